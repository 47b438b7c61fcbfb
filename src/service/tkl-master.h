/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklMaster: everything entered by people that linking and transfers depend on, read at once. */
/* Thread: belongs to the job that loaded it. */
#pragma once

#include "tkl-link.h"
#include "tkl-store.h"

G_BEGIN_DECLS

typedef struct
{
  TklCompany *company;        /* (owned) */
  TklZone *zone;              /* (owned) */
  GPtrArray *employees;       /* (owned) of TklEmployee, by number */
  GPtrArray *projects;        /* (owned) of TklProject, by number */
  GArray *holdings;           /* (owned) of TklKeyHolding */
  TklPlaces *places;          /* (owned) */
  TklTickOrder order;         /* (owned tables): ranks of vehicles and keys, rules §4 */
  GHashTable *employee_by_id; /* (owned): id → borrowed TklEmployee */
  GHashTable *project_by_id;  /* (owned): id → borrowed TklProject */
} TklMaster;

/**
 * tkl_master_load:
 * Reads the settings, people, keys, projects, zones and the planning and builds the place index.
 * Inside a transaction when it must fit to what is read or written besides. Returns: (transfer full).
 */
TklMaster *tkl_master_load (TklStore *store, GError **error);
/** tkl_master_load_as_if: the same, as if @company were the settings. Returns: (transfer full). */
TklMaster *tkl_master_load_as_if (TklStore *store, const TklCompany *company, GError **error);
void tkl_master_free (TklMaster *master);

/** tkl_master_today: the civil day that it is now where the company is. */
gboolean tkl_master_today (TklStore *store, TklDay *ret_today, GError **error);

/** tkl_master_employee: Returns: (transfer none) (nullable). */
const TklEmployee *tkl_master_employee (const TklMaster *master, gint32 id);
/** tkl_master_project: Returns: (transfer none) (nullable). */
const TklProject *tkl_master_project (const TklMaster *master, gint32 id);

/** tkl_master_link_input: Returns: the input of tkl_link_ticks(), borrowed from @master. */
TklLinkInput tkl_master_link_input (const TklMaster *master);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklMaster, tkl_master_free)

G_END_DECLS
