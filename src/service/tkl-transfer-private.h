/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Transfers for other use cases: what a notice offered, accepted. */
/* Thread: the office's writer thread. */
#pragma once

#include "tkl-store.h"
#include "tkl-transfer-service.h"

G_BEGIN_DECLS

/**
 * tkl_transfer_accept_day:
 * @expected: what the notice shows as the lines of the rules (its JSON)
 * @error: CONFLICT: the rules give something else today
 *
 * Makes one workday what the rules give, finished, transferred and edited lines included. Inside a
 * journal entry.
 */
gboolean tkl_transfer_accept_day (
    TklStore *store, gint32 employee_id, TklDay day, const char *expected, GError **error);

G_END_DECLS
