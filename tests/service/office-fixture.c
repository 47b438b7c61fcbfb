/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office on a database of its own, with short words for what the tests of services do. */
/* Thread: main. */
#include "office-fixture.h"

#include "tkl-company-service.h"
#include "tkl-instant.h"
#include "tkl-journal-service.h"
#include "tkl-link-service.h"
#include "tkl-main-watch.h"
#include "tkl-sync-ledger.h"
#include "tkl-text.h"

#include <glib/gstdio.h>
#include <stdarg.h>

void
office_set_up (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("tikklok-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->database = g_build_filename (fixture->folder, "company.db", NULL);
  fixture->office = tkl_office_new (fixture->database, "tester");
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_remove (file), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

void
office_close (OfficeFixture *fixture)
{
  tkl_office_close (fixture->office);
  /* Tasks nobody waits for in this thread end in its context, and hold the office until then. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->office);
}

void
office_open (OfficeFixture *fixture)
{
  fixture->office = tkl_office_new (fixture->database, "tester");
}

void
office_tear_down (OfficeFixture *fixture, gconstpointer data)
{
  office_close (fixture);
  remove_folder (fixture->folder);
  g_free (fixture->database);
  g_free (fixture->folder);
}

void
office_reopen (OfficeFixture *fixture)
{
  office_close (fixture);
  office_open (fixture);
}

void
office_arrived (GObject *source, GAsyncResult *result, gpointer address)
{
  *(GAsyncResult **) address = g_object_ref (result);
}

GAsyncResult *
office_await (GAsyncResult **address)
{
  while (*address == NULL)
    g_main_context_iteration (NULL, TRUE);
  /* The call's own reference goes with the end of the callback. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return g_steal_pointer (address);
}

static void
ensure_open (OfficeFixture *fixture)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tkl_office_open_async (fixture->office, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_office_open_finish (fixture->office, result, &error);
  g_assert_no_error (error);
}

static TklCompany *
load_company (OfficeFixture *fixture)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklCompany *company;

  ensure_open (fixture);
  tkl_company_load_async (fixture->office, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  company = tkl_company_load_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  return company;
}

void
office_set (OfficeFixture *fixture, ...)
{
  g_autoptr (TklCompany) company = load_company (fixture);
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  va_list arguments;
  const char *assignment;

  va_start (arguments, fixture);
  while ((assignment = va_arg (arguments, const char *)) != NULL)
    {
      g_auto (GStrv) pair = g_strsplit (assignment, "=", 2);

      tkl_company_set_field (company, pair[0], pair[1], &error);
      g_assert_no_error (error);
    }
  va_end (arguments);
  tkl_company_save_async (fixture->office, NULL, company, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_company_save_finish (fixture->office, result, NULL, &error);
  g_assert_no_error (error);
}

TklImportReport *
office_import (OfficeFixture *fixture, TklImportKind kind, const char *ending, const char *text)
{
  g_autofree char *path = g_strconcat (fixture->folder, "/import", ending, NULL);
  TklImportOptions options = { .kind = kind, .path = path };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklImportReport *report;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  tkl_import_async (fixture->office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  report = tkl_import_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  return report;
}

void
office_import_good (OfficeFixture *fixture, TklImportKind kind, const char *text)
{
  g_autoptr (TklImportReport) report
      = office_import (fixture, kind, kind == TKL_IMPORT_ZONES ? ".geojson" : ".csv", text);

  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", (const char *) report->problems->pdata[i]);
  g_assert_cmpuint (report->n_bad, ==, 0);
}

/* All vehicles of the touches, so that none of them counts as gone. */
static GPtrArray *
fleet_of (const OfficeTouch *touches, gsize n_touches)
{
  GPtrArray *fleet = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_remote_vehicle_free);

  for (gsize i = 0; i < n_touches; i++)
    {
      TklRemoteVehicle *vehicle;
      gboolean known = FALSE;

      for (guint f = 0; f < fleet->len && !known; f++)
        known = g_str_equal (((TklRemoteVehicle *) fleet->pdata[f])->name, touches[i].vehicle);
      if (known)
        continue;
      vehicle = g_new0 (TklRemoteVehicle, 1);
      vehicle->id = g_strdup_printf ("id of %s", touches[i].vehicle);
      vehicle->name = g_strdup (touches[i].vehicle);
      g_ptr_array_add (fleet, vehicle);
    }
  return fleet;
}

static void
append_touch (TklPage *page, const OfficeTouch *touch)
{
  TklRecord record = TKL_RECORD_INIT;
  TklIdent ident = { 0 };

  g_assert_true (tkl_instant_parse (touch->time, NULL, &record.time_utc_ms));
  record.point = tkl_point_from_degrees (touch->latitude, touch->longitude);
  record.satellites = 9;
  record.odometer_m = touch->odometer_m > 0 ? touch->odometer_m : -1;
  record.ignition = (guint8) touch->ignition;
  g_array_append_val (page->records, record);
  if (touch->key == NULL)
    return;
  ident.time_utc_ms = record.time_utc_ms;
  ident.raw = g_strdup (touch->key);
  g_array_append_val (page->idents, ident);
}

void
office_take (OfficeFixture *fixture, const OfficeTouch *touches, gsize n_touches)
{
  g_autoptr (GPtrArray) fleet = fleet_of (touches, n_touches);
  g_autoptr (GPtrArray) subjects = NULL;
  g_autoptr (GError) error = NULL;
  TklSyncReport report = { 0 };

  /* No window waits for this thread. */
  tkl_main_watch_pause ();
  subjects = tkl_sync_ledger_fleet (fixture->office, fleet, &error);
  g_assert_no_error (error);
  for (guint s = 0; s < subjects->len; s++)
    {
      const TklSyncSubject *subject = subjects->pdata[s];
      g_autoptr (TklPage) page = tkl_page_new ();

      for (gsize i = 0; i < n_touches; i++)
        if (g_strcmp0 (subject->vehicle->remote_name, touches[i].vehicle) == 0)
          append_touch (page, &touches[i]);
      tkl_sync_ledger_page (fixture->office, page, subject->state, &report, &error);
      g_assert_no_error (error);
    }
  tkl_main_watch_resume ();
}

void
office_read_on (OfficeFixture *fixture, const OfficeTouch *touches, gsize n_touches, gint64 utc_ms)
{
  g_autoptr (GPtrArray) fleet = fleet_of (touches, n_touches);
  g_autoptr (GPtrArray) subjects = NULL;
  g_autoptr (GError) error = NULL;
  TklSyncReport report = { 0 };

  tkl_main_watch_pause ();
  subjects = tkl_sync_ledger_fleet (fixture->office, fleet, &error);
  g_assert_no_error (error);
  for (guint s = 0; s < subjects->len; s++)
    {
      TklSyncVehicle *state = ((TklSyncSubject *) subjects->pdata[s])->state;
      TklSyncMarks marks = tkl_sync_marks_get (state);

      marks.high_water_ms = marks.short_scan_ms = marks.long_scan_ms = utc_ms;
      tkl_sync_marks_set (state, &marks);
      tkl_sync_ledger_page (fixture->office, NULL, state, &report, &error);
      g_assert_no_error (error);
    }
  tkl_main_watch_resume ();
}

void
office_link (OfficeFixture *fixture)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tkl_link_async (fixture->office, TKL_DAY_NONE, TKL_DAY_NONE, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_link_finish (fixture->office, result, NULL, &error);
  g_assert_no_error (error);
}

void
office_undo (OfficeFixture *fixture)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TklHistoryEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  tkl_undo_async (fixture->office, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_undo_finish (fixture->office, result, &entry, &error);
  g_assert_no_error (error);
  g_assert_nonnull (entry);
}

void
office_assert_title (OfficeFixture *fixture, const char *title)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  tkl_history_async (fixture->office, 0, 1, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  entries = tkl_history_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((TklHistoryEntry *) entries->pdata[0])->title, ==, title);
}

TklTransferReport *
office_transfer (OfficeFixture *fixture, const char *from, const char *to, gboolean force)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklTransferReport *report;
  TklTransferOptions options = { .force = force };

  g_assert_true (tkl_day_parse (from, &options.from) && tkl_day_parse (to, &options.to));
  tkl_transfer_async (fixture->office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  report = tkl_transfer_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  return report;
}

/* --- lists as text ------------------------------------------------------------------------- */

typedef struct
{
  GString *text;
  TklZone *zone;
} Text;

static void
append_clock (const Text *text, gint64 utc_ms)
{
  int minute = tkl_zone_minute_of_day (text->zone, utc_ms);

  g_string_append_printf (text->text, "%02d:%02d", minute / 60, minute % 60);
}

static gboolean
add_tick (const TklTickRow *row, gpointer data, GError **error)
{
  const Text *text = data;

  append_clock (text, row->tick->time_utc_ms);
  g_string_append_printf (text->text, " %s %s %s %s",
                          row->vehicle_name != NULL ? row->vehicle_name : "-",
                          row->employee_number != NULL ? row->employee_number : "-",
                          tkl_place_to_text (row->tick->place),
                          row->project_number != NULL ? row->project_number : "-");
  for (guint i = 0; i < row->tick->n_candidates; i++)
    g_string_append_printf (text->text, "%s%s", i > 0 ? "+" : " ", row->candidate_numbers[i]);
  g_string_append_printf (text->text, " %s%s\n", tkl_tick_reason_text (row->tick),
                          row->tick->flags & TKL_TICK_IN_CLOCK ? " clock" : "");
  return TRUE;
}

static gboolean
add_day (const TklDayRow *row, gpointer data, GError **error)
{
  const Text *text = data;
  g_autofree char *day = tkl_day_format (row->day);
  const char *problem = tkl_day_problem_to_text (row->state.problem);

  g_string_append_printf (text->text, "%s %s %u %s w%d b%d c%d m%d\n", row->employee_number, day,
                          row->state.n_kept,
                          row->state.complete ? "complete"
                          : problem != NULL   ? problem
                                              : "none",
                          (int) row->totals.worked_min, (int) row->totals.break_min,
                          (int) row->totals.commute_min, (int) row->totals.mobility_min);
  return TRUE;
}

static gboolean
add_line (const TklLineRow *row, gpointer data, GError **error)
{
  const Text *text = data;
  const TklClockLine *line = row->line;
  const char *subtype = tkl_line_subtype_to_text (line->subtype);

  g_string_append_printf (text->text, "%s ", row->employee_number);
  append_clock (text, line->begin_utc_ms);
  g_string_append_c (text->text, '-');
  append_clock (text, line->end_utc_ms);
  g_string_append_printf (text->text, " %s%s%s %s", tkl_line_type_to_text (line->type),
                          subtype != NULL ? "/" : "", subtype != NULL ? subtype : "",
                          row->project_number != NULL ? row->project_number : "-");
  if (line->km_tenths >= 0)
    g_string_append_printf (text->text, " %d.%d %s", line->km_tenths / 10, line->km_tenths % 10,
                            tkl_km_source_to_text (line->km_source));
  g_string_append (text->text,
                   line->flags & TKL_LINE_WITH_PASSENGERS ? " with passengers\n" : "\n");
  return TRUE;
}

static char *
list_as_text (OfficeFixture *fixture, TklListReceiver receiver)
{
  TklListFilter filter = { .from = TKL_DAY_NONE, .to = TKL_DAY_NONE };
  g_autoptr (TklCompany) company = load_company (fixture);
  Text text = { g_string_new (NULL), tkl_zone_new (company->timezone, NULL) };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  receiver.user_data = &text;
  tkl_list_async (fixture->office, &filter, &receiver, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_list_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  tkl_zone_unref (text.zone);
  return g_string_free (text.text, FALSE);
}

char *
office_ticks (OfficeFixture *fixture)
{
  return list_as_text (fixture, (TklListReceiver){ .ticks = add_tick });
}

char *
office_days (OfficeFixture *fixture)
{
  return list_as_text (fixture, (TklListReceiver){ .days = add_day });
}

char *
office_lines (OfficeFixture *fixture)
{
  return list_as_text (fixture, (TklListReceiver){ .lines = add_line });
}

void
office_assert_ticks (OfficeFixture *fixture, const char *expected)
{
  g_autofree char *ticks = office_ticks (fixture);

  g_assert_cmpstr (ticks, ==, expected);
}

void
office_assert_days (OfficeFixture *fixture, const char *expected)
{
  g_autofree char *days = office_days (fixture);

  g_assert_cmpstr (days, ==, expected);
}

void
office_assert_lines (OfficeFixture *fixture, const char *expected)
{
  g_autofree char *lines = office_lines (fixture);

  g_assert_cmpstr (lines, ==, expected);
}
