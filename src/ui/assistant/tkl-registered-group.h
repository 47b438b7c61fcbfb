/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRegisteredGroup: the i-Buttons that are registered with the drivers of TrustTrack, beside those that
 * were seen (F075). */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_REGISTERED_GROUP (tkl_registered_group_get_type ())
G_DECLARE_FINAL_TYPE (
    TklRegisteredGroup, tkl_registered_group, TKL, REGISTERED_GROUP, AdwPreferencesGroup)

/** tkl_registered_group_new: Hidden until there is something to tell. Signal “read”: keys are known. */
GtkWidget *tkl_registered_group_new (TklDesk *desk);

/** tkl_registered_group_read: asks TrustTrack, unless it is being asked or did answer. */
void tkl_registered_group_read (TklRegisteredGroup *self);

/** tkl_registered_group_get_keys: Returns: (transfer none) (nullable) (element-type TklRegisteredKey). */
GPtrArray *tkl_registered_group_get_keys (TklRegisteredGroup *self);

G_END_DECLS
