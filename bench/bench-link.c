/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures linking: places of ticks, all rules, and one changed place, against GEOS and a scan. */
/* Thread: main. */
#include "bench.h"
#include "ref-link-geos.h"

#include "tkl-link.h"

#include <string.h>

typedef struct
{
  BenchData *data; /* (owned) */
  TklCompany *company;
  TklZone *zone;
  GPtrArray *projects;
  GPtrArray *pois;
  GPtrArray *employees;
  GArray *holdings;
  TklTick *facts;   /* as read from the store */
  TklTick *ticks;   /* linked anew in each run */
  TklPoint *points; /* the same, as packed columns: what a scan of places needs */
  guint16 *persons; /* of each tick: index */
  GArray *pool;
  TklPlaces *places; /* kept for the change of one place */
  GArray *affected;
  TklProject *changed;
  TklBox box; /* old and new bounds of the changed place together */
} Bench;

/* --- the product's own structs ------------------------------------------------------------------ */

static TklPoint
to_point (BenchPoint point)
{
  return (TklPoint){ point.lat_e7, point.lon_e7 };
}

static void
add_project (Bench *bench, TklShapeBuilder *builder, guint i)
{
  const BenchPlace *place = &bench->data->places[i];
  TklProject *project = tkl_project_new ();

  project->id = i + 1;
  project->number = g_strdup_printf ("P%05u", i + 1);
  project->mode = place->radius_m > 0 ? TKL_PROJECT_MODE_RADIUS : TKL_PROJECT_MODE_POI;
  project->location = to_point (place->centre);
  project->radius_m = place->radius_m;
  g_ptr_array_add (bench->projects, project);
  if (place->radius_m > 0)
    return;

  tkl_shape_builder_add_part (builder);
  tkl_shape_builder_add_ring (builder);
  for (guint corner = 0; corner < place->n_corners; corner++)
    tkl_shape_builder_add_point (builder,
                                 to_point (bench->data->corners[place->first_corner + corner]));
  g_ptr_array_add (bench->pois,
                   tkl_poi_new (i + 1, NULL, tkl_shape_builder_finish (builder, NULL, NULL)));
}

static void
add_person (Bench *bench, guint i)
{
  TklEmployee *employee = tkl_employee_new ();
  TklKeyHolding holding = { i + 1, i + 1, i + 1, TKL_DAY_NONE, TKL_DAY_NONE };

  employee->id = i + 1;
  employee->number = g_strdup_printf ("%u", i + 1);
  employee->home = to_point (bench->data->homes[i]);
  g_ptr_array_add (bench->employees, employee);
  g_array_append_val (bench->holdings, holding);
}

static void
make_ticks (Bench *bench)
{
  guint n = bench->data->n_ticks;

  bench->facts = g_new0 (TklTick, n);
  bench->ticks = g_new0 (TklTick, n);
  bench->points = g_new (TklPoint, n);
  bench->persons = g_new (guint16, n);
  for (guint i = 0; i < n; i++)
    {
      const BenchTick *tick = &bench->data->ticks[i];

      bench->points[i] = to_point (tick->point);
      bench->persons[i] = (guint16) (tick->person - 1);
      bench->facts[i] = (TklTick){ .id = i + 1,
                                   .time_utc_ms = tick->time_utc_ms,
                                   .vehicle_id = tick->vehicle,
                                   .key_id = tick->person,
                                   .point = bench->points[i],
                                   .odometer_m = tick->odometer_m };
    }
}

static void
set_up (Bench *bench)
{
  g_autoptr (TklShapeBuilder) builder = tkl_shape_builder_new ();

  bench->data
      = bench_data_new (BENCH_SEED, bench_scale (BENCH_N_PLACES), bench_scale (BENCH_N_TICKS));
  bench->company = tkl_company_new ();
  bench->company->location = to_point (bench->data->employer);
  bench->zone = tkl_zone_new ("Europe/Brussels", NULL);
  bench->projects = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_project_free);
  bench->pois = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_poi_free);
  bench->employees = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_employee_free);
  bench->holdings = g_array_new (FALSE, FALSE, sizeof (TklKeyHolding));
  bench->pool = g_array_new (FALSE, FALSE, sizeof (gint32));
  bench->affected = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < bench->data->n_places; i++)
    add_project (bench, builder, i);
  for (guint i = 0; i < bench->data->n_persons; i++)
    add_person (bench, i);
  make_ticks (bench);
  bench->places = tkl_places_new (bench->company, bench->projects, bench->pois);
}

static void
tear_down (Bench *bench)
{
  tkl_places_free (bench->places);
  g_array_unref (bench->affected);
  g_array_unref (bench->pool);
  g_array_unref (bench->holdings);
  g_ptr_array_unref (bench->employees);
  g_ptr_array_unref (bench->pois);
  g_ptr_array_unref (bench->projects);
  g_free (bench->points);
  g_free (bench->persons);
  g_free (bench->ticks);
  g_free (bench->facts);
  tkl_zone_unref (bench->zone);
  tkl_company_free (bench->company);
  bench_data_free (bench->data);
}

/* --- runs --------------------------------------------------------------------------------------- */

