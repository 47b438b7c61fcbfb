/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of changes by people: columns and rows. */
/* Thread: main. */
#include "tkl-format.h"
#include "tkl-journal-service.h"
#include "tkl-list-load.h"
#include "tkl-table-source.h"

#include <glib/gi18n-lib.h>

/* As many as anybody would look through. */
#define MOST_ENTRIES 2000

typedef struct
{
  gint64 id;
  gint64 at_utc_ms;
  gint64 n_changes;
  TklTextRef who, title, details, why;
} HistoryRow;

#define TEXT_OF(member)                                                                            \
  static char *text_of_##member (const TklRowSet *set, gconstpointer row)                          \
  {                                                                                                \
    return g_strdup (tkl_row_set_text (set, ((const HistoryRow *) row)->member));                  \
  }
TEXT_OF (who)
TEXT_OF (title)
TEXT_OF (details)
TEXT_OF (why)

static char *
text_of_at (const TklRowSet *set, gconstpointer row)
{
  return tkl_format_moment (tkl_row_set_zone (set), ((const HistoryRow *) row)->at_utc_ms);
}

static char *
text_of_n_changes (const TklRowSet *set, gconstpointer row)
{
  return g_strdup_printf ("%'" G_GINT64_FORMAT, ((const HistoryRow *) row)->n_changes);
}

static int
compare_at (const TklRowSet *set, gconstpointer a, gconstpointer b)
{
  gint64 left = ((const HistoryRow *) a)->id;
  gint64 right = ((const HistoryRow *) b)->id;

  return (left > right) - (left < right);
}

static const TklColumn columns[] = {
  { "at", N_ ("When"), 17, .numeric = TRUE, .text = text_of_at, .compare = compare_at },
  { "title", N_ ("Change"), 34, .grows = TRUE, .text = text_of_title },
  { "details", N_ ("Details"), 30, .grows = TRUE, .text = text_of_details },
  { "n-changes", N_ ("Rows"), 8, .numeric = TRUE, .text = text_of_n_changes },
  { "who", N_ ("Who"), 16, .text = text_of_who },
  { "why", N_ ("Why"), 20, .optional = TRUE, .text = text_of_why },
};

static void
add_row (TklRowSet *set, const TklHistoryEntry *entry)
{
  HistoryRow *row = tkl_row_set_append (set);

  row->id = entry->id;
  row->at_utc_ms = entry->at_utc_ms;
  row->n_changes = entry->n_changes;
  row->who = tkl_row_set_intern (set, entry->who);
  row->title = tkl_row_set_intern (set, entry->title);
  row->details = tkl_row_set_intern (set, entry->summary);
  row->why = tkl_row_set_intern (set, entry->why);
}

static void
history_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TklDesk *desk = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) entries = tkl_history_finish (TKL_OFFICE (source), result, &error);
  g_autoptr (TklRowSet) set = NULL;

  if (entries == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  set = tkl_row_set_new (sizeof (HistoryRow), tkl_desk_get_zone (desk));
  for (guint i = 0; i < entries->len; i++)
    add_row (set, entries->pdata[i]);
  g_task_return_pointer (task, g_steal_pointer (&set), (GDestroyNotify) tkl_row_set_unref);
}

static void
load_async (TklDesk *desk,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (desk, cancellable, callback, user_data);

  tkl_history_async (tkl_desk_get_office (desk), 0, MOST_ENTRIES, cancellable, history_cb, task);
}

const TklTableSource tkl_history_source
    = { .name = "history",
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .icon_name = "document-open-recent-symbolic",
        .empty_title = N_ ("No changes yet"),
        .empty_text = N_ ("What people change is listed here with who and when."),
        .load_async = load_async,
        .load_finish = tkl_list_load_finish };
