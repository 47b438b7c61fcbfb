/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cell of a TklTable that keys are about, and the focus of its row, which goes where the row goes. */
/* Thread: main. */

/* Rows of GTK 4.8 have the focus, cells never. The column that keys are about is ours: cells of it have a
 * class, which the style sheet shows in the row with the focus. */
#include "tkl-table-private.h"

const TklColumn *
tkl_table_get_cursor (TklTable *self)
{
  g_return_val_if_fail (TKL_IS_TABLE (self), NULL);

  return &self->columns[self->cursor];
}

gboolean
tkl_table_find_focus (TklTable *self, guint *ret_position)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  guint column;

  return focus != NULL && tkl_table_find_cell (self, focus, ret_position, &column);
}

/* So that it goes on where one was. */
void
tkl_table_focus_row (TklTable *self, guint position)
{
  GtkWidget *cell
      = position != G_MAXUINT ? tkl_table_get_cell (self, position, self->cursor) : NULL;

  if (cell != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (cell));
  else
    gtk_widget_child_focus (self->view, GTK_DIR_TAB_FORWARD);
}

/* GTK would take the focus of a slot that goes to somewhere else in the window. */
void
tkl_table_leave_last_slots (TklTable *self, guint n_left)
{
  guint position;
  GtkWidget *cell;

  if (n_left == 0 || !tkl_table_find_focus (self, &position) || position < n_left)
    return;
  cell = tkl_table_get_cell (self, n_left - 1, self->cursor);
  if (cell != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (cell));
}

/* Nobody is somewhere else meanwhile. */
static gboolean
has_focus (TklTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus == NULL || gtk_widget_is_ancestor (focus, self->view);
}

/* Nobody types, or has opened a menu. */
static gboolean
can_take_focus (TklTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus == NULL
         || (!GTK_IS_TEXT (focus) && gtk_widget_get_native (focus) == GTK_NATIVE (root));
}

static gboolean
has_rows (TklTable *self)
{
  return self->bound->len > 0 && gtk_widget_get_mapped (self->view);
}

void
tkl_table_take_focus (TklTable *self)
{
  g_return_if_fail (TKL_IS_TABLE (self));

  self->wants_focus = !has_rows (self);
  if (!self->wants_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
tkl_table_focus_followed (TklTable *self)
{
  guint position = self->followed_id != 0 && self->seeks_followed
                       ? tkl_row_list_find (self->list, self->followed_id)
                       : G_MAXUINT;

  if (self->wants_focus && has_rows (self))
    {
      self->wants_focus = FALSE;
      if (can_take_focus (self))
        gtk_widget_grab_focus (GTK_WIDGET (self));
    }
  if (position == G_MAXUINT || tkl_table_get_cell (self, position, self->cursor) == NULL)
    return;
  self->followed_id = 0;
  if (has_focus (self))
    tkl_table_focus_row (self, position);
}

void
tkl_table_focus_selected (TklTable *self, guint position)
{
  self->followed_id = tkl_row_list_get_id (self->list, position);
  self->seeks_followed = TRUE;
  if (tkl_table_get_cell (self, position, self->cursor) == NULL)
    tkl_table_reveal (self, position);
  tkl_table_focus_followed (self);
}

/* The row as it is now stands elsewhere, or nowhere any more: then the next one has the focus already. */
void
tkl_table_seek_followed (TklTable *self)
{
  guint position
      = self->followed_id != 0 ? tkl_row_list_find (self->list, self->followed_id) : G_MAXUINT;

  self->seeks_followed = position != G_MAXUINT && has_focus (self);
  if (!self->seeks_followed)
    self->followed_id = 0;
  else if (tkl_table_get_cell (self, position, self->cursor) == NULL)
    tkl_table_reveal (self, position);
  tkl_table_focus_followed (self);
}

void
tkl_table_follow (TklTable *self, gint64 id)
{
  g_return_if_fail (TKL_IS_TABLE (self));

  self->followed_id = id;
  self->seeks_followed = FALSE;
}

/* Whatever changes it: keys that are about a row are not to be about another one than is chosen. */
void
tkl_table_follow_chosen (TklTable *self, GtkBitset *chosen)
{
  guint position;

  if (self->edits != NULL && self->followed_id == 0 && self->selected->len == 1
      && gtk_bitset_get_size (chosen) == 1 && tkl_table_find_focus (self, &position)
      && gtk_bitset_contains (chosen, position) && position - self->first_seen < self->n_seen)
    tkl_table_follow (self, g_array_index (self->selected, gint64, 0));
}

/* Of several that are gone the focus was in the last: it is at its place still. */
void
tkl_table_follow_next (TklTable *self, guint position)
{
  guint at;

  if (self->edits != NULL && self->followed_id == 0 && tkl_table_find_focus (self, &at)
      && at != position)
    tkl_table_follow (self, tkl_row_list_get_id (self->list, position));
}

static void
scroll_to_cell (TklTable *self, guint column, GtkWidget *cell)
{
  GtkAdjustment *across
      = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double left, right;
  graphene_rect_t at;

  if (!tkl_table_get_span (self, column, &left, &right))
    {
      if (cell == NULL || !gtk_widget_compute_bounds (cell, self->view, &at))
        return;
      left = gtk_adjustment_get_value (across) + at.origin.x;
      right = left + at.size.width;
    }
  gtk_adjustment_clamp_page (across, left, right);
}

void
tkl_table_set_cursor (TklTable *self, guint column, guint position)
{
  if (column != self->cursor)
    {
      self->cursor = column;
      tkl_table_show_cursor (self);
    }
  scroll_to_cell (self, column, tkl_table_get_cell (self, position, column));
}

guint
tkl_table_step_column (TklTable *self, int step, gboolean editable)
{
  g_autoptr (GPtrArray) shown = tkl_table_get_shown (self);
  gint64 at = -1;

  for (guint i = 0; i < shown->len; i++)
    if (shown->pdata[i] == &self->columns[self->cursor])
      at = i;
  for (at += step; at >= 0 && at < shown->len; at += step != 0 ? step : 1)
    {
      const TklColumn *column = shown->pdata[at];

      if (!editable || column->edit != TKL_EDIT_NONE)
        return (guint) (column - self->columns);
    }
  return G_MAXUINT;
}

void
tkl_table_keep_cursor (TklTable *self)
{
  g_autoptr (GPtrArray) shown = tkl_table_get_shown (self);

  if (shown->len > 0 && !g_ptr_array_find (shown, &self->columns[self->cursor], NULL))
    {
      self->cursor = (guint) ((const TklColumn *) shown->pdata[0] - self->columns);
      tkl_table_show_cursor (self);
    }
  if (self->edited_id != 0 && !g_ptr_array_find (shown, &self->columns[self->edited_column], NULL))
    tkl_table_leave_editor (self);
}
