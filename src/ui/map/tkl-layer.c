/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What our layers of a map share. */
/* Thread: main. */
#include "tkl-layer.h"

#include <math.h>

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

/* Asked of libshumate by three points, not computed: it knows the size of tiles between two zooms, the
 * rotation and where the middle is. */
gboolean
tkl_layer_view (ShumateLayer *layer, TklView *ret_view)
{
  static const double step = 1.0 / 64;
  ShumateViewport *viewport = shumate_layer_get_viewport (layer);
  TklView view = { .width = gtk_widget_get_width (GTK_WIDGET (layer)),
                   .height = gtk_widget_get_height (GTK_WIDGET (layer)) };
  TklPoint centre
      = tkl_point_from_degrees (shumate_location_get_latitude (SHUMATE_LOCATION (viewport)),
                                shumate_location_get_longitude (SHUMATE_LOCATION (viewport)));
  TklPoint east, south;
  graphene_point_t at;
  double x, y;

  if (view.width <= 0 || view.height <= 0 || !tkl_point_valid (centre)
      || shumate_viewport_get_reference_map_source (viewport) == NULL)
    return FALSE;
  view.origin = tkl_world_project (centre);
  view.origin.x = CLAMP (view.origin.x, step, 1 - step);
  view.origin.y = CLAMP (view.origin.y, step, 1 - step);
  centre = tkl_world_unproject (view.origin);
  view.origin = tkl_world_project (centre);
  at = tkl_layer_project (layer, centre);
  view.x = at.x;
  view.y = at.y;
  east = tkl_world_unproject ((TklWorldPoint){ view.origin.x + step, view.origin.y });
  south = tkl_world_unproject ((TklWorldPoint){ view.origin.x, view.origin.y + step });
  shumate_viewport_location_to_widget_coords (viewport, GTK_WIDGET (layer), east.lat_e7 / 1e7,
                                              east.lon_e7 / 1e7, &x, &y);
  view.xx = (x - view.x) / (tkl_world_project (east).x - view.origin.x);
  view.yx = (y - view.y) / (tkl_world_project (east).x - view.origin.x);
  shumate_viewport_location_to_widget_coords (viewport, GTK_WIDGET (layer), south.lat_e7 / 1e7,
                                              south.lon_e7 / 1e7, &x, &y);
  view.xy = (x - view.x) / (tkl_world_project (south).y - view.origin.y);
  view.yy = (y - view.y) / (tkl_world_project (south).y - view.origin.y);
  *ret_view = view;
  return TRUE;
}

TklWorldPoint
tkl_view_unproject (const TklView *view, double x, double y)
{
  double determinant = view->xx * view->yy - view->xy * view->yx;
  double dx = x - view->x, dy = y - view->y;

  return (TklWorldPoint){ view->origin.x + (view->yy * dx - view->xy * dy) / determinant,
                          view->origin.y + (view->xx * dy - view->yx * dx) / determinant };
}

TklWorldBox
tkl_view_box (const TklView *view, double margin_px)
{
  TklWorldBox box = TKL_WORLD_BOX_EMPTY;

  for (int corner = 0; corner < 4; corner++)
    tkl_world_box_add (
        &box, tkl_view_unproject (view, (corner & 1) != 0 ? view->width + margin_px : -margin_px,
                                  (corner & 2) != 0 ? view->height + margin_px : -margin_px));
  return box;
}

double
tkl_view_scale (const TklView *view)
{
  return hypot (view->xx, view->yx);
}

double
tkl_view_zoom (const TklView *view)
{
  return log2 (tkl_view_scale (view) / TKL_WORLD_PX);
}

GdkRGBA
tkl_layer_colour (ShumateLayer *layer, const char *name)
{
  GdkRGBA colour = { 0.5f, 0.5f, 0.5f, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (layer)), name, &colour);
  return colour;
}

/* Glyphs are kept by cairo, outlines of letters are not: nine times the text is faster than once with
 * a line around it. */
static void
draw_text (const TklPen *pen, PangoLayout *layout, double x, double y)
{
  static const double around[][2] = { { -1, -1 }, { 0, -1.4 }, { 1, -1 },  { -1.4, 0 },
                                      { 1.4, 0 }, { -1, 1 },   { 0, 1.4 }, { 1, 1 } };

  gdk_cairo_set_source_rgba (pen->cr, &pen->halo);
  for (guint i = 0; i < G_N_ELEMENTS (around); i++)
    {
      cairo_move_to (pen->cr, x + around[i][0], y + around[i][1]);
      pango_cairo_show_layout (pen->cr, layout);
    }
  gdk_cairo_set_source_rgba (pen->cr, &pen->ink);
  cairo_move_to (pen->cr, x, y);
  pango_cairo_show_layout (pen->cr, layout);
}

/* Layouts of so many names are kept with a layer: a zoom writes the same ones in each frame. They follow
 * the font by themselves. */
#define MOST_LAYOUTS 1000

static PangoLayout *
find_layout (const TklPen *pen, const char *text)
{
  static const char key[] = "tkl-layouts";
  GHashTable *layouts = g_object_get_data (G_OBJECT (pen->layer), key);
  PangoLayout *layout = layouts != NULL ? g_hash_table_lookup (layouts, text) : NULL;

  if (layout != NULL)
    return layout;
  if (layouts == NULL)
    {
      layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      g_object_set_data_full (G_OBJECT (pen->layer), key, layouts,
                              (GDestroyNotify) g_hash_table_unref);
    }
  else if (g_hash_table_size (layouts) >= MOST_LAYOUTS)
    g_hash_table_remove_all (layouts);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (pen->layer), text);
  g_hash_table_insert (layouts, g_strdup (text), layout);
  return layout;
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
  if (pen->cr != NULL)
    draw_text (pen, layout, x, y);
  return TRUE;
}

gboolean
tkl_pen_write (const TklPen *pen, const char *text, graphene_point_t at)
{
  PangoLayout *layout = find_layout (pen, text);

  return try_at (pen, layout, at, 0);
}

gboolean
tkl_pen_write_over (const TklPen *pen, const char *text, graphene_point_t at)
{
  PangoLayout *layout = find_layout (pen, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return try_at (pen, layout, GRAPHENE_POINT_INIT (at.x - (float) width / 2, at.y), 0);
}

gboolean
tkl_pen_write_beside (const TklPen *pen, const char *text, graphene_point_t at, float gap_px)
{
  PangoLayout *layout = find_layout (pen, text);

  return try_at (pen, layout, at, gap_px) || try_at (pen, layout, at, -gap_px);
}
