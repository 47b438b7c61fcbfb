/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stretch of ticks that is still to be linked; it survives a crash in between. */
/* Thread: that of the store. */
#pragma once

#include "tkl-record.h"
#include "tkl-store.h"

G_BEGIN_DECLS

/* Instants are UTC ms, both included; TKL_INSTANT_NONE_MS = nothing. */
typedef struct
{
  gint64 first_utc_ms, last_utc_ms;
  gint64
      serial; /* raised by every note: the stretch may stay the same when more is to be done in it */
} TklPending;

/* A commit of a journal entry notes by itself the ticks that its changes of employees, holders of keys,
 * projects and planning reach. */

/** tkl_store_note_pending: widens the stretch. Inside the transaction that changed the ticks. */
gboolean
tkl_store_note_pending (TklStore *store, gint64 first_utc_ms, gint64 last_utc_ms, GError **error);

/** tkl_store_get_pending: both instants are TKL_INSTANT_NONE_MS when nothing waits. */
gboolean tkl_store_get_pending (TklStore *store, TklPending *ret_pending, GError **error);

/**
 * tkl_store_clear_pending:
 * @serial: as it was before the ticks were linked: what was noted since, perhaps by another program,
 *   waits on
 *
 * Inside a write transaction.
 */
gboolean tkl_store_clear_pending (TklStore *store, gint64 serial, GError **error);

G_END_DECLS
