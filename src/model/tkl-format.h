/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of dates, times, durations and distances as people here write them. */
/* Thread: any; reads the locale for the decimal sign. */
#pragma once

#include "tkl-period.h"
#include "tkl-zone.h"

G_BEGIN_DECLS

/** tkl_format_day: Returns: (transfer full): `16/11/2026`; "" for NONE. */
char *tkl_format_day (TklDay day);

/** tkl_format_weekday: Returns: (transfer full): `Mon`, translated, by the locale; "" for NONE. */
char *tkl_format_weekday (TklDay day);

/** tkl_format_time: Returns: (transfer full): `07:05`; with @seconds `07:05:09`; "" for no instant. */
char *tkl_format_time (const TklZone *zone, gint64 utc_ms, gboolean seconds);

/** tkl_format_moment: Returns: (transfer full): `16/11/2026 07:05`; "" for no instant. */
char *tkl_format_moment (const TklZone *zone, gint64 utc_ms);

/** tkl_format_minutes: Returns: (transfer full): `8:30`; a balance with its sign, `+0:30`, `−1:15`. */
char *tkl_format_minutes (gint64 minutes, gboolean is_balance);

/** tkl_format_km: @tenths: 0.1 km; −1 = none. Returns: (transfer full): `12,3` by the locale, or "". */
char *tkl_format_km (gint64 tenths);

/** tkl_format_days: NONE = open. Returns: (transfer full): `From 02/03/2026 until 31/03/2026`. */
char *tkl_format_days (TklDay from, TklDay to);

/** tkl_format_period: Returns: (transfer full): `16–22 Nov 2026`, `November 2026`, `All days` …. */
char *tkl_format_period (TklPeriod period);

G_END_DECLS
