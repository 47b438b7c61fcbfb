/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes clock lines as Excel workbooks: totals first, then one sheet per employee. */
/* Thread: any; one call at a time per TklSheetBook. */
#include "tkl-xlsx.h"

#include "tkl-export-error.h"
#include "tkl-file-pattern.h"
#include "tkl-main-watch.h"
#include "tkl-sheet-file.h"
#include "tkl-sheet-names.h"
#include "tkl-xlsx-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <sys/stat.h>

/* For the parts of a workbook besides its sheets; they grow by some 500 bytes a sheet. */
#define ROOM_FOR_THE_REST (1024 * 1024)

/* How the file is dated when the period has no end: 2000-01-01. */
#define DEFAULT_DAY 10957

static void
clear_summary (gpointer data)
{
  TklSheetSummary *summary = data;

  g_free (summary->number);
  g_free (summary->name);
  g_free (summary->tab);
}

/* --- the locale --------------------------------------------------------------------------------- */

/* libxlsxwriter prints numbers by the locale: in Belgium 7,5 would come out, which no program opens.
 * The thread gets the decimal dot for the time of the export; texts keep their language. */
TklXlsxDot
tkl_xlsx_begin_dot (void)
{
  TklXlsxDot dot = { uselocale ((locale_t) 0), (locale_t) 0 };
  locale_t copy = duplocale (dot.old);

  dot.dotted = newlocale (LC_NUMERIC_MASK, "C", copy);
  uselocale (dot.dotted);
  return dot;
}

void
tkl_xlsx_end_dot (TklXlsxDot dot)
{
  uselocale (dot.old);
  freelocale (dot.dotted);
}

/* --- one workbook ------------------------------------------------------------------------------- */

/* The clock must not show in the file: the same lines give the same bytes on another day. */
static void
set_properties (TklSheetWriter *writer)
{
  const TklSheetBook *book = writer->book;
  g_autofree char *owned = NULL;
  TklDay day = book->to != TKL_DAY_NONE ? book->to : DEFAULT_DAY;
  g_autofree char *company = g_strndup (tkl_sheet_clean_text (book->company_name, &owned), 200);
  g_autofree char *valid = g_utf8_make_valid (company, -1);
  char title[] = "Tikklok";
  lxw_doc_properties properties = {
    .title = title,
    .author = title,
    .company = valid,
    /* 0 would mean now. */
    .created = day != 0 ? (time_t) day * 86400 : 1,
  };

  workbook_set_properties (writer->workbook, &properties);
}

static gboolean
begin_writer (TklSheetWriter *writer, const TklSheetFile *file, GError **error)
{
  lxw_workbook_options options = { .constant_memory = TRUE, .tmpdir = file->folder };

  writer->workbook = workbook_new_opt (file->temp, &options);
  if (writer->workbook == NULL)
    {
      tkl_sheet_set_errno (error, ENOMEM, file->path);
      return FALSE;
    }
  writer->words = tkl_sheet_words (writer->book->language);
  writer->tabs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  writer->summaries = g_array_new (FALSE, TRUE, sizeof (TklSheetSummary));
  g_array_set_clear_func (writer->summaries, clear_summary);
  tkl_sheet_formats_init (&writer->formats, writer->workbook, writer->words);
  set_properties (writer);
  return TRUE;
}

/* A workbook that was not packed is given up. */
static void
end_writer (TklSheetWriter *writer)
{
  g_clear_pointer (&writer->workbook, lxw_workbook_free);
  g_clear_pointer (&writer->tabs, g_hash_table_unref);
  g_clear_pointer (&writer->summaries, g_array_unref);
}

/* libxlsxwriter looks at no result while it writes rows; their files remember. */
gboolean
tkl_xlsx_check_sheets (lxw_workbook *workbook, const TklSheetFile *file, GError **error)
{
  gint64 largest = 0;
  lxw_worksheet *sheet;

  STAILQ_FOREACH (sheet, workbook->worksheets, list_pointers)
  {
    struct stat info;

    errno = 0;
    if (fflush (sheet->optimize_tmpfile) != 0 || ferror (sheet->optimize_tmpfile)
        || fstat (fileno (sheet->optimize_tmpfile), &info) != 0)
      {
        tkl_sheet_set_errno (error, errno != 0 ? errno : ENOSPC, file->path);
        return FALSE;
      }
    largest = MAX (largest, (gint64) info.st_size);
  }
  return tkl_sheet_file_try_room (file, largest + ROOM_FOR_THE_REST, error);
}

static gboolean
pack (TklSheetWriter *writer, TklSheetFile *file, GError **error)
{
  lxw_error result;

  if (!tkl_xlsx_check_sheets (writer->workbook, file, error))
    return FALSE;
  errno = 0;
  result = workbook_close (g_steal_pointer (&writer->workbook));
  if (result != LXW_NO_ERROR)
    {
      tkl_sheet_set_errno (error, errno != 0 ? errno : EIO, file->path);
      return FALSE;
    }
  return tkl_sheet_file_commit (file, error);
}

