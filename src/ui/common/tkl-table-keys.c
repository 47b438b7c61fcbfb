/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keys and the pointer do to the cells of a TklTable: go on, edit, turn a box. */
/* Thread: main. */
#include "tkl-table-private.h"

/* Where the pointer means the box of a cell, and not its row. */
#define BOX_PX 28

/* Ctrl, Alt and Shift; not what locks. */
#define MODIFIERS (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK)

/* --- keys ------------------------------------------------------------------------------------- */

static gboolean
go (TklTable *self, guint position, int step)
{
  guint column = tkl_table_step_column (self, step, FALSE);

  if (column != G_MAXUINT)
    tkl_table_set_cursor (self, column, position);
  return TRUE;
}

/* F2 also where the cell cannot be changed: the next that can. */
static gboolean
edit_from (TklTable *self, guint position, gboolean here)
{
  guint column = here ? self->cursor : tkl_table_step_column (self, 0, TRUE);

  if (column == G_MAXUINT || self->columns[column].edit == TKL_EDIT_NONE)
    return FALSE;
  tkl_table_start_edit (self, position, column);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, TklTable *self)
{
  TklColumnEdit edit = self->columns[self->cursor].edit;
  GdkModifierType modifiers = state & MODIFIERS;
  guint position;

  if (!tkl_table_find_focus (self, &position))
    return FALSE;
  self->followed_id = 0;
  if (modifiers == GDK_ALT_MASK)
    return (key == GDK_KEY_Down || key == GDK_KEY_KP_Down) && edit == TKL_EDIT_CHOICE
           && edit_from (self, position, TRUE);
  if (modifiers != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return go (self, position, -1);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return go (self, position, 1);
    case GDK_KEY_F2:
      return edit_from (self, position, FALSE);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return edit_from (self, position, TRUE);
    case GDK_KEY_space:
      return edit == TKL_EDIT_BOX && edit_from (self, position, TRUE);
    default:
      return FALSE;
    }
}

/* --- pointer ---------------------------------------------------------------------------------- */

/* The text, since of the cell itself only a part may be there beside frozen columns. */
static gboolean
is_on_box (TklTable *self, GtkWidget *cell, double x, double y)
{
  double text_x, text_y;

  return cell != NULL
         && gtk_widget_translate_coordinates (self->view, gtk_widget_get_first_child (cell), x, y,
                                              &text_x, &text_y)
         && text_x < BOX_PX;
}

/* The cell below the pointer is the one that keys are about. Its box turns at once, and rows that are
 * selected stay so. */
static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, TklTable *self)
{
  GtkWidget *picked = gtk_widget_pick (self->view, x, y, GTK_PICK_DEFAULT);
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  guint position, column;
  GtkWidget *cell;

  if (!tkl_table_find_cell (self, picked, &position, &column))
    return;
  /* The row itself stands for its first cell only. */
  cell = tkl_table_get_cell (self, position, column);
  if (cell == NULL || (picked != cell && !gtk_widget_is_ancestor (picked, cell)))
    return;
  self->followed_id = 0;
  tkl_table_set_cursor (self, column, position);
  if (self->columns[column].edit != TKL_EDIT_BOX || (state & MODIFIERS) != 0
      || !is_on_box (self, cell, x, y))
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  if (n_press != 1)
    return;
  if (!gtk_selection_model_is_selected (self->selection, position))
    gtk_selection_model_select_item (self->selection, position, TRUE);
  tkl_table_focus_row (self, position);
  tkl_table_turn_box (self, position, &self->columns[column]);
}

static gboolean
open_cb (gpointer user_data)
{
  TklTable *self = user_data;
  guint position = G_MAXUINT;

  if (self->list != NULL && self->opening_id != 0)
    position = tkl_row_list_find (self->list, self->opening_id);
  self->opening_id = 0;
  if (position != G_MAXUINT)
    tkl_table_start_edit (self, position, self->cursor);
  return G_SOURCE_REMOVE;
}

/* The next key is for the editor: nothing comes before it. */
static void
open_soon (TklTable *self)
{
  g_idle_add_full (G_PRIORITY_HIGH, open_cb, g_object_ref (self), g_object_unref);
}

/* A row that is clicked twice tells so at the second press, and takes the focus afterwards, from an editor
 * as well. What opened then would get the release, and GTK the row for pressed for ever. */
gboolean
tkl_table_edit_activated (TklTable *self, guint position)
{
  TklColumnEdit edit = self->columns[self->cursor].edit;

  if (self->edits == NULL || (edit != TKL_EDIT_TEXT && edit != TKL_EDIT_CHOICE))
    return FALSE;
  if (self->opening_id == 0 && !gtk_gesture_is_active (self->click))
    open_soon (self);
  self->opening_id = tkl_row_list_get_id (self->list, position);
  return TRUE;
}

static void
let_go_cb (TklTable *self)
{
  if (self->opening_id != 0)
    open_soon (self);
}

void
tkl_table_add_keys (TklTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (self->view, keys);
  self->click = gtk_gesture_click_new ();
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->click),
                                              GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->click), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (self->click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  g_signal_connect_object (self->click, "end", G_CALLBACK (let_go_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (self->click));
}
