/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSimAdmin: the interface through which tests steer a running simulator. */
/* Thread: main (the thread-default main context at creation). */
#pragma once

#include "tkl-sim.h"

G_BEGIN_DECLS

typedef struct _TklSimAdmin TklSimAdmin;

/**
 * tkl_sim_admin_new:
 * @sim: must outlive it
 * @port: of the loopback interface; 0 chooses a free one
 * @error: TKL_SIM_ERROR: FAILED
 *
 * JSON over HTTP; every answer but those of GET is the new state, errors are `{"error": …}`:
 * GET /state · POST /scenario · POST /clock {"now"} or {"advance_s"} · POST /record {"vehicle",
 * "received", "items"} · POST /switch {name: value} · POST /fault {"fault"} · DELETE /fault
 * [?name=] · GET /log · DELETE /log · POST /revoke-key {"key"}.
 */
TklSimAdmin *tkl_sim_admin_new (TklSim *sim, guint port, GError **error);
void tkl_sim_admin_free (TklSimAdmin *admin);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklSimAdmin, tkl_sim_admin_free)

/** tkl_sim_admin_url: Returns: (transfer none): `http://127.0.0.1:8081`. */
const char *tkl_sim_admin_url (const TklSimAdmin *admin);

G_END_DECLS
