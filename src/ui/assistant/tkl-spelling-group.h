/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSpellingGroup: asks whether what was read of the keys is printed on them, and keeps the answer. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_SPELLING_GROUP (tkl_spelling_group_get_type ())
G_DECLARE_FINAL_TYPE (
    TklSpellingGroup, tkl_spelling_group, TKL, SPELLING_GROUP, AdwPreferencesGroup)

/**
 * tkl_spelling_group_new: Hidden until keys were seen. The answer is the setting `key-order`: it decides
 * where check digits cannot, with readers that send the serial number only.
 */
GtkWidget *tkl_spelling_group_new (TklDesk *desk);

/**
 * tkl_spelling_group_show:
 * @keys: (element-type TklKeyRow): all that were seen
 * @registered: (nullable) (element-type TklRegisteredKey): asked about while none was seen; else they say
 *   which of the answers agrees with them
 */
void tkl_spelling_group_show (TklSpellingGroup *self, GPtrArray *keys, GPtrArray *registered);

/** tkl_spelling_group_focus: puts the focus on the answer that was given, which scrolls it into sight. */
void tkl_spelling_group_focus (TklSpellingGroup *self);

G_END_DECLS
