/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tab of projects: table, form, copy, state, several at once. */
/* Thread: main. */
#include "form-screen.h"
#include "tkl-field-row.h"
#include "tkl-pin.h"
#include "tkl-project-batch.h"
#include "tkl-project-map-window.h"
#include "tkl-project-page.h"
#include "tkl-wrap-box.h"
#include "tkl-zone-editor.h"
#include "tkl-zones-group.h"

#define STATION "P001|Station||Brussel|Active|0|150 m|02/03/2026"

static Screen
open_page (UiFixture *fixture)
{
  Screen screen;

  ui_fill (fixture);
  screen = form_screen_open (
      tkl_project_page_new (fixture->desk, &tkl_project_source, fixture->state));
  ui_wait_rows (screen.page, 2);
  return screen;
}

static GtkWidget *
choice_row (GtkWidget *root, const char *title)
{
  GtkWidget *row = ui_find (root, ADW_TYPE_COMBO_ROW, title);

  g_assert_nonnull (row);
  return row;
}

static void
select_all (Screen *screen)
{
  GtkWidget *view = ui_find (screen->page, GTK_TYPE_COLUMN_VIEW, NULL);

  gtk_selection_model_select_all (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
}

/* --- one -------------------------------------------------------------------------------------- */

static void
test_change (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *title, *typed, *reason, *css_class;
  } bad[] = {
    { "Number", "P002", "Another", "tkl-error" },
    { "Last day", "32/1/2026", "16/11/2026", "tkl-error" },
    { "Latitude", "north", "50.8466", "tkl-error" },
    { "Radius (m)", "5 km", "metres", "tkl-error" },
    { "Colour", "red", "#1C71D8", "tkl-error" },
    { "Declaration number", "1Y1ZZ000001JZ", "check character", "tkl-warning" },
    { "Declaration number", "1Y1ZZ", "13 characters", "tkl-warning" },
  };
  Screen screen = open_page (fixture);

  form_screen_wait_row (&screen, 0, STATION);
  form_screen_show (&screen, 1);
  form_screen_type (&screen, "Name", "Gare & cie");
  form_screen_wait_row (&screen, 0, "P001|Gare & cie||Brussel|Active|0|150 m|02/03/2026");
  form_screen_type (&screen, "Radius (m)", "");
  form_screen_wait_row (&screen, 0, "P001|Gare & cie||Brussel|Active|0|100 m|02/03/2026");
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      GtkWidget *row = form_screen_row (&screen, bad[i].title);

      g_test_message ("%s", bad[i].title);
      form_screen_type (&screen, bad[i].title, bad[i].typed);
      ui_wait (ui_says, &(UiAnswer){ row, bad[i].reason });
      g_assert_true (gtk_widget_has_css_class (row, bad[i].css_class));
    }
  ui_assert_named (screen.pane);
  ui_picture (GTK_WIDGET (screen.window), "project-form");
  form_screen_close (&screen);
}

static gboolean
has_no_subtitle (gpointer row)
{
  return g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "") == 0;
}

/* What is chosen is read whole beside the help. */
static void
assert_readable (GtkWidget *row, guint choice, const char *text)
{
  GtkWidget *label;

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), choice);
  ui_settle ();
  label = ui_find (row, GTK_TYPE_LABEL, text);
  g_assert_nonnull (label);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
}

