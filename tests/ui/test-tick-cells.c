/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of the table of ticks that are changed where they stand, by real keys and a pointer. */
/* Thread: main. */
#include "tkl-field-row.h"
#include "tkl-help-topic.h"
#include "tkl-office-private.h"
#include "tkl-row-chooser.h"
#include "tkl-table-private.h"
#include "tkl-tick-edits.h"
#include "tkl-tick-page.h"
#include "ui-fixture.h"

#include <string.h>

#define HOME 50.9000, 4.0000
#define P1 50.9400, 4.0500
#define NOWHERE 50.8000, 4.3000
#define ANNA "3D00000BADC0DE01"

/* At the second stop two sites are, and the first project of all is elsewhere. */
static const OfficeTouch touches[] = {
  { "VAN 1", "2026-03-02T06:45:12+01:00", HOME, ANNA, 100000 },
  { "VAN 1", "2026-03-02T07:30:48+01:00", P1, ANNA, 112340 },
  { "VAN 1", "2026-03-02T16:00:05+01:00", NOWHERE, ANNA, 112400 },
};

typedef struct
{
  UiFixture ui;
  GtkWidget *page;
  TklTable *table;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ui_set_up (&fixture->ui, data);
  office_set (&fixture->ui.office, "default-radius=100", NULL);
  office_import_good (&fixture->ui.office, TKL_IMPORT_EMPLOYEES,
                      "number,first_name,last_name,latitude,longitude,key\n"
                      "12,Anna,Peeters,50.9000,4.0000," ANNA "\n13,Ben,,50.9900,4.0000,\n");
  office_import_good (&fixture->ui.office, TKL_IMPORT_PROJECTS,
                      "number,name,latitude,longitude\nP0,Bridge,50.7000,4.9000\n"
                      "P1,School,50.9400,4.0500\nP2,Hall,50.9400,4.0501\n");
  office_import_good (&fixture->ui.office, TKL_IMPORT_PROJECTS,
                      "number,name,mode,from,for_service\nS1,Later,poi,2026-03-03,1\n"
                      "S2,Service,poi,,1\n");
  office_take (&fixture->ui.office, touches, G_N_ELEMENTS (touches));
  office_link (&fixture->ui.office);
  fixture->page = tkl_tick_page_new (fixture->ui.desk, &tkl_tick_source, fixture->ui.state);
  fixture->table = tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->page));
  fixture->window = ui_show (fixture->page);
  tkl_desk_set_period (fixture->ui.desk, TKL_PERIOD_ALL);
  ui_wait_rows (fixture->page, 3);
  ui_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (fixture->window);
  ui_settle ();
  g_assert_null (fixture->page);
  ui_tear_down (&fixture->ui, data);
}

/* --- what is seen ----------------------------------------------------------------------------- */

typedef struct
{
  Fixture *fixture;
  guint position;
  const char *column_id, *text;
} CellSought;

static gboolean
is_cell (gpointer data)
{
  const CellSought *sought = data;
  TklTable *table = sought->fixture->table;
  guint column = tkl_table_find_column (table, sought->column_id);
  g_autofree char *text = NULL;

  if (sought->position >= ui_n_rows (sought->fixture->page))
    return FALSE;
  text = tkl_column_cell (&table->columns[column], tkl_row_list_get_rows (table->list),
                          tkl_row_list_get_row (table->list, sought->position));
  return g_str_equal (text, sought->text);
}

static void
wait_cell (Fixture *fixture, guint position, const char *column_id, const char *text)
{
  ui_wait_for (text, is_cell, &(CellSought){ fixture, position, column_id, text });
}

/* The cell that keys are about: in the row with the focus. */
static void
assert_at (Fixture *fixture, guint position, const char *column_id)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  guint found, column;

  g_assert_true (tkl_table_find_cell (fixture->table, focus, &found, &column));
  g_assert_cmpuint (found, ==, position);
  g_assert_cmpstr (tkl_table_get_cursor (fixture->table)->id, ==, column_id);
}

static void
press (const char *keys)
{
  ui_do ("xdotool key --delay 30 %s", keys);
}

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

