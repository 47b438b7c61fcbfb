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

/* Days on which a key has no holder; both included, NONE = open. */
typedef struct
{
  TklDay from, to;
} TklKeyGap;

/**
 * tkl_key_holders_gaps:
 * @gaps: (element-type TklKeyGap) (inout): appended by day; none for a key held all the time, one
 *   with two open ends for a key nobody ever held
 */
void tkl_key_holders_gaps (const TklKeyHolders *holders, gint32 key_id, GArray *gaps);

/**
 * tkl_key_holders_enrol:
 * @day: civil date of the first touch without a holder
 * @ret_gap: (out): the holding to enter for whoever gets the key
 *
 * A key nobody held before gets an open start: nobody else can have used it, and ticks that arrive
 * late are his too. One that changes hands starts with that touch. It ends where the next holder's
 * time begins. Returns: FALSE when the key is held on that day.
 */
gboolean
tkl_key_holders_enrol (const TklKeyHolders *holders, gint32 key_id, TklDay day, TklKeyGap *ret_gap);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklKeyHolders, tkl_key_holders_free)

G_END_DECLS
