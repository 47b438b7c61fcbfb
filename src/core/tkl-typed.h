/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hours, times, dates, money, metres, colours and degrees as people type them into a form, and back. */
/* Thread: any; pure, nothing here reads the locale. */
#pragma once

#include "tkl-point.h"
#include "tkl-zone.h"

G_BEGIN_DECLS

/* All of them: @text (nullable), blanks at either end allowed; the result is written only on
 * success. An empty text is no value: what that means is for the caller. Commas and dots are alike. */

/**
 * tkl_typed_minutes:
 * @text: a length of up to 24 hours: `7:36`, `7h36`, `7u36`, `7,6`, `8`, `8h`; at most two decimals
 * @ret_min: 0 … 1440; decimals of an hour are rounded to the minute
 */
gboolean tkl_typed_minutes (const char *text, int *ret_min);
/** tkl_typed_format_minutes: @min: ≥ 0. Returns: (transfer full): `7:36`. */
char *tkl_typed_format_minutes (int min);

/**
 * tkl_typed_time:
 * @text: a time of day: `5:30`, `05:30`, `5h30`, `5u30`, `5`, `530`, `0530`
 * @ret_min: minute of the day, 0 … 1439
 */
gboolean tkl_typed_time (const char *text, int *ret_min);
/** tkl_typed_format_time: @min: minute of the day. Returns: (transfer full): `05:30`. */
char *tkl_typed_format_time (int min);

/**
 * tkl_typed_cents:
 * @text: `18,25`, `18.25`, `18`, `€ 18,25`; at most two decimals, no separators of thousands
 * @ret_cents: 0 … 9 999 999
 */
gboolean tkl_typed_cents (const char *text, gint64 *ret_cents);
/** tkl_typed_format_cents: @point: `,` or `.`. Returns: (transfer full): `18,25`. */
char *tkl_typed_format_cents (gint64 cents, char point);

/** tkl_typed_metres: @text: whole metres, `150` or `150 m`. @ret_m: 0 … 100 000 */
gboolean tkl_typed_metres (const char *text, int *ret_m);

/** tkl_typed_colour: @text: `#1C71D8`, with or without the `#`. @ret_rgb: 0xRRGGBB */
gboolean tkl_typed_colour (const char *text, int *ret_rgb);
/** tkl_typed_format_colour: Returns: (transfer full): `#1C71D8`. */
char *tkl_typed_format_colour (int rgb);

/**
 * tkl_typed_day:
 * @text: `16/11/2026`, `16.11.2026`, `16-11-2026`, `16/11/26`, `2026-11-16`; two digits of a year are
 *   those of 2000 to 2099
 */
gboolean tkl_typed_day (const char *text, TklDay *ret_day);
/** tkl_typed_format_day: Returns: (transfer full): `16/11/2026`. */
char *tkl_typed_format_day (TklDay day);

/**
 * tkl_typed_moment:
 * @text: a day, then a time, both as above with a blank between; or a time of @today
 * @ret_utc_ms: by the wall clock of @zone
 */
gboolean tkl_typed_moment (const char *text, const TklZone *zone, TklDay today, gint64 *ret_utc_ms);

/** tkl_typed_degrees: @text: `50.8466`, `50,8466`; otherwise as tkl_point_parse_degrees(). */
gboolean tkl_typed_degrees (const char *text, int limit_deg, gint32 *ret_e7);

/**
 * tkl_typed_position:
 * @text: latitude, then longitude, as maps and chats write them: `50.8466, 4.3517`, `50,8466 4,3517`,
 *   `50.8466;4.3517`
 */
gboolean tkl_typed_position (const char *text, TklPoint *ret_point);
/** tkl_typed_format_position: @point: set. Returns: (transfer full): `50.8466, 4.3517`. */
char *tkl_typed_format_position (TklPoint point);

G_END_DECLS
