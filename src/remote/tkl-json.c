/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tolerant access to members of JSON objects: a wrong type reads as absent, never as a critical. */
/* Thread: any; pure. */
#include <math.h>
#include <string.h>

#include "tkl-answer.h"
#include "tkl-instant.h"
#include "tkl-json.h"

/* Whole numbers up to here are exact in a double. */
#define MAX_WHOLE 9e15

/* The four hex digits of an escape. Returns: −1 when they are not there. */
static int
read_escape (const char *at, const char *end)
{
  int unit = 0;

  if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
    return -1;
  for (int i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value (at[i]);

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }
  return unit;
}

/* One half of a surrogate pair alone is no character. */
static gboolean
has_half_pair (const char *data, gsize size)
{
  const char *end = data + size;

  for (const char *at = data; (at = memchr (at, '\\', (gsize) (end - at))) != NULL;)
    {
      int unit = read_escape (at, end);

      if (unit < 0xd800 || unit > 0xdfff)
        {
          at += unit < 0 ? 2 : 6;
          if (at >= end)
            return FALSE;
          continue;
        }
      if (unit >= 0xdc00 || (read_escape (at + 6, end) & ~0x3ff) != 0xdc00)
        return TRUE;
      at += 12;
      if (at >= end)
        return FALSE;
    }
  return FALSE;
}

JsonNode *
tkl_json_parse (const char *data, gsize size, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) local = NULL;
  TklScan scan;
  TklScanValue value;

  tkl_scan_init (&scan, data, size);
  tkl_scan_value (&scan, &value);
  tkl_scan_skip (&scan, &value);
  if (!tkl_scan_finish (&scan))
    {
      tkl_answer_fault (&scan, error);
      return NULL;
    }
  /* json-glib 1.6 refuses these as well, but forgets to free what it has read so far. */
  if (!g_utf8_validate_len (data, size, NULL) || has_half_pair (data, size))
    {
      g_set_error_literal (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_ANSWER,
                           "The answer is not JSON: a text in it is not Unicode");
      return NULL;
    }
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, data, (gssize) size, &local))
    {
      g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_ANSWER, "The answer is not JSON: %s",
                   local->message);
      return NULL;
    }
  return json_parser_steal_root (parser);
}

JsonObject *
tkl_json_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
tkl_json_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

JsonObject *
tkl_json_item (JsonArray *array, guint index)
{
  JsonNode *node
      = index < json_array_get_length (array) ? json_array_get_element (array, index) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* G_TYPE_STRING, _INT64, _DOUBLE, _BOOLEAN, or G_TYPE_INVALID for anything that is no value. */
static GType
value_type (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                                      : G_TYPE_INVALID;
}

char *
tkl_json_node_text (JsonNode *node)
{
  GType type = value_type (node);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *text = NULL;

  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (type == G_TYPE_DOUBLE)
    {
      double number = json_node_get_double (node);

      if (fabs (number) <= MAX_WHOLE && trunc (number) == number)
        return g_strdup_printf ("%.0f", number);
      return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, number));
    }
  if (type != G_TYPE_STRING)
    return NULL;
  text = g_strstrip (json_node_dup_string (node));
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

char *
tkl_json_text (JsonObject *object, const char *name)
{
  return tkl_json_node_text (json_object_get_member (object, name));
}

static gboolean
read_double (const char *text, double *ret_value)
{
  char *end;
  double value;

  /* The C library would take "nan", "inf" and hexadecimal numbers. */
  if (*text == '\0' || strspn (text, "+-.0123456789eE") != strlen (text))
    return FALSE;
  value = g_ascii_strtod (text, &end);
  if (*end != '\0' || !isfinite (value))
    return FALSE;
  *ret_value = value;
  return TRUE;
}

gboolean
tkl_json_double (JsonObject *object, const char *name, double *ret_value)
{
  JsonNode *node = json_object_get_member (object, name);
  GType type = value_type (node);
  g_autofree char *text = NULL;

  if (type == G_TYPE_INT64)
    {
      *ret_value = (double) json_node_get_int (node);
      return TRUE;
    }
  if (type == G_TYPE_DOUBLE)
    {
      if (!isfinite (json_node_get_double (node)))
        return FALSE;
      *ret_value = json_node_get_double (node);
      return TRUE;
    }
  text = tkl_json_node_text (node);
  return text != NULL && read_double (text, ret_value);
}

gboolean
tkl_json_int64 (JsonObject *object, const char *name, gint64 *ret_value)
{
  double value;

  if (!tkl_json_double (object, name, &value) || fabs (value) > MAX_WHOLE)
    return FALSE;
  *ret_value = llround (value);
  return TRUE;
}

gboolean
tkl_json_bool (JsonObject *object, const char *name, gboolean *ret_value)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autofree char *text = NULL;

  if (value_type (node) == G_TYPE_BOOLEAN)
    {
      *ret_value = json_node_get_boolean (node);
      return TRUE;
    }
  text = tkl_json_node_text (node);
  if (text == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (text, "on") == 0 || g_ascii_strcasecmp (text, "true") == 0
      || strcmp (text, "1") == 0)
    *ret_value = TRUE;
  else if (g_ascii_strcasecmp (text, "off") == 0 || g_ascii_strcasecmp (text, "false") == 0
           || strcmp (text, "0") == 0)
    *ret_value = FALSE;
  else
    return FALSE;
  return TRUE;
}

gint64
tkl_json_instant (JsonObject *object, const char *name)
{
  g_autofree char *text = NULL;
  gint64 utc_ms = G_MININT64;

  if (value_type (json_object_get_member (object, name)) != G_TYPE_STRING)
    return G_MININT64;
  text = tkl_json_text (object, name);
  return tkl_instant_parse (text, NULL, &utc_ms) ? utc_ms : G_MININT64;
}

TklPoint
tkl_json_point (JsonObject *object)
{
  double latitude, longitude;

  if (object == NULL || !tkl_json_double (object, "latitude", &latitude)
      || !tkl_json_double (object, "longitude", &longitude))
    return TKL_POINT_NONE;
  if (latitude == 0.0 && longitude == 0.0)
    return TKL_POINT_NONE;
  return tkl_point_from_degrees (latitude, longitude);
}
