/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reasons of ticks, presences among them (rules §5). */
/* Thread: any; a TklPresences by one at a time. */
#pragma once

#include "tkl-employee.h"
#include "tkl-project.h"
#include "tkl-tick.h"

G_BEGIN_DECLS

/** tkl_reasons_of_state: Returns: TklReason bits that follow from the tick alone. */
guint8 tkl_reasons_of_state (const TklTick *tick);

/* The projects with presence required, and where they were seen last. */
typedef struct _TklPresences TklPresences;

/** tkl_presences_new: @projects: (element-type TklProject): borrowed. Returns: (transfer full). */
TklPresences *tkl_presences_new (GPtrArray *projects);
void tkl_presences_free (TklPresences *presences);

/**
 * tkl_presences_mark:
 * @chain: (array length=n_chain): indexes of the ticks of @employee in time order
 * @ignore_doubles: CT-4
 *
 * Adds TKL_REASON_PRESENCE_EXPECTED or _DUE to the first kept tick of each workday at each project
 * with presence required, unless it has been sent. O(n).
 */
void tkl_presences_mark (TklPresences *presences,
                         const TklEmployee *employee,
                         TklTick *ticks,
                         const guint32 *chain,
                         gsize n_chain,
                         gboolean ignore_doubles);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklPresences, tkl_presences_free)

G_END_DECLS
