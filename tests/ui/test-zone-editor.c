/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing zones with a real pointer and keys: xdotool on the display of the test (F124–F129). */
/* Thread: main. */
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

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* Runs xdotool while the window goes on. */
static void
do_it (const char *format, ...)
{
  g_autofree char *line = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ended = FALSE;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  words = g_strsplit (line, " ", -1);
  process
      = g_subprocess_newv ((const char *const *) words, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_async (process, NULL, ended_cb, &ended);
  ui_wait (is_true, &ended);
  ui_settle ();
}

/* Where a place of a widget is on the screen: the window stands in its corner. */
static void
on_screen (GtkWidget *widget, double x, double y, int *ret_x, int *ret_y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  double native_x, native_y, left, top;

  gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &native_x, &native_y);
  gtk_native_get_surface_transform (native, &left, &top);
  *ret_x = (int) (native_x + left);
  *ret_y = (int) (native_y + top);
}

/* @dx: @dy: pixels from the middle of the map. */
static void
point_at (Fixture *fixture, int dx, int dy, int *ret_x, int *ret_y)
{
  GtkWidget *layer = GTK_WIDGET (fixture->editor->layer);

  on_screen (layer, gtk_widget_get_width (layer) / 2.0 + dx,
             gtk_widget_get_height (layer) / 2.0 + dy, ret_x, ret_y);
}

static void
click (Fixture *fixture, int dx, int dy, int button)
{
  int x, y;

  point_at (fixture, dx, dy, &x, &y);
  /* Slower than a double click. */
  do_it ("xdotool sleep 0.45 mousemove %d %d click %d", x, y, button);
}

static void
drag (Fixture *fixture, int from_x, int from_y, int to_x, int to_y, const char *key)
{
  int x, y, end_x, end_y;

  point_at (fixture, from_x, from_y, &x, &y);
  point_at (fixture, to_x, to_y, &end_x, &end_y);
  if (key != NULL)
    do_it ("xdotool keydown %s", key);
  do_it (
      "xdotool mousemove %d %d mousedown 1 mousemove %d %d sleep 0.05 mousemove %d %d sleep 0.05 "
      "mouseup 1",
      x, y, (x + end_x) / 2, (y + end_y) / 2, end_x, end_y);
  if (key != NULL)
    do_it ("xdotool keyup %s", key);
}

static void
press_button (Fixture *fixture, const char *label)
{
  GtkWidget *button = ui_find (GTK_WIDGET (fixture->editor), GTK_TYPE_BUTTON, label);
  int x, y;

  g_assert_nonnull (button);
  on_screen (button, gtk_widget_get_width (button) / 2.0, gtk_widget_get_height (button) / 2.0, &x,
             &y);
  do_it ("xdotool sleep 0.45 mousemove %d %d click 1", x, y);
}

static void
press_key (const char *key)
{
  do_it ("xdotool key %s", key);
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

static void
assert_drawn (Fixture *fixture, const char *expected)
{
  g_autofree char *text = drawn (fixture);

  g_assert_cmpstr (text, ==, expected);
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
  ui_picture (GTK_WIDGET (fixture->editor), "zones-crossed");
  press_key ("ctrl+z");
  g_assert_true (may (fixture, "Save"));
}

static void
type_into (Fixture *fixture, const char *title, const char *text)
{
  GtkWidget *row = ui_find (GTK_WIDGET (fixture->editor), ADW_TYPE_ENTRY_ROW, title);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
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

static gboolean
is_saved (gpointer data)
{
  const Fixture *fixture = data;

  return fixture->editor->form->zones->len == 1 && !tkl_zone_edit_changed (fixture->editor->edit);
}

/* Without a pointer: pen, arrows and Insert, then the list of corners, then Ctrl+S. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;
  TklPoint before;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->editor->draw));
  do_it ("xdotool key space");
  press_key ("Insert");
  do_it ("xdotool key Right key Right");
  press_key ("Insert");
  do_it ("xdotool key Down key Down");
  press_key ("Insert");
  press_key ("Return");
  assert_drawn (fixture, "3");
  press_key ("n");
  before = corner (fixture, 0, 0, 0);
  do_it ("xdotool key Up key Up key shift+Left");
  /* two metres north, ten west, at 90 and 142 units a metre */
  g_assert_cmpint (corner (fixture, 0, 0, 0).lat_e7 - before.lat_e7, ==, 180);
  g_assert_cmpint (corner (fixture, 0, 0, 0).lon_e7 - before.lon_e7, <, -1400);
  type_into (fixture, "Name", "Quay");
  g_assert_cmpstr (tkl_zone_edit_zone (fixture->editor->edit, 0)->name, ==, "Quay");
  type_into (fixture, "Latitude", "50,8470001");
  g_assert_cmpint (corner (fixture, 0, 0, 0).lat_e7, ==, 508470001);
  type_into (fixture, "Latitude", "north");
  g_assert_cmpint (corner (fixture, 0, 0, 0).lat_e7, ==, 508470001);
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
  CASE ("pointer", test_pointer);
  CASE ("hole-and-crossing", test_hole_and_crossing);
  CASE ("keys", test_keys);
  CASE ("preview", test_preview);
  CASE ("guard", test_guard);
#undef CASE
  return g_test_run ();
}
