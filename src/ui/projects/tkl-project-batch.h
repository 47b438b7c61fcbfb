/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklProjectBatch: a window that changes the same fields of several projects, with a count first. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_PROJECT_BATCH (tkl_project_batch_get_type ())
G_DECLARE_FINAL_TYPE (TklProjectBatch, tkl_project_batch, TKL, PROJECT_BATCH, AdwWindow)

/**
 * tkl_project_batch_present:
 * @parent: (nullable)
 * @ids: (element-type gint64): referenced, not to be changed
 *
 * Fields change where their box is checked, which typing does. How many projects that concerns is
 * said before; all is one change to undo. Returns: (transfer none): the window.
 */
GtkWidget *tkl_project_batch_present (GtkWindow *parent, TklDesk *desk, GArray *ids);

G_END_DECLS
