/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the window share. */
/* Thread: main. */
#pragma once

#include "tkl-commands.h"
#include "tkl-period-button.h"
#include "tkl-sync-button.h"
#include "tkl-table-page.h"
#include "tkl-window.h"

G_BEGIN_DECLS

struct _TklWindow
{
  AdwApplicationWindow parent_instance;
  AdwToastOverlay *toasts;
  TklSyncButton *sync;
  TklPeriodButton *period;
  GtkMenuButton *menu_button;
  GMenuModel *main_menu;
  GtkWidget *undo, *redo;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search;
  GtkInfoBar *banner;
  GtkLabel *banner_text;
  GtkWidget *banner_compare;
  GtkInfoBar *demo_banner;
  GtkInfoBar *key_banner;
  GtkLabel *key_text;
  GtkInfoBar *link_banner;
  GtkInfoBar *notice_banner;
  GtkLabel *notice_text;
  AdwViewStack *tabs;
  GtkWidget *switcher;
  gboolean seen;                     /* was on the screen at least once */
  gboolean sync_asked;               /* somebody waits for the ticks, and is told how it went */
  gboolean sync_told;                /* the banner says that they did not come */
  TklDesk *desk;                     /* (owned) */
  GSettings *state;                  /* (owned) */
  guint size_source;                 /* keeps the size soon; 0 = it is kept */
  guint notices_source;              /* looks for changed days soon; 0 = not */
  GCancellable *notices_cancellable; /* (owned) (nullable): of the look that goes on */
};

/** tkl_window_notices_watch: tells of transferred days that would be others now, from now on. */
void tkl_window_notices_watch (TklWindow *self);
/** tkl_window_notices_end: before the desk goes. */
void tkl_window_notices_end (TklWindow *self);

/* --- tkl-window-search.c ------------------------------------------------------------------------ */

/** tkl_window_install_search: what the search entry does, in class_init. */
void tkl_window_install_search (GtkWidgetClass *widget_class);
/** tkl_window_start_search: into the search entry; @text: (nullable): in place of what is there. */
void tkl_window_start_search (TklWindow *self, const char *text);
/** tkl_window_find_typed: from now on a letter or digit typed among its rows is searched for. */
void tkl_window_find_typed (TklWindow *self, TklTablePage *page);
/** tkl_window_show_search: the desk searches for something else. */
void tkl_window_show_search (TklWindow *self);

/** tkl_window_install_actions: the commands `win.…` (tkl-window-actions.c). */
void tkl_window_install_actions (GtkWidgetClass *widget_class);

/** tkl_window_focus_page: the table of the tab has the focus, as soon as it has rows. */
void tkl_window_focus_page (TklWindow *self);

G_END_DECLS
