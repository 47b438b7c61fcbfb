/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The database as a whole: check, backup, restore. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_DATA_GROUP (tkl_data_group_get_type ())
G_DECLARE_FINAL_TYPE (TklDataGroup, tkl_data_group, TKL, DATA_GROUP, AdwPreferencesGroup)

/** tkl_data_group_new: @desk: whose database; referenced. */
GtkWidget *tkl_data_group_new (TklDesk *desk);

/** tkl_data_group_backup: as if @path had been chosen. */
void tkl_data_group_backup (TklDataGroup *self, const char *path);
/** tkl_data_group_ask_restore: as if @path had been chosen: says what is in it before it is used. */
void tkl_data_group_ask_restore (TklDataGroup *self, const char *path);
/** tkl_data_group_restore: as if @path had been chosen and confirmed. */
void tkl_data_group_restore (TklDataGroup *self, const char *path);

G_END_DECLS