/* F118, F121, F132: choices and switches say what is missing, and cease to when it is there. */
static void
test_warnings (UiFixture *fixture, gconstpointer data)
{
  Screen screen = open_page (fixture);
  GtkWidget *mode, *works, *presence;

  form_screen_show (&screen, 2);
  mode = choice_row (screen.pane, "Found by");
  /* F246 */
  g_assert_cmpstr (
      adw_action_row_get_subtitle (ADW_ACTION_ROW (choice_row (screen.pane, "Who registers"))), ==,
      "Client and executor are both liable: agree who does it.");
  assert_readable (choice_row (screen.pane, "Who registers"), 3, "A subcontractor");
  g_assert_true (has_no_subtitle (mode));
  adw_combo_row_set_selected (ADW_COMBO_ROW (mode), 1);
  ui_wait (ui_says, &(UiAnswer){ mode, "no zone" });
  g_assert_true (gtk_widget_has_css_class (mode, "tkl-warning"));
  form_screen_wait_row (&screen, 1, "P002|Halle aux blés||Namur|Active|0||");
  adw_combo_row_set_selected (ADW_COMBO_ROW (mode), 0);
  ui_wait (has_no_subtitle, mode);

  office_set (&fixture->office, "default-radius=0", NULL);
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  ui_wait (ui_says, &(UiAnswer){ form_screen_row (&screen, "Radius (m)"), "any distance" });

  presence = ui_find (screen.pane, ADW_TYPE_ACTION_ROW, "Checkin@Work is mandatory");
  works = ui_find (screen.pane, ADW_TYPE_ACTION_ROW, "Works are declared");
  gtk_switch_set_active (GTK_SWITCH (ui_find (presence, GTK_TYPE_SWITCH, NULL)), TRUE);
  ui_wait (ui_says, &(UiAnswer){ works, "needs this too" });
  ui_picture (GTK_WIDGET (screen.window), "project-warnings");
  gtk_switch_set_active (GTK_SWITCH (ui_find (works, GTK_TYPE_SWITCH, NULL)), TRUE);
  ui_wait (has_no_subtitle, works);
  ui_wait (ui_says,
           &(UiAnswer){ form_screen_row (&screen, "Declaration number"), "number of the works" });
  form_screen_close (&screen);
}

static void
test_new (UiFixture *fixture, gconstpointer data)
{
  Screen screen = open_page (fixture);

  gtk_widget_activate_action (screen.page, "projects.new", NULL);
  ui_wait (form_screen_shows_form, screen.pane);
  ui_wait (form_screen_has_focus, form_screen_row (&screen, "Number"));
  form_screen_type (&screen, "Name", "Nieuw");
  ui_settle ();
  g_assert_cmpuint (ui_n_rows (screen.page), ==, 2);
  form_screen_type (&screen, "Number", "P010");
  form_screen_wait_row (&screen, 2, "P010|Nieuw|||Active|0|100 m||0:00");
  g_assert_cmpint (tkl_form_pane_get_id (TKL_FORM_PANE (screen.pane)), ==, 3);
  tkl_desk_undo (fixture->desk);
  ui_wait_rows (screen.page, 2);
  form_screen_close (&screen);
}

/* A new one was read: the number is for the clerk to say. */
static gboolean
is_new (gpointer pane)
{
  GtkWidget *number = ui_find (pane, TKL_TYPE_FIELD_ROW, "Number");

  return tkl_form_pane_is_new (pane) && form_screen_shows_form (pane)
         && g_str_equal (tkl_field_row_get_text (TKL_FIELD_ROW (number)), "");
}

/* From the table, or from the menu of the form: everything but the number is there. */
static void
test_copy (UiFixture *fixture, gconstpointer data)
{
  Screen screen = open_page (fixture);
  TklTable *table = tkl_table_page_get_table (TKL_TABLE_PAGE (screen.page));

  tkl_table_select (table, 1);
  ui_wait (form_screen_shows_form, screen.pane);
  gtk_widget_activate_action (screen.page, "projects.copy", NULL);
  ui_wait (is_new, screen.pane);
  ui_wait (form_screen_has_focus, form_screen_row (&screen, "Number"));
  g_assert_cmpstr (tkl_field_row_get_text (TKL_FIELD_ROW (form_screen_row (&screen, "Name"))), ==,
                   "Station");
  form_screen_type (&screen, "Number", "P001b");
  form_screen_wait_row (&screen, 1, "P001b|Station||Brussel|Active|0|150 m||0:00");

  form_screen_show (&screen, 2);
  ui_settle ();
  form_screen_choose (&screen, "project.copy");
  ui_wait (is_new, screen.pane);
  form_screen_type (&screen, "Number", "P003");
  form_screen_wait_row (&screen, 3, "P003|Halle aux blés||Namur|Active|0|100 m||0:00");
  form_screen_close (&screen);
}

