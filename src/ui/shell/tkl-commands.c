/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every command of the window: one table for accelerators, command search and the shortcuts window. */
/* Thread: main. */
#include "tkl-commands.h"

#include "tkl-names.h"
#include "tkl-text-size.h"

#include <glib/gi18n-lib.h>

/* Of a title in the shortcuts window, with text of the usual size. */
#define TITLE_CHARS 34
/* In a column of it; its title counts as one more. */
#define MOST_SHORTCUTS 15
#define MOST_LARGE 4
#define LARGE_PERCENT 130

static const TklCommand commands[] = {
  { "win.tab::ticks", N_ ("Show the ticks"), "<Control>1", TKL_GROUP_VIEW },
  { "win.tab::lines", N_ ("Show the time clock"), "<Control>2", TKL_GROUP_VIEW },
  { "win.tab::employees", N_ ("Show the employees"), "<Control>3", TKL_GROUP_VIEW },
  { "win.tab::projects", N_ ("Show the projects"), "<Control>4", TKL_GROUP_VIEW },
  { "win.tab::vehicles", N_ ("Show the vehicles"), "<Control>5", TKL_GROUP_VIEW },
  { "win.today", N_ ("Today"), "<Control>t", TKL_GROUP_VIEW },
  { "win.preset::yesterday", N_ ("Yesterday"), NULL, TKL_GROUP_VIEW },
  { "win.preset::this-week", N_ ("This week"), NULL, TKL_GROUP_VIEW },
  { "win.preset::last-week", N_ ("Last week"), NULL, TKL_GROUP_VIEW },
  { "win.preset::this-month", N_ ("This month"), NULL, TKL_GROUP_VIEW },
  { "win.preset::last-month", N_ ("Last month"), NULL, TKL_GROUP_VIEW },
  { "win.all-days", N_ ("All days"), NULL, TKL_GROUP_VIEW },
  { "win.previous-period", N_ ("Previous period"), "<Alt>Left", TKL_GROUP_VIEW },
  { "win.next-period", N_ ("Next period"), "<Alt>Right", TKL_GROUP_VIEW },
  { "win.period", N_ ("Choose the period"), "<Control>g", TKL_GROUP_VIEW },
  { "win.search", N_ ("Search in this tab"), "<Control>f", TKL_GROUP_VIEW },
  { "win.command-search", N_ ("Search commands"), "<Control>k", TKL_GROUP_GENERAL },
  { "win.sync", N_ ("Fetch ticks"), "F5", TKL_GROUP_GENERAL },
  { "win.cancel-sync", N_ ("Stop fetching ticks"), NULL, TKL_GROUP_GENERAL },
  { "win.link", N_ ("Link the ticks that wait"), NULL, TKL_GROUP_GENERAL },
  { "win.runs", N_ ("Log of imports"), NULL, TKL_GROUP_GENERAL },
  { "win.jobs", N_ ("Work in the background"), NULL, TKL_GROUP_GENERAL },
  { "win.compare-key", N_ ("Compare a key with its metal"), NULL, TKL_GROUP_GENERAL },
  { "win.enter-key", N_ ("Enter the API key"), NULL, TKL_GROUP_GENERAL },
  { "win.undo", N_ ("Undo"), "<Control>z", TKL_GROUP_GENERAL },
  { "win.redo", N_ ("Redo"), "<Shift><Control>z", TKL_GROUP_GENERAL },
  { "win.history", N_ ("History of changes"), "<Control>h", TKL_GROUP_GENERAL },
  { "win.import::employees", N_ ("Import employees"), NULL, TKL_GROUP_GENERAL },
  { "win.import::projects", N_ ("Import projects"), NULL, TKL_GROUP_GENERAL },
  { "win.import::planning", N_ ("Import planning"), NULL, TKL_GROUP_GENERAL },
  { "win.import::zones", N_ ("Import zones"), NULL, TKL_GROUP_GENERAL },
  { "win.planning", N_ ("Planning"), "<Shift><Control>p", TKL_GROUP_VIEW },
  { "win.unknown-keys", N_ ("Unknown keys"), "<Control>u", TKL_GROUP_GENERAL },
  { "win.match-homes", N_ ("Give keys out by home address"), NULL, TKL_GROUP_GENERAL },
  { "win.give-keys-out", N_ ("Give keys out one by one"), NULL, TKL_GROUP_GENERAL },
  { "win.diagnose(int64 0)", N_ ("Why are there no ticks of this employee?"), NULL,
    TKL_GROUP_GENERAL },
  { "win.preferences", N_ ("Settings"), "<Control>comma", TKL_GROUP_GENERAL },
  { "win.data", N_ ("Back up, restore or check the database"), NULL, TKL_GROUP_GENERAL },
  { "win.set-up", N_ ("Set up the company"), NULL, TKL_GROUP_GENERAL },
  { "win.companies", N_ ("Companies"), "<Control>o", TKL_GROUP_GENERAL },
  { "app.demo", N_ ("Try the demo company"), NULL, TKL_GROUP_GENERAL },
  { "app.leave-demo", N_ ("Leave the demo company"), NULL, TKL_GROUP_GENERAL },
  { "app.remove-demo", N_ ("Remove the demo company"), NULL, TKL_GROUP_GENERAL },
  { "win.show-help-overlay", N_ ("Keyboard shortcuts"), "<Control>question", TKL_GROUP_GENERAL },
  { "app.help", N_ ("Help"), "F1", TKL_GROUP_GENERAL },
  { "app.about", N_ ("About Tikklok"), NULL, TKL_GROUP_GENERAL },
  { "window.close", N_ ("Close the window"), "<Control>w", TKL_GROUP_GENERAL },
  { "app.quit", N_ ("Quit"), "<Control>q", TKL_GROUP_GENERAL },
  { "win.page::next", N_ ("Next row that needs attention"), "F8", TKL_GROUP_TABLE },
  { "win.page::previous", N_ ("Previous row that needs attention"), "<Shift>F8", TKL_GROUP_TABLE },
  { "win.next-key", N_ ("Next tick with the number of a key"), "F7", TKL_GROUP_TABLE },
  { "win.previous-key", N_ ("Previous tick with the number of a key"), "<Shift>F7",
    TKL_GROUP_TABLE },
  { "win.page::columns", N_ ("Choose and move columns, and sort by them"), NULL, TKL_GROUP_TABLE },
  { "win.page::views", N_ ("Choose a view of the table"), "<Control>l", TKL_GROUP_VIEWS },
  { "win.page::view-first", N_ ("Show the first view; Alt+2 to Alt+9 show the others"), "<Alt>1",
    TKL_GROUP_VIEWS },
  { "win.page::view-save", N_ ("Save the changes of this view"), NULL, TKL_GROUP_VIEWS },
  { "win.page::view-save-as", N_ ("Save what is shown as a view"), NULL, TKL_GROUP_VIEWS },
  { "win.page::view-reset", N_ ("Reset this view to what was saved"), NULL, TKL_GROUP_VIEWS },
  { "win.page::view-rename", N_ ("Rename this view"), NULL, TKL_GROUP_VIEWS },
  { "win.page::view-delete", N_ ("Delete this view"), NULL, TKL_GROUP_VIEWS },
  { "win.page::view-restore", N_ ("Bring the view back that was deleted last"), NULL,
    TKL_GROUP_VIEWS },
  { "win.page::groups", N_ ("Group the rows by a column"), "<Control>b", TKL_GROUP_VIEWS },
  { "win.page::focus-groups", N_ ("Go to the groups, or back to the rows"), "F6", TKL_GROUP_VIEWS },
  { "win.page::filter", N_ ("Filter by column, or hide the filter row"), "<Shift><Control>f",
    TKL_GROUP_VIEWS },
  { "win.page::clear-filters", N_ ("Clear the filters of all columns"), NULL, TKL_GROUP_VIEWS },
  { "win.page::show-all", N_ ("Show all rows, without any filter"), "<Control>0", TKL_GROUP_VIEWS },
  { "win.page::export", N_ ("Write what is shown to a file"), "<Control>e", TKL_GROUP_TABLE },
  { "win.page::print", N_ ("Print what is shown"), "<Control>p", TKL_GROUP_TABLE },
  { "win.page::side", N_ ("Show or hide the side pane"), "F9", TKL_GROUP_TABLE },
  { "win.new", N_ ("Add an employee, or a project in its tab"), "<Control>n", TKL_GROUP_TABLE },
  { "win.new-employee", N_ ("Add an employee"), NULL, TKL_GROUP_TABLE },
  { "employees.activate", N_ ("Activate the chosen employees"), NULL, TKL_GROUP_TABLE },
  { "employees.deactivate", N_ ("Deactivate the chosen employees"), NULL, TKL_GROUP_TABLE },
  { "employees.delete", N_ ("Delete the chosen employee"), "Delete", TKL_GROUP_TABLE },
  { "win.new-project", N_ ("Add a project"), NULL, TKL_GROUP_TABLE },
  { "win.project-map", N_ ("Map of projects"), NULL, TKL_GROUP_VIEW },
  { "projects.copy", N_ ("Copy the chosen project"), NULL, TKL_GROUP_TABLE },
  { "projects.zones", N_ ("Draw the zones of the chosen project"), NULL, TKL_GROUP_TABLE },
  { "projects.import-zones", N_ ("Import zones into the chosen project"), NULL, TKL_GROUP_TABLE },
  { "projects.overlaps", N_ ("Find zones that overlap"), NULL, TKL_GROUP_TABLE },
  { "projects.export-zones", N_ ("Export the zones of the chosen projects"), NULL,
    TKL_GROUP_TABLE },
  { "projects.export-all-zones", N_ ("Export all zones"), NULL, TKL_GROUP_TABLE },
  { "projects.change", N_ ("Change the chosen projects"), NULL, TKL_GROUP_TABLE },
  { "projects.activate", N_ ("Activate the chosen projects"), NULL, TKL_GROUP_TABLE },
  { "projects.block", N_ ("Block the chosen projects"), NULL, TKL_GROUP_TABLE },
  { "projects.close", N_ ("Close the chosen projects"), NULL, TKL_GROUP_TABLE },
  { "projects.delete", N_ ("Delete the chosen project"), "Delete", TKL_GROUP_TABLE },
  { "win.transfer", N_ ("Transfer the days of this period to the time clock"), NULL,
    TKL_GROUP_TICKS },
  { "ticks.transfer-chosen", N_ ("Transfer the days of the chosen ticks to the time clock"),
    "<Shift><Alt>t", TKL_GROUP_TICKS },
  { "ticks.force-chosen",
    N_ ("Transfer the days of the chosen ticks as they are, also incomplete ones"), NULL,
    TKL_GROUP_TICKS },
  { "win.notices", N_ ("Transferred days that would be others now"), NULL, TKL_GROUP_TICKS },
  { "win.board", N_ ("Days of the employees in this month"), "<Control>m", TKL_GROUP_TICKS },
  { "ticks.month-open", N_ ("Show or hide the employees of the month above the ticks"), NULL,
    TKL_GROUP_TICKS },
  { "ticks.month-previous", N_ ("Month above the ticks: the month before"), NULL, TKL_GROUP_TICKS },
  { "ticks.month-next", N_ ("Month above the ticks: the month after"), NULL, TKL_GROUP_TICKS },
  { "ticks.month-all", N_ ("Show the ticks of the whole month above them"), NULL, TKL_GROUP_TICKS },
  { "ticks.link", N_ ("Link the ticks of this period again"), NULL, TKL_GROUP_TICKS },
  { "ticks.repair", N_ ("Repair the days of this period that can be repaired safely"), "<Control>r",
    TKL_GROUP_TICKS },
  { "ticks.link-chosen", N_ ("Link the days of the chosen ticks again"), "<Shift><Control>l",
    TKL_GROUP_TICKS },
  { "ticks.only-employee", N_ ("Only ticks of the employee of the chosen one"), "<Shift><Control>e",
    TKL_GROUP_AROUND },
  { "ticks.only-vehicle", N_ ("Only ticks of the vehicle of the chosen one"), "<Shift><Control>v",
    TKL_GROUP_AROUND },
  { "ticks.only-project", N_ ("Only ticks at the project of the chosen one"), "<Shift><Control>j",
    TKL_GROUP_AROUND },
  { "ticks.only-day", N_ ("Only ticks of the day of the chosen one"), "<Shift><Control>d",
    TKL_GROUP_AROUND },
  { "ticks.attention", N_ ("Only ticks that need attention"), NULL, TKL_GROUP_TICKS },
  { "ticks.open-employee", N_ ("Open the employee of the chosen tick"), "<Shift><Alt>e",
    TKL_GROUP_AROUND },
  { "ticks.open-project", N_ ("Open the project of the chosen tick"), "<Shift><Alt>j",
    TKL_GROUP_AROUND },
  { "ticks.open-vehicle", N_ ("Open the vehicle of the chosen tick"), "<Shift><Alt>v",
    TKL_GROUP_AROUND },
  { "ticks.open-day", N_ ("Open the day of the chosen tick in the time clock"), "<Shift><Alt>d",
    TKL_GROUP_AROUND },
  { "ticks.fetch", N_ ("Fetch the records of the vehicle of the chosen tick again"),
    "<Shift><Alt>f", TKL_GROUP_AROUND },
  { "ticks.derive", N_ ("Re-derive the ticks of the vehicle of the chosen one"), "<Shift><Alt>r",
    TKL_GROUP_AROUND },
  { "ticks.history", N_ ("Original values and history of the chosen tick"), "<Shift><Control>h",
    TKL_GROUP_TICKS },
  { "ticks.add", N_ ("Add a tick by hand"), "Insert", TKL_GROUP_TICKS },
  { "ticks.copy", N_ ("Copy the chosen tick to another time"), "<Shift><Control>c",
    TKL_GROUP_TICKS },
  { "ticks.fill", N_ ("Fill the chosen ticks with what the first of them has"), "<Control>d",
    TKL_GROUP_TICKS },
  { "ticks.change", N_ ("Change several fields of the chosen ticks"), "<Shift><Control>b",
    TKL_GROUP_TICKS },
  { "ticks.block", N_ ("Block the chosen ticks"), "<Shift><Alt>b", TKL_GROUP_TICKS },
  { "ticks.unblock", N_ ("Unblock the chosen ticks"), "<Shift><Alt>u", TKL_GROUP_TICKS },
  { "ticks.to-clock", N_ ("Take the chosen ticks to the time clock"), NULL, TKL_GROUP_TICKS },
  { "ticks.not-to-clock", N_ ("Keep the chosen ticks from the time clock"), NULL, TKL_GROUP_TICKS },
  { "ticks.to-presence", N_ ("Take the chosen ticks to Checkin@Work"), NULL, TKL_GROUP_TICKS },
  { "ticks.not-to-presence", N_ ("Keep the chosen ticks from Checkin@Work"), NULL,
    TKL_GROUP_TICKS },
  { "ticks.home", N_ ("The chosen ticks are at home"), NULL, TKL_GROUP_TICKS },
  { "ticks.employer", N_ ("The chosen ticks are at the employer"), NULL, TKL_GROUP_TICKS },
  { "ticks.zone", N_ ("Draw a zone around the chosen ticks"), NULL, TKL_GROUP_TICKS },
  { "ticks.keep-double", N_ ("Keep the chosen double ticks"), "<Shift><Alt>k", TKL_GROUP_TICKS },
  { "ticks.revert", N_ ("Take all corrections of the chosen ticks back"), NULL, TKL_GROUP_TICKS },
  { "ticks.delete", N_ ("Delete the chosen ticks"), "Delete", TKL_GROUP_TICKS },
  { "ticks.deleted", N_ ("Show deleted ticks"), NULL, TKL_GROUP_TICKS },
  { "vehicles.fetch", N_ ("Download or re-read records of vehicles"), NULL, TKL_GROUP_TABLE },
  { "vehicles.derive", N_ ("Re-derive ticks of vehicles"), NULL, TKL_GROUP_TABLE },
  { "vehicles.map", N_ ("Show or hide the map of vehicles"), NULL, TKL_GROUP_TABLE },
  { "vehicles.previous-day", N_ ("Map of vehicles: day before"), NULL, TKL_GROUP_TABLE },
  { "vehicles.next-day", N_ ("Map of vehicles: day after"), NULL, TKL_GROUP_TABLE },
  { "table.copy", N_ ("Copy rows"), "<Control>c", TKL_GROUP_TABLE },
};

