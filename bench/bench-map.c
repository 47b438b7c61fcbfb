/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map of 10,000 zones, 1280 × 800, drawn by the processor: how long frames take while it is panned and
 * zoomed, beside the map without zones, and how long it takes to know what lies under the pointer. */
/* Thread: main. */
#include "bench-ui.h"
#include "bench.h"
#include "tkl-areas.h"
#include "tkl-map.h"
#include "tkl-zone-layer.h"

#include <adwaita.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>

#define N_ZONES 10000
#define N_FRAMES 200
#define WIDTH 1280
#define HEIGHT 800
/* 50 frames a second. */
#define FRAME_GOAL_MS 20.0
/* What zones may cost beside the map that they lie on, whatever the machine. */
#define RATIO 1.5
#define HIT_GOAL_US 50.0
#define PAN_PX 9
#define ZOOM_STEP 0.02

static const TklZoneStyle styles[] = { { "tkl_work", FALSE }, { "tkl_mobility", TRUE } };

typedef struct
{
  GMainLoop *loop;
  ShumateViewport *viewport;
  GtkWidget *map;
  gboolean is_zoom;
  guint n_frames;
  gint64 began_us; /* of the frame that is drawn */
  double times_ms[N_FRAMES];
} Ride;

/* --- zones ------------------------------------------------------------------------------------ */

/* Two of three are drawn, with 8 … 40 corners, the third is a circle, 100 … 400 m wide. */
static void
add_zone (TklAreas *areas, GRand *random, guint i, TklPoint centre)
{
  g_autofree char *name = g_strdup_printf ("Site %u", i);
  int reach_e7 = g_rand_int_range (random, 5000, 20000);
  int n = g_rand_int_range (random, 8, 41);
  g_autoptr (TklShapeBuilder) builder = tkl_shape_builder_new ();
  g_autoptr (TklShape) shape = NULL;

  if (i % 3 == 0)
    {
      tkl_areas_add_circle (areas, i + 1, i % 2, name, centre, reach_e7 / 100);
      return;
    }
  tkl_shape_builder_add_part (builder);
  tkl_shape_builder_add_ring (builder);
  for (int corner = 0; corner < n; corner++)
    {
      double angle = 2 * G_PI * corner / n, r = reach_e7 * g_rand_double_range (random, 0.6, 1);

      tkl_shape_builder_add_point (builder,
                                   (TklPoint){ centre.lat_e7 + (int) (r * sin (angle)),
                                               centre.lon_e7 + (int) (1.6 * r * cos (angle)) });
    }
  shape = tkl_shape_builder_finish (builder, NULL, NULL);
  g_assert (shape != NULL);
  tkl_areas_add_shape (areas, i + 1, i % 2, name, shape);
}

static TklAreas *
make_zones (guint n, TklPoint south_west, TklPoint north_east)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  TklAreas *areas = tkl_areas_new ();

  for (guint i = 0; i < n; i++)
    add_zone (areas, random, i,
              (TklPoint){ g_rand_int_range (random, south_west.lat_e7, north_east.lat_e7),
                          g_rand_int_range (random, south_west.lon_e7, north_east.lon_e7) });
  tkl_areas_finish (areas);
  return areas;
}

/* --- frames ----------------------------------------------------------------------------------- */

static int
compare_numbers (const void *a, const void *b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

/* Of this thread, which is the one that draws: what others do meanwhile does not count. */
static gint64
processor_us (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
move (Ride *ride)
{
  double latitude, longitude;
  int half = N_FRAMES / 2;

  if (ride->is_zoom)
    {
      double zoom = shumate_viewport_get_zoom_level (ride->viewport);

      shumate_viewport_set_zoom_level (
          ride->viewport, zoom + ((int) ride->n_frames < half ? ZOOM_STEP : -ZOOM_STEP));
      return;
    }
  shumate_viewport_widget_coords_to_location (
      ride->viewport, ride->map, WIDTH / 2.0 + ((int) ride->n_frames < half ? PAN_PX : -PAN_PX),
      HEIGHT / 2.0 + PAN_PX / 3.0, &latitude, &longitude);
  shumate_location_set_location (SHUMATE_LOCATION (ride->viewport), latitude, longitude);
}

static void
before_paint_cb (GdkFrameClock *clock, Ride *ride)
{
  ride->began_us = processor_us ();
  move (ride);
}

static void
after_paint_cb (GdkFrameClock *clock, Ride *ride)
{
  ride->times_ms[ride->n_frames++] = (double) (processor_us () - ride->began_us) / 1000;
  if (ride->n_frames == N_FRAMES)
    g_main_loop_quit (ride->loop);
}

/* Returns: what 95 of 100 frames take at most, in ms; @ret_most: what the slowest takes. */
static double
ride (GtkWindow *window, GtkWidget *map, gboolean is_zoom, double *ret_most)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  Ride state = { .loop = g_main_loop_new (NULL, FALSE),
                 .viewport = tkl_map_get_viewport (TKL_MAP (map)),
                 .map = map,
                 .is_zoom = is_zoom };
  gulong before = g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &state);
  gulong after = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &state);

  gdk_frame_clock_begin_updating (clock);
  g_main_loop_run (state.loop);
  gdk_frame_clock_end_updating (clock);
  g_signal_handler_disconnect (clock, before);
  g_signal_handler_disconnect (clock, after);
  g_main_loop_unref (state.loop);
  qsort (state.times_ms, N_FRAMES, sizeof (double), compare_numbers);
  *ret_most = state.times_ms[N_FRAMES - 1];
  return state.times_ms[N_FRAMES * 95 / 100];
}

