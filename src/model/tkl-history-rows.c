/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of changes by people: columns and rows. */
/* Thread: main. */
#include "tkl-journal-service.h"
#include "tkl-table-source.h"

#include <glib/gi18n-lib.h>

/* As many as anybody would look through. */
#define MOST_ENTRIES 2000

enum
{
  FIELD_AT = TKL_FIELD_ID + 1,
  FIELD_TITLE,
  FIELD_DETAILS,
  FIELD_N_CHANGES,
  FIELD_WHO,
  FIELD_WHY,
  N_FIELDS
};

static const TklColumn columns[] = {
  { "at", N_ ("When"), 17, FIELD_AT, .numeric = TRUE, .text = tkl_text_of_moment,
    .order = TKL_ORDER_VALUE },
  { "title", N_ ("Change"), 34, FIELD_TITLE, .grows = TRUE },
  { "details", N_ ("Details"), 30, FIELD_DETAILS, .grows = TRUE },
  { "n-changes", N_ ("Rows"), 8, FIELD_N_CHANGES, .numeric = TRUE, .text = tkl_text_of_count,
    .order = TKL_ORDER_VALUE },
  { "who", N_ ("Who"), 16, FIELD_WHO },
  { "why", N_ ("Why"), 20, FIELD_WHY, .optional = TRUE },
};

static void
add_row (TklRowSet *set, gconstpointer item)
{
  const TklHistoryEntry *entry = item;
  gint64 values[N_FIELDS] = { entry->id };

  values[FIELD_AT] = entry->at_utc_ms;
  values[FIELD_TITLE] = tkl_row_set_intern (set, entry->title);
  values[FIELD_DETAILS] = tkl_row_set_intern (set, entry->summary);
  values[FIELD_N_CHANGES] = entry->n_changes;
  values[FIELD_WHO] = tkl_row_set_intern (set, entry->who);
  values[FIELD_WHY] = tkl_row_set_intern (set, entry->why);
  tkl_row_set_append (set, values);
}

static void
ask (TklOffice *office, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  tkl_history_async (office, 0, MOST_ENTRIES, cancellable, callback, user_data);
}

const TklTableSource tkl_history_source
    = { .name = "history",
        .n_fields = N_FIELDS,
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .icon_name = "document-open-recent-symbolic",
        .empty_title = N_ ("No changes yet"),
        .empty_text = N_ ("What people change is listed here with who and when."),
        .ask = ask,
        .answer = tkl_history_finish,
        .add = add_row };
