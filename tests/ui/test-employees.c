/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tab of employees: form, look-up of the home, several at once. */
/* Thread: main. */
#include "form-screen.h"
#include "tkl-field-row.h"
#include "tkl-row-chooser.h"
#include "tkl-locate-row.h"
#include "tkl-office-private.h"
#include "tkl-pin.h"

static void
test_change (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *title, *typed, *reason;
  } bad[] = {
    { "National number", "85073003329", "check" },
    { "In service until", "32/1/2026", "16/11/2026" },
    { "A workday begins at", "soon", "05:30" },
    { "Number", "2", "Another" },
  };
  Screen screen;

  ui_fill (fixture);
  screen = form_screen_open_employees (fixture);
  ui_wait_rows (screen.page, 2);
  form_screen_show (&screen, 1);
  form_screen_type (&screen, "Last name", "Peeters & Zoon");
  form_screen_wait_row (&screen, 0, "1|Jan Peeters & Zoon|Active|3D00000BADC0DE01|Driver|Halle|");
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      GtkWidget *row = form_screen_row (&screen, bad[i].title);

      g_test_message ("%s", bad[i].title);
      form_screen_type (&screen, bad[i].title, bad[i].typed);
      ui_wait (ui_says, &(UiAnswer){ row, bad[i].reason });
      g_assert_true (gtk_widget_has_css_class (row, "tkl-error"));
    }
  ui_assert_named (screen.pane);
  ui_picture (GTK_WIDGET (screen.window), "employee-form");
  form_screen_wait_row (&screen, 0, "1|Jan Peeters & Zoon|Active|3D00000BADC0DE01|Driver|Halle|");
  form_screen_close (&screen);
}

static void
said_cb (char **said, const char *text)
{
  g_free (*said);
  *said = g_strdup (text);
}

static const char *
typed_in (Screen *screen, const char *title)
{
  GtkWidget *entry = ui_find (form_screen_row (screen, title), GTK_TYPE_ENTRY, NULL);

  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* One wrong field keeps the others from being saved: who goes on to another row is told so, and finds
 * all of it when coming back. */
static void
test_left_wrong (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *said = NULL;
  Screen screen;

  ui_fill (fixture);
  g_signal_connect_swapped (fixture->desk, "said", G_CALLBACK (said_cb), &said);
  screen = form_screen_open_employees (fixture);
  ui_wait_rows (screen.page, 2);
  form_screen_show (&screen, 1);
  form_screen_show (&screen, 2);
  form_screen_wait_text (&screen, "Last name", "Dupont");
  g_assert_null (said);
  form_screen_type (&screen, "Street", "Kerkstraat");
  form_screen_type (&screen, "National number", "85073003329");
  form_screen_show (&screen, 1);
  ui_wait (ui_is_there, &said);
  g_assert_true (g_str_has_prefix (said, "Not saved: Élodie Dupont. The check digits"));
  form_screen_wait_text (&screen, "Last name", "Peeters");
  g_assert_cmpstr (typed_in (&screen, "Street"), !=, "Kerkstraat");
  form_screen_show (&screen, 2);
  form_screen_wait_text (&screen, "Last name", "Dupont");
  g_assert_cmpstr (typed_in (&screen, "Street"), ==, "Kerkstraat");
  g_assert_cmpstr (typed_in (&screen, "National number"), ==, "85073003329");
  ui_wait (ui_says,
           (&(UiAnswer){ form_screen_row (&screen, "National number"), "The check digits" }));
  form_screen_type (&screen, "National number", "");
  form_screen_show (&screen, 1);
  form_screen_wait_text (&screen, "Last name", "Peeters");
  form_screen_show (&screen, 2);
  form_screen_wait_text (&screen, "Last name", "Dupont");
  g_assert_cmpstr (typed_in (&screen, "Street"), ==, "Kerkstraat");
  g_assert_cmpstr (typed_in (&screen, "National number"), ==, "");
  form_screen_close (&screen);
}

/* A job of the reader that lasts until the lock is given back. */
static GMutex busy;

static gboolean
run_busy (TklStore *store, gpointer job, GCancellable *cancellable, GError **error)
{
  g_atomic_int_set ((gint *) job, TRUE);
  g_mutex_lock (&busy);
  g_mutex_unlock (&busy);
  return TRUE;
}

static const TklUseCase busy_case = { (gpointer) run_busy, run_busy, g_free, NULL, NULL };

static void
idle_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (tkl_office_finish_done (TKL_OFFICE (source), &busy_case, result, NULL));
}

