/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklScan: reads JSON text front to back without building a tree. */
/* Thread: any; pure. */

/* json-glib builds a hash table and GValues for each object, which costs fifty times what reading
 * the text does; pages of history are nearly all of what a synchronisation reads. */
#include <string.h>

#include "tkl-scan.h"

void
tkl_scan_init (TklScan *scan, const char *text, gsize size)
{
  *scan = (TklScan){ .start = text, .pos = text, .end = text + size };
}

/* The end of the text is the only place a fault can be told from a text cut off. */
static void
fail (TklScan *scan, TklScanFault fault)
{
  if (scan->fault == TKL_SCAN_FAULT_NONE)
    scan->fault
        = scan->pos >= scan->end && fault == TKL_SCAN_FAULT_SYNTAX ? TKL_SCAN_FAULT_CUT : fault;
  scan->pos = scan->end;
}

static inline void
skip_blanks (TklScan *scan)
{
  while (scan->pos < scan->end
         && (*scan->pos == ' ' || *scan->pos == '\n' || *scan->pos == '\r' || *scan->pos == '\t'))
    scan->pos++;
}

/* The next character after blanks; 0 at the end. A NUL in the text is a fault anyway. */
static inline char
peek (TklScan *scan)
{
  skip_blanks (scan);
  return scan->pos < scan->end ? *scan->pos : '\0';
}

/* Behind a backslash. */
static gboolean
pass_escape (TklScan *scan)
{
  if (scan->pos >= scan->end || strchr ("\"\\/bfnrtu", *scan->pos) == NULL || *scan->pos == '\0')
    return FALSE;
  if (*scan->pos++ != 'u')
    return TRUE;
  for (int i = 0; i < 4; i++)
    {
      if (scan->pos >= scan->end || !g_ascii_isxdigit (*scan->pos))
        return FALSE;
      scan->pos++;
    }
  return TRUE;
}

/* From behind the opening quote to behind the closing one. */
static void
pass_string (TklScan *scan, TklScanValue *ret_value)
{
  const char *pos = scan->pos;

  ret_value->kind = TKL_SCAN_STRING;
  ret_value->text = pos;
  ret_value->escaped = FALSE;
  while (TRUE)
    {
      while (pos < scan->end && *pos != '"' && *pos != '\\' && (guchar) *pos >= 0x20)
        pos++;
      scan->pos = pos;
      if (pos < scan->end && *pos == '"')
        break;
      scan->pos = pos < scan->end && *pos == '\\' ? pos + 1 : pos;
      if (scan->pos == pos || !pass_escape (scan))
        {
          fail (scan, TKL_SCAN_FAULT_SYNTAX);
          ret_value->kind = TKL_SCAN_NULL;
          return;
        }
      ret_value->escaped = TRUE;
      pos = scan->pos;
    }
  ret_value->length = (gsize) (pos - ret_value->text);
  scan->pos = pos + 1;
}

static gboolean
pass_digits (TklScan *scan)
{
  const char *first = scan->pos;

  while (scan->pos < scan->end && g_ascii_isdigit (*scan->pos))
    scan->pos++;
  return scan->pos > first;
}

static gboolean
pass_number (TklScan *scan)
{
  if (*scan->pos == '-')
    scan->pos++;
  if (scan->pos < scan->end && *scan->pos == '0')
    scan->pos++;
  else if (!pass_digits (scan))
    return FALSE;
  if (scan->pos < scan->end && *scan->pos == '.')
    {
      scan->pos++;
      if (!pass_digits (scan))
        return FALSE;
    }
  if (scan->pos < scan->end && (*scan->pos == 'e' || *scan->pos == 'E'))
    {
      scan->pos++;
      if (scan->pos < scan->end && (*scan->pos == '+' || *scan->pos == '-'))
        scan->pos++;
      return pass_digits (scan);
    }
  return TRUE;
}

static gboolean
pass_word (TklScan *scan, const char *word)
{
  for (; *word != '\0'; word++, scan->pos++)
    if (scan->pos >= scan->end || *scan->pos != *word)
      return FALSE;
  return TRUE;
}

