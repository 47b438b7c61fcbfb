/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recorded tracks: reading GPX and CSV, touches along them, and two real ones where they are there. */
#include "tkl-instant.h"
#include "tkl-sim-error.h"
#include "tkl-sim-replay.h"
#include "tkl-sim-trace.h"

#include <glib/gstdio.h>
#include <string.h>

#define KEY_A "3D00000BADC0DE01"
#define KEY_B "820000A1B2C3D401"

/* Reads @text as a file of that name. (nullable) */
static GArray *
read_text (const char *name, const char *text, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("tkl-trace-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GArray *fixes;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  fixes = tkl_sim_trace_read (path, error);
  g_unlink (path);
  g_rmdir (folder);
  return fixes;
}

static void
test_read (void)
{
  static const struct
  {
    const char *name, *text;
    guint n_fixes;
    int speed_kmh; /* of the first */
  } cases[] = {
    { "a.csv", "time,latitude,longitude\n2026-03-02T06:00:00Z,50.1,4.2\n", 1, -1 },
    { "a.csv",
      "\xEF\xBB\xBFtime;latitude;longitude;speed\r\n2026-03-02T06:00:00Z;50.1;4.2;33.6\r\n", 1,
      34 },
    { "a.csv", "user,Timestamp,lat,lon,mode\nx,\"2026-03-02T06:00:00Z\",50.1,4.2,\"a,\"\"b\"\n", 1,
      -1 },
    /* Any order; repeated rows once, another place at the same time stays. */
    { "a.csv",
      "time,latitude,longitude\n2026-03-02T06:00:09Z,50,4\n2026-03-02T06:00:00Z,50,4\n"
      "2026-03-02T06:00:00Z,50,4\n2026-03-02T06:00:00Z,50,5\n\n",
      3, -1 },
    { "a.gpx",
      "<?xml version=\"1.0\"?><gpx><metadata><time>2026-03-01T06:00:00Z</time></metadata><trk>"
      "<trkseg><trkpt lat=\"50.1\" lon=\"4.2\"><ele>1</ele><time> 2026-03-02T06:00:00Z\n</time>"
      "</trkpt><trkpt lon=\"4.3\" lat=\"50.2\"><time>2026-03-02T06:01:00Z</time></trkpt></trkseg>"
      "</trk></gpx>",
      2, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) fixes = read_text (cases[i].name, cases[i].text, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (fixes->len, ==, cases[i].n_fixes);
      g_assert_cmpint (g_array_index (fixes, TklSimFix, 0).speed_kmh, ==, cases[i].speed_kmh);
      g_assert_cmpint (g_array_index (fixes, TklSimFix, 0).time_utc_ms, ==,
                       G_GINT64_CONSTANT (1772431200000));
    }
}

static void
test_read_mistakes (void)
{
  static const struct
  {
    const char *name, *text, *word;
  } cases[] = {
    { "a.csv", "", "line 1" },
    { "a.csv", "time,latitude\n", "line 1" },
    { "a.csv", "time,latitude,longitude\n", "no position" },
    { "a.csv", "time,latitude,longitude\n2026-03-02T06:00:00Z,50,4\n2026-03-02T06:00:00,50,4\n",
      "line 3" },
    { "a.csv", "time,latitude,longitude\n2026-03-02T06:00:00Z,91,4\n", "line 2" },
    { "a.csv", "time,latitude,longitude\n2026-03-02T06:00:00Z,50\n", "line 2" },
    { "a.csv", "time,latitude,longitude,speed\n2026-03-02T06:00:00Z,50,4,900\n", "line 2" },
    { "a.gpx", "", "a.gpx" },
    { "a.gpx", "<gpx></gpx>", "no position" },
    { "a.gpx", "<gpx><trkpt lat=\"50\" lon=\"4\"></trkpt></gpx>", "trkpt needs" },
    { "a.gpx", "<gpx><trkpt lat=\"50\"><time>2026-03-02T06:00:00Z</time></trkpt></gpx>",
      "trkpt needs" },
    { "a.gpx", "<gpx>\n<trkpt lat=\"x\" lon=\"4\"/></gpx>", "2" },
    { "a.gpx", "<gpx><trkpt", "a.gpx" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (cases[i].name, cases[i].text, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_SYNTAX);
      g_assert_nonnull (strstr (error->message, cases[i].word));
    }
}

static void
test_touch_text (void)
{
  static const struct
  {
    const char *text;
    gboolean ok;
  } cases[] = {
    { KEY_A "@50.5,4.25", TRUE },
    { KEY_A "@-50.5,-4.25", TRUE },
    { KEY_A "@2026-03-02T06:00:00Z", TRUE },
    { "a@b@50.5,4.25", TRUE },
    { KEY_A, FALSE },
    { "@50.5,4.25", FALSE },
    { KEY_A "@", FALSE },
    { KEY_A "@50.5", FALSE },
    { KEY_A "@50.5,", FALSE },
    { KEY_A "@50.5,4.25,3", FALSE },
    { KEY_A "@95,4.25", FALSE },
    { KEY_A "@2026-03-02T06:00:00", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklSimTouch touch;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (tkl_sim_touch_parse (cases[i].text, &touch, &error), ==, cases[i].ok);
      if (cases[i].ok)
        tkl_sim_touch_clear (&touch);
      else
        g_assert_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_USAGE);
    }
}

static GArray *
parse_touches (const char *const *texts)
{
  GArray *touches = g_array_new (FALSE, FALSE, sizeof (TklSimTouch));

  g_array_set_clear_func (touches, (GDestroyNotify) tkl_sim_touch_clear);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      TklSimTouch touch;

      g_assert_true (tkl_sim_touch_parse (texts[i], &touch, NULL));
      g_array_append_val (touches, touch);
    }
  return touches;
}

/* East along a parallel: 0 … 9 moving a minute and about 700 m apart, ten minutes of rest at the
 * place of 9, then back. */
static GArray *
make_track (void)
{
  GArray *fixes = g_array_new (FALSE, FALSE, sizeof (TklSimFix));

  for (int i = 0; i < 30; i++)
    {
      int at = i < 10 ? i : i < 20 ? 9 : 29 - i;
      TklSimFix fix = { G_GINT64_CONSTANT (1772431200000) + i * 60000,
                        { 500000000, 40000000 + at * 100000 },
                        -1 };

      g_array_append_val (fixes, fix);
    }
  return fixes;
}

/* Minutes with a touch, `10A 19A`; a touch off the minute has its seconds behind a dot. */
static char *
list_touches (TklSimModel *model, const char *name)
{
  const GArray *records = tkl_sim_vehicle_records (tkl_sim_model_find_vehicle (model, name));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const TklSimRecord *record = &g_array_index (records, TklSimRecord, i);
      int s = (int) ((record->time_utc_ms - G_GINT64_CONSTANT (1772431200000)) / 1000);

      if (record->key == 0)
        continue;
      g_string_append_printf (text, "%s%d", text->len > 0 ? " " : "", s / 60);
      if (s % 60 != 0)
        g_string_append_printf (text, ".%d", s % 60);
      g_string_append_c (
          text, g_str_equal (tkl_sim_model_key_text (model, record->key), KEY_A) ? 'A' : 'B');
    }
  return g_string_free (text, FALSE);
}

static void
test_touches (void)
{
  static const struct
  {
    const char *touches[4];
    const char *expected;
  } cases[] = {
    { { NULL }, "" },
    /* A stay: at arrival and departure. A passing, there and back: once each. */
    { { KEY_A "@50,4.09" }, "9A 20A" },
    { { KEY_A "@50,4.05" }, "5A 24A" },
    { { KEY_A "@50.001,4.05" }, "5A 24A" },
    { { KEY_A "@2026-03-02T06:12:00Z" }, "12A" },
    { { KEY_A "@2026-03-02T06:12:40Z" }, "13A" },
    /* A second key at the same moment follows a second later. */
    { { KEY_A "@50,4.09", KEY_B "@50,4.09" }, "9A 9.1B 20A 20.1B" },
    { { KEY_A "@2026-03-02T06:12:00Z", KEY_B "@2026-03-02T06:12:00Z",
        KEY_A "@2026-03-02T06:12:00Z" },
      "12A 12.1B 12.2A" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklSimModel) model = tkl_sim_model_new ();
      g_autoptr (GArray) fixes = make_track ();
      g_autoptr (GArray) touches = parse_touches (cases[i].touches);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      tkl_sim_replay_add (model, "V", fixes, touches, &error);
      g_assert_no_error (error);
      text = list_touches (model, "V");
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_touches_nowhere (void)
{
  const char *const texts[]
      = { KEY_A "@50.002,4.05", KEY_A "@2026-03-02T06:30:01Z", KEY_A "@2026-03-02T05:58:59Z" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *const list[] = { texts[i], NULL };
      g_autoptr (TklSimModel) model = tkl_sim_model_new ();
      g_autoptr (GArray) fixes = make_track ();
      g_autoptr (GArray) touches = parse_touches (list);
      g_autoptr (GError) error = NULL;

      g_assert_false (tkl_sim_replay_add (model, "V", fixes, touches, &error));
      g_assert_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_NOT_FOUND);
      g_assert_cmpuint (model->vehicles->len, ==, 0);
    }
}

static void
test_motion (void)
{
  g_autoptr (TklSimModel) model = tkl_sim_model_new ();
  g_autoptr (GArray) fixes = make_track ();
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (TklSimTouch));
  const TklSimRecord *records;

  g_assert_true (tkl_sim_replay_add (model, "V", fixes, none, NULL));
  records = (const TklSimRecord *) (void *) tkl_sim_vehicle_records (
                tkl_sim_model_find_vehicle (model, "V"))
                ->data;
  g_assert_cmpint (records[0].ignition, ==, TKL_IGNITION_ON);
  g_assert_cmpint (records[8].ignition, ==, TKL_IGNITION_ON);
  g_assert_cmpint (records[9].ignition, ==, TKL_IGNITION_OFF);
  g_assert_cmpint (records[20].ignition, ==, TKL_IGNITION_OFF);
  g_assert_cmpint (records[21].ignition, ==, TKL_IGNITION_ON);
  g_assert_cmpint (records[0].odometer_m, ==, 100000);
  /* Eighteen steps of 714.7 m. */
  g_assert_cmpint (records[29].odometer_m, ==, 112865);
  g_assert_cmpint (records[5].speed_kmh, ==, 43);
  g_assert_cmpint (records[5].direction_deg, ==, 90);
  g_assert_cmpint (records[25].direction_deg, ==, 270);
}

static char *
find_real (const char *name)
{
  const char *folder = g_getenv ("TKL_TEST_SHARED_DATA");
  char *path = g_build_filename (folder != NULL ? folder : "/nonexistent", "gps", name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return path;
  g_free (path);
  g_test_skip ("The real tracks are not on this machine.");
  return NULL;
}

static void
test_real_bus (void)
{
  g_autofree char *path = find_real ("limerick-bus-304.gpx");
  g_autoptr (TklSimModel) model = tkl_sim_model_new ();
  const char *const texts[]
      = { KEY_A "@52.6291510,-8.6617460", KEY_B "@2019-02-18T08:30:00Z", NULL };
  g_autoptr (GArray) touches = NULL;
  g_autoptr (GArray) fixes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  if (path == NULL)
    return;
  fixes = tkl_sim_trace_read (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixes->len, ==, 2144);
  touches = parse_touches (texts);
  tkl_sim_replay_add (model, "BUS", fixes, touches, &error);
  g_assert_no_error (error);
  found = list_touches (model, "BUS");
  g_assert_nonnull (strchr (found, 'A'));
  g_assert_nonnull (strchr (found, 'B'));
}

/* As published: rows that are there twice, and other places at the same second. */
static void
test_real_phone (void)
{
  g_autofree char *path = find_real ("Utrecht2-2024-06-09.csv");
  g_autoptr (GArray) fixes = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  fixes = tkl_sim_trace_read (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixes->len, >, 1000);
  for (guint i = 1; i < fixes->len; i++)
    g_assert_cmpint (g_array_index (fixes, TklSimFix, i).time_utc_ms, >=,
                     g_array_index (fixes, TklSimFix, i - 1).time_utc_ms);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/replay/read", test_read);
  g_test_add_func ("/replay/read-mistakes", test_read_mistakes);
  g_test_add_func ("/replay/touch-text", test_touch_text);
  g_test_add_func ("/replay/touches", test_touches);
  g_test_add_func ("/replay/touches-nowhere", test_touches_nowhere);
  g_test_add_func ("/replay/motion", test_motion);
  g_test_add_func ("/replay/real-bus", test_real_bus);
  g_test_add_func ("/replay/real-phone", test_real_phone);
  return g_test_run ();
}
