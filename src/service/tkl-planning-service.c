/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The planning as a use case (CT-11): its list, a week of all employees, changes. */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-planning-service.h"

#include "tkl-change-private.h"
#include "tkl-master.h"
#include "tkl-office-private.h"
#include "tkl-service-error.h"
#include "tkl-store-employee.h"
#include "tkl-store-planning.h"
#include "tkl-store-project.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

typedef struct PlanningJob PlanningJob;

struct PlanningJob
{
  char *who;  /* (owned) (nullable) */
  TklDay day; /* of a week its Monday */
  gint64 employee_id;
  char *employee;     /* (owned) (nullable): number */
  char *projects;     /* (owned) (nullable): numbers */
  GArray *ids;        /* (owned) (nullable) of gint64 */
  GPtrArray *results; /* (owned) (nullable) */
  gboolean (*change) (TklStore *store, PlanningJob *job, GError **error);
  TklChange changed;
  guint n;
};

void
tkl_plan_item_free (TklPlanItem *item)
{
  if (item == NULL)
    return;
  g_free (item->employee_number);
  g_free (item->employee_name);
  g_free (item->project_number);
  g_free (item->project_name);
  g_free (item);
}

void
tkl_plan_week_free (TklPlanWeek *week)
{
  if (week == NULL)
    return;
  g_free (week->number);
  g_free (week->name);
  for (guint i = 0; i < TKL_WEEK_DAYS; i++)
    g_free (week->days[i]);
  g_free (week);
}

static void
planning_job_free (gpointer data)
{
  PlanningJob *job = data;

  g_free (job->who);
  g_free (job->employee);
  g_free (job->projects);
  g_clear_pointer (&job->ids, g_array_unref);
  g_clear_pointer (&job->results, g_ptr_array_unref);
  g_free (job);
}

/* The first Monday was day 4: 1970-01-05. */
TklDay
tkl_planning_monday (TklDay day)
{
  int after = ((day - 4) % TKL_WEEK_DAYS + TKL_WEEK_DAYS) % TKL_WEEK_DAYS;

  return day - after;
}

/* --- who and what ------------------------------------------------------------------------------ */

typedef struct
{
  GPtrArray *employees;     /* (owned) */
  GPtrArray *projects;      /* (owned) */
  GHashTable *employees_by; /* (owned): by id */
  GHashTable *projects_by;  /* (owned): by id */
} Names;

static void
names_clear (Names *names)
{
  g_clear_pointer (&names->employees_by, g_hash_table_unref);
  g_clear_pointer (&names->projects_by, g_hash_table_unref);
  g_clear_pointer (&names->employees, g_ptr_array_unref);
  g_clear_pointer (&names->projects, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Names, names_clear)

static gboolean
load_names (TklStore *store, Names *names, GError **error)
{
  if (!tkl_store_list_employees (store, &names->employees, error)
      || !tkl_store_list_projects (store, &names->projects, error))
    return FALSE;
  names->employees_by = g_hash_table_new (NULL, NULL);
  names->projects_by = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < names->employees->len; i++)
    {
      TklEmployee *employee = names->employees->pdata[i];

      g_hash_table_insert (names->employees_by, GINT_TO_POINTER ((int) employee->id), employee);
    }
  for (guint i = 0; i < names->projects->len; i++)
    {
      TklProject *project = names->projects->pdata[i];

      g_hash_table_insert (names->projects_by, GINT_TO_POINTER ((int) project->id), project);
    }
  return TRUE;
}

/* --- list -------------------------------------------------------------------------------------- */

static TklPlanItem *
make_item (const TklPlannedRow *row, const Names *names, TklDay today)
{
  const TklEmployee *employee
      = g_hash_table_lookup (names->employees_by, GINT_TO_POINTER (row->plan.employee_id));
  const TklProject *project
      = g_hash_table_lookup (names->projects_by, GINT_TO_POINTER (row->plan.project_id));
  TklPlanItem *item = g_new0 (TklPlanItem, 1);

  item->id = row->id;
  item->day = row->plan.day;
  item->is_past = row->plan.day < today;
  item->employee_number = g_strdup (employee->number);
  item->employee_name = tkl_employee_name (employee);
  item->project_number = g_strdup (project->number);
  item->project_name = g_strdup (project->name);
  return item;
}

static gboolean
run_items (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  PlanningJob *job = data;
  g_auto (Names) names = { NULL };
  g_autoptr (GArray) rows = NULL;
  TklDay today;

  if (!tkl_store_begin_read (store, error) || !load_names (store, &names, error)
      || !tkl_master_today (store, &today, error)
      || !tkl_store_list_planned (store, TKL_DAY_NONE, TKL_DAY_NONE, &rows, error))
    return FALSE;
  tkl_store_rollback (store);
  job->results = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_plan_item_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (job->results,
                     make_item (&g_array_index (rows, TklPlannedRow, i), &names, today));
  return TRUE;
}

/* --- week -------------------------------------------------------------------------------------- */

