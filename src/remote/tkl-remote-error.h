/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the clients of other systems; every code asks for a different reaction. */
/* Thread: any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TKL_REMOTE_ERROR (tkl_remote_error_quark ())

/**
 * TklRemoteError: the texts never contain a key or a full address.
 * @TKL_REMOTE_ERROR_KEY: 401: the key is refused; stop and ask for another
 * @TKL_REMOTE_ERROR_DENIED: 403: not in the plan, or this machine's address is not allowed
 * @TKL_REMOTE_ERROR_NOT_FOUND: 404
 * @TKL_REMOTE_ERROR_REQUEST: 400 or 422: our request is wrong; the text names the fields
 * @TKL_REMOTE_ERROR_BUSY: 429, 5xx after the last repeat: try at the next cycle
 * @TKL_REMOTE_ERROR_OFFLINE: no connection, time-out, reset after the last repeat
 * @TKL_REMOTE_ERROR_ANSWER: an answer that is not what the service promises (HTML, broken JSON, no
 *   list, a redirect to another host, a status that it does not use, such as 407 of a proxy)
 * @TKL_REMOTE_ERROR_LOOP: paging that does not advance
 * @TKL_REMOTE_ERROR_ADDRESS: the base address is none, or shows what is sent to everybody on the way
 */
typedef enum
{
  TKL_REMOTE_ERROR_KEY,
  TKL_REMOTE_ERROR_DENIED,
  TKL_REMOTE_ERROR_NOT_FOUND,
  TKL_REMOTE_ERROR_REQUEST,
  TKL_REMOTE_ERROR_BUSY,
  TKL_REMOTE_ERROR_OFFLINE,
  TKL_REMOTE_ERROR_ANSWER,
  TKL_REMOTE_ERROR_LOOP,
  TKL_REMOTE_ERROR_ADDRESS,
} TklRemoteError;

GQuark tkl_remote_error_quark (void);

G_END_DECLS
