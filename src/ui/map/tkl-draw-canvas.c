/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws zones, their handles and what is wrong with them. */
/* Thread: main. */
#include "tkl-draw-layer-private.h"

#include "tkl-layer.h"
#include "tkl-outline.h"

#include <glib/gi18n-lib.h>

#define HANDLE_PX 6
#define BETWEEN_PX 4
#define SPOT_PX 11
#define MIDDLE_PX 9

typedef struct
{
  TklDrawLayer *self;
  cairo_t *cr;
  TklPoint min, max; /* in sight */
  GdkRGBA ink, paper, accent, error, faint;
} Canvas;

/* Nothing farther out than this is traced: cairo counts in pixels of 24 bits. */
#define FAR_PX 30000
/* So many that it looks round on a map that it fills. */
#define CIRCLE_POINTS 180

static void
trace_ring (const Canvas *canvas, const TklPoint *points, guint n_points, gboolean closed)
{
  for (guint i = 0; i < n_points; i++)
    {
      graphene_point_t at = tkl_layer_project (SHUMATE_LAYER (canvas->self), points[i]);
      double x = CLAMP (at.x, -FAR_PX, FAR_PX);
      double y = CLAMP (at.y, -FAR_PX, FAR_PX);

      if (i == 0)
        cairo_move_to (canvas->cr, x, y);
      else
        cairo_line_to (canvas->cr, x, y);
    }
  if (closed)
    cairo_close_path (canvas->cr);
}

static void
trace_shape (const Canvas *canvas, const TklShape *shape)
{
  cairo_new_path (canvas->cr);
  for (guint ring = 0; ring < shape->n_rings; ring++)
    trace_ring (canvas, shape->points + shape->ring_point[ring],
                shape->ring_point[ring + 1] - shape->ring_point[ring], TRUE);
}

static void
stroke (const Canvas *canvas, const GdkRGBA *colour, double width)
{
  gdk_cairo_set_source_rgba (canvas->cr, colour);
  cairo_set_line_width (canvas->cr, width);
  cairo_stroke (canvas->cr);
}

/* --- around ---------------------------------------------------------------------------------- */

static gboolean
in_sight (const Canvas *canvas, const TklShape *shape)
{
  return shape->max.lat_e7 >= canvas->min.lat_e7 && shape->min.lat_e7 <= canvas->max.lat_e7
         && shape->max.lon_e7 >= canvas->min.lon_e7 && shape->min.lon_e7 <= canvas->max.lon_e7;
}

/* A ring of the projection would be none on the ground. */
static void
trace_circle (const Canvas *canvas, int radius_m)
{
  TklPoint points[CIRCLE_POINTS];

  for (guint i = 0; i < CIRCLE_POINTS; i++)
    points[i] = tkl_point_travel (canvas->self->location, 360.0 * i / CIRCLE_POINTS, radius_m);
  cairo_new_path (canvas->cr);
  trace_ring (canvas, points, CIRCLE_POINTS, TRUE);
}

static void
draw_around (const Canvas *canvas)
{
  static const double dashes[] = { 6, 4 };
  TklDrawLayer *self = canvas->self;
  int radius_m = tkl_draw_layer_radius_m (self);

  cairo_set_dash (canvas->cr, dashes, G_N_ELEMENTS (dashes), 0);
  for (guint i = 0; self->others != NULL && i < self->others->len; i++)
    {
      const TklPoi *poi = self->others->pdata[i];

      if (!in_sight (canvas, poi->shape))
        continue;
      trace_shape (canvas, poi->shape);
      stroke (canvas, &canvas->faint, 1.5);
    }
  if (radius_m > 0)
    {
      trace_circle (canvas, radius_m);
      stroke (canvas, &canvas->accent, self->edit->curr->chosen_radius ? 2.5 : 1.5);
    }
  cairo_set_dash (canvas->cr, NULL, 0, 0);
}

