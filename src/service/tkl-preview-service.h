/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What other settings would do, before they are saved: how many days and ticks would change. */
/* Thread: main; the work is done on the office's reader thread. */
#pragma once

#include "tkl-company.h"
#include "tkl-day.h"
#include "tkl-office.h"

G_BEGIN_DECLS

typedef struct
{
  const TklCompany *wanted; /* copied */
  TklDay from, to;          /* workday dates, both included: a month, usually */
} TklPreviewOptions;

typedef struct
{
  guint n_days;  /* workdays of employees whose lines a link and a transfer would change */
  guint n_ticks; /* ticks that would come, go, or whose link would change: place, project, employee,
                    date, double, reason */
  gboolean other_ticks; /* the touch gap differs: ticks are to be derived again */
} TklSettingsPreview;

/**
 * tkl_settings_preview_async:
 *
 * Derives, links and transfers the range in memory, once by the settings of today and once by those wanted,
 * and compares; nothing is written. Lines that a transfer may not touch count for neither side. What
 * has not been linked or transferred by the settings of today is no difference by itself. Cancelling
 * ends it soon.
 */
void tkl_settings_preview_async (TklOffice *office,
                                 const TklPreviewOptions *options,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean tkl_settings_preview_finish (TklOffice *office,
                                      GAsyncResult *result,
                                      TklSettingsPreview *ret_preview,
                                      GError **error);

G_END_DECLS
