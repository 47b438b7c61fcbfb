/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Touches of keys, and keys put aside: what enrolment asks for. */
/* Thread: that of the store. */
#pragma once

#include "tkl-key-match.h"
#include "tkl-store.h"

G_BEGIN_DECLS

/* Which touches of a key. */
typedef struct
{
  gint64 from_utc_ms; /* included */
  gint64 to_utc_ms;   /* excluded */
  guint limit;        /* only the newest so many; 0 = all */
} TklTouchSpan;

#define TKL_TOUCH_SPAN_ALL (&(TklTouchSpan){ G_MININT64, G_MAXINT64, 0 })

/**
 * tkl_store_load_touches:
 * @touches: (element-type TklKeyTouch) (inout): those of the key are appended by time, then id
 *
 * Facts as ticked; not those that are withdrawn or deleted by the office. By an index of their own:
 * microseconds a touch, whatever else is stored.
 */
gboolean tkl_store_load_touches (
    TklStore *store, gint64 key_id, const TklTouchSpan *span, GArray *touches, GError **error);

/**
 * tkl_store_first_touch:
 * @ret_utc_ms: (out): the oldest one in @span, whatever its limit; TKL_INSTANT_NONE without any
 */
gboolean tkl_store_first_touch (
    TklStore *store, gint64 key_id, const TklTouchSpan *span, gint64 *ret_utc_ms, GError **error);

/** tkl_store_load_vehicle_touches: the same of all keys in one vehicle. */
gboolean tkl_store_load_vehicle_touches (TklStore *store,
                                         gint64 vehicle_id,
                                         gint64 from_utc_ms,
                                         gint64 to_utc_ms,
                                         GArray *touches,
                                         GError **error);

/**
 * tkl_store_list_spellings:
 * @ret_spellings: (out) (transfer full) (element-type utf8): texts as readers sent them that stand
 *   for the key; none for one that only people entered
 */
gboolean tkl_store_list_spellings (TklStore *store,
                                   gint64 key_id,
                                   GPtrArray **ret_spellings,
                                   GError **error);

/**
 * tkl_store_list_keys_aside:
 * @ret_notes: (out) (transfer full): key id → note (utf8, "" = none)
 *
 * The keys that tick but are not ours.
 */
gboolean tkl_store_list_keys_aside (TklStore *store, GHashTable **ret_notes, GError **error);

/**
 * tkl_store_put_key_aside:
 * @note: (nullable): whose it may be
 * @error: TKL_STORE_ERROR_CONSTRAINT: no such key
 *
 * Inside a journal entry. Doing it again changes the note.
 */
gboolean tkl_store_put_key_aside (TklStore *store, gint64 key_id, const char *note, GError **error);

/** tkl_store_take_key_back: inside a journal entry; nothing happens when it was not put aside. */
gboolean tkl_store_take_key_back (TklStore *store, gint64 key_id, GError **error);

G_END_DECLS
