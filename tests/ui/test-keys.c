/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of keys: the inbox, guesses with their evidence, giving, putting aside. */
/* Thread: main. */
#include "keys-world.h"

#include "tkl-row-chooser.h"
#include "tkl-key-table.h"
#include "tkl-key-window.h"
#include "tkl-table-page.h"

static GtkWidget *
open_keys (TklWindow *window)
{
  TklKeyWindow *keys;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.unknown-keys", NULL);
  keys
      = TKL_KEY_WINDOW (tkl_key_window_present (GTK_WINDOW (window), tkl_window_get_desk (window)));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (keys));
  return GTK_WIDGET (keys);
}

static GtkWidget *
page_of (GtkWidget *keys, const char *name)
{
  tkl_key_window_show (TKL_KEY_WINDOW (keys), name);
  return tkl_key_window_get_page (TKL_KEY_WINDOW (keys), name);
}

/* Four keys that nobody holds. Returns: the page of the inbox. */
static GtkWidget *
open_inbox (UiFixture *fixture, TklWindow **ret_window, GtkWidget **ret_keys)
{
  GtkWidget *page;

  keys_fill (fixture);
  *ret_window = keys_open_window (fixture);
  *ret_keys = open_keys (*ret_window);
  page = page_of (*ret_keys, "unknown-keys");
  ui_wait_rows (page, 4);
  return page;
}

static void
select_key (GtkWidget *page, const char *text)
{
  TklRowList *list = tkl_table_page_get_list (TKL_TABLE_PAGE (page));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (TklRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);
      const char *key = tkl_row_set_text_at (tkl_row_get_set (row), tkl_row_get_index (row),
                                             TKL_KEY_FIELD_TEXT);

      if (g_str_equal (key, text))
        {
          tkl_table_page_select (TKL_TABLE_PAGE (page), tkl_row_get_id (row));
          return;
        }
    }
  g_assert_not_reached ();
}

/* In the rows of a table. */
static gboolean
has_focus (gpointer table)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (table));

  return focus != NULL && gtk_widget_is_ancestor (focus, table);
}

static void
test_inbox (UiFixture *fixture, gconstpointer data)
{
  static const char *const expected[] = {
    KEY_C "|1||03/03/2026 16:55|Project P1|VAN 2|03/03/2026",
    SERIAL "|1||03/03/2026 16:50|Project P1|VAN 2|03/03/2026",
    KEY_B "|1|13 Bert Dubois: ticked at home on 1 of 1 day|03/03/2026 16:45||VAN 2|03/03/2026",
    KEY_A "|3|12 Anna Peeters: ticked at home on 2 of 2 days|03/03/2026 06:45||VAN 1|02/03/2026",
  };
  TklWindow *window;
  GtkWidget *keys, *page;

  page = open_inbox (fixture, &window, &keys);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *row = ui_row (page, i);

      g_assert_cmpstr (row, ==, expected[i]);
    }
  /* The first one is looked at already. */
  keys_await (page, GTK_TYPE_LABEL,
              "Nothing points to an employee yet. A tick at home tells most.");
  select_key (page, KEY_A);
  keys_await (page, GTK_TYPE_LABEL, "1. 12 Anna Peeters (Likely)");
  keys_await (page, GTK_TYPE_LABEL,
              "Ticked at this employee’s home on 2 of 2 days, 0 m from the door.");
  keys_await (page, GTK_TYPE_LABEL, "02/03/2026 07:30");
  ui_settle ();
  ui_wait (has_focus, tkl_table_page_get_table (TKL_TABLE_PAGE (page)));
  ui_assert_named (keys);
  ui_picture (keys, "keys");
  keys_close_window (window);
}

static gboolean
is_searched (gpointer desk)
{
  return g_str_equal (tkl_desk_get_search (desk), "\"" KEY_A "\"");
}

static void
test_ticks_of_key (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *keys, *page;

  page = open_inbox (fixture, &window, &keys);
  select_key (page, KEY_A);
  keys_await (page, GTK_TYPE_LABEL, "1. 12 Anna Peeters (Likely)");
  g_object_add_weak_pointer (G_OBJECT (keys), (gpointer *) &keys);
  g_signal_emit_by_name (ui_find (page, GTK_TYPE_BUTTON, "Show ticks of this key"), "clicked");
  ui_wait (is_searched, fixture->desk);
  page = tkl_window_get_page (window, "ticks");
  ui_wait_rows (page, 3);
  g_assert_true (gtk_widget_get_mapped (page));
  ui_settle ();
  g_assert_null (keys);
  ui_picture (GTK_WIDGET (window), "ticks-of-key");
  keys_close_window (window);
}

/* By the key 1, and back; the next row is then looked at. */
static void
test_give (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *keys, *page;

  page = open_inbox (fixture, &window, &keys);
  select_key (page, KEY_B);
  keys_await (page, GTK_TYPE_LABEL, "1. 13 Bert Dubois (Likely)");
  gtk_widget_activate_action (page, "key.give", "u", 1);
  ui_wait_rows (page, 3);
  keys_await (keys, GTK_TYPE_LABEL, "Key " KEY_B " given to 13 Bert Dubois");
  keys_await (page, GTK_TYPE_LABEL, "1. 12 Anna Peeters (Likely)");
  gtk_widget_activate_action (page, "news.undo", NULL);
  ui_wait_rows (page, 4);
  keys_close_window (window);
}

