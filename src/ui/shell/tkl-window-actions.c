/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of the window. */
/* Thread: main. */
#include "tkl-assistant.h"
#include "tkl-command-search.h"
#include "tkl-companies-dialog.h"
#include "tkl-format.h"
#include "tkl-hand-link.h"
#include "tkl-help-topic.h"
#include "tkl-history-page.h"
#include "tkl-import-dialog.h"
#include "tkl-instant.h"
#include "tkl-jobs-dialog.h"
#include "tkl-key-actions.h"
#include "tkl-notice-page.h"
#include "tkl-planning-window.h"
#include "tkl-preferences.h"
#include "tkl-form-page.h"
#include "tkl-present.h"
#include "tkl-project-map-window.h"
#include "tkl-settings.h"
#include "tkl-table-dialog.h"
#include "tkl-table-page.h"
#include "tkl-tick-days.h"
#include "tkl-window-private.h"

#include <glib/gi18n-lib.h>

static void
tab_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklWindow *self = TKL_WINDOW (widget);

  tkl_window_show_tab (self, g_variant_get_string (parameter, NULL));
  tkl_window_focus_page (self);
}

/* To the page of the tab, wherever the focus is: the name after its `page.`, with or without a target. */
static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklWindow *self = TKL_WINDOW (widget);
  g_autofree char *detailed = g_strconcat ("page.", g_variant_get_string (parameter, NULL), NULL);
  g_autofree char *action = NULL;
  g_autoptr (GVariant) target = NULL;

  if (!g_action_parse_detailed_name (detailed, &action, &target, NULL))
    g_return_if_reached ();
  gtk_widget_activate_action_variant (tkl_window_get_shown_page (self), action, target);
}

static TklTablePage *
show_employees (TklWindow *self)
{
  tkl_window_show_tab (self, tkl_employee_source.name);
  return TKL_TABLE_PAGE (tkl_window_get_page (self, tkl_employee_source.name));
}

/* With the form, and whatever was searched for or filtered out. */
static void
show_employee_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklWindow *self = TKL_WINDOW (widget);
  TklTablePage *page = show_employees (self);

  gtk_widget_activate_action (GTK_WIDGET (page), "page.show-all", NULL);
  tkl_table_page_select (page, g_variant_get_int64 (parameter));
  tkl_table_page_show_side (page, TRUE);
  tkl_window_focus_page (self);
}

/* Those with the name of a vehicle or the number of a key. The period stays when the newest of them
 * lies in it; else it is the month of that one, so that there is something to see. */
static void
show_ticks_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklWindow *self = TKL_WINDOW (widget);
  TklTablePage *page;
  g_autofree char *words = NULL;
  g_autofree char *search = NULL;
  gint64 newest_utc_ms;

  g_variant_get (parameter, "(sx)", &words, &newest_utc_ms);
  tkl_window_show_tab (self, tkl_tick_source.name);
  page = TKL_TABLE_PAGE (tkl_window_get_page (self, tkl_tick_source.name));
  if (newest_utc_ms != TKL_INSTANT_NONE)
    tkl_desk_include_day (self->desk,
                          tkl_zone_civil_day (tkl_desk_get_zone (self->desk), newest_utc_ms));
  gtk_widget_activate_action (GTK_WIDGET (page), "page.show-all", NULL);
  tkl_table_show_column (tkl_table_page_get_table (page), "key");
  search = g_strdup_printf ("\"%s\"", g_strdelimit (words, "\"", ' '));
  tkl_desk_set_search (self->desk, search);
}

/* From wherever one is: with the column of keys, so that its number is seen (F049). */
static void
key_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklWindow *self = TKL_WINDOW (widget);
  gboolean forward = g_str_equal (name, "win.next-key");
  TklTablePage *page;
  TklTable *table;

  tkl_window_show_tab (self, tkl_tick_source.name);
  page = TKL_TABLE_PAGE (tkl_window_get_page (self, tkl_tick_source.name));
  table = tkl_table_page_get_table (page);
  tkl_table_show_column (table, "key");
  /* A page that was not looked at before has its rows in a moment. */
  if (tkl_table_step (table, forward ? 1 : -1, tkl_tick_source.has_key)
      || tkl_row_list_get_rows (tkl_table_page_get_list (page)) == NULL
      || tkl_row_list_is_part (tkl_table_page_get_list (page)))
    return;
  tkl_desk_say (self->desk, forward ? _ ("No tick further down has the number of a key")
                                    : _ ("No tick further up has the number of a key"));
}

static void
file_shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDesk) desk = user_data;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, NULL))
    tkl_desk_say (desk, _ ("There is no program here that shows folders"));
}

