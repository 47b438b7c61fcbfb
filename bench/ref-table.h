/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain way to show rows with GTK: an object each in a GListStore, sorted and filtered by GTK. */
/* Thread: main. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RefTable RefTable;

RefTable *ref_table_new (void);
void ref_table_free (RefTable *table);

/** ref_table_add: @key: of the name, compared byte by byte; @wanted: what the filter leaves. */
void ref_table_add (RefTable *table, gint64 id, const char *key, gint64 number, gboolean wanted);

/* Each puts the rows in another order, or fewer of them, at once. */
void ref_table_reset (RefTable *table);
void ref_table_sort_by_name (RefTable *table);
void ref_table_sort_by_number (RefTable *table);
void ref_table_filter (RefTable *table);

/** ref_table_get_n_sorted: @position: below it. */
guint ref_table_get_n_sorted (RefTable *table);
gint64 ref_table_get_sorted_id (RefTable *table, guint position);
/** ref_table_get_n_filtered: @position: below it. */
guint ref_table_get_n_filtered (RefTable *table);
gint64 ref_table_get_filtered_id (RefTable *table, guint position);

/** ref_table_count_names: Returns: (transfer full): how many rows have each of the names. */
GArray *ref_table_count_names (RefTable *table);

G_END_DECLS
