/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client against a server on loopback: requests, errors, repeats, limits, secrecy. */
/* Thread: main; the servers have their own. */
#include <string.h>

#include "fake-client.h"

#define PAGE                                                                                       \
  "{\"items\":[{\"datetime\":\"2026-03-02T05:41:07.000Z\",\"device_inputs\":{\"ibutton\":"         \
  "\"01DEC0AD0B00003D\"}}],\"continuation_token\":\"2026-03-02T05:41:07.000Z\"}"

static const TklPageRequest request = {
  .object_id = "a/b c",
  .from_utc_ms = FAKE_NOW_MS - 3600000,
  .to_utc_ms = FAKE_NOW_MS,
  .version = 2,
  .now_utc_ms = FAKE_NOW_MS,
};

/* One fetch; NULL on success. */
static GError *
fetch (TklTrusttrack *client, TklPage *page)
{
  GError *error = NULL;
  gboolean ok = tkl_trusttrack_fetch_page (client, &request, page, NULL, &error);

  g_assert_true (ok == (error == NULL));
  return error;
}

static void
reply_page (
    FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data)
{
  fake_reply (message, 200, "application/json", PAGE);
}

static void
test_requests (void)
{
  g_autoptr (FakeServer) server = fake_server_new (reply_page, NULL);
  g_autofree char *url = g_strconcat (fake_server_url (server), "/base//", NULL);
  g_autoptr (TklTrusttrack) client = fake_client_new (url, NULL);
  g_autoptr (TklPage) page = tkl_page_new ();
  TklPageRequest next = request;
  static const char *const expected[] = {
    "/base/objects/a%2Fb%20c/"
    "coordinates?version=2&limit=1000&from_datetime=2026-03-02T04%3A41%3A07.250Z"
    "&to_datetime=2026-03-02T05%3A41%3A07.250Z",
    "/base/objects/a%2Fb%20c/"
    "coordinates?version=2&limit=1000&from_datetime=2026-03-02T04%3A41%3A07.250Z"
    "&to_datetime=2026-03-02T05%3A41%3A07.250Z&continuation_token=2026-03-02T05%3A41%"
    "3A07%"
    "2B01%20%26",
    "/base/objects/a%2Fb%20c/"
    "coordinates?version=1&limit=1000&fromDatetime=2026-03-02T04%3A41%3A07.250Z"
    "&toDatetime=2026-03-02T05%3A41%3A07.250Z&continuationToken=17",
  };

  g_assert_no_error (fetch (client, page));
  g_assert_cmpuint (page->records->len, ==, 1);
  g_assert_cmpuint (page->idents->len, ==, 1);
  g_assert_cmpstr (page->token, ==, "2026-03-02T05:41:07.000Z");
  next.token = "2026-03-02T05:41:07+01 &";
  g_assert_true (tkl_trusttrack_fetch_page (client, &next, page, NULL, NULL));
  next.version = 1;
  next.token = "17";
  g_assert_true (tkl_trusttrack_fetch_page (client, &next, page, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *target = fake_server_target (server, i);

      g_assert_cmpstr (target, ==, expected[i]);
    }
  g_assert_true (fake_server_saw_only_key (server, FAKE_KEY_ENCODED));
}

/* What the server does with the first requests; then it answers with a page. */
typedef struct
{
  const char *name;
  guint status; /* 0 = .body is all that is sent, and the connection ends */
  const char *type;
  const char *body;
  const char *retry_after;
  guint n_bad; /* so many requests */
  int code;    /* TklRemoteError, −1 = success in the end */
  guint n_requests;
  gint64 waited_min_ms;
  gint64 waited_max_ms;
} Behaviour;

#define ALWAYS 1000
#define HTML "<html><head><title>Sorry</title></head></html>"
#define ECHO "{\"message\":\"bad api_key=" FAKE_KEY_ENCODED " or " FAKE_KEY "\"}"

static const Behaviour behaviours[] = {
  { "wrong type", 200, "text/plain", PAGE, NULL, ALWAYS, -1, 1, 0, 0 },
  { "no type", 200, NULL, PAGE, NULL, ALWAYS, -1, 1, 0, 0 },
  { "401 JSON", 401, "application/json", ECHO, NULL, ALWAYS, TKL_REMOTE_ERROR_KEY, 1, 0, 0 },
  { "401 empty", 401, NULL, "", NULL, ALWAYS, TKL_REMOTE_ERROR_KEY, 1, 0, 0 },
  { "401 HTML", 401, "text/html", HTML, NULL, ALWAYS, TKL_REMOTE_ERROR_KEY, 1, 0, 0 },
  { "403", 403, "application/json", ECHO, NULL, ALWAYS, TKL_REMOTE_ERROR_DENIED, 1, 0, 0 },
  { "404", 404, "text/plain", FAKE_KEY, NULL, ALWAYS, TKL_REMOTE_ERROR_NOT_FOUND, 1, 0, 0 },
  { "400", 400, "application/json", "{}", NULL, ALWAYS, TKL_REMOTE_ERROR_REQUEST, 1, 0, 0 },
  { "422", 422, "application/json", ECHO, NULL, ALWAYS, TKL_REMOTE_ERROR_REQUEST, 1, 0, 0 },
  { "429 twice", 429, "text/html", HTML, NULL, 2, -1, 3, 750, 1500 },
  { "429 for ever", 429, "text/html", ECHO, NULL, ALWAYS, TKL_REMOTE_ERROR_BUSY, 6, 7750, 15500 },
  { "429 with a pause", 429, NULL, "", "7", 1, -1, 2, 7000, 7000 },
  { "429 with a date gone by", 429, NULL, "", "Mon, 02 Mar 2020 05:41:37 GMT", 1, -1, 2, 0, 0 },
  { "429 with an hour", 429, NULL, "", "3600", 1, TKL_REMOTE_ERROR_BUSY, 1, 0, 0 },
  { "500", 500, "application/json", ECHO, NULL, 5, -1, 6, 7750, 15500 },
  { "502 for ever", 502, NULL, "", NULL, ALWAYS, TKL_REMOTE_ERROR_BUSY, 6, 7750, 15500 },
  { "503 once", 503, "text/html", HTML, NULL, 1, -1, 2, 250, 500 },
  { "HTML with 200", 200, "text/html", HTML, NULL, ALWAYS, TKL_REMOTE_ERROR_ANSWER, 3, 750, 1500 },
  { "HTML with 200 once", 200, "text/html", HTML, NULL, 1, -1, 2, 250, 500 },
  { "no list", 200, "application/json", ECHO, NULL, ALWAYS, TKL_REMOTE_ERROR_ANSWER, 3, 750, 1500 },
  { "cut, though the length is right", 200, "application/json", "{\"items\":[{", NULL, 2, -1, 3,
    750, 1500 },
  { "empty body for ever", 200, "application/json", "", NULL, ALWAYS, TKL_REMOTE_ERROR_OFFLINE, 6,
    7750, 15500 },
  { "truncated", 0, NULL, "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"items\":[", NULL, 2, -1,
    3, 750, 1500 },
  { "truncated chunk", 0, NULL,
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{\"items\":[", NULL, 1, -1, 2, 250,
    500 },
  { "no HTTP", 0, NULL, "SSH-2.0-x\r\n\r\n", NULL, ALWAYS, TKL_REMOTE_ERROR_OFFLINE, 6, 7750,
    15500 },
  { "reset", 0, NULL, "", NULL, 1, -1, 2, 250, 500 },
};

static void
misbehave (
    FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data)
{
  const Behaviour *behaviour = data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (n >= behaviour->n_bad)
    fake_reply (message, 200, "application/json", PAGE);
  else if (behaviour->status == 0)
    fake_reply_raw (message, behaviour->body);
  else
    {
      fake_reply (message, behaviour->status, behaviour->type, behaviour->body);
      if (behaviour->retry_after != NULL)
        soup_message_headers_append (headers, "Retry-After", behaviour->retry_after);
    }
}

static void
test_behaviours (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (behaviours); i++)
    {
      const Behaviour *behaviour = &behaviours[i];
      g_autoptr (FakeServer) server = fake_server_new (misbehave, (gpointer) behaviour);
      FakeClock clock = { 0 };
      g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), &clock);
      g_autoptr (TklPage) page = tkl_page_new ();
      g_autoptr (GError) error = fetch (client, page);

      g_test_message ("%s: %s", behaviour->name, error != NULL ? error->message : "a page");
      if (behaviour->code < 0)
        g_assert_no_error (error);
      else
        {
          g_assert_error (error, TKL_REMOTE_ERROR, behaviour->code);
          assert_no_key (error);
        }
      g_assert_cmpuint (fake_server_count (server), ==, behaviour->n_requests);
      g_assert_cmpint (clock.now_ms, >=, behaviour->waited_min_ms);
      g_assert_cmpint (clock.now_ms, <=, behaviour->waited_max_ms);
      g_assert_true (fake_server_saw_only_key (server, FAKE_KEY_ENCODED));
    }
}

