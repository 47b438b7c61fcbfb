/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPointLayer: many points over a map; where they are dense, a circle stands for several. */
/* Thread: main. */
#include "tkl-point-layer.h"

#include "tkl-layer.h"

#include <math.h>

/* At least so wide is the cell of a cluster. */
#define CELL_PX 40
/* Circles whose middles are nearer would lie over each other. */
#define REACH_PX 34
#define POINT_RADIUS 5
#define LEAST_RADIUS 10
#define MOST_RADIUS 20
/* The pointer may move so far between press and release: more is a pan of the map. */
#define STILL_PX 4

struct _TklPointLayer
{
  ShumateLayer parent_instance;
  const char *const *colours;
  guint n_colours;
  TklClusters *points; /* (owned) */
  GArray *shown;       /* (owned) (element-type TklCluster): as drawn last */
  gint64 last_id;      /* activated last, of several at one place */
  TklPoint chosen;     /* by keys; unset: none */
  double press_x, press_y;
};

enum
{
  POINT_ACTIVATED,
  CLUSTER_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TklPointLayer, tkl_point_layer, SHUMATE_TYPE_LAYER)

/* --- drawing ---------------------------------------------------------------------------------- */

static double
radius_of (const TklCluster *cluster)
{
  if (cluster->n_all == 1)
    return POINT_RADIUS;
  return CLAMP (LEAST_RADIUS + 2 * log2 (cluster->n_all / 2.0), LEAST_RADIUS, MOST_RADIUS);
}

static void
write_count (TklPointLayer *self, cairo_t *cr, guint n, graphene_point_t at, const GdkRGBA *ink)
{
  /* As large as there is room for: 12345 → 12k. */
  g_autofree char *text = n < 1000 ? g_strdup_printf ("%u", n) : g_strdup_printf ("%uk", n / 1000);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.85));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, at.x - width / 2.0, at.y - height / 2.0);
  gdk_cairo_set_source_rgba (cr, ink);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_cluster (TklPointLayer *self, cairo_t *cr, const TklCluster *cluster, graphene_point_t at)
{
  ShumateLayer *layer = SHUMATE_LAYER (self);
  GdkRGBA fill = tkl_layer_colour (layer, self->colours[MIN (cluster->style, self->n_colours - 1)]);
  GdkRGBA ground = tkl_layer_colour (layer, "view_bg_color");
  GdkRGBA ink = tkl_layer_colour (layer, "view_fg_color");
  double radius = radius_of (cluster);

  cairo_new_path (cr);
  cairo_arc (cr, at.x, at.y, radius, 0, 2 * G_PI);
  if (cluster->n_all == 1)
    {
      gdk_cairo_set_source_rgba (cr, &ground);
      cairo_set_line_width (cr, 3);
      cairo_stroke_preserve (cr);
      gdk_cairo_set_source_rgba (cr, &fill);
      cairo_fill (cr);
      return;
    }
  /* Numbers are read on the ground, whatever the colour of the ring around them. */
  gdk_cairo_set_source_rgba (cr, &ground);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &fill);
  cairo_set_line_width (cr, 4);
  cairo_stroke (cr);
  write_count (self, cr, cluster->n_all, at, &ink);
}

/* Returns: (nullable): what stands for the chosen point at this zoom; NULL: it is not in sight. */
static const TklCluster *
find_chosen (TklPointLayer *self, const TklView *view)
{
  graphene_point_t at;
  const TklCluster *nearest = NULL;
  double least = REACH_PX;

  if (!tkl_point_valid (self->chosen))
    return NULL;
  at = tkl_view_project (view, tkl_world_project (self->chosen));
  for (guint i = 0; i < self->shown->len; i++)
    {
      const TklCluster *cluster = &g_array_index (self->shown, TklCluster, i);
      graphene_point_t other = tkl_view_project (view, cluster->at);
      double away = hypot (other.x - at.x, other.y - at.y);

      if (!cluster->is_part && away <= least)
        {
          least = away;
          nearest = cluster;
        }
    }
  return nearest;
}

