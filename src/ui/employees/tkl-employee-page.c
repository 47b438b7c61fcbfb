/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklEmployeePage: the tab of employees: table, form, several at once. */
/* Thread: main. */
#include "tkl-employee-page.h"

#include "tkl-employee-pane.h"
#include "tkl-employee-service.h"

#include <glib/gi18n-lib.h>

struct _TklEmployeePage
{
  TklFormPage parent_instance;
};

G_DEFINE_FINAL_TYPE (TklEmployeePage, tkl_employee_page, TKL_TYPE_FORM_PAGE)

static void
update_actions (TklFormPage *page, guint n_selected)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "employees.activate", n_selected > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "employees.deactivate", n_selected > 0);
}

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
  TklDesk *desk = tkl_table_page_get_desk (TKL_TABLE_PAGE (widget));
  g_autoptr (GArray) ids = tkl_form_page_dup_selected (TKL_FORM_PAGE (widget));

  if (ids->len > 0)
    tkl_employees_activate_async (tkl_desk_get_office (desk), ids,
                                  g_str_equal (name, "employees.activate"), NULL, activated_cb,
                                  g_object_ref (desk));
}

GtkWidget *
tkl_employee_page_new (TklDesk *desk, const TklTableSource *source, GSettings *state)
{
  TklFormPage *page = g_object_new (TKL_TYPE_EMPLOYEE_PAGE, NULL);

  tkl_form_page_set_up (page, desk, source, state, tkl_employee_pane_new (desk));
  tkl_form_page_add_tool (page, _ ("New"), "employees.new");
  tkl_form_page_add_tool (page, _ ("Activate"), "employees.activate");
  tkl_form_page_add_tool (page, _ ("Deactivate"), "employees.deactivate");
  return GTK_WIDGET (page);
}

static void
tkl_employee_page_class_init (TklEmployeePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TklFormPageClass *form_class = TKL_FORM_PAGE_CLASS (klass);

  form_class->update_actions = update_actions;
  tkl_form_page_class_install (form_class, "employees.new", "employees.delete");
  gtk_widget_class_install_action (widget_class, "employees.activate", NULL, activate_action);
  gtk_widget_class_install_action (widget_class, "employees.deactivate", NULL, activate_action);
}

static void
tkl_employee_page_init (TklEmployeePage *self)
{
}
