/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices: what late data or a transfer would have changed but may not; the office decides. */
/* Thread: that of the store. */
#pragma once

#include "tkl-day.h"
#include "tkl-store.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_NOTICE_WITHDRAWN, /* lines went since their day is no longer complete */
  TKL_NOTICE_DIFFERS,   /* frozen or edited lines say something else than the rules */
} TklNoticeKind;

typedef enum
{
  TKL_NOTICE_OPEN,
  TKL_NOTICE_ACCEPTED,
  TKL_NOTICE_DISMISSED,
} TklNoticeState;

typedef struct
{
  gint64 id; /* 0 = not stored yet */
  gint64 at_utc_ms;
  gint32 employee_id;
  TklDay day; /* workday date */
  TklNoticeKind kind;
  TklNoticeState state;
  char *
      problem; /* (owned) (nullable): why the day is no longer complete: `odd`, `no-destination` … */
  char *before; /* (owned): JSON array of the lines as they stood or stand */
  char *after;  /* (owned): JSON array of the lines the rules give */
} TklNotice;

void tkl_notice_free (TklNotice *notice);

/**
 * tkl_store_put_notice:
 * @notice: (inout): gets its id; the state is written as OPEN
 * @ret_changed: (out) (optional): FALSE when the newest notice of that workday and kind says the
 *   same already, open or dismissed: what the office dismissed is not asked again
 * @error: TKL_STORE_ERROR_CONSTRAINT: no such employee
 *
 * Adds a notice, or renews the open one of the same workday and kind, so that a repeated transfer
 * leaves one. Inside a journal entry.
 */
gboolean
tkl_store_put_notice (TklStore *store, TklNotice *notice, gboolean *ret_changed, GError **error);

/**
 * tkl_store_drop_notice:
 * @ret_changed: (out) (optional): FALSE when there was none
 *
 * Removes the open notice of a workday and kind whose reason is gone. Inside a journal entry.
 */
gboolean tkl_store_drop_notice (TklStore *store,
                                gint32 employee_id,
                                TklDay day,
                                TklNoticeKind kind,
                                gboolean *ret_changed,
                                GError **error);

/**
 * tkl_store_set_notice_state:
 * @ret_changed: (out) (optional): FALSE when it has that state already
 * @error: TKL_STORE_ERROR_NOT_FOUND
 *
 * Inside a journal entry.
 */
gboolean tkl_store_set_notice_state (
    TklStore *store, gint64 id, TklNoticeState state, gboolean *ret_changed, GError **error);

typedef struct
{
  TklDay from_day; /* both included; TKL_DAY_NONE = open */
  TklDay to_day;
  gint32 employee_id; /* 0 = any */
  gboolean only_open;
} TklNoticeQuery;

/**
 * tkl_store_list_notices:
 * @ret_notices: (out) (transfer full) (element-type TklNotice): by day, employee id, id
 */
gboolean tkl_store_list_notices (TklStore *store,
                                 const TklNoticeQuery *query,
                                 GPtrArray **ret_notices,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklNotice, tkl_notice_free)

G_END_DECLS
