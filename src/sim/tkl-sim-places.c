/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses of the imitated geocoder: those of the model, else invented streets in real towns. */
/* Thread: main. */

/* Each town has the same streets: lines from west to east, one above the other, with a house every
 * ten metres. So each address has one position, and each position the address it came from. */
#include "tkl-sim-places.h"

#include "tkl-demo-private.h"
#include "tkl-text.h"

#include <math.h>
#include <string.h>

#define STREET_APART_M 250
#define HOUSE_APART_M 10
#define MAX_HOUSE 300
#define FIRST_HOUSE_EAST_M (-HOUSE_APART_M * MAX_HOUSE / 2)
/* So near an address of the model is what is meant. */
#define DOORSTEP_M 60
#define TOWN_REACH_M 15000

static const char *const streets[] = {
  "Kerkstraat",   "Stationsstraat",    "Molenweg",      "Rue de l'Église",
  "Schoolstraat", "Dorpsplein",        "Rue du Moulin", "Nieuwstraat",
  "Bergstraße",   "Chaussée de Namur", "Industrielaan", "Veldstraat",
};
#define N_STREETS ((int) G_N_ELEMENTS (streets))

static gboolean
same_text (const char *a, const char *b)
{
  g_autofree char *x = g_utf8_casefold (a != NULL ? a : "", -1);
  g_autofree char *y = g_utf8_casefold (b != NULL ? b : "", -1);

  return strcmp (x, y) == 0;
}

static gboolean
holds_text (const char *text, const char *word)
{
  g_autofree char *x = g_utf8_casefold (text, -1);
  g_autofree char *y = g_utf8_casefold (word, -1);

  return strstr (x, y) != NULL;
}

static int
find_street (const char *name)
{
  for (int i = 0; i < N_STREETS; i++)
    if (same_text (streets[i], name))
      return i;
  return -1;
}

static TklPoint
locate (const TklDemoTown *town, int street, int house)
{
  return tkl_demo_offset (town->point, (street - N_STREETS / 2) * STREET_APART_M,
                          FIRST_HOUSE_EAST_M + house * HOUSE_APART_M);
}

/* TRUE: the question does not speak of another town or postal code. */
static gboolean
in_town (const TklSimQuestion *question, const char *postal_code, const char *town)
{
  if (question->text != NULL)
    return holds_text (question->text, town) || holds_text (question->text, postal_code);
  return (question->postal_code == NULL || strcmp (question->postal_code, postal_code) == 0)
         && (question->town == NULL || same_text (question->town, town));
}

static gboolean
names_town (const TklSimQuestion *question)
{
  if (question->text == NULL)
    return question->postal_code != NULL || question->town != NULL;
  for (guint i = 0; i < TKL_DEMO_TOWNS; i++)
    if (in_town (question, tkl_demo_towns[i].postal_code, tkl_demo_towns[i].name))
      return TRUE;
  return FALSE;
}

static TklSimSpot
spot_of_address (const TklSimAddress *address)
{
  TklSimSpot spot = { address->street, "", address->postal_code, address->town, address->point };

  g_strlcpy (spot.number, address->number, sizeof spot.number);
  return spot;
}

static guint
search_model (const TklSimModel *model,
              const TklSimQuestion *question,
              TklSimSpot *spots,
              guint max)
{
  guint n = 0;

  for (guint i = 0; i < model->addresses->len && n < max; i++)
    {
      const TklSimAddress *address = g_ptr_array_index (model->addresses, i);

      if (same_text (address->street, question->street)
          && g_strcmp0 (address->number, question->number) == 0
          && in_town (question, address->postal_code, address->town))
        spots[n++] = spot_of_address (address);
    }
  return n;
}

static TklSimSpot
spot_in_town (const TklDemoTown *town, int street, const char *number)
{
  TklSimSpot spot = { NULL, "", town->postal_code, town->name, town->point };
  gint64 house = 0;

  if (street < 0)
    return spot;
  spot.street = streets[street];
  if (!tkl_parse_int64 (number, 1, MAX_HOUSE, &house))
    house = MAX_HOUSE / 2;
  else
    g_strlcpy (spot.number, number, sizeof spot.number);
  spot.point = locate (town, street, (int) house);
  return spot;
}

guint
tkl_sim_places_search (const TklSimModel *model,
                       const TklSimQuestion *question,
                       TklSimSpot *ret_spots,
                       guint max)
{
  int street = find_street (question->street);
  gboolean somewhere = names_town (question);
  guint n = question->street != NULL ? search_model (model, question, ret_spots, max) : 0;

  if (n > 0 || (question->street != NULL && street < 0) || (question->street == NULL && !somewhere))
    return n;
  for (guint i = 0; i < TKL_DEMO_TOWNS && n < max; i++)
    if (!somewhere || in_town (question, tkl_demo_towns[i].postal_code, tkl_demo_towns[i].name))
      ret_spots[n++] = spot_in_town (&tkl_demo_towns[i], street, question->number);
  return n;
}

static const TklSimAddress *
find_doorstep (const TklSimModel *model, TklPoint point)
{
  const TklSimAddress *nearest = NULL;
  double nearest_m = DOORSTEP_M;

  for (guint i = 0; i < model->addresses->len; i++)
    {
      const TklSimAddress *address = g_ptr_array_index (model->addresses, i);
      double distance_m = tkl_point_distance_m (address->point, point);

      if (distance_m <= nearest_m)
        {
          nearest = address;
          nearest_m = distance_m;
        }
    }
  return nearest;
}

static const TklDemoTown *
find_town (TklPoint point)
{
  const TklDemoTown *nearest = NULL;
  double nearest_m = TOWN_REACH_M;

  for (guint i = 0; i < TKL_DEMO_TOWNS; i++)
    {
      double distance_m = tkl_point_distance_m (tkl_demo_towns[i].point, point);

      if (distance_m <= nearest_m)
        {
          nearest = &tkl_demo_towns[i];
          nearest_m = distance_m;
        }
    }
  return nearest;
}

/* Metres from @from along a meridian, or along its own circle of latitude; with a sign. */
static double
metres_between (TklPoint from, TklPoint to, gboolean north)
{
  TklPoint corner
      = north ? (TklPoint){ to.lat_e7, from.lon_e7 } : (TklPoint){ from.lat_e7, to.lon_e7 };
  gboolean behind = north ? to.lat_e7 < from.lat_e7 : to.lon_e7 < from.lon_e7;
  double distance_m = tkl_point_distance_m (from, corner);

  return behind ? -distance_m : distance_m;
}

gboolean
tkl_sim_places_reverse (const TklSimModel *model, TklPoint point, TklSimSpot *ret_spot)
{
  const TklSimAddress *address = find_doorstep (model, point);
  const TklDemoTown *town = find_town (point);
  int street, house;

  if (address != NULL)
    {
      *ret_spot = spot_of_address (address);
      return TRUE;
    }
  if (town == NULL)
    return FALSE;
  street
      = (int) lround (metres_between (town->point, point, TRUE) / STREET_APART_M) + N_STREETS / 2;
  house = (int) lround ((metres_between (town->point, point, FALSE) - FIRST_HOUSE_EAST_M)
                        / HOUSE_APART_M);
  street = CLAMP (street, 0, N_STREETS - 1);
  house = CLAMP (house, 1, MAX_HOUSE);
  *ret_spot = (TklSimSpot){ streets[street], "", town->postal_code, town->name,
                            locate (town, street, house) };
  g_snprintf (ret_spot->number, sizeof ret_spot->number, "%d", house);
  return TRUE;
}
