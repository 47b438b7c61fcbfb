/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of runs (F020): what ran, how it went, and why it failed; never with a secret. */
/* Thread: main. */
#include "sync-fixture.h"

#include "tkl-data-service.h"
#include "tkl-export-service.h"
#include "tkl-rederive-service.h"
#include "tkl-runs-service.h"

#include <string.h>

#define ADD(name, function)                                                                        \
  g_test_add ("/runs/" name, SyncFixture, NULL, sync_set_up, function, sync_tear_down)

static GPtrArray *
load_runs (OfficeFixture *office, int limit)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  tkl_runs_async (office->office, limit, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  rows = tkl_runs_finish (office->office, result, &error);
  g_assert_no_error (error);
  return rows;
}

/* `title (subject) FROM…TO: result: summary` of the newest run. */
static char *
newest_run (SyncFixture *fixture)
{
  static const char *const results[] = { "done", "partly", "stopped", "failed" };
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  const TklRunRow *row;

  /* A run of the reader is logged behind what the writer had to do. */
  office_set (&fixture->office, "name=Test", NULL);
  rows = load_runs (&fixture->office, 1);
  g_assert_cmpuint (rows->len, ==, 1);
  row = rows->pdata[0];
  g_assert_cmpint (row->began_utc_ms, <=, row->ended_utc_ms);
  from = row->from != TKL_DAY_NONE ? tkl_day_format (row->from) : g_strdup ("");
  to = row->to != TKL_DAY_NONE ? tkl_day_format (row->to) : g_strdup ("");
  return g_strdup_printf ("%s %s(%s) %s…%s: %s: %s", row->kind, row->title,
                          row->subject != NULL ? row->subject : "", from, to, results[row->result],
                          row->summary);
}

