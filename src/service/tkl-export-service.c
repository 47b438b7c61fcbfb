/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Excel as a use case (F029, F051, F176): the lines of a period, one sheet per employee. */
/* Thread: main; the work is done on the office's reader thread. */
#include "tkl-export-service.h"

#include "tkl-office-private.h"
#include "tkl-service-error.h"
#include "tkl-store-clock.h"
#include "tkl-store-work-schedule.h"
#include "tkl-text.h"
#include "tkl-transfer-private.h"
#include "tkl-workdays.h"
#include "tkl-xlsx.h"

typedef struct
{
  TklExportOptions options;
  char *path;    /* (owned) */
  char *pattern; /* (owned) (nullable) */
  TklExportReport report;
} ExportJob;

void
tkl_export_report_clear (TklExportReport *report)
{
  g_clear_pointer (&report->failures, g_ptr_array_unref);
}

/* A workday that counts for the schedule. */
typedef struct
{
  gint32 employee_id;
  TklDay day;
} Counted;

typedef struct
{
  const TklMaster *master;
  GArray *lines;         /* (element-type TklClockLine): by employee, day, begin */
  GArray *days;          /* (element-type Counted): by employee, day; each once */
  GArray *employee_days; /* (element-type TklDay): of the employee being written */
  GArray *schedules;     /* (element-type TklWorkSchedule): of all, by employee and first day */
  guint next_employee;   /* in the order of the numbers */
} Source;

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const TklClockLine *left = a;
  const TklClockLine *right = b;

  if (left->employee_id != right->employee_id)
    return left->employee_id < right->employee_id ? -1 : 1;
  if (left->day != right->day)
    return left->day < right->day ? -1 : 1;
  if (left->begin_utc_ms != right->begin_utc_ms)
    return left->begin_utc_ms < right->begin_utc_ms ? -1 : 1;
  return (left->id > right->id) - (left->id < right->id);
}

static int
compare_counted (gconstpointer a, gconstpointer b)
{
  const Counted *left = a;
  const Counted *right = b;

  if (left->employee_id != right->employee_id)
    return left->employee_id < right->employee_id ? -1 : 1;
  return (left->day > right->day) - (left->day < right->day);
}

static void
add_day (GArray *days, gint32 employee_id, TklDay day)
{
  Counted counted = { employee_id, day };

  g_array_append_val (days, counted);
}

/* The schedule counts for days with ticks as well: somebody was there, whatever became of it. */
static gboolean
collect_days (TklStore *store, Source *source, ExportJob *job, GError **error)
{
  g_autoptr (GHashTable) marks = tkl_transfer_load_marks (store, error);
  g_autoptr (TklWorkdays) workdays
      = marks != NULL
            ? tkl_workdays_load (store, source->master, job->options.from, job->options.to, error)
            : NULL;
  TklWorkday workday = { 0 };

  if (workdays == NULL)
    return FALSE;
  while (tkl_workdays_step (workdays, &workday))
    if (tkl_day_state (&workday, source->master->company).has_ticks)
      {
        add_day (source->days, workday.employee_id, workday.day);
        job->report.n_provisional
            += tkl_transfer_doubt (source->master, marks, &workday).doubt != TKL_SYNC_SURE;
      }
  for (guint i = 0; i < source->lines->len; i++)
    {
      const TklClockLine *line = &g_array_index (source->lines, TklClockLine, i);

      add_day (source->days, line->employee_id, line->day);
    }
  g_array_sort (source->days, compare_counted);
  return TRUE;
}

