/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRowFilter: what somebody wants to see in a column: `van`, `7:30`, `>7`, `7..9`, `yes`. */
/* Thread: immutable; any thread. */
#pragma once

#include "tkl-column.h"

G_BEGIN_DECLS

typedef struct
{
  const TklColumn *column;
  char *text;      /* (owned): as it was typed, without blanks around it */
  char *word;      /* (owned) (nullable): folded: it occurs in the cell; NULL: */
  gboolean is_box; /* cells with a mark, @from 1, or without, 0; else: */
  gint64 from, to; /* values in between, both included; an empty cell has none */
} TklRowFilter;

/**
 * tkl_row_filter_new:
 * @zone: (nullable): in which instants are typed; without it they are words
 * @base: the last day that is looked at: `16` is the 16th up to it, `16/11` that of its year
 * @text: as typed: of texts a part, in any case and without accents; of numbers, dates, times and lengths
 *   one of them (7 is all from 07:00 to 07:59, 12 all kilometres from 12,0 to 12,9), `>7`, `<7`, `>=7`,
 *   `<=7` or `7..9`, in the form of the column; of boxes `yes` or `no`, translated, or how they begin
 * @ret_problem: (out) (transfer none): translated: what can be typed there; set where NULL is returned
 *
 * Returns: (transfer full) (nullable): NULL: it is not understood.
 */
TklRowFilter *tkl_row_filter_new (const TklColumn *column,
                                  const TklZone *zone,
                                  TklDay base,
                                  const char *text,
                                  const char **ret_problem);
/** tkl_row_filter_hint: Returns: (transfer none) (nullable): translated: what can be typed; NULL: any
 * text. */
const char *tkl_row_filter_hint (const TklColumn *column, const TklZone *zone);
/** tkl_row_filter_free: for arrays of them. */
void tkl_row_filter_free (gpointer filter);
/** tkl_row_filter_equal: Returns: TRUE: they keep the same rows. */
gboolean tkl_row_filter_equal (const TklRowFilter *a, const TklRowFilter *b);

/** tkl_row_filter_keeps: Returns: TRUE for rows of the set with that value in the column. Pure. */
gboolean tkl_row_filter_keeps (const TklRowFilter *filter, const TklRowSet *set, gint64 value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklRowFilter, tkl_row_filter_free)

G_END_DECLS
