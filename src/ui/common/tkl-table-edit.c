/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of a TklTable that are changed where they stand: their editor. */
/* Thread: main. */

/* The editor lies over its cell, so that rows keep their height and cells may be handed on to other rows. */
#include "tkl-table-private.h"

#include "tkl-help-topic.h"

#include <glib/gi18n-lib.h>

/* What is typed into a narrow column needs some room. */
#define LEAST_WIDTH 120

/* Returns: G_MAXUINT: the row is not shown any more. */
static guint
find_edited (TklTable *self)
{
  return self->edited_id != 0 ? tkl_row_list_find (self->list, self->edited_id) : G_MAXUINT;
}

/* Returns: FALSE: it is not in sight. */
static gboolean
find_edited_cell (TklTable *self, graphene_rect_t *ret_at)
{
  GtkWidget *cell = tkl_table_get_cell (self, find_edited (self), self->edited_column);
  graphene_rect_t view;
  int left, width;

  if (cell == NULL || !gtk_widget_compute_bounds (cell, self->overlay, ret_at)
      || !gtk_widget_compute_bounds (self->view, self->overlay, &view))
    return FALSE;
  if (!tkl_table_get_part (self, self->edited_column, &left, &width))
    return TRUE;
  ret_at->origin.x = view.origin.x + (float) left;
  ret_at->size.width = (float) width;
  return width > 0;
}

static gboolean
place_cb (GtkOverlay *overlay, GtkWidget *editor, GdkRectangle *ret_at, TklTable *self)
{
  GtkRequisition natural, line;
  graphene_rect_t at;

  if (editor != self->editor)
    return FALSE;
  gtk_widget_get_preferred_size (editor, NULL, &natural);
  gtk_widget_get_preferred_size (self->entry != NULL ? self->entry : editor, NULL, &line);
  if (!find_edited_cell (self, &at))
    {
      /* Scrolled away: it comes back with its cell. */
      *ret_at = (GdkRectangle){ 0, -2 * natural.height, natural.width, natural.height };
      return TRUE;
    }
  ret_at->width = MAX (MAX ((int) at.size.width, LEAST_WIDTH), natural.width);
  ret_at->height = natural.height;
  ret_at->x = CLAMP ((int) at.origin.x, 0,
                     MAX (0, gtk_widget_get_width (GTK_WIDGET (overlay)) - ret_at->width));
  ret_at->y = MIN ((int) at.origin.y + ((int) at.size.height - line.height) / 2,
                   gtk_widget_get_height (GTK_WIDGET (overlay)) - natural.height);
  return TRUE;
}

void
tkl_table_place_editor (TklTable *self, GtkWidget *editor)
{
  g_return_if_fail (TKL_IS_TABLE (self) && self->editor == NULL);

  self->editor = editor;
  tkl_help_topic_set (editor, TKL_HELP_CELLS);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), editor);
}

GtkWidget *
tkl_table_get_editor (TklTable *self)
{
  g_return_val_if_fail (TKL_IS_TABLE (self), NULL);

  return self->editor;
}

static gboolean close_request_cb (TklTable *self);

static gboolean
close_cb (gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (user_data);

  if (root != NULL)
    gtk_window_close (GTK_WINDOW (root));
  return G_SOURCE_REMOVE;
}

/* The window of the editor goes on closing when it waited for that. */
static void
let_window_go (TklTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    g_signal_handlers_disconnect_by_func (root, close_request_cb, self);
  if (self->closes)
    g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, g_object_ref (self), g_object_unref);
  self->closes = FALSE;
}

static void
remove_editor (TklTable *self)
{
  GtkWidget *editor = g_steal_pointer (&self->editor);

  let_window_go (self);
  self->entry = self->problem = NULL;
  self->edited_id = 0;
  g_clear_pointer (&self->text_before, g_free);
  if (editor != NULL)
    gtk_overlay_remove_overlay (GTK_OVERLAY (self->overlay), editor);
}

/* The row goes on with the focus, unless somebody took it elsewhere. */
void
tkl_table_leave_editor (TklTable *self)
{
  guint position = find_edited (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* Nothing more is typed from here on. */
  self->entry = NULL;
  if (self->editor != NULL && focus != NULL && gtk_widget_is_ancestor (focus, self->editor))
    tkl_table_focus_row (self, position);
  remove_editor (self);
}

static void
show_problem (TklTable *self, const char *problem)
{
  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (problem != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

/* What was refused is told beside it. Nobody quits any more, who wanted to. */
static void
keep_window (TklTable *self)
{
  if (!self->closes)
    return;
  self->closes = FALSE;
  gtk_widget_grab_focus (self->entry);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.stay", NULL);
}

gboolean
tkl_table_end_edit (TklTable *self, const char *problem)
{
  guint position, next;

  g_return_val_if_fail (TKL_IS_TABLE (self), FALSE);

  if (self->edited_id == 0)
    return FALSE;
  if (problem != NULL && self->entry != NULL)
    {
      gtk_editable_set_editable (GTK_EDITABLE (self->entry), TRUE);
      show_problem (self, problem);
      keep_window (self);
      return TRUE;
    }
  position = find_edited (self);
  next = self->next_step != 0 ? tkl_table_step_column (self, self->next_step, TRUE) : G_MAXUINT;
  tkl_table_leave_editor (self);
  if (next == G_MAXUINT || position == G_MAXUINT)
    return FALSE;
  tkl_table_set_cursor (self, next, position);
  /* A list is not opened, nor a box turned, by passing over it. */
  if (self->columns[next].edit == TKL_EDIT_TEXT)
    tkl_table_start_edit (self, position, next);
  return FALSE;
}

static void
commit (TklTable *self, int next_step)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  self->next_step = next_step;
  if (g_strcmp0 (text, self->text_before) == 0)
    {
      tkl_table_end_edit (self, NULL);
      return;
    }
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), FALSE);
  tkl_table_follow (self, self->edited_id);
  self->edits->type (self, self->edited_id, &self->columns[self->edited_column], text,
                     self->edits_data);
}

