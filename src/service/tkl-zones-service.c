/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones and radius of a project as a use case: saved together as they were drawn (F117, F126–F129). */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-zones-service.h"

#include "tkl-change-private.h"
#include "tkl-circle.h"
#include "tkl-link-pending.h"
#include "tkl-office-private.h"
#include "tkl-sketch.h"
#include "tkl-store-company.h"
#include "tkl-store-journal.h"
#include "tkl-store-project.h"
#include "tkl-text-limit.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *who; /* (owned) */
  gint64 project_id;
  GPtrArray *loaded, *wanted; /* (owned) of TklPoi */
  int loaded_radius_m, wanted_radius_m;
  GPtrArray *zones; /* (owned) (nullable) of TklPoi: result */
  TklChange change; /* result */
} ZonesJob;

static void
zones_job_free (gpointer data)
{
  ZonesJob *job = data;

  g_free (job->who);
  g_ptr_array_unref (job->loaded);
  g_ptr_array_unref (job->wanted);
  g_clear_pointer (&job->zones, g_ptr_array_unref);
  g_free (job);
}

static GPtrArray *
copy_zones (const GPtrArray *zones)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_poi_free);

  for (guint i = 0; i < zones->len; i++)
    g_ptr_array_add (copies, tkl_poi_copy (zones->pdata[i]));
  return copies;
}

/* --- load ------------------------------------------------------------------------------------ */

typedef struct
{
  gint64 project_id;
  TklZonesForm *form; /* (owned) (nullable): result */
} LoadJob;

void
tkl_zones_form_free (TklZonesForm *form)
{
  if (form == NULL)
    return;
  tkl_project_free (form->project);
  g_clear_pointer (&form->zones, g_ptr_array_unref);
  g_clear_pointer (&form->others, g_ptr_array_unref);
  g_free (form);
}

static void
load_job_free (gpointer data)
{
  LoadJob *job = data;

  tkl_zones_form_free (job->form);
  g_free (job);
}

static gboolean
set_gone (GError **error)
{
  g_set_error_literal (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_NOT_FOUND,
                       _ ("This project has been deleted meanwhile."));
  return FALSE;
}

static gboolean
run_load (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  LoadJob *job = data;
  TklZonesForm *form = job->form = g_new0 (TklZonesForm, 1);
  g_autoptr (TklCompany) company = NULL;
  g_autoptr (GPtrArray) all = NULL;

  if (!tkl_store_load_company (store, &company, error)
      || !tkl_store_get_project (store, job->project_id, &form->project, error)
      || !tkl_store_list_pois (store, 0, &all, error))
    return FALSE;
  if (form->project == NULL)
    return set_gone (error);
  form->default_radius_m = company->default_radius_m;
  form->zones = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_poi_free);
  form->others = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_poi_free);
  for (guint i = 0; i < all->len; i++)
    {
      const TklPoi *poi = all->pdata[i];

      g_ptr_array_add (poi->project_id == job->project_id ? form->zones : form->others,
                       tkl_poi_copy (poi));
    }
  return TRUE;
}

static const TklUseCase load_case = { tkl_zones_load_async, run_load, load_job_free };

void
tkl_zones_load_async (TklOffice *office,
                      gint64 project_id,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  LoadJob *job = g_new0 (LoadJob, 1);

  job->project_id = project_id;
  tkl_office_read (office, &load_case, job, cancellable, callback, user_data);
}

TklZonesForm *
tkl_zones_load_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &load_case, G_STRUCT_OFFSET (LoadJob, form), result,
                                 error);
}

/* --- comparing ------------------------------------------------------------------------------- */

static TklPoi *
find_zone (const GPtrArray *zones, gint64 id)
{
  for (guint i = 0; i < zones->len; i++)
    if (((const TklPoi *) zones->pdata[i])->id == id)
      return zones->pdata[i];
  return NULL;
}

static gboolean
same_zone (const TklPoi *a, const TklPoi *b)
{
  return g_strcmp0 (a->name, b->name) == 0 && tkl_shape_equal (a->shape, b->shape);
}

static gboolean
changes_radius (const ZonesJob *job)
{
  return job->wanted_radius_m != job->loaded_radius_m;
}

