/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrections of ticks as screens make them: the change, then the toast with Undo. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"
#include "tkl-row-chooser.h"
#include "tkl-tick-detail.h"

G_BEGIN_DECLS

/** tkl_ticks_change: changes @fields of the ticks with @ids (element-type gint64); none: nothing. */
void tkl_ticks_change (TklDesk *desk, const GArray *ids, guint fields, TklTickValues values);

/**
 * TklTickTyped:
 * @owner: as given
 * @error: (nullable): why it could not be stored; NULL: it is
 * Returns: TRUE: the error stands beside what was typed, and nobody else has to be told.
 */
typedef gboolean (*TklTickTyped) (gpointer owner,
                                  gint64 tick_id,
                                  guint fields,
                                  const GError *error);

/**
 * tkl_tick_change_typed:
 * @owner: a GObject, kept until @done was called
 *
 * Changes @fields of one tick to what was typed.
 */
void tkl_tick_change_typed (TklDesk *desk,
                            gint64 tick_id,
                            guint fields,
                            TklTickValues values,
                            TklTickTyped done,
                            gpointer owner);

/**
 * tkl_ticks_change_together:
 * @edit: copied
 * @done: told with the tick 0
 * @owner: a GObject, kept until @done was called
 *
 * As tkl_ticks_change(), for somebody who waits for it.
 */
void tkl_ticks_change_together (TklDesk *desk,
                                const TklTickEdit *edit,
                                TklTickTyped done,
                                gpointer owner);

/** tkl_ticks_fill: the ticks with @ids (element-type gint64) get what @from_id has. */
void tkl_ticks_fill (TklDesk *desk, gint64 from_id, const GArray *ids, TklTickField field);

/** tkl_ticks_add: @addition: copied. */
void tkl_ticks_add (TklDesk *desk, const TklTickAddition *addition);

/**
 * tkl_tick_offer_projects:
 * @detail: (nullable): of the tick; NULL: of several, or it is gone
 *
 * Which projects are likely for a tick: those that linking found, then collecting ones (F149, F071).
 */
void tkl_tick_offer_projects (TklRowChooser *chooser, const TklTickDetail *detail);

/** tkl_ticks_repair: does all of the repairs (array length=n_repairs) as one step; one that moves an edge
 * comes alone. */
void tkl_ticks_repair (TklDesk *desk, const TklDoctorRepair *const *repairs, gsize n_repairs);

G_END_DECLS
