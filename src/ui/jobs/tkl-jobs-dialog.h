/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklJobsDialog: the panel of the work in the background: a row for each job. */
/* Thread: main. */
#pragma once

#include "tkl-beside-window.h"
#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_JOBS_DIALOG (tkl_jobs_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TklJobsDialog, tkl_jobs_dialog, TKL, JOBS_DIALOG, TklBesideWindow)

/** tkl_jobs_dialog_present: Returns: (transfer none): the dialog, over @parent. */
GtkWidget *tkl_jobs_dialog_present (GtkWindow *parent, TklDesk *desk);

G_END_DECLS
