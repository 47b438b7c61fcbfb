/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menus of a TklTable: of each header, and of a button for all columns, which needs no mouse. */
/* Thread: main. */
#include "tkl-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static GListModel *
columns_of (TklTable *self)
{
  return gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
}

static gboolean
is_shown_at (GListModel *columns, guint position)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, position);

  return gtk_column_view_column_get_visible (column);
}

guint
tkl_table_get_position (TklTable *self, guint i)
{
  GListModel *columns = columns_of (self);
  guint position = 0;

  while (position < self->n_columns)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, position);

      if (column == self->view_columns[i])
        break;
      position++;
    }
  return position;
}

/* Hidden columns are passed. Returns: its position after a step; G_MAXUINT: it is the last on that side. */
static guint
find_neighbour (TklTable *self, guint i, int step)
{
  GListModel *columns = columns_of (self);
  gint64 n = g_list_model_get_n_items (columns);

  for (gint64 position = (gint64) tkl_table_get_position (self, i) + step;
       position >= 0 && position < n; position += step)
    if (is_shown_at (columns, (guint) position))
      return (guint) position;
  return G_MAXUINT;
}

/* Returns: of the columns that stay the last one shown; G_MAXUINT: there is none. */
static guint
find_last_frozen (TklTable *self)
{
  guint last = G_MAXUINT;
  guint last_position = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      guint position = tkl_table_get_position (self, i);

      if (position < self->n_frozen && (last == G_MAXUINT || position > last_position)
          && gtk_column_view_column_get_visible (self->view_columns[i]))
        {
          last = i;
          last_position = position;
        }
    }
  return last;
}

/* --- actions ---------------------------------------------------------------------------------- */

static void
sort_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TklTable *self = user_data;
  guint i = tkl_table_find_column (self, g_variant_get_string (parameter, NULL));
  gboolean descending = g_str_equal (g_action_get_name (G_ACTION (action)), "sort-descending");

  if (i != G_MAXUINT)
    gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), self->view_columns[i],
                                    descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* `left-ID` and `right-ID` */
static void
move_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TklTable *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  gboolean left = g_str_has_prefix (name, "left-");
  guint i = tkl_table_find_column (self, strchr (name, '-') + 1);
  guint to = find_neighbour (self, i, left ? -1 : 1);

  if (to != G_MAXUINT)
    gtk_column_view_insert_column (GTK_COLUMN_VIEW (self->view), to, self->view_columns[i]);
}

/* `hide-ID` */
static void
hide_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TklTable *self = user_data;
  guint i = tkl_table_find_column (self, strchr (g_action_get_name (G_ACTION (action)), '-') + 1);

  gtk_column_view_column_set_visible (self->view_columns[i], FALSE);
}

/* `filter-ID` */
static void
filter_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TklTable *self = user_data;

  tkl_table_filter_column (
      self, tkl_table_find_column (self, strchr (g_action_get_name (G_ACTION (action)), '-') + 1));
}

/* `freeze-ID`: once more, and none is. */
static void
freeze_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TklTable *self = user_data;
  guint i = tkl_table_find_column (self, strchr (g_action_get_name (G_ACTION (action)), '-') + 1);
  guint n = tkl_table_get_position (self, i) + 1;

  tkl_table_choose_frozen (self, i == find_last_frozen (self) ? 0 : n);
}

static void
unfreeze_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tkl_table_choose_frozen (user_data, 0);
}

static void
reset_widths_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tkl_table_reset_widths (user_data);
}

static void
reset_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tkl_table_reset_columns (user_data);
}

static const GActionEntry menu_actions[] = {
  { "sort-ascending", sort_action, "s" },
  { "sort-descending", sort_action, "s" },
  { "unfreeze", unfreeze_action },
  { "reset-widths", reset_widths_action },
  { "reset", reset_action },
};

static GSimpleAction *
find_action (TklTable *self, const char *verb, guint i)
{
  g_autofree char *name = g_strdup_printf ("%s-%s", verb, self->columns[i].id);

  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name));
}

static void
set_enabled (TklTable *self, const char *verb, guint i, gboolean enabled)
{
  g_simple_action_set_enabled (find_action (self, verb, i), enabled);
}

static void
update_freezing (TklTable *self)
{
  guint last = find_last_frozen (self);

  for (guint i = 0; i < self->n_columns; i++)
    {
      set_enabled (self, "freeze", i, gtk_column_view_column_get_visible (self->view_columns[i]));
      g_simple_action_set_state (find_action (self, "freeze", i),
                                 g_variant_new_boolean (i == last));
    }
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "unfreeze")),
      self->n_frozen > 0);
}

guint
tkl_table_count_shown (TklTable *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_columns; i++)
    n += gtk_column_view_column_get_visible (self->view_columns[i]) ? 1 : 0;
  return n;
}

/* What would do nothing cannot be chosen; a table keeps one column. */
void
tkl_table_update_menus (TklTable *self)
{
  guint n_shown = tkl_table_count_shown (self);

  for (guint i = 0; i < self->n_columns; i++)
    {
      gboolean shown = gtk_column_view_column_get_visible (self->view_columns[i]);

      set_enabled (self, "left", i, shown && find_neighbour (self, i, -1) != G_MAXUINT);
      set_enabled (self, "right", i, shown && find_neighbour (self, i, 1) != G_MAXUINT);
      set_enabled (self, "hide", i, shown && n_shown > 1);
    }
  update_freezing (self);
}

typedef void (*Activate) (GSimpleAction *action, GVariant *parameter, gpointer user_data);

