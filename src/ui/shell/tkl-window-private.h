/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the window share. */
/* Thread: main. */
#pragma once

#include "tkl-commands.h"
#include "tkl-period-button.h"
#include "tkl-sync-button.h"
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
  GtkInfoBar *demo_banner;
  GtkInfoBar *key_banner;
  GtkLabel *key_text;
  GtkInfoBar *link_banner;
  AdwViewStack *tabs;
  GtkWidget *switcher;
  gboolean seen;    /* was on the screen at least once */
  TklDesk *desk;    /* (owned) */
  GSettings *state; /* (owned) */
};

/** tkl_window_install_actions: the commands `win.…` (tkl-window-actions.c). */
void tkl_window_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
