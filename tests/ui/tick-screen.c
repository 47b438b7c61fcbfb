/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tab of ticks on three of them, with the ways that its tests look and press. */
/* Thread: main. */
#include "tick-screen.h"

#include "tkl-field-row.h"

const OfficeTouch tick_screen_touches[3] = {
  { "VAN 1", "2026-03-02T06:45:12+01:00", HOME, ANNA, 100000 },
  { "VAN 1", "2026-03-02T07:30:48+01:00", P1, ANNA, 112340 },
  { "VAN 1", "2026-03-02T16:00:05+01:00", NOWHERE, ANNA, 112400 },
};

void
tick_screen_set_up (TickScreen *fixture, gconstpointer data)
{
  ui_set_up (&fixture->ui, data);
  office_set (&fixture->ui.office, "default-radius=100", NULL);
  office_import_good (&fixture->ui.office, TKL_IMPORT_EMPLOYEES,
                      "number,first_name,last_name,latitude,longitude,key\n"
                      "12,Anna,Peeters,50.9000,4.0000," ANNA "\n13,Ben,,50.9900,4.0000,\n");
  office_import_good (&fixture->ui.office, TKL_IMPORT_PROJECTS,
                      "number,name,latitude,longitude\nP1,School,50.9400,4.0500\n"
                      "P2,Hall,50.9400,4.0501\nP3,Bridge,50.7000,4.9000\n");
  office_take (&fixture->ui.office, tick_screen_touches, G_N_ELEMENTS (tick_screen_touches));
  office_link (&fixture->ui.office);
  fixture->page = tkl_tick_page_new (fixture->ui.desk, &tkl_tick_source, fixture->ui.state);
  fixture->window = ui_show (fixture->page);
  tkl_desk_set_period (fixture->ui.desk, (TklPeriod){ TKL_DAY_NONE, TKL_DAY_NONE });
  ui_wait_rows (fixture->page, 3);
  tkl_table_page_show_side (TKL_TABLE_PAGE (fixture->page), TRUE);
  ui_settle ();
}

void
tick_screen_tear_down (TickScreen *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (fixture->window);
  ui_settle ();
  g_assert_null (fixture->page);
  ui_tear_down (&fixture->ui, data);
}

/* A row as far as its reason: date and time, employee, place, project, reason. */
static gboolean
tick_screen_is_row (gpointer data)
{
  const TickRowSought *sought = data;
  g_autofree char *row = NULL;

  if (sought->position >= ui_n_rows (sought->page))
    return FALSE;
  row = ui_row (sought->page, sought->position);
  return g_str_has_prefix (row, sought->text);
}

void
tick_screen_wait_row (TickScreen *fixture, guint position, const char *text)
{
  ui_wait (tick_screen_is_row, &(TickRowSought){ fixture->page, position, text });
}

typedef struct
{
  GtkWidget *page;
  guint position;
  const char *column_id, *text;
} CellSought;

static gboolean
is_cell (gpointer data)
{
  const CellSought *sought = data;
  g_autofree char *text = ui_cell (sought->page, sought->position, sought->column_id);

  return g_strcmp0 (text, sought->text) == 0;
}

void
tick_screen_wait_cell (TickScreen *fixture, guint position, const char *column_id, const char *text)
{
  ui_wait_for (text, is_cell, &(CellSought){ fixture->page, position, column_id, text });
}

gboolean
tick_screen_shows_text (gpointer data)
{
  const TickTextSought *sought = data;
  GtkWidget *label = ui_find (sought->root, GTK_TYPE_LABEL, sought->text);

  return label != NULL && gtk_widget_get_mapped (label);
}

void
tick_screen_wait_text (TickScreen *fixture, const char *text)
{
  ui_wait (tick_screen_shows_text, &(TickTextSought){ fixture->page, text });
}

void
tick_screen_select_row (TickScreen *fixture, guint position)
{
  TklRowList *list = tkl_table_page_get_list (TKL_TABLE_PAGE (fixture->page));

  tkl_table_page_select (TKL_TABLE_PAGE (fixture->page), tkl_row_list_get_id (list, position));
  ui_settle ();
}

/* As the keyboard does it in the table. */
void
tick_screen_select_all (TickScreen *fixture)
{
  TklTable *table = tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->page));

  g_assert_true (gtk_widget_activate_action (ui_find (GTK_WIDGET (table), GTK_TYPE_LIST_VIEW, NULL),
                                             "list.select-all", NULL));
  ui_settle ();
}

void
tick_screen_act (TickScreen *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, action, NULL));
}

void
tick_screen_type (TickScreen *fixture, const char *title, const char *text)
{
  GtkWidget *row = ui_find (fixture->page, TKL_TYPE_FIELD_ROW, title);

  ui_type (ui_find (row, GTK_TYPE_ENTRY, NULL), text);
}

void
tick_screen_read_again (TickScreen *fixture, guint n)
{
  office_link (&fixture->ui.office);
  tkl_table_page_reload (TKL_TABLE_PAGE (fixture->page));
  ui_settle ();
  ui_wait_rows (fixture->page, n);
}

GtkWindow *
tick_screen_find_dialog (TickScreen *fixture)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == fixture->window)
        return window;
    }
  return NULL;
}

gboolean
tick_screen_has_dialog (gpointer fixture)
{
  return tick_screen_find_dialog (fixture) != NULL;
}

int
tick_screen_run (int argc, char **argv, const TickCase *cases, gsize n_cases)
{
  ui_init (&argc, &argv);
  for (gsize i = 0; i < n_cases; i++)
    g_test_add (cases[i].name, TickScreen, NULL, tick_screen_set_up, cases[i].run,
                tick_screen_tear_down);
  return g_test_run ();
}
