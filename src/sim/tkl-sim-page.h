/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSimPage: which records of a vehicle a request gets, and the token behind them. */
/* Thread: main. */
#pragma once

#include "tkl-sim.h"

G_BEGIN_DECLS

#define TKL_SIM_DEFAULT_LIMIT 100

/* One record as delivered: the switches may shift its time, add a key, or make two of it. */
typedef struct
{
  const TklSimRecord *record; /* (borrowed) */
  gint64 time_utc_ms;
  gint32 key; /* index in the model, 0 = none */
  guint index;
} TklSimItem;

typedef struct
{
  gint64 from_utc_ms, to_utc_ms;
  gint64 token_utc_ms; /* TKL_INSTANT_NONE on the first page */
  guint limit;         /* 1 … 1000 */
} TklSimWindow;

/**
 * tkl_sim_page_collect:
 * @ret_token_utc_ms: (out): where the next page begins; TKL_INSTANT_NONE when this is the last
 *
 * Visible records with from ≤ time ≤ to (or < to, by the switch), oldest first unless the switch
 * shuffles. Cost: the page, and two bisections.
 * Returns: (transfer full) (element-type TklSimItem)
 */
GArray *tkl_sim_page_collect (const TklSim *sim,
                              TklSimVehicle *vehicle,
                              const TklSimWindow *window,
                              gint64 *ret_token_utc_ms);

/**
 * tkl_sim_page_newest:
 * @ret_item: (out): the visible record of the latest device time
 * Returns: FALSE when none is visible.
 */
gboolean tkl_sim_page_newest (const TklSim *sim, TklSimVehicle *vehicle, TklSimItem *ret_item);

/** tkl_sim_page_item: Returns: record @index as delivered, its key persisted by the switch. */
TklSimItem tkl_sim_page_item (const TklSim *sim, TklSimVehicle *vehicle, guint index);

/** tkl_sim_record_visible: Returns: TRUE when it has arrived by the simulated clock. */
gboolean tkl_sim_record_visible (const TklSim *sim, const TklSimRecord *record);

G_END_DECLS
