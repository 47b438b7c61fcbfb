/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scanner: grammar, faults, numbers, text; json-glib decides what is JSON. */
/* Thread: main. */
#include <json-glib/json-glib.h>
#include <string.h>

#include "tkl-scan.h"

static TklScanFault
check (const char *text)
{
  return tkl_scan_check (text, strlen (text));
}

static TklScanValue
scan_one (const char *text)
{
  TklScan scan;
  TklScanValue value;

  tkl_scan_init (&scan, text, strlen (text));
  tkl_scan_value (&scan, &value);
  g_assert_cmpint (scan.fault, ==, TKL_SCAN_FAULT_NONE);
  return value;
}

static void
test_grammar (void)
{
  static const char *const good[] = {
    "null",
    "true",
    "false",
    "0",
    "-0",
    "12",
    "-1.5e-3",
    "1E5",
    "1e+5",
    "\"\"",
    "\"a\\u00e9\\\\\"",
    "[]",
    "{}",
    " [ ] ",
    "[1]",
    "[[],[[]],{}]",
    "{\"a\":1}",
    "{\"a\":{\"b\":[1,2,{\"c\":null}]}}",
    "\t\r\n{ \"a\" : [ 1 , 2 ] , \"b\" : \"x\" }\n",
    "{\"\":0}",
    "{\"a\":1,\"a\":2}",
    "\"\xc3\xa9\"",
  };
  static const char *const bad[] = {
    "nul0",       "True",     "truefalse",  "01",   "-a",        "+1",        ".5",
    "1.e5",       "1..2",     "0x10",       "1 2",  "\"\t\"",    "\"\\x\"",   "\"\\u12g4\"",
    "[1,]",       "[,1]",     "[1 2]",      "[1}",  "{\"a\":1]", "{\"a\"}",   "{\"a\" 1}",
    "{a:1}",      "{\"a\":}", "{\"a\":1,}", "{,}",  "{1:2}",     "]",         "}",
    ",",          "<html>",   "'a'",        "[1]]", "{}{}",      "/* c */ 1", "NaN",
    "[Infinity]", "\"a\nb\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_cmpstr (check (good[i]) == TKL_SCAN_FAULT_NONE ? good[i] : "refused", ==, good[i]);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpstr (check (bad[i]) == TKL_SCAN_FAULT_SYNTAX ? bad[i] : "wrong answer", ==, bad[i]);
}

static const char sample[]
    = "{\"items\": [{\"datetime\":\"2026-03-02T05:41:07.000Z\",\"x\":[true,false,null,-1.25e3,0],"
      "\"\\u0041\\n\":{\"a\":{}}}], \"continuation_token\" : 12 }";

/* Every beginning of a JSON object is a text that broke off, and is nothing else. */
static void
test_every_cut (void)
{
  g_assert_cmpint (check (sample), ==, TKL_SCAN_FAULT_NONE);
  for (gsize n = 0; n < strlen (sample); n++)
    g_assert_cmpint (tkl_scan_check (sample, n), ==, TKL_SCAN_FAULT_CUT);
}

/* What the scanner takes after a change of one byte, json-glib takes as well. */
static void
test_against_json_glib (void)
{
  static const char bytes[] = "\"\\{}[]:,x1-.e \n";
  g_autofree char *text = g_strdup (sample);

  for (gsize at = 0; at < strlen (sample); at++)
    for (const char *byte = bytes; *byte != '\0'; byte++)
      {
        g_autoptr (JsonParser) parser = json_parser_new ();
        char before = text[at];
        gboolean theirs, ours;

        text[at] = *byte;
        theirs = json_parser_load_from_data (parser, text, -1, NULL);
        ours = check (text) == TKL_SCAN_FAULT_NONE;
        /* json-glib is laxer about numbers, commas and control characters, here never stricter. */
        if (ours)
          g_assert_true (theirs);
        text[at] = before;
      }
}

static void
test_depth (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);

  for (int i = 0; i < TKL_SCAN_MAX_DEPTH; i++)
    g_string_append_c (deep, '[');
  g_assert_cmpint (check (deep->str), ==, TKL_SCAN_FAULT_CUT);
  for (int i = 0; i < TKL_SCAN_MAX_DEPTH; i++)
    g_string_append_c (deep, ']');
  g_assert_cmpint (check (deep->str), ==, TKL_SCAN_FAULT_NONE);
  g_string_prepend_c (deep, '[');
  g_string_append_c (deep, ']');
  g_assert_cmpint (check (deep->str), ==, TKL_SCAN_FAULT_DEEP);
  g_string_truncate (deep, 0);
  for (int i = 0; i < 1000000; i++)
    g_string_append (deep, "{\"a\":");
  g_assert_cmpint (check (deep->str), ==, TKL_SCAN_FAULT_DEEP);
  /* A NUL is a character like others that cannot be there, not the end. */
  g_assert_cmpint (tkl_scan_check ("[\0]", 3), ==, TKL_SCAN_FAULT_SYNTAX);
  g_assert_cmpint (tkl_scan_check (NULL, 0), ==, TKL_SCAN_FAULT_CUT);
}

