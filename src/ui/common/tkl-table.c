/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTable: a dense table over a TklRowList: columns to choose, move, widen and sort. */
/* Thread: main. */
#include "tkl-table.h"

#include "tkl-slots.h"

#include <glib/gi18n-lib.h>

#define CHAR_PX 8 /* of the first width of a column */

struct _TklTable
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkWidget *view;              /* GtkColumnView */
  TklRowList *list;             /* (owned) */
  GtkSelectionModel *selection; /* of the slots */
  GHashTable *bound;            /* (owned): list items with a cell on display → their TklColumn */
  const TklColumn *columns;
  guint n_columns;
  GtkColumnViewColumn **view_columns; /* (owned) (array length=n_columns): of the column view */
  int *widths;                        /* (owned) (array length=n_columns): −1 = natural */
  GSimpleActionGroup *actions;        /* (owned): `columns.show-ID` */
  gint64 selected_id;                 /* 0 = none; kept over reloads */
  gboolean quiet;                     /* changes now are not those of the office */
};

enum
{
  ROW_ACTIVATED,
  ROW_SELECTED,
  LAYOUT_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TklTable, tkl_table, GTK_TYPE_WIDGET)

/* --- cells ------------------------------------------------------------------------------------ */

static void
setup_cell_cb (GtkListItemFactory *factory, GtkListItem *item, const TklColumn *column)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), column->chars);
  /* What takes the space that is left may not be squeezed to nothing beside a pane. */
  if (column->grows)
    gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), column->chars * 2 / 3);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), column->numeric ? 1 : 0);
  if (column->numeric)
    gtk_widget_add_css_class (cell, "numeric");
  gtk_list_item_set_child (item, cell);
}

static void
fill_cell (TklTable *self, GtkListItem *item, const TklColumn *column)
{
  gconstpointer row = tkl_row_list_get_row (self->list, gtk_list_item_get_position (item));
  g_autofree char *text = column->text (tkl_row_list_get_rows (self->list), row);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)), text);
}

static void
fill_cells (TklTable *self)
{
  GHashTableIter iter;
  gpointer item, column;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, &column))
    fill_cell (self, item, column);
}

static const TklColumn *
column_of_factory (TklTable *self, GtkListItemFactory *factory)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (gtk_column_view_column_get_factory (self->view_columns[i]) == factory)
      return &self->columns[i];
  g_assert_not_reached ();
}

static void
bind_cell_cb (GtkListItemFactory *factory, GtkListItem *item, TklTable *self)
{
  const TklColumn *column = column_of_factory (self, factory);

  g_hash_table_insert (self->bound, item, (gpointer) column);
  fill_cell (self, item, column);
}

static void
unbind_cell_cb (GtkListItemFactory *factory, GtkListItem *item, TklTable *self)
{
  if (self->bound != NULL)
    g_hash_table_remove (self->bound, item);
}

static gboolean
is_cut_off (GtkWidget *cell)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (cell));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (cell, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width > gtk_widget_get_width (cell);
}

/* What is cut off is told by the tooltip. One for all cells: to set it cell by cell, GTK asks the X
 * server twice where the pointer is, a second for a table. */
static gboolean
tooltip_cb (
    GtkWidget *view, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip, TklTable *self)
{
  GtkWidget *cell = by_keyboard ? NULL : gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);

  if (cell != NULL && !GTK_IS_INSCRIPTION (cell))
    cell = gtk_widget_get_first_child (cell);
  if (cell == NULL || !GTK_IS_INSCRIPTION (cell) || !is_cut_off (cell))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_inscription_get_text (GTK_INSCRIPTION (cell)));
  return TRUE;
}

/* --- sorting ---------------------------------------------------------------------------------- */

/* The header's sorter does not tell which column it sorts by (GTK 4.8). It is asked to compare twice
 * nothing: the sorter of the first column answers first and leaves its name here. */
typedef struct
{
  const TklColumn *column;
} Asked;

static Asked asked;

static int
answer_cb (gconstpointer a, gconstpointer b, gpointer column)
{
  if (asked.column == NULL)
    asked.column = column;
  return -1;
}

