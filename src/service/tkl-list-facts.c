/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of ticks and of lines of the time clock: with names and in order, or a million as stored. */
/* Thread: the office's reader thread. */
#include "tkl-list-private.h"

#include "tkl-geo-place.h"
#include "tkl-store-clock.h"
#include "tkl-store-company.h"
#include "tkl-store-geo.h"
#include "tkl-store-journal.h"
#include "tkl-store-layer.h"
#include "tkl-store-list.h"
#include "tkl-store-names.h"
#include "tkl-store-project.h"
#include "tkl-store-tick.h"

/* Between two looks at whether anybody still waits for the rows. */
#define ROWS_AT_A_TIME 8192

/* --- names ------------------------------------------------------------------------------------ */

struct _TklRowNames
{
  TklStore *store;          /* (borrowed) */
  TklNames *names;          /* (borrowed) */
  GHashTable *performances; /* (owned) (nullable): see tkl_list_performances() */
  GHashTable *standings;    /* (owned) (nullable): see tkl_list_standings() */
  GHashTable *duties;       /* (owned) (nullable): ids of projects that require presences */
  gboolean has_addresses;   /* of some positions */
  gboolean ignores_doubles; /* CT-4 */
};

gboolean
tkl_row_names_get (TklRowNames *names,
                   TklNamedKind kind,
                   gint32 id,
                   const char **ret_number,
                   const char **ret_name,
                   GError **error)
{
  /* Of what has no number, both are the same. */
  static const TklNameKind number_kinds[]
      = { TKL_NAME_EMPLOYEE, TKL_NAME_PROJECT, TKL_NAME_VEHICLE, TKL_NAME_KEY };
  static const TklNameKind name_kinds[]
      = { TKL_NAME_PERSON, TKL_NAME_OF_PROJECT, TKL_NAME_VEHICLE, TKL_NAME_KEY };
  const char *number, *name;

  g_return_val_if_fail (kind < TKL_NAMED_N_KINDS, FALSE);

  if (!tkl_names_get (names->names, number_kinds[kind], id, &number, error)
      || !tkl_names_get (names->names, name_kinds[kind], id, &name, error))
    return FALSE;
  *ret_number = number_kinds[kind] != name_kinds[kind] ? number : NULL;
  *ret_name = name;
  return TRUE;
}

gboolean
tkl_row_names_address (TklRowNames *names, TklPoint point, const char **ret_address, GError **error)
{
  *ret_address = NULL;
  return !names->has_addresses || !tkl_point_is_set (point)
         || tkl_names_get (names->names, TKL_NAME_ADDRESS, tkl_geo_cell (point), ret_address,
                           error);
}

gboolean
tkl_row_names_ignores_doubles (const TklRowNames *names)
{
  return names->ignores_doubles;
}

gboolean
tkl_row_names_note (TklRowNames *names, const TklTick *tick, char **ret_note, GError **error)
{
  TklTickLayer layer;

  *ret_note = NULL;
  if ((tick->flags & TKL_TICK_HAS_NOTE) == 0)
    return TRUE;
  if (!tkl_store_get_layer (names->store, tick->id, &layer, error))
    return FALSE;
  *ret_note = g_steal_pointer (&layer.note);
  tkl_tick_layer_clear (&layer);
  return TRUE;
}

gboolean
tkl_row_names_speed (TklRowNames *names, const TklTick *tick, int *ret_kmh, GError **error)
{
  TklTickFact fact;

  if (!tkl_store_get_tick_fact (names->store, tick->id, &fact, error))
    return FALSE;
  *ret_kmh = fact.speed_kmh;
  return TRUE;
}

gboolean
tkl_row_names_change (
    TklRowNames *names, const TklTick *tick, gint64 *ret_at_utc_ms, char **ret_who, GError **error)
{
  return tkl_store_last_change_of_tick (names->store, tick->id, ret_at_utc_ms, ret_who, error);
}

