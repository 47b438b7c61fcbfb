/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vehicles, drivers and trips as TrustTrack describes them, from JSON to structs. */
/* Thread: any; pure. */
#include <math.h>
#include <string.h>

#include "tkl-answer.h"
#include "tkl-json.h"
#include "tkl-text.h"
#include "tkl-trusttrack-fleet.h"

#define IMEI_DIGITS 15
/* Nobody drives faster on average; above it, the unit of a trip's mileage is the other one. */
#define MAX_TRIP_SPEED_M_S 55

void
tkl_remote_vehicle_free (TklRemoteVehicle *vehicle)
{
  if (vehicle == NULL)
    return;
  g_free (vehicle->id);
  g_free (vehicle->name);
  g_free (vehicle->imei);
  g_free (vehicle->plate);
  g_free (vehicle);
}

static void
free_identifier (gpointer data)
{
  TklRemoteIdentifier *identifier = data;

  g_free (identifier->text);
  g_free (identifier);
}

void
tkl_remote_driver_free (TklRemoteDriver *driver)
{
  if (driver == NULL)
    return;
  g_free (driver->id);
  g_free (driver->first_name);
  g_free (driver->last_name);
  g_clear_pointer (&driver->identifiers, g_ptr_array_unref);
  g_free (driver);
}

void
tkl_remote_trip_free (TklRemoteTrip *trip)
{
  if (trip == NULL)
    return;
  g_strfreev (trip->driver_ids);
  g_free (trip);
}

void
tkl_fleet_page_clear (TklFleetPage *page)
{
  g_clear_pointer (&page->items, g_ptr_array_unref);
  g_clear_pointer (&page->token, g_free);
  page->n_skipped = 0;
}

/* The platform sends the number of the device as a JSON number, without its leading zeros. */
static char *
read_imei (JsonObject *object)
{
  g_autofree char *text = tkl_json_text (object, "imei");
  gsize length = text != NULL ? strlen (text) : 0;

  if (length == 0 || strspn (text, "0") == length)
    return NULL;
  if (length >= IMEI_DIGITS || strspn (text, "0123456789") != length)
    return g_steal_pointer (&text);
  return g_strdup_printf ("%.*s%s", (int) (IMEI_DIGITS - length), "000000000000000", text);
}

static char *
text_or_empty (JsonObject *object, const char *name)
{
  char *text = tkl_json_text (object, name);

  return text != NULL ? text : g_strdup ("");
}

static gpointer
read_vehicle (JsonObject *object)
{
  g_autoptr (TklRemoteVehicle) vehicle = g_new0 (TklRemoteVehicle, 1);
  JsonObject *params = tkl_json_object (object, "vehicle_params");
  JsonObject *last = tkl_json_object (object, "last_coordinate");

  vehicle->id = tkl_json_text (object, "id");
  if (vehicle->id == NULL)
    return NULL;
  vehicle->name = text_or_empty (object, "name");
  vehicle->imei = read_imei (object);
  vehicle->plate = params != NULL ? tkl_json_text (params, "plate_number") : NULL;
  vehicle->last_device_utc_ms = vehicle->last_server_utc_ms = TKL_INSTANT_NONE_MS;
  if (last != NULL)
    {
      vehicle->last_device_utc_ms = tkl_json_instant (last, "datetime");
      vehicle->last_server_utc_ms = tkl_json_instant (last, "server_datetime");
    }
  return g_steal_pointer (&vehicle);
}

static GPtrArray *
read_identifiers (JsonObject *object)
{
  JsonArray *list = tkl_json_array (object, "identifiers");
  guint n = list != NULL ? json_array_get_length (list) : 0;
  GPtrArray *identifiers = g_ptr_array_new_with_free_func (free_identifier);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *item = tkl_json_item (list, i);
      g_autofree char *text = item != NULL ? tkl_json_text (item, "identifier") : NULL;
      g_autofree char *type = item != NULL ? tkl_json_text (item, "type") : NULL;
      TklRemoteIdentifier *identifier;

      if (text == NULL)
        continue;
      identifier = g_new0 (TklRemoteIdentifier, 1);
      identifier->text = g_steal_pointer (&text);
      identifier->is_ibutton = type != NULL && g_ascii_strcasecmp (type, "IBUTTON") == 0;
      g_ptr_array_add (identifiers, identifier);
    }
  return identifiers;
}

static gpointer
read_driver (JsonObject *object)
{
  g_autofree char *id = tkl_json_text (object, "id");
  TklRemoteDriver *driver;

  if (id == NULL)
    return NULL;
  driver = g_new0 (TklRemoteDriver, 1);
  driver->id = g_steal_pointer (&id);
  driver->first_name = text_or_empty (object, "first_name");
  driver->last_name = text_or_empty (object, "last_name");
  driver->identifiers = read_identifiers (object);
  return driver;
}

static GStrv
read_driver_ids (JsonObject *object)
{
  JsonArray *list = tkl_json_array (object, "driver_ids");
  guint n = list != NULL ? json_array_get_length (list) : 0;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = tkl_json_node_text (json_array_get_element (list, i));

      if (id != NULL)
        g_strv_builder_add (ids, id);
    }
  return g_strv_builder_end (ids);
}

