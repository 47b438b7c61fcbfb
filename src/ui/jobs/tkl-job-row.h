/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklJobRow: a job in the panel: what it does, how far it is, what came of it; run it, cancel it. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_JOB_ROW (tkl_job_row_get_type ())
G_DECLARE_FINAL_TYPE (TklJobRow, tkl_job_row, TKL, JOB_ROW, AdwActionRow)

/** tkl_job_row_new: @job: of @desk; both referenced. */
GtkWidget *tkl_job_row_new (TklDesk *desk, TklJob *job);

G_END_DECLS
