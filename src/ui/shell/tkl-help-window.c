/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklHelpWindow: the manual (F1, F039). Its text is part of the program, so that it is there without a
 * network and in a Flatpak, and is translated and checked as all texts are. */
/* Thread: main. */
#include "tkl-help-window.h"

#include "tkl-help-topic.h"
#include "tkl-present.h"

#include <glib/gi18n-lib.h>

struct _TklHelpWindow
{
  TklBesideWindow parent_instance;
  GtkWidget *box;
  GtkWidget *scroller;
  GtkBox *text;
  GtkWidget *headings[TKL_HELP_N_TOPICS]; /* by topic */
  GtkWidget *sought; /* (nullable): heading that is to be on top once it has a place */
};

G_DEFINE_FINAL_TYPE (TklHelpWindow, tkl_help_window, TKL_TYPE_BESIDE_WINDOW)

static const struct
{
  TklHelpTopic topic; /* of a heading; NONE: a text below it */
  const char *text;   /* marked for translation */
} parts[] = {
  { TKL_HELP_START, N_ ("What Tikklok does") },
  { TKL_HELP_NONE,
    N_ ("Workers hold their key to the reader in the vehicle. Tikklok fetches these touches "
        "from TrustTrack as ticks, finds the employee and the place of each, and makes the "
        "lines of the time clock from them: work, mobility, commute and breaks of each "
        "workday.") },
  { TKL_HELP_FIRST_STEPS, N_ ("First steps") },
  { TKL_HELP_NONE,
    N_ ("“Set Up the Company” in the main menu asks for what is needed first: the name, the "
        "API key of TrustTrack and the lists of employees and projects from Excel or CSV. F5 "
        "then fetches the vehicles and ticks.") },
  { TKL_HELP_NONE,
    N_ ("To look around first, try the demo company: an invented firm in a database of its "
        "own. “Companies” in the main menu offers it too; the bar at its top leads back to "
        "your own company and removes the demo.") },
  { TKL_HELP_NONE,
    N_ ("Ctrl+K finds every command by its name. Whatever you change can be undone with "
        "Ctrl+Z.") },
  { TKL_HELP_TICKS, N_ ("Ticks") },
  { TKL_HELP_NONE,
    N_ ("The period in the header decides which days are shown. The column “Reason” says why "
        "a tick needs attention; F8 goes to the next one. Ctrl+R repairs all days that can be "
        "repaired "
        "safely.") },
  { TKL_HELP_NONE,
    N_ ("No employee: nobody holds the key on that day. No destination found: the vehicle was "
        "near no home, project or zone. Several projects found: more than one lies there. "
        "Double tick: the same key a moment before.") },
  { TKL_HELP_NONE,
    N_ ("When your plan at TrustTrack lacks the history, ticks come from trips: one where and when "
        "a "
        "trip began and one where it ended, for the driver that TrustTrack matched. Whoever rode "
        "along has none, and such days stay provisional: look at them before you transfer them. "
        "Once "
        "the plan has the history, the real touches take the place of the trips.") },
  { TKL_HELP_NONE,
    N_ ("F9 shows the chosen ticks beside the table, to correct place, employee or time, and what "
        "would repair their day: the keys 1 to 9 do it and go on to the next day, 0 leaves a day "
        "as "
        "it is. What the tracker sent stays and can be shown again. "
        "“Transfer” takes the complete days of the period to the time clock and tells which days "
        "were left out. The menu of the chosen ticks does it for their days alone, on request also "
        "for incomplete ones.") },
  { TKL_HELP_CELLS, N_ ("Changing cells") },
  { TKL_HELP_NONE,
    N_ ("Left and Right go from cell to cell. Enter or F2 changes a time, a note, an employee or a "
        "project where it stands; Escape leaves it, Tab goes on to the next. Space turns a box of "
        "all selected rows, and Ctrl+D gives them what the first of them has.") },
  { TKL_HELP_NONE, N_ ("Ctrl+Shift+B changes several fields of the chosen ticks in one step: "
                       "employee, place, note, boxes, "
                       "and the time by some minutes. Only what is checked changes.") },
  { TKL_HELP_REPAIRS, N_ ("Repairing days") },
  { TKL_HELP_NONE,
    N_ ("The pane beside the table says what is wrong with the day of the chosen tick, and "
        "lists what would repair it with the reason: mates in the same vehicle, starts and "
        "stops of the engine. A click, or the key with the number of a repair, does it. Where the "
        "edge of a zone would be moved, the pencil opens the zone instead.") },
  { TKL_HELP_NONE,
    N_ ("Ctrl+R lists the days of the period that can be repaired safely, each with what would be "
        "done. A day whose box is cleared stays as it is; one step of undo takes all of it "
        "back.") },
  { TKL_HELP_MONTH, N_ ("The month") },
  { TKL_HELP_NONE,
    N_ ("Above the ticks stands the month: how many employees are complete on each day, and "
        "how many need attention. A click on a day shows its ticks only, a second click those "
        "of the whole month.") },
  { TKL_HELP_NONE,
    N_ ("Ctrl+M shows the days of each employee below. Arrows go from day to day, F8 to the "
        "next one that needs attention, Enter to its ticks.") },
  { TKL_HELP_VIEWS, N_ ("Views of a table") },
  { TKL_HELP_NONE,
    N_ ("A view is what a table shows, under a name: columns, filters, order and groups. "
        "Ctrl+L lists the views, Alt+1 to Alt+9 show one. A dot after the name tells that "
        "something is shown otherwise than it was saved. The menu saves it, under another name "
        "too, or goes back; a view that was deleted can be brought back.") },
  { TKL_HELP_NONE,
    N_ ("Ctrl+F searches in the tab that is shown. Letters typed among the rows are searched for "
        "at "
        "once, and so are digits where they are no keys of repairs; Escape leads back to the "
        "rows.") },
  { TKL_HELP_NONE,
    N_ ("The menu “Columns”, or a right click on a title, chooses and moves columns. “Freeze up to "
        "This Column” keeps the first columns in sight while the others are scrolled, up to a "
        "line; a view keeps them too. Columns that would leave less than a third of the table to "
        "the others are scrolled with them.") },
  { TKL_HELP_NONE,
    N_ ("Ctrl+Shift+F, or “Filter…” in the menu of a title, opens the filter row below the titles, "
        "with an entry for each column: a part of a text; a number, date or time, such as 7:30, "
        ">7:30, <7:30 or 7..9:30; “yes” or “no” for boxes. 7 alone is the whole hour, 16 the 16th "
        "of "
        "the month. Escape leads to the rows; a view keeps the filters, and Ctrl+0 clears them.") },
  { TKL_HELP_NONE,
    N_ ("Ctrl+E writes what is shown to a workbook of Excel or to a CSV file: the same columns "
        "and rows, in the same order.") },
  { TKL_HELP_NONE,
    N_ ("Ctrl+P prints them. The dialog offers “Selection” when several rows are chosen. What is "
        "too wide for the paper gets smaller letters, then several lines, then pages side by side "
        "that each begin with the first column.") },
  { TKL_HELP_GROUPS, N_ ("Groups") },
  { TKL_HELP_NONE,
    N_ ("Ctrl+B groups the rows by a column, such as employee or vehicle. The list beside the "
        "table tells how many rows each group has, and how many of them need attention; the "
        "table shows those of the chosen one. F6 goes to the groups and back to the rows.") },
  { TKL_HELP_CLOCK, N_ ("Time clock") },
  { TKL_HELP_NONE,
    N_ ("Shows the lines that were made from the ticks of complete days: who, when, where, "
        "how long, and the kilometres. The quick filter shows one type of line.") },
  { TKL_HELP_NONE,
    N_ ("Data that come late, and corrections, may make another day of one that was transferred: "
        "“Changed Days” in the main menu lists them with the lines as they are and as the ticks "
        "give them. Enter accepts the chosen days, Delete leaves their lines as they are until "
        "the ticks change again.") },
  { TKL_HELP_EMPLOYEES, N_ ("Employees and keys") },
  { TKL_HELP_NONE,
    N_ ("Each employee holds a key from one day to another; old ticks keep the holder of "
        "their day. “Unknown Keys” in the main menu lists keys that ticked and that nobody "
        "holds, and gives them out. F7 goes to the next tick that has the number of a key. "
        "F9 shows the form of the chosen employee, Enter goes into it, and Esc back to the row: "
        "there Esc first takes back what was typed.") },
  { TKL_HELP_SCHEDULES, N_ ("Schedules") },
  { TKL_HELP_NONE,
    N_ ("A schedule in the form of an employee says how many hours are expected on each day of "
        "the week, from its first day to its last. A new one ends the one before it; without a "
        "last day it lasts until the next. Days before it keep the hours of their time.") },
  { TKL_HELP_PROJECTS, N_ ("Projects") },
  { TKL_HELP_NONE,
    N_ ("Ticks are linked to projects that are active, by the circle around the work address "
        "or by zones. A radius of its own counts before that of the settings. A project "
        "with ticks is closed, not deleted: “Close” makes today its last day, unless it has an "
        "earlier one, and ticks until then keep it. “Activate” opens it again. Blocked, or closed "
        "by its state, it is found on no day: ticks that were linked lose it too. “Change…” gives "
        "several projects the same values.") },
  { TKL_HELP_NONE,
    N_ ("“Planning” says who works where, by the week or as a list; rows copied from a "
        "spreadsheet can be pasted. With CT-11 on, employees are linked only to projects "
        "that are planned for them.") },
  { TKL_HELP_RADIUS, N_ ("Radius by ticks") },
  { TKL_HELP_NONE,
    N_ ("“Suggest”, below the radius of a project, looks at how far from the work address "
        "people really ticked. It says how many visits lie within the radius that it suggests, "
        "and how many ticks of other places would lie within it too. “Apply” makes it the "
        "radius of the project.") },
  { TKL_HELP_ZONES, N_ ("Zones") },
  { TKL_HELP_NONE,
    N_ ("“Zones…” draws the zones of the chosen project. With “Draw” each click sets a corner, "
        "with "
        "“Rectangle” one drag makes a zone; handles move, insert and remove corners afterwards, "
        "and "
        "that of the circle changes the radius. What is wrong is said beside the map, and nothing "
        "crossed is saved. Saving first lists the ticks of the last 60 days that would change.") },
  { TKL_HELP_NONE,
    N_ ("By keyboard, on the map of zones: D, R, H and C are the tools; Insert sets a corner where "
        "the cross is, Enter closes; N and P choose a corner, or the handle of the circle while no "
        "zone is chosen; arrows move it by a metre, with Shift by ten; Insert adds a corner, "
        "Delete "
        "removes one. The corners also stand beside the map, where they can be typed; Up and Down "
        "go from one to the next.") },
  { TKL_HELP_ZONE_DRAFT, N_ ("Zone around ticks") },
  { TKL_HELP_NONE,
    N_ ("“Zone around These…” in the actions of ticks draws a first outline around the chosen "
        "ticks, as much wider as the margin says. Choose a project for it, or give a new one a "
        "number. The outline then lies on the map of zones: it can be changed there, and is "
        "kept once it is saved.") },
  { TKL_HELP_OVERLAPS, N_ ("Overlapping zones") },
  { TKL_HELP_NONE,
    N_ ("A tick inside of two zones of different projects has several projects. “Overlapping "
        "Zones” in the tab of projects lists such zones, with the area that they have in "
        "common and the days that became ambiguous. “First” and “Second” draw the zones of one "
        "of the projects, “Map” shows both. “Days” lists the days that they made ambiguous; Enter "
        "shows the ticks of one.") },
  { TKL_HELP_ZONE_IMPORT, N_ ("Importing zones") },
  { TKL_HELP_NONE,
    N_ ("“Import Zones” reads GeoJSON, KML, KMZ and GPX. Nothing is stored at first: each zone "
        "of the file stands in a list and on the map, new, changed, unchanged or refused with "
        "the reason. Choosing a row shows its zone, and a click on a zone its row. What was "
        "imported can be undone.") },
  { TKL_HELP_VEHICLES, N_ ("Vehicles") },
  { TKL_HELP_NONE,
    N_ ("The list comes from TrustTrack. It shows when each vehicle was last heard of, "
        "whether a key reader was seen, and its way on the map. A vehicle that stays silent "
        "needs attention.") },
  { TKL_HELP_NONE,
    N_ ("“Download or Re-read” fetches the records of chosen days once more, “Re-derive” makes "
        "their ticks anew from the records that are here. Their windows can be closed: the work "
        "goes on, one job after the other. “Work in the Background” shows how far it is, stops "
        "it, and tries again what failed.") },
  { TKL_HELP_MAPS, N_ ("Maps") },
  { TKL_HELP_NONE,
    N_ ("The button in the lower right corner of every map chooses what lies below: a map from "
        "the network, one from a file, or the plain map, which needs no network. Settings, "
        "Services has the list. Plus and minus zoom, arrows move, Home shows everything.") },
  { TKL_HELP_NONE,
    N_ ("“Map” in the tab of projects shows all active projects: their zones, and their circles "
        "at the radius that counts. A click chooses a project, the next click the one around "
        "it; N and P do so by keyboard. Ticks of the period and homes of employees are shown "
        "when you ask for them; T and Shift+T go from tick to tick, Enter opens the one that is "
        "marked, or goes nearer where there are several.") },
  { TKL_HELP_SETTINGS, N_ ("Settings") },
  { TKL_HELP_NONE,
    N_ ("Ctrl+, opens the rules of the company: radius, rounding, breaks and allowances, and "
        "when to fetch ticks. A setting that changes days already made says first which ones.") },
  { TKL_HELP_TROUBLE, N_ ("When something is wrong") },
  { TKL_HELP_NONE,
    N_ ("“Why Are There No Ticks?” in the main menu checks an employee step by step, from the "
        "key to the vehicle, and says what to do. “Work in the Background” shows what runs "
        "and what failed, “Log of Imports” what came in, “History of Changes” who changed "
        "what.") },
};

