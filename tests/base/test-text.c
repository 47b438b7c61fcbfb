/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers in text, natural order and owned strings; the same in every locale. */
/* Thread: main. */
#include "tkl-text.h"

#include <locale.h>

static void
test_set_str (void)
{
  char *text = NULL;

  g_assert_false (tkl_set_str (&text, NULL));
  g_assert_true (tkl_set_str (&text, "a"));
  g_assert_false (tkl_set_str (&text, "a"));
  g_assert_false (tkl_set_str (&text, text));
  g_assert_true (tkl_set_str (&text, ""));
  g_assert_cmpstr (text, ==, "");
  g_assert_true (tkl_set_str (&text, "longer"));
  g_assert_true (tkl_set_str (&text, text + 4)); /* a part of itself */
  g_assert_cmpstr (text, ==, "er");
  g_assert_true (tkl_set_str (&text, NULL));
  g_assert_null (text);
}

static void
test_empty (void)
{
  g_assert_true (tkl_str_empty (NULL));
  g_assert_true (tkl_str_empty (""));
  g_assert_false (tkl_str_empty (" "));
}

static void
test_parse_int64 (void)
{
  static const struct
  {
    const char *text;
    gint64 min, max;
    gboolean ok;
    gint64 value;
  } cases[] = {
    { "0", 0, 9, TRUE, 0 },
    { "9", 0, 9, TRUE, 9 },
    { "10", 0, 9, FALSE, 0 },
    { "-1", 0, 9, FALSE, 0 },
    { "-1", -1, 9, TRUE, -1 },
    { "007", 0, 9, TRUE, 7 },
    { "9223372036854775807", G_MININT64, G_MAXINT64, TRUE, G_MAXINT64 },
    { "-9223372036854775808", G_MININT64, G_MAXINT64, TRUE, G_MININT64 },
    { "9223372036854775808", G_MININT64, G_MAXINT64, FALSE, 0 },
    { "-9223372036854775809", G_MININT64, G_MAXINT64, FALSE, 0 },
    { NULL, 0, 9, FALSE, 0 },
    { "", 0, 9, FALSE, 0 },
    { "-", -9, 9, FALSE, 0 },
    { "+1", 0, 9, FALSE, 0 },
    { "--1", -9, 9, FALSE, 0 },
    { " 1", 0, 9, FALSE, 0 },
    { "1 ", 0, 9, FALSE, 0 },
    { "1.0", 0, 9, FALSE, 0 },
    { "0x1", 0, 9, FALSE, 0 },
    { "1e3", 0, 9999, FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 value = 4711;

      g_test_message ("“%s”", cases[i].text != NULL ? cases[i].text : "NULL");
      g_assert_cmpint (tkl_parse_int64 (cases[i].text, cases[i].min, cases[i].max, &value), ==,
                       cases[i].ok);
      g_assert_cmpint (value, ==, cases[i].ok ? cases[i].value : 4711);
    }
}

static void
test_parse_decimal (void)
{
  static const struct
  {
    const char *text;
    guint decimals;
    gboolean ok;
    gint64 value;
  } cases[] = {
    { "0", 0, TRUE, 0 },
    { "1.3", 3, TRUE, 1300 },
    { "-12.345", 3, TRUE, -12345 },
    { "12", 2, TRUE, 1200 },
    { ".5", 1, TRUE, 5 },
    { "-.5", 1, TRUE, -5 },
    { "-0", 7, TRUE, 0 },
    { "-0.0", 7, TRUE, 0 },
    { "1.25", 1, TRUE, 13 }, /* half away from zero */
    { "-1.25", 1, TRUE, -13 },
    { "1.249999", 1, TRUE, 12 },
    { "0.99", 1, TRUE, 10 },
    { "1.9", 0, TRUE, 2 },
    { "50.84660005", 7, TRUE, 508466001 },
    { "4.35170000000000000000000000001", 7, TRUE, 43517000 },
    { "180.0000000", 7, TRUE, 1800000000 },
    { "999999999999999", 0, TRUE, G_GINT64_CONSTANT (999999999999999) },
    { "1000000000000000", 0, FALSE, 0 }, /* 16 digits */
    { "999999999999999", 9, FALSE, 0 },  /* more than 64 bits */
    { NULL, 2, FALSE, 0 },
    { "", 2, FALSE, 0 },
    { ".", 2, FALSE, 0 },
    { "-", 2, FALSE, 0 },
    { "1.", 2, FALSE, 0 },
    { "1,3", 2, FALSE, 0 },
    { "+1", 2, FALSE, 0 },
    { " 1", 2, FALSE, 0 },
    { "1 ", 2, FALSE, 0 },
    { "1e3", 2, FALSE, 0 },
    { "1.2.3", 2, FALSE, 0 },
    { "nan", 2, FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 value = 4711;

      g_test_message ("“%s” ×10^%u", cases[i].text != NULL ? cases[i].text : "NULL",
                      cases[i].decimals);
      g_assert_cmpint (tkl_parse_decimal (cases[i].text, cases[i].decimals, &value), ==,
                       cases[i].ok);
      g_assert_cmpint (value, ==, cases[i].ok ? cases[i].value : 4711);
    }
}

static void
test_format_decimal (void)
{
  static const struct
  {
    gint64 scaled;
    guint decimals, min_decimals;
    const char *text;
  } cases[] = {
    { 0, 0, 0, "0" },
    { 0, 7, 0, "0" },
    { 0, 3, 1, "0.0" },
    { 1300, 3, 1, "1.3" },
    { 1000, 3, 1, "1.0" },
    { 1000, 3, 0, "1" },
    { -5, 1, 0, "-0.5" },
    { 508466000, 7, 0, "50.8466" },
    { -1, 7, 0, "-0.0000001" },
    { 123, 2, 2, "1.23" },
    { 100, 0, 0, "100" },
    { G_MAXINT64, 9, 0, "9223372036.854775807" },
    { G_MININT64, 0, 0, "-9223372036854775808" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
          = tkl_format_decimal (cases[i].scaled, cases[i].decimals, cases[i].min_decimals);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_decimal_round_trip (void)
{
  for (guint i = 0; i < 10000; i++)
    {
      gint64 scaled = g_test_rand_int_range (-1800000000, 1800000001);
      g_autofree char *text = tkl_format_decimal (scaled, 7, 0);
      gint64 back;

      g_assert_true (tkl_parse_decimal (text, 7, &back));
      g_assert_cmpint (back, ==, scaled);
    }
}

static int
sign (int value)
{
  return (value > 0) - (value < 0);
}

static void
test_natural (void)
{
  /* Ascending. */
  static const char *const texts[] = {
    NULL,
    "",
    "01",
    "1",
    "1a",
    "002",
    "02",
    "2",
    "10",
    "100",
    "P",
    "P9",
    "P10",
    "P10a",
    "P10b2",
    "P10b10",
    "P99999999999999999999",
    "P100000000000000000000",
    "Pa",
    "Q1",
    "p1",
    "é",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
      {
        g_test_message ("“%s” “%s”", texts[i], texts[j]);
        g_assert_cmpint (sign (tkl_compare_natural (texts[i], texts[j])), ==, (i > j) - (i < j));
      }
  g_assert_cmpint (tkl_compare_natural ("0", "000"), !=, 0);
  g_assert_cmpint (tkl_compare_natural ("a7", "a007"), >, 0); /* bytes decide at last */
}

static void
test_fold (void)
{
  static const struct
  {
    const char *text, *folded;
  } cases[]
      = { { "Zoë", "zoe" },   { "ÉCLUSE", "ecluse" }, { "Straße", "strasse" }, { "ﬁn", "fin" },
          { "3D00", "3d00" }, { NULL, "" },           { "\xff", "" },          { "", "" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = tkl_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/set-str", test_set_str);
  g_test_add_func ("/text/empty", test_empty);
  g_test_add_func ("/text/parse-int64", test_parse_int64);
  g_test_add_func ("/text/parse-decimal", test_parse_decimal);
  g_test_add_func ("/text/format-decimal", test_format_decimal);
  g_test_add_func ("/text/decimal-round-trip", test_decimal_round_trip);
  g_test_add_func ("/text/natural", test_natural);
  g_test_add_func ("/text/fold", test_fold);
  return g_test_run ();
}
