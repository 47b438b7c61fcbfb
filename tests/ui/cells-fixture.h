/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of ticks with cells to change, the hands that do it, and an office that is busy meanwhile. */
/* Thread: main. */
#pragma once

#include "tick-screen.h"

/* The ticks are those of tick-screen.h; before the two sites of the second one stands a project that is
 * elsewhere, and two collect what is at no place: S1 from the day after, S2. */
typedef struct
{
  TickScreen screen;
  TklTable *table; /* of its page */
} CellsFixture;

void cells_set_up (CellsFixture *fixture, gconstpointer data);
void cells_tear_down (CellsFixture *fixture, gconstpointer data);

/** cells_open: the page once more, as the next window shows it: the last one was destroyed. */
void cells_open (CellsFixture *fixture);

/** cells_wait: until the cell says that. */
void cells_wait (CellsFixture *fixture, guint position, const char *column_id, const char *text);
/** cells_assert_at: that cell is the one that keys are about: in the row with the focus. */
void cells_assert_at (CellsFixture *fixture, guint position, const char *column_id);
/** cells_see: Returns: (transfer none): its widget, once it has a place on the screen. */
GtkWidget *cells_see (CellsFixture *fixture, guint position, const char *column_id);
/** cells_click: @button: of the pointer: 1 = the first. */
void cells_click (CellsFixture *fixture, guint position, const char *column_id, int button);
void cells_double_click (CellsFixture *fixture, guint position, const char *column_id);

/** cells_keep_busy: what is stored (or, with @reads, read) waits until cells_let_go(). */
void cells_keep_busy (CellsFixture *fixture, gboolean reads);
void cells_let_go (void);
