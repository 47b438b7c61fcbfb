/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones of one, some or all projects written to a file (F126). */
/* Thread: main; the work is done on the office's reader thread. */
#include "tkl-zones-export.h"

#include "tkl-office-private.h"
#include "tkl-store-project.h"
#include "tkl-zones-file.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *path;  /* (owned) */
  GArray *ids; /* (owned) (nullable) of gint64 */
  TklZonesExportReport report;
} ExportJob;

static void
export_job_free (gpointer data)
{
  ExportJob *job = data;

  g_free (job->path);
  g_clear_pointer (&job->ids, g_array_unref);
  g_free (job);
}

static gboolean
is_wanted (const ExportJob *job, gint64 project_id)
{
  for (guint i = 0; job->ids != NULL && i < job->ids->len; i++)
    if (g_array_index (job->ids, gint64, i) == project_id)
      return TRUE;
  return job->ids == NULL;
}

/* Zones come by project id: which ones are whose. */
static GHashTable *
index_zones (const GPtrArray *pois)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                             (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < pois->len; i++)
    {
      TklPoi *poi = pois->pdata[i];
      GPtrArray *of_project = g_hash_table_lookup (index, &poi->project_id);

      if (of_project == NULL)
        {
          of_project = g_ptr_array_new ();
          g_hash_table_insert (index, &poi->project_id, of_project);
        }
      g_ptr_array_add (of_project, poi);
    }
  return index;
}

/* Returns: (transfer full) (element-type TklZoneOut): by number of the project. */
static GArray *
collect_zones (ExportJob *job, const GPtrArray *projects, const GPtrArray *pois)
{
  g_autoptr (GHashTable) index = index_zones (pois);
  GArray *zones = g_array_new (FALSE, FALSE, sizeof (TklZoneOut));

  for (guint i = 0; i < projects->len; i++)
    {
      const TklProject *project = projects->pdata[i];
      const GPtrArray *of_project = g_hash_table_lookup (index, &project->id);

      if (of_project == NULL || !is_wanted (job, project->id))
        continue;
      job->report.n_projects++;
      for (guint z = 0; z < of_project->len; z++)
        {
          TklZoneOut zone = { project->number, of_project->pdata[z] };

          g_array_append_val (zones, zone);
        }
    }
  job->report.n_zones = zones->len;
  return zones;
}

static gboolean
run_export (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ExportJob *job = data;
  g_autoptr (GPtrArray) projects = NULL;
  g_autoptr (GPtrArray) pois = NULL;
  g_autoptr (GArray) zones = NULL;
  g_autoptr (GBytes) bytes = NULL;
  TklZonesFileFormat format;

  if (!tkl_zones_file_format (job->path, &format, error)
      || !tkl_store_list_projects (store, &projects, error)
      || !tkl_store_list_pois (store, 0, &pois, error))
    return FALSE;
  zones = collect_zones (job, projects, pois);
  if (zones->len == 0)
    {
      g_set_error_literal (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_NOT_FOUND,
                           _ ("There are no zones to write."));
      return FALSE;
    }
  bytes = tkl_zones_file_compose ((const TklZoneOut *) (gpointer) zones->data, zones->len, format,
                                  &job->report.n_holes);
  return !g_cancellable_set_error_if_cancelled (cancellable, error)
         && tkl_zones_file_write (job->path, bytes, error);
}

static const TklUseCase export_case = { tkl_zones_export_async, run_export, export_job_free };

void
tkl_zones_export_async (TklOffice *office,
                        const TklZonesExportOptions *options,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  ExportJob *job;

  g_return_if_fail (options != NULL && options->path != NULL);

  job = g_new0 (ExportJob, 1);
  job->path = g_strdup (options->path);
  if (options->ids != NULL)
    job->ids = g_array_copy ((GArray *) options->ids);
  tkl_office_read (office, &export_case, job, cancellable, callback, user_data);
}

gboolean
tkl_zones_export_finish (TklOffice *office,
                         GAsyncResult *result,
                         TklZonesExportReport *ret_report,
                         GError **error)
{
  ExportJob *job = tkl_office_finish (office, &export_case, result, error);

  if (job == NULL)
    return FALSE;
  *ret_report = job->report;
  export_job_free (job);
  return TRUE;
}
