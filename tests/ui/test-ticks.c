/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tab of ticks: the pane of the chosen ones, corrections of one and of several, whole days. */
/* Thread: main. */
#include "tkl-board-grid.h"
#include "tkl-day-map.h"
#include "tkl-day-strip.h"
#include "tkl-field-row.h"
#include "tkl-settings.h"
#include "tkl-tick-page.h"
#include "tkl-zone-editor-private.h"
#include "ui-fixture.h"

#include <string.h>

#define HOME 50.9000, 4.0000
#define P1 50.9400, 4.0500
#define NOWHERE 50.8000, 4.3000
#define BRIDGE 50.7000, 4.9000
#define ANNA "3D00000BADC0DE01"

/* At the second stop two sites are, the third is far from all, and the ride home was not ticked. */
static const OfficeTouch touches[] = {
  { "VAN 1", "2026-03-02T06:45:12+01:00", HOME, ANNA, 100000 },
  { "VAN 1", "2026-03-02T07:30:48+01:00", P1, ANNA, 112340 },
  { "VAN 1", "2026-03-02T16:00:05+01:00", NOWHERE, ANNA, 112400 },
};

typedef struct
{
  UiFixture ui;
  GtkWidget *page;
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
                      "number,name,latitude,longitude\nP1,School,50.9400,4.0500\n"
                      "P2,Hall,50.9400,4.0501\nP3,Bridge,50.7000,4.9000\n");
  office_take (&fixture->ui.office, touches, G_N_ELEMENTS (touches));
  office_link (&fixture->ui.office);
  fixture->page = tkl_tick_page_new (fixture->ui.desk, &tkl_tick_source, fixture->ui.state);
  fixture->window = ui_show (fixture->page);
  tkl_desk_set_period (fixture->ui.desk, (TklPeriod){ TKL_DAY_NONE, TKL_DAY_NONE });
  ui_wait_rows (fixture->page, 3);
  tkl_table_page_show_side (TKL_TABLE_PAGE (fixture->page), TRUE);
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

/* --- what is awaited -------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *page;
  guint position;
  const char *text;
} RowSought;

/* A row as far as its reason: date and time, employee, place, project, reason. */
static gboolean
is_row (gpointer data)
{
  const RowSought *sought = data;
  g_autofree char *row = NULL;

  if (sought->position >= ui_n_rows (sought->page))
    return FALSE;
  row = ui_row (sought->page, sought->position);
  return g_str_has_prefix (row, sought->text);
}

static void
wait_row (Fixture *fixture, guint position, const char *text)
{
  ui_wait (is_row, &(RowSought){ fixture->page, position, text });
}

typedef struct
{
  GtkWidget *root;
  const char *text;
} TextSought;

static gboolean
shows_text (gpointer data)
{
  const TextSought *sought = data;
  GtkWidget *label = ui_find (sought->root, GTK_TYPE_LABEL, sought->text);

  return label != NULL && gtk_widget_get_mapped (label);
}

static void
wait_text (Fixture *fixture, const char *text)
{
  ui_wait (shows_text, &(TextSought){ fixture->page, text });
}

static void
select_row (Fixture *fixture, guint position)
{
  TklRowList *list = tkl_table_page_get_list (TKL_TABLE_PAGE (fixture->page));

  tkl_table_page_select (TKL_TABLE_PAGE (fixture->page), tkl_row_list_get_id (list, position));
  ui_settle ();
}

/* As the keyboard does it in the table. */
static void
select_all (Fixture *fixture)
{
  TklTable *table = tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->page));

  g_assert_true (gtk_widget_activate_action (ui_find (GTK_WIDGET (table), GTK_TYPE_LIST_VIEW, NULL),
                                             "list.select-all", NULL));
  ui_settle ();
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, action, NULL));
}

/* --- one tick --------------------------------------------------------------------------------- */

