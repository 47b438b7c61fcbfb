/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What other settings would do, before they are saved: how many days and ticks would change. */
/* Thread: main; the work is done on the office's reader thread. */
#include "tkl-preview-service.h"

#include "tkl-day-track.h"
#include "tkl-link-private.h"
#include "tkl-link-state.h"
#include "tkl-office-private.h"
#include "tkl-preview-ticks.h"
#include "tkl-store-clock.h"
#include "tkl-store-company.h"
#include "tkl-transfer.h"
#include "tkl-workdays.h"

typedef struct
{
  TklCompany *wanted; /* (owned) */
  TklDay from, to;
  TklSettingsPreview preview; /* result */
} PreviewJob;

/* A workday and where its lines stand. */
typedef struct
{
  gint32 employee_id;
  TklDay day;
  guint first, n_lines;
} DayLines;

/* A piece of the range as certain settings make it. */
typedef struct
{
  TklMaster *master;     /* (borrowed) */
  TklPreviewTicks patch; /* .touch_gap_ms = 0: the ticks as they are stored */
  TklWorkdays *workdays; /* (owned): linked ticks */
  GArray *lines;         /* (owned) (element-type TklClockLine) */
  GArray *days;          /* (owned) (element-type DayLines): by employee, then day */
} Outcome;

static void
outcome_clear (Outcome *outcome)
{
  g_clear_pointer (&outcome->workdays, tkl_workdays_free);
  g_clear_pointer (&outcome->lines, g_array_unref);
  g_clear_pointer (&outcome->days, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

/* --- ticks --------------------------------------------------------------------------------- */

/* Ticks that a link leaves alone keep what is stored; without CT-5 the ignition has no links. */
static void
settle_ticks (const TklMaster *master, TklTickSet *set, const guint8 *skip)
{
  for (guint i = 0; i < set->ticks->len; i++)
    {
      TklTick *tick = &g_array_index (set->ticks, TklTick, i);
      const TklStoredLink *stored = &g_array_index (set->stored, TklStoredLink, i);
      gboolean ignition = tick->kind == TKL_TICK_START || tick->kind == TKL_TICK_STOP;

      if (skip[i] && stored->linked)
        {
          tick->flags &= ~TKL_TICK_IS_DOUBLE;
          tick->candidates = stored->candidates;
          tkl_link_apply (tick, stored);
        }
      if ((skip[i] && !stored->linked) || (ignition && !master->company->on.start_stop))
        tick->flags &= ~TKL_TICK_LINKED;
    }
}

static gboolean
link_outcome (TklStore *store, Outcome *outcome, const TklLinkSpan *span, GError **error)
{
  g_autoptr (TklTickSet) set = tkl_tick_set_new ();
  g_autofree guint8 *skip = NULL;
  TklLinkSpan patched = *span;

  if (outcome->patch.touch_gap_ms > 0)
    patched.patch = tkl_preview_ticks_patch;
  patched.patch_data = &outcome->patch;
  if (!tkl_link_compute (store, outcome->master, &patched, set, &skip, error))
    return FALSE;
  settle_ticks (outcome->master, set, skip);
  outcome->workdays
      = tkl_workdays_new (outcome->master, g_steal_pointer (&set), span->from, span->to);
  return TRUE;
}

static gboolean
is_same_link (const TklTick *a, const GArray *a_pool, const TklTick *b, const GArray *b_pool)
{
  TklStoredLink left = tkl_link_of (a);
  TklStoredLink right = tkl_link_of (b);

  if (left.linked != right.linked || left.state != right.state
      || left.employee_id != right.employee_id || left.project_id != right.project_id
      || left.distance_m != right.distance_m || left.day != right.day || left.place != right.place)
    return FALSE;
  for (guint i = 0; i < tkl_link_n_candidates (&left); i++)
    if (g_array_index (a_pool, gint32, left.candidates + i)
        != g_array_index (b_pool, gint32, right.candidates + i))
      return FALSE;
  return TRUE;
}

static GHashTable *
index_ticks (const GArray *ticks)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < ticks->len; i++)
    {
      TklTick *tick = &g_array_index (ticks, TklTick, i);

      g_hash_table_insert (index, &tick->id, tick);
    }
  return index;
}

static gboolean
is_linked_in (const TklTick *tick, const TklLinkSpan *span)
{
  return (tick->flags & TKL_TICK_LINKED) != 0
         && tkl_day_in_period (tick->day, span->from, span->to);
}