static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, TklTable *self)
{
  g_autoptr (GObject) nothing = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering ordering;

  asked.column = NULL;
  ordering = gtk_sorter_compare (sorter, nothing, nothing);
  tkl_row_list_sort (self->list, asked.column, ordering == GTK_ORDERING_LARGER);
  tkl_table_scroll_to_top (self);
  if (!self->quiet)
    g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
}

/* --- selection -------------------------------------------------------------------------------- */

static gint64
id_at (TklTable *self, guint position)
{
  g_autoptr (TklRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  return row != NULL ? tkl_row_get_id (row) : 0;
}

static void
selection_changed_cb (GtkSelectionModel *selection, guint position, guint n_items, TklTable *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (selection);
  gint64 id;

  if (self->quiet)
    return;
  id = gtk_bitset_is_empty (chosen) ? 0 : id_at (self, gtk_bitset_get_minimum (chosen));
  if (id == self->selected_id)
    return;
  self->selected_id = id;
  g_signal_emit (self, signals[ROW_SELECTED], 0, id);
}

/* Other rows are in the slots now. The one the office works on is selected again wherever it is. */
static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, TklTable *self)
{
  guint found
      = self->selected_id != 0 ? tkl_row_list_find (self->list, self->selected_id) : G_MAXUINT;

  if (removed > 0)
    return;
  fill_cells (self);
  self->quiet = TRUE;
  if (found != G_MAXUINT)
    gtk_selection_model_select_item (self->selection, found, TRUE);
  else
    gtk_selection_model_unselect_all (self->selection);
  self->quiet = FALSE;
}

static void
activate_cb (GtkColumnView *view, guint position, TklTable *self)
{
  g_signal_emit (self, signals[ROW_ACTIVATED], 0, id_at (self, position));
}

/* --- columns ---------------------------------------------------------------------------------- */

static const TklColumn *
column_of (TklTable *self, GtkColumnViewColumn *view_column)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->view_columns[i] == view_column)
      return &self->columns[i];
  return NULL;
}

/* GTK 4.8 reserves the fixed width of hidden columns as well, so they have none while hidden. */
static void
apply_width (TklTable *self, guint i)
{
  GtkColumnViewColumn *view_column = self->view_columns[i];

  gtk_column_view_column_set_fixed_width (
      view_column, gtk_column_view_column_get_visible (view_column) ? self->widths[i] : -1);
}

static void
visible_cb (GtkColumnViewColumn *view_column, GParamSpec *pspec, TklTable *self)
{
  apply_width (self, (guint) (column_of (self, view_column) - self->columns));
  if (!self->quiet)
    g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
}

static void
width_cb (GtkColumnViewColumn *view_column, GParamSpec *pspec, TklTable *self)
{
  if (!gtk_column_view_column_get_visible (view_column))
    return;
  self->widths[column_of (self, view_column) - self->columns]
      = gtk_column_view_column_get_fixed_width (view_column);
  if (!self->quiet)
    g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
}

static void
columns_changed_cb (TklTable *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
}

static GMenuModel *
make_header_menu (TklTable *self)
{
  GMenu *menu = g_menu_new ();
  GMenu *section = g_menu_new ();

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *action = g_strdup_printf ("columns.show-%s", self->columns[i].id);

      g_menu_append (section, _ (self->columns[i].title), action);
    }
  g_menu_append_section (menu, _ ("Columns"), G_MENU_MODEL (section));
  g_object_unref (section);
  return G_MENU_MODEL (menu);
}

static void
add_column (TklTable *self, guint i, GMenuModel *menu)
{
  const TklColumn *column = &self->columns[i];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column = gtk_column_view_column_new (_ (column->title), factory);
  g_autoptr (GtkSorter) sorter
      = GTK_SORTER (gtk_custom_sorter_new (answer_cb, (gpointer) column, NULL));
  g_autofree char *name = g_strdup_printf ("show-%s", column->id);
  g_autoptr (GPropertyAction) action = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cell_cb), self);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, column->grows);
  gtk_column_view_column_set_visible (view_column, !column->optional);
  self->view_columns[i] = view_column;
  /* A fixed width never grows. */
  self->widths[i] = column->grows ? -1 : column->chars * CHAR_PX + 16;
  apply_width (self, i);
  gtk_column_view_column_set_header_menu (view_column, menu);
  action = g_property_action_new (name, view_column, "visible");
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  g_signal_connect_object (view_column, "notify::visible", G_CALLBACK (visible_cb), self, 0);
  g_signal_connect_object (view_column, "notify::fixed-width", G_CALLBACK (width_cb), self, 0);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), view_column);
}

