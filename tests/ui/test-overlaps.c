/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones that lie over each other: which two, and the days on which somebody ticked in both. */
/* Thread: main. */
#include "tkl-overlap-days-page.h"
#include "tkl-overlap-page.h"
#include "tkl-project-map-window.h"
#include "tkl-table-dialog.h"
#include "tkl-text.h"
#include "tkl-zones-service.h"
#include "workshop-fixture.h"

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
test_many (UiFixture *fixture, gconstpointer data)
{
  GtkWindow *parent = ui_show (gtk_label_new ("Company"));
  g_autofree char *text = many_zones ();
  g_autoptr (TklImportReport) report = NULL;
  GtkWidget *window, *page;

  workshop_fill (fixture);
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
test_pairs (UiFixture *fixture, gconstpointer data)
{
  GtkWindow *parent = ui_show (gtk_label_new ("Company"));
  g_autofree char *row = NULL;
  GtkWidget *window, *page;
  TklZoneEditor *editor;
  gint64 id;

  workshop_fill_overlap (fixture);
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
  editor = workshop_await_editor ();
  g_assert_cmpstr (workshop_chosen_zone (editor)->name, ==, "Yard");
  ui_picture (GTK_WIDGET (editor), "overlaps-first");
  gtk_window_destroy (GTK_WINDOW (editor));

  tkl_table_page_select (TKL_TABLE_PAGE (page), id);
  ui_settle ();
  gtk_widget_activate_action (page, "overlaps.second", NULL);
  editor = workshop_await_editor ();
  g_assert_cmpstr (workshop_chosen_zone (editor)->name, ==, "Crane");
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
test_days (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *row = NULL;
  TklWindow *company;
  GtkWidget *page, *days, *ticks;
  gint64 id;

  workshop_fill_overlap (fixture);
  workshop_import_zone (fixture, "P002", "Far", 4.3481); /* overlaps where nobody ticked */
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

  workshop_fill (fixture);
  import_unnamed (fixture);
  workshop_import_zone (fixture, "P002", "Crane", 4.3510);
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
test_days_unnamed (UiFixture *fixture, gconstpointer data)
{
  expect_told_apart (fixture, NULL, "Zone 2");
}

static void
test_days_alike (UiFixture *fixture, gconstpointer data)
{
  expect_told_apart (fixture, "Yard", "Yard (2)");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/overlaps/" name, UiFixture, NULL, ui_set_up, function, ui_tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("pairs", test_pairs);
  ADD ("days", test_days);
  ADD ("many", test_many);
  ADD ("days-unnamed", test_days_unnamed);
  ADD ("days-alike", test_days_alike);
  return g_test_run ();
}
