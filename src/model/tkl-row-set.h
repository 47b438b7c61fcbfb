/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRowSet: the rows of one table as read from the database: a packed array of integers per field. */
/* Thread: filled by one thread, then immutable: any thread. */
#pragma once

#include "tkl-zone.h"

G_BEGIN_DECLS

typedef struct _TklRowSet TklRowSet;

/* A text of a set: names repeat a thousand times, so rows hold numbers. 0 = none. */
typedef guint32 TklTextRef;

/* Every table numbers its fields from here; the first identifies the row over reloads. */
#define TKL_FIELD_ID 0

/**
 * tkl_row_set_new:
 * @n_fields: integers of a row, TKL_FIELD_ID among them
 * @zone: (nullable): in which its instants are shown; referenced
 *
 * A field takes as many bytes a row as its largest number needs, from none to 8.
 */
TklRowSet *tkl_row_set_new (guint n_fields, TklZone *zone);
TklRowSet *tkl_row_set_ref (TklRowSet *set);
void tkl_row_set_unref (TklRowSet *set);

/**
 * tkl_row_set_want:
 * @fields: bits: those below 64 that whoever fills the set reads only where they are asked for
 *
 * Before it is filled; at first none.
 */
void tkl_row_set_want (TklRowSet *set, guint64 fields);
/** tkl_row_set_wants: Returns: TRUE when that field was asked for. */
gboolean tkl_row_set_wants (const TklRowSet *set, guint field);

/** tkl_row_set_append: @values: (array length=n_fields): of the new row. */
void tkl_row_set_append (TklRowSet *set, const gint64 *values);

/** tkl_row_set_set: @row: appended before. Before the rows are arranged. */
void tkl_row_set_set (TklRowSet *set, guint row, guint field, gint64 value);

/** tkl_row_set_count_so_far: Returns: about how many rows were appended. Any thread, also meanwhile. */
guint tkl_row_set_count_so_far (const TklRowSet *set);

/** tkl_row_set_intern: @text: (nullable). Returns: its number, the same for equal texts. */
TklTextRef tkl_row_set_intern (TklRowSet *set, const char *text);

/** tkl_row_set_intern_named: both as tables show them: `P012 Station`; @number: @name: (nullable). */
TklTextRef tkl_row_set_intern_named (TklRowSet *set, const char *number, const char *name);

/**
 * tkl_row_set_recall:
 * @group: which of a few kinds of ids; @id: ≥ 0, not large
 *
 * Returns: (transfer none): where the text of that id is kept, until the next call: TKL_TEXT_UNKNOWN
 * until it was written there. So names are made and interned once for an id.
 */
TklTextRef *tkl_row_set_recall (TklRowSet *set, guint group, guint32 id);
#define TKL_TEXT_UNKNOWN G_MAXUINT32

/** tkl_row_set_text: Returns: (transfer none): "" for 0. */
const char *tkl_row_set_text (const TklRowSet *set, TklTextRef ref);

/**
 * tkl_row_set_arrange:
 * @order: (array length=n_rows): every row once: that one comes first, then that one …
 * @n_fields: fields that stay; those behind them were there to order by
 *
 * At the end of filling: what is spare goes too.
 */
void tkl_row_set_arrange (TklRowSet *set, const guint32 *order, guint n_fields);

/** tkl_row_set_leave_out: so many rows more are not looked for; before it is shared. */
void tkl_row_set_leave_out (TklRowSet *set, guint n);
guint tkl_row_set_get_left_out (const TklRowSet *set);

/** tkl_row_set_n_rows: all of them. */
guint tkl_row_set_n_rows (const TklRowSet *set);
/** tkl_row_set_value: @row: below the number of rows; @field: below that of fields. */
gint64 tkl_row_set_value (const TklRowSet *set, guint row, guint field);
/** tkl_row_set_id: Returns: what identifies the row over reloads. */
gint64 tkl_row_set_id (const TklRowSet *set, guint row);
/** tkl_row_set_find: @ret_row: (out): that row; FALSE: there is none with that id. O(rows). */
gboolean tkl_row_set_find (const TklRowSet *set, gint64 id, guint *ret_row);
/** tkl_row_set_text_at: Returns: (transfer none): the text that a field of the row refers to. */
const char *tkl_row_set_text_at (const TklRowSet *set, guint row, guint field);

/** tkl_row_set_get_range: @ret_min: @ret_max: (out): of a field; 0 and 0 without rows. O(rows). */
void tkl_row_set_get_range (const TklRowSet *set, guint field, gint64 *ret_min, gint64 *ret_max);

/** tkl_row_set_get_bytes: Returns: what its rows take, without their texts. */
gsize tkl_row_set_get_bytes (const TklRowSet *set);

/** tkl_row_set_zone: Returns: (transfer none) (nullable). */
const TklZone *tkl_row_set_zone (const TklRowSet *set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklRowSet, tkl_row_set_unref)

G_END_DECLS
