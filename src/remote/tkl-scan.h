/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklScan: reads JSON text front to back without building a tree. */
/* Thread: any; pure. */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Deeper nesting than this is refused: nobody sends it but to exhaust the stack. */
#define TKL_SCAN_MAX_DEPTH 64

typedef enum
{
  TKL_SCAN_FAULT_NONE,
  TKL_SCAN_FAULT_SYNTAX, /* not JSON */
  TKL_SCAN_FAULT_CUT,    /* JSON that ends in the middle */
  TKL_SCAN_FAULT_DEEP,   /* nested more than TKL_SCAN_MAX_DEPTH */
} TklScanFault;

typedef enum
{
  TKL_SCAN_NULL, /* also what a faulty text gives */
  TKL_SCAN_FALSE,
  TKL_SCAN_TRUE,
  TKL_SCAN_NUMBER,
  TKL_SCAN_STRING,
  TKL_SCAN_ARRAY,
  TKL_SCAN_OBJECT,
} TklScanKind;

/* A value where it stands in the text; borrows from it. */
typedef struct
{
  TklScanKind kind;
  const char *text; /* NUMBER: its characters; STRING: what is between the quotes, escapes kept */
  gsize length;
  gboolean escaped; /* STRING: there are escapes in it */
} TklScanValue;

/* Members are private; .pos and .fault may be read. */
typedef struct
{
  const char *start;
  const char *pos;
  const char *end;
  guint depth;
  gboolean fresh; /* just behind an opening bracket: no comma expected */
  TklScanFault fault;
} TklScan;

/**
 * tkl_scan_init:
 * @text: (array length=size): UTF-8, not terminated; must outlive @scan
 *
 * A scan that meets a fault stays at it: every later call answers NULL or FALSE, so that callers
 * look at .fault once, at the end.
 */
void tkl_scan_init (TklScan *scan, const char *text, gsize size);

/**
 * tkl_scan_value:
 * @ret_value: (out)
 *
 * Reads the next value. An ARRAY or OBJECT is entered: read on with tkl_scan_item() or
 * tkl_scan_member() until that says FALSE, or leave it with tkl_scan_skip().
 */
void tkl_scan_value (TklScan *scan, TklScanValue *ret_value);

/** tkl_scan_item: Returns: TRUE when a value follows; FALSE behind the end of the array. */
gboolean tkl_scan_item (TklScan *scan);

/** tkl_scan_member: Likewise for an object; @ret_name is the name of the value that follows. */
gboolean tkl_scan_member (TklScan *scan, TklScanValue *ret_name);

/** tkl_scan_skip: Leaves @value, just read: passes over its contents if it has any. */
void tkl_scan_skip (TklScan *scan, const TklScanValue *value);

/** tkl_scan_finish: Returns: TRUE when only blanks follow and there was no fault. */
gboolean tkl_scan_finish (TklScan *scan);

/** tkl_scan_check: Returns: whether the whole text is one JSON value, and if not, why. */
TklScanFault tkl_scan_check (const char *text, gsize size);

/** tkl_scan_is_escaped: For tkl_scan_is(): of a string with escapes. */
gboolean tkl_scan_is_escaped (const TklScanValue *value, const char *text);

/**
 * tkl_scan_is:
 *
 * In the header, so that the lengths of literals are constants: it runs thirty times a record.
 * Returns: TRUE when the string @value reads @text, its escapes resolved.
 */
static inline gboolean
tkl_scan_is (const TklScanValue *value, const char *text)
{
  if (G_UNLIKELY (value->escaped))
    return tkl_scan_is_escaped (value, text);
  return value->length == strlen (text) && value->kind == TKL_SCAN_STRING
         && memcmp (value->text, text, value->length) == 0;
}

/**
 * tkl_scan_text:
 *
 * Returns: (transfer full) (nullable): of a STRING its text, escapes resolved; of a NUMBER its
 *   digits, whole numbers without exponent or fraction; NULL for other kinds, and for text that is
 *   not UTF-8 or holds a NUL.
 */
char *tkl_scan_text (const TklScanValue *value);

/**
 * tkl_scan_scaled:
 * @decimals: 0 … 9
 * @ret_scaled: (out): the number × 10^decimals, rounded half away from zero
 *
 * Takes a NUMBER, or a STRING that holds one between blanks; exact, without a float in between.
 * Returns: FALSE for anything else and for results beyond ±9·10¹⁷.
 */
gboolean tkl_scan_scaled (const TklScanValue *value, guint decimals, gint64 *ret_scaled);

/**
 * tkl_scan_word:
 * @words: (array zero-terminated=1): upper case
 *
 * Returns: the index in @words of a STRING, case ignored; −1 = none of them or no string.
 */
int tkl_scan_word (const TklScanValue *value, const char *const *words);

G_END_DECLS