/* @state: (nullable) (transfer floating): of one that is on or off. */
static void
add_action (TklTable *self, const char *verb, guint i, GVariant *state, Activate activate)
{
  g_autofree char *name = g_strdup_printf ("%s-%s", verb, self->columns[i].id);
  g_autoptr (GSimpleAction) action = state != NULL
                                         ? g_simple_action_new_stateful (name, NULL, state)
                                         : g_simple_action_new (name, NULL);

  g_signal_connect (action, "activate", G_CALLBACK (activate), self);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

void
tkl_table_add_menu_actions (TklTable *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), menu_actions,
                                   G_N_ELEMENTS (menu_actions), self);
  for (guint i = 0; i < self->n_columns; i++)
    {
      add_action (self, "left", i, NULL, move_action);
      add_action (self, "right", i, NULL, move_action);
      add_action (self, "hide", i, NULL, hide_action);
      add_action (self, "filter", i, NULL, filter_action);
      add_action (self, "freeze", i, g_variant_new_boolean (FALSE), freeze_action);
    }
}

/* --- menus ------------------------------------------------------------------------------------ */

static void
append_of (GMenu *menu, const char *label, const char *verb, const TklColumn *column)
{
  g_autofree char *action = g_strdup_printf ("columns.%s%s", verb, column->id);

  g_menu_append (menu, label, action);
}

static GMenu *
make_place_menu (const TklColumn *column)
{
  GMenu *menu = g_menu_new ();

  append_of (menu, _ ("Move Left"), "left-", column);
  append_of (menu, _ ("Move Right"), "right-", column);
  append_of (menu, _ ("Hide"), "hide-", column);
  return menu;
}

static GMenu *
make_sort_menu (TklTable *self)
{
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  GMenu *menu = g_menu_new ();

  g_menu_append (columns, _ ("As Read"), "columns.sort-by::");
  for (guint i = 0; i < self->n_columns; i++)
    append_of (columns, _ (self->columns[i].title), "sort-by::", &self->columns[i]);
  g_menu_append (order, _ ("Ascending"), "columns.order::ascending");
  g_menu_append (order, _ ("Descending"), "columns.order::descending");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (columns));
  return menu;
}

static GMenu *
make_move_menu (TklTable *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GMenu) place = make_place_menu (&self->columns[i]);

      g_menu_append_submenu (menu, _ (self->columns[i].title), G_MENU_MODEL (place));
    }
  return menu;
}

/* Only those that are shown. */
static void
append_freezing (GMenu *menu, const TklColumn *column)
{
  g_autofree char *action = g_strdup_printf ("columns.freeze-%s", column->id);
  g_autoptr (GMenuItem) item = g_menu_item_new (_ (column->title), action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

static GMenu *
make_freeze_menu (TklTable *self)
{
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) none = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < self->n_columns; i++)
    append_freezing (columns, &self->columns[i]);
  g_menu_append (none, _ ("Unfreeze Columns"), "columns.unfreeze");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (none));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (columns));
  return menu;
}

GMenuModel *
tkl_table_make_chooser (TklTable *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < self->n_columns; i++)
    append_of (menu, _ (self->columns[i].title), "show-", &self->columns[i]);
  return G_MENU_MODEL (menu);
}

static GMenu *
make_resets (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("Reset Widths"), "columns.reset-widths");
  g_menu_append (menu, _ ("Reset Columns"), "columns.reset");
  return menu;
}

GMenuModel *
tkl_table_make_header_menu (const TklColumn *column, GMenuModel *chooser)
{
  g_autoptr (GMenu) sort = g_menu_new ();
  g_autoptr (GMenu) place = make_place_menu (column);
  g_autoptr (GMenu) freeze = g_menu_new ();
  g_autoptr (GMenu) resets = make_resets ();
  GMenu *menu = g_menu_new ();

  append_of (sort, _ ("Sort Ascending"), "sort-ascending::", column);
  append_of (sort, _ ("Sort Descending"), "sort-descending::", column);
  append_of (sort, _ ("Filter…"), "filter-", column);
  append_of (freeze, _ ("Freeze up to This Column"), "freeze-", column);
  g_menu_append (freeze, _ ("Unfreeze Columns"), "columns.unfreeze");
  g_menu_prepend_submenu (resets, _ ("Columns"), chooser);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (sort));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (place));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (freeze));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (resets));
  return G_MENU_MODEL (menu);
}

GMenuModel *
tkl_table_make_column_menu (TklTable *self)
{
  g_autoptr (GMenu) sort = make_sort_menu (self);
  g_autoptr (GMenu) move = make_move_menu (self);
  g_autoptr (GMenu) freeze = make_freeze_menu (self);
  g_autoptr (GMenu) filters = g_menu_new ();
  g_autoptr (GMenuModel) chooser = tkl_table_make_chooser (self);
  g_autoptr (GMenu) resets = make_resets ();
  GMenu *menu = g_menu_new ();

  g_menu_append_submenu (menu, _ ("Sort By"), G_MENU_MODEL (sort));
  g_menu_append_submenu (menu, _ ("Move"), G_MENU_MODEL (move));
  g_menu_append_submenu (menu, _ ("Freeze up to"), G_MENU_MODEL (freeze));
  g_menu_append (filters, _ ("Filter Row"), "columns.filters");
  g_menu_append (filters, _ ("Clear Filters"), "columns.clear-filters");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (filters));
  g_menu_append_section (menu, _ ("Columns"), chooser);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (resets));
  return G_MENU_MODEL (menu);
}
