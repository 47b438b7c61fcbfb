/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where places are others after something was undone. */
/* Thread: the office's writer thread. */
#pragma once

#include "tkl-link-private.h"
#include "tkl-store-journal.h"

G_BEGIN_DECLS

/* Zones and circles as they were at one moment. */
typedef struct _TklPlacesThen TklPlacesThen;

/** tkl_undo_moves_places: Returns: TRUE for what tkl_zones_save_async() writes into the journal. */
gboolean tkl_undo_moves_places (const TklJournalEntry *entry);

/** tkl_places_then_new: Returns: (transfer full). */
TklPlacesThen *tkl_places_then_new (TklStore *store, GError **error);
void tkl_places_then_free (TklPlacesThen *then);

/** tkl_places_then_compare: @ret_reach: (out): where @after differs from @before. */
void tkl_places_then_compare (const TklPlacesThen *before,
                              const TklPlacesThen *after,
                              TklLinkReach *ret_reach);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklPlacesThen, tkl_places_then_free)

G_END_DECLS
