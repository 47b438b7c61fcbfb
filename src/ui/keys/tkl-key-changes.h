/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the office does with a key: each change is told by the desk, with Undo. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"
#include "tkl-enrol-service.h"

G_BEGIN_DECLS

/** tkl_key_change_give: @key: @person: as shown; @first_utc_ms: its first tick without a holder. */
void tkl_key_change_give (TklDesk *desk,
                          gint64 key_id,
                          gint64 first_utc_ms,
                          const char *key,
                          gint64 employee_id,
                          const char *person);

/** tkl_key_change_enrol: @enrolments: (array length=n): several at once, as one step; n > 0. */
void
tkl_key_change_enrol (TklDesk *desk, TklEnrolKind kind, const TklEnrolment *enrolments, gsize n);

/** tkl_key_change_put_aside: @note: (nullable): whose it may be. */
void tkl_key_change_put_aside (TklDesk *desk, gint64 key_id, const char *key, const char *note);

/** tkl_key_change_take_back: into the inbox. */
void tkl_key_change_take_back (TklDesk *desk, gint64 key_id, const char *key);

G_END_DECLS