static void
settle (void)
{
  gint64 until_us = g_get_monotonic_time () + 500 * 1000;

  while (g_get_monotonic_time () < until_us)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

typedef struct
{
  const char *name;
  guint n_zones; /* 0: the map alone */
  TklPoint south_west, north_east;
} World;

/* @alone_ms: (inout) (array fixed-size=2): pan and zoom of the map alone, which is measured first */
static void
measure_frames (const World *world, double *alone_ms)
{
  g_autoptr (TklAreas) zones
      = make_zones (bench_scale (world->n_zones), world->south_west, world->north_east);
  GtkWidget *map = tkl_map_new ();
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  ShumateLayer *layer
      = tkl_zone_layer_new (tkl_map_get_viewport (TKL_MAP (map)), styles, G_N_ELEMENTS (styles));

  tkl_zone_layer_set_zones (TKL_ZONE_LAYER (layer), zones);
  tkl_map_add_layer (TKL_MAP (map), layer);
  gtk_window_set_decorated (window, FALSE);
  gtk_window_set_default_size (window, WIDTH, HEIGHT);
  gtk_window_set_child (window, map);
  tkl_map_fit (TKL_MAP (map), &world->south_west, 2);
  gtk_window_present (window);
  settle ();
  for (int is_zoom = 0; is_zoom <= 1; is_zoom++)
    {
      g_autofree char *metric
          = g_strdup_printf ("map: %s, %s, p95 of a frame", is_zoom ? "zoom" : "pan", world->name);
      g_autofree char *most_metric
          = g_strdup_printf ("map: %s, %s, slowest frame", is_zoom ? "zoom" : "pan", world->name);
      g_autofree char *ratio = g_strdup_printf ("map: %s, %s, p95 against the map alone",
                                                is_zoom ? "zoom" : "pan", world->name);
      double most_ms, p95_ms = ride (window, map, is_zoom, &most_ms);

      if (world->n_zones == 0)
        alone_ms[is_zoom] = p95_ms;
      else
        bench_pair (ratio, p95_ms, alone_ms[is_zoom], RATIO);
      bench_value (metric, p95_ms, "ms", FRAME_GOAL_MS);
      bench_value (most_metric, most_ms, "ms", 2 * FRAME_GOAL_MS);
    }
  gtk_window_destroy (window);
  settle ();
}

/* --- the pointer ------------------------------------------------------------------------------ */

static void
measure_hits (const World *world)
{
  g_autoptr (TklAreas) zones
      = make_zones (bench_scale (world->n_zones), world->south_west, world->north_east);
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (guint));
  const guint n = 20000;
  gint64 began_us = processor_us ();

  for (guint i = 0; i < n; i++)
    tkl_areas_hit (
        zones,
        (TklPoint){ g_rand_int_range (random, world->south_west.lat_e7, world->north_east.lat_e7),
                    g_rand_int_range (random, world->south_west.lon_e7, world->north_east.lon_e7) },
        8 / tkl_world_scale (12), hits);
  bench_value ("map: what lies under the pointer, dense zones",
               (double) (processor_us () - began_us) / n, "us", HIT_GOAL_US);
}

static void
measure_making (const World *world)
{
  gint64 began_us = processor_us ();
  g_autoptr (TklAreas) zones
      = make_zones (bench_scale (world->n_zones), world->south_west, world->north_east);

  bench_value ("map: 10,000 zones made ready (on a thread)",
               (double) (processor_us () - began_us) / 1000, "ms", 200);
}

int
main (int argc, char **argv)
{
  static const World worlds[] = {
    { "map alone", 0, { 495000000, 26000000 }, { 515000000, 63000000 } },
    { "10,000 zones over Belgium", N_ZONES, { 495000000, 26000000 }, { 515000000, 63000000 } },
    { "10,000 zones in one town", N_ZONES, { 507800000, 42500000 }, { 509200000, 44700000 } },
  };
  g_autoptr (GSettings) preferences = NULL;
  double alone_ms[2];

  bench_init (argc, argv);
  bench_ui_init ();
  preferences = g_settings_new ("be.tikklok.Tikklok");
  g_settings_set_string (preferences, "base-map", "");
  for (guint i = 0; i < G_N_ELEMENTS (worlds); i++)
    measure_frames (&worlds[i], alone_ms);
  measure_hits (&worlds[2]);
  measure_making (&worlds[1]);
  return bench_finish ();
}