static GtkWidget *
see_cell (Fixture *fixture, guint position, const char *column_id)
{
  ui_wait (is_laid_out, (&(CellSought){ fixture, position, column_id, NULL }));
  return tkl_table_get_cell (fixture->table, position,
                             tkl_table_find_column (fixture->table, column_id));
}

static void
click_at (Fixture *fixture, guint position, const char *column_id, int button)
{
  GtkWidget *cell = see_cell (fixture, position, column_id);

  ui_click (cell, 12, gtk_widget_get_height (cell) / 2.0, button);
}

static void
double_click_at (Fixture *fixture, guint position, const char *column_id)
{
  GtkWidget *cell = see_cell (fixture, position, column_id);

  ui_double_click (cell, 12, gtk_widget_get_height (cell) / 2.0);
}

/* --- a thread of the office that is busy ------------------------------------------------------- */

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

/* Until the lock is given back, what is stored (or read) waits. */
static void
keep_busy (Fixture *fixture, gboolean reads)
{
  TklOffice *office = tkl_desk_get_office (fixture->ui.desk);

  g_mutex_lock (&busy);
  if (reads)
    tkl_office_read (office, &busy_case, g_new0 (int, 1), NULL, idle_cb, NULL);
  else
    tkl_office_write (office, &busy_case, g_new0 (int, 1), NULL, idle_cb, NULL);
}

/* --- typing ----------------------------------------------------------------------------------- */

/* F141: what is wrong stays with its reason; Escape takes nothing; the row keeps the focus where it goes. */
static void
test_time (Fixture *fixture, gconstpointer data)
{
  click_at (fixture, 2, "time", 1);
  assert_at (fixture, 2, "time");
  press ("F2");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->table->entry)), ==, "16:00");
  g_assert_cmpuint (tkl_help_topic_find (fixture->window), ==, TKL_HELP_CELLS);
  ui_assert_named (fixture->page);
  press ("s o o n Return");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->table->entry)), ==, "soon");
  g_assert_nonnull (
      ui_find (fixture->page, GTK_TYPE_LABEL, "A time, such as 07:30, or a date and a time"));
  ui_picture (GTK_WIDGET (fixture->window), "tick-cells-wrong");
  press ("ctrl+a 2 5 6 1 Return");
  g_assert_nonnull (
      ui_find (fixture->page, GTK_TYPE_LABEL, "A time, such as 07:30, or a date and a time"));
  /* Of the service: no tick can be of that day. */
  press ("ctrl+a 0 1 slash 0 1 slash 1 9 5 0 space 7 Return");
  g_assert_nonnull (
      ui_find (fixture->page, GTK_TYPE_LABEL, "This is not the time of a tick. Check the date."));
  press ("Escape");
  assert_at (fixture, 2, "time");
  wait_cell (fixture, 2, "time", "16:00:05");

  press ("Return 7 0 0 Return");
  wait_cell (fixture, 1, "time", "07:00:00");
  ui_settle ();
  assert_at (fixture, 1, "time");
  tkl_desk_undo (fixture->ui.desk);
  wait_cell (fixture, 2, "time", "16:00:05");
  ui_settle ();
  assert_at (fixture, 2, "time");
}

/* Tab takes what was typed to the next cell that can be changed; typing goes on where text is. */
static void
test_tab (Fixture *fixture, gconstpointer data)
{
  tkl_table_show_column (fixture->table, "note");
  ui_settle ();
  click_at (fixture, 0, "time", 1);
  press ("F2 6 colon 4 0 Tab");
  wait_cell (fixture, 0, "time", "06:40:00");
  ui_settle ();
  assert_at (fixture, 0, "employee");
  press ("Right Right Right Right Right Right Right Right F2");
  g_assert_nonnull (fixture->table->entry);
  press ("c a l l e d shift+Tab");
  wait_cell (fixture, 0, "note", "called");
  ui_settle ();
  assert_at (fixture, 0, "blocked");
  press ("F2");
  wait_cell (fixture, 0, "blocked", "✓");
  /* Enter on what cannot be changed opens the row. */
  click_at (fixture, 0, "vehicle", 1);
  press ("Return");
  ui_settle ();
  g_assert_null (fixture->table->editor);
  g_assert_true (gtk_widget_get_mapped (ui_find (fixture->page, TKL_TYPE_FIELD_ROW, "Time")));
}

