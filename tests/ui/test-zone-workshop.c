/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What helps to draw zones: a radius by ticks, overlaps, a first outline around ticks, files. */
/* Thread: main. */
#include "form-screen.h"
#include "tkl-field-row.h"
#include "tkl-help-topic.h"
#include "tkl-overlap-days-page.h"
#include "tkl-overlap-page.h"
#include "tkl-project-map-window.h"
#include "tkl-project-page.h"
#include "tkl-radius-row.h"
#include "tkl-row-chooser.h"
#include "tkl-text.h"
#include "tkl-table-dialog.h"
#include "tkl-tick-page.h"
#include "tkl-zone-draft-dialog.h"
#include "tkl-zone-editor-private.h"
#include "tkl-zones-service.h"
#include "tkl-zones-to-file.h"

#include <string.h>

/* --- a place with ticks around it ------------------------------------------------------------- */

#define KEY "3D00000BADC0DE01"

/* Six days at P001, from 30 to 130 metres north of its work address, which has a radius of 60. */
static void
fill (UiFixture *fixture)
{
  static const double north_e7[] = { 2700, 4500, 6300, 8100, 9900, 11700 };

  office_set (&fixture->office, "default-radius=60", NULL);
  office_import_good (&fixture->office, TKL_IMPORT_EMPLOYEES,
                      "number,last_name,key\n1,Peeters," KEY "\n");
  office_import_good (&fixture->office, TKL_IMPORT_PROJECTS,
                      "number,name,latitude,longitude\n"
                      "P001,Station,50.8466,4.3517\nP002,Elsewhere,50.4669,4.8675\n");
  for (gsize i = 0; i < G_N_ELEMENTS (north_e7); i++)
    {
      g_autofree char *time = g_strdup_printf ("2026-03-%02uT07:00:00+01:00", (guint) i + 2);
      OfficeTouch touch
          = { "VAN 1", time, 50.8466 + north_e7[i] / 1e7, 4.3517 + i * 0.0001, KEY, 0 };

      office_take (&fixture->office, &touch, 1);
    }
  office_link (&fixture->office);
  tkl_desk_set_period (fixture->desk, TKL_PERIOD_ALL);
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
}

static void
import_zone (UiFixture *fixture, const char *project, const char *name, double west)
{
  g_autofree char *text = g_strdup_printf (
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
      "{\"project\":\"%s\",\"name\":\"%s\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
      "[[[%.4f,50.8460],[%.4f,50.8460],[%.4f,50.8480],[%.4f,50.8480],[%.4f,50.8460]]]}}]}",
      project, name, west, west + 0.002, west + 0.002, west, west);
  g_autoptr (TklImportReport) report
      = office_import (&fixture->office, TKL_IMPORT_ZONES, ".geojson", text);

  g_assert_cmpuint (report->n_added, ==, 1);
}

/* The two share half of their ground, where four of the ticks lie. */
static void
fill_overlap (UiFixture *fixture)
{
  fill (fixture);
  import_zone (fixture, "P001", "Yard", 4.3500);
  import_zone (fixture, "P002", "Crane", 4.3510);
  office_link (&fixture->office);
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
}

static Screen
open_projects (UiFixture *fixture)
{
  return form_screen_open (
      tkl_project_page_new (fixture->desk, &tkl_project_source, fixture->state));
}

/* --- radius ----------------------------------------------------------------------------------- */

static GtkWidget *
radius_row (Screen *screen)
{
  return ui_find (screen->pane, TKL_TYPE_RADIUS_ROW, NULL);
}

static void
press (GtkWidget *row, const char *label)
{
  g_signal_emit_by_name (ui_find (row, GTK_TYPE_BUTTON, label), "clicked");
}

static gboolean
has_text (gpointer answer)
{
  const Answer *wanted = answer;

  return g_str_equal (tkl_field_row_get_text (TKL_FIELD_ROW (wanted->row)), wanted->text);
}

