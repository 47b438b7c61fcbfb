/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a long period are there before all are read: nothing is said of all before. */
/* Thread: main; add_row() on the office's reader thread. */
#include "tick-screen.h"

#include "tkl-table-groups.h"

#include <glib/gstdio.h>

/* Two touches a day; the first two days make the part. */
static const OfficeTouch touches[] = {
  { "VAN 1", "2026-03-02T07:00:00+01:00", P1, ANNA, 100 },
  { "VAN 1", "2026-03-02T16:00:00+01:00", NOWHERE, ANNA, 200 },
  { "VAN 1", "2026-03-03T07:00:00+01:00", P1, ANNA, 300 },
  { "VAN 1", "2026-03-03T16:00:00+01:00", P1, ANNA, 400 },
  { "VAN 1", "2026-03-04T07:00:00+01:00", P1, ANNA, 500 },
  { "VAN 1", "2026-03-04T16:00:00+01:00", NOWHERE, ANNA, 600 },
  { "VAN 1", "2026-03-05T07:00:00+01:00", NOWHERE, ANNA, 700 },
  { "VAN 1", "2026-03-05T16:00:00+01:00", P1, ANNA, 800 },
};

/* Rows beyond the part do not come before the gate is open, as if there were a million. */
static struct
{
  GMutex mutex;
  GCond cond;
  gboolean open;         /* (mutex) */
  gboolean holds_orders; /* (mutex): rows that are read are not put in order */
  gconstpointer passing; /* (mutex): the set of the part */
} gate;

typedef struct
{
  TickScreen screen;
  TklTableSource source;
  TklRowList *list; /* of the page */
  char *said;
} Fixture;

static gboolean
add_row (const TklTick *tick, TklRowNames *names, gpointer set, GError **error)
{
  g_mutex_lock (&gate.mutex);
  if (gate.passing == NULL)
    gate.passing = set;
  while (!gate.open && set != gate.passing)
    g_cond_wait (&gate.cond, &gate.mutex);
  g_mutex_unlock (&gate.mutex);
  return tkl_tick_source.receiver.plain_ticks (tick, names, set, error);
}

static void
set_gate (gboolean open)
{
  g_mutex_lock (&gate.mutex);
  gate.open = open;
  gate.passing = NULL;
  g_cond_broadcast (&gate.cond);
  g_mutex_unlock (&gate.mutex);
}

static void
wait_for_orders (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_mutex_lock (&gate.mutex);
  while (gate.holds_orders)
    g_cond_wait (&gate.cond, &gate.mutex);
  g_mutex_unlock (&gate.mutex);
  g_task_return_boolean (task, TRUE);
}

static void
hold_orders (Fixture *fixture, gboolean hold)
{
  TklOffice *office = tkl_desk_get_office (fixture->screen.ui.desk);

  g_mutex_lock (&gate.mutex);
  gate.holds_orders = hold;
  g_cond_broadcast (&gate.cond);
  g_mutex_unlock (&gate.mutex);
  if (hold)
    tkl_office_compute (office, g_task_new (office, NULL, NULL, NULL), wait_for_orders);
}

static gboolean
shows_part (gpointer list)
{
  return tkl_row_list_is_part (list);
}

static gboolean
is_busy (gpointer list)
{
  return tkl_row_list_is_busy (list);
}

static gboolean
shows_all (gpointer list)
{
  return !tkl_row_list_is_part (list) && g_list_model_get_n_items (list) == G_N_ELEMENTS (touches);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  TickScreen *screen = &fixture->screen;

  set_gate (FALSE);
  ui_set_up (&screen->ui, data);
  office_set (&screen->ui.office, "default-radius=100", NULL);
  office_import_good (&screen->ui.office, TKL_IMPORT_EMPLOYEES,
                      "number,first_name,last_name,key\n12,Anna,Peeters," ANNA "\n");
  office_import_good (&screen->ui.office, TKL_IMPORT_PROJECTS,
                      "number,name,latitude,longitude\nP1,School,50.9400,4.0500\n");
  office_take (&screen->ui.office, touches, G_N_ELEMENTS (touches));
  office_link (&screen->ui.office);
  fixture->source = tkl_tick_source;
  fixture->source.part_few = 0;
  fixture->source.receiver.plain_ticks = add_row;
  g_signal_connect (screen->ui.desk, "said", G_CALLBACK (ui_said_cb), &fixture->said);
  tkl_desk_set_period (screen->ui.desk, TKL_PERIOD_ALL);
  screen->page = tkl_tick_page_new (screen->ui.desk, &fixture->source, screen->ui.state);
  screen->window = ui_show (screen->page);
  fixture->list = tkl_table_page_get_list (TKL_TABLE_PAGE (screen->page));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  set_gate (TRUE);
  g_clear_pointer (&fixture->said, g_free);
  g_signal_handlers_disconnect_by_data (fixture->screen.ui.desk, &fixture->said);
  tick_screen_tear_down (&fixture->screen, data);
}

