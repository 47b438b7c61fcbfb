/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a zones file merged with what is stored. */
/* Thread: the office's writer thread, inside a journal entry. */
#include "tkl-import-private.h"

#include "tkl-import-zones.h"
#include "tkl-store-project.h"

static gboolean
has_shape (GPtrArray *pois, const TklShape *shape)
{
  for (guint i = 0; i < pois->len; i++)
    {
      const TklPoi *poi = pois->pdata[i];

      if (tkl_shape_equal (poi->shape, shape))
        return TRUE;
    }
  return FALSE;
}

/* With what it looks like on a map. */
static void
note (TklMerge *merge,
      const TklImportPlace *place,
      TklImportPreviewKind kind,
      const TklShape *shape)
{
  TklImportPreviewRow *row = tkl_import_preview_note (merge->preview, place, kind);

  if (row != NULL)
    row->shape = tkl_shape_copy (shape);
}

/* The zones of the file stay, all others of the project go: by difference, so that a second import
 * of the same file changes nothing. */
static gboolean
drop_others (TklMerge *merge, gint64 project_id, const char *number, GError **error)
{
  const GPtrArray *rows = merge->result->rows;
  g_autoptr (GPtrArray) stored = NULL;

  if (!tkl_store_list_pois (merge->store, project_id, &stored, error))
    return FALSE;
  for (guint i = 0; i < stored->len; i++)
    {
      const TklPoi *poi = stored->pdata[i];
      gboolean wanted = FALSE;

      for (guint r = 0; r < rows->len && !wanted; r++)
        {
          const TklZoneRow *row = rows->pdata[r];

          wanted = g_str_equal (row->project, number) && tkl_shape_equal (row->shape, poi->shape);
        }
      if (wanted)
        continue;
      merge->report->n_removed++;
      note (merge, &(TklImportPlace){ .number = number, .name = poi->name },
            TKL_IMPORT_PREVIEW_REMOVED, poi->shape);
      if (!tkl_store_delete_poi (merge->store, poi->id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
merge_zone (TklMerge *merge, gconstpointer data, GError **error)
{
  const TklZoneRow *row = data;
  g_autoptr (TklProject) project = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (TklPoi) poi = NULL;
  const TklImportPlace place = { .line = row->line,
                                 .feature = row->feature,
                                 .column = "project",
                                 .number = row->project,
                                 .name = row->name };

  if (!tkl_store_find_project (merge->store, row->project, &project, error))
    return FALSE;
  if (project == NULL)
    {
      tkl_import_result_complain (merge->result, &place, TKL_IMPORT_PROJECT_UNKNOWN, row->project,
                                  NULL);
      tkl_import_result_picture (merge->result, row->shape);
      return TRUE;
    }
  if (!tkl_store_list_pois (merge->store, project->id, &stored, error))
    return FALSE;
  if (has_shape (stored, row->shape))
    {
      merge->report->n_same++;
      note (merge, &place, TKL_IMPORT_PREVIEW_UNCHANGED, row->shape);
      return TRUE;
    }
  merge->report->n_added++;
  note (merge, &place, TKL_IMPORT_PREVIEW_ADDED, row->shape);
  poi = tkl_poi_new (project->id, row->name, tkl_shape_copy (row->shape));
  return tkl_store_insert_poi (merge->store, poi, error);
}

static gboolean
replace_zones (TklMerge *merge, GError **error)
{
  const GPtrArray *rows = merge->result->rows;
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      const TklZoneRow *row = rows->pdata[i];
      g_autoptr (TklProject) project = NULL;

      if (!g_hash_table_add (done, row->project))
        continue;
      if (!tkl_store_find_project (merge->store, row->project, &project, error)
          || (project != NULL && !drop_others (merge, project->id, row->project, error)))
        return FALSE;
    }
  return TRUE;
}

/* What crosses itself can be drawn right by whoever looks at the preview. */
static gboolean
find_owners (TklMerge *merge, GError **error)
{
  const GPtrArray *problems = merge->result->problems;

  for (guint i = 0; merge->preview != NULL && i < problems->len; i++)
    {
      TklImportProblem *problem = problems->pdata[i];
      g_autoptr (TklProject) project = NULL;

      if (problem->sketch == NULL || problem->number == NULL
          || (problem->reason != TKL_IMPORT_SHAPE_CROSSED
              && problem->reason != TKL_IMPORT_SHAPE_HOLE_BEYOND))
        continue;
      if (!tkl_store_find_project (merge->store, problem->number, &project, error))
        return FALSE;
      if (project != NULL)
        problem->project_id = project->id;
    }
  return TRUE;
}

gboolean
tkl_merge_zones (TklMerge *merge, GError **error)
{
  gint64 into_id = merge->options->project_id;
  g_autoptr (TklProject) into = NULL;
  TklZonesFormat format;

  if (!tkl_zones_format_from_path (merge->options->path, &format, error)
      || (into_id != 0 && !tkl_store_get_project (merge->store, into_id, &into, error)))
    return FALSE;
  merge->result = tkl_import_zones_into (merge->file.bytes, format,
                                         into != NULL ? into->number : NULL, error);
  return tkl_merge_each_row (merge, merge_zone, error) && find_owners (merge, error)
         && (!merge->options->replace || replace_zones (merge, error));
}
