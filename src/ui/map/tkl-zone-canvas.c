/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the zones of a TklZoneLayer. */
/* Thread: main. */
#include "tkl-zone-canvas.h"

#include "tkl-contrast.h"

#include <math.h>
#include <string.h>

/* A zone smaller than this is a square: where it is can be seen, its shape cannot. */
#define DOT_PX 5
/* So many shapes can be drawn in the time of a frame: with more in sight, smaller ones are squares. */
#define MOST_SHAPES 300
/* Names stand in zones as wide as this, and in all when there are few: those of the projects of an
 * office with the homes of its people. */
#define NAME_PX 30
#define FEW_ZONES 80
#define FEW_DOTS 300
#define MOST_NAMES 80
#define MOST_TRIES 300
/* Around a mark that stands above the zones, and the width of the times beside it. */
#define MARK_PX 12
#define LABEL_PX 80

/* From the middle of a circle with a number to a name beside it. */
#define COVERED_PX 26

/* One picture while it is drawn. */
typedef struct
{
  const TklZoneCanvas *canvas;
  cairo_t *cr;
  double scale, zoom;
  GArray *seen;  /* (element-type guint) */
  GArray *ring;  /* (element-type TklWorldPoint): for one at a time */
  double dot_px; /* what is smaller is a square */
} Drawing;

static const TklArea *
get_seen (const Drawing *drawing, guint i)
{
  return tkl_areas_get (drawing->canvas->zones, g_array_index (drawing->seen, guint, i));
}

static double
size_of (const Drawing *drawing, const TklArea *area)
{
  return drawing->scale * MAX (area->box.east - area->box.west, area->box.south - area->box.north);
}

/* --- shapes ----------------------------------------------------------------------------------- */

static void
trace (const Drawing *drawing, const TklArea *area)
{
  const TklView *view = drawing->canvas->view;

  if (area->radius > 0)
    {
      graphene_point_t at = tkl_view_project (view, area->name_at);

      cairo_new_sub_path (drawing->cr);
      cairo_arc (drawing->cr, at.x, at.y, area->radius * drawing->scale, 0, 2 * G_PI);
      return;
    }
  for (guint ring = area->first_ring; ring < area->first_ring + area->n_rings; ring++)
    {
      tkl_areas_ring (drawing->canvas->zones, ring, drawing->zoom, drawing->ring);
      cairo_new_sub_path (drawing->cr);
      for (guint i = 0; i < drawing->ring->len; i++)
        {
          graphene_point_t at
              = tkl_view_project (view, g_array_index (drawing->ring, TklWorldPoint, i));

          cairo_line_to (drawing->cr, at.x, at.y);
        }
      cairo_close_path (drawing->cr);
    }
}

static void
set_rgba (const Drawing *drawing, GdkRGBA colour, float alpha)
{
  colour.alpha *= alpha;
  gdk_cairo_set_source_rgba (drawing->cr, &colour);
}

static void
set_colour (const Drawing *drawing, const char *name, float alpha)
{
  set_rgba (drawing, tkl_layer_colour (drawing->canvas->layer, name), alpha);
}

static int
rgb_of (GdkRGBA colour)
{
  return (int) (colour.red * 255) << 16 | (int) (colour.green * 255) << 8
         | (int) (colour.blue * 255);
}

/* One of its own is made darker or lighter where it would not be seen. */
static GdkRGBA
find_colour (const Drawing *drawing, const TklArea *area)
{
  ShumateLayer *layer = drawing->canvas->layer;
  int rgb;

  if (area->rgb < 0)
    return tkl_layer_colour (layer, drawing->canvas->styles[area->style].colour);
  rgb = tkl_contrast_adjust (area->rgb, rgb_of (tkl_layer_colour (layer, "view_bg_color")),
                             TKL_CONTRAST_SIGN);
  return (GdkRGBA){ (float) (rgb >> 16 & 0xFF) / 255, (float) (rgb >> 8 & 0xFF) / 255,
                    (float) (rgb & 0xFF) / 255, 1 };
}

static void
set_edge (const Drawing *drawing, gboolean dashed, double width)
{
  static const double dashes[] = { 6, 4 };

  cairo_set_line_width (drawing->cr, width);
  cairo_set_dash (drawing->cr, dashes, dashed ? G_N_ELEMENTS (dashes) : 0, 0);
}

