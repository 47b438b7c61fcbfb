/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences window: settings of the company, TrustTrack, data, and of this machine. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_PREFERENCES (tkl_preferences_get_type ())
G_DECLARE_FINAL_TYPE (TklPreferences, tkl_preferences, TKL, PREFERENCES, AdwPreferencesWindow)

/** tkl_preferences_present: Returns: (transfer none): the window, over @parent. */
GtkWidget *tkl_preferences_present (GtkWindow *parent, TklDesk *desk);

/** tkl_preferences_show_data: turns to the page with backups, restoring and the check. */
void tkl_preferences_show_data (TklPreferences *self);
/** tkl_preferences_show_key: turns to the page with the API key, which gets the focus. */
void tkl_preferences_show_key (TklPreferences *self);

G_END_DECLS
