/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Number formats: which are dates and times, and what a number looks like in them. */
#include "tkl-xlsx-format.h"

static void
test_builtin (void)
{
  for (guint id = 0; id < 60; id++)
    {
      TklXlsxKind kind = tkl_xlsx_format_builtin (id).kind;
      gboolean east_asian = (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

      g_test_message ("%u", id);
      if (id == 46)
        g_assert_cmpint (kind, ==, TKL_XLSX_DURATION);
      else if (id == 22)
        g_assert_cmpint (kind, ==, TKL_XLSX_DATE_TIME);
      else if ((id >= 18 && id <= 21) || id == 45 || id == 47)
        g_assert_cmpint (kind, ==, TKL_XLSX_TIME);
      else if (id >= 14 && id <= 17)
        g_assert_cmpint (kind, ==, TKL_XLSX_DATE);
      else if (east_asian)
        g_assert_cmpint (kind, !=, TKL_XLSX_NUMBER);
      else
        g_assert_cmpint (kind, ==, TKL_XLSX_NUMBER);
    }
}

static void
test_codes (void)
{
  static const struct
  {
    const char *code;
    TklXlsxKind kind;
  } cases[] = {
    { "", TKL_XLSX_NUMBER },
    { "General", TKL_XLSX_NUMBER },
    { "0.00", TKL_XLSX_NUMBER },
    { "#,##0 €", TKL_XLSX_NUMBER },
    { "0.00E+00", TKL_XLSX_NUMBER },
    { "0%", TKL_XLSX_NUMBER },
    { "@", TKL_XLSX_NUMBER },
    { "0", TKL_XLSX_DIGITS },
    { "0000", TKL_XLSX_DIGITS },
    { "0000 00", TKL_XLSX_NUMBER },
    { "yyyy-mm-dd", TKL_XLSX_DATE },
    { "d/m/yy", TKL_XLSX_DATE },
    { "DD/MM/YYYY", TKL_XLSX_DATE },
    { "mmmm", TKL_XLSX_DATE },
    { "[$-813]d mmmm yyyy;@", TKL_XLSX_DATE },
    { "hh:mm", TKL_XLSX_TIME },
    { "h:mm AM/PM", TKL_XLSX_TIME },
    { "mm:ss.0", TKL_XLSX_TIME },
    { "h:mm a/p", TKL_XLSX_TIME },
    { "dd/mm/yyyy hh:mm", TKL_XLSX_DATE_TIME },
    { "[h]:mm", TKL_XLSX_DURATION },
    { "[HH]:MM:SS", TKL_XLSX_DURATION },
    { "[mm]", TKL_XLSX_DURATION },
    { "[Red]0.0", TKL_XLSX_NUMBER },
    { "[Red]h:mm", TKL_XLSX_TIME },
    { "\"days\" 0", TKL_XLSX_NUMBER },
    { "0 \\d", TKL_XLSX_NUMBER },
    { "0_d", TKL_XLSX_NUMBER },
    { "0*y", TKL_XLSX_NUMBER },
    { "0;d", TKL_XLSX_NUMBER },
    { "\"open", TKL_XLSX_NUMBER },
    { "[open", TKL_XLSX_NUMBER },
    { "\\", TKL_XLSX_NUMBER },
    { "0\\é", TKL_XLSX_NUMBER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].code);
      g_assert_cmpint (tkl_xlsx_format_parse (cases[i].code).kind, ==, cases[i].kind);
    }
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *code;
    const char *text;
    const char *shown; /* NULL: no number */
    gboolean from_1904;
  } cases[] = {
    { "General", "12", "12" },
    { "General", "12.0", "12" },
    { "General", "-3", "-3" },
    { "General", "12.5", "12.5" },
    { "General", "50.8466", "50.8466" },
    { "General", "0.30000000000000004", "0.3" },
    { "General", "1E-5", "0.00001" },
    { "General", "1E-20", "0" },
    { "General", "1.2E3", "1200" },
    { "General", "32475123456", "32475123456" },
    { "General", "999999999999999", "999999999999999" },
    { "General", "450363051234567890", "4.50363E+17" },
    { "General", "1e400", NULL },
    { "General", "nan", NULL },
    { "General", "0x10", NULL },
    { "General", "1,5", NULL },
    { "General", "", NULL },
    { "General", NULL, NULL },
    { "0000", "900", "0900" },
    { "0000", "12345", "12345" },
    { "yyyy-mm-dd", "46112", "2026-03-31" },
    { "yyyy-mm-dd", "46112.9", "2026-03-31" },
    { "yyyy-mm-dd", "44650", "2026-03-31", TRUE },
    { "yyyy-mm-dd", "0", "1904-01-01", TRUE },
    { "yyyy-mm-dd", "1", "1900-01-01" },
    { "yyyy-mm-dd", "59", "1900-02-28" },
    { "yyyy-mm-dd", "60", "1900-02-29" },
    { "yyyy-mm-dd", "61", "1900-03-01" },
    { "yyyy-mm-dd", "0", "0" },
    { "yyyy-mm-dd", "-1", "-1" },
    { "yyyy-mm-dd", "2958465", "9999-12-31" },
    { "yyyy-mm-dd", "2958466", "2958466" },
    { "yyyy-mm-dd", "2958465", "2958465", TRUE },
    { "yyyy-mm-dd", "20260331", "20260331" },
    { "h:mm", "0.25", "06:00" },
    { "h:mm", "0.3125", "07:30" },
    { "h:mm", "0.31249999999", "07:30" },
    { "h:mm", "46112.3125", "07:30" },
    { "h:mm", "0.312673611111111", "07:30:15" },
    { "h:mm", "0", "00:00" },
    { "h:mm", "0.9999999", "00:00" },
    { "[h]:mm", "1.5", "36:00" },
    { "[h]:mm", "0.316666666666667", "07:36" },
    { "yyyy-mm-dd hh:mm", "46112.3125", "2026-03-31 07:30" },
    { "yyyy-mm-dd hh:mm", "46112", "2026-03-31" },
    { "yyyy-mm-dd hh:mm", "46111.9999999", "2026-03-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = tkl_xlsx_format_number (tkl_xlsx_format_parse (cases[i].code),
                                                       cases[i].text, cases[i].from_1904);

      g_test_message ("%s: %s", cases[i].code, cases[i].text);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx-format/builtin", test_builtin);
  g_test_add_func ("/xlsx-format/codes", test_codes);
  g_test_add_func ("/xlsx-format/numbers", test_numbers);
  return g_test_run ();
}