static void
assert_first (Fixture *fixture, const char *text)
{
  g_autofree char *row = ui_row (fixture->screen.page, 0);

  g_assert_true (g_str_has_prefix (row, text));
}

static void
assert_shown (Fixture *fixture, const char *text, gboolean shown)
{
  g_test_message ("%s", text);
  g_assert_cmpint (tick_screen_shows_text (&(TickTextSought){ fixture->screen.page, text }), ==,
                   shown);
}

static void
test_first_days (Fixture *fixture, gconstpointer data)
{
  ui_wait (shows_part, fixture->list);
  ui_settle ();
  g_assert_cmpuint (ui_n_rows (fixture->screen.page), ==, 4);
  assert_first (fixture, "02/03/2026");
  ui_picture (GTK_WIDGET (fixture->screen.window), "ticks-first-days");
  assert_shown (fixture, "4 rows", FALSE);
  assert_shown (fixture, "No destination found: 1", FALSE);

  set_gate (TRUE);
  ui_wait (shows_all, fixture->list);
  ui_settle ();
  assert_first (fixture, "02/03/2026");
  assert_shown (fixture, "8 rows", TRUE);
  assert_shown (fixture, "No destination found: 3", TRUE);
}

/* Newest first: the last days are those that are looked at. */
static void
test_last_days (Fixture *fixture, gconstpointer data)
{
  TklTable *table = tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->screen.page));
  g_autoptr (GVariantBuilder) columns = g_variant_builder_new (G_VARIANT_TYPE ("a(sib)"));
  g_autoptr (GVariant) layout
      = g_variant_ref_sink (g_variant_new ("(a(sib)sb)", columns, "date", TRUE));

  set_gate (TRUE);
  ui_wait (shows_all, fixture->list);
  tkl_table_set_layout (table, layout);
  tkl_desk_set_period (fixture->screen.ui.desk, (TklPeriod){ 20514, 20514 });
  ui_wait_rows (fixture->screen.page, 2);
  set_gate (FALSE);
  tkl_desk_set_period (fixture->screen.ui.desk, (TklPeriod){ 20400, TKL_DAY_NONE });
  ui_wait (shows_part, fixture->list);
  g_assert_cmpuint (ui_n_rows (fixture->screen.page), ==, 4);
  assert_first (fixture, "05/03/2026");
  set_gate (TRUE);
  ui_wait (shows_all, fixture->list);
  assert_first (fixture, "05/03/2026");
}

/* What would speak of all rows waits for them, and all that are selected are all in the end. */
static void
test_speaks_of_all (Fixture *fixture, gconstpointer data)
{
  TklTablePage *page = TKL_TABLE_PAGE (fixture->screen.page);
  g_autofree char *path = g_build_filename (fixture->screen.ui.office.folder, "rows.csv", NULL);
  g_autoptr (GArray) ids = NULL;

  ui_wait (shows_part, fixture->list);
  tkl_table_page_export (page, path);
  g_assert_cmpstr (fixture->said, ==, "Wait until all rows are read");
  g_clear_pointer (&fixture->said, g_free);
  tkl_table_page_print (page, NULL, path);
  g_assert_cmpstr (fixture->said, ==, "Wait until all rows are read");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_pointer (&fixture->said, g_free);
  for (int i = 0; i < 3; i++)
    tick_screen_act (&fixture->screen, "page.next");
  g_assert_cmpstr (fixture->said, ==, NULL);
  tick_screen_select_all (&fixture->screen);
  tkl_table_copy (tkl_table_page_get_table (page));
  g_assert_cmpstr (fixture->said, ==, "Wait until all rows are read");
  ids = tkl_table_get_selected_ids (tkl_table_page_get_table (page));
  g_assert_cmpuint (ids->len, ==, 0);
  g_clear_pointer (&ids, g_array_unref);

  set_gate (TRUE);
  ui_wait (shows_all, fixture->list);
  ui_settle ();
  ids = tkl_table_get_selected_ids (tkl_table_page_get_table (page));
  g_assert_cmpuint (ids->len, ==, G_N_ELEMENTS (touches));
}

