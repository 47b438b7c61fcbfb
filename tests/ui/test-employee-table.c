/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of employees: quick filters, and several at once. */
/* Thread: main. */
#include "form-screen.h"

static void
test_several (UiFixture *fixture, gconstpointer data)
{
  Screen screen;
  TklTable *table;
  GtkWidget *activate, *deactivate;

  ui_fill (fixture);
  screen = form_screen_open_employees (fixture);
  ui_wait_rows (screen.page, 2);
  table = tkl_table_page_get_table (TKL_TABLE_PAGE (screen.page));
  activate = ui_find (screen.page, GTK_TYPE_BUTTON, "Activate");
  deactivate = ui_find (screen.page, GTK_TYPE_BUTTON, "Deactivate");
  g_assert_false (gtk_widget_get_sensitive (activate) || gtk_widget_get_sensitive (deactivate));
  tkl_table_select (table, 2);
  g_assert_true (gtk_widget_get_sensitive (activate) && gtk_widget_get_sensitive (deactivate));
  gtk_widget_activate_action (screen.page, "employees.deactivate", NULL);
  form_screen_wait_row (&screen, 1, "2|Élodie Dupont|Inactive||Passenger|Wavre|Not located");
  tkl_table_page_set_choice (TKL_TABLE_PAGE (screen.page), 2);
  ui_wait_rows (screen.page, 1);
  tkl_table_select (table, 2);
  gtk_widget_activate_action (screen.page, "employees.activate", NULL);
  ui_wait_rows (screen.page, 0);
  /* Who was chosen is not to be seen any more. */
  g_assert_false (gtk_widget_get_sensitive (activate) || gtk_widget_get_sensitive (deactivate));
  ui_picture (GTK_WIDGET (screen.window), "employees-nothing-found");
  form_screen_close (&screen);
}

/* Who is shown by each quick filter. */
static void
test_filters (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *title, *numbers;
  } cases[] = {
    { "All employees", "1 2 3 4 5 " }, { "Active", "1 2 3 4 " },          { "Inactive", "5 " },
    { "Without key", "2 4 " },         { "Without coordinates", "3 4 " },
  };
  Screen screen;

  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES,
                      "number,last_name,latitude,longitude,key,active\n"
                      "1,All,50.8000,4.3000,3D00000BADC0DE01,1\n"
                      "2,Keyless,50.8000,4.3000,,1\n"
                      "3,Placeless,,,820000A1B2C3D401,1\n"
                      "4,Nothing,,,,1\n"
                      "5,Gone,,,,0\n");
  screen = form_screen_open_employees (fixture);
  ui_wait_rows (screen.page, 5);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) numbers = g_string_new (NULL);
      GtkDropDown *choice = GTK_DROP_DOWN (ui_find (screen.page, GTK_TYPE_DROP_DOWN, NULL));

      gtk_drop_down_set_selected (choice, i);
      g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (choice)), ==,
                       cases[i].title);
      ui_wait_rows (screen.page, (guint) strlen (cases[i].numbers) / 2);
      for (guint row = 0; row < ui_n_rows (screen.page); row++)
        {
          g_autofree char *text = ui_row (screen.page, row);

          g_string_append_printf (numbers, "%c ", text[0]);
        }
      g_assert_cmpstr (numbers->str, ==, cases[i].numbers);
    }
  form_screen_close (&screen);
}

static void
said_cb (TklDesk *desk, const char *text, gboolean undoable, char **said)
{
  g_free (*said);
  *said = g_strdup_printf ("%s %s", text, undoable ? "(undo)" : "");
}

/* All rows are chosen: one change, told with their number and undone as one. */
static void
test_bulk (UiFixture *fixture, gconstpointer data)
{
  static const char *const jan = "1|Jan Peeters|", *const elodie = "2|Élodie Dupont|";
  static const struct
  {
    const char *action, *state;
  } cases[] = { { "employees.deactivate", "Inactive" }, { "employees.activate", "Active" } };
  Screen screen;
  GtkWidget *view;
  g_autofree char *said = NULL;

  ui_fill (fixture);
  screen = form_screen_open_employees (fixture);
  ui_wait_rows (screen.page, 2);
  g_signal_connect (fixture->desk, "said", G_CALLBACK (said_cb), &said);
  view = ui_find (screen.page, GTK_TYPE_COLUMN_VIEW, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *first = g_strconcat (jan, cases[i].state, "|", NULL);
      g_autofree char *second = g_strconcat (elodie, cases[i].state, "|", NULL);

      gtk_selection_model_select_all (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
      gtk_widget_activate_action (screen.page, cases[i].action, NULL);
      form_screen_wait_row (&screen, 0, first);
      form_screen_wait_row (&screen, 1, second);
      g_assert_cmpstr (said, ==, "2 employees changed (undo)");
    }
  ui_settle ();
  tkl_desk_undo (fixture->desk);
  form_screen_wait_row (&screen, 0, "1|Jan Peeters|Inactive|");
  form_screen_wait_row (&screen, 1, "2|Élodie Dupont|Inactive|");
  g_signal_handlers_disconnect_by_func (fixture->desk, said_cb, &said);
  form_screen_close (&screen);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/employee-table/several", UiFixture, NULL, ui_set_up, test_several, ui_tear_down);
  g_test_add ("/employee-table/filters", UiFixture, NULL, ui_set_up, test_filters, ui_tear_down);
  g_test_add ("/employee-table/bulk", UiFixture, NULL, ui_set_up, test_bulk, ui_tear_down);
  return g_test_run ();
}
