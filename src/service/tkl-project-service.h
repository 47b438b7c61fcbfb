/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projects as a use case: load one for the form, save, delete, change several at once. */
/* Thread: main; the work is done on the office's threads. */
#pragma once

#include "tkl-change.h"
#include "tkl-office.h"
#include "tkl-project-edit.h"

G_BEGIN_DECLS

typedef struct
{
  TklProject *project;  /* (owned) */
  GPtrArray *zones;     /* (owned) of TklPoi: as drawn for it, oldest first */
  GHashTable *taken;    /* (owned) (element-type utf8): set of the numbers of all others */
  int default_radius_m; /* CT-9 */
} TklProjectForm;

void tkl_project_form_free (TklProjectForm *form);

/**
 * tkl_project_load_async:
 * @id: 0 = a new one
 * @as_copy: what comes is a new project with what @id has, but for what is its own: number, zones,
 *   works declaration, first and last day
 */
void tkl_project_load_async (TklOffice *office,
                             gint64 id,
                             gboolean as_copy,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/** tkl_project_load_finish: @error: NOT_FOUND. Returns: (transfer full). */
TklProjectForm *tkl_project_load_finish (TklOffice *office, GAsyncResult *result, GError **error);

/**
 * tkl_project_save_async:
 * @project: copied; id 0 = new, else with the version as loaded
 * One journal entry, `add-project` or `change-project`.
 */
void tkl_project_save_async (TklOffice *office,
                             const TklProject *project,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/**
 * tkl_project_save_finish:
 * @ret_change: (out): with the id of the project
 * @error: USAGE (no number), IN_USE (another has the number), CONFLICT (changed since it was loaded:
 *   load it again, see tkl_project_edit_rebase()), NOT_FOUND (deleted meanwhile)
 */
gboolean tkl_project_save_finish (TklOffice *office,
                                  GAsyncResult *result,
                                  TklChange *ret_change,
                                  GError **error);

/**
 * tkl_project_delete_async:
 * @version: as loaded
 * Its zones and planning go with it. One journal entry, `delete-project`.
 */
void tkl_project_delete_async (TklOffice *office,
                               gint64 id,
                               gint64 version,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/**
 * tkl_project_delete_finish:
 * @error: IN_USE (it has ticks or clock lines: close it instead; the text says so), CONFLICT,
 *   NOT_FOUND
 */
gboolean tkl_project_delete_finish (TklOffice *office,
                                    GAsyncResult *result,
                                    TklChange *ret_change,
                                    GError **error);

/* What happens to several projects before they get values. */
typedef enum
{
  TKL_PROJECT_TURN_NONE,
  TKL_PROJECT_TURN_END,  /* tkl_project_end() today: the past stays */
  TKL_PROJECT_TURN_OPEN, /* tkl_project_open() today */
} TklProjectTurn;

/* What several projects get at once. */
typedef struct
{
  const TklProject *values; /* not read when no field is named */
  guint32
      fields; /* (1 << TklProjectField) for each that they get from the values; not the number */
  gboolean only_count; /* nothing is written: how many would change? */
  TklProjectTurn turn;
} TklProjectPatch;

/**
 * tkl_projects_change_async:
 * @ids: (element-type gint64): referenced, not to be changed
 * @patch: copied
 *
 * One journal entry for all: `activate-projects`, `block-projects`, `close-projects` when it is the
 * status or a turn alone, else `change-projects`.
 */
void tkl_projects_change_async (TklOffice *office,
                                GArray *ids,
                                const TklProjectPatch *patch,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/**
 * tkl_projects_change_finish:
 * @ret_n_changed: (out) (optional)
 * @error: NOT_FOUND (one is gone), USAGE (the last day of one would lie before its first; the text
 *   names it); nothing was changed then
 */
gboolean tkl_projects_change_finish (TklOffice *office,
                                     GAsyncResult *result,
                                     TklChange *ret_change,
                                     guint *ret_n_changed,
                                     GError **error);

/**
 * tkl_projects_count_linked_async:
 * @ids: (element-type gint64): referenced, not to be changed
 *
 * How many ticks were linked to them, and would lose them at the next link were they blocked or closed
 * by their status. Ticks whose project was chosen by hand are not among them.
 */
void tkl_projects_count_linked_async (TklOffice *office,
                                      GArray *ids,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/** tkl_projects_count_linked_finish: @ret_n_ticks: (out). */
gboolean tkl_projects_count_linked_finish (TklOffice *office,
                                           GAsyncResult *result,
                                           guint *ret_n_ticks,
                                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklProjectForm, tkl_project_form_free)

G_END_DECLS
