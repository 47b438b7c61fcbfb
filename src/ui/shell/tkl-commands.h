/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every command of the window: one table for accelerators, command search and the shortcuts window. */
/* Thread: main. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  TKL_GROUP_GENERAL,
  TKL_GROUP_VIEW,
  TKL_GROUP_TABLE,
  TKL_GROUP_VIEWS,
  TKL_GROUP_TICKS,
  TKL_GROUP_AROUND,
  TKL_N_GROUPS
} TklCommandGroup;

typedef struct
{
  const char *action; /* detailed name: `win.tab::ticks` */
  const char *title;  /* marked for translation */
  const char *accels; /* (nullable): with spaces between, the first is shown */
  TklCommandGroup group;
} TklCommand;

/* Before the name of an action of the page of a tab. */
#define TKL_PAGE_COMMAND "win.page::"

/** tkl_commands: Returns: (array length=ret_n_commands): in the order shown. */
const TklCommand *tkl_commands (guint *ret_n_commands);

/** tkl_commands_set_accels: gives each command its keys. */
void tkl_commands_set_accels (GtkApplication *application);

/**
 * tkl_commands_make_shortcuts_window:
 * @parent: its text is as large
 *
 * Returns: (transfer none): the window of Ctrl+?.
 */
GtkWidget *tkl_commands_make_shortcuts_window (GtkWidget *parent);

G_END_DECLS
