/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schedules in the form of an employee: new ones, other days and hours, what is refused, undo. */
/* Thread: main. */
#include "form-screen.h"
#include "tkl-employee-page.h"
#include "tkl-field-row.h"
#include "tkl-help-topic.h"
#include "tkl-schedule-row.h"

/* The group of schedules says something, or does no more. */
typedef struct
{
  Screen *screen;
  const char *text; /* part of it; "" = nothing */
} Said;

/* A row by its days, and what stands below them. */
typedef struct
{
  Screen *screen;
  const char *days;
  const char *week; /* (nullable): NULL: there is no such row */
} Shown;

static Screen
open_form (UiFixture *fixture)
{
  Screen screen;

  ui_fill (fixture);
  screen = form_screen_open (
      tkl_employee_page_new (fixture->desk, &tkl_employee_source, fixture->state));
  ui_wait_rows (screen.page, 2);
  form_screen_show (&screen, 1);
  return screen;
}

/* First day, last day, hours. */
static GtkWidget *
find_entry (Screen *screen, int column, int row)
{
  GtkWidget *button = ui_find (screen->pane, GTK_TYPE_BUTTON, "New Schedule");

  return gtk_grid_get_child_at (GTK_GRID (gtk_widget_get_parent (button)), column, row);
}

static void
add (Screen *screen, const char *from, const char *to, const char *hours)
{
  gtk_editable_set_text (GTK_EDITABLE (find_entry (screen, 0, 0)), from);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (screen, 1, 0)), to);
  ui_type (find_entry (screen, 0, 1), hours);
}

static gboolean
has_said (gpointer data)
{
  const Said *said = data;
  GtkWidget *grid = gtk_widget_get_parent (find_entry (said->screen, 0, 0));
  GtkWidget *label = gtk_widget_get_next_sibling (grid);
  const char *text = gtk_label_get_text (GTK_LABEL (label));

  return said->text[0] == '\0'
             ? !gtk_widget_get_visible (label)
             : gtk_widget_get_visible (label) && strstr (text, said->text) != NULL;
}

static GtkWidget *
find_row (Screen *screen, const char *days)
{
  return ui_find (screen->pane, TKL_TYPE_SCHEDULE_ROW, days);
}

static gboolean
is_shown (gpointer data)
{
  const Shown *shown = data;
  GtkWidget *row = find_row (shown->screen, shown->days);

  if (row == NULL || shown->week == NULL)
    return row == NULL && shown->week == NULL;
  return g_strcmp0 (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), shown->week) == 0;
}

static void
wait_shown (Screen *screen, const char *days, const char *week)
{
  Shown shown = { screen, days, week };

  if (!is_shown (&shown))
    g_test_message ("waiting for %s: %s", days, week);
  ui_wait (is_shown, &shown);
}

static GtkWidget *
type_field (Screen *screen, const char *days, const char *title, const char *text)
{
  GtkWidget *field = ui_find (find_row (screen, days), TKL_TYPE_FIELD_ROW, title);
  GtkWidget *entry = ui_find (field, GTK_TYPE_ENTRY, NULL);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_row (screen, days)), TRUE);
  gtk_widget_grab_focus (entry);
  ui_type (entry, text);
  return field;
}

static void
press (Screen *screen, const char *days, const char *name)
{
  g_signal_emit_by_name (ui_find (find_row (screen, days), GTK_TYPE_BUTTON, name), "clicked");
}

static gboolean
undoes (gpointer data)
{
  Said *said = data;
  TklDesk *desk = tkl_form_pane_get_desk (TKL_FORM_PANE (said->screen->pane));

  return g_strcmp0 (tkl_desk_get_undo_title (desk), said->text) == 0;
}

/* A new one ends the former, in one step; what cannot be is told, and nothing is done. */
static void
test_new (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *from, *to, *hours, *reason;
  } bad[] = {
    { "soon", "", "8", "16/11/2026" },
    { "", "32/1/2026", "8", "16/11/2026" },
    { "", "", "25", "7:36" },
    { "", "", "", "hours of a working day" },
    { "2/3/2026", "1/3/2026", "8", "before the first" },
  };
  Screen screen = open_form (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      add (&screen, bad[i].from, bad[i].to, bad[i].hours);
      ui_wait (has_said, &(Said){ &screen, bad[i].reason });
      g_assert_null (ui_find (screen.pane, TKL_TYPE_SCHEDULE_ROW, NULL));
    }
  gtk_widget_grab_focus (find_entry (&screen, 0, 0));
  g_assert_cmpuint (tkl_help_topic_find (GTK_WINDOW (gtk_widget_get_root (screen.pane))), ==,
                    TKL_HELP_SCHEDULES);
  add (&screen, "", "", "7,6");
  wait_shown (&screen, "Always", "38:00 a week, holds today");
  ui_wait (has_said, &(Said){ &screen, "" });
  add (&screen, "2/3/2026", "", "");
  wait_shown (&screen, "From 02/03/2026", "38:00 a week, holds today");
  wait_shown (&screen, "Until 01/03/2026", "38:00 a week");
  /* The latest stands above, unfolded, with the focus in it. */
  g_assert_true (ui_find (screen.pane, TKL_TYPE_SCHEDULE_ROW, NULL)
                 == find_row (&screen, "From 02/03/2026"));
  g_assert_true (
      adw_expander_row_get_expanded (ADW_EXPANDER_ROW (find_row (&screen, "From 02/03/2026"))));
  ui_wait (form_screen_has_focus, find_row (&screen, "From 02/03/2026"));
  add (&screen, "2/3/2026", "", "8");
  ui_wait (has_said, &(Said){ &screen, "begins on that day already" });
  ui_assert_named (screen.pane);
  ui_picture (GTK_WIDGET (screen.window), "employee-schedules");
  ui_wait (undoes, &(Said){ &screen, "Add a schedule for Jan Peeters (1)" });
  tkl_desk_undo (fixture->desk);
  wait_shown (&screen, "Always", "38:00 a week, holds today");
  wait_shown (&screen, "From 02/03/2026", NULL);
  form_screen_close (&screen);
}

