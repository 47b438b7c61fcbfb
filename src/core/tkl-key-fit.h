/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Do keys come as the office confirmed their spelling, or another way round? */
/* Thread: any; pure. */
#pragma once

#include "tkl-key.h"

G_BEGIN_DECLS

/** TklKeyKnown: Returns: TRUE when the key with that printed form is known. */
typedef gboolean (*TklKeyKnown) (const char *printed, gpointer data);

/**
 * tkl_key_deviates:
 * @raw: as a reader sent it
 * @confirmed: what the office said is printed; where it told nothing, nothing deviates
 * @is_known: keys in the register, or that were read in full
 *
 * Returns: TRUE when a serial fits only another spelling than the confirmed one: it cannot be read so, or
 *   gives a key that nobody knows, while it is a known key another way round. Whole keys never do.
 */
gboolean
tkl_key_deviates (const char *raw, TklKeyOrder confirmed, TklKeyKnown is_known, gpointer data);

G_END_DECLS
