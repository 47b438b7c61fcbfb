/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projects as a use case: load one for the form, save, delete, change several at once. */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-project-service.h"

#include "tkl-change-private.h"
#include "tkl-master.h"
#include "tkl-office-private.h"
#include "tkl-service-error.h"
#include "tkl-store-company.h"
#include "tkl-store-project.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *who;           /* (owned) (nullable) */
  gint64 id;           /* of a load or delete */
  gint64 version;      /* of a delete */
  gboolean as_copy;    /* of a load */
  TklProject *project; /* (owned) (nullable): of a save; the values of a change of several */
  GArray *ids;         /* (owned) (nullable) of gint64: of a change of several */
  guint32 fields;
  gboolean only_count;
  TklProjectTurn turn;
  TklDay today;         /* of a turn */
  guint n_linked;       /* result of a count */
  TklProjectForm *form; /* (owned) (nullable): result of a load */
  TklChange change;     /* result of the others */
  guint n_changed;
} ProjectJob;

void
tkl_project_form_free (TklProjectForm *form)
{
  if (form == NULL)
    return;
  tkl_project_free (form->project);
  g_clear_pointer (&form->zones, g_ptr_array_unref);
  g_clear_pointer (&form->taken, g_hash_table_unref);
  g_free (form);
}

static void
project_job_free (gpointer data)
{
  ProjectJob *job = data;

  g_free (job->who);
  tkl_project_free (job->project);
  g_clear_pointer (&job->ids, g_array_unref);
  tkl_project_form_free (job->form);
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
begin (TklStore *store,
       const ProjectJob *job,
       const char *action,
       const TklProject *project,
       GError **error)
{
  g_autofree char *label = project != NULL ? tkl_project_label (project) : NULL;

  return tkl_change_begin_named (store, job->who, action, label, error);
}

/* --- load -------------------------------------------------------------------------------------- */

/* What belongs to the one project alone is left out. */
static TklProject *
make_copy (const TklProject *project)
{
  static const guint32 own
      = 1u << TKL_PROJECT_FIELD_NUMBER | 1u << TKL_PROJECT_FIELD_FROM | 1u << TKL_PROJECT_FIELD_TO
        | 1u << TKL_PROJECT_FIELD_DECLARATION_NUMBER | 1u << TKL_PROJECT_FIELD_WORKS_DECLARED;
  TklProject *copy = tkl_project_copy (project);
  g_autoptr (TklProject) fresh = tkl_project_new ();

  copy->id = 0;
  copy->version = 0;
  tkl_project_take_fields (copy, fresh, own);
  return copy;
}

/* Takes the project out of the list of all; the numbers of the others are what remains. */
static TklProjectForm *
make_form (GPtrArray *projects, const ProjectJob *job)
{
  TklProjectForm *form = g_new0 (TklProjectForm, 1);

  form->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < projects->len; i++)
    {
      const TklProject *project = projects->pdata[i];

      if (project->id == job->id)
        form->project = job->as_copy ? make_copy (project) : tkl_project_copy (project);
      if (project->id != job->id || job->as_copy)
        g_hash_table_add (form->taken, g_strdup (project->number));
    }
  if (job->id == 0)
    form->project = tkl_project_new ();
  return form;
}

static gboolean
run_load (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ProjectJob *job = data;
  g_autoptr (TklProjectForm) form = NULL;
  g_autoptr (GPtrArray) projects = NULL;
  g_autoptr (TklCompany) company = NULL;

  if (!tkl_store_load_company (store, &company, error)
      || !tkl_store_list_projects (store, &projects, error))
    return FALSE;
  form = make_form (projects, job);
  if (form->project == NULL)
    return set_gone (error);
  form->default_radius_m = company->default_radius_m;
  if (form->project->id == 0)
    form->zones = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_poi_free);
  else if (!tkl_store_list_pois (store, job->id, &form->zones, error))
    return FALSE;
  job->form = g_steal_pointer (&form);
  return TRUE;
}

/* --- save -------------------------------------------------------------------------------------- */

static gboolean
check_number (TklStore *store, const TklProject *project, GError **error)
{
  g_autoptr (TklProject) other = NULL;

  if (tkl_str_empty (project->number))
    {
      g_set_error_literal (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE,
                           _ ("The number is missing."));
      return FALSE;
    }
  if (!tkl_store_find_project (store, project->number, &other, error))
    return FALSE;
  if (other == NULL || other->id == project->id)
    return TRUE;
  g_set_error_literal (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_IN_USE,
                       _ ("Another project has this number."));
  return FALSE;
}

