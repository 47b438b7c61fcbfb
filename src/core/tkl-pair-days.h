/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPairDays: on which days did a and b go together: person and vehicle, key and project … */
/* Thread: filled by one; read from any thread once sealed. */
#pragma once

#include "tkl-day.h"

G_BEGIN_DECLS

typedef struct
{
  gint32 a, b;
  TklDay day;
} TklPairDay;

/** tkl_pair_days_new: Returns: (transfer full) (element-type TklPairDay): add with g_array_append_val(). */
GArray *tkl_pair_days_new (void);

/** tkl_pair_days_seal: sorts by a, b, day and drops repeats; before any of the questions below. */
void tkl_pair_days_seal (GArray *pairs);

/**
 * tkl_pair_days_of:
 * @ret_n: (out): rows of @a, by b, then day
 * Returns: (transfer none) (nullable): the first of them.
 */
const TklPairDay *tkl_pair_days_of (const GArray *pairs, gint32 a, gsize *ret_n);

/** tkl_pair_days_count: Returns: days on which @a and @b went together. */
guint tkl_pair_days_count (const GArray *pairs, gint32 a, gint32 b);

/** tkl_pair_days_has: Returns: TRUE when they did on @day. */
gboolean tkl_pair_days_has (const GArray *pairs, gint32 a, gint32 b, TklDay day);

G_END_DECLS