/* With its evidence; taken over like what is typed, and taken back like it. */
static void
test_radius (UiFixture *fixture, gconstpointer data)
{
  Screen screen;
  GtkWidget *row, *apply, *field;

  fill (fixture);
  screen = open_projects (fixture);
  ui_wait_rows (screen.page, 2);
  form_screen_show (&screen, 1);
  row = radius_row (&screen);
  apply = ui_find (row, GTK_TYPE_BUTTON, "_Apply");
  field = form_screen_row (&screen, "Radius (m)");
  g_assert_false (gtk_widget_get_visible (apply));
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  g_assert_cmpuint (tkl_help_topic_find (GTK_WINDOW (gtk_widget_get_root (row))), ==,
                    TKL_HELP_RADIUS);
  press (row, "_Suggest");
  ui_wait (form_screen_says, (&(Answer){ row, "6 of 6 visits lie within 160 m; within that of "
                                              "today: 2." }));
  g_assert_true (gtk_widget_get_visible (apply));
  ui_assert_named (row);
  ui_wait (ui_goes_in_sight, apply);
  ui_picture (GTK_WIDGET (screen.window), "project-radius");
  press (row, "_Apply");
  ui_wait (has_text, (&(Answer){ field, "160" }));
  ui_settle ();
  g_assert_false (gtk_widget_get_visible (apply));
  press (row, "_Suggest");
  ui_wait (form_screen_says, (&(Answer){ row, "6 of 6 visits lie within 160 m: the radius of today "
                                              "fits." }));
  g_assert_false (gtk_widget_get_visible (apply));
  tkl_desk_undo (fixture->desk);
  ui_wait (has_text, (&(Answer){ field, "" }));
  form_screen_close (&screen);
}

static gboolean
is_hidden (gpointer widget)
{
  return !gtk_widget_get_visible (widget);
}

/* Without ticks nothing is made up; without coordinates nothing can be asked; without a circle neither. */
static void
test_no_radius (UiFixture *fixture, gconstpointer data)
{
  Screen screen;
  GtkWidget *row;

  fill (fixture);
  office_import_good (&fixture->office, TKL_IMPORT_PROJECTS,
                      "number,mode\nP003,radius\nP004,poi\n");
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  screen = open_projects (fixture);
  ui_wait_rows (screen.page, 4);
  form_screen_show (&screen, 2);
  row = radius_row (&screen);
  press (row, "_Suggest");
  ui_wait (form_screen_says,
           (&(Answer){ row, "0 visits near the work address are too little to go by." }));
  g_assert_false (gtk_widget_get_visible (ui_find (row, GTK_TYPE_BUTTON, "_Apply")));
  form_screen_show (&screen, 3);
  ui_wait (form_screen_says, (&(Answer){ row, "The work address needs coordinates first." }));
  g_assert_false (gtk_widget_get_sensitive (ui_find (row, GTK_TYPE_BUTTON, "_Suggest")));
  form_screen_show (&screen, 4);
  ui_wait (is_hidden, row);
  form_screen_close (&screen);
}

/* --- colour ----------------------------------------------------------------------------------- */

static GdkRGBA
colour_of (GtkWidget *button)
{
  GdkRGBA colour;

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (button), &colour);
  return colour;
}

static gboolean
is_green (gpointer button)
{
  return gdk_rgba_equal (
      &(GdkRGBA){ 0, 1, 0, 1 },
      &(GdkRGBA){ colour_of (button).red, colour_of (button).green, colour_of (button).blue, 1 });
}

/* Chosen or typed, it is the same; what is no colour changes none. */
static void
test_colour (UiFixture *fixture, gconstpointer data)
{
  Screen screen;
  GtkWidget *field, *button;
  GdkRGBA blue = { 0x1C / 255.0f, 0x71 / 255.0f, 0xD8 / 255.0f, 1 };

  fill (fixture);
  screen = open_projects (fixture);
  ui_wait_rows (screen.page, 2);
  form_screen_show (&screen, 1);
  ui_settle ();
  field = form_screen_row (&screen, "Colour");
  button = ui_find (field, GTK_TYPE_COLOR_BUTTON, NULL);
  ui_assert_named (field);
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (button), &blue);
  g_signal_emit_by_name (button, "color-set");
  ui_wait (has_text, (&(Answer){ field, "#1C71D8" }));
  ui_settle ();
  office_assert_title (&fixture->office, "Change project P001 Station");
  form_screen_type (&screen, "Colour", "00ff00");
  ui_wait (is_green, button);
  form_screen_type (&screen, "Colour", "greenish");
  ui_wait (form_screen_says, (&(Answer){ field, "A colour is expected, such as #1C71D8." }));
  g_assert_true (is_green (button));
  ui_wait (ui_goes_in_sight, gtk_widget_get_first_child (button));
  ui_picture (GTK_WIDGET (screen.window), "project-colour");
  form_screen_close (&screen);
}