/* What is typed is kept when one clicks elsewhere. */
static void
test_click_away (Fixture *fixture, gconstpointer data)
{
  click_at (fixture, 0, "time", 1);
  press ("F2 6 colon 4 1");
  click_at (fixture, 2, "vehicle", 1);
  wait_cell (fixture, 0, "time", "06:41:00");
  ui_settle ();
  assert_at (fixture, 2, "vehicle");
}

/* A second click edits, of text and of a list. */
static void
test_click_twice (Fixture *fixture, gconstpointer data)
{
  double_click_at (fixture, 0, "time");
  ui_settle ();
  g_assert_nonnull (fixture->table->entry);
  press ("ctrl+a 6 colon 4 3 Return");
  wait_cell (fixture, 0, "time", "06:43:00");
  double_click_at (fixture, 2, "project");
  ui_settle ();
  g_assert_cmpint (fixture->table->edited_id, ==, tkl_row_list_get_id (fixture->table->list, 2));
  press ("Escape");
}

static const char *
typed (Fixture *fixture)
{
  return gtk_editable_get_text (GTK_EDITABLE (fixture->table->entry));
}

static void
reported_cb (TklDesk *desk, const GError *error, char **said)
{
  g_free (*said);
  *said = g_strdup (error->message);
}

/* What is said of the text before is not said of the one that is being typed, and takes nothing of it. */
static void
test_late_answer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *said = NULL;

  g_signal_connect (fixture->ui.desk, "failed", G_CALLBACK (reported_cb), &said);
  click_at (fixture, 0, "time", 1);
  press ("F2 6 colon 4 2");
  keep_busy (fixture, FALSE);
  click_at (fixture, 2, "time", 1);
  press ("F2 1 5");
  g_mutex_unlock (&busy);
  wait_cell (fixture, 0, "time", "06:42:00");
  ui_settle ();
  g_assert_cmpstr (typed (fixture), ==, "15");
  press ("Escape");
  click_at (fixture, 0, "time", 1);
  press ("F2 0 1 slash 0 1 slash 1 9 5 0 space 7");
  keep_busy (fixture, FALSE);
  click_at (fixture, 2, "time", 1);
  press ("F2 1 6");
  g_mutex_unlock (&busy);
  ui_settle ();
  g_assert_cmpstr (typed (fixture), ==, "16");
  g_assert_false (gtk_widget_get_visible (fixture->table->problem));
  g_assert_cmpstr (said, ==, "This is not the time of a tick. Check the date.");
  press ("Escape");
  g_signal_handlers_disconnect_by_func (fixture->ui.desk, reported_cb, &said);
}

static gboolean
shows_repair (gpointer page)
{
  GtkWidget *repair = ui_find (page, GTK_TYPE_LABEL, "P1 School, at 07:30");

  return repair != NULL && gtk_widget_get_mapped (repair);
}

/* Numbers choose a repair in the table (F149), and other keys do something there as well: not those that
 * are typed on while a text is stored. */
static void
test_typed_ahead (Fixture *fixture, gconstpointer data)
{
  tkl_table_page_show_side (TKL_TABLE_PAGE (fixture->page), TRUE);
  click_at (fixture, 1, "time", 1);
  ui_wait (shows_repair, fixture->page);
  press ("F2 7 colon 3 1");
  keep_busy (fixture, FALSE);
  press ("Return 1 2 ctrl+shift+d");
  g_mutex_unlock (&busy);
  wait_cell (fixture, 1, "time", "07:31:00");
  ui_settle ();
  wait_cell (fixture, 1, "project", "");
  g_assert_null (ui_find (fixture->page, GTK_TYPE_BUTTON, "Not only Date: 02/03/2026"));
  /* Then they do. */
  assert_at (fixture, 1, "time");
  press ("1");
  wait_cell (fixture, 1, "project", "P1 School");
  press ("ctrl+shift+d");
  ui_settle ();
  g_assert_nonnull (ui_find (fixture->page, GTK_TYPE_BUTTON, "Not only Date: 02/03/2026"));
}