static const char *const group_titles[TKL_N_GROUPS]
    = { [TKL_GROUP_GENERAL] = N_ ("General"), [TKL_GROUP_VIEW] = N_ ("View"),
        [TKL_GROUP_TABLE] = N_ ("Tables"),    [TKL_GROUP_VIEWS] = N_ ("Views and groups"),
        [TKL_GROUP_TICKS] = N_ ("Ticks"),     [TKL_GROUP_AROUND] = N_ ("Around the chosen tick") };

const TklCommand *
tkl_commands (guint *ret_n_commands)
{
  *ret_n_commands = G_N_ELEMENTS (commands);
  return commands;
}

/* Keys of what is inside of a window are bound by its widget: they hold where it has the focus. */
static gboolean
is_of_window (const TklCommand *command)
{
  return g_str_has_prefix (command->action, "win.") || g_str_has_prefix (command->action, "app.")
         || g_str_has_prefix (command->action, "window.");
}

void
tkl_commands_set_accels (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (GStrv) accels = NULL;

      if (commands[i].accels == NULL || !is_of_window (&commands[i]))
        continue;
      accels = g_strsplit (commands[i].accels, " ", -1);
      gtk_application_set_accels_for_action (application, commands[i].action,
                                             (const char *const *) accels);
    }
}