/* Linked ticks of the piece that the other one lacks. */
static guint
count_lacking (const GArray *ticks, const GArray *others, const TklLinkSpan *span)
{
  g_autoptr (GHashTable) index = index_ticks (others);
  guint n = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      const TklTick *tick = &g_array_index (ticks, TklTick, i);

      n += is_linked_in (tick, span) && !g_hash_table_contains (index, &tick->id);
    }
  return n;
}

/* Of the ticks that one of the two puts into the piece. */
static guint
count_ticks (const Outcome *now, const Outcome *then, const TklLinkSpan *span)
{
  const TklTickSet *a = now->workdays->set;
  const TklTickSet *b = then->workdays->set;
  g_autoptr (GHashTable) index = index_ticks (a->ticks);
  guint n = 0;

  for (guint i = 0; i < b->ticks->len; i++)
    {
      const TklTick *tick = &g_array_index (b->ticks, TklTick, i);
      const TklTick *before = g_hash_table_lookup (index, &tick->id);

      n += before != NULL
           && (tkl_day_in_period (tick->day, span->from, span->to)
               || tkl_day_in_period (before->day, span->from, span->to))
           && !is_same_link (before, a->pool, tick, b->pool);
    }
  if (then->patch.touch_gap_ms > 0)
    n += count_lacking (a->ticks, b->ticks, span) + count_lacking (b->ticks, a->ticks, span);
  return n;
}

/* --- days ---------------------------------------------------------------------------------- */

static gboolean
compute_days (TklStore *store, Outcome *outcome, GCancellable *cancellable, GError **error)
{
  g_autoptr (TklCrew) crew = tkl_workdays_crew (outcome->workdays);
  TklDayTrack track = { store, NULL };
  TklDayRules rules = { outcome->master->company, tkl_day_track_measure, &track, crew };
  TklWorkday workday = { 0 };

  outcome->lines = tkl_clock_lines_new ();
  outcome->days = g_array_new (FALSE, FALSE, sizeof (DayLines));
  while (tkl_workdays_step (outcome->workdays, &workday))
    {
      DayLines day = { workday.employee_id, workday.day, outcome->lines->len, 0 };

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      tkl_day_lines (&rules, &workday, tkl_master_employee (outcome->master, workday.employee_id),
                     FALSE, outcome->lines, NULL);
      if (!tkl_day_track_check (&track, error))
        return FALSE;
      day.n_lines = outcome->lines->len - day.first;
      g_array_append_val (outcome->days, day);
    }
  return TRUE;
}

static gboolean
compute_outcome (TklStore *store,
                 Outcome *outcome,
                 const TklLinkSpan *span,
                 GCancellable *cancellable,
                 GError **error)
{
  return !g_cancellable_set_error_if_cancelled (cancellable, error)
         && link_outcome (store, outcome, span, error)
         && compute_days (store, outcome, cancellable, error);
}

static TklTransferPlan *
plan_day (const GArray *stored, const DayLines *key, const Outcome *outcome, const DayLines *day)
{
  gsize n_stored;
  const TklClockLine *lines
      = tkl_clock_lines_find_day (stored, key->employee_id, key->day, &n_stored);

  return tkl_transfer_plan_new (lines, n_stored,
                                day != NULL && day->n_lines > 0
                                    ? &g_array_index (outcome->lines, TklClockLine, day->first)
                                    : NULL,
                                day != NULL ? day->n_lines : 0, FALSE);
}

static gboolean
is_same_change (const TklLineChange *a, const TklLineChange *b)
{
  return a->kind == b->kind && a->line.id == b->line.id && a->line.flags == b->line.flags
         && tkl_clock_line_same_rules (&a->line, &b->line);
}

/* Both start from the same stored lines: the same changes give the same lines. */
static gboolean
is_same_plan (const TklTransferPlan *a, const TklTransferPlan *b)
{
  if (a->changes->len != b->changes->len)
    return FALSE;
  for (guint i = 0; i < a->changes->len; i++)
    if (!is_same_change (&g_array_index (a->changes, TklLineChange, i),
                         &g_array_index (b->changes, TklLineChange, i)))
      return FALSE;
  return TRUE;
}

static int
compare_days (const DayLines *a, const DayLines *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  if (a->employee_id != b->employee_id)
    return (a->employee_id > b->employee_id) - (a->employee_id < b->employee_id);
  return (a->day > b->day) - (a->day < b->day);
}

