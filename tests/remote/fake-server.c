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
  gboolean quit; /* (atomic) */
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

static gboolean
incoming_cb (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  g_autoptr (GSocketAddress) local = g_socket_connection_get_local_address (connection, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);

  if (local != NULL && remote != NULL)
    soup_server_accept_iostream (data, G_IO_STREAM (connection), local, remote, NULL);
  return TRUE;
}

/* libsoup 3.2 leaks the sockets that it accepts itself. */
static GSocketService *
listen_on_loopback (FakeServer *server, SoupServer *soup)
{
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) bound = NULL;
  GSocketService *service = g_socket_service_new ();
  g_autoptr (GError) error = NULL;

  g_signal_connect (service, "incoming", G_CALLBACK (incoming_cb), soup);
  g_socket_listener_add_address (G_SOCKET_LISTENER (service), any, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &bound, &error);
  g_assert_no_error (error);
  g_mutex_lock (&server->mutex);
  server->url
      = g_strdup_printf ("http://127.0.0.1:%u",
                         (guint) g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
  g_cond_signal (&server->cond);
  g_mutex_unlock (&server->mutex);
  return service;
}

static gpointer
run_server (gpointer data)
{
  FakeServer *server = data;
  SoupServer *soup;
  GSocketService *service;

  g_main_context_push_thread_default (server->context);
  soup = g_object_new (SOUP_TYPE_SERVER, "raw-paths", TRUE, NULL);
  soup_server_add_handler (soup, NULL, request_cb, server, NULL);
  service = listen_on_loopback (server, soup);
  while (!g_atomic_int_get (&server->quit))
    g_main_context_iteration (server->context, TRUE);
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
  g_object_unref (service);
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
  g_atomic_int_set (&server->quit, TRUE);
  g_main_context_wakeup (server->context);
  g_thread_join (server->thread);
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
