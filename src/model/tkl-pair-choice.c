/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the pairs of keys and homes are given out (F075): the proposed ones to begin with. */
/* Thread: any; pure. */
#include "tkl-pair-choice.h"

static const TklKeyPair *
pair_at (const TklPairChoice *choice, guint index)
{
  return &((const TklPairRow *) choice->rows->pdata[index])->pair;
}

TklPairChoice *
tkl_pair_choice_new (GPtrArray *rows)
{
  TklPairChoice *choice = g_new0 (TklPairChoice, 1);

  choice->rows = rows;
  choice->chosen = g_new0 (gboolean, rows->len);
  for (guint i = 0; i < rows->len; i++)
    choice->chosen[i] = pair_at (choice, i)->proposed;
  return choice;
}

void
tkl_pair_choice_free (TklPairChoice *choice)
{
  if (choice == NULL)
    return;
  g_ptr_array_unref (choice->rows);
  g_free (choice->chosen);
  g_free (choice);
}

void
tkl_pair_choice_keep (TklPairChoice *choice, const TklPairChoice *before)
{
  for (guint i = 0; before != NULL && i < choice->rows->len; i++)
    for (guint j = 0; j < before->rows->len; j++)
      if (pair_at (choice, i)->key_id == pair_at (before, j)->key_id
          && pair_at (choice, i)->employee_id == pair_at (before, j)->employee_id)
        choice->chosen[i] = before->chosen[j];
}

gboolean
tkl_pair_choice_set (TklPairChoice *choice, guint index, gboolean chosen)
{
  gboolean others = FALSE;

  g_return_val_if_fail (index < choice->rows->len, FALSE);

  choice->chosen[index] = chosen;
  for (guint i = 0; chosen && i < choice->rows->len; i++)
    if (i != index && choice->chosen[i]
        && pair_at (choice, i)->key_id == pair_at (choice, index)->key_id)
      {
        choice->chosen[i] = FALSE;
        others = TRUE;
      }
  return others;
}

GArray *
tkl_pair_choice_list (const TklPairChoice *choice)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TklEnrolment));

  for (guint i = 0; i < choice->rows->len; i++)
    if (choice->chosen[i])
      {
        const TklKeyPair *pair = pair_at (choice, i);
        TklEnrolment enrolment = { .key_id = pair->key_id,
                                   .employee_id = pair->employee_id,
                                   .first_utc_ms = pair->first_utc_ms };

        g_array_append_val (list, enrolment);
      }
  return list;
}
