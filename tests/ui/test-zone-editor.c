/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing zones with a real pointer and keys: xdotool on the display of the test (F124–F129). */
/* Thread: main. */
#include "zone-screen.h"

/* Opened at what there is to work at: the circle of the project; its zones where only they count, however
 * far from the work address they are. */
static void
test_opens_near (ZoneScreen *fixture, gconstpointer data)
{
  TklPoint centre = fixture->editor->form->project->location;
  TklPoint south_west = tkl_point_travel (tkl_point_travel (centre, 180, 150), 270, 150);
  TklPoint north_east = tkl_point_travel (tkl_point_travel (centre, 0, 150), 90, 150);
  g_autoptr (TklImportReport) report = NULL;

  g_assert_cmpfloat_with_epsilon (zone_screen_share_of_map (fixture, south_west, north_east),
                                  2.0 / 3, 0.02);
  g_assert_nonnull (ui_find (GTK_WIDGET (fixture->editor), GTK_TYPE_LABEL,
                             "Drag the handle of the circle, or draw a zone."));

  office_import_good (&fixture->ui.office, TKL_IMPORT_PROJECTS, "number,mode\nP001,poi\n");
  report = office_import (
      &fixture->ui.office, TKL_IMPORT_ZONES, ".geojson",
      "{\"type\": \"Feature\", \"properties\": {\"project\": \"P001\"}, \"geometry\": {"
      "\"type\": \"Polygon\", \"coordinates\": [[[4.36, 50.85], [4.364, 50.85],"
      " [4.364, 50.852], [4.36, 50.852], [4.36, 50.85]]]}}");
  g_assert_cmpuint (report->n_added, ==, 1);
  zone_screen_open_again (fixture);
  ui_picture (GTK_WIDGET (fixture->editor), "zones-opens-near");
  g_assert_cmpfloat_with_epsilon (zone_screen_share_of_map (fixture,
                                                            tkl_point_from_degrees (50.85, 4.36),
                                                            tkl_point_from_degrees (50.852, 4.364)),
                                  2.0 / 3, 0.02);

  /* F124: the work address, by its button and its key */
  zone_screen_press_button (fixture, "Work Address (A)");
  g_assert_cmpfloat_with_epsilon (zone_screen_share_of_map (fixture, south_west, north_east),
                                  2.0 / 3, 0.02);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->editor->map));
  ui_press ("Left Left Left");
  ui_press ("a");
  g_assert_cmpfloat_with_epsilon (zone_screen_share_of_map (fixture, south_west, north_east),
                                  2.0 / 3, 0.02);
}

/* What crosses is told while it is drawn, and when it is set; taken back, all is well again. */
static void
test_pen_crosses (ZoneScreen *fixture, gconstpointer data)
{
  const char *reason = "The line being drawn crosses itself. Backspace takes its last corner back.";
  GtkWidget *side = GTK_WIDGET (fixture->editor->side);

  zone_screen_press_button (fixture, "Draw");
  zone_screen_click (fixture, -100, 0, 1);
  zone_screen_click (fixture, 100, 0, 1);
  zone_screen_click (fixture, 100, 100, 1);
  g_assert_null (ui_find (side, GTK_TYPE_LABEL, reason));
  ui_point_at (GTK_WIDGET (fixture->editor->layer),
               gtk_widget_get_width (GTK_WIDGET (fixture->editor->layer)) / 2.0,
               gtk_widget_get_height (GTK_WIDGET (fixture->editor->layer)) / 2.0 - 100);
  ui_picture (GTK_WIDGET (fixture->editor), "zones-pen-crosses");
  zone_screen_click (fixture, 0, -100, 1);
  zone_screen_assert_drawn (fixture, " (4)");
  g_assert_nonnull (ui_find (side, GTK_TYPE_LABEL, reason));
  ui_picture (GTK_WIDGET (fixture->editor), "zones-pen-crossed");
  ui_press ("BackSpace");
  zone_screen_assert_drawn (fixture, " (3)");
  g_assert_null (ui_find (side, GTK_TYPE_LABEL, reason));
}

