/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repairs of several days that want the same tick. */
/* Thread: any; pure. */
#include "tkl-day-repair.h"

void
tkl_repairs_find_rivals (const TklRepair *const *repairs, gsize n_repairs, gboolean *ret_rival)
{
  /* id of a tick → 1 + the repair that was the first to want it; ids live as long as the repairs */
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (gsize i = 0; i < n_repairs; i++)
    ret_rival[i] = FALSE;
  for (gsize i = 0; i < n_repairs; i++)
    for (guint k = 0; k < repairs[i]->n_steps; k++)
      {
        const TklRepairStep *step = &repairs[i]->steps[k];
        gsize first = GPOINTER_TO_SIZE (g_hash_table_lookup (wanted, &step->tick_id));

        if (step->kind != TKL_STEP_GIVE || first == i + 1)
          continue;
        if (first == 0)
          g_hash_table_insert (wanted, (gpointer) &step->tick_id, GSIZE_TO_POINTER (i + 1));
        else
          ret_rival[first - 1] = ret_rival[i] = TRUE;
      }
}