static GtkWidget *
make_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

/* Tab goes from one to the next, and who cannot see hears where the manual was opened. A label alone takes
 * no focus. */
static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *heading
      = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  GtkWidget *label = make_text (text);

  gtk_widget_add_css_class (label, "title-3");
  gtk_widget_add_css_class (heading, "tkl-help-heading");
  gtk_widget_set_margin_top (heading, 18);
  gtk_widget_set_focusable (heading, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_box_append (GTK_BOX (heading), label);
  return heading;
}

static gboolean
show_sought_cb (GtkWidget *text, GdkFrameClock *clock, gpointer user_data)
{
  TklHelpWindow *self = user_data;
  graphene_rect_t at;

  if (self->sought == NULL)
    return G_SOURCE_REMOVE;
  /* Lines are broken only once the window has its width. */
  if (gtk_widget_get_height (self->sought) == 0
      || !gtk_widget_compute_bounds (self->sought, text, &at))
    return G_SOURCE_CONTINUE;
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), at.origin.y);
  self->sought = NULL;
  return G_SOURCE_REMOVE;
}

/* The first page has nothing above it that would have to be passed over. */
static void
show_topic (TklHelpWindow *self, TklHelpTopic topic)
{
  if (topic == TKL_HELP_START)
    {
      gtk_widget_grab_focus (self->scroller);
      return;
    }
  gtk_widget_grab_focus (self->headings[topic]);
  if (self->sought == NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->text), show_sought_cb, self, NULL);
  self->sought = self->headings[topic];
}

