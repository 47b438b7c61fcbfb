/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing zones with a real pointer and keys: xdotool on the display of the test (F124–F129). */
/* Thread: main. */
#include "tkl-field-row.h"
#include "tkl-layer.h"
#include "tkl-zone-editor-private.h"
#include "tkl-zones-service.h"
#include "ui-fixture.h"

typedef struct
{
  UiFixture ui;
  TklZoneEditor *editor;
} Fixture;

static gboolean
is_loaded (gpointer data)
{
  return ((Fixture *) data)->editor->edit != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ui_set_up (&fixture->ui, data);
  ui_fill (&fixture->ui);
  fixture->editor = TKL_ZONE_EDITOR (tkl_zone_editor_present (NULL, fixture->ui.desk, 1));
  ui_wait (is_loaded, fixture);
  ui_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->editor != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (fixture->editor), (gpointer *) &fixture->editor);
      gtk_window_destroy (GTK_WINDOW (fixture->editor));
      ui_settle ();
    }
  g_assert_null (fixture->editor);
  ui_tear_down (&fixture->ui, data);
}

/* --- hands ----------------------------------------------------------------------------------- */

/* Here and below @x, @y: pixels from the middle of the map. */
static void
click (Fixture *fixture, int x, int y, int button)
{
  GtkWidget *layer = GTK_WIDGET (fixture->editor->layer);

  ui_click (layer, gtk_widget_get_width (layer) / 2.0 + x, gtk_widget_get_height (layer) / 2.0 + y,
            button);
}

static void
double_click (Fixture *fixture, int x, int y)
{
  GtkWidget *layer = GTK_WIDGET (fixture->editor->layer);

  ui_double_click (layer, gtk_widget_get_width (layer) / 2.0 + x,
                   gtk_widget_get_height (layer) / 2.0 + y);
}

/* @key: (nullable): that is held meanwhile. */
static void
drag (Fixture *fixture, int from_x, int from_y, int to_x, int to_y, const char *key)
{
  GtkWidget *layer = GTK_WIDGET (fixture->editor->layer);
  double middle_x = gtk_widget_get_width (layer) / 2.0;
  double middle_y = gtk_widget_get_height (layer) / 2.0;

  if (key != NULL)
    ui_do ("xdotool keydown %s", key);
  ui_drag (layer, middle_x + from_x, middle_y + from_y, middle_x + to_x, middle_y + to_y);
  if (key != NULL)
    ui_do ("xdotool keyup %s", key);
}

static void
press_button (Fixture *fixture, const char *label)
{
  GtkWidget *button = ui_find (GTK_WIDGET (fixture->editor), GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  ui_click (button, gtk_widget_get_width (button) / 2.0, gtk_widget_get_height (button) / 2.0, 1);
}

static void
press_key (const char *key)
{
  ui_do ("xdotool key %s", key);
}

static void
type_into (Fixture *fixture, const char *title, const char *text)
{
  GtkWidget *row = ui_find (GTK_WIDGET (fixture->editor), ADW_TYPE_ENTRY_ROW, title);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
}

/* --- what is drawn --------------------------------------------------------------------------- */

/* `5+3 @ring.corner` a zone: corners of each ring. */
static char *
drawn (Fixture *fixture)
{
  const TklZoneDrawing *drawing = fixture->editor->edit->curr;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < drawing->zones->len; i++)
    {
      const TklShape *shape = ((const TklPoi *) drawing->zones->pdata[i])->shape;

      if (i > 0)
        g_string_append_c (text, ' ');
      for (guint ring = 0; ring < shape->n_rings; ring++)
        g_string_append_printf (text, "%s%u", ring > 0 ? "+" : "",
                                shape->ring_point[ring + 1] - shape->ring_point[ring]);
    }
  if (drawing->corners->len > 0)
    g_string_append_printf (text, " (%u)", drawing->corners->len);
  return g_string_free (text, FALSE);
}

typedef struct
{
  Fixture *fixture;
  const char *expected;
} Drawn;

