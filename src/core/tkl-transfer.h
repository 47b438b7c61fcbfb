/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a transfer does to the stored lines of one workday (rules §6, last part). */
/* Thread: any; pure. */
#pragma once

#include "tkl-clock-line.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_LINE_INSERT,
  TKL_LINE_UPDATE, /* the line keeps its id, wage code, note and the flags of the office */
  TKL_LINE_DELETE,
} TklLineChangeKind;

typedef struct
{
  TklLineChangeKind kind;
  TklClockLine line; /* texts borrowed from the input; of a DELETE: the line as stored */
} TklLineChange;

typedef struct
{
  GArray *changes; /* (owned) (element-type TklLineChange): deletes first, then in time order */
  GArray
      *before; /* (owned) (element-type TklClockLine): for a notice: lines that stand, borrowed */
  GArray
      *taken; /* (owned) (element-type TklClockLine): for another notice: lines taken back since the
                 day gives none any more, borrowed; empty unless withdrawn */
  GArray *after;    /* (owned) (element-type TklClockLine): and what the rules would give instead */
  gboolean differs; /* lines that may not be touched say something else than the rules */
  gboolean withdrawn; /* lines were taken back since the day gives none any more; see taken */
  guint n_kept;
  guint n_wanted; /* lines the rules give */
} TklTransferPlan;

/**
 * tkl_transfer_plan_new:
 * @stored: (array length=n_stored): all lines of ONE employee and workday
 * @wanted: (array length=n_wanted): what the rules give now, in time order; none when the day is not
 *   transferred
 * @accept: the office accepted the difference: frozen lines give way too
 *
 * Replaces the lines that came from ticks, never adds to them: lines that say the same stay as they
 * are, so that a second transfer changes nothing. Finished, transferred and edited lines are not
 * touched, nor is anything put on top of them, nor the same leg elsewhere. Manual lines are no part
 * of it.
 * Returns: (transfer full): borrows from @stored and @wanted; free with tkl_transfer_plan_free().
 */
TklTransferPlan *tkl_transfer_plan_new (const TklClockLine *stored,
                                        gsize n_stored,
                                        const TklClockLine *wanted,
                                        gsize n_wanted,
                                        gboolean accept);
/**
 * tkl_transfer_would_change:
 * @stored: @wanted: as for tkl_transfer_plan_new()
 *
 * Was this workday transferred, and would it be another now? What differs by nothing but the corrections
 * of the office is as the office wants it; lines that are finished or gone to payroll count.
 */
gboolean tkl_transfer_would_change (const TklClockLine *stored,
                                    gsize n_stored,
                                    const TklClockLine *wanted,
                                    gsize n_wanted);

void tkl_transfer_plan_free (TklTransferPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklTransferPlan, tkl_transfer_plan_free)

G_END_DECLS