static void
enter (TklScan *scan, TklScanValue *ret_value, TklScanKind kind)
{
  if (++scan->depth > TKL_SCAN_MAX_DEPTH)
    {
      fail (scan, TKL_SCAN_FAULT_DEEP);
      return;
    }
  scan->pos++;
  scan->fresh = TRUE;
  ret_value->kind = kind;
}

void
tkl_scan_value (TklScan *scan, TklScanValue *ret_value)
{
  char first = peek (scan);
  const char *begin = scan->pos;
  TklScanKind kind = TKL_SCAN_NULL;
  gboolean ok = TRUE;

  *ret_value = (TklScanValue){ .kind = TKL_SCAN_NULL, .text = begin };
  switch (first)
    {
    case '"':
      scan->pos++;
      pass_string (scan, ret_value);
      return;
    case '{':
      enter (scan, ret_value, TKL_SCAN_OBJECT);
      return;
    case '[':
      enter (scan, ret_value, TKL_SCAN_ARRAY);
      return;
    case 't':
      kind = TKL_SCAN_TRUE;
      ok = pass_word (scan, "true");
      break;
    case 'f':
      kind = TKL_SCAN_FALSE;
      ok = pass_word (scan, "false");
      break;
    case 'n':
      ok = pass_word (scan, "null");
      break;
    default:
      kind = TKL_SCAN_NUMBER;
      ok = (first == '-' || g_ascii_isdigit (first)) && pass_number (scan);
    }
  if (!ok)
    {
      fail (scan, TKL_SCAN_FAULT_SYNTAX);
      return;
    }
  ret_value->kind = kind;
  ret_value->length = (gsize) (scan->pos - begin);
}

/* TRUE when an element follows; FALSE behind the closing bracket, or at a fault. */
static gboolean
advance (TklScan *scan, char closing)
{
  char next;
  gboolean fresh = scan->fresh;

  if (scan->fault != TKL_SCAN_FAULT_NONE)
    return FALSE;
  next = peek (scan);
  scan->fresh = FALSE;
  if (next == closing)
    {
      scan->pos++;
      scan->depth--;
      return FALSE;
    }
  if (fresh)
    return TRUE;
  if (next != ',')
    {
      fail (scan, TKL_SCAN_FAULT_SYNTAX);
      return FALSE;
    }
  scan->pos++;
  return TRUE;
}

gboolean
tkl_scan_item (TklScan *scan)
{
  return advance (scan, ']');
}

gboolean
tkl_scan_member (TklScan *scan, TklScanValue *ret_name)
{
  if (!advance (scan, '}'))
    return FALSE;
  if (peek (scan) != '"')
    {
      fail (scan, TKL_SCAN_FAULT_SYNTAX);
      return FALSE;
    }
  scan->pos++;
  pass_string (scan, ret_name);
  if (scan->fault != TKL_SCAN_FAULT_NONE)
    return FALSE;
  if (peek (scan) != ':')
    {
      fail (scan, TKL_SCAN_FAULT_SYNTAX);
      return FALSE;
    }
  scan->pos++;
  return TRUE;
}

void
tkl_scan_skip (TklScan *scan, const TklScanValue *value)
{
  TklScanValue name, inner;

  if (value->kind == TKL_SCAN_OBJECT)
    while (tkl_scan_member (scan, &name))
      {
        tkl_scan_value (scan, &inner);
        tkl_scan_skip (scan, &inner);
      }
  else if (value->kind == TKL_SCAN_ARRAY)
    while (tkl_scan_item (scan))
      {
        tkl_scan_value (scan, &inner);
        tkl_scan_skip (scan, &inner);
      }
}

gboolean
tkl_scan_finish (TklScan *scan)
{
  skip_blanks (scan);
  if (scan->fault == TKL_SCAN_FAULT_NONE && scan->pos < scan->end)
    fail (scan, TKL_SCAN_FAULT_SYNTAX);
  return scan->fault == TKL_SCAN_FAULT_NONE;
}

TklScanFault
tkl_scan_check (const char *text, gsize size)
{
  TklScan scan;
  TklScanValue value;

  tkl_scan_init (&scan, text, size);
  tkl_scan_value (&scan, &value);
  tkl_scan_skip (&scan, &value);
  tkl_scan_finish (&scan);
  return scan.fault;
}
