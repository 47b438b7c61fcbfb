/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading scenario files and admin requests. */
/* Thread: main. */
#include "tkl-sim-reader.h"

#include "tkl-instant.h"
#include "tkl-sim-error.h"

#include <math.h>

#define MAX_EXACT 9007199254740992.0 /* 2^53 */
#define MAX_LAT_E7 900000000
#define MAX_LON_E7 1800000000

static void
complain (const TklSimReader *reader, const char *name, const char *what, GError **error)
{
  g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_SYNTAX, "%s%s%s: %s", reader->where,
               *reader->where != '\0' ? "." : "", name, what);
}

/* (nullable): NULL for absent and null alike. */
static JsonNode *
find_member (const TklSimReader *reader, const char *name)
{
  JsonNode *node = json_object_get_member (reader->object, name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

gboolean
tkl_sim_read_names (const TklSimReader *reader, const char *const *names, GError **error)
{
  g_autoptr (GList) members = json_object_get_members (reader->object);

  for (GList *l = members; l != NULL; l = l->next)
    if (!g_strv_contains (names, l->data))
      {
        g_autofree char *known = g_strjoinv (", ", (char **) names);
        g_autofree char *what = g_strdup_printf ("is not known here; known are: %s", known);

        complain (reader, l->data, what, error);
        return FALSE;
      }
  return TRUE;
}

gboolean
tkl_sim_read_text (const TklSimReader *reader,
                   const char *name,
                   gboolean required,
                   const char **ret_text,
                   GError **error)
{
  JsonNode *node = find_member (reader, name);

  if (node == NULL && !required)
    return TRUE;
  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      complain (reader, name, node == NULL ? "is missing" : "must be a text", error);
      return FALSE;
    }
  *ret_text = json_node_get_string (node);
  return TRUE;
}

gboolean
tkl_sim_read_instant (const TklSimReader *reader,
                      const char *name,
                      gboolean required,
                      gint64 *ret_utc_ms,
                      GError **error)
{
  const char *text = NULL;

  if (!tkl_sim_read_text (reader, name, required, &text, error))
    return FALSE;
  if (text == NULL || tkl_instant_parse (text, NULL, ret_utc_ms))
    return TRUE;
  complain (reader, name, "must be a time such as 2026-03-02T05:41:07Z", error);
  return FALSE;
}

gboolean
tkl_sim_read_number (
    const TklSimReader *reader, const char *name, guint decimals, gint64 *ret_value, GError **error)
{
  JsonNode *node = find_member (reader, name);
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;
  double value;

  if (node == NULL)
    return TRUE;
  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    {
      complain (reader, name, "must be a number", error);
      return FALSE;
    }
  value = json_node_get_double (node);
  for (guint i = 0; i < decimals; i++)
    value *= 10;
  if (!(fabs (value) <= MAX_EXACT))
    {
      complain (reader, name, "is too large", error);
      return FALSE;
    }
  *ret_value = llround (value);
  return TRUE;
}

gboolean
tkl_sim_read_boolean (const TklSimReader *reader,
                      const char *name,
                      gboolean *ret_value,
                      GError **error)
{
  JsonNode *node = find_member (reader, name);

  if (node == NULL)
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    {
      complain (reader, name, "must be true or false", error);
      return FALSE;
    }
  *ret_value = json_node_get_boolean (node);
  return TRUE;
}

gboolean
tkl_sim_read_array (const TklSimReader *reader,
                    const char *name,
                    JsonArray **ret_array,
                    GError **error)
{
  JsonNode *node = find_member (reader, name);

  if (node != NULL && !JSON_NODE_HOLDS_ARRAY (node))
    {
      complain (reader, name, "must be an array", error);
      return FALSE;
    }
  *ret_array = node != NULL ? json_node_get_array (node) : NULL;
  return TRUE;
}

gboolean
tkl_sim_read_object (const TklSimReader *reader,
                     const char *name,
                     JsonObject **ret_object,
                     GError **error)
{
  JsonNode *node = find_member (reader, name);

  if (node != NULL && !JSON_NODE_HOLDS_OBJECT (node))
    {
      complain (reader, name, "must be an object", error);
      return FALSE;
    }
  *ret_object = node != NULL ? json_node_get_object (node) : NULL;
  return TRUE;
}

JsonObject *
tkl_sim_read_element (const TklSimReader *reader,
                      const char *name,
                      JsonArray *array,
                      guint index,
                      char **ret_where,
                      GError **error)
{
  JsonNode *node = json_array_get_element (array, index);
  g_autofree char *where = g_strdup_printf ("%s%s%s[%u]", reader->where,
                                            *reader->where != '\0' ? "." : "", name, index);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_SYNTAX, "%s: must be an object", where);
      return NULL;
    }
  *ret_where = g_steal_pointer (&where);
  return json_node_get_object (node);
}