static gboolean
latitude_moved (gpointer row)
{
  return !g_str_equal (tkl_field_row_get_text (row), "50.8466");
}

/* Locate and the pin are those of every form; what they find is stored and linked by. */
static void
test_place (UiFixture *fixture, gconstpointer data)
{
  Screen screen = open_page (fixture);
  GtkWidget *latitude, *pin;

  form_screen_show (&screen, 1);
  latitude = form_screen_row (&screen, "Latitude");
  pin = ui_find (screen.pane, TKL_TYPE_PIN, NULL);
  gtk_widget_activate_action (pin, "pin.move", "(ii)", 0, 40);
  ui_wait (latitude_moved, latitude);
  ui_settle ();
  g_assert_true (tkl_desk_get_links_wait (fixture->desk));
  tkl_desk_undo (fixture->desk);
  form_screen_wait_row (&screen, 0, STATION);
  form_screen_close (&screen);
}

/* --- zones ------------------------------------------------------------------------------------ */

/* @project: its number. */
static void
import_zone (UiFixture *fixture, const char *project, const char *name)
{
  g_autofree char *zone = g_strdup_printf (
      "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\","
      " \"properties\": {\"project\": \"%s\", \"name\": \"%s\"}, \"geometry\":"
      " {\"type\": \"Polygon\", \"coordinates\": [[[4.350,50.846],[4.353,50.846],[4.353,50.848],"
      "[4.350,50.848],[4.350,50.846]]]}}]}",
      project, name);
  g_autoptr (TklImportReport) report
      = office_import (&fixture->office, TKL_IMPORT_ZONES, ".geojson", zone);

  g_assert_cmpuint (report->n_added, ==, 1);
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
}

static gboolean
has_zone (gpointer data)
{
  const UiAnswer *answer = data;
  GtkWidget *row = ui_find (answer->row, TKL_TYPE_FIELD_ROW, answer->text);

  return row != NULL;
}

static gboolean
has_no_zone (gpointer pane)
{
  return ui_find (pane, TKL_TYPE_FIELD_ROW, "Zone 1") == NULL;
}

static const char *
zone_name (Screen *screen, const char *title)
{
  return tkl_field_row_get_text (TKL_FIELD_ROW (form_screen_row (screen, title)));
}

static gboolean
has_window (GType type)
{
  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return TRUE;
    }
  return FALSE;
}

/* F128: what the list says of a zone, and what it does to it. */
static void
test_zones (UiFixture *fixture, gconstpointer data)
{
  Screen screen = open_page (fixture);
  GtkWidget *group, *row;

  import_zone (fixture, "P001", "Hall");
  form_screen_wait_row (&screen, 0, "P001|Station||Brussel|Active|1|150 m|");
  form_screen_show (&screen, 1);
  ui_wait (has_zone, &(UiAnswer){ screen.pane, "Zone 1" });
  row = form_screen_row (&screen, "Zone 1");
  group = ui_find (screen.pane, TKL_TYPE_ZONES_GROUP, NULL);
  g_assert_cmpstr (zone_name (&screen, "Zone 1"), ==, "Hall");
  /* 211 m to the east, 222 m to the north. */
  g_assert_true (ui_says (&(UiAnswer){ row, "m², 4 corners" }));
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "46"));

  gtk_widget_grab_focus (ui_find (row, GTK_TYPE_ENTRY, NULL));
  form_screen_type (&screen, "Zone 1", "Hall A & B");
  ui_settle ();
  /* Who types on is not thrown out of the row. */
  g_assert_true (form_screen_row (&screen, "Zone 1") == row);
  g_assert_true (form_screen_has_focus (row));
  g_assert_cmpstr (zone_name (&screen, "Zone 1"), ==, "Hall A & B");
  gtk_widget_activate_action (group, "zone.duplicate", "x", (gint64) 1);
  ui_wait (has_zone, &(UiAnswer){ screen.pane, "Zone 2" });
  g_assert_cmpstr (zone_name (&screen, "Zone 2"), ==, "Hall A & B (copy)");
  form_screen_wait_row (&screen, 0, "P001|Station||Brussel|Active|2|150 m|");
  ui_assert_named (screen.pane);
  ui_picture (GTK_WIDGET (screen.window), "project-zones");

  gtk_widget_activate_action (group, "zone.zoom", "x", (gint64) 1);
  g_assert_true (has_window (TKL_TYPE_PROJECT_MAP_WINDOW));
  ui_settle ();
  g_assert_true (
      gtk_widget_is_sensitive (ui_find (group, GTK_TYPE_BUTTON, "Import zones into this project")));
  g_signal_emit_by_name (ui_find (group, GTK_TYPE_BUTTON, "Draw…"), "clicked");
  g_assert_true (has_window (TKL_TYPE_ZONE_EDITOR));
  ui_settle ();
  gtk_widget_activate_action (group, "zone.delete", "x", (gint64) 1);
  form_screen_wait_row (&screen, 0, "P001|Station||Brussel|Active|1|150 m|");
  ui_settle ();
  g_assert_cmpstr (zone_name (&screen, "Zone 1"), ==, "Hall A & B (copy)");
  tkl_desk_undo (fixture->desk);
  form_screen_wait_row (&screen, 0, "P001|Station||Brussel|Active|2|150 m|");
  form_screen_show (&screen, 2);
  ui_wait (has_no_zone, screen.pane);
  form_screen_close (&screen);
}

