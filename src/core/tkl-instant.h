/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instants: milliseconds since 1970-01-01T00:00:00Z, and their text. */
/* Thread: any; pure. */
#pragma once

#include "tkl-zone.h"

G_BEGIN_DECLS

/* No instant. */
#define TKL_INSTANT_NONE G_MININT64

/**
 * tkl_instant_parse:
 * @text: (nullable): RFC 3339, `2026-03-02T05:41:07.000Z`: date, `T` or a space, HH:MM with optional
 *   :SS and fraction (more than three digits are cut), then `Z` or `±HH:MM` or nothing
 * @zone: (nullable): read a text without offset in this zone (a time skipped in spring moves
 *   forward, a time that occurs twice is the first); NULL refuses a text without offset
 *
 * A bare date is midnight of that day in @zone. Hand-written since it runs once a record.
 * Returns: FALSE for other forms and for dates and times that do not exist; 24:00 is refused.
 */
gboolean tkl_instant_parse (const char *text, const TklZone *zone, gint64 *ret_utc_ms);

/**
 * tkl_instant_format:
 * Returns: (transfer full): `2026-03-02T05:41:07.000Z`, always UTC with milliseconds. Instants
 * outside the years 0000 … 9999, TKL_INSTANT_NONE too, give the nearest one inside.
 */
char *tkl_instant_format (gint64 utc_ms);

/* Bytes tkl_instant_write() needs, the closing NUL included. */
#define TKL_INSTANT_SIZE 25

/** tkl_instant_write: The same text into @buffer without allocation. Returns: @buffer. */
char *tkl_instant_write (gint64 utc_ms, char buffer[TKL_INSTANT_SIZE]);

G_END_DECLS