static void
test_texts (void)
{
  static const Behaviour denied
      = { "", 403, "application/json", "{\"message\":\"Missing feature X\"}", NULL, ALWAYS, 0, 0,
          0,  0 };
  static const Behaviour page = { "", 200, "text/html", HTML, NULL, ALWAYS, 0, 0, 0, 0 };
  static const struct
  {
    const Behaviour *behaviour;
    const char *expected;
  } cases[] = {
    { &denied, "TrustTrack answered 403 Forbidden: Missing feature X" },
    { &page, "The answer is not JSON: a web page, “Sorry”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FakeServer) server = fake_server_new (misbehave, (gpointer) cases[i].behaviour);
      FakeClock clock = { 0 };
      g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), &clock);
      g_autoptr (TklPage) into = tkl_page_new ();
      g_autoptr (GError) error = fetch (client, into);

      g_assert_cmpstr (error->message, ==, cases[i].expected);
    }
}

static void
test_unreachable (void)
{
  FakeServer *server = fake_server_new (reply_page, NULL);
  FakeClock clock = { 0 };
  g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), &clock);
  g_autoptr (TklPage) page = tkl_page_new ();
  g_autoptr (GError) error = NULL;

  fake_server_free (server);
  error = fetch (client, page);
  g_assert_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_OFFLINE);
  assert_no_key (error);
  g_assert_cmpint (clock.now_ms, >=, 750); /* three attempts */
  g_assert_cmpint (clock.now_ms, <=, 1500);
}

