/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors of the services that consist of a sentence and of a technical text behind it. */
/* Thread: any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tkl_service_error_new:
 * @code: a TklServiceError, or −1
 * @sentence: translated: what happened, what to do
 * @detail: (nullable): technical text, shown to who asks for it; behind @sentence in the message
 *
 * Returns: (transfer full).
 */
GError *tkl_service_error_new (int code, const char *sentence, const char *detail);

G_END_DECLS