static gboolean
is_named (gpointer data)
{
  const UiAnswer *answer = data;
  GtkWidget *row = ui_find (answer->row, TKL_TYPE_FIELD_ROW, "Zone 1");

  return row != NULL && g_strcmp0 (tkl_field_row_get_text (TKL_FIELD_ROW (row)), answer->text) == 0;
}

/* What is being typed is the name of the zone it was typed for, whatever is shown next. */
static void
test_zone_typed (UiFixture *fixture, gconstpointer data)
{
  Screen screen = open_page (fixture);
  GtkWidget *entry;

  import_zone (fixture, "P001", "Hall");
  import_zone (fixture, "P002", "Yard");
  form_screen_wait_row (&screen, 1, "P002|Halle aux blés");
  form_screen_show (&screen, 1);
  ui_wait (is_named, &(UiAnswer){ screen.pane, "Hall" });
  entry = ui_find (form_screen_row (&screen, "Zone 1"), GTK_TYPE_ENTRY, NULL);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Hall B");
  tkl_form_pane_show (TKL_FORM_PANE (screen.pane), 2);
  ui_wait (is_named, &(UiAnswer){ screen.pane, "Yard" });
  ui_settle ();
  g_assert_cmpstr (zone_name (&screen, "Zone 1"), ==, "Yard");
  tkl_form_pane_show (TKL_FORM_PANE (screen.pane), 1);
  ui_wait (is_named, &(UiAnswer){ screen.pane, "Hall B" });
  form_screen_close (&screen);
}

/* --- deleting, state -------------------------------------------------------------------------- */

/* One with ticks stays: closing it is offered. */
static void
test_delete (UiFixture *fixture, gconstpointer data)
{
  static const char *const responses[] = { "cancel", "close" };
  Screen screen = open_page (fixture);
  GtkWidget *question;

  for (gsize i = 0; i < G_N_ELEMENTS (responses); i++)
    {
      form_screen_show (&screen, 1);
      ui_settle ();
      form_screen_wait_row (&screen, 0, STATION);
      form_screen_choose (&screen, "form.delete");
      question = ui_await_window (ADW_TYPE_MESSAGE_DIALOG);
      g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (question)),
                                "Close the project instead"));
      ui_picture (question, "project-close");
      ui_answer (question, responses[i]);
      ui_settle ();
    }
  /* By its last day, so that the tick keeps it; the form says so. */
  form_screen_wait_row (&screen, 0, "P001|Station||Brussel|Ends today|0|150 m|02/03/2026");
  form_screen_show (&screen, 1);
  ui_wait (ui_says,
           &(UiAnswer){ choice_row (screen.pane, "State"), "Ends today: ticks of tomorrow" });
  ui_picture (GTK_WIDGET (screen.window), "project-ends");
  tkl_desk_undo (fixture->desk);
  form_screen_wait_row (&screen, 0, STATION);

  form_screen_show (&screen, 2);
  ui_settle ();
  form_screen_choose (&screen, "form.delete");
  ui_wait_rows (screen.page, 1);
  tkl_desk_undo (fixture->desk);
  ui_wait_rows (screen.page, 2);
  form_screen_close (&screen);
}

