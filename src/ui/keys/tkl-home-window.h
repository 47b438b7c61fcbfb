/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving keys out at home addresses (F075): pairs of a key and a home, chosen and applied in one step. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_HOME_WINDOW (tkl_home_window_get_type ())
G_DECLARE_FINAL_TYPE (TklHomeWindow, tkl_home_window, TKL, HOME_WINDOW, AdwWindow)

/** tkl_home_window_present: Returns: (transfer none): over @parent; the one that is open already. */
GtkWidget *tkl_home_window_present (GtkWindow *parent, TklDesk *desk);

G_END_DECLS
