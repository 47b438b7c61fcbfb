/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps: the base maps to choose from, their credits, tiles of a file, and the list in the settings. */
/* Thread: main. */
#include "tkl-base-maps.h"
#include "tkl-field-row.h"
#include "tkl-layer.h"
#include "tkl-map-group.h"
#include "tkl-map.h"
#include "tkl-mark-layer.h"
#include "tkl-settings.h"
#include "../remote/fake-server.h"
#include "ui-checks.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define DEAD_SERVER "http://127.0.0.1:9/{z}/{x}/{y}.png"

typedef struct
{
  GSettings *preferences;
  char *file; /* (owned): four tiles: zooms 0 and 1 */
} Fixture;

/* A picture of one colour, as PNG. */
static GBytes *
make_png (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 256, 256);
  char *data = NULL;
  gsize size = 0;

  gdk_pixbuf_fill (pixbuf, 0x20a050ffu);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "png", NULL, NULL));
  return g_bytes_new_take (data, size);
}

static void
fill_file (sqlite3 *db)
{
  g_autoptr (GBytes) png = make_png ();
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (
      sqlite3_exec (db,
                    "CREATE TABLE metadata (name, value);"
                    "INSERT INTO metadata VALUES ('name', 'Green & flat'), ('minzoom', '0'),"
                    " ('maxzoom', '3'), ('attribution', '<b>&copy; Nobody & Co</b>');"
                    "CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)",
                    NULL, NULL, NULL),
      ==, SQLITE_OK);
  sqlite3_prepare_v2 (db,
                      "WITH n (i) AS (VALUES (0), (1), (2), (3), (4), (5), (6), (7))"
                      "INSERT INTO tiles SELECT z.i, x.i, y.i, ?1 FROM n z, n x, n y"
                      " WHERE z.i <= 3 AND x.i < (1 << z.i) AND y.i < (1 << z.i)",
                      -1, &statement, NULL);
  sqlite3_bind_blob (statement, 1, g_bytes_get_data (png, NULL), (int) g_bytes_get_size (png),
                     SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  sqlite3 *db = NULL;
  int fd = g_file_open_tmp ("map-XXXXXX.mbtiles", &fixture->file, NULL);

  g_assert_cmpint (fd, >=, 0);
  close (fd);
  g_assert_cmpint (sqlite3_open (fixture->file, &db), ==, SQLITE_OK);
  fill_file (db);
  sqlite3_close (db);
  fixture->preferences = g_settings_new (TKL_SETTINGS_PREFERENCES);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_settings_reset (fixture->preferences, TKL_KEY_BASE_MAPS);
  g_settings_set_string (fixture->preferences, TKL_KEY_BASE_MAP, "");
  g_object_unref (fixture->preferences);
  g_remove (fixture->file);
  g_free (fixture->file);
}

static void
set_maps (Fixture *fixture, TklBaseMap *first, TklBaseMap *second)
{
  g_autoptr (GPtrArray) maps = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_base_map_free);

  g_ptr_array_add (maps, first);
  if (second != NULL)
    g_ptr_array_add (maps, second);
  tkl_base_maps_save (fixture->preferences, maps);
}

static void
close_map (GtkWidget *map, GtkWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (map), (gpointer *) &map);
  gtk_window_destroy (window);
  ui_settle ();
  g_assert_null (map);
}

/* --- choosing --------------------------------------------------------------------------------- */

static const char *
shown_credit (GtkWidget *map, const char *text)
{
  GtkWidget *label = ui_find (map, GTK_TYPE_LABEL, text);

  return label != NULL && gtk_widget_get_visible (label) ? gtk_label_get_label (GTK_LABEL (label))
                                                         : NULL;
}

