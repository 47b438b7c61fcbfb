/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of test-shots share: the program that is photographed, and words for what is done in it.
 * Widgets are found by action, type and id only, so that it runs in any language. */
/* Thread: main. */
#pragma once

#include "tkl-application.h"
#include "tkl-window.h"
#include "ui-checks.h"
#include "ui-fixture.h"

typedef struct
{
  const char *name;
  AdwColorScheme scheme;
  int text_percent;
} ShotsStyle;

typedef struct
{
  TklApplication *application;
  char *folder;         /* (owned): databases and files to import */
  const char *language; /* two letters */
  const ShotsStyle *style;
  GtkWidget *window; /* (nullable): of the company that is open */
} Shots;

/* --- finding ---------------------------------------------------------------------------------- */

/* A condition: the widget @data is shown, and nothing in it is still being read or worked at. */
gboolean shots_is_ready (gpointer data);
/* The one with that number (from 0) of a type or of one derived from it; NULL: none. */
GtkWidget *shots_find_nth (GtkWidget *root, GType type, guint n);
GtkWidget *shots_find_id (GtkWidget *root, const char *id);
/* Waits for the one window of that type beside that of the company. */
GtkWidget *shots_await (Shots *shots, GType type);
TklDesk *shots_desk (Shots *shots);
/* The page of the tab that is looked at. */
GtkWidget *shots_page (Shots *shots);

/* --- doing ------------------------------------------------------------------------------------ */

/* @action: with its target, as in menus; somebody has it. */
void shots_act (GtkWidget *widget, const char *action);
/* Opens a file of the folder as from a file manager. */
void shots_open_file (Shots *shots, const char *name);
/* The same, and waits for the window of the company. */
void shots_open_company (Shots *shots, const char *name);
void shots_close_window (Shots *shots);
/* Checks the screen and keeps its picture, NAME-LANGUAGE-STYLE.png. */
void shots_take (Shots *shots, GtkWidget *screen, const char *name);
/* Closes @screen, or what is open beside the table. */
void shots_leave (Shots *shots, GtkWidget *screen);

/* --- subjects --------------------------------------------------------------------------------- */

/* The five tabs. @suffix: of the names. */
void shots_take_tabs (Shots *shots, const char *suffix);
/* Each screen that has a command of its own, of the demo company. */
void shots_take_screens (Shots *shots);
/* What comes over them, of the demo company: popovers, shortcuts, previews of imports, messages. */
void shots_take_dialogs (Shots *shots);
/* What is asked before something is done, of a company made for it. */
void shots_take_questions (Shots *shots);