/* What is typed is stored before its window closes, as when one leaves the cell. */
static gboolean
close_request_cb (TklTable *self)
{
  GtkEditable *entry = GTK_EDITABLE (self->entry);

  if (entry == NULL)
    return FALSE;
  if (gtk_editable_get_editable (entry) && !gtk_widget_get_visible (self->problem)
      && g_strcmp0 (gtk_editable_get_text (entry), self->text_before) == 0)
    return FALSE;
  self->closes = TRUE;
  if (gtk_editable_get_editable (entry))
    commit (self, 0);
  return TRUE;
}

static void
entered_cb (TklTable *self)
{
  if (gtk_editable_get_editable (GTK_EDITABLE (self->entry)))
    commit (self, 0);
}

static void
typed_cb (TklTable *self)
{
  show_problem (self, NULL);
}

static gboolean
entry_key_cb (
    GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, TklTable *self)
{
  switch (key)
    {
    case GDK_KEY_Escape:
      tkl_table_leave_editor (self);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      if (gtk_editable_get_editable (GTK_EDITABLE (self->entry)))
        commit (self, key == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0 ? -1 : 1);
      return TRUE;
    default:
      /* While the text is being stored, keys do not go on to the table, where they mean something else. */
      return !gtk_editable_get_editable (GTK_EDITABLE (self->entry));
    }
}

static gboolean
commit_left_cb (gpointer user_data)
{
  TklTable *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->entry != NULL && gtk_editable_get_editable (GTK_EDITABLE (self->entry))
      && !gtk_widget_get_visible (self->problem)
      && (focus == NULL || !gtk_widget_is_ancestor (focus, self->editor)))
    {
      commit (self, 0);
      self->followed_id = 0;
    }
  return G_SOURCE_REMOVE;
}

/* Who clicks somewhere else means what he has typed; what is wrong stays, with its reason. It is known
 * only afterwards whether the focus went, or the window as a whole. */
static void
left_cb (TklTable *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, commit_left_cb, g_object_ref (self), g_object_unref);
}

static GtkWidget *
make_entry_editor (TklTable *self, const TklColumn *column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  self->problem = gtk_label_new (NULL);
  gtk_widget_add_css_class (box, "tkl-cell-editor");
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (column->title), -1);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 30);
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entered_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_widget_add_controller (self->entry, focus);
  return box;
}

static void
type_into (TklTable *self, const TklColumn *column)
{
  tkl_table_place_editor (self, make_entry_editor (self, column));
  g_signal_connect_object (gtk_widget_get_root (GTK_WIDGET (self)), "close-request",
                           G_CALLBACK (close_request_cb), self, G_CONNECT_SWAPPED);
  self->text_before = self->edits->dup_text (self, self->edited_id, column, self->edits_data);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->text_before);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed_cb), self);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/* One box turns all that are selected with it. */
void
tkl_table_turn_box (TklTable *self, guint position, const TklColumn *column)
{
  guint row = tkl_row_list_get_row (self->list, position);
  g_autofree char *text = tkl_column_cell (column, tkl_row_list_get_rows (self->list), row);
  g_autoptr (GArray) ids = NULL;
  gint64 id = tkl_row_list_get_id (self->list, position);

  if (gtk_selection_model_is_selected (self->selection, position))
    ids = tkl_table_get_selected_ids (self);
  else
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (ids, id);
    }
  if (ids->len == 0)
    return;
  tkl_table_follow (self, id);
  self->edits->toggle (self, ids, column, *text == '\0', self->edits_data);
}

void
tkl_table_start_edit (TklTable *self, guint position, guint column)
{
  const TklColumn *edited = &self->columns[column];

  tkl_table_leave_editor (self);
  tkl_table_set_cursor (self, column, position);
  if (edited->edit == TKL_EDIT_BOX)
    {
      tkl_table_turn_box (self, position, edited);
      return;
    }
  self->next_step = 0;
  self->edited_id = tkl_row_list_get_id (self->list, position);
  self->edited_column = column;
  if (edited->edit == TKL_EDIT_TEXT)
    type_into (self, edited);
  else
    self->edits->choose (self, self->edited_id, edited, self->edits_data);
}

void
tkl_table_rows_changed (TklTable *self)
{
  if (self->edits == NULL)
    return;
  if (self->edited_id != 0 && find_edited (self) == G_MAXUINT)
    tkl_table_leave_editor (self);
  gtk_widget_queue_allocate (self->overlay);
  tkl_table_seek_followed (self);
}

void
tkl_table_set_edits (TklTable *self, const TklTableEdits *edits, gpointer user_data)
{
  GtkScrolledWindow *scroller;

  g_return_if_fail (TKL_IS_TABLE (self) && self->edits == NULL);

  self->edits = edits;
  self->edits_data = user_data;
  scroller = GTK_SCROLLED_WINDOW (self->scroller);
  gtk_widget_set_overflow (self->overlay, GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (self->overlay, "get-child-position", G_CALLBACK (place_cb), self, 0);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (scroller), "value-changed",
                           G_CALLBACK (gtk_widget_queue_allocate), self->overlay,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (scroller), "value-changed",
                           G_CALLBACK (gtk_widget_queue_allocate), self->overlay,
                           G_CONNECT_SWAPPED);
  tkl_table_add_keys (self);
}
