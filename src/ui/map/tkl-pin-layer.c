/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPinLayer: one place on the map with a pin that can be moved, and a circle around it. */
/* Thread: main. */
#include "tkl-pin-layer.h"

#include "tkl-layer.h"
#include "tkl-pin.h"

#include <glib/gi18n-lib.h>

#define EARTH_RADIUS_M 6371008.8

struct _TklPinLayer
{
  ShumateLayer parent_instance;
  GtkWidget *pin;
  TklPoint set_point; /* as others said */
  TklPoint point;     /* as a person moved it since */
  int radius_m;
};

enum
{
  MOVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TklPinLayer, tkl_pin_layer, SHUMATE_TYPE_LAYER)

/* --- where it stands -------------------------------------------------------------------------- */

static void
show_point (TklPinLayer *self)
{
  gboolean is_set = tkl_point_valid (self->point);
  g_autofree char *lat = is_set ? tkl_point_format_degrees (self->point.lat_e7) : NULL;
  g_autofree char *lon = is_set ? tkl_point_format_degrees (self->point.lon_e7) : NULL;
  g_autofree char *text
      = is_set
            /* Translators: for screen readers; latitude and longitude in degrees. */
            ? g_strdup_printf (_ ("Pin at %s, %s. The arrow keys move it."), lat, lon)
            : g_strdup ("");

  gtk_widget_set_visible (self->pin, is_set);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pin), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
move_to (TklPinLayer *self, double x, double y)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  double latitude, longitude;
  TklPoint point;

  shumate_viewport_widget_coords_to_location (viewport, GTK_WIDGET (self), x, y, &latitude,
                                              &longitude);
  point = tkl_point_from_degrees (latitude, longitude);
  if (!tkl_point_valid (point))
    return;
  self->point = point;
  show_point (self);
}

static void
shifted_cb (TklPinLayer *self, double x, double y)
{
  move_to (self, x, y);
}

static void
nudged_cb (TklPinLayer *self, int dx, int dy)
{
  graphene_point_t at = tkl_layer_project (SHUMATE_LAYER (self), self->point);
  TklPoint before = self->point;

  move_to (self, at.x + dx, at.y + dy);
  /* To the side is to the side, however coarse the pixels are. */
  if (dy == 0)
    self->point.lat_e7 = before.lat_e7;
  if (dx == 0)
    self->point.lon_e7 = before.lon_e7;
  show_point (self);
}

static void
rested_cb (TklPinLayer *self)
{
  if (tkl_point_equal (self->point, self->set_point))
    return;
  /* Who stores it may take a while: meanwhile it is moved on from here. */
  self->set_point = self->point;
  g_signal_emit (self, signals[MOVED], 0, &self->point);
}

void
tkl_pin_layer_set (TklPinLayer *self, TklPoint point, int radius_m)
{
  g_return_if_fail (TKL_IS_PIN_LAYER (self));

  if (tkl_point_equal (point, self->set_point) && radius_m == self->radius_m)
    return;
  tkl_pin_drop (TKL_PIN (self->pin));
  self->set_point = self->point = point;
  self->radius_m = radius_m;
  show_point (self);
}

void
tkl_pin_layer_drop (TklPinLayer *self)
{
  g_return_if_fail (TKL_IS_PIN_LAYER (self));

  tkl_pin_drop (TKL_PIN (self->pin));
  self->point = self->set_point;
  show_point (self);
}

/* --- drawing ---------------------------------------------------------------------------------- */

static double
find_radius_px (TklPinLayer *self, graphene_point_t centre)
{
  double degrees = self->radius_m / EARTH_RADIUS_M * 180 / G_PI;
  TklPoint north = { self->point.lat_e7 + (gint32) (degrees * 1e7), self->point.lon_e7 };

  return centre.y - tkl_layer_project (SHUMATE_LAYER (self), north).y;
}

static void
draw_circle (TklPinLayer *self, GtkSnapshot *snapshot)
{
  ShumateLayer *layer = SHUMATE_LAYER (self);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                                             (float) gtk_widget_get_height (GTK_WIDGET (self)));
  graphene_point_t centre = tkl_layer_project (layer, self->point);
  GdkRGBA colour = tkl_layer_colour (layer, "accent_color");
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);

  cairo_arc (cr, centre.x, centre.y, find_radius_px (self, centre), 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke_preserve (cr);
  colour.alpha *= 0.15f;
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
tkl_pin_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TklPinLayer *self = TKL_PIN_LAYER (widget);

  if (!tkl_point_valid (self->point))
    return;
  if (self->radius_m > 0)
    draw_circle (self, snapshot);
  gtk_widget_snapshot_child (widget, self->pin, snapshot);
}

static void
tkl_pin_layer_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TklPinLayer *self = TKL_PIN_LAYER (widget);
  graphene_point_t at;

  if (!gtk_widget_should_layout (self->pin))
    return;
  at = tkl_layer_project (SHUMATE_LAYER (self), self->point);
  at.x -= TKL_PIN_WIDTH / 2.0f;
  at.y -= TKL_PIN_HEIGHT;
  gtk_widget_allocate (self->pin, TKL_PIN_WIDTH, TKL_PIN_HEIGHT, -1,
                       gsk_transform_translate (NULL, &at));
}

/* Beside the pin the pointer means the map. */
static gboolean
tkl_pin_layer_contains (GtkWidget *widget, double x, double y)
{
  return FALSE;
}

/* --- life ------------------------------------------------------------------------------------- */

ShumateLayer *
tkl_pin_layer_new (ShumateViewport *viewport)
{
  return g_object_new (TKL_TYPE_PIN_LAYER, "viewport", viewport, NULL);
}

static void
tkl_pin_layer_constructed (GObject *object)
{
  G_OBJECT_CLASS (tkl_pin_layer_parent_class)->constructed (object);
  tkl_layer_follow (SHUMATE_LAYER (object));
  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (object)), "notify",
                           G_CALLBACK (gtk_widget_queue_allocate), object, G_CONNECT_SWAPPED);
}

static void
tkl_pin_layer_dispose (GObject *object)
{
  g_clear_pointer (&TKL_PIN_LAYER (object)->pin, gtk_widget_unparent);
  G_OBJECT_CLASS (tkl_pin_layer_parent_class)->dispose (object);
}

static void
tkl_pin_layer_class_init (TklPinLayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = tkl_pin_layer_constructed;
  G_OBJECT_CLASS (klass)->dispose = tkl_pin_layer_dispose;
  widget_class->snapshot = tkl_pin_layer_snapshot;
  widget_class->size_allocate = tkl_pin_layer_size_allocate;
  widget_class->contains = tkl_pin_layer_contains;
  signals[MOVED] = g_signal_new ("moved", TKL_TYPE_PIN_LAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
tkl_pin_layer_init (TklPinLayer *self)
{
  self->set_point = self->point = TKL_POINT_NONE;
  self->pin = tkl_pin_new ();
  gtk_widget_set_parent (self->pin, GTK_WIDGET (self));
  g_signal_connect_object (self->pin, "shifted", G_CALLBACK (shifted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pin, "nudged", G_CALLBACK (nudged_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pin, "rested", G_CALLBACK (rested_cb), self, G_CONNECT_SWAPPED);
  show_point (self);
}
