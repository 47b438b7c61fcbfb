/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys in the form of an employee: given, passed on, their dates. */
/* Thread: main. */
#include "form-screen.h"
#include "tkl-field-row.h"
#include "tkl-key-dates-row.h"
#include "tkl-key-method-row.h"

static void
give_key (Screen *screen, const char *key, const char *from)
{
  GtkWidget *group = ui_find (screen->pane, ADW_TYPE_PREFERENCES_GROUP, NULL);
  GtkWidget *give = ui_find (screen->pane, GTK_TYPE_BUTTON, "Give");
  GtkWidget *number = gtk_widget_get_first_child (gtk_widget_get_parent (give));

  g_assert_nonnull (group);
  gtk_editable_set_text (GTK_EDITABLE (number), key);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_next_sibling (number)), from);
  g_signal_emit_by_name (give, "clicked");
}

static void
test_keys (UiFixture *fixture, gconstpointer data)
{
  Screen screen;

  ui_fill (fixture);
  screen = form_screen_open_employees (fixture);
  ui_wait_rows (screen.page, 2);
  form_screen_show (&screen, 2);
  /* A typing error, a day that is none, and one that somebody else holds: told, nothing done. */
  give_key (&screen, "3D00000BADC0DE99", "");
  ui_settle ();
  give_key (&screen, "7B00000BADC0DE01", "soon");
  ui_settle ();
  give_key (&screen, "3D00000BADC0DE01", "");
  ui_settle ();
  form_screen_wait_row (&screen, 1, "2|Élodie Dupont|Active||Passenger|Wavre|Not located");
  ui_picture (GTK_WIDGET (screen.window), "employee-key-held");
  give_key (&screen, "3D00000BADC0DE01", "1/3/2026");
  form_screen_wait_row (&screen, 1,
                        "2|Élodie Dupont|Active|3D00000BADC0DE01|Passenger|Wavre|Not located");
  ui_picture (GTK_WIDGET (screen.window), "employee-key-passed");
  tkl_desk_undo (fixture->desk);
  form_screen_wait_row (&screen, 1, "2|Élodie Dupont|Active||Passenger|Wavre|Not located");
  form_screen_close (&screen);
}

/* The entries beside a button are empty, and nothing is wrong with them. */
static void
check_empty (Screen *screen, const char *button)
{
  GtkWidget *beside = gtk_widget_get_first_child (
      gtk_widget_get_parent (ui_find (screen->pane, GTK_TYPE_BUTTON, button)));

  for (; beside != NULL; beside = gtk_widget_get_next_sibling (beside))
    if (GTK_IS_ENTRY (beside))
      {
        g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (beside)), ==, "");
        g_assert_false (gtk_widget_has_css_class (beside, "error"));
      }
}

/* What was typed to be given to one employee is not there for the next one. */
static void
test_typed_for_another (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *schedule;
  Screen screen;

  ui_fill (fixture);
  screen = form_screen_open_employees (fixture);
  ui_wait_rows (screen.page, 2);
  form_screen_show (&screen, 2);
  form_screen_wait_text (&screen, "Last name", "Dupont");
  give_key (&screen, "7B00000BADC0DE01", "soon");
  schedule = ui_find (screen.pane, GTK_TYPE_BUTTON, "New Schedule");
  gtk_editable_set_text (
      GTK_EDITABLE (gtk_widget_get_first_child (gtk_widget_get_parent (schedule))), "soon");
  g_signal_emit_by_name (schedule, "clicked");
  form_screen_show (&screen, 1);
  form_screen_wait_text (&screen, "Last name", "Peeters");
  check_empty (&screen, "Give");
  check_empty (&screen, "New Schedule");
  form_screen_close (&screen);
}

/* --- the dates of a key ----------------------------------------------------------------------- */

typedef struct
{
  Screen *screen;
  const char *dates;
} Dates;

static GtkWidget *
key_row (Screen *screen)
{
  return ui_find (screen->pane, TKL_TYPE_KEY_DATES_ROW, NULL);
}

static gboolean
has_dates (gpointer data)
{
  const Dates *dates = data;
  GtkWidget *row = key_row (dates->screen);

  return row != NULL
         && g_strcmp0 (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), dates->dates) == 0;
}

static GtkWidget *
type_day (Screen *screen, const char *title, const char *text)
{
  GtkWidget *field = ui_find (key_row (screen), TKL_TYPE_FIELD_ROW, title);
  GtkWidget *entry = ui_find (field, GTK_TYPE_ENTRY, NULL);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (key_row (screen)), TRUE);
  gtk_widget_grab_focus (entry);
  ui_type (entry, text);
  return field;
}

