/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The i-Buttons that are registered with the drivers of TrustTrack: with the keys that were seen they
 * tell how the platform spells them. */
/* Thread: main; the work is done on the office's remote thread. */
#pragma once

#include "tkl-key.h"
#include "tkl-office.h"

G_BEGIN_DECLS

typedef struct
{
  char *text; /* (owned): as TrustTrack spells it */
  char *name; /* (owned): of the driver; may be empty */
  TklKeyReading reading;
} TklRegisteredKey;

void tkl_registered_key_free (TklRegisteredKey *key);

/** tkl_registered_keys_async: with the API key of the office; nothing of it is stored. */
void tkl_registered_keys_async (TklOffice *office,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/**
 * tkl_registered_keys_finish:
 * @error: KEY, DENIED: the plan does not show drivers; OFFLINE
 * Returns: (transfer full) (element-type TklRegisteredKey): each text once, in the order of
 *   TrustTrack; no cards of tachographs, and nothing that is no key.
 */
GPtrArray *tkl_registered_keys_finish (TklOffice *office, GAsyncResult *result, GError **error);

/** tkl_registered_keys_has: @keys: (nullable). @printed: in printed form. */
gboolean tkl_registered_keys_has (const GPtrArray *keys, const char *printed);

G_END_DECLS
