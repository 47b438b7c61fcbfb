/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed and what is stored: Ctrl+Z takes back letters only while they are not stored. */
/* Thread: main. */
#include "tkl-typing.h"

void
tkl_typing_replace (GtkEditable *editable, const char *text)
{
  if (g_strcmp0 (gtk_editable_get_text (editable), text) != 0)
    gtk_editable_set_text (editable, text);
  /* Off and on again: what was typed is forgotten. */
  gtk_editable_set_enable_undo (editable, FALSE);
  gtk_editable_set_enable_undo (editable, TRUE);
}