static guint64
sum_link (guint64 tick, TklPlace place, gint32 project_id, const gint32 *candidates, guint n)
{
  guint64 sum = 0;

  if (place == TKL_PLACE_EMPLOYER)
    return bench_link_mix (tick, BENCH_LINK_EMPLOYER);
  if (place == TKL_PLACE_HOME)
    return bench_link_mix (tick, BENCH_LINK_HOME);
  if (place == TKL_PLACE_PROJECT && project_id != 0)
    return bench_link_mix (tick, (guint64) project_id);
  for (guint i = 0; i < n; i++)
    sum += bench_link_mix (tick, (guint64) candidates[i]);
  return sum;
}

static guint64
find_places (gpointer data)
{
  Bench *bench = data;
  g_autoptr (TklPlaces) places = tkl_places_new (bench->company, bench->projects, bench->pois);
  g_autoptr (TklPlaceCursor) cursor = tkl_place_cursor_new (places, bench->pool);
  g_autofree TklVisitor *visitors = g_new (TklVisitor, bench->employees->len);
  guint64 sum = 0;

  for (guint i = 0; i < bench->employees->len; i++)
    visitors[i] = tkl_places_visitor (places, g_ptr_array_index (bench->employees, i));
  g_array_set_size (bench->pool, 0);
  for (guint i = 0; i < bench->data->n_ticks; i++)
    {
      guint first = bench->pool->len;
      TklMatch match;

      tkl_place_cursor_find (cursor, bench->points[i], &visitors[bench->persons[i]], 20600, &match);
      sum += sum_link (i, match.place, match.project_id, (const gint32 *) bench->pool->data + first,
                       match.n_candidates);
    }
  return sum;
}

static void
restore_facts (gpointer data)
{
  Bench *bench = data;

  memcpy (bench->ticks, bench->facts, bench->data->n_ticks * sizeof (TklTick));
}

static guint64
link_all (gpointer data)
{
  Bench *bench = data;
  g_autoptr (TklPlaces) places = tkl_places_new (bench->company, bench->projects, bench->pois);
  TklLinkInput input = { .company = bench->company,
                         .zone = bench->zone,
                         .places = places,
                         .employees = bench->employees,
                         .holdings = (const TklKeyHolding *) bench->holdings->data,
                         .n_holdings = bench->holdings->len,
                         .projects = bench->projects };
  guint64 sum = 0;

  g_array_set_size (bench->pool, 0);
  tkl_link_ticks (&input, bench->ticks, bench->data->n_ticks, bench->pool, NULL);
  for (guint i = 0; i < bench->data->n_ticks; i++)
    {
      const TklTick *tick = &bench->ticks[i];

      sum += sum_link (i, tick->place, tick->project_id,
                       (const gint32 *) bench->pool->data + tick->candidates, tick->n_candidates);
    }
  return sum;
}

static guint64
run_geos (gpointer data)
{
  return ref_link_geos (((Bench *) data)->data);
}

/* The circle of a project grows or shrinks; ticks in its old or new bounds are linked again. */
static guint64
change_place (gpointer data)
{
  Bench *bench = data;
  TklBox boxes[2];
  gint32 id = (gint32) bench->changed->id;
  guint64 n = 0;

  bench->changed->radius_m = bench->changed->radius_m == 300 ? 200 : 300;
  tkl_places_bounds (bench->places, id, &boxes[0]);
  tkl_places_replace_project (bench->places, id, bench->changed, NULL);
  tkl_places_bounds (bench->places, id, &boxes[1]);

  g_array_set_size (bench->affected, 0);
  g_array_set_size (bench->pool, 0);
  tkl_places_affected (bench->points, bench->data->n_ticks, boxes, 2, bench->affected);
  for (guint i = 0; i < bench->affected->len; i++)
    {
      guint32 tick = g_array_index (bench->affected, guint32, i);
      const TklEmployee *employee = g_ptr_array_index (bench->employees, bench->persons[tick]);
      TklMatch match
          = tkl_places_find (bench->places, bench->points[tick], employee, 20600, bench->pool);

      n += match.level <= 5;
    }
  return n;
}

static guint64
scan_box (gpointer data)
{
  Bench *bench = data;
  BenchPoint min = { bench->box.min.lat_e7, bench->box.min.lon_e7 };
  BenchPoint max = { bench->box.max.lat_e7, bench->box.max.lon_e7 };

  return ref_scan_box ((const BenchPoint *) bench->points, bench->data->n_ticks, min, max);
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };

  bench_init (argc, argv);
  set_up (&bench);
  bench_compare (&(BenchCase){ .metric = "link: place of each tick, index built (B2)",
                               .ours = find_places,
                               .reference = run_geos,
                               .data = &bench,
                               .goal = 0.125 });
  bench_compare (&(BenchCase){ .metric = "link: all rules, against GEOS for places only",
                               .ours = link_all,
                               .prepare_ours = restore_facts,
                               .reference = run_geos,
                               .data = &bench,
                               .goal = 0.5 });

  /* Both sizes of the circle lie in the larger one's box. */
  bench.changed = g_ptr_array_index (bench.projects, 0);
  bench.changed->radius_m = 300;
  tkl_places_replace_project (bench.places, 1, bench.changed, NULL);
  tkl_places_bounds (bench.places, 1, &bench.box);
  bench_compare (&(BenchCase){ .metric = "link: one place changed, against one scan (B5)",
                               .ours = change_place,
                               .reference = scan_box,
                               .data = &bench,
                               .goal = 3 });
  tear_down (&bench);
  return bench_finish ();
}
