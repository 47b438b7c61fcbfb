/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklJsonLines: a first look at a JSON text: is it safe to parse, and where are its elements. */
/* Thread: any; pure. */
#include "tkl-json-lines.h"

#include "tkl-import-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *at, *end;
  gint64 line;
  guint depth;
  char closer[TKL_JSON_MAX_DEPTH]; /* bracket that closes each level */
  const char *member;
  gsize member_length;
  const char *key; /* last string in the root object, without quotes */
  gsize key_length;
  gboolean wanted;   /* inside the array asked for, when deep enough */
  gboolean expected; /* the next value is an element of it */
  TklJsonLines *lines;
} Scan;

void
tkl_json_lines_free (TklJsonLines *lines)
{
  if (lines == NULL)
    return;
  g_array_unref (lines->elements);
  g_free (lines);
}

static gboolean
fail (const Scan *scan, TklImportError code, const char *sentence, GError **error)
{
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT, scan->line);

  /* Translators: line of a file, then a sentence that says what is wrong there. */
  g_set_error (error, TKL_IMPORT_ERROR, code, _ ("Line %s: %s"), line, sentence);
  return FALSE;
}

/* At an opening quote. Ends behind the closing one. */
static gboolean
skip_string (Scan *scan, GError **error)
{
  const char *from = ++scan->at;

  for (; scan->at < scan->end && *scan->at != '"'; scan->at++)
    {
      if (*scan->at == '\\' && scan->at + 1 < scan->end)
        scan->at++;
      if (*scan->at == '\n')
        return fail (scan, TKL_IMPORT_ERROR_FORMAT, _ ("A text is not closed on its line."), error);
    }
  if (scan->at >= scan->end)
    return fail (scan, TKL_IMPORT_ERROR_FORMAT, _ ("A text is not closed."), error);
  if (scan->depth == 1)
    {
      scan->key = from;
      scan->key_length = scan->at - from;
    }
  scan->at++;
  return TRUE;
}

static gboolean
open_bracket (Scan *scan, char closer, GError **error)
{
  if (scan->depth == TKL_JSON_MAX_DEPTH)
    return fail (scan, TKL_IMPORT_ERROR_LIMIT, _ ("Brackets are nested too deep."), error);
  scan->closer[scan->depth++] = closer;
  if (closer == ']' && scan->depth == 2 && scan->closer[0] == '}' && scan->key != NULL
      && scan->key_length == scan->member_length
      && memcmp (scan->key, scan->member, scan->key_length) == 0)
    {
      /* Of a member that is there twice the last one counts. */
      g_array_set_size (scan->lines->elements, 0);
      scan->wanted = scan->expected = TRUE;
    }
  scan->at++;
  return TRUE;
}

static gboolean
close_bracket (Scan *scan, GError **error)
{
  if (scan->depth == 0 || scan->closer[scan->depth - 1] != *scan->at)
    return fail (scan, TKL_IMPORT_ERROR_FORMAT, _ ("A bracket closes nothing."), error);
  scan->depth--;
  if (scan->depth < 2)
    scan->wanted = scan->expected = FALSE;
  scan->at++;
  return TRUE;
}

static void
note_value (Scan *scan)
{
  if (scan->lines->root == 0)
    scan->lines->root = scan->line;
  if (!scan->expected)
    return;
  scan->expected = FALSE;
  g_array_append_val (scan->lines->elements, scan->line);
}

static gboolean
scan_token (Scan *scan, GError **error)
{
  char c = *scan->at;

  if (c == '\n')
    scan->line++;
  if (c == ',' && scan->wanted && scan->depth == 2)
    scan->expected = TRUE;
  if (memchr (" \t\r\n,:", c, 6) != NULL)
    {
      scan->at++;
      return TRUE;
    }
  if (c == ']' || c == '}')
    return close_bracket (scan, error);

  note_value (scan);
  if (c == '"')
    return skip_string (scan, error);
  if (c == '{' || c == '[')
    return open_bracket (scan, c == '{' ? '}' : ']', error);
  if (!g_ascii_isalnum (c) && memchr ("+-.", c, 3) == NULL)
    return fail (scan, TKL_IMPORT_ERROR_FORMAT, _ ("This is no JSON."), error);
  scan->at++;
  return TRUE;
}

TklJsonLines *
tkl_json_lines_find (const char *text, gsize size, const char *member, GError **error)
{
  g_autoptr (TklJsonLines) lines = NULL;
  const char *invalid;
  Scan scan;

  g_return_val_if_fail ((text != NULL || size == 0) && member != NULL, NULL);

  /* What GBytes has for nothing; no pointer may be reckoned from it. */
  if (text == NULL)
    text = "";
  lines = g_new0 (TklJsonLines, 1);
  lines->elements = g_array_new (FALSE, FALSE, sizeof (gint64));
  scan = (Scan){ .at = text,
                 .end = text + size,
                 .line = 1,
                 .member = member,
                 .member_length = strlen (member),
                 .lines = lines };
  if (!g_utf8_validate_len (text, size, &invalid))
    {
      for (const char *p = text; p < invalid; p++)
        scan.line += *p == '\n';
      fail (&scan, TKL_IMPORT_ERROR_FORMAT, _ ("This text is not UTF-8."), error);
      return NULL;
    }
  while (scan.at < scan.end)
    if (!scan_token (&scan, error))
      return NULL;
  if (scan.depth > 0 || lines->root == 0)
    {
      fail (&scan, TKL_IMPORT_ERROR_FORMAT, _ ("The file ends too early."), error);
      return NULL;
    }
  return g_steal_pointer (&lines);
}
