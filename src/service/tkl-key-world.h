/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklKeyWorld: people, vehicles, keys and who held them when, read at once for enrolment. */
/* Thread: belongs to the job that loaded it. */
#pragma once

#include "tkl-key-guess.h"
#include "tkl-key-holders.h"
#include "tkl-master.h"
#include "tkl-store-key.h"
#include "tkl-store-tick.h"

G_BEGIN_DECLS

/* Guesses look at what happened in so many days up to the last touch of a key. */
#define TKL_GUESS_DAYS 42

typedef struct
{
  TklMaster *master;       /* (owned) */
  GPtrArray *keys;         /* (owned) of TklKey, by text */
  GPtrArray *vehicles;     /* (owned) of TklVehicle, by title */
  GHashTable *title_of;    /* (owned): vehicle id → borrowed title */
  GHashTable *notes_aside; /* (owned): key id → note */
  TklKeyHolders *holders;  /* (owned) */

  /* of the guesser, which borrows them */
  TklTickSet *guess_ticks; /* (owned) (nullable) */
  GArray *guess_plan;      /* (owned) (nullable) of TklPlan */
  GArray *guess_names;     /* (owned) (nullable) of TklKeyName */
} TklKeyWorld;

/** tkl_key_world_load: inside a transaction. Returns: (transfer full). */
TklKeyWorld *tkl_key_world_load (TklStore *store, GError **error);
void tkl_key_world_free (TklKeyWorld *world);

/** tkl_key_world_title: Returns: (transfer none) (nullable): of a vehicle. */
const char *tkl_key_world_title (const TklKeyWorld *world, gint32 vehicle_id);

/** tkl_key_world_reach_m: how far from a home a touch counts as at home: 150 m or the radius of homes. */
int tkl_key_world_reach_m (const TklKeyWorld *world);

/**
 * tkl_key_world_unheld:
 * @limit: only the newest so many; 0 = all
 * @touches: (element-type TklKeyTouch) (inout): touches on days on which nobody held the key are
 *   appended by time
 */
gboolean tkl_key_world_unheld (const TklKeyWorld *world,
                               TklStore *store,
                               gint64 key_id,
                               guint limit,
                               GArray *touches,
                               GError **error);

/** tkl_key_world_first_unheld: @ret_utc_ms: (out): the oldest of them; TKL_INSTANT_NONE without any. */
gboolean tkl_key_world_first_unheld (
    const TklKeyWorld *world, TklStore *store, gint64 key_id, gint64 *ret_utc_ms, GError **error);

/**
 * tkl_key_world_count:
 * @ret_n: (out): keys that are in the inbox: with a touch without a holder, not put aside
 *
 * Looks at one touch of a key: milliseconds, however many there are. Needs no world.
 */
gboolean tkl_key_world_count (TklStore *store, guint *ret_n, GError **error);

/**
 * tkl_key_world_guesser:
 * @last_utc_ms: guesses are made from the TKL_GUESS_DAYS up to this instant
 * Returns: (transfer full): free it before the world. One at a time.
 */
TklKeyGuesser *
tkl_key_world_guesser (TklKeyWorld *world, TklStore *store, gint64 last_utc_ms, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklKeyWorld, tkl_key_world_free)

G_END_DECLS
