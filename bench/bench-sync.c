/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sync of 1,000,000 records from wire pages to committed rows and ticks, beside json-glib's parser. */
/* Thread: main stands in for the network thread; the office's writer takes the pages over. */
#include "bench-data.h"
#include "bench.h"
#include "bench-wire.h"
#include "ref-json.h"

#include "tkl-sync-ledger.h"
#include "tkl-trusttrack-page.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#define N_RECORDS 1000000u
#define N_VEHICLES 30u
#define NOW_UTC_MS G_GINT64_CONSTANT (1790000000000)

typedef struct
{
  BenchWire *wire;
  char *folder;
  char *database;
  TklOffice *office;
  GPtrArray *subjects; /* of TklSyncSubject */
} Sync;

static void
remove_database (Sync *sync)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (sync->database, endings[i], NULL);

      g_unlink (file);
    }
}

static void
close_office (Sync *sync)
{
  g_clear_pointer (&sync->subjects, g_ptr_array_unref);
  if (sync->office != NULL)
    tkl_office_close (sync->office);
  g_clear_object (&sync->office);
}

static void
open_office (Sync *sync)
{
  g_autoptr (GPtrArray) fleet
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_remote_vehicle_free);
  g_autoptr (GError) error = NULL;

  sync->office = tkl_office_new (sync->database, "bench");
  for (guint i = 0; i < N_VEHICLES; i++)
    {
      TklRemoteVehicle *vehicle = g_new0 (TklRemoteVehicle, 1);

      vehicle->id = g_strdup_printf ("vehicle-%02u", i);
      vehicle->name = g_strdup_printf ("VAN %02u", i);
      vehicle->last_device_utc_ms = vehicle->last_server_utc_ms = TKL_INSTANT_NONE_MS;
      g_ptr_array_add (fleet, vehicle);
    }
  sync->subjects = tkl_sync_ledger_fleet (sync->office, fleet, &error);
  if (sync->subjects == NULL)
    g_error ("%s", error->message);
}

static void
prepare_empty (gpointer data)
{
  Sync *sync = data;

  close_office (sync);
  remove_database (sync);
  open_office (sync);
}

static void
take_page (Sync *sync, guint index, TklPage *page, TklSyncReport *report)
{
  TklSyncSubject *subject = sync->subjects->pdata[sync->wire->vehicles[index]];
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *text = g_bytes_get_data (sync->wire->pages->pdata[index], &size);

  if (!tkl_page_parse (text, size, NOW_UTC_MS, page, &error)
      || !tkl_sync_ledger_page (sync->office, page, subject->state, report, &error))
    g_error ("%s", error->message);
}

static guint64
run_ours (gpointer data)
{
  Sync *sync = data;
  g_autoptr (TklPage) page = tkl_page_new ();
  TklSyncReport report = { 0 };

  for (guint i = 0; i < sync->wire->pages->len; i++)
    take_page (sync, i, page, &report);
  return report.n_new + report.n_same + report.n_changed;
}

static guint64
run_reference (gpointer data)
{
  const Sync *sync = data;
  guint64 n = 0;

  for (guint i = 0; i < sync->wire->pages->len; i++)
    n += ref_json_count_items (sync->wire->pages->pdata[i]);
  return n;
}

/* The first run again as the reference of a repeated one: the same function on an empty file. */
static void
prepare_full (gpointer data)
{
  prepare_empty (data);
  run_ours (data);
}

static double
file_bytes (Sync *sync)
{
  GStatBuf status;

  close_office (sync);
  return g_stat (sync->database, &status) == 0 ? (double) status.st_size : 0;
}

static double
peak_mib (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = g_strstr_len (text, -1, "VmHWM:");
  return line != NULL ? g_ascii_strtod (line + 6, NULL) / 1024 : 0;
}

int
main (int argc, char **argv)
{
  Sync sync = { 0 };
  double before_mib;

  bench_init (argc, argv);
  sync.folder = g_dir_make_tmp ("tikklok-bench-XXXXXX", NULL);
  sync.database = g_build_filename (sync.folder, "bench.db", NULL);
  sync.wire = bench_wire_new (BENCH_SEED, bench_scale (N_RECORDS), N_VEHICLES);

  prepare_empty (&sync);
  before_mib = peak_mib ();
  run_ours (&sync);
  bench_value ("sync: memory above the pages held for it", peak_mib () - before_mib, "MiB", 32);
  bench_value ("sync: bytes a record on disk, ticks included",
               file_bytes (&sync) / bench_scale (N_RECORDS), "B", 64);
  bench_compare (&(BenchCase){ .metric = "sync: wire pages to rows ÷ json-glib parsing",
                               .ours = run_ours,
                               .reference = run_reference,
                               .prepare_ours = prepare_empty,
                               .data = &sync,
                               .goal = 1.5 });
  bench_compare (&(BenchCase){ .metric = "sync: the same pages again ÷ first time",
                               .ours = run_ours,
                               .reference = run_ours,
                               .prepare_ours = prepare_full,
                               .prepare_reference = prepare_empty,
                               .data = &sync,
                               .goal = 0.9 });

  close_office (&sync);
  remove_database (&sync);
  g_rmdir (sync.folder);
  bench_wire_free (sync.wire);
  g_free (sync.database);
  g_free (sync.folder);
  return bench_finish ();
}
