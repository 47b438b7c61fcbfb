/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tolerant members of JSON objects (docs/trusttrack.md §9). */
/* Thread: main. */
#include <math.h>
#include <string.h>

#include "tkl-json.h"
#include "tkl-remote-error.h"

/* One member `x` of each kind; the criticals of a wrong type would end the test. */
static const struct
{
  const char *value;
  const char *text; /* NULL = not there */
  double number;    /* NAN = not there */
  gint64 whole;     /* G_MININT64 = not there */
  int truth;        /* −1 = not there */
} cases[] = {
  { "null", NULL, NAN, G_MININT64, -1 },
  { "{}", NULL, NAN, G_MININT64, -1 },
  { "[]", NULL, NAN, G_MININT64, -1 },
  { "[1]", NULL, NAN, G_MININT64, -1 },
  { "true", NULL, NAN, G_MININT64, TRUE },
  { "false", NULL, NAN, G_MININT64, FALSE },
  { "0", "0", 0, 0, FALSE },
  { "1", "1", 1, 1, TRUE },
  { "2", "2", 2, 2, -1 },
  { "-7", "-7", -7, -7, -1 },
  { "7.0", "7", 7, 7, -1 },
  { "1.5e3", "1500", 1500, 1500, -1 },
  { "2.5", "2.5", 2.5, 3, -1 },
  { "-2.5", "-2.5", -2.5, -3, -1 },
  { "868324051112223", "868324051112223", 868324051112223., 868324051112223, -1 },
  { "1e300", "1.0000000000000001e+300", 1e300, G_MININT64, -1 },
  { "\"\"", NULL, NAN, G_MININT64, -1 },
  { "\"  \"", NULL, NAN, G_MININT64, -1 },
  { "\" 12.25 \"", "12.25", 12.25, 12, -1 },
  { "\"12,25\"", "12,25", NAN, G_MININT64, -1 },
  { "\"0.7\"", "0.7", 0.7, 1, -1 },
  { "\"1\"", "1", 1, 1, TRUE },
  { "\"0\"", "0", 0, 0, FALSE },
  { "\"ON\"", "ON", NAN, G_MININT64, TRUE },
  { "\"off\"", "off", NAN, G_MININT64, FALSE },
  { "\"True\"", "True", NAN, G_MININT64, TRUE },
  { "\"FALSE\"", "FALSE", NAN, G_MININT64, FALSE },
  { "\"yes\"", "yes", NAN, G_MININT64, -1 },
  { "\"nan\"", "nan", NAN, G_MININT64, -1 },
  { "\"inf\"", "inf", NAN, G_MININT64, -1 },
  { "\"0x1F\"", "0x1F", NAN, G_MININT64, -1 },
  { "\"1e999\"", "1e999", NAN, G_MININT64, -1 },
  { "\"12 13\"", "12 13", NAN, G_MININT64, -1 },
  { "\"-\"", "-", NAN, G_MININT64, -1 },
};

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = tkl_json_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return node;
}

static void
check_case (JsonObject *object, const char *name, guint i)
{
  g_autofree char *text = tkl_json_text (object, name);
  double number = NAN;
  gint64 whole = G_MININT64;
  gboolean truth = -1;

  g_assert_cmpstr (text, ==, cases[i].text);
  g_assert_cmpint (tkl_json_double (object, name, &number), ==, !isnan (cases[i].number));
  if (!isnan (cases[i].number))
    g_assert_cmpfloat (number, ==, cases[i].number);
  g_assert_cmpint (tkl_json_int64 (object, name, &whole), ==, cases[i].whole != G_MININT64);
  g_assert_cmpint (whole, ==, cases[i].whole);
  g_assert_cmpint (tkl_json_bool (object, name, &truth), ==, cases[i].truth >= 0);
  g_assert_cmpint (truth, ==, cases[i].truth);
}

static void
test_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"x\":%s}", cases[i].value);
      g_autoptr (JsonNode) node = parse (text);
      JsonObject *object = json_node_get_object (node);

      g_test_message ("%s", cases[i].value);
      check_case (object, "x", i);
      check_case (object, "absent", 0);
      g_assert_true ((tkl_json_object (object, "x") != NULL)
                     == (strcmp (cases[i].value, "{}") == 0));
      g_assert_true ((tkl_json_array (object, "x") != NULL) == (cases[i].value[0] == '['));
    }
}

