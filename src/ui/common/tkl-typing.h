/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed and what is stored: Ctrl+Z takes back letters only while they are not stored. */
/* Thread: main. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * tkl_typing_replace:
 * @text: what is stored, or "" for the next one; no typing before it can be taken back
 */
void tkl_typing_replace (GtkEditable *editable, const char *text);

G_END_DECLS