/* Up and down with the arrow keys, quicker than records are read: what was typed is not lost by that. */
static void
test_left_in_a_hurry (UiFixture *fixture, gconstpointer data)
{
  TklOffice *office = tkl_desk_get_office (fixture->desk);
  gint *is_busy = g_new0 (gint, 1);
  TklFormPane *pane;
  Screen screen;

  ui_fill (fixture);
  screen = form_screen_open_employees (fixture);
  pane = TKL_FORM_PANE (screen.pane);
  ui_wait_rows (screen.page, 2);
  form_screen_show (&screen, 2);
  form_screen_wait_text (&screen, "Last name", "Dupont");
  form_screen_type (&screen, "National number", "85073003329");
  form_screen_type (&screen, "Street", "Kerkstraat");

  g_mutex_lock (&busy);
  tkl_form_pane_show (pane, 1);
  tkl_office_read (office, &busy_case, is_busy, NULL, idle_cb, NULL);
  tkl_form_pane_show (pane, 2);
  while (!g_atomic_int_get (is_busy))
    g_main_context_iteration (NULL, FALSE);
  /* That of the first one has come by now, too late. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  tkl_form_pane_show (pane, 1);
  g_mutex_unlock (&busy);

  form_screen_wait_text (&screen, "Last name", "Peeters");
  tkl_form_pane_show (pane, 2);
  form_screen_wait_text (&screen, "Last name", "Dupont");
  g_assert_cmpstr (typed_in (&screen, "Street"), ==, "Kerkstraat");
  form_screen_close (&screen);
}

static gboolean
is_unmarked (gpointer row)
{
  return !gtk_widget_has_css_class (row, "tkl-warning");
}

static void
test_unregistered (UiFixture *fixture, gconstpointer data)
{
  Screen screen;
  GtkWidget *row;
  GtkWidget *mark;

  ui_fill (fixture);
  screen = form_screen_open_employees (fixture);
  ui_wait_rows (screen.page, 2);
  form_screen_show (&screen, 1);
  row = ui_find (screen.pane, ADW_TYPE_ACTION_ROW, "Registered for clocking");
  /* The row has no other picture. */
  mark = gtk_widget_get_prev_sibling (ui_find (row, GTK_TYPE_SWITCH, NULL));
  g_assert_false (gtk_widget_get_visible (mark));
  gtk_switch_set_active (GTK_SWITCH (ui_find (row, GTK_TYPE_SWITCH, NULL)), FALSE);
  ui_wait (ui_says, &(UiAnswer){ row, "not counted" });
  g_assert_true (gtk_widget_has_css_class (row, "tkl-warning"));
  g_assert_true (gtk_widget_get_visible (mark));
  form_screen_wait_row (&screen, 0, "1|Jan Peeters|Not registered|3D00000BADC0DE01|Driver|Halle|");
  ui_picture (GTK_WIDGET (screen.window), "employee-unregistered");
  tkl_desk_undo (fixture->desk);
  ui_wait (is_unmarked, row);
  g_assert_false (gtk_widget_get_visible (mark));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "");
  form_screen_close (&screen);
}