static gboolean
run_save (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ProjectJob *job = data;
  gboolean is_new = job->project->id == 0;

  if (!begin (store, job, is_new ? "add-project" : "change-project", job->project, error)
      || !check_number (store, job->project, error))
    return FALSE;
  if (is_new ? !tkl_store_insert_project (store, job->project, error)
             : !tkl_store_update_project (store, job->project, NULL, error))
    return FALSE;
  job->change.id = job->project->id;
  return tkl_change_commit (store, &job->change, error);
}

/* --- delete ------------------------------------------------------------------------------------ */

static gboolean
check_unused (TklStore *store, gint64 id, GError **error)
{
  TklProjectUses uses;

  if (!tkl_store_project_uses (store, id, &uses, error))
    return FALSE;
  if (uses.n_ticks == 0 && uses.n_lines == 0)
    return TRUE;
  g_set_error_literal (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_IN_USE,
                       uses.n_lines > 0
                           ? _ ("There are clock lines of this project. Close the project instead.")
                           : _ ("There are ticks of this project. Close the project instead."));
  return FALSE;
}

static gboolean
run_delete (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ProjectJob *job = data;

  if (!tkl_store_get_project (store, job->id, &job->project, error))
    return FALSE;
  if (job->project == NULL)
    return set_gone (error);
  return begin (store, job, "delete-project", job->project, error)
         && check_unused (store, job->id, error)
         && tkl_store_release_project (store, job->id, error)
         && tkl_store_delete_project (store, job->id, job->version, error)
         && tkl_change_commit (store, &job->change, error);
}

/* --- several ----------------------------------------------------------------------------------- */

static const char *
name_action (const ProjectJob *job)
{
  static const char *const of_status[] = { [TKL_PROJECT_ACTIVE] = "activate-projects",
                                           [TKL_PROJECT_BLOCKED] = "block-projects",
                                           [TKL_PROJECT_CLOSED] = "close-projects" };

  if (job->turn != TKL_PROJECT_TURN_NONE && job->fields == 0)
    return of_status[job->turn == TKL_PROJECT_TURN_END ? TKL_PROJECT_CLOSED : TKL_PROJECT_ACTIVE];
  return job->fields == 1u << TKL_PROJECT_FIELD_STATUS ? of_status[job->project->status]
                                                       : "change-projects";
}

/* One end of the period may be changed and the other be its own. */
static gboolean
check_period (const TklProject *project, GError **error)
{
  if (project->from == TKL_DAY_NONE || project->to == TKL_DAY_NONE || project->from <= project->to)
    return TRUE;
  /* Translators: %s is the number of a project. */
  g_set_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE,
               _ ("The last day of project %s would lie before its first."), project->number);
  return FALSE;
}

static gboolean
change_one (TklStore *store, ProjectJob *job, gint64 id, GError **error)
{
  g_autoptr (TklProject) project = NULL;
  gboolean changed;

  if (!tkl_store_get_project (store, id, &project, error))
    return FALSE;
  if (project == NULL)
    return set_gone (error);
  if (job->turn == TKL_PROJECT_TURN_END)
    tkl_project_end (project, job->today);
  else if (job->turn == TKL_PROJECT_TURN_OPEN)
    tkl_project_open (project, job->today);
  if (job->fields != 0)
    tkl_project_take_fields (project, job->project, job->fields);
  if (!check_period (project, error) || !tkl_store_update_project (store, project, &changed, error))
    return FALSE;
  job->n_changed += changed ? 1 : 0;
  return TRUE;
}

static gboolean
run_change (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ProjectJob *job = data;
  g_autoptr (TklProject) named = NULL;

  /* The title names it when it is one. */
  if (job->ids->len == 1)
    {
      job->change.id = g_array_index (job->ids, gint64, 0);
      if (!tkl_store_get_project (store, job->change.id, &named, error))
        return FALSE;
    }
  if (!tkl_master_today (store, &job->today, error)
      || !begin (store, job, name_action (job), named, error))
    return FALSE;
  for (guint i = 0; i < job->ids->len; i++)
    if (!change_one (store, job, g_array_index (job->ids, gint64, i), error))
      return FALSE;
  if (job->only_count)
    {
      tkl_store_rollback (store);
      return TRUE;
    }
  return tkl_change_commit (store, &job->change, error);
}

