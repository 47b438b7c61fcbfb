/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tab of ticks on three of them, with the ways that its tests look and press. */
/* Thread: main. */
#pragma once

#include "tkl-tick-page.h"
#include "ui-fixture.h"

#define HOME 50.9000, 4.0000
#define P1 50.9400, 4.0500
#define NOWHERE 50.8000, 4.3000
#define BRIDGE 50.7000, 4.9000
#define ANNA "3D00000BADC0DE01"

/* At the second stop two sites are, the third is far from all, and the ride home was not ticked. */
extern const OfficeTouch tick_screen_touches[3];

typedef struct
{
  UiFixture ui;
  GtkWidget *page;
  GtkWindow *window;
} TickScreen;

void tick_screen_set_up (TickScreen *fixture, gconstpointer data);
void tick_screen_tear_down (TickScreen *fixture, gconstpointer data);

typedef struct
{
  const char *name;
  void (*run) (TickScreen *fixture, gconstpointer data);
} TickCase;

/** tick_screen_run: all that main() does. */
int tick_screen_run (int argc, char **argv, const TickCase *cases, gsize n_cases);

typedef struct
{
  GtkWidget *page;
  guint position;
  const char *text;
} TickRowSought;

/** tick_screen_wait_row: @text: a row as far as its reason: date and time, employee, place, project, reason. */
void tick_screen_wait_row (TickScreen *fixture, guint position, const char *text);

/** tick_screen_wait_cell: until it says that, shown or not. */
void tick_screen_wait_cell (TickScreen *fixture,
                            guint position,
                            const char *column_id,
                            const char *text);

typedef struct
{
  GtkWidget *root;
  const char *text;
} TickTextSought;

/** tick_screen_shows_text: of TickTextSought: for ui_wait(). */
gboolean tick_screen_shows_text (gpointer data);
void tick_screen_wait_text (TickScreen *fixture, const char *text);
void tick_screen_select_row (TickScreen *fixture, guint position);
void tick_screen_select_all (TickScreen *fixture);
void tick_screen_act (TickScreen *fixture, const char *action);

/** tick_screen_type: into the field of that title, as ui_type(). */
void tick_screen_type (TickScreen *fixture, const char *title, const char *text);
/** tick_screen_read_again: links all, and waits for @n rows. */
void tick_screen_read_again (TickScreen *fixture, guint n);

/** tick_screen_find_dialog: Returns: (transfer none) (nullable): a window over that of the tab. */
GtkWindow *tick_screen_find_dialog (TickScreen *fixture);
/** tick_screen_has_dialog: for ui_wait(). */
gboolean tick_screen_has_dialog (gpointer fixture);