static void
test_new (UiFixture *fixture, gconstpointer data)
{
  Screen screen;

  ui_fill (fixture);
  screen = form_screen_open_employees (fixture);
  ui_wait_rows (screen.page, 2);
  gtk_widget_activate_action (screen.page, "employees.new", NULL);
  ui_wait (form_screen_shows_form, screen.pane);
  ui_wait (form_screen_has_focus, form_screen_row (&screen, "Number"));
  form_screen_type (&screen, "Last name", "Nieuw");
  ui_settle ();
  g_assert_cmpuint (ui_n_rows (screen.page), ==, 2);
  form_screen_type (&screen, "Number", "10");
  form_screen_wait_row (&screen, 2, "10|Nieuw|Active||||Not located");
  g_assert_cmpint (tkl_form_pane_get_id (TKL_FORM_PANE (screen.pane)), ==, 3);
  tkl_desk_undo (fixture->desk);
  ui_wait_rows (screen.page, 2);
  form_screen_close (&screen);
}

/* --- the map of the home ---------------------------------------------------------------------- */

/* What a field, and the pin, have to become. */
typedef struct
{
  Screen *screen;
  const char *latitude, *longitude;
} Place;

static gboolean
is_at (gpointer data)
{
  const Place *place = data;
  Screen *screen = place->screen;
  GtkWidget *pin = ui_find (screen->pane, TKL_TYPE_PIN, NULL);
  const char *latitude
      = tkl_field_row_get_text (TKL_FIELD_ROW (form_screen_row (screen, "Latitude")));
  const char *longitude
      = tkl_field_row_get_text (TKL_FIELD_ROW (form_screen_row (screen, "Longitude")));
  g_autofree char *label
      = g_strdup_printf ("Pin at %s, %s. The arrow keys move it.", latitude, longitude);
  g_autofree char *other = NULL;

  if (pin == NULL)
    return FALSE;
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (pin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                              label, NULL);

  return other == NULL && gtk_widget_get_mapped (pin)
         && (place->latitude == NULL || g_str_equal (latitude, place->latitude))
         && (place->longitude == NULL || g_str_equal (longitude, place->longitude));
}

static gboolean
has_moved (gpointer data)
{
  const Place *place = data;
  Place anywhere = { place->screen, NULL, NULL };
  const char *longitude
      = tkl_field_row_get_text (TKL_FIELD_ROW (form_screen_row (place->screen, "Longitude")));

  return !g_str_equal (longitude, place->longitude) && is_at (&anywhere);
}

static gboolean
asks_for_coordinates (gpointer pane)
{
  GtkWidget *caption
      = ui_find (pane, GTK_TYPE_LABEL,
                 "There are no coordinates yet. Press Locate, or type latitude and longitude: then "
                 "a map shows the place.");

  return caption != NULL && gtk_widget_get_mapped (caption);
}

static GtkGesture *
find_drag (GtkWidget *pin)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (pin);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        return GTK_GESTURE (controller);
    }
  g_assert_not_reached ();
}

static void
test_map (UiFixture *fixture, gconstpointer data)
{
  static const TklPoint found = { 508500000, 43500000 };
  Screen screen;
  GtkWidget *pin;
  GtkGesture *drag;
  Place home = { &screen, "50.8", "4.3" };

  ui_fill (fixture);
  screen = form_screen_open_employees (fixture);
  ui_wait_rows (screen.page, 2);
  form_screen_show (&screen, 1);
  ui_wait (is_at, &home);
  pin = ui_find (screen.pane, TKL_TYPE_PIN, NULL);
  g_assert_true (gtk_widget_grab_focus (pin));
  ui_settle ();
  ui_picture (GTK_WIDGET (screen.window), "employee-map");
  ui_assert_named (screen.pane);

  /* Keys: pressed several times it is one change, to be undone as one. */
  gtk_widget_activate_action (pin, "pin.move", "(ii)", 30, 0);
  gtk_widget_activate_action (pin, "pin.move", "(ii)", 30, 0);
  ui_wait (has_moved, &home);
  g_assert_true (is_at (&(Place){ &screen, "50.8", NULL }));
  ui_settle ();
  tkl_desk_undo (fixture->desk);
  ui_wait (is_at, &home);

  /* The pointer; a click alone moves nothing. */
  drag = find_drag (pin);
  g_signal_emit_by_name (drag, "drag-begin", 10.0, 10.0);
  g_signal_emit_by_name (drag, "drag-update", 1.0, 1.0);
  g_signal_emit_by_name (drag, "drag-end", 1.0, 1.0);
  ui_settle ();
  g_assert_true (is_at (&home));
  g_signal_emit_by_name (drag, "drag-begin", 10.0, 10.0);
  g_signal_emit_by_name (drag, "drag-update", -20.0, 12.0);
  g_signal_emit_by_name (drag, "drag-end", -20.0, 12.0);
  ui_wait (has_moved, &home);

  /* Typed, and found: the pin follows. */
  form_screen_type (&screen, "Longitude", "4,5");
  ui_wait (is_at, (&(Place){ &screen, NULL, "4.5" }));
  g_signal_emit_by_name (ui_find (screen.pane, TKL_TYPE_LOCATE_ROW, NULL), "located", &found);
  ui_wait (is_at, (&(Place){ &screen, "50.85", "4.35" }));

  form_screen_show (&screen, 2);
  ui_wait (asks_for_coordinates, screen.pane);
  g_assert_false (gtk_widget_get_mapped (pin));
  form_screen_close (&screen);
}