/* --- overlaps --------------------------------------------------------------------------------- */

static gboolean
has_editor (gpointer data)
{
  GtkWidget *editor = ui_find_window (TKL_TYPE_ZONE_EDITOR);

  if (editor == NULL || TKL_ZONE_EDITOR (editor)->edit == NULL
      || TKL_ZONE_EDITOR (editor)->edit->curr->chosen.zone == TKL_ZONE_NONE)
    return FALSE;
  *(TklZoneEditor **) data = TKL_ZONE_EDITOR (editor);
  return TRUE;
}

static TklZoneEditor *
await_editor (void)
{
  TklZoneEditor *editor = NULL;

  ui_wait (has_editor, &editor);
  return editor;
}

static const TklPoi *
chosen_zone (TklZoneEditor *editor)
{
  return tkl_zone_edit_zone (editor->edit, editor->edit->curr->chosen.zone);
}

static gboolean
has_map (gpointer unused)
{
  return ui_find_window (TKL_TYPE_PROJECT_MAP_WINDOW) != NULL;
}

/* 142 zones of each of two projects, all over each other: 20,164 pairs. */
static char *
many_zones (void)
{
  GString *text = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[");

  for (guint i = 0; i < 284; i++)
    g_string_append_printf (
        text,
        "%s{\"type\":\"Feature\",\"properties\":{\"project\":\"P00%u\",\"name\":\"Z%u\"},"
        "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[4.35,50.84],[4.36,50.84],"
        "[4.36,50.%u],[4.35,50.84]]]}}",
        i > 0 ? "," : "", 1 + i % 2, i, 85000 + i);
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

static gboolean
says_rest (gpointer page)
{
  GtkWidget *label = ui_find (page, GTK_TYPE_LABEL,
                              "20,000 pairs of zones near each other were compared; 164 more were "
                              "not. Close projects that are over, then look again: their zones do "
                              "not count.");

  return label != NULL && gtk_widget_get_mapped (label);
}

/* What was not compared is told, and what to do about it. */
static void
test_many_overlaps (UiFixture *fixture, gconstpointer data)
{
  GtkWindow *parent = ui_show (gtk_label_new ("Company"));
  g_autofree char *text = many_zones ();
  g_autoptr (TklImportReport) report = NULL;
  GtkWidget *window, *page;

  fill (fixture);
  report = office_import (&fixture->office, TKL_IMPORT_ZONES, ".geojson", text);
  g_assert_cmpuint (report->n_added, ==, 284);
  window = tkl_overlap_page_present (parent, fixture->desk);
  page = ui_find (window, TKL_TYPE_OVERLAP_PAGE, NULL);
  ui_wait_rows (page, 20000);
  ui_wait (says_rest, page);
  ui_picture (window, "overlaps-many");
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_window_destroy (parent);
}

static void
test_overlaps (UiFixture *fixture, gconstpointer data)
{
  GtkWindow *parent = ui_show (gtk_label_new ("Company"));
  g_autofree char *row = NULL;
  GtkWidget *window, *page;
  TklZoneEditor *editor;
  gint64 id;

  fill_overlap (fixture);
  window = tkl_overlap_page_present (parent, fixture->desk);
  page = ui_find (window, TKL_TYPE_OVERLAP_PAGE, NULL);
  ui_wait_rows (page, 1);
  row = ui_row (page, 0);
  g_test_message ("%s", row);
  g_assert_true (g_str_has_prefix (row, "P001 Station|Yard|P002 Elsewhere|Crane|"));
  g_assert_true (g_str_has_suffix (row, "|15,614|4|05/03/2026"));
  ui_assert_named (window);
  ui_picture (window, "overlaps");

  id = tkl_row_list_get_id (tkl_table_page_get_list (TKL_TABLE_PAGE (page)), 0);
  g_signal_emit_by_name (tkl_table_page_get_table (TKL_TABLE_PAGE (page)), "row-activated", id);
  editor = await_editor ();
  g_assert_cmpstr (chosen_zone (editor)->name, ==, "Yard");
  ui_picture (GTK_WIDGET (editor), "overlaps-first");
  gtk_window_destroy (GTK_WINDOW (editor));

  tkl_table_page_select (TKL_TABLE_PAGE (page), id);
  ui_settle ();
  gtk_widget_activate_action (page, "overlaps.second", NULL);
  editor = await_editor ();
  g_assert_cmpstr (chosen_zone (editor)->name, ==, "Crane");
  gtk_window_destroy (GTK_WINDOW (editor));
  gtk_widget_activate_action (page, "overlaps.map", NULL);
  ui_wait (has_map, NULL);
  ui_settle ();
  ui_picture (ui_find_window (TKL_TYPE_PROJECT_MAP_WINDOW), "overlaps-map");
  gtk_window_destroy (GTK_WINDOW (window));
  gtk_window_destroy (parent);
}

/* --- their days ------------------------------------------------------------------------------- */

static gboolean
shows_tick (gpointer page)
{
  g_autoptr (GArray) ids = tkl_table_get_selected_ids (tkl_table_page_get_table (page));

  return ids->len == 1
         && tkl_row_list_find (tkl_table_page_get_list (page), g_array_index (ids, gint64, 0))
                != G_MAXUINT;
}

static GtkWidget *
days_button (GtkWidget *page)
{
  return ui_find (page, GTK_TYPE_BUTTON, "_Days");
}

/* The days of two zones are listed, and each leads to its ticks, out of whatever period is shown. */
static void
test_overlap_days (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *row = NULL;
  TklWindow *company;
  GtkWidget *page, *days, *ticks;
  gint64 id;

  fill_overlap (fixture);
  import_zone (fixture, "P002", "Far", 4.3481); /* overlaps where nobody ticked */
  company = ui_open_window (fixture);
  tkl_desk_set_period (
      fixture->desk, (TklPeriod){ tkl_day_from_ymd (2026, 1, 1), tkl_day_from_ymd (2026, 1, 31) });
  page = ui_find (tkl_overlap_page_present (GTK_WINDOW (company), fixture->desk),
                  TKL_TYPE_OVERLAP_PAGE, NULL);
  ui_wait_rows (page, 2);
  g_assert_false (gtk_widget_is_sensitive (days_button (page)));
  tkl_table_page_select (TKL_TABLE_PAGE (page),
                         tkl_row_list_get_id (tkl_table_page_get_list (TKL_TABLE_PAGE (page)), 1));
  ui_settle ();
  g_assert_false (gtk_widget_is_sensitive (days_button (page)));
  tkl_table_page_select (TKL_TABLE_PAGE (page),
                         tkl_row_list_get_id (tkl_table_page_get_list (TKL_TABLE_PAGE (page)), 0));
  ui_settle ();
  g_signal_emit_by_name (days_button (page), "clicked");
  days = ui_find (ui_find_window (TKL_TYPE_TABLE_DIALOG), TKL_TYPE_OVERLAP_DAYS_PAGE, NULL);
  g_assert_nonnull (days);
  ui_wait_rows (days, 4);
  row = ui_row (days, 0);
  g_assert_cmpstr (row, ==, "05/03/2026|Peeters (1)|1|P001 Station|Yard|P002 Elsewhere|Crane");
  ui_assert_named (GTK_WIDGET (gtk_widget_get_root (days)));
  ui_picture (GTK_WIDGET (gtk_widget_get_root (days)), "overlaps-days");

  id = tkl_row_list_get_id (tkl_table_page_get_list (TKL_TABLE_PAGE (days)), 0);
  g_signal_emit_by_name (tkl_table_page_get_table (TKL_TABLE_PAGE (days)), "row-activated", id);
  ticks = tkl_window_get_page (company, "ticks");
  ui_wait (shows_tick, ticks);
  g_assert_null (ui_find_window (TKL_TYPE_TABLE_DIALOG));
  g_assert_cmpint (tkl_desk_get_period (fixture->desk).from, ==, tkl_day_from_ymd (2026, 3, 1));
  gtk_window_destroy (GTK_WINDOW (company));
}

static void
import_unnamed (UiFixture *fixture)
{
  static const char text[]
      = "{\"type\":\"FeatureCollection\",\"features\":["
        "{\"type\":\"Feature\",\"properties\":{\"project\":\"P001\"},\"geometry\":"
        "{\"type\":\"Polygon\",\"coordinates\":[[[4.3500,50.8460],[4.3520,50.8460],"
        "[4.3520,50.8480],[4.3500,50.8480],[4.3500,50.8460]]]}},"
        "{\"type\":\"Feature\",\"properties\":{\"project\":\"P001\"},\"geometry\":"
        "{\"type\":\"Polygon\",\"coordinates\":[[[4.3515,50.8460],[4.3535,50.8460],"
        "[4.3535,50.8480],[4.3515,50.8480],[4.3515,50.8460]]]}}]}";
  g_autoptr (TklImportReport) report
      = office_import (&fixture->office, TKL_IMPORT_ZONES, ".geojson", text);

  g_assert_cmpuint (report->n_added, ==, 2);
}

/* As somebody does who duplicates a zone in the editor. */
static void
call_all_alike (UiFixture *fixture, gint64 project_id, const char *name)
{
  g_autoptr (TklZonesForm) form = NULL;
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_poi_free);
  g_autoptr (GError) error = NULL;
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  TklChange change;
  TklZonesSave save = { .project_id = project_id, .wanted = wanted };

  tkl_zones_load_async (fixture->office.office, project_id, NULL, office_arrived, &arrived);
  loaded = office_await (&arrived);
  form = tkl_zones_load_finish (fixture->office.office, loaded, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < form->zones->len; i++)
    {
      g_ptr_array_add (wanted, tkl_poi_copy (form->zones->pdata[i]));
      tkl_set_str (&((TklPoi *) wanted->pdata[i])->name, name);
    }
  save.loaded = form->zones;
  arrived = NULL;
  tkl_zones_save_async (fixture->office.office, &save, NULL, office_arrived, &arrived);
  saved = office_await (&arrived);
  tkl_zones_save_finish (fixture->office.office, saved, &change, NULL, &error);
  g_assert_no_error (error);
}

/* Of two zones of P001 the second has its own row and its own days. @name: (nullable): of both. */
static void
expect_told_apart (UiFixture *fixture, const char *name, const char *second)
{
  GtkWindow *parent = ui_show (gtk_label_new ("Company"));
  g_autofree char *row = NULL;
  g_autofree char *expected = g_strdup_printf ("P001 Station|%s|P002 Elsewhere|Crane|", second);
  GtkWidget *page, *days;

  fill (fixture);
  import_unnamed (fixture);
  import_zone (fixture, "P002", "Crane", 4.3510);
  if (name != NULL)
    call_all_alike (fixture, 1, name);
  office_link (&fixture->office);
  tkl_desk_report_change (fixture->desk, NULL, FALSE);
  page = ui_find (tkl_overlap_page_present (parent, fixture->desk), TKL_TYPE_OVERLAP_PAGE, NULL);
  ui_wait_rows (page, 2);
  row = ui_row (page, 0);
  g_test_message ("%s", row);
  g_assert_true (g_str_has_prefix (row, expected));
  g_assert_true (g_str_has_suffix (row, "|6|07/03/2026"));
  tkl_table_page_select (TKL_TABLE_PAGE (page),
                         tkl_row_list_get_id (tkl_table_page_get_list (TKL_TABLE_PAGE (page)), 0));
  ui_settle ();
  g_signal_emit_by_name (days_button (page), "clicked");
  days = ui_find (ui_find_window (TKL_TYPE_TABLE_DIALOG), TKL_TYPE_OVERLAP_DAYS_PAGE, NULL);
  ui_wait_rows (days, 6);
  gtk_window_destroy (parent);
}

/* Zones without names of one project are told apart, and so are their days. */
static void
test_overlap_days_unnamed (UiFixture *fixture, gconstpointer data)
{
  expect_told_apart (fixture, NULL, "Zone 2");
}

static void
test_overlap_days_alike (UiFixture *fixture, gconstpointer data)
{
  expect_told_apart (fixture, "Yard", "Yard (2)");
}

/* --- a first outline -------------------------------------------------------------------------- */

static GtkWidget *
open_draft (UiFixture *fixture, Screen *screen)
{
  GtkWidget *page = tkl_tick_page_new (fixture->desk, &tkl_tick_source, fixture->state);

  *screen = (Screen){ .page = page, .window = ui_show (page) };
  ui_wait_rows (page, 6);
  for (guint i = 0; i < 6; i++)
    gtk_selection_model_select_item (
        gtk_column_view_get_model (GTK_COLUMN_VIEW (ui_find (page, GTK_TYPE_COLUMN_VIEW, NULL))), i,
        FALSE);
  ui_settle ();
  gtk_widget_activate_action (page, "ticks.zone", NULL);
  return ui_find_window (TKL_TYPE_ZONE_DRAFT_DIALOG);
}

static gboolean
can_draw (gpointer dialog)
{
  return gtk_widget_get_sensitive (ui_find (dialog, GTK_TYPE_BUTTON, "_Draw"));
}

/* Drawn in the editor of the project, and not stored by that. */
static void
expect_draft (const char *title)
{
  TklZoneEditor *editor = await_editor ();

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (editor)), ==, title);
  g_assert_cmpuint (editor->edit->curr->zones->len, ==, 1);
  g_assert_cmpint (chosen_zone (editor)->id, <=, 0);
  g_assert_true (tkl_zone_edit_changed (editor->edit));
  ui_picture (GTK_WIDGET (editor), "zone-draft-drawn");
  gtk_window_destroy (GTK_WINDOW (editor));
}

