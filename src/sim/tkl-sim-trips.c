/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The endpoint of trips: from ignition on to ignition off, computed anew for each request, as the
 * platform does after late uploads. */
/* Thread: main. */
#include "tkl-sim-endpoints.h"

#include "tkl-instant.h"

#include <math.h>

#define MS_PER_S 1000

typedef struct
{
  const TklSimRecord *start;
  const TklSimRecord *end; /* NULL while it runs */
  const TklSimRecord *last;
  double track_m;
  GPtrArray *driver_ids; /* (element-type utf8) */
} Trip;

static void
clear_trip (gpointer data)
{
  Trip *trip = data;

  g_clear_pointer (&trip->driver_ids, g_ptr_array_unref);
}

static gboolean
has_point (const TklSimRecord *record)
{
  return tkl_point_is_set (record->point) && record->satellites > 0;
}

static void
extend_trip (TklSim *sim, Trip *trip, const TklSimRecord *record)
{
  const TklSimDriver *driver = tkl_sim_model_driver_of_key (sim->model, record->key);

  if (has_point (trip->last) && has_point (record))
    trip->track_m += tkl_point_distance_m (trip->last->point, record->point);
  trip->last = record;
  if (driver != NULL && !g_ptr_array_find (trip->driver_ids, driver->id, NULL))
    g_ptr_array_add (trip->driver_ids, driver->id);
}

/* Is the engine running just before the record at @index? */
static gboolean
runs_before (const TklSim *sim, const GArray *records, guint index)
{
  for (guint i = index; i-- > 0;)
    {
      const TklSimRecord *record = &g_array_index (records, TklSimRecord, i);

      if (tkl_sim_record_visible (sim, record) && record->ignition != TKL_IGNITION_UNKNOWN)
        return record->ignition == TKL_IGNITION_ON;
    }
  return FALSE;
}

/* Trips that start in the window, one more than the limit when there are more. */
static GArray *
find_trips (TklSim *sim, TklSimVehicle *vehicle, const TklSimWindow *window)
{
  const GArray *records = tkl_sim_vehicle_records (vehicle);
  GArray *trips = g_array_new (FALSE, FALSE, sizeof (Trip));
  guint first
      = tkl_sim_vehicle_lower_bound (vehicle, MAX (window->from_utc_ms, window->token_utc_ms));
  gboolean running = runs_before (sim, records, first);
  Trip *trip = NULL;

  g_array_set_clear_func (trips, clear_trip);
  for (guint i = first; i < records->len; i++)
    {
      const TklSimRecord *record = &g_array_index (records, TklSimRecord, i);

      if (!tkl_sim_record_visible (sim, record))
        continue;
      if (!running && record->ignition == TKL_IGNITION_ON)
        {
          Trip begun = { record, NULL, record, 0, NULL };

          if (record->time_utc_ms > window->to_utc_ms || trips->len > window->limit)
            break;
          begun.driver_ids = g_ptr_array_new ();
          g_array_append_val (trips, begun);
          trip = &g_array_index (trips, Trip, trips->len - 1);
          running = TRUE;
        }
      if (trip != NULL)
        extend_trip (sim, trip, record);
      if (running && record->ignition == TKL_IGNITION_OFF)
        {
          if (trip != NULL)
            trip->end = record;
          trip = NULL;
          running = FALSE;
        }
    }
  return trips;
}

static gint64
measure_trip_m (const Trip *trip)
{
  gint64 by_odometer = (gint64) trip->last->odometer_m - trip->start->odometer_m;

  if (trip->start->odometer_m >= 0 && trip->last->odometer_m >= 0 && by_odometer >= 0)
    return by_odometer;
  return llround (trip->track_m);
}

static void
write_end (TklSimJson *json, const char *name, const TklSimRecord *record)
{
  tkl_sim_json_open (json, name, '{');
  tkl_sim_json_add_instant (json, "datetime", record->time_utc_ms);
  if (has_point (record))
    {
      tkl_sim_json_add_number (json, "latitude", record->point.lat_e7, 7);
      tkl_sim_json_add_number (json, "longitude", record->point.lon_e7, 7);
    }
  tkl_sim_json_open (json, "address", '{');
  tkl_sim_json_close (json, '}');
  tkl_sim_json_close (json, '}');
}

