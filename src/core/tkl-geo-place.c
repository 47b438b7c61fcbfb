/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklGeoPlace: what a geocoder answers, and how addresses and positions become questions. */
/* Thread: any; pure. */
#include "tkl-geo-place.h"

#include <string.h>

#include "tkl-text.h"

/* Cells of one circle of latitude, a round number above the 3 600 001 there are. */
#define CELLS_PER_ROW G_GINT64_CONSTANT (4000000)
#define LAT_ORIGIN_E7 G_GINT64_CONSTANT (900000000)
#define LON_ORIGIN_E7 G_GINT64_CONSTANT (1800000000)

TklGeoPlace *
tkl_geo_place_new (const char *name, TklPoint point)
{
  TklGeoPlace *place = g_new0 (TklGeoPlace, 1);

  place->name = g_strdup (name != NULL ? name : "");
  place->point = point;
  return place;
}

TklGeoPlace *
tkl_geo_place_copy (const TklGeoPlace *place)
{
  TklGeoPlace *copy;

  if (place == NULL)
    return NULL;
  copy = tkl_geo_place_new (place->name, place->point);
  tkl_address_copy_into (&place->address, &copy->address);
  return copy;
}

void
tkl_geo_place_free (TklGeoPlace *place)
{
  if (place == NULL)
    return;
  g_free (place->name);
  tkl_address_clear (&place->address);
  g_free (place);
}

char *
tkl_geo_place_line (const TklGeoPlace *place)
{
  g_return_val_if_fail (place != NULL, NULL);

  /* A town alone is less than what the service has to say. */
  if (tkl_str_empty (place->address.street))
    return g_strdup (place->name);
  return tkl_address_line (&place->address);
}

gint64
tkl_geo_cell (TklPoint point)
{
  gint64 row = (point.lat_e7 + LAT_ORIGIN_E7 + TKL_GEO_CELL_E7 / 2) / TKL_GEO_CELL_E7;
  gint64 column = (point.lon_e7 + LON_ORIGIN_E7 + TKL_GEO_CELL_E7 / 2) / TKL_GEO_CELL_E7;

  g_return_val_if_fail (tkl_point_valid (point), 0);
  return row * CELLS_PER_ROW + column;
}

TklPoint
tkl_geo_cell_centre (gint64 cell)
{
  g_return_val_if_fail (cell >= 0, TKL_POINT_NONE);

  return (TklPoint){
    (gint32) (cell / CELLS_PER_ROW * TKL_GEO_CELL_E7 - LAT_ORIGIN_E7),
    (gint32) (cell % CELLS_PER_ROW * TKL_GEO_CELL_E7 - LON_ORIGIN_E7),
  };
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t")] == '\0';
}

gboolean
tkl_address_is_blank (const TklAddress *address)
{
  g_return_val_if_fail (address != NULL, TRUE);

  return is_blank (address->street) && is_blank (address->postal_code) && is_blank (address->town);
}

char *
tkl_address_door (const TklAddress *address)
{
  g_autofree char *door = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  if (address->house_number == NULL)
    return NULL;
  door = g_strstrip (g_strdup (address->house_number));
  door[strcspn (door, " \t/")] = '\0';
  return *door != '\0' ? g_steal_pointer (&door) : NULL;
}

char *
tkl_address_country_code (const TklAddress *address)
{
  const char *country;

  g_return_val_if_fail (address != NULL, NULL);

  country = address->country;
  if (tkl_str_empty (country))
    return g_strdup ("be");
  if (strlen (country) == 2 && g_ascii_isalpha (country[0]) && g_ascii_isalpha (country[1]))
    return g_ascii_strdown (country, -1);
  return NULL;
}

static void
add_word (GString *line, const char *separator, const char *word)
{
  if (tkl_str_empty (word))
    return;
  if (line->len > 0)
    g_string_append (line, separator);
  g_string_append (line, word);
}

char *
tkl_address_line (const TklAddress *address)
{
  g_autoptr (GString) line = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  line = g_string_new (address->street);
  if (line->len > 0)
    add_word (line, " ", address->house_number);
  add_word (line, ", ", address->postal_code);
  add_word (line, tkl_str_empty (address->postal_code) ? ", " : " ", address->town);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* Case folded, composed, and one blank between words. */
static void
add_normal (GString *key, const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text != NULL ? text : "", -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (composed != NULL ? composed : "", -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        g_string_append (key, words[i]);
        g_string_append_c (key, ' ');
      }
  g_string_append_c (key, '|');
}

char *
tkl_address_key (const TklAddress *address)
{
  g_autoptr (GString) key = g_string_new (NULL);
  g_autofree char *door = NULL;
  g_autofree char *code = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  door = tkl_address_door (address);
  code = tkl_address_country_code (address);
  add_normal (key, address->street);
  add_normal (key, door);
  add_normal (key, address->postal_code);
  add_normal (key, address->town);
  add_normal (key, code != NULL ? code : address->country);
  return g_string_free (g_steal_pointer (&key), FALSE);
}
