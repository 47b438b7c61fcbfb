/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPlaceMap: the small map of a form: one place, its circle, and a pin to correct it (F084). */
/* Thread: main. */
#include "tkl-place-map.h"

#include "tkl-circle.h"
#include "tkl-layer.h"
#include "tkl-map.h"
#include "tkl-pin-layer.h"

#include <glib/gi18n-lib.h>

#define HEIGHT_PX 220
/* What is shown around a place without a circle. */
#define SURROUNDINGS_M 150
#define WHEEL_STEP_PX 60

struct _TklPlaceMap
{
  GtkWidget parent_instance;
  char *title; /* (owned) */
  GtkWidget
      *map; /* (nullable): made for the first place: most forms are opened without looking at it */
  GtkWidget *caption;
  TklPinLayer *layer; /* of map */
  gboolean is_shown;  /* there is a place */
};

enum
{
  MOVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TklPlaceMap, tkl_place_map, GTK_TYPE_WIDGET)

/* --- showing ---------------------------------------------------------------------------------- */

static void
fit (TklPlaceMap *self, TklPoint point, int radius_m)
{
  TklCircle circle;
  TklBox box;

  tkl_circle_init (&circle, point, radius_m > 0 ? radius_m : SURROUNDINGS_M);
  box = tkl_circle_box (&circle);
  tkl_map_fit (TKL_MAP (self->map), (const TklPoint[]){ box.min, box.max }, 2);
}

static gboolean
is_in_sight (TklPlaceMap *self, TklPoint point)
{
  GtkWidget *layer = GTK_WIDGET (self->layer);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (layer),
                                             (float) gtk_widget_get_height (layer));
  graphene_point_t at = tkl_layer_project (SHUMATE_LAYER (layer), point);

  return graphene_rect_contains_point (&area, &at);
}

static void
moved_cb (TklPlaceMap *self, TklPoint *point)
{
  g_signal_emit (self, signals[MOVED], 0, point);
}

static void
make_map (TklPlaceMap *self)
{
  TklMap *map = TKL_MAP (tkl_map_new ());

  self->map = GTK_WIDGET (map);
  tkl_map_describe (map, self->title);
  gtk_widget_set_size_request (self->map, -1, HEIGHT_PX);
  gtk_widget_insert_before (self->map, GTK_WIDGET (self), self->caption);
  self->layer = TKL_PIN_LAYER (tkl_pin_layer_new (tkl_map_get_viewport (map)));
  tkl_map_add_layer (map, SHUMATE_LAYER (self->layer));
  g_signal_connect_object (self->layer, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
}

static const char *
describe (gboolean is_shown, gboolean has_circle)
{
  if (!is_shown)
    return _ ("There are no coordinates yet. Press Locate, or type latitude and longitude: then a "
              "map shows the place.");
  if (has_circle)
    return _ ("Drag the pin to the right house, or move it with the arrow keys. Ticks within the "
              "circle count as being there.");
  return _ ("Drag the pin to the right house, or move it with the arrow keys.");
}

void
tkl_place_map_show (TklPlaceMap *self, TklPoint point, int radius_m, gboolean look)
{
  gboolean was_shown = self->is_shown;

  g_return_if_fail (TKL_IS_PLACE_MAP (self));

  self->is_shown = tkl_point_valid (point);
  gtk_label_set_text (GTK_LABEL (self->caption), describe (self->is_shown, radius_m > 0));
  if (self->is_shown && self->map == NULL)
    make_map (self);
  if (self->map == NULL)
    return;
  if (look)
    tkl_pin_layer_drop (self->layer);
  tkl_pin_layer_set (self->layer, self->is_shown ? point : TKL_POINT_NONE, radius_m);
  gtk_widget_set_visible (self->map, self->is_shown);
  if (self->is_shown && (look || !was_shown || !is_in_sight (self, point)))
    fit (self, point, radius_m);
}

/* --- the wheel -------------------------------------------------------------------------------- */

/* Somebody who scrolls through a form does not mean the map that comes under the pointer. */
static gboolean
scroll_cb (TklPlaceMap *self, double dx, double dy)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *position;

  if (window == NULL || gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    return FALSE;
  position = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));
  gtk_adjustment_set_value (position, gtk_adjustment_get_value (position) + dy * WHEEL_STEP_PX);
  return TRUE;
}

/* --- life ------------------------------------------------------------------------------------- */

GtkWidget *
tkl_place_map_new (const char *title)
{
  TklPlaceMap *self = g_object_new (TKL_TYPE_PLACE_MAP, NULL);

  self->title = g_strdup (title);
  tkl_place_map_show (self, TKL_POINT_NONE, 0, FALSE);
  return GTK_WIDGET (self);
}

static void
tkl_place_map_dispose (GObject *object)
{
  TklPlaceMap *self = TKL_PLACE_MAP (object);

  g_clear_pointer (&self->map, gtk_widget_unparent);
  g_clear_pointer (&self->caption, gtk_widget_unparent);
  G_OBJECT_CLASS (tkl_place_map_parent_class)->dispose (object);
}

static void
tkl_place_map_finalize (GObject *object)
{
  g_free (TKL_PLACE_MAP (object)->title);
  G_OBJECT_CLASS (tkl_place_map_parent_class)->finalize (object);
}

static void
tkl_place_map_class_init (TklPlaceMapClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tkl_place_map_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_place_map_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "tkl-place-map");
  signals[MOVED] = g_signal_new ("moved", TKL_TYPE_PLACE_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
add_caption (TklPlaceMap *self)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  self->caption = GTK_WIDGET (label);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_xalign (label, 0);
  gtk_widget_add_css_class (self->caption, "dim-label");
  gtk_widget_add_css_class (self->caption, "caption");
  gtk_widget_set_parent (self->caption, GTK_WIDGET (self));
}

static void
tkl_place_map_init (TklPlaceMap *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *wheel
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  add_caption (self);
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
}
