/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preview of settings: what it tells is what saving, linking and transferring then change. */
/* Thread: main. */
#include "sync-fixture.h"

#include "tkl-company-service.h"
#include "tkl-demo.h"
#include "tkl-office-private.h"
#include "tkl-preview-service.h"
#include "tkl-store-clock.h"
#include "tkl-store-journal.h"

#include <glib/gstdio.h>
#include <string.h>

#define FROM "2026-03-01"
#define TO "2026-03-31"

static void
import_file (SyncFixture *fixture, TklImportKind kind, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  office_import_good (&fixture->office, kind, text);
}

static void
import_demo (SyncFixture *fixture, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "company.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && !g_str_has_prefix (lines[i], "trusttrack-url="))
      office_set (&fixture->office, lines[i], NULL);
  import_file (fixture, TKL_IMPORT_EMPLOYEES, folder, "employees.csv");
  import_file (fixture, TKL_IMPORT_PROJECTS, folder, "projects.csv");
  import_file (fixture, TKL_IMPORT_PLANNING, folder, "planning.csv");
  import_file (fixture, TKL_IMPORT_ZONES, folder, "zones.geojson");
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
link_and_transfer (SyncFixture *fixture)
{
  g_autoptr (TklTransferReport) report = NULL;

  office_link (&fixture->office);
  report = office_transfer (&fixture->office, FROM, TO, FALSE);
}

/* The demo firm with the records and ticks of its month; not linked. */
static void
fetch_demo (SyncFixture *fixture)
{
  g_autoptr (TklDemo) demo = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;

  demo = tkl_demo_new (TKL_DEMO_SEED, TKL_DEMO_YEAR, TKL_DEMO_MONTH, &error);
  g_assert_no_error (error);
  g_ptr_array_set_size (fixture->sim->model->vehicles, 0);
  tkl_demo_fill (demo, fixture->sim->model);
  fixture->sim->max_rows = 1000;
  folder = g_dir_make_tmp ("tikklok-demo-XXXXXX", &error);
  g_assert_no_error (error);
  tkl_demo_write (demo, folder, &error);
  g_assert_no_error (error);
  import_demo (fixture, folder);
  remove_files (folder);
  office_set (&fixture->office, "ct-10=off", NULL);
  sync_run_well (fixture);
}

/* Each test starts from the same database, which takes a minute to be made where a sanitizer watches. */
static char *template = NULL;

static void
keep_template (SyncFixture *fixture)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  int file = g_file_open_tmp ("tikklok-preview-XXXXXX", &template, &error);

  g_assert_no_error (error);
  g_close (file, NULL);
  office_close (&fixture->office);
  g_file_get_contents (fixture->office.database, &contents, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents (template, contents, (gssize) size, &error);
  g_assert_no_error (error);
  office_open (&fixture->office);
}

/* The demo firm with its month, linked and transferred unless @data says otherwise. */
static void
set_up (SyncFixture *fixture, gconstpointer data)
{
  sync_set_up (fixture, data);
  sync_set_now (fixture, "2026-04-02T12:00:00Z");
  if (template == NULL)
    {
      fetch_demo (fixture);
      keep_template (fixture);
    }
  else
    sync_office_from (fixture, template);
  if (data == NULL)
    {
      office_set (&fixture->office, "ct-10=on", NULL);
      link_and_transfer (fixture);
    }
}

/* --- before and after ------------------------------------------------------------------------ */

/* `employee day` or a tick's id → everything about it. */
static GHashTable *
collect (SyncFixture *fixture, const char *sql)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *rows = database_rows (fixture->office.database, sql);
  g_auto (GStrv) lines = g_strsplit (rows, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *bar = strstr (lines[i], " | ");

      if (bar != NULL)
        g_hash_table_insert (table, g_strndup (lines[i], (gsize) (bar - lines[i])), g_strdup (bar));
    }
  return table;
}

