/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices that a window shows: those that are stored, and the days that late data would change. */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-notice-private.h"

#include "tkl-store-clock.h"
#include "tkl-store-journal.h"
#include "tkl-transfer-private.h"
#include "tkl-weeks-private.h"

/* --- reading ---------------------------------------------------------------------------------- */

static gboolean
add_row (TklStore *store, GPtrArray *rows, const TklNotice *notice, GError **error)
{
  TklNoticeRow *row = tkl_notice_row_new (store, notice, error);

  if (row == NULL)
    return FALSE;
  g_ptr_array_add (rows, row);
  return TRUE;
}

static gboolean
begin (TklStore *store, TklWeeks *weeks, GError **error)
{
  TklNoticeQuery query = { .from_day = TKL_DAY_NONE, .to_day = TKL_DAY_NONE, .only_open = TRUE };
  g_autoptr (GPtrArray) found = NULL;

  if (!tkl_store_list_notices (store, &query, &found, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    if (!add_row (store, weeks->found, found->pdata[i], error))
      return FALSE;
  if (!tkl_store_last_line_day (store, &weeks->to, error))
    return FALSE;
  weeks->from = weeks->to != TKL_DAY_NONE ? weeks->to - TKL_NOTICE_LATE_DAYS + 1 : 0;
  return TRUE;
}

/* What was found now says better what a transfer noted of the same day. */
static void
drop_row (GPtrArray *rows, gint64 id)
{
  for (guint i = rows->len; i-- > 0;)
    if (((const TklNoticeRow *) rows->pdata[i])->id == id)
      g_ptr_array_remove_index (rows, i);
}

/* @notices: (element-type TklNotice): all of the week */
static gboolean
take_late (TklStore *store,
           GPtrArray *rows,
           const TklNotice *late,
           const GPtrArray *notices,
           GError **error)
{
  for (guint i = 0; i < notices->len; i++)
    {
      const TklNotice *told = notices->pdata[i];

      if (told->employee_id == late->employee_id && told->day == late->day
          && told->kind == TKL_NOTICE_DIFFERS && told->state == TKL_NOTICE_OPEN)
        drop_row (rows, told->id);
    }
  return add_row (store, rows, late, error);
}

static gboolean
look (TklStore *store, TklWeeks *weeks, TklDay last, GCancellable *cancellable, GError **error)
{
  TklNoticeQuery query = { .from_day = weeks->from, .to_day = last };
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (GPtrArray) late = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_notice_free);

  if (!tkl_store_list_notices (store, &query, &notices, error)
      || !tkl_transfer_find_late (store, weeks->from, last, late, error))
    return FALSE;
  for (guint i = 0; i < late->len; i++)
    if (!take_late (store, weeks->found, late->pdata[i], notices, error))
      return FALSE;
  return TRUE;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const TklNoticeRow *left = *(const TklNoticeRow *const *) a;
  const TklNoticeRow *right = *(const TklNoticeRow *const *) b;

  if (left->day != right->day)
    return left->day < right->day ? -1 : 1;
  return (left->employee_id > right->employee_id) - (left->employee_id < right->employee_id);
}

static void
end (GPtrArray *rows)
{
  g_ptr_array_sort (rows, compare_rows);
}

static const TklWeeksCase days_case
    = { tkl_notice_days_async, begin, look, (GDestroyNotify) tkl_notice_row_free, end };

void
tkl_notice_days_async (TklOffice *office,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  tkl_weeks_look (office, &days_case, TKL_PERIOD_ALL, cancellable, callback, user_data);
}

GPtrArray *
tkl_notice_days_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_weeks_finish (office, &days_case, result, error);
}

/* --- answering -------------------------------------------------------------------------------- */

typedef struct
{
  char *who;          /* (owned) */
  GPtrArray *choices; /* (owned) (element-type TklNoticeChoice) */
  gboolean accept;
} AnswerJob;

void
tkl_notice_choice_free (TklNoticeChoice *choice)
{
  if (choice == NULL)
    return;
  g_free (choice->before);
  g_free (choice->after);
  g_free (choice);
}

static void
answer_job_free (gpointer data)
{
  AnswerJob *job = data;

  g_free (job->who);
  g_ptr_array_unref (job->choices);
  g_free (job);
}

/* A transfer may have left a notice of the same day: it is answered with it. */
static gboolean
accept_late (TklStore *store, const TklNoticeChoice *choice, GError **error)
{
  const TklTransferOffer offer = { choice->employee_id, choice->day, choice->after, TRUE };

  return tkl_transfer_accept_day (store, &offer, error)
         && tkl_store_drop_notice (store, choice->employee_id, choice->day, TKL_NOTICE_DIFFERS,
                                   NULL, error);
}

/* Remembered as a notice that was dismissed: this very difference is not told again, and no transfer
 * puts it over the lines. */
static gboolean
dismiss_late (TklStore *store, const TklNoticeChoice *choice, GError **error)
{
  TklNotice notice = { .at_utc_ms = g_get_real_time () / 1000,
                       .employee_id = choice->employee_id,
                       .day = choice->day,
                       .kind = TKL_NOTICE_DIFFERS,
                       .before = choice->before,
                       .after = choice->after };

  return tkl_store_put_notice (store, &notice, NULL, error)
         && tkl_store_set_notice_state (store, notice.id, TKL_NOTICE_DISMISSED, NULL, error);
}

static gboolean
answer (TklStore *store, const TklNoticeChoice *choice, gboolean accept, GError **error)
{
  if (choice->id != 0)
    return tkl_notice_answer_stored (store, choice->id, accept, error);
  return accept ? accept_late (store, choice, error) : dismiss_late (store, choice, error);
}

static gboolean
run_answer (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const AnswerJob *job = data;

  if (!tkl_store_journal_begin (store, job->who, job->accept ? "accept-notice" : "dismiss-notice",
                                NULL, NULL, error))
    return FALSE;
  for (guint i = 0; i < job->choices->len; i++)
    if (!answer (store, job->choices->pdata[i], job->accept, error))
      return FALSE;
  return tkl_store_journal_commit (store, NULL, error);
}

static const TklUseCase answer_case = { tkl_notice_days_answer_async, run_answer, answer_job_free };

void
tkl_notice_days_answer_async (TklOffice *office,
                              GPtrArray *choices,
                              gboolean accept,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  AnswerJob *job = g_new (AnswerJob, 1);

  *job = (AnswerJob){ g_strdup (tkl_office_who (office)), choices, accept };
  tkl_office_write (office, &answer_case, job, cancellable, callback, user_data);
}

gboolean
tkl_notice_days_answer_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_done (office, &answer_case, result, error);
}
