/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the answers of a geocoder: `jsonv2` of Nominatim, which comes from outside. */
/* Thread: any; pure. */
#include "tkl-json.h"
#include "tkl-nominatim.h"
#include "tkl-remote-error.h"

#define MAX_NAME 300
#define MAX_PART 100

/* On one line, without control characters, at most @max characters. */
static char *
take_line (JsonObject *object, const char *name, guint max)
{
  g_autofree char *text = tkl_json_text (object, name);
  g_autoptr (GString) line = NULL;
  guint n = 0;

  if (text == NULL)
    return NULL;
  line = g_string_new (NULL);
  for (const char *pos = text; *pos != '\0' && n < max; pos = g_utf8_next_char (pos), n++)
    {
      gunichar letter = g_utf8_get_char (pos);
      gboolean blank = !g_unichar_isprint (letter) || g_unichar_isspace (letter);

      g_string_append_unichar (line, blank ? ' ' : letter);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* The first of @names that is there; NULL-terminated. */
static char *
take_first (JsonObject *object, const char *const *names)
{
  char *text = NULL;

  for (guint i = 0; names[i] != NULL && text == NULL; i++)
    text = take_line (object, names[i], MAX_PART);
  return text;
}

static void
take_address (JsonObject *object, TklAddress *address)
{
  static const char *const streets[]
      = { "road", "pedestrian", "square", "footway", "path", "cycleway", "place", NULL };
  static const char *const towns[] = { "city", "town", "village", "municipality", "hamlet", NULL };
  g_autofree char *code = NULL;

  if (object == NULL)
    return;
  address->street = take_first (object, streets);
  address->house_number = take_line (object, "house_number", MAX_PART);
  address->postal_code = take_line (object, "postcode", MAX_PART);
  address->town = take_first (object, towns);
  code = take_line (object, "country_code", MAX_PART);
  address->country = code != NULL ? g_utf8_strup (code, -1) : NULL;
}

/* Returns: (nullable): NULL when it has no name or no position that can be. */
static TklGeoPlace *
take_place (JsonObject *object)
{
  g_autofree char *name = take_line (object, "display_name", MAX_NAME);
  double latitude, longitude;
  TklPoint point;
  TklGeoPlace *place;

  if (name == NULL || !tkl_json_double (object, "lat", &latitude)
      || !tkl_json_double (object, "lon", &longitude))
    return NULL;
  point = tkl_point_from_degrees (latitude, longitude);
  if (!tkl_point_is_set (point))
    return NULL;
  place = tkl_geo_place_new (name, point);
  take_address (tkl_json_object (object, "address"), &place->address);
  return place;
}

/* One long street comes in pieces that nobody can tell apart: the first, best one stands for it. */
static gboolean
has_name (const GPtrArray *places, const char *name)
{
  for (guint i = 0; i < places->len; i++)
    if (g_str_equal (((const TklGeoPlace *) places->pdata[i])->name, name))
      return TRUE;
  return FALSE;
}

gboolean
tkl_nominatim_parse_search (const char *body, gsize size, GPtrArray **ret_places, GError **error)
{
  g_autoptr (JsonNode) root = tkl_json_parse (body, size, error);
  g_autoptr (GPtrArray) places = NULL;
  JsonArray *array;

  if (root == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_ARRAY (root))
    {
      g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_ANSWER, "The answer is not a list");
      return FALSE;
    }
  array = json_node_get_array (root);
  places = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_geo_place_free);
  for (guint i = 0; i < json_array_get_length (array) && places->len < TKL_NOMINATIM_MAX_PLACES;
       i++)
    {
      JsonObject *item = tkl_json_item (array, i);
      g_autoptr (TklGeoPlace) place = item != NULL ? take_place (item) : NULL;

      if (place != NULL && !has_name (places, place->name))
        g_ptr_array_add (places, g_steal_pointer (&place));
    }
  *ret_places = g_steal_pointer (&places);
  return TRUE;
}

gboolean
tkl_nominatim_parse_reverse (const char *body, gsize size, TklGeoPlace **ret_place, GError **error)
{
  g_autoptr (JsonNode) root = tkl_json_parse (body, size, error);
  JsonObject *object;
  TklGeoPlace *place;

  if (root == NULL)
    return FALSE;
  object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  place = object != NULL ? take_place (object) : NULL;
  /* "Unable to geocode" comes as an error with status 200. */
  if (place == NULL && (object == NULL || !json_object_has_member (object, "error")))
    {
      g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_ANSWER, "The answer is no place");
      return FALSE;
    }
  *ret_place = place;
  return TRUE;
}