#define DAYS                                                                                       \
  "SELECT employee_id, day, '|', group_concat (begin_ms || ',' || end_ms || ',' || minutes || ','" \
  " || type || ',' || subtype || ',' || ifnull (project_id, 0) || ',' || ifnull (vehicle_id, 0)"   \
  " || ',' || ifnull (km_tenths, -1) || ',' || km_source || ',' || flags, ';')"                    \
  " FROM (SELECT * FROM clock_line ORDER BY employee_id, day, begin_ms)"                           \
  " GROUP BY employee_id, day"
/* 20513 and 20543: the first and the last of March. */
#define TICKS                                                                                      \
  "SELECT tick_id, '|', employee_id, day, place, project_id, distance_m, state,"                   \
  " (SELECT group_concat (project_id) FROM tick_candidate AS c WHERE c.tick_id = l.tick_id)"       \
  " FROM tick_link AS l WHERE day BETWEEN 20513 AND 20543"

static guint
count_missing (GHashTable *from, GHashTable *in, gboolean also_different)
{
  GHashTableIter iter;
  gpointer key, value;
  guint n = 0;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const char *other = g_hash_table_lookup (in, key);

      n += other == NULL || (also_different && strcmp (other, value) != 0);
    }
  return n;
}

static guint
count_differences (GHashTable *before, GHashTable *after)
{
  return count_missing (before, after, TRUE) + count_missing (after, before, FALSE);
}

static TklCompany *
load_company (SyncFixture *fixture)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklCompany *company;

  tkl_company_load_async (fixture->office.office, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  company = tkl_company_load_finish (fixture->office.office, result, &error);
  g_assert_no_error (error);
  return company;
}

static TklSettingsPreview
preview (SyncFixture *fixture, const TklCompany *wanted)
{
  TklPreviewOptions options = { .wanted = wanted };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklSettingsPreview found;

  g_assert_true (tkl_day_parse (FROM, &options.from) && tkl_day_parse (TO, &options.to));
  tkl_settings_preview_async (fixture->office.office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_settings_preview_finish (fixture->office.office, result, &found, &error);
  g_assert_no_error (error);
  return found;
}

static void
assign (SyncFixture *fixture, const char *name, const char *value)
{
  g_autofree char *assignment = g_strconcat (name, "=", value, NULL);

  office_set (&fixture->office, assignment, NULL);
}

/* Every option, once over from what the demo has: what the preview says comes true, and the preview
 * itself changes nothing. Returns: days that changed. */
static guint
check_option (SyncFixture *fixture, const char *name, const char *value)
{
  g_autoptr (TklCompany) wanted = load_company (fixture);
  g_autofree char *old = tkl_company_get_field (wanted, name);
  g_autoptr (GHashTable) days = collect (fixture, DAYS);
  g_autoptr (GHashTable) ticks = collect (fixture, TICKS);
  g_autoptr (GHashTable) days_after = NULL;
  g_autoptr (GHashTable) ticks_after = NULL;
  TklSettingsPreview found;
  g_autoptr (GError) error = NULL;

  if (value == NULL)
    value = g_str_equal (old, "on") ? "off" : "on";
  tkl_company_set_field (wanted, name, value, &error);
  g_assert_no_error (error);
  found = preview (fixture, wanted);
  assign (fixture, name, value);
  link_and_transfer (fixture);
  days_after = collect (fixture, DAYS);
  ticks_after = collect (fixture, TICKS);
  g_test_message ("%s %s → %s: %u days, %u ticks", name, old, value, found.n_days, found.n_ticks);
  g_assert_cmpuint (found.n_days, ==, count_differences (days, days_after));
  g_assert_cmpuint (found.n_ticks, ==, count_differences (ticks, ticks_after));
  g_assert_cmpint (found.other_ticks, ==, g_str_equal (name, "touch-gap"));
  assign (fixture, name, old);
  link_and_transfer (fixture);
  return found.n_days;
}

static void
test_each_option (SyncFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *value;
  } others[] = { { "default-radius", "250" },        { "edge-tolerance", "50" },
                 { "double-window", "1800" },        { "road-factor", "2" },
                 { "day-start", "07:00" },           { "touch-gap", "1" },
                 { "touch-gap", "14400" },           { "latitude", "50.5" },
                 { "timezone", "America/New_York" }, { "name", "Another" } };
  const TklCompanyField *fields = tkl_company_fields ();
  guint n_options = 0;

  for (; fields->name != NULL; fields++)
    if (g_str_has_prefix (fields->name, "ct-") || g_str_has_prefix (fields->name, "cl-")
        || g_str_equal (fields->name, "double-ignore-both"))
      {
        check_option (fixture, fields->name, NULL);
        n_options++;
      }
  g_assert_cmpuint (n_options, ==, 17);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    check_option (fixture, others[i].name, others[i].value);
  /* Where doubles count, each touch that becomes a tick holds its day up. */
  assign (fixture, "ct-4", "off");
  link_and_transfer (fixture);
  g_assert_cmpuint (check_option (fixture, "touch-gap", "1"), >, 0);
}

