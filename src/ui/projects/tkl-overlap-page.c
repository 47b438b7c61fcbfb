/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklOverlapPage: zones of different projects that overlap, with the days this made ambiguous (F122). */
/* Thread: main. */
#include "tkl-overlap-page.h"

#include "tkl-circle.h"
#include "tkl-help-topic.h"
#include "tkl-overlap-days-page.h"
#include "tkl-overlap-rows.h"
#include "tkl-overlaps-service.h"
#include "tkl-project-map-window.h"
#include "tkl-settings.h"
#include "tkl-table-dialog.h"
#include "tkl-zone-editor.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Around the middle of an overlap something of both zones is to be seen. */
#define LEAST_AROUND_M 100

struct _TklOverlapPage
{
  TklTablePage parent_instance;
  GtkLabel *rest; /* says how many pairs were not compared */
};

G_DEFINE_FINAL_TYPE (TklOverlapPage, tkl_overlap_page, TKL_TYPE_TABLE_PAGE)

static gboolean
get_place (TklOverlapPage *self, gint64 id, TklOverlapPlace *ret_place)
{
  TklRowList *list = tkl_table_page_get_list (TKL_TABLE_PAGE (self));

  return tkl_overlap_rows_get (tkl_row_list_get_rows (list), id, ret_place);
}

static gboolean
get_chosen (TklOverlapPage *self, TklOverlapPlace *ret_place)
{
  g_autoptr (GArray) ids
      = tkl_table_get_selected_ids (tkl_table_page_get_table (TKL_TABLE_PAGE (self)));

  return ids->len > 0 && get_place (self, g_array_index (ids, gint64, 0), ret_place);
}

static GtkWindow *
window_of (TklOverlapPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* @side: 0 or 1 */
static void
open_editor (TklOverlapPage *self, const TklOverlapPlace *place, guint side)
{
  GtkWidget *editor = tkl_zone_editor_present (
      window_of (self), tkl_table_page_get_desk (TKL_TABLE_PAGE (self)), place->project_ids[side]);

  tkl_zone_editor_choose (TKL_ZONE_EDITOR (editor), place->zone_ids[side]);
}

static void
activate_row (TklTablePage *page, gint64 id)
{
  TklOverlapPlace place;

  if (get_place (TKL_OVERLAP_PAGE (page), id, &place))
    open_editor (TKL_OVERLAP_PAGE (page), &place, 0);
}

static void
zones_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklOverlapPlace place;

  if (get_chosen (TKL_OVERLAP_PAGE (widget), &place))
    open_editor (TKL_OVERLAP_PAGE (widget), &place, g_str_equal (name, "overlaps.second"));
}

/* On the map of the company, which stays open beside this. */
static void
map_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklOverlapPage *self = TKL_OVERLAP_PAGE (widget);
  TklOverlapPlace place;
  GtkWidget *map;
  TklCircle around;
  TklBox box;

  if (!get_chosen (self, &place))
    return;
  tkl_circle_init (&around, place.where,
                   MAX (LEAST_AROUND_M, (int) (2 * sqrt ((double) place.area_m2))));
  box = tkl_circle_box (&around);
  map = tkl_project_map_window_present (gtk_window_get_transient_for (window_of (self)),
                                        tkl_table_page_get_desk (TKL_TABLE_PAGE (self)), 0);
  tkl_project_map_window_go (TKL_PROJECT_MAP_WINDOW (map), place.project_ids[0],
                             (const TklPoint[]){ box.min, box.max });
}

static void
days_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklOverlapPage *self = TKL_OVERLAP_PAGE (widget);
  TklOverlapPlace place;

  if (get_chosen (self, &place))
    tkl_overlap_days_page_present (window_of (self),
                                   tkl_table_page_get_desk (TKL_TABLE_PAGE (self)), &place);
}

