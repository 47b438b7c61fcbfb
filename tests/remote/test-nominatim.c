/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client of a geocoder against a server on loopback: questions, answers, errors, its rate. */
/* Thread: main; the servers have their own. */
#include <string.h>

#include "fake-client.h"
#include "tkl-nominatim.h"

#define PLACE                                                                                      \
  "{\"place_id\":7,\"lat\":\"51.0286690\",\"lon\":\"4.44524\",\"display_name\":\"12, "             \
  "Kalkovenweg, Mechelen, 2800, België\",\"address\":{\"house_number\":\"12\",\"road\":"          \
  "\"Kalkovenweg\",\"city\":\"Mechelen\",\"postcode\":\"2800\",\"country\":\"België\","           \
  "\"country_code\":\"be\"}}"
#define NOWHERE "{\"error\":\"Unable to geocode\"}"

/* Street, house number, postal code, town, country; borrowed. */
typedef const char *Parts[5];

static const Parts kalkovenweg = { "Kalkovenweg", "12 bus 3", "2800", "Mechelen", "BE" };
static const TklPoint mechelen = { 510286690, 44452400 };

static gboolean
search (TklNominatim *client,
        const Parts parts,
        GPtrArray **ret_places,
        GCancellable *cancellable,
        GError **error)
{
  TklAddress address = { (char *) parts[0], (char *) parts[1], (char *) parts[2], (char *) parts[3],
                         (char *) parts[4] };

  return tkl_nominatim_search (client, &address, ret_places, cancellable, error);
}

/* @clock: (nullable): without one the program's own limiter counts. */
static TklNominatim *
client_new (const char *url, FakeClock *clock)
{
  TklNominatimOptions options = TKL_NOMINATIM_OPTIONS_INIT;
  TklLimiterClock functions = fake_clock_functions (clock);
  g_autoptr (TklLimiter) limiter
      = clock != NULL ? tkl_limiter_new (1, TKL_NOMINATIM_INTERVAL_MS, &functions) : NULL;
  g_autoptr (GError) error = NULL;
  TklNominatim *client;

  options.url = url;
  options.language = "nl";
  options.limiter = limiter;
  options.max_body = 16 * 1024;
  client = tkl_nominatim_new (&options, &error);
  g_assert_no_error (error);
  return client;
}

/* Finds something only by free text, and an address at every position. */
static void
reply (FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data)
{
  const char *agent = soup_message_headers_get_one (
      soup_server_message_get_request_headers (message), "User-Agent");

  g_assert_cmpstr (agent, ==, "Tikklok/" TKL_VERSION);
  if (strstr (target, "/reverse?") != NULL)
    fake_reply (message, 200, "application/json", PLACE);
  else
    fake_reply (message, 200, "application/json", strstr (target, "&q=") ? "[" PLACE "]" : "[]");
}

#define SEARCH "/geo/search?format=jsonv2&addressdetails=1&accept-language=nl"

static void
test_requests (void)
{
  static const struct
  {
    Parts address;
    const char *parts;
    const char *text;
  } cases[] = {
    { { "Kalkovenweg", "12 bus 3", "2800", "Mechelen", "BE" },
      SEARCH "&street=12%20Kalkovenweg&postalcode=2800&city=Mechelen&limit=10&countrycodes=be",
      SEARCH "&q=Kalkovenweg%2012%2C%202800%20Mechelen&limit=10&countrycodes=be" },
    { { "Rue & Co", "", NULL, "Lille", "France" },
      SEARCH "&street=Rue%20%26%20Co&city=Lille&country=France&limit=10",
      SEARCH "&q=Rue%20%26%20Co%2C%20Lille%2C%20France&limit=10" },
    { { NULL, "12", "2800", "", NULL },
      SEARCH "&postalcode=2800&limit=10&countrycodes=be",
      SEARCH "&q=2800&limit=10&countrycodes=be" },
  };
  g_autoptr (FakeServer) server = fake_server_new (reply, NULL);
  g_autofree char *url = g_strconcat (fake_server_url (server), "/geo/", NULL);
  FakeClock clock = { 0 };
  g_autoptr (TklNominatim) client = client_new (url, &clock);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) places = NULL;
      g_autofree char *parts = NULL;
      g_autofree char *text = NULL;

      g_assert_true (search (client, cases[i].address, &places, NULL, NULL));
      g_assert_cmpuint (places->len, ==, 1);
      parts = fake_server_target (server, 2 * i);
      text = fake_server_target (server, 2 * i + 1);
      g_assert_cmpstr (parts, ==, cases[i].parts);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_assert_true (fake_server_saw_only_key (server, ""));
  g_assert_cmpint (clock.now_ms, ==, 5 * TKL_NOMINATIM_INTERVAL_MS);
}