static void
draw_address (const Canvas *canvas)
{
  graphene_point_t at;

  if (!tkl_point_valid (canvas->self->location))
    return;
  at = tkl_layer_project (SHUMATE_LAYER (canvas->self), canvas->self->location);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (canvas->cr, at.x - 7, at.y - 7 * side);
      cairo_line_to (canvas->cr, at.x + 7, at.y + 7 * side);
    }
  stroke (canvas, &canvas->paper, 5);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (canvas->cr, at.x - 7, at.y - 7 * side);
      cairo_line_to (canvas->cr, at.x + 7, at.y + 7 * side);
    }
  stroke (canvas, &canvas->ink, 2);
}

/* --- zones ----------------------------------------------------------------------------------- */

static gboolean
is_faulty (const TklDrawLayer *self, guint zone)
{
  for (guint i = 0; i < self->problems->len; i++)
    {
      const TklZoneProblem *problem = &g_array_index (self->problems, TklZoneProblem, i);

      if (problem->is_error && problem->handle.zone == zone)
        return TRUE;
    }
  return FALSE;
}

static void
draw_zone (const Canvas *canvas, guint zone)
{
  const TklDrawLayer *self = canvas->self;
  const TklPoi *poi = self->edit->curr->zones->pdata[zone];
  GdkRGBA colour = is_faulty (self, zone) ? canvas->error : canvas->accent;
  GdkRGBA inside = colour;

  inside.alpha = 0.22f;
  cairo_set_fill_rule (canvas->cr, CAIRO_FILL_RULE_EVEN_ODD);
  trace_shape (canvas, poi->shape);
  gdk_cairo_set_source_rgba (canvas->cr, &inside);
  cairo_fill_preserve (canvas->cr);
  stroke (canvas, &colour, self->edit->curr->chosen.zone == zone ? 3 : 1.5);
}

/* White with a dark edge: seen over any map. */
static void
draw_handle (const Canvas *canvas, TklPoint point, double radius, const GdkRGBA *fill)
{
  graphene_point_t at = tkl_layer_project (SHUMATE_LAYER (canvas->self), point);

  cairo_new_path (canvas->cr);
  cairo_arc (canvas->cr, at.x, at.y, radius, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (canvas->cr, fill);
  cairo_fill_preserve (canvas->cr);
  stroke (canvas, &(GdkRGBA){ 0.1f, 0.1f, 0.1f, 1 }, 1.5);
}

static gboolean
point_in_sight (const Canvas *canvas, TklPoint point)
{
  return point.lat_e7 >= canvas->min.lat_e7 && point.lat_e7 <= canvas->max.lat_e7
         && point.lon_e7 >= canvas->min.lon_e7 && point.lon_e7 <= canvas->max.lon_e7;
}

/* With the radius beside it, also while it is dragged. */
static void
draw_circle_handle (const Canvas *canvas)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  TklDrawLayer *self = canvas->self;
  TklPoint point = tkl_draw_layer_handle_of_circle (self);
  gboolean chosen = self->edit->curr->chosen_radius;
  const TklPen pen = {
    .layer = SHUMATE_LAYER (self), .cr = canvas->cr, .ink = canvas->ink, .halo = canvas->paper
  };
  g_autofree char *text = NULL;

  if (!tkl_point_is_set (point) || self->edit->curr->pen != TKL_ZONE_PEN_AWAY)
    return;
  draw_handle (canvas, point, chosen ? HANDLE_PX + 2 : HANDLE_PX,
               chosen ? &canvas->accent : &white);
  text = g_strdup_printf (_ ("%d m"), tkl_draw_layer_radius_m (self));
  tkl_pen_write_beside (&pen, text, tkl_layer_project (SHUMATE_LAYER (self), point), HANDLE_PX + 8);
}

