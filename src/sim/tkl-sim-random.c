/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repeatable random numbers: splitmix64 by Vigna, public domain. */
/* Thread: any. */
#include "tkl-sim-random.h"

guint64
tkl_sim_random_mix (guint64 value)
{
  value = (value ^ (value >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  value = (value ^ (value >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return value ^ (value >> 31);
}

guint64
tkl_sim_random_next (TklSimRandom *random)
{
  random->state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  return tkl_sim_random_mix (random->state);
}

int
tkl_sim_random_below (TklSimRandom *random, int n)
{
  g_return_val_if_fail (n > 0, 0);

  return (int) (tkl_sim_random_next (random) % (guint64) n);
}

int
tkl_sim_random_between (TklSimRandom *random, int low, int high)
{
  g_return_val_if_fail (low <= high, low);

  return low + tkl_sim_random_below (random, high - low + 1);
}

double
tkl_sim_random_unit (TklSimRandom *random)
{
  return (double) (tkl_sim_random_next (random) >> 11) * 0x1p-53;
}