static gboolean
is_drawn (gpointer data)
{
  const Drawn *wanted = data;
  g_autofree char *text = drawn (wanted->fixture);

  return g_str_equal (text, wanted->expected);
}

/* What was pressed may wait for the next frame. */
static void
assert_drawn (Fixture *fixture, const char *expected)
{
  ui_wait (is_drawn, (&(Drawn){ fixture, expected }));
}

static TklPoint
corner (Fixture *fixture, guint zone, guint ring, guint number)
{
  return tkl_zone_edit_corner (fixture->editor->edit, (TklZoneHandle){ zone, ring, number });
}

/* Where it lies on the map, from its middle. */
static void
assert_at (Fixture *fixture, TklPoint point, int dx, int dy)
{
  GtkWidget *layer = GTK_WIDGET (fixture->editor->layer);
  graphene_point_t at = tkl_layer_project (SHUMATE_LAYER (layer), point);

  g_assert_cmpfloat_with_epsilon (at.x - gtk_widget_get_width (layer) / 2.0, dx, 2.5);
  g_assert_cmpfloat_with_epsilon (at.y - gtk_widget_get_height (layer) / 2.0, dy, 2.5);
}

static gboolean
may (Fixture *fixture, const char *label)
{
  return gtk_widget_is_sensitive (ui_find (GTK_WIDGET (fixture->editor), GTK_TYPE_BUTTON, label));
}

/* Five corners around the middle, closed on the first one. */
static void
draw_five (Fixture *fixture)
{
  static const int at[][2]
      = { { -100, -100 }, { 100, -100 }, { 150, 20 }, { 100, 100 }, { -100, 100 }, { -100, -100 } };

  press_button (fixture, "Draw");
  for (gsize i = 0; i < G_N_ELEMENTS (at); i++)
    click (fixture, at[i][0], at[i][1], 1);
}

typedef struct
{
  ShumateLayer *layer;
  TklPoint a, b;
} Box;

static gboolean
is_in_the_middle (gpointer data)
{
  const Box *box = data;
  double width = gtk_widget_get_width (GTK_WIDGET (box->layer));
  double height = gtk_widget_get_height (GTK_WIDGET (box->layer));
  graphene_point_t from = tkl_layer_project (box->layer, box->a);
  graphene_point_t to = tkl_layer_project (box->layer, box->b);

  return fabs (((double) from.x + to.x) / 2 - width / 2) < 2
         && fabs (((double) from.y + to.y) / 2 - height / 2) < 2;
}

/* How much of the map the box takes, where it takes most. Its middle is that of the map, once the window has
 * its size. */
static double
share_of_map (Fixture *fixture, TklPoint a, TklPoint b)
{
  ShumateLayer *layer = SHUMATE_LAYER (fixture->editor->layer);
  double width, height;
  graphene_point_t from, to;

  ui_wait (is_in_the_middle, (&(Box){ layer, a, b }));
  width = gtk_widget_get_width (GTK_WIDGET (layer));
  height = gtk_widget_get_height (GTK_WIDGET (layer));
  from = tkl_layer_project (layer, a);
  to = tkl_layer_project (layer, b);
  return MAX (fabs ((double) to.x - from.x) / width, fabs ((double) to.y - from.y) / height);
}

static gboolean
is_saved (gpointer data)
{
  const Fixture *fixture = data;

  return fixture->editor->form->zones->len == 1 && !tkl_zone_edit_changed (fixture->editor->edit);
}

static void
open_again (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->editor));
  fixture->editor = TKL_ZONE_EDITOR (tkl_zone_editor_present (NULL, fixture->ui.desk, 1));
  ui_wait (is_loaded, fixture);
  ui_settle ();
}

/* Opened at what there is to work at: the circle of the project; its zones where only they count, however
 * far from the work address they are. */