typedef struct
{
  const char *location; /* NULL = the same address for ever */
  FakeServer *other;
} Redirect;

static void
redirect (
    FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data)
{
  const Redirect *wanted = data;
  const char *host = wanted->other != NULL ? fake_server_url (wanted->other) : "";
  g_autofree char *location
      = g_strconcat (host, wanted->location != NULL ? wanted->location : target,
                     "&api_key=" FAKE_KEY_ENCODED, NULL);

  if (wanted->other == NULL && wanted->location != NULL && n == 1)
    fake_reply (message, 200, "application/json", PAGE);
  else
    {
      soup_server_message_set_status (message, 302, NULL);
      soup_message_headers_append (soup_server_message_get_response_headers (message), "Location",
                                   location);
    }
}

static void
test_redirects (void)
{
  g_autoptr (FakeServer) other = fake_server_new (reply_page, NULL);
  const struct
  {
    Redirect redirect;
    int code; /* −1 = success */
    guint n_requests;
  } cases[] = {
    { { "/moved/?version=2", NULL }, -1, 2 },
    { { NULL, NULL }, TKL_REMOTE_ERROR_ANSWER, 4 },
    { { NULL, other }, TKL_REMOTE_ERROR_ANSWER, 1 },
    { { "https://127.0.0.1/x?version=2", NULL }, TKL_REMOTE_ERROR_ANSWER, 1 },
    { { "//evil.example/x?version=2", NULL }, TKL_REMOTE_ERROR_ANSWER, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FakeServer) server = fake_server_new (redirect, (gpointer) &cases[i].redirect);
      FakeClock clock = { 0 };
      g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), &clock);
      g_autoptr (TklPage) page = tkl_page_new ();
      g_autoptr (GError) error = fetch (client, page);

      if (cases[i].code < 0)
        g_assert_no_error (error);
      else
        {
          g_assert_error (error, TKL_REMOTE_ERROR, cases[i].code);
          assert_no_key (error);
        }
      g_assert_cmpuint (fake_server_count (server), ==, cases[i].n_requests);
    }
  g_assert_cmpuint (fake_server_count (other), ==, 0);
}