static void
test_draft (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *extent;
  Screen screen;

  fill (fixture);
  dialog = open_draft (fixture, &screen);
  ui_wait (can_draw, dialog);
  ui_assert_named (dialog);
  ui_picture (dialog, "zone-draft");
  extent = ui_find (dialog, ADW_TYPE_ACTION_ROW, "Margin around the ticks (m)");
  g_assert_true (
      g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (extent)), "6 ticks"));
  press (dialog, "_Draw");
  ui_wait (form_screen_says, (&(Answer){ ui_find (dialog, TKL_TYPE_FIELD_ROW, "Number"),
                                         "Choose a project, or give a new one a number." }));
  tkl_row_chooser_choose (TKL_ROW_CHOOSER (ui_find (dialog, TKL_TYPE_ROW_CHOOSER, NULL)), 2);
  ui_settle ();
  press (dialog, "_Draw");
  expect_draft ("Zones of P002 Elsewhere");
  form_screen_close (&screen);
}

/* A number that is taken is told in its row; the new project can be taken back. */
static void
test_draft_new_project (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *number;
  Screen screen;

  fill (fixture);
  dialog = open_draft (fixture, &screen);
  ui_wait (can_draw, dialog);
  number = ui_find (dialog, TKL_TYPE_FIELD_ROW, "Number");
  ui_type (ui_find (number, GTK_TYPE_ENTRY, NULL), "P001");
  press (dialog, "_Draw");
  ui_wait (form_screen_says, (&(Answer){ number, "Another project has this number." }));
  ui_wait (can_draw, dialog);
  ui_type (ui_find (number, GTK_TYPE_ENTRY, NULL), "P009");
  ui_type (ui_find (ui_find (dialog, TKL_TYPE_FIELD_ROW, "Name"), GTK_TYPE_ENTRY, NULL), "Quarry");
  press (dialog, "_Draw");
  expect_draft ("Zones of P009 Quarry");
  office_assert_title (&fixture->office, "Add project P009 Quarry");
  form_screen_close (&screen);
}

