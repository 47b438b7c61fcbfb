/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The API key of a company as a use case: the secret store may ask its user to unlock it first. */
/* Thread: main; the work is done on the office's remote thread. */
#pragma once

#include "tkl-office.h"

G_BEGIN_DECLS

/**
 * tkl_api_key_load_async:
 * The key lent to the office, else $TIKKLOK_TRUSTTRACK_KEY, else from the secret store.
 */
void tkl_api_key_load_async (TklOffice *office,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/**
 * tkl_api_key_load_finish:
 * @ret_key: (out) (transfer full) (nullable): NULL: none is stored
 * @error: KEY: the secret store cannot be reached or is locked
 */
gboolean
tkl_api_key_load_finish (TklOffice *office, GAsyncResult *result, char **ret_key, GError **error);

/** tkl_api_key_store_async: @key: (nullable): NULL forgets it; copied, written nowhere else. */
void tkl_api_key_store_async (TklOffice *office,
                              const char *key,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean tkl_api_key_store_finish (TklOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