static void
test_walk (void)
{
  static const char text[] = "{\"a\":[1,[2,3],{\"b\":4}],\"c\":\"d\"}";
  TklScan scan;
  TklScanValue value, name;
  guint n = 0;

  tkl_scan_init (&scan, text, strlen (text));
  tkl_scan_value (&scan, &value);
  g_assert_cmpint (value.kind, ==, TKL_SCAN_OBJECT);
  g_assert_true (tkl_scan_member (&scan, &name));
  g_assert_true (tkl_scan_is (&name, "a"));
  tkl_scan_value (&scan, &value);
  g_assert_cmpint (value.kind, ==, TKL_SCAN_ARRAY);
  for (; tkl_scan_item (&scan); n++)
    {
      tkl_scan_value (&scan, &value);
      tkl_scan_skip (&scan, &value);
    }
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (tkl_scan_member (&scan, &name));
  g_assert_true (tkl_scan_is (&name, "c"));
  tkl_scan_value (&scan, &value);
  g_assert_true (tkl_scan_is (&value, "d"));
  g_assert_false (tkl_scan_member (&scan, &name));
  g_assert_true (tkl_scan_finish (&scan));
}

/* A scan at a fault stays there and never leads anybody on. */
static void
test_fault_is_sticky (void)
{
  TklScan scan;
  TklScanValue value, name;

  tkl_scan_init (&scan, "[x, 1]", 6);
  tkl_scan_value (&scan, &value);
  g_assert_true (tkl_scan_item (&scan));
  for (int i = 0; i < 3; i++)
    {
      tkl_scan_value (&scan, &value);
      g_assert_cmpint (value.kind, ==, TKL_SCAN_NULL);
      g_assert_false (tkl_scan_item (&scan));
      g_assert_false (tkl_scan_member (&scan, &name));
      g_assert_false (tkl_scan_finish (&scan));
      g_assert_cmpint (scan.fault, ==, TKL_SCAN_FAULT_SYNTAX);
    }
}

