/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading scenario files and admin requests: strict, every mistake named with its place. */
/* Thread: main. */
#pragma once

#include "tkl-sim-model.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* An object being read. @where is its place in the file: `vehicles[2]`. */
typedef struct
{
  JsonObject *object; /* (borrowed) */
  const char *where;  /* (borrowed): "" at the top */
} TklSimReader;

/* All functions: FALSE and @error TKL_SIM_ERROR: SYNTAX when the member has another type, or is
 * missing and @required; an absent or null member leaves the output as it is. */

/** tkl_sim_read_names: refuses members that are not in the NULL-terminated list. */
gboolean tkl_sim_read_names (const TklSimReader *reader, const char *const *names, GError **error);

/** tkl_sim_read_text: @ret_text: (out) (transfer none). */
gboolean tkl_sim_read_text (const TklSimReader *reader,
                            const char *name,
                            gboolean required,
                            const char **ret_text,
                            GError **error);

/** tkl_sim_read_instant: RFC 3339 with an offset. */
gboolean tkl_sim_read_instant (const TklSimReader *reader,
                               const char *name,
                               gboolean required,
                               gint64 *ret_utc_ms,
                               GError **error);

/** tkl_sim_read_number: @decimals: the result is scaled by 10^@decimals; |result| ≤ 2^53. */
gboolean tkl_sim_read_number (const TklSimReader *reader,
                              const char *name,
                              guint decimals,
                              gint64 *ret_value,
                              GError **error);

/** tkl_sim_read_boolean: true or false. */
gboolean tkl_sim_read_boolean (const TklSimReader *reader,
                               const char *name,
                               gboolean *ret_value,
                               GError **error);

/** tkl_sim_read_array: @ret_array: (out) (transfer none) (nullable): NULL when absent. */
gboolean tkl_sim_read_array (const TklSimReader *reader,
                             const char *name,
                             JsonArray **ret_array,
                             GError **error);

/** tkl_sim_read_object: @ret_object: (out) (transfer none) (nullable): NULL when absent. */
gboolean tkl_sim_read_object (const TklSimReader *reader,
                              const char *name,
                              JsonObject **ret_object,
                              GError **error);

/**
 * tkl_sim_read_element:
 * @ret_where: (out) (transfer full): place of the element, for a reader on it
 * Returns: (transfer none): element @index of @array as an object, or NULL and @error.
 */
JsonObject *tkl_sim_read_element (const TklSimReader *reader,
                                  const char *name,
                                  JsonArray *array,
                                  guint index,
                                  char **ret_where,
                                  GError **error);

/** tkl_sim_read_texts: appends the strings of an array to @texts (element-type utf8, owned). */
gboolean
tkl_sim_read_texts (const TklSimReader *reader, const char *name, GPtrArray *texts, GError **error);

/**
 * tkl_sim_read_record:
 * @received_utc_ms: arrival when the record names none; TKL_INSTANT_NONE = five seconds later
 *
 * `time received latitude longitude speed direction altitude satellites ignition mileage_km key`.
 * Without latitude and longitude it has no position; without the rest it stands still, with a fix.
 */
gboolean tkl_sim_read_record (const TklSimReader *reader,
                              TklSimModel *model,
                              gint64 received_utc_ms,
                              TklSimRecord *ret_record,
                              GError **error);

G_END_DECLS
