/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTurnBox: employees in a numbered order, moved by dragging or by Alt+Up and Alt+Down (F076). */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"
#include "tkl-turn-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_TURN_BOX (tkl_turn_box_get_type ())
G_DECLARE_FINAL_TYPE (TklTurnBox, tkl_turn_box, TKL, TURN_BOX, GtkWidget)

/**
 * Signals: changed (): order, or who is passed over.
 * Actions on the row with the focus: `turn.move` (−1 or 1), `turn.pass` (P), `turn.remove` (Delete).
 */

/** tkl_turn_box_set_desk: whose employees; once. Referenced. */
void tkl_turn_box_set_desk (TklTurnBox *self, TklDesk *desk);

/** tkl_turn_box_get_list: Returns: (transfer none). */
const TklTurnList *tkl_turn_box_get_list (TklTurnBox *self);

/** tkl_turn_box_move: as if dragged there. */
void tkl_turn_box_move (TklTurnBox *self, guint from, gint to);
/** tkl_turn_box_set_passed: he is not there, or his key does not tick. */
void tkl_turn_box_set_passed (TklTurnBox *self, guint index, gboolean passed);
/** tkl_turn_box_remove: takes one out. */
void tkl_turn_box_remove (TklTurnBox *self, guint index);
/** tkl_turn_box_add_all: everybody active who holds no key today, by number. */
void tkl_turn_box_add_all (TklTurnBox *self);

G_END_DECLS
