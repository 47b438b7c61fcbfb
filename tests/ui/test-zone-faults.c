/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the zone editor says: what is wrong with a drawing, and what saving would change (F125–F129). */
/* Thread: main. */
#include "tkl-outline.h"
#include "tkl-sketch.h"
#include "tkl-tick-service.h"
#include "zone-screen.h"

#define CROSSED "Tie: An edge crosses or touches another edge. Move a corner, or have it repaired."

/* --- words ----------------------------------------------------------------------------------- */

/* A square whose middle lies so far north of the work address. */
static void
add_square (ZoneScreen *fixture, const char *name, double north_m, double reach_m)
{
  TklPoint middle = tkl_point_travel (fixture->editor->form->project->location, 0, north_m);
  g_autoptr (GArray) corners
      = tkl_outline_rectangle (tkl_point_travel (middle, 225, reach_m * G_SQRT2),
                               tkl_point_travel (middle, 45, reach_m * G_SQRT2));

  tkl_zone_editor_become (fixture->editor,
                          tkl_zone_edit_add (fixture->editor->edit, corners, name));
}

/* Two of its edges cross in the middle. */
static void
add_tie (ZoneScreen *fixture)
{
  TklPoint at = fixture->editor->form->project->location;
  const TklPoint corners[] = { { at.lat_e7 - 10000, at.lon_e7 - 10000 },
                               { at.lat_e7 + 10000, at.lon_e7 + 10000 },
                               { at.lat_e7 - 10000, at.lon_e7 + 10000 },
                               { at.lat_e7 + 10000, at.lon_e7 - 10000 } };
  g_autoptr (TklShape) tie = tkl_sketch_new (corners, G_N_ELEMENTS (corners));

  tkl_zone_editor_become (fixture->editor,
                          tkl_zone_edit_add_shape (fixture->editor->edit, tie, "Tie"));
}

static gboolean
is_shown (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget);
}

static GtkWidget *
find_button (ZoneScreen *fixture, const char *label)
{
  GtkWidget *button = ui_find (GTK_WIDGET (fixture->editor), GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  return button;
}

/* A sentence of the list of what is wrong; NULL: it is not there. */
static GtkWidget *
find_fault (ZoneScreen *fixture, const char *text)
{
  return ui_find (GTK_WIDGET (fixture->editor->side), GTK_TYPE_LABEL, text);
}

static void
assert_fault (ZoneScreen *fixture, const char *text, const char *css_class)
{
  GtkWidget *label;

  ui_settle ();
  g_test_message ("%s", text);
  label = find_fault (fixture, text);
  g_assert_true (is_shown (label));
  g_assert_true (gtk_widget_has_css_class (label, css_class));
}

/* All of the list is seen, and no sentence of it is cut. */
static void
assert_none_scrolled_away (ZoneScreen *fixture, const char *text)
{
  GtkWidget *scrolled
      = gtk_widget_get_ancestor (find_fault (fixture, text), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  g_assert_cmpfloat (gtk_adjustment_get_upper (down), <=, gtk_adjustment_get_page_size (down));
}

/* --- what is wrong --------------------------------------------------------------------------- */

/* A warning is for the office to judge: it may be saved all the same. */
static void
test_warnings (ZoneScreen *fixture, gconstpointer data)
{
  g_assert_false (zone_screen_may (fixture, "Save"));
  add_square (fixture, "Hut", 0, 4);
  assert_fault (fixture,
                "Hut: The zone is smaller than 100 m²: positions of vehicles will often miss it.",
                "warning");
  g_assert_true (zone_screen_may (fixture, "Save"));

  /* of two alike the second */
  add_square (fixture, "Yard", 50, 20);
  add_square (fixture, "Court", 50, 20);
  assert_fault (fixture, "Court: Another zone has the same corners.", "warning");
  g_assert_null (find_fault (fixture, "Yard: Another zone has the same corners."));
  g_assert_true (zone_screen_may (fixture, "Save"));

  add_square (fixture, "Quarry", 10500, 20);
  assert_fault (fixture,
                "Quarry: The zone is more than 10 km from the work address of the project.",
                "warning");
  assert_none_scrolled_away (fixture, "Court: Another zone has the same corners.");
  g_assert_true (zone_screen_may (fixture, "Save"));
  g_assert_false (is_shown (find_button (fixture, "Repair…")));
  ui_picture (GTK_WIDGET (fixture->editor), "zones-warnings");

  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "zones.revert", NULL);
  add_square (fixture, "Yard", 9000, 20);
  ui_settle ();
  g_assert_null (find_fault (
      fixture, "Yard: The zone is more than 10 km from the work address of the project."));
  g_assert_true (zone_screen_may (fixture, "Save"));
}

/* A corner that was typed somewhere else altogether is told of, and marked. */
static void
test_astray (ZoneScreen *fixture, gconstpointer data)
{
  const TklZoneHandle corner = { 0, 0, 2 };
  TklPoint far;

  add_square (fixture, "Yard", 50, 20);
  far = tkl_zone_edit_zone (fixture->editor->edit, 0)->shape->points[corner.corner];
  far.lat_e7 += 15000000;
  tkl_zone_editor_become (fixture->editor,
                          tkl_zone_edit_move (fixture->editor->edit, corner, far, FALSE));
  assert_fault (fixture,
                "Yard, Corner 3: A corner lies far from all others. Is it in the wrong place?",
                "warning");
  ui_picture (GTK_WIDGET (fixture->editor), "zones-astray");
  /* a second one does not hide the first */
  far.lat_e7 -= 15000000;
  far.lon_e7 += 25000000;
  tkl_zone_editor_become (
      fixture->editor,
      tkl_zone_edit_move (fixture->editor->edit, (TklZoneHandle){ 0, 0, 1 }, far, FALSE));
  assert_fault (fixture,
                "Yard, Corner 2: A corner lies far from all others. Is it in the wrong place?",
                "warning");
  assert_fault (fixture,
                "Yard, Corner 3: A corner lies far from all others. Is it in the wrong place?",
                "warning");
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "zones.undo", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "zones.undo", NULL);
  ui_settle ();
  g_assert_null (find_fault (
      fixture, "Yard, Corner 3: A corner lies far from all others. Is it in the wrong place?"));
}

