/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklVehiclePage: the tab of vehicles (F161, F162): table, pane, and reading their records again. */
/* Thread: main. */
#include "tkl-vehicle-page.h"

#include "tkl-read-dialog.h"
#include "tkl-settings.h"
#include "tkl-vehicle-map.h"
#include "tkl-vehicle-pane.h"

#include <glib/gi18n-lib.h>

struct _TklVehiclePage
{
  TklTablePage parent_instance;
  TklVehiclePane *pane; /* in the side of the page */
  TklVehicleMap *map;   /* below the table */
  GtkToggleButton *map_toggle;
};

G_DEFINE_FINAL_TYPE (TklVehiclePage, tkl_vehicle_page, TKL_TYPE_TABLE_PAGE)

static void
select_row (TklTablePage *page, gint64 id)
{
  tkl_vehicle_pane_show (TKL_VEHICLE_PAGE (page)->pane, id);
  tkl_vehicle_map_show (TKL_VEHICLE_PAGE (page)->map, id);
}

static void
activate_row (TklTablePage *page, gint64 id)
{
  tkl_table_page_show_side (page, TRUE);
  tkl_vehicle_pane_edit (TKL_VEHICLE_PAGE (page)->pane);
}

/* --- commands --------------------------------------------------------------------------------- */

/* In words: `VAN 07, VAN 12`, or how many when they are more than fit. */
static char *
name_vehicles (TklVehiclePage *self, const GArray *ids)
{
  TklRowList *list = tkl_table_page_get_list (TKL_TABLE_PAGE (self));
  guint n_columns;
  const TklColumn *title = tkl_row_list_get_columns (list, &n_columns);
  g_autoptr (GString) names = g_string_new (NULL);

  if (ids->len == 0)
    return g_strdup (_ ("All vehicles"));
  if (ids->len > 5)
    return g_strdup_printf (ngettext ("%u vehicle", "%u vehicles", ids->len), ids->len);
  for (guint i = 0; i < ids->len; i++)
    {
      guint position = tkl_row_list_find (list, g_array_index (ids, gint64, i));
      g_autoptr (TklRow) row = g_list_model_get_item (G_LIST_MODEL (list), position);
      g_autofree char *name = tkl_row_dup_text (row, title);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
read_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklVehiclePage *self = TKL_VEHICLE_PAGE (widget);
  TklTablePage *page = TKL_TABLE_PAGE (widget);
  g_autoptr (GArray) ids = tkl_table_get_selected_ids (tkl_table_page_get_table (page));
  g_autofree char *names = name_vehicles (self, ids);
  GtkRoot *root = gtk_widget_get_root (widget);

  tkl_read_dialog_present (
      GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, tkl_table_page_get_desk (page),
      g_str_equal (name, "vehicles.fetch") ? TKL_READ_FETCH : TKL_READ_DERIVE, ids, names);
}

static void
add_tool (TklVehiclePage *self, const char *label, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  tkl_table_page_add_tool (TKL_TABLE_PAGE (self), button);
}

/* --- life ------------------------------------------------------------------------------------- */

static void
map_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkToggleButton *toggle = TKL_VEHICLE_PAGE (widget)->map_toggle;

  gtk_toggle_button_set_active (toggle, !gtk_toggle_button_get_active (toggle));
}

static void
picked_cb (TklVehiclePage *self, gint64 id)
{
  tkl_table_page_select (TKL_TABLE_PAGE (self), id);
}

static void
add_map (TklVehiclePage *self, TklDesk *desk, GSettings *state)
{
  GtkWidget *toggle = gtk_toggle_button_new_with_mnemonic (_ ("_Map"));
  GtkWidget *map = tkl_vehicle_map_new (desk);

  self->map = TKL_VEHICLE_MAP (map);
  self->map_toggle = GTK_TOGGLE_BUTTON (toggle);
  g_signal_connect_object (map, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_settings_bind (state, TKL_KEY_MAP_SHOWN, map, "visible", G_SETTINGS_BIND_GET);
  g_settings_bind (state, TKL_KEY_MAP_SHOWN, toggle, "active", G_SETTINGS_BIND_DEFAULT);
  gtk_widget_set_tooltip_text (
      toggle, _ ("Where the vehicles are, and the way of the chosen one on one day"));
  tkl_table_page_add_tool (TKL_TABLE_PAGE (self), toggle);
  tkl_table_page_set_below (TKL_TABLE_PAGE (self), map);
}

GtkWidget *
tkl_vehicle_page_new (TklDesk *desk, const TklTableSource *source, GSettings *state)
{
  TklVehiclePage *self = g_object_new (TKL_TYPE_VEHICLE_PAGE, NULL);
  GtkWidget *pane = tkl_vehicle_pane_new (desk);

  self->pane = TKL_VEHICLE_PANE (pane);
  tkl_table_page_set_side (TKL_TABLE_PAGE (self), pane);
  add_tool (self, _ ("_Download…"),
            _ ("Fetch the records of the chosen vehicles and days from TrustTrack once more"),
            "vehicles.fetch");
  add_tool (self, _ ("_Re-derive…"),
            _ ("Make the ticks of the chosen vehicles and days once more from the stored records"),
            "vehicles.derive");
  add_map (self, desk, state);
  tkl_table_page_set_up (TKL_TABLE_PAGE (self), desk, source, state);
  return GTK_WIDGET (self);
}

static void
tkl_vehicle_page_class_init (TklVehiclePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TKL_TABLE_PAGE_CLASS (klass)->select = select_row;
  TKL_TABLE_PAGE_CLASS (klass)->activate = activate_row;
  gtk_widget_class_install_action (widget_class, "vehicles.fetch", NULL, read_action);
  gtk_widget_class_install_action (widget_class, "vehicles.derive", NULL, read_action);
  gtk_widget_class_install_action (widget_class, "vehicles.map", NULL, map_action);
}

static void
tkl_vehicle_page_init (TklVehiclePage *self)
{
}
