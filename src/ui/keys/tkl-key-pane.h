/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklKeyPane: one key: whose it may be and why, its ticks, and what to do with it. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"
#include "tkl-key-table.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_KEY_PANE (tkl_key_pane_get_type ())
G_DECLARE_FINAL_TYPE (TklKeyPane, tkl_key_pane, TKL, KEY_PANE, GtkWidget)

/** tkl_key_pane_new: @desk: referenced. */
GtkWidget *tkl_key_pane_new (TklDesk *desk);

/** tkl_key_pane_show: @row: (nullable): copied as far as needed; NULL: no key. */
void tkl_key_pane_show (TklKeyPane *self, TklRow *row);

/** tkl_key_pane_give: to the guess with that number, from 1; nothing when there is none such. */
void tkl_key_pane_give (TklKeyPane *self, guint number);

/** tkl_key_pane_move: puts the key aside, or takes it back when it is. */
void tkl_key_pane_move (TklKeyPane *self);

/** tkl_key_pane_choose: opens the list of employees to give it to. */
void tkl_key_pane_choose (TklKeyPane *self);

G_END_DECLS