static gboolean
changes_zones (const ZonesJob *job)
{
  for (guint i = 0; i < job->wanted->len; i++)
    {
      const TklPoi *wanted = job->wanted->pdata[i];
      const TklPoi *loaded = find_zone (job->loaded, wanted->id);

      if (loaded == NULL || !same_zone (loaded, wanted))
        return TRUE;
    }
  return job->wanted->len != job->loaded->len;
}

/* Zones have no version: what is stored is compared with what was loaded. */
static gboolean
check_loaded (const ZonesJob *job,
              const TklProject *project,
              const GPtrArray *stored,
              GError **error)
{
  gboolean same = stored->len == job->loaded->len
                  && (!changes_radius (job) || project->radius_m == job->loaded_radius_m);

  for (guint i = 0; same && i < stored->len; i++)
    {
      const TklPoi *loaded = find_zone (job->loaded, ((const TklPoi *) stored->pdata[i])->id);

      same = loaded != NULL && same_zone (loaded, stored->pdata[i]);
    }
  for (guint i = 0; same && i < job->wanted->len; i++)
    {
      const TklPoi *wanted = job->wanted->pdata[i];

      same = wanted->id == 0 || find_zone (stored, wanted->id) != NULL;
    }
  if (!same)
    g_set_error_literal (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_CONFLICT,
                         _ ("The zones of this project have been changed meanwhile."));
  return same;
}

