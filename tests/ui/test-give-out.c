/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving keys out: at home addresses, and one by one in a numbered order. */
/* Thread: main. */
#include "keys-world.h"
#include "tkl-field-row.h"
#include "tkl-home-window.h"
#include "tkl-roll-window.h"

static char *
keys_held (UiFixture *fixture)
{
  TklWindow *window = keys_open_window (fixture);
  GtkWidget *page;
  GString *text = g_string_new (NULL);

  tkl_window_show_tab (window, "employees");
  page = tkl_window_get_page (window, "employees");
  ui_wait_rows (page, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *row = ui_row (page, i);
      g_auto (GStrv) cells = g_strsplit (row, "|", -1);

      g_string_append_printf (text, "%s%s:%s", i > 0 ? " " : "", cells[0], cells[3]);
    }
  keys_close_window (window);
  return g_string_free (text, FALSE);
}

static void
expect_held (UiFixture *fixture, const char *expected)
{
  g_autofree char *held = keys_held (fixture);

  g_assert_cmpstr (held, ==, expected);
}

/* --- at home addresses ------------------------------------------------------------------------ */

static void
test_home (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *dialog, *check;

  keys_fill (fixture);
  window = keys_open_window (fixture);
  dialog = tkl_home_window_present (GTK_WINDOW (window), fixture->desk);
  g_assert_true (dialog == tkl_home_window_present (GTK_WINDOW (window), fixture->desk));
  keys_await (dialog, GTK_TYPE_BUTTON, "Give _out 2 keys");
  keys_await (dialog, GTK_TYPE_LABEL, "At home on 2 days (ticks: 2 of 3), 0 m from the door.");
  ui_assert_named (dialog);
  ui_picture (dialog, "give-out-home");

  check = ui_find (dialog, GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  keys_await (dialog, GTK_TYPE_BUTTON, "Give _out 1 key");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  keys_click (dialog, "Give _out 2 keys");
  keys_await (dialog, GTK_TYPE_LABEL, "2 keys given out");
  keys_await (dialog, GTK_TYPE_LABEL, "No unknown key ticked at a home");
  keys_close_window (window);
  expect_held (fixture, "12:" KEY_A " 13:" KEY_B " 14:" KEY_C);
}

static void
test_home_undo (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *dialog;

  keys_fill (fixture);
  window = keys_open_window (fixture);
  dialog = tkl_home_window_present (GTK_WINDOW (window), fixture->desk);
  keys_await (dialog, GTK_TYPE_BUTTON, "Give _out 2 keys");
  keys_click (dialog, "Give _out 2 keys");
  keys_await (dialog, GTK_TYPE_LABEL, "No unknown key ticked at a home");
  gtk_widget_activate_action (ui_find (dialog, GTK_TYPE_STACK, NULL), "news.undo", NULL);
  keys_await (dialog, GTK_TYPE_BUTTON, "Give _out 2 keys");
  keys_close_window (window);
}

/* Nothing chosen, nothing done. */
static void
test_home_none (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window = keys_open_window (fixture);
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.match-homes", NULL);
  dialog = tkl_home_window_present (GTK_WINDOW (window), fixture->desk);
  keys_await (dialog, GTK_TYPE_LABEL, "No unknown key ticked at a home");
  ui_picture (dialog, "give-out-home-none");
  keys_close_window (window);
}

/* --- one by one ------------------------------------------------------------------------------- */

static gboolean
has_turns (gpointer data)
{
  return tkl_turn_box_get_list (data)->entries->len == 3;
}

static GtkWidget *
open_roll (UiFixture *fixture, TklWindow *window, const char *begin)
{
  GtkWidget *dialog;
  TklTurnBox *turns;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.give-keys-out", NULL);
  dialog = tkl_roll_window_present (GTK_WINDOW (window), fixture->desk);
  turns = tkl_roll_window_get_turns (TKL_ROLL_WINDOW (dialog));
  keys_await (dialog, GTK_TYPE_LABEL, "VAN 1");
  tkl_turn_box_add_all (turns);
  ui_wait (has_turns, turns);
  tkl_roll_window_set_begin (TKL_ROLL_WINDOW (dialog), begin);
  return dialog;
}

static void
choose_van_2 (GtkWidget *dialog)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find (dialog, ADW_TYPE_COMBO_ROW, NULL)), 1);
}

