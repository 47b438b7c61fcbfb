/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large text is: sizes in pixels are made for its usual size. */
/* Thread: main. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** tkl_text_size_percent: Returns: of the usual size: 100 as the desktop comes. */
int tkl_text_size_percent (GtkWidget *widget);

G_END_DECLS
