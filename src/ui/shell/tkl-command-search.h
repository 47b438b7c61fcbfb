/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Command search (Ctrl+K): all commands by their names. */
/* Thread: main. */
#pragma once

#include "tkl-beside-window.h"

G_BEGIN_DECLS

#define TKL_TYPE_COMMAND_SEARCH (tkl_command_search_get_type ())
G_DECLARE_FINAL_TYPE (TklCommandSearch, tkl_command_search, TKL, COMMAND_SEARCH, TklBesideWindow)

/** tkl_command_search_present: Returns: (transfer none): the dialog, over @parent, a TklWindow. */
GtkWidget *tkl_command_search_present (GtkWindow *parent);

G_END_DECLS