static void
test_pointer (ZoneScreen *fixture, gconstpointer data)
{
  zone_screen_draw_five (fixture);
  zone_screen_assert_drawn (fixture, "5");
  zone_screen_assert_at (fixture, zone_screen_corner (fixture, 0, 0, 1), 100, -100);
  zone_screen_assert_at (fixture, zone_screen_corner (fixture, 0, 0, 2), 150, 20);
  g_assert_true (zone_screen_may (fixture, "Save"));
  ui_assert_named (GTK_WIDGET (fixture->editor));
  ui_picture (GTK_WIDGET (fixture->editor), "zones-drawn");

  /* a small handle inserts, a large one moves, a right click removes */
  zone_screen_drag (fixture, 0, -100, 0, -160, NULL);
  zone_screen_assert_drawn (fixture, "6");
  zone_screen_assert_at (fixture, zone_screen_corner (fixture, 0, 0, 1), 0, -160);
  zone_screen_drag (fixture, 150, 20, 180, 30, NULL);
  zone_screen_assert_drawn (fixture, "6");
  zone_screen_assert_at (fixture, zone_screen_corner (fixture, 0, 0, 3), 180, 30);
  zone_screen_click (fixture, 0, -160, 3);
  zone_screen_assert_drawn (fixture, "5");

  /* a drag is one step back */
  zone_screen_press_button (fixture, "Undo");
  zone_screen_press_button (fixture, "Undo");
  zone_screen_assert_drawn (fixture, "6");
  zone_screen_assert_at (fixture, zone_screen_corner (fixture, 0, 0, 3), 150, 20);
  zone_screen_press_button (fixture, "Redo");
  zone_screen_assert_at (fixture, zone_screen_corner (fixture, 0, 0, 3), 180, 30);

  /* inside: the whole zone, with Ctrl or Alt a copy */
  zone_screen_drag (fixture, 0, 0, 20, 30, NULL);
  zone_screen_assert_drawn (fixture, "6");
  zone_screen_assert_at (fixture, zone_screen_corner (fixture, 0, 0, 0), -80, -70);
  zone_screen_drag (fixture, 20, 30, 40, 60, "alt");
  zone_screen_assert_drawn (fixture, "6 6");
  zone_screen_assert_at (fixture, zone_screen_corner (fixture, 0, 0, 0), -80, -70);
  zone_screen_assert_at (fixture, zone_screen_corner (fixture, 1, 0, 0), -60, -40);
  zone_screen_press_button (fixture, "Undo");
  zone_screen_assert_drawn (fixture, "6");
  zone_screen_click (fixture, 20, 30, 1);
  zone_screen_drag (fixture, 20, 30, 40, 60, "ctrl");
  zone_screen_assert_drawn (fixture, "6 6");
  zone_screen_assert_at (fixture, zone_screen_corner (fixture, 1, 0, 0), -60, -40);
}

static void
test_hole_and_crossing (ZoneScreen *fixture, gconstpointer data)
{
  zone_screen_draw_five (fixture);
  zone_screen_press_button (fixture, "Cut Hole");
  zone_screen_click (fixture, -20, -20, 1);
  zone_screen_click (fixture, 20, -20, 1);
  zone_screen_click (fixture, 20, 20, 1);
  zone_screen_assert_drawn (fixture, "5 (3)");
  ui_press ("BackSpace");
  zone_screen_assert_drawn (fixture, "5 (2)");
  zone_screen_click (fixture, 0, 30, 1);
  ui_press ("Return");
  zone_screen_assert_drawn (fixture, "5+3");

  /* a corner dragged over the opposite edge: told, marked, and not to be saved */
  zone_screen_drag (fixture, -100, -100, 130, 140, NULL);
  g_assert_false (zone_screen_may (fixture, "Save"));
  g_assert_true (
      gtk_widget_get_mapped (ui_find (GTK_WIDGET (fixture->editor), GTK_TYPE_BUTTON, "Repair…")));
  g_assert_nonnull (ui_find (GTK_WIDGET (fixture->editor->side), GTK_TYPE_LABEL, "8 corners"));
  ui_picture (GTK_WIDGET (fixture->editor), "zones-crossed");
  ui_press ("ctrl+z");
  g_assert_true (zone_screen_may (fixture, "Save"));
}

static TklPoint
corner_of_map (ZoneScreen *fixture)
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
test_closing (ZoneScreen *fixture, gconstpointer data)
{
  TklPoint before;

  zone_screen_press_button (fixture, "Draw");
  zone_screen_click (fixture, -100, -100, 1);
  zone_screen_click (fixture, 100, -100, 1);
  zone_screen_click (fixture, 150, 20, 1);
  before = corner_of_map (fixture);
  zone_screen_double_click (fixture, 100, 100);
  zone_screen_assert_drawn (fixture, "4");
  g_assert_cmpint (fixture->editor->edit->curr->pen, ==, TKL_ZONE_PEN_AWAY);
  zone_screen_assert_at (fixture, zone_screen_corner (fixture, 0, 0, 3), 100, 100);
  /* which zooms in elsewhere on the map, but not while one draws */
  g_assert_true (tkl_point_equal (corner_of_map (fixture), before));

  zone_screen_press_button (fixture, "Draw");
  zone_screen_click (fixture, -200, -150, 1);
  zone_screen_click (fixture, -150, -150, 1);
  zone_screen_assert_drawn (fixture, "4 (2)");
  ui_press ("Escape");
  zone_screen_assert_drawn (fixture, "4");
  g_assert_cmpint (fixture->editor->edit->curr->pen, ==, TKL_ZONE_PEN_AWAY);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->editor)));

  zone_screen_click (fixture, 60, -20, 1);
  zone_screen_click (fixture, 150, 20, 1);
  ui_press ("Delete");
  zone_screen_assert_drawn (fixture, "3");
}

