/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of runs for other services. */
/* Thread: any. */
#pragma once

#include "tkl-runs-service.h"
#include "tkl-store-run.h"

G_BEGIN_DECLS

/** tkl_run_row_new: Returns: (transfer full): @run with its result and words. */
TklRunRow *tkl_run_row_new (const TklRun *run);

G_END_DECLS
