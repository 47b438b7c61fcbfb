/* SPDX-License-Identifier: GPL-3.0-or-later */
/* File names made of a pattern with placeholders, such as `{company} {from} {to}`. */
/* Thread: any; pure. */
#pragma once

#include "tkl-day.h"

G_BEGIN_DECLS

/* Placeholders: {company} {from} {to} {number} {name}. */
#define TKL_FILE_PATTERN_DEFAULT "{company} {from} {to}"
#define TKL_FILE_PATTERN_MAX 60 /* bytes */
/* Every expanded name has room for what the pattern says and for its dates. */
#define TKL_FILE_PATTERN_MIN_ROOM 106 /* bytes */

typedef struct
{
  const char *company; /* (nullable) */
  TklDay from, to;
  const char *number; /* (nullable): of the employee; NULL: a workbook of all of them */
  const char *name;   /* (nullable): of the employee */
} TklFileWords;

/**
 * tkl_file_pattern_check:
 * @pattern: UTF-8
 *
 * A pattern has {from} and {to}, so that no period can take the file of another, each placeholder
 * once at most, no other braces, and no character that some system refuses in a name.
 * Returns: (nullable): what is wrong with it: an English sentence marked for translation.
 */
const char *tkl_file_pattern_check (const char *pattern);

/**
 * tkl_file_pattern_expand:
 * @pattern: one that tkl_file_pattern_check() accepts
 * @max_bytes: ≥ TKL_FILE_PATTERN_MIN_ROOM
 *
 * When the file is of one employee and the pattern does not say which, his number follows. What
 * does not fit is cut from the names of company and employee, never from the dates. Names may hold
 * characters that no file name may: clean the result.
 * Returns: (transfer full): without an ending.
 */
char *tkl_file_pattern_expand (const char *pattern, const TklFileWords *words, gsize max_bytes);

G_END_DECLS
