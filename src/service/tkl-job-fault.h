/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a run that failed: a sentence, and the technical text for who asks for it. */
/* Thread: main. */
#pragma once

#include "tkl-job.h"

G_BEGIN_DECLS

/** tkl_job_fault_sentence: Returns: (transfer none) (nullable): the text of the result, without the
 * technical one. */
const char *tkl_job_fault_sentence (TklJob *self);
/** tkl_job_fault_detail: Returns: (transfer none) (nullable): the technical text alone. */
const char *tkl_job_fault_detail (TklJob *self);
/** tkl_job_fault: Returns: (transfer full): both, as an error; of a job that has run. */
GError *tkl_job_fault (TklJob *self);

G_END_DECLS
