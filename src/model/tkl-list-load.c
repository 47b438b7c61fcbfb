/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sources share: a list of the service read into a row set. */
/* Thread: main; the receiver runs on the office's reader thread. */
#include "tkl-list-load.h"

TklTextRef
tkl_intern_named (TklRowSet *set, const char *number, const char *name)
{
  g_autofree char *text = NULL;

  if (number == NULL || name == NULL)
    return tkl_row_set_intern (set, number != NULL ? number : name);
  text = g_strdup_printf ("%s %s", number, name);
  return tkl_row_set_intern (set, text);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!tkl_list_finish (TKL_OFFICE (source), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, tkl_row_set_ref (g_task_get_task_data (task)),
                           (GDestroyNotify) tkl_row_set_unref);
}

void
tkl_list_load_async (TklDesk *desk,
                     gsize row_size,
                     TklListReceiver receiver,
                     gboolean by_period,
                     GCancellable *cancellable,
                     GTask *task)
{
  TklRowSet *set = tkl_row_set_new (row_size, tkl_desk_get_zone (desk));
  TklPeriod period = by_period ? tkl_desk_get_period (desk) : TKL_PERIOD_ALL;
  TklListFilter filter = { .from = period.from, .to = period.to };

  g_task_set_task_data (task, set, (GDestroyNotify) tkl_row_set_unref);
  receiver.user_data = set;
  tkl_list_async (tkl_desk_get_office (desk), &filter, &receiver, cancellable, listed_cb, task);
}

TklRowSet *
tkl_list_load_finish (TklDesk *desk, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, desk), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
