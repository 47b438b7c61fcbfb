/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cells, tabs and files may be called; words of all languages; serials. */
/* Thread: main. */
#include "tkl-sheet-names.h"
#include "tkl-sheet-serial.h"
#include "tkl-sheet-words.h"

#include <string.h>

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
test_clean (void)
{
  static const struct
  {
    const char *text, *expected;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "Jan", "Jan" },
    { "=1+1", "=1+1" },
    { "\t=cmd|' /C calc'!A0", "\t=cmd|' /C calc'!A0" },
    { "+32 2", "+32 2" },
    { "a\nb", "a\nb" },
    { "a\001b\013c\037", "abc" },
    { "a\rb", "ab" },
    { "a\377b", "a\357\277\275b" },         /* not UTF-8 */
    { "a\357\277\276b\357\277\277", "ab" }, /* U+FFFE, U+FFFF */
    { "😀 مرحبا", "😀 مرحبا" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *owned = NULL;

      g_assert_cmpstr (tkl_sheet_clean_text (cases[i].text, &owned), ==, cases[i].expected);
    }
}

/* @n times @piece, cleaned; how many bytes come out and whether it ends with an ellipsis. */
static void
check_length (const char *piece, gsize n, gsize expected_bytes, gboolean expect_cut)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *owned = NULL;
  const char *clean;

  for (gsize i = 0; i < n; i++)
    g_string_append (text, piece);
  clean = tkl_sheet_clean_text (text->str, &owned);
  g_assert_cmpuint (strlen (clean), ==, expected_bytes);
  g_assert_true (g_str_has_suffix (clean, "…") == expect_cut);
  g_assert_true (g_utf8_validate (clean, -1, NULL));
}

static void
test_clean_length (void)
{
  check_length ("x", 32767, 32767, FALSE);
  check_length ("x", 32768, 32766 + 3, TRUE);
  check_length ("x", 100000, 32766 + 3, TRUE);
  check_length ("é", 32767, 65534, FALSE);
  check_length ("é", 40000, 2 * 32766 + 3, TRUE);
  /* Two units each: 16 383 of them are 32 766. */
  check_length ("😀", 16383, 4 * 16383, FALSE);
  check_length ("😀", 16384, 4 * 16383 + 3, TRUE);
}

static void
test_tabs (void)
{
  static const struct
  {
    const char *number, *name, *expected;
  } cases[] = {
    { "12", "Jan Peeters", "12 Jan Peeters" },
    { "12", "Jan Peeters", "12 Jan Peeters (2)" },
    { "12", "JAN PEETERS", "12 JAN PEETERS (3)" },
    { "7", NULL, "7" },
    { "", "", "_" },
    { "", "History", "History_" },
    { "8", "a[b]c:d*e?f/g\\h!i", "8 a b c d e f g h i" },
    { "9", "'Hondt'", "9 ’Hondt’" },
    { "1", "Bartholomeus van den Broeckelaere", "1 Bartholomeus van den Broeckel" },
    { "1", "Bartholomeus van den Broeckelaar", "1 Bartholomeus van den Broe (2)" },
    { "2", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "2 😀😀😀😀😀😀😀😀😀😀😀😀😀😀" },
    { "3", "مرحبا", "3 مرحبا" },
    { "4", " \t\n\001 ", "4" },
    { "5", "É", "5 É" },
    { "5", "e\xcc\x81", "5 e\xcc\x81 (2)" }, /* the same letter, written in two */
  };
  g_autoptr (GHashTable) taken = new_set ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tab = tkl_sheet_tab_name (cases[i].number, cases[i].name, taken);

      g_assert_cmpstr (tab, ==, cases[i].expected);
    }
}

static void
test_files (void)
{
  static const struct
  {
    const char *number, *name, *expected;
  } cases[] = {
    { "12", "Jan Peeters", "12 Jan Peeters.xlsx" },
    { "12", "jan peeters", "12 jan peeters (2).xlsx" },
    { "7", NULL, "7.xlsx" },
    { "", NULL, "_.xlsx" },
    { "../../etc", "passwd", "_.. .. etc passwd.xlsx" },
    { ".", ".", "_. ..xlsx" },
    { "CON", NULL, "_CON.xlsx" },
    { "com1", "x", "_com1 x.xlsx" },
    { "comb", "x", "comb x.xlsx" },
    { "1", "a<b>c:d\"e|f?g*h\\i/j", "1 a b c d e f g h i j.xlsx" },
    { "2", "D'Hondt", "2 D’Hondt.xlsx" },
    { "3", "😀", "3 😀.xlsx" },
  };
  g_autoptr (GHashTable) taken = new_set ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *file = tkl_sheet_file_name (cases[i].number, cases[i].name, taken);

      g_assert_cmpstr (file, ==, cases[i].expected);
    }
}

