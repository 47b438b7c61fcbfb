/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklListener: keeps what the stream of positions sends until a synchronisation takes it. */
/* Thread: made, asked and freed by one thread; listens on one of its own. */
#pragma once

#include "tkl-trusttrack.h"

G_BEGIN_DECLS

typedef struct _TklListener TklListener;

/**
 * tkl_listener_new:
 * @client: (transfer full): that has sent nothing yet
 *
 * Connects at once, and again whenever the connection is lost, after a pause that grows to a minute.
 * Returns: (transfer full): free with tkl_listener_free().
 */
TklListener *tkl_listener_new (TklTrusttrack *client);

/** tkl_listener_free: ends the connection; what nobody took is gone. */
void tkl_listener_free (TklListener *listener);

/** tkl_listener_serves: Returns: TRUE when it listens as @client would: same service, same key. */
gboolean tkl_listener_serves (const TklListener *listener, const TklTrusttrack *client);

/**
 * tkl_listener_take:
 * @ret_pages: (out) (transfer full) (element-type utf8 TklPage): what came in since, by vehicle
 * @error: TKL_REMOTE_ERROR: the service refuses for good: DENIED, KEY …; it listens no more
 */
gboolean tkl_listener_take (TklListener *listener, GHashTable **ret_pages, GError **error);

/** tkl_listener_put_back: @pages: (transfer full): those that could not be stored. */
void tkl_listener_put_back (TklListener *listener, GHashTable *pages);

/** tkl_listener_wait: until @ms are over, the service refuses for good, or @cancellable (nullable). */
void tkl_listener_wait (TklListener *listener, guint ms, GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklListener, tkl_listener_free)

G_END_DECLS
