/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the answers of a service have in common: faults, tokens, texts of errors. */
/* Thread: any; pure. */
#include <string.h>

#include "tkl-answer.h"
#include "tkl-json.h"
#include "tkl-text.h"

#define MAX_EXPLANATION 200
#define HIDDEN "***"

gboolean
tkl_answer_fault (const TklScan *scan, GError **error)
{
  gsize size = (gsize) (scan->end - scan->start);

  if (scan->fault == TKL_SCAN_FAULT_CUT)
    g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_OFFLINE,
                 "The answer broke off after %" G_GSIZE_FORMAT " bytes", size);
  else if (scan->fault == TKL_SCAN_FAULT_DEEP)
    g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_ANSWER,
                 "The answer is nested deeper than %d levels", TKL_SCAN_MAX_DEPTH);
  else
    {
      g_autofree char *said = tkl_answer_explain (scan->start, size);

      g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_ANSWER, "The answer is not JSON: %s",
                   said);
    }
  return FALSE;
}

gboolean
tkl_answer_no_list (const char *name, GError **error)
{
  g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_ANSWER, "The answer has no list “%s”",
               name);
  return FALSE;
}

gboolean
tkl_answer_take_token (const TklScanValue *value, char **ret_token)
{
  g_clear_pointer (ret_token, g_free);
  switch (value->kind)
    {
    case TKL_SCAN_NULL:
      return TRUE;
    case TKL_SCAN_NUMBER: /* as it stands there, not as a number would be written again */
      *ret_token = g_strndup (value->text, value->length);
      return TRUE;
    case TKL_SCAN_STRING:
      if (value->length > 0)
        *ret_token = tkl_scan_text (value);
      return value->length == 0 || *ret_token != NULL;
    default:
      return FALSE;
    }
}

gboolean
tkl_answer_bad_token (GError **error)
{
  g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_ANSWER,
               "The answer has a continuation token that is neither text nor number");
  return FALSE;
}

/* One line without control characters, at most MAX_EXPLANATION characters. */
static char *
tidy (const char *text, gsize size)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) MIN (size, MAX_EXPLANATION * 8));
  g_autoptr (GString) line = g_string_new (NULL);
  glong n_chars = 0;

  for (const char *pos = valid; *pos != '\0' && n_chars < MAX_EXPLANATION;
       pos = g_utf8_next_char (pos))
    {
      gunichar letter = g_utf8_get_char (pos);
      gboolean blank = !g_unichar_isprint (letter) || g_unichar_isspace (letter);

      if (blank && (line->len == 0 || line->str[line->len - 1] == ' '))
        continue;
      g_string_append_unichar (line, blank ? ' ' : letter);
      n_chars++;
    }
  return g_strchomp (g_string_free (g_steal_pointer (&line), FALSE));
}

/* The title of a page, without its markup. */
static char *
explain_html (const char *body, gsize size)
{
  g_autofree char *text = g_strndup (body, MIN (size, 4096));
  g_autofree char *lower = g_ascii_strdown (text, -1);
  const char *title = strstr (lower, "<title>");
  const char *end = title != NULL ? strstr (title, "</title>") : NULL;
  g_autofree char *inside = NULL;

  if (end == NULL)
    return g_strdup ("a web page");
  title += strlen ("<title>");
  inside = tidy (text + (title - lower), (gsize) (end - title));
  return g_strdup_printf ("a web page, “%s”", inside);
}

static void
append_fields (GString *into, JsonObject *object)
{
  JsonArray *list = tkl_json_array (object, "field_validation_errors");
  guint n;

  if (list == NULL)
    list = tkl_json_array (object, "fieldValidationErrors");
  n = list != NULL ? MIN (json_array_get_length (list), 10) : 0;
  for (guint i = 0; i < n; i++)
    {
      JsonObject *item = tkl_json_item (list, i);
      g_autofree char *field = item != NULL ? tkl_json_text (item, "field") : NULL;
      g_autofree char *reason = item != NULL ? tkl_json_text (item, "reason") : NULL;

      if (field != NULL || reason != NULL)
        g_string_append_printf (into, "%s%s: %s", into->len > 0 ? "; " : "",
                                field != NULL ? field : "?", reason != NULL ? reason : "?");
    }
}

static char *
explain_json (JsonObject *object)
{
  static const char *const names[] = { "message", "error_description", "error" };
  g_autoptr (GString) said = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names) && said->len == 0; i++)
    {
      g_autofree char *text = tkl_json_text (object, names[i]);

      if (text != NULL)
        g_string_append (said, text);
    }
  append_fields (said, object);
  return tidy (said->str, said->len);
}

char *
tkl_answer_explain (const char *body, gsize size)
{
  g_autoptr (JsonNode) root = NULL;
  gsize blanks = 0;

  /* Checked here, because the text of a parse error comes from this function. */
  if (tkl_scan_check (body, size) == TKL_SCAN_FAULT_NONE)
    root = tkl_json_parse (body, size, NULL);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    return explain_json (json_node_get_object (root));
  while (blanks < size && (body[blanks] == '\0' || g_ascii_isspace (body[blanks])))
    blanks++;
  if (blanks < size && body[blanks] == '<')
    return explain_html (body + blanks, size - blanks);
  return tidy (body + blanks, size - blanks);
}

TklRemoteError
tkl_answer_status_code (guint status)
{
  switch (status)
    {
    case 400:
    case 422:
      return TKL_REMOTE_ERROR_REQUEST;
    case 401:
      return TKL_REMOTE_ERROR_KEY;
    case 403:
      return TKL_REMOTE_ERROR_DENIED;
    case 404:
    case 410:
      return TKL_REMOTE_ERROR_NOT_FOUND;
    case 408:
    case 425:
    case 429:
      return TKL_REMOTE_ERROR_BUSY;
    default:
      /* Of others a proxy on the way or a wrong address speaks, and the next time may be another. */
      return status >= 500 ? TKL_REMOTE_ERROR_BUSY : TKL_REMOTE_ERROR_ANSWER;
    }
}

static char *
hide_all (char *text, const char *secret)
{
  g_autofree char *owned = text;
  GString *hidden = g_string_new (owned);

  g_string_replace (hidden, secret, HIDDEN, 0);
  return g_string_free (hidden, FALSE);
}

/* Of a key that is not ours as well: a redirect may carry another. */
static void
hide_parameter (GString *text)
{
  static const char name[] = "api_key=";
  gsize from = 0;
  const char *found;

  while ((found = strstr (text->str + from, name)) != NULL)
    {
      gsize begin = (gsize) (found - text->str) + strlen (name);
      gsize length = strcspn (text->str + begin, "& \t\r\n\"'<>#");

      g_string_erase (text, (gssize) begin, (gssize) length);
      g_string_insert (text, (gssize) begin, HIDDEN);
      from = begin + strlen (HIDDEN);
    }
}

char *
tkl_answer_redact (char *text, const char *secret)
{
  GString *hidden;

  if (!tkl_str_empty (secret))
    {
      g_autofree char *encoded = g_uri_escape_string (secret, NULL, FALSE);

      text = hide_all (hide_all (text, secret), encoded);
    }
  hidden = g_string_new (text);
  g_free (text);
  hide_parameter (hidden);
  return g_string_free (hidden, FALSE);
}
