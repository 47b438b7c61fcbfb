/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that changes several fields of the chosen ticks in one step (F163). */
/* Thread: main. */
#include "tkl-field-row.h"
#include "tkl-row-chooser.h"
#include "tkl-tick-batch.h"
#include "tick-screen.h"

static GtkWidget *
open_batch (TickScreen *fixture)
{
  tick_screen_act (fixture, "ticks.change");
  ui_wait (tick_screen_has_dialog, fixture);
  ui_settle ();
  ui_assert_named (GTK_WIDGET (tick_screen_find_dialog (fixture)));
  return GTK_WIDGET (tick_screen_find_dialog (fixture));
}

static gboolean
is_closed (gpointer fixture)
{
  return tick_screen_find_dialog (fixture) == NULL;
}

static GtkWidget *
apply_of (GtkWidget *root)
{
  return ui_find (root, GTK_TYPE_BUTTON, "C_hange");
}

static gboolean
may_apply (GtkWidget *root)
{
  return gtk_widget_get_sensitive (apply_of (root));
}

static void
apply (TickScreen *fixture, GtkWidget *root)
{
  g_assert_true (may_apply (root));
  g_signal_emit_by_name (apply_of (root), "clicked");
  ui_wait (is_closed, fixture);
}

static void
type (GtkWidget *root, const char *title, const char *text)
{
  GtkWidget *row = ui_find (root, TKL_TYPE_FIELD_ROW, title);

  gtk_editable_set_text (GTK_EDITABLE (ui_find (row, GTK_TYPE_ENTRY, NULL)), text);
  tkl_field_row_commit (TKL_FIELD_ROW (row));
  ui_settle ();
}

static void
choose (GtkWidget *root, const char *title, guint choice)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find (root, ADW_TYPE_COMBO_ROW, title)), choice);
}

static GtkCheckButton *
check_of (GtkWidget *root, const char *label)
{
  g_autofree char *other = GTK_IS_CHECK_BUTTON (root) ? gtk_test_accessible_check_property (
                               GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, label)
                                                      : g_strdup (label);
  GtkCheckButton *found = other == NULL ? GTK_CHECK_BUTTON (root) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = check_of (child, label);
  return found;
}

static gboolean
is_undone (gpointer fixture)
{
  g_autofree char *row = ui_row (((TickScreen *) fixture)->page, 1);

  return g_str_has_prefix (row, "02/03/2026|07:30:48|12 Anna Peeters|Project||");
}

/* All of them in one step, which is undone in one; what is not checked stays. */
static void
test_change (TickScreen *fixture, gconstpointer data)
{
  GtkWidget *root;

  tick_screen_select_all (fixture);
  root = open_batch (fixture);
  g_assert_nonnull (ui_find (root, GTK_TYPE_LABEL, "3 ticks · 1 day"));
  g_assert_false (may_apply (root));
  type (root, "Move the time by (minutes)", "-15");
  g_assert_true (
      gtk_check_button_get_active (check_of (root, "Change: Move the time by (minutes)")));
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (ui_find (root, GTK_TYPE_TOGGLE_BUTTON, "Employer")), TRUE);
  type (root, "Note", "clock was slow");
  choose (root, "Blocked", 1);
  gtk_check_button_set_active (check_of (root, "Change: Blocked"), FALSE);
  apply (fixture, root);
  tick_screen_wait_row (fixture, 0, "02/03/2026|06:30:12|12 Anna Peeters|Employer||");
  tick_screen_wait_row (fixture, 1, "02/03/2026|07:15:48|12 Anna Peeters|Employer||");
  tick_screen_wait_row (fixture, 2, "02/03/2026|15:45:05|12 Anna Peeters|Employer||");
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *note = ui_cell (fixture->page, i, "note");
      g_autofree char *blocked = ui_cell (fixture->page, i, "blocked");

      g_assert_cmpstr (note, ==, "clock was slow");
      g_assert_cmpstr (blocked, ==, "");
    }
  tkl_desk_undo (fixture->ui.desk);
  ui_wait (is_undone, fixture);
  tick_screen_wait_row (fixture, 0, "02/03/2026|06:45:12|12 Anna Peeters|Home||");
  tick_screen_wait_row (fixture, 2, "02/03/2026|16:00:05|12 Anna Peeters|||");
}