static void
test_file_length (void)
{
  g_autoptr (GHashTable) taken = new_set ();
  g_autofree char *plain = g_strnfill (300, 'x');
  g_autoptr (GString) wide = g_string_new (NULL);

  for (guint i = 0; i < 100; i++)
    g_string_append (wide, "€");
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *file = tkl_sheet_file_name ("1", i % 2 == 0 ? plain : wide->str, taken);

      g_assert_cmpuint (strlen (file), <=, TKL_SHEET_FILE_MAX);
      g_assert_true (g_utf8_validate (file, -1, NULL));
      g_assert_true (g_str_has_suffix (file, ".xlsx"));
    }
  g_assert_cmpuint (g_hash_table_size (taken), ==, 120);
}

static void
check_words (const TklSheetWords *words)
{
  const char *const *first = &words->company;

  for (const char *const *word = first; word <= &words->page; word++)
    g_assert_true (*word != NULL && **word != '\0');
  for (guint i = 0; i < 5; i++)
    g_assert_true (words->types[i] != NULL && *words->types[i] != '\0');
  for (guint i = 0; i < 5; i++)
    g_assert_true (words->subtypes[i] != NULL && (*words->subtypes[i] == '\0') == (i == 0));
  for (guint i = 0; i < 4; i++)
    g_assert_true (words->roles[i] != NULL && (*words->roles[i] == '\0') == (i == 0));
  for (guint i = 0; i < 7; i++)
    g_assert_true (words->weekdays[i] != NULL && *words->weekdays[i] != '\0');
  /* Formulas find lines by these words: two alike would be summed together. */
  for (guint i = 0; i < 5; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (words->types[i], !=, words->types[j]);
}

static void
test_words (void)
{
  static const struct
  {
    const char *language, *code, *date;
  } cases[] = {
    { "fr", "fr", "02/03/2026" },          { "nl", "nl", "02/03/2026" },
    { "de", "de", "02.03.2026" },          { "en", "en", "02/03/2026" },
    { "nl_BE.UTF-8", "nl", "02/03/2026" }, { "FR-be", "fr", "02/03/2026" },
    { "de@euro", "de", "02.03.2026" },     { "it", "en", "02/03/2026" },
    { "french", "en", "02/03/2026" },      { "", "en", "02/03/2026" },
    { NULL, "en", "02/03/2026" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TklSheetWords *words = tkl_sheet_words (cases[i].language);
      g_autofree char *date = tkl_sheet_words_date (words, tkl_day_from_ymd (2026, 3, 2));
      g_autofree char *open = tkl_sheet_words_date (words, TKL_DAY_NONE);

      g_assert_cmpstr (words->code, ==, cases[i].code);
      g_assert_cmpstr (date, ==, cases[i].date);
      g_assert_cmpstr (open, ==, "…");
      check_words (words);
    }
}

/* Wall clock in Brussels, both changes of 2026 included; beyond.md §4, trap 11. */
static void
test_serials (void)
{
  static const struct
  {
    const char *day, *utc;
    gint64 expected;
  } cases[] = {
    { "2026-03-02", "2026-03-02T05:45:00Z", 6 * 60 + 45 },
    { "2026-03-02", "2026-03-01T23:00:00Z", 0 },
    { "2026-03-02", "2026-03-02T22:59:00Z", 1439 },
    { "2026-03-02", "2026-03-02T23:00:00Z", 1440 }, /* the night after */
    { "2026-03-02", "2026-03-03T01:30:00Z", 1440 + 150 },
    { "2026-03-29", "2026-03-29T00:59:00Z", 119 },
    { "2026-03-29", "2026-03-29T01:00:00Z", 180 }, /* two o'clock does not exist */
    { "2026-10-25", "2026-10-25T00:30:00Z", 150 },
    { "2026-10-25", "2026-10-25T01:30:00Z", 150 }, /* half past two again */
    { "2026-10-24", "2026-10-25T01:30:00Z", 1440 + 150 },
    { "2026-07-01", "2026-07-01T04:00:00Z", 360 },
    { "2026-03-02", "2026-03-09T05:45:00Z", 405 }, /* a week later: the clock alone */
    { "2026-03-02", "2026-02-28T05:45:00Z", 405 },
  };
  g_autoptr (TklZone) zone = tkl_zone_new ("Europe/Brussels", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (cases[i].utc, NULL);
      TklDay day;

      g_assert_true (tkl_day_parse (cases[i].day, &day));
      g_assert_cmpint (tkl_sheet_wall_minutes (zone, day, g_date_time_to_unix (time) * 1000), ==,
                       cases[i].expected);
    }
  g_assert_true (tkl_sheet_serial_day (tkl_day_from_ymd (1900, 3, 1)) == 61);
  g_assert_true (tkl_sheet_serial_day (tkl_day_from_ymd (2026, 3, 2)) == 46083);
  g_assert_true (tkl_sheet_serial_minutes (720) == 0.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/text/clean", test_clean);
  g_test_add_func ("/export/text/length", test_clean_length);
  g_test_add_func ("/export/names/tabs", test_tabs);
  g_test_add_func ("/export/names/files", test_files);
  g_test_add_func ("/export/names/file-length", test_file_length);
  g_test_add_func ("/export/words", test_words);
  g_test_add_func ("/export/serials", test_serials);
  return g_test_run ();
}