static void
draw_chosen (TklPointLayer *self, cairo_t *cr, const TklView *view)
{
  const TklCluster *cluster = find_chosen (self, view);
  GdkRGBA ground = tkl_layer_colour (SHUMATE_LAYER (self), "view_bg_color");
  GdkRGBA accent = tkl_layer_colour (SHUMATE_LAYER (self), "accent_color");
  graphene_point_t at;

  if (cluster == NULL)
    return;
  at = tkl_view_project (view, cluster->at);
  cairo_new_path (cr);
  cairo_arc (cr, at.x, at.y, radius_of (cluster) + 5, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, &ground);
  cairo_set_line_width (cr, 6);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &accent);
  cairo_set_line_width (cr, 3);
  cairo_stroke (cr);
}

static void
find_clusters (TklPointLayer *self, const TklView *view, int margin_px, GArray *ret_clusters)
{
  TklWorldBox box = tkl_view_box (view, margin_px);

  tkl_clusters_find (self->points, &box, tkl_view_zoom (view), CELL_PX, ret_clusters);
  tkl_clusters_merge (ret_clusters, REACH_PX / tkl_view_scale (view));
}

GArray *
tkl_point_layer_find_numbers (TklPointLayer *self, const TklView *view, int margin_px)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (TklCluster));

  g_return_val_if_fail (TKL_IS_POINT_LAYER (self) && view != NULL, numbers);

  if (tkl_clusters_n_spots (self->points) > 0)
    find_clusters (self, view, margin_px + MOST_RADIUS, clusters);
  for (guint i = 0; i < clusters->len; i++)
    {
      const TklCluster *cluster = &g_array_index (clusters, TklCluster, i);
      graphene_point_t at = tkl_view_project (view, cluster->at);
      /* With half of the ring's width. */
      float radius = (float) radius_of (cluster) + 2;

      if (!cluster->is_part && cluster->n_all > 1)
        {
          graphene_rect_t square
              = GRAPHENE_RECT_INIT (at.x - radius, at.y - radius, 2 * radius, 2 * radius);

          g_array_append_val (numbers, square);
        }
    }
  return numbers;
}

static void
tkl_point_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TklPointLayer *self = TKL_POINT_LAYER (widget);
  TklView view;
  cairo_t *cr;

  g_array_set_size (self->shown, 0);
  if (tkl_clusters_n_spots (self->points) == 0 || !tkl_layer_view (SHUMATE_LAYER (self), &view))
    return;
  find_clusters (self, &view, MOST_RADIUS, self->shown);
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) view.width, (float) view.height));
  for (guint i = 0; i < self->shown->len; i++)
    {
      const TklCluster *cluster = &g_array_index (self->shown, TklCluster, i);

      if (!cluster->is_part)
        draw_cluster (self, cr, cluster, tkl_view_project (&view, cluster->at));
    }
  draw_chosen (self, cr, &view);
  cairo_destroy (cr);
}

/* --- the pointer ------------------------------------------------------------------------------ */

/* The topmost. */
static const TklCluster *
find_cluster (TklPointLayer *self, double x, double y)
{
  TklView view;

  if (self->shown->len == 0 || !tkl_layer_view (SHUMATE_LAYER (self), &view))
    return NULL;
  for (guint i = self->shown->len; i > 0; i--)
    {
      const TklCluster *cluster = &g_array_index (self->shown, TklCluster, i - 1);
      graphene_point_t at = tkl_view_project (&view, cluster->at);

      if (!cluster->is_part && hypot (at.x - x, at.y - y) <= radius_of (cluster) + 3)
        return cluster;
    }
  return NULL;
}

static gboolean
tkl_point_layer_contains (GtkWidget *widget, double x, double y)
{
  return find_cluster (TKL_POINT_LAYER (widget), x, y) != NULL;
}

