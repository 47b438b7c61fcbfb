/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linking for other use cases: a sync links what it touched. */
/* Thread: that of the store. */
#pragma once

#include "tkl-link-service.h"
#include "tkl-master.h"
#include "tkl-store-tick.h"

G_BEGIN_DECLS

/* Where something changed that ticks are linked by: who ticked there is linked again, nobody else. */
#define TKL_LINK_MAX_BOXES 8

typedef struct
{
  TklBox boxes[TKL_LINK_MAX_BOXES];
  guint n_boxes;     /* 0: nothing changed */
  gboolean anywhere; /* all ticks; boxes do not count */
} TklLinkReach;

/** tkl_link_reach_add: one box more, widened by the largest tolerance there is; those beyond
 * TKL_LINK_MAX_BOXES go into the last one. */
void tkl_link_reach_add (TklLinkReach *reach, const TklBox *box);

/**
 * tkl_link_reach_choose:
 * @ticks: (element-type TklTick): linked ones, whole days of all people
 * Returns: (transfer full) (element-type guint32): indexes of the ticks of everybody who ticked in the
 *   reach, of a key while nobody holds it; ascending. Doubles and presence depend on no one else.
 */
GArray *tkl_link_reach_choose (const TklLinkReach *reach, const GArray *ticks);

/**
 * tkl_link_reach_area:
 * @ret_area: (out): holds all boxes
 * Returns: FALSE when there is no such area: the reach is everywhere, or nowhere.
 */
gboolean tkl_link_reach_area (const TklLinkReach *reach, TklBox *ret_area);

/**
 * tkl_link_reach_keys:
 * @ticks: (element-type TklTick): linked ones, at least those in the reach
 * @holdings: (element-type TklKeyHolding)
 * Returns: (transfer full) (element-type gint32): the keys whose ticks tkl_link_reach_choose() may
 *   choose, those added or given to somebody by hand apart: of everybody who ticked in the reach.
 */
GArray *
tkl_link_reach_keys (const TklLinkReach *reach, const GArray *ticks, const GArray *holdings);

/**
 * tkl_link_reach_ticks:
 * Returns: (transfer full) (element-type guint32): indexes of the ticks in the reach; ascending.
 */
GArray *tkl_link_reach_ticks (const TklLinkReach *reach, const GArray *ticks);

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

/**
 * tkl_link_reached:
 * @report: (inout): counts are added
 *
 * The same result as tkl_link_range() when places changed in the reach, and nothing else did since the
 * range was linked; the ticks of few people are read and linked.
 */
gboolean tkl_link_reached (TklStore *store,
                           TklDay from,
                           TklDay to,
                           const TklLinkReach *reach,
                           TklLinkReport *report,
                           GError **error);

/* Days of one piece when a long range is linked: memory stays bounded. */
#define TKL_LINK_PIECE_DAYS 92

/**
 * TklLinkPatch:
 * @set: (inout): the ticks between the two instants as they are stored
 *
 * Makes them others before they are linked in memory; such a set is never written.
 */
typedef gboolean (*TklLinkPatch) (TklStore *store,
                                  TklTickSet *set,
                                  gint64 from_utc_ms,
                                  gint64 to_utc_ms,
                                  gpointer user_data,
                                  GError **error);

/* What is linked at once: workday dates, both included; TKL_DAY_NONE = open. */
typedef struct
{
  TklDay from, to;
  gboolean ignition; /* with the start and stop ticks that are not linked */
  const TklLinkReach
      *reach;         /* (nullable): only who ticked there; the others stay as they are stored */
  TklLinkPatch patch; /* (nullable) */
  gpointer patch_data;
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
