/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Double ticks: the second touch at the same place within minutes (rules §4). */
/* Thread: any; pure. */
#pragma once

#include "tkl-tick.h"

G_BEGIN_DECLS

/* Two ticks without any place are at the same one up to this distance, in metres. */
#define TKL_DOUBLE_NEAR_M 200

typedef struct
{
  gint64 window_ms;    /* ≥ 0; a tick exactly that much later is no double */
  gboolean drop_first; /* CT-4 with double-ignore-both: the first is flagged as well */
  const gint32 *pool;  /* candidates of "several projects" */
} TklDoubleRules;

/**
 * tkl_doubles_mark:
 * @ticks: their places are known and IS_DOUBLE is not set
 * @chain: (array length=n_chain): indexes of the ticks of one person, or of one key without a
 *   person, in time order, without deleted ones
 *
 * Sets TKL_TICK_IS_DOUBLE. A tick the office un-marked (NOT_DOUBLE) is none and is what the next
 * ones are compared with. O(n).
 */
void
tkl_doubles_mark (const TklDoubleRules *rules, TklTick *ticks, const guint32 *chain, gsize n_chain);

G_END_DECLS
