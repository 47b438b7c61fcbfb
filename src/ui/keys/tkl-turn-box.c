/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTurnBox: employees in a numbered order, moved by dragging or by Alt+Up and Alt+Down (F076). */
/* Thread: main. */
#include "tkl-turn-box.h"

#include "tkl-row-chooser.h"
#include "tkl-employee-items.h"
#include "tkl-key-words.h"

#include <glib/gi18n-lib.h>

struct _TklTurnBox
{
  GtkWidget parent_instance;
  GtkWidget *content;
  GtkListBox *rows;
  TklRowChooser *chooser;
  GtkButton *all;
  TklDesk *desk;             /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned): of employees being read */
  TklTurnList *list;         /* (owned) */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (TklTurnBox, tkl_turn_box, GTK_TYPE_WIDGET)

static void show_list (TklTurnBox *self, int focus);

/* --- changes ---------------------------------------------------------------------------------- */

static void
end_change (TklTurnBox *self, int focus)
{
  show_list (self, focus);
  g_signal_emit (self, changed_signal, 0);
}

void
tkl_turn_box_move (TklTurnBox *self, guint from, gint to)
{
  g_return_if_fail (TKL_IS_TURN_BOX (self));

  if (tkl_turn_list_move (self->list, from, to))
    end_change (self, to);
}

void
tkl_turn_box_set_passed (TklTurnBox *self, guint index, gboolean passed)
{
  g_return_if_fail (TKL_IS_TURN_BOX (self));

  tkl_turn_list_set_passed (self->list, index, passed);
  end_change (self, (int) index);
}

void
tkl_turn_box_remove (TklTurnBox *self, guint index)
{
  g_return_if_fail (TKL_IS_TURN_BOX (self));

  tkl_turn_list_remove (self->list, index);
  end_change (self, MIN ((int) index, (int) self->list->entries->len - 1));
}

const TklTurnList *
tkl_turn_box_get_list (TklTurnBox *self)
{
  g_return_val_if_fail (TKL_IS_TURN_BOX (self), NULL);

  return self->list;
}

static void
chosen_cb (TklTurnBox *self, gint64 id)
{
  g_autofree char *label = tkl_row_chooser_dup_label (self->chooser, id);

  if (label != NULL && tkl_turn_list_add (self->list, (gint32) id, label))
    end_change (self, -1);
}

static void
items_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklTurnBox) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = tkl_employee_items_finish (TKL_OFFICE (source), result, &error);

  if (self->desk == NULL)
    return;
  if (items == NULL)
    {
      tkl_desk_report_error (self->desk, error);
      return;
    }
  for (guint i = 0; i < items->len; i++)
    {
      const TklEmployeeItem *item = items->pdata[i];
      g_autofree char *label = tkl_person_label (item->number, item->name);

      tkl_turn_list_add (self->list, (gint32) item->id, label);
    }
  end_change (self, -1);
}

void
tkl_turn_box_add_all (TklTurnBox *self)
{
  g_return_if_fail (TKL_IS_TURN_BOX (self));

  tkl_employee_items_async (
      tkl_desk_get_office (self->desk),
      &(TklEmployeeQuery){ .choice = TKL_EMPLOYEES_WITHOUT_KEY, .day = TKL_DAY_NONE },
      self->cancellable, items_cb, g_object_ref (self));
}

/* --- rows ------------------------------------------------------------------------------------- */

