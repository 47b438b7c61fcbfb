/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an API key may do, as a use case: asked once at set-up, and whenever something is missing. */
/* Thread: main; the work is done on the office's remote thread. */
#pragma once

#include "tkl-office.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;  /* `objects-v1` `last-coordinate-v2` `history-v2` `history-v1` `drivers-v2`
                        `trips-v1`; `stream-v2` where nothing else can tell of ticks */
  const char *state; /* `ok`, `denied`: not in the plan, `failed`, `untried`: there is no vehicle */
  char *message;     /* (owned) (nullable): of the service when not ok */
  char *shape; /* (owned) (nullable): JSON: what its answer is made of, nothing of what it says */
} TklProbeRow;

void tkl_probe_row_free (TklProbeRow *row);

/** tkl_probe_async: @key: copied, never written anywhere. @interval_ms: as TklSyncOptions. */
void tkl_probe_async (TklOffice *office,
                      const char *key,
                      gint32 interval_ms,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
/**
 * tkl_probe_finish:
 * @ret_rows: (out) (transfer full) (element-type TklProbeRow): one for each thing that was asked
 * @ret_usable: (out): TRUE when ticks can be fetched at all: from the history, trips or the stream
 * @error: KEY, OFFLINE
 */
gboolean tkl_probe_finish (TklOffice *office,
                           GAsyncResult *result,
                           GPtrArray **ret_rows,
                           gboolean *ret_usable,
                           GError **error);

/**
 * tkl_probe_say_source:
 * @rows: (element-type TklProbeRow): of a probe that is usable
 * Returns: (transfer none) (nullable): translated: where ticks come from when the history is not in the
 *   plan, and what is missing; NULL: it is
 */
const char *tkl_probe_say_source (const GPtrArray *rows);

/**
 * tkl_probe_saw_vehicle:
 * @rows: (element-type TklProbeRow): of a probe
 * Returns: FALSE: the account shows no vehicle, so that its history could not be tried.
 */
gboolean tkl_probe_saw_vehicle (const GPtrArray *rows);

/**
 * tkl_probe_sample:
 * @rows: (element-type TklProbeRow): of a probe
 *
 * A file for whoever helps with a key that he must not see: what was asked, whether it was allowed, and
 * the shapes of the answers; no person, key, position, plate, name or number is in it, nor what the
 * service says of an error, in which one could be.
 * Returns: (transfer full): JSON with line ends.
 */
char *tkl_probe_sample (GPtrArray *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklProbeRow, tkl_probe_row_free)

G_END_DECLS
