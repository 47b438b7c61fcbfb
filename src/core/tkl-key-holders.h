/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklKeyHolders: who held a key on a date. */
/* Thread: immutable after creation, any thread. */
#pragma once

#include "tkl-employee.h"

G_BEGIN_DECLS

typedef struct _TklKeyHolders TklKeyHolders;

/**
 * tkl_key_holders_new:
 * @holdings: (array length=n_holdings): any order, copied; periods of one key do not overlap
 * Returns: (transfer full).
 */
TklKeyHolders *tkl_key_holders_new (const TklKeyHolding *holdings, gsize n_holdings);
void tkl_key_holders_free (TklKeyHolders *holders);

/**
 * tkl_key_holders_find:
 * @day: civil date of the touch (rules §1)
 * Returns: employee id; 0 for an unknown key or a date without holder.
 */
gint32 tkl_key_holders_find (const TklKeyHolders *holders, gint32 key_id, TklDay day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklKeyHolders, tkl_key_holders_free)

G_END_DECLS
