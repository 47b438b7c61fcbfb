/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the map of projects shows: zones, circles, the employer, homes, ticks of a period. */
/* Thread: main; the work is done on the office's reader thread. */
#include "tkl-sites-service.h"

#include "tkl-circle.h"
#include "tkl-office-private.h"
#include "tkl-store-company.h"
#include "tkl-store-employee.h"
#include "tkl-store-project.h"
#include "tkl-store-tick.h"
#include "tkl-zone.h"

/* What stands for a place whose size nobody knows. */
#define SPOT_RADIUS_M 20

typedef struct
{
  TklSitesOptions options;
  TklSites *sites; /* (owned) (nullable): result */
  TklBox box;      /* of what the view goes to; min above max while there is nothing */
} SitesJob;

void
tkl_sites_free (TklSites *sites)
{
  if (sites == NULL)
    return;
  g_clear_pointer (&sites->areas, tkl_areas_unref);
  g_clear_pointer (&sites->ticks, tkl_clusters_unref);
  g_free (sites);
}

/* --- areas ------------------------------------------------------------------------------------ */

static void
widen (SitesJob *job, TklPoint min, TklPoint max)
{
  TklBox *box = &job->box;

  box->min.lat_e7 = MIN (box->min.lat_e7, min.lat_e7);
  box->min.lon_e7 = MIN (box->min.lon_e7, min.lon_e7);
  box->max.lat_e7 = MAX (box->max.lat_e7, max.lat_e7);
  box->max.lon_e7 = MAX (box->max.lon_e7, max.lon_e7);
}

/* @radius_m: 0: a spot. */
static void
add_circle (
    SitesJob *job, gint64 id, TklSiteKind kind, const char *name, TklPoint centre, int radius_m)
{
  TklCircle circle;
  TklBox box;

  radius_m = radius_m > 0 ? radius_m : SPOT_RADIUS_M;
  tkl_areas_add_circle (job->sites->areas, id, kind, name, centre, radius_m);
  tkl_circle_init (&circle, centre, radius_m);
  box = tkl_circle_box (&circle);
  if (kind != TKL_SITE_HOME)
    widen (job, box.min, box.max);
}

static char *
name_of (const TklProject *project)
{
  return project->name != NULL ? g_strdup_printf ("%s %s", project->number, project->name)
                               : g_strdup (project->number);
}

/* Zones come by project, projects by number. */
static GHashTable *
group_zones (GPtrArray *pois)
{
  GHashTable *zones = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < pois->len; i++)
    {
      TklPoi *poi = pois->pdata[i];
      gpointer id = GINT_TO_POINTER ((int) poi->project_id);
      GPtrArray *list = g_hash_table_lookup (zones, id);

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (zones, id, list);
        }
      g_ptr_array_add (list, poi);
    }
  return zones;
}

static void
add_project (SitesJob *job, const TklCompany *company, const TklProject *project, GPtrArray *pois)
{
  g_autofree char *name = name_of (project);
  gboolean has_circle
      = project->mode == TKL_PROJECT_MODE_RADIUS && tkl_point_valid (project->location);
  int radius_m = project->radius_m > 0 ? project->radius_m : company->default_radius_m;

  job->sites->n_projects++;
  job->sites->n_nowhere += !has_circle && pois == NULL;
  if (has_circle)
    {
      add_circle (job, project->id, radius_m > 0 ? TKL_SITE_CIRCLE : TKL_SITE_NO_RADIUS, name,
                  project->location, radius_m);
      /* What is missing is told before whose it is. */
      tkl_areas_colour (job->sites->areas, radius_m > 0 ? project->colour : -1);
    }
  for (guint i = 0; pois != NULL && i < pois->len; i++)
    {
      const TklPoi *poi = pois->pdata[i];

      tkl_areas_add_shape (job->sites->areas, project->id, TKL_SITE_ZONE, name, poi->shape);
      tkl_areas_colour (job->sites->areas, project->colour);
      widen (job, poi->shape->min, poi->shape->max);
    }
}

static gboolean
add_projects (TklStore *store, SitesJob *job, const TklCompany *company, GError **error)
{
  g_autoptr (GPtrArray) projects = NULL;
  g_autoptr (GPtrArray) pois = NULL;
  g_autoptr (GHashTable) zones = NULL;

  if (!tkl_store_list_projects (store, &projects, error)
      || !tkl_store_list_pois (store, 0, &pois, error))
    return FALSE;
  zones = group_zones (pois);
  for (guint i = 0; i < projects->len; i++)
    {
      const TklProject *project = projects->pdata[i];

      if (tkl_project_active_on (project, job->options.today))
        add_project (job, company, project,
                     g_hash_table_lookup (zones, GINT_TO_POINTER ((int) project->id)));
    }
  return TRUE;
}

