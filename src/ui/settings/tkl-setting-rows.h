/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that show and change settings of the company, each saved at once and undoable. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_SETTING_ROWS (tkl_setting_rows_get_type ())
G_DECLARE_FINAL_TYPE (TklSettingRows, tkl_setting_rows, TKL, SETTING_ROWS, GObject)

/** tkl_setting_rows_new: @desk: whose settings; referenced. */
TklSettingRows *tkl_setting_rows_new (TklDesk *desk);

/**
 * tkl_setting_rows_add:
 * @names: (array zero-terminated=1): names of settings as in tkl_company_fields(), in this order
 * @title: (nullable): translated: of the group
 *
 * Appends a group with a row for each setting: a switch, a choice or a text, whatever it takes.
 * Returns: (transfer none): the group.
 */
AdwPreferencesGroup *tkl_setting_rows_add (TklSettingRows *self,
                                           AdwPreferencesPage *page,
                                           const char *title,
                                           const char *const *names);

/** tkl_setting_rows_get: Returns: (transfer none) (nullable): the row of a setting. */
GtkWidget *tkl_setting_rows_get (TklSettingRows *self, const char *name);

/** tkl_setting_rows_set: changes a setting as if it was typed in its row. */
void tkl_setting_rows_set (TklSettingRows *self, const char *name, const char *text);

G_END_DECLS
