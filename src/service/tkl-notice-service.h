/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices as a use case: what a transfer withdrew or may not change, and the office's answer. */
/* Thread: main; the work is done on the office's threads. */
#pragma once

#include "tkl-day.h"
#include "tkl-office.h"

G_BEGIN_DECLS

/* A line of a notice. */
typedef struct
{
  gint64 begin_utc_ms, end_utc_ms;
  char *type;       /* (owned): `work` … */
  char *project;    /* (owned) (nullable): number */
  gint32 km_tenths; /* 0.1 km; −1 = none */
} TklNoticeLine;

typedef struct
{
  gint64 id;
  gint64 at_utc_ms;
  char *employee; /* (owned): number */
  TklDay day;
  const char *kind;  /* `withdrawn`: lines went; `differs`: lines that stand say something else */
  const char *state; /* `open`, `accepted`, `dismissed` */
  char *problem;     /* (owned) (nullable): why the day is not complete: `odd` … */
  char *before;      /* (owned): JSON array of the lines that went or stand */
  char *after;       /* (owned): JSON array of the lines the rules give */
  GPtrArray *lines_before, *lines_after; /* (owned) (nullable) (element-type TklNoticeLine): the
                                            same, read; NULL when it is no list of lines */
} TklNoticeRow;

void tkl_notice_row_free (TklNoticeRow *row);

/** tkl_notices_async: @from: @to: workday dates, both included; NONE = open. Open notices only. */
void tkl_notices_async (TklOffice *office,
                        TklDay from,
                        TklDay to,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
/** tkl_notices_finish: Returns: (transfer full) (element-type TklNoticeRow): by day, employee. */
GPtrArray *tkl_notices_finish (TklOffice *office, GAsyncResult *result, GError **error);

/**
 * tkl_notice_answer_async:
 * @accept: TRUE: the workday becomes what the notice shows, finished, transferred and edited lines
 *   included; FALSE: the lines stay and the same difference is not told again
 */
void tkl_notice_answer_async (TklOffice *office,
                              gint64 notice_id,
                              gboolean accept,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/** tkl_notice_answer_finish: @error: USAGE (no such open notice), CONFLICT (the day has changed). */
gboolean tkl_notice_answer_finish (TklOffice *office, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklNoticeRow, tkl_notice_row_free)

G_END_DECLS
