/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers of the geocoder in the database, and the ticks that lack an address (F083, F154). */
/* Thread: main. */
#include "store-seed.h"
#include "tkl-sql-geo.h"
#include "tkl-store-geo.h"
#include "tkl-store-list.h"

static const TklPoint mechelen = { 510286690, 44502400 };

static TklGeoPlace *
place_new (const char *name, const char *street)
{
  TklGeoPlace *place = tkl_geo_place_new (name, mechelen);

  place->address.street = g_strdup (street);
  place->address.house_number = g_strdup ("12");
  place->address.postal_code = g_strdup ("2800");
  place->address.town = g_strdup ("Mechelen");
  place->address.country = g_strdup ("BE");
  return place;
}

static void
assert_same_place (const TklGeoPlace *a, const TklGeoPlace *b)
{
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_true (tkl_point_equal (a->point, b->point));
  g_assert_true (tkl_address_equal (&a->address, &b->address));
}

/* @names: NULL-terminated. */
static void
put_search (const Fixture *fixture, const char *language, gint64 at_ms, const char *const *names)
{
  g_autoptr (GPtrArray) places
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_geo_place_free);

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (places, place_new (names[i], i == 0 ? NULL : "Kerkstraat"));
  g_assert_true (tkl_store_begin (fixture->store, NULL));
  g_assert_true (tkl_store_put_geo_search (fixture->store, "kerk|", language, at_ms, places, NULL));
  g_assert_true (tkl_store_commit (fixture->store, NULL));
}

static void
assert_search (const Fixture *fixture, const char *language, gint64 at_ms, const char *const *names)
{
  g_autoptr (GPtrArray) places = NULL;
  gint64 stored_ms = 0;

  g_assert_true (
      tkl_store_get_geo_search (fixture->store, "kerk|", language, &stored_ms, &places, NULL));
  g_assert_cmpint (stored_ms, ==, at_ms);
  g_assert_cmpint (places != NULL, ==, names != NULL);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autoptr (TklGeoPlace) expected = place_new (names[i], i == 0 ? NULL : "Kerkstraat");

      g_assert_cmpuint (i, <, places->len);
      assert_same_place (places->pdata[i], expected);
    }
  g_assert_cmpuint (places != NULL ? places->len : 0, ==,
                    names != NULL ? g_strv_length ((char **) names) : 0);
}

static void
test_searches (void)
{
  static const char *const two[] = { "b", "a", NULL };
  static const char *const one[] = { "c", NULL };
  static const char *const none[] = { NULL };
  g_auto (Fixture) fixture = fixture_open ();

  assert_search (&fixture, "nl", TKL_INSTANT_NONE_MS, NULL);
  put_search (&fixture, "nl", 1000, two);
  assert_search (&fixture, "nl", 1000, two);
  assert_search (&fixture, "fr", TKL_INSTANT_NONE_MS, NULL);
  put_search (&fixture, "fr", 1500, one);
  put_search (&fixture, "nl", 2000, one);
  assert_search (&fixture, "nl", 2000, one);
  put_search (&fixture, "nl", 3000, none);
  assert_search (&fixture, "nl", 3000, none);
  assert_search (&fixture, "fr", 1500, one);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM journal_entry"), ==, 0);
}

static void
put_address (const Fixture *fixture, gint64 cell, gint64 at_ms, const TklGeoPlace *place)
{
  g_assert_true (tkl_store_begin (fixture->store, NULL));
  g_assert_true (tkl_store_put_geo_address (fixture->store, cell, at_ms, place, NULL));
  g_assert_true (tkl_store_commit (fixture->store, NULL));
}

static void
test_addresses (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (TklGeoPlace) place = place_new ("12, Kerkstraat, Mechelen", "Kerkstraat");
  g_autoptr (TklGeoPlace) stored = NULL;
  TklGeoPlace *none = (gpointer) 1;
  gint64 at_ms = 0;

  g_assert_true (tkl_store_get_geo_address (fixture.store, 7, &at_ms, &none, NULL));
  g_assert_null (none);
  g_assert_cmpint (at_ms, ==, TKL_INSTANT_NONE_MS);
  put_address (&fixture, 7, 1000, NULL);
  none = (gpointer) 1;
  g_assert_true (tkl_store_get_geo_address (fixture.store, 7, &at_ms, &none, NULL));
  g_assert_null (none);
  g_assert_cmpint (at_ms, ==, 1000);
  put_address (&fixture, 7, 2000, place);
  g_assert_true (tkl_store_get_geo_address (fixture.store, 7, &at_ms, &stored, NULL));
  g_assert_cmpint (at_ms, ==, 2000);
  assert_same_place (stored, place);
}

/* SQL and C agree about cells, on random points and on the edges of cells. */
static void
test_cells (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GRand) random = g_rand_new_with_seed (20260302);

  for (guint i = 0; i < 1000; i++)
    {
      TklPoint point = { g_rand_int_range (random, -900000000, 900000000),
                         g_rand_int_range (random, -1800000000, 1800000000) };
      g_autofree char *sql = NULL;

      if (i % 2 == 0)
        point = (TklPoint){ point.lat_e7 / 500 * 500, point.lon_e7 / 500 * 500 };
      sql = g_strdup_printf (
          "SELECT " TKL_SQL_CELL ("p.lat", "p.lon") " FROM (SELECT %d AS lat, %d AS lon) AS p",
          point.lat_e7, point.lon_e7);
      g_assert_cmpint (fixture_int (&fixture, sql), ==, tkl_geo_cell (point));
    }
}

/* Ticks one a minute from 1000 ms on; every second one at its own place, @n_still all at one; the
 * last has no position. */