/* The credit is that of the map shown, with its own link; nobody's for the plain map. */
static void
test_choose (Fixture *fixture, gconstpointer data)
{
  GtkWidget *map, *other;
  GtkWindow *window, *other_window;
  g_autofree char *chosen = NULL;

  set_maps (fixture,
            tkl_base_map_new ("A_b", DEAD_SERVER, "© A & B", "http://a.example/?x=1&y", 0, 17),
            tkl_base_map_new ("C", DEAD_SERVER, "C <i>", "", 5, 12));
  map = tkl_map_new ();
  other = tkl_map_new ();
  window = ui_show (map);
  other_window = ui_show (other);
  ui_assert_named (map);
  /* Those who serve tiles want to know who asks. */
  g_assert_true (g_str_has_prefix (shumate_get_user_agent (), "Tikklok/"));
  g_assert_true (gtk_widget_activate_action (map, "map.base-map", "s", "A_b"));
  ui_settle ();
  g_assert_cmpstr (shown_credit (map, "© A & B"), ==,
                   "<a href=\"http://a.example/?x=1&amp;y\">© A &amp; B</a>");
  g_assert_cmpuint (shumate_viewport_get_max_zoom_level (tkl_map_get_viewport (TKL_MAP (map))), ==,
                    17);
  /* Every map shows it, and it is remembered. */
  g_assert_nonnull (shown_credit (other, "© A & B"));
  chosen = g_settings_get_string (fixture->preferences, TKL_KEY_BASE_MAP);
  g_assert_cmpstr (chosen, ==, "A_b");
  ui_picture (GTK_WIDGET (window), "map-offline");
  g_assert_true (gtk_widget_activate_action (other, "map.base-map", "s", "C"));
  ui_settle ();
  g_assert_cmpstr (shown_credit (map, "C <i>"), ==, "C &lt;i&gt;");
  g_assert_true (gtk_widget_activate_action (map, "map.base-map", "s", ""));
  ui_settle ();
  g_assert_null (shown_credit (map, "C <i>"));
  close_map (other, other_window);
  close_map (map, window);
}

/* A map that is gone from the list leaves the plain one. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  GtkWidget *map;
  GtkWindow *window;

  set_maps (fixture, tkl_base_map_new ("A", DEAD_SERVER, "© A", "", 0, 17), NULL);
  g_settings_set_string (fixture->preferences, TKL_KEY_BASE_MAP, "A");
  map = tkl_map_new ();
  window = ui_show (map);
  g_assert_nonnull (ui_find (map, SHUMATE_TYPE_MAP_LAYER, NULL));
  set_maps (fixture, tkl_base_map_new ("B", "nonsense", "© B", "", 0, 17), NULL);
  ui_settle ();
  g_assert_null (ui_find (map, SHUMATE_TYPE_MAP_LAYER, NULL));
  g_assert_null (shown_credit (map, "© A"));
  close_map (map, window);
}

/* The pixel as it was drawn, RGB; 0 before anything was. */
static guint32
pixel_of (GtkWidget *map, int x, int y)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (map);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint32 *pixels = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (map),
                          gtk_widget_get_height (map));
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    return 0;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (map)),
                                         node, NULL);
  pixels = g_new (guint32, (gsize) gdk_texture_get_width (texture)
                               * (gsize) gdk_texture_get_height (texture));
  gdk_texture_download (texture, (guchar *) pixels, (gsize) gdk_texture_get_width (texture) * 4);
  return pixels[y * gdk_texture_get_width (texture) + x] & 0xffffff;
}

/* libshumate fades tiles in: the colour of the file, or nearly so. */
static gboolean
is_green (GtkWidget *map)
{
  guint32 pixel = pixel_of (map, 200, 100);
  guint red = pixel >> 16, green = pixel >> 8 & 0xff, blue = pixel & 0xff;

  return pixel != 0 && green > red + 60 && green > blue + 40;
}

/* Not ui_wait(): to look takes longer than its pause, and would leave no time for idle work, in which
 * libshumate asks for tiles. */
static void
wait_green (GtkWidget *map)
{
  for (int i = 0; i < 200 && !is_green (map); i++)
    ui_settle ();
  g_assert_true (is_green (map));
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  GtkWidget *map;
  GtkWindow *window;

  set_maps (fixture, tkl_base_map_new ("Green", fixture->file, "© Nobody", "", 2, 3),
            tkl_base_map_new ("Gone", "/nowhere/at/all.mbtiles", "", "", 0, 3));
  g_settings_set_string (fixture->preferences, TKL_KEY_BASE_MAP, "Green");
  map = tkl_map_new ();
  window = ui_show (map);
  wait_green (map);
  ui_picture (GTK_WIDGET (window), "map-file");
  /* Below its smallest zoom there is the ground. */
  shumate_viewport_set_zoom_level (tkl_map_get_viewport (TKL_MAP (map)), 1);
  g_assert_false (gtk_widget_get_visible (ui_find (map, SHUMATE_TYPE_MAP_LAYER, NULL)));
  shumate_viewport_set_zoom_level (tkl_map_get_viewport (TKL_MAP (map)), 2);
  g_assert_true (gtk_widget_get_visible (ui_find (map, SHUMATE_TYPE_MAP_LAYER, NULL)));
  g_settings_set_string (fixture->preferences, TKL_KEY_BASE_MAP, "Gone");
  ui_settle ();
  g_assert_false (is_green (map));
  close_map (map, window);
}

