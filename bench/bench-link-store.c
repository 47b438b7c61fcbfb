/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database of places, people and ticks to be linked, and the same ticks in plain SQLite. */
/* Thread: main. */
#include "bench-link-store.h"

#include "bench.h"
#include "ref-store.h"

#include "tkl-store-company.h"
#include "tkl-store-employee.h"
#include "tkl-store-journal.h"
#include "tkl-store-key.h"
#include "tkl-store-project.h"
#include "tkl-store-tick.h"
#include "tkl-store-vehicle.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

void
bench_link_store_check (gboolean done, const GError *error)
{
  if (done)
    return;
  fprintf (stderr, "bench: %s\n", error != NULL ? error->message : "failed");
  exit (EXIT_FAILURE);
}

static TklPoint
to_point (BenchPoint point)
{
  return (TklPoint){ point.lat_e7, point.lon_e7 };
}

static void
add_place (BenchLinkStore *bench, TklShapeBuilder *builder, guint i)
{
  const BenchPlace *place = &bench->data->places[i];
  g_autoptr (TklProject) project = tkl_project_new ();
  g_autoptr (TklPoi) poi = NULL;
  g_autoptr (GError) error = NULL;

  project->number = g_strdup_printf ("P%05u", i + 1);
  project->mode = place->radius_m > 0 ? TKL_PROJECT_MODE_RADIUS : TKL_PROJECT_MODE_POI;
  project->location = to_point (place->centre);
  project->radius_m = place->radius_m;
  bench_link_store_check (tkl_store_insert_project (bench->store, project, &error), error);
  if (place->radius_m > 0)
    return;

  tkl_shape_builder_add_part (builder);
  tkl_shape_builder_add_ring (builder);
  for (guint corner = 0; corner < place->n_corners; corner++)
    tkl_shape_builder_add_point (builder,
                                 to_point (bench->data->corners[place->first_corner + corner]));
  poi = tkl_poi_new (project->id, NULL, tkl_shape_builder_finish (builder, NULL, NULL));
  bench_link_store_check (tkl_store_insert_poi (bench->store, poi, &error), error);
}

static void
add_person (BenchLinkStore *bench, guint i)
{
  g_autoptr (TklEmployee) employee = tkl_employee_new ();
  g_autofree char *key = g_strdup_printf ("tag %u", i + 1);
  TklKeyHolding holding = { .from = TKL_DAY_NONE, .to = TKL_DAY_NONE };
  g_autoptr (GError) error = NULL;

  employee->number = g_strdup_printf ("%u", i + 1);
  employee->home = to_point (bench->data->homes[i]);
  bench_link_store_check (tkl_store_insert_employee (bench->store, employee, &error), error);
  bench_link_store_check (tkl_store_key_for_raw (bench->store, key, &holding.key_id, &error),
                          error);
  holding.employee_id = employee->id;
  bench_link_store_check (tkl_store_add_holding (bench->store, &holding, &error), error);
  bench->keys[i] = (gint32) holding.key_id;
}

static void
add_fleet (BenchLinkStore *bench)
{
  g_autoptr (GPtrArray) fleet = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_vehicle_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < BENCH_N_CREWS; i++)
    {
      TklVehicle *vehicle = tkl_vehicle_new ();

      vehicle->remote_id = g_strdup_printf ("vehicle-%u", i + 1);
      g_ptr_array_add (fleet, vehicle);
    }
  bench_link_store_check (tkl_store_put_fleet (bench->store, fleet, &error), error);
  for (guint i = 0; i < BENCH_N_CREWS; i++)
    bench->vehicles[i] = (gint32) ((TklVehicle *) fleet->pdata[i])->id;
}

