/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures taking records over: against plain inserts, once more, and bytes on disk. */
/* Thread: main. */
#include "bench-store-data.h"
#include "bench.h"
#include "ref-store.h"

#include "tkl-store-record.h"
#include "tkl-store-vehicle.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct
{
  guint n_records;
  char *folder;    /* (owned) */
  char *ours;      /* (owned): path of a database that is made anew */
  char *full;      /* (owned): path of one that has the records already */
  char *reference; /* (owned) */
  gint64 ids[BENCH_N_VEHICLES];
  guint n_changed; /* rows written by the last run */
} Bench;

static G_NORETURN void
fail (const GError *error)
{
  fprintf (stderr, "store: %s\n", error != NULL ? error->message : "failed");
  exit (EXIT_FAILURE);
}

static void
remove_database (const char *path)
{
  static const char *const ends[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *file = g_strconcat (path, ends[i], NULL);

      (void) g_remove (file);
    }
}

static void
add_vehicles (Bench *bench, TklStore *store)
{
  g_autoptr (GPtrArray) fleet = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_vehicle_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < BENCH_N_VEHICLES; i++)
    {
      TklVehicle *vehicle = tkl_vehicle_new ();

      vehicle->remote_id = g_strdup_printf ("vehicle-%u", i + 1);
      g_ptr_array_add (fleet, vehicle);
    }
  if (!tkl_store_begin (store, &error) || !tkl_store_put_fleet (store, fleet, &error)
      || !tkl_store_commit (store, &error))
    fail (error);
  for (guint i = 0; i < BENCH_N_VEHICLES; i++)
    bench->ids[i] = ((TklVehicle *) fleet->pdata[i])->id;
}

static TklRecord
to_record (const BenchRecord *record)
{
  return (TklRecord){ .time_utc_ms = record->time_utc_ms,
                      .point = { record->lat_e7, record->lon_e7 },
                      .odometer_m = record->odometer_m,
                      .speed_kmh = (gint16) record->speed_kmh,
                      .direction_deg = (gint16) record->direction_deg,
                      .satellites = (gint8) record->satellites,
                      .ignition = (guint8) record->ignition };
}

static guint64
put_page (Bench *bench, TklStore *store, guint vehicle, guint page_number)
{
  TklRecord records[BENCH_PAGE];
  TklPutPage page = { .records = records, .n_records = BENCH_PAGE };
  g_autoptr (GError) error = NULL;
  TklPutResult result;
  guint64 sum = 0;

  for (guint i = 0; i < BENCH_PAGE; i++)
    {
      BenchRecord record = bench_record (vehicle, page_number * BENCH_PAGE + i);

      records[i] = to_record (&record);
      sum += bench_record_mix (&record);
    }
  if (!tkl_store_begin (store, &error)
      || !tkl_store_put_records (store, bench->ids[vehicle - 1], &page, &result, &error)
      || !tkl_store_commit (store, &error))
    fail (error);
  bench->n_changed += result.n_new + result.n_changed;
  return sum;
}

static guint64
put_all (Bench *bench, const char *path)
{
  guint n_pages = bench->n_records / BENCH_N_VEHICLES / BENCH_PAGE;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklStore) store = tkl_store_open (path, TKL_STORE_WRITE, &error);
  guint64 sum = 0;

  if (store == NULL)
    fail (error);
  bench->n_changed = 0;
  for (guint page = 0; page < n_pages; page++)
    for (guint vehicle = 1; vehicle <= BENCH_N_VEHICLES; vehicle++)
      sum += put_page (bench, store, vehicle, page);
  return sum;
}

static void
make_fresh (Bench *bench, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TklStore) store = NULL;

  remove_database (path);
  store = tkl_store_open (path, TKL_STORE_WRITE, &error);
  if (store == NULL)
    fail (error);
  add_vehicles (bench, store);
}

static void
prepare_ours (gpointer data)
{
  Bench *bench = data;

  make_fresh (bench, bench->ours);
}

static void
prepare_reference (gpointer data)
{
  remove_database (((Bench *) data)->reference);
}

static guint64
put_first (gpointer data)
{
  Bench *bench = data;

  return put_all (bench, bench->ours);
}

static guint64
put_again (gpointer data)
{
  Bench *bench = data;
  guint64 sum = put_all (bench, bench->full);

  return bench->n_changed == 0 ? sum : 0;
}

static guint64
put_plain (gpointer data)
{
  Bench *bench = data;

  return ref_store_put_records (bench->reference, bench->n_records);
}

static double
bytes_a_record (const Bench *bench, gint64 empty_size)
{
  guint n = bench->n_records / BENCH_N_VEHICLES / BENCH_PAGE * BENCH_N_VEHICLES * BENCH_PAGE;
  GStatBuf info;

  return g_stat (bench->full, &info) == 0 ? (double) (info.st_size - empty_size) / n : G_MAXDOUBLE;
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };
  GStatBuf info;

  bench_init (argc, argv);
  bench.n_records = bench_scale (BENCH_N_RECORDS);
  bench.folder = g_dir_make_tmp ("tikklok-bench-XXXXXX", NULL);
  bench.ours = g_build_filename (bench.folder, "ours.db", NULL);
  bench.full = g_build_filename (bench.folder, "full.db", NULL);
  bench.reference = g_build_filename (bench.folder, "reference.db", NULL);

  bench_compare (&(BenchCase){ .metric = "store: records put, against plain inserts",
                               .ours = put_first,
                               .reference = put_plain,
                               .prepare_ours = prepare_ours,
                               .prepare_reference = prepare_reference,
                               .data = &bench,
                               .goal = 1.5 });
  make_fresh (&bench, bench.full);
  if (g_stat (bench.full, &info) != 0)
    fail (NULL);
  put_all (&bench, bench.full);
  bench_value ("store: bytes a record on disk", bytes_a_record (&bench, info.st_size), "B", 64);
  bench_compare (&(BenchCase){ .metric = "store: the same pages again, against first",
                               .ours = put_again,
                               .reference = put_first,
                               .prepare_reference = prepare_ours,
                               .data = &bench,
                               .goal = 0.9 });

  remove_database (bench.ours);
  remove_database (bench.full);
  remove_database (bench.reference);
  g_rmdir (bench.folder);
  g_free (bench.ours);
  g_free (bench.full);
  g_free (bench.reference);
  g_free (bench.folder);
  return bench_finish ();
}