static void
test_state (UiFixture *fixture, gconstpointer data)
{
  Screen screen = open_page (fixture);
  TklTablePage *page = TKL_TABLE_PAGE (screen.page);

  tkl_table_select (tkl_table_page_get_table (page), 2);
  gtk_widget_activate_action (screen.page, "projects.block", NULL);
  form_screen_wait_row (&screen, 1, "P002|Halle aux blés||Namur|Blocked|");
  select_all (&screen);
  gtk_widget_activate_action (screen.page, "projects.close", NULL);
  form_screen_wait_row (&screen, 0, "P001|Station||Brussel|Ends today|");
  form_screen_wait_row (&screen, 1, "P002|Halle aux blés||Namur|Closed|");
  tkl_table_page_set_choice (page, 1);
  ui_wait_rows (screen.page, 1);
  tkl_table_page_set_choice (page, 3);
  ui_wait_rows (screen.page, 2);
  select_all (&screen);
  gtk_widget_activate_action (screen.page, "projects.activate", NULL);
  ui_wait_rows (screen.page, 0);
  tkl_desk_undo (fixture->desk);
  ui_wait_rows (screen.page, 2);
  tkl_table_page_set_choice (page, 0);
  form_screen_wait_row (&screen, 1, "P002|Halle aux blés||Namur|Closed|");
  form_screen_close (&screen);
}

/* The form tells what state it is, and how many ticks a choice of it costs. */
static void
test_state_told (UiFixture *fixture, gconstpointer data)
{
  Screen screen = open_page (fixture);
  GtkWidget *state;

  form_screen_show (&screen, 1);
  state = choice_row (screen.pane, "State");
  ui_wait (ui_says, &(UiAnswer){ state, "found on no day: 2 linked ticks would lose it." });
  adw_combo_row_set_selected (ADW_COMBO_ROW (state), 2);
  ui_wait (ui_says, &(UiAnswer){ state, "2 linked ticks lose it at the next link." });
  form_screen_wait_row (&screen, 0, "P001|Station||Brussel|Closed|");
  adw_combo_row_set_selected (ADW_COMBO_ROW (state), 0);
  form_screen_wait_row (&screen, 0, STATION);
  form_screen_type (&screen, "Last day", "03/03/2026");
  form_screen_wait_row (&screen, 0, "P001|Station||Brussel|Ended|0|150 m|02/03/2026");
  ui_wait (ui_says, &(UiAnswer){ state, "Ended on 03/03/2026: later ticks" });
  form_screen_close (&screen);
}

/* The quick filters find what the form warns of. */
static void
test_filters (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint choice;
    const char *numbers;
  } cases[] = {
    { 0, "P001 P002 P003 P004 P005 " },
    { 1, "P001 P002 P004 P005 " },
    { 2, "P003 " },
    { 3, "" },
    { 4, "P004 " },
    { 5, "P002 P005 " },
    { 6, "P005 " },
    { 7, "P004 " },
  };
  Screen screen = open_page (fixture);

  office_set (&fixture->office, "default-radius=0", NULL);
  office_import_good (&fixture->office, TKL_IMPORT_PROJECTS,
                      "number,latitude,longitude,radius,status,presence_required,for_service\n"
                      "P003,,,,blocked,1,0\nP004,,,,active,0,1\nP005,50.1,4.1,,active,1,0\n");
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  ui_wait_rows (screen.page, 5);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) numbers = g_string_new (NULL);

      tkl_table_page_set_choice (TKL_TABLE_PAGE (screen.page), cases[i].choice);
      ui_settle ();
      for (guint row = 0; row < ui_n_rows (screen.page); row++)
        {
          g_autofree char *text = ui_row (screen.page, row);

          g_string_append_printf (numbers, "%.4s ", text);
        }
      g_test_message ("%u", cases[i].choice);
      g_assert_cmpstr (numbers->str, ==, cases[i].numbers);
    }
  form_screen_close (&screen);
}

