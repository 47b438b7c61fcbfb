/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklKeyPage: a table of keys with the pane of the chosen one beside it. */
/* Thread: main. */
#pragma once

#include "tkl-table-page.h"

G_BEGIN_DECLS

#define TKL_TYPE_KEY_PAGE (tkl_key_page_get_type ())
G_DECLARE_FINAL_TYPE (TklKeyPage, tkl_key_page, TKL, KEY_PAGE, TklTablePage)

/**
 * tkl_key_page_new:
 * @source: one of tkl-key-table.h
 *
 * Actions: `key.give` (number of the guess; keys 1 … 5), `key.choose` (E), `key.move` (Delete).
 */
GtkWidget *tkl_key_page_new (TklDesk *desk, const TklTableSource *source, GSettings *state);

G_END_DECLS