static gboolean
is_of_dupont (gpointer data)
{
  Screen *screen = data;

  return g_str_equal (
      tkl_field_row_get_text (TKL_FIELD_ROW (form_screen_row (screen, "Last name"))), "Dupont");
}

/* What is being moved is not taken for the home of somebody else. */
static void
test_map_of_another (UiFixture *fixture, gconstpointer data)
{
  Screen screen;
  GtkWidget *pin;

  ui_fill (fixture);
  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES,
                      "number,latitude,longitude\n2,50.8000,4.3000\n");
  screen = form_screen_open_employees (fixture);
  ui_wait_rows (screen.page, 2);
  form_screen_show (&screen, 1);
  ui_wait (is_at, (&(Place){ &screen, "50.8", "4.3" }));
  pin = ui_find (screen.pane, TKL_TYPE_PIN, NULL);
  gtk_widget_activate_action (pin, "pin.move", "(ii)", 30, 0);
  form_screen_show (&screen, 2);
  ui_wait (is_of_dupont, &screen);
  form_screen_type (&screen, "Last name", "Dupont-Maes");
  form_screen_wait_row (&screen, 1, "2|Élodie Dupont-Maes|Active||Passenger|Wavre|");
  ui_settle ();
  g_assert_true (is_at (&(Place){ &screen, "50.8", "4.3" }));
  form_screen_close (&screen);
}

/* One after the other, without waiting for what is being saved: each keeps what was typed for him. */
static void
test_hurry (UiFixture *fixture, gconstpointer data)
{
  Screen screen;

  ui_fill (fixture);
  screen = form_screen_open_employees (fixture);
  ui_wait_rows (screen.page, 2);
  form_screen_show (&screen, 1);
  form_screen_type (&screen, "Last name", "Peeters-Aerts");
  form_screen_type (&screen, "Town", "Mons");
  tkl_form_pane_show (TKL_FORM_PANE (screen.pane), 2);
  ui_wait (is_of_dupont, &screen);
  form_screen_type (&screen, "Last name", "Dupont-Maes");
  tkl_form_pane_show (TKL_FORM_PANE (screen.pane), 1);
  form_screen_wait_row (&screen, 0, "1|Jan Peeters-Aerts|Active|3D00000BADC0DE01|Driver|Mons|");
  form_screen_wait_row (&screen, 1, "2|Élodie Dupont-Maes|Active||Passenger|Wavre|Not located");
  ui_settle ();
  g_assert_cmpint (tkl_form_pane_get_id (TKL_FORM_PANE (screen.pane)), ==, 1);
  form_screen_close (&screen);
}

