/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of ticks with cells to change, the hands that do it, and an office that is busy meanwhile. */
/* Thread: main; run_busy() on the office's. */
#include "cells-fixture.h"

#include "tkl-office-private.h"
#include "tkl-table-private.h"

void
cells_open (CellsFixture *fixture)
{
  TickScreen *screen = &fixture->screen;

  screen->page = tkl_tick_page_new (screen->ui.desk, &tkl_tick_source, screen->ui.state);
  fixture->table = tkl_table_page_get_table (TKL_TABLE_PAGE (screen->page));
  screen->window = ui_show (screen->page);
  ui_wait_rows (screen->page, 3);
  ui_settle ();
}

void
cells_set_up (CellsFixture *fixture, gconstpointer data)
{
  OfficeFixture *office = &fixture->screen.ui.office;

  ui_set_up (&fixture->screen.ui, data);
  office_set (office, "default-radius=100", NULL);
  office_import_good (office, TKL_IMPORT_EMPLOYEES,
                      "number,first_name,last_name,latitude,longitude,key\n"
                      "12,Anna,Peeters,50.9000,4.0000," ANNA "\n13,Ben,,50.9900,4.0000,\n");
  office_import_good (office, TKL_IMPORT_PROJECTS,
                      "number,name,latitude,longitude\nP0,Bridge,50.7000,4.9000\n"
                      "P1,School,50.9400,4.0500\nP2,Hall,50.9400,4.0501\n");
  office_import_good (office, TKL_IMPORT_PROJECTS,
                      "number,name,mode,from,for_service\nS1,Later,poi,2026-03-03,1\n"
                      "S2,Service,poi,,1\n");
  office_take (office, tick_screen_touches, G_N_ELEMENTS (tick_screen_touches));
  office_link (office);
  tkl_desk_set_period (fixture->screen.ui.desk, TKL_PERIOD_ALL);
  cells_open (fixture);
}

void
cells_tear_down (CellsFixture *fixture, gconstpointer data)
{
  tick_screen_tear_down (&fixture->screen, data);
}

void
cells_wait (CellsFixture *fixture, guint position, const char *column_id, const char *text)
{
  tick_screen_wait_cell (&fixture->screen, position, column_id, text);
}

void
cells_assert_at (CellsFixture *fixture, guint position, const char *column_id)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->screen.window));
  guint found, column;

  g_assert_true (tkl_table_find_cell (fixture->table, focus, &found, &column));
  g_assert_cmpuint (found, ==, position);
  g_assert_cmpstr (tkl_table_get_cursor (fixture->table)->id, ==, column_id);
}

typedef struct
{
  CellsFixture *fixture;
  guint position;
  const char *column_id;
} CellSought;

/* It has a place on the screen. */
static gboolean
is_laid_out (gpointer data)
{
  const CellSought *sought = data;
  TklTable *table = sought->fixture->table;
  GtkWidget *cell = tkl_table_get_cell (table, sought->position,
                                        tkl_table_find_column (table, sought->column_id));

  return cell != NULL && gtk_widget_get_mapped (cell) && gtk_widget_get_height (cell) > 0;
}

GtkWidget *
cells_see (CellsFixture *fixture, guint position, const char *column_id)
{
  ui_wait (is_laid_out, (&(CellSought){ fixture, position, column_id }));
  return tkl_table_get_cell (fixture->table, position,
                             tkl_table_find_column (fixture->table, column_id));
}

void
cells_click (CellsFixture *fixture, guint position, const char *column_id, int button)
{
  GtkWidget *cell = cells_see (fixture, position, column_id);

  ui_click (cell, 12, gtk_widget_get_height (cell) / 2.0, button);
}

void
cells_double_click (CellsFixture *fixture, guint position, const char *column_id)
{
  GtkWidget *cell = cells_see (fixture, position, column_id);

  ui_double_click (cell, 12, gtk_widget_get_height (cell) / 2.0);
}

/* --- a thread of the office that is busy ------------------------------------------------------ */

static GMutex busy;

static gboolean
run_busy (TklStore *store, gpointer job, GCancellable *cancellable, GError **error)
{
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

void
cells_keep_busy (CellsFixture *fixture, gboolean reads)
{
  TklOffice *office = tkl_desk_get_office (fixture->screen.ui.desk);

  g_mutex_lock (&busy);
  if (reads)
    tkl_office_read (office, &busy_case, g_new0 (int, 1), NULL, idle_cb, NULL);
  else
    tkl_office_write (office, &busy_case, g_new0 (int, 1), NULL, idle_cb, NULL);
}

void
cells_let_go (void)
{
  g_mutex_unlock (&busy);
}
