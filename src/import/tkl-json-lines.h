/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklJsonLines: a first look at a JSON text: is it safe to parse, and where are its elements. */
/* Thread: any; pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TKL_JSON_MAX_DEPTH 64

typedef struct
{
  gint64 root;      /* line, from 1, on which the root value begins */
  GArray *elements; /* (owned) (element-type gint64): line on which each element begins */
} TklJsonLines;

/**
 * tkl_json_lines_find:
 * @text: (array length=size): need not end with NUL
 * @member: array in the root object whose elements are wanted
 * @error: TKL_IMPORT_ERROR: FORMAT (no UTF-8, a character that JSON has not outside of strings, a
 *   bracket or string that is not closed; with the line), LIMIT (deeper than TKL_JSON_MAX_DEPTH)
 *
 * json-glib knows no lines once it is done, takes JavaScript for JSON, and recurses as deep as the
 * text asks for. A text that passes here nests the same for json-glib: comments and single quotes,
 * which it would read differently, are refused.
 *
 * Returns: (transfer full): free with tkl_json_lines_free().
 */
TklJsonLines *
tkl_json_lines_find (const char *text, gsize size, const char *member, GError **error);
void tkl_json_lines_free (TklJsonLines *lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklJsonLines, tkl_json_lines_free)

G_END_DECLS