/* --- what is not like that ------------------------------------------------------------------- */

static gboolean
run_finish_lines (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) lines = tkl_clock_lines_new ();
  TklLineQuery query = TKL_LINE_QUERY_ALL;

  if (!tkl_store_journal_begin (store, "tester", "edit", NULL, NULL, error)
      || !tkl_store_load_lines (store, &query, lines, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      TklClockLine *line = &g_array_index (lines, TklClockLine, i);

      line->flags |= TKL_LINE_FINISHED;
      if (!tkl_store_update_line (store, line, error))
        return FALSE;
    }
  return tkl_store_journal_commit (store, NULL, error);
}

/* Lines that are finished stand; a preview writes nothing. */
static void
test_states (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (TklCompany) wanted = load_company (fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  TklSettingsPreview transferred, finished, nothing;

  nothing = preview (fixture, wanted);
  g_assert_cmpuint (nothing.n_days + nothing.n_ticks, ==, 0);
  wanted->on.all_work = !wanted->on.all_work;
  before = sync_dump (fixture, DUMP_ALL);
  transferred = preview (fixture, wanted);
  after = sync_dump (fixture, DUMP_ALL);
  g_assert_true (database_dumps_equal (before, after));
  g_assert_cmpuint (transferred.n_days, >, 0);
  g_assert_cmpuint (transferred.n_ticks, ==, 0);

  tkl_office_write_and_wait (fixture->office.office, run_finish_lines, NULL, &error);
  g_assert_no_error (error);
  finished = preview (fixture, wanted);
  g_assert_cmpuint (finished.n_days, ==, 0);
}

/* A month that was neither linked nor transferred: the difference is that of the settings alone. */
static void
test_untouched (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (TklCompany) wanted = load_company (fixture);
  TklSettingsPreview before, after;

  wanted->on.all_work = TRUE;
  wanted->on.planned_only = TRUE;
  before = preview (fixture, wanted);
  link_and_transfer (fixture);
  after = preview (fixture, wanted);
  g_assert_cmpuint (before.n_days, >, 0);
  g_assert_cmpuint (before.n_days, ==, after.n_days);
  g_assert_cmpuint (before.n_ticks, >, 0);
  g_assert_cmpuint (before.n_ticks, ==, after.n_ticks);
}

static void
test_cancelled (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (TklCompany) wanted = load_company (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TklPreviewOptions options = { .wanted = wanted };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklSettingsPreview found;

  g_assert_true (tkl_day_parse (FROM, &options.from) && tkl_day_parse (TO, &options.to));
  tkl_settings_preview_async (fixture->office.office, &options, cancellable, office_arrived,
                              &arrived);
  g_cancellable_cancel (cancellable);
  result = office_await (&arrived);
  g_assert_false (tkl_settings_preview_finish (fixture->office.office, result, &found, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/preview/each-option", SyncFixture, NULL, set_up, test_each_option, sync_tear_down);
  g_test_add ("/preview/states", SyncFixture, NULL, set_up, test_states, sync_tear_down);
  g_test_add ("/preview/untouched", SyncFixture, "untouched", set_up, test_untouched,
              sync_tear_down);
  g_test_add ("/preview/cancelled", SyncFixture, NULL, set_up, test_cancelled, sync_tear_down);
  failed = g_test_run ();
  if (template != NULL)
    g_remove (template);
  g_free (template);
  return failed;
}
