/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layers of a map: where things lie, what a click on zones and points chooses. */
/* Thread: main. */
#include "tkl-backdrop-layer.h"
#include "tkl-layer.h"
#include "tkl-map.h"
#include "tkl-point-layer.h"
#include "tkl-zone-names.h"
#include "ui-fixture.h"

#include <math.h>

static const TklZoneStyle styles[] = { { "tkl_work", FALSE }, { "tkl_no_destination", TRUE } };
static const char *const colours[] = { "tkl_work", "tkl_no_destination" };

static const TklPoint town = { 508466000, 43517000 };

typedef struct
{
  GtkWindow *window;
  GtkWidget *map;
  TklZoneLayer *zones;
  TklPointLayer *points;
  gint64 zone, point; /* activated last */
  guint n_clusters;   /* activated */
} Fixture;

static void
zone_cb (Fixture *fixture, gint64 id)
{
  fixture->zone = id;
}

static void
point_cb (Fixture *fixture, gint64 id)
{
  fixture->point = id;
}

static void
cluster_cb (Fixture *fixture, const TklPoint *corners)
{
  g_assert_cmpint (corners[0].lat_e7, <=, corners[1].lat_e7);
  g_assert_cmpint (corners[0].lon_e7, <=, corners[1].lon_e7);
  fixture->n_clusters++;
  tkl_map_fit (TKL_MAP (fixture->map), corners, 2);
}

/* 1: 2 km around the town, 2: 500 m inside it, 3: a square with a hole to the east, 4: far away. */
static TklAreas *
make_zones (void)
{
  TklAreas *areas = tkl_areas_new ();
  g_autoptr (TklShapeBuilder) builder = tkl_shape_builder_new ();
  g_autoptr (TklShape) shape = NULL;

  tkl_shape_builder_add_part (builder);
  for (int half = 100000; half >= 40000; half -= 60000)
    {
      tkl_shape_builder_add_ring (builder);
      for (int corner = 0; corner < 4; corner++)
        tkl_shape_builder_add_point (
            builder, (TklPoint){ town.lat_e7 + (corner == 1 || corner == 2 ? half : -half),
                                 town.lon_e7 + 800000 + (corner >= 2 ? half : -half) });
    }
  shape = tkl_shape_builder_finish (builder, NULL, NULL);
  tkl_areas_add_circle (areas, 1, 0, "Town", town, 2000);
  tkl_areas_add_circle (areas, 2, 1, "Square & fountain", town, 500);
  tkl_areas_add_shape (areas, 3, 0, "Ring", shape);
  tkl_areas_add_circle (areas, 4, 0, "Far", (TklPoint){ 498000000, 55000000 }, 100);
  tkl_areas_finish (areas);
  return areas;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const TklPoint around[] = { { town.lat_e7 - 300000, town.lon_e7 - 300000 },
                              { town.lat_e7 + 300000, town.lon_e7 + 1200000 } };
  g_autoptr (TklAreas) areas = make_zones ();
  ShumateViewport *viewport;

  fixture->map = tkl_map_new ();
  viewport = tkl_map_get_viewport (TKL_MAP (fixture->map));
  fixture->zones = TKL_ZONE_LAYER (tkl_zone_layer_new (viewport, styles, G_N_ELEMENTS (styles)));
  fixture->points
      = TKL_POINT_LAYER (tkl_point_layer_new (viewport, colours, G_N_ELEMENTS (colours)));
  tkl_map_add_layer (TKL_MAP (fixture->map), SHUMATE_LAYER (fixture->zones));
  tkl_map_add_layer (TKL_MAP (fixture->map), SHUMATE_LAYER (fixture->points));
  tkl_zone_layer_set_zones (fixture->zones, areas);
  g_signal_connect_swapped (fixture->zones, "zone-activated", G_CALLBACK (zone_cb), fixture);
  g_signal_connect_swapped (fixture->points, "point-activated", G_CALLBACK (point_cb), fixture);
  g_signal_connect_swapped (fixture->points, "cluster-activated", G_CALLBACK (cluster_cb), fixture);
  tkl_map_fit (TKL_MAP (fixture->map), around, 2);
  fixture->window = ui_show (fixture->map);
  ui_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->map), (gpointer *) &fixture->map);
  gtk_window_destroy (fixture->window);
  ui_settle ();
  g_assert_null (fixture->map);
}

