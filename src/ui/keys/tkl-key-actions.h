/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of the window about keys and missing ticks. */
/* Thread: main. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * tkl_key_actions_install:
 * `win.unknown-keys`, `win.match-homes`, `win.give-keys-out`, and `win.diagnose` with the id of an
 * employee; 0: the one selected in the table of employees, or whom the office chooses then.
 */
void tkl_key_actions_install (GtkWidgetClass *window_class);

G_END_DECLS
