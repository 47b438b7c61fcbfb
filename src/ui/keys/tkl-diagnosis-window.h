/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “Why do I see no ticks of this worker?”: the checks, the first cause and what to do (F233-F241). */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_DIAGNOSIS_WINDOW (tkl_diagnosis_window_get_type ())
G_DECLARE_FINAL_TYPE (TklDiagnosisWindow, tkl_diagnosis_window, TKL, DIAGNOSIS_WINDOW, AdwWindow)

/**
 * tkl_diagnosis_window_present:
 * @parent: the window whose commands cure
 * @employee_id: 0: the office chooses there
 *
 * Returns: (transfer none).
 */
GtkWidget *tkl_diagnosis_window_present (GtkWindow *parent, TklDesk *desk, gint64 employee_id);

G_END_DECLS
