/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the store share: the connection, its statements, parameters and columns. */
/* Thread: the store's own. */
#pragma once

#include "tkl-day.h"
#include "tkl-point.h"
#include "tkl-statement.h"
#include "tkl-store.h"

#include <sqlite3.h>

G_BEGIN_DECLS

struct _TklStore
{
  sqlite3 *db;     /* (owned) */
  char *path;      /* (owned) */
  GThread *thread; /* the only thread allowed in */
  TklStoreMode mode;
  sqlite3_stmt *statements[TKL_SQL_N_STATEMENTS]; /* (owned): NULL until first used */
};

/**
 * tkl_store_statement:
 * Returns: (transfer none): the statement reset and without parameters, ready to bind. Only one
 * use of a statement at a time: step it to the end, or tkl_statement_end() it, before asking again.
 * A text that does not compile is a programmer's mistake and aborts (a test prepares them all).
 */
sqlite3_stmt *tkl_store_statement (TklStore *store, TklStatementId id);

/** tkl_statement_end: resets and clears, releasing the read lock. Use at the end of every loop. */
void tkl_statement_end (sqlite3_stmt *statement);

/* Parameters count from 1. "None" values become NULL. */
void tkl_bind_int (sqlite3_stmt *statement, int index, gint64 value);
void tkl_bind_int_or_null (sqlite3_stmt *statement, int index, gint64 value, gint64 none);
void tkl_bind_day (sqlite3_stmt *statement, int index, TklDay day);
void tkl_bind_point (sqlite3_stmt *statement, int lat_index, TklPoint point); /* lat, then lon */
void tkl_bind_text (sqlite3_stmt *statement, int index, const char *text); /* NULL and "" → NULL */
void tkl_bind_blob (sqlite3_stmt *statement, int index, GBytes *bytes);

/* Columns count from 0. */
gint64 tkl_column_int (sqlite3_stmt *statement, int column);
gint64 tkl_column_int_or (sqlite3_stmt *statement, int column, gint64 none);
TklDay tkl_column_day (sqlite3_stmt *statement, int column);
TklPoint tkl_column_point (sqlite3_stmt *statement, int lat_column);
char *tkl_column_text (sqlite3_stmt *statement, int column); /* (transfer full) (nullable) */

/**
 * tkl_step_row:
 * @ret_row: TRUE: a row is there; FALSE: the end, the statement is already reset
 * Returns: FALSE on error, with the statement reset.
 */
gboolean tkl_step_row (TklStore *store, sqlite3_stmt *statement, gboolean *ret_row, GError **error);

/** tkl_step_done: runs a statement that returns no rows, and resets it. */
gboolean tkl_step_done (TklStore *store, sqlite3_stmt *statement, GError **error);

/** tkl_store_set_error: turns the connection's last SQLite error into TKL_STORE_ERROR. */
void tkl_store_set_error (TklStore *store, int code, GError **error);

/* Top of every public function. */
#define TKL_ASSERT_STORE(store) g_assert ((store) != NULL && (store)->thread == g_thread_self ())

G_END_DECLS
