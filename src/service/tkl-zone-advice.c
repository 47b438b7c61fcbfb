/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ticks say about places: a radius by where people ticked, a first draft of a zone (F117–F123). */
/* Thread: main; the work is done on the office's reader thread. */
#include "tkl-zone-advice.h"

#include "tkl-circle.h"
#include "tkl-office-private.h"
#include "tkl-outline.h"
#include "tkl-sketch.h"
#include "tkl-store-company.h"
#include "tkl-store-project.h"
#include "tkl-store-tick.h"
#include "tkl-tick-read.h"
#include "tkl-zone.h"

#include <math.h>

/* --- radius ---------------------------------------------------------------------------------- */

typedef struct
{
  TklRadiusOptions options;
  TklRadiusGuess guess; /* result */
} RadiusJob;

/* Ticks being looked through. */
typedef struct
{
  const RadiusJob *job;
  TklZone *zone; /* (owned) */
  TklCircle reach;
  GArray *
      others; /* (owned) (element-type TklPoint): work addresses of other active projects near it */
  GArray *ticks; /* (owned) (element-type TklRadiusTick) */
} RadiusSearch;

static void
radius_search_clear (RadiusSearch *search)
{
  g_clear_pointer (&search->zone, tkl_zone_unref);
  g_clear_pointer (&search->others, g_array_unref);
  g_clear_pointer (&search->ticks, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RadiusSearch, radius_search_clear)

static gboolean
is_candidate (const TklTick *tick, const GArray *pool, gint64 project_id)
{
  for (guint i = 0; i < tick->n_candidates; i++)
    if (g_array_index (pool, gint32, tick->candidates + i) == project_id)
      return TRUE;
  return FALSE;
}

static gboolean
other_is_nearer (const RadiusSearch *search, const TklTick *tick, gint32 distance_m)
{
  for (guint i = 0; i < search->others->len; i++)
    if (tkl_point_distance_m (g_array_index (search->others, TklPoint, i), tick->point)
        < distance_m)
      return TRUE;
  return FALSE;
}

static gboolean
is_elsewhere (const RadiusSearch *search,
              const TklTick *tick,
              const GArray *pool,
              gint32 distance_m)
{
  if (tick->place == TKL_PLACE_NONE)
    return other_is_nearer (search, tick, distance_m);
  return tick->place != TKL_PLACE_PROJECT
         || (tick->project_id != search->job->options.project_id
             && !is_candidate (tick, pool, search->job->options.project_id));
}

static gboolean
take_tick (const TklTick *tick, const GArray *pool, gpointer user_data, GError **error)
{
  RadiusSearch *search = user_data;
  TklRadiusTick near;

  if ((tick->kind != TKL_TICK_TOUCH && tick->kind != TKL_TICK_MANUAL)
      || (tick->flags & TKL_TICK_DELETED) != 0 || !tkl_point_valid (tick->point)
      || !tkl_circle_contains (&search->reach, tick->point))
    return TRUE;
  near = (TklRadiusTick){ .distance_m = tkl_circle_distance_m (&search->reach, tick->point),
                          .person = tick->employee_id != 0 ? tick->employee_id : -tick->key_id,
                          .day = tick->day };
  if (near.day == TKL_DAY_NONE)
    near.day = tkl_zone_civil_day (search->zone, tick->time_utc_ms);
  near.elsewhere = is_elsewhere (search, tick, pool, near.distance_m);
  g_array_append_val (search->ticks, near);
  return TRUE;
}

/* Ticks reach so far, and from there another address is nearer at most so far again. */
static void
add_other (RadiusSearch *search, const TklProject *project)
{
  if (project->id != search->job->options.project_id && project->status == TKL_PROJECT_ACTIVE
      && tkl_point_valid (project->location)
      && tkl_point_distance_m (project->location, search->job->options.location)
             < 2 * TKL_RADIUS_REACH_M)
    g_array_append_val (search->others, project->location);
}

static gint32
radius_now (const TklCompany *company, const TklProject *project)
{
  return project != NULL && project->radius_m > 0 ? project->radius_m : company->default_radius_m;
}

static TklTickQuery
query_of (const RadiusSearch *search)
{
  const RadiusJob *job = search->job;
  TklTickQuery query = TKL_TICK_QUERY_ALL;

  if (job->options.from != TKL_DAY_NONE)
    query.from_utc_ms = tkl_zone_to_utc_ms (search->zone, job->options.from, 0);
  if (job->options.to != TKL_DAY_NONE)
    query.to_utc_ms = tkl_zone_to_utc_ms (search->zone, job->options.to + 1, 0);
  return query;
}

static gboolean
run_radius (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  RadiusJob *job = data;
  g_auto (RadiusSearch) search = { .job = job,
                                   .others = g_array_new (FALSE, FALSE, sizeof (TklPoint)),
                                   .ticks = g_array_new (FALSE, FALSE, sizeof (TklRadiusTick)) };
  g_autoptr (TklCompany) company = NULL;
  g_autoptr (GPtrArray) projects = NULL;
  const TklProject *project = NULL;
  TklTickQuery query;

  if (!tkl_store_load_company (store, &company, error)
      || !tkl_store_list_projects (store, &projects, error))
    return FALSE;
  search.zone = tkl_zone_new (company->timezone, error);
  if (search.zone == NULL)
    return FALSE;
  query = query_of (&search);
  tkl_circle_init (&search.reach, job->options.location, TKL_RADIUS_REACH_M);
  for (guint i = 0; i < projects->len; i++)
    {
      add_other (&search, projects->pdata[i]);
      if (((const TklProject *) projects->pdata[i])->id == job->options.project_id)
        project = projects->pdata[i];
    }
  if (!tkl_store_scan_ticks (store, &query, take_tick, &search, error))
    return FALSE;
  job->guess = tkl_radius_guess ((const TklRadiusTick *) (gpointer) search.ticks->data,
                                 search.ticks->len, radius_now (company, project));
  return TRUE;
}

static const TklUseCase radius_case = { tkl_radius_advice_async, run_radius, g_free };

void
tkl_radius_advice_async (TklOffice *office,
                         const TklRadiusOptions *options,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  RadiusJob *job;

  g_return_if_fail (options != NULL && tkl_point_valid (options->location));

  job = g_new0 (RadiusJob, 1);
  job->options = *options;
  tkl_office_read (office, &radius_case, job, cancellable, callback, user_data);
}

gboolean
tkl_radius_advice_finish (TklOffice *office,
                          GAsyncResult *result,
                          TklRadiusGuess *ret_guess,
                          GError **error)
{
  g_autofree RadiusJob *job = tkl_office_finish (office, &radius_case, result, error);

  if (job == NULL)
    return FALSE;
  *ret_guess = job->guess;
  return TRUE;
}

/* --- draft ----------------------------------------------------------------------------------- */

typedef struct
{
  GArray *ids; /* (owned) of gint64 */
  double margin_m;
  TklZoneDraft *draft; /* (owned) (nullable): result */
} DraftJob;

void
tkl_zone_draft_free (TklZoneDraft *draft)
{
  if (draft == NULL)
    return;
  g_clear_pointer (&draft->corners, g_array_unref);
  g_free (draft);
}

static gboolean
run_draft (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  DraftJob *job = data;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (TklPoint));
  TklZoneDraft *draft = job->draft = g_new0 (TklZoneDraft, 1);

  for (guint i = 0; i < job->ids->len; i++)
    {
      TklTick tick;

      if (!tkl_tick_read (store, g_array_index (job->ids, gint64, i), &tick, NULL, error))
        return FALSE;
      if (tkl_point_valid (tick.point))
        g_array_append_val (points, tick.point);
    }
  draft->n_points = points->len;
  draft->corners
      = tkl_outline_hull ((const TklPoint *) (gpointer) points->data, points->len, job->margin_m);
  if (draft->corners != NULL)
    draft->area_m2 = tkl_ring_area_m2 ((const TklPoint *) (gpointer) draft->corners->data,
                                       draft->corners->len);
  return TRUE;
}

static void
draft_job_free (gpointer data)
{
  DraftJob *job = data;

  g_array_unref (job->ids);
  tkl_zone_draft_free (job->draft);
  g_free (job);
}

static const TklUseCase draft_case = { tkl_zone_draft_async, run_draft, draft_job_free };

void
tkl_zone_draft_async (TklOffice *office,
                      const GArray *tick_ids,
                      double margin_m,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  DraftJob *job;

  g_return_if_fail (tick_ids != NULL);
  g_return_if_fail (margin_m >= 0 && margin_m <= TKL_OUTLINE_MAX_RADIUS_M);

  job = g_new0 (DraftJob, 1);
  job->ids = g_array_copy ((GArray *) tick_ids);
  job->margin_m = margin_m;
  tkl_office_read (office, &draft_case, job, cancellable, callback, user_data);
}

TklZoneDraft *
tkl_zone_draft_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &draft_case, G_STRUCT_OFFSET (DraftJob, draft), result,
                                 error);
}
