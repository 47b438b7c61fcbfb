/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The API key of a company as a use case: the secret store may ask its user to unlock it first. */
/* Thread: main; the work is done on the office's remote thread. */
#include "tkl-secret-service.h"

#include "tkl-office-private.h"
#include "tkl-secrets.h"
#include "tkl-text.h"

static void
run_load (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  const char *given = tkl_office_lent_key (source_object);
  GError *error = NULL;
  char *key;

  if (given == NULL)
    given = g_getenv ("TIKKLOK_TRUSTTRACK_KEY");
  if (!tkl_str_empty (given))
    {
      g_task_return_pointer (task, g_strdup (given), g_free);
      return;
    }
  key = tkl_secrets_lookup_trusttrack (tkl_office_path (source_object), &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, key, g_free);
}

void
tkl_api_key_load_async (TklOffice *office,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (office, cancellable, callback, user_data);

  g_task_set_source_tag (task, tkl_api_key_load_async);
  tkl_office_push_remote (office, task, run_load);
}

gboolean
tkl_api_key_load_finish (TklOffice *office, GAsyncResult *result, char **ret_key, GError **error)
{
  GError *failure = NULL;
  char *key;

  g_return_val_if_fail (g_task_is_valid (result, office), FALSE);

  key = g_task_propagate_pointer (G_TASK (result), &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  *ret_key = key;
  return TRUE;
}

static void
run_store (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (tkl_secrets_store_trusttrack (tkl_office_path (source_object), task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
tkl_api_key_store_async (TklOffice *office,
                         const char *key,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (office, cancellable, callback, user_data);

  g_task_set_source_tag (task, tkl_api_key_store_async);
  g_task_set_task_data (task, g_strdup (key), g_free);
  tkl_office_push_remote (office, task, run_store);
}

gboolean
tkl_api_key_store_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, office), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