static void
add_master (BenchLinkStore *bench)
{
  g_autoptr (TklShapeBuilder) builder = tkl_shape_builder_new ();
  g_autoptr (TklCompany) company = tkl_company_new ();
  g_autoptr (GError) error = NULL;

  company->location = to_point (bench->data->employer);
  bench_link_store_check (
      tkl_store_journal_begin (bench->store, "bench", "bench", NULL, NULL, &error), error);
  bench_link_store_check (tkl_store_save_company (bench->store, NULL, company, NULL, &error),
                          error);
  for (guint i = 0; i < bench->data->n_places; i++)
    add_place (bench, builder, i);
  for (guint i = 0; i < bench->data->n_persons; i++)
    add_person (bench, i);
  add_fleet (bench);
  bench_link_store_check (tkl_store_journal_commit (bench->store, NULL, &error), error);
}

static TklDerivedTick
to_derived (const BenchLinkStore *bench, const BenchTick *tick)
{
  return (TklDerivedTick){ .time_utc_ms = tick->time_utc_ms,
                           .key_id = bench->keys[tick->person - 1],
                           .kind = TKL_TICK_TOUCH,
                           .point = to_point (tick->point),
                           .odometer_m = tick->odometer_m,
                           .speed_kmh = 0 };
}

static int
compare_derived (gconstpointer a, gconstpointer b)
{
  const TklDerivedTick *x = a, *y = b;

  if (x->time_utc_ms != y->time_utc_ms)
    return (x->time_utc_ms > y->time_utc_ms) - (x->time_utc_ms < y->time_utc_ms);
  return (x->key_id > y->key_id) - (x->key_id < y->key_id);
}

/* Vehicle after vehicle, as the first sync of a firm leaves them. */
static void
add_ticks (BenchLinkStore *bench)
{
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (TklDerivedTick));
  g_autoptr (GError) error = NULL;
  TklTickDiff diff;

  bench_link_store_check (tkl_store_begin (bench->store, &error), error);
  for (guint i = 0; i < bench->data->n_ticks;)
    {
      gint32 vehicle = bench->data->ticks[i].vehicle;
      TklDerivation derivation = { .vehicle_id = bench->vehicles[vehicle - 1],
                                   .from_utc_ms = 0,
                                   .to_utc_ms = G_MAXINT64,
                                   .touch_gap_ms = 120000,
                                   .ticks = ticks };

      g_array_set_size (ticks, 0);
      for (; i < bench->data->n_ticks && bench->data->ticks[i].vehicle == vehicle; i++)
        {
          TklDerivedTick tick = to_derived (bench, &bench->data->ticks[i]);

          g_array_append_val (ticks, tick);
        }
      g_array_sort (ticks, compare_derived);
      bench_link_store_check (tkl_store_replace_ticks (bench->store, &derivation, &diff, &error),
                              error);
    }
  bench_link_store_check (tkl_store_commit (bench->store, &error), error);
}

void
bench_link_store_set_up (BenchLinkStore *bench, guint n_places, guint n_ticks)
{
  g_autoptr (GError) error = NULL;

  bench->data = bench_data_new (BENCH_SEED, bench_scale (n_places), bench_scale (n_ticks));
  bench->folder = g_dir_make_tmp ("tikklok-bench-XXXXXX", NULL);
  bench->path = g_build_filename (bench->folder, "ours.db", NULL);
  bench->reference = g_build_filename (bench->folder, "reference.db", NULL);
  bench->vehicles = g_new0 (gint32, BENCH_N_CREWS);
  bench->keys = g_new0 (gint32, bench->data->n_persons);
  bench->store = tkl_store_open (bench->path, TKL_STORE_WRITE, &error);
  bench_link_store_check (bench->store != NULL, error);
  add_master (bench);
  add_ticks (bench);
  bench_link_store_check (ref_store_write_ticks (bench->data, bench->reference), NULL);
}

void
bench_link_store_tear_down (BenchLinkStore *bench)
{
  g_clear_pointer (&bench->store, tkl_store_close);
  (void) g_remove (bench->path);
  (void) g_remove (bench->reference);
  g_rmdir (bench->folder);
  g_free (bench->path);
  g_free (bench->reference);
  g_free (bench->folder);
  g_free (bench->vehicles);
  g_free (bench->keys);
  bench_data_free (bench->data);
}