static const DayLines *
day_at (const Outcome *outcome, guint index)
{
  return index < outcome->days->len ? &g_array_index (outcome->days, DayLines, index) : NULL;
}

/* A workday that one side lacks has no lines there. */
static guint
count_days (const Outcome *now, const Outcome *then, const GArray *stored)
{
  guint n = 0;

  for (guint i = 0, j = 0; i < now->days->len || j < then->days->len;)
    {
      const DayLines *before = day_at (now, i);
      const DayLines *after = day_at (then, j);
      int order = compare_days (before, after);
      g_autoptr (TklTransferPlan) a = NULL;
      g_autoptr (TklTransferPlan) b = NULL;

      i += order <= 0;
      j += order >= 0;
      a = plan_day (stored, order <= 0 ? before : after, now, order <= 0 ? before : NULL);
      b = plan_day (stored, order <= 0 ? before : after, then, order >= 0 ? after : NULL);
      n += !is_same_plan (a, b);
    }
  return n;
}

/* --- the range ----------------------------------------------------------------------------- */

static gboolean
preview_piece (TklStore *store,
               TklMaster *masters[2],
               const TklLinkSpan *span,
               TklSettingsPreview *preview,
               GCancellable *cancellable,
               GError **error)
{
  g_auto (Outcome) now = { .master = masters[0] };
  g_auto (Outcome) then = { .master = masters[1] };
  g_autoptr (GArray) stored = tkl_clock_lines_new ();
  TklLineQuery query = { .from_day = span->from, .to_day = span->to };

  if (preview->other_ticks)
    then.patch = (TklPreviewTicks){ masters[1]->company->touch_gap_s * G_GINT64_CONSTANT (1000),
                                    cancellable };
  if (!tkl_store_load_lines (store, &query, stored, error)
      || !compute_outcome (store, &now, span, cancellable, error)
      || !compute_outcome (store, &then, span, cancellable, error))
    return FALSE;
  preview->n_days += count_days (&now, &then, stored);
  preview->n_ticks += count_ticks (&now, &then, span);
  return TRUE;
}

static gboolean
run_preview (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  PreviewJob *job = data;
  g_autoptr (TklMaster) now = NULL;
  g_autoptr (TklMaster) then = NULL;

  if (!tkl_store_begin_read (store, error))
    return FALSE;
  now = tkl_master_load (store, error);
  then = now != NULL ? tkl_master_load_as_if (store, job->wanted, error) : NULL;
  if (then == NULL)
    return FALSE;
  job->preview.other_ticks = now->company->touch_gap_s != then->company->touch_gap_s;
  for (TklDay day = job->from; day <= job->to; day += TKL_LINK_PIECE_DAYS)
    {
      TklMaster *masters[] = { now, then };
      TklLinkSpan span = { day, MIN (day + TKL_LINK_PIECE_DAYS - 1, job->to),
                           now->company->on.start_stop || then->company->on.start_stop };

      if (!preview_piece (store, masters, &span, &job->preview, cancellable, error))
        return FALSE;
    }
  tkl_store_rollback (store);
  return TRUE;
}

static void
preview_job_free (gpointer data)
{
  PreviewJob *job = data;

  tkl_company_free (job->wanted);
  g_free (job);
}

static const TklUseCase preview_case
    = { tkl_settings_preview_async, run_preview, preview_job_free };

void
tkl_settings_preview_async (TklOffice *office,
                            const TklPreviewOptions *options,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  PreviewJob *job;

  g_return_if_fail (options->wanted != NULL);
  g_return_if_fail (options->from != TKL_DAY_NONE && options->to != TKL_DAY_NONE);

  job = g_new0 (PreviewJob, 1);
  job->wanted = tkl_company_copy (options->wanted);
  job->from = options->from;
  job->to = options->to;
  tkl_office_read (office, &preview_case, job, cancellable, callback, user_data);
}

gboolean
tkl_settings_preview_finish (TklOffice *office,
                             GAsyncResult *result,
                             TklSettingsPreview *ret_preview,
                             GError **error)
{
  PreviewJob *job = tkl_office_finish (office, &preview_case, result, error);

  if (job == NULL)
    return FALSE;
  *ret_preview = job->preview;
  preview_job_free (job);
  return TRUE;
}