static gboolean
check_shapes (const ZonesJob *job, GError **error)
{
  for (guint i = 0; i < job->wanted->len; i++)
    {
      const TklPoi *wanted = job->wanted->pdata[i];
      TklSketchSpot spot;

      if (tkl_sketch_check (wanted->shape, &spot) == TKL_SHAPE_OK)
        continue;
      g_set_error_literal (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE,
                           _ ("A zone crosses itself or is no polygon: nothing has been saved."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_names (const ZonesJob *job, GError **error)
{
  for (guint i = 0; i < job->wanted->len; i++)
    {
      const TklPoi *wanted = job->wanted->pdata[i];
      const TklPoi *loaded = wanted->id != 0 ? find_zone (job->loaded, wanted->id) : NULL;
      const char *too_long = tkl_text_too_long (wanted->name, TKL_TEXT_LINE);

      if (too_long == NULL || (loaded != NULL && g_strcmp0 (loaded->name, wanted->name) == 0))
        continue;
      g_set_error_literal (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE, _ (too_long));
      return FALSE;
    }
  return TRUE;
}

/* --- saving ---------------------------------------------------------------------------------- */

static void
add_reach (TklLinkReach *reach, const TklPoi *poi)
{
  const TklBox box = { poi->shape->min, poi->shape->max };

  tkl_link_reach_add (reach, &box);
}

static gboolean
drop_zones (TklStore *store,
            const ZonesJob *job,
            const GPtrArray *stored,
            TklLinkReach *reach,
            GError **error)
{
  for (guint i = 0; i < stored->len; i++)
    {
      const TklPoi *poi = stored->pdata[i];

      if (find_zone (job->wanted, poi->id) != NULL)
        continue;
      add_reach (reach, poi);
      if (!tkl_store_delete_poi (store, poi->id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_zone (
    TklStore *store, TklPoi *wanted, const TklPoi *before, TklLinkReach *reach, GError **error)
{
  if (before != NULL && same_zone (before, wanted))
    return TRUE;
  if (before == NULL || !tkl_shape_equal (before->shape, wanted->shape))
    add_reach (reach, wanted);
  if (before == NULL)
    return tkl_store_insert_poi (store, wanted, error);
  if (!tkl_shape_equal (before->shape, wanted->shape))
    add_reach (reach, before);
  return tkl_store_update_poi (store, wanted, NULL, error);
}

static gboolean
write_zones (
    TklStore *store, ZonesJob *job, const GPtrArray *stored, TklLinkReach *reach, GError **error)
{
  if (!drop_zones (store, job, stored, reach, error))
    return FALSE;
  for (guint i = 0; i < job->wanted->len; i++)
    {
      TklPoi *wanted = job->wanted->pdata[i];

      wanted->project_id = job->project_id;
      if (!put_zone (store, wanted, wanted->id != 0 ? find_zone (stored, wanted->id) : NULL, reach,
                     error))
        return FALSE;
    }
  return TRUE;
}

/* Without any radius a project is found from anywhere (rules §3, level 5). */
static void
add_circle (TklLinkReach *reach, const TklProject *project, int default_radius_m)
{
  int radius_m = project->radius_m > 0 ? project->radius_m : default_radius_m;
  TklCircle circle;
  TklBox box;

  if (project->mode != TKL_PROJECT_MODE_RADIUS || !tkl_point_valid (project->location))
    return;
  if (radius_m <= 0)
    {
      reach->anywhere = TRUE;
      return;
    }
  tkl_circle_init (&circle, project->location, radius_m);
  box = tkl_circle_box (&circle);
  tkl_link_reach_add (reach, &box);
}

static gboolean
write_radius (
    TklStore *store, const ZonesJob *job, TklProject *project, TklLinkReach *reach, GError **error)
{
  g_autoptr (TklCompany) company = NULL;

  if (!changes_radius (job))
    return TRUE;
  if (!tkl_store_load_company (store, &company, error))
    return FALSE;
  add_circle (reach, project, company->default_radius_m);
  project->radius_m = job->wanted_radius_m;
  add_circle (reach, project, company->default_radius_m);
  return tkl_store_update_project (store, project, NULL, error);
}

/* Inside the journal entry. */
static gboolean
save_zones (
    TklStore *store, ZonesJob *job, TklProject *project, TklLinkReach *reach, GError **error)
{
  g_autoptr (GPtrArray) stored = NULL;

  if (!tkl_store_list_pois (store, job->project_id, &stored, error)
      || !check_loaded (job, project, stored, error) || !check_shapes (job, error)
      || !check_names (job, error) || !write_zones (store, job, stored, reach, error)
      || !write_radius (store, job, project, reach, error)
      || !tkl_store_journal_commit (store, &job->change.entry_id, error))
    return FALSE;
  job->zones = g_ptr_array_ref (job->wanted);
  return TRUE;
}

static gboolean
run_save (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ZonesJob *job = data;
  g_autoptr (TklProject) project = NULL;
  g_autofree char *label = NULL;
  TklLinkReach reach = { .n_boxes = 0 };
  gboolean others_wait;

  if (!tkl_store_get_project (store, job->project_id, &project, error)
      || !tkl_link_pending_waits (store, &others_wait, error))
    return FALSE;
  if (project == NULL)
    return set_gone (error);
  label = tkl_project_label (project);
  if (!tkl_change_begin_named (store, job->who,
                               changes_radius (job) && !changes_zones (job) ? "change-project"
                                                                            : "change-zones",
                               label, error)
      || !save_zones (store, job, project, &reach, error))
    return FALSE;
  job->change.id = job->project_id;
  tkl_link_pending_follow_reach (store, others_wait, &reach, &job->change.links_wait);
  return TRUE;
}

static const TklUseCase save_case = { tkl_zones_save_async, run_save, zones_job_free };

void
tkl_zones_save_async (TklOffice *office,
                      const TklZonesSave *save,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  ZonesJob *job;

  g_return_if_fail (save != NULL && save->loaded != NULL && save->wanted != NULL);

  job = g_new0 (ZonesJob, 1);
  job->who = g_strdup (tkl_office_who (office));
  job->project_id = save->project_id;
  job->loaded = copy_zones (save->loaded);
  job->wanted = copy_zones (save->wanted);
  job->loaded_radius_m = save->loaded_radius_m;
  job->wanted_radius_m = save->wanted_radius_m;
  tkl_office_write (office, &save_case, job, cancellable, callback, user_data);
}

gboolean
tkl_zones_save_finish (TklOffice *office,
                       GAsyncResult *result,
                       TklChange *ret_change,
                       GPtrArray **ret_zones,
                       GError **error)
{
  ZonesJob *job = tkl_office_finish (office, &save_case, result, error);

  if (job == NULL)
    return FALSE;
  *ret_change = job->change;
  if (ret_zones != NULL)
    *ret_zones = g_steal_pointer (&job->zones);
  zones_job_free (job);
  return TRUE;
}
