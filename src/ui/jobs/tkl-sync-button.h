/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSyncButton: ⟳ Sync ▾ in the header: fetches ticks; says how far that is and how it went. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_SYNC_BUTTON (tkl_sync_button_get_type ())
G_DECLARE_FINAL_TYPE (TklSyncButton, tkl_sync_button, TKL, SYNC_BUTTON, GtkWidget)

/** tkl_sync_button_set_desk: @desk: whose ticks are fetched; referenced. Once. */
void tkl_sync_button_set_desk (TklSyncButton *self, TklDesk *desk);

G_END_DECLS