static void
test_opens_near (Fixture *fixture, gconstpointer data)
{
  TklPoint centre = fixture->editor->form->project->location;
  TklPoint south_west = tkl_point_travel (tkl_point_travel (centre, 180, 150), 270, 150);
  TklPoint north_east = tkl_point_travel (tkl_point_travel (centre, 0, 150), 90, 150);
  g_autoptr (TklImportReport) report = NULL;

  g_assert_cmpfloat_with_epsilon (share_of_map (fixture, south_west, north_east), 2.0 / 3, 0.02);
  g_assert_nonnull (ui_find (GTK_WIDGET (fixture->editor), GTK_TYPE_LABEL,
                             "Drag the handle of the circle, or draw a zone."));

  office_import_good (&fixture->ui.office, TKL_IMPORT_PROJECTS, "number,mode\nP001,poi\n");
  report = office_import (
      &fixture->ui.office, TKL_IMPORT_ZONES, ".geojson",
      "{\"type\": \"Feature\", \"properties\": {\"project\": \"P001\"}, \"geometry\": {"
      "\"type\": \"Polygon\", \"coordinates\": [[[4.36, 50.85], [4.364, 50.85],"
      " [4.364, 50.852], [4.36, 50.852], [4.36, 50.85]]]}}");
  g_assert_cmpuint (report->n_added, ==, 1);
  open_again (fixture);
  ui_picture (GTK_WIDGET (fixture->editor), "zones-opens-near");
  g_assert_cmpfloat_with_epsilon (share_of_map (fixture, tkl_point_from_degrees (50.85, 4.36),
                                                tkl_point_from_degrees (50.852, 4.364)),
                                  2.0 / 3, 0.02);

  /* F124: the work address, by its button and its key */
  press_button (fixture, "Work Address (A)");
  g_assert_cmpfloat_with_epsilon (share_of_map (fixture, south_west, north_east), 2.0 / 3, 0.02);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->editor->map));
  ui_press ("Left Left Left");
  press_key ("a");
  g_assert_cmpfloat_with_epsilon (share_of_map (fixture, south_west, north_east), 2.0 / 3, 0.02);
}

/* What crosses is told while it is drawn, and when it is set; taken back, all is well again. */
static void
test_pen_crosses (Fixture *fixture, gconstpointer data)
{
  const char *reason = "The line being drawn crosses itself. Backspace takes its last corner back.";
  GtkWidget *side = GTK_WIDGET (fixture->editor->side);

  press_button (fixture, "Draw");
  click (fixture, -100, 0, 1);
  click (fixture, 100, 0, 1);
  click (fixture, 100, 100, 1);
  g_assert_null (ui_find (side, GTK_TYPE_LABEL, reason));
  ui_point_at (GTK_WIDGET (fixture->editor->layer),
               gtk_widget_get_width (GTK_WIDGET (fixture->editor->layer)) / 2.0,
               gtk_widget_get_height (GTK_WIDGET (fixture->editor->layer)) / 2.0 - 100);
  ui_picture (GTK_WIDGET (fixture->editor), "zones-pen-crosses");
  click (fixture, 0, -100, 1);
  assert_drawn (fixture, " (4)");
  g_assert_nonnull (ui_find (side, GTK_TYPE_LABEL, reason));
  ui_picture (GTK_WIDGET (fixture->editor), "zones-pen-crossed");
  press_key ("BackSpace");
  assert_drawn (fixture, " (3)");
  g_assert_null (ui_find (side, GTK_TYPE_LABEL, reason));
}