static TklPlanWeek *
make_week (const TklEmployee *employee)
{
  TklPlanWeek *week = g_new0 (TklPlanWeek, 1);

  week->employee_id = employee->id;
  week->number = g_strdup (employee->number);
  week->name = tkl_employee_name (employee);
  for (guint i = 0; i < TKL_WEEK_DAYS; i++)
    week->days[i] = g_strdup ("");
  return week;
}

static void
add_to_week (TklPlanWeek *week, guint day, const char *project)
{
  char *before = week->days[day];

  week->days[day]
      = before[0] != '\0' ? g_strconcat (before, ", ", project, NULL) : g_strdup (project);
  g_free (before);
}

static gboolean
run_week (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  PlanningJob *job = data;
  g_auto (Names) names = { NULL };
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GHashTable) weeks = g_hash_table_new (NULL, NULL);

  if (!tkl_store_begin_read (store, error) || !load_names (store, &names, error)
      || !tkl_store_list_planned (store, job->day, job->day + TKL_WEEK_DAYS - 1, &rows, error))
    return FALSE;
  tkl_store_rollback (store);
  for (guint i = 0; i < rows->len; i++)
    {
      const TklPlan *plan = &g_array_index (rows, TklPlannedRow, i).plan;
      gpointer id = GINT_TO_POINTER (plan->employee_id);
      const TklProject *project
          = g_hash_table_lookup (names.projects_by, GINT_TO_POINTER (plan->project_id));
      TklPlanWeek *week = g_hash_table_lookup (weeks, id);

      if (week == NULL)
        {
          week = make_week (g_hash_table_lookup (names.employees_by, id));
          g_hash_table_insert (weeks, id, week);
        }
      add_to_week (week, (guint) (plan->day - job->day), project->number);
    }
  job->results = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_plan_week_free);
  for (guint i = 0; i < names.employees->len; i++)
    {
      const TklEmployee *employee = names.employees->pdata[i];
      TklPlanWeek *week = g_hash_table_lookup (weeks, GINT_TO_POINTER ((int) employee->id));

      if (week != NULL || employee->active)
        g_ptr_array_add (job->results, week != NULL ? week : make_week (employee));
    }
  return TRUE;
}

/* --- changes ----------------------------------------------------------------------------------- */

static gboolean
find_project (TklStore *store, const char *number, gint32 *ret_id, GError **error)
{
  g_autoptr (TklProject) project = NULL;

  if (!tkl_store_find_project (store, number, &project, error))
    return FALSE;
  if (project == NULL)
    {
      g_set_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE,
                   _ ("There is no project with the number “%s”."), number);
      return FALSE;
    }
  *ret_id = (gint32) project->id;
  return TRUE;
}

static gboolean
change_add (TklStore *store, PlanningJob *job, GError **error)
{
  g_autoptr (TklEmployee) employee = NULL;
  TklPlan plan = { .day = job->day };
  gboolean added;

  if (!tkl_store_find_employee (store, job->employee, &employee, error))
    return FALSE;
  if (employee == NULL)
    {
      g_set_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE,
                   _ ("There is no employee with the number “%s”."), job->employee);
      return FALSE;
    }
  plan.employee_id = (gint32) employee->id;
  if (!find_project (store, job->projects, &plan.project_id, error)
      || !tkl_store_add_planning (store, &plan, &added, error))
    return FALSE;
  if (!added)
    {
      g_set_error_literal (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE,
                           _ ("This is planned already."));
      return FALSE;
    }
  job->n = 1;
  return TRUE;
}

static gboolean
has_plan (const GArray *wanted, const TklPlan *plan)
{
  for (guint i = 0; i < wanted->len; i++)
    if (g_array_index (wanted, gint32, i) == plan->project_id)
      return TRUE;
  return FALSE;
}

/* The ids of projects by their numbers, in one text. */
static GArray *
read_projects (TklStore *store, const char *text, GError **error)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_auto (GStrv) numbers = g_strsplit_set (text, ",;", -1);

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      gint32 id;

      if (g_strstrip (numbers[i])[0] == '\0')
        continue;
      if (!find_project (store, numbers[i], &id, error))
        return NULL;
      g_array_append_val (wanted, id);
    }
  return g_steal_pointer (&wanted);
}

