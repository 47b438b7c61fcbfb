/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklKeyHolders: the holdings of each key in a row, found by key. */
/* Thread: immutable after creation, any thread. */
#include "tkl-key-holders.h"

#include "tkl-id-map.h"

#include <stdlib.h>

struct _TklKeyHolders
{
  TklKeyHolding *holdings; /* (owned) (array length=n_holdings): by key, then first day */
  gsize n_holdings;
  TklIdMap first_of; /* key id → its first holding */
};

static int
compare_holdings (gconstpointer a, gconstpointer b)
{
  const TklKeyHolding *left = a;
  const TklKeyHolding *right = b;

  if (left->key_id != right->key_id)
    return (left->key_id > right->key_id) - (left->key_id < right->key_id);
  /* An open start is the smallest day. */
  if (left->from != right->from)
    return (left->from > right->from) - (left->from < right->from);
  return (left->id > right->id) - (left->id < right->id);
}

TklKeyHolders *
tkl_key_holders_new (const TklKeyHolding *holdings, gsize n_holdings)
{
  TklKeyHolders *holders;

  g_return_val_if_fail (holdings != NULL || n_holdings == 0, NULL);

  holders = g_new0 (TklKeyHolders, 1);
  holders->holdings = g_memdup2 (holdings, n_holdings * sizeof (TklKeyHolding));
  holders->n_holdings = n_holdings;
  if (n_holdings > 0)
    qsort (holders->holdings, n_holdings, sizeof (TklKeyHolding), compare_holdings);

  tkl_id_map_init (&holders->first_of, n_holdings);
  for (gsize i = n_holdings; i-- > 0;)
    tkl_id_map_set (&holders->first_of, (gint32) holders->holdings[i].key_id, (guint32) i);
  return holders;
}

void
tkl_key_holders_free (TklKeyHolders *holders)
{
  if (holders == NULL)
    return;
  tkl_id_map_clear (&holders->first_of);
  g_free (holders->holdings);
  g_free (holders);
}

gint32
tkl_key_holders_find (const TklKeyHolders *holders, gint32 key_id, TklDay day)
{
  gsize i;

  g_return_val_if_fail (holders != NULL, 0);

  i = tkl_id_map_get (&holders->first_of, key_id);
  for (; i < holders->n_holdings && holders->holdings[i].key_id == key_id; i++)
    if (tkl_day_in_period (day, holders->holdings[i].from, holders->holdings[i].to))
      return (gint32) holders->holdings[i].employee_id;
  return 0;
}

void
tkl_key_holders_gaps (const TklKeyHolders *holders, gint32 key_id, GArray *gaps)
{
  TklKeyGap gap = { TKL_DAY_NONE, TKL_DAY_NONE };
  gsize i;

  g_return_if_fail (holders != NULL && gaps != NULL);

  i = tkl_id_map_get (&holders->first_of, key_id);
  for (; i < holders->n_holdings && holders->holdings[i].key_id == key_id; i++)
    {
      const TklKeyHolding *holding = &holders->holdings[i];

      if (holding->from != TKL_DAY_NONE && gap.from < holding->from)
        {
          gap.to = holding->from - 1;
          g_array_append_val (gaps, gap);
        }
      if (holding->to == TKL_DAY_NONE)
        return;
      gap.from = holding->to + 1;
    }
  gap.to = TKL_DAY_NONE;
  g_array_append_val (gaps, gap);
}

gboolean
tkl_key_holders_enrol (const TklKeyHolders *holders, gint32 key_id, TklDay day, TklKeyGap *ret_gap)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (TklKeyGap));

  g_return_val_if_fail (day != TKL_DAY_NONE && ret_gap != NULL, FALSE);

  tkl_key_holders_gaps (holders, key_id, gaps);
  for (guint i = 0; i < gaps->len; i++)
    {
      const TklKeyGap *gap = &g_array_index (gaps, TklKeyGap, i);

      if (!tkl_day_in_period (day, gap->from, gap->to))
        continue;
      *ret_gap = *gap;
      if (gap->from != TKL_DAY_NONE)
        ret_gap->from = day;
      return TRUE;
    }
  return FALSE;
}
