/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticks: facts derived again, read with the office's layer and their links, and links written. */
/* Thread: that of the store. */
#pragma once

#include "tkl-circle.h"
#include "tkl-derive.h"
#include "tkl-store.h"
#include "tkl-tick.h"

G_BEGIN_DECLS

/* What a derivation changed. */
typedef struct
{
  guint n_new;
  guint n_changed;     /* same id: moved within the touch gap, or its facts learned something */
  guint n_returned;    /* withdrawn before, there again */
  guint n_deleted;     /* gone, without a trace of the office */
  guint n_withdrawn;   /* gone, but with a layer or in the clock: kept out of sight */
  gint64 first_utc_ms; /* hull of all changes, times before and after a move and times of */
  gint64 last_utc_ms;  /* layers included; both TKL_INSTANT_NONE_MS without any */
} TklTickDiff;

/* Ticks of one vehicle as derived; borrowed. */
typedef struct
{
  gint64 vehicle_id;
  gint64 from_utc_ms;  /* the stretch that was derived: included */
  gint64 to_utc_ms;    /* excluded */
  gint64 touch_gap_ms; /* > 0 */
  const GArray *ticks; /* (element-type TklDerivedTick): by time, all within the stretch */
} TklDerivation;

/**
 * tkl_store_replace_ticks:
 * @ret_diff: (out)
 *
 * Makes the ticks of a stretch what was derived (rules §2). The same tick (time, kind, key) keeps
 * its id. A tick that vanished while a new one of the same kind and key lies within the touch gap
 * is the same touch seen better: it keeps its id and its layer, and moves. Any other one that
 * vanished is deleted, or withdrawn when the office put a layer on it or a transfer took it; it
 * comes back when it is derived again. Ticks that moved or went are unlinked. Doing it twice does
 * nothing the second time. Inside a write transaction; no journal entry.
 */
gboolean tkl_store_replace_ticks (TklStore *store,
                                  const TklDerivation *derivation,
                                  TklTickDiff *ret_diff,
                                  GError **error);

/**
 * tkl_store_compare_ticks:
 * @gone: (element-type gint64) (inout): ids of the ticks that it would take out of sight are appended
 * @fresh: (element-type TklDerivedTick) (inout): those that would be new, or back
 *
 * What tkl_store_replace_ticks() would do, but for moves: such a tick is gone and fresh. Writes nothing.
 */
gboolean tkl_store_compare_ticks (
    TklStore *store, const TklDerivation *derivation, GArray *gone, GArray *fresh, GError **error);

/* Which ticks to read. Times are those of the layer where it has one. Withdrawn ticks never. */
typedef struct
{
  gint64 from_utc_ms; /* included; G_MININT64 = open */
  gint64 to_utc_ms;   /* excluded; G_MAXINT64 = open */
  TklDay from_day;    /* not NONE: linked ticks are chosen by their workday date and not by the */
  TklDay to_day;      /* instants; both included. from_utc_ms and to_utc_ms are then the bounds of
                         those workdays by the company's day start (rules §1) */
  gint32 employee_id; /* 0 = any */
  gint32 project_id;  /* 0 = any */
  gboolean ignition;  /* with the start and stop ticks (CT-5) that are not linked */
  const TklBox *area; /* (nullable): only ticks in it are needed */
  const GArray
      *keys; /* (nullable) (element-type gint32): only ticks of these keys are needed, ticks
                         added by hand and ticks that the office gave to somebody. What the last two
                         leave out is left out where that saves time: others may come as well. Not
                         both at once */
} TklTickQuery;

#define TKL_TICK_QUERY_ALL                                                                         \
  ((TklTickQuery){ .from_utc_ms = G_MININT64,                                                      \
                   .to_utc_ms = G_MAXINT64,                                                        \
                   .from_day = TKL_DAY_NONE,                                                       \
                   .to_day = TKL_DAY_NONE })

/* The link of a tick as it is stored; written back by difference. */
typedef struct
{
  guint32 state;      /* reasons, double, nobody, n_candidates, as in the table tick_link */
  guint32 candidates; /* index in the pool */
  gint32 employee_id;
  gint32 project_id;
  gint32 distance_m;
  TklDay day;
  guint8 place;
  guint8 linked; /* 0: there is no row */
} TklStoredLink;