/* Whoever has chosen another period meanwhile gets that one, with nothing selected. */
static void
test_left (Fixture *fixture, gconstpointer data)
{
  TklTablePage *page = TKL_TABLE_PAGE (fixture->screen.page);
  g_autoptr (GArray) ids = NULL;

  ui_wait (shows_part, fixture->list);
  tick_screen_select_all (&fixture->screen);
  tkl_desk_set_period (fixture->screen.ui.desk, (TklPeriod){ 20516, 20517 });
  set_gate (TRUE);
  ui_wait_rows (fixture->screen.page, 4);
  ui_settle ();
  assert_first (fixture, "04/03/2026");
  assert_shown (fixture, "4 rows", TRUE);
  ids = tkl_table_get_selected_ids (tkl_table_page_get_table (page));
  g_assert_cmpuint (ids->len, ==, 0);
}

/* The first days have nothing of what is sought: what comes is waited for. */
static void
test_nothing_in_part (Fixture *fixture, gconstpointer data)
{
  tkl_desk_set_search (fixture->screen.ui.desk, "05/03/2026");
  for (int i = 0; i < 3; i++)
    ui_settle ();
  g_assert_false (tkl_row_list_is_part (fixture->list));
  g_assert_null (tkl_row_list_get_rows (fixture->list));
  set_gate (TRUE);
  ui_wait_rows (fixture->screen.page, 2);
}

static void
assert_selected (Fixture *fixture, guint n)
{
  TklTablePage *page = TKL_TABLE_PAGE (fixture->screen.page);
  g_autoptr (GArray) ids = tkl_table_get_selected_ids (tkl_table_page_get_table (page));

  g_assert_cmpuint (ids->len, ==, n);
}

/* As a click does it: nothing is remembered for the rows that come. */
static void
choose_row (Fixture *fixture, guint position)
{
  TklTable *table = tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->screen.page));

  g_assert_true (gtk_widget_activate_action (ui_find (GTK_WIDGET (table), GTK_TYPE_LIST_VIEW, NULL),
                                             "list.select-item", "(ubb)", position, FALSE, FALSE));
  ui_settle ();
  assert_selected (fixture, 1);
}

/* All of them are meant, however they are put in order or sought meanwhile. */
static void
test_ordered_anew (Fixture *fixture, gconstpointer data)
{
  TklTable *table = tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->screen.page));
  g_autoptr (GVariantBuilder) columns = g_variant_builder_new (G_VARIANT_TYPE ("a(sib)"));
  g_autoptr (GVariant) layout
      = g_variant_ref_sink (g_variant_new ("(a(sib)sb)", columns, "time", TRUE));

  ui_wait (shows_part, fixture->list);
  tick_screen_select_all (&fixture->screen);
  tkl_table_set_layout (table, layout);
  ui_settle ();
  g_assert_true (tkl_row_list_is_part (fixture->list));
  assert_selected (fixture, 0);
  tkl_desk_set_search (fixture->screen.ui.desk, "Anna");
  ui_settle ();
  assert_selected (fixture, 0);
  set_gate (TRUE);
  ui_wait (shows_all, fixture->list);
  ui_settle ();
  assert_selected (fixture, G_N_ELEMENTS (touches));
}

/* More than are put in order at once, after the days of the parts. */
#define N_MANY 2100

static void
take_many (Fixture *fixture)
{
  g_autofree OfficeTouch *many = g_new0 (OfficeTouch, N_MANY);
  g_autoptr (GStringChunk) times = g_string_chunk_new (N_MANY * 32);

  for (int i = 0; i < N_MANY; i++)
    {
      g_autofree char *time
          = g_strdup_printf ("2026-03-%02dT%02d:%02d:00+01:00", 10 + i / 1440, i / 60 % 24, i % 60);

      many[i] = touches[0];
      many[i].time = g_string_chunk_insert (times, time);
      many[i].odometer_m = 1000 + i;
      /* A key that stays is one tick. */
      many[i].key = i % 2 == 0 ? ANNA : "3D00000BADC0DE02";
    }
  office_take (&fixture->screen.ui.office, many, N_MANY);
}

