/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who ticks when, as keys are handed out one by one (F076): employees in the order of their numbers. */
/* Thread: any; pure. */
#include "tkl-turn-list.h"

TklTurnList *
tkl_turn_list_new (void)
{
  TklTurnList *list = g_new0 (TklTurnList, 1);

  list->entries = g_array_new (FALSE, FALSE, sizeof (TklRollEntry));
  list->labels = g_ptr_array_new_with_free_func (g_free);
  return list;
}

void
tkl_turn_list_free (TklTurnList *list)
{
  if (list == NULL)
    return;
  g_array_unref (list->entries);
  g_ptr_array_unref (list->labels);
  g_free (list);
}

gboolean
tkl_turn_list_add (TklTurnList *list, gint32 employee_id, const char *label)
{
  TklRollEntry entry = { employee_id, FALSE };

  for (guint i = 0; i < list->entries->len; i++)
    if (g_array_index (list->entries, TklRollEntry, i).employee_id == employee_id)
      return FALSE;
  g_array_append_val (list->entries, entry);
  g_ptr_array_add (list->labels, g_strdup (label));
  return TRUE;
}

void
tkl_turn_list_remove (TklTurnList *list, guint index)
{
  g_return_if_fail (index < list->entries->len);

  g_array_remove_index (list->entries, index);
  g_ptr_array_remove_index (list->labels, index);
}

gboolean
tkl_turn_list_move (TklTurnList *list, guint from, gint to)
{
  TklRollEntry entry;

  if (from >= list->entries->len || to < 0 || (guint) to >= list->entries->len
      || (guint) to == from)
    return FALSE;
  entry = g_array_index (list->entries, TklRollEntry, from);
  g_array_remove_index (list->entries, from);
  g_array_insert_val (list->entries, (guint) to, entry);
  g_ptr_array_insert (list->labels, to, g_ptr_array_steal_index (list->labels, from));
  return TRUE;
}

void
tkl_turn_list_set_passed (TklTurnList *list, guint index, gboolean passed)
{
  g_return_if_fail (index < list->entries->len);

  g_array_index (list->entries, TklRollEntry, index).passed = passed;
}

GArray *
tkl_roll_enrolments (const TklRoll *roll)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TklEnrolment));

  for (guint i = 0; i < roll->rows->len; i++)
    {
      const TklRollRow *row = &g_array_index (roll->rows, TklRollRow, i);
      TklEnrolment enrolment = { .key_id = row->key_id,
                                 .employee_id = row->employee_id,
                                 .first_utc_ms = row->time_utc_ms,
                                 .since = TRUE };

      if (row->kind == TKL_ROLL_PAIR)
        g_array_append_val (list, enrolment);
    }
  return list;
}
