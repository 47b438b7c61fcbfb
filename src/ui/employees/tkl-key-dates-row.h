/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklKeyDatesRow: a key in the form of an employee: from when until when he holds it (F087). */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"
#include "tkl-holdings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_KEY_DATES_ROW (tkl_key_dates_row_get_type ())
G_DECLARE_FINAL_TYPE (TklKeyDatesRow, tkl_key_dates_row, TKL, KEY_DATES_ROW, AdwExpanderRow)

/**
 * tkl_key_dates_row_new:
 * @holding: shown; copied
 *
 * Unfolded it has a field for the first and one for the last day, empty = open. A day that is typed is
 * stored at once, with undo; when it cannot be, its field says why. Its identification method is chosen
 * below (F045). Its buttons end the holding today and remove it.
 */
GtkWidget *tkl_key_dates_row_new (TklDesk *desk, const TklHoldingRow *holding);
/** tkl_key_dates_row_show: @holding: the same one, read again. A day that is refused stays. */
void tkl_key_dates_row_show (TklKeyDatesRow *self, const TklHoldingRow *holding);
gint64 tkl_key_dates_row_get_id (TklKeyDatesRow *self);

G_END_DECLS
