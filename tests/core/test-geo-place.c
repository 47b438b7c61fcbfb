/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of positions, and addresses as lines and as keys of the cache (F083, F154). */
/* Thread: main. */
#include "tkl-geo-place.h"

/* Street, house number, postal code, town, country; borrowed. */
typedef const char *Parts[5];

static TklAddress
borrow (const Parts parts)
{
  return (TklAddress){ (char *) parts[0], (char *) parts[1], (char *) parts[2], (char *) parts[3],
                       (char *) parts[4] };
}

static void
test_cells (void)
{
  static const struct
  {
    TklPoint point, centre;
  } cases[] = {
    { { 508466000, 43517000 }, { 508466000, 43517000 } },
    { { 508466499, 43516500 }, { 508466000, 43517000 } },
    { { 508466500, 43517499 }, { 508467000, 43517000 } },
    { { -338567845, -1234567890 }, { -338568000, -1234568000 } },
    { { -1, -1 }, { 0, 0 } },
    { { -500, 499 }, { 0, 0 } },
    { { -501, 500 }, { -1000, 1000 } },
    { { 900000000, 1800000000 }, { 900000000, 1800000000 } },
    { { -900000000, -1800000000 }, { -900000000, -1800000000 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 cell = tkl_geo_cell (cases[i].point);
      TklPoint centre = tkl_geo_cell_centre (cell);

      g_assert_cmpint (cell, >=, 0);
      g_assert_cmpint (centre.lat_e7, ==, cases[i].centre.lat_e7);
      g_assert_cmpint (centre.lon_e7, ==, cases[i].centre.lon_e7);
      g_assert_cmpint (tkl_geo_cell (centre), ==, cell);
    }
}

static void
test_lines (void)
{
  static const struct
  {
    Parts parts;
    const char *line;
    const char *door;
    const char *code;
  } cases[] = {
    { { NULL, NULL, NULL, NULL, NULL }, "", NULL, "be" },
    { { "Kalkovenweg", "12", "2800", "Mechelen", "BE" },
      "Kalkovenweg 12, 2800 Mechelen",
      "12",
      "be" },
    { { "Kalkovenweg", "12 bus 3", "", "Mechelen", "Belgium" },
      "Kalkovenweg 12 bus 3, Mechelen",
      "12",
      NULL },
    { { "Kalkovenweg", " 12A/3 ", NULL, NULL, "fr" }, "Kalkovenweg  12A/3 ", "12A", "fr" },
    { { NULL, "12", "2800", NULL, "b1" }, "2800", "12", NULL },
    { { "", "/", NULL, "Gent", "" }, "Gent", NULL, "be" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklAddress address = borrow (cases[i].parts);
      g_autofree char *line = tkl_address_line (&address);
      g_autofree char *door = tkl_address_door (&address);
      g_autofree char *code = tkl_address_country_code (&address);

      g_assert_cmpstr (line, ==, cases[i].line);
      g_assert_cmpstr (door, ==, cases[i].door);
      g_assert_cmpstr (code, ==, cases[i].code);
      g_assert_cmpint (tkl_address_is_blank (&address), ==, *line == '\0');
    }
}

static void
test_keys (void)
{
  static const Parts parts = { "Rue de l'Été", "12", "2800", "Mechelen", NULL };
  static const struct
  {
    Parts other;
    gboolean same;
  } cases[] = {
    { { " rue  DE l'e\xcc\x81te\xcc\x81 ", "12 bte 4", "2800", "MECHELEN", "be" }, TRUE },
    { { "Rue de l'Été", "12A", "2800", "Mechelen", NULL }, FALSE },
    { { "Rue de l'Ete", "12", "2800", "Mechelen", NULL }, FALSE },
    { { "Rue de l'Été", "12", "2800", "Mechelen", "NL" }, FALSE },
    { { "Rue de l'Été", "12", "2800 Mechelen", NULL, NULL }, FALSE },
    { { "Rue de l'Été 12", NULL, "2800", "Mechelen", NULL }, FALSE },
  };
  TklAddress address = borrow (parts);
  g_autofree char *key = tkl_address_key (&address);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklAddress varied = borrow (cases[i].other);
      g_autofree char *other = tkl_address_key (&varied);

      g_assert_cmpint (g_str_equal (key, other), ==, cases[i].same);
    }
}

static void
test_place (void)
{
  TklPoint point = { 510286690, 44502400 };
  g_autoptr (TklGeoPlace) place = tkl_geo_place_new ("Mechelen, Antwerpen, België", point);
  g_autoptr (TklGeoPlace) copy = NULL;
  g_autofree char *without_street = NULL;
  g_autofree char *with_street = NULL;

  place->address.town = g_strdup ("Mechelen");
  without_street = tkl_geo_place_line (place);
  g_assert_cmpstr (without_street, ==, "Mechelen, Antwerpen, België");
  place->address.street = g_strdup ("Grote Markt");
  copy = tkl_geo_place_copy (place);
  with_street = tkl_geo_place_line (copy);
  g_assert_cmpstr (with_street, ==, "Grote Markt, Mechelen");
  g_assert_true (tkl_point_equal (copy->point, point));
  g_assert_null (tkl_geo_place_copy (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geo-place/cells", test_cells);
  g_test_add_func ("/geo-place/lines", test_lines);
  g_test_add_func ("/geo-place/keys", test_keys);
  g_test_add_func ("/geo-place/place", test_place);
  return g_test_run ();
}
