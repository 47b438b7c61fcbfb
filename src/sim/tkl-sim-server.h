/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSimServer: the imitated API on a port of the loopback interface. */
/* Thread: main (the thread-default main context at creation). */
#pragma once

#include "tkl-sim.h"

G_BEGIN_DECLS

typedef struct _TklSimServer TklSimServer;

/**
 * tkl_sim_server_new:
 * @sim: must outlive the server
 * @port: 0 chooses a free one
 * @error: TKL_SIM_ERROR: FAILED: the port is in use or not allowed
 */
TklSimServer *tkl_sim_server_new (TklSim *sim, guint port, GError **error);
void tkl_sim_server_free (TklSimServer *server);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklSimServer, tkl_sim_server_free)

/** tkl_sim_server_url: Returns: (transfer none): `http://127.0.0.1:8080`. */
const char *tkl_sim_server_url (const TklSimServer *server);

G_END_DECLS