static void
test_pointer (Fixture *fixture, gconstpointer data)
{
  draw_five (fixture);
  assert_drawn (fixture, "5");
  assert_at (fixture, corner (fixture, 0, 0, 1), 100, -100);
  assert_at (fixture, corner (fixture, 0, 0, 2), 150, 20);
  g_assert_true (may (fixture, "Save"));
  ui_assert_named (GTK_WIDGET (fixture->editor));
  ui_picture (GTK_WIDGET (fixture->editor), "zones-drawn");

  /* a small handle inserts, a large one moves, a right click removes */
  drag (fixture, 0, -100, 0, -160, NULL);
  assert_drawn (fixture, "6");
  assert_at (fixture, corner (fixture, 0, 0, 1), 0, -160);
  drag (fixture, 150, 20, 180, 30, NULL);
  assert_drawn (fixture, "6");
  assert_at (fixture, corner (fixture, 0, 0, 3), 180, 30);
  click (fixture, 0, -160, 3);
  assert_drawn (fixture, "5");

  /* a drag is one step back */
  press_button (fixture, "Undo");
  press_button (fixture, "Undo");
  assert_drawn (fixture, "6");
  assert_at (fixture, corner (fixture, 0, 0, 3), 150, 20);
  press_button (fixture, "Redo");
  assert_at (fixture, corner (fixture, 0, 0, 3), 180, 30);

  /* inside: the whole zone, with Alt a copy */
  drag (fixture, 0, 0, 20, 30, NULL);
  assert_drawn (fixture, "6");
  assert_at (fixture, corner (fixture, 0, 0, 0), -80, -70);
  drag (fixture, 20, 30, 40, 60, "alt");
  assert_drawn (fixture, "6 6");
  assert_at (fixture, corner (fixture, 0, 0, 0), -80, -70);
  assert_at (fixture, corner (fixture, 1, 0, 0), -60, -40);
}

static void
test_hole_and_crossing (Fixture *fixture, gconstpointer data)
{
  draw_five (fixture);
  press_button (fixture, "Cut Hole");
  click (fixture, -20, -20, 1);
  click (fixture, 20, -20, 1);
  click (fixture, 20, 20, 1);
  assert_drawn (fixture, "5 (3)");
  press_key ("BackSpace");
  assert_drawn (fixture, "5 (2)");
  click (fixture, 0, 30, 1);
  press_key ("Return");
  assert_drawn (fixture, "5+3");

  /* a corner dragged over the opposite edge: told, marked, and not to be saved */
  drag (fixture, -100, -100, 130, 140, NULL);
  g_assert_false (may (fixture, "Save"));
  g_assert_true (
      gtk_widget_get_mapped (ui_find (GTK_WIDGET (fixture->editor), GTK_TYPE_BUTTON, "Repair…")));
  g_assert_nonnull (ui_find (GTK_WIDGET (fixture->editor->side), GTK_TYPE_LABEL, "8 corners"));
  ui_picture (GTK_WIDGET (fixture->editor), "zones-crossed");
  press_key ("ctrl+z");
  g_assert_true (may (fixture, "Save"));
}

static TklPoint
corner_of_map (Fixture *fixture)
{
  GtkWidget *map = GTK_WIDGET (fixture->editor->map);
  double latitude, longitude;

  shumate_viewport_widget_coords_to_location (tkl_map_get_viewport (fixture->editor->map), map, 0,
                                              0, &latitude, &longitude);
  return tkl_point_from_degrees (latitude, longitude);
}

/* F125: a double click closes; Esc puts the pen away with what was not closed, and leaves the window. Delete
 * takes the corner that was pressed. */
static void
test_closing (Fixture *fixture, gconstpointer data)
{
  TklPoint before;

  press_button (fixture, "Draw");
  click (fixture, -100, -100, 1);
  click (fixture, 100, -100, 1);
  click (fixture, 150, 20, 1);
  before = corner_of_map (fixture);
  double_click (fixture, 100, 100);
  assert_drawn (fixture, "4");
  g_assert_cmpint (fixture->editor->edit->curr->pen, ==, TKL_ZONE_PEN_AWAY);
  assert_at (fixture, corner (fixture, 0, 0, 3), 100, 100);
  /* which zooms in elsewhere on the map, but not while one draws */
  g_assert_true (tkl_point_equal (corner_of_map (fixture), before));

  press_button (fixture, "Draw");
  click (fixture, -200, -150, 1);
  click (fixture, -150, -150, 1);
  assert_drawn (fixture, "4 (2)");
  press_key ("Escape");
  assert_drawn (fixture, "4");
  g_assert_cmpint (fixture->editor->edit->curr->pen, ==, TKL_ZONE_PEN_AWAY);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->editor)));

  click (fixture, 60, -20, 1);
  click (fixture, 150, 20, 1);
  press_key ("Delete");
  assert_drawn (fixture, "3");
}

