/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The month at a glance: which days of which employees are complete (F152), as a use case. */
/* Thread: main; the work is done on the office's reader thread. */
#pragma once

#include "tkl-day-board.h"
#include "tkl-office.h"

G_BEGIN_DECLS

/**
 * tkl_board_async:
 * @from: @to: workday dates, both included; TKL_BOARD_MAX_DAYS at most
 *
 * A row for each employee who has ticks then, or whose ticks would count on one of these days, by
 * number; nobody's ticks come first when there are some.
 */
void tkl_board_async (TklOffice *office,
                      TklDay from,
                      TklDay to,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
/** tkl_board_finish: Returns: (transfer full). */
TklDayBoard *tkl_board_finish (TklOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
