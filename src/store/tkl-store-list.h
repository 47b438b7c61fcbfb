/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows for lists: ticks and lines with the names that people know instead of ids. */
/* Thread: that of the store. */
#pragma once

#include "tkl-rows.h"
#include "tkl-store-clock.h"
#include "tkl-store-tick.h"

G_BEGIN_DECLS

/**
 * tkl_store_list_ticks:
 * @query: which; ticks that the office deleted are left out besides
 * @func: called for each row, oldest first, equal times by vehicle name, then key (rules §4)
 *
 * Everything that `list ticks` shows. Holds the ticks in memory while it runs: 90 bytes each.
 */
gboolean tkl_store_list_ticks (TklStore *store,
                               const TklTickQuery *query,
                               TklTickRowFunc func,
                               gpointer user_data,
                               GError **error);

/**
 * tkl_store_list_lines:
 * @query: which
 * @func: called for each line by employee number (digits compared as numbers), then begin
 *
 * Everything that `list lines` shows; 200 employees of a month take some 40 ms.
 */
gboolean tkl_store_list_lines (TklStore *store,
                               const TklLineQuery *query,
                               TklLineRowFunc func,
                               gpointer user_data,
                               GError **error);

G_END_DECLS