static void
append_shortcut (GString *xml, const TklCommand *command)
{
  g_autofree char *text = g_markup_escape_text (_ (command->title), -1);
  g_autofree char *keys = g_markup_escape_text (command->accels, -1);

  g_string_append_printf (xml,
                          "<child><object class='GtkShortcutsShortcut'>"
                          "<property name='title'>%s</property>"
                          "<property name='accelerator'>%s</property></object></child>",
                          text, keys);
}

/* @most: so many stand in a column: what is more goes on in the next one, under the same title. */
static void
append_group (GString *xml, TklCommandGroup group, guint most)
{
  g_autofree char *title = g_markup_escape_text (_ (group_titles[group]), -1);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (commands[i].group != group || commands[i].accels == NULL)
        continue;
      if (n % most == 0)
        g_string_append_printf (xml,
                                "%s<child><object class='GtkShortcutsGroup'>"
                                "<property name='title'>%s</property>",
                                n > 0 ? "</object></child>" : "", title);
      append_shortcut (xml, &commands[i]);
      n++;
    }
  g_string_append (xml, "</object></child>");
}

/* Two columns of long titles are wider than a screen with large text: the larger it is, the fewer letters
 * stand in a line. Of a label that would do with less room, GTK lays the rest under the next column. */
static void
wrap_titles (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget)
      && GTK_IS_SHORTCUTS_SHORTCUT (gtk_widget_get_ancestor (widget, GTK_TYPE_SHORTCUTS_SHORTCUT))
      && gtk_widget_get_ancestor (widget, GTK_TYPE_SHORTCUT_LABEL) == NULL)
    {
      int chars = TITLE_CHARS * 100 / MAX (tkl_text_size_percent (widget), 100);

      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (widget), chars);
      gtk_label_set_max_width_chars (GTK_LABEL (widget), chars);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    wrap_titles (child);
}

/* GTK 4.8 makes this window from XML only. */
GtkWidget *
tkl_commands_make_shortcuts_window (GtkWidget *parent)
{
  /* Titles of large text take three lines each, and the window does not scroll. */
  guint most = tkl_text_size_percent (parent) > LARGE_PERCENT ? MOST_LARGE : MOST_SHORTCUTS;
  g_autoptr (GString) xml = g_string_new (NULL);
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWidget *window;

  g_string_printf (xml,
                   "<interface><object class='GtkShortcutsWindow' id='window'>"
                   "<property name='modal'>true</property><child>"
                   "<object class='GtkShortcutsSection'>"
                   "<property name='section-name'>all</property>"
                   "<property name='max-height'>%u</property>",
                   most + 1);
  for (guint group = 0; group < TKL_N_GROUPS; group++)
    append_group (xml, (TklCommandGroup) group, most);
  g_string_append (xml, "</object></child></object></interface>");
  builder = gtk_builder_new_from_string (xml->str, -1);
  window = GTK_WIDGET (gtk_builder_get_object (builder, "window"));
  wrap_titles (window);
  tkl_names_complete (window);
  return window;
}