/* There are a few hundred projects for a million ticks. */
static gboolean
load_duties (TklRowNames *names, GError **error)
{
  g_autoptr (GPtrArray) projects = NULL;

  if (names->duties != NULL)
    return TRUE;
  if (!tkl_store_list_projects (names->store, &projects, error))
    return FALSE;
  names->duties = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < projects->len; i++)
    {
      const TklProject *project = projects->pdata[i];

      if (project->presence_required)
        g_hash_table_add (names->duties, GINT_TO_POINTER ((gint32) project->id));
    }
  return TRUE;
}

gboolean
tkl_row_names_to_presence (TklRowNames *names,
                           const TklTick *tick,
                           gboolean *ret_on,
                           GError **error)
{
  if (!load_duties (names, error))
    return FALSE;
  *ret_on = tkl_tick_goes_to_presence (
      tick, g_hash_table_contains (names->duties, GINT_TO_POINTER (tick->project_id)));
  return TRUE;
}

TklTickPerformance
tkl_row_names_performance (TklRowNames *names, const TklTick *tick)
{
  const TklTickPerformance none = { 0 };
  const TklTickPerformance *known;

  g_return_val_if_fail (names->performances != NULL, none);

  known = g_hash_table_lookup (names->performances, &tick->id);
  return known != NULL ? *known : none;
}

const TklListStanding *
tkl_row_names_standing (TklRowNames *names, gint32 employee_id, TklDay day)
{
  g_return_val_if_fail (names->standings != NULL, NULL);

  return tkl_list_find_standing (names->standings, employee_id, day);
}

/* --- plain rows ------------------------------------------------------------------------------- */

typedef struct
{
  const TklListJob *job;
  TklRowNames names;
  guint n_rows;
} Plain;

static gboolean
is_wanted (Plain *plain, GError **error)
{
  return plain->n_rows++ % ROWS_AT_A_TIME != 0
         || !g_cancellable_set_error_if_cancelled (plain->job->cancellable, error);
}

static gboolean
take_tick (const TklTick *tick, const GArray *pool, gpointer user_data, GError **error)
{
  Plain *plain = user_data;
  const TklListReceiver *receiver = &plain->job->receiver;

  if (((tick->flags & TKL_TICK_DELETED) != 0) != (receiver->deleted != 0))
    return TRUE;
  return is_wanted (plain, error)
         && receiver->plain_ticks (tick, &plain->names, receiver->user_data, error);
}

static gboolean
take_line (const TklClockLine *line, gpointer user_data, GError **error)
{
  Plain *plain = user_data;
  const TklListReceiver *receiver = &plain->job->receiver;

  return is_wanted (plain, error)
         && receiver->plain_lines (line, &plain->names, receiver->user_data, error);
}

/* --- lists ------------------------------------------------------------------------------------ */

static void
bound_days (const TklListJob *job, const TklZone *zone, int day_start_min, TklTickQuery *query)
{
  query->from_day = job->from;
  query->to_day = job->to;
  if (job->from != TKL_DAY_NONE)
    query->from_utc_ms = tkl_zone_workday_start_utc_ms (zone, job->from, day_start_min);
  if (job->to != TKL_DAY_NONE)
    query->to_utc_ms = tkl_zone_workday_start_utc_ms (zone, job->to + 1, day_start_min);
}

/* Only the days at one end. A tick whose time was corrected to before all others is not waited for: who
 * asks for an end reads the rest at once after it. */
static gboolean
narrow_to_end (TklStore *store,
               TklListJob *job,
               const TklZone *zone,
               int day_start_min,
               TklTickQuery *query,
               GError **error)
{
  gint64 end_utc_ms;
  TklDay day;

  if (job->n_days == 0)
    return TRUE;
  if (!tkl_store_find_end_tick (store, query, job->last_days, &end_utc_ms, error))
    return FALSE;
  if (end_utc_ms == TKL_INSTANT_NONE_MS)
    return TRUE;
  day = tkl_zone_workday (zone, end_utc_ms, day_start_min);
  if (job->last_days)
    job->from = MAX (job->from, day - (TklDay) job->n_days + 1);
  else
    job->to = job->to == TKL_DAY_NONE ? day + (TklDay) job->n_days - 1
                                      : MIN (job->to, day + (TklDay) job->n_days - 1);
  bound_days (job, zone, day_start_min, query);
  return TRUE;
}