static void
update_actions (TklOverlapPage *self)
{
  static const char *const actions[] = { "overlaps.first", "overlaps.second", "overlaps.map" };
  TklOverlapPlace place = { .n_days = 0 };
  gboolean chosen = get_chosen (self, &place);

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], chosen);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overlaps.days", chosen && place.n_days > 0);
}

/* --- more than can be compared ---------------------------------------------------------------- */

static void
show_rest (TklOverlapPage *self)
{
  TklRowSet *set = tkl_row_list_get_rows (tkl_table_page_get_list (TKL_TABLE_PAGE (self)));
  guint n = set != NULL ? tkl_row_set_get_left_out (set) : 0;
  g_autofree char *text = g_strdup_printf (
      /* Translators: how many pairs of zones were compared, and how many were not. */
      ngettext (
          "%'u pairs of zones near each other were compared; %'u more was not. Close projects "
          "that are over, then look again: their zones do not count.",
          "%'u pairs of zones near each other were compared; %'u more were not. Close "
          "projects that are over, then look again: their zones do not count.",
          n),
      (guint) TKL_OVERLAP_MAX_PAIRS, n);

  gtk_label_set_text (self->rest, text);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), n > 0);
}

static void
add_rest (TklOverlapPage *self)
{
  self->rest = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->rest, TRUE);
  gtk_label_set_xalign (self->rest, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->rest), "warning");
  gtk_widget_add_css_class (GTK_WIDGET (self->rest), "tkl-tools");
  gtk_widget_set_visible (GTK_WIDGET (self->rest), FALSE);
  tkl_table_page_set_above (TKL_TABLE_PAGE (self), GTK_WIDGET (self->rest));
  g_signal_connect_object (tkl_table_page_get_list (TKL_TABLE_PAGE (self)), "items-changed",
                           G_CALLBACK (show_rest), self, G_CONNECT_SWAPPED);
}

/* --- life ------------------------------------------------------------------------------------- */

static void
add_tool (TklOverlapPage *self, const char *label, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  tkl_table_page_add_tool (TKL_TABLE_PAGE (self), button);
}

GtkWidget *
tkl_overlap_page_present (GtkWindow *parent, TklDesk *desk)
{
  g_autoptr (GSettings) state = g_settings_new (TKL_SETTINGS_STATE);
  TklOverlapPage *self = g_object_new (TKL_TYPE_OVERLAP_PAGE, NULL);
  TklTable *table;
  GtkWidget *window;

  tkl_table_page_set_up (TKL_TABLE_PAGE (self), desk, &tkl_overlap_source, state);
  add_tool (self, _ ("_First…"), _ ("Draw the zones of the first project"), "overlaps.first");
  add_tool (self, _ ("_Second…"), _ ("Draw the zones of the second project"), "overlaps.second");
  add_tool (self, _ ("_Map"), _ ("Both zones on the map of projects"), "overlaps.map");
  add_tool (self, _ ("_Days"), _ ("The days that these two zones made ambiguous"), "overlaps.days");
  add_rest (self);
  table = tkl_table_page_get_table (TKL_TABLE_PAGE (self));
  g_signal_connect_object (table, "rows-chosen", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
  window = tkl_table_dialog_present_page (parent, _ ("Overlapping Zones"), GTK_WIDGET (self));
  /* The map over the company can be used beside it. */
  gtk_window_set_modal (GTK_WINDOW (window), FALSE);
  tkl_help_topic_set (window, TKL_HELP_OVERLAPS);
  return window;
}

static void
tkl_overlap_page_class_init (TklOverlapPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TKL_TABLE_PAGE_CLASS (klass)->activate = activate_row;
  gtk_widget_class_install_action (widget_class, "overlaps.first", NULL, zones_action);
  gtk_widget_class_install_action (widget_class, "overlaps.second", NULL, zones_action);
  gtk_widget_class_install_action (widget_class, "overlaps.map", NULL, map_action);
  gtk_widget_class_install_action (widget_class, "overlaps.days", NULL, days_action);
}

static void
tkl_overlap_page_init (TklOverlapPage *self)
{
}