/* F149: one key does the repair with its number; the row is in order then. */
static void
test_candidates (Fixture *fixture, gconstpointer data)
{
  wait_row (fixture, 1, "02/03/2026|07:30:48|12 Anna Peeters|Project||Several projects found|");
  select_row (fixture, 1);
  wait_text (fixture, "The tick at 16:00 is at no home, employer or project.");
  wait_text (fixture, "P1 School, at 07:30");
  wait_text (fixture, "P2 Hall, at 07:30");
  ui_assert_named (fixture->page);
  ui_picture (GTK_WIDGET (fixture->window), "ticks-several");
  g_assert_true (gtk_widget_activate_action (fixture->page, "ticks.choose", "u", 1));
  /* Pressed twice it is done once: the second time it is not offered any more. */
  g_assert_true (gtk_widget_activate_action (fixture->page, "ticks.choose", "u", 0));
  wait_row (fixture, 1, "02/03/2026|07:30:48|12 Anna Peeters|Project|P2 Hall||");
  wait_text (fixture, "Repair a day");
  tkl_desk_undo (fixture->ui.desk);
  wait_row (fixture, 1, "02/03/2026|07:30:48|12 Anna Peeters|Project||Several projects found|");
}

/* The day as a strip that is told leg by leg, and its map, which is made when somebody looks. */
static void
test_day (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row, *strip, *bar;

  select_row (fixture, 0);
  wait_text (fixture, "06:45:12");
  strip = ui_find (fixture->page, TKL_TYPE_DAY_STRIP, NULL);
  bar = ui_find (strip, GTK_TYPE_DRAWING_AREA, NULL);
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_LABEL, "The day: 2 legs");
  g_assert_true (gtk_widget_grab_focus (bar));
  wait_text (fixture, "06:45 Home – 07:30 Several projects found: Unknown, 0:45");
  row = ui_find (fixture->page, ADW_TYPE_EXPANDER_ROW, "Map of the day");
  g_assert_null (ui_find (row, TKL_TYPE_DAY_MAP, NULL));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  ui_settle ();
  g_assert_nonnull (ui_find (row, TKL_TYPE_DAY_MAP, NULL));
  ui_assert_named (fixture->page);
  /* Another tick, then none: the map goes with the day. */
  select_row (fixture, 2);
  wait_text (fixture, "16:00:05");
  select_all (fixture);
  wait_text (fixture, "3 ticks chosen");
}

/* The row that is in order leaves the filter, and the next one is chosen. */
static void
test_next_row (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;

  tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->page), TKL_TICK_CHOICE_ATTENTION);
  ui_wait_rows (fixture->page, 2);
  select_row (fixture, 0);
  wait_text (fixture, "P1 School, at 07:30");
  g_assert_true (gtk_widget_activate_action (fixture->page, "ticks.choose", "u", 0));
  ui_wait_rows (fixture->page, 1);
  ids = tkl_table_get_selected_ids (tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->page)));
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, 3);
  act (fixture, "ticks.home");
  wait_text (fixture, "Nothing found");
}

/* A label with these words in it. */
static GtkWidget *
find_with (GtkWidget *root, const char *words)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_with (child, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
tells_change (gpointer page)
{
  return find_with (page, "Time: as ticked → 02/03/2026 16:30:00") != NULL;
}

static void
commit (Fixture *fixture, const char *title, const char *text)
{
  GtkWidget *row = ui_find (fixture->page, TKL_TYPE_FIELD_ROW, title);

  ui_type (ui_find (row, GTK_TYPE_ENTRY, NULL), text);
}

/* Only ticks of the employee of the chosen one; the facts of a tick come into view by their command. */
static void
test_only (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = fixture->window;

  select_row (fixture, 0);
  wait_text (fixture, "06:45:12");
  act (fixture, "ticks.only-employee");
  g_assert_nonnull (ui_find (fixture->page, GTK_TYPE_BUTTON, "Not only Employee: 12 Anna Peeters"));
  ui_wait_rows (fixture->page, 3);
  act (fixture, "page.show-all");
  g_assert_null (ui_find (fixture->page, GTK_TYPE_BUTTON, "Not only Employee: 12 Anna Peeters"));
  select_row (fixture, 2);
  act (fixture, "ticks.history");
  wait_text (fixture, "16:00:05");
  ui_settle ();
  g_assert_true (GTK_IS_LABEL (gtk_window_get_focus (window)));
}

/* F141: the time by hand, wrong input included; as it was ticked stays to be seen. */
static void
test_time (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  select_row (fixture, 2);
  wait_text (fixture, "16:00:05");
  commit (fixture, "Time", "soon");
  ui_settle ();
  row = ui_find (fixture->page, TKL_TYPE_FIELD_ROW, "Time");
  g_assert_true (gtk_widget_has_css_class (row, "tkl-error"));
  wait_row (fixture, 2, "02/03/2026|16:00:05|");
  commit (fixture, "Time", "16:30");
  wait_row (fixture, 2, "02/03/2026|16:30:00|");
  wait_text (fixture, "16:00:05");
  ui_wait (tells_change, fixture->page);
  commit (fixture, "Note", "traffic <jam> & co");
  wait_text (fixture, "Change the note of ticks");
  act (fixture, "ticks.revert");
  wait_row (fixture, 2, "02/03/2026|16:00:05|");
}

static gboolean
has_error (gpointer row)
{
  return gtk_widget_has_css_class (row, "tkl-error");
}

/* What is refused stays as it was typed, with the reason, also when all is read again. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row, *entry;

  select_row (fixture, 2);
  wait_text (fixture, "16:00:05");
  commit (fixture, "Time", "01/01/1950 16:30");
  row = ui_find (fixture->page, TKL_TYPE_FIELD_ROW, "Time");
  entry = ui_find (row, GTK_TYPE_ENTRY, NULL);
  ui_wait (has_error, row);
  tkl_desk_report_change (fixture->ui.desk, NULL, FALSE);
  ui_settle ();
  g_assert_true (has_error (row));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "01/01/1950 16:30");
  ui_picture (GTK_WIDGET (fixture->window), "tick-refused");
  /* Of another tick it says nothing. */
  select_row (fixture, 0);
  wait_text (fixture, "06:45:12");
  g_assert_false (has_error (row));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "06:45");
}

