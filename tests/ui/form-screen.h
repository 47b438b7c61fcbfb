/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tab with a table and a form in a window of its own, and what tests do to it. */
/* Thread: main. */
#pragma once

#include "tkl-form-page.h"
#include "ui-fixture.h"

typedef struct
{
  GtkWidget *page;
  GtkWidget *pane;
  GtkWindow *window;
} Screen;

/* @page: a TklFormPage. */
Screen form_screen_open (GtkWidget *page);
/* The tab of employees, on the fixture's desk. */
Screen form_screen_open_employees (UiFixture *fixture);
void form_screen_close (Screen *screen);

/* Shows the form of a row, and waits for it. */
void form_screen_show (Screen *screen, gint64 id);
gboolean form_screen_shows_form (gpointer pane);
/* In the menu of the form: its entry with that action. */
void form_screen_choose (Screen *screen, const char *action);

/* A row of the form by its title. */
GtkWidget *form_screen_row (Screen *screen, const char *title);
void form_screen_type (Screen *screen, const char *title, const char *text);
/* Waits for @text in the entry of a row of the form. */
void form_screen_wait_text (Screen *screen, const char *title, const char *text);
gboolean form_screen_has_focus (gpointer row);

/* Waits for a row of the table that begins with @text. */
void form_screen_wait_row (Screen *screen, guint position, const char *text);
