/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklKeysButton: opens the unknown keys and tells how many wait. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TKL_TYPE_KEYS_BUTTON (tkl_keys_button_get_type ())
G_DECLARE_FINAL_TYPE (TklKeysButton, tkl_keys_button, TKL, KEYS_BUTTON, GtkWidget)

/** tkl_keys_button_new: @desk: referenced. */
GtkWidget *tkl_keys_button_new (TklDesk *desk);

G_END_DECLS
