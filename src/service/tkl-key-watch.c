/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklKeyWatch: keys that come another way round than the office confirmed (trusttrack §6). */
/* Thread: that of the store. */
#include "tkl-key-watch.h"

#include "tkl-key-fit.h"
#include "tkl-store-company.h"
#include "tkl-store-key.h"

/* Texts are few, and once a key was seen there is none. */
GPtrArray *
tkl_key_watch_new_texts (TklStore *store, const TklIdent *idents, gsize n_idents, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < n_idents; i++)
    {
      gboolean read;

      if (g_ptr_array_find_with_equal_func (texts, idents[i].raw, g_str_equal, NULL)
          || (i > 0 && g_str_equal (idents[i].raw, idents[i - 1].raw)))
        continue;
      if (!tkl_store_key_was_read (store, idents[i].raw, &read, error))
        return NULL;
      if (!read)
        g_ptr_array_add (texts, g_strdup (idents[i].raw));
    }
  return g_steal_pointer (&texts);
}

/* Printed forms of keys that were read or typed in full, and of registered serials as confirmed. */
static GHashTable *
collect_known (const GPtrArray *keys, TklKeyOrder confirmed)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < keys->len; i++)
    {
      const TklKey *key = keys->pdata[i];
      TklKeyReading reading = tkl_key_read_as (key->text, confirmed);

      if (key->status == TKL_KEY_VALID
          || (key->status == TKL_KEY_UNVERIFIED && key->registered && reading.n_candidates > 0))
        g_hash_table_add (known, g_strdup (reading.candidate[0]));
    }
  return known;
}

static gboolean
is_known (const char *printed, gpointer known)
{
  return g_hash_table_contains (known, printed);
}

GPtrArray *
tkl_key_watch_find (TklStore *store, const GPtrArray *texts, GError **error)
{
  g_autoptr (GPtrArray) odd = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TklCompany) company = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GHashTable) known = NULL;
  TklKeyOrder confirmed;

  if (texts->len == 0)
    return g_steal_pointer (&odd);
  if (!tkl_store_load_company (store, &company, error))
    return NULL;
  confirmed = (TklKeyOrder) company->key_order;
  if (!tkl_key_order_is_told (confirmed))
    return g_steal_pointer (&odd);
  if (!tkl_store_list_keys (store, &keys, error))
    return NULL;
  known = collect_known (keys, confirmed);
  for (guint i = 0; i < texts->len; i++)
    if (tkl_key_deviates (texts->pdata[i], confirmed, is_known, known))
      g_ptr_array_add (odd, g_strdup (texts->pdata[i]));
  return g_steal_pointer (&odd);
}
