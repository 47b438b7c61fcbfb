/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklBackdropLayer: the ground of a map without tiles: outlines of countries, towns, degrees. */
/* Thread: main. */
#include "tkl-backdrop-layer.h"

#include "tkl-still.h"

#include <math.h>

#define RESOURCE "/be/tikklok/Tikklok/map/outlines.txt"

#define HOME "Belgium"

/* Lines of degrees lie at least so far from each other. */
#define LEAST_STEP_PX 90

typedef struct
{
  TklPoint point;
  char *name; /* (owned) */
} Town;

typedef struct
{
  guint start;      /* of its corners; they end where the next outline begins */
  gboolean is_home; /* the country of the product */
} Outline;

struct _TklBackdropLayer
{
  ShumateLayer parent_instance;
  TklStill still;
  GArray *corners;     /* (owned) (element-type TklWorldPoint): of all outlines */
  GArray *outlines;    /* (owned) (element-type Outline) */
  GArray *towns;       /* (owned) (element-type Town) */
  TklZoneLayer *zones; /* (nullable): weak: where its names stand there are no towns */
};

G_DEFINE_FINAL_TYPE (TklBackdropLayer, tkl_backdrop_layer, SHUMATE_TYPE_LAYER)

/* --- the resource ----------------------------------------------------------------------------- */

static void
take_line (TklBackdropLayer *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  Outline outline = { self->corners->len, g_str_has_suffix (line, HOME) };
  TklWorldPoint corner;
  Town town = { 0 };

  if (line[0] == '=')
    g_array_append_val (self->outlines, outline);
  if (line[0] == '#' || line[0] == '=' || g_strv_length (words) < 2
      || !tkl_point_parse_degrees (words[0], 90, &town.point.lat_e7)
      || !tkl_point_parse_degrees (words[1], 180, &town.point.lon_e7))
    return;
  if (words[2] == NULL)
    {
      corner = tkl_world_project (town.point);
      g_array_append_val (self->corners, corner);
      return;
    }
  town.name = g_strdup (words[2]);
  g_array_append_val (self->towns, town);
}

static void
load (TklBackdropLayer *self)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE, 0, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert (bytes != NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    take_line (self, lines[i]);
}

/* --- drawing ---------------------------------------------------------------------------------- */

typedef struct
{
  ShumateLayer *layer;
  cairo_t *cr;
  const TklView *view;
  int width, height; /* with its margins; (0, 0) is the corner of the margin */
  float margin;
  GdkRGBA ground, ink, line;
} Canvas;

static graphene_point_t
project (const Canvas *canvas, TklPoint point)
{
  graphene_point_t at = tkl_view_project (canvas->view, tkl_world_project (point));

  return GRAPHENE_POINT_INIT (at.x + canvas->margin, at.y + canvas->margin);
}

static GdkRGBA
fade (GdkRGBA colour, float alpha)
{
  colour.alpha *= alpha;
  return colour;
}

static void
draw_outline (TklBackdropLayer *self, const Canvas *canvas, guint index)
{
  const Outline *outline = &g_array_index (self->outlines, Outline, index);
  guint end = index + 1 < self->outlines->len ? outline[1].start : self->corners->len;
  GdkRGBA land = fade (canvas->ink, outline->is_home ? 0.10f : 0.05f);

  for (guint i = outline->start; i < end; i++)
    {
      graphene_point_t at
          = tkl_view_project (canvas->view, g_array_index (self->corners, TklWorldPoint, i));

      cairo_line_to (canvas->cr, at.x + canvas->margin, at.y + canvas->margin);
    }
  cairo_close_path (canvas->cr);
  gdk_cairo_set_source_rgba (canvas->cr, &land);
  cairo_fill_preserve (canvas->cr);
  gdk_cairo_set_source_rgba (canvas->cr, &canvas->line);
  cairo_set_line_width (canvas->cr, outline->is_home ? 1.5 : 0.75);
  cairo_stroke (canvas->cr);
}