/* Titles of numbers stand over the numbers. GTK 4.8 has no word for that: the header is a row of
 * titles in the order of the columns, each of a box with a label. */
static void
align_titles (TklTable *self)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (self->view));

  for (guint i = 0; i < self->n_columns && title != NULL; i++)
    {
      GtkWidget *box = gtk_widget_get_first_child (title);

      if (self->columns[i].numeric && box != NULL)
        gtk_widget_set_halign (box, GTK_ALIGN_END);
      title = gtk_widget_get_next_sibling (title);
    }
}

static void
add_columns (TklTable *self)
{
  g_autoptr (GMenuModel) menu = make_header_menu (self);

  self->view_columns = g_new0 (GtkColumnViewColumn *, self->n_columns);
  self->widths = g_new0 (int, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    add_column (self, i, menu);
}

/* --- layout ----------------------------------------------------------------------------------- */

static guint
find_column (TklTable *self, const char *id)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (g_str_equal (self->columns[i].id, id))
      return i;
  return G_MAXUINT;
}

GVariant *
tkl_table_get_layout (TklTable *self)
{
  GListModel *shown = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
  GtkSorter *sorter = gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view));
  g_autoptr (GObject) nothing = g_object_new (G_TYPE_OBJECT, NULL);
  GVariantBuilder columns;
  GtkOrdering ordering;

  g_variant_builder_init (&columns, G_VARIANT_TYPE ("a(sib)"));
  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (shown, i);

      const TklColumn *column = column_of (self, view_column);

      g_variant_builder_add (&columns, "(sib)", column->id, self->widths[column - self->columns],
                             gtk_column_view_column_get_visible (view_column));
    }
  asked.column = NULL;
  ordering = gtk_sorter_compare (sorter, nothing, nothing);
  return g_variant_ref_sink (g_variant_new ("(a(sib)sb)", &columns,
                                            asked.column != NULL ? asked.column->id : "",
                                            ordering == GTK_ORDERING_LARGER));
}

void
tkl_table_set_layout (TklTable *self, GVariant *layout)
{
  g_autoptr (GVariantIter) iter = NULL;
  const char *id, *sorted_by;
  gboolean visible, descending;
  int width;
  guint position = 0;
  guint found;

  if (layout == NULL || !g_variant_is_of_type (layout, G_VARIANT_TYPE ("(a(sib)sb)")))
    return;
  self->quiet = TRUE;
  g_variant_get (layout, "(a(sib)&sb)", &iter, &sorted_by, &descending);
  while (g_variant_iter_next (iter, "(&sib)", &id, &width, &visible))
    if ((found = find_column (self, id)) != G_MAXUINT)
      {
        gtk_column_view_insert_column (GTK_COLUMN_VIEW (self->view), position++,
                                       self->view_columns[found]);
        self->widths[found] = width < 0 ? -1 : MAX (width, 24);
        gtk_column_view_column_set_visible (self->view_columns[found], visible);
        apply_width (self, found);
      }
  if ((found = find_column (self, sorted_by)) != G_MAXUINT)
    gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), self->view_columns[found],
                                    descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->quiet = FALSE;
}

/* --- clipboard -------------------------------------------------------------------------------- */

static void
append_line (TklTable *self, GString *text, TklRow *row)
{
  GListModel *shown = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
  gboolean first = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (shown, i);
      const TklColumn *column = column_of (self, view_column);
      g_autofree char *cell = NULL;

      if (!gtk_column_view_column_get_visible (view_column))
        continue;
      cell = row != NULL ? column->text (tkl_row_get_set (row), tkl_row_get_data (row))
                         : g_strdup (_ (column->title));
      g_string_append_printf (text, "%s%s", first ? "" : "\t", g_strdelimit (cell, "\t\n\r", ' '));
      first = FALSE;
    }
  g_string_append_c (text, '\n');
}

