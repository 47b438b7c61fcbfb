/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One tick by its id, with the office's layer and its link. */
/* Thread: that of the store. */
#pragma once

#include "tkl-store-layer.h"
#include "tkl-store-tick.h"

G_BEGIN_DECLS

/**
 * tkl_tick_read:
 * @ret_candidates: (out) (optional) (transfer full) (element-type gint32): ids of the projects found
 *   when they are several, in their order
 * @error: TKL_STORE_ERROR_NOT_FOUND: no such tick
 */
gboolean tkl_tick_read (
    TklStore *store, gint64 id, TklTick *ret_tick, GArray **ret_candidates, GError **error);

/** tkl_tick_read_to_presence: @ret_on: (out): its presence is to be registered, see
 * tkl_tick_goes_to_presence(). */
gboolean
tkl_tick_read_to_presence (TklStore *store, const TklTick *tick, gboolean *ret_on, GError **error);

G_END_DECLS
