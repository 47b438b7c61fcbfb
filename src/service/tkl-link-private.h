/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linking for other use cases: a sync links what it touched. */
/* Thread: that of the store. */
#pragma once

#include "tkl-link-service.h"
#include "tkl-store.h"

G_BEGIN_DECLS

/**
 * tkl_link_range:
 * @report: (inout): counts are added
 * Outside of a transaction; makes one for each piece of the range.
 */
gboolean tkl_link_range (TklStore *store,
                         TklDay from,
                         TklDay to,
                         TklLinkReport *report,
                         GCancellable *cancellable,
                         GError **error);

G_END_DECLS
