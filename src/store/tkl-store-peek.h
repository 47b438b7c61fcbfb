/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in a database file that is not opened: a backup, or another company. */
/* Thread: any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *name;         /* (owned): of the company; "" = it has none */
  gint64 written_s;   /* when the file was written last, Unix time */
  gint64 n_employees; /* −1 = not asked for */
  gint64 n_ticks;     /* that count; −1 = not asked for */
} TklStorePeek;

void tkl_store_peek_clear (TklStorePeek *peek);

/**
 * tkl_store_peek:
 * @counts: FALSE: the name only, which costs nothing in a large file
 * @ret_peek: (out): clear it with tkl_store_peek_clear()
 * @error: TKL_STORE_ERROR: NOT_FOUND, CORRUPT (damaged, empty, or not one of ours), TOO_NEW, BUSY
 *
 * Reads any schema up to the present one, and leaves the file as it is.
 */
gboolean tkl_store_peek (const char *file, gboolean counts, TklStorePeek *ret_peek, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TklStorePeek, tkl_store_peek_clear)

G_END_DECLS