static gboolean
begins_with_fourth (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *row
      = ui_n_rows (fixture->screen.page) > 0 ? ui_row (fixture->screen.page, 0) : NULL;

  return row != NULL && g_str_has_prefix (row, "04/03/2026");
}

static gboolean
shows_many (gpointer list)
{
  return !tkl_row_list_is_part (list) && g_list_model_get_n_items (list) == 4 + N_MANY;
}

/* All of one period were to be selected when the next was chosen. */
static void
test_left_in_order (Fixture *fixture, gconstpointer data)
{
  TklDesk *desk = fixture->screen.ui.desk;

  set_gate (TRUE);
  ui_wait (shows_all, fixture->list);
  take_many (fixture);
  tkl_desk_set_period (desk, (TklPeriod){ 20514, 20514 });
  ui_wait_rows (fixture->screen.page, 2);
  set_gate (FALSE);
  tkl_desk_set_period (desk, TKL_PERIOD_ALL);
  ui_wait (shows_part, fixture->list);
  tkl_desk_set_search (desk, "van");
  ui_settle ();
  tick_screen_select_all (&fixture->screen);
  hold_orders (fixture, TRUE);
  set_gate (TRUE);
  ui_wait (is_busy, fixture->list);

  set_gate (FALSE);
  tkl_desk_set_period (desk, (TklPeriod){ 20516, TKL_DAY_NONE });
  ui_wait (begins_with_fourth, fixture);
  hold_orders (fixture, FALSE);
  set_gate (TRUE);
  ui_wait (shows_many, fixture->list);
  ui_settle ();
  assert_selected (fixture, 0);
}

/* Who chooses the only row of a part means that one. */
static void
test_only_row (Fixture *fixture, gconstpointer data)
{
  ui_wait (shows_part, fixture->list);
  tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->screen.page), TKL_TICK_CHOICE_NO_DESTINATION);
  g_assert_cmpuint (ui_n_rows (fixture->screen.page), ==, 1);
  choose_row (fixture, 0);
  set_gate (TRUE);
  ui_wait_rows (fixture->screen.page, 3);
  ui_settle ();
  assert_selected (fixture, 1);
}

/* What was chosen in the period before is not there: no other row is chosen in its stead. */
static void
test_chosen_before (Fixture *fixture, gconstpointer data)
{
  set_gate (TRUE);
  ui_wait (shows_all, fixture->list);
  choose_row (fixture, 1);
  set_gate (FALSE);
  tkl_desk_set_period (fixture->screen.ui.desk, (TklPeriod){ 20515, TKL_DAY_NONE });
  ui_wait (shows_part, fixture->list);
  assert_selected (fixture, 0);
  set_gate (TRUE);
  ui_wait_rows (fixture->screen.page, 6);
  ui_settle ();
  assert_selected (fixture, 0);
}

/* It may be further down. */
static void
test_sought_in_part (Fixture *fixture, gconstpointer data)
{
  ui_wait (shows_part, fixture->list);
  tkl_desk_set_search (fixture->screen.ui.desk, "05/03/2026");
  ui_settle ();
  assert_shown (fixture, "Nothing found", FALSE);
  set_gate (TRUE);
  ui_wait_rows (fixture->screen.page, 2);
  tkl_desk_set_search (fixture->screen.ui.desk, "06/03/2026");
  ui_settle ();
  assert_shown (fixture, "Nothing found", TRUE);
}

static void
press_button (Fixture *fixture, const char *name)
{
  g_signal_emit_by_name (ui_find (fixture->screen.page, GTK_TYPE_BUTTON, name), "clicked");
  ui_settle ();
}

