/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a projects file merged with what is stored. */
/* Thread: the office's writer thread, inside a journal entry. */
#include "tkl-import-private.h"

#include "tkl-import-projects.h"
#include "tkl-store-project.h"

static gboolean
is_period_wrong (TklDay from, TklDay to)
{
  return from != TKL_DAY_NONE && to != TKL_DAY_NONE && from > to;
}

static void
note (TklMerge *merge,
      const TklProjectRow *row,
      const TklProject *before,
      const TklProject *after,
      TklImportPreviewKind kind)
{
  const TklImportPlace place = { .line = row->line, .number = after->number, .name = after->name };
  TklImportPreviewRow *shown = tkl_import_preview_note (merge->preview, &place, kind);

  if (shown != NULL)
    tkl_project_row_compare (row, before, after, tkl_import_preview_add_change, shown);
}

static gboolean
write_project (TklMerge *merge,
               const TklProjectRow *row,
               const TklProject *before,
               TklProject *project,
               GError **error)
{
  gboolean changed = FALSE;

  if (before == NULL)
    {
      merge->report->n_added++;
      note (merge, row, NULL, project, TKL_IMPORT_PREVIEW_ADDED);
      return tkl_store_insert_project (merge->store, project, error);
    }
  if (!tkl_store_update_project (merge->store, project, &changed, error))
    return FALSE;
  merge->report->n_changed += changed;
  merge->report->n_same += !changed;
  note (merge, row, before, project,
        changed ? TKL_IMPORT_PREVIEW_CHANGED : TKL_IMPORT_PREVIEW_UNCHANGED);
  return TRUE;
}

static gboolean
merge_project (TklMerge *merge, gconstpointer data, GError **error)
{
  const TklProjectRow *row = data;
  g_autoptr (TklProject) before = NULL;
  g_autoptr (TklProject) project = NULL;
  const TklImportPlace place = {
    .line = row->line, .column = "to", .number = row->values->number, .name = row->values->name
  };

  if (!tkl_store_find_project (merge->store, row->values->number, &before, error))
    return FALSE;
  project = before != NULL ? tkl_project_copy (before) : tkl_project_new ();
  tkl_project_row_apply (row, project);
  /* One end may come from the file and the other from the database. */
  if (is_period_wrong (project->from, project->to))
    {
      tkl_import_result_complain (merge->result, &place, TKL_IMPORT_PERIOD, NULL, NULL);
      return TRUE;
    }
  return write_project (merge, row, before, project, error);
}

gboolean
tkl_merge_projects (TklMerge *merge, GError **error)
{
  merge->result = tkl_import_projects (&merge->file, error);
  return tkl_merge_each_row (merge, merge_project, error);
}
