/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ticks say about places: a radius by where people ticked, a first draft of a zone (F117–F123). */
/* Thread: main; the work is done on the office's reader thread. */
#pragma once

#include "tkl-office.h"
#include "tkl-point.h"
#include "tkl-radius-guess.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 project_id; /* 0 = not stored yet */
  TklPoint location; /* work address as in the form; valid */
  TklDay from, to;   /* civil days of the company's zone, both included; NONE = open */
} TklRadiusOptions;

/**
 * tkl_radius_advice_async:
 * @options: copied
 *
 * Evidence are the ticks near the work address that belong to this project, to several with it, or to no
 * place, unless the work address of another active project is nearer. Places chosen by hand count as
 * chosen.
 */
void tkl_radius_advice_async (TklOffice *office,
                              const TklRadiusOptions *options,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean tkl_radius_advice_finish (TklOffice *office,
                                   GAsyncResult *result,
                                   TklRadiusGuess *ret_guess,
                                   GError **error);

/* A first draft of a zone. */
typedef struct
{
  GArray *
      corners; /* (owned) (nullable) (element-type TklPoint): for tkl_zone_edit_add(); NULL when the
                       ticks have no position, lie on one line without a margin, or too far apart */
  guint n_points; /* ticks with a position */
  double area_m2;
} TklZoneDraft;

void tkl_zone_draft_free (TklZoneDraft *draft);

/**
 * tkl_zone_draft_async:
 * @tick_ids: (element-type gint64): copied
 * @margin_m: 0: the convex hull; else kept on all sides of it
 */
void tkl_zone_draft_async (TklOffice *office,
                           const GArray *tick_ids,
                           double margin_m,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/** tkl_zone_draft_finish: @error: NOT_FOUND: a tick is gone. Returns: (transfer full). */
TklZoneDraft *tkl_zone_draft_finish (TklOffice *office, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklZoneDraft, tkl_zone_draft_free)

G_END_DECLS
