/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of keys: those that nobody holds, those put aside, all of them (F046-F049). */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_KEY_WINDOW (tkl_key_window_get_type ())
G_DECLARE_FINAL_TYPE (TklKeyWindow, tkl_key_window, TKL, KEY_WINDOW, AdwWindow)

/** tkl_key_window_present: Returns: (transfer none): over @parent; the one that is open already. */
GtkWidget *tkl_key_window_present (GtkWindow *parent, TklDesk *desk);

/** tkl_key_window_show: @name: `unknown-keys` `aside-keys` `all-keys`. */
void tkl_key_window_show (TklKeyWindow *self, const char *name);
/** tkl_key_window_get_page: Returns: (transfer none) (nullable): NULL: not built yet. */
GtkWidget *tkl_key_window_get_page (TklKeyWindow *self, const char *name);

G_END_DECLS
