/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Excel export that comes by itself: which periods, which files, what is replaced. */
/* Thread: main. */
#include "office-fixture.h"
#include "tkl-company-service.h"
#include "tkl-instant.h"
#include "tkl-job-notes.h"
#include "tkl-scheduled-export.h"
#include "tkl-sync-lock.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  OfficeFixture office;
  char *folder; /* (owned): of the workbooks */
} Fixture;

static const OfficeTouch touches[] = {
  { "VAN 1", "2026-03-02T07:30:00+01:00", 50.9, 4.4, "3D00000BADC0DE01", 0 },
  { "VAN 1", "2026-03-02T16:00:00+01:00", 50.9, 4.4, "3D00000BADC0DE01", 0 },
  { "VAN 2", "2026-03-03T07:30:00+01:00", 50.9, 4.4, "4E00001234567801", 0 },
  { "VAN 2", "2026-03-03T16:00:00+01:00", 50.9, 4.4, "4E00001234567801", 0 },
};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = NULL;
  TklTransferReport *report;

  office_set_up (&fixture->office, NULL);
  fixture->folder = g_dir_make_tmp ("tikklok-export-XXXXXX", NULL);
  folder = g_strconcat ("export-folder=", fixture->folder, NULL);
  office_set (&fixture->office, "name=Dak/Zoon", folder, "export-schedule=daily",
              "default-radius=100", NULL);
  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES,
                      "number,first_name,last_name,key\n12,Jan,Peeters,3D00000BADC0DE01\n"
                      "7,An,Wouters,4E00001234567801\n");
  office_import_good (&fixture->office, TKL_IMPORT_PROJECTS,
                      "number,name,latitude,longitude\nP1,Kerk,50.9,4.4\n");
  office_take (&fixture->office, touches, G_N_ELEMENTS (touches));
  office_link (&fixture->office);
  report = office_transfer (&fixture->office, "2026-03-01", "2026-03-31", FALSE);
  g_assert_cmpuint (report->n_added, >, 1);
  tkl_transfer_report_free (report);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Names in the folder, sorted, with commas. */
static char *
list_files (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, (gpointer) g_intern_string (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static void
remove_files (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_files (fixture);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  office_tear_down (&fixture->office, NULL);
}

static gint64
instant (const char *text)
{
  gint64 ms = TKL_INSTANT_NONE;

  if (text != NULL)
    g_assert_true (tkl_instant_parse (text, NULL, &ms));
  return ms;
}

/* @time: (nullable): the last run that any program has noted */
static void
note_run (Fixture *fixture, const char *time)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tkl_job_notes_put_async (fixture->office.office, TKL_JOB_EXPORT, instant (time), office_arrived,
                           &arrived);
  result = office_await (&arrived);
  g_assert_true (tkl_job_notes_put_finish (fixture->office.office, result, NULL));
}

static gint64
noted_run (Fixture *fixture)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TklJobNotes) notes = NULL;

  tkl_job_notes_load_async (fixture->office.office, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  notes = tkl_job_notes_load_finish (fixture->office.office, result, NULL);
  return notes->since_utc_ms[TKL_JOB_EXPORT];
}

/* Planned when @since was the last run. */
static TklScheduledExportReport
export_planned (Fixture *fixture, const char *since, const char *now, GError **error)
{
  TklScheduledExportReport report = { 0 };
  TklScheduledExportOptions options;
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TklCompany) company = NULL;

  tkl_company_load_async (fixture->office.office, NULL, office_arrived, &arrived);
  loaded = office_await (&arrived);
  company = tkl_company_load_finish (fixture->office.office, loaded, NULL);
  options = (TklScheduledExportOptions){ company, instant (since), instant (now) };
  tkl_scheduled_export_async (fixture->office.office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_scheduled_export_finish (fixture->office.office, result, &report, error);
  return report;
}

static TklScheduledExportReport export(Fixture *fixture,
                                       const char *since,
                                       const char *now,
                                       GError **error)
{
  note_run (fixture, since);
  return export_planned (fixture, since, now, error);
}

