/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people type into forms, and how it is shown again. */
/* Thread: main. */
#include "tkl-typed.h"

#include "tkl-instant.h"

typedef gboolean (*ReadInt) (const char *text, int *ret_value);

typedef struct
{
  const char *text; /* (nullable) */
  int value;        /* −1: refused */
} IntCase;

static void
check_ints (ReadInt read, const IntCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      int value = -7;
      gboolean good = read (cases[i].text, &value);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (good, ==, cases[i].value >= 0);
      g_assert_cmpint (value, ==, good ? cases[i].value : -7);
    }
}

static void
test_minutes (void)
{
  static const IntCase cases[] = {
    { "8:00", 480 },   { "7:36", 456 }, { "07:36", 456 }, { " 7:36 ", 456 }, { "7h36", 456 },
    { "7u36", 456 },   { "7U36", 456 }, { "8", 480 },     { "8h", 480 },     { "8u", 480 },
    { "0", 0 },        { "0:00", 0 },   { "24", 1440 },   { "24:00", 1440 }, { "7,5", 450 },
    { "7.5", 450 },    { "7,6", 456 },  { "7,60", 456 },  { "7,33", 440 },   { "0,01", 1 },
    { "24,00", 1440 }, { "24,01", -1 }, { "24:01", -1 },  { "25", -1 },      { "480", -1 },
    { "7:60", -1 },    { "7:3", -1 },   { "7:", -1 },     { ":30", -1 },     { "7:036", -1 },
    { "7h3", -1 },     { "-1", -1 },    { "-7,5", -1 },   { "7,", -1 },      { ",5", -1 },
    { "7,333", -1 },   { "7,5h", -1 },  { "7 36", -1 },   { "7,5,5", -1 },   { "acht", -1 },
    { "", -1 },        { NULL, -1 },    { "  ", -1 },     { "+8", -1 },      { "8:00:00", -1 },
    { "1e1", -1 },     { "7:3 ", -1 },  { "7: 36", -1 },
  };

  check_ints (tkl_typed_minutes, cases, G_N_ELEMENTS (cases));
}

static void
test_time (void)
{
  static const IntCase cases[] = {
    { "5:30", 330 }, { "05:30", 330 }, { "5h30", 330 },   { "5u30", 330 }, { "5", 300 },
    { "5h", 300 },   { "0:00", 0 },    { "23:59", 1439 }, { "24:00", -1 }, { "24", -1 },
    { "5,5", -1 },   { "5:60", -1 },   { "", -1 },        { NULL, -1 },    { "530", 330 },
    { "0530", 330 }, { "615", 375 },   { "1730", 1050 },  { " 000 ", 0 },  { "2359", 1439 },
    { "7", 420 },    { "07", 420 },    { "560", -1 },     { "0561", -1 },  { "2400", -1 },
    { "2561", -1 },  { "25", -1 },     { "053000", -1 },  { "53000", -1 }, { "5300:00", -1 },
    { "530h", -1 },  { "-530", -1 },   { "+530", -1 },
  };

  check_ints (tkl_typed_time, cases, G_N_ELEMENTS (cases));
}

static void
test_metres (void)
{
  static const IntCase cases[] = {
    { "150", 150 },    { " 75 m", 75 }, { "0", 0 },   { "100000", 100000 }, { "100001", -1 },
    { "1000000", -1 }, { "1,5", -1 },   { "-1", -1 }, { "5 km", -1 },       { "m", -1 },
    { "12 m 3", -1 },  { "", -1 },      { NULL, -1 },
  };

  check_ints (tkl_typed_metres, cases, G_N_ELEMENTS (cases));
}

static void
test_colour (void)
{
  static const IntCase cases[] = {
    { "#1C71D8", 0x1C71D8 },
    { "1c71d8", 0x1C71D8 },
    { " #000000 ", 0 },
    { "#ffffff", 0xFFFFFF },
    { "#12345", -1 },
    { "#1234567", -1 },
    { "#12345g", -1 },
    { "red", -1 },
    { "#", -1 },
    { "##12345", -1 },
    { "", -1 },
    { NULL, -1 },
  };
  g_autofree char *blue = tkl_typed_format_colour (0x1C71D8);
  g_autofree char *black = tkl_typed_format_colour (0);

  check_ints (tkl_typed_colour, cases, G_N_ELEMENTS (cases));
  g_assert_cmpstr (blue, ==, "#1C71D8");
  g_assert_cmpstr (black, ==, "#000000");
}