static void
reply_huge (
    FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data)
{
  g_autofree char *body = g_strnfill (GPOINTER_TO_SIZE (data), ' ');

  memcpy (body, PAGE, strlen (PAGE));
  fake_reply (message, 200, "application/json", body);
}

static void
test_body_limit (void)
{
  static const gsize limit = 1024 * 1024; /* of fake_client_new() */

  for (gsize size = limit; size <= limit + 1; size++)
    {
      g_autoptr (FakeServer) server = fake_server_new (reply_huge, GSIZE_TO_POINTER (size));
      FakeClock clock = { 0 };
      g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), &clock);
      g_autoptr (TklPage) page = tkl_page_new ();
      g_autoptr (GError) error = fetch (client, page);

      if (size <= limit)
        g_assert_no_error (error);
      else
        g_assert_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_ANSWER);
      g_assert_cmpuint (fake_server_count (server), ==, 1);
    }
}

static void
stall (FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data)
{
  fake_reply_stall (server, message, data);
}

static TklTrusttrack *
make_impatient (const char *url, guint connect_ms, guint total_ms)
{
  TklTrusttrackOptions options = TKL_TRUSTTRACK_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  TklTrusttrack *client;

  options.url = url;
  options.key = FAKE_KEY;
  options.interval_ms = 0;
  options.connect_timeout_ms = connect_ms;
  options.total_timeout_ms = total_ms;
  options.attempts = 1;
  client = tkl_trusttrack_new (&options, &error);
  g_assert_no_error (error);
  return client;
}

/* Silence before, in and behind the headers. */
static void
test_total_timeout (void)
{
  static const char *const starts[] = { "", "HTTP/1.1 200 OK\r\nContent-Le",
                                        "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"it" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr (FakeServer) server = fake_server_new (stall, (gpointer) starts[i]);
      g_autoptr (TklTrusttrack) client = make_impatient (fake_server_url (server), 5000, 150);
      g_autoptr (TklPage) page = tkl_page_new ();
      g_autoptr (GError) error = fetch (client, page);

      g_assert_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_OFFLINE);
      g_assert_cmpstr (error->message, ==, "No complete answer within 150 ms");
    }
}

/* A socket whose queue of connections is full: the kernel answers no further one. */
static GSocket *
listen_full (GPtrArray *fillers, guint *ret_port)
{
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) bound = NULL;
  GSocket *socket
      = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);

  g_assert_true (g_socket_bind (socket, any, FALSE, NULL));
  g_socket_set_listen_backlog (socket, 0);
  g_assert_true (g_socket_listen (socket, NULL));
  bound = g_socket_get_local_address (socket, NULL);
  *ret_port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  for (int i = 0; i < 4; i++)
    {
      GSocket *filler
          = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);

      g_socket_set_blocking (filler, FALSE);
      g_socket_connect (filler, bound, NULL, NULL);
      g_ptr_array_add (fillers, filler);
    }
  return socket;
}

static void
test_connect_timeout (void)
{
  g_autoptr (GPtrArray) fillers = g_ptr_array_new_with_free_func (g_object_unref);
  guint port;
  g_autoptr (GSocket) socket = listen_full (fillers, &port);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u", port);
  g_autoptr (TklTrusttrack) client = make_impatient (url, 150, 5000);
  g_autoptr (TklPage) page = tkl_page_new ();
  g_autoptr (GError) error = fetch (client, page);

  g_assert_nonnull (socket);
  g_assert_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_OFFLINE);
  g_assert_cmpstr (error->message, ==, "No connection within 150 ms");
}

static void
cancel_and_stall (
    FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data)
{
  fake_reply_stall (server, message, "");
  g_cancellable_cancel (data);
}

