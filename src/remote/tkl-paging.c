/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPaging: what to ask after each page of a window, and when paging does not advance. */
/* Thread: plain value; pure. */
#include "tkl-paging.h"
#include "tkl-instant.h"
#include "tkl-text.h"

void
tkl_paging_init (TklPaging *paging, gint64 from_utc_ms, gint64 to_utc_ms, const char *token)
{
  *paging = (TklPaging){
    .token = tkl_str_empty (token) ? NULL : g_strdup (token),
    .from_utc_ms = from_utc_ms,
    .to_utc_ms = to_utc_ms,
    .resumed = !tkl_str_empty (token),
    .last_utc_ms = G_MININT64,
    .restart_last_utc_ms = G_MININT64,
  };
}

void
tkl_paging_clear (TklPaging *paging)
{
  g_clear_pointer (&paging->token, g_free);
}

static TklPagingStep
ask_from (TklPaging *paging, gint64 from_utc_ms)
{
  g_clear_pointer (&paging->token, g_free);
  paging->from_utc_ms = from_utc_ms;
  paging->restart_last_utc_ms = paging->last_utc_ms;
  paging->resumed = FALSE;
  paging->n_pages = 0;
  paging->n_empty = 0;
  return TKL_PAGING_FROM;
}

static gboolean
learned_since_restart (const TklPaging *paging)
{
  return paging->last_utc_ms > paging->restart_last_utc_ms;
}

/* The token leads nowhere. Without anything new since the last start, that start was answered in
 * full: a request without token gives the first rows, and there were none. */
static TklPagingStep
leave_token (TklPaging *paging)
{
  if (paging->resumed && paging->last_utc_ms == G_MININT64)
    return ask_from (paging, paging->from_utc_ms);
  if (paging->last_utc_ms == G_MININT64)
    return paging->n_empty >= 2 ? TKL_PAGING_DONE : TKL_PAGING_LOOP;
  if (!learned_since_restart (paging) || paging->last_utc_ms >= paging->to_utc_ms)
    return TKL_PAGING_DONE;
  return ask_from (paging, paging->last_utc_ms + 1);
}

/* Tokens that are dates must grow; of others nothing is known. */
static gboolean
token_grows (const char *before, const char *token)
{
  gint64 before_ms, token_ms;

  if (before == NULL)
    return TRUE;
  if (!tkl_instant_parse (before, NULL, &before_ms) || !tkl_instant_parse (token, NULL, &token_ms))
    return FALSE;
  return token_ms > before_ms;
}

static TklPagingStep
choose_step (TklPaging *paging, const TklPagingAnswer *answer)
{
  gboolean brought_new = answer->last_utc_ms > paging->last_utc_ms;
  gboolean grows;

  paging->n_pages++;
  paging->n_empty = answer->n_items == 0 ? paging->n_empty + 1 : 0;
  paging->last_utc_ms = MAX (paging->last_utc_ms, answer->last_utc_ms);
  if (tkl_str_empty (answer->token))
    return TKL_PAGING_DONE;
  grows = token_grows (paging->token, answer->token);
  if (g_strcmp0 (paging->token, answer->token) == 0
      || (!brought_new && !grows && paging->n_empty != 1))
    return leave_token (paging);
  if (paging->n_pages >= TKL_PAGING_MAX_PAGES)
    return learned_since_restart (paging) ? ask_from (paging, paging->last_utc_ms)
                                          : TKL_PAGING_LOOP;
  tkl_set_str (&paging->token, answer->token);
  return TKL_PAGING_TOKEN;
}

TklPagingStep
tkl_paging_advance (TklPaging *paging, const TklPagingAnswer *answer)
{
  paging->step = choose_step (paging, answer);
  return paging->step;
}