/* The folder in which it is, in the file manager. */
static void
show_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder != NULL ? folder : file);

  gtk_show_uri_full (GTK_WINDOW (widget), uri, GDK_CURRENT_TIME, NULL, file_shown_cb,
                     g_object_ref (TKL_WINDOW (widget)->desk));
}

static void
new_employee_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (show_employees (TKL_WINDOW (widget))), "employees.new",
                              NULL);
}

static void
new_project_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklWindow *self = TKL_WINDOW (widget);

  tkl_window_show_tab (self, tkl_project_source.name);
  gtk_widget_activate_action (tkl_window_get_page (self, tkl_project_source.name), "projects.new",
                              NULL);
}

/* In its tab; another one may be looked at now. */
static void
show_project_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklWindow *self = TKL_WINDOW (widget);
  TklTablePage *page;

  tkl_window_show_tab (self, tkl_project_source.name);
  page = TKL_TABLE_PAGE (tkl_window_get_page (self, tkl_project_source.name));
  gtk_widget_activate_action (GTK_WIDGET (page), "page.show-all", NULL);
  tkl_table_page_select (page, g_variant_get_int64 (parameter));
  tkl_table_page_show_side (page, TRUE);
  tkl_window_focus_page (self);
}

static void
show_vehicle_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklWindow *self = TKL_WINDOW (widget);
  TklTablePage *page;

  tkl_window_show_tab (self, tkl_vehicle_source.name);
  page = TKL_TABLE_PAGE (tkl_window_get_page (self, tkl_vehicle_source.name));
  gtk_widget_activate_action (GTK_WIDGET (page), "page.show-all", NULL);
  tkl_table_page_select (page, g_variant_get_int64 (parameter));
  tkl_table_page_show_side (page, TRUE);
  tkl_window_focus_page (self);
}

/* The lines of one day in the time clock, of one employee when there is a name. The period stays while the
 * day lies in it. */
static void
show_lines_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklWindow *self = TKL_WINDOW (widget);
  g_autofree char *text = NULL;
  g_autoptr (GVariant) only = NULL;
  GVariantBuilder pins;
  const char *employee;
  TklDay day;

  g_variant_get (parameter, "(&si)", &employee, &day);
  text = tkl_format_day (day);
  g_variant_builder_init (&pins, G_VARIANT_TYPE ("a(ss)"));
  if (employee[0] != '\0')
    g_variant_builder_add (&pins, "(ss)", "employee", employee);
  g_variant_builder_add (&pins, "(ss)", "date", text);
  tkl_window_show_tab (self, tkl_line_source.name);
  tkl_desk_include_day (self->desk, day);
  only = g_variant_ref_sink (g_variant_builder_end (&pins));
  tkl_table_page_show_only (TKL_TABLE_PAGE (tkl_window_get_page (self, tkl_line_source.name)),
                            only);
  tkl_window_focus_page (self);
}

/* Of the period that is shown: whatever hides it in the table goes. */
static void
show_tick_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklWindow *self = TKL_WINDOW (widget);
  TklTablePage *page;

  tkl_window_show_tab (self, tkl_tick_source.name);
  page = TKL_TABLE_PAGE (tkl_window_get_page (self, tkl_tick_source.name));
  gtk_widget_activate_action (GTK_WIDGET (page), "page.show-all", NULL);
  tkl_table_page_select (page, g_variant_get_int64 (parameter));
  tkl_window_focus_page (self);
}

/* With the project that is chosen in its tab, when that is looked at. */
static void
project_map_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklWindow *self = TKL_WINDOW (widget);
  const char *tab = adw_view_stack_get_visible_child_name (self->tabs);
  g_autoptr (GArray) ids = NULL;

  if (g_strcmp0 (tab, tkl_project_source.name) == 0)
    ids = tkl_form_page_dup_selected (
        TKL_FORM_PAGE (tkl_window_get_page (self, tkl_project_source.name)));
  tkl_project_map_window_present (GTK_WINDOW (self), self->desk,
                                  ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0);
}

/* What the tab that is looked at has; employees where it has nothing to add by hand. */
static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *tab = adw_view_stack_get_visible_child_name (TKL_WINDOW (widget)->tabs);

  if (g_strcmp0 (tab, tkl_project_source.name) == 0)
    new_project_action (widget, name, parameter);
  else
    new_employee_action (widget, name, parameter);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_window_start_search (TKL_WINDOW (widget), NULL);
}

