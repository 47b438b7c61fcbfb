/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the answers of a service have in common: faults, tokens, texts of errors. */
/* Thread: any; pure. */
#pragma once

#include "tkl-remote-error.h"
#include "tkl-scan.h"

G_BEGIN_DECLS

/**
 * tkl_answer_fault:
 * @scan: has a fault
 * @error: ANSWER, or OFFLINE for a text that ends in the middle
 *
 * Returns: FALSE always.
 */
gboolean tkl_answer_fault (const TklScan *scan, GError **error);

/** tkl_answer_no_list: Sets ANSWER: JSON without the list @name. Returns: FALSE always. */
gboolean tkl_answer_no_list (const char *name, GError **error);

/**
 * tkl_answer_take_token:
 * @ret_token: (inout): replaced; NULL for `null` and ""
 *
 * Returns: FALSE for a kind that no token has: it must not look like the end of the pages.
 */
gboolean tkl_answer_take_token (const TklScanValue *value, char **ret_token);

/** tkl_answer_bad_token: Sets ANSWER. Returns: FALSE always. */
gboolean tkl_answer_bad_token (GError **error);

/**
 * tkl_answer_explain:
 * @body: (array length=size): of an answer with a status that means failure; any bytes
 *
 * What the service says about it (docs/trusttrack.md §4): `message`, `error_description` or
 * `error`, with the faulty fields; of HTML its title, else the first 200 characters of a text.
 * Returns: (transfer full): one line, "" when it says nothing.
 */
char *tkl_answer_explain (const char *body, gsize size);

/**
 * tkl_answer_status_code:
 * @status: HTTP status that is not 2xx
 *
 * Returns: a TklRemoteError.
 */
TklRemoteError tkl_answer_status_code (guint status);

/**
 * tkl_answer_redact:
 * @text: (transfer full): may hold anything
 * @secret: (nullable): taken out wherever it stands, as it is and percent-encoded, as is the value
 *   of every `api_key=`
 *
 * Returns: (transfer full): a text that may be shown and logged.
 */
char *tkl_answer_redact (char *text, const char *secret);

G_END_DECLS
