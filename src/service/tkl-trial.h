/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTrial: the demo company of the window, with the simulator that stands in for TrustTrack. */
/* Thread: main; the work is done on a thread of its own. */
#pragma once

#include "tkl-office.h"

G_BEGIN_DECLS

/* The month in which the invented firm worked. */
#define TKL_TRIAL_MONTH "2026-03"
#define TKL_TRIAL_PERIOD "2026-03-01..2026-03-31"

/** TklTrial: its simulator runs, on the loopback interface, until the struct is freed or the process ends. */
typedef struct _TklTrial TklTrial;

/** tkl_trial_path: Returns: (transfer full): the database of the demo company; need not exist. */
char *tkl_trial_path (void);

/** tkl_trial_is_at: Returns: TRUE when @path is the database of the demo company. */
gboolean tkl_trial_is_at (const char *path);

/** TklTrialStepFunc: @step: translated: what is done now. Called in the main context of the starter. */
typedef void (*TklTrialStepFunc) (const char *step, gpointer user_data);

/**
 * tkl_trial_start_async:
 * @step: (nullable)
 *
 * Starts the simulator; the demo company is made when it is not there yet: its people, sites and
 * settings, the ticks of the month, linked, and the complete workdays transferred. One that is there
 * is left as people changed it; only the address of the simulator is set when its port is taken.
 * Cancelled or failed, nothing half is left behind. The simulator is the installed one, or the
 * program that $TIKKLOK_SIMULATOR names. Nobody else may have the database open.
 */
void tkl_trial_start_async (TklTrialStepFunc step,
                            gpointer step_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

/**
 * tkl_trial_start_finish:
 * @error: NOT_FOUND (the simulator is not installed), FAILED, or those of the use cases
 * Returns: (transfer full) (nullable).
 */
TklTrial *tkl_trial_start_finish (GAsyncResult *result, GError **error);

/**
 * tkl_trial_lend:
 * @office: of the demo company, not used yet; whether the simulator runs or not
 *
 * The simulator's key becomes that of @office: nobody's real key is sent to where it listened once.
 */
void tkl_trial_lend (TklOffice *office);

/** tkl_trial_free: @trial: (nullable): ends the simulator. */
void tkl_trial_free (TklTrial *trial);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklTrial, tkl_trial_free)

/**
 * tkl_trial_remove:
 * @error: DENIED: something of it cannot be deleted
 *
 * Deletes the database and what lies beside it; nobody may have it open. Blocks for a moment. Any thread.
 */
gboolean tkl_trial_remove (GError **error);

G_END_DECLS