/* F071: what the form switches on is what the quick filter finds. */
static void
test_for_service (UiFixture *fixture, gconstpointer data)
{
  Screen screen = open_page (fixture);
  GtkWidget *row, *button;

  tkl_table_page_set_choice (TKL_TABLE_PAGE (screen.page), 7);
  ui_wait_rows (screen.page, 0);
  form_screen_show (&screen, 2);
  row = ui_find (screen.pane, ADW_TYPE_ACTION_ROW, "For service technicians");
  g_assert_nonnull (row);
  button = ui_find (row, GTK_TYPE_SWITCH, NULL);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (button)));
  gtk_switch_set_active (GTK_SWITCH (button), TRUE);
  form_screen_wait_row (&screen, 0, "P002|Halle aux blés|");
  g_assert_cmpuint (ui_n_rows (screen.page), ==, 1);
  gtk_switch_set_active (GTK_SWITCH (button), FALSE);
  ui_wait_rows (screen.page, 0);
  form_screen_close (&screen);
}

/* --- several ---------------------------------------------------------------------------------- */

static GtkWidget *
find_batch (void)
{
  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (TKL_IS_PROJECT_BATCH (window))
        return window;
    }
  return NULL;
}

static gboolean
is_gone (gpointer unused)
{
  return find_batch () == NULL;
}

/* A sentence that the window has to say. */
static gboolean
batch_says (gpointer text)
{
  GtkWidget *batch = find_batch ();

  return batch != NULL && ui_find (batch, GTK_TYPE_LABEL, text) != NULL;
}

/* What a state costs is said before it is done. */
static void
test_batch_state (UiFixture *fixture, gconstpointer data)
{
  Screen screen = open_page (fixture);

  select_all (&screen);
  gtk_widget_activate_action (screen.page, "projects.change", NULL);
  ui_wait (batch_says, (gpointer) "Change a field: all chosen projects get it.");
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice_row (find_batch (), "State")), 2);
  ui_wait (batch_says, (gpointer) "2 of 2 chosen projects change. 2 linked ticks lose their "
                                  "project at the next link.");
  gtk_window_close (GTK_WINDOW (find_batch ()));
  form_screen_close (&screen);
}

static void
test_batch (UiFixture *fixture, gconstpointer data)
{
  Screen screen = open_page (fixture);
  GtkWidget *batch, *apply, *client, *to;

  select_all (&screen);
  gtk_widget_activate_action (screen.page, "projects.change", NULL);
  ui_wait (batch_says, (gpointer) "Change a field: all chosen projects get it.");
  batch = find_batch ();
  ui_settle ();
  apply = ui_find (batch, GTK_TYPE_BUTTON, "C_hange");
  g_assert_false (gtk_widget_get_sensitive (apply));
  ui_assert_named (batch);

  client = ui_find (batch, TKL_TYPE_FIELD_ROW, "Client");
  ui_type (ui_find (client, GTK_TYPE_ENTRY, NULL), "Stad Gent");
  ui_wait (batch_says, (gpointer) "2 of 2 chosen projects change.");
  g_assert_true (gtk_widget_get_sensitive (apply));
  to = ui_find (batch, TKL_TYPE_FIELD_ROW, "Last day");
  ui_type (ui_find (to, GTK_TYPE_ENTRY, NULL), "soon");
  ui_wait (ui_says, &(UiAnswer){ to, "16/11/2026" });
  g_assert_false (gtk_widget_get_sensitive (apply));
  ui_picture (batch, "project-batch");
  ui_type (ui_find (to, GTK_TYPE_ENTRY, NULL), "31/12/2099");
  ui_wait (batch_says, (gpointer) "2 of 2 chosen projects change.");
  g_signal_emit_by_name (apply, "clicked");
  ui_wait (is_gone, NULL);
  form_screen_wait_row (&screen, 0, "P001|Station|Stad Gent|Brussel|Active|");
  form_screen_wait_row (&screen, 1, "P002|Halle aux blés|Stad Gent|Namur|Active|");
  tkl_desk_undo (fixture->desk);
  form_screen_wait_row (&screen, 1, "P002|Halle aux blés||Namur|Active|");
  form_screen_close (&screen);
}