/* The page once more, as the next window shows it. */
static void
open_again (Fixture *fixture)
{
  fixture->page = tkl_tick_page_new (fixture->ui.desk, &tkl_tick_source, fixture->ui.state);
  fixture->table = tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->page));
  fixture->window = ui_show (fixture->page);
  ui_wait_rows (fixture->page, 3);
  ui_settle ();
}

/* A table that goes takes the cell with it that was being typed into: who still has it finds no editor in
 * it, and what is told late hits nothing. */
static void
test_destroyed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TklTable) table = g_object_ref (fixture->table);

  click_at (fixture, 0, "time", 1);
  press ("F2 6 colon 4 3");
  gtk_window_destroy (fixture->window);
  g_object_run_dispose (G_OBJECT (table));
  g_assert_null (tkl_table_get_editor (table));
  g_assert_false (tkl_table_end_edit (table, "Too late"));
  ui_settle ();
  /* And with what is on its way. */
  open_again (fixture);
  click_at (fixture, 0, "time", 1);
  press ("F2 6 colon 4 4");
  keep_busy (fixture, FALSE);
  press ("Return");
  gtk_window_destroy (fixture->window);
  g_mutex_unlock (&busy);
  ui_settle ();
  open_again (fixture);
  wait_cell (fixture, 0, "time", "06:44:00");
}

static gboolean
is_closed (gpointer closed)
{
  return *(gboolean *) closed;
}

static void
closed_cb (GtkWindow *window, gboolean *closed)
{
  *closed = TRUE;
}

/* What is typed is stored before the window closes; what is wrong keeps it open and says why. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "s o o n", "0 1 slash 0 1 slash 1 9 5 0 space 7" };
  gboolean closed = FALSE;

  g_signal_connect (fixture->window, "destroy", G_CALLBACK (closed_cb), &closed);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      click_at (fixture, 0, "time", 1);
      press ("F2");
      press (wrong[i]);
      gtk_window_close (fixture->window);
      ui_settle ();
      g_assert_false (closed);
      g_assert_true (gtk_widget_get_visible (fixture->table->problem));
      g_assert_true (
          gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), fixture->table->entry));
      /* Not at the second time either. */
      gtk_window_close (fixture->window);
      ui_settle ();
      g_assert_false (closed);
      press ("Escape");
    }
  press ("F2 6 colon 4 5");
  gtk_window_close (fixture->window);
  ui_wait (is_closed, &closed);
  open_again (fixture);
  wait_cell (fixture, 0, "time", "06:45:00");
  /* On its way already; and nothing typed at all. */
  for (int i = 0; i < 2; i++)
    {
      closed = FALSE;
      g_signal_connect (fixture->window, "destroy", G_CALLBACK (closed_cb), &closed);
      click_at (fixture, 0, "time", 1);
      press (i == 0 ? "F2 6 colon 4 6" : "F2");
      if (i == 0)
        keep_busy (fixture, FALSE);
      press (i == 0 ? "Return" : "End");
      gtk_window_close (fixture->window);
      if (i == 0)
        g_mutex_unlock (&busy);
      ui_wait (is_closed, &closed);
      open_again (fixture);
      wait_cell (fixture, 0, "time", "06:46:00");
    }
}

/* Keys are about a cell that is seen. */
static void
test_hidden (Fixture *fixture, gconstpointer data)
{
  static const char *const others[] = { "date", "employee", "vehicle", NULL };

  click_at (fixture, 0, "time", 1);
  press ("F2");
  g_assert_nonnull (fixture->table->editor);
  tkl_table_show_columns (fixture->table, others);
  ui_settle ();
  g_assert_null (fixture->table->editor);
  assert_at (fixture, 0, "date");
}

/* --- lists ------------------------------------------------------------------------------------ */

static gboolean
is_open (gpointer fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (((Fixture *) fixture)->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, TKL_TYPE_ROW_CHOOSER) != NULL;
}

