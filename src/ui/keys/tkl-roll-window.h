/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving keys out one by one (F076): the nth employee of a list gets the nth key that ticks. */
/* Thread: main. */
#pragma once

#include "tkl-turn-box.h"

G_BEGIN_DECLS

#define TKL_TYPE_ROLL_WINDOW (tkl_roll_window_get_type ())
G_DECLARE_FINAL_TYPE (TklRollWindow, tkl_roll_window, TKL, ROLL_WINDOW, AdwWindow)

/** tkl_roll_window_present: Returns: (transfer none): over @parent; the one that is open already. */
GtkWidget *tkl_roll_window_present (GtkWindow *parent, TklDesk *desk);

/** tkl_roll_window_get_turns: Returns: (transfer none). */
TklTurnBox *tkl_roll_window_get_turns (TklRollWindow *self);
/** tkl_roll_window_set_begin: as if @text was typed: `7:30`, `16/11/2026 7:30`. */
void tkl_roll_window_set_begin (TklRollWindow *self, const char *text);

G_END_DECLS
