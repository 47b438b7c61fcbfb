/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSimListener: an HTTP server on a port of the loopback interface. */
/* Thread: main (the thread-default main context at creation). */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct
{
  SoupServer *soup;        /* (owned) */
  GSocketService *service; /* (owned) */
  char *url;               /* (owned): `http://127.0.0.1:8080` */
} TklSimListener;

/**
 * tkl_sim_listener_new:
 * @port: 0 chooses a free one
 * @handler: answers every request
 * @error: TKL_SIM_ERROR: FAILED: the port is in use or not allowed
 */
TklSimListener *
tkl_sim_listener_new (guint port, SoupServerCallback handler, gpointer data, GError **error);

/** tkl_sim_listener_free: closes the port and all connections. */
void tkl_sim_listener_free (TklSimListener *listener);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklSimListener, tkl_sim_listener_free)

G_END_DECLS