/* Fills the sheets; the first one last, when the totals are known. */
static gboolean
write_sheets (TklSheetWriter *writer, GError **error)
{
  const TklSheetBook *book = writer->book;
  g_autofree char *tab = tkl_sheet_tab_name (writer->words->totals, "", writer->tabs);
  lxw_worksheet *overview = tkl_sheet_page_add (writer, tab, error);
  TklSheetEmployee employee = { 0 };
  GError *local_error = NULL;

  if (overview == NULL)
    return FALSE;
  while (!g_cancellable_set_error_if_cancelled (writer->cancellable, &local_error)
         && book->next (book->data, &employee, &local_error))
    {
      if (employee.n_lines > 0 && !tkl_sheet_employee_write (writer, &employee, &local_error))
        break;
      employee = (TklSheetEmployee){ 0 };
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  tkl_sheet_overview_write (writer, overview);
  return TRUE;
}

gboolean
tkl_xlsx_write (const TklSheetBook *book,
                const char *path,
                GCancellable *cancellable,
                GError **error)
{
  g_auto (TklSheetFile) file = { 0 };
  TklSheetWriter writer = { .book = book, .cancellable = cancellable };
  gboolean done;
  TklXlsxDot dot;

  TKL_ASSERT_MAY_BLOCK ();
  g_return_val_if_fail (book != NULL && book->zone != NULL && path != NULL, FALSE);

  if (!tkl_sheet_file_begin (&file, path, error))
    return FALSE;
  dot = tkl_xlsx_begin_dot ();
  done = begin_writer (&writer, &file, error) && write_sheets (&writer, error)
         && pack (&writer, &file, error);
  end_writer (&writer);
  tkl_xlsx_end_dot (dot);
  return done;
}

/* --- one workbook per employee ------------------------------------------------------------------ */

static gboolean
write_alone (const TklSheetBook *book,
             const TklSheetEmployee *employee,
             const char *path,
             GCancellable *cancellable,
             GError **error)
{
  g_auto (TklSheetFile) file = { 0 };
  TklSheetWriter writer = { .book = book, .cancellable = cancellable };
  gboolean done;

  if (!tkl_sheet_file_begin (&file, path, error))
    return FALSE;
  done = begin_writer (&writer, &file, error) && tkl_sheet_employee_write (&writer, employee, error)
         && pack (&writer, &file, error);
  end_writer (&writer);
  return done;
}

/* @employee: (nullable): NULL: a workbook of all of them */
static char *
name_file (const TklSheetBook *book, const TklEmployee *employee, GHashTable *taken)
{
  TklFileWords words = { .company = book->company_name, .from = book->from, .to = book->to };
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (employee != NULL && (employee->first_name != NULL || employee->last_name != NULL))
    name = tkl_employee_name (employee);
  if (book->file_pattern == NULL)
    return tkl_sheet_file_name (employee->number, name, taken);
  words.number = employee != NULL ? employee->number : NULL;
  words.name = name;
  text = tkl_file_pattern_expand (book->file_pattern, &words, TKL_FILE_PATTERN_MIN_ROOM);
  return tkl_sheet_file_name (text, NULL, taken);
}

char *
tkl_xlsx_file_name (const TklSheetBook *book)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (book != NULL && book->file_pattern != NULL, NULL);

  return name_file (book, NULL, taken);
}

/* Where the workbooks go, and what became of them. */
typedef struct
{
  const char *folder;
  GHashTable *taken;   /* (borrowed): names of files */
  GPtrArray *failures; /* (borrowed) (element-type GError) */
  guint n_files;
} Split;

/* Returns: FALSE at the end or with @error set. */
static gboolean
write_next (const TklSheetBook *book, Split *split, GCancellable *cancellable, GError **error)
{
  GError *fault = NULL;
  TklSheetEmployee employee = { 0 };
  g_autofree char *file_name = NULL;
  g_autofree char *path = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !book->next (book->data, &employee, error))
    return FALSE;
  if (employee.n_lines == 0)
    return TRUE;
  file_name = name_file (book, employee.employee, split->taken);
  path = g_build_filename (split->folder, file_name, NULL);
  if (write_alone (book, &employee, path, cancellable, &fault))
    split->n_files++;
  else if (fault->domain == TKL_EXPORT_ERROR)
    g_ptr_array_add (split->failures, fault);
  else
    {
      g_propagate_error (error, fault);
      return FALSE;
    }
  return TRUE;
}

gboolean
tkl_xlsx_write_split (const TklSheetBook *book,
                      const char *folder,
                      guint *ret_n_files,
                      GPtrArray *failures,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GHashTable) taken = NULL;
  Split split = { .folder = folder, .failures = failures };
  GError *local_error = NULL;
  gboolean made;
  TklXlsxDot dot;

  TKL_ASSERT_MAY_BLOCK ();
  g_return_val_if_fail (book != NULL && book->zone != NULL && folder != NULL, FALSE);
  g_return_val_if_fail (failures != NULL && failures->len == 0, FALSE);

  made = g_mkdir (folder, 0777) == 0;
  if (!made && !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      tkl_sheet_set_errno (error, errno == EEXIST ? ENOTDIR : errno, folder);
      return FALSE;
    }
  split.taken = taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  dot = tkl_xlsx_begin_dot ();
  while (write_next (book, &split, cancellable, &local_error))
    continue;
  tkl_xlsx_end_dot (dot);
  if (ret_n_files != NULL)
    *ret_n_files = split.n_files;
  if (local_error == NULL && split.n_files == 0 && failures->len > 0)
    local_error = g_error_copy (failures->pdata[0]);
  if (local_error == NULL)
    return TRUE;
  if (made)
    g_rmdir (folder); /* which fails when there is anything in it */
  g_propagate_error (error, local_error);
  return FALSE;
}
