/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing JSON text by hand: pages of a thousand records must cost a few milliseconds at most. */
/* Thread: any. */
#pragma once

#include "tkl-point.h"

G_BEGIN_DECLS

/**
 * TklSimJson:
 * Where members go. Commas are put between them by themselves.
 */
typedef struct
{
  GString *text;        /* (borrowed) */
  gboolean needs_comma; /* a member stands before */
  gboolean odd_numbers; /* some numbers become strings, chosen repeatably by `seed` */
  guint64 seed;         /* of the record being written */
} TklSimJson;

/** tkl_sim_json_text: appends @text as a JSON string, `null` for NULL. */
void tkl_sim_json_text (GString *json, const char *text);

/** tkl_sim_json_open: @name: (nullable): NULL inside an array or at the top. Opens `{` or `[`. */
void tkl_sim_json_open (TklSimJson *json, const char *name, char bracket);

/** tkl_sim_json_close: @bracket: `}` or `]`. */
void tkl_sim_json_close (TklSimJson *json, char bracket);

/* One member each; @name is plain ASCII and NULL inside an array. */

/** tkl_sim_json_add_text: @text: (nullable): NULL writes null. */
void tkl_sim_json_add_text (TklSimJson *json, const char *name, const char *text);
/** tkl_sim_json_add_integer: a whole number, always a number. */
void tkl_sim_json_add_integer (TklSimJson *json, const char *name, gint64 value);
/** tkl_sim_json_add_number: @value × 10^-@decimals; subject to `odd_numbers`. @decimals: 0 … 9. */
void tkl_sim_json_add_number (TklSimJson *json, const char *name, gint64 value, guint decimals);
/** tkl_sim_json_add_boolean: true or false. */
void tkl_sim_json_add_boolean (TklSimJson *json, const char *name, gboolean value);
/** tkl_sim_json_add_null: an explicit null. */
void tkl_sim_json_add_null (TklSimJson *json, const char *name);
/** tkl_sim_json_add_instant: `2026-03-02T05:41:07.000Z`. */
void tkl_sim_json_add_instant (TklSimJson *json, const char *name, gint64 utc_ms);

G_END_DECLS
