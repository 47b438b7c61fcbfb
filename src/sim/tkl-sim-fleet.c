/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Endpoints about vehicles: the list, the last coordinates, the groups. */
/* Thread: main. */
#include "tkl-sim-endpoints.h"
#include "tkl-sim-records.h"

#include "tkl-instant.h"
#include "tkl-text.h"

#include <string.h>

#define TOKEN_PREFIX "position:"

static void
write_identity (TklSimJson *json, const TklSimRequest *request, const TklSimVehicle *vehicle)
{
  gboolean odd = request->hits.of[TKL_SIM_FAULT_UNKNOWN_WORDS] != NULL;

  tkl_sim_json_add_text (json, "id", vehicle->id);
  tkl_sim_json_add_text (json, "name", vehicle->name);
  if (vehicle->imei != 0)
    tkl_sim_json_add_integer (json, "imei", vehicle->imei);
  tkl_sim_json_open (json, "vehicle_params", '{');
  tkl_sim_json_add_null (json, "vin");
  tkl_sim_json_add_text (json, "make", vehicle->make);
  tkl_sim_json_add_text (json, "model", vehicle->model);
  tkl_sim_json_add_text (json, "plate_number", vehicle->plate);
  tkl_sim_json_add_number (json, "average_fuel_consumption", 0, 1);
  tkl_sim_json_add_null (json, "fuel_tank_capacity");
  tkl_sim_json_add_text (json, "fuel_type", odd ? "HYDROGEN" : vehicle->fuel);
  tkl_sim_json_close (json, '}');
}

/* (transfer container): the vehicles this request may see. */
static GPtrArray *
list_visible (const TklSimRequest *request)
{
  GPtrArray *visible = g_ptr_array_new ();
  const GPtrArray *all = request->sim->model->vehicles;

  for (guint i = 0; i < all->len; i++)
    if (tkl_sim_request_sees (request, g_ptr_array_index (all, i)))
      g_ptr_array_add (visible, g_ptr_array_index (all, i));
  return visible;
}

void
tkl_sim_serve_objects (TklSimRequest *request)
{
  g_autoptr (GPtrArray) vehicles = list_visible (request);
  TklSimJson json = tkl_sim_request_json (request);

  tkl_sim_json_open (&json, NULL, '[');
  for (guint i = 0; i < vehicles->len; i++)
    {
      tkl_sim_json_open (&json, NULL, '{');
      write_identity (&json, request, g_ptr_array_index (vehicles, i));
      tkl_sim_json_close (&json, '}');
    }
  tkl_sim_json_close (&json, ']');
}

void
tkl_sim_serve_object (TklSimRequest *request)
{
  TklSimVehicle *vehicle = tkl_sim_request_vehicle (request, request->words[1]);
  TklSimJson json = tkl_sim_request_json (request);

  if (vehicle == NULL)
    return;
  tkl_sim_json_open (&json, NULL, '{');
  write_identity (&json, request, vehicle);
  tkl_sim_json_close (&json, '}');
}

static void
write_address (TklSimJson *json)
{
  static const char *const empty[]
      = { "county", "region", "locality", "street", "house_number", "zip" };

  tkl_sim_json_open (json, "address", '{');
  tkl_sim_json_add_text (json, "country", "Belgium");
  tkl_sim_json_add_text (json, "country_code", "BE");
  for (gsize i = 0; i < G_N_ELEMENTS (empty); i++)
    tkl_sim_json_add_text (json, empty[i], "");
  tkl_sim_json_close (json, '}');
}

typedef struct
{
  TklSimItem newest;
  TklSimItem fixed; /* the newest with a fix; record NULL = none */
  gint64 arrival_utc_ms;
} Snapshot;

/* Whatever is visible counts: a late upload advances the arrival, not the device time. */
static gboolean
take_snapshot (const TklSim *sim, TklSimVehicle *vehicle, Snapshot *ret_snapshot)
{
  const GArray *records = tkl_sim_vehicle_records (vehicle);
  Snapshot snapshot = { .arrival_utc_ms = TKL_INSTANT_NONE };
  guint fixed = G_MAXUINT;

  if (!tkl_sim_page_newest (sim, vehicle, &snapshot.newest))
    return FALSE;
  for (guint i = snapshot.newest.index + 1; i-- > 0;)
    {
      const TklSimRecord *record = &g_array_index (records, TklSimRecord, i);

      if (!tkl_sim_record_visible (sim, record))
        continue;
      snapshot.arrival_utc_ms = MAX (snapshot.arrival_utc_ms, record->received_utc_ms);
      if (fixed == G_MAXUINT && tkl_point_is_set (record->point) && record->satellites > 0)
        fixed = i;
    }
  if (fixed != G_MAXUINT)
    snapshot.fixed = tkl_sim_page_item (sim, vehicle, fixed);
  *ret_snapshot = snapshot;
  return TRUE;
}