/* Closed while the project is stored: what is wrong is told by the window. */
static void
test_draft_closed (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *margin;
  Screen screen;

  fill (fixture);
  dialog = open_draft (fixture, &screen);
  ui_wait (can_draw, dialog);
  margin = ui_find (dialog, GTK_TYPE_SPIN_BUTTON, NULL);
  ui_type (ui_find (ui_find (dialog, TKL_TYPE_FIELD_ROW, "Number"), GTK_TYPE_ENTRY, NULL), "P001");
  press (dialog, "_Draw");
  g_assert_false (gtk_widget_get_sensitive (margin));
  g_assert_false (can_draw (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  ui_settle ();
  g_assert_null (ui_find_window (TKL_TYPE_ZONE_DRAFT_DIALOG));
  form_screen_close (&screen);
}

/* --- files ------------------------------------------------------------------------------------ */

typedef struct
{
  char *text, *path; /* (owned) (nullable) */
} Wrote;

static void
wrote_cb (Wrote *wrote, const char *text, const char *path)
{
  wrote->text = g_strdup (text);
  wrote->path = g_strdup (path);
}

static gboolean
is_written (gpointer wrote)
{
  return ((Wrote *) wrote)->text != NULL;
}

static gboolean
has_failed (gpointer failed)
{
  return *(char **) failed != NULL;
}

static void
failed_cb (char **failed, const GError *error)
{
  *failed = g_strdup (error->message);
}

static void
test_files (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    gboolean all;
    const char *text, *content;
  } cases[] = { { "all.geojson", TRUE, "2 zones written to all.geojson", "Crane" },
                { "one.kml", FALSE, "1 zone written to one.kml", "Yard" },
                { "one.gpx", FALSE, "1 zone written to one.gpx", "Yard" },
                { "all.kmz", TRUE, "2 zones written to all.kmz", NULL } };
  const gint64 first = 1;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  fill_overlap (fixture);
  g_array_append_val (ids, first);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (fixture->office.folder, cases[i].name, NULL);
      g_autofree char *content = NULL;
      Wrote wrote = { NULL, NULL };
      gulong handler
          = g_signal_connect_swapped (fixture->desk, "wrote", G_CALLBACK (wrote_cb), &wrote);

      tkl_zones_to_file (fixture->desk, cases[i].all ? NULL : ids, path);
      ui_wait (is_written, &wrote);
      g_assert_cmpstr (wrote.text, ==, cases[i].text);
      g_assert_cmpstr (wrote.path, ==, path);
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      if (cases[i].content != NULL)
        g_assert_nonnull (strstr (content, cases[i].content));
      g_signal_handler_disconnect (fixture->desk, handler);
      g_free (wrote.text);
      g_free (wrote.path);
    }
}