/* --- tiles from the network ---------------------------------------------------------------------- */

static void
serve_green (
    FakeServer *server, SoupServerMessage *message, const char *target, guint n, gpointer png)
{
  gsize size;
  const char *data = g_bytes_get_data (png, &size);

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "image/png", SOUP_MEMORY_COPY, data, size);
}

/* Where no tile is seen twice: libshumate asks for it twice then, and the second time may read the file
 * that is being written for the first. */
static void
show_and_wait_green (void)
{
  GtkWidget *map = tkl_map_new ();
  ShumateViewport *viewport = tkl_map_get_viewport (TKL_MAP (map));
  GtkWindow *window;

  shumate_viewport_set_zoom_level (viewport, 8);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), 50.85, 4.35);
  window = ui_show (map);
  wait_green (map);
  close_map (map, window);
}

/* What was seen once is seen again when the network is gone (F037). */
static void
test_kept_tiles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = make_png ();
  FakeServer *server = fake_server_new (serve_green, png);
  g_autofree char *url = g_strconcat (fake_server_url (server), "/{z}/{x}/{y}.png", NULL);

  set_maps (fixture, tkl_base_map_new ("Net", url, "© Net", "", 0, 17), NULL);
  g_settings_set_string (fixture->preferences, TKL_KEY_BASE_MAP, "Net");
  show_and_wait_green ();
  g_assert_cmpuint (fake_server_count (server), >, 0);
  fake_server_free (server);
  show_and_wait_green ();
}

/* --- what is fitted --------------------------------------------------------------------------- */

static void
resize (GtkWindow *window, int width, int height)
{
  gtk_window_set_default_size (window, width, height);
  for (int i = 0; i < 5; i++)
    ui_settle ();
}

/* How far the point is from the left, of the width. */
static double
share_of (GtkWidget *map, ShumateLayer *layer, TklPoint point)
{
  return (double) tkl_layer_project (layer, point).x / gtk_widget_get_width (map);
}

/* The window gets its size after the map was fitted; whoever looks elsewhere stays there. */
static void
test_fitted (Fixture *fixture, gconstpointer data)
{
  const TklPoint ends[]
      = { tkl_point_from_degrees (50.80, 4.30), tkl_point_from_degrees (50.80, 4.40) };
  GtkWidget *map = tkl_map_new ();
  ShumateViewport *viewport = tkl_map_get_viewport (TKL_MAP (map));
  ShumateLayer *layer = tkl_mark_layer_new (viewport);
  GtkWindow *window;
  double zoom;

  tkl_map_add_layer (TKL_MAP (map), layer);
  tkl_map_fit_closely (TKL_MAP (map), ends, G_N_ELEMENTS (ends));
  window = ui_show (map);
  resize (window, 700, 500);
  g_assert_cmpfloat_with_epsilon (share_of (map, layer, ends[0]), 1.0 / 6, 0.01);
  resize (window, 420, 400);
  g_assert_cmpfloat_with_epsilon (share_of (map, layer, ends[0]), 1.0 / 6, 0.01);
  g_assert_cmpfloat_with_epsilon (share_of (map, layer, ends[1]), 5.0 / 6, 0.01);
  gtk_widget_activate_action (map, "map.zoom-in", NULL);
  zoom = shumate_viewport_get_zoom_level (viewport);
  resize (window, 700, 500);
  g_assert_cmpfloat_with_epsilon (shumate_viewport_get_zoom_level (viewport), zoom, 0.001);
  close_map (map, window);
}

/* --- names beside marks ------------------------------------------------------------------------- */

static void
add_mark (GArray *marks, double latitude, double longitude, const char *label, gboolean strong)
{
  TklMark mark = { .point = tkl_point_from_degrees (latitude, longitude),
                   .shape = TKL_MARK_PIN,
                   .strong = strong,
                   .label = g_strdup (label) };

  g_array_append_val (marks, mark);
}

