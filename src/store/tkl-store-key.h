/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of keys: identities, the spellings that stand for them, and who holds them when. */
/* Thread: that of the store. */
#pragma once

#include "tkl-employee.h"
#include "tkl-key.h"
#include "tkl-store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *text; /* (owned): printed form of a VALID key, else the text as sent or typed */
  TklKeyStatus status;
  gboolean registered; /* has or had a holder */
  TklKeyMethod method; /* never UNSAID */
} TklKey;

void tkl_key_free (TklKey *key);

/**
 * tkl_store_list_keys:
 * @ret_keys: (out) (transfer full) (element-type TklKey): by text
 */
gboolean tkl_store_list_keys (TklStore *store, GPtrArray **ret_keys, GError **error);

/**
 * tkl_store_get_key:
 * @ret_key: (out) (transfer full) (nullable): NULL when there is none
 */
gboolean tkl_store_get_key (TklStore *store, gint64 id, TklKey **ret_key, GError **error);

/**
 * tkl_store_set_key_method:
 * @method: not UNSAID
 * @error: TKL_STORE_ERROR_CONSTRAINT: no such key
 *
 * Inside a journal entry.
 */
gboolean
tkl_store_set_key_method (TklStore *store, gint64 key_id, TklKeyMethod method, GError **error);

/**
 * tkl_store_key_for_raw:
 * @raw: text as a reader sent it
 * @ret_key_id: (out): 0 when @raw stands for no key (empty, zeros)
 *
 * The key of a spelling, made when it is new; remembers the spelling. A serial alone stands for the
 * registered key among its candidates, most likely first, else for a key of its own until one of
 * them is registered. A full key whose serial alone was registered makes that one its own.
 * Inside a write transaction; no journal entry needed.
 */
gboolean
tkl_store_key_for_raw (TklStore *store, const char *raw, gint64 *ret_key_id, GError **error);

/**
 * tkl_store_key_for_text:
 * @text: any spelling, typed by a person
 * @ret_key_id: (out): 0 when @text stands for no key
 *
 * The key a person means, made when it is new, for tkl_store_add_holding(). A serial alone means the
 * registered key among its candidates, else one that readers have sent in full, else that serial.
 * Inside a write transaction.
 */
gboolean
tkl_store_key_for_text (TklStore *store, const char *text, gint64 *ret_key_id, GError **error);

/**
 * tkl_store_key_meant_by:
 * @raw: a serial alone, that was read or typed before
 * @ret_key_id: (out): the registered key it means; where several may be meant, the one that is printed by
 *   the setting `key-order`; 0 = none
 */
gboolean
tkl_store_key_meant_by (TklStore *store, const char *raw, gint64 *ret_key_id, GError **error);

/**
 * tkl_store_key_was_read:
 * @ret_read: (out): TRUE when a reader has sent that very text (see tkl_key_looks_mistyped())
 */
gboolean
tkl_store_key_was_read (TklStore *store, const char *raw, gboolean *ret_read, GError **error);

/**
 * tkl_store_list_holdings:
 * @employee_id: 0 = of all
 * @ret_holdings: (out) (transfer full) (element-type TklKeyHolding): by employee, key, from (open first)
 */
gboolean tkl_store_list_holdings (TklStore *store,
                                  gint64 employee_id,
                                  GArray **ret_holdings,
                                  GError **error);

/**
 * tkl_store_add_holding:
 * @holding: (inout): key, employee, from, to; gets its id
 * @error: TKL_STORE_ERROR_CONSTRAINT: the key has another holder in that period, from after to, no
 *   such key or employee
 *
 * Inside a journal entry. With the first holding the key counts as registered: spellings by serial
 * alone that may mean it are settled again, and their ticks follow.
 */
gboolean tkl_store_add_holding (TklStore *store, TklKeyHolding *holding, GError **error);

/**
 * tkl_store_update_holding:
 * @holding: id of the row, new key, employee, from, to
 * @ret_changed: (out) (optional): FALSE when everything was stored already
 * @error: as tkl_store_add_holding(), and NOT_FOUND
 */
gboolean tkl_store_update_holding (TklStore *store,
                                   const TklKeyHolding *holding,
                                   gboolean *ret_changed,
                                   GError **error);

/** tkl_store_remove_holding: @error: NOT_FOUND. Inside a journal entry. */
gboolean tkl_store_remove_holding (TklStore *store, gint64 id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklKey, tkl_key_free)

G_END_DECLS