/* F140: the ride home is the ride out once more. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover, *entry;

  select_row (fixture, 0);
  wait_text (fixture, "06:45:12");
  act (fixture, "ticks.copy");
  ui_settle ();
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (
      ui_find (fixture->page, GTK_TYPE_MENU_BUTTON,
               "A tick that was forgotten: the same once more, at another time"))));
  g_assert_true (gtk_widget_get_mapped (popover));
  entry = ui_find (popover, GTK_TYPE_ENTRY, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "06:45");
  ui_type (entry, "later");
  ui_settle ();
  g_assert_cmpuint (ui_n_rows (fixture->page), ==, 3);
  ui_type (entry, "16:40");
  ui_wait_rows (fixture->page, 4);
  wait_row (fixture, 3, "02/03/2026|16:40:00|12 Anna Peeters|Home|||VAN 1|");
  tkl_desk_undo (fixture->ui.desk);
  ui_wait_rows (fixture->page, 3);
}

/* --- several, and whole days ------------------------------------------------------------------ */

/* F163: what is chosen holds for all that are selected, and is one step. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  select_all (fixture);
  wait_text (fixture, "3 ticks chosen");
  act (fixture, "ticks.block");
  wait_row (fixture, 0, "02/03/2026|06:45:12|12 Anna Peeters|Home||Blocked|");
  wait_row (fixture, 2, "02/03/2026|16:00:05|12 Anna Peeters|||Blocked|");
  tkl_desk_undo (fixture->ui.desk);
  wait_row (fixture, 0, "02/03/2026|06:45:12|12 Anna Peeters|Home|||");
  act (fixture, "ticks.delete");
  ui_wait_rows (fixture->page, 0);
}

/* Of several chosen, those that leave the filter are not changed by what follows. */
static void
test_several_in_filter (Fixture *fixture, gconstpointer data)
{
  tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->page), TKL_TICK_CHOICE_ATTENTION);
  ui_wait_rows (fixture->page, 2);
  select_all (fixture);
  wait_text (fixture, "2 ticks chosen");
  tkl_desk_set_search (fixture->ui.desk, "16:00:05");
  ui_wait_rows (fixture->page, 1);
  /* The pane is about the one that is left. */
  wait_text (fixture, "16:00:05");
  g_signal_emit_by_name (ui_find (fixture->page, GTK_TYPE_BUTTON, "Delete"), "clicked");
  ui_wait_rows (fixture->page, 0);
  tkl_desk_set_search (fixture->ui.desk, "");
  ui_wait_rows (fixture->page, 1);
  wait_row (fixture, 0, "02/03/2026|07:30:48|");
}

