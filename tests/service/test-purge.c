/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Retention: raw positions go, ticks stay whatever is derived or fetched again afterwards. */
/* Thread: main. */
#include "sync-fixture.h"
#include "tkl-instant.h"
#include "tkl-purge-service.h"
#include "tkl-rederive-service.h"

#include <string.h>

#define KEPT (DUMP_TICKS | DUMP_KEYS)

static void
note_progress (gint64 n_done, gint64 n_all, gpointer data)
{
  gint64 *last = data;

  g_assert_cmpint (n_done, >=, *last);
  g_assert_cmpint (n_done, <=, n_all);
  *last = n_done;
}

/* @before: (nullable): NULL: by the setting */
static gboolean
purge (SyncFixture *fixture,
       const char *before,
       gboolean dry_run,
       TklPurgeReport *report,
       GError **error)
{
  gint64 last = 0;
  TklPurgeOptions options = { .before = TKL_DAY_NONE,
                              .dry_run = dry_run,
                              .progress = note_progress,
                              .progress_data = &last,
                              .now_utc_ms = sync_instant ("2026-06-15T12:00:00Z") };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (before != NULL)
    g_assert_true (tkl_day_parse (before, &options.before));
  tkl_purge_async (fixture->office.office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  return tkl_purge_finish (fixture->office.office, result, report, error);
}

static TklPurgeReport
purge_well (SyncFixture *fixture, const char *before, gboolean dry_run)
{
  TklPurgeReport report = { 0 };
  g_autoptr (GError) error = NULL;

  purge (fixture, before, dry_run, &report, &error);
  g_assert_no_error (error);
  return report;
}

static void
derive_again (SyncFixture *fixture)
{
  TklRederiveOptions options = { .from_utc_ms = G_MININT64, .to_utc_ms = G_MAXINT64 };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklRederiveReport report;

  tkl_rederive_async (fixture->office.office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_rederive_finish (fixture->office.office, result, &report, &error);
  g_assert_no_error (error);
}

static guint
count_lines (const char *dump, const char *kind)
{
  guint n = 0;

  for (const char *at = strstr (dump, kind); at != NULL; at = strstr (at + 1, kind))
    n++;
  return n;
}

static void
test_ticks_stay (SyncFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *positions = NULL;
  g_autofree char *left = NULL;
  TklPurgeReport dry, done, again;

  sync_run_well (fixture);
  before = sync_dump (fixture, KEPT);
  positions = sync_dump (fixture, DUMP_POSITIONS);
  dry = purge_well (fixture, "2026-03-03", TRUE);
  sync_assert_dump (fixture, DUMP_POSITIONS, positions);

  done = purge_well (fixture, "2026-03-03", FALSE);
  g_assert_cmpint (done.n_records, ==, dry.n_records);
  g_assert_cmpint (done.n_records, >, 20);
  g_assert_cmpuint (done.n_vehicles, ==, 2);
  left = sync_dump (fixture, DUMP_POSITIONS);
  g_assert_cmpint (count_lines (positions, "record") - count_lines (left, "record"), ==,
                   done.n_records);
  sync_assert_dump (fixture, KEPT, before);
  again = purge_well (fixture, "2026-03-03", FALSE);
  g_assert_cmpint (again.n_records, ==, 0);

  derive_again (fixture);
  sync_assert_dump (fixture, KEPT, before);
  sync_run_well (fixture);
  sync_assert_dump (fixture, KEPT, before);

  fixture->from = "2026-03-02T00:00:00Z";
  fixture->to = "2026-03-03T00:00:00Z";
  sync_run_well (fixture);
  g_assert_cmpint ((gint64) fixture->report->n_purged, >, 0);
  g_assert_cmpint ((gint64) fixture->report->n_new, ==, 0);
  sync_assert_dump (fixture, KEPT, before);
  sync_assert_dump (fixture, DUMP_POSITIONS, left);
}

static char *
list_trips (SyncFixture *fixture)
{
  return database_rows (fixture->office.database,
                        "SELECT vehicle_id, (SELECT count (*) FROM trip_driver AS d"
                        "  WHERE d.vehicle_id = t.vehicle_id AND d.start_ms = t.start_ms),"
                        " strftime ('%d %H:%M:%S', start_ms / 1000, 'unixepoch') FROM trip AS t"
                        " ORDER BY vehicle_id, start_ms");
}

static void
read_trips (SyncFixture *fixture)
{
  TklSimModel *model = fixture->sim->model;
  TklSimApiKey *key = tkl_sim_model_find_api_key (model, SYNC_KEY);

  g_ptr_array_add (key->denied, g_strdup ("coordinates-1"));
  g_ptr_array_add (key->denied, g_strdup ("coordinates-2"));
  tkl_sim_driver_add_identifier (tkl_sim_model_add_driver (model, NULL, "An", "Aerts"), SYNC_KEY_A,
                                 "IBUTTON");
  tkl_sim_driver_add_identifier (tkl_sim_model_add_driver (model, NULL, "Bo", "Bas"), SYNC_KEY_B,
                                 "IBUTTON");
  sync_run_well (fixture);
}

/* Trips say where people drove, as positions do: they go as well, with their drivers, but for the last one
 * before that day, which tells whether the next goes on from it. */
static void
test_trips (SyncFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *trips = NULL;
  g_autofree char *left = NULL;
  g_autofree char *again = NULL;

  read_trips (fixture);
  before = sync_dump (fixture, KEPT);
  trips = list_trips (fixture);
  g_assert_cmpuint (count_lines (trips, "02 0"), ==, 4);
  purge_well (fixture, "2026-03-03", TRUE);
  left = list_trips (fixture);
  g_assert_cmpstr (left, ==, trips);
  g_free (left);

  purge_well (fixture, "2026-03-03", FALSE);
  left = list_trips (fixture);
  g_assert_cmpuint (count_lines (left, "02 0"), ==, 2);
  g_assert_cmpuint (count_lines (left, "03 0"), ==, 1);
  g_assert_null (strstr (left, "05:03:00"));
  sync_assert_dump (fixture, KEPT, before);
  derive_again (fixture);
  sync_assert_dump (fixture, KEPT, before);

  fixture->from = "2026-03-02T00:00:00Z";
  fixture->to = "2026-03-03T00:00:00Z";
  sync_run_well (fixture);
  again = list_trips (fixture);
  g_assert_cmpstr (again, ==, left);
  sync_assert_dump (fixture, KEPT, before);
}

/* Another touch gap makes other ticks of what is stored, and leaves what was purged alone. */
static void
test_touch_gap (SyncFixture *fixture, gconstpointer data)
{
  static const SyncRecord held[]
      = { { "2026-03-02T10:00:00Z", "2026-03-02T10:01:00Z", TKL_IGNITION_ON, SYNC_KEY_A },
          { "2026-03-02T10:01:40Z", "2026-03-02T10:02:00Z", TKL_IGNITION_ON, SYNC_KEY_A } };
  const gboolean purged = GPOINTER_TO_INT (data);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  sync_add (fixture, "VAN 1", held, G_N_ELEMENTS (held));
  sync_run_well (fixture);
  before = sync_dump (fixture, DUMP_TICKS);
  if (purged)
    purge_well (fixture, "2026-03-03", FALSE);
  office_set (&fixture->office, "touch-gap=60", NULL);
  office_link (&fixture->office);
  after = sync_dump (fixture, DUMP_TICKS);
  g_assert_true ((count_lines (before, "tick") == count_lines (after, "tick")) == purged);
}

static void
test_setting (SyncFixture *fixture, gconstpointer data)
{
  TklPurgeReport report;
  g_autofree char *day = NULL;

  sync_run_well (fixture);
  report = purge_well (fixture, NULL, FALSE);
  g_assert_cmpint (report.before, ==, TKL_DAY_NONE);
  g_assert_cmpint (report.n_records, ==, 0);

  office_set (&fixture->office, "retention-months=4", NULL);
  report = purge_well (fixture, NULL, FALSE);
  day = tkl_day_format (report.before);
  g_assert_cmpstr (day, ==, "2026-02-15");
  g_assert_cmpint (report.n_records, ==, 0);

  office_set (&fixture->office, "retention-months=3", NULL);
  report = purge_well (fixture, NULL, FALSE);
  g_assert_cmpint (report.n_records, >, 20);
}

static void
test_refused (SyncFixture *fixture, gconstpointer data)
{
  static const char *const days[] = { "2026-05-16", "2026-06-15", "2027-01-01" };
  TklPurgeReport report;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (purge (fixture, days[i], FALSE, &report, &error));
      g_assert_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE);
    }
  purge_well (fixture, "2026-05-15", FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, data, function)                                                                  \
  g_test_add ("/service/purge/" path, SyncFixture, data, sync_set_up, function, sync_tear_down)
  ADD ("ticks-stay", NULL, test_ticks_stay);
  ADD ("trips", NULL, test_trips);
  ADD ("touch-gap", GINT_TO_POINTER (TRUE), test_touch_gap);
  ADD ("touch-gap-unpurged", GINT_TO_POINTER (FALSE), test_touch_gap);
  ADD ("setting", NULL, test_setting);
  ADD ("refused", NULL, test_refused);
#undef ADD
  return g_test_run ();
}
