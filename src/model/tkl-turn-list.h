/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who ticks when, as keys are handed out one by one (F076): employees in the order of their numbers. */
/* Thread: any; pure. */
#pragma once

#include "tkl-enrol-service.h"

G_BEGIN_DECLS

typedef struct
{
  GArray *entries;   /* (owned) (element-type TklRollEntry): an employee at most once */
  GPtrArray *labels; /* (owned) (element-type utf8): of the same: `12 Anna Peeters` */
} TklTurnList;

TklTurnList *tkl_turn_list_new (void);
void tkl_turn_list_free (TklTurnList *list);

/** tkl_turn_list_add: at the end. Returns: FALSE: he is in it already. */
gboolean tkl_turn_list_add (TklTurnList *list, gint32 employee_id, const char *label);
/** tkl_turn_list_remove: @index: below the number of entries. */
void tkl_turn_list_remove (TklTurnList *list, guint index);
/** tkl_turn_list_move: takes him from one place to another. Returns: FALSE: there is no such place. */
gboolean tkl_turn_list_move (TklTurnList *list, guint from, gint to);
/** tkl_turn_list_set_passed: @index: below the number of entries. */
void tkl_turn_list_set_passed (TklTurnList *list, guint index, gboolean passed);

/** tkl_roll_enrolments: Returns: (transfer full) (element-type TklEnrolment): of the pairs found. */
GArray *tkl_roll_enrolments (const TklRoll *roll);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklTurnList, tkl_turn_list_free)

G_END_DECLS