GtkWidget *
tkl_help_window_present (GtkWindow *parent)
{
  TklHelpTopic topic = tkl_help_topic_find (parent);
  GtkWindow *open;
  TklHelpWindow *self;

  if (TKL_IS_HELP_WINDOW (parent))
    return GTK_WIDGET (parent);
  open = tkl_present_open_one (parent, TKL_TYPE_HELP_WINDOW);
  self = open != NULL ? TKL_HELP_WINDOW (open) : g_object_new (TKL_TYPE_HELP_WINDOW, NULL);
  if (open == NULL)
    {
      /* One that is not would get no key while the other is open. */
      gtk_window_set_modal (GTK_WINDOW (self), parent != NULL && gtk_window_get_modal (parent));
      tkl_beside_window_present (TKL_BESIDE_WINDOW (self), parent);
    }
  show_topic (self, topic);
  return GTK_WIDGET (self);
}

static void
tkl_help_window_class_init (TklHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TklHelpWindow, box);
  gtk_widget_class_bind_template_child (widget_class, TklHelpWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, TklHelpWindow, text);
}

static void
tkl_help_window_init (TklHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *text = _ (parts[i].text);
      gboolean is_heading = parts[i].topic != TKL_HELP_NONE;
      GtkWidget *part = is_heading ? make_heading (text) : make_text (text);

      gtk_box_append (self->text, part);
      if (is_heading)
        self->headings[parts[i].topic] = part;
    }
}
