/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page fetched ahead: at the same time, for the right request, and never lost or leaked. */
/* Thread: main; the servers have their own. */
#include <string.h>

#include "fake-client.h"

static TklPageRequest
make_request (const char *object_id)
{
  return (TklPageRequest){
    .object_id = object_id,
    .from_utc_ms = FAKE_NOW_MS - 3600000,
    .to_utc_ms = FAKE_NOW_MS,
    .version = 2,
    .now_utc_ms = FAKE_NOW_MS,
  };
}

/* The page names the vehicle it belongs to by its token. */
static void
reply_named (SoupServerMessage *message, const char *target)
{
  g_auto (GStrv) parts = g_strsplit (target, "/", 4);
  g_autofree char *body
      = g_strdup_printf ("{\"items\":[{\"datetime\":\"2026-03-02T05:41:07.000Z\"}],"
                         "\"continuation_token\":\"of-%s\"}",
                         parts[2]);

  fake_reply (message, 200, "application/json", body);
}

static void
reply_at_once (
    FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data)
{
  reply_named (message, target);
}

static void
assert_fetches (TklTrusttrack *client, const TklPageRequest *request, TklPage *page)
{
  g_autofree char *token = g_strconcat ("of-", request->object_id, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (tkl_trusttrack_fetch_page (client, request, page, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (page->token, ==, token);
  g_assert_cmpuint (page->records->len, ==, 1);
}

static void
test_takes_what_was_fetched (void)
{
  g_autoptr (FakeServer) server = fake_server_new (reply_at_once, NULL);
  g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), NULL);
  g_autoptr (TklPage) page = tkl_page_new ();
  TklPageRequest request = make_request ("a");

  for (int i = 0; i < 20; i++)
    {
      tkl_trusttrack_prefetch_page (client, &request);
      tkl_trusttrack_prefetch_page (client, &request); /* under way already */
      request.now_utc_ms++;                            /* the clock goes on meanwhile */
      assert_fetches (client, &request, page);
    }
  g_assert_cmpuint (fake_server_count (server), ==, 20);
  assert_fetches (client, &request, page); /* a page is handed over once */
  g_assert_cmpuint (fake_server_count (server), ==, 21);
  g_assert_true (fake_server_saw_only_key (server, FAKE_KEY_ENCODED));
}

/* Every part of a request counts. */
static void
test_other_requests (void)
{
  g_autoptr (FakeServer) server = fake_server_new (reply_at_once, NULL);
  g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), NULL);
  g_autoptr (TklPage) page = tkl_page_new ();
  TklPageRequest request = make_request ("a");
  TklPageRequest others[5];

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    others[i] = request;
  others[0].object_id = "b";
  others[1].from_utc_ms++;
  others[2].to_utc_ms++;
  others[3].token = "t";
  others[4].version = 1;
  tkl_trusttrack_prefetch_page (client, &request);
  while (fake_server_count (server) == 0)
    g_thread_yield ();
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      assert_fetches (client, &others[i], page);
      g_assert_cmpuint (fake_server_count (server), ==, i + 2);
    }
  assert_fetches (client, &request, page); /* still there */
  g_assert_cmpuint (fake_server_count (server), ==, 6);
}

/* Holds the answer for "a" back until "b" is asked for: only a client that has both under way at
 * once gets any answer. */
static void
pair_up (FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data)
{
  SoupServerMessage **held = data;

  reply_named (message, target);
  if (strstr (target, "/a/") != NULL)
    {
      *held = g_object_ref (message);
      soup_server_message_pause (message);
    }
  else
    {
      if (*held != NULL)
        soup_server_message_unpause (*held);
      g_clear_object (held);
    }
}

static void
test_runs_beside (void)
{
  SoupServerMessage *held = NULL;
  g_autoptr (FakeServer) server = fake_server_new (pair_up, &held);
  g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), NULL);
  g_autoptr (TklPage) page = tkl_page_new ();
  TklPageRequest a = make_request ("a");
  TklPageRequest b = make_request ("b");

  tkl_trusttrack_prefetch_page (client, &a);
  while (fake_server_count (server) == 0)
    g_thread_yield ();
  assert_fetches (client, &b, page);
  assert_fetches (client, &a, page);
}

static void
reply_denied (
    FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data)
{
  fake_reply (message, 403, "text/plain", "not with " FAKE_KEY);
}