/* Looked at in the picture; how names are placed is tested in core. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *map = tkl_map_new ();
  ShumateLayer *layer = tkl_mark_layer_new (tkl_map_get_viewport (TKL_MAP (map)));
  g_autoptr (GArray) marks = tkl_mark_layer_make_marks ();
  GtkWindow *window;

  for (int i = 0; i < 12; i++)
    add_mark (marks, 50.85 + 0.004 * i, 4.35, "A rather long name", i == 3);
  add_mark (marks, 50.6, 4.9, "Alone", FALSE);
  tkl_mark_layer_set_marks (TKL_MARK_LAYER (layer), marks);
  tkl_map_add_layer (TKL_MAP (map), layer);
  window = ui_show (map);
  ui_settle ();
  ui_picture (GTK_WIDGET (window), "map-marks");
  close_map (map, window);
}

/* --- the list in the settings ------------------------------------------------------------------- */

static GtkWidget *
field_of (GtkWidget *row, const char *title)
{
  GtkWidget *field = ui_find (row, TKL_TYPE_FIELD_ROW, title);

  g_assert_nonnull (field);
  return field;
}

static void
type_into (GtkWidget *row, const char *title, const char *text)
{
  ui_type (ui_find (field_of (row, title), GTK_TYPE_ENTRY, NULL), text);
}

static GtkWindow *
show_group (GtkWidget **ret_group)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();

  *ret_group = tkl_map_group_new ();
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (*ret_group));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  gtk_window_set_default_size (GTK_WINDOW (window), 780, 700);
  gtk_window_present (GTK_WINDOW (window));
  ui_settle ();
  return GTK_WINDOW (window);
}

static const TklBaseMap *
stored (Fixture *fixture, GPtrArray **maps, guint index)
{
  g_clear_pointer (maps, g_ptr_array_unref);
  *maps = tkl_base_maps_load (fixture->preferences);
  g_assert_cmpuint (index, <, (*maps)->len);
  return (*maps)->pdata[index];
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *too_long = g_strnfill (201, 'x');
  const struct
  {
    const char *title, *typed, *reason;
  } bad[] = { { "Name", " ", "needs a name" },
              { "Name", "C", "Another map" },
              { "Name", too_long, "at most 200" },
              { "Address or file", "https://b.example/{z}/{x}", "web address" },
              { "Page of the licence", "b.example", "web address" },
              { "Smallest zoom", "13", "0 to 22" },
              { "Smallest zoom", "one", "0 to 22" },
              { "Largest zoom", "23", "0 to 22" } };
  g_autoptr (GPtrArray) maps = NULL;
  g_autofree char *chosen = NULL;
  GtkWidget *group, *row;
  GtkWindow *window;

  set_maps (fixture, tkl_base_map_new ("A", DEAD_SERVER, "© A", "", 0, 12),
            tkl_base_map_new ("C", DEAD_SERVER, "", "", 0, 12));
  g_settings_set_string (fixture->preferences, TKL_KEY_BASE_MAP, "A");
  window = show_group (&group);
  row = ui_find (group, ADW_TYPE_EXPANDER_ROW, "A");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  ui_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      GtkWidget *field = field_of (row, bad[i].title);

      type_into (row, bad[i].title, bad[i].typed);
      g_assert_true (gtk_widget_has_css_class (field, "tkl-error"));
      g_assert_nonnull (
          strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (field)), bad[i].reason));
      g_assert_cmpstr (stored (fixture, &maps, 0)->name, ==, "A");
      g_assert_cmpint (maps->len, ==, 2);
    }
  ui_picture (GTK_WIDGET (window), "settings-maps");
  type_into (row, "Name", " B & co ");
  type_into (row, "Address or file", "https://b.example/{z}/{x}/{y}");
  type_into (row, "Credit", "© B");
  type_into (row, "Page of the licence", "https://b.example");
  type_into (row, "Smallest zoom", "3");
  type_into (row, "Largest zoom", "21");
  g_assert_cmpstr (stored (fixture, &maps, 0)->name, ==, "B & co");
  g_assert_cmpstr (stored (fixture, &maps, 0)->source, ==, "https://b.example/{z}/{x}/{y}");
  g_assert_cmpstr (stored (fixture, &maps, 0)->credit, ==, "© B");
  g_assert_cmpstr (stored (fixture, &maps, 0)->credit_url, ==, "https://b.example");
  g_assert_cmpint (
      stored (fixture, &maps, 0)->min_zoom * 100 + stored (fixture, &maps, 0)->max_zoom, ==, 321);
  /* What was shown is shown under its new name. */
  chosen = g_settings_get_string (fixture->preferences, TKL_KEY_BASE_MAP);
  g_assert_cmpstr (chosen, ==, "B & co");
  ui_assert_named (group);
  gtk_window_destroy (window);
}

