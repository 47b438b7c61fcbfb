/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a projects file merged with what is stored. */
/* Thread: the office's writer thread, inside a journal entry. */
#include "tkl-import-private.h"

#include "tkl-import-projects.h"
#include "tkl-store-project.h"
#include "tkl-text.h"

static gboolean
is_period_wrong (TklDay from, TklDay to)
{
  return from != TKL_DAY_NONE && to != TKL_DAY_NONE && from > to;
}

static gboolean
merge_project (TklMerge *merge, gconstpointer data, GError **error)
{
  const TklProjectRow *row = data;
  g_autoptr (TklProject) project = NULL;
  gboolean changed = FALSE;

  if (!tkl_store_find_project (merge->store, row->values->number, &project, error))
    return FALSE;
  if (project == NULL)
    {
      project = tkl_project_new ();
      tkl_set_str (&project->number, row->values->number);
    }
  tkl_project_row_apply (row, project);
  /* One end may come from the file and the other from the database. */
  if (is_period_wrong (project->from, project->to))
    {
      tkl_import_result_complain (merge->result, &(TklImportPlace){ row->line, 0, "to" },
                                  TKL_IMPORT_PERIOD, NULL, NULL);
      return TRUE;
    }
  if (project->id == 0)
    {
      merge->report->n_added++;
      return tkl_store_insert_project (merge->store, project, error);
    }
  if (!tkl_store_update_project (merge->store, project, &changed, error))
    return FALSE;
  merge->report->n_changed += changed;
  merge->report->n_same += !changed;
  return TRUE;
}

gboolean
tkl_merge_projects (TklMerge *merge, GError **error)
{
  merge->result = tkl_import_projects (&merge->file, error);
  return tkl_merge_each_row (merge, merge_project, error);
}
