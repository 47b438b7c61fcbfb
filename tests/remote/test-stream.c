/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The event stream: lines cut anywhere, comments, faults, and what a record must have. */
/* Thread: main. */
#include "fake-client.h"

#define HEAD "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
#define RECORD(id, time, key)                                                                      \
  "{\"object_id\":\"" id "\",\"datetime\":\"2026-03-02T05:" time                                   \
  "Z\",\"position\":{\"latitude\":50.8,\"longitude\":4.3},\"inputs\":{\"device_inputs\":"          \
  "{\"ibutton\":\"" key "\"}}}"
#define KEY "3D00000BADC0DE01"

typedef struct
{
  const char *body; /* (nullable): refused */
  GString *heard;   /* (owned): `vehicle records idents; ` */
  GCancellable *cancellable;
} Case;

static void
serve (FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data)
{
  Case *of = data;
  g_autofree char *answer = of->body != NULL ? g_strconcat (HEAD, of->body, NULL) : NULL;

  if (answer != NULL)
    fake_reply_raw (message, answer);
  else
    fake_reply (message, 403, "application/json",
                "{\"message\":\"not with " FAKE_KEY ", api_key=" FAKE_KEY_ENCODED "\"}");
}

static void
heard_cb (const char *object_id, TklPage *page, gpointer data)
{
  Case *of = data;

  g_string_append_printf (of->heard, "%s %u %u; ", object_id, page->records->len,
                          page->idents->len);
}

static void
listen (Case *of, GError **error)
{
  g_autoptr (FakeServer) server = fake_server_new (serve, of);
  g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), NULL);

  of->heard = g_string_new (NULL);
  tkl_trusttrack_listen (client, heard_cb, of, NULL, error);
  g_assert_true (fake_server_saw_only_key (server, FAKE_KEY_ENCODED));
}

static void
test_events (void)
{
  static const struct
  {
    const char *what, *body, *heard;
  } cases[] = {
    { "one", "data:" RECORD ("a", "00:00", KEY) "\n\n", "a 1 1; " },
    { "a blank, carriage returns", "data: " RECORD ("a", "00:00", KEY) "\r\n\r\n", "a 1 1; " },
    { "two, a comment between",
      "data:" RECORD ("a", "00:00", KEY) "\n\n: alive\n\ndata:" RECORD ("b", "00:01", "") "\n\n",
      "a 1 1; b 1 0; " },
    { "over two lines",
      "data:{\"object_id\":\"a\",\ndata:\"datetime\":\"2026-03-02T05:00:00Z\"}\n\n", "a 1 0; " },
    { "other fields", "id: 7\nevent: x\ndata:" RECORD ("a", "00:00", KEY) "\n\n", "a 1 1; " },
    { "broken off in the middle", "data:{\"object_id\":\"a\",\"datetime\"", "" },
    { "not JSON, then a record", "data:<html>\n\ndata:" RECORD ("a", "00:00", KEY) "\n\n",
      "a 1 1; " },
    { "no vehicle", "data:{\"datetime\":\"2026-03-02T05:00:00Z\"}\n\n", "" },
    { "no time", "data:{\"object_id\":\"a\"}\n\n", "a 0 0; " },
    { "a list", "data:[" RECORD ("a", "00:00", KEY) "]\n\n", "" },
    { "nothing", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Case of = { .body = cases[i].body };
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].what);
      listen (&of, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (of.heard->str, ==, cases[i].heard);
      g_string_free (of.heard, TRUE);
    }
}

/* Memory does not grow with what a hostile server sends in a line. */
static void
test_endless_line (void)
{
  g_autofree char *line = g_strnfill (3 * 1024 * 1024, 'x');
  Case of = { .body = line };
  g_autoptr (GError) error = NULL;

  listen (&of, &error);
  g_assert_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_ANSWER);
  assert_no_key (error);
  g_string_free (of.heard, TRUE);
}

/* Version 1 is tried as well. */
static void
test_denied (void)
{
  Case of = { .body = NULL };
  g_autoptr (GError) error = NULL;

  listen (&of, &error);
  g_assert_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_DENIED);
  assert_no_key (error);
  g_string_free (of.heard, TRUE);
}

static void
stall (FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data)
{
  fake_reply_stall (server, message, HEAD "data:" RECORD ("a", "00:00", KEY) "\n\n");
}

static void
heard_enough_cb (const char *object_id, TklPage *page, gpointer data)
{
  heard_cb (object_id, page, data);
  g_cancellable_cancel (((Case *) data)->cancellable);
}

/* A record is heard when it comes, not when the connection ends; a silent one is left at once. */
static void
test_cancelled (void)
{
  g_autoptr (FakeServer) server = fake_server_new (stall, NULL);
  g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Case of = { .heard = g_string_new (NULL), .cancellable = cancellable };
  g_autoptr (GError) error = NULL;

  g_assert_false (tkl_trusttrack_listen (client, heard_enough_cb, &of, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (of.heard->str, ==, "a 1 1; ");
  g_string_free (of.heard, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remote/stream/events", test_events);
  g_test_add_func ("/remote/stream/endless-line", test_endless_line);
  g_test_add_func ("/remote/stream/denied", test_denied);
  g_test_add_func ("/remote/stream/cancelled", test_cancelled);
  return g_test_run ();
}
