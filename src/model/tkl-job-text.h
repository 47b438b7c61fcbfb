/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people read about a job in the background: what it does, how far it is, what came of it. */
/* Thread: main. */
#pragma once

#include "tkl-job.h"
#include "tkl-zone.h"

G_BEGIN_DECLS

/**
 * tkl_job_text_state:
 * @now_utc_ms: times of the same day are shown without it
 * Returns: (transfer full): `Next at 07:05`, `Waits for the network`; while it runs its progress.
 */
char *tkl_job_text_state (TklJob *job, const TklZone *zone, gint64 now_utc_ms);

/**
 * tkl_job_text_progress:
 * Returns: (transfer full): `VAN 07 · 1,234 records · 2 minutes left`, whatever is known of it.
 */
char *tkl_job_text_progress (TklJob *job);

/** tkl_job_text_result: Returns: (transfer full) (nullable): `07:00: 3 new ticks.`; NULL: none yet. */
char *tkl_job_text_result (TklJob *job, const TklZone *zone, gint64 now_utc_ms);

/** tkl_job_fraction: Returns: 0 … 1 of the present run; −1 = not known. */
double tkl_job_fraction (TklJob *job);

/** tkl_job_text_title: Returns: (transfer full): its title, of an order with what it is about. */
char *tkl_job_text_title (TklJob *job);

G_END_DECLS
