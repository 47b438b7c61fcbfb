/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTickChains: the ticks of each person, or of each key without one, in time order. */
/* Thread: any; pure. */
#pragma once

#include "tkl-tick.h"

G_BEGIN_DECLS

/* A tick that belongs to no chain. */
#define TKL_NO_CHAIN G_MAXUINT32

typedef struct
{
  guint32 *order; /* (owned): indexes of ticks, chain by chain, each in the order of rules §4 */
  guint32 *first; /* (owned) (array length=n_chains+1): start of each chain in @order */
  guint n_chains;
} TklTickChains;

/**
 * tkl_tick_chains_init:
 * @chain_of: (array length=n_ticks): chain of each tick, below @n_chains, or TKL_NO_CHAIN
 * @order: for equal times; ties that are left go by id
 *
 * O(n) for ticks that come in time order or as a few runs in time order for each person (by vehicle
 * and time), O(n log n) at worst.
 */
void tkl_tick_chains_init (TklTickChains *chains,
                           const TklTick *ticks,
                           gsize n_ticks,
                           const guint32 *chain_of,
                           guint n_chains,
                           const TklTickOrder *order);
void tkl_tick_chains_clear (TklTickChains *chains);

G_END_DECLS
