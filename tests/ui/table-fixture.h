/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of many rows in a window of its own. */
/* Thread: main. */
#pragma once

#include "tkl-table.h"
#include "ui-fixture.h"

#define N_ROWS 20000
#define LONG_TITLE "A title much longer than its text"
#define TABLE_N_COLUMNS 3

/* Id, Name and the id again, with the long title. */
extern const TklColumn table_columns[TABLE_N_COLUMNS];

typedef struct
{
  UiFixture ui;
  TklRowList *list;
  TklTable *table;
  GtkWindow *window;
} TableFixture;

/* With rows 1 to N_ROWS. */
void table_set_up (TableFixture *fixture, gconstpointer data);
void table_tear_down (TableFixture *fixture, gconstpointer data);

/** table_set_rows: rows @first to @last; the name of each tenth is Ten, of the others Other. */
void table_set_rows (TableFixture *fixture, gint64 first, gint64 last);
/** table_wait_rows: until all of them are in order, and GTK knows of them. */
void table_wait_rows (TableFixture *fixture);
/** table_sort: @id: of the column. */
void table_sort (TableFixture *fixture, const char *id, gboolean descending);
/** table_select: two rows, by their ids, and no other. */
void table_select (TableFixture *fixture, gint64 first, gint64 other);
/** table_model: Returns: (transfer none): of its view. */
GtkSelectionModel *table_model (TableFixture *fixture);
/** table_adjustment: Returns: (transfer none): how far it is scrolled down. */
GtkAdjustment *table_adjustment (TableFixture *fixture);