/* Index of the first element of an employee, or of the next one; both arrays begin with his id. */
static guint
find_first (const GArray *array,
            gint32 employee_id,
            gint32 (*id_at) (const GArray *array, guint index))
{
  guint low = 0;
  guint high = array->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (id_at (array, middle) < employee_id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gint32
id_of_counted (const GArray *days, guint index)
{
  return g_array_index (days, Counted, index).employee_id;
}

static gint32
id_of_line (const GArray *lines, guint index)
{
  return g_array_index (lines, TklClockLine, index).employee_id;
}

static void
gather_employee_days (Source *source, gint32 employee_id)
{
  guint first = find_first (source->days, employee_id, id_of_counted);
  guint after = find_first (source->days, employee_id + 1, id_of_counted);

  g_array_set_size (source->employee_days, 0);
  for (guint i = first; i < after; i++)
    {
      TklDay day = g_array_index (source->days, Counted, i).day;

      if (i == first || day != g_array_index (source->days, Counted, i - 1).day)
        g_array_append_val (source->employee_days, day);
    }
}

static const TklClockLine *
find_lines (const Source *source, gint32 employee_id, gsize *ret_n)
{
  guint first = find_first (source->lines, employee_id, id_of_line);

  *ret_n = find_first (source->lines, employee_id + 1, id_of_line) - first;
  return (const TklClockLine *) (gpointer) source->lines->data + first;
}

static gboolean
next_employee (gpointer data, TklSheetEmployee *ret, GError **error)
{
  Source *source = data;
  const TklEmployee *employee;

  if (source->next_employee >= source->master->employees->len)
    return FALSE;
  employee = source->master->employees->pdata[source->next_employee++];
  *ret = (TklSheetEmployee){ .employee = employee };
  ret->lines = find_lines (source, (gint32) employee->id, &ret->n_lines);
  gather_employee_days (source, (gint32) employee->id);
  ret->days = (const TklDay *) (gpointer) source->employee_days->data;
  ret->n_days = source->employee_days->len;
  ret->schedules = (const TklWorkSchedule *) (gpointer) source->schedules->data;
  ret->n_schedules = source->schedules->len;
  return TRUE;
}

static const TklProject *
find_project (gpointer data, gint32 project_id)
{
  return tkl_master_project (((const Source *) data)->master, project_id);
}

static void
count (const Source *source, TklExportReport *report)
{
  gint32 last_id = 0;

  report->n_lines = source->lines->len;
  for (guint i = 0; i < source->lines->len; i++)
    {
      gint32 id = g_array_index (source->lines, TklClockLine, i).employee_id;

      report->n_employees += id != last_id;
      last_id = id;
    }
}

static void
put_name (ExportJob *job, const TklSheetBook *book)
{
  g_autofree char *folder = job->path;
  g_autofree char *name = tkl_xlsx_file_name (book);

  job->path = g_build_filename (folder, name, NULL);
}

static gboolean
write_split (const TklSheetBook *book, ExportJob *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  gboolean done
      = tkl_xlsx_write_split (book, job->path, &job->report.n_files, faults, cancellable, error);

  job->report.failures = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < faults->len; i++)
    {
      g_autoptr (GError) fault
          = tkl_service_error_convert (g_error_copy (g_ptr_array_index (faults, i)));

      g_ptr_array_add (job->report.failures, g_strdup (fault->message));
    }
  return done;
}

static gboolean
write_book (Source *source, ExportJob *job, GCancellable *cancellable, GError **error)
{
  const TklCompany *company = source->master->company;
  const char *const *languages = g_get_language_names_with_category ("LC_MESSAGES");
  TklSheetBook book
      = { .company_name = company->name,
          .enterprise_number = company->enterprise_number,
          .language = tkl_str_empty (company->language) ? languages[0] : company->language,
          .file_pattern = job->pattern,
          .from = job->options.from,
          .to = job->options.to,
          .zone = source->master->zone,
          .next = next_employee,
          .find_project = find_project,
          .data = source };

  if (job->options.split)
    return write_split (&book, job, cancellable, error);
  if (job->pattern != NULL)
    put_name (job, &book);
  if (!tkl_xlsx_write (&book, job->path, cancellable, error))
    return FALSE;
  job->report.n_files = 1;
  return TRUE;
}

static gboolean
run_export (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ExportJob *job = data;
  TklLineQuery query = { .from_day = job->options.from, .to_day = job->options.to };
  g_autoptr (TklMaster) master = NULL;
  g_autoptr (GArray) lines = tkl_clock_lines_new ();
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (Counted));
  g_autoptr (GArray) employee_days = g_array_new (FALSE, FALSE, sizeof (TklDay));
  g_autoptr (GArray) schedules = NULL;
  Source source = { .lines = lines, .days = days, .employee_days = employee_days };

  if (!tkl_store_begin_read (store, error))
    return FALSE;
  master = tkl_master_load (store, error);
  if (master == NULL)
    return FALSE;
  source.master = master;
  if (!tkl_store_load_lines (store, &query, lines, error)
      || !tkl_store_list_schedules (store, 0, &schedules, error)
      || !collect_days (store, &source, job, error))
    return FALSE;
  source.schedules = schedules;
  /* All is read: writing takes longer and needs no snapshot. */
  tkl_store_rollback (store);
  g_array_sort (lines, compare_lines);
  count (&source, &job->report);
  return write_book (&source, job, cancellable, error);
}

static void
export_job_free (gpointer data)
{
  ExportJob *job = data;

  tkl_export_report_clear (&job->report);
  g_free (job->path);
  g_free (job->pattern);
  g_free (job);
}

static gboolean
note_export (gconstpointer data, gboolean done, TklRunNote *note)
{
  const ExportJob *job = data;

  tkl_run_note_days (note, job->options.from, job->options.to);
  tkl_run_note_file (note, job->path);
  if (job->report.failures != NULL && job->report.failures->len > 0)
    {
      if (done)
        tkl_run_note_text (note, TKL_RUN_RESULT, TKL_RUN_PARTLY);
      tkl_run_note_problems (note, job->report.failures);
    }
  if (!done)
    return TRUE;
  tkl_run_note_count (note, "employees", job->report.n_employees);
  tkl_run_note_count (note, "lines", job->report.n_lines);
  tkl_run_note_count (note, "files", job->report.n_files);
  return TRUE;
}

static const TklUseCase export_case
    = { tkl_export_async, run_export, export_job_free, "export", note_export };

void
tkl_export_async (TklOffice *office,
                  const TklExportOptions *options,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  ExportJob *job = g_new0 (ExportJob, 1);

  job->options = *options;
  job->path = g_strdup (options->path);
  job->pattern = g_strdup (options->pattern);
  tkl_office_read (office, &export_case, job, cancellable, callback, user_data);
}

gboolean
tkl_export_finish (TklOffice *office,
                   GAsyncResult *result,
                   TklExportReport *ret_report,
                   GError **error)
{
  ExportJob *job = tkl_office_finish (office, &export_case, result, error);
  const ExportJob *left = job != NULL ? job : tkl_office_failed_job (office, result);

  *ret_report = left != NULL ? left->report : (TklExportReport){ 0 };
  if (ret_report->failures != NULL)
    g_ptr_array_ref (ret_report->failures);
  if (job == NULL)
    return FALSE;
  export_job_free (job);
  return TRUE;
}