static void
choose_mode_cb (GtkWidget *pane, gint64 id, GtkWidget *mode)
{
  g_signal_handlers_disconnect_by_func (pane, choose_mode_cb, mode);
  adw_combo_row_set_selected (ADW_COMBO_ROW (mode), 1);
}

static void
count_cb (TklDesk *desk, const GError *error, guint *n)
{
  ++*n;
}

/* Something else is chosen after a save, before what was saved has been read again: no conflict with
 * oneself, and nothing is lost. */
static void
test_quick (UiFixture *fixture, gconstpointer data)
{
  Screen screen = open_page (fixture);
  guint n_failures = 0;

  form_screen_show (&screen, 2);
  g_signal_connect (fixture->desk, "failed", G_CALLBACK (count_cb), &n_failures);
  g_signal_connect (screen.pane, "saved", G_CALLBACK (choose_mode_cb),
                    choice_row (screen.pane, "Found by"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice_row (screen.pane, "Who registers")), 3);
  form_screen_wait_row (&screen, 1, "P002|Halle aux blés||Namur|Active|0||");
  g_assert_cmpuint (n_failures, ==, 0);
  g_signal_handlers_disconnect_by_func (fixture->desk, count_cb, &n_failures);
  form_screen_close (&screen);
}

/* --- the buttons above ------------------------------------------------------------------------- */

/* Beside an open form buttons for which there is no room stand in a line below: none is cut, or lies
 * under the number of rows. */
static void
test_narrow (UiFixture *fixture, gconstpointer data)
{
  Screen screen = open_page (fixture);
  GtkWidget *rows, *tools, *button;
  graphene_rect_t count, one;
  guint n_seen = 0;

  gtk_window_set_default_size (screen.window, 1024, 640);
  form_screen_show (&screen, 1);
  ui_settle ();
  ui_picture (GTK_WIDGET (screen.window), "project-narrow");
  rows = ui_find (screen.page, GTK_TYPE_LABEL, "2 rows");
  g_assert_true (gtk_widget_compute_bounds (rows, screen.page, &count));
  tools = ui_find (screen.page, TKL_TYPE_WRAP_BOX, NULL);
  tools = gtk_widget_get_last_child (tools);
  for (button = gtk_widget_get_first_child (tools); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      g_assert_true (gtk_widget_compute_bounds (button, screen.page, &one));
      g_assert_cmpfloat (one.origin.x + one.size.width, <=, count.origin.x);
      g_assert_cmpfloat (one.size.width, >, 20);
      n_seen++;
    }
  g_assert_cmpuint (n_seen, ==, 5);
  form_screen_close (&screen);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
#define ADD(name, function)                                                                        \
  g_test_add ("/projects/" name, UiFixture, NULL, ui_set_up, function, ui_tear_down)
  ADD ("change", test_change);
  ADD ("warnings", test_warnings);
  ADD ("quick", test_quick);
  ADD ("new", test_new);
  ADD ("copy", test_copy);
  ADD ("place", test_place);
  ADD ("zones", test_zones);
  ADD ("zone-typed", test_zone_typed);
  ADD ("delete", test_delete);
  ADD ("state", test_state);
  ADD ("state-told", test_state_told);
  ADD ("filters", test_filters);
  ADD ("for-service", test_for_service);
  ADD ("batch", test_batch);
  ADD ("batch-state", test_batch_state);
  ADD ("narrow", test_narrow);
#undef ADD
  return g_test_run ();
}
