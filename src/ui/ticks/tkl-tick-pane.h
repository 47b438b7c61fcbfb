/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTickPane: the chosen ticks: what is wrong, what can be corrected, what the tracker sent. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_TICK_PANE (tkl_tick_pane_get_type ())
G_DECLARE_FINAL_TYPE (TklTickPane, tkl_tick_pane, TKL, TICK_PANE, GtkWidget)

/** tkl_tick_pane_new: @desk: referenced. */
GtkWidget *tkl_tick_pane_new (TklDesk *desk);

/**
 * tkl_tick_pane_show:
 * @ids: (element-type gint64): copied; several are changed together (F163), none is a pane that says so
 */
void tkl_tick_pane_show (TklTickPane *self, const GArray *ids);

/** tkl_tick_pane_edit: puts the focus into the first field. */
void tkl_tick_pane_edit (TklTickPane *self);

/** tkl_tick_pane_copy: asks at which time the shown tick is to stand once more (F140, F141). */
void tkl_tick_pane_copy (TklTickPane *self);

/** tkl_tick_pane_show_history: what the tracker sent and what was changed comes into view, now or when the
 * tick was read. */
void tkl_tick_pane_show_history (TklTickPane *self);

/**
 * tkl_tick_pane_choose:
 * @i: from 0, or TKL_TICK_DECISION
 *
 * Does that repair of the day, where there is one (F140, F149). Returns: TRUE when it is being done.
 */
gboolean tkl_tick_pane_choose (TklTickPane *self, guint i);

G_END_DECLS