/* What is being typed belongs to the tick it was typed about, though another one is chosen. */
static void
test_typed_stays (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row, *entry;

  select_row (fixture, 0);
  wait_text (fixture, "06:45:12");
  row = ui_find (fixture->page, TKL_TYPE_FIELD_ROW, "Note");
  entry = ui_find (row, GTK_TYPE_ENTRY, NULL);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "called her");
  select_row (fixture, 1);
  wait_text (fixture, "07:30:48");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  select_row (fixture, 0);
  wait_text (fixture, "Change the note of ticks");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "called her");
}

static GtkWindow *
find_dialog (Fixture *fixture)
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

/* Deleted ticks are in a table of their own, from where they come back. */
static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;
  GtkWidget *page;

  select_row (fixture, 2);
  act (fixture, "ticks.delete");
  ui_wait_rows (fixture->page, 2);
  act (fixture, "ticks.deleted");
  dialog = find_dialog (fixture);
  g_assert_nonnull (dialog);
  page = ui_find (GTK_WIDGET (dialog), TKL_TYPE_TICK_PAGE, NULL);
  ui_wait_rows (page, 1);
  tkl_table_page_select (TKL_TABLE_PAGE (page),
                         tkl_row_list_get_id (tkl_table_page_get_list (TKL_TABLE_PAGE (page)), 0));
  ui_settle ();
  ui_assert_named (page);
  g_assert_true (gtk_widget_activate_action (page, "ticks.restore", NULL));
  ui_wait_rows (fixture->page, 3);
  ui_wait_rows (page, 0);
  gtk_window_destroy (dialog);
}

/* A tick of a day on which none was: wrong input is told in the dialog, nothing is added then. */
static void
test_add (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;
  GtkWidget *root, *add, *row;

  select_row (fixture, 0);
  wait_text (fixture, "06:45:12");
  act (fixture, "ticks.add");
  dialog = find_dialog (fixture);
  g_assert_nonnull (dialog);
  root = GTK_WIDGET (dialog);
  ui_settle ();
  ui_assert_named (root);
  add = ui_find (root, GTK_TYPE_BUTTON, "_Add");
  row = ui_find (root, TKL_TYPE_FIELD_ROW, "When");
  g_assert_cmpstr (tkl_field_row_get_text (TKL_FIELD_ROW (row)), ==, "02/03/2026 ");
  g_signal_emit_by_name (add, "clicked");
  g_assert_true (gtk_widget_has_css_class (row, "tkl-error"));
  gtk_editable_set_text (GTK_EDITABLE (ui_find (row, GTK_TYPE_ENTRY, NULL)), "03/03/2026 7:15");
  g_signal_emit_by_name (add, "clicked");
  ui_wait (shows_text, &(TextSought){ root, "Choose the place." });
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (ui_find (root, GTK_TYPE_TOGGLE_BUTTON, "Employer")), TRUE);
  g_signal_emit_by_name (add, "clicked");
  ui_wait_rows (fixture->page, 4);
  wait_row (fixture, 3, "03/03/2026|07:15:00|12 Anna Peeters|Employer||");
  ui_settle ();
  g_assert_null (find_dialog (fixture));
}

static gboolean
has_dialog (gpointer fixture)
{
  return find_dialog (fixture) != NULL;
}

