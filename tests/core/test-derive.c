/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records to ticks: touches, turns of the ignition, context, tracks (rules §2; traps 1, 10, 12). */
/* Thread: main. */
#include "tkl-derive.h"

#include <string.h>

/* A record a letter every 10 seconds: `.` none, `a` … `h` key 1 … 8, `A` … `H` keys 1 and 2 … 9,
 * `+` ignition on, `-` off, `?` unknown again; a digit is a pause of that many minutes. */
typedef struct
{
  GArray *records;
  GArray *keys;
} Stretch;

#define SECOND_MS 1000
#define GAP_MS (120 * SECOND_MS)

static void
add_record (Stretch *stretch, gint64 time_ms, TklIgnition ignition)
{
  TklRecord record = TKL_RECORD_INIT;

  record.time_utc_ms = time_ms;
  record.point = (TklPoint){ 508000000 + (gint32) (time_ms / SECOND_MS), 43000000 };
  record.odometer_m = (gint32) (time_ms / 100);
  record.speed_kmh = 50;
  record.satellites = 9;
  record.ignition = (guint8) ignition;
  g_array_append_val (stretch->records, record);
}

static void
add_key (Stretch *stretch, gint64 time_ms, gint32 key_id)
{
  TklKeyAt key = { time_ms, key_id };

  g_array_append_val (stretch->keys, key);
}

static Stretch
read_stretch (const char *text)
{
  Stretch stretch = { g_array_new (FALSE, FALSE, sizeof (TklRecord)),
                      g_array_new (FALSE, FALSE, sizeof (TklKeyAt)) };
  gint64 time_ms = 0;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (g_ascii_isdigit (*c))
        {
          time_ms += (*c - '0') * 60 * SECOND_MS - 10 * SECOND_MS;
          continue;
        }
      add_record (&stretch, time_ms,
                  *c == '+'   ? TKL_IGNITION_ON
                  : *c == '-' ? TKL_IGNITION_OFF
                              : TKL_IGNITION_UNKNOWN);
      if (g_ascii_isupper (*c))
        {
          add_key (&stretch, time_ms, *c - 'A' + 2);
          add_key (&stretch, time_ms, 1);
        }
      else if (g_ascii_islower (*c))
        add_key (&stretch, time_ms, *c - 'a' + 1);
      time_ms += 10 * SECOND_MS;
    }
  return stretch;
}

static void
clear_stretch (Stretch *stretch)
{
  g_array_unref (stretch->records);
  g_array_unref (stretch->keys);
}

static GArray *
derive (const Stretch *stretch, TklIgnition before, gint64 from_ms)
{
  TklDeriveInput input = { .records = (const TklRecord *) (gpointer) stretch->records->data,
                           .n_records = stretch->records->len,
                           .keys = (const TklKeyAt *) (gpointer) stretch->keys->data,
                           .n_keys = stretch->keys->len,
                           .touch_gap_ms = GAP_MS,
                           .before_ignition = before,
                           .from_utc_ms = from_ms };

  return tkl_derive_ticks (&input);
}

/* `seconds:key`, `seconds+`, `seconds-`, separated by blanks. */
static char *
write_ticks (GArray *ticks)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    {
      const TklDerivedTick *tick = &g_array_index (ticks, TklDerivedTick, i);

      g_string_append_printf (text, "%s%d", i > 0 ? " " : "",
                              (int) (tick->time_utc_ms / SECOND_MS));
      if (tick->kind == TKL_TICK_TOUCH)
        g_string_append_printf (text, ":%d", tick->key_id);
      else
        g_string_append_c (text, tick->kind == TKL_TICK_START ? '+' : '-');
    }
  return g_string_free (text, FALSE);
}

