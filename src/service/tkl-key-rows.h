/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of tkl-key-service.h made from what is stored. */
/* Thread: the office's reader thread. */
#pragma once

#include "tkl-key-service.h"
#include "tkl-key-world.h"

G_BEGIN_DECLS

/** tkl_guess_row_new: Returns: (transfer full). */
TklGuessRow *tkl_guess_row_new (const TklKeyWorld *world, const TklKeyGuess *guess);

/**
 * tkl_key_rows_load:
 * @ret_rows: (out) (transfer full) (element-type TklKeyRow): in the order of the choice
 */
gboolean tkl_key_rows_load (TklStore *store,
                            TklKeyChoice choice,
                            GCancellable *cancellable,
                            GPtrArray **ret_rows,
                            GError **error);

/** tkl_touch_rows_load: @ret_rows: (out) (transfer full) (element-type TklTouchRow): newest first. */
gboolean tkl_touch_rows_load (
    TklStore *store, gint64 key_id, guint limit, GPtrArray **ret_rows, GError **error);

G_END_DECLS
