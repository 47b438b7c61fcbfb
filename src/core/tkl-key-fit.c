/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Do keys come as the office confirmed their spelling, or another way round? */
/* Thread: any; pure. */
#include "tkl-key-fit.h"

#include <string.h>

static gboolean
is_decimal (const char *raw)
{
  return raw[strspn (raw, "0123456789 :.-")] == '\0';
}

gboolean
tkl_key_deviates (const char *raw, TklKeyOrder confirmed, TklKeyKnown is_known, gpointer data)
{
  TklKeyReading reading = tkl_key_read_as (raw, confirmed);
  gboolean readable = confirmed != TKL_KEY_ORDER_DECIMAL || is_decimal (raw);

  if (!tkl_key_order_is_told (confirmed) || reading.status != TKL_KEY_UNVERIFIED
      || (readable && is_known (reading.candidate[0], data)))
    return FALSE;
  for (guint i = readable ? 1 : 0; i < reading.n_candidates; i++)
    if (is_known (reading.candidate[i], data))
      return TRUE;
  return FALSE;
}