static void
test_add_and_remove (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) maps = NULL;
  g_autofree char *chosen = NULL;
  GtkWidget *group, *row;
  GtkWindow *window;

  set_maps (fixture, tkl_base_map_new ("A", DEAD_SERVER, "© A", "", 0, 12), NULL);
  window = show_group (&group);
  g_signal_emit_by_name (ui_find (group, GTK_TYPE_BUTTON, "_Server…"), "clicked");
  ui_settle ();
  g_assert_cmpstr (stored (fixture, &maps, 1)->name, ==, "New map");
  g_settings_set_string (fixture->preferences, TKL_KEY_BASE_MAP, "A");
  row = ui_find (group, ADW_TYPE_EXPANDER_ROW, "A");
  g_signal_emit_by_name (ui_find (row, GTK_TYPE_BUTTON, "Remove this map"), "clicked");
  ui_settle ();
  g_assert_cmpstr (stored (fixture, &maps, 0)->name, ==, "New map");
  chosen = g_settings_get_string (fixture->preferences, TKL_KEY_BASE_MAP);
  g_assert_cmpstr (chosen, ==, "");
  g_signal_emit_by_name (ui_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Undo"), "clicked");
  ui_settle ();
  g_assert_cmpstr (stored (fixture, &maps, 0)->name, ==, "A");
  g_free (chosen);
  chosen = g_settings_get_string (fixture->preferences, TKL_KEY_BASE_MAP);
  g_assert_cmpstr (chosen, ==, "A");
  gtk_window_destroy (window);
}

static gboolean
has_two (gpointer fixture)
{
  g_autoptr (GPtrArray) maps = tkl_base_maps_load (((Fixture *) fixture)->preferences);

  return maps->len == 2;
}

static void
test_add_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) maps = NULL;
  g_autofree char *chosen = NULL;
  g_autofree char *letter = g_build_filename (g_get_tmp_dir (), "letter.mbtiles", NULL);
  GtkWidget *group, *row;
  GtkWindow *window;

  set_maps (fixture, tkl_base_map_new ("Green & flat", DEAD_SERVER, "© A", "", 0, 12), NULL);
  window = show_group (&group);
  row = ui_find (group, ADW_TYPE_ACTION_ROW, "Add a map");
  tkl_map_group_add_file (TKL_MAP_GROUP (group), "/nowhere/at/all.mbtiles");
  ui_wait (ui_says, (&(UiAnswer){ row, "no such file" }));
  g_assert_true (g_file_set_contents (letter, "Dear Sir, this is no map at all.", -1, NULL));
  tkl_map_group_add_file (TKL_MAP_GROUP (group), letter);
  ui_wait (ui_says, (&(UiAnswer){ row, "damaged or holds no map tiles" }));
  ui_picture (GTK_WIDGET (window), "settings-maps-refused");
  g_remove (letter);
  tkl_map_group_add_file (TKL_MAP_GROUP (group), fixture->file);
  ui_wait (has_two, fixture);
  g_assert_cmpstr (stored (fixture, &maps, 1)->name, ==, "Green & flat 2");
  g_assert_cmpstr (stored (fixture, &maps, 1)->credit, ==, "© Nobody & Co");
  g_assert_cmpstr (stored (fixture, &maps, 1)->source, ==, fixture->file);
  g_assert_cmpint (stored (fixture, &maps, 1)->max_zoom, ==, 3);
  chosen = g_settings_get_string (fixture->preferences, TKL_KEY_BASE_MAP);
  g_assert_cmpstr (chosen, ==, "Green & flat 2");
  gtk_window_destroy (window);
}

#define ADD(name, function) g_test_add ("/maps/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("choose", test_choose);
  ADD ("gone", test_gone);
  ADD ("file", test_file);
  ADD ("kept-tiles", test_kept_tiles);
  ADD ("fitted", test_fitted);
  ADD ("marks", test_marks);
  ADD ("edit", test_edit);
  ADD ("add-and-remove", test_add_and_remove);
  ADD ("add-file", test_add_file);
  return g_test_run ();
}