/* F127: what is dragged near a corner of another zone lies on it, with Shift where it was let go. */
static void
test_snapping (Fixture *fixture, gconstpointer data)
{
  TklPoint free, other;

  press_button (fixture, "Rectangle");
  drag (fixture, -120, -80, -40, 80, NULL);
  press_button (fixture, "Rectangle");
  drag (fixture, 40, -80, 120, 80, NULL);
  assert_drawn (fixture, "4 4");
  other = corner (fixture, 0, 0, 2);
  assert_at (fixture, other, -40, -80);
  drag (fixture, 40, -80, -36, -77, "shift");
  free = corner (fixture, 1, 0, 3);
  assert_at (fixture, free, -36, -77);
  g_assert_false (tkl_point_equal (free, other));
  press_key ("ctrl+z");
  drag (fixture, 40, -80, -36, -77, NULL);
  g_assert_true (tkl_point_equal (corner (fixture, 1, 0, 3), other));
}

/* F128: the list's buttons; all that was drawn can be given up at once, and that too taken back. */
static void
test_list_of_zones (Fixture *fixture, gconstpointer data)
{
  press_button (fixture, "Rectangle");
  drag (fixture, -30, -20, 30, 20, NULL);
  type_into (fixture, "Name", "Quay");
  press_button (fixture, "Duplicate");
  assert_drawn (fixture, "4 4");
  g_assert_cmpstr (tkl_zone_edit_zone (fixture->editor->edit, 1)->name, ==, "Quay");
  g_assert_cmpuint (fixture->editor->edit->curr->chosen.zone, ==, 1);
  press_button (fixture, "Show");
  ui_settle ();
  g_assert_cmpfloat (share_of_map (fixture, corner (fixture, 1, 0, 0), corner (fixture, 1, 0, 2)),
                     >, 0.15);
  press_button (fixture, "Delete");
  assert_drawn (fixture, "4");
  press_button (fixture, "Revert");
  assert_drawn (fixture, "");
  g_assert_false (tkl_zone_edit_changed (fixture->editor->edit));
  press_button (fixture, "Undo");
  assert_drawn (fixture, "4");
}

static gboolean
offers_save (gpointer data)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  GtkWidget **ret_dialog = data;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (window))
        *ret_dialog = window;
    }
  return *ret_dialog != NULL;
}

