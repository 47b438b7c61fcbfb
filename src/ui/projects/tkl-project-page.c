/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklProjectPage: the tab of projects: table, form, several at once. */
/* Thread: main. */
#include "tkl-project-page.h"

#include "tkl-overlap-page.h"
#include "tkl-project-batch.h"
#include "tkl-project-pane.h"
#include "tkl-project-service.h"
#include "tkl-zone-editor.h"
#include "tkl-zones-to-file.h"

#include <glib/gi18n-lib.h>

struct _TklProjectPage
{
  TklFormPage parent_instance;
};

G_DEFINE_FINAL_TYPE (TklProjectPage, tkl_project_page, TKL_TYPE_FORM_PAGE)

/* What an action does to the state of the chosen projects (F130, F131): by a turn, or by the status. */
static const struct
{
  const char *action;
  TklProjectTurn turn;
} states[] = { { "projects.activate", TKL_PROJECT_TURN_OPEN },
               { "projects.block", TKL_PROJECT_TURN_NONE },
               { "projects.close", TKL_PROJECT_TURN_END } };

static void
update_actions (TklFormPage *page, guint n_selected)
{
  GtkWidget *widget = GTK_WIDGET (page);

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    gtk_widget_action_set_enabled (widget, states[i].action, n_selected > 0);
  gtk_widget_action_set_enabled (widget, "projects.change", n_selected > 0);
  gtk_widget_action_set_enabled (widget, "projects.export-zones", n_selected > 0);
  gtk_widget_action_set_enabled (widget, "projects.copy", n_selected == 1);
  gtk_widget_action_set_enabled (widget, "projects.zones", n_selected == 1);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDesk) desk = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  TklChange change = { 0 };
  guint n = 0;

  if (!tkl_projects_change_finish (TKL_OFFICE (source), result, &change, &n, &error))
    {
      tkl_desk_report_error (desk, error);
      return;
    }
  text = g_strdup_printf (ngettext ("%u project changed", "%u projects changed", n), n);
  tkl_desk_report_change (desk, text, change.entry_id != 0);
}

static void
status_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklDesk *desk = tkl_table_page_get_desk (TKL_TABLE_PAGE (widget));
  g_autoptr (GArray) ids = tkl_form_page_dup_selected (TKL_FORM_PAGE (widget));
  g_autoptr (TklProject) values = tkl_project_new ();
  TklProjectPatch patch = { .values = values };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].action, name))
      patch.turn = states[i].turn;
  if (patch.turn == TKL_PROJECT_TURN_NONE)
    {
      values->status = TKL_PROJECT_BLOCKED;
      patch.fields = 1u << TKL_PROJECT_FIELD_STATUS;
    }
  if (ids->len > 0)
    tkl_projects_change_async (tkl_desk_get_office (desk), ids, &patch, NULL, changed_cb,
                               g_object_ref (desk));
}

static void
change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) ids = tkl_form_page_dup_selected (TKL_FORM_PAGE (widget));
  GtkRoot *root = gtk_widget_get_root (widget);

  if (ids->len > 0)
    tkl_project_batch_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                               tkl_table_page_get_desk (TKL_TABLE_PAGE (widget)), ids);
}

static void
zones_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) ids = tkl_form_page_dup_selected (TKL_FORM_PAGE (widget));
  GtkRoot *root = gtk_widget_get_root (widget);

  if (ids->len == 1)
    tkl_zone_editor_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                             tkl_table_page_get_desk (TKL_TABLE_PAGE (widget)),
                             g_array_index (ids, gint64, 0));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean all = g_str_equal (name, "projects.export-all-zones");
  g_autoptr (GArray) ids = tkl_form_page_dup_selected (TKL_FORM_PAGE (widget));
  GtkRoot *root = gtk_widget_get_root (widget);

  if (all || ids->len > 0)
    tkl_zones_to_file_choose (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                              tkl_table_page_get_desk (TKL_TABLE_PAGE (widget)), all ? NULL : ids);
}

static void
overlaps_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  tkl_overlap_page_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                            tkl_table_page_get_desk (TKL_TABLE_PAGE (widget)));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) ids = tkl_form_page_dup_selected (TKL_FORM_PAGE (widget));

  if (ids->len != 1)
    return;
  tkl_table_page_show_side (TKL_TABLE_PAGE (widget), TRUE);
  tkl_form_pane_show_new (tkl_form_page_get_pane (TKL_FORM_PAGE (widget)),
                          g_array_index (ids, gint64, 0));
}

/* --- life ------------------------------------------------------------------------------------- */

static void
add_menu (TklFormPage *page)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Planning"), "win.planning");
  g_menu_append (menu, _ ("Copy"), "projects.copy");
  g_menu_append (menu, _ ("Activate"), "projects.activate");
  g_menu_append (menu, _ ("Block"), "projects.block");
  /* Translators: to close a project, which is over. */
  g_menu_append (menu, C_ ("project", "Close"), "projects.close");
  g_menu_append (menu, _ ("Delete"), "projects.delete");
  g_menu_append (menu, _ ("Overlapping Zones"), "projects.overlaps");
  g_menu_append (menu, _ ("Export Zones…"), "projects.export-zones");
  g_menu_append (menu, _ ("Export All Zones…"), "projects.export-all-zones");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("More commands"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("More commands"), -1);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  tkl_table_page_add_tool (TKL_TABLE_PAGE (page), button);
}

GtkWidget *
tkl_project_page_new (TklDesk *desk, const TklTableSource *source, GSettings *state)
{
  TklFormPage *page = g_object_new (TKL_TYPE_PROJECT_PAGE, NULL);

  tkl_form_page_set_up (page, desk, source, state, tkl_project_pane_new (desk));
  tkl_form_page_add_tool (page, _ ("New"), "projects.new");
  tkl_form_page_add_tool (page, _ ("Change…"), "projects.change");
  tkl_form_page_add_tool (page, _ ("Zones…"), "projects.zones");
  tkl_form_page_add_tool (page, _ ("Map"), "win.project-map");
  add_menu (page);
  return GTK_WIDGET (page);
}

static void
tkl_project_page_class_init (TklProjectPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TklFormPageClass *form_class = TKL_FORM_PAGE_CLASS (klass);

  form_class->update_actions = update_actions;
  tkl_form_page_class_install (form_class, "projects.new", "projects.delete");
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    gtk_widget_class_install_action (widget_class, states[i].action, NULL, status_action);
  gtk_widget_class_install_action (widget_class, "projects.change", NULL, change_action);
  gtk_widget_class_install_action (widget_class, "projects.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "projects.zones", NULL, zones_action);
  gtk_widget_class_install_action (widget_class, "projects.overlaps", NULL, overlaps_action);
  gtk_widget_class_install_action (widget_class, "projects.export-zones", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "projects.export-all-zones", NULL, export_action);
}

static void
tkl_project_page_init (TklProjectPage *self)
{
}
