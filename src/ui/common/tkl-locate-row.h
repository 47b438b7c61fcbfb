/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklLocateRow: the row under an address that finds its coordinates (F083, F084, F110, F116). */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"
#include "tkl-field-row.h"
#include "tkl-geo-place.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_LOCATE_ROW (tkl_locate_row_get_type ())
G_DECLARE_FINAL_TYPE (TklLocateRow, tkl_locate_row, TKL, LOCATE_ROW, AdwActionRow)

/** TklLocateAddress: Returns: (transfer none) (nullable): the address as it is typed now. */
typedef const TklAddress *(*TklLocateAddress) (gpointer user_data);

/**
 * TklLocateRow:
 * Signal located (TklPoint *point): the place was found, or chosen from several. The row says what
 * was found, so that it can be checked.
 */

/** tkl_locate_row_new: @user_data: handed to @address; outlives the row. */
GtkWidget *tkl_locate_row_new (TklDesk *desk, TklLocateAddress address, gpointer user_data);

/** tkl_locate_row_forget: another address is shown: what was found or is looked for is not its. */
void tkl_locate_row_forget (TklLocateRow *self);

/** tkl_locate_row_watch: @row: of the address or the place: what is typed there makes it forget. */
void tkl_locate_row_watch (TklLocateRow *self, TklFieldRow *row);

G_END_DECLS
