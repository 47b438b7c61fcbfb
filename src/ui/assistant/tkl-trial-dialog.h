/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo company on the screen: the row that offers it, what is seen while it is made, and removing it. */
/* Thread: main. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * tkl_trial_group_new:
 * @closes: the window it stands in is closed once the button is pressed
 * Returns: (transfer floating): a group with one row, whose button is `app.demo`.
 */
GtkWidget *tkl_trial_group_new (gboolean closes);

/**
 * tkl_trial_dialog_new:
 * @parent: (nullable)
 * @cancellable: cancelled by its button, and by closing it; referenced
 */
GtkWidget *tkl_trial_dialog_new (GtkWindow *parent, GCancellable *cancellable);

/** tkl_trial_dialog_set_step: @step: (nullable): what is done now. */
void tkl_trial_dialog_set_step (GtkWidget *dialog, const char *step);

/** tkl_trial_dialog_ask_removal: Returns: the question; its response is `remove` or another. */
GtkWidget *tkl_trial_dialog_ask_removal (GtkWindow *parent);

G_END_DECLS
