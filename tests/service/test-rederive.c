/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticks derived anew from stored records: nothing lost, nothing doubled, nobody asked (F162). */
/* Thread: main. */
#include "sync-fixture.h"

#include "tkl-demo.h"
#include "tkl-instant.h"
#include "tkl-office-private.h"
#include "tkl-rederive-service.h"
#include "tkl-store-journal.h"
#include "tkl-store-layer.h"
#include "tkl-store-tick.h"

#include <string.h>

#define ADD(name, function)                                                                        \
  g_test_add ("/rederive/" name, SyncFixture, NULL, sync_set_up, function, sync_tear_down)

#define DROP_NOON                                                                                  \
  "DELETE FROM tick WHERE time_ms IN (1772427960000, 1772514060000)" /* 05:06, 05:01 */

/* Vehicles come one by one, to the last. */
static void
count_progress (guint n_done, guint n_vehicles, gpointer data)
{
  guint *n_calls = data;

  g_assert_cmpuint (n_done, ==, ++*n_calls);
  g_assert_cmpuint (n_done, <=, n_vehicles);
}

/* What the last one warned of; NULL: nothing. */
static char *last_warning;

/* The report as text: new, changed and gone ticks, then linked ones or `-`. */
static char *
rederive (SyncFixture *fixture, const char *vehicle, const char *from, const char *to)
{
  const char *const names[] = { vehicle, NULL };
  const TklVehicleChoice choice = { .names = names };
  guint n_calls = 0;
  const TklRederiveOptions options
      = { vehicle != NULL ? &choice : NULL, from != NULL ? sync_instant (from) : G_MININT64,
          to != NULL ? sync_instant (to) : G_MAXINT64, count_progress, &n_calls };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklRederiveReport report;

  tkl_rederive_async (fixture->office.office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  if (!tkl_rederive_finish (fixture->office.office, result, &report, &error))
    return g_strdup (g_error_matches (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE)
                         ? "usage"
                         : "not found");
  g_free (last_warning);
  last_warning = g_steal_pointer (&report.key_warning);
  return report.linked
             ? g_strdup_printf ("%u: %u %u %u, %u", report.n_vehicles, report.n_new_ticks,
                                report.n_changed_ticks, report.n_gone_ticks, report.link.n_linked)
             : g_strdup_printf ("%u: %u %u %u, -", report.n_vehicles, report.n_new_ticks,
                                report.n_changed_ticks, report.n_gone_ticks);
}

static void
assert_rederive (SyncFixture *fixture,
                 const char *vehicle,
                 const char *from,
                 const char *to,
                 const char *expected)
{
  g_autofree char *found = rederive (fixture, vehicle, from, to);

  g_assert_cmpstr (found, ==, expected);
}

static char *
rows (SyncFixture *fixture, const char *sql)
{
  return database_rows (fixture->office.database, sql);
}

static char *
ids (SyncFixture *fixture)
{
  return rows (fixture, "SELECT id, vehicle_id, time_ms, kind, key_id FROM tick ORDER BY id");
}

static void
test_nothing_to_do (SyncFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *ids_before = NULL;
  g_autofree char *ids_after = NULL;
  guint n_requests;

  assert_rederive (fixture, NULL, NULL, NULL, "0: 0 0 0, -");
  sync_run_well (fixture);
  before = sync_dump (fixture, DUMP_ALL);
  ids_before = ids (fixture);
  n_requests = fixture->sim->log.n_begun;
  assert_rederive (fixture, NULL, NULL, NULL, "2: 0 0 0, -");
  assert_rederive (fixture, "VAN 1", "2026-03-02T05:06:00Z", "2026-03-02T05:09:01Z", "1: 0 0 0, -");
  sync_assert_dump (fixture, DUMP_ALL, before);
  ids_after = ids (fixture);
  g_assert_cmpstr (ids_after, ==, ids_before);
  g_assert_cmpuint (fixture->sim->log.n_begun, ==, n_requests);
}

/* What went astray comes back: only in the vehicles and the period asked for. */
static void
test_restores (SyncFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *dropped = NULL;

  sync_run_well (fixture);
  before = sync_dump (fixture, DUMP_ALL);
  dropped = rows (fixture, DROP_NOON);
  assert_rederive (fixture, "VAN 2", NULL, NULL, "1: 0 0 0, -");
  assert_rederive (fixture, "VAN 1", "2026-03-02T00:00:00Z", "2026-03-02T05:06:00Z", "1: 0 0 0, -");
  /* The start of the next day is not visible without CT-5: it is not linked. */
  assert_rederive (fixture, "VAN 1", "2026-03-02T05:06:00Z", "2026-03-04T00:00:00Z", "1: 2 0 0, 1");
  assert_rederive (fixture, NULL, NULL, NULL, "2: 0 0 0, -");
  sync_assert_dump (fixture, DUMP_ALL, before);
  assert_rederive (fixture, "VAN 3", NULL, NULL, "usage");
}

/* @data: instant of the tick. */
static gboolean
run_correct (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  TklTickQuery query = TKL_TICK_QUERY_ALL;
  g_autoptr (TklTickSet) set = tkl_tick_set_new ();
  TklTickLayer layer;

  query.from_utc_ms = sync_instant (data);
  query.to_utc_ms = query.from_utc_ms + 1;
  if (!tkl_store_journal_begin (store, "tester", "edit-ticks", NULL, NULL, error)
      || !tkl_store_load_ticks (store, &query, set, error)
      || !tkl_store_get_layer (store, g_array_index (set->ticks, TklTick, 0).id, &layer, error))
    return FALSE;
  layer.blocked = TRUE;
  layer.time_utc_ms = sync_instant ("2026-03-02T06:30:00Z");
  return tkl_store_put_layer (store, &layer, NULL, error)
         && tkl_store_journal_commit (store, NULL, error);
}

/* A touch that a longer gap swallows is put out of sight with its correction, and comes back with it
 * when the gap is short again. */
static void
test_keeps_corrections (SyncFixture *fixture, gconstpointer data)
{
  const SyncRecord held[]
      = { { "2026-03-02T05:20:00Z", "2026-03-02T05:20:00Z", TKL_IGNITION_OFF, SYNC_KEY_B },
          { "2026-03-02T05:21:00Z", "2026-03-02T05:21:00Z", TKL_IGNITION_OFF, SYNC_KEY_B } };
  g_autofree char *before = NULL;
  g_autofree char *ids_before = NULL;
  g_autofree char *ids_after = NULL;
  g_autoptr (GError) error = NULL;

  office_set (&fixture->office, "touch-gap=30", NULL);
  sync_add (fixture, "VAN 2", held, G_N_ELEMENTS (held));
  sync_run_well (fixture);
  tkl_office_write_and_wait (fixture->office.office, run_correct, (gpointer) held[1].time, &error);
  g_assert_no_error (error);
  office_link (&fixture->office);
  assert_rederive (fixture, NULL, NULL, NULL, "2: 0 0 0, -");
  before = sync_dump (fixture, DUMP_FACTS);
  ids_before = ids (fixture);

  office_set (&fixture->office, "ct-10=off", "touch-gap=120", NULL);
  assert_rederive (fixture, "VAN 1", NULL, NULL, "1: 0 0 0, -");
  assert_rederive (fixture, "VAN 2", NULL, NULL, "1: 0 0 1, -");
  office_set (&fixture->office, "ct-10=on", "touch-gap=30", NULL);
  assert_rederive (fixture, "VAN 2", "2026-03-02T05:00:00Z", NULL, "1: 1 0 0, 1");
  ids_after = ids (fixture);
  g_assert_cmpstr (ids_after, ==, ids_before);
  sync_assert_dump (fixture, DUMP_FACTS, before);
  {
    g_autofree char *layer = rows (fixture, "SELECT id, time_ms, blocked FROM tick_edit");

    g_assert_cmpstr (strchr (layer, ' '), ==, " 1772433000000 1");
  }
}

/* By another answer than before, keys that were stored long ago come another way round: each time they
 * do, and only where. */
static void
test_other_spelling (SyncFixture *fixture, gconstpointer data)
{
  const SyncRecord reversed[]
      = { { "2026-03-02T05:20:00Z", "2026-03-02T05:20:00Z", TKL_IGNITION_OFF, "DEC0AD0B0000" } };
  g_autofree char *problems = NULL;

  sync_add (fixture, "VAN 2", reversed, G_N_ELEMENTS (reversed));
  sync_run_well (fixture);
  g_assert_null (fixture->report->key_warning);
  assert_rederive (fixture, NULL, NULL, NULL, "2: 0 0 0, -");
  g_assert_null (last_warning);
  office_set (&fixture->office, "key-order=printed", NULL);
  for (int i = 0; i < 2; i++)
    {
      assert_rederive (fixture, NULL, NULL, NULL, "2: 0 0 0, -");
      g_assert_true (g_str_has_prefix (last_warning, "1 key is sent another way round"));
      g_assert_true (
          g_str_has_suffix (last_warning, " For example DEC0AD0B0000; vehicles: VAN 2."));
    }
  problems = rows (fixture, "SELECT detail FROM run_log ORDER BY id DESC LIMIT 1");
  g_assert_nonnull (strstr (problems, "DEC0AD0B0000"));
  assert_rederive (fixture, "VAN 1", NULL, NULL, "1: 0 0 0, -");
  g_assert_null (last_warning);
  assert_rederive (fixture, "VAN 2", NULL, "2026-03-02T05:20:00Z", "1: 0 0 0, -");
  g_assert_null (last_warning);
  office_set (&fixture->office, "key-order=reversed", NULL);
  assert_rederive (fixture, NULL, NULL, NULL, "2: 0 0 0, -");
  g_assert_null (last_warning);
}

/* A month in weekly pieces, and any stretch of it, says what the pages of the sync said. */
static void
test_a_month (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (TklDemo) demo = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  demo = tkl_demo_new (TKL_DEMO_SEED, TKL_DEMO_YEAR, TKL_DEMO_MONTH, &error);
  g_assert_no_error (error);
  g_ptr_array_set_size (fixture->sim->model->vehicles, 0);
  tkl_demo_fill (demo, fixture->sim->model);
  fixture->sim->max_rows = 1000;
  sync_set_now (fixture, "2026-04-02T12:00:00Z");
  sync_run_well (fixture);
  before = ids (fixture);
  assert_rederive (fixture, NULL, NULL, NULL, "8: 0 0 0, -");
  for (int i = 0; i < 20; i++)
    {
      int day = g_rand_int_range (random, 1, 28);
      g_autofree char *from
          = g_strdup_printf ("2026-03-%02dT%02d:%02d:11Z", day, g_rand_int_range (random, 0, 24),
                             g_rand_int_range (random, 0, 60));
      g_autofree char *to = g_strdup_printf ("2026-03-%02dT12:00:00Z", day + 1 + i % 3);

      assert_rederive (fixture, NULL, from, to, "8: 0 0 0, -");
    }
  after = ids (fixture);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("nothing-to-do", test_nothing_to_do);
  ADD ("restores", test_restores);
  ADD ("keeps-corrections", test_keeps_corrections);
  ADD ("other-spelling", test_other_spelling);
  ADD ("a-month", test_a_month);
  return g_test_run ();
}