/* The points of a cluster and its parts, one after the other. */
static GArray *
list_spots (TklPointLayer *self, const TklCluster *cluster)
{
  GArray *spots = g_array_sized_new (FALSE, FALSE, sizeof (TklSpot), cluster->n_all);

  for (;;)
    {
      g_array_append_vals (spots, cluster->spots, cluster->n_spots);
      if (cluster->next == 0)
        return spots;
      cluster = &g_array_index (self->shown, TklCluster, cluster->next - 1);
    }
}

static void
activate_point (TklPointLayer *self, GArray *spots)
{
  guint chosen = 0;

  for (guint i = 0; i < spots->len; i++)
    if (g_array_index (spots, TklSpot, i).id == self->last_id)
      chosen = (i + 1) % spots->len;
  self->last_id = g_array_index (spots, TklSpot, chosen).id;
  g_signal_emit (self, signals[POINT_ACTIVATED], 0, self->last_id);
}

static void
find_corners (GArray *spots, TklPoint *corners)
{
  corners[0] = corners[1] = g_array_index (spots, TklSpot, 0).point;
  for (guint i = 1; i < spots->len; i++)
    {
      TklPoint point = g_array_index (spots, TklSpot, i).point;

      corners[0].lat_e7 = MIN (corners[0].lat_e7, point.lat_e7);
      corners[0].lon_e7 = MIN (corners[0].lon_e7, point.lon_e7);
      corners[1].lat_e7 = MAX (corners[1].lat_e7, point.lat_e7);
      corners[1].lon_e7 = MAX (corners[1].lon_e7, point.lon_e7);
    }
}

/* From as near as maps go, points may still lie too close to be told apart. */
static gboolean
is_nearest (TklPointLayer *self)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));

  return shumate_viewport_get_zoom_level (viewport)
         >= shumate_viewport_get_max_zoom_level (viewport);
}

static void
activate (TklPointLayer *self, const TklCluster *cluster)
{
  g_autoptr (GArray) spots = list_spots (self, cluster);
  TklPoint corners[2];

  find_corners (spots, corners);
  if (is_nearest (self)
      || (corners[0].lat_e7 == corners[1].lat_e7 && corners[0].lon_e7 == corners[1].lon_e7))
    activate_point (self, spots);
  else
    g_signal_emit (self, signals[CLUSTER_ACTIVATED], 0, corners);
}

gboolean
tkl_point_layer_activate_at (TklPointLayer *self, double x, double y)
{
  const TklCluster *cluster;

  g_return_val_if_fail (TKL_IS_POINT_LAYER (self), FALSE);

  cluster = find_cluster (self, x, y);
  if (cluster != NULL)
    activate (self, cluster);
  return cluster != NULL;
}

/* --- keys ------------------------------------------------------------------------------------- */

/* Lines of text are about so high. */
#define LINE_PX 40

/* Place in reading order: which line, and how far in it. */
static double
find_order (const TklView *view, const TklCluster *cluster)
{
  graphene_point_t at = tkl_view_project (view, cluster->at);

  return floor (at.y / LINE_PX) * 100000 + at.x;
}

static gboolean
is_in_sight (const TklView *view, const TklCluster *cluster)
{
  graphene_point_t at = tkl_view_project (view, cluster->at);

  return !cluster->is_part && at.x >= 0 && at.y >= 0 && at.x < view->width && at.y < view->height;
}

/* Returns: (nullable): the next in @direction after the chosen one, else the first. */
static const TklCluster *
find_next (TklPointLayer *self, const TklView *view, int direction)
{
  const TklCluster *chosen = find_chosen (self, view);
  const TklCluster *next = NULL, *first = NULL;
  double from = chosen != NULL ? find_order (view, chosen) * direction : -INFINITY;
  double best = INFINITY, best_again = INFINITY;

  for (guint i = 0; i < self->shown->len; i++)
    {
      const TklCluster *cluster = &g_array_index (self->shown, TklCluster, i);
      double order = find_order (view, cluster) * direction;

      if (!is_in_sight (view, cluster) || cluster == chosen)
        continue;
      if (order > from && order < best)
        {
          best = order;
          next = cluster;
        }
      if (order < best_again)
        {
          best_again = order;
          first = cluster;
        }
    }
  if (next == NULL)
    next = first;
  return next != NULL ? next : chosen;
}

