/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planning: which project is planned for whom on which workday. */
/* Thread: that of the store. */
#pragma once

#include "tkl-places.h"
#include "tkl-store.h"

G_BEGIN_DECLS

/**
 * tkl_store_load_planning:
 * @from: @to: workday dates, both included; TKL_DAY_NONE leaves that end open
 * @ret_plan: (out) (transfer full) (element-type TklPlan): by day, employee, project
 */
gboolean tkl_store_load_planning (
    TklStore *store, TklDay from, TklDay to, GArray **ret_plan, GError **error);

/* A row of the planning, as tables show it. */
typedef struct
{
  gint64 id;
  TklPlan plan;
} TklPlannedRow;

/** tkl_store_list_planned: as tkl_store_load_planning(); @ret_rows: (element-type TklPlannedRow). */
gboolean
tkl_store_list_planned (TklStore *store, TklDay from, TklDay to, GArray **ret_rows, GError **error);

/** tkl_store_drop_planned: @id: of a row that may be gone. Inside a journal entry. */
gboolean tkl_store_drop_planned (TklStore *store, gint64 id, GError **error);

/**
 * tkl_store_add_planning:
 * @ret_added: (out) (optional): FALSE when it was planned already
 * @error: TKL_STORE_ERROR_CONSTRAINT: no such employee or project. Inside a journal entry.
 */
gboolean
tkl_store_add_planning (TklStore *store, const TklPlan *plan, gboolean *ret_added, GError **error);

/**
 * tkl_store_remove_planning:
 * @ret_removed: (out) (optional): FALSE when it was not planned. Inside a journal entry.
 */
gboolean tkl_store_remove_planning (TklStore *store,
                                    const TklPlan *plan,
                                    gboolean *ret_removed,
                                    GError **error);

G_END_DECLS