/* The desk tells why, and no file is made. */
static void
expect_no_file (UiFixture *fixture, const char *path, const char *reason)
{
  const gint64 second = 2;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *failed = NULL;
  gulong handler
      = g_signal_connect_swapped (fixture->desk, "failed", G_CALLBACK (failed_cb), &failed);

  g_array_append_val (ids, second);
  tkl_zones_to_file (fixture->desk, ids, path);
  ui_wait (has_failed, &failed);
  g_test_message ("%s", failed);
  g_assert_nonnull (strstr (failed, reason));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_signal_handler_disconnect (fixture->desk, handler);
}

static void
test_no_file (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->office.folder, "none.kml", NULL);

  fill (fixture);
  expect_no_file (fixture, path, "There are no zones to write.");
  import_zone (fixture, "P002", "Crane", 4.3510);
  expect_no_file (fixture, "/nonexistent/folder/zones.kml", "folder");
}

static gboolean
has_chooser (gpointer data)
{
  *(GtkWidget **) data = ui_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  return *(GtkWidget **) data != NULL;
}

typedef struct
{
  GtkWidget *chooser;
  GFile *file;
} Wanted;

static gboolean
is_in_folder (gpointer data)
{
  const Wanted *wanted = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (wanted->chooser));

  return file != NULL && g_file_equal (file, wanted->file);
}