static void
test_reverse (void)
{
  g_autoptr (FakeServer) server = fake_server_new (reply, NULL);
  FakeClock clock = { 0 };
  g_autoptr (TklNominatim) client = client_new (fake_server_url (server), &clock);
  g_autoptr (TklGeoPlace) place = NULL;
  g_autofree char *target = NULL;
  g_autofree char *line = NULL;

  g_assert_true (tkl_nominatim_reverse (client, mechelen, &place, NULL, NULL));
  target = fake_server_target (server, 0);
  g_assert_cmpstr (target, ==,
                   "/reverse?format=jsonv2&addressdetails=1&accept-language=nl&lat=51.028669"
                   "&lon=4.44524&zoom=18");
  line = tkl_geo_place_line (place);
  g_assert_cmpstr (line, ==, "Kalkovenweg 12, 2800 Mechelen");
  g_assert_cmpstr (place->address.country, ==, "BE");
  g_assert_true (tkl_point_equal (place->point, mechelen));
}

/* One server stands for all that goes wrong; .n_bad requests, then a place. */
typedef struct
{
  const char *name;
  guint status;
  const char *body;
  const char *retry_after;
  guint n_bad;
  int code; /* TklRemoteError, −1 = a place in the end */
  guint n_requests;
} Behaviour;

#define ALWAYS 1000

static const Behaviour behaviours[] = {
  { "400", 400, "{\"error\":{\"code\":400,\"message\":\"x\"}}", NULL, ALWAYS,
    TKL_REMOTE_ERROR_REQUEST, 1 },
  { "403", 403, "blocked", NULL, ALWAYS, TKL_REMOTE_ERROR_DENIED, 1 },
  { "404", 404, "", NULL, ALWAYS, TKL_REMOTE_ERROR_NOT_FOUND, 1 },
  { "429 once", 429, "", NULL, 1, -1, 2 },
  { "429 with a pause", 429, "", "2", 1, -1, 2 },
  { "429 with a minute", 429, "", "60", ALWAYS, TKL_REMOTE_ERROR_BUSY, 1 },
  { "429 for ever", 429, "", NULL, ALWAYS, TKL_REMOTE_ERROR_BUSY, 3 },
  { "503 for ever", 503, "<html>", NULL, ALWAYS, TKL_REMOTE_ERROR_BUSY, 3 },
  { "no JSON", 200, "<html><title>Sorry</title></html>", NULL, ALWAYS, TKL_REMOTE_ERROR_ANSWER, 3 },
  { "a list", 200, "[]", NULL, ALWAYS, TKL_REMOTE_ERROR_ANSWER, 3 },
  { "no place", 200, "{\"lat\":\"51\"}", NULL, 1, -1, 2 },
  { "cut", 200, "{\"lat\":\"51\",\"lo", NULL, 1, -1, 2 },
};

static void
misbehave (
    FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data)
{
  const Behaviour *behaviour = data;

  if (n >= behaviour->n_bad)
    {
      fake_reply (message, 200, "application/json", PLACE);
      return;
    }
  fake_reply (message, behaviour->status, "application/json", behaviour->body);
  if (behaviour->retry_after != NULL)
    soup_message_headers_append (soup_server_message_get_response_headers (message), "Retry-After",
                                 behaviour->retry_after);
}

static void
test_behaviours (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (behaviours); i++)
    {
      const Behaviour *behaviour = &behaviours[i];
      g_autoptr (FakeServer) server = fake_server_new (misbehave, (gpointer) behaviour);
      FakeClock clock = { 0 };
      g_autoptr (TklNominatim) client = client_new (fake_server_url (server), &clock);
      g_autoptr (TklGeoPlace) place = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", behaviour->name);
      tkl_nominatim_reverse (client, mechelen, &place, NULL, &error);
      if (behaviour->code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, TKL_REMOTE_ERROR, behaviour->code);
      g_assert_cmpint (place != NULL, ==, behaviour->code < 0);
      g_assert_cmpuint (fake_server_count (server), ==, behaviour->n_requests);
      g_assert_cmpint (clock.now_ms, >=, (behaviour->n_requests - 1) * TKL_NOMINATIM_INTERVAL_MS);
    }
}

static void
reply_much (
    FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data)
{
  g_autofree char *much = g_strnfill (64 * 1024, ' ');

  fake_reply (message, 200, "application/json", much);
}

static void
test_size (void)
{
  g_autoptr (FakeServer) server = fake_server_new (reply_much, NULL);
  FakeClock clock = { 0 };
  g_autoptr (TklNominatim) client = client_new (fake_server_url (server), &clock);
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (search (client, kalkovenweg, &places, NULL, &error));
  g_assert_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_ANSWER);
  g_assert_null (places);
}

