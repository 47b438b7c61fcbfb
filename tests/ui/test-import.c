/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import dialog: what would change is shown first; bad rows are named; then one undo step. */
/* Thread: main. */
#include "tkl-help-topic.h"
#include "tkl-import-dialog.h"
#include "tkl-import-map.h"
#include "tkl-table-page.h"
#include "tkl-zone-editor-private.h"
#include "ui-fixture.h"

#include <xlsxwriter.h>

static char *
write_file (UiFixture *fixture, const char *name, const char *text)
{
  char *path = g_build_filename (fixture->office.folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* What the dialog shows below its bar: drop-downs have a stack of their own. */
static const char *
face_of (GtkWidget *dialog)
{
  GtkWidget *bar = ui_find (dialog, ADW_TYPE_HEADER_BAR, NULL);

  return gtk_stack_get_visible_child_name (GTK_STACK (gtk_widget_get_next_sibling (bar)));
}

static gboolean
shows_preview (gpointer dialog)
{
  return g_strcmp0 (face_of (dialog), "reading") != 0;
}

static GtkWidget *
open_file (UiFixture *fixture, TklImportKind kind, const char *path)
{
  GtkWidget *dialog = tkl_import_dialog_present (NULL, fixture->desk, kind, path);

  ui_wait (shows_preview, dialog);
  return dialog;
}

static void
assert_face (GtkWidget *dialog, const char *face, const char *text)
{
  g_assert_cmpstr (face_of (dialog), ==, face);
  if (text != NULL)
    g_assert_nonnull (ui_find (dialog, GTK_TYPE_LABEL, text));
}

static void
press_import (GtkWidget *dialog)
{
  GtkWidget *apply = ui_find (dialog, GTK_TYPE_BUTTON, "_Import");

  g_assert_true (gtk_widget_get_sensitive (apply));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_signal_emit_by_name (apply, "clicked");
  ui_wait (ui_is_gone, &dialog);
}

static void
test_good (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "people.csv",
                                      "number,last_name,town\n1,Peters,Mechelen\n2,Dupont,Wavre\n"
                                      "3,Nieuw,Lier\n");
  GtkWidget *dialog, *page;
  GtkWindow *window;

  ui_fill (fixture);
  page = tkl_table_page_new (fixture->desk, &tkl_employee_source, fixture->state);
  window = ui_show (page);
  ui_wait_rows (page, 2);
  dialog = open_file (fixture, TKL_IMPORT_EMPLOYEES, path);
  assert_face (dialog, "preview", "1 new · 1 changed · 1 unchanged · 0 refused");
  ui_assert_named (dialog);
  ui_picture (dialog, "import-good");
  ui_wait_rows (page, 2);
  press_import (dialog);
  ui_wait_rows (page, 3);
  tkl_desk_undo (fixture->desk);
  ui_wait_rows (page, 2);
  gtk_window_destroy (window);
}

/* --- links ------------------------------------------------------------------------------------ */

/* A project closer to where the ticks are than the one they were linked to. */
static GtkWidget *
import_station (UiFixture *fixture)
{
  g_autofree char *path = write_file (fixture, "projects.csv",
                                      "number,name,latitude,longitude,radius,status\n"
                                      "P001,Station,50.8466,4.3517,150,closed\n"
                                      "P009,Hall,50.8466,4.3517,150,active\n");
  GtkWidget *page;

  ui_fill (fixture);
  page = tkl_table_page_new (fixture->desk, &tkl_tick_source, fixture->state);
  tkl_desk_set_period (fixture->desk, TKL_PERIOD_ALL);
  return page;
}

typedef struct
{
  GtkWidget *page;
  const char *text;
} Cells;

static gboolean
second_row_says (gpointer data)
{
  const Cells *cells = data;
  g_autofree char *row = ui_n_rows (cells->page) > 1 ? ui_row (cells->page, 1) : NULL;

  return row != NULL && strstr (row, cells->text) != NULL;
}

static void
test_links_follow (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = import_station (fixture);
  GtkWindow *window = ui_show (page);
  g_autofree char *path = g_build_filename (fixture->office.folder, "projects.csv", NULL);

  ui_wait (second_row_says, (&(Cells){ page, "Station" }));
  office_set (&fixture->office, "ct-10=on", NULL);
  press_import (open_file (fixture, TKL_IMPORT_PROJECTS, path));
  ui_wait (second_row_says, (&(Cells){ page, "Hall" }));
  tkl_desk_undo (fixture->desk);
  ui_wait (second_row_says, (&(Cells){ page, "Station" }));
  g_assert_false (tkl_desk_get_links_wait (fixture->desk));
  gtk_window_destroy (window);
}

static gboolean
links_wait (gpointer desk)
{
  return tkl_desk_get_links_wait (desk);
}

static gboolean
no_links_wait (gpointer desk)
{
  return !tkl_desk_get_links_wait (desk);
}

/* With CT-10 off nothing links by itself: somebody is told. */
static void
test_links_wait (UiFixture *fixture, gconstpointer data)
{
  GtkWidget *page = import_station (fixture);
  GtkWindow *window = ui_show (page);
  g_autofree char *path = g_build_filename (fixture->office.folder, "projects.csv", NULL);

  ui_wait (second_row_says, (&(Cells){ page, "Station" }));
  g_assert_false (tkl_desk_get_links_wait (fixture->desk));
  press_import (open_file (fixture, TKL_IMPORT_PROJECTS, path));
  ui_wait (links_wait, fixture->desk);
  g_assert_true (second_row_says (&(Cells){ page, "Station" }));
  tkl_jobs_run (tkl_desk_get_jobs (fixture->desk), TKL_JOB_LINK);
  ui_wait (second_row_says, (&(Cells){ page, "Hall" }));
  ui_wait (no_links_wait, fixture->desk);
  gtk_window_destroy (window);
}

static gboolean
is_linked_to_hall (gpointer office)
{
  g_autofree char *ticks = office_ticks (office);

  return strstr (ticks, "06:45 VAN 1 1 project P009 ok") != NULL;
}

/* What another program left is linked when the company is opened. */
static void
test_links_left (UiFixture *fixture, gconstpointer data)
{
  TklDesk *desk;

  ui_fill (fixture);
  office_set (&fixture->office, "ct-10=on", NULL);
  office_import_good (&fixture->office, TKL_IMPORT_PROJECTS,
                      "number,latitude,longitude,radius,status\n"
                      "P001,50.8466,4.3517,150,closed\nP009,50.8466,4.3517,150,active\n");
  g_assert_false (is_linked_to_hall (&fixture->office));
  desk = ui_open_desk (fixture->office.database);
  ui_wait (is_linked_to_hall, &fixture->office);
  ui_close_desk (desk);
}

static void
test_bad_rows (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "people.csv",
                                      "number,last_name,key\n1,Goed,\n2,Slecht,3D00000BADC0DE99\n");
  GtkWidget *dialog = open_file (fixture, TKL_IMPORT_EMPLOYEES, path);
  GtkWidget *skip = ui_find (dialog, GTK_TYPE_CHECK_BUTTON, NULL);
  GtkWidget *page = tkl_table_page_new (fixture->desk, &tkl_employee_source, fixture->state);
  GtkWindow *window = ui_show (page);

  assert_face (dialog, "preview", "1 new · 0 changed · 0 unchanged · 1 refused");
  g_assert_false (gtk_widget_get_sensitive (ui_find (dialog, GTK_TYPE_BUTTON, "_Import")));
  ui_picture (dialog, "import-bad-rows");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (skip), TRUE);
  press_import (dialog);
  ui_wait_rows (page, 1);
  gtk_window_destroy (window);
}

