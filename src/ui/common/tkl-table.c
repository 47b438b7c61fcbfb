/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTable: a dense table over a TklRowList: columns to choose, move, widen and sort. */
/* Thread: main. */
#include "tkl-table-private.h"

#include <glib/gi18n-lib.h>

enum
{
  ROW_ACTIVATED,
  ROW_SELECTED,
  ROWS_CHOSEN,
  LAYOUT_CHANGED,
  FILTERED,
  FIELDS_WANTED,
  COPYING,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TklTable, tkl_table, GTK_TYPE_WIDGET)

/* --- selection -------------------------------------------------------------------------------- */

/* All rows of those that are there were selected while the rest is on its way: all were meant. */
static gboolean
select_rest (TklTable *self, GtkBitset *chosen)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->slots));

  if (n < 2 || gtk_bitset_get_size (chosen) < n || !tkl_slots_complete (self->slots))
    return FALSE;
  gtk_selection_model_select_all (self->selection);
  return TRUE;
}

void
tkl_table_report_chosen (TklTable *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.copy", !gtk_bitset_is_empty (chosen));
  g_signal_emit (self, signals[ROWS_CHOSEN], 0);
}

static void
selection_changed_cb (GtkSelectionModel *selection, guint position, guint n_items, TklTable *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (selection);
  gint64 id;

  if (self->quiet || select_rest (self, chosen))
    return;
  tkl_table_note_selection (self);
  /* Of the only row a click looks the same, and means that row. */
  self->all_of_part
      = tkl_row_list_is_part (self->list) && gtk_bitset_get_size (chosen) > 1
        && gtk_bitset_get_size (chosen) == g_list_model_get_n_items (G_LIST_MODEL (self->list));
  tkl_table_report_chosen (self);
  id = gtk_bitset_is_empty (chosen)
           ? 0
           : tkl_row_list_get_id (self->list, gtk_bitset_get_minimum (chosen));
  if (id == self->selected_id)
    return;
  self->selected_id = id;
  g_signal_emit (self, signals[ROW_SELECTED], 0, id);
}

/* Before the slots know: those that go are still there. */
static void
rows_come_cb (GListModel *list, guint position, guint removed, guint added, TklTable *self)
{
  g_autoptr (GtkBitset) chosen = NULL;

  if (removed == 0)
    {
      tkl_table_leave_last_slots (self, added);
      return;
    }
  chosen = gtk_selection_model_get_selection (self->selection);
  self->had_chosen = !gtk_bitset_is_empty (chosen);
  if (self->goes_on)
    tkl_table_follow_chosen (self, chosen);
}

/* Other rows are in the slots now. Those that were selected are so wherever they are. */
static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, TklTable *self)
{
  gconstpointer rows = tkl_row_list_get_rows (self->list);
  gboolean selects_all = self->all_of_part && (self->goes_on || rows == self->rows);

  if (removed > 0)
    return;
  self->rows = rows;
  if (tkl_table_keeps_place (self))
    tkl_slots_complete (self->slots);
  tkl_table_refill_cells (self);
  self->all_of_part = selects_all && tkl_row_list_is_part (self->list);
  tkl_table_restore (self, self->n_before);
  if (selects_all)
    gtk_selection_model_select_all (self->selection);
  tkl_table_rows_changed (self);
  tkl_table_tell_none (self);
  self->n_before = added;
}

static void
activate_cb (GtkColumnView *view, guint position, TklTable *self)
{
  if (tkl_table_edit_activated (self, position))
    return;
  g_signal_emit (self, signals[ROW_ACTIVATED], 0, tkl_row_list_get_id (self->list, position));
}

/* --- clipboard -------------------------------------------------------------------------------- */

void
tkl_table_report_copying (TklTable *self, int percent, guint n_copied)
{
  g_signal_emit (self, signals[COPYING], 0, percent, n_copied);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_table_copy (TKL_TABLE (widget));
}

void
tkl_table_report_fields (TklTable *self)
{
  g_signal_emit (self, signals[FIELDS_WANTED], 0);
}

void
tkl_table_report_layout (TklTable *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
}

void
tkl_table_report_filtered (TklTable *self)
{
  g_signal_emit (self, signals[FILTERED], 0);
}

/* --- public ----------------------------------------------------------------------------------- */

GArray *
tkl_table_get_selected_ids (TklTable *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  if (!self->all_of_part && gtk_bitset_iter_init_first (&iter, chosen, &position))
    do
      {
        gint64 id = tkl_row_list_get_id (self->list, position);

        g_array_append_val (ids, id);
      }
    while (gtk_bitset_iter_next (&iter, &position));
  return ids;
}

GtkBitset *
tkl_table_get_chosen (TklTable *self)
{
  return gtk_selection_model_get_selection (self->selection);
}

/* gtk_column_view_scroll_to() is of GTK 4.12; the list inside has an action for it. */
void
tkl_table_scroll_to (TklTable *self, guint position)
{
  self->place_waits = FALSE;
  self->revealed_id = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_activate_action (child, "list.scroll-to-item", "u", position))
      return;
}

void
tkl_table_go_on (TklTable *self, gboolean goes_on)
{
  g_return_if_fail (TKL_IS_TABLE (self));

  self->goes_on = goes_on;
}

