/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices for the other files of the use case. */
/* Thread: that of the store. */
#pragma once

#include "tkl-notice-service.h"
#include "tkl-store-notice.h"

G_BEGIN_DECLS

/** tkl_notice_row_new: Returns: (transfer full) (nullable): with names and lines; @notice: id 0 = late. */
TklNoticeRow *tkl_notice_row_new (TklStore *store, const TklNotice *notice, GError **error);

/** tkl_notice_answer_stored: @error: as tkl_notice_answer_finish(). Inside a journal entry. */
gboolean
tkl_notice_answer_stored (TklStore *store, gint64 notice_id, gboolean accept, GError **error);

G_END_DECLS