static void
test_files (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *schedule, *split, *pattern; /* assignments */
    const char *since, *now;
    const char *files;
  } cases[] = {
    { "export-schedule=daily", "export-split=off", "export-pattern=", NULL, "2026-03-03T05:00:00Z",
      "Dak Zoon 2026-03-02 2026-03-02.xlsx" },
    { "export-schedule=daily", "export-split=off", "export-pattern=", "2026-03-02T05:00:00Z",
      "2026-03-04T08:00:00Z",
      "Dak Zoon 2026-03-02 2026-03-02.xlsx, Dak Zoon 2026-03-03 2026-03-03.xlsx" },
    { "export-schedule=weekly", "export-split=on", "export-pattern={number} {name} {from} {to}",
      NULL, "2026-03-09T05:00:00Z",
      "12 Jan Peeters 2026-03-02 2026-03-08.xlsx, 7 An Wouters 2026-03-02 2026-03-08.xlsx" },
    { "export-schedule=monthly", "export-split=off", "export-pattern={from}={to}", NULL,
      "2026-04-01T05:00:00Z", "2026-03-01=2026-03-31.xlsx" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *files = NULL;

      remove_files (fixture);
      office_set (&fixture->office, cases[i].schedule, cases[i].split, cases[i].pattern, NULL);
      for (guint round = 0; round < 2; round++) /* the second replaces the files of the first */
        export(fixture, cases[i].since, cases[i].now, &error);
      g_assert_no_error (error);
      files = list_files (fixture);
      g_assert_cmpstr (files, ==, cases[i].files);
    }
}

static void
test_report (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TklScheduledExportReport report
      = export(fixture, "2026-03-01T05:00:00Z", "2026-03-04T08:00:00Z", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report.n_periods, ==, 3);
  g_assert_cmpuint (report.n_files, ==, 3);
  g_assert_cmpuint (report.n_lines, ==, 2);
}

/* Never two at a time: the second waits, and finds under the lock that the first has written it all. */
static void
test_other_program (Fixture *fixture, gconstpointer data)
{
  static const char planned[] = "2026-03-01T05:00:00Z", now[] = "2026-03-04T08:00:00Z";
  g_autofree char *files = NULL;
  g_autoptr (GError) error = NULL;
  int lock;

  note_run (fixture, planned);
  lock = tkl_export_lock_take (fixture->office.database, &error);
  g_assert_no_error (error);
  export_planned (fixture, planned, now, &error);
  g_assert_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_BUSY);
  g_clear_error (&error);
  tkl_sync_lock_release (lock);
  note_run (fixture, "2026-03-04T07:59:59Z");
  g_assert_cmpuint (export_planned (fixture, planned, now, &error).n_periods, ==, 0);
  g_assert_no_error (error);
  files = list_files (fixture);
  g_assert_cmpstr (files, ==, "");

  /* Whoever finds the lock free after a run finds its note as well. */
  g_assert_cmpuint (export(fixture, planned, now, &error).n_periods, ==, 3);
  while ((lock = tkl_export_lock_take (fixture->office.database, NULL)) < 0)
    g_main_context_iteration (NULL, TRUE);
  tkl_sync_lock_release (lock);
  g_assert_cmpint (noted_run (fixture), ==, instant (now));
}

/* A folder has the name of a workbook: the other is written, and the whole is not done. */
static void
test_in_part (Fixture *fixture, gconstpointer data)
{
  g_autofree char *in_the_way
      = g_build_filename (fixture->folder, "12 2026-03-02 2026-03-08.xlsx", NULL);
  g_autofree char *files = NULL;
  g_autoptr (GError) error = NULL;
  TklScheduledExportReport report;

  office_set (&fixture->office, "export-schedule=weekly", "export-split=on",
              "export-pattern={number} {from} {to}", NULL);
  g_assert_cmpint (g_mkdir (in_the_way, 0700), ==, 0);
  report = export(fixture, NULL, "2026-03-09T05:00:00Z", &error);
  g_assert_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "12 2026-03-02 2026-03-08.xlsx"));
  g_assert_cmpuint (report.n_files, ==, 1);
  files = list_files (fixture);
  g_assert_cmpstr (files, ==, "12 2026-03-02 2026-03-08.xlsx, 7 2026-03-02 2026-03-08.xlsx");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *setting;
    TklServiceError code;
  } cases[] = {
    { "export-folder=/nonexistent/tikklok", TKL_SERVICE_ERROR_NOT_FOUND },
    { "export-folder=", TKL_SERVICE_ERROR_USAGE },
    { "export-schedule=off", TKL_SERVICE_ERROR_USAGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      office_set (&fixture->office, cases[i].setting, NULL);
      export(fixture, NULL, "2026-03-04T08:00:00Z", &error);
      g_assert_error (error, TKL_SERVICE_ERROR, (int) cases[i].code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/service/scheduled-export/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("files", test_files);
  ADD ("report", test_report);
  ADD ("other-program", test_other_program);
  ADD ("in-part", test_in_part);
  ADD ("refused", test_refused);
#undef ADD
  return g_test_run ();
}
