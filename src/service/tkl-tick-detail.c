/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One tick in full: fact, corrections, what linking found, and who changed what (F149, F154). */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-tick-detail.h"

#include "tkl-doctor-private.h"
#include "tkl-geo-place.h"
#include "tkl-office-private.h"
#include "tkl-store-trip.h"
#include "tkl-store-names.h"
#include "tkl-tick-history.h"
#include "tkl-tick-read.h"

typedef struct
{
  gint64 id;
  TklTickDetail *detail; /* (owned) (nullable) */
} DetailJob;

void
tkl_tick_detail_free (TklTickDetail *detail)
{
  if (detail == NULL)
    return;
  g_free (detail->employee);
  g_free (detail->project);
  g_free (detail->vehicle);
  g_free (detail->key);
  g_free (detail->address);
  g_free (detail->note);
  tkl_doctor_day_free (detail->day);
  g_clear_pointer (&detail->candidates, g_array_unref);
  g_ptr_array_unref (detail->history);
  g_free (detail);
}

static void
detail_job_free (gpointer data)
{
  DetailJob *job = data;

  tkl_tick_detail_free (job->detail);
  g_free (job);
}

/* --- names ------------------------------------------------------------------------------------ */

static gboolean
name_address (TklNames *names, TklTickDetail *detail, GError **error)
{
  const char *address;

  if (!tkl_point_is_set (detail->tick.point))
    return TRUE;
  if (!tkl_names_get (names, TKL_NAME_ADDRESS, tkl_geo_cell (detail->tick.point), &address, error))
    return FALSE;
  detail->address = g_strdup (address);
  return TRUE;
}

static gboolean
name_all (TklNames *names, TklTickDetail *detail, GError **error)
{
  const TklTick *tick = &detail->tick;

  return tkl_tick_name (names, TKL_NAME_EMPLOYEE, TKL_NAME_PERSON, tick->employee_id,
                        &detail->employee, error)
         && tkl_tick_name_project (names, tick->project_id, &detail->project, error)
         && tkl_tick_name (names, TKL_NAME_VEHICLE, TKL_NAME_VEHICLE, tick->vehicle_id,
                           &detail->vehicle, error)
         && tkl_tick_name (names, TKL_NAME_KEY, TKL_NAME_KEY, tick->key_id, &detail->key, error)
         && name_address (names, detail, error);
}

/* --- the whole -------------------------------------------------------------------------------- */

static gboolean
read_layer (TklStore *store, TklTickDetail *detail, GError **error)
{
  TklTickFact fact;
  TklTickLayer layer, none;

  if (!tkl_store_get_tick_fact (store, detail->tick.id, &fact, error)
      || !tkl_store_get_layer (store, detail->tick.id, &layer, error))
    return FALSE;
  tkl_tick_layer_init (&none, detail->tick.id);
  detail->ticked_utc_ms = fact.time_utc_ms;
  detail->speed_kmh = fact.speed_kmh;
  detail->note = g_steal_pointer (&layer.note);
  detail->corrected = detail->note != NULL || !tkl_tick_layer_equal (&layer, &none);
  tkl_tick_layer_clear (&layer);
  if (fact.kind != TKL_TICK_TOUCH)
    return TRUE;
  return tkl_store_is_trip_end (store, fact.vehicle_id, fact.time_utc_ms, &detail->of_trip, error);
}

/* Linking says where it counts; only the exact answer tells that it is outside. */
static int
get_tolerance_m (const TklDoctorWorld *world, const TklTick *tick)
{
  const TklMaster *master = world->master;
  g_autoptr (TklPlaceCursor) cursor = tkl_place_cursor_new (master->places, world->pool);
  TklVisitor visitor
      = tkl_places_visitor (master->places, tkl_master_employee (master, tick->employee_id));
  guint n_pool = world->pool->len;
  TklMatch exact, found;

  tkl_place_cursor_find_exactly (cursor, tick->point, &visitor, tick->day, &exact);
  tkl_place_cursor_find (cursor, tick->point, &visitor, tick->day, &found);
  g_array_set_size (world->pool, n_pool);
  return (tick->flags & TKL_TICK_PLACE_EDITED) == 0 && found.place == tick->place
                 && found.project_id == tick->project_id && found.level != exact.level
             ? master->company->edge_tolerance_m
             : 0;
}

/* Of the engine nothing is to be repaired; what was never linked has no day yet. */
static gboolean
look_around (TklStore *store, TklTickDetail *detail, GError **error)
{
  const TklTick *tick = &detail->tick;
  g_autoptr (TklDoctorWorld) world = NULL;

  if ((tick->kind != TKL_TICK_TOUCH && tick->kind != TKL_TICK_MANUAL) || tick->day == TKL_DAY_NONE
      || (tick->flags & TKL_TICK_DELETED) != 0)
    return TRUE;
  world = tkl_doctor_world_load (store, tick->day, tick->day, error);
  if (world == NULL)
    return FALSE;
  detail->tolerance_m = get_tolerance_m (world, tick);
  detail->day = tkl_doctor_examine (world, tick, error);
  return detail->day != NULL;
}

static gboolean
run_detail (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  DetailJob *job = data;
  TklTickDetail *detail = g_new0 (TklTickDetail, 1);
  g_autoptr (TklNames) names = tkl_names_new (store);

  job->detail = detail;
  detail->history = g_ptr_array_new_with_free_func (tkl_tick_event_free);
  if (!tkl_store_begin_read (store, error)
      || !tkl_tick_read (store, job->id, &detail->tick, &detail->candidates, error)
      || !read_layer (store, detail, error) || !name_all (names, detail, error)
      || !tkl_tick_read_to_presence (store, &detail->tick, &detail->to_presence, error)
      || !look_around (store, detail, error)
      || !tkl_tick_history_read (store, names, job->id, detail->history, error))
    return FALSE;
  tkl_store_rollback (store);
  return TRUE;
}

static const TklUseCase detail_case = { tkl_tick_detail_async, run_detail, detail_job_free };

void
tkl_tick_detail_async (TklOffice *office,
                       gint64 id,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  DetailJob *job = g_new0 (DetailJob, 1);

  job->id = id;
  tkl_office_read (office, &detail_case, job, cancellable, callback, user_data);
}

TklTickDetail *
tkl_tick_detail_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &detail_case, G_STRUCT_OFFSET (DetailJob, detail), result,
                                 error);
}