static void
test_scaled (void)
{
  static const struct
  {
    const char *text;
    guint decimals;
    gint64 expected; /* G_MININT64 = refused */
  } cases[] = {
    { "0", 7, 0 },
    { "-0", 7, 0 },
    { "46.0511234", 7, 460511234 },
    { "-46.0511234", 7, -460511234 },
    { "46.05112344", 7, 460511234 },
    { "46.05112345", 7, 460511235 },
    { "-46.05112345", 7, -460511235 },
    { "84211.37", 3, 84211370 },
    { "0.0004999", 3, 0 },
    { "0.0005", 3, 1 },
    { "41.5", 0, 42 },
    { "41.4999999", 0, 41 },
    { "1e3", 0, 1000 },
    { "1.5E-1", 1, 2 },
    { "1.25e+2", 2, 12500 },
    { "1e-400", 3, 0 },
    { "0e99999999999", 3, 0 },
    { "900000000000000000", 0, 900000000000000000 },
    { "900000000000000001", 0, G_MININT64 },
    { "1e18", 0, G_MININT64 },
    { "1e400", 0, G_MININT64 },
    { "123456789012345678901234567890", 0, G_MININT64 },
    { "0.123456789012345678901234567890", 9, 123456789 },
    { "\"46.5\"", 1, 465 },
    { "\" 46.5 \"", 1, 465 },
    { "\"+46.5\"", 1, 465 },
    { "\"46,5\"", 1, G_MININT64 },
    { "\"\"", 1, G_MININT64 },
    { "\" \"", 1, G_MININT64 },
    { "\"-\"", 1, G_MININT64 },
    { "\".\"", 1, G_MININT64 },
    { "\"1e\"", 1, G_MININT64 },
    { "\"1e+\"", 1, G_MININT64 },
    { "\"0x10\"", 1, G_MININT64 },
    { "\"nan\"", 1, G_MININT64 },
    { "\"12abc\"", 1, G_MININT64 },
    { "true", 0, G_MININT64 },
    { "null", 0, G_MININT64 },
    { "[]", 0, G_MININT64 },
    { "{}", 0, G_MININT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklScanValue value = scan_one (cases[i].text);
      gint64 scaled = G_MININT64;

      g_assert_cmpint (tkl_scan_scaled (&value, cases[i].decimals, &scaled), ==,
                       cases[i].expected != G_MININT64);
      g_assert_cmpint (scaled, ==, cases[i].expected);
    }
}

static void
test_text (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "\"\"", "" },
    { "\"abc\"", "abc" },
    { "\"a\\\"\\\\\\/\\b\\f\\n\\r\\tz\"", "a\"\\/\b\f\n\r\tz" },
    { "\"\\u00e9\\u20AC\"", "é€" },
    { "\"\\ud83d\\ude00\"", "😀" },
    { "\"\\ud83d\"", "\xef\xbf\xbd" },
    { "\"\\ud83d\\u0041\"", "\xef\xbf\xbd"
                            "A" },
    { "\"\\ude00x\"", "\xef\xbf\xbdx" },
    { "\"a\\u0000b\"", NULL },
    { "\"\xff\xfe\"", NULL },
    { "\"\xc3\xa9\"", "é" },
    { "12", "12" },
    { "-12", "-12" },
    { "123456789012345678901234567890", "123456789012345678901234567890" },
    { "12.0", "12" },
    { "1.2e1", "12" },
    { "1.25", "1.25" },
    { "true", NULL },
    { "null", NULL },
    { "[]", NULL },
    { "{}", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklScanValue value = scan_one (cases[i].text);
      g_autofree char *text = tkl_scan_text (&value);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_names_and_words (void)
{
  static const char *const words[] = { "ON", "OFF", NULL };
  TklScanValue value = scan_one ("\"i\\u0062utton\"");

  g_assert_true (tkl_scan_is (&value, "ibutton"));
  g_assert_false (tkl_scan_is (&value, "ibutto"));
  value = scan_one ("\"ibutton\"");
  g_assert_true (tkl_scan_is (&value, "ibutton"));
  g_assert_false (tkl_scan_is (&value, "ibuttons"));
  g_assert_false (tkl_scan_is (&value, "iButton"));
  value = scan_one ("12");
  g_assert_false (tkl_scan_is (&value, "12"));
  value = scan_one ("\"off\"");
  g_assert_cmpint (tkl_scan_word (&value, words), ==, 1);
  value = scan_one ("\"On\"");
  g_assert_cmpint (tkl_scan_word (&value, words), ==, 0);
  value = scan_one ("\"O\"");
  g_assert_cmpint (tkl_scan_word (&value, words), ==, -1);
  value = scan_one ("1");
  g_assert_cmpint (tkl_scan_word (&value, words), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scan/grammar", test_grammar);
  g_test_add_func ("/scan/every-cut", test_every_cut);
  g_test_add_func ("/scan/against-json-glib", test_against_json_glib);
  g_test_add_func ("/scan/depth", test_depth);
  g_test_add_func ("/scan/walk", test_walk);
  g_test_add_func ("/scan/fault-is-sticky", test_fault_is_sticky);
  g_test_add_func ("/scan/scaled", test_scaled);
  g_test_add_func ("/scan/text", test_text);
  g_test_add_func ("/scan/names-and-words", test_names_and_words);
  return g_test_run ();
}
