/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linking for other use cases: a sync links what it touched. */
/* Thread: that of the store. */
#pragma once

#include "tkl-link-service.h"
#include "tkl-master.h"
#include "tkl-store-tick.h"

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

/* Days of one piece when a long range is linked: memory stays bounded. */
#define TKL_LINK_PIECE_DAYS 92

/* What is linked at once: workday dates, both included; TKL_DAY_NONE = open. */
typedef struct
{
  TklDay from, to;
  gboolean ignition; /* with the start and stop ticks that are not linked */
} TklLinkSpan;

/**
 * tkl_link_compute:
 * @set: (inout): filled with the ticks of the range and some days of context, linked by @master in
 *   memory; nothing is written
 * @ret_skip: (out) (transfer full): for tkl_store_write_links(): context that stays as it is stored
 */
gboolean tkl_link_compute (TklStore *store,
                           const TklMaster *master,
                           const TklLinkSpan *span,
                           TklTickSet *set,
                           guint8 **ret_skip,
                           GError **error);

G_END_DECLS