/* Boxes, and whom the ticks are given to. */
static void
test_boxes (TickScreen *fixture, gconstpointer data)
{
  GtkWidget *root;

  tick_screen_select_row (fixture, 1);
  root = open_batch (fixture);
  g_assert_nonnull (ui_find (root, GTK_TYPE_LABEL, "1 tick · 1 day"));
  choose (root, "Blocked", 1);
  tkl_row_chooser_choose (TKL_ROW_CHOOSER (ui_find (root, TKL_TYPE_ROW_CHOOSER, NULL)), 2);
  ui_settle ();
  gtk_check_button_set_active (check_of (root, "Change: To the time clock"), TRUE);
  apply (fixture, root);
  tick_screen_wait_row (fixture, 1, "02/03/2026|07:30:48|13 Ben|");
  {
    g_autofree char *blocked = ui_cell (fixture->page, 1, "blocked");
    g_autofree char *to_clock = ui_cell (fixture->page, 1, "to-clock");
    g_autofree char *other = ui_cell (fixture->page, 0, "blocked");

    g_assert_cmpstr (blocked, ==, "✓");
    g_assert_cmpstr (to_clock, ==, "");
    g_assert_cmpstr (other, ==, "");
  }
}

static gboolean
is_noted (gpointer fixture)
{
  g_autofree char *note = ui_cell (((TickScreen *) fixture)->page, 1, "note");

  return g_str_equal (note, "seen");
}

/* Enter in a field changes what “Change” would, and nothing while that cannot be. */
static void
test_enter (TickScreen *fixture, gconstpointer data)
{
  GtkWidget *root, *row;

  tick_screen_select_row (fixture, 1);
  root = open_batch (fixture);
  row = ui_find (root, TKL_TYPE_FIELD_ROW, "Note");
  ui_wait (ui_is_active, root);
  type (root, "Note", "seen");
  type (root, "Move the time by (minutes)", "x");
  gtk_widget_grab_focus (ui_find (row, GTK_TYPE_ENTRY, NULL));
  ui_press ("Return");
  ui_settle ();
  g_assert_false (is_closed (fixture));
  gtk_check_button_set_active (check_of (root, "Change: Move the time by (minutes)"), FALSE);
  ui_press ("Return");
  ui_wait (is_closed, fixture);
  ui_wait (is_noted, fixture);
}

/* What cannot be is not changed, and said at its row; a field without a value neither. */
static void
test_wrong (TickScreen *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "x", "0", "1441", "1.5", "--5", "+-5", "-", "" };
  GtkWidget *root, *row;

  tick_screen_select_all (fixture);
  root = open_batch (fixture);
  row = ui_find (root, TKL_TYPE_FIELD_ROW, "Move the time by (minutes)");
  gtk_check_button_set_active (check_of (root, "Change: Move the time by (minutes)"), TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      type (root, "Move the time by (minutes)", wrong[i]);
      g_assert_true (gtk_widget_has_css_class (row, "tkl-error"));
      g_assert_false (may_apply (root));
    }
  type (root, "Move the time by (minutes)", "+1440");
  g_assert_false (gtk_widget_has_css_class (row, "tkl-error"));
  g_assert_true (may_apply (root));
  gtk_check_button_set_active (check_of (root, "Change: Employee"), TRUE);
  g_assert_false (may_apply (root));
  gtk_check_button_set_active (check_of (root, "Change: Employee"), FALSE);
  gtk_check_button_set_active (check_of (root, "Change: Place"), TRUE);
  g_assert_false (may_apply (root));
  gtk_window_destroy (GTK_WINDOW (root));
  ui_settle ();
  g_assert_true (is_undone (fixture));
}

int
main (int argc, char **argv)
{
  static const TickCase cases[] = { { "/tick-batch/change", test_change },
                                    { "/tick-batch/boxes", test_boxes },
                                    { "/tick-batch/enter", test_enter },
                                    { "/tick-batch/wrong", test_wrong } };

  return tick_screen_run (argc, argv, cases, G_N_ELEMENTS (cases));
}
