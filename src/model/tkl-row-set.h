/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRowSet: the rows of one table as read from the database, packed; and the columns that show them. */
/* Thread: filled by one thread, then immutable: any thread. */
#pragma once

#include "tkl-zone.h"

G_BEGIN_DECLS

typedef struct _TklRowSet TklRowSet;

/* A text of a set: names repeat a thousand times, so rows hold numbers. 0 = none. */
typedef guint32 TklTextRef;

/**
 * tkl_row_set_new:
 * @row_size: bytes; every row struct begins with a gint64 that identifies it over reloads
 * @zone: (nullable): in which its instants are shown; referenced
 */
TklRowSet *tkl_row_set_new (gsize row_size, TklZone *zone);
TklRowSet *tkl_row_set_ref (TklRowSet *set);
void tkl_row_set_unref (TklRowSet *set);

/** tkl_row_set_append: Returns: (transfer none): a row of zeros, until the next is appended. */
gpointer tkl_row_set_append (TklRowSet *set);

/** tkl_row_set_intern: @text: (nullable). Returns: its number, the same for equal texts. */
TklTextRef tkl_row_set_intern (TklRowSet *set, const char *text);

/** tkl_row_set_text: Returns: (transfer none): "" for 0. */
const char *tkl_row_set_text (const TklRowSet *set, TklTextRef ref);

/** tkl_row_set_n_rows: all of them. */
guint tkl_row_set_n_rows (const TklRowSet *set);
/** tkl_row_set_row: @index: below the number of rows. Returns: (transfer none): the row struct. */
gconstpointer tkl_row_set_row (const TklRowSet *set, guint index);
/** tkl_row_set_id: Returns: what identifies the row over reloads. */
gint64 tkl_row_set_id (const TklRowSet *set, guint index);

/** tkl_row_set_zone: Returns: (transfer none) (nullable). */
const TklZone *tkl_row_set_zone (const TklRowSet *set);

/* A column of a table: a static array of them describes it. */
typedef struct
{
  const char *id;    /* stable: kept in settings */
  const char *title; /* marked for translation */
  guint8 chars;      /* width in characters at first */
  gboolean numeric;  /* right-aligned, tabular figures */
  gboolean optional; /* not shown until chosen */
  gboolean grows;    /* takes the space that is left */
  /** text: Returns: (transfer full): the cell. Pure. */
  char *(*text) (const TklRowSet *set, gconstpointer row);
  /** compare: (nullable): NULL compares the texts as people count: "P9" before "P10". */
  int (*compare) (const TklRowSet *set, gconstpointer a, gconstpointer b);
} TklColumn;

/** tkl_column_compare: by @column, whichever way it compares. */
int tkl_column_compare (const TklColumn *column,
                        const TklRowSet *set,
                        gconstpointer a,
                        gconstpointer b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklRowSet, tkl_row_set_unref)

G_END_DECLS
