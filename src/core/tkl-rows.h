/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows for lists: ticks and lines with the names that people know instead of ids. */
/* Thread: plain values. */
#pragma once

#include "tkl-clock-line.h"
#include "tkl-tick.h"

G_BEGIN_DECLS

/* Texts belong to whoever makes the row and last as long as the call it is given to. */
typedef struct
{
  const TklTick *tick;
  const char *vehicle_name;             /* (nullable): own name, remote name, IMEI or remote id */
  const char *key_text;                 /* (nullable): printed form, else the raw text */
  const char *employee_number;          /* (nullable) */
  const char *address;                  /* (nullable): of the geocoder, where it is known (F154) */
  const char *employee_name;            /* (nullable) */
  const char *project_number;           /* (nullable) */
  const char *project_name;             /* (nullable) */
  const char *const *candidate_numbers; /* (array length=tick->n_candidates): project numbers in the
                                           order of rules §3 */
} TklTickRow;

typedef struct
{
  const TklClockLine *line;
  const char *employee_number;
  const char *employee_name;  /* (nullable) */
  const char *project_number; /* (nullable) */
  const char *project_name;   /* (nullable) */
  const char *vehicle_name;   /* (nullable) */
} TklLineRow;

/* Called for each row; FALSE and @error end the list with that error. */
typedef gboolean (*TklTickRowFunc) (const TklTickRow *row, gpointer user_data, GError **error);
typedef gboolean (*TklLineRowFunc) (const TklLineRow *row, gpointer user_data, GError **error);

G_END_DECLS
