/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sources share: a list of the service read into a row set. */
/* Thread: main; the receiver runs on the office's reader thread. */
#pragma once

#include "tkl-desk.h"
#include "tkl-list-service.h"
#include "tkl-row-set.h"

G_BEGIN_DECLS

/**
 * tkl_list_load_async:
 * @row_size: of the row struct
 * @receiver: which list; its user_data is set to the row set
 * @by_period: only workdays of the desk's period
 */
void tkl_list_load_async (TklDesk *desk,
                          gsize row_size,
                          TklListReceiver receiver,
                          gboolean by_period,
                          GCancellable *cancellable,
                          GTask *task);

/** tkl_list_load_finish: Returns: (transfer full). */
TklRowSet *tkl_list_load_finish (TklDesk *desk, GAsyncResult *result, GError **error);

/** tkl_intern_named: @number: @name: (nullable). Returns: text `P012 Station`, as tables show both. */
TklTextRef tkl_intern_named (TklRowSet *set, const char *number, const char *name);

G_END_DECLS
