/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time clock as rows: its lines, and the ticks that count as "in clock". */
/* Thread: that of the store. */
#pragma once

#include "tkl-clock-line.h"
#include "tkl-store.h"

G_BEGIN_DECLS

typedef struct
{
  TklDay from_day; /* workday dates, both included; TKL_DAY_NONE = open */
  TklDay to_day;
  gint32 employee_id; /* 0 = any */
  gint32 project_id;  /* 0 = any */
} TklLineQuery;

#define TKL_LINE_QUERY_ALL ((TklLineQuery){ .from_day = TKL_DAY_NONE, .to_day = TKL_DAY_NONE })

/**
 * tkl_store_load_lines:
 * @lines: (element-type TklClockLine) (inout): appended by day, employee id, begin, id; made by
 *   tkl_clock_lines_new()
 */
gboolean
tkl_store_load_lines (TklStore *store, const TklLineQuery *query, GArray *lines, GError **error);

/* The line ends with the call; FALSE and @error end the reading with that error. */
typedef gboolean (*TklLineFunc) (const TklClockLine *line, gpointer user_data, GError **error);

/** tkl_store_scan_lines: calls @func for each line that tkl_store_load_lines() would append. */
gboolean tkl_store_scan_lines (TklStore *store,
                               const TklLineQuery *query,
                               TklLineFunc func,
                               gpointer user_data,
                               GError **error);

/**
 * tkl_store_get_line:
 * @ret_line: (out): uninitialised or cleared before; clear it
 * @error: TKL_STORE_ERROR_NOT_FOUND
 */
gboolean tkl_store_get_line (TklStore *store, gint64 id, TklClockLine *ret_line, GError **error);

/**
 * tkl_store_insert_line:
 * @line: (inout): gets its id and version; those it had are ignored
 * @error: TKL_STORE_ERROR_CONSTRAINT: no such employee, project or vehicle, times not whole
 *   minutes, end not after begin
 *
 * Inside a journal entry, as are the two below. Which lines a transfer may touch is decided by the
 * caller (rules §6).
 */
gboolean tkl_store_insert_line (TklStore *store, TklClockLine *line, GError **error);

/**
 * tkl_store_update_line:
 * @line: (inout): id and version as read; every other member is written; the version grows
 * @error: TKL_STORE_ERROR: CONFLICT (changed since it was read), NOT_FOUND, CONSTRAINT
 */
gboolean tkl_store_update_line (TklStore *store, TklClockLine *line, GError **error);

/**
 * tkl_store_delete_line:
 * @version: as read
 * @error: TKL_STORE_ERROR: CONFLICT (changed since it was read), NOT_FOUND
 */
gboolean tkl_store_delete_line (TklStore *store, gint64 id, gint64 version, GError **error);

/* The ticks of one workday that count as "in clock"; borrowed. */
typedef struct
{
  gint32 employee_id;
  TklDay day;             /* workday date */
  const gint64 *tick_ids; /* (array length=n_ids) (nullable): any order, repeats allowed */
  gsize n_ids;            /* 0 empties the workday */
} TklInClock;

/**
 * tkl_store_set_in_clock:
 * @ret_changed: (out) (optional): FALSE when everything was stored already
 * @error: TKL_STORE_ERROR_CONSTRAINT: no such employee
 *
 * Makes the "in clock" boxes of a workday what a transfer says, by difference; a tick that counted
 * for another workday changes over. Inside a journal entry.
 */
gboolean tkl_store_set_in_clock (TklStore *store,
                                 const TklInClock *in_clock,
                                 gboolean *ret_changed,
                                 GError **error);

/** tkl_store_last_line_day: @ret_day: (out): the last workday that has lines; TKL_DAY_NONE: none has. */
gboolean tkl_store_last_line_day (TklStore *store, TklDay *ret_day, GError **error);

/* A workday of an employee. */
typedef struct
{
  gint32 employee_id;
  TklDay day;
} TklClockDay;

/**
 * tkl_store_list_in_clock_days:
 * @from_day: @to_day: both included; TKL_DAY_NONE = open
 * @days: (element-type TklClockDay) (inout): appended by day, then employee id
 *
 * The workdays that have lines or ticks "in clock": a transfer must look at them although their
 * ticks may be gone.
 */
gboolean tkl_store_list_in_clock_days (
    TklStore *store, TklDay from_day, TklDay to_day, GArray *days, GError **error);

G_END_DECLS
