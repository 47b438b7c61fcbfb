/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The touch gap, proposed where trackers repeat the key of a touch. */
/* Thread: main. */
#pragma once

#include "tkl-setting-rows.h"

G_BEGIN_DECLS

/**
 * tkl_repeats_group_add:
 * @rows: @page: as tkl_setting_rows_add()
 *
 * Appends a group with the setting `touch-gap` and a button that takes what is proposed: as if it was
 * typed, so that it is told first what would change. It is seen while there is something to propose.
 */
void tkl_repeats_group_add (TklDesk *desk, TklSettingRows *rows, AdwPreferencesPage *page);

G_END_DECLS
