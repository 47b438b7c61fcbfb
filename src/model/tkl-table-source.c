/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTableSource: what a table shows: its columns, how its rows are read, its quick filters. */
/* Thread: main. */
#include "tkl-table-source.h"

#include <glib/gi18n-lib.h>

const TklTableView tkl_table_plain_view = { .id = "plain", .title = N_ ("Standard view") };

gboolean
tkl_table_intern_id (TklRowSet *set,
                     TklRowNames *names,
                     TklNamedKind kind,
                     gint32 id,
                     gint64 *ret_ref,
                     GError **error)
{
  TklTextRef *known = tkl_row_set_recall (set, kind, (guint32) id);
  const char *number, *name;

  if (*known == TKL_TEXT_UNKNOWN)
    {
      if (!tkl_row_names_get (names, kind, id, &number, &name, error))
        return FALSE;
      *known = tkl_row_set_intern_named (set, number, name);
    }
  *ret_ref = *known;
  return TRUE;
}

/* Rows being read. */
typedef struct
{
  const TklTableSource *source;
  TklRowSet *set; /* (owned): filled by the reader thread, or here */
} Load;

static void
load_free (gpointer data)
{
  tkl_row_set_unref (((Load *) data)->set);
  g_free (data);
}

static void
return_rows (GTask *task)
{
  Load *load = g_task_get_task_data (task);

  g_task_return_pointer (task, tkl_row_set_ref (load->set), (GDestroyNotify) tkl_row_set_unref);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (tkl_list_finish (TKL_OFFICE (source), result, &error))
    return_rows (task);
  else
    g_task_return_error (task, error);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Load *load = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) items = load->source->answer (TKL_OFFICE (source), result, &error);

  if (items == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < items->len; i++)
    load->source->add (load->set, items->pdata[i]);
  return_rows (task);
}

/* @task: (transfer full): its cancellable counts */
static TklRowSet *
start_load (const TklTableSource *source, TklListFilter filter, guint64 fields, GTask *task)
{
  TklDesk *desk = g_task_get_source_object (task);
  TklPeriod period = source->by_period ? tkl_desk_get_period (desk) : TKL_PERIOD_ALL;
  TklListReceiver receiver = source->receiver;
  GCancellable *cancellable = g_task_get_cancellable (task);
  Load *load = g_new0 (Load, 1);

  filter.from = period.from;
  filter.to = period.to;
  load->source = source;
  load->set = tkl_row_set_new (source->n_fields, tkl_desk_get_zone (desk));
  tkl_row_set_want (load->set, fields);
  receiver.user_data = load->set;
  receiver.performances
      = source->performance_field != 0 && tkl_row_set_wants (load->set, source->performance_field);
  receiver.standings
      = source->standing_field != 0 && tkl_row_set_wants (load->set, source->standing_field);
  g_task_set_task_data (task, load, load_free);
  if (source->ask != NULL)
    source->ask (tkl_desk_get_office (desk), cancellable, answered_cb, task);
  else
    tkl_list_async (tkl_desk_get_office (desk), &filter, &receiver, cancellable, listed_cb, task);
  return load->set;
}

TklRowSet *
tkl_table_source_load_fields_async (const TklTableSource *source,
                                    TklDesk *desk,
                                    guint64 fields,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task = g_task_new (desk, cancellable, callback, user_data);

  g_task_set_source_tag (task, tkl_table_source_load_fields_async);
  return start_load (source, (TklListFilter){ .n_days = 0 }, fields, task);
}

void
tkl_table_source_load_part_async (const TklTableSource *source,
                                  TklDesk *desk,
                                  const TklTablePart *part,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (source->part_days > 0);

  task = g_task_new (desk, cancellable, callback, user_data);
  g_task_set_source_tag (task, tkl_table_source_load_part_async);
  start_load (source,
              (TklListFilter){
                  .n_days = source->part_days, .last_days = part->last, .few = source->part_few },
              part->fields, task);
}

TklRowSet *
tkl_table_source_load_async (const TklTableSource *source,
                             TklDesk *desk,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  return tkl_table_source_load_fields_async (source, desk, 0, cancellable, callback, user_data);
}

TklRowSet *
tkl_table_source_load_finish (TklDesk *desk, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, desk), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