static gboolean
add_homes (TklStore *store, SitesJob *job, const TklCompany *company, GError **error)
{
  g_autoptr (GPtrArray) employees = NULL;

  if (!job->options.homes)
    return TRUE;
  if (!tkl_store_list_employees (store, &employees, error))
    return FALSE;
  for (guint i = 0; i < employees->len; i++)
    {
      const TklEmployee *employee = employees->pdata[i];
      g_autofree char *name = NULL;

      if (!employee->active || !tkl_point_valid (employee->home))
        continue;
      name = tkl_employee_name (employee);
      add_circle (job, TKL_SITES_HOME_ID (employee->id), TKL_SITE_HOME, name, employee->home,
                  tkl_company_home_radius_m (company));
    }
  return TRUE;
}

/* --- ticks ------------------------------------------------------------------------------------ */

static TklSpotKind
kind_of (const TklTick *tick)
{
  for (guint bit = 0; bit < TKL_N_SPOTS - 1; bit++)
    if ((tick->reasons & (1u << bit)) != 0)
      return (TklSpotKind) (bit + 1);
  return TKL_SPOT_OK;
}

static gboolean
take_tick (const TklTick *tick, const GArray *pool, gpointer data, GError **error)
{
  GArray *spots = data;
  TklSpot spot = { tick->id, tick->point, kind_of (tick) };

  if ((tick->flags & TKL_TICK_DELETED) == 0 && tkl_point_valid (tick->point))
    g_array_append_val (spots, spot);
  return TRUE;
}

static gboolean
fill_query (TklTickQuery *query, const TklCompany *company, TklPeriod period, GError **error)
{
  g_autoptr (TklZone) zone = tkl_zone_new (company->timezone, error);

  if (zone == NULL)
    return FALSE;
  *query = TKL_TICK_QUERY_ALL;
  if (tkl_period_is_all (period))
    return TRUE;
  query->from_day = period.from;
  query->to_day = period.to;
  query->from_utc_ms = tkl_zone_workday_start_utc_ms (zone, period.from, company->day_start_min);
  query->to_utc_ms = tkl_zone_workday_start_utc_ms (zone, period.to + 1, company->day_start_min);
  return TRUE;
}

static gboolean
load_ticks (TklStore *store, SitesJob *job, const TklCompany *company, GError **error)
{
  g_autoptr (GArray) spots = g_array_new (FALSE, FALSE, sizeof (TklSpot));
  TklTickQuery query;

  if (job->options.ticks
      && (!fill_query (&query, company, job->options.period, error)
          || !tkl_store_scan_ticks (store, &query, take_tick, spots, error)))
    return FALSE;
  job->sites->ticks = tkl_clusters_new ((const TklSpot *) (gpointer) spots->data, spots->len);
  return TRUE;
}

/* --- the use case ------------------------------------------------------------------------------- */

static gboolean
run_sites (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SitesJob *job = data;
  g_autoptr (TklCompany) company = NULL;

  job->sites = g_new0 (TklSites, 1);
  job->sites->areas = tkl_areas_new ();
  job->sites->corners[0] = job->sites->corners[1] = TKL_POINT_NONE;
  job->box = (TklBox){ { G_MAXINT32, G_MAXINT32 }, { G_MININT32, G_MININT32 } };
  if (!tkl_store_begin_read (store, error) || !tkl_store_load_company (store, &company, error)
      || !add_homes (store, job, company, error) || !add_projects (store, job, company, error)
      || !load_ticks (store, job, company, error))
    return FALSE;
  tkl_store_rollback (store);
  if (tkl_point_valid (company->location))
    add_circle (job, TKL_SITES_EMPLOYER_ID, TKL_SITE_EMPLOYER, company->name, company->location,
                tkl_company_home_radius_m (company));
  tkl_areas_finish (job->sites->areas);
  if (job->box.min.lat_e7 <= job->box.max.lat_e7)
    {
      job->sites->corners[0] = job->box.min;
      job->sites->corners[1] = job->box.max;
    }
  return TRUE;
}

static void
sites_job_free (gpointer data)
{
  SitesJob *job = data;

  tkl_sites_free (job->sites);
  g_free (job);
}

static const TklUseCase sites_case = { tkl_sites_async, run_sites, sites_job_free };

void
tkl_sites_async (TklOffice *office,
                 const TklSitesOptions *options,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  SitesJob *job = g_new0 (SitesJob, 1);

  job->options = *options;
  tkl_office_read (office, &sites_case, job, cancellable, callback, user_data);
}

TklSites *
tkl_sites_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  SitesJob *job = tkl_office_finish (office, &sites_case, result, error);
  TklSites *sites;

  if (job == NULL)
    return NULL;
  sites = g_steal_pointer (&job->sites);
  sites_job_free (job);
  return sites;
}