static gpointer
read_trip (JsonObject *object)
{
  JsonObject *start = tkl_json_object (object, "trip_start");
  JsonObject *end = tkl_json_object (object, "trip_end");
  gint64 start_ms = start != NULL ? tkl_json_instant (start, "datetime") : TKL_INSTANT_NONE_MS;
  double mileage;
  TklRemoteTrip *trip;

  if (start_ms == TKL_INSTANT_NONE_MS)
    return NULL;
  trip = g_new0 (TklRemoteTrip, 1);
  trip->start_utc_ms = start_ms;
  trip->end_utc_ms = end != NULL ? tkl_json_instant (end, "datetime") : TKL_INSTANT_NONE_MS;
  trip->start = tkl_json_point (start);
  trip->end = tkl_json_point (end);
  if (!tkl_json_int64 (object, "trip_duration", &trip->duration_s) || trip->duration_s < 0)
    trip->duration_s = -1;
  trip->mileage_milli = -1;
  if (tkl_json_double (object, "mileage", &mileage) && mileage >= 0 && mileage < 1e12)
    trip->mileage_milli = llround (mileage * 1000);
  trip->driver_ids = read_driver_ids (object);
  return trip;
}

typedef gpointer (*ReadItem) (JsonObject *object);

static void
read_list (JsonArray *list, ReadItem read_item, TklFleetPage *page)
{
  guint n = json_array_get_length (list);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = tkl_json_item (list, i);
      gpointer item = object != NULL ? read_item (object) : NULL;

      if (item != NULL)
        g_ptr_array_add (page->items, item);
      else
        page->n_skipped++;
    }
}

/* Numbers as they stand in the text; json-glib keeps whole ones exactly. */
static gboolean
read_token (JsonObject *object, char **ret_token, GError **error)
{
  JsonNode *node = json_object_get_member (object, "continuation_token");

  *ret_token = NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return tkl_answer_bad_token (error);
  *ret_token = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_dup_string (node)
                                                                : tkl_json_node_text (node);
  if (tkl_str_empty (*ret_token))
    g_clear_pointer (ret_token, g_free);
  return TRUE;
}

/* A list in an envelope, a bare list, or one item alone. */
static gboolean
read_root (
    JsonNode *root, const char *list_name, ReadItem read_item, TklFleetPage *page, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonArray *list = object != NULL ? tkl_json_array (object, list_name) : NULL;
  gpointer single;

  if (object == NULL && JSON_NODE_HOLDS_ARRAY (root))
    list = json_node_get_array (root);
  if (list != NULL)
    {
      read_list (list, read_item, page);
      return object == NULL || read_token (object, &page->token, error);
    }
  single = object != NULL ? read_item (object) : NULL;
  if (single == NULL)
    return tkl_answer_no_list (list_name, error);
  g_ptr_array_add (page->items, single);
  return TRUE;
}

typedef struct
{
  const char *list_name;
  ReadItem read_item;
  GDestroyNotify free_item;
} Shape;

static gboolean
parse (const char *data, gsize size, const Shape *shape, TklFleetPage *ret_page, GError **error)
{
  g_autoptr (JsonNode) root = tkl_json_parse (data, size, error);
  g_auto (TklFleetPage) page = { 0 };

  if (root == NULL)
    return FALSE;
  page.items = g_ptr_array_new_with_free_func (shape->free_item);
  if (!read_root (root, shape->list_name, shape->read_item, &page, error))
    return FALSE;
  *ret_page = page;
  page = (TklFleetPage){ 0 };
  return TRUE;
}

gboolean
tkl_fleet_parse_vehicles (const char *data, gsize size, TklFleetPage *ret_page, GError **error)
{
  static const Shape shape = { "results", read_vehicle, (GDestroyNotify) tkl_remote_vehicle_free };

  return parse (data, size, &shape, ret_page, error);
}

gboolean
tkl_fleet_parse_drivers (const char *data, gsize size, TklFleetPage *ret_page, GError **error)
{
  static const Shape shape = { "items", read_driver, (GDestroyNotify) tkl_remote_driver_free };

  return parse (data, size, &shape, ret_page, error);
}

gboolean
tkl_fleet_parse_trips (const char *data, gsize size, TklFleetPage *ret_page, GError **error)
{
  static const Shape shape = { "trips", read_trip, (GDestroyNotify) tkl_remote_trip_free };

  return parse (data, size, &shape, ret_page, error);
}

gint64
tkl_remote_trip_distance_m (const TklRemoteTrip *trip, gint64 odometer_m)
{
  gint64 as_metres = (trip->mileage_milli + 500) / 1000;
  gint64 as_kilometres = trip->mileage_milli;

  if (trip->mileage_milli < 0)
    return -1;
  if (odometer_m >= 0)
    return ABS (as_metres - odometer_m) <= ABS (as_kilometres - odometer_m) ? as_metres
                                                                            : as_kilometres;
  if (trip->duration_s <= 0)
    return -1;
  return as_kilometres > trip->duration_s * MAX_TRIP_SPEED_M_S ? as_metres : as_kilometres;
}
