/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The i-Buttons that are registered with the drivers of TrustTrack. */
/* Thread: main; the work is done on the office's remote thread. */
#include "tkl-registered-keys-service.h"

#include "tkl-office-private.h"
#include "tkl-remote-session.h"
#include "tkl-sync-service.h"

#include <string.h>

void
tkl_registered_key_free (TklRegisteredKey *key)
{
  if (key == NULL)
    return;
  g_free (key->text);
  g_free (key->name);
  g_free (key);
}

static char *
name_driver (const TklRemoteDriver *driver)
{
  g_autofree char *name = g_strconcat (driver->first_name, " ", driver->last_name, NULL);

  return g_strdup (g_strstrip (name));
}

static void
add_driver (GPtrArray *keys, GHashTable *seen, const TklRemoteDriver *driver)
{
  for (guint i = 0; i < driver->identifiers->len; i++)
    {
      const TklRemoteIdentifier *identifier = driver->identifiers->pdata[i];
      TklKeyReading reading = tkl_key_read (identifier->text);
      TklRegisteredKey *key;

      if (!identifier->is_ibutton || reading.status == TKL_KEY_NONE
          || g_hash_table_contains (seen, identifier->text))
        continue;
      key = g_new0 (TklRegisteredKey, 1);
      key->text = g_strdup (identifier->text);
      key->name = name_driver (driver);
      key->reading = reading;
      g_ptr_array_add (keys, key);
      g_hash_table_add (seen, key->text);
    }
}

static GPtrArray *
read_keys (TklOffice *office, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) keys
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_registered_key_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) drivers = NULL;
  char *key = tkl_remote_session_find_key (office, error);
  TklTrusttrack *client;

  if (key == NULL)
    return NULL;
  client = tkl_remote_session_new (office, key, tkl_sync_request_interval (), error);
  explicit_bzero (key, strlen (key));
  g_free (key);
  if (client == NULL)
    return NULL;
  if (tkl_trusttrack_fetch_drivers (client, &drivers, cancellable, error))
    for (guint i = 0; i < drivers->len; i++)
      add_driver (keys, seen, drivers->pdata[i]);
  tkl_trusttrack_free (client);
  return drivers != NULL ? g_steal_pointer (&keys) : NULL;
}

static void
run_read (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *keys = read_keys (source_object, cancellable, &error);

  if (keys != NULL)
    g_task_return_pointer (task, keys, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, tkl_service_error_convert (error));
}

void
tkl_registered_keys_async (TklOffice *office,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (office, cancellable, callback, user_data);

  g_task_set_source_tag (task, tkl_registered_keys_async);
  tkl_office_push_remote (office, task, run_read);
}

GPtrArray *
tkl_registered_keys_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, office), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == tkl_registered_keys_async, NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
tkl_registered_keys_has (const GPtrArray *keys, const char *printed)
{
  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      const TklKeyReading *reading = &((const TklRegisteredKey *) keys->pdata[i])->reading;

      if (reading->status == TKL_KEY_VALID && g_str_equal (reading->candidate[0], printed))
        return TRUE;
    }
  return FALSE;
}