guint
tkl_point_layer_step (TklPointLayer *self, int direction, guint *ret_style)
{
  const TklCluster *next;
  TklView view;

  g_return_val_if_fail (TKL_IS_POINT_LAYER (self) && ret_style != NULL, 0);

  if (self->shown->len == 0 || !tkl_layer_view (SHUMATE_LAYER (self), &view))
    return 0;
  next = find_next (self, &view, direction);
  if (next == NULL)
    return 0;
  self->chosen = tkl_world_unproject (next->at);
  *ret_style = next->style;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return next->n_all;
}

gboolean
tkl_point_layer_activate_chosen (TklPointLayer *self)
{
  const TklCluster *cluster;
  TklView view;

  g_return_val_if_fail (TKL_IS_POINT_LAYER (self), FALSE);

  if (!tkl_layer_view (SHUMATE_LAYER (self), &view))
    return FALSE;
  cluster = find_chosen (self, &view);
  if (cluster != NULL)
    activate (self, cluster);
  return cluster != NULL;
}

static void
pressed_cb (TklPointLayer *self, int n_press, double x, double y)
{
  self->press_x = x;
  self->press_y = y;
}

static void
released_cb (TklPointLayer *self, int n_press, double x, double y)
{
  if (ABS (x - self->press_x) <= STILL_PX && ABS (y - self->press_y) <= STILL_PX)
    tkl_point_layer_activate_at (self, x, y);
}

/* --- life ------------------------------------------------------------------------------------- */

void
tkl_point_layer_set_points (TklPointLayer *self, TklClusters *points)
{
  g_return_if_fail (TKL_IS_POINT_LAYER (self));

  points = points != NULL ? tkl_clusters_ref (points) : tkl_clusters_new (NULL, 0);
  g_clear_pointer (&self->points, tkl_clusters_unref);
  g_array_set_size (self->shown, 0);
  self->points = points;
  self->chosen = TKL_POINT_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

ShumateLayer *
tkl_point_layer_new (ShumateViewport *viewport, const char *const *colours, guint n_colours)
{
  TklPointLayer *self = g_object_new (TKL_TYPE_POINT_LAYER, "viewport", viewport, NULL);

  self->colours = colours;
  self->n_colours = n_colours;
  return SHUMATE_LAYER (self);
}

static void
tkl_point_layer_constructed (GObject *object)
{
  G_OBJECT_CLASS (tkl_point_layer_parent_class)->constructed (object);
  tkl_layer_follow (SHUMATE_LAYER (object));
}

static void
tkl_point_layer_finalize (GObject *object)
{
  TklPointLayer *self = TKL_POINT_LAYER (object);

  tkl_clusters_unref (self->points);
  g_array_unref (self->shown);
  G_OBJECT_CLASS (tkl_point_layer_parent_class)->finalize (object);
}

static void
tkl_point_layer_class_init (TklPointLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = tkl_point_layer_constructed;
  G_OBJECT_CLASS (klass)->finalize = tkl_point_layer_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = tkl_point_layer_snapshot;
  GTK_WIDGET_CLASS (klass)->contains = tkl_point_layer_contains;
  signals[POINT_ACTIVATED]
      = g_signal_new ("point-activated", TKL_TYPE_POINT_LAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CLUSTER_ACTIVATED]
      = g_signal_new ("cluster-activated", TKL_TYPE_POINT_LAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
tkl_point_layer_init (TklPointLayer *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->shown = g_array_new (FALSE, FALSE, sizeof (TklCluster));
  tkl_point_layer_set_points (self, NULL);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