/* --- where things lie ------------------------------------------------------------------------- */

/* Many points at once lie where libshumate puts each, at whole zooms and between, turned or not. */
static void
test_view (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    double zoom, rotation;
  } cases[] = { { 3, 0 }, { 8, 0 }, { 12.5, 0 }, { 14.99, 0 }, { 11.3, 0.7 }, { 18, 3 } };
  static const TklPoint points[] = { { 508466000, 43517000 },
                                     { 510000000, 46000000 },
                                     { 495000000, 25000000 },
                                     { 530000000, 60000000 } };
  ShumateLayer *layer = SHUMATE_LAYER (fixture->zones);
  ShumateViewport *viewport = shumate_layer_get_viewport (layer);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklView view;

      shumate_viewport_set_zoom_level (viewport, cases[i].zoom);
      shumate_viewport_set_rotation (viewport, cases[i].rotation);
      g_assert_true (tkl_layer_view (layer, &view));
      for (guint j = 0; j < G_N_ELEMENTS (points); j++)
        {
          graphene_point_t expected = tkl_layer_project (layer, points[j]);
          graphene_point_t at = tkl_view_project (&view, tkl_world_project (points[j]));
          TklPoint back = tkl_world_unproject (tkl_view_unproject (&view, at.x, at.y));
          double far = hypot (expected.x, expected.y);

          g_assert_cmpfloat (hypot (at.x - expected.x, at.y - expected.y), <, 0.05 + far * 1e-5);
          if (far < 5000)
            g_assert_cmpfloat (tkl_point_distance_m (back, points[j]), <,
                               2e7 / tkl_view_scale (&view));
        }
    }
  shumate_viewport_set_rotation (viewport, 0);
}

/* --- zones ------------------------------------------------------------------------------------ */

static gboolean
click (Fixture *fixture, TklPoint point)
{
  graphene_point_t at = tkl_layer_project (SHUMATE_LAYER (fixture->zones), point);

  fixture->zone = 0;
  return tkl_zone_layer_activate_at (fixture->zones, at.x, at.y);
}

static void
test_zones (Fixture *fixture, gconstpointer data)
{
  const TklPoint beside = { town.lat_e7 + 100000, town.lon_e7 };
  const TklPoint in_hole = { town.lat_e7, town.lon_e7 + 800000 };
  const TklPoint in_ring = { town.lat_e7 + 70000, town.lon_e7 + 800000 };
  /* The smallest first, then the one around it, and again. */
  static const gint64 expected[] = { 2, 1, 2, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_true (click (fixture, town));
      g_assert_cmpint (fixture->zone, ==, expected[i]);
      g_assert_cmpint (tkl_zone_layer_get_selected (fixture->zones), ==, expected[i]);
    }
  ui_settle ();
  ui_picture (GTK_WIDGET (fixture->window), "layers-zones");
  g_assert_true (click (fixture, beside));
  g_assert_cmpint (fixture->zone, ==, 1);
  g_assert_false (click (fixture, in_hole));
  g_assert_cmpint (fixture->zone, ==, 0);
  g_assert_true (click (fixture, in_ring));
  g_assert_cmpint (fixture->zone, ==, 3);
  /* Others choose without a signal. */
  fixture->zone = 0;
  tkl_zone_layer_set_selected (fixture->zones, 2);
  g_assert_cmpint (fixture->zone, ==, 0);
  g_assert_true (click (fixture, town));
  g_assert_cmpint (fixture->zone, ==, 1);
  tkl_zone_layer_set_zones (fixture->zones, NULL);
  g_assert_false (click (fixture, town));
}

