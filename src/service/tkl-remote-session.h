/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client of TrustTrack as the company's settings want it. */
/* Thread: the office's remote thread. */
#pragma once

#include "tkl-office.h"
#include "tkl-trusttrack.h"

G_BEGIN_DECLS

/**
 * tkl_remote_session_new:
 * @key: API key, not empty
 * @interval_ms: between requests; −1 = as TrustTrack wants it
 * Returns: (transfer full) (nullable): free with tkl_trusttrack_free() on this thread.
 */
TklTrusttrack *
tkl_remote_session_new (TklOffice *office, const char *key, gint32 interval_ms, GError **error);

/**
 * tkl_remote_session_find_key:
 * @error: TKL_SERVICE_ERROR_KEY: there is none yet; as tkl_secrets_find_trusttrack()
 * Returns: (transfer full) (nullable): the API key that was lent to the office, else of the secret store; to
 *   be wiped.
 */
char *tkl_remote_session_find_key (TklOffice *office, GError **error);

G_END_DECLS
