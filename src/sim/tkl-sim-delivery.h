/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSimDelivery: how an answer goes over the wire: at once, late, in pieces, or not to the end. */
/* Thread: main (the one whose main context the server uses). */
#pragma once

#include "tkl-sim-log.h"
#include "tkl-sim-request.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _TklSimDelivery TklSimDelivery;

/**
 * tkl_sim_deliver:
 * @request: answered; its body is taken
 * @message: the HTTP exchange, being handled
 * @entry: of @log, ended when the answer is out
 * @open: (element-type TklSimDelivery): the deliveries under way; this one adds itself and leaves
 *   by itself
 *
 * Applies the faults latency, slow, truncated, cut-json, reset, content-type, html, retry-after.
 */
void tkl_sim_deliver (TklSimRequest *request,
                      SoupServerMessage *message,
                      TklSimLog *log,
                      TklSimLogEntry *entry,
                      GPtrArray *open);

/** tkl_sim_delivery_abandon: ends one from @open that nobody waits for any more. */
void tkl_sim_delivery_abandon (TklSimDelivery *delivery);

G_END_DECLS
