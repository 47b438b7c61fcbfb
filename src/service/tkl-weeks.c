/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklWeeks: one read for each week, one after the other. */
/* Thread: main; the work is done on the office's reader thread. */
#include "tkl-weeks-private.h"

#define DAYS_AT_ONCE 7

static void
weeks_free (gpointer data)
{
  TklWeeks *weeks = data;

  g_ptr_array_unref (weeks->found);
  g_free (weeks);
}

static gboolean
look_at_week (TklStore *store, TklWeeks *weeks, GCancellable *cancellable, GError **error)
{
  TklDay last = MIN (weeks->from + DAYS_AT_ONCE - 1, weeks->to);

  if (!weeks->use_case->look (store, weeks, last, cancellable, error))
    return FALSE;
  weeks->from = last + 1;
  return TRUE;
}

static gboolean
run_week (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  TklWeeks *weeks = data;
  gboolean done;

  if (!tkl_store_begin_read (store, error))
    return FALSE;
  done = (weeks->begun || weeks->use_case->begin (store, weeks, error))
         && (weeks->from > weeks->to || look_at_week (store, weeks, cancellable, error));
  weeks->begun = TRUE;
  tkl_store_rollback (store);
  return done;
}

static const TklUseCase week_case = { tkl_weeks_look, run_week, weeks_free };

static void
week_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TklOffice *office = TKL_OFFICE (source);
  g_autoptr (GTask) task = data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  TklWeeks *weeks = tkl_office_finish (office, &week_case, result, &error);

  if (weeks == NULL)
    g_task_return_error (task, error);
  else if (weeks->from <= weeks->to)
    tkl_office_read (office, &week_case, weeks, cancellable, week_cb, g_steal_pointer (&task));
  else
    {
      weeks->use_case->end (weeks->found);
      g_task_return_pointer (task, g_ptr_array_ref (weeks->found),
                             (GDestroyNotify) g_ptr_array_unref);
      weeks_free (weeks);
    }
}

void
tkl_weeks_look (TklOffice *office,
                const TklWeeksCase *use_case,
                TklPeriod period,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  GTask *task = g_task_new (office, cancellable, callback, user_data);
  TklWeeks *weeks = g_new (TklWeeks, 1);

  g_task_set_source_tag (task, use_case->tag);
  *weeks = (TklWeeks){ use_case, period.from, period.to, FALSE,
                       g_ptr_array_new_with_free_func (use_case->free) };
  tkl_office_read (office, &week_case, weeks, cancellable, week_cb, task);
}

GPtrArray *
tkl_weeks_finish (TklOffice *office,
                  const TklWeeksCase *use_case,
                  GAsyncResult *result,
                  GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, office), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == use_case->tag, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
