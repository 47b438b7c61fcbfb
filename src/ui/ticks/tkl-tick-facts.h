/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTickFacts: what the tracker sent of a tick, and who changed what since. */
/* Thread: main. */
#pragma once

#include "tkl-tick-detail.h"
#include "tkl-zone.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_TICK_FACTS (tkl_tick_facts_get_type ())
G_DECLARE_FINAL_TYPE (TklTickFacts, tkl_tick_facts, TKL, TICK_FACTS, GtkWidget)

/** tkl_tick_facts_show: @zone: of the times shown. */
void tkl_tick_facts_show (TklTickFacts *self, const TklTickDetail *detail, const TklZone *zone);

/** tkl_tick_facts_focus: the first of them gets the focus, so that they come into view. */
void tkl_tick_facts_focus (TklTickFacts *self);

G_END_DECLS
