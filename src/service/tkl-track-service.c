/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a map shows of vehicles: the track of one with its ticks, and where all of them are. */
/* Thread: main; the work is done on the office's reader thread. */
#include "tkl-track-service.h"

#include "tkl-employee.h"
#include "tkl-office-private.h"
#include "tkl-store-employee.h"
#include "tkl-store-record.h"
#include "tkl-store-tick.h"
#include "tkl-store-vehicle.h"

/* A line on a map of streets is about as wide. */
#define TOLERANCE_M 8

typedef struct
{
  TklTrackOptions options;
  TklTrack *track; /* (owned) (nullable): result */
} TrackJob;

typedef struct
{
  GPtrArray *positions; /* (owned) (nullable): result */
} PositionsJob;

static void
clear_tick (gpointer data)
{
  g_free (((TklTrackTick *) data)->person);
}

static TklTrack *
track_new (void)
{
  TklTrack *track = g_new0 (TklTrack, 1);

  track->ticks = g_array_new (FALSE, FALSE, sizeof (TklTrackTick));
  g_array_set_clear_func (track->ticks, clear_tick);
  return track;
}

void
tkl_track_free (TklTrack *track)
{
  if (track == NULL)
    return;
  g_clear_pointer (&track->points, g_array_unref);
  g_array_unref (track->ticks);
  g_free (track);
}

static gboolean
load_points (TklStore *store, const TrackJob *job, GError **error)
{
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (TklRecord));

  if (!tkl_store_load_records (store, job->options.vehicle_id, job->options.from_utc_ms,
                               job->options.to_utc_ms, records, error))
    return FALSE;
  job->track->points
      = tkl_track_thin ((const TklRecord *) (gpointer) records->data, records->len, TOLERANCE_M);
  return TRUE;
}

/* @names: employee id → name, filled as they come */
static gboolean
find_person (
    TklStore *store, GHashTable *names, gint32 employee_id, const char **ret_name, GError **error)
{
  gpointer key = GINT_TO_POINTER (employee_id);
  g_autoptr (TklEmployee) employee = NULL;

  if (employee_id != 0 && !g_hash_table_contains (names, key))
    {
      if (!tkl_store_get_employee (store, employee_id, &employee, error))
        return FALSE;
      g_hash_table_insert (names, key, employee != NULL ? tkl_employee_name (employee) : NULL);
    }
  *ret_name = g_hash_table_lookup (names, key);
  return TRUE;
}

static int
compare_ticks (gconstpointer a, gconstpointer b)
{
  const TklTrackTick *left = a, *right = b;

  if (left->time_utc_ms != right->time_utc_ms)
    return (left->time_utc_ms > right->time_utc_ms) - (left->time_utc_ms < right->time_utc_ms);
  return (left->id > right->id) - (left->id < right->id);
}

static gboolean
load_ticks (TklStore *store, const TrackJob *job, GError **error)
{
  TklTickQuery query = TKL_TICK_QUERY_ALL;
  g_autoptr (TklTickSet) set = tkl_tick_set_new ();
  g_autoptr (GHashTable) names = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  query.from_utc_ms = job->options.from_utc_ms;
  query.to_utc_ms = job->options.to_utc_ms;
  query.ignition = TRUE;
  if (!tkl_store_load_ticks (store, &query, set, error))
    return FALSE;
  for (guint i = 0; i < set->ticks->len; i++)
    {
      const TklTick *tick = &g_array_index (set->ticks, TklTick, i);
      TklTrackTick shown = { .id = tick->id,
                             .time_utc_ms = tick->time_utc_ms,
                             .point = tick->point,
                             .kind = tick->kind,
                             .flags = tick->flags,
                             .employee_id = tick->employee_id };
      const char *name = NULL;

      if (tick->vehicle_id != job->options.vehicle_id || (tick->flags & TKL_TICK_DELETED) != 0)
        continue;
      if (!find_person (store, names, tick->employee_id, &name, error))
        return FALSE;
      shown.person = g_strdup (name);
      g_array_append_val (job->track->ticks, shown);
    }
  g_array_sort (job->track->ticks, compare_ticks);
  return TRUE;
}

static gboolean
run_track (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  TrackJob *job = data;

  job->track = track_new ();
  if (!tkl_store_begin_read (store, error) || !load_points (store, job, error)
      || !load_ticks (store, job, error))
    return FALSE;
  tkl_store_rollback (store);
  return TRUE;
}

static void
track_job_free (gpointer data)
{
  TrackJob *job = data;

  tkl_track_free (job->track);
  g_free (job);
}

void
tkl_vehicle_position_free (TklVehiclePosition *position)
{
  if (position == NULL)
    return;
  g_free (position->title);
  g_free (position);
}

static TklVehiclePosition *
position_new (const TklVehicle *vehicle, const TklRecord *record)
{
  TklVehiclePosition *position = g_new0 (TklVehiclePosition, 1);

  position->vehicle_id = vehicle->id;
  position->title = g_strdup (tkl_vehicle_title (vehicle));
  position->gone = vehicle->gone;
  position->time_utc_ms = record->time_utc_ms;
  position->point = record->point;
  position->speed_kmh = record->speed_kmh;
  position->direction_deg = record->direction_deg;
  position->ignition = record->ignition;
  return position;
}

static gboolean
run_positions (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  PositionsJob *job = data;
  g_autoptr (GPtrArray) vehicles = NULL;

  job->positions = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_vehicle_position_free);
  if (!tkl_store_list_vehicles (store, &vehicles, error))
    return FALSE;
  for (guint i = 0; i < vehicles->len; i++)
    {
      const TklVehicle *vehicle = vehicles->pdata[i];
      TklRecord record;
      gboolean found;

      if (!tkl_store_last_fix (store, vehicle->id, &record, &found, error))
        return FALSE;
      if (found)
        g_ptr_array_add (job->positions, position_new (vehicle, &record));
    }
  return TRUE;
}

static void
positions_job_free (gpointer data)
{
  PositionsJob *job = data;

  g_clear_pointer (&job->positions, g_ptr_array_unref);
  g_free (job);
}

static const TklUseCase track_case = { tkl_track_async, run_track, track_job_free };
static const TklUseCase positions_case = { tkl_positions_async, run_positions, positions_job_free };

void
tkl_track_async (TklOffice *office,
                 const TklTrackOptions *options,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  TrackJob *job = g_new0 (TrackJob, 1);

  job->options = *options;
  tkl_office_read (office, &track_case, job, cancellable, callback, user_data);
}

TklTrack *
tkl_track_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &track_case, G_STRUCT_OFFSET (TrackJob, track), result,
                                 error);
}

void
tkl_positions_async (TklOffice *office,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  tkl_office_read (office, &positions_case, g_new0 (PositionsJob, 1), cancellable, callback,
                   user_data);
}

GPtrArray *
tkl_positions_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &positions_case, G_STRUCT_OFFSET (PositionsJob, positions),
                                 result, error);
}
