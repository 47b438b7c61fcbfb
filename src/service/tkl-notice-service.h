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
  gboolean is_late; /* found just now by tkl_notice_days_async(), not stored: id is 0, at 0 */
  gint32 employee_id;
  char *employee; /* (owned): number */
  char *name;     /* (owned): first and last name, or the number */
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

/* Late data of trackers come within days or weeks, and the weekly scan looks back so far: of so many days up
 * to the last one that has lines it is found out whether they would be others now. */
#define TKL_NOTICE_LATE_DAYS 35

/**
 * tkl_notice_days_async:
 * What the office has to answer: open notices, and those of TKL_NOTICE_LATE_DAYS days that were
 * transferred and would be others now, for whatever reason: data came late, a tick, project or setting was
 * changed. Not what was dismissed just so. Reads week by week, so that others can read in between.
 */
void tkl_notice_days_async (TklOffice *office,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/** tkl_notice_days_finish: Returns: (transfer full) (element-type TklNoticeRow): by day, employee. */
GPtrArray *tkl_notice_days_finish (TklOffice *office, GAsyncResult *result, GError **error);

/* A row of tkl_notice_days_finish() to be answered. */
typedef struct
{
  gint64 id; /* 0: late */
  gint32 employee_id;
  TklDay day;
  char *before, *after; /* (owned): of a late one: as it showed them */
} TklNoticeChoice;

void tkl_notice_choice_free (TklNoticeChoice *choice);

/**
 * tkl_notice_days_answer_async:
 * @choices: (transfer full) (element-type TklNoticeChoice)
 * @accept: TRUE: each day becomes what its row shows; FALSE: the lines stay, and just this difference is not
 *   told again
 *
 * One journal entry for all of them, undone as one.
 */
void tkl_notice_days_answer_async (TklOffice *office,
                                   GPtrArray *choices,
                                   gboolean accept,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/** tkl_notice_days_answer_finish: @error: as tkl_notice_answer_finish(); nothing is changed then. */
gboolean tkl_notice_days_answer_finish (TklOffice *office, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklNoticeChoice, tkl_notice_choice_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklNoticeRow, tkl_notice_row_free)

G_END_DECLS
