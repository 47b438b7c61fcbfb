/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an entry of the journal notes beside its rows, as a sentence. */
/* Thread: any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tkl_journal_summarise:
 * @detail: (nullable): JSON object: file name, days, counts
 *
 * Returns: (transfer full): translated; "" when there is nothing but what the title names.
 */
char *tkl_journal_summarise (const char *detail);

G_END_DECLS
