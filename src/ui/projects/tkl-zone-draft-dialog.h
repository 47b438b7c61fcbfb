/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZoneDraftDialog: a first outline of a zone around chosen ticks: how wide, for which project. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_ZONE_DRAFT_DIALOG (tkl_zone_draft_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TklZoneDraftDialog, tkl_zone_draft_dialog, TKL, ZONE_DRAFT_DIALOG, AdwWindow)

/**
 * tkl_zone_draft_dialog_present:
 * @tick_ids: (element-type gint64): copied
 *
 * It ends in the zone editor of the project, over @parent, with the outline as a new zone that is not saved
 * yet. A new project is stored before.
 */
GtkWidget *tkl_zone_draft_dialog_present (GtkWindow *parent, TklDesk *desk, const GArray *tick_ids);

G_END_DECLS