/* F149: the candidates come before all others; what is typed is found, however fast Enter comes. */
static void
test_project (Fixture *fixture, gconstpointer data)
{
  click_at (fixture, 1, "project", 1);
  press ("alt+Down");
  ui_wait (is_open, fixture);
  ui_assert_named (fixture->page);
  press ("Escape");
  assert_at (fixture, 1, "project");
  press ("alt+Down");
  ui_wait (is_open, fixture);
  press ("Return");
  wait_cell (fixture, 1, "project", "P1 School");
  assert_at (fixture, 1, "project");
  press ("Return");
  ui_wait (is_open, fixture);
  press ("h a l l Return");
  wait_cell (fixture, 1, "project", "P2 Hall");
  tkl_desk_undo (fixture->ui.desk);
  wait_cell (fixture, 1, "project", "P1 School");
}

/* F071: after the candidates those that collect what is at no place, on the day of the tick. */
static void
test_collecting (Fixture *fixture, gconstpointer data)
{
  click_at (fixture, 2, "project", 1);
  press ("alt+Down");
  ui_wait (is_open, fixture);
  ui_settle ();
  g_assert_nonnull (ui_find (fixture->page, GTK_TYPE_LABEL, "For technicians"));
  press ("Return");
  wait_cell (fixture, 2, "project", "S2 Service");
  click_at (fixture, 1, "project", 1);
  press ("alt+Down");
  ui_wait (is_open, fixture);
  ui_settle ();
  press ("Down Down Down Return");
  wait_cell (fixture, 1, "project", "S2 Service");
}

/* What is typed before the likely ones are known is searched for, and does nothing in the table. */
static void
test_project_at_once (Fixture *fixture, gconstpointer data)
{
  click_at (fixture, 1, "project", 1);
  ui_settle ();
  keep_busy (fixture, TRUE);
  press ("F2 1 BackSpace h a l l Return");
  g_mutex_unlock (&busy);
  wait_cell (fixture, 1, "project", "P2 Hall");
  tkl_desk_undo (fixture->ui.desk);
  wait_cell (fixture, 1, "project", "");
  ui_settle ();
  /* Enter alone waits for the first of the likely ones. */
  keep_busy (fixture, TRUE);
  press ("F2 Return");
  g_mutex_unlock (&busy);
  wait_cell (fixture, 1, "project", "P1 School");
}

/* The row is in order now and leaves the filter: the next one has the focus. */
static void
test_leaves (Fixture *fixture, gconstpointer data)
{
  tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->page), TKL_TICK_CHOICE_ATTENTION);
  ui_wait_rows (fixture->page, 2);
  ui_settle ();
  click_at (fixture, 0, "project", 1);
  press ("alt+Down");
  ui_wait (is_open, fixture);
  press ("Return");
  ui_wait_rows (fixture->page, 1);
  ui_settle ();
  assert_at (fixture, 0, "project");
  wait_cell (fixture, 0, "time", "16:00:05");
}

static void
test_employee (Fixture *fixture, gconstpointer data)
{
  click_at (fixture, 2, "employee", 1);
  press ("F2");
  ui_wait (is_open, fixture);
  press ("b e n Return");
  wait_cell (fixture, 2, "employee", "13 Ben");
  wait_cell (fixture, 0, "employee", "12 Anna Peeters");
}

/* --- boxes and filling ------------------------------------------------------------------------ */

/* F163: one box turns those of all selected rows, and of no other. */
static void
test_boxes (Fixture *fixture, gconstpointer data)
{
  click_at (fixture, 0, "vehicle", 1);
  press ("Right Right Right shift+Down space");
  wait_cell (fixture, 0, "blocked", "✓");
  wait_cell (fixture, 1, "blocked", "✓");
  wait_cell (fixture, 2, "blocked", "");
  tkl_desk_undo (fixture->ui.desk);
  wait_cell (fixture, 1, "blocked", "");
  /* By the pointer: a selected one with the others, another one alone. */
  click_at (fixture, 0, "to-clock", 1);
  wait_cell (fixture, 1, "to-clock", "");
  wait_cell (fixture, 0, "to-clock", "");
  click_at (fixture, 2, "to-clock", 1);
  wait_cell (fixture, 2, "to-clock", "");
  click_at (fixture, 2, "to-clock", 1);
  wait_cell (fixture, 2, "to-clock", "✓");
  wait_cell (fixture, 0, "to-clock", "");
}

