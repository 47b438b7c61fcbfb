/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tab of ticks: the map of a day, and commands about the chosen tick. */
/* Thread: main. */
#include "tick-screen.h"

#include "tkl-day-map.h"
#include "tkl-mark-layer.h"
#include "tkl-path-layer.h"
#include "tkl-tick-edits.h"
#include "tkl-zone-layer.h"

#include <string.h>

typedef struct
{
  GtkWidget *map;
  const char *expected;
} MarksSought;

/* `pin 06:45|06:45  Anna Peeters` of each mark, in the order in which they are drawn. */
static char *
tell_marks (GtkWidget *map)
{
  static const char *const shapes[] = { "pin", "dot", "start", "stop" };
  GtkWidget *layer = ui_find (map, TKL_TYPE_MARK_LAYER, NULL);
  const GArray *marks = tkl_mark_layer_get_marks (TKL_MARK_LAYER (layer));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      const TklMark *mark = &g_array_index (marks, TklMark, i);

      g_string_append_printf (text, "%s %s|%s\n", shapes[mark->shape],
                              mark->label != NULL ? mark->label : "", mark->tooltip);
    }
  return g_string_free (text, FALSE);
}

static gboolean
has_marks (gpointer data)
{
  const MarksSought *sought = data;
  g_autofree char *marks = tell_marks (sought->map);

  return g_str_equal (marks, sought->expected);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static char *
tell_zones (GtkWidget *map)
{
  TklZoneLayer *layer = TKL_ZONE_LAYER (ui_find (map, TKL_TYPE_ZONE_LAYER, NULL));
  TklAreas *zones = tkl_zone_layer_get_zones (layer);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < tkl_areas_n (zones); i++)
    g_ptr_array_add (names, (gpointer) tkl_areas_get (zones, i)->name);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/* The way of the vehicle, what he and others ticked in it, added ticks too, start and stop, and the places
 * that may be meant. */
static void
test_map (TickScreen *fixture, gconstpointer data)
{
  static const OfficeTouch around[] = {
    { "VAN 1", "2026-03-02T06:50:00+01:00", HOME, NULL, 0, TKL_IGNITION_OFF },
    { "VAN 1", "2026-03-02T06:51:00+01:00", HOME, NULL, 0, TKL_IGNITION_ON },
    { "VAN 1", "2026-03-02T07:10:00+01:00", 50.9300, 4.0200, NULL, 0, TKL_IGNITION_ON },
    { "VAN 1", "2026-03-02T07:29:00+01:00", P1, NULL, 0, TKL_IGNITION_OFF },
    { "VAN 1", "2026-03-02T07:31:00+01:00", P1, "B400001D2E3F2501", 0, TKL_IGNITION_OFF },
  };
  TklTickAddition addition = { .copy_of = 1, .time_utc_ms = G_GINT64_CONSTANT (1772431260000) };
  const GArray *path;
  GtkWidget *row, *map;
  g_autofree char *zones = NULL;

  office_take (&fixture->ui.office, around, G_N_ELEMENTS (around));
  office_link (&fixture->ui.office);
  tkl_desk_report_change (fixture->ui.desk, NULL, FALSE);
  ui_wait_rows (fixture->page, 4);
  tkl_ticks_add (fixture->ui.desk, &addition);
  ui_wait_rows (fixture->page, 5);
  tick_screen_select_row (fixture, 0);
  tick_screen_wait_text (fixture, "06:45:12");
  row = ui_find (fixture->page, ADW_TYPE_EXPANDER_ROW, "Map of the day");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  ui_settle ();
  map = ui_find (row, TKL_TYPE_DAY_MAP, NULL);
  ui_wait_for ("marks", has_marks,
               &(MarksSought){ map, "start |06:51  Start\n"
                                    "stop |07:29  Stop\n"
                                    "dot |07:31  Unknown key\n"
                                    "pin 06:45 · 07:01|06:45  Anna Peeters\n07:01  Anna Peeters\n"
                                    "pin 07:30|07:30  Anna Peeters\n"
                                    "pin 16:00|16:00  Anna Peeters\n" });
  path = tkl_path_layer_get_points (TKL_PATH_LAYER (ui_find (map, TKL_TYPE_PATH_LAYER, NULL)));
  g_assert_cmpuint (path->len, >=, 4);
  zones = tell_zones (map);
  g_assert_cmpstr (zones, ==, "Home, P1 School, P2 Hall");
  ui_picture (GTK_WIDGET (fixture->window), "ticks-map");
}

/* --- commands about the chosen tick ----------------------------------------------------------- */

static gboolean
has_no_double (gpointer page)
{
  g_autofree char *reason = ui_cell (page, 1, "reason");

  return g_strcmp0 (reason, "") == 0;
}

/* F147: a double is kept by its command, which is taken back as one. */
static void
test_keep_double (TickScreen *fixture, gconstpointer data)
{
  static const OfficeTouch twice[] = {
    { "VAN 1", "2026-03-02T06:48:12+01:00", HOME, ANNA, 100000 },
  };

  office_take (&fixture->ui.office, twice, 1);
  office_link (&fixture->ui.office);
  tkl_desk_report_change (fixture->ui.desk, NULL, FALSE);
  ui_wait_rows (fixture->page, 4);
  tick_screen_wait_row (fixture, 1, "02/03/2026|06:48:12|12 Anna Peeters|Home||Double tick|");
  tick_screen_select_row (fixture, 1);
  tick_screen_act (fixture, "ticks.keep-double");
  ui_wait (has_no_double, fixture->page);
  tkl_desk_undo (fixture->ui.desk);
  tick_screen_wait_row (fixture, 1, "02/03/2026|06:48:12|12 Anna Peeters|Home||Double tick|");
}

/* Some label below @root has that word in it. */
static gboolean
tells (GtkWidget *root, const char *word)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_label (GTK_LABEL (root)), word) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (tells (child, word))
      return TRUE;
  return FALSE;
}

/* The vehicle of the chosen tick is what is read or derived again. */
static void
test_read_again (TickScreen *fixture, gconstpointer data)
{
  static const char *const commands[] = { "ticks.fetch", "ticks.derive" };

  tick_screen_select_row (fixture, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      GtkWindow *dialog;

      tick_screen_act (fixture, commands[i]);
      ui_wait (tick_screen_has_dialog, fixture);
      dialog = tick_screen_find_dialog (fixture);
      g_assert_cmpstr (G_OBJECT_TYPE_NAME (dialog), ==, "TklReadDialog");
      g_assert_true (tells (GTK_WIDGET (dialog), "VAN 1"));
      gtk_window_destroy (dialog);
      ui_settle ();
    }
}

/* F153: the period of the tab is linked again: what was found by an older radius is found anew. */
static void
test_link (TickScreen *fixture, gconstpointer data)
{
  office_set (&fixture->ui.office, "default-radius=20000", NULL);
  tick_screen_act (fixture, "ticks.link");
  tick_screen_wait_row (fixture, 1, "02/03/2026|07:30:48|12 Anna Peeters|Home||");
}

int
main (int argc, char **argv)
{
  static const TickCase cases[] = {
    { "/tick-map/map", test_map },
    { "/tick-map/keep-double", test_keep_double },
    { "/tick-map/read-again", test_read_again },
    { "/tick-map/link", test_link },
  };

  return tick_screen_run (argc, argv, cases, G_N_ELEMENTS (cases));
}