static void
draw_towns (TklBackdropLayer *self, const Canvas *canvas)
{
  g_autoptr (TklLabelRoom) room = tkl_label_room_new (canvas->width, canvas->height);
  TklPen pen = { canvas->layer, canvas->cr, room, fade (canvas->ink, 0.6f), canvas->ground };

  if (self->zones != NULL)
    tkl_zone_layer_take_room (self->zones, canvas->view, (int) canvas->margin, room);
  for (guint i = 0; i < self->towns->len; i++)
    {
      const Town *town = &g_array_index (self->towns, Town, i);
      graphene_point_t at = project (canvas, town->point);

      if (at.x < 0 || at.y < 0 || at.x > canvas->width || at.y > canvas->height
          || !tkl_pen_write_beside (&pen, town->name, at, 6))
        continue;
      gdk_cairo_set_source_rgba (canvas->cr, &canvas->line);
      cairo_arc (canvas->cr, at.x, at.y, 2.5, 0, 2 * G_PI);
      cairo_fill (canvas->cr);
    }
}

/* A round step of degrees: 5, 2, 1, 0.5 … */
static gint32
find_step_e7 (double degrees_per_px)
{
  static const gint32 steps_e7[] = { 10000,   20000,   50000,   100000,   200000,   500000,
                                     1000000, 2000000, 5000000, 10000000, 20000000, 50000000 };

  for (guint i = 0; i < G_N_ELEMENTS (steps_e7); i++)
    if (steps_e7[i] / 1e7 / degrees_per_px >= LEAST_STEP_PX)
      return steps_e7[i];
  return 100000000;
}

static void
draw_degree (const Canvas *canvas, gint32 value_e7, gboolean is_latitude, graphene_point_t at)
{
  g_autofree char *number = tkl_point_format_degrees (value_e7);
  g_autofree char *text = g_strconcat (number, "°", NULL);
  TklPen pen = { canvas->layer, canvas->cr, NULL, fade (canvas->ink, 0.45f), canvas->ground };

  gdk_cairo_set_source_rgba (canvas->cr, &canvas->line);
  cairo_set_line_width (canvas->cr, 0.5);
  if (is_latitude)
    {
      cairo_move_to (canvas->cr, 0, at.y);
      cairo_line_to (canvas->cr, canvas->width, at.y);
      at = GRAPHENE_POINT_INIT (canvas->margin + 4, at.y - 8);
    }
  else
    {
      cairo_move_to (canvas->cr, at.x, 0);
      cairo_line_to (canvas->cr, at.x, canvas->height);
      at = GRAPHENE_POINT_INIT (at.x + 4, canvas->margin + 10);
    }
  cairo_stroke (canvas->cr);
  tkl_pen_write (&pen, text, at);
}

static gint32
to_e7 (double degrees, double limit)
{
  return (gint32) (CLAMP (degrees, -limit, limit) * 1e7);
}

static void
draw_graticule (const Canvas *canvas)
{
  TklWorldBox box = tkl_view_box (canvas->view, canvas->margin);
  double west = box.west * 360 - 180, east = box.east * 360 - 180;
  double north = atan (sinh (G_PI * (1 - 2 * box.north))) * 180 / G_PI;
  double south = atan (sinh (G_PI * (1 - 2 * box.south))) * 180 / G_PI;
  gint32 step_e7 = find_step_e7 ((east - west) / MAX (canvas->width, 1));

  for (gint64 lat_e7 = to_e7 (south, 85) / step_e7 * step_e7; lat_e7 <= to_e7 (north, 85);
       lat_e7 += step_e7)
    draw_degree (canvas, (gint32) lat_e7, TRUE,
                 project (canvas, (TklPoint){ (gint32) lat_e7, to_e7 (west, 180) }));
  for (gint64 lon_e7 = to_e7 (west, 180) / step_e7 * step_e7; lon_e7 <= to_e7 (east, 180);
       lon_e7 += step_e7)
    draw_degree (canvas, (gint32) lon_e7, FALSE,
                 project (canvas, (TklPoint){ to_e7 (north, 85), (gint32) lon_e7 }));
}

