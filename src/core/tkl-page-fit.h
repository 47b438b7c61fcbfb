/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns of a table find room on a page, how wide, and with how large letters. */
/* Thread: any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Widths are in any unit, that of the page. */
typedef struct
{
  guint natural; /* its longest cell on one line, with letters of full size */
  guint least;   /* the same when longer cells get several lines: its longest word; 0 … natural */
  guint width;   /* (out): on the page */
  guint part;    /* (out): the pages it is on, of those that lie side by side; 0 = the first */
} TklPageColumn;

/**
 * tkl_page_fit:
 * @columns: (array length=n): in their order
 * @n: > 0
 * @room: width of a page; > 0
 * @smallest: per mille of the full size below which nobody reads it; 1 … 1000
 * @ret_n_parts: (out): pages side by side
 *
 * Nothing is left out: first the letters become smaller, then cells of the widest columns get several lines,
 * and only then the columns go over several pages side by side, each of which begins with the first column.
 * Pure; O(n · bits of a width).
 *
 * Returns: size of the letters, per mille of the full one: @smallest … 1000.
 */
guint
tkl_page_fit (TklPageColumn *columns, guint n, guint room, guint smallest, guint *ret_n_parts);

G_END_DECLS
