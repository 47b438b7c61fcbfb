/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the pairs of keys and homes are given out (F075): the proposed ones to begin with. */
/* Thread: any; pure. */
#pragma once

#include "tkl-enrol-service.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *rows;  /* (owned) (element-type TklPairRow): as matched */
  gboolean *chosen; /* (owned) (array length=rows->len) */
} TklPairChoice;

/** tkl_pair_choice_new: @rows: (transfer full) (element-type TklPairRow). */
TklPairChoice *tkl_pair_choice_new (GPtrArray *rows);
void tkl_pair_choice_free (TklPairChoice *choice);

/** tkl_pair_choice_keep: chooses what was chosen in @before (nullable), where it is still there. */
void tkl_pair_choice_keep (TklPairChoice *choice, const TklPairChoice *before);

/**
 * tkl_pair_choice_set:
 * A key has one holder: choosing a pair lets go of the other pairs of that key.
 * Returns: TRUE when other pairs changed as well.
 */
gboolean tkl_pair_choice_set (TklPairChoice *choice, guint index, gboolean chosen);

/** tkl_pair_choice_list: Returns: (transfer full) (element-type TklEnrolment): of the chosen pairs. */
GArray *tkl_pair_choice_list (const TklPairChoice *choice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklPairChoice, tkl_pair_choice_free)

G_END_DECLS