static void
draw_cb (ShumateLayer *layer, cairo_t *cr, const TklView *view, int margin_px, gpointer data)
{
  TklBackdropLayer *self = TKL_BACKDROP_LAYER (layer);
  Canvas canvas = { .layer = layer,
                    .cr = cr,
                    .view = view,
                    .width = view->width + 2 * margin_px,
                    .height = view->height + 2 * margin_px,
                    .margin = (float) margin_px,
                    .ground = tkl_layer_colour (layer, "view_bg_color"),
                    .ink = tkl_layer_colour (layer, "view_fg_color") };

  canvas.line = fade (canvas.ink, 0.35f);
  cairo_translate (cr, -margin_px, -margin_px);
  gdk_cairo_set_source_rgba (cr, &canvas.ground);
  cairo_paint (cr);
  for (guint i = 0; i < self->outlines->len; i++)
    draw_outline (self, &canvas, i);
  draw_graticule (&canvas);
  draw_towns (self, &canvas);
}

static void
tkl_backdrop_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ShumateLayer *layer = SHUMATE_LAYER (widget);
  TklView view;

  if (tkl_layer_view (layer, &view))
    tkl_still_snapshot (&TKL_BACKDROP_LAYER (widget)->still, layer, snapshot, &view, draw_cb, NULL);
}

static void
tkl_backdrop_layer_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (tkl_backdrop_layer_parent_class)->css_changed (widget, change);
  tkl_still_forget (&TKL_BACKDROP_LAYER (widget)->still);
  gtk_widget_queue_draw (widget);
}

static void
redrawn_cb (TklBackdropLayer *self)
{
  tkl_still_forget (&self->still);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tkl_backdrop_layer_yield_to (TklBackdropLayer *self, TklZoneLayer *zones)
{
  g_return_if_fail (TKL_IS_BACKDROP_LAYER (self) && TKL_IS_ZONE_LAYER (zones));

  g_set_weak_pointer (&self->zones, zones);
  g_signal_connect_object (zones, "redrawn", G_CALLBACK (redrawn_cb), self, G_CONNECT_SWAPPED);
  redrawn_cb (self);
}

/* --- life ------------------------------------------------------------------------------------- */

ShumateLayer *
tkl_backdrop_layer_new (ShumateViewport *viewport)
{
  return g_object_new (TKL_TYPE_BACKDROP_LAYER, "viewport", viewport, NULL);
}

static void
clear_town (gpointer data)
{
  g_free (((Town *) data)->name);
}

static void
tkl_backdrop_layer_constructed (GObject *object)
{
  G_OBJECT_CLASS (tkl_backdrop_layer_parent_class)->constructed (object);
  tkl_layer_follow (SHUMATE_LAYER (object));
}

static void
tkl_backdrop_layer_finalize (GObject *object)
{
  TklBackdropLayer *self = TKL_BACKDROP_LAYER (object);

  tkl_still_forget (&self->still);
  g_clear_weak_pointer (&self->zones);
  g_array_unref (self->corners);
  g_array_unref (self->outlines);
  g_array_unref (self->towns);
  G_OBJECT_CLASS (tkl_backdrop_layer_parent_class)->finalize (object);
}

static void
tkl_backdrop_layer_class_init (TklBackdropLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = tkl_backdrop_layer_constructed;
  G_OBJECT_CLASS (klass)->finalize = tkl_backdrop_layer_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = tkl_backdrop_layer_snapshot;
  GTK_WIDGET_CLASS (klass)->css_changed = tkl_backdrop_layer_css_changed;
}

static void
tkl_backdrop_layer_init (TklBackdropLayer *self)
{
  self->corners = g_array_new (FALSE, FALSE, sizeof (TklWorldPoint));
  self->outlines = g_array_new (FALSE, FALSE, sizeof (Outline));
  self->towns = g_array_new (FALSE, FALSE, sizeof (Town));
  g_array_set_clear_func (self->towns, clear_town);
  load (self);
}
