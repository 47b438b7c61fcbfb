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

G_END_DECLS
