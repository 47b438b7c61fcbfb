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

static void
draw_text (const TklPen *pen, PangoLayout *layout, double x, double y)
{
  cairo_move_to (pen->cr, x, y);
  pango_cairo_layout_path (pen->cr, layout);
  cairo_set_line_join (pen->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (pen->cr, HALO_WIDTH);
  gdk_cairo_set_source_rgba (pen->cr, &pen->halo);
  cairo_stroke_preserve (pen->cr);
  gdk_cairo_set_source_rgba (pen->cr, &pen->ink);
  cairo_fill (pen->cr);
}

/* @from_px: the text's left edge beyond the point; negative: its right edge before it. */
static gboolean
try_at (const TklPen *pen, PangoLayout *layout, graphene_point_t at, float from_px)
{
  int width, height;
  double x, y;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = from_px < 0 ? at.x + from_px - width : at.x + from_px;
  y = at.y - height / 2.0;
  if (pen->room != NULL
      && !tkl_label_room_take (pen->room, (int) x, (int) y, width + 1, height + 1))
    return FALSE;
  draw_text (pen, layout, x, y);
  return TRUE;
}

gboolean
tkl_pen_write (const TklPen *pen, const char *text, graphene_point_t at)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (pen->layer), text);

  return try_at (pen, layout, at, 0);
}

gboolean
tkl_pen_write_beside (const TklPen *pen, const char *text, graphene_point_t at, float gap_px)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (pen->layer), text);

  return try_at (pen, layout, at, gap_px) || try_at (pen, layout, at, -gap_px);
}