void
tkl_table_copy (TklTable *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkBitsetIter iter;
  guint position;

  if (!gtk_bitset_iter_init_first (&iter, chosen, &position))
    return;
  append_line (self, text, NULL);
  do
    {
      g_autoptr (TklRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);

      append_line (self, text, row);
    }
  while (gtk_bitset_iter_next (&iter, &position));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_table_copy (TKL_TABLE (widget));
}

/* --- public ----------------------------------------------------------------------------------- */

GArray *
tkl_table_get_selected_ids (TklTable *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_iter_init_first (&iter, chosen, &position))
    do
      {
        gint64 id = id_at (self, position);

        g_array_append_val (ids, id);
      }
    while (gtk_bitset_iter_next (&iter, &position));
  return ids;
}

/* gtk_column_view_scroll_to() is of GTK 4.12; the list inside has an action for it. */
static void
scroll_to (TklTable *self, guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_activate_action (child, "list.scroll-to-item", "u", position))
      return;
}

void
tkl_table_scroll_to_top (TklTable *self)
{
  g_return_if_fail (TKL_IS_TABLE (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    scroll_to (self, 0);
}

static void
select_position (TklTable *self, guint position)
{
  gtk_selection_model_select_item (self->selection, position, TRUE);
  scroll_to (self, position);
}

gboolean
tkl_table_select (TklTable *self, gint64 id)
{
  guint position = tkl_row_list_find (self->list, id);

  if (position == G_MAXUINT)
    return FALSE;
  select_position (self, position);
  return TRUE;
}

void
tkl_table_step (TklTable *self, int steps)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint position
      = self->selected_id != 0 ? tkl_row_list_find (self->list, self->selected_id) : G_MAXUINT;

  if (n == 0)
    return;
  if (position == G_MAXUINT)
    select_position (self, steps > 0 ? 0 : n - 1);
  else
    select_position (self, (guint) CLAMP ((int) position + steps, 0, (int) n - 1));
}

GtkWidget *
tkl_table_new (TklRowList *list, const TklColumn *columns, guint n_columns, const char *label)
{
  TklTable *self = g_object_new (TKL_TYPE_TABLE, NULL);

  self->list = g_object_ref (list);
  self->columns = columns;
  self->n_columns = n_columns;
  self->selection = GTK_SELECTION_MODEL (
      gtk_multi_selection_new (G_LIST_MODEL (tkl_slots_new (G_LIST_MODEL (list)))));
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), self->selection);
  g_object_unref (self->selection);
  add_columns (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, 0);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_AFTER);
  g_signal_connect_object (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)), "changed",
                           G_CALLBACK (sorter_changed_cb), self, 0);
  g_signal_connect_object (gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view)),
                           "items-changed", G_CALLBACK (columns_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* The titles are there only now. */
static void
tkl_table_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tkl_table_parent_class)->map (widget);
  align_titles (TKL_TABLE (widget));
}

static void
tkl_table_dispose (GObject *object)
{
  TklTable *self = TKL_TABLE (object);

  self->quiet = TRUE;
  for (guint i = 0; self->view_columns != NULL && i < self->n_columns; i++)
    g_clear_object (&self->view_columns[i]);
  g_clear_pointer (&self->view_columns, g_free);
  g_clear_pointer (&self->widths, g_free);
  g_clear_object (&self->actions);
  g_clear_object (&self->list);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_TABLE);
  g_clear_pointer (&self->bound, g_hash_table_unref);
  G_OBJECT_CLASS (tkl_table_parent_class)->dispose (object);
}

static void
tkl_table_class_init (TklTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tkl_table_dispose;
  widget_class->map = tkl_table_map;
  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", TKL_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ROW_SELECTED] = g_signal_new ("row-selected", TKL_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[LAYOUT_CHANGED] = g_signal_new ("layout-changed", TKL_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/tikklok/Tikklok/ui/tkl-table.ui");
  gtk_widget_class_bind_template_child (widget_class, TklTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, TklTable, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, tooltip_cb);
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy",
                                       NULL);
}

static void
tkl_table_init (TklTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->bound = g_hash_table_new (NULL, NULL);
  self->actions = g_simple_action_group_new ();
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (self->actions));
}
