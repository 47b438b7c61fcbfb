/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small gaps of GLib 2.74 about strings and numbers in text. */
/* Thread: any; nothing here reads the locale. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tkl_set_str:
 * @pointer: (inout): field that owns its string
 * @text: (nullable): new value, copied; may be the old value itself
 *
 * Replaces an owned string. Returns: TRUE when the text changed.
 */
gboolean tkl_set_str (char **pointer, const char *text);

/**
 * tkl_str_empty:
 * Returns: TRUE for NULL and for "".
 */
gboolean tkl_str_empty (const char *text);

/**
 * tkl_parse_int64:
 * @text: (nullable): decimal digits with an optional leading minus, surrounded by nothing
 * @min: @max: accepted range, both included
 * @ret_value: (out): written only on success
 *
 * Returns: FALSE for empty text, other characters, overflow or a value out of range.
 */
gboolean tkl_parse_int64 (const char *text, gint64 min, gint64 max, gint64 *ret_value);

/**
 * tkl_parse_decimal:
 * @text: (nullable): `-12.345`: digits, at most one dot (never a comma), optional leading minus
 * @decimals: 0 … 9, the scale of the result; further digits are rounded half away from zero
 * @ret_scaled: (out): the value × 10^decimals; written only on success
 *
 * Exact decimal text to a scaled integer, without a float in between.
 * Returns: FALSE for empty text, other characters or more than 15 digits before the dot.
 */
gboolean tkl_parse_decimal (const char *text, guint decimals, gint64 *ret_scaled);

/**
 * tkl_format_decimal:
 * @scaled: value × 10^decimals
 * @decimals: 0 … 9
 * @min_decimals: digits kept after the dot even when they are zero; 0 drops a bare dot as well
 *
 * Returns: (transfer full): `-12.5`, with a dot whatever the locale.
 */
char *tkl_format_decimal (gint64 scaled, guint decimals, guint min_decimals);

/**
 * tkl_compare_natural:
 *
 * Order of numbers and codes as people read them: runs of digits compare as numbers, the rest byte
 * by byte; "P9" < "P10", "007" == "7" only when nothing else tells them apart (then byte order
 * decides, so that the order is total). NULL sorts first.
 */
int tkl_compare_natural (const char *a, const char *b);

/**
 * tkl_fold:
 * @text: (nullable)
 *
 * Returns: (transfer full): @text for searching: without case and accents, `Zoë` as `zoe`. "" for what
 * is not UTF-8.
 */
char *tkl_fold (const char *text);

/**
 * tkl_append_json_text:
 * @text: (nullable): valid UTF-8; NULL appends `null`
 *
 * Appends @text as a JSON string with its quotes.
 */
void tkl_append_json_text (GString *json, const char *text);

G_END_DECLS
