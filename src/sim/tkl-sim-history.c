/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Endpoints about the past of one vehicle: its records, one record, what was detected. */
/* Thread: main. */
#include "tkl-sim-endpoints.h"
#include "tkl-sim-records.h"

#include "tkl-instant.h"

#define MS_PER_S 1000

static gboolean
read_window (TklSimRequest *request, TklSimWindow *window)
{
  gboolean camel = request->version == 1;

  *window = (TklSimWindow){ .to_utc_ms = G_MAXINT64, .token_utc_ms = TKL_INSTANT_NONE };
  return tkl_sim_request_instant (request, camel ? "fromDatetime" : "from_datetime", TRUE,
                                  &window->from_utc_ms)
         && tkl_sim_request_instant (request, camel ? "toDatetime" : "to_datetime", !camel,
                                     &window->to_utc_ms)
         && tkl_sim_request_instant (request, camel ? "continuationToken" : "continuation_token",
                                     FALSE, &window->token_utc_ms)
         && tkl_sim_request_limit (request, &window->limit);
}

static TklSimStyle
make_style (const TklSimRequest *request, const TklSimVehicle *vehicle)
{
  return (TklSimStyle){
    .sim = request->sim,
    .object_id = vehicle->id,
    .hits = &request->hits,
    .version = request->version,
    .include_geozones
    = g_strcmp0 (tkl_sim_request_parameter (request, "include_geozones"), "true") == 0,
  };
}

/* The same token for ever, on a page that has records. */
static gint64
loop_token (const TklSimWindow *window, const GArray *items, gint64 token_utc_ms)
{
  if (window->token_utc_ms != TKL_INSTANT_NONE)
    return window->token_utc_ms;
  if (token_utc_ms == TKL_INSTANT_NONE && items->len > 0)
    return g_array_index (items, TklSimItem, items->len - 1).time_utc_ms;
  return token_utc_ms;
}

void
tkl_sim_serve_history (TklSimRequest *request)
{
  TklSimVehicle *vehicle = tkl_sim_request_vehicle (request, request->words[1]);
  TklSimJson json = tkl_sim_request_json (request);
  g_autoptr (GArray) items = NULL;
  TklSimStyle style;
  TklSimWindow window;
  gint64 token;

  if (vehicle == NULL || !read_window (request, &window))
    return;

  items = tkl_sim_page_collect (request->sim, vehicle, &window, &token);
  if (request->hits.of[TKL_SIM_FAULT_TOKEN_LOOP] != NULL)
    token = loop_token (&window, items, token);
  style = make_style (request, vehicle);
  tkl_sim_json_open (&json, NULL, '{');
  if (token != TKL_INSTANT_NONE)
    tkl_sim_json_add_instant (&json, "continuation_token", token);
  else
    tkl_sim_request_no_token (request, &json);
  tkl_sim_records_write (&json, &style, items);
  tkl_sim_json_close (&json, '}');
}

/* An exact-second match, without any search around it. */
void
tkl_sim_serve_moment (TklSimRequest *request)
{
  TklSimVehicle *vehicle = tkl_sim_request_vehicle (request, request->words[1]);
  TklSimJson json = tkl_sim_request_json (request);
  g_autoptr (GArray) items = NULL;
  TklSimStyle style;
  TklSimWindow window = { .token_utc_ms = TKL_INSTANT_NONE, .limit = 1 };
  gint64 token;

  if (vehicle == NULL)
    return;
  if (!tkl_instant_parse (request->words[3], NULL, &window.from_utc_ms))
    {
      tkl_sim_request_fail (request, 400, "datetime in the path is not understood");
      return;
    }

  window.from_utc_ms -= window.from_utc_ms % MS_PER_S;
  window.to_utc_ms
      = window.from_utc_ms + MS_PER_S - (request->sim->switches.to == TKL_SIM_TO_INCLUSIVE ? 1 : 0);
  items = tkl_sim_page_collect (request->sim, vehicle, &window, &token);
  if (items->len == 0)
    {
      tkl_sim_request_fail (request, 404, "No coordinate at this date-time");
      return;
    }
  style = make_style (request, vehicle);
  tkl_sim_record_write (&json, &style, &g_array_index (items, TklSimItem, 0));
}

static void
write_moment (TklSimJson *json, const char *name, const TklSimEvent *event, gboolean is_start)
{
  TklPoint point = is_start ? event->start_point : event->end_point;

  tkl_sim_json_open (json, name, '{');
  tkl_sim_json_add_instant (json, "datetime", is_start ? event->start_utc_ms : event->end_utc_ms);
  tkl_sim_json_open (json, "location", '{');
  tkl_sim_json_add_number (json, "latitude", point.lat_e7, 7);
  tkl_sim_json_add_number (json, "longitude", point.lon_e7, 7);
  tkl_sim_json_close (json, '}');
  tkl_sim_json_add_number (json, "mileage",
                           is_start ? event->start_odometer_m : event->end_odometer_m, 3);
  if (is_start)
    tkl_sim_json_add_number (json, "speed", event->speed_kmh, 0);
  tkl_sim_json_close (json, '}');
}

static void
write_event (TklSimJson *json, const TklSimEvent *event)
{
  tkl_sim_json_open (json, NULL, '{');
  tkl_sim_json_add_text (json, "name", event->name);
  tkl_sim_json_add_text (json, "description", event->description);
  tkl_sim_json_add_text (json, "driver_id", event->driver_id);
  tkl_sim_json_add_text (json, "trip_type", "NONE");
  tkl_sim_json_add_integer (json, "duration", (event->end_utc_ms - event->start_utc_ms) / MS_PER_S);
  write_moment (json, "start", event, TRUE);
  write_moment (json, "end", event, FALSE);
  tkl_sim_json_close (json, '}');
}

/* (transfer container): events of the vehicle that start in the window. */
static GPtrArray *
find_events (const TklSim *sim, const char *object_id, gint64 from_utc_ms, gint64 to_utc_ms)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < sim->model->events->len; i++)
    {
      TklSimEvent *event = g_ptr_array_index (sim->model->events, i);

      if (g_strcmp0 (event->object_id, object_id) == 0 && event->start_utc_ms >= from_utc_ms
          && event->start_utc_ms <= to_utc_ms && event->start_utc_ms <= sim->model->now_utc_ms)
        g_ptr_array_add (found, event);
    }
  return found;
}

void
tkl_sim_serve_events (TklSimRequest *request)
{
  const char *object_id = tkl_sim_request_parameter (request, "object_id");
  TklSimJson json = tkl_sim_request_json (request);
  g_autoptr (GPtrArray) events = NULL;
  gint64 from, to;
  guint limit, first, end;

  if (object_id == NULL)
    {
      tkl_sim_request_miss (request, "object_id");
      return;
    }
  if (tkl_sim_request_vehicle (request, object_id) == NULL
      || !tkl_sim_request_instant (request, "from_datetime", TRUE, &from)
      || !tkl_sim_request_instant (request, "to_datetime", TRUE, &to)
      || !tkl_sim_request_limit (request, &limit) || !tkl_sim_request_position (request, &first))
    return;

  events = find_events (request->sim, object_id, from, to);
  first = MIN (first, events->len);
  end = MIN (first + limit, events->len);
  tkl_sim_json_open (&json, NULL, '{');
  tkl_sim_request_more (request, &json, first, end - first, events->len);
  tkl_sim_json_open (&json, "events", '[');
  for (guint i = first; i < end; i++)
    write_event (&json, g_ptr_array_index (events, i));
  tkl_sim_json_close (&json, ']');
  tkl_sim_json_close (&json, '}');
}
