/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files about ticks: forgetting the link of a tick. */
/* Thread: the store's own. */
#pragma once

#include "tkl-store.h"

G_BEGIN_DECLS

/** tkl_store_unlink_tick: removes the link and the candidates of a tick, if there are any. */
gboolean tkl_store_unlink_tick (TklStore *store, gint64 tick_id, GError **error);

G_END_DECLS
