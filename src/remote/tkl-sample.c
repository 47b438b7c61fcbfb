/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of an answer without what it tells (docs/trusttrack.md §12). */
/* Thread: any; pure. */
#include "tkl-sample.h"

#include "tkl-json.h"

#include <math.h>
#include <string.h>

/* Of a list, and of the members of an object without a name: more tell nothing new. */
#define MOST_SHAPES 5
/* From this length on a text of hexadecimal digits is the number of a key or a device. */
#define KEY_CHARS 8

/* What docs/trusttrack.md and the service's documents call members: only these are written out. Ours is
 * a list of what may be told, never one of what may not. */
static const char *const known_names[] = {
  "address",
  "altitude",
  "api_key",
  "average_fuel_consumption",
  "battery_voltage",
  "business_hours_end",
  "business_hours_start",
  "business_or_private",
  "calculated_inputs",
  "canbus_hours_to_service",
  "code",
  "config",
  "connection",
  "continuationToken",
  "continuation_token",
  "count",
  "country",
  "country_code",
  "country_code_geonames",
  "county",
  "datetime",
  "description",
  "device_inputs",
  "digital_input_1",
  "direction",
  "driver_id",
  "driver_ids",
  "duration",
  "end",
  "error",
  "error_description",
  "event_type",
  "events",
  "field",
  "fieldValidationErrors",
  "field_validation_errors",
  "first_driver_id",
  "first_name",
  "fuel_level",
  "fuel_tank_capacity",
  "fuel_type",
  "geozone_ids",
  "gsm_signal_strength",
  "hdop",
  "house_number",
  "ibutton",
  "id",
  "identifier",
  "identifier_type",
  "identifiers",
  "ignition_status",
  "imei",
  "input_trigger",
  "inputs",
  "items",
  "last_coordinate",
  "last_name",
  "last_valid_gps_datetime",
  "latitude",
  "limit",
  "locality",
  "location",
  "longitude",
  "magnetic_card_id",
  "make",
  "message",
  "mileage",
  "moba_netto_weight",
  "moba_rfid_id",
  "moba_timestamp",
  "model",
  "movement",
  "name",
  "nearest_geozone",
  "objectId",
  "object_id",
  "object_ids",
  "other",
  "phone",
  "plate_number",
  "position",
  "power_supply_voltage",
  "priority",
  "provisional",
  "raw",
  "reason",
  "region",
  "results",
  "rfid_b",
  "rpm",
  "satellites_count",
  "second_driver_id",
  "server_datetime",
  "speed",
  "start",
  "status",
  "street",
  "temperature",
  "temperature_sensor_0",
  "timezone",
  "trip_duration",
  "trip_end",
  "trip_start",
  "trip_type",
  "trips",
  "type",
  "user_id",
  "vehicle_params",
  "version",
  "vin",
  "virtual_gps_odometer",
  "virtual_odometer",
  "wireless_trailer_id",
  "zip",
};

/* Kinds, which are no one's data. */
static const char *const known_words[]
    = { "IBUTTON", "DLT", "TACHOGRAPH", "WIRELESS",  "UNKNOWN",    "BUSINESS", "PRIVATE",
        "ON",      "OFF", "UNPLUGGED",  "ENGINE_ON", "ENGINE_OFF", "NONE" };

static const char *
find_known (const char *const *list, gsize n, const char *text)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (list[i], text))
      return list[i];
  return NULL;
}

/* --- values ----------------------------------------------------------------------------------- */

static gboolean
is_made_of (const char *text, const char *set)
{
  return text[0] != '\0' && text[strspn (text, set)] == '\0';
}

