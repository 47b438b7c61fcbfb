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
 * @always: also while CT-10 is off
 * @report: (inout): counts are added
 * @ret_linked: (out): FALSE when CT-10 is off or nothing waits; unchanged on error
 *
 * Links the days of the stretch. Outside of a transaction.
 */
gboolean tkl_link_pending_run (TklStore *store,
                               gboolean always,
                               TklLinkReport *report,
                               gboolean *ret_linked,
                               GCancellable *cancellable,
                               GError **error);

/**
 * tkl_link_pending_follow:
 * @ret_wait: (out): TRUE when ticks are left that wait to be linked
 *
 * After the commit of a change by a person, which stands whatever happens here: links what waits. With
 * CT-10 off, when it is more than three months, or when another program is writing, it waits on, for
 * the next link or sync.
 */
void tkl_link_pending_follow (TklStore *store, gboolean *ret_wait);

/** tkl_link_pending_waits: @ret_waits: (out): TRUE when ticks wait to be linked. */
gboolean tkl_link_pending_waits (TklStore *store, gboolean *ret_waits, GError **error);

/**
 * tkl_link_pending_follow_correction:
 * @others_wait: whether ticks waited before the change already
 *
 * The same after ticks were corrected by hand. CT-10 is about ticks as they are fetched: what somebody
 * has just corrected he wants to see in its place, also while it is off. Unless others wait as well: he
 * links them when he likes.
 */
void tkl_link_pending_follow_correction (TklStore *store, gboolean others_wait, gboolean *ret_wait);

/**
 * tkl_link_pending_follow_reach:
 * @others_wait: whether any ticks waited before the change
 * @reach: where the change moved places
 *
 * The same after a change of places alone. When nothing else waits, only people who ticked there are
 * linked again, with or without CT-10: up to two years, since most ticks are only read.
 */
void tkl_link_pending_follow_reach (TklStore *store,
                                    gboolean others_wait,
                                    const TklLinkReach *reach,
                                    gboolean *ret_wait);

/** tkl_link_pending_async: the same as a use case, also while CT-10 is off. */
void tkl_link_pending_async (TklOffice *office,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/** tkl_link_pending_finish: @ret_report: also after FALSE: what is done, which stays */
gboolean tkl_link_pending_finish (TklOffice *office,
                                  GAsyncResult *result,
                                  TklLinkReport *ret_report,
                                  GError **error);

G_END_DECLS