static void
test_items (void)
{
  g_autoptr (JsonNode) node = parse ("{\"x\":[1,{\"a\":2},null,[]]}");
  JsonArray *array = tkl_json_array (json_node_get_object (node), "x");

  g_assert_null (tkl_json_item (array, 0));
  g_assert_nonnull (tkl_json_item (array, 1));
  g_assert_null (tkl_json_item (array, 2));
  g_assert_null (tkl_json_item (array, 3));
  g_assert_null (tkl_json_item (array, 4));
}

static void
test_instants_and_points (void)
{
  g_autoptr (JsonNode) node
      = parse ("{\"a\":\"2026-03-02T05:41:07.000Z\",\"b\":\"2026-03-02T05:41:07\",\"c\":1772430067,"
               "\"p\":{\"latitude\":\"50.8466\",\"longitude\":4.3517},\"q\":{\"latitude\":0,"
               "\"longitude\":0},"
               "\"r\":{\"latitude\":91,\"longitude\":4},\"s\":{\"latitude\":50}}");
  JsonObject *object = json_node_get_object (node);
  TklPoint point = tkl_json_point (tkl_json_object (object, "p"));

  g_assert_cmpint (tkl_json_instant (object, "a"), ==, G_GINT64_CONSTANT (1772430067000));
  g_assert_cmpint (tkl_json_instant (object, "b"), ==, G_MININT64);
  g_assert_cmpint (tkl_json_instant (object, "c"), ==, G_MININT64);
  g_assert_cmpint (tkl_json_instant (object, "absent"), ==, G_MININT64);
  g_assert_cmpint (point.lat_e7, ==, 508466000);
  g_assert_cmpint (point.lon_e7, ==, 43517000);
  g_assert_false (tkl_point_is_set (tkl_json_point (tkl_json_object (object, "q"))));
  g_assert_false (tkl_point_is_set (tkl_json_point (tkl_json_object (object, "r"))));
  g_assert_false (tkl_point_is_set (tkl_json_point (tkl_json_object (object, "s"))));
  g_assert_false (tkl_point_is_set (tkl_json_point (NULL)));
}

static void
test_parse_errors (void)
{
  static const struct
  {
    const char *text;
    TklRemoteError code;
  } bad[] = {
    { "", TKL_REMOTE_ERROR_OFFLINE },
    { "{\"a\":", TKL_REMOTE_ERROR_OFFLINE },
    { "<html>", TKL_REMOTE_ERROR_ANSWER },
    { "{a:1}", TKL_REMOTE_ERROR_ANSWER },
    { "/* c */ {}", TKL_REMOTE_ERROR_ANSWER },
    { "{\"a\":\"\xff\"}", TKL_REMOTE_ERROR_ANSWER },
    { "\"\\ud83d\"", TKL_REMOTE_ERROR_ANSWER },
    { "\"\\ude00\"", TKL_REMOTE_ERROR_ANSWER },
    { "\"\\ud83dx\"", TKL_REMOTE_ERROR_ANSWER },
    { "\"\\ud83d\\u0041\"", TKL_REMOTE_ERROR_ANSWER },
  };
  g_autofree char *deep = g_strnfill (200000, '[');

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tkl_json_parse (bad[i].text, strlen (bad[i].text), &error));
      g_assert_error (error, TKL_REMOTE_ERROR, (int) bad[i].code);
    }
  g_assert_null (tkl_json_parse (deep, strlen (deep), NULL));
}

/* Whole pairs, and backslashes that only look like the half of one. */
static void
test_surrogates (void)
{
  static const char *const good[]
      = { "\"\\ud83d\\ude00\"", "\"\\\\ud83d\"", "\"\\u00e9\"", "\"a\\\\\"" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (JsonNode) node = parse (good[i]);

      g_assert_true (JSON_NODE_HOLDS_VALUE (node));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/values", test_values);
  g_test_add_func ("/json/items", test_items);
  g_test_add_func ("/json/instants-and-points", test_instants_and_points);
  g_test_add_func ("/json/parse-errors", test_parse_errors);
  g_test_add_func ("/json/surrogates", test_surrogates);
  return g_test_run ();
}