/* Squares are written into the picture itself: cairo takes a hundred times as long for thousands. */
static void
fill_square (cairo_surface_t *surface, int x, int y, int size, guint32 pixel)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guchar *data = cairo_image_surface_get_data (surface);

  for (int row = MAX (y, 0); row < MIN (y + size, height); row++)
    for (int column = MAX (x, 0); column < MIN (x + size, width); column++)
      memcpy (data + (gsize) row * (gsize) stride + (gsize) column * 4, &pixel, 4);
}

static guint32
make_pixel (GdkRGBA colour, float alpha)
{
  alpha *= colour.alpha;
  return (guint32) (alpha * 255) << 24 | (guint32) (colour.red * alpha * 255) << 16
         | (guint32) (colour.green * alpha * 255) << 8 | (guint32) (colour.blue * alpha * 255);
}

/* Few are to be found at a glance, of many it is the pattern that counts. */
static double
least_dot (const Drawing *drawing)
{
  return drawing->seen->len <= FEW_DOTS ? 6 : 3;
}

static void
draw_dots (const Drawing *drawing, const guint *group, guint n_group)
{
  const TklZoneCanvas *canvas = drawing->canvas;
  cairo_surface_t *surface = cairo_get_target (drawing->cr);
  guint32 pixel
      = make_pixel (find_colour (drawing, tkl_areas_get (canvas->zones, group[0])), 0.75f);
  double factor;

  cairo_surface_get_device_scale (surface, &factor, NULL);
  cairo_surface_flush (surface);
  for (guint i = 0; i < n_group; i++)
    {
      const TklArea *area = tkl_areas_get (canvas->zones, group[i]);
      double size = size_of (drawing, area);
      graphene_point_t at;

      if (size >= drawing->dot_px)
        continue;
      size = MAX (size * 0.8, least_dot (drawing));
      at = tkl_view_project (canvas->view, area->name_at);
      fill_square (surface, (int) floor ((at.x + canvas->margin_px - size / 2) * factor),
                   (int) floor ((at.y + canvas->margin_px - size / 2) * factor),
                   (int) (size * factor), pixel);
    }
  cairo_surface_mark_dirty (surface);
}

/* One path for all of a style and colour: they are filled as their union. */
static void
draw_group (const Drawing *drawing, const guint *group, guint n_group)
{
  const TklZoneCanvas *canvas = drawing->canvas;
  const TklArea *first = tkl_areas_get (canvas->zones, group[0]);
  GdkRGBA colour = find_colour (drawing, first);

  draw_dots (drawing, group, n_group);
  cairo_new_path (drawing->cr);
  for (guint i = 0; i < n_group; i++)
    {
      const TklArea *area = tkl_areas_get (canvas->zones, group[i]);

      if (size_of (drawing, area) >= drawing->dot_px)
        trace (drawing, area);
    }
  set_rgba (drawing, colour, 0.22f);
  cairo_fill_preserve (drawing->cr);
  set_rgba (drawing, colour, 1);
  set_edge (drawing, canvas->styles[first->style].dashed, 1.5);
  cairo_stroke (drawing->cr);
}

/* By style, then colour; those without one of their own lie below. */
static int
compare_looks (const void *a, const void *b, gpointer data)
{
  const TklAreas *zones = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  const TklArea *p = tkl_areas_get (zones, i), *q = tkl_areas_get (zones, j);

  if (p->style != q->style)
    return p->style < q->style ? -1 : 1;
  if (p->rgb != q->rgb)
    return p->rgb < q->rgb ? -1 : 1;
  return (i > j) - (i < j);
}

static void
draw_all (const Drawing *drawing)
{
  TklAreas *zones = drawing->canvas->zones;
  g_autoptr (GArray) sorted = g_array_copy (drawing->seen);
  guint end;

  g_array_sort_with_data (sorted, compare_looks, zones);
  for (guint from = 0; from < sorted->len; from = end)
    {
      const TklArea *first = tkl_areas_get (zones, g_array_index (sorted, guint, from));

      for (end = from + 1; end < sorted->len; end++)
        {
          const TklArea *area = tkl_areas_get (zones, g_array_index (sorted, guint, end));

          if (area->style != first->style || area->rgb != first->rgb)
            break;
        }
      draw_group (drawing, &g_array_index (sorted, guint, from), end - from);
    }
}

