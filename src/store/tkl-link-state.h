/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The link part of a tick between the struct and its row in tick_link. */
/* Thread: any; pure. */
#pragma once

#include "tkl-store-tick.h"

G_BEGIN_DECLS

/** tkl_link_apply: writes the link part of @tick, without its candidates in the pool; sets LINKED. */
void tkl_link_apply (TklTick *tick, const TklStoredLink *stored);

/** tkl_link_of: Returns: the row that says what @tick says; not linked without LINKED. */
TklStoredLink tkl_link_of (const TklTick *tick);

/** tkl_link_n_candidates: Returns: how many rows of tick_candidate go with it. */
guint tkl_link_n_candidates (const TklStoredLink *stored);

/**
 * tkl_link_is_stored:
 * @pool: the candidates of both
 * Returns: TRUE when @tick says what @stored and its candidates say.
 */
gboolean tkl_link_is_stored (const TklTick *tick, const TklStoredLink *stored, const GArray *pool);

G_END_DECLS