static gboolean
run_count (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ProjectJob *job = data;

  return tkl_store_projects_linked (store, job->ids, &job->n_linked, error);
}

/* --- pairs ------------------------------------------------------------------------------------- */

static const TklUseCase load_case = { tkl_project_load_async, run_load, project_job_free };
static const TklUseCase save_case = { tkl_project_save_async, run_save, project_job_free };
static const TklUseCase delete_case = { tkl_project_delete_async, run_delete, project_job_free };
static const TklUseCase change_case = { tkl_projects_change_async, run_change, project_job_free };
static const TklUseCase count_case
    = { tkl_projects_count_linked_async, run_count, project_job_free };

static gboolean
finish_change (TklOffice *office,
               const TklUseCase *use_case,
               GAsyncResult *result,
               TklChange *ret_change,
               guint *ret_n_changed,
               GError **error)
{
  ProjectJob *job = tkl_office_finish (office, use_case, result, error);

  if (job == NULL)
    return FALSE;
  *ret_change = job->change;
  if (ret_n_changed != NULL)
    *ret_n_changed = job->n_changed;
  project_job_free (job);
  return TRUE;
}

void
tkl_project_load_async (TklOffice *office,
                        gint64 id,
                        gboolean as_copy,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  ProjectJob *job = g_new0 (ProjectJob, 1);

  job->id = id;
  job->as_copy = as_copy;
  tkl_office_read (office, &load_case, job, cancellable, callback, user_data);
}

TklProjectForm *
tkl_project_load_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &load_case, G_STRUCT_OFFSET (ProjectJob, form), result,
                                 error);
}

void
tkl_project_save_async (TklOffice *office,
                        const TklProject *project,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  ProjectJob *job = g_new0 (ProjectJob, 1);

  job->who = g_strdup (tkl_office_who (office));
  job->project = tkl_project_copy (project);
  tkl_office_write (office, &save_case, job, cancellable, callback, user_data);
}

gboolean
tkl_project_save_finish (TklOffice *office,
                         GAsyncResult *result,
                         TklChange *ret_change,
                         GError **error)
{
  return finish_change (office, &save_case, result, ret_change, NULL, error);
}

void
tkl_project_delete_async (TklOffice *office,
                          gint64 id,
                          gint64 version,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  ProjectJob *job = g_new0 (ProjectJob, 1);

  job->who = g_strdup (tkl_office_who (office));
  job->id = id;
  job->version = version;
  tkl_office_write (office, &delete_case, job, cancellable, callback, user_data);
}

gboolean
tkl_project_delete_finish (TklOffice *office,
                           GAsyncResult *result,
                           TklChange *ret_change,
                           GError **error)
{
  return finish_change (office, &delete_case, result, ret_change, NULL, error);
}

void
tkl_projects_change_async (TklOffice *office,
                           GArray *ids,
                           const TklProjectPatch *patch,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  ProjectJob *job = g_new0 (ProjectJob, 1);

  g_return_if_fail ((patch->fields & 1u << TKL_PROJECT_FIELD_NUMBER) == 0);

  job->who = g_strdup (tkl_office_who (office));
  job->ids = g_array_ref (ids);
  job->project = tkl_project_copy (patch->values);
  job->fields = patch->fields;
  job->only_count = patch->only_count;
  job->turn = patch->turn;
  tkl_office_write (office, &change_case, job, cancellable, callback, user_data);
}

gboolean
tkl_projects_change_finish (TklOffice *office,
                            GAsyncResult *result,
                            TklChange *ret_change,
                            guint *ret_n_changed,
                            GError **error)
{
  return finish_change (office, &change_case, result, ret_change, ret_n_changed, error);
}

void
tkl_projects_count_linked_async (TklOffice *office,
                                 GArray *ids,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  ProjectJob *job = g_new0 (ProjectJob, 1);

  job->ids = g_array_ref (ids);
  tkl_office_read (office, &count_case, job, cancellable, callback, user_data);
}

gboolean
tkl_projects_count_linked_finish (TklOffice *office,
                                  GAsyncResult *result,
                                  guint *ret_n_ticks,
                                  GError **error)
{
  ProjectJob *job = tkl_office_finish (office, &count_case, result, error);

  if (job == NULL)
    return FALSE;
  *ret_n_ticks = job->n_linked;
  project_job_free (job);
  return TRUE;
}
