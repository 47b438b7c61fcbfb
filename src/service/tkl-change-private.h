/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of every change by a person: one journal entry, then the links that follow from it. */
/* Thread: the office's writer thread. */
#pragma once

#include "tkl-change.h"
#include "tkl-employee.h"
#include "tkl-store.h"

G_BEGIN_DECLS

/**
 * tkl_change_begin:
 * @action: see the titles in tkl-journal-service.c
 * @employee: (nullable): whom the title names
 */
gboolean tkl_change_begin (TklStore *store,
                           const char *who,
                           const char *action,
                           const TklEmployee *employee,
                           GError **error);

/** tkl_change_begin_named: @name: (nullable): what the title names. */
gboolean tkl_change_begin_named (
    TklStore *store, const char *who, const char *action, const char *name, GError **error);

/** tkl_change_commit: @change: (inout): its entry, and whether links wait. */
gboolean tkl_change_commit (TklStore *store, TklChange *change, GError **error);

G_END_DECLS