/* An error is not saved, and for the chosen zone a repair is offered. */
static void
test_crossed (ZoneScreen *fixture, gconstpointer data)
{
  GtkWidget *question;

  add_tie (fixture);
  assert_fault (fixture, CROSSED, "error");
  g_assert_false (zone_screen_may (fixture, "Save"));
  g_assert_true (is_shown (find_button (fixture, "Repair…")));

  /* with another zone chosen it is still told of */
  add_square (fixture, "Yard", 500, 20);
  assert_fault (fixture, CROSSED, "error");
  g_assert_false (zone_screen_may (fixture, "Save"));
  g_assert_false (is_shown (find_button (fixture, "Repair…")));
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "zones.undo", NULL);

  g_signal_emit_by_name (find_button (fixture, "Repair…"), "clicked");
  question = ui_await_window (ADW_TYPE_MESSAGE_DIALOG);
  /* Enter does what was asked for: it can be undone. */
  g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (question)), ==,
                   "repair");
  ui_answer (question, "repair");
  ui_settle ();
  g_assert_null (find_fault (fixture, CROSSED));
  g_assert_false (is_shown (find_button (fixture, "Repair…")));
  g_assert_true (zone_screen_may (fixture, "Save"));
}

static gboolean
is_open (gpointer data)
{
  return find_fault (data, "The zone being drawn is not closed yet.") != NULL;
}

static gboolean
is_pen_away (gpointer data)
{
  return !gtk_toggle_button_get_active (((ZoneScreen *) data)->editor->draw);
}

