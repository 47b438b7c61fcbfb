/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklHttp: one HTTP request at a time, blocking, with time limits and a limit to its size. */
/* Thread: created, used and freed on one thread. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TklHttp TklHttp;

typedef struct
{
  guint connect_timeout_ms; /* until the request can be sent */
  guint total_timeout_ms;   /* until the last byte of the answer */
  gsize max_body;           /* bytes, after decompression */
  gboolean direct;          /* past any proxy: for this machine's own addresses */
} TklHttpLimits;

typedef struct
{
  guint status;      /* HTTP status, 0 = no answer */
  GByteArray *body;  /* (owned) (nullable) */
  char *retry_after; /* (owned) (nullable): that header */
  gboolean was_sent; /* a connection was there and the request went out */
} TklHttpAnswer;

/** tkl_http_new: Returns: (transfer full): free with tkl_http_free(). */
TklHttp *tkl_http_new (const TklHttpLimits *limits);
void tkl_http_free (TklHttp *http);

/**
 * tkl_http_get:
 * @address: absolute, percent-encoded; may hold a secret
 * @ret_answer: (out caller-allocates): free with tkl_http_answer_clear(), also after FALSE
 * @error: TKL_REMOTE_ERROR: OFFLINE (no connection, time-out, broken off), ANSWER (too big, or a
 *   redirect to another host or scheme); G_IO_ERROR_CANCELLED. The texts may hold @address: redact
 *   them.
 *
 * Follows redirects within the same host. TRUE says nothing about the status. Nothing is repeated.
 */
gboolean tkl_http_get (TklHttp *http,
                       const char *address,
                       TklHttpAnswer *ret_answer,
                       GCancellable *cancellable,
                       GError **error);

/* Returns: FALSE: no more is wanted, for the reason in @error. */
typedef gboolean (*TklHttpChunkFunc) (const char *bytes, gsize size, gpointer data, GError **error);

/* Who takes an answer as it comes. */
typedef struct
{
  TklHttpChunkFunc chunk;
  gpointer data;
} TklHttpEar;

/**
 * tkl_http_listen:
 * @ear: called with what comes in, as it comes, while the status is 200
 * @ret_answer: (out caller-allocates): of another status with its body; free as that of tkl_http_get()
 * @error: as tkl_http_get(), OFFLINE also after so long a silence as the total time limit of the session;
 *   what @ear says
 *
 * An answer that is read as long as it goes on. TRUE: it ended. Redirects are not followed.
 */
gboolean tkl_http_listen (TklHttp *http,
                          const char *address,
                          const TklHttpEar *ear,
                          TklHttpAnswer *ret_answer,
                          GCancellable *cancellable,
                          GError **error);

void tkl_http_answer_clear (TklHttpAnswer *answer);

/**
 * tkl_http_host_is_local:
 * @host: (nullable): name or number
 * Returns: TRUE for localhost and loopback numbers.
 */
gboolean tkl_http_host_is_local (const char *host);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklHttp, tkl_http_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TklHttpAnswer, tkl_http_answer_clear)

G_END_DECLS
