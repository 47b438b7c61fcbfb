/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The imitated geocoder: what it finds, what it refuses, what goes wrong, what the log shows. */
#include "sim-fixture.h"

#include "tkl-demo.h"

#include <string.h>

#define SEARCH "/search?format=jsonv2&addressdetails=1&limit=10&countrycodes=be"
#define REVERSE "/reverse?format=jsonv2"

/* Without a key. */
static SimAnswer *
ask (SimFixture *fixture, const char *path_and_query)
{
  g_autofree char *url = g_strconcat (tkl_sim_server_url (fixture->server), path_and_query, NULL);

  return sim_send (fixture, "GET", url, NULL);
}

static JsonArray *
places (const SimAnswer *answer)
{
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_nonnull (answer->json);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (answer->json));
  return json_node_get_array (answer->json);
}

static const char *
text (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, "");
}

static void
test_search (void)
{
  static const struct
  {
    const char *query;
    guint n_places;
    const char *name; /* of the first */
  } cases[] = {
    { "&street=12%20Kerkstraat&postalcode=2800&city=mechelen", 1,
      "12, Kerkstraat, Mechelen, 2800, België / Belgique / Belgien" },
    { "&street=kerkstraat&city=Mechelen", 1,
      "Kerkstraat, Mechelen, 2800, België / Belgique / Belgien" },
    { "&q=Rue%20du%20Moulin%2012%2C%205000%20Namur", 1,
      "12, Rue du Moulin, Namur, 5000, België / Belgique / Belgien" },
    { "&q=Kerkstraat%2012%2C%20Mechelen", 1,
      "12, Kerkstraat, Mechelen, 2800, België / Belgique / Belgien" },
    { "&city=Gent", 1, "Gent, 9000, België" },
    { "&street=Kerkstraat", 10, "Kerkstraat, Mechelen, 2800, België / Belgique / Belgien" },
    { "&street=Bakkerssteeg&city=Mechelen", 0, NULL },
    { "&street=Kerkstraat&city=Parijs", 0, NULL },
    { "&street=Kerkstraat&city=Mechelen&postalcode=9000", 0, NULL },
    { "&q=Atlantis", 0, NULL },
  };
  g_autoptr (SimFixture) fixture = sim_fixture_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat (SEARCH, cases[i].query, NULL);
      g_autoptr (SimAnswer) answer = ask (fixture, path);
      g_autoptr (SimAnswer) again = ask (fixture, path);
      JsonArray *array = places (answer);

      g_assert_cmpuint (json_array_get_length (array), ==, cases[i].n_places);
      if (cases[i].n_places > 0)
        g_assert_true (g_str_has_prefix (
            text (json_array_get_object_element (array, 0), "display_name"), cases[i].name));
      g_assert_cmpstr (answer->text, ==, again->text);
    }
}

/* It has no keys: a wrong one changes nothing, and so does all else that it does not know. */
static void
test_keyless (void)
{
  static const char *const paths[]
      = { SEARCH "&city=Gent", REVERSE "&lat=51.0286690&lon=4.4502400" };
  g_autoptr (SimFixture) fixture = sim_fixture_new ();

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *url = g_strconcat (tkl_sim_server_url (fixture->server), paths[i],
                                          "&api_key=wrong&objectId=7&nonsense", NULL);
      g_autoptr (SoupMessage) message = soup_message_new ("GET", url);
      SoupMessageHeaders *headers = soup_message_get_request_headers (message);
      g_autoptr (SimAnswer) plain = ask (fixture, paths[i]);
      g_autoptr (SimAnswer) answer = NULL;

      soup_message_headers_append (headers, "Content-Type", "application/xml");
      soup_message_headers_append (headers, "X-Api-Key", "wrong");
      answer = sim_send_message (fixture, message);
      g_assert_cmpuint (plain->status, ==, 200);
      g_assert_cmpuint (answer->status, ==, 200);
      g_assert_cmpstr (answer->text, ==, plain->text);
    }
}

/* What was found lies where its address is. */
static void
test_there_and_back (void)
{
  static const char *const streets[] = { "1%20Kerkstraat", "150%20Molenweg", "299%20Veldstraat" };
  g_autoptr (SimFixture) fixture = sim_fixture_new ();

  for (guint i = 0; i < G_N_ELEMENTS (streets); i++)
    {
      g_autofree char *path = g_strconcat (SEARCH "&city=Lier&street=", streets[i], NULL);
      g_autoptr (SimAnswer) found = ask (fixture, path);
      JsonObject *place = json_array_get_object_element (places (found), 0);
      g_autofree char *back
          = g_strdup_printf (REVERSE "&lat=%s&lon=%s", text (place, "lat"), text (place, "lon"));
      g_autoptr (SimAnswer) answer = ask (fixture, back);
      JsonObject *address = json_object_get_object_member (sim_object (answer), "address");
      g_autofree char *street
          = g_strdup_printf ("%s%%20%s", text (address, "house_number"), text (address, "road"));

      g_assert_cmpstr (text (sim_object (answer), "display_name"), ==,
                       text (place, "display_name"));
      g_assert_cmpstr (street, ==, streets[i]);
      g_assert_cmpstr (text (address, "city"), ==, "Lier");
      g_assert_cmpstr (text (address, "country_code"), ==, "be");
    }
}

