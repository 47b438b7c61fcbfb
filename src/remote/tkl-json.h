/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tolerant access to members of JSON objects: a wrong type reads as absent, never as a critical. */
/* Thread: any; pure. */
#pragma once

#include <json-glib/json-glib.h>

#include "tkl-point.h"

G_BEGIN_DECLS

/**
 * tkl_json_parse:
 * @data: (array length=size): UTF-8, not terminated
 * @error: TKL_REMOTE_ERROR: ANSWER (not JSON, or nested too deep), OFFLINE (ends in the middle)
 *
 * Strict: json-glib alone takes comments and has no limit to nesting.
 * Returns: (transfer full): an immutable tree, NULL on error.
 */
JsonNode *tkl_json_parse (const char *data, gsize size, GError **error);

/* In all of these a member that is absent, `null` or of another type is not there. */

/** tkl_json_object: Returns: (transfer none) (nullable). */
JsonObject *tkl_json_object (JsonObject *object, const char *name);

/** tkl_json_array: Returns: (transfer none) (nullable). */
JsonArray *tkl_json_array (JsonObject *object, const char *name);

/** tkl_json_item: Returns: (transfer none) (nullable): the object at @index. */
JsonObject *tkl_json_item (JsonArray *array, guint index);

/**
 * tkl_json_text:
 * Returns: (transfer full) (nullable): text of a string, trimmed; of a number its digits, whole
 *   ones without exponent or fraction; NULL also for an empty one.
 */
char *tkl_json_text (JsonObject *object, const char *name);

/** tkl_json_node_text: The same of a value. @node: (nullable). */
char *tkl_json_node_text (JsonNode *node);

/**
 * tkl_json_double:
 * Takes numbers and strings that hold one with a dot, whatever the locale. Returns: FALSE when not
 * there or not finite.
 */
gboolean tkl_json_double (JsonObject *object, const char *name, double *ret_value);

/** tkl_json_int64: Likewise, rounded half away from zero; FALSE beyond ±9·10¹⁵. */
gboolean tkl_json_int64 (JsonObject *object, const char *name, gint64 *ret_value);

/** tkl_json_bool: Takes booleans, 0 and 1, and the words on, off, true, false in any case. */
gboolean tkl_json_bool (JsonObject *object, const char *name, gboolean *ret_value);

/** tkl_json_instant: Takes RFC 3339 text with an offset. Returns: UTC ms, G_MININT64 = not there. */
gint64 tkl_json_instant (JsonObject *object, const char *name);

/** tkl_json_point: @object: (nullable): has `latitude`, `longitude`. Unset also for 0/0. */
TklPoint tkl_json_point (JsonObject *object);

G_END_DECLS