static void
write_trip (TklSimJson *json, const TklSimRequest *request, const char *object_id, const Trip *trip)
{
  gint64 length_m = measure_trip_m (trip);

  json->odd_numbers = request->sim->switches.number_strings;
  json->seed = (guint64) trip->start->time_utc_ms;
  tkl_sim_json_open (json, NULL, '{');
  tkl_sim_json_add_text (json, "object_id", object_id);
  tkl_sim_json_add_text (json, "trip_type",
                         request->hits.of[TKL_SIM_FAULT_UNKNOWN_WORDS] != NULL ? "LEISURE"
                                                                               : "BUSINESS");
  tkl_sim_json_add_integer (json, "trip_duration",
                            (trip->last->time_utc_ms - trip->start->time_utc_ms) / MS_PER_S);
  if (request->sim->switches.trip_mileage == TKL_SIM_MILEAGE_KM)
    tkl_sim_json_add_number (json, "mileage", length_m, 3);
  else
    tkl_sim_json_add_number (json, "mileage", length_m * 10, 1);
  tkl_sim_json_open (json, "driver_ids", '[');
  for (guint i = 0; i < trip->driver_ids->len; i++)
    tkl_sim_json_add_text (json, NULL, g_ptr_array_index (trip->driver_ids, i));
  tkl_sim_json_close (json, ']');
  write_end (json, "trip_start", trip->start);
  if (trip->end != NULL)
    write_end (json, "trip_end", trip->end);
  tkl_sim_json_close (json, '}');
}

/* Where the next page begins, as for records. */
static gint64
find_token (const TklSim *sim, const GArray *trips, guint n_page)
{
  gboolean more = trips->len > n_page;

  if (more && sim->switches.token == TKL_SIM_TOKEN_NEXT)
    return g_array_index (trips, Trip, n_page).start->time_utc_ms;
  if (more)
    return g_array_index (trips, Trip, n_page - 1).start->time_utc_ms;
  if (n_page > 0 && sim->switches.last_page == TKL_SIM_LAST_PAGE_EMPTY)
    return g_array_index (trips, Trip, n_page - 1).start->time_utc_ms + 1;
  return TKL_INSTANT_NONE;
}

void
tkl_sim_serve_trips (TklSimRequest *request)
{
  TklSimVehicle *vehicle = tkl_sim_request_vehicle (request, request->words[1]);
  TklSimWindow window = { .to_utc_ms = G_MAXINT64, .token_utc_ms = TKL_INSTANT_NONE };
  TklSimJson json = tkl_sim_request_json (request);
  g_autoptr (GArray) trips = NULL;
  guint n_page;
  gint64 token;

  if (vehicle == NULL
      || !tkl_sim_request_instant (request, "from_datetime", TRUE, &window.from_utc_ms)
      || !tkl_sim_request_instant (request, "to_datetime", FALSE, &window.to_utc_ms)
      || !tkl_sim_request_instant (request, "continuation_token", FALSE, &window.token_utc_ms)
      || !tkl_sim_request_limit (request, &window.limit))
    return;

  trips = find_trips (request->sim, vehicle, &window);
  n_page = MIN (trips->len, window.limit);
  token = find_token (request->sim, trips, n_page);
  tkl_sim_json_open (&json, NULL, '{');
  if (token != TKL_INSTANT_NONE)
    tkl_sim_json_add_instant (&json, "continuation_token", token);
  else
    tkl_sim_request_no_token (request, &json);
  tkl_sim_json_open (&json, "trips", '[');
  for (guint i = 0; i < n_page; i++)
    write_trip (&json, request, vehicle->id, &g_array_index (trips, Trip, i));
  tkl_sim_json_close (&json, ']');
  tkl_sim_json_close (&json, '}');
}