/* With the last key the pane goes too. */
static void
test_last (UiFixture *fixture, gconstpointer data)
{
  static const OfficeTouch touches[]
      = { { "VAN 1", "2026-03-02T06:45:00+01:00", 50.9, 4.0, KEY_A, 0 } };
  TklWindow *window;
  GtkWidget *keys, *page;

  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES,
                      "number,latitude,longitude\n12,50.9000,4.0000\n");
  office_take (&fixture->office, touches, G_N_ELEMENTS (touches));
  window = keys_open_window (fixture);
  keys = open_keys (window);
  page = page_of (keys, "unknown-keys");
  ui_wait_rows (page, 1);
  keys_await (page, GTK_TYPE_LABEL, "1. 12 (Likely)");
  gtk_widget_activate_action (page, "key.give", "u", 1);
  ui_wait_rows (page, 0);
  keys_await (page, GTK_TYPE_LABEL, "No unknown keys");
  ui_settle ();
  g_assert_false (gtk_widget_get_mapped (ui_find (page, GTK_TYPE_LABEL, KEY_A)));
  keys_close_window (window);
}

/* There is no second guess, and nothing happens. */
static void
test_give_nobody (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *keys, *page;

  page = open_inbox (fixture, &window, &keys);
  select_key (page, KEY_B);
  keys_await (page, GTK_TYPE_LABEL, "1. 13 Bert Dubois (Likely)");
  gtk_widget_activate_action (page, "key.give", "u", 2);
  gtk_widget_activate_action (page, "key.give", "u", 0);
  ui_settle ();
  g_assert_cmpuint (ui_n_rows (page), ==, 4);
  keys_close_window (window);
}

static void
test_give_another (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *keys, *page, *search;

  page = open_inbox (fixture, &window, &keys);
  select_key (page, SERIAL);
  ui_settle ();
  gtk_widget_activate_action (page, "key.choose", NULL);
  ui_settle ();
  search = ui_find (ui_find (page, TKL_TYPE_ROW_CHOOSER, NULL), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody");
  g_signal_emit_by_name (search, "search-changed");
  keys_await (page, GTK_TYPE_LABEL, "No employee has these words.");
  gtk_editable_set_text (GTK_EDITABLE (search), "maes");
  g_signal_emit_by_name (search, "search-changed");
  ui_picture (keys, "keys-choose");
  g_signal_emit_by_name (search, "activate");
  ui_wait_rows (page, 3);
  keys_await (keys, GTK_TYPE_LABEL, "Key " SERIAL " given to 14 Carl Maes");
  keys_close_window (window);
}

static void
test_aside (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;
  GtkWidget *keys, *page;
  g_autofree char *row = NULL;

  page = open_inbox (fixture, &window, &keys);
  select_key (page, SERIAL);
  ui_settle ();
  ui_type (ui_find (page, GTK_TYPE_ENTRY, NULL), "  the crane firm ");
  ui_wait_rows (page, 3);
  keys_await (keys, GTK_TYPE_LABEL, "Key " SERIAL " put aside");

  page = page_of (keys, "aside-keys");
  ui_wait_rows (page, 1);
  row = ui_row (page, 0);
  g_assert_true (strstr (row, "|the crane firm|") != NULL);
  ui_picture (keys, "keys-aside");
  gtk_widget_activate_action (page, "key.move", NULL);
  ui_wait_rows (page, 0);
  keys_await (page, GTK_TYPE_LABEL, "No keys put aside");
  page = page_of (keys, "unknown-keys");
  ui_wait_rows (page, 4);
  page = page_of (keys, "all-keys");
  ui_wait_rows (page, 4);
  ui_picture (keys, "keys-all");
  keys_close_window (window);
}

static void
test_empty (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window = keys_open_window (fixture);
  GtkWidget *keys = open_keys (window);
  GtkWidget *page = page_of (keys, "unknown-keys");

  ui_wait_rows (page, 0);
  keys_await (page, GTK_TYPE_LABEL, "No unknown keys");
  gtk_widget_activate_action (page, "key.give", "u", 1);
  gtk_widget_activate_action (page, "key.move", NULL);
  gtk_widget_activate_action (page, "key.choose", NULL);
  ui_picture (keys, "keys-empty");
  keys_close_window (window);
}

/* The number that waits stands above the employees. */
static void
test_button (UiFixture *fixture, gconstpointer data)
{
  TklWindow *window;

  keys_fill (fixture);
  window = keys_open_window (fixture);
  tkl_window_show_tab (window, "employees");
  keys_await (GTK_WIDGET (window), GTK_TYPE_BUTTON, "4 unknown keys");
  ui_picture (GTK_WIDGET (window), "employees-keys");
  keys_close_window (window);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/keys/inbox", UiFixture, NULL, ui_set_up, test_inbox, ui_tear_down);
  g_test_add ("/keys/ticks-of-key", UiFixture, NULL, ui_set_up, test_ticks_of_key, ui_tear_down);
  g_test_add ("/keys/give", UiFixture, NULL, ui_set_up, test_give, ui_tear_down);
  g_test_add ("/keys/last", UiFixture, NULL, ui_set_up, test_last, ui_tear_down);
  g_test_add ("/keys/give-nobody", UiFixture, NULL, ui_set_up, test_give_nobody, ui_tear_down);
  g_test_add ("/keys/give-another", UiFixture, NULL, ui_set_up, test_give_another, ui_tear_down);
  g_test_add ("/keys/aside", UiFixture, NULL, ui_set_up, test_aside, ui_tear_down);
  g_test_add ("/keys/empty", UiFixture, NULL, ui_set_up, test_empty, ui_tear_down);
  g_test_add ("/keys/button", UiFixture, NULL, ui_set_up, test_button, ui_tear_down);
  return g_test_run ();
}