/* Rows that stay are not touched: what nobody changed is no change. */
static gboolean
drop_others (TklStore *store, PlanningJob *job, const GArray *wanted, GError **error)
{
  g_autoptr (GArray) rows = NULL;

  if (!tkl_store_list_planned (store, job->day, job->day, &rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const TklPlannedRow *row = &g_array_index (rows, TklPlannedRow, i);

      if (row->plan.employee_id != job->employee_id || has_plan (wanted, &row->plan))
        continue;
      if (!tkl_store_drop_planned (store, row->id, error))
        return FALSE;
      job->n++;
    }
  return TRUE;
}

static gboolean
change_set_day (TklStore *store, PlanningJob *job, GError **error)
{
  g_autoptr (GArray) wanted = read_projects (store, job->projects, error);

  if (wanted == NULL || !drop_others (store, job, wanted, error))
    return FALSE;
  for (guint i = 0; i < wanted->len; i++)
    {
      const TklPlan plan
          = { job->day, (gint32) job->employee_id, g_array_index (wanted, gint32, i) };
      gboolean added;

      if (!tkl_store_add_planning (store, &plan, &added, error))
        return FALSE;
      job->n += added ? 1 : 0;
    }
  return TRUE;
}

static gboolean
change_remove (TklStore *store, PlanningJob *job, GError **error)
{
  for (guint i = 0; i < job->ids->len; i++)
    if (!tkl_store_drop_planned (store, g_array_index (job->ids, gint64, i), error))
      return FALSE;
  job->n = job->ids->len;
  return TRUE;
}

static gboolean
change_repeat (TklStore *store, PlanningJob *job, GError **error)
{
  g_autoptr (GArray) rows = NULL;

  if (!tkl_store_list_planned (store, job->day - TKL_WEEK_DAYS, job->day - 1, &rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      TklPlan plan = g_array_index (rows, TklPlannedRow, i).plan;
      gboolean added;

      if (job->employee_id != 0 && plan.employee_id != job->employee_id)
        continue;
      plan.day += TKL_WEEK_DAYS;
      if (!tkl_store_add_planning (store, &plan, &added, error))
        return FALSE;
      job->n += added ? 1 : 0;
    }
  return TRUE;
}

static gboolean
run_change (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  PlanningJob *job = data;

  return tkl_change_begin_named (store, job->who, "change-planning", NULL, error)
         && job->change (store, job, error) && tkl_change_commit (store, &job->changed, error);
}

/* --- pairs ------------------------------------------------------------------------------------- */

static const TklUseCase items_case = { tkl_planning_items_async, run_items, planning_job_free };
static const TklUseCase week_case = { tkl_planning_week_async, run_week, planning_job_free };
static const TklUseCase change_case = { tkl_planning_change_finish, run_change, planning_job_free };

static GPtrArray *
finish_list (TklOffice *office, const TklUseCase *use_case, GAsyncResult *result, GError **error)
{
  PlanningJob *job = tkl_office_finish (office, use_case, result, error);
  GPtrArray *results;

  if (job == NULL)
    return NULL;
  results = g_steal_pointer (&job->results);
  planning_job_free (job);
  return results;
}

void
tkl_planning_items_async (TklOffice *office,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  tkl_office_read (office, &items_case, g_new0 (PlanningJob, 1), cancellable, callback, user_data);
}

GPtrArray *
tkl_planning_items_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return finish_list (office, &items_case, result, error);
}

void
tkl_planning_week_async (TklOffice *office,
                         TklDay monday,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  PlanningJob *job = g_new0 (PlanningJob, 1);

  job->day = monday;
  tkl_office_read (office, &week_case, job, cancellable, callback, user_data);
}

GPtrArray *
tkl_planning_week_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return finish_list (office, &week_case, result, error);
}

static PlanningJob *
new_change (TklOffice *office, gboolean (*change) (TklStore *, PlanningJob *, GError **))
{
  PlanningJob *job = g_new0 (PlanningJob, 1);

  job->who = g_strdup (tkl_office_who (office));
  job->change = change;
  return job;
}

void
tkl_planning_add_async (TklOffice *office,
                        TklDay day,
                        const char *employee,
                        const char *project,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  PlanningJob *job = new_change (office, change_add);

  job->day = day;
  job->employee = g_strstrip (g_strdup (employee));
  job->projects = g_strstrip (g_strdup (project));
  tkl_office_write (office, &change_case, job, NULL, callback, user_data);
}

void
tkl_planning_set_day_async (TklOffice *office,
                            gint64 employee_id,
                            TklDay day,
                            const char *projects,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  PlanningJob *job = new_change (office, change_set_day);

  job->employee_id = employee_id;
  job->day = day;
  job->projects = g_strdup (projects);
  tkl_office_write (office, &change_case, job, NULL, callback, user_data);
}

void
tkl_planning_remove_async (TklOffice *office,
                           GArray *ids,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  PlanningJob *job = new_change (office, change_remove);

  job->ids = g_array_ref (ids);
  tkl_office_write (office, &change_case, job, NULL, callback, user_data);
}

void
tkl_planning_repeat_async (TklOffice *office,
                           TklDay monday,
                           gint64 employee_id,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  PlanningJob *job = new_change (office, change_repeat);

  job->day = monday;
  job->employee_id = employee_id;
  tkl_office_write (office, &change_case, job, NULL, callback, user_data);
}

gboolean
tkl_planning_change_finish (
    TklOffice *office, GAsyncResult *result, TklChange *ret_change, guint *ret_n, GError **error)
{
  PlanningJob *job = tkl_office_finish (office, &change_case, result, error);

  if (job == NULL)
    return FALSE;
  *ret_change = job->changed;
  *ret_n = job->n;
  planning_job_free (job);
  return TRUE;
}