/* F125: the button that took the pen puts it away, and what was not closed with it. */
static void
test_pen_away (ZoneScreen *fixture, gconstpointer data)
{
  zone_screen_press_button (fixture, "Draw");
  zone_screen_click (fixture, -20, 0, 1);
  zone_screen_click (fixture, 20, 0, 1);
  ui_wait (is_open, fixture);
  g_assert_false (is_pen_away (fixture));
  g_assert_false (zone_screen_may (fixture, "Save"));

  zone_screen_press_button (fixture, "Draw");
  ui_wait (is_pen_away, fixture);
  g_assert_false (is_open (fixture));
  zone_screen_click (fixture, 0, 0, 1);
  ui_settle ();
  g_assert_false (is_open (fixture));
  g_assert_cmpuint (fixture->editor->edit->curr->zones->len, ==, 0);

  zone_screen_press_button (fixture, "Draw");
  zone_screen_click (fixture, -20, 0, 1);
  ui_wait (is_open, fixture);
}

/* --- what saving would change ---------------------------------------------------------------- */

/* Jan two days ago: from home to near the station and back. Returns: the day. */
static char *
take_day (ZoneScreen *fixture)
{
  static const struct
  {
    const char *time;
    double latitude, longitude;
  } touches[] = { { "T06:00:00+01:00", 50.8000, 4.3000 },
                  { "T06:45:00+01:00", 50.8474, 4.3517 }, /* 90 m from it */
                  { "T12:00:00+01:00", 50.8474, 4.3517 },
                  { "T16:00:00+01:00", 50.8474, 4.3517 },
                  { "T16:40:00+01:00", 50.8000, 4.3000 } };
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) before = g_date_time_add_days (now, -2);
  g_autofree char *day = g_date_time_format (before, "%Y-%m-%d");

  for (gsize i = 0; i < G_N_ELEMENTS (touches); i++)
    {
      g_autofree char *time = g_strconcat (day, touches[i].time, NULL);
      const OfficeTouch touch = { "VAN 1",
                                  time,
                                  touches[i].latitude,
                                  touches[i].longitude,
                                  "3D00000BADC0DE01",
                                  50000 + (int) i * 1000 };

      office_take (&fixture->ui.office, &touch, 1);
    }
  office_link (&fixture->ui.office);
  return g_steal_pointer (&day);
}

static void
place_at (ZoneScreen *fixture, gint64 tick_id, gint32 project_id)
{
  TklTickEdit edit = { &tick_id, 1, TKL_TICK_FIELD_PLACE, TKL_TICK_VALUES_NONE };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  TklChange change;
  guint n;

  edit.values.place = TKL_PLACE_PROJECT;
  edit.values.project_id = project_id;
  tkl_ticks_edit_async (fixture->ui.office.office, &edit, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_true (tkl_ticks_edit_finish (fixture->ui.office.office, result, &change, &n, NULL));
}

static void
assert_told (ZoneScreen *fixture, const char *expected)
{
  GtkWidget *dialog;

  g_signal_emit_by_name (find_button (fixture, "Save"), "clicked");
  dialog = ui_await_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), ==, expected);
  ui_picture (dialog, "zones-kept");
  ui_answer (dialog, "cancel");
  ui_settle ();
}

/* What does not follow the zones is said before: a place chosen by hand, a day that was transferred. */
static void
test_kept_and_transferred (ZoneScreen *fixture, gconstpointer data)
{
  g_autofree char *day = take_day (fixture);
  g_autoptr (TklTransferReport) report = NULL;

  tkl_zone_editor_become (fixture->editor,
                          tkl_zone_edit_set_radius (fixture->editor->edit, 60, FALSE));
  assert_told (fixture, "What this changes in the last 60 days:\n"
                        "Ticks that lose their project: 3");
  place_at (fixture, 8, 2);
  report = office_transfer (&fixture->ui.office, day, day, TRUE);
  assert_told (fixture, "What this changes in the last 60 days:\n"
                        "Ticks that lose their project: 2\n"
                        "Ticks whose place was chosen by hand and stays: 1\n"
                        "Transferred workdays, for which the next transfer gives a notice: 1");
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
#define CASE(name, function)                                                                       \
  g_test_add ("/zone-faults/" name, ZoneScreen, NULL, zone_screen_set_up, function,                \
              zone_screen_tear_down)
  CASE ("warnings", test_warnings);
  CASE ("crossed", test_crossed);
  CASE ("astray", test_astray);
  CASE ("pen-away", test_pen_away);
  CASE ("kept-and-transferred", test_kept_and_transferred);
#undef CASE
  return g_test_run ();
}