/* F155: what was left out is told with the reason, and shown on demand; then the whole day. */
static void
test_transfer (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  act (fixture, "ticks.transfer");
  ui_wait (has_dialog, fixture);
  dialog = find_dialog (fixture);
  g_assert_nonnull (ui_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "1 day was left out"));
  g_assert_nonnull (ui_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "1 day: several projects found"));
  g_signal_emit_by_name (ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Show Them"), "clicked");
  ui_wait_rows (fixture->page, 2);
  tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->page), 0);
  office_assert_lines (&fixture->ui.office, "");

  select_all (fixture);
  act (fixture, "ticks.home");
  wait_row (fixture, 1, "02/03/2026|07:30:48|12 Anna Peeters|Home|||");
  select_row (fixture, 2);
  act (fixture, "ticks.delete");
  ui_wait_rows (fixture->page, 2);
  /* Nothing of after that day has come in. */
  act (fixture, "ticks.transfer");
  ui_wait (has_dialog, fixture);
  dialog = find_dialog (fixture);
  g_assert_nonnull (ui_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL,
                             "1 day: provisional, late ticks may still come"));
  g_assert_null (ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Show Them"));
  g_signal_emit_by_name (
      ui_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Transfer Provisional Ones"), "clicked");
  wait_row (fixture, 0, "02/03/2026|06:45:12|12 Anna Peeters|Home|||VAN 1|✓|");
}

static gboolean
has_standing (gpointer data)
{
  const RowSought *sought = data;
  g_autofree char *cell = ui_cell (sought->page, sought->position, "day-state");

  return g_strcmp0 (cell, sought->text) == 0;
}

static void
wait_standing (Fixture *fixture, const char *text)
{
  ui_wait (has_standing, &(RowSought){ fixture->page, 0, text });
}

/* F073, F152: how far the day is, in the table and above what is said of it, and what it waits for. */
static void
test_standing (Fixture *fixture, gconstpointer data)
{
  TklTable *table = tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->page));

  tkl_table_show_column (table, "day-state");
  wait_standing (fixture, "To repair");
  select_row (fixture, 0);
  wait_text (fixture, "To repair");
  select_row (fixture, 2);
  act (fixture, "ticks.delete");
  ui_wait_rows (fixture->page, 2);
  select_all (fixture);
  act (fixture, "ticks.home");
  wait_standing (fixture, "Provisional");
  select_row (fixture, 0);
  wait_text (fixture, "The day is complete so far: 2 ticks");
  wait_text (fixture, "Provisional until VAN 1 sends records of after this day.");

  office_read_on (&fixture->ui.office, touches, G_N_ELEMENTS (touches),
                  G_GINT64_CONSTANT (1772492400000)); /* the midnight after it */
  tkl_desk_report_change (fixture->ui.desk, NULL, FALSE);
  wait_text (fixture,
             "Provisional until VAN 1 is read again after 04/03/2026 00:00: its tracker may "
             "send ticks late.");
  office_read_on (&fixture->ui.office, touches, G_N_ELEMENTS (touches),
                  G_GINT64_CONSTANT (1772578800000)); /* a day later */
  tkl_desk_report_change (fixture->ui.desk, NULL, FALSE);
  wait_standing (fixture, "Complete");
  wait_text (fixture, "The day is complete: 2 ticks");
  act (fixture, "ticks.transfer");
  wait_standing (fixture, "Transferred");
  wait_text (fixture, "The day is in the time clock: 2 ticks");
}

typedef struct
{
  TklZoneEditor *editor;
  int radius_m;
} Drafted;

static gboolean
is_drafted (gpointer data)
{
  Drafted *drafted = data;
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (TKL_IS_ZONE_EDITOR (window))
        drafted->editor = TKL_ZONE_EDITOR (window);
    }
  return drafted->editor != NULL && drafted->editor->edit != NULL
         && drafted->editor->edit->curr->radius_m == drafted->radius_m;
}

/* F144: two people tick just outside of the circle of a site: its editor opens with the wider one as a draft,
 * which nothing but that window saves. */
static void
test_edge (Fixture *fixture, gconstpointer data)
{
  static const OfficeTouch beside[] = {
    { "VAN 1", "2026-03-03T07:30:00+01:00", 50.7013, 4.9000, ANNA, 0 },
    { "VAN 1", "2026-03-03T07:31:00+01:00", 50.7013, 4.9000, "B400001D2E3F2501", 0 },
  };
  Drafted drafted = { NULL, 160 };
  GtkWidget *row;

  office_take (&fixture->ui.office, beside, G_N_ELEMENTS (beside));
  office_link (&fixture->ui.office);
  tkl_desk_report_change (fixture->ui.desk, NULL, FALSE);
  ui_wait_rows (fixture->page, 5);
  select_row (fixture, 3);
  wait_text (fixture, "Widen the radius of P3 Bridge to 160 m…");
  wait_text (fixture,
             "2 ticks without a place of 2 people, 45 m outside. What changes is shown before "
             "it is saved.");
  ui_assert_named (fixture->page);
  row = gtk_widget_get_ancestor (
      ui_find (fixture->page, GTK_TYPE_LABEL, "Widen the radius of P3 Bridge to 160 m…"),
      ADW_TYPE_ACTION_ROW);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  ui_wait (is_drafted, &drafted);
  g_assert_cmpint (drafted.editor->edit->orig->radius_m, ==, 0);
  ui_picture (GTK_WIDGET (drafted.editor), "edge-drafted");
  gtk_window_destroy (GTK_WINDOW (drafted.editor));
  ui_settle ();
  /* One alone is an accident. */
  select_row (fixture, 2);
  ui_settle ();
  g_assert_null (
      ui_find (fixture->page, GTK_TYPE_LABEL, "Widen the radius of P3 Bridge to 160 m…"));
}