static void
test_errors_come_through (void)
{
  g_autoptr (FakeServer) server = fake_server_new (reply_denied, NULL);
  g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), NULL);
  g_autoptr (TklPage) page = tkl_page_new ();
  g_autoptr (GError) error = NULL;
  TklPageRequest request = make_request ("a");

  tkl_trusttrack_prefetch_page (client, &request);
  g_assert_false (tkl_trusttrack_fetch_page (client, &request, page, NULL, &error));
  g_assert_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_DENIED);
  assert_no_key (error);
  g_assert_cmpuint (fake_server_count (server), ==, 1);
}

static void
stall_a (FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data)
{
  if (strstr (target, "/a/") != NULL)
    fake_reply_stall (server, message, "");
  else
    reply_named (message, target);
}

/* A page that nobody wants any more does not stand in the way of the next. */
static void
test_replaced_and_dropped (void)
{
  g_autoptr (FakeServer) server = fake_server_new (stall_a, NULL);
  TklTrusttrack *client = fake_client_new (fake_server_url (server), NULL);
  g_autoptr (TklPage) page = tkl_page_new ();
  TklPageRequest a = make_request ("a");
  TklPageRequest b = make_request ("b");

  tkl_trusttrack_prefetch_page (client, &a);
  while (fake_server_count (server) == 0)
    g_thread_yield ();
  tkl_trusttrack_prefetch_page (client, &b);
  assert_fetches (client, &b, page);
  tkl_trusttrack_prefetch_page (client, &a);
  tkl_trusttrack_free (client); /* does not wait for it */
  client = fake_client_new (fake_server_url (server), NULL);
  tkl_trusttrack_prefetch_page (client, &a);
  tkl_trusttrack_prefetch_page (client, &b);
  tkl_trusttrack_prefetch_page (client, &a);
  tkl_trusttrack_free (client);
}

static void
stall_and_cancel (
    FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer data)
{
  fake_reply_stall (server, message, "");
  g_cancellable_cancel (data);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (FakeServer) server = fake_server_new (stall_and_cancel, cancellable);
  g_autoptr (TklTrusttrack) client = fake_client_new (fake_server_url (server), NULL);
  g_autoptr (TklPage) page = tkl_page_new ();
  g_autoptr (GError) error = NULL;
  TklPageRequest request = make_request ("a");

  tkl_trusttrack_prefetch_page (client, &request);
  g_assert_false (tkl_trusttrack_fetch_page (client, &request, page, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Busy, since a wait would always meet the same moment. */
static void
pass_time (gint64 us)
{
  gint64 end_us = g_get_monotonic_time () + us;

  while (g_get_monotonic_time () < end_us)
    continue;
}

/* Whatever a request was doing when it was dropped, the next one gets its answer. */
static void
test_dropped_at_any_moment (void)
{
  g_autoptr (FakeServer) server = fake_server_new (stall_a, NULL);
  g_autoptr (FakeServer) prompt = fake_server_new (reply_at_once, NULL);
  g_autoptr (TklTrusttrack) stalling = fake_client_new (fake_server_url (server), NULL);
  g_autoptr (TklTrusttrack) answering = fake_client_new (fake_server_url (prompt), NULL);
  g_autoptr (TklPage) page = tkl_page_new ();
  TklPageRequest a = make_request ("a");
  TklPageRequest b = make_request ("b");

  for (int i = 0; i < 300; i++)
    {
      TklTrusttrack *client = i % 2 == 0 ? stalling : answering;

      tkl_trusttrack_prefetch_page (client, &a);
      pass_time (g_test_rand_int_range (0, 1000));
      tkl_trusttrack_prefetch_page (client, &b);
      assert_fetches (client, &b, page);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ahead/takes-what-was-fetched", test_takes_what_was_fetched);
  g_test_add_func ("/ahead/other-requests", test_other_requests);
  g_test_add_func ("/ahead/runs-beside", test_runs_beside);
  g_test_add_func ("/ahead/errors-come-through", test_errors_come_through);
  g_test_add_func ("/ahead/replaced-and-dropped", test_replaced_and_dropped);
  g_test_add_func ("/ahead/cancel", test_cancel);
  g_test_add_func ("/ahead/dropped-at-any-moment", test_dropped_at_any_moment);
  return g_test_run ();
}