/* F132, F159: as the project asks at first; the box speaks for all that are selected, also filled down. */
static void
test_to_presence (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 second = tkl_row_list_get_id (tkl_table_page_get_list (TKL_TABLE_PAGE (fixture->page)), 1);

  office_import_good (&fixture->ui.office, TKL_IMPORT_PROJECTS,
                      "number,name,latitude,longitude,presence_required\n"
                      "P0,Bridge,50.7000,4.9000,1\nP1,School,50.9400,4.0500,1\n");
  g_array_append_val (ids, second);
  tkl_table_show_column (fixture->table, "to-presence");
  tkl_ticks_change (fixture->ui.desk, ids, TKL_TICK_FIELD_PLACE,
                    (TklTickValues){ .place = TKL_PLACE_PROJECT, .project_id = 2 });
  wait_cell (fixture, 1, "to-presence", "✓");
  wait_cell (fixture, 0, "to-presence", "");
  tkl_table_show_column (fixture->table, "presence-sent");
  wait_cell (fixture, 1, "presence-sent", "Not yet");
  wait_cell (fixture, 0, "presence-sent", "");
  ui_settle ();

  click_at (fixture, 0, "vehicle", 1);
  press ("Right Right Right Right ctrl+a space");
  wait_cell (fixture, 2, "to-presence", "✓");
  wait_cell (fixture, 0, "to-presence", "✓");
  tkl_desk_undo (fixture->ui.desk);
  wait_cell (fixture, 0, "to-presence", "");
  wait_cell (fixture, 1, "to-presence", "✓");
  g_assert_true (gtk_widget_activate_action (fixture->page, "ticks.not-to-presence", NULL));
  wait_cell (fixture, 1, "to-presence", "");
  tkl_desk_undo (fixture->ui.desk);
  wait_cell (fixture, 1, "to-presence", "✓");
}

/* Only rows that are shown and selected, in one step. */
static void
test_fill (Fixture *fixture, gconstpointer data)
{
  g_autofree char *said = NULL;

  g_signal_connect (fixture->ui.desk, "said", G_CALLBACK (ui_said_cb), &said);
  click_at (fixture, 0, "place", 1);
  press ("ctrl+a ctrl+d");
  wait_cell (fixture, 1, "place", "Home");
  wait_cell (fixture, 2, "place", "Home");
  g_assert_cmpstr (said, ==, "2 ticks changed");
  press ("ctrl+d");
  ui_settle ();
  g_assert_cmpstr (said, ==, "0 ticks changed · 2 were so already");
  tkl_desk_undo (fixture->ui.desk);
  wait_cell (fixture, 2, "place", "");
  wait_cell (fixture, 1, "place", "Project");
  tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->page), TKL_TICK_CHOICE_ATTENTION);
  ui_wait_rows (fixture->page, 2);
  ui_settle ();
  click_at (fixture, 0, "time", 1);
  press ("ctrl+a ctrl+d");
  wait_cell (fixture, 1, "time", "07:30:48");
  tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->page), 0);
  wait_cell (fixture, 0, "time", "06:45:12");
  g_signal_handlers_disconnect_by_func (fixture->ui.desk, ui_said_cb, &said);
}

/* --- frozen columns --------------------------------------------------------------------------- */

static graphene_rect_t
find_bounds (Fixture *fixture, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_compute_bounds (widget, fixture->table->overlay, &bounds));
  return bounds;
}

static void
scroll_across (Fixture *fixture, double value)
{
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (fixture->table->scroller)), value);
  ui_settle ();
}

