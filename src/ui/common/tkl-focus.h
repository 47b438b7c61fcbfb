/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyboard focus is not lost when what has it goes. */
/* Thread: main. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** tkl_has_focus_within: Returns: TRUE when the focus of its window is @widget or lies in it. The state
 * flags of GTK say so late, or not at all while the window is not the active one. */
gboolean tkl_has_focus_within (GtkWidget *widget);

/**
 * tkl_focus_hand_over:
 * @from: about to be hidden
 * @to: (nullable): gets the focus, or the first in it that can have it …
 * @or_to: (nullable): … else this, or the first in it; else nothing
 *
 * Nothing happens unless the focus lies on @from or in it. Without this GTK looks for a place by itself
 * at the next frame; 4.8 keeps what was hidden for ever when the window goes before that.
 */
void tkl_focus_hand_over (GtkWidget *from, GtkWidget *to, GtkWidget *or_to);

/**
 * tkl_focus_into:
 * @widget: gets the focus, or the first in it that can have it, as soon as it is on the screen
 *
 * A pane that only begins to slide in would lose it again.
 */
void tkl_focus_into (GtkWidget *widget);

G_END_DECLS