static void
test_key_dates (UiFixture *fixture, gconstpointer data)
{
  Screen screen;
  GtkWidget *row;
  GtkWidget *field;

  ui_fill (fixture);
  screen = form_screen_open_employees (fixture);
  ui_wait_rows (screen.page, 2);
  form_screen_show (&screen, 1);
  row = key_row (&screen);
  ui_wait (has_dates, &(Dates){ &screen, "Always" });
  type_day (&screen, "First day", "1/3/2026");
  ui_wait (has_dates, &(Dates){ &screen, "From 01/03/2026" });
  ui_picture (GTK_WIDGET (screen.window), "employee-key-dates");
  type_day (&screen, "Last day", "31/3/2026");
  ui_wait (has_dates, &(Dates){ &screen, "From 01/03/2026 until 31/03/2026" });
  tkl_desk_undo (fixture->desk);
  ui_wait (has_dates, &(Dates){ &screen, "From 01/03/2026" });
  g_assert_cmpstr (tkl_field_row_get_text (TKL_FIELD_ROW (type_day (&screen, "Last day", "soon"))),
                   ==, "soon");
  field = ui_find (key_row (&screen), TKL_TYPE_FIELD_ROW, "Last day");
  ui_wait (ui_says, &(UiAnswer){ field, "16/11/2026" });
  type_day (&screen, "Last day", "28/2/2026");
  ui_wait (ui_says, &(UiAnswer){ field, "before the first" });
  g_assert_true (gtk_widget_has_css_class (field, "tkl-error"));
  ui_picture (GTK_WIDGET (screen.window), "employee-key-dates-refused");
  /* The other day makes the refused one possible: both are stored. */
  type_day (&screen, "First day", "1/2/2026");
  ui_wait (has_dates, &(Dates){ &screen, "From 01/02/2026 until 28/02/2026" });
  g_assert_false (gtk_widget_has_css_class (field, "tkl-error"));
  type_day (&screen, "First day", "");
  ui_wait (has_dates, &(Dates){ &screen, "Until 28/02/2026" });
  g_assert_true (key_row (&screen) == row);
  form_screen_close (&screen);
}

/* A method of a key in the form. */
typedef struct
{
  Screen *screen;
  const char *title;
} Method;

static gboolean
has_method (gpointer data)
{
  const Method *method = data;
  GtkWidget *row = ui_find (key_row (method->screen), TKL_TYPE_KEY_METHOD_ROW, NULL);
  GtkStringObject *item = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));

  return g_str_equal (gtk_string_object_get_string (item), method->title);
}

static gboolean
can_undo_method (gpointer desk)
{
  return g_strcmp0 (tkl_desk_get_undo_title (desk), "Change the identification method of a key")
         == 0;
}

/* What the number tells until it is chosen otherwise, and again when that is undone (F045). */
static void
test_key_method (UiFixture *fixture, gconstpointer data)
{
  Screen screen;

  ui_fill (fixture);
  screen = form_screen_open_employees (fixture);
  ui_wait_rows (screen.page, 2);
  form_screen_show (&screen, 1);
  ui_wait (has_dates, &(Dates){ &screen, "Always" });
  ui_wait (has_method, &(Method){ &screen, "i-Button" });
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (key_row (&screen)), TRUE);
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (ui_find (key_row (&screen), TKL_TYPE_KEY_METHOD_ROW, NULL)), 1);
  ui_wait (can_undo_method, fixture->desk);
  ui_wait (has_method, &(Method){ &screen, "RFID" });
  ui_assert_named (screen.pane);
  ui_picture (GTK_WIDGET (screen.window), "employee-key-method");
  tkl_desk_undo (fixture->desk);
  ui_wait (has_method, &(Method){ &screen, "i-Button" });
  form_screen_close (&screen);
}

static void
test_key_period (UiFixture *fixture, gconstpointer data)
{
  Screen screen;
  GtkWidget *to;

  ui_fill (fixture);
  screen = form_screen_open_employees (fixture);
  ui_wait_rows (screen.page, 2);
  form_screen_show (&screen, 2);
  /* The button comes after the last day. */
  to = gtk_widget_get_prev_sibling (ui_find (screen.pane, GTK_TYPE_BUTTON, "Give"));
  gtk_editable_set_text (GTK_EDITABLE (to), "soon");
  give_key (&screen, "7B00000BADC0DE01", "1/3/2026");
  g_assert_true (gtk_widget_has_css_class (to, "error"));
  gtk_editable_set_text (GTK_EDITABLE (to), "31/3/2026");
  give_key (&screen, "7B00000BADC0DE01", "1/3/2026");
  ui_wait (has_dates, &(Dates){ &screen, "From 01/03/2026 until 31/03/2026" });
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (to)), ==, "");
  form_screen_close (&screen);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/employee-keys/given", UiFixture, NULL, ui_set_up, test_keys, ui_tear_down);
  g_test_add ("/employee-keys/typed-for-another", UiFixture, NULL, ui_set_up,
              test_typed_for_another, ui_tear_down);
  g_test_add ("/employee-keys/dates", UiFixture, NULL, ui_set_up, test_key_dates, ui_tear_down);
  g_test_add ("/employee-keys/method", UiFixture, NULL, ui_set_up, test_key_method, ui_tear_down);
  g_test_add ("/employee-keys/period", UiFixture, NULL, ui_set_up, test_key_period, ui_tear_down);
  return g_test_run ();
}