/* The first days are not what is left when the rest is not read after all. */
static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  ui_wait (shows_part, fixture->list);
  press_button (fixture, "Stop");
  assert_shown (fixture, "Reading was stopped", TRUE);
  tkl_desk_set_search (fixture->screen.ui.desk, "Anna");
  ui_settle ();
  g_assert_cmpuint (ui_n_rows (fixture->screen.page), ==, 0);
  assert_shown (fixture, "Reading was stopped", TRUE);
  set_gate (TRUE);
  press_button (fixture, "Try again");
  ui_wait (shows_all, fixture->list);
  assert_shown (fixture, "Reading was stopped", FALSE);
}

/* Not even the first rows come before the gate is open. */
static void
shut_gate (void)
{
  g_mutex_lock (&gate.mutex);
  gate.open = FALSE;
  gate.passing = &gate;
  g_mutex_unlock (&gate.mutex);
}

static gboolean
shows_progress (gpointer data)
{
  GtkWidget *button = ui_find (((Fixture *) data)->screen.page, GTK_TYPE_BUTTON, "Stop");

  return gtk_widget_get_mapped (button);
}

/* Of a period that is read at once: the rows of before are still there, their number is not. */
static void
test_count (Fixture *fixture, gconstpointer data)
{
  set_gate (TRUE);
  ui_wait (shows_all, fixture->list);
  ui_settle ();
  assert_shown (fixture, "8 rows", TRUE);
  shut_gate ();
  tkl_desk_set_period (fixture->screen.ui.desk, (TklPeriod){ 20514, 20515 });
  assert_shown (fixture, "8 rows", FALSE);
  ui_wait (shows_progress, fixture);
  tkl_desk_set_search (fixture->screen.ui.desk, "Anna");
  ui_settle ();
  g_assert_cmpuint (ui_n_rows (fixture->screen.page), ==, 8);
  assert_shown (fixture, "8 rows", FALSE);
  g_assert_true (shows_progress (fixture));
  set_gate (TRUE);
  ui_wait_rows (fixture->screen.page, 4);
  ui_settle ();
  assert_shown (fixture, "4 rows", TRUE);
  g_assert_false (shows_progress (fixture));
}

/* What is typed into the search does not end what is told of the reading. */
static void
test_search_early (Fixture *fixture, gconstpointer data)
{
  shut_gate ();
  tkl_desk_set_period (fixture->screen.ui.desk, (TklPeriod){ 20514, 20515 });
  ui_wait (shows_progress, fixture);
  g_assert_null (tkl_row_list_get_rows (fixture->list));
  tkl_desk_set_search (fixture->screen.ui.desk, "Anna");
  ui_settle ();
  g_assert_true (shows_progress (fixture));
  set_gate (TRUE);
  ui_wait_rows (fixture->screen.page, 4);
  ui_settle ();
  g_assert_false (shows_progress (fixture));
}

static guint
count_groups (Fixture *fixture)
{
  GtkWidget *groups = ui_find (fixture->screen.page, TKL_TYPE_TABLE_GROUPS, NULL);
  GtkWidget *view = ui_find (groups, GTK_TYPE_LIST_VIEW, NULL);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view))));
}

/* Groups say how many rows they have. */
static void
test_grouped (Fixture *fixture, gconstpointer data)
{
  ui_wait (shows_part, fixture->list);
  g_assert_true (gtk_widget_activate_action (fixture->screen.page, "page.group", "s", "employee"));
  ui_settle ();
  g_assert_cmpuint (ui_n_rows (fixture->screen.page), ==, 4);
  g_assert_cmpuint (count_groups (fixture), ==, 0);
  set_gate (TRUE);
  ui_wait (shows_all, fixture->list);
  ui_settle ();
  g_assert_cmpuint (count_groups (fixture), ==, 2);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/first-rows/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("first-days", test_first_days);
  ADD ("last-days", test_last_days);
  ADD ("speaks-of-all", test_speaks_of_all);
  ADD ("ordered-anew", test_ordered_anew);
  ADD ("left", test_left);
  ADD ("left-in-order", test_left_in_order);
  ADD ("nothing-in-part", test_nothing_in_part);
  ADD ("only-row", test_only_row);
  ADD ("chosen-before", test_chosen_before);
  ADD ("sought-in-part", test_sought_in_part);
  ADD ("stopped", test_stopped);
  ADD ("count", test_count);
  ADD ("search-early", test_search_early);
  ADD ("grouped", test_grouped);
  return g_test_run ();
}