/* A screen reader is told what is chosen too. */
static void
assert_choice (GtkWidget *dialog, const char *chosen)
{
  GtkWidget *label = ui_find (dialog, GTK_TYPE_LABEL, chosen);
  GtkWidget *button = gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON);
  GtkWidget *drop_down = gtk_widget_get_ancestor (button, GTK_TYPE_DROP_DOWN);
  g_autofree char *other = gtk_test_accessible_check_relation (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, drop_down, label, NULL);

  g_assert_null (other);
}

/* What a cell has no room for stands below the rows, whole, for the row that the keys went to. */
static void
test_details (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path
      = write_file (fixture, "people.csv",
                    "number,last_name,key,national_number,latitude,longitude,in_service_from\n"
                    "2,Slecht,3D00000BADC0DE99,85073000329,95,4.4,31/02/2026\n1,Goed,,,,,\n");
  GtkWidget *dialog = open_file (fixture, TKL_IMPORT_EMPLOYEES, path);
  GtkWidget *table = ui_find (dialog, TKL_TYPE_TABLE, NULL);
  GtkWidget *label;
  const char *text;

  ui_wait (shows_preview, dialog);
  ui_settle ();
  assert_choice (dialog, "Refused");
  g_assert_true (tkl_table_select (TKL_TABLE (table), 2));
  ui_settle ();
  label = gtk_widget_get_next_sibling (gtk_widget_get_parent (table));
  g_assert_true (gtk_widget_get_mapped (label));
  label = ui_find (label, GTK_TYPE_LABEL, NULL);
  text = gtk_label_get_text (GTK_LABEL (label));
  ui_picture (dialog, "import-details");
  g_assert_nonnull (strstr (text, "3D00000BADC0DE99"));
  g_assert_nonnull (strstr (text, "31/02/2026"));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  /* The text is reached from the rows by Tab. */
  g_assert_true (gtk_widget_grab_focus (label));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A name that was misspelt is told above the rows: none of them would show that it is missed. */
static void
test_unknown_columns (UiFixture *fixture, gconstpointer data)
{
  static const char *const words
      = "Columns left out because their names are not known: lastname, shoe_size";
  g_autofree char *path
      = write_file (fixture, "people.csv", "number,lastname,town,shoe_size\n1,Goed,Lier,43\n");
  g_autofree char *good = write_file (fixture, "good.csv", "number,last_name\n1,Goed\n");
  GtkWidget *dialog = open_file (fixture, TKL_IMPORT_EMPLOYEES, path);

  assert_face (dialog, "preview", "1 new · 0 changed · 0 unchanged · 0 refused");
  g_assert_true (gtk_widget_get_mapped (ui_find (dialog, GTK_TYPE_LABEL, words)));
  ui_picture (dialog, "import-unknown-columns");
  gtk_window_destroy (GTK_WINDOW (dialog));

  dialog = open_file (fixture, TKL_IMPORT_EMPLOYEES, good);
  assert_face (dialog, "preview", "1 new · 0 changed · 0 unchanged · 0 refused");
  g_assert_null (ui_find (dialog, GTK_TYPE_LABEL, words));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_bad_files (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *text;
  } cases[] = {
    { "empty.csv", "" },
    { "picture.xlsx", "\x89PNG\r\n" },
    { "other.csv", "a,b\n1,2\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = write_file (fixture, cases[i].name, cases[i].text);
      GtkWidget *dialog = open_file (fixture, TKL_IMPORT_PROJECTS, path);

      assert_face (dialog, "error", NULL);
      g_assert_false (gtk_widget_get_sensitive (ui_find (dialog, GTK_TYPE_BUTTON, "_Import")));
      if (i == 1)
        ui_picture (dialog, "import-bad-file");
      gtk_window_destroy (GTK_WINDOW (dialog));
      ui_settle ();
    }
}

/* What a firm keeps in one workbook: @note on the first sheet, the list on the second. */
static char *
write_workbook (UiFixture *fixture, const char *note)
{
  static const char *const cells[][2] = { { "number", "last_name" }, { "7", "Maes" } };
  char *path = g_build_filename (fixture->office.folder, "firm.xlsx", NULL);
  lxw_workbook *workbook = workbook_new (path);
  lxw_worksheet *notes = workbook_add_worksheet (workbook, "Notes");
  lxw_worksheet *people = workbook_add_worksheet (workbook, "People");

  worksheet_write_string (notes, 0, 0, note, NULL);
  worksheet_write_string (notes, 0, 1, "national_number", NULL);
  worksheet_write_string (notes, 1, 0, "7", NULL);
  worksheet_write_string (notes, 1, 1, "none", NULL);
  for (lxw_row_t row = 0; row < G_N_ELEMENTS (cells); row++)
    for (lxw_col_t column = 0; column < 2; column++)
      worksheet_write_string (people, row, column, cells[row][column], NULL);
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
  return path;
}

static gboolean
offers_sheets (gpointer dialog)
{
  GtkWidget *sheets = ui_find (dialog, GTK_TYPE_DROP_DOWN, "Sheet of the workbook");

  return gtk_widget_get_mapped (sheets);
}

static gboolean
is_previewed (gpointer dialog)
{
  return g_strcmp0 (face_of (dialog), "preview") == 0;
}

/* The list may stand on another sheet than the first: that one is chosen, and imported. */
static void
test_sheets (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_workbook (fixture, "Ask Els before you change this");
  g_autofree char *table = write_file (fixture, "people.csv", "number,last_name\n1,Goed\n");
  GtkWidget *dialog = open_file (fixture, TKL_IMPORT_EMPLOYEES, path);
  GtkWidget *page = tkl_table_page_new (fixture->desk, &tkl_employee_source, fixture->state);
  GtkWindow *window = ui_show (page);

  assert_face (dialog, "error", NULL);
  ui_wait (offers_sheets, dialog);
  ui_assert_named (dialog);
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (ui_find (dialog, GTK_TYPE_DROP_DOWN, "Sheet of the workbook")), 1);
  ui_wait (is_previewed, dialog);
  assert_face (dialog, "preview", "1 new · 0 changed · 0 unchanged · 0 refused");
  ui_picture (dialog, "import-sheets");
  press_import (dialog);
  ui_wait_rows (page, 1);
  gtk_window_destroy (window);

  dialog = open_file (fixture, TKL_IMPORT_EMPLOYEES, table);
  ui_settle ();
  g_assert_false (offers_sheets (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Of a row of one sheet nothing is told any more beside the rows of the next. */
static void
test_sheet_left (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_workbook (fixture, "number");
  GtkWidget *dialog = open_file (fixture, TKL_IMPORT_EMPLOYEES, path);
  GtkWidget *table = ui_find (dialog, TKL_TYPE_TABLE, NULL);
  GtkWidget *bar = gtk_widget_get_next_sibling (gtk_widget_get_parent (table));
  const char *text;

  ui_wait (offers_sheets, dialog);
  ui_wait (is_previewed, dialog);
  g_assert_true (tkl_table_select (TKL_TABLE (table), 2));
  text = gtk_label_get_text (GTK_LABEL (ui_find (bar, GTK_TYPE_LABEL, NULL)));
  g_assert_nonnull (strstr (text, "national number"));
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (ui_find (dialog, GTK_TYPE_DROP_DOWN, "Sheet of the workbook")), 1);
  ui_wait (is_previewed, dialog);
  assert_face (dialog, "preview", "1 new · 0 changed · 0 unchanged · 0 refused");
  text = gtk_label_get_text (GTK_LABEL (ui_find (bar, GTK_TYPE_LABEL, NULL)));
  g_assert_null (strstr (text, "national number"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
is_drawn_once (gpointer editor)
{
  const TklZoneEditor *self = editor;

  return self->edit != NULL && self->form->zones->len == 1;
}

/* Of a file that knows nothing of projects: its areas are of the one they are imported into. */
static void
test_zones_into (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path
      = write_file (fixture, "plan.geojson",
                    "{\"type\": \"Feature\", \"properties\": {\"name\": \"Quay\"}, \"geometry\": {"
                    "\"type\": \"Polygon\", \"coordinates\": [[[4.351, 50.846], [4.352, 50.846],"
                    " [4.352, 50.847], [4.351, 50.847], [4.351, 50.846]]]}}");
  GtkWidget *dialog, *editor;

  ui_fill (fixture);
  dialog = open_file (fixture, TKL_IMPORT_ZONES, path);
  assert_face (dialog, "preview", "0 new · 0 changed · 0 unchanged · 1 refused");
  gtk_window_destroy (GTK_WINDOW (dialog));
  dialog = tkl_import_dialog_present_zones (NULL, fixture->desk, 1, path);
  ui_wait (is_previewed, dialog);
  assert_face (dialog, "preview", "1 new · 0 changed · 0 unchanged · 0 refused");
  ui_settle ();
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_INSCRIPTION, "P001"));
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_INSCRIPTION, "Quay"));
  press_import (dialog);
  editor = tkl_zone_editor_present (NULL, fixture->desk, 1);
  ui_wait (is_drawn_once, editor);
  gtk_window_destroy (GTK_WINDOW (editor));
  ui_settle ();
}

#define MANY_ROWS 30000

static gboolean
shows_one_row (gpointer data)
{
  GtkWidget *view = ui_find (data, GTK_TYPE_COLUMN_VIEW, NULL);
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (view));

  return g_list_model_get_n_items (G_LIST_MODEL (model)) == 1;
}

/* Rows of a large file are made and searched for the refused one away from the window, which answers. */
static void
test_many_rows (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) csv = g_string_new ("number,last_name\n");
  g_autofree char *path = NULL;
  GtkWidget *dialog;

  for (int i = 1; i <= MANY_ROWS; i++)
    g_string_append_printf (csv, "%d,Name%d\n", i, i);
  g_string_append (csv, ",Nobody\n");
  path = write_file (fixture, "many.csv", csv->str);
  dialog = open_file (fixture, TKL_IMPORT_EMPLOYEES, path);
  assert_face (dialog, "preview", "30000 new · 0 changed · 0 unchanged · 1 refused");
  ui_wait (shows_one_row, dialog);
  ui_settle ();
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_INSCRIPTION, "Nobody"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* In apostrophes, so that it can be read. */
#define CROSSED_AND_GOOD                                                                           \
  "{'type':'FeatureCollection','features':["                                                       \
  "{'type':'Feature','properties':{'project':'P001','name':'Yard'},'geometry':"                    \
  "{'type':'Polygon','coordinates':[[[4.35,50.84],[4.36,50.84],[4.36,50.85],[4.35,50.84]]]}},"     \
  "{'type':'Feature','properties':{'project':'P001','name':'Bow'},'geometry':{'type':'Polygon',"   \
  "'coordinates':[[[4.37,50.84],[4.38,50.85],[4.38,50.84],[4.37,50.85],[4.37,50.84]]]}}]}"

#define ZONES                                                                                      \
  "{'type':'FeatureCollection','features':["                                                       \
  "{'type':'Feature','properties':{'project':'P001','name':'Yard'},'geometry':"                    \
  "{'type':'Polygon','coordinates':[[[4.35,50.84],[4.36,50.84],[4.36,50.85],[4.35,50.84]]]}},"     \
  "{'type':'Feature','properties':{'project':'P001','name':'Bow'},'geometry':{'type':'Polygon',"   \
  "'coordinates':[[[4.37,50.84],[4.38,50.85],[4.38,50.84],[4.37,50.85],[4.37,50.84]]]}},"          \
  "{'type':'Feature','properties':{'project':'P999','name':'Elsewhere'},'geometry':"               \
  "{'type':'Polygon','coordinates':[[[4.39,50.84],[4.4,50.84],[4.4,50.85],[4.39,50.84]]]}},"       \
  "{'type':'Feature','properties':{'project':'P001','name':'Mast'},'geometry':"                    \
  "{'type':'Point','coordinates':[4.3,50.8]}}]}"

/* Zones are seen on a map, refused ones as far as it can be told what they are like; faults are named. */
static void
test_zones (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strdelimit (g_strdup (ZONES), "'", '"');
  g_autofree char *path = write_file (fixture, "zones.geojson", text);
  g_autoptr (GArray) selected = NULL;
  GtkWidget *dialog, *map;

  ui_fill (fixture);
  dialog = open_file (fixture, TKL_IMPORT_ZONES, path);
  assert_face (dialog, "preview", "1 new · 0 changed · 0 unchanged · 3 refused");
  map = ui_find (dialog, TKL_TYPE_IMPORT_MAP, NULL);
  ui_settle ();
  g_assert_nonnull (ui_find (map, GTK_TYPE_LABEL, "New"));
  g_assert_nonnull (ui_find (map, GTK_TYPE_LABEL, "Refused"));
  g_assert_null (ui_find (map, GTK_TYPE_LABEL, "Removed"));
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_INSCRIPTION, "Bow"));
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_INSCRIPTION, "Mast"));
  g_assert_nonnull (
      ui_find (dialog, GTK_TYPE_INSCRIPTION, "An outline or a hole crosses or touches itself."));
  ui_assert_named (dialog);
  ui_picture (dialog, "import-zones");
  g_assert_cmpuint (tkl_help_topic_find (GTK_WINDOW (dialog)), ==, TKL_HELP_ZONE_IMPORT);

  /* a click on the good one lists all rows, and goes to its */
  g_signal_emit_by_name (map, "zone-activated", G_GINT64_CONSTANT (1));
  ui_settle ();
  selected = tkl_table_get_selected_ids (TKL_TABLE (ui_find (dialog, TKL_TYPE_TABLE, NULL)));
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_cmpint (g_array_index (selected, gint64, 0), ==, 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_find (dialog, GTK_TYPE_CHECK_BUTTON, NULL)),
                               TRUE);
  press_import (dialog);
}