/* The next day two mates tick when they leave the site, and Anna does not. */
static void
forget_tick (Fixture *fixture)
{
  static const OfficeTouch more[] = {
    { "VAN 1", "2026-03-03T06:45:00+01:00", HOME, ANNA, 0 },
    { "VAN 1", "2026-03-03T07:30:00+01:00", BRIDGE, ANNA, 0 },
    { "VAN 1", "2026-03-03T16:00:00+01:00", BRIDGE, "B400001D2E3F2501", 0 },
    { "VAN 1", "2026-03-03T16:00:10+01:00", BRIDGE, "4E00001234567801", 0 },
    { "VAN 1", "2026-03-03T16:45:00+01:00", HOME, ANNA, 0 },
  };

  office_import_good (&fixture->ui.office, TKL_IMPORT_EMPLOYEES,
                      "number,key\n14,B400001D2E3F2501\n15,4E00001234567801\n");
  office_take (&fixture->ui.office, more, G_N_ELEMENTS (more));
  office_read_on (&fixture->ui.office, more, G_N_ELEMENTS (more),
                  G_GINT64_CONSTANT (1773100800000));
  office_link (&fixture->ui.office);
  tkl_desk_report_change (fixture->ui.desk, NULL, FALSE);
  ui_wait_rows (fixture->page, 8);
}

static gboolean
has_list (gpointer fixture)
{
  GtkWindow *dialog = find_dialog (fixture);

  return dialog != NULL && shows_text (&(TextSought){ GTK_WIDGET (dialog), "Repair 1 Day" });
}

/* What is sure is listed with its result, done as one step, and taken back as one. */
static void
test_repair_days (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  forget_tick (fixture);
  act (fixture, "ticks.repair");
  ui_wait (has_list, fixture);
  dialog = find_dialog (fixture);
  g_assert_nonnull (
      ui_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Tue 03/03/2026  12 Anna Peeters"));
  ui_assert_named (GTK_WIDGET (dialog));
  ui_picture (GTK_WIDGET (dialog), "ticks-repair");
  gtk_widget_activate_default (GTK_WIDGET (dialog));
  ui_wait_rows (fixture->page, 9);
  wait_row (fixture, 6, "03/03/2026|16:00:00|12 Anna Peeters|Project|P3 Bridge||");
  office_assert_title (&fixture->ui.office, "Repair a day");
  tkl_desk_undo (fixture->ui.desk);
  ui_wait_rows (fixture->page, 8);
}

/* F142: what there is of each reason; a click shows those, another one all again. */
static void
test_legend (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label, *button;

  wait_text (fixture, "No destination found: 1");
  wait_text (fixture, "Several projects found: 1");
  label = ui_find (fixture->page, GTK_TYPE_LABEL, "Blocked ticks: 0");
  g_assert_false (gtk_widget_get_mapped (label));
  label = ui_find (fixture->page, GTK_TYPE_LABEL, "Several projects found: 1");
  button = gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  ui_wait_rows (fixture->page, 1);
  wait_row (fixture, 0, "02/03/2026|07:30:48|");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  ui_wait_rows (fixture->page, 3);
  select_row (fixture, 2);
  act (fixture, "ticks.block");
  wait_text (fixture, "Blocked ticks: 1");
  /* The quick filter and the legend say the same. */
  tkl_table_page_set_choice (TKL_TABLE_PAGE (fixture->page), TKL_TICK_CHOICE_BLOCKED);
  ui_wait_rows (fixture->page, 1);
  label = ui_find (fixture->page, GTK_TYPE_LABEL, "Blocked ticks: 1");
  g_assert_true (gtk_toggle_button_get_active (
      GTK_TOGGLE_BUTTON (gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON))));
  ui_assert_named (fixture->page);
}

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
  g_autofree char *text = ui_cell (sought->fixture->page, sought->position, sought->column_id);

  return g_strcmp0 (text, sought->text) == 0;
}