static void
assert_newest (SyncFixture *fixture, const char *expected)
{
  g_autofree char *found = newest_run (fixture);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_newest_begins (SyncFixture *fixture, const char *begin)
{
  g_autofree char *found = newest_run (fixture);

  g_test_message ("%s", found);
  g_assert_true (g_str_has_prefix (found, begin));
  g_assert_cmpuint (strlen (found), >, strlen (begin));
}

static void
test_imports (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (TklImportReport) refused = NULL;

  assert_newest (fixture, "import-employees Import employees(import.csv) …: done: "
                          "Added: 2, changed: 0, removed: 0, unchanged: 0; bad rows: 0.");
  refused = office_import (&fixture->office, TKL_IMPORT_PROJECTS, ".csv",
                           "number,latitude\nP1,fifty\nP2,51\n");
  g_assert_true (refused->refused);
  assert_newest (fixture, "import-projects Import projects(import.csv) …: failed: "
                          "Added: 0, changed: 0, removed: 0, unchanged: 0; bad rows: 2.");
  {
    g_autoptr (GPtrArray) rows = load_runs (&fixture->office, 1);
    const TklRunRow *row = rows->pdata[0];
    g_auto (GStrv) problems = g_strsplit (row->problems, "\n", -1);

    g_assert_cmpuint (g_strv_length (problems), ==, 3);
  }
}

static void
test_syncs (SyncFixture *fixture, gconstpointer data)
{
  const char *const van_2[] = { "VAN 2", NULL };
  const gint64 van_1[] = { 1 };
  const TklVehicleChoice both = { van_1, 1, van_2 };
  const TklRederiveOptions chosen = { &both, G_MININT64, G_MAXINT64 };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  TklRederiveReport report;

  sync_run_well (fixture);
  assert_newest (fixture,
                 "sync Synchronisation() …: done: Vehicles: 2. Records: 38 new, 0 changed, "
                 "8 known. Ticks, starts and stops: 21 new, 0 changed, 0 gone.");
  fixture->from = "2026-03-02T00:00:00Z";
  fixture->to = "2026-03-03T00:00:00Z";
  fixture->vehicles = van_2;
  sync_run_well (fixture);
  assert_newest_begins (fixture, "sync Synchronisation(VAN 2) …: done: Vehicles: 1.");
  fixture->vehicles = NULL;
  sync_fault (fixture, "status=400,path:/coordinates,count:2");
  sync_run (fixture);
  assert_newest_begins (fixture, "sync Synchronisation() …: partly: Vehicles: 2.");
  {
    g_autoptr (GPtrArray) rows = load_runs (&fixture->office, 1);
    const TklRunRow *row = rows->pdata[0];

    g_assert_cmpint (row->from_utc_ms, ==, sync_instant (fixture->from));
    g_assert_cmpint (row->to_utc_ms, ==, sync_instant (fixture->to));
    g_assert_true (g_str_has_prefix (row->problems, "VAN 1: "));
    g_assert_null (strchr (row->problems, '\n'));
  }
  tkl_sim_model_find_api_key (fixture->sim->model, SYNC_KEY)->revoked = TRUE;
  sync_run (fixture);
  assert_newest_begins (fixture,
                        "sync Synchronisation() …: failed: TrustTrack refuses the API key.");

  tkl_rederive_async (fixture->office.office, &chosen, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_true (tkl_rederive_finish (fixture->office.office, result, &report, NULL));
  assert_newest (fixture, "derive Derive ticks anew(VAN 1, VAN 2) …: done: Vehicles: 2. Ticks, "
                          "starts and stops: 0 new, 0 changed, "
                          "0 gone.");
}

static void
export_to (SyncFixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->office.folder, name, NULL);
  TklExportOptions options = { .path = path };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (TklExportReport) report = { 0 };

  g_assert_true (tkl_day_parse ("2026-03-01", &options.from));
  options.to = options.from + 30;
  tkl_export_async (fixture->office.office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  (void) tkl_export_finish (fixture->office.office, result, &report, NULL);
}

static void
backup_to (SyncFixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->office.folder, name, NULL);
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tkl_backup_async (fixture->office.office, path, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  (void) tkl_backup_finish (fixture->office.office, result, NULL);
}

static void
test_others (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (TklTransferReport) report = NULL;

  sync_run_well (fixture);
  office_link (&fixture->office);
  assert_newest (fixture,
                 "link Link ticks() …: done: Linked: 0 ticks new or changed, 12 as before.");
  report = office_transfer (&fixture->office, "2026-03-01", "2026-03-31", FALSE);
  assert_newest_begins (fixture,
                        "transfer Transfer to the time clock() 2026-03-01…2026-03-31: done: "
                        "Workdays: ");
  export_to (fixture, "march.xlsx");
  assert_newest (fixture, "export Export to Excel(march.xlsx) 2026-03-01…2026-03-31: done: "
                          "Employees: 0, lines: 0, files: 1.");
  export_to (fixture, "nowhere/march.xlsx");
  assert_newest_begins (fixture,
                        "export Export to Excel(march.xlsx) 2026-03-01…2026-03-31: failed: ");
  backup_to (fixture, "copy.db");
  assert_newest (fixture, "backup Backup(copy.db) …: done: ");
  backup_to (fixture, "nowhere/copy.db");
  assert_newest_begins (fixture, "backup Backup(copy.db) …: failed: ");
}

/* A stop is no failure, and what other versions wrote is shown as well as it can be. */
static void
test_stopped_and_foreign (SyncFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *kind, *detail, *shown;
  } cases[] = {
    { "sync", "{\"vehicles\": 3, \"new\": 5}",
      "sync Synchronisation() …: done: Vehicles: 3. Records: 5 new, 0 changed, 0 known. Ticks, "
      "starts and stops: 0 "
      "new, 0 changed, 0 gone." },
    { "link", "not JSON",
      "link Link ticks() …: done: Linked: 0 ticks new or changed, 0 as before." },
    { "link", "{\"result\": \"stopped\", \"linked\": 4}",
      "link Link ticks() …: stopped: Stopped." },
    { "link", "[1]", "link Link ticks() …: done: Linked: 0 ticks new or changed, 0 as before." },
    { "teleport", "{\"result\": \"sideways\", \"from\": \"x\"}", "teleport teleport() …: done: " },
    { "derive", "{\"result\": \"failed\", \"error\": \"Why.\"}",
      "derive Derive ticks anew() …: failed: Why." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("INSERT INTO run_log (kind, began_ms, ended_ms, detail)"
                             " VALUES ('%s', 1, 2, '%s')",
                             cases[i].kind, cases[i].detail);
      g_autofree char *nothing = database_rows (fixture->office.database, sql);

      assert_newest (fixture, cases[i].shown);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("imports", test_imports);
  ADD ("syncs", test_syncs);
  ADD ("others", test_others);
  ADD ("stopped-and-foreign", test_stopped_and_foreign);
  return g_test_run ();
}