/* --- drawing right what crosses itself -------------------------------------------------------- */

static gboolean
has_zone (gpointer data)
{
  return TKL_ZONE_EDITOR (data)->edit != NULL
         && TKL_ZONE_EDITOR (data)->edit->curr->zones->len == 1;
}

static gboolean
is_stored (gpointer data)
{
  return TKL_ZONE_EDITOR (data)->form->zones->len == 1;
}

static gboolean
none_is_stored (gpointer data)
{
  return TKL_ZONE_EDITOR (data)->form->zones->len == 0;
}

static void
save_in (GtkWidget *editor, gboolean (*saved) (gpointer))
{
  gtk_widget_activate_action (editor, "zones.save", NULL);
  ui_answer (ui_await_window (ADW_TYPE_MESSAGE_DIALOG), "save");
  ui_wait (saved, editor);
  ui_settle ();
}

/* Its crossing is marked, it cannot be saved as it is, and the repair is. */
static void
repair_and_save (GtkWidget *editor)
{
  TklZoneEditor *self = TKL_ZONE_EDITOR (editor);

  ui_wait (has_zone, editor);
  ui_settle ();
  g_assert_cmpstr (((const TklPoi *) self->edit->curr->zones->pdata[0])->name, ==, "Bow");
  g_assert_cmpuint (self->edit->curr->chosen.zone, ==, 0);
  g_assert_cmpint (g_array_index (self->problems, TklZoneProblem, 0).fault, ==, TKL_ZONE_CROSSED);
  g_assert_false (gtk_widget_get_sensitive (ui_find (editor, GTK_TYPE_BUTTON, "Save")));
  ui_picture (editor, "import-zones-correcting");
  g_signal_emit_by_name (ui_find (editor, GTK_TYPE_BUTTON, "Repair…"), "clicked");
  ui_answer (ui_await_window (ADW_TYPE_MESSAGE_DIALOG), "repair");
  ui_settle ();
  g_assert_cmpuint (self->problems->len, ==, 0);
  save_in (editor, is_stored);
}

