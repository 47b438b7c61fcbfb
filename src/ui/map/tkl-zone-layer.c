/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZoneLayer: many shapes and circles over a map, with their names. */
/* Thread: main. */
#include "tkl-zone-layer.h"

#include "tkl-still.h"
#include "tkl-zone-canvas.h"

#include <math.h>

/* The pointer may move so far between press and release: more is a pan of the map. */
#define STILL_PX 4
/* Zones smaller than this are met by their middle. */
#define REACH_PX 8
#define MOST_NAMES 6

struct _TklZoneLayer
{
  ShumateLayer parent_instance;
  const TklZoneStyle *styles;
  guint n_styles;
  TklAreas *zones;   /* (owned) */
  gint64 selected;   /* 0 = none */
  gboolean nameless; /* another layer draws the names */
  GArray *clear;     /* (owned) (element-type TklPoint): where no names are written */

  TklStill still;      /* the zones, as they were drawn last */
  GArray *hits;        /* (owned) (element-type guint): under the pointer */
  gboolean hits_known; /* false: something moved */
  double hits_x, hits_y;
  double press_x, press_y;
};

enum
{
  ZONE_ACTIVATED,
  REDRAWN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TklZoneLayer, tkl_zone_layer, SHUMATE_TYPE_LAYER)

/* --- drawing ---------------------------------------------------------------------------------- */

static void
forget (TklZoneLayer *self)
{
  tkl_still_forget (&self->still);
  self->hits_known = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[REDRAWN], 0);
}

static TklZoneCanvas
make_canvas (TklZoneLayer *self, const TklView *view, int margin_px)
{
  return (TklZoneCanvas){ .layer = SHUMATE_LAYER (self),
                          .view = view,
                          .zones = self->zones,
                          .styles = self->styles,
                          .n_styles = self->n_styles,
                          .selected = self->selected,
                          .clear = self->clear,
                          .margin_px = margin_px };
}

void
tkl_zone_layer_take_room (TklZoneLayer *self,
                          const TklView *view,
                          int margin_px,
                          TklLabelRoom *room)
{
  TklZoneCanvas canvas;

  g_return_if_fail (TKL_IS_ZONE_LAYER (self) && view != NULL && room != NULL);

  canvas = make_canvas (self, view, margin_px);
  if (tkl_areas_n (self->zones) > 0)
    tkl_zone_canvas_take_room (&canvas, room);
}

static void
draw_cb (ShumateLayer *layer, cairo_t *cr, const TklView *view, int margin_px, gpointer data)
{
  TklZoneLayer *self = TKL_ZONE_LAYER (layer);
  TklZoneCanvas canvas = make_canvas (self, view, margin_px);

  canvas.cr = cr;
  canvas.parts = self->nameless ? TKL_ZONE_PARTS_SHAPES : TKL_ZONE_PARTS_ALL;
  tkl_zone_canvas_draw (&canvas);
}

void
tkl_zone_layer_draw_names (
    TklZoneLayer *self, cairo_t *cr, const TklView *view, int margin_px, const GArray *covered)
{
  TklZoneCanvas canvas;

  g_return_if_fail (TKL_IS_ZONE_LAYER (self) && cr != NULL && view != NULL);

  canvas = make_canvas (self, view, margin_px);
  canvas.cr = cr;
  canvas.parts = TKL_ZONE_PARTS_NAMES;
  canvas.covered = covered;
  if (tkl_areas_n (self->zones) > 0)
    tkl_zone_canvas_draw (&canvas);
}

void
tkl_zone_layer_set_names (TklZoneLayer *self, gboolean shown)
{
  g_return_if_fail (TKL_IS_ZONE_LAYER (self));

  if (self->nameless == !shown)
    return;
  self->nameless = !shown;
  forget (self);
}

static void
tkl_zone_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TklZoneLayer *self = TKL_ZONE_LAYER (widget);
  TklView view;

  self->hits_known = FALSE;
  if (tkl_areas_n (self->zones) > 0 && tkl_layer_view (SHUMATE_LAYER (self), &view))
    tkl_still_snapshot (&self->still, SHUMATE_LAYER (self), snapshot, &view, draw_cb, NULL);
}

static void
tkl_zone_layer_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (tkl_zone_layer_parent_class)->css_changed (widget, change);
  forget (TKL_ZONE_LAYER (widget));
}