/* Days and hours in the row itself. */
static void
test_change (UiFixture *fixture, gconstpointer data)
{
  Screen screen = open_form (fixture);
  GtkWidget *field;

  add (&screen, "", "", "8");
  wait_shown (&screen, "Always", "40:00 a week, holds today");
  add (&screen, "2/3/2026", "", "");
  wait_shown (&screen, "From 02/03/2026", "40:00 a week, holds today");
  field = type_field (&screen, "From 02/03/2026", "Friday", "soon");
  ui_wait (ui_says, &(UiAnswer){ field, "7:36" });
  type_field (&screen, "From 02/03/2026", "Friday", "7h30");
  wait_shown (&screen, "From 02/03/2026", "39:30 a week, holds today");
  g_assert_cmpstr (tkl_field_row_get_text (TKL_FIELD_ROW (field)), ==, "7:30");
  g_assert_false (gtk_widget_has_css_class (field, "tkl-error"));
  type_field (&screen, "From 02/03/2026", "Friday", "");
  wait_shown (&screen, "From 02/03/2026", "32:00 a week, holds today");
  tkl_desk_undo (fixture->desk);
  wait_shown (&screen, "From 02/03/2026", "39:30 a week, holds today");

  field = type_field (&screen, "From 02/03/2026", "First day", "1/3/2026");
  ui_wait (ui_says, &(UiAnswer){ field, "until 01/03/2026" });
  g_assert_true (gtk_widget_has_css_class (field, "tkl-error"));
  ui_picture (GTK_WIDGET (screen.window), "employee-schedule-refused");
  type_field (&screen, "From 02/03/2026", "First day", "9/3/2026");
  wait_shown (&screen, "From 09/03/2026", "39:30 a week, holds today");
  field = type_field (&screen, "From 09/03/2026", "Last day", "8/3/2026");
  ui_wait (ui_says, &(UiAnswer){ field, "before the first" });
  type_field (&screen, "From 09/03/2026", "Last day", "9/3/2026");
  wait_shown (&screen, "From 09/03/2026 until 09/03/2026", "39:30 a week");
  type_field (&screen, "From 09/03/2026 until 09/03/2026", "Last day", "");
  wait_shown (&screen, "From 09/03/2026", "39:30 a week, holds today");

  press (&screen, "From 09/03/2026", "Ends today");
  wait_shown (&screen, "From 09/03/2026", NULL);
  tkl_desk_undo (fixture->desk);
  wait_shown (&screen, "From 09/03/2026", "39:30 a week, holds today");
  press (&screen, "From 09/03/2026", "Remove: it was entered by mistake");
  wait_shown (&screen, "From 09/03/2026", NULL);
  ui_wait (undoes, &(Said){ &screen, "Remove a schedule of Jan Peeters (1)" });
  form_screen_close (&screen);
}

/* What is typed while a change is stored stays. */
static void
test_typed_meanwhile (UiFixture *fixture, gconstpointer data)
{
  Screen screen = open_form (fixture);
  GtkWidget *last;

  add (&screen, "", "", "8");
  wait_shown (&screen, "Always", "40:00 a week, holds today");
  last = ui_find (find_row (&screen, "Always"), TKL_TYPE_FIELD_ROW, "Last day");
  type_field (&screen, "Always", "First day", "2/3/2026");
  gtk_editable_set_text (GTK_EDITABLE (ui_find (last, GTK_TYPE_ENTRY, NULL)), "9/3");
  wait_shown (&screen, "From 02/03/2026", "40:00 a week, holds today");
  ui_settle ();
  g_assert_cmpstr (tkl_field_row_get_text (TKL_FIELD_ROW (last)), ==, "9/3");
  form_screen_close (&screen);
}

/* The answer for one employee leaves the form of the next alone. */
static void
test_other_employee (UiFixture *fixture, gconstpointer data)
{
  Screen screen = open_form (fixture);

  add (&screen, "", "", "");
  tkl_form_pane_show (TKL_FORM_PANE (screen.pane), 2);
  ui_settle ();
  ui_wait (has_said, &(Said){ &screen, "" });

  form_screen_show (&screen, 1);
  add (&screen, "", "", "8");
  tkl_form_pane_show (TKL_FORM_PANE (screen.pane), 2);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (&screen, 0, 0)), "3/3");
  ui_wait (undoes, &(Said){ &screen, "Add a schedule for Jan Peeters (1)" });
  ui_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (&screen, 0, 0))), ==, "3/3");
  form_screen_close (&screen);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/schedules/new", UiFixture, NULL, ui_set_up, test_new, ui_tear_down);
  g_test_add ("/schedules/change", UiFixture, NULL, ui_set_up, test_change, ui_tear_down);
  g_test_add ("/schedules/typed-meanwhile", UiFixture, NULL, ui_set_up, test_typed_meanwhile,
              ui_tear_down);
  g_test_add ("/schedules/other-employee", UiFixture, NULL, ui_set_up, test_other_employee,
              ui_tear_down);
  return g_test_run ();
}