static void
close_editor (GtkWidget *editor)
{
  gtk_window_close (GTK_WINDOW (editor));
  ui_settle ();
}

static gboolean
says_corrected (gpointer dialog)
{
  return ui_find (dialog, GTK_TYPE_INSCRIPTION, "Corrected") != NULL;
}

/* Enter or the button opens it in the editor; once saved its row says so, and holds nothing up. */
static void
test_crossed (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strdelimit (g_strdup (ZONES), "'", '"');
  g_autofree char *path = write_file (fixture, "zones.geojson", text);
  GtkWidget *dialog, *editor, *correct;

  ui_fill (fixture);
  dialog = open_file (fixture, TKL_IMPORT_ZONES, path);
  correct = ui_find (dialog, GTK_TYPE_BUTTON, "_Correct…");
  g_assert_true (gtk_widget_get_mapped (correct));
  /* Of a project that is not there, or without a shape: nothing to draw. */
  g_signal_emit_by_name (ui_find (dialog, TKL_TYPE_TABLE, NULL), "row-activated",
                         G_GINT64_CONSTANT (3));
  g_assert_null (ui_find_window (TKL_TYPE_ZONE_EDITOR));
  g_signal_emit_by_name (ui_find (dialog, TKL_TYPE_TABLE, NULL), "row-activated",
                         G_GINT64_CONSTANT (2));
  editor = ui_await_window (TKL_TYPE_ZONE_EDITOR);
  gtk_window_close (GTK_WINDOW (editor));
  ui_settle ();
  if (ui_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL)
    {
      ui_answer (ui_await_window (ADW_TYPE_MESSAGE_DIALOG), "discard");
      ui_settle ();
    }
  g_assert_false (says_corrected (dialog));

  g_signal_emit_by_name (correct, "clicked");
  editor = ui_await_window (TKL_TYPE_ZONE_EDITOR);
  repair_and_save (editor);
  close_editor (editor);
  ui_wait (says_corrected, dialog);
  assert_face (dialog, "preview", "1 new · 0 changed · 0 unchanged · 2 refused · 1 corrected");
  g_assert_false (gtk_widget_get_mapped (correct));
  ui_assert_named (dialog);
  ui_picture (dialog, "import-zones-corrected");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_find (dialog, GTK_TYPE_CHECK_BUTTON, NULL)),
                               TRUE);
  press_import (dialog);
}