/* The toast of the window leads to the folder. A name without an ending gets that of the format. */
static void
test_choose (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->office.folder, "mine.geojson", NULL);
  g_autoptr (GFile) mine = g_file_new_build_filename (fixture->office.folder, "mine", NULL);
  Wrote wrote = { NULL, NULL };
  TklWindow *window;
  GtkWidget *chooser = NULL;

  fill_overlap (fixture);
  window = ui_open_window (fixture);
  tkl_window_show_tab (window, "projects");
  g_signal_connect_swapped (fixture->desk, "wrote", G_CALLBACK (wrote_cb), &wrote);
  tkl_window_run (window, "projects.export-all-zones");
  ui_wait (has_chooser, &chooser);
  gtk_editable_set_text (GTK_EDITABLE (ui_find (chooser, GTK_TYPE_ENTRY, NULL)),
                         g_file_peek_path (mine));
  ui_wait (is_in_folder, (Wanted[]){ { chooser, mine } });
  ui_settle ();
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  ui_wait (is_written, &wrote);
  g_assert_cmpstr (wrote.path, ==, path);
  ui_settle ();
  g_assert_nonnull (ui_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Show"));
  ui_picture (GTK_WIDGET (window), "zones-written");
  g_free (wrote.text);
  g_free (wrote.path);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/zone-workshop/" name, UiFixture, NULL, ui_set_up, function, ui_tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("radius", test_radius);
  ADD ("no-radius", test_no_radius);
  ADD ("colour", test_colour);
  ADD ("overlaps", test_overlaps);
  ADD ("overlap-days", test_overlap_days);
  ADD ("overlaps-many", test_many_overlaps);
  ADD ("overlap-days-unnamed", test_overlap_days_unnamed);
  ADD ("overlap-days-alike", test_overlap_days_alike);
  ADD ("draft", test_draft);
  ADD ("draft-new-project", test_draft_new_project);
  ADD ("draft-closed", test_draft_closed);
  ADD ("files", test_files);
  ADD ("no-file", test_no_file);
  ADD ("choose", test_choose);
  return g_test_run ();
}
