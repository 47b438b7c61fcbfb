/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers of the geocoder: kept so that nothing is asked twice, and for times without network. */
/* Thread: that of the store. */
#pragma once

#include "tkl-geo-place.h"
#include "tkl-record.h"
#include "tkl-store.h"

G_BEGIN_DECLS

/**
 * tkl_store_get_geo_search:
 * @question: tkl_address_key()
 * @ret_at_ms: (out): when it was asked; TKL_INSTANT_NONE_MS = never
 * @ret_places: (out) (transfer full) (nullable) (element-type TklGeoPlace): NULL when never
 */
gboolean tkl_store_get_geo_search (TklStore *store,
                                   const char *question,
                                   const char *language,
                                   gint64 *ret_at_ms,
                                   GPtrArray **ret_places,
                                   GError **error);

/** tkl_store_put_geo_search: replaces the answer. Inside a write transaction. */
gboolean tkl_store_put_geo_search (TklStore *store,
                                   const char *question,
                                   const char *language,
                                   gint64 at_ms,
                                   const GPtrArray *places,
                                   GError **error);

/**
 * tkl_store_get_geo_address:
 * @cell: tkl_geo_cell()
 * @ret_at_ms: (out): when it was asked; TKL_INSTANT_NONE_MS = never
 * @ret_place: (out) (transfer full) (nullable): NULL also when there is no address
 */
gboolean tkl_store_get_geo_address (
    TklStore *store, gint64 cell, gint64 *ret_at_ms, TklGeoPlace **ret_place, GError **error);

/** tkl_store_has_geo_addresses: @ret_has: (out): FALSE: no position was ever asked for. */
gboolean tkl_store_has_geo_addresses (TklStore *store, gboolean *ret_has, GError **error);

/** tkl_store_put_geo_address: @place: (nullable): none there. Inside a write transaction. */
gboolean tkl_store_put_geo_address (
    TklStore *store, gint64 cell, gint64 at_ms, const TklGeoPlace *place, GError **error);

/* A walk over ticks from the newest to the oldest, in pieces. */
typedef struct
{
  gint64 from_utc_ms;  /* included */
  gint64 until_utc_ms; /* included; moves with the walk */
  gint64 before_id;    /* of ticks at .until_utc_ms: G_MAXINT64 at first; moves with the walk */
  gint64 retry_ms;     /* positions that had no address before this instant are asked for again */
  gboolean done;       /* (out) */
} TklGeoWalk;

/**
 * tkl_store_walk_unaddressed:
 * @n_ticks: to look at; 5000 take some milliseconds
 * @cells: (inout) (element-type gint64): cells without address are appended, perhaps repeatedly
 */
gboolean tkl_store_walk_unaddressed (
    TklStore *store, TklGeoWalk *walk, guint n_ticks, GArray *cells, GError **error);

G_END_DECLS
