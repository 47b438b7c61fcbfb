/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projects and their polygons as rows. */
/* Thread: that of the store. */
#pragma once

#include "tkl-project.h"
#include "tkl-store.h"

G_BEGIN_DECLS

/**
 * tkl_store_list_projects:
 * @ret_projects: (out) (transfer full) (element-type TklProject): by number, digits as numbers
 */
gboolean tkl_store_list_projects (TklStore *store, GPtrArray **ret_projects, GError **error);

/**
 * tkl_store_get_project:
 * @ret_project: (out) (transfer full) (nullable): NULL when there is none
 */
gboolean
tkl_store_get_project (TklStore *store, gint64 id, TklProject **ret_project, GError **error);

/**
 * tkl_store_find_project:
 * @number: exactly as stored
 * @ret_project: (out) (transfer full) (nullable): NULL when there is none
 */
gboolean tkl_store_find_project (TklStore *store,
                                 const char *number,
                                 TklProject **ret_project,
                                 GError **error);

/**
 * tkl_store_insert_project:
 * @project: (inout): gets its id and version; those it had are ignored
 * @error: TKL_STORE_ERROR_CONSTRAINT: the number exists, or a value out of range
 *
 * Inside a journal entry.
 */
gboolean tkl_store_insert_project (TklStore *store, TklProject *project, GError **error);

/**
 * tkl_store_update_project:
 * @project: (inout): id and version as read; the version grows when anything changed
 * @ret_changed: (out) (optional): FALSE when everything was stored already; nothing is written then
 * @error: TKL_STORE_ERROR: CONFLICT (changed since it was read), NOT_FOUND, CONSTRAINT
 *
 * Inside a journal entry.
 */
gboolean tkl_store_update_project (TklStore *store,
                                   TklProject *project,
                                   gboolean *ret_changed,
                                   GError **error);

/**
 * tkl_store_delete_project:
 * @version: as read
 * @error: TKL_STORE_ERROR: CONSTRAINT (has polygons, planning, corrected ticks or lines), CONFLICT,
 *   NOT_FOUND
 *
 * Inside a journal entry. What linking had found for it goes when the entry is committed.
 */
gboolean tkl_store_delete_project (TklStore *store, gint64 id, gint64 version, GError **error);

/* What keeps a project from being deleted. */
typedef struct
{
  gint64 n_ticks; /* given to it by hand; one more when ticks were linked to it */
  gint64 n_lines; /* clock lines */
} TklProjectUses;

/** tkl_store_project_uses: @ret_uses: (out): all 0: nothing is lost with it. Reads all links. */
gboolean
tkl_store_project_uses (TklStore *store, gint64 id, TklProjectUses *ret_uses, GError **error);

/** tkl_store_release_project: drops its zones and planning, before it is deleted. Inside a journal
 * entry. */
gboolean tkl_store_release_project (TklStore *store, gint64 id, GError **error);

/**
 * tkl_store_project_last_days:
 * @ret_days: (out) (transfer full): project id (GINT_TO_POINTER) → workday (GINT_TO_POINTER) of the
 *   last tick linked to it; only those that have one
 *
 * Reads all links: about 0.1 s for a million.
 */
gboolean tkl_store_project_last_days (TklStore *store, GHashTable **ret_days, GError **error);

/**
 * tkl_store_projects_linked:
 * @ids: (element-type gint64): of projects
 * @ret_n: (out): how many ticks were linked to them, those chosen by hand not counted
 *
 * Reads all links: about 0.1 s for a million.
 */
gboolean
tkl_store_projects_linked (TklStore *store, const GArray *ids, guint *ret_n, GError **error);

/** tkl_store_project_zones: @ret_n: (out) (transfer full): project id (GINT_TO_POINTER) → number of its
 * zones (GINT_TO_POINTER); only those that have some. */
gboolean tkl_store_project_zones (TklStore *store, GHashTable **ret_n, GError **error);

/**
 * tkl_store_project_minutes:
 * @from: @to: workdays, both included
 * @ret_minutes: (out) (transfer full): project id (GINT_TO_POINTER) → minutes (GINT_TO_POINTER) of
 *   its lines of work and other (rules §7); only those that have some
 */
gboolean tkl_store_project_minutes (
    TklStore *store, TklDay from, TklDay to, GHashTable **ret_minutes, GError **error);

/**
 * tkl_store_list_pois:
 * @project_id: 0 = of all
 * @ret_pois: (out) (transfer full) (element-type TklPoi): by project, then id
 * @error: TKL_STORE_ERROR_CORRUPT: a shape that does not unpack; the text names its id
 */
gboolean
tkl_store_list_pois (TklStore *store, gint64 project_id, GPtrArray **ret_pois, GError **error);

/**
 * tkl_store_insert_poi:
 * @poi: (inout): gets its id
 * @error: TKL_STORE_ERROR_CONSTRAINT: no such project
 *
 * Inside a journal entry.
 */
gboolean tkl_store_insert_poi (TklStore *store, TklPoi *poi, GError **error);

/**
 * tkl_store_update_poi:
 * @ret_changed: (out) (optional): FALSE when everything was stored already
 * @error: TKL_STORE_ERROR_NOT_FOUND. Inside a journal entry.
 */
gboolean
tkl_store_update_poi (TklStore *store, const TklPoi *poi, gboolean *ret_changed, GError **error);

/** tkl_store_delete_poi: @error: NOT_FOUND. Inside a journal entry. */
gboolean tkl_store_delete_poi (TklStore *store, gint64 id, GError **error);

/**
 * tkl_store_delete_pois:
 * @ret_n: (out) (optional): how many there were
 *
 * All polygons of a project. Inside a journal entry.
 */
gboolean tkl_store_delete_pois (TklStore *store, gint64 project_id, guint *ret_n, GError **error);

G_END_DECLS
