/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files share that look for repairs of a day. */
/* Thread: any; pure. */
#pragma once

#include "tkl-day-repair.h"

G_BEGIN_DECLS

typedef struct
{
  const TklDayFacts *facts;
  GPtrArray *kept; /* (borrowed) (element-type TklTick*) */
  GArray *repairs; /* (element-type TklRepair): found so far */
} TklRepairSearch;

/* --- repairs put together ---------------------------------------------------------------------- */

/** tkl_repair_start: one of one person, without steps. */
TklRepair tkl_repair_start (TklRepairKind kind, const TklTick *tick, TklConfidence confidence);

/** tkl_repair_add_step: Returns: (transfer none): to be filled; the last one, and the repair marked as too
 * long, where there is no room. */
TklRepairStep *tkl_repair_add_step (TklRepair *repair, TklStepKind kind, gint64 tick_id);
/** tkl_repair_add_place: a step that says where a tick was. */
void tkl_repair_add_place (TklRepair *repair, gint64 tick_id, guint8 place, gint32 project_id);
gboolean tkl_repair_has_step (const TklRepair *repair, gint64 id);

/** tkl_repair_offer: unless it is there already, or too long to be done whole. */
void tkl_repair_offer (TklRepairSearch *search, const TklRepair *repair);
/** tkl_repair_offer_crew: the same for all who ticked with him, if any. */
void tkl_repair_offer_crew (TklRepairSearch *search, const TklRepair *single);

/** tkl_repair_others_in_order: @tick: (nullable): left out. */
gboolean tkl_repair_others_in_order (const TklRepairSearch *search, const TklTick *tick);
gboolean tkl_repair_same_spot (const TklTick *a, const TklTick *b);

/* --- searches: each offers what it finds --------------------------------------------------------- */

/** tkl_repair_offer_places: where the tick was. */
void tkl_repair_offer_places (TklRepairSearch *search, const TklTick *tick);
/** tkl_repair_offer_collecting: after all others: projects for calls that nothing else places. */
void tkl_repair_offer_collecting (TklRepairSearch *search);
/** tkl_repair_offer_arrival: a tick that was made on the way. */
void
tkl_repair_offer_arrival (TklRepairSearch *search, const TklTick *tick, const TklDayFault *fault);
/** tkl_repair_offer_pass: two ticks at a place that is nobody's. */
void tkl_repair_offer_pass (TklRepairSearch *search, const TklTick *tick);
/** tkl_repair_offer_gap: a tick that is missing. */
void tkl_repair_offer_gap (TklRepairSearch *search, const TklDayGap *gap);
/** tkl_repair_offer_visit: two that are missing. */
void tkl_repair_offer_visit (TklRepairSearch *search, const TklDayFault *fault);
/** tkl_repair_offer_exchange: two people with each other's keys. */
void
tkl_repair_offer_exchange (TklRepairSearch *search, const TklTick *tick, const TklDayFault *fault);

G_END_DECLS
