/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What our layers of a map share. */
/* Thread: main. */
#include "tkl-layer.h"

#define HALO_WIDTH 3

void
tkl_layer_follow (ShumateLayer *layer)
{
  g_signal_connect_object (shumate_layer_get_viewport (layer), "notify",
                           G_CALLBACK (gtk_widget_queue_draw), layer, G_CONNECT_SWAPPED);
}

graphene_point_t
tkl_layer_project (ShumateLayer *layer, TklPoint point)
{
  double x, y;

  shumate_viewport_location_to_widget_coords (shumate_layer_get_viewport (layer),
                                              GTK_WIDGET (layer), point.lat_e7 / 1e7,
                                              point.lon_e7 / 1e7, &x, &y);
  return GRAPHENE_POINT_INIT ((float) x, (float) y);
}

GdkRGBA
tkl_layer_colour (ShumateLayer *layer, const char *name)
{
  GdkRGBA colour = { 0.5f, 0.5f, 0.5f, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (layer)), name, &colour);
  return colour;
}

void
tkl_layer_text (ShumateLayer *layer,
                cairo_t *cr,
                const char *text,
                graphene_point_t at,
                GdkRGBA ink,
                GdkRGBA halo)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (layer), text);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  cairo_move_to (cr, at.x, at.y - height / 2.0);
  pango_cairo_layout_path (cr, layout);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, HALO_WIDTH);
  gdk_cairo_set_source_rgba (cr, &halo);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &ink);
  cairo_fill (cr);
}