/* Typed, with neither Enter nor Tab behind it. */
static void
begin_typing (Screen *screen, const char *title, const char *text)
{
  GtkWidget *entry = ui_find (form_screen_row (screen, title), GTK_TYPE_ENTRY, NULL);

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* F8 chooses another one, or somebody else changes something, while a field is edited. */
static void
test_typed (UiFixture *fixture, gconstpointer data)
{
  Screen screen;

  ui_fill (fixture);
  screen = form_screen_open_employees (fixture);
  ui_wait_rows (screen.page, 2);
  form_screen_show (&screen, 1);
  begin_typing (&screen, "Last name", "Peeters-Aerts");
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  ui_settle ();
  g_assert_cmpstr (tkl_field_row_get_text (TKL_FIELD_ROW (form_screen_row (&screen, "Last name"))),
                   ==, "Peeters-Aerts");
  tkl_form_pane_show (TKL_FORM_PANE (screen.pane), 2);
  ui_wait (is_of_dupont, &screen);
  form_screen_wait_row (&screen, 0, "1|Jan Peeters-Aerts|Active|3D00000BADC0DE01|Driver|");
  ui_settle ();
  form_screen_wait_row (&screen, 1, "2|Élodie Dupont|Active||Passenger|Wavre|Not located");
  g_assert_cmpint (tkl_form_pane_get_id (TKL_FORM_PANE (screen.pane)), ==, 2);

  /* A new one that is thrown away is not saved by that. */
  tkl_form_pane_show_new (TKL_FORM_PANE (screen.pane), 0);
  ui_settle ();
  begin_typing (&screen, "Number", "7");
  tkl_form_pane_delete (TKL_FORM_PANE (screen.pane));
  ui_settle ();
  g_assert_cmpuint (ui_n_rows (screen.page), ==, 2);
  form_screen_close (&screen);
}

static void
test_delete (UiFixture *fixture, gconstpointer data)
{
  Screen screen;

  ui_fill (fixture);
  screen = form_screen_open_employees (fixture);
  ui_wait_rows (screen.page, 2);
  form_screen_show (&screen, 1);
  form_screen_choose (&screen, "form.delete");
  ui_settle ();
  /* He has ticks: the banner of the window says to deactivate him instead. */
  g_assert_cmpuint (ui_n_rows (screen.page), ==, 2);
  form_screen_show (&screen, 2);
  ui_settle ();
  form_screen_choose (&screen, "form.delete");
  ui_wait_rows (screen.page, 1);
  tkl_desk_undo (fixture->desk);
  ui_wait_rows (screen.page, 2);
  form_screen_close (&screen);
}

/* What the key Delete does in the table. */
static void
test_delete_row (UiFixture *fixture, gconstpointer data)
{
  Screen screen;
  TklTable *table;

  ui_fill (fixture);
  screen = form_screen_open_employees (fixture);
  ui_wait_rows (screen.page, 2);
  table = tkl_table_page_get_table (TKL_TABLE_PAGE (screen.page));
  tkl_table_select (table, 2);
  ui_wait (form_screen_shows_form, screen.pane);
  /* Another form is open: nobody goes before he was seen. */
  gtk_widget_activate_action (screen.page, "employees.new", NULL);
  ui_settle ();
  gtk_widget_activate_action (screen.page, "employees.delete", NULL);
  g_assert_cmpint (tkl_form_pane_get_id (TKL_FORM_PANE (screen.pane)), ==, 2);
  ui_settle ();
  g_assert_cmpuint (ui_n_rows (screen.page), ==, 2);
  gtk_widget_activate_action (screen.page, "employees.delete", NULL);
  ui_wait_rows (screen.page, 1);
  /* The row that is left is the next to work on. */
  g_assert_cmpint (tkl_form_pane_get_id (TKL_FORM_PANE (screen.pane)), ==, 1);
  form_screen_close (&screen);
}

#define MANY_EMPLOYEES 3000

static void
chosen_cb (gint64 *chosen, gint64 id)
{
  *chosen = id;
}

static gboolean
is_chosen (gpointer chosen)
{
  return *(gint64 *) chosen != 0;
}

static gboolean
has_label (gpointer chooser)
{
  g_autofree char *label = tkl_row_chooser_dup_label (chooser, 1);

  return label != NULL;
}

static gboolean
has_found_one (gpointer view)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view))) == 1;
}