static int
index_of (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

static void
pass_cb (GtkToggleButton *button, TklTurnBox *self)
{
  tkl_turn_box_set_passed (self, (guint) index_of (GTK_WIDGET (button)),
                           gtk_toggle_button_get_active (button));
}

static void
remove_cb (GtkButton *button, TklTurnBox *self)
{
  tkl_turn_box_remove (self, (guint) index_of (GTK_WIDGET (button)));
}

static GdkContentProvider *
drag_cb (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  return gdk_content_provider_new_typed (G_TYPE_INT,
                                         gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, TklTurnBox *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  tkl_turn_box_move (self, (guint) g_value_get_int (value),
                     gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
  return TRUE;
}

static void
make_draggable (TklTurnBox *self, GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (drag_cb), row, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

static void
add_button (TklTurnBox *self, GtkWidget *row, GtkWidget *button, const char *icon, const char *text)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_row (TklTurnBox *self, guint index)
{
  const TklRollEntry *entry = &g_array_index (self->list->entries, TklRollEntry, index);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *pass = gtk_toggle_button_new ();
  GtkWidget *out = gtk_button_new ();
  /* Translators: number in the order, then an employee: “3. 12 Anna Peeters”. */
  g_autofree char *title
      = g_strdup_printf (_ ("%u. %s"), index + 1, (const char *) self->list->labels->pdata[index]);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), entry->passed ? _ ("Passed over") : "");
  gtk_widget_set_tooltip_text (row, _ ("Drag it, or move it with Alt+Up and Alt+Down"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pass), entry->passed);
  add_button (self, row, pass, "media-skip-forward-symbolic", _ ("Pass over (P)"));
  add_button (self, row, out, "list-remove-symbolic", _ ("Take out of the list (Delete)"));
  g_signal_connect_object (pass, "toggled", G_CALLBACK (pass_cb), self, 0);
  g_signal_connect_object (out, "clicked", G_CALLBACK (remove_cb), self, 0);
  make_draggable (self, row);
  gtk_list_box_append (self->rows, row);
}

static void
show_list (TklTurnBox *self, int focus)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  for (guint i = 0; i < self->list->entries->len; i++)
    add_row (self, i);
  row = focus >= 0 ? gtk_list_box_get_row_at_index (self->rows, focus) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* --- keyboard --------------------------------------------------------------------------------- */

static int
focused_index (TklTurnBox *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->rows)))
    return -1;
  return index_of (focus);
}

static void
turn_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklTurnBox *self = TKL_TURN_BOX (widget);
  int index = focused_index (self);

  if (index < 0)
    return;
  if (g_str_equal (name, "turn.move"))
    tkl_turn_box_move (self, (guint) index, index + g_variant_get_int32 (parameter));
  else if (g_str_equal (name, "turn.remove"))
    tkl_turn_box_remove (self, (guint) index);
  else
    tkl_turn_box_set_passed (
        self, (guint) index,
        !g_array_index (self->list->entries, TklRollEntry, (guint) index).passed);
}

/* --- life ------------------------------------------------------------------------------------- */

void
tkl_turn_box_set_desk (TklTurnBox *self, TklDesk *desk)
{
  g_return_if_fail (TKL_IS_TURN_BOX (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  tkl_row_chooser_set_desk (self->chooser, desk);
}

static void
tkl_turn_box_dispose (GObject *object)
{
  TklTurnBox *self = TKL_TURN_BOX (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_TURN_BOX);
  G_OBJECT_CLASS (tkl_turn_box_parent_class)->dispose (object);
}

static void
tkl_turn_box_finalize (GObject *object)
{
  TklTurnBox *self = TKL_TURN_BOX (object);

  g_clear_object (&self->cancellable);
  tkl_turn_list_free (self->list);
  G_OBJECT_CLASS (tkl_turn_box_parent_class)->finalize (object);
}

static void
tkl_turn_box_class_init (TklTurnBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_turn_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_turn_box_finalize;
  changed_signal = g_signal_new ("changed", TKL_TYPE_TURN_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  g_type_ensure (TKL_TYPE_ROW_CHOOSER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-turn-box.ui");
  gtk_widget_class_bind_template_child (widget_class, TklTurnBox, content);
  gtk_widget_class_bind_template_child (widget_class, TklTurnBox, rows);
  gtk_widget_class_bind_template_child (widget_class, TklTurnBox, chooser);
  gtk_widget_class_bind_template_child (widget_class, TklTurnBox, all);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, tkl_turn_box_add_all);
  gtk_widget_class_install_action (widget_class, "turn.move", "i", turn_action);
  gtk_widget_class_install_action (widget_class, "turn.pass", NULL, turn_action);
  gtk_widget_class_install_action (widget_class, "turn.remove", NULL, turn_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "turn.move", "i",
                                       -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "turn.move", "i",
                                       1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, 0, "turn.pass", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "turn.remove", NULL);
}

static void
tkl_turn_box_init (TklTurnBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->list = tkl_turn_list_new ();
}
