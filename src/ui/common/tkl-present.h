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

G_END_DECLS
