/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linking as a use case: employee, place and reasons of the ticks of a range (F145, F153). */
/* Thread: main; the work is done on the office's threads. */
#pragma once

#include "tkl-day.h"
#include "tkl-office.h"
#include "tkl-period.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_linked;   /* ticks whose link is new or changed */
  guint n_unlinked; /* start and stop ticks hidden since CT-5 is off */
  guint n_same;
  gboolean kept; /* something else is stored than before, also when the rest failed */
} TklLinkReport;

/**
 * tkl_link_async:
 * @from: @to: workday dates, both included; TKL_DAY_NONE leaves that end open
 *
 * Links or re-links the ticks; manual choices stay. Doubles just outside the range that depend on
 * it are renewed as well. Done month by month: cancelling keeps what is done.
 */
void tkl_link_async (TklOffice *office,
                     TklDay from,
                     TklDay to,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
/** tkl_link_finish: @ret_report: (out) (nullable): also after FALSE: what is done, which stays */
gboolean tkl_link_finish (TklOffice *office,
                          GAsyncResult *result,
                          TklLinkReport *ret_report,
                          GError **error);

/**
 * tkl_link_waits_async:
 * Asks whether ticks wait to be linked: new ones, or those that a change reached, such as an import
 * of projects. Settings reach none: they act at the next link.
 */
void tkl_link_waits_async (TklOffice *office,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/** tkl_link_waits_finish: @ret_days: (out) (optional): their first and last workday, when any wait */
gboolean tkl_link_waits_finish (TklOffice *office,
                                GAsyncResult *result,
                                gboolean *ret_waits,
                                TklPeriod *ret_days,
                                GError **error);

G_END_DECLS