/* As its button does. */
static void
answer (GtkWidget *dialog, const char *response)
{
  g_object_ref (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_object_unref (dialog);
}

static void
type_row (GtkWidget *row, const char *text)
{
  ui_type (ui_find (row, GTK_TYPE_ENTRY, NULL), text);
}

/* A rectangle is one drag, or two clicks, and one step back. */
static void
test_rectangle (Fixture *fixture, gconstpointer data)
{
  press_button (fixture, "Rectangle");
  drag (fixture, -80, -60, 90, 70, NULL);
  assert_drawn (fixture, "4");
  assert_at (fixture, corner (fixture, 0, 0, 0), -80, 70); /* from the south-west */
  assert_at (fixture, corner (fixture, 0, 0, 2), 90, -60);
  press_key ("ctrl+z");
  assert_drawn (fixture, "");
  g_assert_cmpint (fixture->editor->edit->curr->pen, ==, TKL_ZONE_PEN_BOX);
  click (fixture, -50, -50, 1);
  assert_drawn (fixture, " (1)");
  ui_picture (GTK_WIDGET (fixture->editor), "zones-rectangle");
  click (fixture, 50, 50, 1);
  assert_drawn (fixture, "4");

  /* by keys: the tool's letter, then two corners where the map is moved to */
  gtk_widget_grab_focus (GTK_WIDGET (fixture->editor->map));
  press_key ("r");
  press_key ("Insert");
  ui_do ("xdotool key Right key Right key Down key Down");
  press_key ("Insert");
  assert_drawn (fixture, "4 4");
}

/* @from_m: of the circle as it is. Drags its handle @dx pixels to the east. */
static void
drag_circle (Fixture *fixture, int from_m, int dx, const char *key)
{
  GtkWidget *layer = GTK_WIDGET (fixture->editor->layer);
  TklPoint handle = tkl_point_travel (fixture->editor->form->project->location, 90, from_m);
  graphene_point_t at = tkl_layer_project (SHUMATE_LAYER (layer), handle);
  int x = (int) (at.x - (float) gtk_widget_get_width (layer) / 2);
  int y = (int) (at.y - (float) gtk_widget_get_height (layer) / 2);

  drag (fixture, x, y, x + dx, y, key);
}

static gboolean
is_clean (gpointer data)
{
  const Fixture *fixture = data;

  return fixture->editor->form->project->radius_m == fixture->editor->edit->curr->radius_m
         && !tkl_zone_edit_changed (fixture->editor->edit);
}

/* The circle is dragged by its handle to round metres, moved by keys, typed, and saved. */
static void
test_radius (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = ui_find (GTK_WIDGET (fixture->editor->side), TKL_TYPE_FIELD_ROW, "Radius (m)");
  GtkWidget *dialog = NULL;
  int before_m = fixture->editor->form->project->radius_m;
  int radius_m;

  g_assert_cmpint (before_m, ==, 150);
  drag_circle (fixture, before_m, -60, NULL);
  radius_m = fixture->editor->edit->curr->radius_m;
  g_assert_cmpint (radius_m, <, before_m);
  g_assert_cmpint (radius_m % 5, ==, 0);
  ui_picture (GTK_WIDGET (fixture->editor), "zones-radius");
  /* whoever pressed the handle goes on with keys */
  press_key ("Up");
  g_assert_cmpint (fixture->editor->edit->curr->radius_m, ==, radius_m + 1);
  press_key ("ctrl+z");
  press_key ("ctrl+z");
  g_assert_cmpint (fixture->editor->edit->curr->radius_m, ==, before_m);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->editor->map));
  press_key ("n");
  ui_do ("xdotool key Up key Up key shift+Right key Down");
  g_assert_cmpint (fixture->editor->edit->curr->radius_m, ==, before_m + 11);
  g_assert_cmpstr (tkl_field_row_get_text (TKL_FIELD_ROW (row)), ==, "161");

  type_row (row, "wide");
  g_assert_cmpint (fixture->editor->edit->curr->radius_m, ==, before_m + 11);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Whole metres, at most 100 000.");
  type_row (row, "220 m");
  g_assert_cmpint (fixture->editor->edit->curr->radius_m, ==, 220);
  press_key ("ctrl+s");
  ui_wait (offers_save, &dialog);
  answer (dialog, "save");
  ui_wait (is_clean, fixture);
  g_assert_cmpint (fixture->editor->form->project->radius_m, ==, 220);
  office_assert_title (&fixture->ui.office, "Change project P001 Station");
}

static GtkWidget *
find_switch (Fixture *fixture, int zone)
{
  g_autofree char *title = g_strdup_printf ("Zone %d", zone + 1);

  return ui_find (ui_find (GTK_WIDGET (fixture->editor->side), ADW_TYPE_ACTION_ROW, title),
                  GTK_TYPE_SWITCH, NULL);
}

/* What is hidden is not drawn and not clicked, and still hidden the next time. */
static void
test_hidden (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  draw_five (fixture);
  press_key ("ctrl+s");
  ui_wait (offers_save, &dialog);
  answer (dialog, "save");
  ui_wait (is_saved, fixture);
  click (fixture, 0, 0, 1);
  g_assert_cmpuint (fixture->editor->edit->curr->chosen.zone, ==, 0);
  click (fixture, 250, 200, 1);
  gtk_switch_set_active (GTK_SWITCH (find_switch (fixture, 0)), FALSE);
  g_assert_false (tkl_zone_edit_is_visible (fixture->editor->edit, 0));
  g_assert_false (tkl_zone_edit_changed (fixture->editor->edit));
  click (fixture, 0, 0, 1);
  g_assert_cmpuint (fixture->editor->edit->curr->chosen.zone, ==, TKL_ZONE_NONE);
  ui_picture (GTK_WIDGET (fixture->editor), "zones-hidden");

  open_again (fixture);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (find_switch (fixture, 0))));

  /* who wants to see it sees it */
  tkl_zone_editor_become (
      fixture->editor, tkl_zone_edit_choose (fixture->editor->edit,
                                             (TklZoneHandle){ 0, TKL_ZONE_NONE, TKL_ZONE_NONE }));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "zones.show", NULL));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (find_switch (fixture, 0))));
}

