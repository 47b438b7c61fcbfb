/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklFormPage: a tab with a table and the form of the chosen row; new, delete. */
/* Thread: main. */
#include "tkl-form-page.h"

typedef struct
{
  TklFormPane *pane;
} TklFormPagePrivate;

G_DEFINE_TYPE_WITH_PRIVATE (TklFormPage, tkl_form_page, TKL_TYPE_TABLE_PAGE)

#define PRIVATE(self) ((TklFormPagePrivate *) tkl_form_page_get_instance_private (self))

GArray *
tkl_form_page_dup_selected (TklFormPage *self)
{
  return tkl_table_get_selected_ids (tkl_table_page_get_table (TKL_TABLE_PAGE (self)));
}

TklFormPane *
tkl_form_page_get_pane (TklFormPage *self)
{
  g_return_val_if_fail (TKL_IS_FORM_PAGE (self), NULL);

  return PRIVATE (self)->pane;
}

static void
update_actions (TklFormPage *self)
{
  TklFormPageClass *klass = TKL_FORM_PAGE_GET_CLASS (self);
  g_autoptr (GArray) ids = tkl_form_page_dup_selected (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), klass->delete_action, ids->len == 1);
  if (klass->update_actions != NULL)
    klass->update_actions (self, ids->len);
}

/* --- one -------------------------------------------------------------------------------------- */

static void
select_row (TklTablePage *page, gint64 id)
{
  update_actions (TKL_FORM_PAGE (page));
  if (id != 0)
    tkl_form_pane_show (PRIVATE (TKL_FORM_PAGE (page))->pane, id);
}

static void
activate_row (TklTablePage *page, gint64 id)
{
  select_row (page, id);
  tkl_table_page_show_side (page, TRUE);
  tkl_form_pane_begin (PRIVATE (TKL_FORM_PAGE (page))->pane);
}

static void
saved_cb (TklFormPage *self, gint64 id)
{
  tkl_table_page_select (TKL_TABLE_PAGE (self), id);
}

static void
closed_cb (TklFormPage *self)
{
  tkl_table_page_show_side (TKL_TABLE_PAGE (self), FALSE);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_table_page_show_side (TKL_TABLE_PAGE (widget), TRUE);
  tkl_form_pane_show_new (PRIVATE (TKL_FORM_PAGE (widget))->pane, 0);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklFormPane *pane = PRIVATE (TKL_FORM_PAGE (widget))->pane;
  g_autoptr (GArray) ids = tkl_form_page_dup_selected (TKL_FORM_PAGE (widget));
  gint64 id = ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;

  /* The form may have a new one: what is to go is seen first. */
  if (tkl_form_pane_get_id (pane) == id)
    tkl_form_pane_delete (pane);
  else
    {
      select_row (TKL_TABLE_PAGE (widget), id);
      tkl_table_page_show_side (TKL_TABLE_PAGE (widget), TRUE);
    }
}

/* --- life ------------------------------------------------------------------------------------- */

/* The key deletes in the table only: in a field of the form it takes a letter away. */
static void
bind_delete (TklFormPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                        gtk_named_action_new (TKL_FORM_PAGE_GET_CLASS (self)->delete_action)));
  gtk_widget_add_controller (GTK_WIDGET (tkl_table_page_get_table (TKL_TABLE_PAGE (self))),
                             controller);
}

void
tkl_form_page_add_tool (TklFormPage *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  tkl_table_page_add_tool (TKL_TABLE_PAGE (self), button);
}

void
tkl_form_page_set_up (TklFormPage *self,
                      TklDesk *desk,
                      const TklTableSource *source,
                      GSettings *state,
                      GtkWidget *pane)
{
  TklFormPagePrivate *priv = PRIVATE (self);

  priv->pane = TKL_FORM_PANE (pane);
  tkl_table_page_set_up (TKL_TABLE_PAGE (self), desk, source, state);
  tkl_table_page_set_side (TKL_TABLE_PAGE (self), pane);
  bind_delete (self);
  /* After the table, which has selected again what is still there. */
  g_signal_connect_object (tkl_table_page_get_list (TKL_TABLE_PAGE (self)), "items-changed",
                           G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_actions (self);
  g_signal_connect_object (pane, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}

void
tkl_form_page_class_install (TklFormPageClass *klass, const char *new_name, const char *delete_name)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  klass->delete_action = delete_name;
  gtk_widget_class_install_action (widget_class, new_name, NULL, new_action);
  gtk_widget_class_install_action (widget_class, delete_name, NULL, delete_action);
}

static void
tkl_form_page_class_init (TklFormPageClass *klass)
{
  TklTablePageClass *page_class = TKL_TABLE_PAGE_CLASS (klass);

  page_class->select = select_row;
  page_class->activate = activate_row;
}

static void
tkl_form_page_init (TklFormPage *self)
{
}
