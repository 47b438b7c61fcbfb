/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside the map of the zone editor: the radius, the list of zones and of corners, saving (F117, F128, F129). */
/* Thread: main. */
#include "tkl-field-row.h"
#include "tkl-layer.h"
#include "zone-screen.h"

/* F128: the list's buttons; all that was drawn can be given up at once, and that too taken back. */
static void
test_list_of_zones (ZoneScreen *fixture, gconstpointer data)
{
  zone_screen_press_button (fixture, "Rectangle");
  zone_screen_drag (fixture, -30, -20, 30, 20, NULL);
  zone_screen_type_into (fixture, "Name", "Quay");
  zone_screen_press_button (fixture, "Duplicate");
  zone_screen_assert_drawn (fixture, "4 4");
  g_assert_cmpstr (tkl_zone_edit_zone (fixture->editor->edit, 1)->name, ==, "Quay");
  g_assert_cmpuint (fixture->editor->edit->curr->chosen.zone, ==, 1);
  zone_screen_press_button (fixture, "Show");
  ui_settle ();
  g_assert_cmpfloat (zone_screen_share_of_map (fixture, zone_screen_corner (fixture, 1, 0, 0),
                                               zone_screen_corner (fixture, 1, 0, 2)),
                     >, 0.15);
  zone_screen_press_button (fixture, "Delete");
  zone_screen_assert_drawn (fixture, "4");
  zone_screen_press_button (fixture, "Revert");
  zone_screen_assert_drawn (fixture, "");
  g_assert_false (tkl_zone_edit_changed (fixture->editor->edit));
  zone_screen_press_button (fixture, "Undo");
  zone_screen_assert_drawn (fixture, "4");
}

static void
type_row (GtkWidget *row, const char *text)
{
  ui_type (ui_find (row, GTK_TYPE_ENTRY, NULL), text);
}

/* @from_m: of the circle as it is. Drags its handle @dx pixels to the east. */
static void
drag_circle (ZoneScreen *fixture, int from_m, int dx, const char *key)
{
  GtkWidget *layer = GTK_WIDGET (fixture->editor->layer);
  TklPoint handle = tkl_point_travel (fixture->editor->form->project->location, 90, from_m);
  graphene_point_t at = tkl_layer_project (SHUMATE_LAYER (layer), handle);
  int x = (int) (at.x - (float) gtk_widget_get_width (layer) / 2);
  int y = (int) (at.y - (float) gtk_widget_get_height (layer) / 2);

  zone_screen_drag (fixture, x, y, x + dx, y, key);
}

static gboolean
is_clean (gpointer data)
{
  const ZoneScreen *fixture = data;

  return fixture->editor->form->project->radius_m == fixture->editor->edit->curr->radius_m
         && !tkl_zone_edit_changed (fixture->editor->edit);
}

/* The circle is dragged by its handle to round metres, moved by keys, typed, and saved. */
static void
test_radius (ZoneScreen *fixture, gconstpointer data)
{
  GtkWidget *row = ui_find (GTK_WIDGET (fixture->editor->side), TKL_TYPE_FIELD_ROW, "Radius (m)");
  GtkWidget *dialog;
  int before_m = fixture->editor->form->project->radius_m;
  int radius_m;

  g_assert_cmpint (before_m, ==, 150);
  drag_circle (fixture, before_m, -60, NULL);
  radius_m = fixture->editor->edit->curr->radius_m;
  g_assert_cmpint (radius_m, <, before_m);
  g_assert_cmpint (radius_m % 5, ==, 0);
  ui_picture (GTK_WIDGET (fixture->editor), "zones-radius");
  /* whoever pressed the handle goes on with keys */
  ui_press ("Up");
  g_assert_cmpint (fixture->editor->edit->curr->radius_m, ==, radius_m + 1);
  ui_press ("ctrl+z");
  ui_press ("ctrl+z");
  g_assert_cmpint (fixture->editor->edit->curr->radius_m, ==, before_m);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->editor->map));
  ui_press ("n");
  ui_do ("xdotool key Up key Up key shift+Right key Down");
  g_assert_cmpint (fixture->editor->edit->curr->radius_m, ==, before_m + 11);
  g_assert_cmpstr (tkl_field_row_get_text (TKL_FIELD_ROW (row)), ==, "161");

  type_row (row, "wide");
  g_assert_cmpint (fixture->editor->edit->curr->radius_m, ==, before_m + 11);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Whole metres, at most 100 000.");
  type_row (row, "220 m");
  g_assert_cmpint (fixture->editor->edit->curr->radius_m, ==, 220);
  ui_press ("ctrl+s");
  dialog = ui_await_window (ADW_TYPE_MESSAGE_DIALOG);
  ui_answer (dialog, "save");
  ui_wait (is_clean, fixture);
  g_assert_cmpint (fixture->editor->form->project->radius_m, ==, 220);
  office_assert_title (&fixture->ui.office, "Change project P001 Station");
}

