/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of transferred days that would be others now, and of notices of transfers. */
/* Thread: main. */
#pragma once

#include "tkl-notice-service.h"
#include "tkl-table-source.h"

G_BEGIN_DECLS

extern const TklTableSource tkl_notice_source;

/** tkl_notice_choice_new: Returns: (transfer full): @row of a set of tkl_notice_source, to be answered. */
TklNoticeChoice *tkl_notice_choice_new (const TklRowSet *set, guint row);

/** tkl_notice_lines: Returns: (transfer none): markup: all lines of the day, what differs stands out. */
const char *tkl_notice_lines (const TklRowSet *set, guint row, gboolean after);

G_END_DECLS