static void
draw_handles (const Canvas *canvas)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  const TklZoneDrawing *drawing = canvas->self->edit->curr;
  const TklPoi *poi = tkl_zone_edit_zone (canvas->self->edit, drawing->chosen.zone);

  if (poi == NULL || drawing->pen != TKL_ZONE_PEN_AWAY
      || !tkl_zone_edit_is_visible (canvas->self->edit, drawing->chosen.zone))
    return;
  for (guint ring = 0; ring < poi->shape->n_rings; ring++)
    for (guint i = poi->shape->ring_point[ring]; i < poi->shape->ring_point[ring + 1]; i++)
      {
        TklZoneHandle handle = { drawing->chosen.zone, ring, i - poi->shape->ring_point[ring] };
        gboolean chosen = drawing->chosen.ring == ring && drawing->chosen.corner == handle.corner;
        TklPoint between = tkl_zone_edit_between (canvas->self->edit, handle);

        if (point_in_sight (canvas, between) && tkl_draw_layer_has_between (canvas->self, handle))
          draw_handle (canvas, between, BETWEEN_PX, &white);
        if (point_in_sight (canvas, poi->shape->points[i]))
          draw_handle (canvas, poi->shape->points[i], chosen ? HANDLE_PX + 2 : HANDLE_PX,
                       chosen ? &canvas->accent : &white);
      }
}

/* --- pen ------------------------------------------------------------------------------------- */

/* Where keys set a corner. */
static void
draw_middle (const Canvas *canvas)
{
  double x = gtk_widget_get_width (GTK_WIDGET (canvas->self)) / 2.0;
  double y = gtk_widget_get_height (GTK_WIDGET (canvas->self)) / 2.0;

  for (int pass = 0; pass < 2; pass++)
    {
      cairo_move_to (canvas->cr, x - MIDDLE_PX, y);
      cairo_line_to (canvas->cr, x + MIDDLE_PX, y);
      cairo_move_to (canvas->cr, x, y - MIDDLE_PX);
      cairo_line_to (canvas->cr, x, y + MIDDLE_PX);
      stroke (canvas, pass == 0 ? &canvas->paper : &canvas->ink, pass == 0 ? 3.5 : 1);
    }
}

static void
draw_box (const Canvas *canvas, TklPoint a, TklPoint b)
{
  g_autoptr (GArray) corners = tkl_outline_rectangle (a, b);

  cairo_new_path (canvas->cr);
  trace_ring (canvas, (const TklPoint *) (gpointer) corners->data, corners->len, TRUE);
  stroke (canvas, &canvas->accent, 2.5);
}

static void
draw_spot (const Canvas *canvas, TklPoint where, const GdkRGBA *colour)
{
  graphene_point_t at = tkl_layer_project (SHUMATE_LAYER (canvas->self), where);

  cairo_new_path (canvas->cr);
  cairo_arc (canvas->cr, at.x, at.y, SPOT_PX, 0, 2 * G_PI);
  stroke (canvas, &canvas->paper, 5);
  cairo_arc (canvas->cr, at.x, at.y, SPOT_PX, 0, 2 * G_PI);
  stroke (canvas, colour, 2.5);
}

/* Before the corner is set; above the lines that meet there. */
static void
warn_of_crossing (const Canvas *canvas, TklPoint where)
{
  const TklPen pen = { .layer = SHUMATE_LAYER (canvas->self),
                       .cr = canvas->cr,
                       .ink = canvas->error,
                       .halo = canvas->paper };
  graphene_point_t at = tkl_layer_project (SHUMATE_LAYER (canvas->self), where);

  draw_spot (canvas, where, &canvas->error);
  at.y -= 2 * SPOT_PX;
  /* Translators: beside a line that is being drawn on the map. */
  tkl_pen_write_beside (&pen, _ ("Crosses itself"), at, SPOT_PX);
}

/* From the last corner to where the next one would be. */
static void
draw_path (const Canvas *canvas, const GArray *corners)
{
  TklDrawLayer *self = canvas->self;
  gboolean leads = tkl_point_is_set (self->pointer);
  TklPoint where;
  gboolean crosses = leads && tkl_zone_edit_pen_crosses (self->edit, self->pointer, &where);

  cairo_new_path (canvas->cr);
  trace_ring (canvas, (const TklPoint *) (gconstpointer) corners->data, corners->len, FALSE);
  if (leads)
    {
      graphene_point_t at = tkl_layer_project (SHUMATE_LAYER (self), self->pointer);

      cairo_line_to (canvas->cr, at.x, at.y);
    }
  stroke (canvas, crosses ? &canvas->error : &canvas->accent, 2.5);
  if (crosses)
    warn_of_crossing (canvas, where);
}

