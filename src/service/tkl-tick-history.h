/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who changed what of a tick, when and why, from the journal. */
/* Thread: that of the store. */
#pragma once

#include "tkl-store-names.h"
#include "tkl-tick-detail.h"

G_BEGIN_DECLS

/** tkl_tick_name: @ret_label: (out) (transfer full) (nullable): `12 Anna Peeters`, or the number
 * alone; NULL for none. */
gboolean tkl_tick_name (TklNames *names,
                        TklNameKind number_kind,
                        TklNameKind name_kind,
                        gint32 id,
                        char **ret_label,
                        GError **error);
/** tkl_tick_name_project: the same of a project. */
gboolean tkl_tick_name_project (TklNames *names, gint32 id, char **ret_label, GError **error);

/** tkl_tick_event_free: of an array of TklTickEvent. */
void tkl_tick_event_free (gpointer event);

/**
 * tkl_tick_history_read:
 * @history: (element-type TklTickEvent) (inout): oldest first; one for each entry of the journal
 */
gboolean tkl_tick_history_read (
    TklStore *store, TklNames *names, gint64 id, GPtrArray *history, GError **error);

G_END_DECLS
