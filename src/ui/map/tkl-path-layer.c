/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPathLayer: a line over the map, dashed where nothing is known between two of its points. */
/* Thread: main. */
#include "tkl-path-layer.h"

#include "tkl-layer.h"

#define LINE_WIDTH 3
#define CASING_WIDTH 6

struct _TklPathLayer
{
  ShumateLayer parent_instance;
  GArray *points; /* (owned) (element-type TklPathPoint) */
};

G_DEFINE_FINAL_TYPE (TklPathLayer, tkl_path_layer, SHUMATE_TYPE_LAYER)

/* Only the stretches that are known, or only the others. */
static void
trace (TklPathLayer *self, cairo_t *cr, gboolean gaps)
{
  graphene_point_t before = GRAPHENE_POINT_INIT (0, 0);

  for (guint i = 0; i < self->points->len; i++)
    {
      const TklPathPoint *point = &g_array_index (self->points, TklPathPoint, i);
      graphene_point_t at = tkl_layer_project (SHUMATE_LAYER (self), point->point);

      if (i > 0 && point->after_gap == gaps)
        {
          cairo_move_to (cr, before.x, before.y);
          cairo_line_to (cr, at.x, at.y);
        }
      before = at;
    }
}

static void
tkl_path_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const double dashes[] = { 2, 6 };
  TklPathLayer *self = TKL_PATH_LAYER (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                             (float) gtk_widget_get_height (widget));
  GdkRGBA line = tkl_layer_colour (SHUMATE_LAYER (self), "tkl_mobility");
  GdkRGBA casing = tkl_layer_colour (SHUMATE_LAYER (self), "view_bg_color");
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  trace (self, cr, FALSE);
  gdk_cairo_set_source_rgba (cr, &casing);
  cairo_set_line_width (cr, CASING_WIDTH);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &line);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_stroke (cr);
  trace (self, cr, TRUE);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

void
tkl_path_layer_set_points (TklPathLayer *self, const TklPathPoint *points, gsize n_points)
{
  g_return_if_fail (TKL_IS_PATH_LAYER (self));

  g_array_set_size (self->points, 0);
  if (n_points > 0)
    g_array_append_vals (self->points, points, (guint) n_points);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

ShumateLayer *
tkl_path_layer_new (ShumateViewport *viewport)
{
  return g_object_new (TKL_TYPE_PATH_LAYER, "viewport", viewport, NULL);
}

static void
tkl_path_layer_constructed (GObject *object)
{
  G_OBJECT_CLASS (tkl_path_layer_parent_class)->constructed (object);
  tkl_layer_follow (SHUMATE_LAYER (object));
}

static void
tkl_path_layer_finalize (GObject *object)
{
  g_array_unref (TKL_PATH_LAYER (object)->points);
  G_OBJECT_CLASS (tkl_path_layer_parent_class)->finalize (object);
}

static void
tkl_path_layer_class_init (TklPathLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = tkl_path_layer_constructed;
  G_OBJECT_CLASS (klass)->finalize = tkl_path_layer_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = tkl_path_layer_snapshot;
}

static void
tkl_path_layer_init (TklPathLayer *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (TklPathPoint));
}

const GArray *
tkl_path_layer_get_points (TklPathLayer *self)
{
  g_return_val_if_fail (TKL_IS_PATH_LAYER (self), NULL);

  return self->points;
}