static void
assert_same_ticks (GArray *ticks, GArray *expected)
{
  g_autofree char *text = write_ticks (ticks);
  g_autofree char *expected_text = write_ticks (expected);

  g_assert_cmpstr (text, ==, expected_text);
  for (guint i = 0; i < ticks->len; i++)
    {
      const TklDerivedTick *a = &g_array_index (ticks, TklDerivedTick, i);
      const TklDerivedTick *b = &g_array_index (expected, TklDerivedTick, i);

      g_assert_true (tkl_point_equal (a->point, b->point));
      g_assert_cmpint (a->odometer_m, ==, b->odometer_m);
      g_assert_cmpint (a->speed_kmh, ==, b->speed_kmh);
    }
}

static void
test_table (void)
{
  static const struct
  {
    const char *text;
    TklIgnition before;
    const char *ticks;
  } cases[] = {
    { "", TKL_IGNITION_UNKNOWN, "" },
    { "...", TKL_IGNITION_UNKNOWN, "" },
    { "a", TKL_IGNITION_UNKNOWN, "0:1" },
    { "..aaaa.", TKL_IGNITION_UNKNOWN, "20:1" },     /* repeated on following positions (trap 10) */
    { "..aa.a", TKL_IGNITION_UNKNOWN, "20:1 50:1" }, /* a position without it between */
    { "a2a", TKL_IGNITION_UNKNOWN, "0:1" },          /* exactly the touch gap */
    { "a2.a", TKL_IGNITION_UNKNOWN, "0:1 130:1" },
    { "a3a", TKL_IGNITION_UNKNOWN, "0:1 180:1" }, /* beyond the gap in a parked vehicle */
    { "a2a2a2a", TKL_IGNITION_UNKNOWN, "0:1" },   /* each within the gap of the one before */
    { "a9a9a", TKL_IGNITION_UNKNOWN, "0:1 540:1 1080:1" },
    { "ab", TKL_IGNITION_UNKNOWN, "0:1 10:2" },
    { "aba", TKL_IGNITION_UNKNOWN, "0:1 10:2 20:1" },
    { "aAa", TKL_IGNITION_UNKNOWN, "0:1 10:2" },  /* two keys at an instant */
    { ".A.", TKL_IGNITION_UNKNOWN, "10:1 10:2" }, /* by key id, whatever the order given */
    { "AAB", TKL_IGNITION_UNKNOWN, "0:1 0:2 20:3" },
    { "+.-", TKL_IGNITION_UNKNOWN, "20-" }, /* the first known state is no change */
    { "+.-", TKL_IGNITION_OFF, "0+ 20-" },
    { "+.-", TKL_IGNITION_ON, "20-" },
    { "-.+.+..-?-+", TKL_IGNITION_ON, "0- 20+ 70- 100+" },
    { "...", TKL_IGNITION_ON, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Stretch stretch = read_stretch (cases[i].text);
      g_autoptr (GArray) ticks = derive (&stretch, cases[i].before, 0);
      g_autofree char *text = write_ticks (ticks);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (text, ==, cases[i].ticks);
      clear_stretch (&stretch);
    }
}

static void
test_touch_and_turn_at_once (void)
{
  Stretch stretch = read_stretch ("-");
  g_autoptr (GArray) ticks = NULL;
  g_autofree char *text = NULL;

  add_record (&stretch, 10 * SECOND_MS, TKL_IGNITION_ON);
  add_key (&stretch, 10 * SECOND_MS, 7);
  add_key (&stretch, 10 * SECOND_MS, 3);
  add_key (&stretch, 10 * SECOND_MS, 7); /* two spellings of one key */
  ticks = derive (&stretch, TKL_IGNITION_UNKNOWN, 0);
  text = write_ticks (ticks);
  g_assert_cmpstr (text, ==, "10:3 10:7 10+");
  clear_stretch (&stretch);
}

/* A tick's facts are those of its own record: a wild neighbour moves nothing (trap 12). */
static void
test_facts (void)
{
  Stretch stretch = read_stretch (".a.b.c");
  TklRecord *records = (TklRecord *) (gpointer) stretch.records->data;
  g_autoptr (GArray) ticks = NULL;
  const TklDerivedTick *tick;

  records[0].point = (TklPoint){ -100, 100 };
  records[2].point = (TklPoint){ 100, -100 };
  records[3].satellites = 0; /* no fix */
  records[5].point = TKL_POINT_NONE;
  records[5].odometer_m = -1;
  records[5].speed_kmh = -1;
  ticks = derive (&stretch, TKL_IGNITION_UNKNOWN, 0);
  g_assert_cmpuint (ticks->len, ==, 3);
  tick = (const TklDerivedTick *) (gpointer) ticks->data;
  g_assert_true (tkl_point_equal (tick[0].point, records[1].point));
  g_assert_cmpint (tick[0].odometer_m, ==, 100);
  g_assert_cmpint (tick[0].speed_kmh, ==, 50);
  g_assert_false (tkl_point_is_set (tick[1].point));
  g_assert_cmpint (tick[1].odometer_m, ==, 300);
  g_assert_false (tkl_point_is_set (tick[2].point));
  g_assert_cmpint (tick[2].odometer_m, ==, -1);
  g_assert_cmpint (tick[2].speed_kmh, ==, -1);
  clear_stretch (&stretch);
}

static void
test_key_without_record (void)
{
  Stretch stretch = read_stretch ("..");
  g_autoptr (GArray) ticks = NULL;
  const TklDerivedTick *tick;

  add_key (&stretch, 5 * SECOND_MS, 4);
  add_key (&stretch, 70 * SECOND_MS, 5);
  ticks = derive (&stretch, TKL_IGNITION_UNKNOWN, 0);
  g_assert_cmpuint (ticks->len, ==, 2);
  tick = (const TklDerivedTick *) (gpointer) ticks->data;
  g_assert_cmpint (tick[0].time_utc_ms, ==, 5 * SECOND_MS);
  g_assert_cmpint (tick[1].key_id, ==, 5);
  g_assert_false (tkl_point_is_set (tick[1].point));
  clear_stretch (&stretch);
}

static char *
random_text (GRand *random)
{
  static const char letters[] = "....aaabbcAB+-+-?123";
  GString *text = g_string_new (NULL);

  for (gint32 n = g_rand_int_range (random, 0, 120); n > 0; n--)
    g_string_append_c (text, letters[g_rand_int_range (random, 0, sizeof letters - 1)]);
  return g_string_free (text, FALSE);
}

/* Derived in two goes, the second with one instant of context and the last known ignition, is the
 * same as in one: a stretch can be derived again after late records. */
static void
test_stretches (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint round = 0; round < 400; round++)
    {
      g_autofree char *text = random_text (random);
      Stretch whole = read_stretch (text);
      g_autoptr (GArray) expected = derive (&whole, TKL_IGNITION_OFF, 0);
      guint n = whole.records->len;
      guint cut = n > 0 ? (guint) g_rand_int_range (random, 0, (gint32) n) : 0;
      gint64 from_ms = n > 0 ? g_array_index (whole.records, TklRecord, cut).time_utc_ms : 0;
      Stretch tail = read_stretch ("");
      TklIgnition ignition = TKL_IGNITION_OFF;
      g_autoptr (GArray) ticks = NULL;
      guint n_before = 0;

      for (guint i = 0; i + 1 < cut; i++)
        {
          guint8 seen = g_array_index (whole.records, TklRecord, i).ignition;

          ignition = seen != TKL_IGNITION_UNKNOWN ? (TklIgnition) seen : ignition;
        }
      for (guint i = cut > 0 ? cut - 1 : 0; i < n; i++)
        g_array_append_val (tail.records, g_array_index (whole.records, TklRecord, i));
      for (guint i = 0; i < whole.keys->len; i++)
        if (tail.records->len > 0
            && g_array_index (whole.keys, TklKeyAt, i).time_utc_ms
                   >= g_array_index (tail.records, TklRecord, 0).time_utc_ms)
          g_array_append_val (tail.keys, g_array_index (whole.keys, TklKeyAt, i));

      ticks = derive (&tail, ignition, from_ms);
      while (n_before < expected->len
             && g_array_index (expected, TklDerivedTick, n_before).time_utc_ms < from_ms)
        n_before++;
      g_array_remove_range (expected, 0, n_before);
      assert_same_ticks (ticks, expected);
      clear_stretch (&whole);
      clear_stretch (&tail);
    }
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  gint64 left = ((const TklRecord *) a)->time_utc_ms;
  gint64 right = ((const TklRecord *) b)->time_utc_ms;

  return (left > right) - (left < right);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  gint64 left = ((const TklKeyAt *) a)->time_utc_ms;
  gint64 right = ((const TklKeyAt *) b)->time_utc_ms;

  return (left > right) - (left < right);
}

