/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSimStreams: the open event streams and what is sent on them. */
/* Thread: main. */
#pragma once

#include "tkl-sim-log.h"
#include "tkl-sim-request.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _TklSimStreams TklSimStreams;

/** tkl_sim_streams_new: @sim: must outlive it; its `arrived` is taken. */
TklSimStreams *tkl_sim_streams_new (TklSim *sim);
void tkl_sim_streams_free (TklSimStreams *streams);

/**
 * tkl_sim_streams_open:
 * @request: a checked stream request
 *
 * Sends the last record of each vehicle, then records as they arrive, in no promised order, until
 * the client leaves or the fault `stream-drop` ends it. Nothing is replayed after a reconnect but
 * those last records.
 */
void tkl_sim_streams_open (TklSimStreams *streams,
                           TklSimRequest *request,
                           SoupServerMessage *message,
                           TklSimLogEntry *entry);

G_END_DECLS