static void
period_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklDesk *desk = TKL_WINDOW (widget)->desk;

  if (g_str_equal (name, "win.period"))
    tkl_period_button_open (TKL_WINDOW (widget)->period);
  else if (g_str_equal (name, "win.all-days"))
    tkl_desk_set_period (desk, TKL_PERIOD_ALL);
  else if (g_str_equal (name, "win.today"))
    tkl_desk_set_period (desk, tkl_period_preset (TKL_PERIOD_TODAY, tkl_desk_get_today (desk)));
  else
    tkl_desk_set_period (desk, tkl_period_step (tkl_desk_get_period (desk),
                                                g_str_equal (name, "win.next-period") ? 1 : -1));
}

/* One of those that the button of the period offers, by its name for what is remembered. */
static void
preset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklDesk *desk = TKL_WINDOW (widget)->desk;
  TklPeriod period;

  if (tkl_period_from_text (g_variant_get_string (parameter, NULL), tkl_desk_get_today (desk),
                            &period))
    tkl_desk_set_period (desk, period);
}

/* Who is typing takes back letters: the change before them may be a whole month. */
static gboolean
undo_typing (GtkWidget *widget, const char *action)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));
  g_autofree char *before = NULL;

  if (!GTK_IS_TEXT (focus))
    return FALSE;
  before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));
  gtk_widget_activate_action (focus, action, NULL);
  return !g_str_equal (before, gtk_editable_get_text (GTK_EDITABLE (focus)));
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (undo_typing (widget, g_str_equal (name, "win.undo") ? "text.undo" : "text.redo"))
    return;
  if (g_str_equal (name, "win.undo"))
    tkl_desk_undo (TKL_WINDOW (widget)->desk);
  else
    tkl_desk_redo (TKL_WINDOW (widget)->desk);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_history_page_present (GTK_WINDOW (widget), TKL_WINDOW (widget)->desk);
}

static void
runs_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_table_dialog_present (GTK_WINDOW (widget), _ ("Log of Imports"), TKL_WINDOW (widget)->desk,
                            &tkl_run_source);
}

static void
sync_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklJobs *jobs = tkl_desk_get_jobs (TKL_WINDOW (widget)->desk);

  TKL_WINDOW (widget)->sync_asked = g_str_equal (name, "win.sync");
  if (TKL_WINDOW (widget)->sync_asked)
    tkl_jobs_run (jobs, TKL_JOB_SYNC);
  else
    tkl_jobs_cancel (jobs, tkl_jobs_get (jobs, TKL_JOB_SYNC));
}

static void
link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_hand_link_waiting (TKL_WINDOW (widget)->desk);
}

static void
transfer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklDesk *desk = TKL_WINDOW (widget)->desk;

  tkl_days_transfer (desk, tkl_desk_get_period (desk), widget);
}

/* To the days of the employees, wherever the focus is. */
static void
board_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklWindow *self = TKL_WINDOW (widget);

  tkl_window_show_tab (self, tkl_tick_source.name);
  gtk_widget_activate_action (tkl_window_get_page (self, tkl_tick_source.name), "ticks.board",
                              NULL);
}

static void
notices_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GSettings) state = g_settings_new (TKL_SETTINGS_STATE);

  GtkWidget *page = tkl_notice_page_new (TKL_WINDOW (widget)->desk, state);

  tkl_help_topic_set (page, TKL_HELP_CLOCK);
  tkl_table_dialog_present_page (GTK_WINDOW (widget), _ ("Changed Days"), page);
}

static void
jobs_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_jobs_dialog_present (GTK_WINDOW (widget), TKL_WINDOW (widget)->desk);
}

static void
key_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *preferences = tkl_preferences_present (GTK_WINDOW (widget), TKL_WINDOW (widget)->desk);

  tkl_preferences_show_key (TKL_PREFERENCES (preferences));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const names[] = { [TKL_IMPORT_EMPLOYEES] = "employees",
                                       [TKL_IMPORT_PROJECTS] = "projects",
                                       [TKL_IMPORT_PLANNING] = "planning",
                                       [TKL_IMPORT_ZONES] = "zones" };
  const char *kind = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], kind))
      tkl_import_choose (GTK_WINDOW (widget), TKL_WINDOW (widget)->desk, (TklImportKind) i);
}

static void
planning_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_planning_window_present (GTK_WINDOW (widget), TKL_WINDOW (widget)->desk);
}

static void
companies_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_companies_dialog_present (GTK_WINDOW (widget), TKL_WINDOW (widget)->desk);
}

static void
set_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_assistant_present (GTK_WINDOW (widget), TKL_WINDOW (widget)->desk);
}

static void
compare_key_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *assistant = tkl_assistant_present (GTK_WINDOW (widget), TKL_WINDOW (widget)->desk);

  tkl_assistant_compare_key (TKL_ASSISTANT (assistant));
}

