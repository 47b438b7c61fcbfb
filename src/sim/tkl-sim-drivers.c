/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Endpoints about drivers: the list, one of them, who drives now. */
/* Thread: main. */
#include "tkl-sim-endpoints.h"

#include <string.h>

static void
write_driver (TklSimJson *json, const TklSimRequest *request, const TklSimDriver *driver)
{
  gboolean odd = request->hits.of[TKL_SIM_FAULT_UNKNOWN_WORDS] != NULL;

  tkl_sim_json_open (json, NULL, '{');
  tkl_sim_json_add_text (json, "id", driver->id);
  tkl_sim_json_add_text (json, "first_name", driver->first_name);
  tkl_sim_json_add_text (json, "last_name", driver->last_name);
  tkl_sim_json_add_text (json, "address", driver->address);
  tkl_sim_json_add_text (json, "phone", driver->phone);
  tkl_sim_json_open (json, "identifiers", '[');
  for (guint i = 0; i < driver->identifiers->len; i++)
    {
      const TklSimIdentifier *identifier
          = &g_array_index (driver->identifiers, TklSimIdentifier, i);

      tkl_sim_json_open (json, NULL, '{');
      tkl_sim_json_add_text (json, "identifier", identifier->text);
      tkl_sim_json_add_text (json, "type", odd && i > 0 ? "FINGERPRINT" : identifier->type);
      tkl_sim_json_close (json, '}');
    }
  tkl_sim_json_close (json, ']');
  tkl_sim_json_close (json, '}');
}

static gboolean
has_identifier (const TklSimDriver *driver, const char *type, const char *text)
{
  if (type == NULL && text == NULL)
    return TRUE;
  for (guint i = 0; i < driver->identifiers->len; i++)
    {
      const TklSimIdentifier *identifier
          = &g_array_index (driver->identifiers, TklSimIdentifier, i);

      if ((type == NULL || strcmp (identifier->type, type) == 0)
          && (text == NULL || strcmp (identifier->text, text) == 0))
        return TRUE;
    }
  return FALSE;
}

/* (transfer container): the drivers that the list shows, filtered. */
static GPtrArray *
list_drivers (const TklSimRequest *request)
{
  const char *type = tkl_sim_request_parameter (request, "identifier_type");
  const char *text = tkl_sim_request_parameter (request, "identifier");
  const GPtrArray *all = request->sim->model->drivers;
  GPtrArray *drivers = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      TklSimDriver *driver = g_ptr_array_index (all, i);

      if (!driver->unlisted && has_identifier (driver, type, text))
        g_ptr_array_add (drivers, driver);
    }
  return drivers;
}

static void
write_drivers (
    TklSimJson *json, const TklSimRequest *request, GPtrArray *drivers, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    write_driver (json, request, g_ptr_array_index (drivers, i));
}

void
tkl_sim_serve_drivers (TklSimRequest *request)
{
  g_autoptr (GPtrArray) drivers = list_drivers (request);
  TklSimJson json = tkl_sim_request_json (request);
  guint limit, first, end;

  /* Version 1 knows no pages: it ignores what clients send about them. */
  if (request->version == 1)
    {
      tkl_sim_json_open (&json, NULL, '[');
      write_drivers (&json, request, drivers, 0, drivers->len);
      tkl_sim_json_close (&json, ']');
      return;
    }
  if (!tkl_sim_request_limit (request, &limit) || !tkl_sim_request_position (request, &first))
    return;

  first = MIN (first, drivers->len);
  end = MIN (first + limit, drivers->len);
  tkl_sim_json_open (&json, NULL, '{');
  tkl_sim_json_add_integer (&json, "count", end - first);
  tkl_sim_request_more (request, &json, first, end - first, drivers->len);
  tkl_sim_json_open (&json, "items", '[');
  write_drivers (&json, request, drivers, first, end);
  tkl_sim_json_close (&json, ']');
  tkl_sim_json_close (&json, '}');
}

void
tkl_sim_serve_driver (TklSimRequest *request)
{
  const TklSimDriver *driver = tkl_sim_model_find_driver (request->sim->model, request->words[1]);
  TklSimJson json = tkl_sim_request_json (request);

  if (driver == NULL)
    tkl_sim_request_fail (request, 404, "Driver not found");
  else
    write_driver (&json, request, driver);
}

typedef struct
{
  const TklSimDriver *driver; /* NULL = none found yet */
  const char *object_id;
  gint64 time_utc_ms;
} Assignation;

/* The last visible touch in a vehicle, of anybody or of @wanted. */
static void
find_touch (TklSim *sim, TklSimVehicle *vehicle, const TklSimDriver *wanted, Assignation *latest)
{
  const GArray *records = tkl_sim_vehicle_records (vehicle);

  for (guint i = records->len; i-- > 0;)
    {
      const TklSimRecord *record = &g_array_index (records, TklSimRecord, i);
      const TklSimDriver *driver;

      if (record->key == 0 || !tkl_sim_record_visible (sim, record))
        continue;
      if (latest->driver != NULL && record->time_utc_ms <= latest->time_utc_ms)
        return;
      driver = tkl_sim_model_driver_of_key (sim->model, record->key);
      if (driver == NULL || (wanted != NULL && driver != wanted))
        continue;
      *latest = (Assignation){ driver, vehicle->id, record->time_utc_ms };
      return;
    }
}

static void
write_assignation (TklSimRequest *request, const Assignation *assignation)
{
  TklSimJson json = tkl_sim_request_json (request);

  if (assignation->driver == NULL)
    {
      tkl_sim_request_fail (request, 404, "No assignation found");
      return;
    }
  tkl_sim_json_open (&json, NULL, '{');
  tkl_sim_json_add_text (&json, "object_id", assignation->object_id);
  tkl_sim_json_add_text (&json, "driver_id", assignation->driver->id);
  tkl_sim_json_add_text (&json, "event_type", "START");
  tkl_sim_json_add_instant (&json, "datetime", assignation->time_utc_ms);
  tkl_sim_json_close (&json, '}');
}

void
tkl_sim_serve_assignation (TklSimRequest *request)
{
  const char *object_id = tkl_sim_request_parameter (request, "byObjectId");
  const char *driver_id = tkl_sim_request_parameter (request, "byDriverId");
  const GPtrArray *vehicles = request->sim->model->vehicles;
  const TklSimDriver *driver = NULL;
  TklSimVehicle *vehicle = NULL;
  Assignation latest = { NULL, NULL, 0 };

  if ((object_id == NULL) == (driver_id == NULL))
    {
      tkl_sim_request_miss (request, "byObjectId");
      return;
    }
  if (object_id != NULL && (vehicle = tkl_sim_request_vehicle (request, object_id)) == NULL)
    return;
  if (driver_id != NULL
      && (driver = tkl_sim_model_find_driver (request->sim->model, driver_id)) == NULL)
    {
      tkl_sim_request_fail (request, 404, "Driver not found");
      return;
    }

  for (guint i = 0; i < vehicles->len; i++)
    {
      TklSimVehicle *candidate = g_ptr_array_index (vehicles, i);

      if (vehicle != NULL ? candidate == vehicle : tkl_sim_request_sees (request, candidate))
        find_touch (request->sim, candidate, driver, &latest);
    }
  write_assignation (request, &latest);
}