static void
test_offline (void)
{
  FakeServer *server = fake_server_new (reply, NULL);
  FakeClock clock = { 0 };
  g_autoptr (TklNominatim) client = client_new (fake_server_url (server), &clock);
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) cancelled = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  fake_server_free (server);
  g_assert_false (search (client, kalkovenweg, &places, NULL, &error));
  g_assert_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_OFFLINE);
  g_cancellable_cancel (cancellable);
  g_assert_false (search (client, kalkovenweg, &places, cancellable, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Several clients of one program share its one request a second: the second client's request waits
 * as long as its first one did not come before. */
static void
test_shared_rate (void)
{
  g_autoptr (FakeServer) server = fake_server_new (reply, NULL);
  g_autoptr (TklNominatim) first = client_new (fake_server_url (server), NULL);
  g_autoptr (TklNominatim) second = client_new (fake_server_url (server), NULL);
  g_autoptr (TklGeoPlace) one = NULL;
  g_autoptr (TklGeoPlace) two = NULL;
  gint64 began_us;

  /* From before the first one starts, which only makes it longer; the limiter counts whole ms. */
  began_us = g_get_monotonic_time ();
  g_assert_true (tkl_nominatim_reverse (first, mechelen, &one, NULL, NULL));
  g_assert_true (tkl_nominatim_reverse (second, mechelen, &two, NULL, NULL));
  g_assert_cmpint (g_get_monotonic_time () - began_us, >=, (TKL_NOMINATIM_INTERVAL_MS - 1) * 1000);
}

static void
test_addresses (void)
{
  static const char *const refused[] = { "",
                                         "nominatim.openstreetmap.org",
                                         "http://geo.example",
                                         "ftp://geo.example",
                                         "https://a?x=1",
                                         "https://u:p@geo.example" };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      TklNominatimOptions options = TKL_NOMINATIM_OPTIONS_INIT;
      g_autoptr (GError) error = NULL;

      options.url = refused[i];
      g_assert_null (tkl_nominatim_new (&options, &error));
      g_assert_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_ADDRESS);
    }
}

static GPtrArray *
parse (const char *body)
{
  GPtrArray *places = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tkl_nominatim_parse_search (body, strlen (body), &places, &error));
  g_assert_no_error (error);
  return places;
}

/* What does not fit is left out, whatever it is. */
static void
test_hostile_places (void)
{
  static const struct
  {
    const char *body;
    guint n_places;
  } cases[] = {
    { "[]", 0 },
    { "[1, null, \"x\", [], {}]", 0 },
    { "[{\"lat\":51,\"lon\":4,\"display_name\":\"\"}]", 0 },
    { "[{\"lat\":\"91\",\"lon\":\"4\",\"display_name\":\"x\"}]", 0 },
    { "[{\"lat\":\"nan\",\"lon\":\"4\",\"display_name\":\"x\"}]", 0 },
    { "[{\"lat\":\"51,5\",\"lon\":\"4\",\"display_name\":\"x\"}]", 0 },
    { "[{\"lat\":51,\"lon\":4,\"display_name\":\"x\",\"address\":7}]", 1 },
    { "[{\"lat\":51,\"lon\":4,\"display_name\":\"x\",\"address\":{\"road\":[],\"town\":{}}}]", 1 },
    { "[{\"lat\":51,\"lon\":4,\"display_name\":\"x\"},{\"lat\":50,\"lon\":3,\"display_name\":\"x\"}"
      ",{\"lat\":50,\"lon\":3,\"display_name\":\"y\"}]",
      2 },
  };
  g_autoptr (GString) many = g_string_new ("[");
  g_autoptr (GPtrArray) places = NULL;
  g_autofree char *long_name = g_strnfill (5000, 'a');
  g_autofree char *odd = g_strdup_printf (
      "[{\"lat\":51,\"lon\":4,\"display_name\":\"a\\u0007\\nb %s\",\"address\":{\"road\":\"%s\","
      "\"village\":\"Heist\\u2028\",\"country_code\":\"be\"}}]",
      long_name, long_name);
  g_autoptr (GPtrArray) cut = parse (odd);
  const TklGeoPlace *place = cut->pdata[0];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) some = parse (cases[i].body);

      g_assert_cmpuint (some->len, ==, cases[i].n_places);
    }
  for (guint i = 0; i < 50; i++)
    g_string_append_printf (many, "%s{\"lat\":51,\"lon\":4,\"display_name\":\"%u\"}",
                            i > 0 ? "," : "", i);
  g_string_append_c (many, ']');
  places = parse (many->str);
  g_assert_cmpuint (places->len, ==, TKL_NOMINATIM_MAX_PLACES);
  g_assert_true (g_str_has_prefix (place->name, "a  b aaa"));
  g_assert_cmpuint (strlen (place->name), ==, 300);
  g_assert_cmpuint (strlen (place->address.street), ==, 100);
  g_assert_cmpstr (place->address.town, ==, "Heist ");
}

static void
test_no_address (void)
{
  TklGeoPlace *place = (gpointer) 1;

  g_assert_true (tkl_nominatim_parse_reverse (NOWHERE, strlen (NOWHERE), &place, NULL));
  g_assert_null (place);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/nominatim/requests", test_requests);
  g_test_add_func ("/nominatim/reverse", test_reverse);
  g_test_add_func ("/nominatim/behaviours", test_behaviours);
  g_test_add_func ("/nominatim/size", test_size);
  g_test_add_func ("/nominatim/offline", test_offline);
  g_test_add_func ("/nominatim/shared-rate", test_shared_rate);
  g_test_add_func ("/nominatim/addresses", test_addresses);
  g_test_add_func ("/nominatim/hostile-places", test_hostile_places);
  g_test_add_func ("/nominatim/no-address", test_no_address);
  return g_test_run ();
}