static void
draw_pen (const Canvas *canvas)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  TklDrawLayer *self = canvas->self;
  const GArray *corners = self->edit->curr->corners;
  TklPoint first = corners->len > 0 ? g_array_index (corners, TklPoint, 0) : self->anchor;

  if (self->edit->curr->pen == TKL_ZONE_PEN_AWAY)
    return;
  draw_middle (canvas);
  if (self->edit->curr->pen != TKL_ZONE_PEN_BOX)
    draw_path (canvas, corners);
  else if (tkl_point_is_set (first) && tkl_point_is_set (self->pointer))
    draw_box (canvas, first, self->pointer);
  for (guint i = 0; i < corners->len; i++)
    draw_handle (canvas, g_array_index (corners, TklPoint, i), i == 0 ? HANDLE_PX + 2 : HANDLE_PX,
                 i == 0 ? &canvas->accent : &white);
}

static void
draw_problems (const Canvas *canvas)
{
  TklDrawLayer *self = canvas->self;

  for (guint i = 0; i < self->problems->len; i++)
    {
      const TklZoneProblem *problem = &g_array_index (self->problems, TklZoneProblem, i);

      if (problem->fault != TKL_ZONE_OPEN && tkl_point_is_set (problem->where))
        draw_spot (canvas, problem->where, problem->is_error ? &canvas->error : &canvas->ink);
    }
}

/* --- all ------------------------------------------------------------------------------------- */

static void
look_around (Canvas *canvas, int width, int height)
{
  ShumateLayer *layer = SHUMATE_LAYER (canvas->self);

  canvas->min = (TklPoint){ G_MAXINT32, G_MAXINT32 };
  canvas->max = (TklPoint){ G_MININT32, G_MININT32 };
  for (int corner = 0; corner < 4; corner++)
    {
      double latitude, longitude;

      shumate_viewport_widget_coords_to_location (shumate_layer_get_viewport (layer),
                                                  GTK_WIDGET (layer), corner & 1 ? width : 0,
                                                  corner & 2 ? height : 0, &latitude, &longitude);
      latitude = CLAMP (latitude, -90, 90) * 1e7;
      longitude = CLAMP (longitude, -180, 180) * 1e7;
      canvas->min.lat_e7 = MIN (canvas->min.lat_e7, (gint32) latitude);
      canvas->min.lon_e7 = MIN (canvas->min.lon_e7, (gint32) longitude);
      canvas->max.lat_e7 = MAX (canvas->max.lat_e7, (gint32) latitude);
      canvas->max.lon_e7 = MAX (canvas->max.lon_e7, (gint32) longitude);
    }
}

void
tkl_draw_layer_draw (TklDrawLayer *self, GtkSnapshot *snapshot)
{
  ShumateLayer *layer = SHUMATE_LAYER (self);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  Canvas canvas = { .self = self,
                    .ink = tkl_layer_colour (layer, "view_fg_color"),
                    .paper = tkl_layer_colour (layer, "view_bg_color"),
                    .accent = tkl_layer_colour (layer, "accent_color"),
                    .error = tkl_layer_colour (layer, "error_color"),
                    .faint = tkl_layer_colour (layer, "tkl_other") };

  if (self->edit == NULL || width <= 0 || height <= 0)
    return;
  look_around (&canvas, width, height);
  canvas.cr = gtk_snapshot_append_cairo (snapshot,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  draw_around (&canvas);
  for (guint zone = 0; zone < self->edit->curr->zones->len; zone++)
    if (tkl_zone_edit_is_visible (self->edit, zone))
      draw_zone (&canvas, zone);
  draw_address (&canvas);
  draw_circle_handle (&canvas);
  draw_handles (&canvas);
  draw_pen (&canvas);
  draw_problems (&canvas);
  cairo_destroy (canvas.cr);
}
