/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSettingPreview: beside a setting: what it would change or delete, with Apply and Leave It. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"
#include "tkl-preview-service.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TKL_TYPE_SETTING_PREVIEW (tkl_setting_preview_get_type ())
G_DECLARE_FINAL_TYPE (TklSettingPreview, tkl_setting_preview, TKL, SETTING_PREVIEW, GtkWidget)

/* Of the month in which a setting is changed. All 0: nothing. */
typedef struct
{
  gboolean is_needed;
  gboolean other_ticks; /* the ticks themselves too */
  TklDay from;
} TklSettingRenewal;

/**
 * Signals:
 * told (sentence): days would change, or positions be deleted: the sentence says how many; a decision
 *   is waited for
 * decided (apply): by the person, or at once when no day would change and nothing be deleted
 */

/** tkl_setting_preview_new: @desk: referenced. Shows nothing until it is asked. */
GtkWidget *tkl_setting_preview_new (TklDesk *desk);

/** tkl_setting_preview_ask: @wanted: all settings as they would be; what was asked before is dropped. */
void tkl_setting_preview_ask (TklSettingPreview *self, const TklCompany *wanted);

/** tkl_setting_preview_drop: nothing is asked or waited for any more. */
void tkl_setting_preview_drop (TklSettingPreview *self);

/** tkl_setting_preview_is_open: Returns: TRUE from ask() until a decision. */
gboolean tkl_setting_preview_is_open (TklSettingPreview *self);

/** tkl_setting_preview_get_wanted: Returns: (transfer none) (nullable): of the last ask(). */
const TklCompany *tkl_setting_preview_get_wanted (TklSettingPreview *self);

/**
 * tkl_setting_preview_get_renewal:
 * Returns: what has to be made anew once that which was decided last is saved. Taken at the decision:
 *   the next question may come before the save has ended.
 */
TklSettingRenewal tkl_setting_preview_get_renewal (TklSettingPreview *self);

/**
 * tkl_setting_renewal_order:
 * Returns: (transfer full) (nullable): to be noted with the setting itself; NULL: nothing follows.
 */
TklJobOrder *tkl_setting_renewal_order (const TklSettingRenewal *renewal, TklDesk *desk);

/** tkl_setting_renewal_run: orders it of the desk's jobs; a no-op when nothing is to be made anew. */
void tkl_setting_renewal_run (const TklSettingRenewal *renewal, TklDesk *desk);

G_END_DECLS
