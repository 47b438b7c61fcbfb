/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an API key may do, as a use case: asked once at set-up, and whenever something is missing. */
/* Thread: main; the work is done on the office's remote thread. */
#include "tkl-probe-service.h"

#include "tkl-office-private.h"
#include "tkl-remote-session.h"
#include "tkl-sync-ledger.h"
#include "tkl-sync-source.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *key; /* (owned): wiped when freed */
  gint32 interval_ms;
} ProbeJob;

typedef struct
{
  GPtrArray *rows; /* (owned) of TklProbeRow */
  gboolean usable;
} ProbeResult;

void
tkl_probe_row_free (TklProbeRow *row)
{
  if (row == NULL)
    return;
  g_free (row->message);
  g_free (row->shape);
  g_free (row);
}

static void
probe_job_free (gpointer data)
{
  ProbeJob *job = data;

  if (job->key != NULL)
    explicit_bzero (job->key, strlen (job->key));
  g_free (job->key);
  g_free (job);
}

static void
probe_result_free (gpointer data)
{
  ProbeResult *result = data;

  g_clear_pointer (&result->rows, g_ptr_array_unref);
  g_free (result);
}

static ProbeResult *
result_from_probe (const TklProbe *probe)
{
  static const char *const states[] = { "untried", "ok", "denied", "failed" };
  ProbeResult *result = g_new0 (ProbeResult, 1);

  result->usable = tkl_probe_history (probe) != TKL_HISTORY_NONE;
  result->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_probe_row_free);
  for (guint i = 0; i < TKL_PROBE_COUNT; i++)
    {
      TklProbeRow *row;

      if (i == TKL_PROBE_STREAM && probe->item[i].state == TKL_CAPABILITY_UNTRIED)
        continue;
      row = g_new0 (TklProbeRow, 1);
      row->name = probe->item[i].name;
      row->state = states[probe->item[i].state];
      row->message = g_strdup (probe->item[i].message);
      row->shape = g_strdup (probe->item[i].shape);
      g_ptr_array_add (result->rows, row);
    }
  return result;
}

static gboolean
remember (TklOffice *office, const ProbeResult *result, GError **error)
{
  for (guint i = 0; i < result->rows->len; i++)
    {
      const TklProbeRow *row = result->rows->pdata[i];
      g_autofree char *name = g_strconcat ("capability-", row->name, NULL);

      if (!tkl_sync_ledger_remember (office, name, row->state, error))
        return FALSE;
    }
  /* Whoever tries the key after his plan was changed does not want to wait for tomorrow. */
  for (guint i = 0; tkl_sync_source_memories[i] != NULL; i++)
    if (!tkl_sync_ledger_remember (office, tkl_sync_source_memories[i], NULL, error))
      return FALSE;
  return TRUE;
}

static ProbeResult *
probe (TklOffice *office, const ProbeJob *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (TklTrusttrack) client = NULL;
  g_auto (TklProbe) found = { 0 };
  ProbeResult *result;

  if (tkl_str_empty (job->key))
    {
      g_set_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_KEY, "%s",
                   _ ("There is no API key of TrustTrack yet. Enter it first."));
      return NULL;
    }
  tkl_refusals_forget (tkl_office_refusals (office));
  client = tkl_remote_session_new (office, job->key, job->interval_ms, error);
  if (client == NULL
      || !tkl_trusttrack_probe (client, g_get_real_time () / 1000, &found, cancellable, error))
    return NULL;
  result = result_from_probe (&found);
  if (remember (office, result, error))
    return result;
  probe_result_free (result);
  return NULL;
}

static void
run_probe (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  ProbeResult *result = probe (source_object, task_data, cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, probe_result_free);
  else
    g_task_return_error (task, tkl_service_error_convert (error));
}

void
tkl_probe_async (TklOffice *office,
                 const char *key,
                 gint32 interval_ms,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  ProbeJob *job = g_new0 (ProbeJob, 1);
  GTask *task = g_task_new (office, cancellable, callback, user_data);

  job->key = g_strdup (key);
  job->interval_ms = interval_ms;
  g_task_set_source_tag (task, tkl_probe_async);
  g_task_set_task_data (task, job, probe_job_free);
  tkl_office_push_remote (office, task, run_probe);
}

char *
tkl_probe_sample (GPtrArray *rows)
{
  GString *text = g_string_new ("{\n\"sample\": 1,\n\"program\": \"tikklok " TKL_VERSION "\"");

  g_return_val_if_fail (rows != NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const TklProbeRow *row = rows->pdata[i];

      g_string_append_printf (text, ",\n\"%s\": { \"state\": \"%s\", \"shape\": %s }", row->name,
                              row->state, row->shape != NULL ? row->shape : "null");
    }
  g_string_append (text, "\n}\n");
  return g_string_free (text, FALSE);
}

gboolean
tkl_probe_finish (TklOffice *office,
                  GAsyncResult *result,
                  GPtrArray **ret_rows,
                  gboolean *ret_usable,
                  GError **error)
{
  ProbeResult *found;

  g_return_val_if_fail (g_task_is_valid (result, office), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == tkl_probe_async, FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;
  *ret_rows = g_steal_pointer (&found->rows);
  *ret_usable = found->usable;
  probe_result_free (found);
  return TRUE;
}

const char *
tkl_probe_say_source (const GPtrArray *rows)
{
  const char *source = tkl_sync_source_say_trips ();

  for (guint i = 0; i < rows->len; i++)
    {
      const TklProbeRow *row = rows->pdata[i];

      if (g_str_has_prefix (row->name, "history-") && !g_str_equal (row->state, "denied"))
        return NULL;
      if (g_str_has_prefix (row->name, "stream-"))
        source = tkl_sync_source_say_stream ();
    }
  return source;
}

gboolean
tkl_probe_saw_vehicle (const GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TklProbeRow *row = rows->pdata[i];

      if (g_str_has_prefix (row->name, "history-") && !g_str_equal (row->state, "untried"))
        return TRUE;
    }
  return FALSE;
}