static gboolean
make_tick_query (TklStore *store,
                 TklListJob *job,
                 TklTickQuery *query,
                 gboolean *ret_ignores_doubles,
                 GError **error)
{
  g_autoptr (TklCompany) company = NULL;
  g_autoptr (TklZone) zone = NULL;

  if (!tkl_store_load_company (store, &company, error))
    return FALSE;
  zone = tkl_zone_new (company->timezone, error);
  if (zone == NULL)
    return FALSE;
  *ret_ignores_doubles = company->on.ignore_doubles;
  *query = TKL_TICK_QUERY_ALL;
  query->employee_id = job->employee_id;
  query->project_id = job->project_id;
  bound_days (job, zone, company->day_start_min, query);
  return narrow_to_end (store, job, zone, company->day_start_min, query, error);
}

static gboolean
find_standings (TklStore *store, Plain *plain, GError **error)
{
  return !plain->job->receiver.standings
         || tkl_list_standings (store, plain->job, plain->names.names, &plain->names.standings,
                                error);
}

static gboolean
scan_lines (TklStore *store, const TklLineQuery *query, Plain *plain, GError **error)
{
  gboolean done = find_standings (store, plain, error)
                  && tkl_store_scan_lines (store, query, take_line, plain, error);

  g_clear_pointer (&plain->names.standings, g_hash_table_unref);
  return done;
}

static gboolean
scan_ticks (TklStore *store, const TklTickQuery *query, Plain *plain, GError **error)
{
  gboolean done = !plain->job->receiver.performances
                  || tkl_list_performances (store, query, &plain->names.performances, error);

  done = done && find_standings (store, plain, error)
         && tkl_store_scan_ticks (store, query, take_tick, plain, error);
  g_clear_pointer (&plain->names.performances, g_hash_table_unref);
  g_clear_pointer (&plain->names.duties, g_hash_table_unref);
  g_clear_pointer (&plain->names.standings, g_hash_table_unref);
  return done;
}

/* Of an end only: there is nothing to be seen before the rest is there. */
static gboolean
find_few (TklStore *store, const TklListJob *job, gboolean *ret_few, GError **error)
{
  gint64 greatest_id = 0;

  if (job->n_days > 0 && !tkl_store_greatest_tick_id (store, &greatest_id, error))
    return FALSE;
  *ret_few = job->n_days > 0 && greatest_id <= job->few;
  return TRUE;
}

gboolean
tkl_list_ticks (TklStore *store, const TklListJob *job, GError **error)
{
  g_autoptr (TklNames) names = tkl_names_new (store);
  TklTickQuery query;
  TklListJob narrowed = *job;
  Plain plain = { .job = &narrowed, .names = { .store = store, .names = names } };

  gboolean few;

  if (!find_few (store, job, &few, error))
    return FALSE;
  if (few)
    return TRUE;
  if (!make_tick_query (store, &narrowed, &query, &plain.names.ignores_doubles, error)
      || !tkl_store_has_geo_addresses (store, &plain.names.has_addresses, error))
    return FALSE;
  if (job->receiver.plain_ticks != NULL)
    return scan_ticks (store, &query, &plain, error);
  return tkl_store_list_ticks (store, &query, job->receiver.ticks, job->receiver.user_data, error);
}

gboolean
tkl_list_lines (TklStore *store, const TklListJob *job, GError **error)
{
  g_autoptr (TklNames) names = tkl_names_new (store);
  Plain plain = { .job = job, .names = { .store = store, .names = names } };
  TklLineQuery query = { .from_day = job->from,
                         .to_day = job->to,
                         .employee_id = job->employee_id,
                         .project_id = job->project_id };

  if (job->receiver.plain_lines != NULL)
    return scan_lines (store, &query, &plain, error);
  return tkl_store_list_lines (store, &query, job->receiver.lines, job->receiver.user_data, error);
}
