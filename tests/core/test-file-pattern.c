/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Patterns of file names: what is refused, and names that keep their dates whatever comes in. */
/* Thread: main. */
#include "tkl-file-pattern.h"

#include <string.h>

static void
test_check (void)
{
  static const struct
  {
    const char *pattern;
    const char *problem; /* a piece of the sentence; NULL = accepted */
  } cases[] = {
    { TKL_FILE_PATTERN_DEFAULT, NULL },
    { "{from}{to}", NULL },
    { "Été {number}-{name}, {from}..{to}", NULL },
    { "{from}", "{from} and {to}" },
    { "{to}", "{from} and {to}" },
    { "", "{from} and {to}" },
    { "{from} {to} {from}", "once" },
    { "{from} {to} {week}", "Braces" },
    { "{from} {to} {", "Braces" },
    { "{from} {to} }", "Braces" },
    { "{{from}} {to}", "Braces" },
    { "{From} {to}", "Braces" },
    { "../{from} {to}", "cannot hold" },
    { "C:{from} {to}", "cannot hold" },
    { "{from}\\{to}", "cannot hold" },
    { "{from} {to} 45678901234567890123456789012345678901234567890", NULL },
    { "{from} {to} 4567890123456789012345678901234567890123456789012", "at most 60" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *problem = tkl_file_pattern_check (cases[i].pattern);

      g_test_message ("%s", cases[i].pattern);
      if (cases[i].problem == NULL)
        g_assert_cmpstr (problem, ==, NULL);
      else
        g_assert_nonnull (strstr (problem != NULL ? problem : "", cases[i].problem));
    }
}

static void
test_expand (void)
{
  static const struct
  {
    const char *pattern;
    const char *company, *number, *name;
    const char *expected;
  } cases[] = {
    { TKL_FILE_PATTERN_DEFAULT, "Dak & Zoon", NULL, NULL, "Dak & Zoon 2026-03-02 2026-03-08" },
    { "{from}_{to}", "Dak", NULL, NULL, "2026-03-02_2026-03-08" },
    { "{number} {name} {from} {to}", "Dak", "12", "Jan Peeters",
      "12 Jan Peeters 2026-03-02 2026-03-08" },
    { "{number} {name} {from} {to}", "Dak", "12", NULL, "12  2026-03-02 2026-03-08" },
    { "{from} {to}", "Dak", "12", "Jan", "2026-03-02 2026-03-08 12" },
    { "{number} {from} {to}", NULL, NULL, NULL, " 2026-03-02 2026-03-08" },
    { "{company} {from} {to}", "{to}", NULL, NULL, "{to} 2026-03-02 2026-03-08" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklFileWords words = { .company = cases[i].company,
                             .from = tkl_day_from_ymd (2026, 3, 2),
                             .to = tkl_day_from_ymd (2026, 3, 8),
                             .number = cases[i].number,
                             .name = cases[i].name };
      g_autofree char *found
          = tkl_file_pattern_expand (cases[i].pattern, &words, TKL_FILE_PATTERN_MIN_ROOM);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* However long the names are: the room is kept, characters stay whole, the dates are all there. */
static void
test_room (void)
{
  static const char *const patterns[] = { "{company}{name}{number}{from}{to}",
                                          "{company} 12345678901234567890123 {name} {from} {to}" };
  g_autoptr (GString) wide = g_string_new (NULL);
  TklFileWords words
      = { .from = tkl_day_from_ymd (2026, 3, 2), .to = tkl_day_from_ymd (2026, 3, 8) };

  for (int n = 0; n < 100; n++)
    {
      words.company = words.name = words.number = wide->str;
      for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
        {
          g_autofree char *found = NULL;

          g_assert_null (tkl_file_pattern_check (patterns[i]));
          found = tkl_file_pattern_expand (patterns[i], &words, TKL_FILE_PATTERN_MIN_ROOM);
          g_assert_cmpuint (strlen (found), <=, TKL_FILE_PATTERN_MIN_ROOM);
          g_assert_true (g_utf8_validate (found, -1, NULL));
          g_assert_nonnull (strstr (found, "2026-03-02"));
          g_assert_nonnull (strstr (found, "2026-03-08"));
        }
      g_string_append (wide, n % 3 == 0 ? "é" : n % 3 == 1 ? "x" : "𝔉");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/file-pattern/check", test_check);
  g_test_add_func ("/core/file-pattern/expand", test_expand);
  g_test_add_func ("/core/file-pattern/room", test_room);
  return g_test_run ();
}