/* --- the pointer ------------------------------------------------------------------------------ */

/* GTK asks for each layer below the pointer again and again: the answer is kept until something moves. */
static GArray *
find_hits (TklZoneLayer *self, double x, double y)
{
  TklView view;
  TklPoint point;

  if (self->hits_known && x == self->hits_x && y == self->hits_y)
    return self->hits;
  g_array_set_size (self->hits, 0);
  if (!tkl_layer_view (SHUMATE_LAYER (self), &view))
    return self->hits;
  point = tkl_world_unproject (tkl_view_unproject (&view, x, y));
  if (tkl_point_valid (point))
    tkl_areas_hit (self->zones, point, REACH_PX / tkl_view_scale (&view), self->hits);
  self->hits_known = TRUE;
  self->hits_x = x;
  self->hits_y = y;
  return self->hits;
}

static const TklArea *
get_hit (TklZoneLayer *self, guint i)
{
  return tkl_areas_get (self->zones, g_array_index (self->hits, guint, i));
}

/* Between the zones the pointer means the layer below, or the map. */
static gboolean
tkl_zone_layer_contains (GtkWidget *widget, double x, double y)
{
  return find_hits (TKL_ZONE_LAYER (widget), x, y)->len > 0;
}

static gboolean
tkl_zone_layer_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  TklZoneLayer *self = TKL_ZONE_LAYER (widget);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  if (keyboard)
    return FALSE;
  find_hits (self, x, y);
  for (guint i = 0; i < self->hits->len && n < MOST_NAMES; i++)
    if (get_hit (self, i)->name != NULL)
      g_string_append_printf (names, "%s%s", n++ > 0 ? "\n" : "", get_hit (self, i)->name);
  gtk_tooltip_set_text (tooltip, names->str);
  return n > 0;
}

static void
activate (TklZoneLayer *self, gint64 id)
{
  tkl_zone_layer_set_selected (self, id);
  g_signal_emit (self, signals[ZONE_ACTIVATED], 0, id);
}

/* The next larger one of another id than the one that is chosen, or the smallest again. */
gboolean
tkl_zone_layer_activate_at (TklZoneLayer *self, double x, double y)
{
  guint n, chosen = 0;

  g_return_val_if_fail (TKL_IS_ZONE_LAYER (self), FALSE);

  n = find_hits (self, x, y)->len;
  if (n == 0)
    return FALSE;
  while (chosen < n && get_hit (self, chosen)->id != self->selected)
    chosen++;
  if (chosen < n)
    for (guint i = 0; i < n && get_hit (self, chosen)->id == self->selected; i++)
      chosen = (chosen + 1) % n;
  activate (self, get_hit (self, chosen % n)->id);
  return TRUE;
}

static void
pressed_cb (TklZoneLayer *self, int n_press, double x, double y)
{
  self->press_x = x;
  self->press_y = y;
}

static void
released_cb (TklZoneLayer *self, int n_press, double x, double y)
{
  if (ABS (x - self->press_x) <= STILL_PX && ABS (y - self->press_y) <= STILL_PX)
    tkl_zone_layer_activate_at (self, x, y);
}

/* --- keys ------------------------------------------------------------------------------------- */

/* Lines of text are about so high. */
#define LINE_PX 40

/* Place in reading order: which line, and how far in it. */
static double
find_order (const TklView *view, const TklArea *area)
{
  graphene_point_t at = tkl_view_project (view, area->name_at);

  return floor (at.y / LINE_PX) * 100000 + at.x;
}

