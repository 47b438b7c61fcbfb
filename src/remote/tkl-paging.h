/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPaging: what to ask after each page of a window, and when paging does not advance. */
/* Thread: plain value; pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More pages than this without a new start from the last known instant is taken for a loop; a
 * service that answers small pages is asked again from that instant, so nothing is lost. */
#define TKL_PAGING_MAX_PAGES 60

typedef enum
{
  TKL_PAGING_DONE,  /* the window is read */
  TKL_PAGING_TOKEN, /* ask the same request again with .token */
  TKL_PAGING_FROM,  /* ask without token from .from_utc_ms on */
  TKL_PAGING_LOOP,  /* the service does not advance, nothing else can be tried: an error
                       (TKL_REMOTE_ERROR_LOOP); do not keep the token */
} TklPagingStep;

typedef struct
{
  char *token;                /* (owned) (nullable): of the next request, byte for byte */
  gint64 from_utc_ms;         /* first instant of the next request */
  gint64 to_utc_ms;           /* last instant of the window */
  gint64 last_utc_ms;         /* greatest instant delivered; G_MININT64 = none yet */
  gint64 restart_last_utc_ms; /* .last_utc_ms when .from_utc_ms was last set */
  guint n_pages;              /* since then */
  guint n_empty;              /* empty pages in a row */
  TklPagingStep step;         /* what tkl_paging_advance() last said */
  gboolean resumed;           /* began with the token of an earlier process */
} TklPaging;

/* What the answer said. */
typedef struct
{
  const char *token;  /* (nullable): NULL or "" = the last page */
  gsize n_items;      /* in the page, plausible or not */
  gint64 last_utc_ms; /* greatest plausible instant in it; G_MININT64 = none */
} TklPagingAnswer;

/**
 * tkl_paging_init:
 * @token: (nullable): copied; of a window that was interrupted
 *
 * Free with tkl_paging_clear().
 */
void tkl_paging_init (TklPaging *paging, gint64 from_utc_ms, gint64 to_utc_ms, const char *token);
void tkl_paging_clear (TklPaging *paging);

/**
 * tkl_paging_advance:
 *
 * Takes the answer in and says what to ask next (docs/trusttrack.md §5.3): only a missing token
 * ends a window. A token that repeats, or that does not advance while the page brought nothing new,
 * is left behind by asking from 1 ms after the last instant known, or once from the start when the
 * token came from an earlier process; one empty page with a token is followed; a start that brings
 * nothing new ends the window.
 */
TklPagingStep tkl_paging_advance (TklPaging *paging, const TklPagingAnswer *answer);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TklPaging, tkl_paging_clear)

G_END_DECLS