static void
draw_selected (const Drawing *drawing)
{
  cairo_new_path (drawing->cr);
  for (guint i = 0; i < drawing->seen->len; i++)
    {
      const TklArea *area = get_seen (drawing, i);

      if (area->id != drawing->canvas->selected)
        continue;
      trace (drawing, area);
      if (size_of (drawing, area) < 2 * DOT_PX)
        {
          graphene_point_t at = tkl_view_project (drawing->canvas->view, area->name_at);

          cairo_new_sub_path (drawing->cr);
          cairo_arc (drawing->cr, at.x, at.y, 2 * DOT_PX, 0, 2 * G_PI);
        }
    }
  set_colour (drawing, "accent_color", 0.3f);
  cairo_fill_preserve (drawing->cr);
  set_edge (drawing, FALSE, 6);
  set_colour (drawing, "view_bg_color", 1);
  cairo_stroke_preserve (drawing->cr);
  set_edge (drawing, FALSE, 3);
  set_colour (drawing, "accent_color", 1);
  cairo_stroke (drawing->cr);
}

/* --- names ------------------------------------------------------------------------------------ */

static int
compare_importance (const void *a, const void *b, gpointer data)
{
  const Drawing *drawing = data;
  const TklArea *p = tkl_areas_get (drawing->canvas->zones, *(const guint *) a);
  const TklArea *q = tkl_areas_get (drawing->canvas->zones, *(const guint *) b);
  gboolean p_chosen = p->id == drawing->canvas->selected;
  gboolean q_chosen = q->id == drawing->canvas->selected;

  if (p_chosen != q_chosen)
    return q_chosen - p_chosen;
  return (p->size < q->size) - (p->size > q->size);
}

static GArray *
find_named (const Drawing *drawing)
{
  GArray *named = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < drawing->seen->len; i++)
    {
      const TklArea *area = get_seen (drawing, i);

      if (area->name != NULL
          && (drawing->seen->len <= FEW_ZONES || area->id == drawing->canvas->selected
              || size_of (drawing, area) >= NAME_PX))
        g_array_append_val (named, g_array_index (drawing->seen, guint, i));
    }
  g_array_sort_with_data (named, compare_importance, (gpointer) drawing);
  return named;
}

/* What stands above the zones has a mark there, and its label on the right. */
static void
block_marks (const TklZoneCanvas *canvas, TklLabelRoom *room)
{
  for (guint i = 0; i < canvas->clear->len; i++)
    {
      TklPoint point = g_array_index (canvas->clear, TklPoint, i);
      graphene_point_t at = tkl_layer_project (canvas->layer, point);

      tkl_label_room_block (room, (int) at.x + canvas->margin_px - MARK_PX,
                            (int) at.y + canvas->margin_px - MARK_PX, 2 * MARK_PX + LABEL_PX,
                            2 * MARK_PX);
    }
}

static void
block_covered (const TklZoneCanvas *canvas, TklLabelRoom *room)
{
  for (guint i = 0; canvas->covered != NULL && i < canvas->covered->len; i++)
    {
      const graphene_rect_t *rect = &g_array_index (canvas->covered, graphene_rect_t, i);

      tkl_label_room_block (room, (int) rect->origin.x + canvas->margin_px,
                            (int) rect->origin.y + canvas->margin_px, (int) rect->size.width,
                            (int) rect->size.height);
    }
}

/* The squares of small zones: no name of another one hides them. Its own stands beside it. */
static void
block_dots (const Drawing *drawing, TklLabelRoom *room)
{
  const TklZoneCanvas *canvas = drawing->canvas;

  for (guint i = 0; i < drawing->seen->len && drawing->seen->len <= FEW_DOTS; i++)
    {
      graphene_point_t at = tkl_view_project (canvas->view, get_seen (drawing, i)->name_at);

      if (size_of (drawing, get_seen (drawing, i)) < drawing->dot_px)
        tkl_label_room_block (room, (int) at.x + canvas->margin_px - 3,
                              (int) at.y + canvas->margin_px - 3, 6, 6);
    }
}