/* F127: what is dragged near a corner of another zone lies on it, with Shift where it was let go. */
static void
test_snapping (ZoneScreen *fixture, gconstpointer data)
{
  TklPoint free, other;

  zone_screen_press_button (fixture, "Rectangle");
  zone_screen_drag (fixture, -120, -80, -40, 80, NULL);
  zone_screen_press_button (fixture, "Rectangle");
  zone_screen_drag (fixture, 40, -80, 120, 80, NULL);
  zone_screen_assert_drawn (fixture, "4 4");
  other = zone_screen_corner (fixture, 0, 0, 2);
  zone_screen_assert_at (fixture, other, -40, -80);
  zone_screen_drag (fixture, 40, -80, -36, -77, "shift");
  free = zone_screen_corner (fixture, 1, 0, 3);
  zone_screen_assert_at (fixture, free, -36, -77);
  g_assert_false (tkl_point_equal (free, other));
  ui_press ("ctrl+z");
  zone_screen_drag (fixture, 40, -80, -36, -77, NULL);
  g_assert_true (tkl_point_equal (zone_screen_corner (fixture, 1, 0, 3), other));
}

/* A rectangle is one drag, or two clicks, and one step back. */
static void
test_rectangle (ZoneScreen *fixture, gconstpointer data)
{
  zone_screen_press_button (fixture, "Rectangle");
  zone_screen_drag (fixture, -80, -60, 90, 70, NULL);
  zone_screen_assert_drawn (fixture, "4");
  zone_screen_assert_at (fixture, zone_screen_corner (fixture, 0, 0, 0), -80,
                         70); /* from the south-west */
  zone_screen_assert_at (fixture, zone_screen_corner (fixture, 0, 0, 2), 90, -60);
  ui_press ("ctrl+z");
  zone_screen_assert_drawn (fixture, "");
  g_assert_cmpint (fixture->editor->edit->curr->pen, ==, TKL_ZONE_PEN_BOX);
  zone_screen_click (fixture, -50, -50, 1);
  zone_screen_assert_drawn (fixture, " (1)");
  ui_picture (GTK_WIDGET (fixture->editor), "zones-rectangle");
  zone_screen_click (fixture, 50, 50, 1);
  zone_screen_assert_drawn (fixture, "4");

  /* by keys: the tool's letter, then two corners where the map is moved to */
  gtk_widget_grab_focus (GTK_WIDGET (fixture->editor->map));
  ui_press ("r");
  ui_press ("Insert");
  ui_do ("xdotool key Right key Right key Down key Down");
  ui_press ("Insert");
  zone_screen_assert_drawn (fixture, "4 4");
}

/* Without a pointer: pen, arrows and Insert, then the list of corners, then Ctrl+S. */
static void
test_keys (ZoneScreen *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  TklPoint before;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->editor->draw));
  ui_do ("xdotool key space");
  ui_press ("Insert");
  ui_do ("xdotool key Right key Right");
  ui_press ("Insert");
  ui_do ("xdotool key Down key Down");
  ui_press ("Insert");
  ui_press ("Return");
  zone_screen_assert_drawn (fixture, "3");
  ui_press ("n");
  before = zone_screen_corner (fixture, 0, 0, 0);
  ui_do ("xdotool key Up key Up key shift+Left");
  /* two metres north, ten west, at 90 and 142 units a metre */
  g_assert_cmpint (zone_screen_corner (fixture, 0, 0, 0).lat_e7 - before.lat_e7, ==, 180);
  g_assert_cmpint (zone_screen_corner (fixture, 0, 0, 0).lon_e7 - before.lon_e7, <, -1400);
  zone_screen_type_into (fixture, "Name", "Quay");
  g_assert_cmpstr (tkl_zone_edit_zone (fixture->editor->edit, 0)->name, ==, "Quay");
  ui_press ("Insert");
  zone_screen_assert_drawn (fixture, "4");
  ui_press ("Delete");
  zone_screen_assert_drawn (fixture, "3");
  ui_press ("ctrl+s");
  dialog = ui_await_window (ADW_TYPE_MESSAGE_DIALOG);
  ui_settle ();
  ui_picture (dialog, "zones-save");
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_BUTTON, "Save"));
  ui_answer (dialog, "save");
  ui_wait (zone_screen_is_saved, fixture);
  office_assert_title (&fixture->ui.office, "Change the zones of project P001 Station");
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
#define CASE(name, function)                                                                       \
  g_test_add ("/zone-editor/" name, ZoneScreen, NULL, zone_screen_set_up, function,                \
              zone_screen_tear_down)
  CASE ("opens-near", test_opens_near);
  CASE ("pen-crosses", test_pen_crosses);
  CASE ("pointer", test_pointer);
  CASE ("hole-and-crossing", test_hole_and_crossing);
  CASE ("closing", test_closing);
  CASE ("snapping", test_snapping);
  CASE ("rectangle", test_rectangle);
  CASE ("keys", test_keys);
#undef CASE
  return g_test_run ();
}
