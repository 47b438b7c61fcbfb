/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FakeServer: an HTTP server on loopback that answers as a test wants. */
/* Thread: called from the test's thread; handlers run on the server's own. */
#include <string.h>

#include "fake-server.h"

struct _FakeServer
{
  FakeHandler handler;
  gpointer data;
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  char *url;
  GPtrArray *stalled; /* of the server's thread: connections kept open */
  GMutex mutex;
  GCond cond;         /* .url is set */
  GPtrArray *targets; /* (mutex mutex) */
  GPtrArray *keys;    /* (mutex mutex): "" where it was not the last parameter */
};

static void
request_cb (SoupServer *soup,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer data)
{
  FakeServer *server = data;
  GUri *uri = soup_server_message_get_uri (message);
  g_autofree char *whole = g_strdup_printf ("%s?%s", g_uri_get_path (uri), g_uri_get_query (uri));
  char *key = strstr (whole, "&api_key=");
  guint n;

  g_mutex_lock (&server->mutex);
  n = server->targets->len;
  g_ptr_array_add (server->keys, g_strdup (key != NULL ? key + strlen ("&api_key=") : ""));
  if (key != NULL)
    *key = '\0';
  g_ptr_array_add (server->targets, g_strdup (whole));
  g_mutex_unlock (&server->mutex);
  server->handler (server, message, whole, n, server->data);
}

static gpointer
run_server (gpointer data)
{
  FakeServer *server = data;
  SoupServer *soup;
  g_autoptr (GError) error = NULL;
  GSList *uris;

  g_main_context_push_thread_default (server->context);
  soup = g_object_new (SOUP_TYPE_SERVER, "raw-paths", TRUE, NULL);
  soup_server_add_handler (soup, NULL, request_cb, server, NULL);
  soup_server_listen_local (soup, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (soup);
  g_mutex_lock (&server->mutex);
  server->url = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_cond_signal (&server->cond);
  g_mutex_unlock (&server->mutex);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_main_loop_run (server->loop);
  g_ptr_array_set_size (server->stalled, 0);
  soup_server_disconnect (soup);
  g_object_unref (soup);
  while (g_main_context_iteration (server->context, FALSE))
    continue;
  g_main_context_pop_thread_default (server->context);
  return NULL;
}

FakeServer *
fake_server_new (FakeHandler handler, gpointer data)
{
  FakeServer *server = g_new0 (FakeServer, 1);

  server->handler = handler;
  server->data = data;
  server->context = g_main_context_new ();
  server->loop = g_main_loop_new (server->context, FALSE);
  server->stalled = g_ptr_array_new_with_free_func (g_object_unref);
  server->targets = g_ptr_array_new_with_free_func (g_free);
  server->keys = g_ptr_array_new_with_free_func (g_free);
  g_mutex_init (&server->mutex);
  g_cond_init (&server->cond);
  server->thread = g_thread_new ("fake-server", run_server, server);
  g_mutex_lock (&server->mutex);
  while (server->url == NULL)
    g_cond_wait (&server->cond, &server->mutex);
  g_mutex_unlock (&server->mutex);
  return server;
}

void
fake_server_free (FakeServer *server)
{
  g_main_loop_quit (server->loop);
  g_main_context_wakeup (server->context);
  g_thread_join (server->thread);
  g_main_loop_unref (server->loop);
  g_main_context_unref (server->context);
  g_ptr_array_unref (server->stalled);
  g_ptr_array_unref (server->targets);
  g_ptr_array_unref (server->keys);
  g_mutex_clear (&server->mutex);
  g_cond_clear (&server->cond);
  g_free (server->url);
  g_free (server);
}

const char *
fake_server_url (FakeServer *server)
{
  return server->url;
}

guint
fake_server_count (FakeServer *server)
{
  guint n;

  g_mutex_lock (&server->mutex);
  n = server->targets->len;
  g_mutex_unlock (&server->mutex);
  return n;
}

char *
fake_server_target (FakeServer *server, guint n)
{
  char *target;

  g_mutex_lock (&server->mutex);
  g_assert_cmpuint (n, <, server->targets->len);
  target = g_strdup (server->targets->pdata[n]);
  g_mutex_unlock (&server->mutex);
  return target;
}

gboolean
fake_server_saw_only_key (FakeServer *server, const char *key)
{
  gboolean only = TRUE;

  g_mutex_lock (&server->mutex);
  for (guint i = 0; i < server->keys->len; i++)
    only = only && strcmp (server->keys->pdata[i], key) == 0;
  g_mutex_unlock (&server->mutex);
  return only;
}

void
fake_reply (SoupServerMessage *message, guint status, const char *type, const char *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type != NULL ? type : "text/plain", SOUP_MEMORY_COPY,
                                    body, strlen (body));
  if (type == NULL)
    soup_message_headers_remove (soup_server_message_get_response_headers (message),
                                 "Content-Type");
}

static GIOStream *
send_raw (SoupServerMessage *message, const char *bytes)
{
  GIOStream *stream = soup_server_message_steal_connection (message);

  g_output_stream_write_all (g_io_stream_get_output_stream (stream), bytes, strlen (bytes), NULL,
                             NULL, NULL);
  return stream;
}

void
fake_reply_raw (SoupServerMessage *message, const char *bytes)
{
  g_autoptr (GIOStream) stream = send_raw (message, bytes);

  g_io_stream_close (stream, NULL, NULL);
}

void
fake_reply_stall (FakeServer *server, SoupServerMessage *message, const char *bytes)
{
  g_ptr_array_add (server->stalled, send_raw (message, bytes));
}