/* In VAN 2 three keys ticked in a row. */
static void
test_roll (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *dialog;
  TklTurnBox *turns;

  keys_fill (fixture);
  window = keys_open_window (fixture);
  dialog = open_roll (fixture, window, "03/03/2026 16:40");
  choose_van_2 (dialog);
  turns = tkl_roll_window_get_turns (TKL_ROLL_WINDOW (dialog));
  keys_await (dialog, ADW_TYPE_ACTION_ROW, "1. Anna Peeters: " KEY_B);
  keys_await (dialog, ADW_TYPE_ACTION_ROW, "2. Bert Dubois: " SERIAL);
  keys_await (dialog, ADW_TYPE_ACTION_ROW, "3. Carl Maes: " KEY_C);
  keys_await (dialog, GTK_TYPE_LABEL, "3 keys have their employees, and nothing is doubtful.");
  tkl_turn_box_remove (turns, 2);
  keys_await (dialog, GTK_TYPE_LABEL, "One key more than there are names.");
  ui_assert_named (dialog);
  ui_picture (dialog, "give-out-roll");

  tkl_turn_box_move (turns, 0, 1);
  keys_await (dialog, ADW_TYPE_ACTION_ROW, "1. Bert Dubois: " KEY_B);
  tkl_turn_box_move (turns, 0, 5);
  tkl_turn_box_set_passed (turns, 0, TRUE);
  keys_await (dialog, ADW_TYPE_ACTION_ROW, "2. Anna Peeters: " KEY_B);
  tkl_turn_box_set_passed (turns, 0, FALSE);
  keys_await (dialog, ADW_TYPE_ACTION_ROW, "1. Bert Dubois: " KEY_B);
  ui_settle ();
  keys_click (dialog, "Give _Out");
  keys_await (dialog, GTK_TYPE_LABEL, "2 keys given out");
  keys_close_window (window);
  expect_held (fixture, "12:" SERIAL " 13:" KEY_B " 14:" KEY_C);
}

/* What was ticked before the begin does not count; a wrong begin is told in its row. */
static void
test_roll_begin (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *dialog;

  keys_fill (fixture);
  window = keys_open_window (fixture);
  dialog = open_roll (fixture, window, "03/03/2026 16:52");
  choose_van_2 (dialog);
  keys_await (dialog, ADW_TYPE_ACTION_ROW, "1. Anna Peeters: " KEY_C);
  keys_await (dialog, GTK_TYPE_LABEL, "2 employees have not ticked yet.");
  tkl_roll_window_set_begin (TKL_ROLL_WINDOW (dialog), "yesterday");
  keys_await (dialog, GTK_TYPE_LABEL, "Type a time, or a day and a time: 16/11/2026 7:30.");
  tkl_roll_window_set_begin (TKL_ROLL_WINDOW (dialog), "03/03/2026 17:00");
  keys_await (dialog, GTK_TYPE_LABEL, "No new key ticked in this vehicle since then.");
  g_assert_false (gtk_widget_get_sensitive (ui_find (dialog, GTK_TYPE_BUTTON, "Give _Out")));
  keys_close_window (window);
}

/* A tick that comes in is seen after the synchronisation, without anybody asking. */
static void
test_roll_watch (UiFixture *fixture, gconstpointer data)
{
  static const OfficeTouch touches[]
      = { { "VAN 2", "2026-03-04T08:00:00+01:00", 50.94, 4.05, KEY_A, 0 } };
  TklWindow *window;
  GtkWidget *dialog;

  keys_fill (fixture);
  window = keys_open_window (fixture);
  dialog = open_roll (fixture, window, "04/03/2026 7:00");
  choose_van_2 (dialog);
  keys_await (dialog, GTK_TYPE_LABEL, "No new key ticked in this vehicle since then.");
  office_take (&fixture->office, touches, G_N_ELEMENTS (touches));
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  keys_await (dialog, ADW_TYPE_ACTION_ROW, "1. Anna Peeters: " KEY_A);
  keys_close_window (window);
}

/* There is no vehicle yet: the window says what is missing. */
static void
test_roll_none (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window = keys_open_window (fixture);
  GtkWidget *dialog = tkl_roll_window_present (GTK_WINDOW (window), fixture->desk);

  keys_await (dialog, GTK_TYPE_LABEL, "Choose the vehicle in which the keys are ticked.");
  gtk_widget_activate_action (GTK_WIDGET (tkl_roll_window_get_turns (TKL_ROLL_WINDOW (dialog))),
                              "turn.move", "i", 1);
  ui_picture (dialog, "give-out-roll-none");
  keys_close_window (window);
}

/* With text twice as large the title beside the time keeps its one line. */
static void
test_roll_large (UiFixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  TklWindow *window;
  GtkWidget *dialog, *title;
  int dpi;

  keys_fill (fixture);
  window = keys_open_window (fixture);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  dialog = tkl_roll_window_present (GTK_WINDOW (window), fixture->desk);
  title = keys_await (dialog, GTK_TYPE_LABEL, "Begin");
  gtk_test_widget_wait_for_draw (dialog);
  ui_picture (dialog, "roll-large");
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (title))), ==, 1);
  keys_close_window (window);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/give-out/home", UiFixture, NULL, ui_set_up, test_home, ui_tear_down);
  g_test_add ("/give-out/home-undo", UiFixture, NULL, ui_set_up, test_home_undo, ui_tear_down);
  g_test_add ("/give-out/home-none", UiFixture, NULL, ui_set_up, test_home_none, ui_tear_down);
  g_test_add ("/give-out/roll", UiFixture, NULL, ui_set_up, test_roll, ui_tear_down);
  g_test_add ("/give-out/roll-begin", UiFixture, NULL, ui_set_up, test_roll_begin, ui_tear_down);
  g_test_add ("/give-out/roll-watch", UiFixture, NULL, ui_set_up, test_roll_watch, ui_tear_down);
  g_test_add ("/give-out/roll-none", UiFixture, NULL, ui_set_up, test_roll_none, ui_tear_down);
  g_test_add ("/give-out/roll-large", UiFixture, NULL, ui_set_up, test_roll_large, ui_tear_down);
  return g_test_run ();
}