static void
shuffle (GArray *array, gsize size, GRand *random)
{
  g_autofree char *spare = g_malloc (size);

  for (guint i = array->len; i > 1; i--)
    {
      char *a = array->data + (i - 1) * size;
      char *b = array->data + (guint) g_rand_int_range (random, 0, (gint32) i) * size;

      memcpy (spare, a, size);
      memmove (a, b, size);
      memcpy (b, spare, size);
    }
}

/* However records arrive, sorted they give the same ticks; keys of an instant in any order (trap 1). */
static void
test_arrival (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint round = 0; round < 200; round++)
    {
      g_autofree char *text = random_text (random);
      Stretch stretch = read_stretch (text);
      g_autoptr (GArray) expected = derive (&stretch, TKL_IGNITION_UNKNOWN, 0);
      g_autoptr (GArray) ticks = NULL;

      shuffle (stretch.records, sizeof (TklRecord), random);
      shuffle (stretch.keys, sizeof (TklKeyAt), random);
      g_array_sort (stretch.records, compare_records);
      g_array_sort (stretch.keys, compare_keys);
      ticks = derive (&stretch, TKL_IGNITION_UNKNOWN, 0);
      assert_same_ticks (ticks, expected);
      clear_stretch (&stretch);
    }
}

static void
test_track (void)
{
  static const struct
  {
    const char *fixes; /* one letter a record: x with a fix, o without */
    int steps;         /* length in steps between records; −1 = unknown */
  } cases[] = {
    { "", -1 },    { "x", -1 },   { "xx", -1 },   { "xox", -1 }, { "xxx", 2 },
    { "oxo", -1 }, { "oxx", 1 },  { "xxo", 1 },   { "oxxo", 1 }, { "xoxox", 4 },
    { "ooo", -1 }, { "xxxx", 3 }, { "xoox", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Stretch stretch = read_stretch ("");
      double m;
      double step_m = tkl_point_distance_m ((TklPoint){ 0, 0 }, (TklPoint){ 10000, 0 });

      for (const char *c = cases[i].fixes; *c != '\0'; c++)
        {
          TklRecord record = TKL_RECORD_INIT;

          record.time_utc_ms = c - cases[i].fixes;
          if (*c == 'x')
            record.point
                = (TklPoint){ 500000000 + 10000 * (gint32) (c - cases[i].fixes), 43000000 };
          g_array_append_val (stretch.records, record);
        }
      m = tkl_derive_track_m ((const TklRecord *) (gpointer) stretch.records->data,
                              stretch.records->len);
      g_test_message ("%s", cases[i].fixes);
      if (cases[i].steps < 0)
        g_assert_cmpfloat (m, ==, -1);
      else
        g_assert_cmpfloat_with_epsilon (m, cases[i].steps * step_m, 1e-3);
      clear_stretch (&stretch);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/derive/table", test_table);
  g_test_add_func ("/derive/touch-and-turn-at-once", test_touch_and_turn_at_once);
  g_test_add_func ("/derive/facts", test_facts);
  g_test_add_func ("/derive/key-without-record", test_key_without_record);
  g_test_add_func ("/derive/stretches", test_stretches);
  g_test_add_func ("/derive/arrival", test_arrival);
  g_test_add_func ("/derive/track", test_track);
  return g_test_run ();
}
