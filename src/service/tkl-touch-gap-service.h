/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the trackers of the company repeat keys, and the touch gap that makes one tick of it. */
/* Thread: main; the work is done on the office's reader thread. */
#pragma once

#include "tkl-office.h"

G_BEGIN_DECLS

/** tkl_touch_gap_propose_async: from the newest days of some vehicles. */
void tkl_touch_gap_propose_async (TklOffice *office,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/**
 * tkl_touch_gap_propose_finish:
 * @ret_gap_s: (out): longer than what the company has now; 0: that is long enough
 */
gboolean tkl_touch_gap_propose_finish (TklOffice *office,
                                       GAsyncResult *result,
                                       int *ret_gap_s,
                                       GError **error);

G_END_DECLS