gboolean
tkl_zone_layer_step (TklZoneLayer *self, int direction)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (guint));
  double from = direction > 0 ? -INFINITY : INFINITY;
  double best = INFINITY, best_again = INFINITY;
  gint64 next = 0, first = 0;
  TklWorldBox box;
  TklView view;
  guint selected;

  g_return_val_if_fail (TKL_IS_ZONE_LAYER (self), FALSE);

  if (tkl_areas_n (self->zones) == 0 || !tkl_layer_view (SHUMATE_LAYER (self), &view))
    return FALSE;
  box = tkl_view_box (&view, 0);
  selected = self->selected != 0 ? tkl_areas_find_id (self->zones, self->selected, 0) : G_MAXUINT;
  if (selected != G_MAXUINT)
    from = find_order (&view, tkl_areas_get (self->zones, selected));
  tkl_areas_find (self->zones, &box, seen);
  for (guint i = 0; i < seen->len; i++)
    {
      const TklArea *area = tkl_areas_get (self->zones, g_array_index (seen, guint, i));
      double order = find_order (&view, area) * direction;

      if (area->id == self->selected)
        continue;
      if (order > from * direction && order < best)
        {
          best = order;
          next = area->id;
        }
      if (order < best_again)
        {
          best_again = order;
          first = area->id;
        }
    }
  if (next == 0)
    next = first;
  if (next == 0)
    return FALSE;
  activate (self, next);
  return TRUE;
}

/* --- life ------------------------------------------------------------------------------------- */

void
tkl_zone_layer_set_zones (TklZoneLayer *self, TklAreas *zones)
{
  g_return_if_fail (TKL_IS_ZONE_LAYER (self));

  if (zones != NULL)
    tkl_areas_ref (zones);
  else
    {
      zones = tkl_areas_new ();
      tkl_areas_finish (zones);
    }
  g_clear_pointer (&self->zones, tkl_areas_unref);
  self->zones = zones;
  forget (self);
}

TklAreas *
tkl_zone_layer_get_zones (TklZoneLayer *self)
{
  g_return_val_if_fail (TKL_IS_ZONE_LAYER (self), NULL);

  return self->zones;
}

void
tkl_zone_layer_keep_clear (TklZoneLayer *self, const TklPoint *points, gsize n_points)
{
  g_return_if_fail (TKL_IS_ZONE_LAYER (self));

  g_array_set_size (self->clear, 0);
  if (n_points > 0)
    g_array_append_vals (self->clear, points, (guint) n_points);
  forget (self);
}

void
tkl_zone_layer_set_selected (TklZoneLayer *self, gint64 id)
{
  g_return_if_fail (TKL_IS_ZONE_LAYER (self));

  if (id == self->selected)
    return;
  self->selected = id;
  forget (self);
}

gint64
tkl_zone_layer_get_selected (TklZoneLayer *self)
{
  g_return_val_if_fail (TKL_IS_ZONE_LAYER (self), 0);

  return self->selected;
}

ShumateLayer *
tkl_zone_layer_new (ShumateViewport *viewport, const TklZoneStyle *styles, guint n_styles)
{
  TklZoneLayer *self
      = g_object_new (TKL_TYPE_ZONE_LAYER, "viewport", viewport, "has-tooltip", TRUE, NULL);

  self->styles = styles;
  self->n_styles = n_styles;
  return SHUMATE_LAYER (self);
}

static void
tkl_zone_layer_constructed (GObject *object)
{
  G_OBJECT_CLASS (tkl_zone_layer_parent_class)->constructed (object);
  tkl_layer_follow (SHUMATE_LAYER (object));
}

static void
tkl_zone_layer_finalize (GObject *object)
{
  TklZoneLayer *self = TKL_ZONE_LAYER (object);

  tkl_still_forget (&self->still);
  tkl_areas_unref (self->zones);
  g_array_unref (self->hits);
  g_array_unref (self->clear);
  G_OBJECT_CLASS (tkl_zone_layer_parent_class)->finalize (object);
}

static void
tkl_zone_layer_class_init (TklZoneLayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = tkl_zone_layer_constructed;
  G_OBJECT_CLASS (klass)->finalize = tkl_zone_layer_finalize;
  widget_class->snapshot = tkl_zone_layer_snapshot;
  widget_class->css_changed = tkl_zone_layer_css_changed;
  widget_class->contains = tkl_zone_layer_contains;
  widget_class->query_tooltip = tkl_zone_layer_query_tooltip;
  signals[ZONE_ACTIVATED] = g_signal_new ("zone-activated", TKL_TYPE_ZONE_LAYER, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[REDRAWN] = g_signal_new ("redrawn", TKL_TYPE_ZONE_LAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
tkl_zone_layer_init (TklZoneLayer *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->hits = g_array_new (FALSE, FALSE, sizeof (guint));
  self->clear = g_array_new (FALSE, FALSE, sizeof (TklPoint));
  tkl_zone_layer_set_zones (self, NULL);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
