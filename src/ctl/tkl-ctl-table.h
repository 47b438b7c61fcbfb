/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows on standard output: an aligned table for people, CSV or JSON for programs. */
/* Thread: one at a time, whichever produces the rows. */
#pragma once

#include "tkl-day.h"
#include "tkl-zone.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_CTL_TABLE,
  TKL_CTL_CSV,
  TKL_CTL_JSON,
} TklCtlFormat;

/* How a value looks for people; programs get the plain one (ISO, UTC, minutes, dots). */
typedef enum
{
  TKL_CELL_TEXT,
  TKL_CELL_WORD, /* one of the contract's words: translated in tables */
  TKL_CELL_INT,
  TKL_CELL_TENTHS,  /* 123 → 12.3 */
  TKL_CELL_DEGREES, /* 1e-7 degree → 50.8466 */
  TKL_CELL_BOOL,    /* true, false; CSV 1, 0 */
  TKL_CELL_INSTANT, /* UTC ms → local time in tables, RFC 3339 with Z elsewhere */
  TKL_CELL_DAY,
  TKL_CELL_CLOCK,   /* minutes of a day → HH:MM */
  TKL_CELL_MINUTES, /* minutes → h:mm in tables */
  TKL_CELL_BALANCE, /* the same with its sign */
  TKL_CELL_LIST,    /* texts: an array in JSON, else with blanks between */
} TklCellType;

typedef struct
{
  const char *id;    /* name in CSV and JSON */
  const char *title; /* N_(): heading of the table */
  TklCellType type;
} TklCtlColumn;

typedef struct _TklCtlTable TklCtlTable;

/**
 * tkl_ctl_table_new:
 * @columns: (array zero-terminated by id NULL): must stay alive
 * @zone: (nullable): for INSTANT columns of a table; borrowed
 */
TklCtlTable *
tkl_ctl_table_new (TklCtlFormat format, const TklCtlColumn *columns, const TklZone *zone);

/* Cells are given in the order of the columns; the last one of a row ends it. */

/** tkl_ctl_table_none: a cell without value: null, or empty. */
void tkl_ctl_table_none (TklCtlTable *table);
/** tkl_ctl_table_text: for TEXT and WORD columns; (nullable) and "": no value. */
void tkl_ctl_table_text (TklCtlTable *table, const char *text);
/** tkl_ctl_table_int: for every column whose value is a number, instant, day or truth. */
void tkl_ctl_table_int (TklCtlTable *table, gint64 value);
/** tkl_ctl_table_int_or: the same, where @value equal to @none means no value. */
void tkl_ctl_table_int_or (TklCtlTable *table, gint64 value, gint64 none);
/** tkl_ctl_table_list: (array length=n_items): for LIST columns; none is an empty list. */
void tkl_ctl_table_list (TklCtlTable *table, const char *const *items, gsize n_items);

/** tkl_ctl_table_finish: (transfer full): writes what is left and frees. Returns: rows written. */
guint64 tkl_ctl_table_finish (TklCtlTable *table);

/** tkl_ctl_table_discard: (transfer full): frees without writing what is not written yet. */
void tkl_ctl_table_discard (TklCtlTable *table);

G_END_DECLS