/* Returns: (transfer full) (nullable): `9999-99-99T99:99:99Z`: its marks, none of its digits. */
static char *
describe_instant (const char *text)
{
  g_autoptr (GDateTime) instant = g_date_time_new_from_iso8601 (text, NULL);
  char *marks;

  if (instant == NULL)
    return NULL;
  marks = g_strdup (text);
  for (char *at = marks; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      *at = '9';
  return marks;
}

/* Which end of a key has the mark of its family tells in which order its bytes are. */
static void
add_key_facts (GString *shape, const char *text)
{
  gboolean upper = strpbrk (text, "ABCDEF") != NULL, lower = strpbrk (text, "abcdef") != NULL;

  g_string_append (shape, upper && lower ? ", hexadecimal, mixed case"
                          : upper        ? ", hexadecimal, upper case"
                          : lower        ? ", hexadecimal, lower case"
                                         : ", digits");
  if (g_str_has_prefix (text, "01"))
    g_string_append (shape, ", begins with 01");
  if (g_str_has_suffix (text, "01"))
    g_string_append (shape, ", ends with 01");
}

static char *
describe_text (const char *text)
{
  const char *word = find_known (known_words, G_N_ELEMENTS (known_words), text);
  g_autofree char *instant = describe_instant (text);
  g_autofree char *bare = g_strstrip (g_strdup (text));
  GString *shape;

  if (word != NULL)
    return g_strdup_printf ("the word %s", word);
  if (instant != NULL)
    return g_strdup_printf ("instant %s", instant);
  shape = g_string_new (NULL);
  g_string_printf (shape, "text, length %ld", g_utf8_strlen (text, -1));
  if (!g_str_equal (bare, text))
    g_string_append (shape, ", with blanks around it");
  if (g_uuid_string_is_valid (text))
    g_string_append (shape, ", a UUID");
  else if (strlen (text) >= KEY_CHARS && is_made_of (text, "0123456789abcdefABCDEF"))
    add_key_facts (shape, text);
  else if (is_made_of (text, "0123456789"))
    g_string_append (shape, ", digits");
  else if (is_made_of (text, "+-.0123456789"))
    g_string_append (shape, ", a number");
  else if (strlen (text) >= KEY_CHARS && is_made_of (text, "0123456789abcdefABCDEF:- "))
    g_string_append (shape, ", hexadecimal with marks");
  return g_string_free (shape, FALSE);
}

static guint
count_digits (double number)
{
  return number < 10 ? 1 : (guint) floor (log10 (number)) + 1;
}

static char *
describe_number (JsonNode *node)
{
  double number = json_node_get_double (node);
  const char *sign = number < 0 ? ", negative" : "";

  if (json_node_get_value_type (node) == G_TYPE_INT64)
    {
      number = fabs ((double) json_node_get_int (node));
      return g_strdup_printf ("whole number, length %u%s", count_digits (number),
                              json_node_get_int (node) < 0 ? ", negative" : "");
    }
  return g_strdup_printf ("decimal number, length %u before the point%s",
                          count_digits (fabs (number)), sign);
}

static JsonNode *
make_text (char *text_taken)
{
  JsonNode *node = json_node_init_string (json_node_alloc (), text_taken);

  g_free (text_taken);
  return node;
}

/* --- structure -------------------------------------------------------------------------------- */

static JsonNode *describe (JsonNode *node);

static JsonNode *
describe_list (JsonArray *list)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *shapes = json_array_new ();
  JsonNode *node;
  guint n = json_array_get_length (list);

  for (guint i = 0; i < n && json_array_get_length (shapes) < MOST_SHAPES; i++)
    {
      g_autoptr (JsonNode) shape = describe (json_array_get_element (list, i));
      char *text = json_to_string (shape, FALSE);

      if (g_hash_table_add (seen, text))
        json_array_add_element (shapes, g_steal_pointer (&shape));
    }
  node = json_node_init_array (json_node_alloc (), shapes);
  json_array_unref (shapes);
  return node;
}

static JsonNode *
describe_object (JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);
  JsonObject *shape = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), shape);
  guint n_unlisted = 0;

  for (GList *item = names; item != NULL; item = item->next)
    {
      JsonNode *value = json_object_get_member (object, item->data);
      const char *name = find_known (known_names, G_N_ELEMENTS (known_names), item->data);
      g_autofree char *stand_in = NULL;

      if (name == NULL && ++n_unlisted > MOST_SHAPES)
        continue;
      if (name == NULL)
        stand_in = g_strdup_printf ("(unlisted %u, length %ld)", n_unlisted,
                                    g_utf8_strlen (item->data, -1));
      json_object_set_member (shape, name != NULL ? name : stand_in, describe (value));
    }
  json_object_unref (shape);
  return node;
}

/* Nesting is bounded by tkl_json_parse(). */
static JsonNode *
describe (JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return describe_object (json_node_get_object (node));
    case JSON_NODE_ARRAY:
      return describe_list (json_node_get_array (node));
    case JSON_NODE_VALUE:
      if (json_node_get_value_type (node) == G_TYPE_STRING)
        return make_text (describe_text (json_node_get_string (node)));
      if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
        return make_text (g_strdup ("true or false"));
      return make_text (describe_number (node));
    case JSON_NODE_NULL:
    default:
      return make_text (g_strdup ("null"));
    }
}

char *
tkl_sample_describe (const char *body, gsize size)
{
  g_autoptr (JsonNode) node = tkl_json_parse (body, size, NULL);
  g_autoptr (JsonNode) shape = NULL;

  if (node == NULL)
    return g_strdup ("\"no JSON\"");
  shape = describe (node);
  return json_to_string (shape, FALSE);
}