/* Only what is in sight, once around. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  guint seen = 0;

  for (int i = 0; i < 3; i++)
    {
      g_assert_true (tkl_zone_layer_step (fixture->zones, 1));
      seen |= 1u << fixture->zone;
    }
  g_assert_cmpuint (seen & (1u << 3), !=, 0);
  g_assert_cmpuint (seen & (1u << 4), ==, 0);
  tkl_zone_layer_set_selected (fixture->zones, 3);
  g_assert_true (tkl_zone_layer_step (fixture->zones, -1));
  g_assert_cmpint (fixture->zone, !=, 3);
  g_assert_true (tkl_zone_layer_step (fixture->zones, 1));
  g_assert_cmpint (fixture->zone, ==, 3);
  tkl_zone_layer_set_zones (fixture->zones, NULL);
  g_assert_false (tkl_zone_layer_step (fixture->zones, 1));
}

/* The picture is drawn anew for another style; it moves with the map. */
static void
test_picture (Fixture *fixture, gconstpointer data)
{
  ShumateViewport *viewport = tkl_map_get_viewport (TKL_MAP (fixture->map));

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  ui_settle ();
  for (int i = 0; i < 60; i++)
    {
      shumate_location_set_location (SHUMATE_LOCATION (viewport), 50.85 + i * 0.0002, 4.40);
      gtk_test_widget_wait_for_draw (fixture->map);
    }
  ui_picture (GTK_WIDGET (fixture->window), "layers-zones-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  ui_settle ();
  g_assert_true (click (fixture, town));
}

/* --- the ground ------------------------------------------------------------------------------- */

/* A layer as it is drawn. */
typedef struct
{
  ShumateLayer *layer;
  guint32 *pixels; /* (owned) */
  int width, height;
} Drawn;

static Drawn
draw (ShumateLayer *layer)
{
  GtkWidget *widget = GTK_WIDGET (layer);
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  Drawn drawn = { .layer = layer };

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  drawn.width = gdk_texture_get_width (texture);
  drawn.height = gdk_texture_get_height (texture);
  drawn.pixels = g_new (guint32, (gsize) drawn.width * (gsize) drawn.height);
  gdk_texture_download (texture, (guchar *) drawn.pixels, (gsize) drawn.width * 4);
  return drawn;
}

/* 0: black … 255: white. */
static int
light_at (const Drawn *drawn, double latitude, double longitude)
{
  graphene_point_t at
      = tkl_layer_project (drawn->layer, tkl_point_from_degrees (latitude, longitude));
  guint32 pixel;

  g_assert_true (at.x >= 0 && at.y >= 0 && at.x < drawn->width && at.y < drawn->height);
  pixel = drawn->pixels[(int) at.y * drawn->width + (int) at.x];
  return (int) ((pixel >> 16 & 0xff) + (pixel >> 8 & 0xff) + (pixel & 0xff)) / 3;
}

/* Sixty circles too small to have a shape, eight in a row. */
static TklAreas *
make_dots (const char *name)
{
  TklAreas *areas = tkl_areas_new ();

  for (int i = 0; i < 60; i++)
    tkl_areas_add_circle (
        areas, i + 1, 1, name,
        (TklPoint){ town.lat_e7 + (i / 8 - 4) * 40000, town.lon_e7 + (i % 8) * 120000 }, 1);
  tkl_areas_finish (areas);
  return areas;
}

static Drawn
draw_dots (Fixture *fixture, const char *name)
{
  g_autoptr (TklAreas) dots = make_dots (name);

  tkl_zone_layer_set_zones (fixture->zones, dots);
  ui_settle ();
  return draw (SHUMATE_LAYER (fixture->zones));
}

/* An office has more than forty projects, and employees with homes: they have their names, as far as there
 * is room. No name hides the square of another one. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  Drawn dots = draw_dots (fixture, NULL);
  Drawn named = draw_dots (fixture, "P001 Station");
  guint n_dots = 0, n_named = 0, n_hidden = 0;

  for (int i = 0; i < dots.width * dots.height; i++)
    {
      n_dots += dots.pixels[i] >> 24 != 0;
      n_named += named.pixels[i] >> 24 != 0;
      n_hidden += dots.pixels[i] >> 24 != 0 && dots.pixels[i] != named.pixels[i];
    }
  g_test_message ("%u pixels of squares, %u hidden, %u with names", n_dots, n_hidden, n_named);
  ui_picture (GTK_WIDGET (fixture->window), "layers-names");
  g_assert_cmpuint (n_dots, >, 0);
  g_assert_cmpuint (n_named, >, 5 * n_dots);
  g_assert_cmpuint (n_hidden, ==, 0);
  g_free (dots.pixels);
  g_free (named.pixels);
}

static guint
count_other (const Drawn *a, const Drawn *b)
{
  guint n = 0;

  g_assert_cmpint (a->width * a->height, ==, b->width * b->height);
  for (int i = 0; i < a->width * a->height; i++)
    n += a->pixels[i] != b->pixels[i];
  return n;
}

/* The name of a zone takes the room of a town's, and gives it back. */
static void
test_towns_yield (Fixture *fixture, gconstpointer data)
{
  ShumateLayer *ground = SHUMATE_LAYER (ui_find (fixture->map, TKL_TYPE_BACKDROP_LAYER, NULL));
  g_autoptr (TklAreas) areas = make_zones ();
  Drawn below = draw (ground), alone, again;

  tkl_zone_layer_set_zones (fixture->zones, NULL);
  ui_settle ();
  alone = draw (ground);
  g_assert_cmpuint (count_other (&below, &alone), >, 50);
  tkl_zone_layer_set_zones (fixture->zones, areas);
  ui_settle ();
  again = draw (ground);
  g_assert_cmpuint (count_other (&below, &again), ==, 0);
  g_free (below.pixels);
  g_free (alone.pixels);
  g_free (again.pixels);
}

static guint
count_drawn (ShumateLayer *layer)
{
  Drawn drawn = draw (layer);
  guint n = 0;

  for (int i = 0; i < drawn.width * drawn.height; i++)
    n += drawn.pixels[i] >> 24 != 0;
  g_free (drawn.pixels);
  return n;
}

/* Names that stand above the points are no longer below them, and no pointer stops at them. */
static void
test_names_above (Fixture *fixture, gconstpointer data)
{
  ShumateViewport *viewport = tkl_map_get_viewport (TKL_MAP (fixture->map));
  ShumateLayer *zones = SHUMATE_LAYER (fixture->zones);
  ShumateLayer *names = tkl_zone_names_new (viewport, fixture->zones);
  Drawn with, without;

  tkl_map_add_layer (TKL_MAP (fixture->map), names);
  ui_settle ();
  with = draw (zones);
  tkl_zone_names_set_above (TKL_ZONE_NAMES (names), TRUE);
  ui_settle ();
  without = draw (zones);
  g_assert_cmpuint (count_other (&with, &without), >, 100);
  g_assert_cmpuint (count_drawn (names), >, 100);
  g_assert_true (gtk_widget_get_next_sibling (GTK_WIDGET (fixture->points)) == GTK_WIDGET (names));
  g_assert_false (gtk_widget_contains (GTK_WIDGET (names), 100, 100));
  tkl_zone_names_set_above (TKL_ZONE_NAMES (names), FALSE);
  ui_settle ();
  g_free (without.pixels);
  without = draw (zones);
  g_assert_cmpuint (count_other (&with, &without), ==, 0);
  g_free (with.pixels);
  g_free (without.pixels);
}

/* The numbers of points stay readable: a name stands beside them. */
static void
test_names_clear (Fixture *fixture, gconstpointer data)
{
  ShumateViewport *viewport = tkl_map_get_viewport (TKL_MAP (fixture->map));
  ShumateLayer *names = tkl_zone_names_new (viewport, fixture->zones);
  TklSpot spots[20];
  g_autoptr (TklClusters) points = NULL;
  g_autoptr (GArray) numbers = NULL;
  const graphene_rect_t *number;
  TklView view;
  Drawn drawn;

  for (guint i = 0; i < G_N_ELEMENTS (spots); i++)
    spots[i] = (TklSpot){ i + 1, town, 0 };
  points = tkl_clusters_new (spots, G_N_ELEMENTS (spots));
  tkl_point_layer_set_points (fixture->points, points);
  tkl_map_add_layer (TKL_MAP (fixture->map), names);
  tkl_zone_names_set_above (TKL_ZONE_NAMES (names), TRUE);
  tkl_zone_names_keep_clear (TKL_ZONE_NAMES (names), fixture->points);
  ui_settle ();
  g_assert_true (tkl_layer_view (names, &view));
  numbers = tkl_point_layer_find_numbers (fixture->points, &view, 0);
  g_assert_cmpuint (numbers->len, ==, 1);
  number = &g_array_index (numbers, graphene_rect_t, 0);
  drawn = draw (names);
  g_assert_cmpint (drawn.width, ==, view.width);
  g_assert_cmpint (drawn.height, ==, view.height);
  for (int y = (int) number->origin.y + 2; y < number->origin.y + number->size.height - 2; y++)
    for (int x = (int) number->origin.x + 2; x < number->origin.x + number->size.width - 2; x++)
      g_assert_cmpuint (drawn.pixels[y * drawn.width + x] >> 24, ==, 0);
  g_free (drawn.pixels);
  g_assert_cmpuint (count_drawn (names), >, 100);
  ui_picture (GTK_WIDGET (fixture->window), "layers-names-clear");
}

/* Without tiles: the sea, the neighbours and Belgium are told apart, and a border lies between. The places
 * are away from towns and from lines of degrees. */
static void
test_ground (Fixture *fixture, gconstpointer data)
{
  Drawn drawn;
  int sea, france, belgium, border = 255;

  tkl_map_fit (TKL_MAP (fixture->map), NULL, 0);
  ui_settle ();
  ui_picture (GTK_WIDGET (fixture->window), "layers-ground");
  drawn = draw (SHUMATE_LAYER (ui_find (fixture->map, TKL_TYPE_BACKDROP_LAYER, NULL)));
  sea = light_at (&drawn, 51.40, 2.70);
  france = light_at (&drawn, 49.75, 3.30);
  belgium = light_at (&drawn, 50.25, 5.30);
  for (double latitude = 49.90; latitude < 49.985; latitude += 0.001)
    border = MIN (border, light_at (&drawn, latitude, 4.24));
  g_test_message ("sea %d, France %d, Belgium %d, border %d", sea, france, belgium, border);
  g_assert_cmpint (france, <, sea - 4);
  g_assert_cmpint (belgium, <, france - 4);
  g_assert_cmpint (border, <, belgium - 20);
  g_free (drawn.pixels);
}

/* --- points ----------------------------------------------------------------------------------- */

static gboolean
click_point (Fixture *fixture, TklPoint point)
{
  graphene_point_t at = tkl_layer_project (SHUMATE_LAYER (fixture->points), point);

  fixture->point = 0;
  return tkl_point_layer_activate_at (fixture->points, at.x, at.y);
}

static void
test_points (Fixture *fixture, gconstpointer data)
{
  const TklPoint alone = { town.lat_e7 - 200000, town.lon_e7 + 500000 };
  const TklPoint pair = { town.lat_e7 + 200000, town.lon_e7 + 900000 };
  TklSpot spots[] = { { 11, { town.lat_e7, town.lon_e7 }, 0 },
                      { 12, { town.lat_e7 + 1000, town.lon_e7 + 1000 }, 1 },
                      { 13, { town.lat_e7 + 2000, town.lon_e7 }, 1 },
                      { 14, alone, 0 },
                      { 15, pair, 0 },
                      { 16, pair, 1 },
                      { 17, TKL_POINT_NONE, 1 } };
  g_autoptr (TklClusters) clusters = tkl_clusters_new (spots, G_N_ELEMENTS (spots));

  g_assert_false (click_point (fixture, alone));
  tkl_point_layer_set_points (fixture->points, clusters);
  ui_settle ();
  ui_picture (GTK_WIDGET (fixture->window), "layers-points");
  g_assert_true (click_point (fixture, alone));
  g_assert_cmpint (fixture->point, ==, 14);
  g_assert_false (click_point (fixture, (TklPoint){ alone.lat_e7, alone.lon_e7 + 100000 }));
  /* Two ticks at one place: one after the other. */
  g_assert_true (click_point (fixture, pair));
  g_assert_cmpint (fixture->point, ==, 15);
  g_assert_true (click_point (fixture, pair));
  g_assert_cmpint (fixture->point, ==, 16);
  /* Three beside each other: the map goes nearer until they stand apart. */
  g_assert_true (click_point (fixture, spots[0].point));
  g_assert_cmpint (fixture->point, ==, 0);
  g_assert_cmpuint (fixture->n_clusters, ==, 1);
  tkl_point_layer_set_points (fixture->points, NULL);
  g_assert_false (click_point (fixture, alone));
}

/* By keys: as one reads, round and round; marked first, then opened. */
static void
test_points_by_keys (Fixture *fixture, gconstpointer data)
{
  /* in the order in which they are read: from north to south */
  const TklSpot spots[] = { { 21, { town.lat_e7 + 200000, town.lon_e7 + 900000 }, 1 },
                            { 22, { town.lat_e7, town.lon_e7 }, 0 },
                            { 23, { town.lat_e7 - 200000, town.lon_e7 + 500000 }, 1 } };
  g_autoptr (TklClusters) clusters = tkl_clusters_new (spots, G_N_ELEMENTS (spots));
  guint style = 9;

  g_assert_cmpuint (tkl_point_layer_step (fixture->points, 1, &style), ==, 0);
  tkl_point_layer_set_points (fixture->points, clusters);
  ui_settle ();
  g_assert_false (tkl_point_layer_activate_chosen (fixture->points));
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpuint (tkl_point_layer_step (fixture->points, 1, &style), ==, 1);
      g_assert_cmpuint (style, ==, spots[i % 3].style);
      fixture->point = 0;
      g_assert_true (tkl_point_layer_activate_chosen (fixture->points));
      g_assert_cmpint (fixture->point, ==, spots[i % 3].id);
    }
  g_assert_cmpuint (tkl_point_layer_step (fixture->points, -1, &style), ==, 1);
  g_assert_true (tkl_point_layer_activate_chosen (fixture->points));
  g_assert_cmpint (fixture->point, ==, 23);
  ui_settle ();
  ui_picture (GTK_WIDGET (fixture->window), "layers-point-chosen");
}

#define ADD(name, function) g_test_add ("/layers/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("view", test_view);
  ADD ("zones", test_zones);
  ADD ("keys", test_keys);
  ADD ("picture", test_picture);
  ADD ("names", test_names);
  ADD ("names-above", test_names_above);
  ADD ("names-clear", test_names_clear);
  ADD ("towns-yield", test_towns_yield);
  ADD ("ground", test_ground);
  ADD ("points", test_points);
  ADD ("points-by-keys", test_points_by_keys);
  return g_test_run ();
}