static GtkWidget *
find_switch (ZoneScreen *fixture, int zone)
{
  g_autofree char *title = g_strdup_printf ("Zone %d", zone + 1);

  return ui_find (ui_find (GTK_WIDGET (fixture->editor->side), ADW_TYPE_ACTION_ROW, title),
                  GTK_TYPE_SWITCH, NULL);
}

/* What is hidden is not drawn and not clicked, and still hidden the next time. */
static void
test_hidden (ZoneScreen *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  zone_screen_draw_five (fixture);
  ui_press ("ctrl+s");
  dialog = ui_await_window (ADW_TYPE_MESSAGE_DIALOG);
  ui_answer (dialog, "save");
  ui_wait (zone_screen_is_saved, fixture);
  zone_screen_click (fixture, 0, 0, 1);
  g_assert_cmpuint (fixture->editor->edit->curr->chosen.zone, ==, 0);
  zone_screen_click (fixture, 250, 200, 1);
  gtk_switch_set_active (GTK_SWITCH (find_switch (fixture, 0)), FALSE);
  g_assert_false (tkl_zone_edit_is_visible (fixture->editor->edit, 0));
  g_assert_false (tkl_zone_edit_changed (fixture->editor->edit));
  zone_screen_click (fixture, 0, 0, 1);
  g_assert_cmpuint (fixture->editor->edit->curr->chosen.zone, ==, TKL_ZONE_NONE);
  ui_picture (GTK_WIDGET (fixture->editor), "zones-hidden");

  zone_screen_open_again (fixture);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (find_switch (fixture, 0))));

  /* who wants to see it sees it */
  tkl_zone_editor_become (
      fixture->editor, tkl_zone_edit_choose (fixture->editor->edit,
                                             (TklZoneHandle){ 0, TKL_ZONE_NONE, TKL_ZONE_NONE }));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "zones.show", NULL));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (find_switch (fixture, 0))));
}

/* Every corner is a row: typed, refused with a reason, followed on the map, inserted and removed. */
static gboolean
is_in_row (ZoneScreen *fixture, const char *name)
{
  GtkWidget *row = ui_find (GTK_WIDGET (fixture->editor->side), TKL_TYPE_FIELD_ROW, name);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (row));

  return focus != NULL && gtk_widget_is_ancestor (focus, row);
}

/* To activate the row of a corner begins to edit it; Up and Down go on to the next. */
static void
test_corner_row (ZoneScreen *fixture, gconstpointer data)
{
  GtkWidget *side = GTK_WIDGET (fixture->editor->side);

  zone_screen_draw_five (fixture);
  gtk_widget_activate (ui_find (side, TKL_TYPE_FIELD_ROW, "Corner 2"));
  ui_settle ();
  g_assert_true (is_in_row (fixture, "Corner 2"));
  ui_press ("Down");
  ui_settle ();
  g_assert_true (is_in_row (fixture, "Corner 3"));
  g_assert_cmpuint (fixture->editor->edit->curr->chosen.corner, ==, 2);
  ui_press ("Up");
  ui_press ("Up");
  ui_press ("Up");
  ui_settle ();
  g_assert_true (is_in_row (fixture, "Corner 1"));
  g_assert_cmpuint (fixture->editor->edit->curr->chosen.corner, ==, 0);
}