static void
test_cents (void)
{
  static const struct
  {
    const char *text; /* (nullable) */
    gint64 cents;     /* −1: refused */
  } cases[] = {
    { "18,25", 1825 },
    { "18.25", 1825 },
    { "18", 1800 },
    { "18,2", 1820 },
    { "0", 0 },
    { "0,05", 5 },
    { " 18,25 ", 1825 },
    { "€ 18,25", 1825 },
    { "18,25 €", 1825 },
    { "€18", 1800 },
    { "99999,99", 9999999 },
    { "100000", -1 },
    { "18,255", -1 },
    { "1.018,25", -1 },
    { "1 018,25", -1 },
    { "-18,25", -1 },
    { "18,", -1 },
    { ",25", -1 },
    { "€", -1 },
    { "€ 18 €", -1 },
    { "18,25 EUR", -1 },
    { "", -1 },
    { NULL, -1 },
    { "18,2x", -1 },
    { "99999999999999999999", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 cents = -7;
      gboolean good = tkl_typed_cents (cases[i].text, &cents);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (good, ==, cases[i].cents >= 0);
      g_assert_cmpint (cents, ==, good ? cases[i].cents : -7);
    }
}

static void
test_day (void)
{
  static const struct
  {
    const char *text; /* (nullable) */
    const char *day;  /* "": refused */
  } cases[] = {
    { "16/11/2026", "2026-11-16" },
    { "16.11.2026", "2026-11-16" },
    { "16-11-2026", "2026-11-16" },
    { "2026-11-16", "2026-11-16" },
    { "1/3/2026", "2026-03-01" },
    { " 01/03/2026 ", "2026-03-01" },
    { "16/11/26", "2026-11-16" },
    { "29/02/2024", "2024-02-29" },
    { "29/02/2026", "" },
    { "11/16/2026", "" },
    { "16/11", "" },
    { "16/11.2026", "" },
    { "16/11/226", "" },
    { "16/11/20266", "" },
    { "16/11/2026x", "" },
    { "16", "" },
    { "vandaag", "" },
    { "0/1/2026", "" },
    { "16/11/1800", "" },
    { "", "" },
    { NULL, "" },
    { "2026-11-1", "" },
    { "//", "" },
    { "16/11/", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklDay day = TKL_DAY_NONE;
      gboolean good = tkl_typed_day (cases[i].text, &day);
      g_autofree char *text = tkl_day_format (day);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (good, ==, cases[i].day[0] != '\0');
      g_assert_cmpstr (text, ==, cases[i].day);
    }
}

static void
test_degrees (void)
{
  static const struct
  {
    const char *text; /* (nullable) */
    int limit;
    gint32 e7; /* 0: refused */
  } cases[] = {
    { "50.8466", 90, 508466000 },
    { "50,8466", 90, 508466000 },
    { " 4,3517 ", 180, 43517000 },
    { "-4.35170001", 180, -43517000 },
    { "90.1", 90, 0 },
    { "180,1", 180, 0 },
    { "50.8.4", 90, 0 },
    { "N50.8", 90, 0 },
    { "", 90, 0 },
    { NULL, 90, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint32 e7 = 0;
      gboolean good = tkl_typed_degrees (cases[i].text, cases[i].limit, &e7);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (good, ==, cases[i].e7 != 0);
      g_assert_cmpint (e7, ==, cases[i].e7);
    }
}

static void
test_format (void)
{
  g_autofree char *minutes = tkl_typed_format_minutes (456);
  g_autofree char *none = tkl_typed_format_minutes (0);
  g_autofree char *long_day = tkl_typed_format_minutes (1440);
  g_autofree char *time = tkl_typed_format_time (330);
  g_autofree char *comma = tkl_typed_format_cents (1805, ',');
  g_autofree char *dot = tkl_typed_format_cents (5, '.');
  g_autofree char *day = tkl_typed_format_day (tkl_day_from_ymd (2026, 3, 1));

  g_assert_cmpstr (minutes, ==, "7:36");
  g_assert_cmpstr (none, ==, "0:00");
  g_assert_cmpstr (long_day, ==, "24:00");
  g_assert_cmpstr (time, ==, "05:30");
  g_assert_cmpstr (comma, ==, "18,05");
  g_assert_cmpstr (dot, ==, "0.05");
  g_assert_cmpstr (day, ==, "01/03/2026");
}

/* What is shown is understood again. */
static void
test_round_trip (void)
{
  for (int min = 0; min <= 1440; min++)
    {
      g_autofree char *length = tkl_typed_format_minutes (min);
      g_autofree char *money = tkl_typed_format_cents (min, ',');
      g_autofree char *day = tkl_typed_format_day (min * 20);
      gint64 cents;
      TklDay read_day;
      int read;

      g_assert_true (tkl_typed_minutes (length, &read));
      g_assert_cmpint (read, ==, min);
      g_assert_true (tkl_typed_cents (money, &cents));
      g_assert_cmpint (cents, ==, min);
      g_assert_true (tkl_typed_day (day, &read_day));
      g_assert_cmpint (read_day, ==, min * 20);
    }
}

/* By the wall clock of the day that is typed, or of the row: a line of winter keeps its hour in summer. */
static void
test_moment (void)
{
  static const struct
  {
    const char *day, *text;
    const char *expected; /* (nullable): refused */
  } cases[] = {
    { "2026-03-02", "7:30", "2026-03-02T06:30:00.000Z" },
    { "2026-03-02", " 16/11/2026 7u30 ", "2026-11-16T06:30:00.000Z" },
    { "2026-03-02", "2026-07-01 5", "2026-07-01T03:00:00.000Z" },
    { "2026-07-01", "7:30", "2026-07-01T05:30:00.000Z" },
    { "2026-07-01", "15/01/2026 7:30", "2026-01-15T06:30:00.000Z" },
    { "2026-03-28", "23:30", "2026-03-28T22:30:00.000Z" },
    { "2026-03-29", "3:30", "2026-03-29T01:30:00.000Z" },  /* the clock went forward at two */
    { "2026-10-25", "23:30", "2026-10-25T22:30:00.000Z" }, /* and back at three */
    { "2026-03-02", "16/11/2026", NULL },
    { "2026-03-02", "16/13/2026 7:30", NULL },
    { "2026-03-02", "16/11/2026 25:00", NULL },
    { "2026-03-02", "", NULL },
    { "2026-03-02", NULL, NULL },
  };
  g_autoptr (TklZone) zone = tkl_zone_new ("Europe/Brussels", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 utc_ms = 1;
      TklDay day;
      gboolean ok;
      g_autofree char *text = NULL;

      g_assert_true (tkl_day_parse (cases[i].day, &day));
      ok = tkl_typed_moment (cases[i].text, zone, day, &utc_ms);
      text = ok ? tkl_instant_format (utc_ms) : NULL;
      g_assert_cmpstr (text, ==, cases[i].expected);
      g_assert_true (ok || utc_ms == 1);
    }
}

static void
test_position (void)
{
  static const struct
  {
    const char *text;
    gint32 lat_e7, lon_e7; /* 0 = refused */
  } cases[] = {
    { "50.8466, 4.3517", 508466000, 43517000 },
    { " 50,8466 4,3517 ", 508466000, 43517000 },
    { "50,8466, 4,3517", 508466000, 43517000 },
    { "50.8466,4.3517", 508466000, 43517000 },
    { "50.8466;-4.3517", 508466000, -43517000 },
    { "-50.8466001 4", -508466001, 40000000 },
    { "50,8466,4,3517", 0, 0 },
    { "50.8466", 0, 0 },
    { "50.8466 4.3517 7", 0, 0 },
    { "91 4", 0, 0 },
    { "50 181", 0, 0 },
    { "north, east", 0, 0 },
    { ",", 0, 0 },
    { "", 0, 0 },
    { NULL, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklPoint point = { 0, 0 };

      g_test_message ("%s", cases[i].text != NULL ? cases[i].text : "(null)");
      g_assert_cmpint (tkl_typed_position (cases[i].text, &point), ==, cases[i].lat_e7 != 0);
      g_assert_cmpint (point.lat_e7, ==, cases[i].lat_e7);
      g_assert_cmpint (point.lon_e7, ==, cases[i].lon_e7);
      if (cases[i].lat_e7 != 0)
        {
          g_autofree char *text = tkl_typed_format_position (point);
          TklPoint again;

          g_assert_true (tkl_typed_position (text, &again));
          g_assert_true (tkl_point_equal (again, point));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typed/minutes", test_minutes);
  g_test_add_func ("/typed/time", test_time);
  g_test_add_func ("/typed/metres", test_metres);
  g_test_add_func ("/typed/colour", test_colour);
  g_test_add_func ("/typed/cents", test_cents);
  g_test_add_func ("/typed/day", test_day);
  g_test_add_func ("/typed/moment", test_moment);
  g_test_add_func ("/typed/degrees", test_degrees);
  g_test_add_func ("/typed/position", test_position);
  g_test_add_func ("/typed/format", test_format);
  g_test_add_func ("/typed/round-trip", test_round_trip);
  return g_test_run ();
}
