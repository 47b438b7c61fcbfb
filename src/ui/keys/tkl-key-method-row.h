/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklKeyMethodRow: by what a key is identified, shown and chosen (F045). */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"
#include "tkl-key.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_KEY_METHOD_ROW (tkl_key_method_row_get_type ())
G_DECLARE_FINAL_TYPE (TklKeyMethodRow, tkl_key_method_row, TKL, KEY_METHOD_ROW, AdwComboRow)

/** tkl_key_method_row_set_desk: once; referenced. What is chosen is stored at once, with undo. */
void tkl_key_method_row_set_desk (TklKeyMethodRow *self, TklDesk *desk);

/** tkl_key_method_row_show: of which key; what is shown is not stored. */
void tkl_key_method_row_show (TklKeyMethodRow *self, gint64 key_id, TklKeyMethod method);

G_END_DECLS
