/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holdings with names, for the services. */
/* Thread: one of the office's. */
#pragma once

#include "tkl-holdings.h"
#include "tkl-store.h"

G_BEGIN_DECLS

/**
 * tkl_holding_rows_load:
 * @employee_id: 0 = of all
 * @key_id: 0 = every key
 *
 * Returns: (transfer full) (element-type TklHoldingRow): latest begin first; NULL and @error.
 */
GPtrArray *
tkl_holding_rows_load (TklStore *store, gint64 employee_id, gint64 key_id, GError **error);

G_END_DECLS