/* A name that would cover something stands beside what is largest of it. */
static gboolean
write_name (const Drawing *drawing, const TklPen *pen, const TklArea *area, graphene_point_t at)
{
  double size = size_of (drawing, area);
  float gap = (float) MAX (size, least_dot (drawing)) / 2 + 4;

  if (size >= NAME_PX ? tkl_pen_write_over (pen, area->name, at)
                      : tkl_pen_write_beside (pen, area->name, at, gap))
    return TRUE;
  return drawing->canvas->covered != NULL && drawing->canvas->covered->len > 0
         && tkl_pen_write_beside (pen, area->name, at, COVERED_PX);
}

/* The larger zones first, whose names may hide squares in them. Room is counted in the picture,
 * which begins a margin before the view. */
static void
write_names (const Drawing *drawing, TklLabelRoom *room)
{
  const TklZoneCanvas *canvas = drawing->canvas;
  float margin = (float) canvas->margin_px;
  TklPen pen
      = { canvas->layer, drawing->cr, room, tkl_layer_colour (canvas->layer, "view_fg_color"),
          tkl_layer_colour (canvas->layer, "view_bg_color") };
  g_autoptr (GArray) named = find_named (drawing);
  guint n_written = 0;
  gboolean blocked = FALSE;

  block_marks (canvas, room);
  block_covered (canvas, room);
  for (guint i = 0; i < MIN (named->len, MOST_TRIES) && n_written < MOST_NAMES; i++)
    {
      const TklArea *area = tkl_areas_get (canvas->zones, g_array_index (named, guint, i));
      graphene_point_t at = tkl_view_project (canvas->view, area->name_at);

      at.x += margin;
      at.y += margin;
      if (!blocked && size_of (drawing, area) < NAME_PX && area->id != canvas->selected)
        {
          block_dots (drawing, room);
          blocked = TRUE;
        }
      n_written += write_name (drawing, &pen, area, at);
    }
}

static void
draw_names (const Drawing *drawing)
{
  const TklZoneCanvas *canvas = drawing->canvas;
  g_autoptr (TklLabelRoom) room = tkl_label_room_new (canvas->view->width + 2 * canvas->margin_px,
                                                      canvas->view->height + 2 * canvas->margin_px);

  cairo_translate (drawing->cr, -canvas->margin_px, -canvas->margin_px);
  set_edge (drawing, FALSE, 1);
  write_names (drawing, room);
  cairo_translate (drawing->cr, canvas->margin_px, canvas->margin_px);
}

/* --- the picture ------------------------------------------------------------------------------ */

static double
find_dot_size (const Drawing *drawing)
{
  static const double sizes[] = { DOT_PX, 8, 12, 16, 24, 32, 48, 64 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      guint n = 0;

      for (guint j = 0; j < drawing->seen->len; j++)
        n += size_of (drawing, get_seen (drawing, j)) >= sizes[i];
      if (n <= MOST_SHAPES)
        return sizes[i];
    }
  return sizes[G_N_ELEMENTS (sizes) - 1];
}

static Drawing
begin (const TklZoneCanvas *canvas, GArray *seen, GArray *ring)
{
  Drawing drawing = { .canvas = canvas,
                      .cr = canvas->cr,
                      .scale = tkl_view_scale (canvas->view),
                      .zoom = tkl_view_zoom (canvas->view),
                      .seen = seen,
                      .ring = ring };
  TklWorldBox box = tkl_view_box (canvas->view, canvas->margin_px);

  tkl_areas_find (canvas->zones, &box, seen);
  drawing.dot_px = find_dot_size (&drawing);
  return drawing;
}

void
tkl_zone_canvas_draw (const TklZoneCanvas *canvas)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (TklWorldPoint));
  Drawing drawing = begin (canvas, seen, ring);

  if (canvas->parts != TKL_ZONE_PARTS_NAMES)
    draw_all (&drawing);
  if (canvas->parts != TKL_ZONE_PARTS_NAMES && canvas->selected != 0)
    draw_selected (&drawing);
  if (canvas->parts != TKL_ZONE_PARTS_SHAPES)
    draw_names (&drawing);
}

void
tkl_zone_canvas_take_room (const TklZoneCanvas *canvas, TklLabelRoom *room)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (TklWorldPoint));
  Drawing drawing = begin (canvas, seen, ring);

  drawing.cr = NULL;
  if (seen->len <= FEW_DOTS)
    write_names (&drawing, room);
}