/* What is typed into a frozen cell stays over it; below the frozen ones no cell is edited. */
static void
test_frozen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) layout = g_variant_ref_sink (g_variant_new_parsed (
      "([('date', 90, true), ('time', 90, true), ('place', 700, true), ('note', 300, true), "
      "('address', 900, true)], '', false, uint32 2)"));
  guint time = tkl_table_find_column (fixture->table, "time");
  graphene_rect_t cell, editor;

  tkl_table_set_layout (fixture->table, layout);
  ui_settle ();
  scroll_across (fixture, 300);
  click_at (fixture, 1, "time", 1);
  press ("F2");
  scroll_across (fixture, 450);
  cell = find_bounds (fixture, tkl_table_get_cell (fixture->table, 1, time));
  editor = find_bounds (fixture, tkl_table_get_editor (fixture->table));
  g_assert_cmpfloat (editor.origin.x, ==, cell.origin.x);
  g_assert_cmpfloat (ABS (editor.origin.y - cell.origin.y), <, 10);
  press ("Escape");

  click_at (fixture, 1, "note", 1);
  press ("F2");
  editor = find_bounds (fixture, tkl_table_get_editor (fixture->table));
  g_assert_cmpfloat (editor.origin.y, >, 0);
  scroll_across (fixture, 1010);
  editor = find_bounds (fixture, tkl_table_get_editor (fixture->table));
  g_assert_cmpfloat (editor.origin.y, <, 0);
  scroll_across (fixture, 500);
  editor = find_bounds (fixture, tkl_table_get_editor (fixture->table));
  g_assert_cmpfloat (editor.origin.y, >, 0);
  press ("Escape");
  g_assert_null (tkl_table_get_editor (fixture->table));
}

typedef struct
{
  GtkWidget *root;
  const char *text;
} Offer;

static gboolean
is_offered (gpointer data)
{
  const Offer *offer = data;
  GtkWidget *label = ui_find (offer->root, GTK_TYPE_LABEL, offer->text);

  return label != NULL && gtk_widget_get_mapped (label);
}

static gboolean
is_gone (gpointer data)
{
  return !is_offered (data);
}

/* F136: a title has the menu of its column, not that of the ticks. */
static void
test_menus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *title = fixture->table->titles[tkl_table_find_column (fixture->table, "time")];
  Offer of_title = { title, "Freeze up to This Column" };
  Offer of_row = { fixture->page, "Fill Down" };

  ui_click (title, 12, gtk_widget_get_height (title) / 2.0, 3);
  ui_wait (is_offered, &of_title);
  g_assert_false (is_offered (&of_row));
  press ("Escape");
  ui_wait (is_gone, &of_title);
  /* The menu of a row gives the focus back to the table. */
  gtk_widget_grab_focus (GTK_WIDGET (fixture->table));
  press ("Menu");
  ui_wait (is_offered, &of_row);
  press ("Escape");
  ui_wait (is_gone, &of_row);
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), GTK_WIDGET (fixture->table)));
  /* A row that it was opened on with the mouse does not look pressed any more. */
  click_at (fixture, 1, "employee", 3);
  ui_wait (is_offered, &of_row);
  press ("Escape");
  ui_wait (is_gone, &of_row);
  ui_settle ();
  for (GtkWidget *at
       = tkl_table_get_cell (fixture->table, 1, tkl_table_find_column (fixture->table, "employee"));
       at != NULL; at = gtk_widget_get_parent (at))
    g_assert_cmpint (gtk_widget_get_state_flags (at) & GTK_STATE_FLAG_ACTIVE, ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/tick-cells/time", test_time },
    { "/tick-cells/tab", test_tab },
    { "/tick-cells/click-away", test_click_away },
    { "/tick-cells/click-twice", test_click_twice },
    { "/tick-cells/late-answer", test_late_answer },
    { "/tick-cells/typed-ahead", test_typed_ahead },
    { "/tick-cells/destroyed", test_destroyed },
    { "/tick-cells/closed", test_closed },
    { "/tick-cells/hidden", test_hidden },
    { "/tick-cells/project", test_project },
    { "/tick-cells/collecting", test_collecting },
    { "/tick-cells/project-at-once", test_project_at_once },
    { "/tick-cells/leaves", test_leaves },
    { "/tick-cells/employee", test_employee },
    { "/tick-cells/boxes", test_boxes },
    { "/tick-cells/to-presence", test_to_presence },
    { "/tick-cells/fill", test_fill },
    { "/tick-cells/frozen", test_frozen },
    { "/tick-cells/menus", test_menus },
  };

  ui_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
