/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stretch whose ticks changed and that is still to be linked; it survives a crash in between. */
/* Thread: the office's writer thread. */
#pragma once

#include "tkl-link-private.h"
#include "tkl-store-tick.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** tkl_link_pending_note: adds what @diff changed. Inside the transaction that changed it. */
gboolean tkl_link_pending_note (TklStore *store, const TklTickDiff *diff, GError **error);

/**
 * tkl_link_pending_run:
 * @report: (inout): counts are added
 * @ret_linked: (out): FALSE when CT-10 is off or nothing waits; unchanged on error
 *
 * With CT-10 on, links the days of the stretch. Outside of a transaction.
 */
gboolean tkl_link_pending_run (TklStore *store,
                               TklLinkReport *report,
                               gboolean *ret_linked,
                               GCancellable *cancellable,
                               GError **error);

/**
 * tkl_link_pending_follow:
 * @ret_wait: (out): TRUE when ticks are left that wait to be linked
 *
 * After the commit of a change by a person, which stands whatever happens here: links what waits. With
 * CT-10 off, or when another program is writing, it waits on, for the next link or sync.
 */
void tkl_link_pending_follow (TklStore *store, gboolean *ret_wait);

G_END_DECLS