static void
write_last (TklSimJson *json, const TklSimRequest *request, TklSimVehicle *vehicle)
{
  gboolean skewed = request->hits.of[TKL_SIM_FAULT_SKEWED] != NULL;
  const TklSimRecord *record;
  Snapshot snapshot;

  tkl_sim_json_open (json, NULL, '{');
  write_identity (json, request, vehicle);
  if (take_snapshot (request->sim, vehicle, &snapshot))
    {
      record = snapshot.fixed.record != NULL ? snapshot.fixed.record : snapshot.newest.record;
      tkl_sim_json_open (json, "last_coordinate", '{');
      tkl_sim_json_add_number (json, "satellites_count", snapshot.newest.record->satellites, 0);
      tkl_sim_json_add_number (json, "altitude", record->altitude_m, 0);
      tkl_sim_json_add_number (json, "speed", record->speed_kmh, 0);
      tkl_sim_json_add_number (json, "direction", record->direction_deg, 0);
      if (tkl_point_is_set (record->point))
        {
          tkl_sim_json_add_number (json, "latitude", record->point.lat_e7, 7);
          tkl_sim_json_add_number (json, "longitude", record->point.lon_e7, 7);
        }
      tkl_sim_json_add_instant (json, "datetime",
                                skewed ? TKL_SIM_FUTURE_UTC_MS : snapshot.newest.time_utc_ms);
      if (snapshot.fixed.record != NULL)
        tkl_sim_json_add_instant (json, "last_valid_gps_datetime", snapshot.fixed.time_utc_ms);
      tkl_sim_json_add_instant (json, "server_datetime", snapshot.arrival_utc_ms);
      if (request->version == 3)
        write_address (json);
      tkl_sim_json_close (json, '}');
    }
  tkl_sim_json_close (json, '}');
}

/* The token is opaque text: base 64, so that a client which forgets to encode `=` is found out. */
static char *
make_token (gint64 position)
{
  g_autofree char *plain = g_strdup_printf (TOKEN_PREFIX "%" G_GINT64_FORMAT, position);

  return g_base64_encode ((const guchar *) plain, strlen (plain));
}

static gboolean
read_token (TklSimRequest *request, guint *ret_position)
{
  const char *text = tkl_sim_request_parameter (request, "continuation_token");
  g_autofree guchar *bytes = NULL;
  g_autofree char *plain = NULL;
  gsize n_bytes = 0;
  gint64 position = 0;

  if (text != NULL)
    {
      bytes = g_base64_decode (text, &n_bytes);
      plain = g_strndup ((const char *) bytes, n_bytes);
      if (!g_str_has_prefix (plain, TOKEN_PREFIX)
          || !tkl_parse_int64 (plain + strlen (TOKEN_PREFIX), 0, G_MAXINT32, &position))
        {
          tkl_sim_request_fail (request, 400, "parameter continuation_token is not understood");
          return FALSE;
        }
    }
  *ret_position = (guint) position;
  return TRUE;
}

void
tkl_sim_serve_last (TklSimRequest *request)
{
  g_autoptr (GPtrArray) vehicles = list_visible (request);
  g_autofree char *token = NULL;
  TklSimJson json = tkl_sim_request_json (request);
  guint limit, first, end;
  gint64 next;

  if (!tkl_sim_request_limit (request, &limit) || !read_token (request, &first))
    return;

  first = MIN (first, vehicles->len);
  end = MIN (first + limit, vehicles->len);
  next = tkl_sim_request_next (request, first, end - first, vehicles->len);
  tkl_sim_json_open (&json, NULL, '{');
  tkl_sim_json_open (&json, "results", '[');
  for (guint i = first; i < end; i++)
    write_last (&json, request, g_ptr_array_index (vehicles, i));
  tkl_sim_json_close (&json, ']');
  if (next >= 0)
    {
      token = make_token (next);
      tkl_sim_json_add_text (&json, "continuation_token", token);
    }
  else
    tkl_sim_request_no_token (request, &json);
  tkl_sim_json_close (&json, '}');
}

void
tkl_sim_serve_last_one (TklSimRequest *request)
{
  TklSimVehicle *vehicle = tkl_sim_request_vehicle (request, request->words[1]);
  TklSimJson json = tkl_sim_request_json (request);

  if (vehicle != NULL)
    write_last (&json, request, vehicle);
}

static void
write_group (TklSimJson *json, const TklSimGroup *group)
{
  tkl_sim_json_open (json, NULL, '{');
  tkl_sim_json_add_text (json, "id", group->id);
  tkl_sim_json_add_text (json, "name", group->name);
  tkl_sim_json_open (json, "objects_ids", '[');
  for (guint i = 0; i < group->object_ids->len; i++)
    tkl_sim_json_add_text (json, NULL, g_ptr_array_index (group->object_ids, i));
  tkl_sim_json_close (json, ']');
  tkl_sim_json_close (json, '}');
}

void
tkl_sim_serve_groups (TklSimRequest *request)
{
  const GPtrArray *groups = request->sim->model->groups;
  TklSimJson json = tkl_sim_request_json (request);
  guint limit, first, end;

  if (!tkl_sim_request_limit (request, &limit) || !tkl_sim_request_position (request, &first))
    return;

  first = MIN (first, groups->len);
  end = MIN (first + limit, groups->len);
  tkl_sim_json_open (&json, NULL, '{');
  tkl_sim_json_open (&json, "items", '[');
  for (guint i = first; i < end; i++)
    write_group (&json, g_ptr_array_index (groups, i));
  tkl_sim_json_close (&json, ']');
  tkl_sim_request_more (request, &json, first, end - first, groups->len);
  tkl_sim_json_close (&json, '}');
}