static void
preferences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_preferences_present (GTK_WINDOW (widget), TKL_WINDOW (widget)->desk);
}

static void
data_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *preferences = tkl_preferences_present (GTK_WINDOW (widget), TKL_WINDOW (widget)->desk);

  tkl_preferences_show_data (TKL_PREFERENCES (preferences));
}

static void
command_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_command_search_present (GTK_WINDOW (widget));
}

/* Not as the help overlay of GtkApplicationWindow, which would have to be built with every window. */
static void
shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *shortcuts = tkl_present_open_one (GTK_WINDOW (widget), GTK_TYPE_SHORTCUTS_WINDOW);

  if (shortcuts == NULL)
    {
      shortcuts = GTK_WINDOW (tkl_commands_make_shortcuts_window (widget));
      tkl_present_over (shortcuts, GTK_WINDOW (widget));
    }
  gtk_window_present (shortcuts);
}

/* Alt+1, of the first, is in the table of commands. */
static void
bind_views (GtkWidgetClass *widget_class)
{
  for (guint i = 1; i < 9; i++)
    {
      g_autofree char *action = g_strdup_printf ("view-nth(uint32 %u)", i);

      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "win.page",
                                           "s", action);
    }
}

void
tkl_window_install_actions (GtkWidgetClass *widget_class)
{
  bind_views (widget_class);
  gtk_widget_class_install_action (widget_class, "win.tab", "s", tab_action);
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_action);
  gtk_widget_class_install_action (widget_class, "win.show-employee", "x", show_employee_action);
  gtk_widget_class_install_action (widget_class, "win.show-ticks", "(sx)", show_ticks_action);
  gtk_widget_class_install_action (widget_class, "win.show-file", "s", show_file_action);
  gtk_widget_class_install_action (widget_class, "win.show-project", "x", show_project_action);
  gtk_widget_class_install_action (widget_class, "win.show-tick", "x", show_tick_action);
  gtk_widget_class_install_action (widget_class, "win.show-vehicle", "x", show_vehicle_action);
  gtk_widget_class_install_action (widget_class, "win.show-lines", "(si)", show_lines_action);
  gtk_widget_class_install_action (widget_class, "win.project-map", NULL, project_map_action);
  gtk_widget_class_install_action (widget_class, "win.next-key", NULL, key_step_action);
  gtk_widget_class_install_action (widget_class, "win.previous-key", NULL, key_step_action);
  gtk_widget_class_install_action (widget_class, "win.new-employee", NULL, new_employee_action);
  gtk_widget_class_install_action (widget_class, "win.new-project", NULL, new_project_action);
  gtk_widget_class_install_action (widget_class, "win.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.period", NULL, period_action);
  gtk_widget_class_install_action (widget_class, "win.today", NULL, period_action);
  gtk_widget_class_install_action (widget_class, "win.preset", "s", preset_action);
  gtk_widget_class_install_action (widget_class, "win.all-days", NULL, period_action);
  gtk_widget_class_install_action (widget_class, "win.previous-period", NULL, period_action);
  gtk_widget_class_install_action (widget_class, "win.next-period", NULL, period_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "win.companies", NULL, companies_action);
  gtk_widget_class_install_action (widget_class, "win.set-up", NULL, set_up_action);
  gtk_widget_class_install_action (widget_class, "win.planning", NULL, planning_action);
  gtk_widget_class_install_action (widget_class, "win.import", "s", import_action);
  gtk_widget_class_install_action (widget_class, "win.sync", NULL, sync_action);
  gtk_widget_class_install_action (widget_class, "win.cancel-sync", NULL, sync_action);
  gtk_widget_class_install_action (widget_class, "win.link", NULL, link_action);
  gtk_widget_class_install_action (widget_class, "win.transfer", NULL, transfer_action);
  gtk_widget_class_install_action (widget_class, "win.notices", NULL, notices_action);
  gtk_widget_class_install_action (widget_class, "win.board", NULL, board_action);
  gtk_widget_class_install_action (widget_class, "win.runs", NULL, runs_action);
  gtk_widget_class_install_action (widget_class, "win.jobs", NULL, jobs_action);
  gtk_widget_class_install_action (widget_class, "win.compare-key", NULL, compare_key_action);
  gtk_widget_class_install_action (widget_class, "win.enter-key", NULL, key_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (widget_class, "win.data", NULL, data_action);
  gtk_widget_class_install_action (widget_class, "win.command-search", NULL, command_search_action);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, shortcuts_action);
  tkl_key_actions_install (widget_class);
}