gboolean
tkl_sim_read_texts (const TklSimReader *reader, const char *name, GPtrArray *texts, GError **error)
{
  JsonArray *array;

  if (!tkl_sim_read_array (reader, name, &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (json_node_get_value_type (node) != G_TYPE_STRING)
        {
          complain (reader, name, "must be an array of texts", error);
          return FALSE;
        }
      g_ptr_array_add (texts, json_node_dup_string (node));
    }
  return TRUE;
}

static gboolean
read_small (
    const TklSimReader *reader, const char *name, gint64 max, gint16 *ret_value, GError **error)
{
  gint64 value = *ret_value;

  if (!tkl_sim_read_number (reader, name, 0, &value, error))
    return FALSE;
  if (value < -max || value > max)
    {
      complain (reader, name, "is out of range", error);
      return FALSE;
    }
  *ret_value = (gint16) value;
  return TRUE;
}

static gboolean
read_position (const TklSimReader *reader, TklPoint *ret_point, GError **error)
{
  gint64 lat = G_MININT64, lon = G_MININT64;

  if (!tkl_sim_read_number (reader, "latitude", 7, &lat, error)
      || !tkl_sim_read_number (reader, "longitude", 7, &lon, error))
    return FALSE;
  if (lat == G_MININT64 && lon == G_MININT64)
    return TRUE;
  if (lat < -MAX_LAT_E7 || lat > MAX_LAT_E7 || lon < -MAX_LON_E7 || lon > MAX_LON_E7)
    {
      complain (reader, "latitude", "and longitude must both be there, within ±90 and ±180", error);
      return FALSE;
    }
  *ret_point = (TklPoint){ (gint32) lat, (gint32) lon };
  return TRUE;
}

static gboolean
read_ignition (const TklSimReader *reader, guint8 *ret_ignition, GError **error)
{
  static const char *const words[] = { "UNKNOWN", "OFF", "ON" };
  const char *text = NULL;

  if (!tkl_sim_read_text (reader, "ignition", FALSE, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (text, words[i]))
      {
        *ret_ignition = (guint8) i;
        return TRUE;
      }
  complain (reader, "ignition", "must be ON, OFF or UNKNOWN", error);
  return FALSE;
}

static gboolean
read_odometer (const TklSimReader *reader, gint32 *ret_odometer_m, GError **error)
{
  gint64 odometer = *ret_odometer_m;

  if (!tkl_sim_read_number (reader, "mileage_km", 3, &odometer, error))
    return FALSE;
  if (odometer < -1 || odometer > G_MAXINT32)
    {
      complain (reader, "mileage_km", "must be from 0 to 2000000", error);
      return FALSE;
    }
  *ret_odometer_m = (gint32) odometer;
  return TRUE;
}

gboolean
tkl_sim_read_record (const TklSimReader *reader,
                     TklSimModel *model,
                     gint64 received_utc_ms,
                     TklSimRecord *ret_record,
                     GError **error)
{
  static const char *const names[]
      = { "time",     "received",   "latitude", "longitude",  "speed", "direction",
          "altitude", "satellites", "ignition", "mileage_km", "key",   NULL };
  TklSimRecord record;
  const char *key = NULL;
  gint64 time;
  gint16 satellites;

  if (!tkl_sim_read_names (reader, names, error)
      || !tkl_sim_read_instant (reader, "time", TRUE, &time, error))
    return FALSE;
  tkl_sim_record_init (&record, time, TKL_POINT_NONE);
  satellites = record.satellites;
  if (received_utc_ms != TKL_INSTANT_NONE)
    record.received_utc_ms = received_utc_ms;
  if (!tkl_sim_read_instant (reader, "received", FALSE, &record.received_utc_ms, error)
      || !read_position (reader, &record.point, error)
      || !read_small (reader, "speed", 400, &record.speed_kmh, error)
      || !read_small (reader, "direction", 360, &record.direction_deg, error)
      || !read_small (reader, "altitude", 9000, &record.altitude_m, error)
      || !read_small (reader, "satellites", 99, &satellites, error)
      || !read_ignition (reader, &record.ignition, error)
      || !read_odometer (reader, &record.odometer_m, error)
      || !tkl_sim_read_text (reader, "key", FALSE, &key, error))
    return FALSE;
  record.satellites = (guint8) MAX (satellites, 0);
  record.key = tkl_sim_model_key (model, key);
  *ret_record = record;
  return TRUE;
}