static void
reply_busy_and_cancel (
    FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data)
{
  fake_reply (message, 429, "text/plain", "");
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Retry-After",
                               "200");
  g_cancellable_cancel (data);
}

/* Before, during and between the attempts. */
static void
test_cancel (void)
{
  static const FakeHandler handlers[] = { reply_page, cancel_and_stall, reply_busy_and_cancel };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (FakeServer) server = fake_server_new (handlers[i], cancellable);
      g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), NULL);
      g_autoptr (TklPage) page = tkl_page_new ();
      g_autoptr (GError) error = NULL;

      if (i == 0)
        g_cancellable_cancel (cancellable);
      g_assert_false (tkl_trusttrack_fetch_page (client, &request, page, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (fake_server_count (server), ==, i > 0);
    }
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *url;
    const char *key;
    int code; /* −1 = accepted */
  } cases[] = {
    { "https://api.fm-track.com", "k", -1 },
    { "https://api.fm-track.com/", " k\n", -1 },
    { "HTTPS://reseller.example:8443/base", "k", -1 },
    { "http://localhost:8080", "k", -1 },
    { "http://127.0.0.1", "k", -1 },
    { "http://127.9.9.9:1", "k", -1 },
    { "http://[::1]:8080", "k", -1 },
    { "http://api.fm-track.com", "k", TKL_REMOTE_ERROR_ADDRESS },
    { "http://localhost.evil.example", "k", TKL_REMOTE_ERROR_ADDRESS },
    { "http://127.0.0.1.evil.example", "k", TKL_REMOTE_ERROR_ADDRESS },
    { "http://10.0.0.1", "k", TKL_REMOTE_ERROR_ADDRESS },
    { "ftp://localhost", "k", TKL_REMOTE_ERROR_ADDRESS },
    { "file:///etc/passwd", "k", TKL_REMOTE_ERROR_ADDRESS },
    { "api.fm-track.com", "k", TKL_REMOTE_ERROR_ADDRESS },
    { "https://", "k", TKL_REMOTE_ERROR_ADDRESS },
    { "https://user:pw@api.fm-track.com", "k", TKL_REMOTE_ERROR_ADDRESS },
    { "https://api.fm-track.com/?a=1", "k", TKL_REMOTE_ERROR_ADDRESS },
    { "https://api.fm-track.com/#a", "k", TKL_REMOTE_ERROR_ADDRESS },
    { "", "k", TKL_REMOTE_ERROR_ADDRESS },
    { NULL, "k", TKL_REMOTE_ERROR_ADDRESS },
    { "https://api.fm-track.com", NULL, TKL_REMOTE_ERROR_KEY },
    { "https://api.fm-track.com", "", TKL_REMOTE_ERROR_KEY },
    { "https://api.fm-track.com", " \n", TKL_REMOTE_ERROR_KEY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklTrusttrackOptions options = TKL_TRUSTTRACK_OPTIONS_INIT;
      g_autoptr (GError) error = NULL;
      g_autoptr (TklTrusttrack) client = NULL;

      options.url = cases[i].url;
      options.key = cases[i].key;
      client = tkl_trusttrack_new (&options, &error);
      g_test_message ("%s", cases[i].url);
      if (cases[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, TKL_REMOTE_ERROR, cases[i].code);
      g_assert_true ((client != NULL) == (cases[i].code < 0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trusttrack/requests", test_requests);
  g_test_add_func ("/trusttrack/behaviours", test_behaviours);
  g_test_add_func ("/trusttrack/texts", test_texts);
  g_test_add_func ("/trusttrack/unreachable", test_unreachable);
  g_test_add_func ("/trusttrack/redirects", test_redirects);
  g_test_add_func ("/trusttrack/body-limit", test_body_limit);
  g_test_add_func ("/trusttrack/total-timeout", test_total_timeout);
  g_test_add_func ("/trusttrack/connect-timeout", test_connect_timeout);
  g_test_add_func ("/trusttrack/cancel", test_cancel);
  g_test_add_func ("/trusttrack/addresses", test_addresses);
  return g_test_run ();
}
