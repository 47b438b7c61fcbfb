/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRefusals: questions that a service called wrong (400, 422), which are not asked again. */
/* Thread: any; one memory is shared by all lanes of a company, for as long as the program runs. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TklRefusals TklRefusals;

/** tkl_refusals_new: Returns: (transfer full): free with tkl_refusals_unref(). */
TklRefusals *tkl_refusals_new (void);
TklRefusals *tkl_refusals_ref (TklRefusals *refusals);
void tkl_refusals_unref (TklRefusals *refusals);

/**
 * tkl_refusals_check:
 * @url: base address of the service
 * @target: path and query, as of tkl_lane_ask()
 * @error: TKL_REMOTE_ERROR_REQUEST: what the service said then
 *
 * Returns: FALSE: the same question was called wrong before. It is the same when path, version and limit
 *   are, whatever the period.
 */
gboolean
tkl_refusals_check (TklRefusals *refusals, const char *url, const char *target, GError **error);

/**
 * tkl_refusals_note:
 * @fault: what came of the question; anything but TKL_REMOTE_ERROR_REQUEST is left alone
 *
 * A question that goes on from a page with its token is not remembered: a token can be too old, and
 * then the same question without it is well.
 */
void
tkl_refusals_note (TklRefusals *refusals, const char *url, const char *target, const GError *fault);

/** tkl_refusals_forget: All may be asked again. */
void tkl_refusals_forget (TklRefusals *refusals);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklRefusals, tkl_refusals_unref)

G_END_DECLS