/* Every corner is a row: typed, refused with a reason, followed on the map, inserted and removed. */
static void
test_corner_list (Fixture *fixture, gconstpointer data)
{
  GtkWidget *side = GTK_WIDGET (fixture->editor->side);
  GtkWidget *row;

  draw_five (fixture);
  press_button (fixture, "Cut Hole");
  click (fixture, -20, -20, 1);
  click (fixture, 20, -20, 1);
  click (fixture, 20, 20, 1);
  press_key ("Return");
  row = ui_find (side, TKL_TYPE_FIELD_ROW, "Hole 1, corner 3");
  g_assert_nonnull (row);
  type_row (row, "50,8468 4,3520");
  g_assert_cmpint (corner (fixture, 0, 1, 2).lat_e7, ==, 508468000);
  g_assert_cmpint (corner (fixture, 0, 1, 2).lon_e7, ==, 43520000);
  g_assert_cmpstr (tkl_field_row_get_text (TKL_FIELD_ROW (row)), ==, "50.8468, 4.352");
  type_row (row, "in the north");
  g_assert_cmpint (corner (fixture, 0, 1, 2).lat_e7, ==, 508468000);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Latitude and longitude, as in 50.8466, 4.3517.");
  ui_assert_named (GTK_WIDGET (fixture->editor));
  ui_picture (GTK_WIDGET (fixture->editor), "zones-corners");

  /* where the focus is, is the corner that is marked on the map */
  gtk_widget_child_focus (ui_find (side, TKL_TYPE_FIELD_ROW, "Corner 2"), GTK_DIR_TAB_FORWARD);
  ui_settle ();
  g_assert_cmpuint (fixture->editor->edit->curr->chosen.ring, ==, 0);
  g_assert_cmpuint (fixture->editor->edit->curr->chosen.corner, ==, 1);
  press_button (fixture, "Insert After");
  assert_drawn (fixture, "6+3");
  press_button (fixture, "Remove");
  assert_drawn (fixture, "5+3");
}

/* Hundreds of corners are turned over, and a chosen one is always there. */
static void
test_many_corners (Fixture *fixture, gconstpointer data)
{
  GtkWidget *side = GTK_WIDGET (fixture->editor->side);
  g_autoptr (GArray) corners = g_array_new (FALSE, FALSE, sizeof (TklPoint));
  TklPoint centre = fixture->editor->form->project->location;

  for (guint i = 0; i < 1000; i++)
    {
      TklPoint point = tkl_point_travel (centre, i * 0.36, 100);

      g_array_append_val (corners, point);
    }
  tkl_zone_editor_become (fixture->editor,
                          tkl_zone_edit_add (fixture->editor->edit, corners, "Many"));
  ui_settle ();
  g_assert_nonnull (ui_find (side, GTK_TYPE_LABEL, "1–40 of 1000"));
  g_signal_emit_by_name (ui_find (side, GTK_TYPE_BUTTON, "Corners after"), "clicked");
  g_assert_nonnull (ui_find (side, GTK_TYPE_LABEL, "41–80 of 1000"));
  tkl_zone_editor_become (
      fixture->editor, tkl_zone_edit_choose (fixture->editor->edit, (TklZoneHandle){ 0, 0, 999 }));
  g_assert_nonnull (ui_find (side, GTK_TYPE_LABEL, "961–1000 of 1000"));
  g_assert_nonnull (ui_find (side, TKL_TYPE_FIELD_ROW, "Corner 1000"));
}