void
tkl_table_scroll_to_top (TklTable *self)
{
  g_return_if_fail (TKL_IS_TABLE (self));

  self->to_top = tkl_row_list_is_busy (self->list);
  if (!self->to_top && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    tkl_table_scroll_to (self, 0);
}

static void
select_position (TklTable *self, guint position)
{
  tkl_slots_complete (self->slots);
  gtk_selection_model_select_item (self->selection, position, TRUE);
  /* What keys are about is the row that is selected. */
  tkl_table_focus_selected (self, position);
  tkl_table_reveal (self, position);
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

gboolean
tkl_table_step (TklTable *self, int step, TklRowTest test)
{
  const TklRowSet *set = tkl_row_list_get_rows (self->list);
  gint64 n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint selected
      = self->selected_id != 0 ? tkl_row_list_find (self->list, self->selected_id) : G_MAXUINT;
  gint64 position = selected != G_MAXUINT ? selected : step > 0 ? -1 : n;

  for (position += step; position >= 0 && position < n; position += step)
    if (test == NULL || test (set, tkl_row_list_get_row (self->list, (guint) position)))
      {
        select_position (self, (guint) position);
        return TRUE;
      }
  return FALSE;
}

GtkWidget *
tkl_table_new (TklRowList *list, const TklColumn *columns, guint n_columns, const char *label)
{
  TklTable *self = g_object_new (TKL_TYPE_TABLE, NULL);
  GtkAdjustment *adjustment;

  self->list = g_object_ref (list);
  self->columns = columns;
  self->n_columns = n_columns;
  g_signal_connect_object (list, "items-changed", G_CALLBACK (rows_come_cb), self, 0);
  self->slots = tkl_slots_new (G_LIST_MODEL (list));
  self->selection
      = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->slots))));
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), self->selection);
  g_object_unref (self->selection);
  tkl_table_add_columns (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, 0);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_AFTER);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (tkl_table_note_place), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (tkl_table_laid_out), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* The titles are there only now. */
/* GTK 4.8 takes Tab through every row: without a pointer nobody would get out of a long table. */
static gboolean
leave_cb (GtkWidget *widget, GVariant *direction, gpointer data)
{
  gtk_widget_set_can_focus (widget, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (widget)),
                          (GtkDirectionType) g_variant_get_int32 (direction));
  gtk_widget_set_can_focus (widget, TRUE);
  return TRUE;
}

static void
bind_tab (GtkWidgetClass *widget_class, guint key)
{
  gtk_widget_class_add_binding (widget_class, key, 0, leave_cb, "i", GTK_DIR_TAB_FORWARD);
  gtk_widget_class_add_binding (widget_class, key, GDK_SHIFT_MASK, leave_cb, "i",
                                GTK_DIR_TAB_BACKWARD);
}

static void
tkl_table_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tkl_table_parent_class)->map (widget);
  tkl_table_align_titles (TKL_TABLE (widget));
  tkl_table_map_cells (TKL_TABLE (widget));
}

static void
tkl_table_unmap (GtkWidget *widget)
{
  tkl_table_unmap_cells (TKL_TABLE (widget));
  GTK_WIDGET_CLASS (tkl_table_parent_class)->unmap (widget);
}

static void
tkl_table_dispose (GObject *object)
{
  TklTable *self = TKL_TABLE (object);

  self->quiet = TRUE;
  tkl_table_stop_copying (self);
  tkl_table_free_columns (self);
  g_clear_object (&self->list);
  /* What is on its way yet finds no cell that is edited. */
  self->edited_id = 0;
  self->editor = self->entry = self->problem = NULL;
  g_clear_pointer (&self->text_before, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_TABLE);
  self->filters = NULL;
  g_clear_pointer (&self->filter_zone, tkl_zone_unref);
  g_clear_object (&self->slots);
  g_clear_pointer (&self->bound, g_ptr_array_unref);
  g_clear_object (&self->probe);
  g_clear_pointer (&self->selected, g_array_unref);
  G_OBJECT_CLASS (tkl_table_parent_class)->dispose (object);
}

/* To the rows: a column view alone would hand it to its header, and GTK goes to the row that had it last
 * and scrolls there, whichever is selected now. */
static gboolean
tkl_table_grab_focus (GtkWidget *widget)
{
  TklTable *self = TKL_TABLE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child = gtk_widget_get_first_child (self->view);
  guint selected
      = self->selected_id != 0 ? tkl_row_list_find (self->list, self->selected_id) : G_MAXUINT;

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  if (child == NULL
      || ((focus == NULL || !gtk_widget_is_ancestor (focus, child))
          && !gtk_widget_grab_focus (child)))
    return FALSE;
  if (selected != G_MAXUINT)
    tkl_table_focus_selected (self, selected);
  return TRUE;
}

static void
tkl_table_class_init (TklTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tkl_table_dispose;
  widget_class->map = tkl_table_map;
  widget_class->unmap = tkl_table_unmap;
  widget_class->grab_focus = tkl_table_grab_focus;
  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", TKL_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ROWS_CHOSEN] = g_signal_new ("rows-chosen", TKL_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  signals[ROW_SELECTED] = g_signal_new ("row-selected", TKL_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[LAYOUT_CHANGED] = g_signal_new ("layout-changed", TKL_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FILTERED] = g_signal_new ("filtered", TKL_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
  g_signal_new ("filter-hidden", TKL_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[FIELDS_WANTED] = g_signal_new ("fields-wanted", TKL_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COPYING] = g_signal_new ("copying", TKL_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/tikklok/Tikklok/ui/tkl-table.ui");
  gtk_widget_class_bind_template_child (widget_class, TklTable, overlay);
  gtk_widget_class_bind_template_child (widget_class, TklTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, TklTable, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, tkl_table_tooltip_cb);
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy",
                                       NULL);
  bind_tab (widget_class, GDK_KEY_Tab);
  bind_tab (widget_class, GDK_KEY_KP_Tab);
}

static void
tkl_table_init (TklTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.copy", FALSE);
  self->bound = g_ptr_array_new ();
  self->filter_base = TKL_DAY_NONE;
  self->probe = g_object_ref_sink (gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  self->selected = g_array_new (FALSE, FALSE, sizeof (gint64));
}
