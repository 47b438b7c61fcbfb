/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a vehicle stands now, and what it did in a stretch of days (F239). */
/* Thread: main; the work is done on the office's reader thread. */
#include "tkl-vehicle-detail.h"

#include "tkl-office-private.h"
#include "tkl-places.h"
#include "tkl-store-company.h"
#include "tkl-store-geo.h"
#include "tkl-store-project.h"
#include "tkl-store-record.h"
#include "tkl-store-touch.h"
#include "tkl-zone.h"

typedef struct
{
  gint64 vehicle_id;
  TklPeriod period;
  TklVehicleDetail *detail; /* (owned) (nullable): result */
} DetailJob;

void
tkl_vehicle_detail_free (TklVehicleDetail *detail)
{
  if (detail == NULL)
    return;
  g_free (detail->place_title);
  g_free (detail->address);
  g_free (detail);
}

/* --- the period ------------------------------------------------------------------------------- */

static void
count_records (TklVehicleDetail *detail, const TklZone *zone, const TklRecord *records, guint n)
{
  gint64 first_m = -1, last_m = -1;
  TklDay day = TKL_DAY_NONE;

  detail->n_records = n;
  for (guint i = 0; i < n; i++)
    {
      TklDay next = tkl_zone_civil_day (zone, records[i].time_utc_ms);

      detail->n_days += next != day;
      day = next;
      if (records[i].odometer_m < 0)
        continue;
      if (first_m < 0)
        first_m = records[i].odometer_m;
      last_m = records[i].odometer_m;
    }
  /* An odometer that was changed for another one tells nothing. */
  detail->metres = first_m >= 0 && last_m >= first_m ? last_m - first_m : -1;
}

static gboolean
load_period (TklStore *store, DetailJob *job, const TklZone *zone, GError **error)
{
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (TklRecord));
  g_autoptr (GArray) touches = g_array_new (FALSE, FALSE, sizeof (TklKeyTouch));
  gint64 from = tkl_zone_to_utc_ms (zone, job->period.from, 0);
  gint64 to = tkl_zone_to_utc_ms (zone, job->period.to + 1, 0);

  if (!tkl_store_load_records (store, job->vehicle_id, from, to, records, error)
      || !tkl_store_load_vehicle_touches (store, job->vehicle_id, from, to, touches, error))
    return FALSE;
  job->detail->n_ticks = touches->len;
  count_records (job->detail, zone, (const TklRecord *) (gpointer) records->data, records->len);
  return TRUE;
}

/* --- the place -------------------------------------------------------------------------------- */

static char *
title_of_project (GPtrArray *projects, gint64 id)
{
  for (guint i = 0; i < projects->len; i++)
    {
      const TklProject *project = projects->pdata[i];

      if (project->id == id)
        return project->name != NULL ? g_strdup_printf ("%s %s", project->number, project->name)
                                     : g_strdup (project->number);
    }
  return NULL;
}

static gboolean
find_place (TklStore *store,
            TklVehicleDetail *detail,
            const TklCompany *company,
            TklDay day,
            GError **error)
{
  g_autoptr (GPtrArray) projects = NULL;
  g_autoptr (GPtrArray) pois = NULL;
  g_autoptr (TklPlaces) places = NULL;
  g_autoptr (GArray) pool = g_array_new (FALSE, FALSE, sizeof (gint32));
  TklMatch match;

  if (!tkl_store_list_projects (store, &projects, error)
      || !tkl_store_list_pois (store, 0, &pois, error))
    return FALSE;
  places = tkl_places_new (company, projects, pois);
  match = tkl_places_find (places, detail->point, NULL, day, pool);
  detail->place = match.place;
  if (match.place == TKL_PLACE_EMPLOYER)
    detail->place_title = g_strdup (company->name);
  else if (match.place == TKL_PLACE_PROJECT)
    detail->place_title = title_of_project (projects, match.project_id);
  return TRUE;
}

static gboolean
load_place (
    TklStore *store, DetailJob *job, const TklCompany *company, const TklZone *zone, GError **error)
{
  TklVehicleDetail *detail = job->detail;
  g_autoptr (TklGeoPlace) address = NULL;
  TklRecord record;
  gboolean found;
  gint64 asked_ms;

  detail->last_fix_utc_ms = G_MININT64;
  detail->point = TKL_POINT_NONE;
  if (!tkl_store_last_fix (store, job->vehicle_id, &record, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  detail->last_fix_utc_ms = record.time_utc_ms;
  detail->point = record.point;
  if (!tkl_store_get_geo_address (store, tkl_geo_cell (record.point), &asked_ms, &address, error))
    return FALSE;
  detail->address = address != NULL ? tkl_geo_place_line (address) : NULL;
  return find_place (store, detail, company,
                     tkl_zone_workday (zone, record.time_utc_ms, company->day_start_min), error);
}

/* --- the use case ------------------------------------------------------------------------------- */

static gboolean
run_detail (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  DetailJob *job = data;
  g_autoptr (TklCompany) company = NULL;
  g_autoptr (TklZone) zone = NULL;

  job->detail = g_new0 (TklVehicleDetail, 1);
  if (!tkl_store_begin_read (store, error) || !tkl_store_load_company (store, &company, error))
    return FALSE;
  zone = tkl_zone_new (company->timezone, error);
  if (zone == NULL || !load_place (store, job, company, zone, error)
      || !load_period (store, job, zone, error))
    return FALSE;
  tkl_store_rollback (store);
  return TRUE;
}

static void
detail_job_free (gpointer data)
{
  DetailJob *job = data;

  tkl_vehicle_detail_free (job->detail);
  g_free (job);
}

static const TklUseCase detail_case = { tkl_vehicle_detail_async, run_detail, detail_job_free };

void
tkl_vehicle_detail_async (TklOffice *office,
                          gint64 vehicle_id,
                          TklPeriod period,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  DetailJob *job = g_new0 (DetailJob, 1);

  g_return_if_fail (!tkl_period_is_all (period));

  job->vehicle_id = vehicle_id;
  job->period = period;
  tkl_office_read (office, &detail_case, job, cancellable, callback, user_data);
}

TklVehicleDetail *
tkl_vehicle_detail_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &detail_case, G_STRUCT_OFFSET (DetailJob, detail), result,
                                 error);
}