/* Whoever leaves the list before anything is found has chosen nothing. */
static void
search_in_vain (GtkWidget *chooser, const char *text)
{
  GtkWidget *search = ui_find (chooser, GTK_TYPE_SEARCH_ENTRY, NULL);

  tkl_row_chooser_open (TKL_ROW_CHOOSER (chooser));
  gtk_editable_set_text (GTK_EDITABLE (search), text);
  g_signal_emit_by_name (search, "search-changed");
  g_signal_emit_by_name (search, "activate");
  gtk_popover_popdown (GTK_POPOVER (ui_find (chooser, GTK_TYPE_POPOVER, NULL)));
  ui_wait (has_found_one, ui_find (chooser, GTK_TYPE_LIST_VIEW, NULL));
  ui_settle ();
}

/* So many are looked through on a thread of the office; Enter at once means the one that will be found. */
static void
test_choose_of_many (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) csv = g_string_new ("number,last_name\n");
  GtkWidget *chooser, *search;
  GtkWindow *window;
  gint64 chosen = 0;
  g_autofree char *label = NULL;

  for (int i = 1; i <= MANY_EMPLOYEES; i++)
    g_string_append_printf (csv, "%d,Name%d\n", i, i);
  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES, csv->str);
  chooser = g_object_new (TKL_TYPE_ROW_CHOOSER, NULL);
  tkl_row_chooser_set_desk (TKL_ROW_CHOOSER (chooser), fixture->desk);
  g_signal_connect_swapped (chooser, "chosen", G_CALLBACK (chosen_cb), &chosen);
  /* Below a button as high as the screen a popover has no room. */
  gtk_widget_set_valign (chooser, GTK_ALIGN_START);
  window = ui_show (chooser);
  ui_wait (has_label, chooser);
  search_in_vain (chooser, "Name2998");
  g_assert_cmpint (chosen, ==, 0);
  tkl_row_chooser_open (TKL_ROW_CHOOSER (chooser));
  search = ui_find (chooser, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "Name2999");
  g_signal_emit_by_name (search, "search-changed");
  g_signal_emit_by_name (search, "activate");
  ui_wait (is_chosen, &chosen);
  label = tkl_row_chooser_dup_label (TKL_ROW_CHOOSER (chooser), chosen);
  g_assert_nonnull (strstr (label, "Name2999"));
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/employees/left-wrong", UiFixture, NULL, ui_set_up, test_left_wrong, ui_tear_down);
  g_test_add ("/employees/left-in-a-hurry", UiFixture, NULL, ui_set_up, test_left_in_a_hurry,
              ui_tear_down);
  g_test_add ("/employees/change", UiFixture, NULL, ui_set_up, test_change, ui_tear_down);
  g_test_add ("/employees/unregistered", UiFixture, NULL, ui_set_up, test_unregistered,
              ui_tear_down);
  g_test_add ("/employees/new", UiFixture, NULL, ui_set_up, test_new, ui_tear_down);
  g_test_add ("/employees/choose-of-many", UiFixture, NULL, ui_set_up, test_choose_of_many,
              ui_tear_down);
  g_test_add ("/employees/map", UiFixture, NULL, ui_set_up, test_map, ui_tear_down);
  g_test_add ("/employees/map-of-another", UiFixture, NULL, ui_set_up, test_map_of_another,
              ui_tear_down);
  g_test_add ("/employees/hurry", UiFixture, NULL, ui_set_up, test_hurry, ui_tear_down);
  g_test_add ("/employees/typed", UiFixture, NULL, ui_set_up, test_typed, ui_tear_down);
  g_test_add ("/employees/delete", UiFixture, NULL, ui_set_up, test_delete, ui_tear_down);
  g_test_add ("/employees/delete-row", UiFixture, NULL, ui_set_up, test_delete_row, ui_tear_down);
  return g_test_run ();
}