static void
seed_ticks (const Fixture *fixture)
{
  seed_company (fixture);
  fixture_run (fixture,
               "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)"
               " INSERT INTO tick (id, vehicle_id, time_ms, key_id, kind, lat, lon)"
               " SELECT i, 1, i / 2 * 1000, i % 2 + 1, 0, 510000000 + i % 10 * 5000, 44000000"
               " FROM n");
  /* Of two stops of engines one is linked, with CT-5; both are elsewhere. */
  fixture_run (fixture,
               "UPDATE tick SET kind = 1, key_id = NULL, lat = 530000000 WHERE id IN (1, 2);"
               "INSERT INTO tick_link VALUES (2, NULL, 0, 0, NULL, NULL, 0);"
               "UPDATE tick SET withdrawn = 1 WHERE id = 39;"
               "UPDATE tick SET lat = NULL, lon = NULL WHERE id = 40;"
               "UPDATE tick SET lat = 520000000 WHERE id IN (38, 39)");
}

/* Cells in the order found, counted from the first of the ten places; 9999 = elsewhere. */
static char *
walk (const Fixture *fixture, TklGeoWalk walk, guint n_ticks, guint *ret_n_steps)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (gint64));
  GString *text = g_string_new (NULL);
  gint64 first = tkl_geo_cell ((TklPoint){ 510000000, 44000000 });

  for (*ret_n_steps = 0; !walk.done; (*ret_n_steps)++)
    g_assert_true (tkl_store_walk_unaddressed (fixture->store, &walk, n_ticks, cells, NULL));
  for (guint i = 0; i < cells->len; i++)
    {
      gint64 rows = (g_array_index (cells, gint64, i) - first) / 4000000;

      g_string_append_printf (text, "%d ", rows > 1000 ? 9999 : (int) rows / 5);
    }
  return g_string_free (text, FALSE);
}

static void
test_walk (void)
{
  static const TklGeoWalk all = { G_MININT64, G_MAXINT64, G_MAXINT64, 5000, FALSE };
  static const TklGeoWalk some = { 2000, 4999, G_MAXINT64, 5000, FALSE };
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (TklGeoPlace) place = place_new ("x", "Kerkstraat");
  g_autofree char *whole = NULL;
  g_autofree char *range = NULL;
  guint n_steps;

  seed_ticks (&fixture);
  whole = walk (&fixture, all, 100, &n_steps);
  g_assert_cmpuint (n_steps, ==, 1);
  g_assert_true (g_str_has_prefix (whole, "9999 7 6 5 4 3 2 1 0 9 8 7 "));
  g_assert_true (g_str_has_suffix (whole, " 6 5 4 3 9999 "));
  /* However small the pieces, the walk is the same. */
  for (guint n_ticks = 1; n_ticks <= 40; n_ticks++)
    {
      g_autofree char *pieces = walk (&fixture, all, n_ticks, &n_steps);

      g_assert_cmpstr (pieces, ==, whole);
      g_assert_cmpuint (n_steps, ==, 37 / n_ticks + 1);
    }
  range = walk (&fixture, some, 100, &n_steps);
  g_assert_cmpstr (range, ==, "9 8 7 6 5 4 ");

  /* What is known is passed over; what had no address for a while only. */
  put_address (&fixture, tkl_geo_cell ((TklPoint){ 510045000, 44000000 }), 1, place);
  put_address (&fixture, tkl_geo_cell ((TklPoint){ 510040000, 44000000 }), 5000, NULL);
  put_address (&fixture, tkl_geo_cell ((TklPoint){ 510035000, 44000000 }), 4999, NULL);
  g_clear_pointer (&range, g_free);
  range = walk (&fixture, some, 100, &n_steps);
  g_assert_cmpstr (range, ==, "7 6 5 4 ");
}

static gboolean
append_address (const TklTickRow *row, gpointer user_data, GError **error)
{
  g_string_append_printf (user_data, "%d:%s ", (int) row->tick->id,
                          row->address != NULL ? row->address : "-");
  return TRUE;
}

/* Ticks within the cell show its address; the others, and those without position, none. */
static void
test_list (void)
{
  static const TklTickQuery all = TKL_TICK_QUERY_ALL;
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (TklGeoPlace) place = place_new ("x", "Kerkstraat");
  g_autoptr (GString) text = g_string_new (NULL);

  seed_company (&fixture);
  fixture_run (&fixture,
               "INSERT INTO tick (id, vehicle_id, time_ms, key_id, kind, lat, lon) VALUES"
               " (1, 1, 100, 1, 0, 510286690, 44502400), (2, 1, 200, 1, 0, 510286501, 44502499),"
               " (3, 1, 300, 1, 0, 510287501, 44502400), (4, 1, 400, 1, 0, NULL, NULL)");
  put_address (&fixture, tkl_geo_cell (mechelen), 1000, place);
  put_address (&fixture, tkl_geo_cell ((TklPoint){ 510287501, 44502400 }), 1000, NULL);
  g_assert_true (tkl_store_list_ticks (fixture.store, &all, append_address, text, NULL));
  g_assert_cmpstr (text->str, ==,
                   "1:Kerkstraat 12, 2800 Mechelen 2:Kerkstraat 12, 2800 Mechelen 3:- 4:- ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geo/searches", test_searches);
  g_test_add_func ("/geo/addresses", test_addresses);
  g_test_add_func ("/geo/cells", test_cells);
  g_test_add_func ("/geo/walk", test_walk);
  g_test_add_func ("/geo/list", test_list);
  return g_test_run ();
}
