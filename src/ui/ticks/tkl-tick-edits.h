/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrections of ticks as screens make them: the change, then the toast with Undo. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"
#include "tkl-tick-service.h"

G_BEGIN_DECLS

/** tkl_ticks_change: changes @fields of the ticks with @ids (element-type gint64); none: nothing. */
void tkl_ticks_change (TklDesk *desk, const GArray *ids, guint fields, TklTickValues values);

/** tkl_ticks_add: @addition: copied. */
void tkl_ticks_add (TklDesk *desk, const TklTickAddition *addition);

G_END_DECLS
