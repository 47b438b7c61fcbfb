/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklNoticePage: transferred days that would be others now, to be accepted or dismissed. */
/* Thread: main. */
#pragma once

#include "tkl-table-page.h"

G_BEGIN_DECLS

#define TKL_TYPE_NOTICE_PAGE (tkl_notice_page_get_type ())
G_DECLARE_FINAL_TYPE (TklNoticePage, tkl_notice_page, TKL, NOTICE_PAGE, TklTablePage)

/** Actions: notice.accept, notice.dismiss (the chosen ones), notice.accept-all. */

/** tkl_notice_page_new: @state: as tkl_table_page_set_up(). */
GtkWidget *tkl_notice_page_new (TklDesk *desk, GSettings *state);

G_END_DECLS
