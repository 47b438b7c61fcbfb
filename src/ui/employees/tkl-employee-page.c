/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklEmployeePage: the tab of employees: table, form, several at once. */
/* Thread: main. */
#include "tkl-employee-page.h"

#include "tkl-employee-pane.h"
#include "tkl-employee-service.h"

#include <glib/gi18n-lib.h>

struct _TklEmployeePage
{
  TklTablePage parent_instance;
  GtkWidget *pane;
};

G_DEFINE_FINAL_TYPE (TklEmployeePage, tkl_employee_page, TKL_TYPE_TABLE_PAGE)

/* --- one -------------------------------------------------------------------------------------- */

/* What would do nothing cannot be pressed. */
static void
update_actions (TklEmployeePage *self)
{
  g_autoptr (GArray) ids
      = tkl_table_get_selected_ids (tkl_table_page_get_table (TKL_TABLE_PAGE (self)));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "employees.activate", ids->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "employees.deactivate", ids->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "employees.delete", ids->len == 1);
}

static void
select_row (TklTablePage *page, gint64 id)
{
  update_actions (TKL_EMPLOYEE_PAGE (page));
  if (id != 0)
    tkl_employee_pane_show (TKL_EMPLOYEE_PANE (TKL_EMPLOYEE_PAGE (page)->pane), id);
}

static void
activate_row (TklTablePage *page, gint64 id)
{
  select_row (page, id);
  tkl_table_page_show_side (page, TRUE);
}

static void
saved_cb (TklEmployeePage *self, gint64 id)
{
  tkl_table_page_select (TKL_TABLE_PAGE (self), id);
}

static void
closed_cb (TklEmployeePage *self)
{
  tkl_table_page_show_side (TKL_TABLE_PAGE (self), FALSE);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklEmployeePage *self = TKL_EMPLOYEE_PAGE (widget);

  tkl_table_page_show_side (TKL_TABLE_PAGE (self), TRUE);
  tkl_employee_pane_show_new (TKL_EMPLOYEE_PANE (self->pane));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklEmployeePane *pane = TKL_EMPLOYEE_PANE (TKL_EMPLOYEE_PAGE (widget)->pane);
  g_autoptr (GArray) ids
      = tkl_table_get_selected_ids (tkl_table_page_get_table (TKL_TABLE_PAGE (widget)));
  gint64 id = ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;

  /* The form may have a new one: who is to go is seen first. */
  if (tkl_employee_pane_get_id (pane) == id)
    tkl_employee_pane_delete (pane);
  else
    activate_row (TKL_TABLE_PAGE (widget), id);
}

/* --- several ---------------------------------------------------------------------------------- */

static void
activated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDesk) desk = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  TklChange change = { 0 };
  guint n = 0;

  if (!tkl_employees_activate_finish (TKL_OFFICE (source), result, &change, &n, &error))
    {
      tkl_desk_report_error (desk, error);
      return;
    }
  text = g_strdup_printf (ngettext ("%u employee changed", "%u employees changed", n), n);
  tkl_desk_report_change (desk, text, change.entry_id != 0);
}

static void
activate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklTablePage *page = TKL_TABLE_PAGE (widget);
  TklDesk *desk = tkl_table_page_get_desk (page);
  g_autoptr (GArray) ids = tkl_table_get_selected_ids (tkl_table_page_get_table (page));

  if (ids->len > 0)
    tkl_employees_activate_async (tkl_desk_get_office (desk), ids,
                                  g_str_equal (name, "employees.activate"), NULL, activated_cb,
                                  g_object_ref (desk));
}

/* --- life ------------------------------------------------------------------------------------- */

/* The key deletes in the table only: in a field of the form it takes a letter away. */
static void
bind_delete (TklTable *table)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                        gtk_named_action_new ("employees.delete")));
  gtk_widget_add_controller (GTK_WIDGET (table), controller);
}

static void
add_tool (TklEmployeePage *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  tkl_table_page_add_tool (TKL_TABLE_PAGE (self), button);
}

GtkWidget *
tkl_employee_page_new (TklDesk *desk, const TklTableSource *source, GSettings *state)
{
  TklEmployeePage *self = g_object_new (TKL_TYPE_EMPLOYEE_PAGE, NULL);

  tkl_table_page_set_up (TKL_TABLE_PAGE (self), desk, source, state);
  self->pane = tkl_employee_pane_new (desk);
  tkl_table_page_set_side (TKL_TABLE_PAGE (self), self->pane);
  add_tool (self, _ ("New"), "employees.new");
  add_tool (self, _ ("Activate"), "employees.activate");
  add_tool (self, _ ("Deactivate"), "employees.deactivate");
  bind_delete (tkl_table_page_get_table (TKL_TABLE_PAGE (self)));
  /* After the table, which has selected again what is still there. */
  g_signal_connect_object (tkl_table_page_get_list (TKL_TABLE_PAGE (self)), "items-changed",
                           G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_actions (self);
  g_signal_connect_object (self->pane, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

GtkWidget *
tkl_employee_page_get_pane (TklEmployeePage *self)
{
  g_return_val_if_fail (TKL_IS_EMPLOYEE_PAGE (self), NULL);

  return self->pane;
}

static void
tkl_employee_page_class_init (TklEmployeePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TklTablePageClass *page_class = TKL_TABLE_PAGE_CLASS (klass);

  page_class->select = select_row;
  page_class->activate = activate_row;
  gtk_widget_class_install_action (widget_class, "employees.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "employees.activate", NULL, activate_action);
  gtk_widget_class_install_action (widget_class, "employees.deactivate", NULL, activate_action);
  gtk_widget_class_install_action (widget_class, "employees.delete", NULL, delete_action);
}

static void
tkl_employee_page_init (TklEmployeePage *self)
{
}