static void
wait_cell (Fixture *fixture, guint position, const char *column_id, const char *text)
{
  ui_wait_for (column_id, is_cell, &(CellSought){ fixture, position, column_id, text });
}

/* Columns whose values are read when somebody looks at them, and found from then on. */
static void
test_on_demand (Fixture *fixture, gconstpointer data)
{
  TklTable *table = tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->page));
  static const char *const ids[] = { "performance", "ride",       "coordinates", "odometer",
                                     "speed",       "changed-by", "changed",     "id" };

  select_row (fixture, 1);
  wait_text (fixture, "P1 School, at 07:30");
  tkl_desk_set_search (fixture->ui.desk, "112.3");
  ui_wait_rows (fixture->page, 0);
  tkl_desk_set_search (fixture->ui.desk, "");
  ui_wait_rows (fixture->page, 3);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    tkl_table_show_column (table, ids[i]);
  select_all (fixture);
  act (fixture, "ticks.employer");
  wait_cell (fixture, 1, "performance", "Loading");
  tkl_desk_undo (fixture->ui.desk);
  select_row (fixture, 1);
  wait_text (fixture, "P1 School, at 07:30");
  g_assert_true (gtk_widget_activate_action (fixture->page, "ticks.choose", "u", 0));
  wait_cell (fixture, 0, "performance", "Mobility");
  wait_cell (fixture, 1, "coordinates", "50.94, 4.05");
  wait_cell (fixture, 1, "odometer", "112.3");
  wait_cell (fixture, 1, "id", "2");
  g_assert_false (is_cell (&(CellSought){ fixture, 1, "changed-by", "" }));
  tkl_desk_set_search (fixture->ui.desk, "112.3");
  ui_wait_rows (fixture->page, 1);
  tkl_desk_set_search (fixture->ui.desk, "");
  ui_wait_rows (fixture->page, 3);
  commit (fixture, "Note", "rang her");
  wait_cell (fixture, 1, "note", "rang her");
  tkl_desk_set_search (fixture->ui.desk, "rang her");
  ui_wait_rows (fixture->page, 1);
}

/* --- the next row ----------------------------------------------------------------------------- */

/* Numbers and other keys of the table hold after F8, wherever it was pressed. */
static void
test_step_focus (Fixture *fixture, gconstpointer data)
{
  GtkRoot *root = GTK_ROOT (fixture->window);
  GtkWidget *table = GTK_WIDGET (tkl_table_page_get_table (TKL_TABLE_PAGE (fixture->page)));

  gtk_root_set_focus (root, NULL);
  act (fixture, "page.next");
  g_assert_nonnull (gtk_root_get_focus (root));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root), table));
  g_assert_true (gtk_widget_child_focus (ui_find (fixture->page, GTK_TYPE_DROP_DOWN, NULL),
                                         GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_is_ancestor (gtk_root_get_focus (root), table));
  act (fixture, "page.next");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root), table));
}

/* --- the month -------------------------------------------------------------------------------- */

static void
press_grid (GtkWidget *grid, const char *action, const char *type, int rows, int days)
{
  if (type == NULL)
    gtk_widget_activate_action (grid, action, NULL);
  else
    gtk_widget_activate_action (grid, action, "(ii)", rows, days);
  ui_settle ();
}

/* What a screen reader says of the day that is looked at. */
static gboolean
is_said (gpointer data)
{
  const TextSought *sought = data;
  g_autofree char *other = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (sought->root), GTK_ACCESSIBLE_PROPERTY_LABEL, sought->text);

  return other == NULL;
}

static void
wait_said (GtkWidget *grid, const char *text)
{
  ui_wait_for (text, is_said, &(TextSought){ grid, text });
}

