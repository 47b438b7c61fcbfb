/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a change of the history did, in words: fields and values as screens call them. */
/* Thread: main. */
#pragma once

#include "tkl-journal-changes.h"
#include "tkl-zone.h"

G_BEGIN_DECLS

/**
 * tkl_change_say:
 *
 * Returns: (transfer full) (nullable): `Employee 1, Active: Yes → No`; NULL for what no screen shows,
 *   such as flags.
 */
char *tkl_change_say (const TklHistoryChange *change, const TklZone *zone);

G_END_DECLS
