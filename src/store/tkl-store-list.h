/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows for lists: ticks and lines with the names that people know instead of ids. */
/* Thread: that of the store. */
#pragma once

#include "tkl-clock-line.h"
#include "tkl-store-clock.h"
#include "tkl-store-tick.h"

G_BEGIN_DECLS

/* Texts belong to the list and last as long as the call of the function. */
typedef struct
{
  const TklTick *tick;
  const char *vehicle_name;             /* (nullable): own name, remote name, IMEI or remote id */
  const char *key_text;                 /* (nullable): printed form, else the raw text */
  const char *employee_number;          /* (nullable) */
  const char *project_number;           /* (nullable) */
  const char *const *candidate_numbers; /* (array length=tick->n_candidates): project numbers in the
                                           order of rules §3 */
} TklTickRow;

/** TklTickRowFunc: Returns: FALSE and @error to end the list with that error. */
typedef gboolean (*TklTickRowFunc) (const TklTickRow *row, gpointer user_data, GError **error);

/**
 * tkl_store_list_ticks:
 * @query: which; ticks that the office deleted are left out besides
 * @func: called for each row, oldest first, equal times by vehicle name, then key (rules §4)
 *
 * Everything that `list ticks` shows. Holds the ticks in memory while it runs: 90 bytes each.
 */
gboolean tkl_store_list_ticks (TklStore *store,
                               const TklTickQuery *query,
                               TklTickRowFunc func,
                               gpointer user_data,
                               GError **error);

typedef struct
{
  const TklClockLine *line;
  const char *employee_number;
  const char *project_number; /* (nullable) */
  const char *vehicle_name;   /* (nullable) */
} TklLineRow;

typedef gboolean (*TklLineRowFunc) (const TklLineRow *row, gpointer user_data, GError **error);

/**
 * tkl_store_list_lines:
 * @query: which
 * @func: called for each line by employee number (digits compared as numbers), then begin
 *
 * Everything that `list lines` shows; 200 employees of a month take some 40 ms.
 */
gboolean tkl_store_list_lines (TklStore *store,
                               const TklLineQuery *query,
                               TklLineRowFunc func,
                               gpointer user_data,
                               GError **error);

G_END_DECLS
