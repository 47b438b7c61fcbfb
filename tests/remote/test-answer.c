/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a failed answer says, its code, and that no key comes through (docs/trusttrack.md §4). */
/* Thread: main. */
#include <string.h>

#include "tkl-answer.h"

static void
test_explain (void)
{
  g_autofree char *long_text = g_strnfill (1000, 'x');
  g_autofree char *cut_text = g_strnfill (200, 'x');
  const struct
  {
    const char *body;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "  \n", "" },
    { "{}", "" },
    { "[1]", "[1]" },
    { "{\"message\":\"Missing feature\"}", "Missing feature" },
    { "{\"error\":\"forbidden\",\"error_description\":\"No right\"}", "No right" },
    { "{\"error\":\"forbidden\",\"message\":null}", "forbidden" },
    { "{\"error\":{\"a\":1},\"message\":12}", "12" },
    { "{\"code\":422,\"message\":\"Validation failed\",\"field_validation_errors\":["
      "{\"field\":\"objectId\",\"reason\":\"must not be null\"},{\"field\":\"to\"},7]}",
      "Validation failed; objectId: must not be null; to: ?" },
    { "{\"fieldValidationErrors\":[{\"field\":\"limit\",\"reason\":\"too big\"}]}",
      "limit: too big" },
    { "<html><head><TITLE>429 Too\n Many</TITLE></head>", "a web page, “429 Too Many”" },
    { "\n<!doctype html><p>hello", "a web page" },
    { "plain\r\n\ttext\x01 with  blanks ", "plain text with blanks" },
    { "{\"message\":\"two\\nlines\"}", "two lines" },
    { "caf\xe9", "caf\xef\xbf\xbd" },
    { "{\"message\":", "{\"message\":" },
    { long_text, cut_text },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = tkl_answer_explain (cases[i].body, strlen (cases[i].body));

      g_assert_cmpstr (said, ==, cases[i].expected);
    }
}

static void
test_codes (void)
{
  static const struct
  {
    guint status;
    TklRemoteError code;
  } cases[] = {
    { 400, TKL_REMOTE_ERROR_REQUEST }, { 401, TKL_REMOTE_ERROR_KEY },
    { 403, TKL_REMOTE_ERROR_DENIED },  { 404, TKL_REMOTE_ERROR_NOT_FOUND },
    { 405, TKL_REMOTE_ERROR_ANSWER },  { 407, TKL_REMOTE_ERROR_ANSWER },
    { 413, TKL_REMOTE_ERROR_ANSWER },  { 408, TKL_REMOTE_ERROR_BUSY },
    { 422, TKL_REMOTE_ERROR_REQUEST }, { 429, TKL_REMOTE_ERROR_BUSY },
    { 500, TKL_REMOTE_ERROR_BUSY },    { 502, TKL_REMOTE_ERROR_BUSY },
    { 503, TKL_REMOTE_ERROR_BUSY },    { 504, TKL_REMOTE_ERROR_BUSY },
    { 304, TKL_REMOTE_ERROR_ANSWER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (tkl_answer_status_code (cases[i].status), ==, cases[i].code);
}

static void
test_redact (void)
{
  static const struct
  {
    const char *text;
    const char *secret;
    const char *expected;
  } cases[] = {
    { "nothing here", "k3y", "nothing here" },
    { "", "k3y", "" },
    { "k3y at k3y", "k3y", "*** at ***" },
    { "http://h/x?version=1&api_key=k3y&limit=1", "k3y",
      "http://h/x?version=1&api_key=***&limit=1" },
    { "x?api_key=other", "k3y", "x?api_key=***" },
    { "x?api_key=other y api_key=third&z", NULL, "x?api_key=*** y api_key=***&z" },
    { "\"x?api_key=\"", "", "\"x?api_key=***\"" },
    { "a b/c and a%20b%2Fc", "a b/c", "*** and ***" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tkl_answer_redact (g_strdup (cases[i].text), cases[i].secret);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answer/explain", test_explain);
  g_test_add_func ("/answer/codes", test_codes);
  g_test_add_func ("/answer/redact", test_redact);
  return g_test_run ();
}
