/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 3339 text to instants and back (ctl: T). */
/* Thread: main. */
#include "tkl-instant.h"

#include <locale.h>

static TklZone *
open_brussels (void)
{
  TklZone *zone = tkl_zone_new ("Europe/Brussels", NULL);

  g_assert_nonnull (zone);
  return zone;
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *utc;
    gboolean needs_zone;
  } cases[] = {
    { "2026-03-02T05:41:07.000Z", "2026-03-02T05:41:07.000Z", FALSE },
    { "2026-03-02T05:41:07Z", "2026-03-02T05:41:07.000Z", FALSE },
    { "2026-03-02t05:41:07z", "2026-03-02T05:41:07.000Z", FALSE },
    { "2026-03-02T05:41Z", "2026-03-02T05:41:00.000Z", FALSE },
    { "2026-03-02 05:41:07.5Z", "2026-03-02T05:41:07.500Z", FALSE },
    { "2026-03-02T05:41:07.12Z", "2026-03-02T05:41:07.120Z", FALSE },
    { "2026-03-02T05:41:07.1239999999999Z", "2026-03-02T05:41:07.123Z", FALSE },
    { "2026-03-02T06:41:07+01:00", "2026-03-02T05:41:07.000Z", FALSE },
    { "2026-03-01T23:41:07.001-06:00", "2026-03-02T05:41:07.001Z", FALSE },
    { "2026-03-02T05:41:07-00:00", "2026-03-02T05:41:07.000Z", FALSE },
    { "2026-03-02T05:41+05:30", "2026-03-02T00:11:00.000Z", FALSE },
    { "2026-03-02T00:00Z", "2026-03-02T00:00:00.000Z", FALSE },
    { "2026-03-02T23:59:59.999Z", "2026-03-02T23:59:59.999Z", FALSE },
    { "1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z", FALSE },
    { "1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z", FALSE },
    { "2000-02-29T12:00Z", "2000-02-29T12:00:00.000Z", FALSE },
    { "1900-01-01T00:00:00+23:59", "1899-12-31T00:01:00.000Z", FALSE },
    { "2199-12-31T23:59:59.999Z", "2199-12-31T23:59:59.999Z", FALSE },
    /* without an offset */
    { "2026-03-02T06:41:07", "2026-03-02T05:41:07.000Z", TRUE },
    { "2026-03-02 06:41", "2026-03-02T05:41:00.000Z", TRUE },
    { "2026-03-02", "2026-03-01T23:00:00.000Z", TRUE },
    { "2026-07-02", "2026-07-01T22:00:00.000Z", TRUE },
    { "2026-03-29T02:30", "2026-03-29T01:30:00.000Z", TRUE },
    { "2026-10-25T02:30", "2026-10-25T00:30:00.000Z", TRUE },
    { "2026-10-25T03:00", "2026-10-25T02:00:00.000Z", TRUE },
  };
  g_autoptr (TklZone) zone = open_brussels ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *utc = NULL;
      gint64 utc_ms = 4711;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (tkl_instant_parse (cases[i].text, NULL, &utc_ms), ==, !cases[i].needs_zone);
      if (cases[i].needs_zone)
        g_assert_cmpint (utc_ms, ==, 4711);
      g_assert_true (tkl_instant_parse (cases[i].text, zone, &utc_ms));
      utc = tkl_instant_format (utc_ms);
      g_assert_cmpstr (utc, ==, cases[i].utc);
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    "now",
    "2026",
    "2026-03",
    "2026-03-02T",
    "2026-03-02Z",
    "2026-03-02T05",
    "2026-03-02T05Z",
    "2026-03-02T5:41Z",
    "2026-03-02T05:4Z",
    "2026-03-02T05:41:Z",
    "2026-03-02T05:41:7Z",
    "2026-03-02T05:41:07.Z",
    "2026-03-02T05:41.5Z",
    "2026-03-02T05:41:07,5Z",
    "2026-03-02T24:00:00Z",
    "2026-03-02T23:60:00Z",
    "2026-03-02T23:59:60Z",
    "2026-02-29T00:00:00Z",
    "2026-00-02T00:00:00Z",
    "2026-13-02T00:00:00Z",
    "1899-12-31T00:00:00Z",
    "2200-01-01T00:00:00Z",
    "2026-03-02T05:41:07y",
    "2026-03-02u05:41:07Z",
    "2026-03-02T05:41:07+1:00",
    "2026-03-02T05:41:07+0100",
    "2026-03-02T05:41:07+01",
    "2026-03-02T05:41:07+24:00",
    "2026-03-02T05:41:07+01:60",
    "2026-03-02T05:41:07+01:00Z",
    "2026-03-02T05:41:07ZZ",
    "2026-03-02T05:41:07Z ",
    " 2026-03-02T05:41:07Z",
    "2026-03-02  05:41:07Z",
    "2026-03-02T05:41:07 Z",
    "20260302T054107Z",
    "2026-3-2T05:41:07Z",
    "-026-03-02T05:41:07Z",
    "02/03/2026 05:41",
    "1772430067",
  };
  g_autoptr (TklZone) zone = open_brussels ();
  gint64 utc_ms = 4711;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("“%s”", texts[i]);
      g_assert_false (tkl_instant_parse (texts[i], zone, &utc_ms));
      g_assert_false (tkl_instant_parse (texts[i], NULL, &utc_ms));
    }
  g_assert_false (tkl_instant_parse (NULL, zone, &utc_ms));
  g_assert_cmpint (utc_ms, ==, 4711);
}

/* Cut at any byte, a good text is refused or still good, and never read past its end. */
static void
test_truncated (void)
{
  static const char text[] = "2026-03-02T05:41:07.123+01:00";

  for (gsize n = 0; n < sizeof text; n++)
    {
      g_autofree char *cut = g_strndup (text, n);
      gint64 utc_ms;

      g_assert_cmpint (tkl_instant_parse (cut, NULL, &utc_ms), ==, n == sizeof text - 1);
    }
}

static void
test_write_limits (void)
{
  static const struct
  {
    gint64 utc_ms;
    const char *text;
  } cases[] = {
    { 0, "1970-01-01T00:00:00.000Z" },
    { -1, "1969-12-31T23:59:59.999Z" },
    { G_GINT64_CONSTANT (253402300799999), "9999-12-31T23:59:59.999Z" },
    { G_GINT64_CONSTANT (253402300800000), "9999-12-31T23:59:59.999Z" },
    { G_GINT64_CONSTANT (-62167219200000), "0000-01-01T00:00:00.000Z" },
    { G_MAXINT64, "9999-12-31T23:59:59.999Z" },
    { TKL_INSTANT_NONE, "0000-01-01T00:00:00.000Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char buffer[TKL_INSTANT_SIZE];

      g_assert_true (tkl_instant_write (cases[i].utc_ms, buffer) == buffer);
      g_assert_cmpstr (buffer, ==, cases[i].text);
    }
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      gint64 utc_ms = (gint64) g_test_rand_int () * 1000 + g_test_rand_int_range (0, 1000);
      char buffer[TKL_INSTANT_SIZE];
      gint64 back;

      g_assert_true (tkl_instant_parse (tkl_instant_write (utc_ms, buffer), NULL, &back));
      g_assert_cmpint (back, ==, utc_ms);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/instant/parse", test_parse);
  g_test_add_func ("/instant/refused", test_refused);
  g_test_add_func ("/instant/truncated", test_truncated);
  g_test_add_func ("/instant/write-limits", test_write_limits);
  g_test_add_func ("/instant/round-trip", test_round_trip);
  return g_test_run ();
}
