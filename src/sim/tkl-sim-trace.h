/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSimTrace: a recorded track from a GPX or CSV file. */
/* Thread: any single one. */
#pragma once

#include "tkl-point.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 time_utc_ms;
  TklPoint point;
  gint16 speed_kmh; /* −1 = not told */
} TklSimFix;

/**
 * tkl_sim_trace_read:
 * @path: `.gpx` (every `trkpt` with a `time`) or `.csv`
 * @error: TKL_SIM_ERROR: NOT_FOUND, or SYNTAX with the line
 *
 * CSV: a header line with `time` (or `timestamp`, `datetime`; RFC 3339 with offset), `latitude` (or
 * `lat`), `longitude` (or `lon`) and, if there is one, `speed` in km/h; comma or semicolon; other
 * columns are ignored. Rows that repeat time and place are dropped.
 * Returns: (transfer full) (element-type TklSimFix): by time, at least one.
 */
GArray *tkl_sim_trace_read (const char *path, GError **error);

G_END_DECLS
