/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklHelpWindow: the manual (F1, F039). Its text is part of the program, so that it is there without a
 * network and in a Flatpak, and is translated and checked as all texts are. */
/* Thread: main. */
#include "tkl-help-window.h"

#include "tkl-present.h"

#include <glib/gi18n-lib.h>

struct _TklHelpWindow
{
  TklBesideWindow parent_instance;
  GtkWidget *box;
  GtkWidget *scroller;
  GtkBox *text;
};

G_DEFINE_FINAL_TYPE (TklHelpWindow, tkl_help_window, TKL_TYPE_BESIDE_WINDOW)

static const struct
{
  gboolean is_heading;
  const char *text; /* marked for translation */
} parts[] = {
  { TRUE, N_ ("What Tikklok does") },
  { FALSE, N_ ("Workers hold their key to the reader in the vehicle. Tikklok fetches these touches "
               "from TrustTrack as ticks, finds the employee and the place of each, and makes the "
               "lines of the time clock from them: work, mobility, commute and breaks of each "
               "workday.") },
  { TRUE, N_ ("First steps") },
  { FALSE,
    N_ ("“Set Up the Company” in the main menu asks for what is needed first: the name, the "
        "API key of TrustTrack and the lists of employees and projects from Excel or CSV. F5 "
        "then fetches the vehicles and ticks.") },
  { FALSE, N_ ("To look around first, try the demo company: an invented firm in a database of its "
               "own. “Companies” in the main menu offers it too; the bar at its top leads back to "
               "your own company and removes the demo.") },
  { FALSE, N_ ("Ctrl+K finds every command by its name. Whatever you change can be undone with "
               "Ctrl+Z.") },
  { TRUE, N_ ("Ticks") },
  { FALSE,
    N_ ("The period in the header decides which days are shown. The column “Reason” says why "
        "a tick needs attention; F8 goes to the next one.") },
  { FALSE,
    N_ ("No employee: nobody holds the key on that day. No destination found: the vehicle was "
        "near no home, project or zone. Several projects found: more than one lies there. "
        "Double tick: the same key a moment before.") },
  { FALSE,
    N_ ("F9 shows the chosen ticks beside the table, to correct place, employee or time; the keys "
        "1 "
        "to 9 choose among several projects. What the tracker sent stays and can be shown again. "
        "“Transfer” takes the complete days of the period to the time clock and tells which days "
        "were left out.") },
  { FALSE,
    N_ ("Left and Right go from cell to cell. Enter or F2 changes a time, a note, an employee or a "
        "project where it stands; Escape leaves it, Tab goes on to the next. Space turns a box of "
        "all selected rows, and Ctrl+D gives them what the first of them has.") },
  { TRUE, N_ ("Time clock") },
  { FALSE, N_ ("Shows the lines that were made from the ticks of complete days: who, when, where, "
               "how long, and the kilometres. The quick filter shows one type of line.") },
  { FALSE,
    N_ ("Data that come late, and corrections, may make another day of one that was transferred: "
        "“Changed Days” in the main menu lists them with the lines as they are and as the ticks "
        "give them. Enter accepts the chosen days, Delete leaves their lines as they are until "
        "the ticks change again.") },
  { TRUE, N_ ("Employees and keys") },
  { FALSE, N_ ("Each employee holds a key from one day to another; old ticks keep the holder of "
               "their day. “Unknown Keys” in the main menu lists keys that ticked and that nobody "
               "holds, and gives them out. F7 goes to the next tick that has the number of a key. "
               "F9 shows the form of the chosen employee.") },
  { TRUE, N_ ("Projects") },
  { FALSE,
    N_ ("Ticks are linked to projects that are active, by the circle around the work address "
        "or by zones. A radius of its own counts before that of the settings. A project "
        "with ticks is closed, not deleted. “Change…” gives several projects the same "
        "values.") },
  { FALSE, N_ ("“Planning” says who works where, by the week or as a list; rows copied from a "
               "spreadsheet can be pasted. With CT-11 on, employees are linked only to projects "
               "that are planned for them.") },
  { FALSE,
    N_ ("“Zones…” draws the zones of the chosen project. With “Draw” each click sets a corner, "
        "with "
        "“Rectangle” one drag makes a zone; handles move, insert and remove corners afterwards, "
        "and "
        "that of the circle changes the radius. What is wrong is said beside the map, and nothing "
        "crossed is saved. Saving first lists the ticks of the last 60 days that would change.") },
  { FALSE,
    N_ ("By keyboard, on the map of zones: D, R, H and C are the tools; Insert sets a corner where "
        "the cross is, Enter closes; N and P choose a corner, or the handle of the circle while no "
        "zone is chosen; arrows move it by a metre, with Shift by ten; Insert adds a corner, "
        "Delete "
        "removes one. The corners also stand beside the map, where they can be typed.") },
  { TRUE, N_ ("Vehicles") },
  { FALSE, N_ ("The list comes from TrustTrack. It shows when each vehicle was last heard of, "
               "whether a key reader was seen, and its way on the map. A vehicle that stays silent "
               "needs attention.") },
  { FALSE,
    N_ ("“Download or Re-read” fetches the records of chosen days once more, “Re-derive” makes "
        "their ticks anew from the records that are here. Their windows can be closed: the work "
        "goes on, one job after the other. “Work in the Background” shows how far it is, stops "
        "it, and tries again what failed.") },
  { TRUE, N_ ("Maps") },
  { FALSE,
    N_ ("The button in the lower right corner of every map chooses what lies below: a map from "
        "the network, one from a file, or the plain map, which needs no network. Settings, "
        "Services has the list. Plus and minus zoom, arrows move, Home shows everything.") },
  { FALSE,
    N_ ("“Map” in the tab of projects shows all active projects: their zones, and their circles "
        "at the radius that counts. A click chooses a project, the next click the one around "
        "it; N and P do so by keyboard. Ticks of the period and homes of employees are shown "
        "when you ask for them.") },
  { TRUE, N_ ("Settings") },
  { FALSE,
    N_ ("Ctrl+, opens the rules of the company: radius, rounding, breaks and allowances, and "
        "when to fetch ticks. A setting that changes days already made says first which ones.") },
  { TRUE, N_ ("When something is wrong") },
  { FALSE,
    N_ ("“Why Are There No Ticks?” in the main menu checks an employee step by step, from the "
        "key to the vehicle, and says what to do. “Work in the Background” shows what runs "
        "and what failed, “Log of Imports” what came in, “History of Changes” who changed "
        "what.") },
};

static GtkWidget *
make_part (gboolean is_heading, const char *text)
{
  GtkWidget *label
      = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                      is_heading ? GTK_ACCESSIBLE_ROLE_HEADING : GTK_ACCESSIBLE_ROLE_LABEL, NULL);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (is_heading)
    {
      gtk_widget_add_css_class (label, "title-3");
      gtk_widget_set_margin_top (label, 18);
    }
  return label;
}

GtkWidget *
tkl_help_window_present (GtkWindow *parent)
{
  TklHelpWindow *self;
  GtkWindow *open
      = TKL_IS_HELP_WINDOW (parent) ? parent : tkl_present_open_one (parent, TKL_TYPE_HELP_WINDOW);

  if (open != NULL)
    return GTK_WIDGET (open);
  self = g_object_new (TKL_TYPE_HELP_WINDOW, NULL);
  tkl_beside_window_present (TKL_BESIDE_WINDOW (self), parent);
  gtk_widget_grab_focus (self->scroller);
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
    gtk_box_append (self->text, make_part (parts[i].is_heading, _ (parts[i].text)));
}