typedef struct
{
  GArray *ticks;  /* (owned) (element-type TklTick): tkl_link_ticks() changes them in place */
  GArray *pool;   /* (owned) (element-type gint32): candidates; linking appends */
  GArray *stored; /* (owned) (element-type TklStoredLink): parallel to ticks; leave it alone */
} TklTickSet;

TklTickSet *tkl_tick_set_new (void);
void tkl_tick_set_free (TklTickSet *set);

/**
 * tkl_store_load_ticks:
 * @set: (inout): emptied and filled
 *
 * Every member of TklTick is filled: facts, the layer applied on them, flags of the layer, the link
 * where one is stored (LINKED), in clock. Without a link: day NONE, distance −1. A place or employee
 * chosen by the office is there with or without a link. Start and stop ticks come only when they
 * are linked, or with @query->ignition.
 *
 * The order is any: that of the rows, or by time. Sort before anything that needs an order, but not
 * before tkl_store_write_links(). Cost: about 0.3 µs a tick.
 */
gboolean
tkl_store_load_ticks (TklStore *store, const TklTickQuery *query, TklTickSet *set, GError **error);

/* Both end with the call; FALSE and @error end the reading with that error. */
typedef gboolean (*TklTickFunc) (const TklTick *tick,
                                 const GArray *pool,
                                 gpointer user_data,
                                 GError **error);

/**
 * tkl_store_scan_ticks:
 * @func: called for each tick as tkl_store_load_ticks() would fill it, in any order
 *
 * For whoever keeps little of a million ticks: they are never in memory together.
 */
gboolean tkl_store_scan_ticks (TklStore *store,
                               const TklTickQuery *query,
                               TklTickFunc func,
                               gpointer user_data,
                               GError **error);

/**
 * tkl_store_find_end_tick:
 * @query: its instants alone are looked at
 * @last: the last one of them instead of the first
 * @ret_utc_ms: (out): as ticked, withdrawn or not; TKL_INSTANT_NONE_MS = there is none
 */
gboolean tkl_store_find_end_tick (
    TklStore *store, const TklTickQuery *query, gboolean last, gint64 *ret_utc_ms, GError **error);

/** tkl_store_greatest_tick_id: @ret_id: (out): 0 without ticks; there are hardly fewer than that. */
gboolean tkl_store_greatest_tick_id (TklStore *store, gint64 *ret_id, GError **error);

typedef struct
{
  guint n_written; /* links that are new or say something else than before */
  guint n_removed;
  guint n_same;
  gint64 first_utc_ms; /* of the ticks whose link changed; TKL_INSTANT_NONE_MS = none */
  gint64 last_utc_ms;
} TklLinkDiff;

/**
 * tkl_store_write_links:
 * @set: as loaded, linked in place
 * @skip: (array length=n_ticks) (nullable): not 0: context, not written
 * @ret_diff: (out)
 *
 * Stores the link part of the ticks that carry LINKED and removes it from those that do not, only
 * where it differs from what was loaded. A second call after it writes nothing. Inside a write
 * transaction; no journal entry.
 */
gboolean tkl_store_write_links (
    TklStore *store, TklTickSet *set, const guint8 *skip, TklLinkDiff *ret_diff, GError **error);

/**
 * tkl_store_unlink_ignition:
 * @ret_n: (out) (optional): links removed
 *
 * CT-5 off: start and stop ticks are hidden, whatever their time. Inside a write transaction.
 */
gboolean tkl_store_unlink_ignition (TklStore *store, guint *ret_n, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklTickSet, tkl_tick_set_free)

/** tkl_store_tick_extent: @ret_first_utc_ms: @ret_last_utc_ms: (out): of all ticks, deleted and withdrawn
 * ones too; TKL_INSTANT_NONE_MS: there are none. */
gboolean tkl_store_tick_extent (TklStore *store,
                                gint64 *ret_first_utc_ms,
                                gint64 *ret_last_utc_ms,
                                GError **error);

G_END_DECLS