/* Where all that was refused is drawn right, the rest is imported without a question. */
static void
test_all_corrected (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strdelimit (g_strdup (CROSSED_AND_GOOD), "'", '"');
  g_autofree char *path = write_file (fixture, "zones.geojson", text);
  GtkWidget *dialog, *editor;

  ui_fill (fixture);
  dialog = open_file (fixture, TKL_IMPORT_ZONES, path);
  g_signal_emit_by_name (ui_find (dialog, GTK_TYPE_BUTTON, "_Correct…"), "clicked");
  editor = ui_await_window (TKL_TYPE_ZONE_EDITOR);
  repair_and_save (editor);
  close_editor (editor);
  ui_wait (says_corrected, dialog);
  g_assert_false (gtk_widget_get_mapped (ui_find (dialog, GTK_TYPE_CHECK_BUTTON, NULL)));
  press_import (dialog);
}

static gboolean
says_refused (gpointer dialog)
{
  return !says_corrected (dialog)
         && ui_find (dialog, GTK_TYPE_LABEL, "1 new · 0 changed · 0 unchanged · 1 refused") != NULL;
}

/* A row is corrected as long as what was drawn from it is stored: not because another zone was saved, and no
 * more once it is deleted or taken back. */
static void
test_corrected_follows (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strdelimit (g_strdup (CROSSED_AND_GOOD), "'", '"');
  g_autofree char *path = write_file (fixture, "zones.geojson", text);
  GtkWidget *dialog, *editor;

  ui_fill (fixture);
  dialog = open_file (fixture, TKL_IMPORT_ZONES, path);
  g_signal_emit_by_name (ui_find (dialog, GTK_TYPE_BUTTON, "_Correct…"), "clicked");
  editor = ui_await_window (TKL_TYPE_ZONE_EDITOR);
  ui_wait (has_zone, editor);
  gtk_widget_activate_action (editor, "zones.undo", NULL);
  gtk_widget_activate_action (editor, "zones.circle", NULL);
  save_in (editor, is_stored);
  g_assert_true (says_refused (dialog));
  gtk_widget_activate_action (editor, "zones.circle", NULL);
  gtk_widget_activate_action (editor, "zones.delete", NULL);
  gtk_widget_activate_action (editor, "zones.delete", NULL);
  save_in (editor, none_is_stored);
  g_assert_true (says_refused (dialog));
  close_editor (editor);

  g_signal_emit_by_name (ui_find (dialog, GTK_TYPE_BUTTON, "_Correct…"), "clicked");
  editor = ui_await_window (TKL_TYPE_ZONE_EDITOR);
  repair_and_save (editor);
  ui_wait (says_corrected, dialog);
  tkl_zone_editor_become (TKL_ZONE_EDITOR (editor),
                          tkl_zone_edit_delete (TKL_ZONE_EDITOR (editor)->edit, 0));
  save_in (editor, none_is_stored);
  ui_wait (says_refused, dialog);
  close_editor (editor);
  g_assert_true (gtk_widget_get_mapped (ui_find (dialog, GTK_TYPE_BUTTON, "_Correct…")));
  tkl_desk_undo (fixture->desk);
  ui_wait (says_corrected, dialog);
  tkl_desk_undo (fixture->desk);
  ui_wait (says_refused, dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/import/good", UiFixture, NULL, ui_set_up, test_good, ui_tear_down);
  g_test_add ("/import/many-rows", UiFixture, NULL, ui_set_up, test_many_rows, ui_tear_down);
  g_test_add ("/import/links-follow", UiFixture, NULL, ui_set_up, test_links_follow, ui_tear_down);
  g_test_add ("/import/links-wait", UiFixture, NULL, ui_set_up, test_links_wait, ui_tear_down);
  g_test_add ("/import/links-left", UiFixture, NULL, ui_set_up, test_links_left, ui_tear_down);
  g_test_add ("/import/bad-rows", UiFixture, NULL, ui_set_up, test_bad_rows, ui_tear_down);
  g_test_add ("/import/sheets", UiFixture, NULL, ui_set_up, test_sheets, ui_tear_down);
  g_test_add ("/import/sheet-left", UiFixture, NULL, ui_set_up, test_sheet_left, ui_tear_down);
  g_test_add ("/import/zones", UiFixture, NULL, ui_set_up, test_zones, ui_tear_down);
  g_test_add ("/import/zones-into", UiFixture, NULL, ui_set_up, test_zones_into, ui_tear_down);
  g_test_add ("/import/crossed", UiFixture, NULL, ui_set_up, test_crossed, ui_tear_down);
  g_test_add ("/import/corrected-follows", UiFixture, NULL, ui_set_up, test_corrected_follows,
              ui_tear_down);
  g_test_add ("/import/all-corrected", UiFixture, NULL, ui_set_up, test_all_corrected,
              ui_tear_down);
  g_test_add ("/import/details", UiFixture, NULL, ui_set_up, test_details, ui_tear_down);
  g_test_add ("/import/unknown-columns", UiFixture, NULL, ui_set_up, test_unknown_columns,
              ui_tear_down);
  g_test_add ("/import/bad-files", UiFixture, NULL, ui_set_up, test_bad_files, ui_tear_down);
  return g_test_run ();
}
