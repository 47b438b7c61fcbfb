/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSimRandom: repeatable random numbers (splitmix64), the same on every machine. */
/* Thread: plain values, any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 state; /* the seed at first */
} TklSimRandom;

/** tkl_sim_random_next: Returns: 64 random bits. */
guint64 tkl_sim_random_next (TklSimRandom *random);

/** tkl_sim_random_below: Returns: 0 … @n − 1; @n > 0. */
int tkl_sim_random_below (TklSimRandom *random, int n);

/** tkl_sim_random_between: Returns: @low … @high, both included; @low <= @high. */
int tkl_sim_random_between (TklSimRandom *random, int low, int high);

/** tkl_sim_random_unit: Returns: 0 ≤ x < 1. */
double tkl_sim_random_unit (TklSimRandom *random);

/** tkl_sim_random_mix: Returns: a hash of @value; the same input gives the same output. */
guint64 tkl_sim_random_mix (guint64 value);

G_END_DECLS
