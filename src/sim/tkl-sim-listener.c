/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An HTTP server on a port of the loopback interface. The connections are accepted here, since
 * libsoup 3.2 leaks a socket for each one that it accepts itself. */
/* Thread: main. */
#include "tkl-sim-listener.h"

#include "tkl-sim-error.h"

static gboolean
incoming_cb (GSocketService *service,
             GSocketConnection *connection,
             GObject *source,
             gpointer listener_pointer)
{
  TklSimListener *listener = listener_pointer;
  g_autoptr (GSocketAddress) local = g_socket_connection_get_local_address (connection, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);

  /* Who has hung up already needs no answer. */
  if (local != NULL && remote != NULL)
    soup_server_accept_iostream (listener->soup, G_IO_STREAM (connection), local, remote, NULL);
  return TRUE;
}

TklSimListener *
tkl_sim_listener_new (guint port, SoupServerCallback handler, gpointer data, GError **error)
{
  g_autoptr (TklSimListener) listener = g_new0 (TklSimListener, 1);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new_from_string ("127.0.0.1", port);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) cause = NULL;

  listener->soup = soup_server_new (NULL, NULL);
  soup_server_add_handler (listener->soup, NULL, handler, data, NULL);
  listener->service = g_socket_service_new ();
  g_signal_connect (listener->service, "incoming", G_CALLBACK (incoming_cb), listener);
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (listener->service), wanted,
                                      G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &bound,
                                      &cause))
    {
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_FAILED, "cannot listen on port %u: %s", port,
                   cause->message);
      return NULL;
    }
  listener->url
      = g_strdup_printf ("http://127.0.0.1:%u",
                         (guint) g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
  return g_steal_pointer (&listener);
}

void
tkl_sim_listener_free (TklSimListener *listener)
{
  if (listener == NULL)
    return;
  g_signal_handlers_disconnect_by_data (listener->service, listener);
  g_socket_service_stop (listener->service);
  g_socket_listener_close (G_SOCKET_LISTENER (listener->service));
  g_object_unref (listener->service);
  soup_server_disconnect (listener->soup);
  g_object_unref (listener->soup);
  g_free (listener->url);
  g_free (listener);
}
