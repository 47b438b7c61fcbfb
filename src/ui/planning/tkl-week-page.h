/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklWeekPage: employees × days of a week: what is planned, typed beside the table (CT-11). */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"
#include "tkl-row-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_WEEK_PAGE (tkl_week_page_get_type ())
G_DECLARE_FINAL_TYPE (TklWeekPage, tkl_week_page, TKL, WEEK_PAGE, GtkWidget)

/**
 * tkl_week_page_new: @desk: referenced.
 *
 * Actions: week.previous, week.next, week.today, week.repeat (what was planned in the week before).
 */
GtkWidget *tkl_week_page_new (TklDesk *desk);

/** tkl_week_page_get_list: Returns: (transfer none): the rows of the table. */
TklRowList *tkl_week_page_get_list (TklWeekPage *self);

/** tkl_week_page_select: @employee_id: becomes the chosen one, if there. */
void tkl_week_page_select (TklWeekPage *self, gint64 employee_id);

G_END_DECLS
