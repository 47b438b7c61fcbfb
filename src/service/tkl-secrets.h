/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and passwords in the secret store of the desktop, per database. */
/* Thread: any; calls block on the session bus. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * tkl_secrets_lookup_trusttrack:
 * @database: path of the company's database
 * @error: TKL_SERVICE_ERROR_KEY: the secret store cannot be reached or is locked
 *
 * Returns: (transfer full) (nullable): the API key; NULL without @error when none is stored.
 */
char *tkl_secrets_lookup_trusttrack (const char *database, GError **error);

/** tkl_secrets_find_trusttrack: the key in $TIKKLOK_TRUSTTRACK_KEY, else in the secret store: as above. */
char *tkl_secrets_find_trusttrack (const char *database, GError **error);

/** tkl_secrets_store_trusttrack: @key: (nullable): NULL forgets it. @error: as above. */
gboolean tkl_secrets_store_trusttrack (const char *database, const char *key, GError **error);

G_END_DECLS
