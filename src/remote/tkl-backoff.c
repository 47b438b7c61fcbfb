/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long to wait before a request is repeated. */
/* Thread: any; pure. */
#include <libsoup/soup.h>

#include "tkl-backoff.h"
#include "tkl-text.h"

#define FIRST_MS 500

gint64
tkl_backoff_delay_ms (guint attempt, guint32 random)
{
  gint64 full_ms = TKL_BACKOFF_CAP_MS;

  /* 0.5 s × 2⁷ is above the cap. */
  if (attempt <= 7)
    full_ms = MIN (full_ms, (gint64) FIRST_MS << (MAX (attempt, 1) - 1));
  return full_ms / 2 + (gint64) random % (full_ms / 2 + 1);
}

gint64
tkl_backoff_retry_after_ms (const char *header, gint64 now_utc_ms)
{
  g_autofree char *text = header != NULL ? g_strstrip (g_strdup (header)) : NULL;
  g_autoptr (GDateTime) date = NULL;
  gint64 seconds;

  if (tkl_str_empty (text))
    return -1;
  if (tkl_parse_int64 (text, 0, G_MAXINT32, &seconds))
    return seconds * 1000;
  date = soup_date_time_new_from_http_string (text);
  if (date == NULL)
    return -1;
  return MAX (0, g_date_time_to_unix (date) * 1000 - now_utc_ms);
}
