/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk on a database of its own, and short words for what people do on the screen. */
/* Thread: main. */
#pragma once

#include "office-fixture.h"
#include "tkl-desk.h"
#include "tkl-row-list.h"
#include "tkl-window.h"

#include <adwaita.h>

typedef struct
{
  OfficeFixture office; /* to fill and look at the same database from beside */
  TklDesk *desk;        /* opened */
  GSettings *state;
} UiFixture;

/* GTK, resources and the style of the product; then as g_test_init(). */
void ui_init (int *argc, char ***argv);
/* Before it. A secret store that is a file: no service of the desktop is on the bus of a test. Returns:
 * (transfer full): where it will be; to be removed in the end. */
char *ui_make_keyring (void);

void ui_set_up (UiFixture *fixture, gconstpointer data);
void ui_tear_down (UiFixture *fixture, gconstpointer data);

/* The desk alone, for a database that another fixture made. */
TklDesk *ui_open_desk (const char *database);
void ui_close_desk (TklDesk *desk);
/* The next window begins as the first one ever did. */
void ui_forget_state (GSettings *state);

/* Two employees, two projects, one van, and the ticks of one day: 2026-03-02. */
void ui_fill (UiFixture *fixture);
/* A day of work of the first of them in the month that goes on, at minutes that rounding changes. */
void ui_fill_month (OfficeFixture *office);

/* Turns the main loop until @condition holds; fails the test after a while. */
typedef gboolean (*UiCondition) (gpointer data);
#define ui_wait(...) ui_wait_for (G_STRLOC ": " #__VA_ARGS__, __VA_ARGS__)
void ui_wait_for (const char *what, UiCondition condition, gpointer data);
/* A condition: the widget has the focus and is scrolled into sight. A popover of one that is below the
 * edge of the screen has no place. */
gboolean ui_goes_in_sight (gpointer widget);
/* Turns the main loop until nothing is left to do for a moment, neither here nor in other threads. */
void ui_settle (void);

/* Shows a widget in a window of its own, drawn once. The caller closes it with gtk_window_destroy(). */
GtkWindow *ui_show (GtkWidget *widget);

/* The window of the company with all days, drawn once. */
TklWindow *ui_open_window (UiFixture *fixture);
/* Returns: its page. */
GtkWidget *ui_open_tab (TklWindow *window, const char *name);
/* Nobody holds it any more. */
void ui_close_window (TklWindow *window);

/* The first descendant (or itself) of that type with that accessible or visible text; NULL: none.
 * @text: (nullable): any. */
GtkWidget *ui_find (GtkWidget *root, GType type, const char *text);
/* The text a person reads on a widget, or a screen reader for it. */
const char *ui_name (GtkWidget *widget);
/* Fails when a control below @root has no name a screen reader could say. */
void ui_assert_named (GtkWidget *root);

/* Types into an entry or search entry as if by hand, and activates it. */
void ui_type (GtkWidget *entry, const char *text);

/* Keeps a picture of the window as NAME.png in $TIKKLOK_SCREENSHOTS, when that is set. */
void ui_picture (GtkWidget *window, const char *name);
/* The same of a window in which nothing moves any more. */
void ui_save_picture (GtkWidget *window, const char *name);

/* Runs a program, words apart by blanks, while the window goes on: `xdotool key Down`. */
void ui_do (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Where a place of a widget is on the screen: windows stand in its corner. */
void ui_on_screen (GtkWidget *widget, double x, double y, int *ret_x, int *ret_y);

/* The pointer, at places of a widget. As a finger it stays down until what pressing did is drawn: on X11
 * GTK asks for the pointer after a layout, and gives a press up whose button is up by then. */
void ui_point_at (GtkWidget *widget, double x, double y);
/* Slower than a double click. */
void ui_click (GtkWidget *widget, double x, double y, int button);
/* @key: that is held meanwhile, as xdotool knows it. */
void ui_click_with (const char *key, GtkWidget *widget, double x, double y);
void ui_double_click (GtkWidget *widget, double x, double y);
void ui_drag (GtkWidget *widget, double from_x, double from_y, double to_x, double to_y);

/* Cell texts of a row of a table page, with `|` between. */
char *ui_row (GtkWidget *page, guint position);
/* The same of a list. */
char *ui_list_row (TklRowList *list, guint position);
/* The text of one cell, shown or not; NULL: there is no such row or column. */
char *ui_cell (GtkWidget *page, guint position, const char *column_id);
guint ui_n_rows (GtkWidget *page);
/* Waits until the table shows that many rows. */
void ui_wait_rows (GtkWidget *page, guint n);

/** ui_said_cb: @said: (inout) (owned) (nullable): the last thing that was said: of the signal of a desk. */
void ui_said_cb (TklDesk *desk, const char *text, gboolean can_undo, char **said);

/** ui_find_window: Returns: (transfer none) (nullable): a shown window of that type. */
GtkWidget *ui_find_window (GType type);
/** ui_await_window: Returns: (transfer none): as ui_find_window(), once there is one. */
GtkWidget *ui_await_window (GType type);

/* A file, and the chooser it is chosen in. */
typedef struct
{
  GtkWidget *chooser;
  GFile *file;
} UiFile;
/** ui_is_chosen: @file: a UiFile: for ui_wait(), after its name was typed. */
gboolean ui_is_chosen (gpointer file);
guint ui_count_choosers (void);

/* What the subtitle of a row has to contain. */
typedef struct
{
  GtkWidget *row; /* an AdwActionRow */
  const char *text;
} UiAnswer;
/** ui_says: @answer: a UiAnswer: for ui_wait(). */
gboolean ui_says (gpointer answer);

/** ui_answer: @question: an AdwMessageDialog. As its button does. */
void ui_answer (GtkWidget *question, const char *response);

/** ui_push: the button below @root with that label, as a click does. */
void ui_push (GtkWidget *root, const char *label);
/** ui_press: @keys: as xdotool knows them. */
void ui_press (const char *keys);
/** ui_is_in: Returns: TRUE when @root has the focus or it lies in it: for ui_wait(). */
gboolean ui_is_in (gpointer root);
/** ui_is_active: @window: for ui_wait(). */
gboolean ui_is_active (gpointer window);
/** ui_is_mapped: @widget: for ui_wait(). */
gboolean ui_is_mapped (gpointer widget);
/** ui_has_error: Returns: TRUE when the row is marked as wrong: for ui_wait(). */
gboolean ui_has_error (gpointer row);
/** ui_is_there: @place: of a pointer. Returns: TRUE when there is something in it: for ui_wait(). */
gboolean ui_is_there (gpointer place);
/** ui_is_gone: @place: of a pointer, such as a weak one. Returns: TRUE once it is NULL: for ui_wait(). */
gboolean ui_is_gone (gpointer place);
/** ui_count_cb: @n: (inout): one more: of a signal that is connected swapped. */
void ui_count_cb (guint *n);