/* Homes and sites of the demo have the addresses that the demo gives them. */
static void
test_demo (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (TklDemo) demo = tkl_demo_new (1, 2026, 3, NULL);
  const TklSimAddress *address;
  g_autofree char *street = NULL;
  g_autofree char *path = NULL;
  g_autoptr (SimAnswer) answer = NULL;
  g_autofree char *lat = NULL;

  tkl_demo_fill (demo, fixture->sim->model);
  g_assert_cmpuint (fixture->sim->model->addresses->len, ==, 1 + 25 + 40);
  address = g_ptr_array_index (fixture->sim->model->addresses, 3);
  street = g_uri_escape_string (address->street, NULL, FALSE);
  path = g_strdup_printf (SEARCH "&street=%s%%20%s&postalcode=%s", address->number, street,
                          address->postal_code);
  answer = ask (fixture, path);
  lat = tkl_point_format_degrees (address->point.lat_e7);
  g_assert_cmpstr (text (json_array_get_object_element (places (answer), 0), "lat"), ==, lat);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *path;
    guint status;
    const char *member; /* of the answer */
  } cases[] = {
    { "/search?format=jsonv2", 400, "error" },
    { "/search?q=Gent", 400, "error" },
    { "/search?q=Gent&format=xml", 400, "error" },
    { REVERSE "&lat=51", 400, "error" },
    { REVERSE "&lat=91&lon=4", 400, "error" },
    { REVERSE "&lat=51,0&lon=4", 400, "error" },
    { REVERSE "&lat=43.3&lon=5.4", 200, "error" },
    { REVERSE "&lat=51.0286690&lon=4.4502400", 200, "display_name" },
  };
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) abroad = ask (fixture, "/search?format=jsonv2&q=Gent&countrycodes=fr");

  g_assert_cmpuint (json_array_get_length (places (abroad)), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SimAnswer) answer = ask (fixture, cases[i].path);

      g_assert_cmpuint (answer->status, ==, cases[i].status);
      sim_member (sim_object (answer), cases[i].member);
    }
}

static void
test_faults (void)
{
  static const struct
  {
    const char *fault;
    guint status;
    gboolean is_list;
  } cases[] = {
    { "status=429", 429, FALSE }, { "status=503", 503, FALSE },
    { "html", 200, FALSE },       { "cut-json", 200, FALSE },
    { "no-places", 200, TRUE },   { "latency=1", 200, TRUE },
    { "revoked", 200, TRUE },     { "status=500,path:/objects", 200, TRUE },
  };
  g_autoptr (SimFixture) fixture = sim_fixture_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SimAnswer) answer = NULL;

      tkl_sim_faults_reset (&fixture->sim->faults);
      sim_fault (fixture, cases[i].fault);
      answer = ask (fixture, SEARCH "&city=Gent");
      g_assert_cmpuint (answer->status, ==, cases[i].status);
      g_assert_cmpint (answer->json != NULL && JSON_NODE_HOLDS_ARRAY (answer->json), ==,
                       cases[i].is_list);
      if (cases[i].is_list)
        g_assert_cmpuint (json_array_get_length (places (answer)), ==,
                          strcmp (cases[i].fault, "no-places") != 0);
    }
  tkl_sim_faults_reset (&fixture->sim->faults);
  sim_fault (fixture, "no-places");
  {
    g_autoptr (SimAnswer) answer = ask (fixture, REVERSE "&lat=51.0286690&lon=4.4502400");

    sim_member (sim_object (answer), "error");
  }
}

/* The times in the log show the rate. */
static void
test_log (void)
{
  g_autoptr (SimFixture) fixture = sim_fixture_new ();
  g_autoptr (SimAnswer) asked = ask (fixture, SEARCH "&city=Gent");
  g_autoptr (SimAnswer) log = sim_admin (fixture, "GET", "/log", NULL);
  JsonObject *entry = json_array_get_object_element (places (log), 0);

  g_assert_cmpstr (text (entry, "path"), ==, "/search");
  g_assert_true (g_str_has_suffix (text (entry, "query"), "&city=Gent"));
  sim_member (entry, "at_ms");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sim/geocoder/search", test_search);
  g_test_add_func ("/sim/geocoder/keyless", test_keyless);
  g_test_add_func ("/sim/geocoder/there-and-back", test_there_and_back);
  g_test_add_func ("/sim/geocoder/demo", test_demo);
  g_test_add_func ("/sim/geocoder/refused", test_refused);
  g_test_add_func ("/sim/geocoder/faults", test_faults);
  g_test_add_func ("/sim/geocoder/log", test_log);
  return g_test_run ();
}
