/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which touch gap trackers need that repeat keys (rules §2). */
/* Thread: main. */
#include "tkl-touch-gap.h"

#include <string.h>

/* Records of a drive, one after the other. */
typedef struct
{
  guint n;          /* 0 ends a case */
  int every_s;      /* after so long the next one */
  const char *keys; /* a letter a record, over and over: a … z a key, `.` none */
  gboolean parked;  /* with the engine off */
} Drive;

static void
see_drive (TklTouchGapSeen *seen, const Drive *drive)
{
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (TklRecord));
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (TklKeyAt));
  gsize length = strlen (drive->keys);

  for (guint i = 0; i < drive->n; i++)
    {
      TklRecord record = TKL_RECORD_INIT;
      char letter = drive->keys[i % length];

      record.time_utc_ms = (gint64) i * drive->every_s * 1000;
      if (i == 0)
        record.ignition = drive->parked ? TKL_IGNITION_OFF : TKL_IGNITION_ON;
      g_array_append_val (records, record);
      if (letter != '.')
        g_array_append_val (keys, ((TklKeyAt){ record.time_utc_ms, letter - 'a' + 1 }));
    }
  tkl_touch_gap_see (seen,
                     &(TklDeriveInput){ .records = (const TklRecord *) (gpointer) records->data,
                                        .n_records = records->len,
                                        .keys = (const TklKeyAt *) (gpointer) keys->data,
                                        .n_keys = keys->len,
                                        .before_ignition = TKL_IGNITION_UNKNOWN });
}

static void
test_propose (void)
{
  static const struct
  {
    Drive drives[3];
    int expected_s;
  } cases[] = {
    { { { 0 } }, 0 },
    { { { 3000, 10, "a............................." } }, 0 }, /* once a touch */
    { { { 21, 300, "a" } }, 360 },                             /* twenty times again */
    { { { 20, 300, "a" } }, 0 },                               /* nineteen */
    { { { 100, 30, "a" } }, 60 },
    { { { 100, 100, "a" } }, 120 },
    { { { 100, 101, "a" } }, 180 },
    { { { 100, 4000, "a" } }, 3600 },
    { { { 100, 600, "a", TRUE } }, 0 },              /* touches of a parked vehicle */
    { { { 100, 300, "ab" } }, 0 },                   /* two people in turns */
    { { { 100, 300, "abb" } }, 0 },                  /* a third of them again */
    { { { 100, 300, "abbb" } }, 360 },               /* half of them */
    { { { 96, 300, "a" }, { 6, 3000, "a" } }, 360 }, /* one of twenty took longer */
    { { { 96, 300, "a" }, { 7, 3000, "a" } }, 3600 },
    { { { 6, 3000, "a" }, { 96, 300, "a" } }, 360 }, /* whatever came first */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (TklTouchGapSeen) seen;

      tkl_touch_gap_seen_init (&seen);
      for (const Drive *drive = cases[i].drives; drive->n > 0; drive++)
        see_drive (&seen, drive);
      g_test_message ("%u", (guint) i);
      g_assert_cmpint (tkl_touch_gap_propose (&seen), ==, cases[i].expected_s);
    }
}

/* A key that is one of several at an instant is repeated as well; what lies before the stretch counts. */
static void
test_several (void)
{
  TklRecord records[30];
  TklKeyAt keys[60];
  g_auto (TklTouchGapSeen) seen;

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      records[i] = (TklRecord) TKL_RECORD_INIT;
      records[i].time_utc_ms = keys[2 * i].time_utc_ms = keys[2 * i + 1].time_utc_ms = i * 300000;
      keys[2 * i].key_id = (gint32) (i + 100);
      keys[2 * i + 1].key_id = 500;
    }
  tkl_touch_gap_seen_init (&seen);
  tkl_touch_gap_see (&seen, &(TklDeriveInput){ .records = records,
                                               .n_records = G_N_ELEMENTS (records),
                                               .keys = keys,
                                               .n_keys = G_N_ELEMENTS (keys),
                                               .before_ignition = TKL_IGNITION_ON });
  g_assert_cmpuint (seen.n_keys, ==, 30);
  g_assert_cmpint (tkl_touch_gap_propose (&seen), ==, 360);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/touch-gap/propose", test_propose);
  g_test_add_func ("/touch-gap/several", test_several);
  return g_test_run ();
}