static void
test_corner_list (ZoneScreen *fixture, gconstpointer data)
{
  GtkWidget *side = GTK_WIDGET (fixture->editor->side);
  GtkWidget *row;

  zone_screen_draw_five (fixture);
  zone_screen_press_button (fixture, "Cut Hole");
  zone_screen_click (fixture, -20, -20, 1);
  zone_screen_click (fixture, 20, -20, 1);
  zone_screen_click (fixture, 20, 20, 1);
  ui_press ("Return");
  row = ui_find (side, TKL_TYPE_FIELD_ROW, "Hole 1, corner 3");
  g_assert_nonnull (row);
  type_row (row, "50,8468 4,3520");
  g_assert_cmpint (zone_screen_corner (fixture, 0, 1, 2).lat_e7, ==, 508468000);
  g_assert_cmpint (zone_screen_corner (fixture, 0, 1, 2).lon_e7, ==, 43520000);
  g_assert_cmpstr (tkl_field_row_get_text (TKL_FIELD_ROW (row)), ==, "50.8468, 4.352");
  type_row (row, "in the north");
  g_assert_cmpint (zone_screen_corner (fixture, 0, 1, 2).lat_e7, ==, 508468000);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Latitude and longitude, as in 50.8466, 4.3517.");
  ui_assert_named (GTK_WIDGET (fixture->editor));
  ui_picture (GTK_WIDGET (fixture->editor), "zones-corners");

  /* where the focus is, is the corner that is marked on the map */
  gtk_widget_child_focus (ui_find (side, TKL_TYPE_FIELD_ROW, "Corner 2"), GTK_DIR_TAB_FORWARD);
  ui_settle ();
  g_assert_cmpuint (fixture->editor->edit->curr->chosen.ring, ==, 0);
  g_assert_cmpuint (fixture->editor->edit->curr->chosen.corner, ==, 1);
  zone_screen_press_button (fixture, "Insert After");
  zone_screen_assert_drawn (fixture, "6+3");
  zone_screen_press_button (fixture, "Remove");
  zone_screen_assert_drawn (fixture, "5+3");
}

/* Hundreds of corners are turned over, and a chosen one is always there. */
static void
test_many_corners (ZoneScreen *fixture, gconstpointer data)
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

/* The ticks that would change are told before, as a list and on the map. */
static void
test_preview (ZoneScreen *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) before = g_date_time_add_days (now, -2);
  g_autofree char *time = g_date_time_format (before, "%Y-%m-%dT10:00:00+01:00");
  /* 445 m north of the station */
  const OfficeTouch touch = { "VAN 1", time, 50.8506, 4.3517, "3D00000BADC0DE01", 50000 };
  GtkWidget *dialog;
  GtkWidget *row;

  office_take (&fixture->ui.office, &touch, 1);
  office_link (&fixture->ui.office);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "zones.circle", NULL));
  tkl_zone_editor_become (fixture->editor,
                          tkl_zone_edit_shift (fixture->editor->edit, 0, 40000, 0, FALSE));
  ui_press ("ctrl+s");
  dialog = ui_await_window (ADW_TYPE_MESSAGE_DIALOG);
  row = ui_find (dialog, ADW_TYPE_ACTION_ROW, NULL);
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "no destination → P001 Station");
  g_assert_cmpuint (fixture->editor->n_marks, ==, 1);
  ui_picture (dialog, "zones-preview");
  ui_picture (GTK_WIDGET (fixture->editor), "zones-marks");
  ui_answer (dialog, "save");
  ui_wait (zone_screen_is_saved, fixture);
  g_assert_cmpuint (fixture->editor->n_marks, ==, 0);
}

/* What is drawn is not lost by closing the window. */
static void
test_guard (ZoneScreen *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "zones.circle", NULL));
  zone_screen_assert_drawn (fixture, "32");
  gtk_window_close (GTK_WINDOW (fixture->editor));
  dialog = ui_await_window (ADW_TYPE_MESSAGE_DIALOG);
  ui_answer (dialog, "cancel");
  ui_settle ();
  zone_screen_assert_drawn (fixture, "32");
  gtk_window_close (GTK_WINDOW (fixture->editor));
  dialog = ui_await_window (ADW_TYPE_MESSAGE_DIALOG);
  g_object_add_weak_pointer (G_OBJECT (fixture->editor), (gpointer *) &fixture->editor);
  ui_answer (dialog, "discard");
  ui_settle ();
  g_assert_null (fixture->editor);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
#define CASE(name, function)                                                                       \
  g_test_add ("/zone-side/" name, ZoneScreen, NULL, zone_screen_set_up, function,                  \
              zone_screen_tear_down)
  CASE ("list-of-zones", test_list_of_zones);
  CASE ("radius", test_radius);
  CASE ("hidden", test_hidden);
  CASE ("corner-list", test_corner_list);
  CASE ("corner-row", test_corner_row);
  CASE ("many-corners", test_many_corners);
  CASE ("preview", test_preview);
  CASE ("guard", test_guard);
#undef CASE
  return g_test_run ();
}
