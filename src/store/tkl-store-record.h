/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Raw positions and identifications: what the trackers sent, merged and never corrected. */
/* Thread: that of the store. */
#pragma once

#include "tkl-derive.h"
#include "tkl-store.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_new;             /* records that were not there */
  guint n_changed;         /* records that learned something */
  guint n_same;            /* records that said nothing new */
  guint n_new_idents;      /* identifications that were not there */
  guint n_purged;          /* records left out: their time was purged (tkl-store-purge.h) */
  gint64 first_changed_ms; /* of new and changed records and new identifications; */
  gint64 last_changed_ms;  /* both TKL_INSTANT_NONE_MS when there are none */
} TklPutResult;

/* A page of one vehicle; borrowed for the call. */
typedef struct
{
  TklRecord *records; /* (array length=n_records) (nullable): any order, repeats allowed; the call
                         leaves them sorted by time */
  gsize n_records;
  const TklIdent *idents; /* (array length=n_idents) (nullable): any order, repeats allowed */
  gsize n_idents;
} TklPutPage;

/**
 * tkl_store_put_records:
 * @vehicle_id: an existing vehicle
 * @page: (inout)
 * @ret_result: (out)
 * @error: TKL_STORE_ERROR: FULL, BUSY, CORRUPT
 *
 * Takes a page over, merging with tkl_record_merge(): a value never gives way to "not known".
 * Records of the same instant within the page are merged first, in an order that depends on their
 * values alone, so that a shuffled page gives the same rows. Identifications are kept beside each
 * other; a spelling seen for the first time gets its key here (tkl_store_key_for_raw()).
 *
 * Nothing from before the oldest record that a purge left is taken over. Writes only what differs.
 * Cost: one scan of the rows stored between the first and the last
 * instant of the page, so a page should not span more than a window of the sync. Inside a write
 * transaction; let the same one save the progress (tkl-store-sync.h).
 */
gboolean tkl_store_put_records (
    TklStore *store, gint64 vehicle_id, TklPutPage *page, TklPutResult *ret_result, GError **error);

/**
 * tkl_store_load_records:
 * @from_utc_ms: included
 * @to_utc_ms: excluded
 * @records: (element-type TklRecord) (inout): appended, strictly ascending in time
 *
 * For tkl_derive_track_m(): from the first end of a leg to its last end + 1.
 */
gboolean tkl_store_load_records (TklStore *store,
                                 gint64 vehicle_id,
                                 gint64 from_utc_ms,
                                 gint64 to_utc_ms,
                                 GArray *records,
                                 GError **error);

/* How far back the last position is looked for. */
#define TKL_LAST_FIX_RECORDS 10000

/**
 * tkl_store_last_fix:
 * @ret_record: (out): the newest record with a fix among the last TKL_LAST_FIX_RECORDS; written when
 *   found
 * @ret_found: (out)
 */
gboolean tkl_store_last_fix (
    TklStore *store, gint64 vehicle_id, TklRecord *ret_record, gboolean *ret_found, GError **error);

/* A stretch of one vehicle as tkl_derive_ticks() wants it. */
typedef struct
{
  GArray *records; /* (owned) (element-type TklRecord): strictly ascending in time */
  GArray *keys;    /* (owned) (element-type TklKeyAt): ascending in time, then key */
  TklIgnition before_ignition;
} TklStretch;

TklStretch *tkl_stretch_new (void);
void tkl_stretch_free (TklStretch *stretch);

/**
 * tkl_store_load_stretch:
 * @from_utc_ms: included
 * @to_utc_ms: excluded
 * @stretch: (inout): its arrays are emptied and filled
 *
 * The records and keys of the stretch, those of the last instant before it as context, and the
 * last known ignition before all of them. The keys are those that the register sees in the
 * spellings today; one key stands twice at an instant when two of its spellings were sent. Cost:
 * the rows of the stretch; for a vehicle that never sent its ignition a scan of all rows before.
 */
gboolean tkl_store_load_stretch (TklStore *store,
                                 gint64 vehicle_id,
                                 gint64 from_utc_ms,
                                 gint64 to_utc_ms,
                                 TklStretch *stretch,
                                 GError **error);

/**
 * tkl_store_record_extent:
 * @ret_first_ms: (out): first instant of the vehicle's records, identifications and trips
 * @ret_last_ms: (out): last one; both TKL_INSTANT_NONE_MS without any
 *
 * For deriving everything again when the touch gap changed.
 */
gboolean tkl_store_record_extent (
    TklStore *store, gint64 vehicle_id, gint64 *ret_first_ms, gint64 *ret_last_ms, GError **error);

/**
 * tkl_store_list_texts:
 * @from_utc_ms: included
 * @to_utc_ms: excluded
 * @ret_texts: (out) (transfer full) (element-type utf8): as the vehicle's reader sent keys, each once
 */
gboolean tkl_store_list_texts (TklStore *store,
                               gint64 vehicle_id,
                               gint64 from_utc_ms,
                               gint64 to_utc_ms,
                               GPtrArray **ret_texts,
                               GError **error);

/**
 * tkl_store_last_sent:
 * @before_utc_ms: excluded; G_MAXINT64 = ever
 * @ret_record_ms: (out): the vehicle's last record, or start of a trip; TKL_INSTANT_NONE_MS without any
 * @ret_ident_ms: (out): its last identification, or start of a trip of somebody with a key; NONE: its
 *   reader, if it has one, never sent a key
 */
gboolean tkl_store_last_sent (TklStore *store,
                              gint64 vehicle_id,
                              gint64 before_utc_ms,
                              gint64 *ret_record_ms,
                              gint64 *ret_ident_ms,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklStretch, tkl_stretch_free)

G_END_DECLS
