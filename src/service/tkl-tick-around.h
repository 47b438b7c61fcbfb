/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is around a tick: its day, its mates, and what they say about what is missing. */
/* Thread: that of the store. */
#pragma once

#include "tkl-store-names.h"
#include "tkl-tick-detail.h"

G_BEGIN_DECLS

/** tkl_tick_name: @ret_label: (out) (transfer full) (nullable): `12 Anna Peeters`, or the number alone. */
gboolean tkl_tick_name (TklNames *names,
                        TklNameKind number_kind,
                        TklNameKind name_kind,
                        gint32 id,
                        char **ret_label,
                        GError **error);
/** tkl_tick_name_project: the same of a project; NULL for none. */
gboolean tkl_tick_name_project (TklNames *names, gint32 id, char **ret_label, GError **error);

/**
 * tkl_tick_look_around:
 * @candidates: (element-type gint32): projects found, when several
 * @detail: (inout): its tick is there; its day, guesses and missing ticks are added
 */
gboolean tkl_tick_look_around (TklStore *store,
                               TklNames *names,
                               const GArray *candidates,
                               TklTickDetail *detail,
                               GError **error);

G_END_DECLS