/* F152: the matrix leads to the first tick that keeps a day of somebody from being complete. */
static void
test_month (Fixture *fixture, gconstpointer data)
{
  TklTablePage *page = TKL_TABLE_PAGE (fixture->page);
  GtkWidget *grid, *day;
  g_autoptr (GArray) ids = NULL;

  tkl_desk_set_period (fixture->ui.desk, (TklPeriod){ tkl_day_from_ymd (2026, 3, 1),
                                                      tkl_day_from_ymd (2026, 3, 31) });
  act (fixture, "ticks.board");
  grid = ui_find (fixture->page, TKL_TYPE_BOARD_GRID, NULL);
  wait_said (grid, "Anna Peeters (12), Sun 01/03/2026: No ticks");
  day = ui_find (fixture->page, GTK_TYPE_BUTTON,
                 "Mon 02/03/2026: 0 days complete, 1 needs attention");
  g_assert_nonnull (day);
  ui_assert_named (fixture->page);

  tkl_table_page_set_choice (page, TKL_TICK_CHOICE_DOUBLE);
  act (fixture, "page.next");
  wait_said (grid, "Anna Peeters (12), Mon 02/03/2026: 3 ticks: the day is not in order yet\n"
                   "Provisional until VAN 1 sends records of after this day.");
  press_grid (grid, "board.open", NULL, 0, 0);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                         GTK_WIDGET (tkl_table_page_get_table (page))));
  g_assert_cmpuint (tkl_table_page_get_choice (page), ==, 0);
  ids = tkl_table_get_selected_ids (tkl_table_page_get_table (page));
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==,
                   tkl_row_list_get_id (tkl_table_page_get_list (page), 1));
  ui_picture (GTK_WIDGET (fixture->window), "ticks-month");

  press_grid (grid, "board.move", "(ii)", 100, -100); /* not beyond the last row and first day */
  wait_said (grid, "Ben (13), Sun 01/03/2026: No ticks");
  press_grid (grid, "board.move", "(ii)", -1, 100);
  wait_said (grid, "Anna Peeters (12), Tue 31/03/2026: No ticks");

  g_signal_emit_by_name (day, "clicked");
  g_assert_cmpint (tkl_desk_get_period (fixture->ui.desk).from, ==, tkl_day_from_ymd (2026, 3, 2));
  g_assert_cmpint (tkl_desk_get_period (fixture->ui.desk).to, ==, tkl_day_from_ymd (2026, 3, 2));
  g_signal_emit_by_name (day, "clicked");
  g_assert_cmpint (tkl_desk_get_period (fixture->ui.desk).to, ==, tkl_day_from_ymd (2026, 3, 31));
}

/* What is looked at stays when the ticks changed, and counts follow. */
static void
test_month_follows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *grid;

  tkl_desk_set_period (fixture->ui.desk,
                       (TklPeriod){ tkl_day_from_ymd (2026, 3, 2), tkl_day_from_ymd (2026, 3, 2) });
  act (fixture, "ticks.board");
  grid = ui_find (fixture->page, TKL_TYPE_BOARD_GRID, NULL);
  wait_said (grid, "Anna Peeters (12), Sun 01/03/2026: No ticks");
  act (fixture, "page.previous");
  ui_wait_rows (fixture->page, 3);
  select_row (fixture, 2);
  act (fixture, "ticks.delete");
  ui_wait_rows (fixture->page, 2);
  select_row (fixture, 1);
  act (fixture, "ticks.employer");
  wait_said (grid, "Anna Peeters (12), Mon 02/03/2026: The day is complete so far: 2 ticks\n"
                   "Provisional until VAN 1 sends records of after this day.");
  g_assert_nonnull (ui_find (fixture->page, GTK_TYPE_BUTTON,
                             "Mon 02/03/2026: 1 day complete, 0 need attention, "
                             "1 provisional"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/ticks/candidates", test_candidates },
    { "/ticks/day", test_day },
    { "/ticks/next-row", test_next_row },
    { "/ticks/time", test_time },
    { "/ticks/only", test_only },
    { "/ticks/refused", test_refused },
    { "/ticks/copy", test_copy },
    { "/ticks/several", test_several },
    { "/ticks/deleted", test_deleted },
    { "/ticks/transfer", test_transfer },
    { "/ticks/standing", test_standing },
    { "/ticks/edge", test_edge },
    { "/ticks/repair-days", test_repair_days },
    { "/ticks/legend", test_legend },
    { "/ticks/several-in-filter", test_several_in_filter },
    { "/ticks/typed-stays", test_typed_stays },
    { "/ticks/add", test_add },
    { "/ticks/on-demand", test_on_demand },
    { "/ticks/step-focus", test_step_focus },
    { "/ticks/month", test_month },
    { "/ticks/month-follows", test_month_follows },
  };

  ui_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