/* Without a pointer: pen, arrows and Insert, then the list of corners, then Ctrl+S. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;
  TklPoint before;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->editor->draw));
  ui_do ("xdotool key space");
  press_key ("Insert");
  ui_do ("xdotool key Right key Right");
  press_key ("Insert");
  ui_do ("xdotool key Down key Down");
  press_key ("Insert");
  press_key ("Return");
  assert_drawn (fixture, "3");
  press_key ("n");
  before = corner (fixture, 0, 0, 0);
  ui_do ("xdotool key Up key Up key shift+Left");
  /* two metres north, ten west, at 90 and 142 units a metre */
  g_assert_cmpint (corner (fixture, 0, 0, 0).lat_e7 - before.lat_e7, ==, 180);
  g_assert_cmpint (corner (fixture, 0, 0, 0).lon_e7 - before.lon_e7, <, -1400);
  type_into (fixture, "Name", "Quay");
  g_assert_cmpstr (tkl_zone_edit_zone (fixture->editor->edit, 0)->name, ==, "Quay");
  press_key ("Insert");
  assert_drawn (fixture, "4");
  press_key ("Delete");
  assert_drawn (fixture, "3");
  press_key ("ctrl+s");
  ui_wait (offers_save, &dialog);
  ui_settle ();
  ui_picture (dialog, "zones-save");
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_BUTTON, "Save"));
  answer (dialog, "save");
  ui_wait (is_saved, fixture);
  office_assert_title (&fixture->ui.office, "Change the zones of project P001 Station");
}

/* The ticks that would change are told before, as a list and on the map. */
static void
test_preview (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) before = g_date_time_add_days (now, -2);
  g_autofree char *time = g_date_time_format (before, "%Y-%m-%dT10:00:00+01:00");
  /* 445 m north of the station */
  const OfficeTouch touch = { "VAN 1", time, 50.8506, 4.3517, "3D00000BADC0DE01", 50000 };
  GtkWidget *dialog = NULL;
  GtkWidget *row;

  office_take (&fixture->ui.office, &touch, 1);
  office_link (&fixture->ui.office);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "zones.circle", NULL));
  tkl_zone_editor_become (fixture->editor,
                          tkl_zone_edit_shift (fixture->editor->edit, 0, 40000, 0, FALSE));
  press_key ("ctrl+s");
  ui_wait (offers_save, &dialog);
  row = ui_find (dialog, ADW_TYPE_ACTION_ROW, NULL);
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "no destination → P001 Station");
  g_assert_cmpuint (fixture->editor->n_marks, ==, 1);
  ui_picture (dialog, "zones-preview");
  ui_picture (GTK_WIDGET (fixture->editor), "zones-marks");
  answer (dialog, "save");
  ui_wait (is_saved, fixture);
  g_assert_cmpuint (fixture->editor->n_marks, ==, 0);
}

/* What is drawn is not lost by closing the window. */
static void
test_guard (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "zones.circle", NULL));
  assert_drawn (fixture, "32");
  gtk_window_close (GTK_WINDOW (fixture->editor));
  ui_wait (offers_save, &dialog);
  answer (dialog, "cancel");
  ui_settle ();
  assert_drawn (fixture, "32");
  dialog = NULL;
  gtk_window_close (GTK_WINDOW (fixture->editor));
  ui_wait (offers_save, &dialog);
  g_object_add_weak_pointer (G_OBJECT (fixture->editor), (gpointer *) &fixture->editor);
  answer (dialog, "discard");
  ui_settle ();
  g_assert_null (fixture->editor);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
#define CASE(name, function)                                                                       \
  g_test_add ("/zone-editor/" name, Fixture, NULL, set_up, function, tear_down)
  CASE ("opens-near", test_opens_near);
  CASE ("pen-crosses", test_pen_crosses);
  CASE ("pointer", test_pointer);
  CASE ("hole-and-crossing", test_hole_and_crossing);
  CASE ("closing", test_closing);
  CASE ("snapping", test_snapping);
  CASE ("list-of-zones", test_list_of_zones);
  CASE ("rectangle", test_rectangle);
  CASE ("radius", test_radius);
  CASE ("hidden", test_hidden);
  CASE ("corner-list", test_corner_list);
  CASE ("many-corners", test_many_corners);
  CASE ("keys", test_keys);
  CASE ("preview", test_preview);
  CASE ("guard", test_guard);
#undef CASE
  return g_test_run ();
}
