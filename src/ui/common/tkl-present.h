/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Windows beside the main one, of which one of a kind is enough. */
/* Thread: main. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * tkl_present_open_one:
 * @type: of a window
 *
 * Returns: (transfer none) (nullable): the window of that type over @parent, brought to the front;
 *   NULL: none is open.
 */
GtkWindow *tkl_present_open_one (GtkWindow *parent, GType type);

/**
 * tkl_present_over:
 * @parent: (nullable): NULL: over nothing
 *
 * The window stands over @parent, goes with it, and is larger for larger text. GTK 4.8 would remember
 * a parent that is gone while somebody still waits for an answer and keeps the window.
 */
void tkl_present_over (GtkWindow *window, GtkWindow *parent);

/**
 * tkl_present_pane:
 * @width: in pixels, for text of its usual size
 *
 * A pane beside what a window shows asks for more room with larger text, and leaves as much to the
 * rest on a screen of 1280 pixels.
 */
void tkl_present_pane (GtkWidget *pane, int width);

/**
 * tkl_present_question:
 * @dialog: an AdwMessageDialog, over the window it is about or over nothing
 *
 * Shows it, wider for larger text: with its answers one above the other it would else be as narrow as
 * the longest of them, and higher than the screen.
 */
void tkl_present_question (GtkWindow *dialog);

G_END_DECLS
