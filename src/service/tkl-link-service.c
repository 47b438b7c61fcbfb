/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linking as a use case: employee, place and reasons of the ticks of a range (F145, F153). */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-link-private.h"

#include "tkl-derive-private.h"
#include "tkl-instant.h"
#include "tkl-link-state.h"
#include "tkl-master.h"
#include "tkl-office-private.h"
#include "tkl-store-company.h"
#include "tkl-store-pending.h"
#include "tkl-store-record.h"
#include "tkl-store-tick.h"
#include "tkl-store-vehicle.h"
#include "tkl-sync-lock.h"

#include <string.h>

/* Context around a piece: doubles and first ticks of a day reach over its ends by a day. The context
 * has ends of its own, where they are not known: it is longer than what is written of it. */
#define CONTEXT_DAYS 3
#define WRITTEN_DAYS 1

typedef struct
{
  char *database; /* (owned) */
  TklDay from, to;
  TklLinkReport report;
} LinkJob;

static void
link_job_free (gpointer data)
{
  g_free (((LinkJob *) data)->database);
  g_free (data);
}

static gint64
start_of (const TklMaster *master, TklDay day)
{
  return tkl_zone_workday_start_utc_ms (master->zone, day, master->company->day_start_min);
}

static TklTickQuery
query_with_context (const TklMaster *master, const TklLinkSpan *span)
{
  TklTickQuery query = TKL_TICK_QUERY_ALL;

  if (span->from != TKL_DAY_NONE)
    query.from_utc_ms = start_of (master, span->from - CONTEXT_DAYS);
  if (span->to != TKL_DAY_NONE)
    query.to_utc_ms = start_of (master, span->to + 1 + CONTEXT_DAYS);
  query.ignition = span->ignition;
  return query;
}

static gboolean
is_linked (const TklTick *tick)
{
  return (tick->flags & TKL_TICK_LINKED) != 0;
}

/* The workday of a linked tick by the day starts of today: it may be another than when it was
 * linked. */
static TklDay
workday_now (const TklMaster *master, const TklTick *tick)
{
  const TklEmployee *employee = tkl_master_employee (master, tick->employee_id);
  int own_start_min = employee != NULL ? employee->day_start_min : -1;

  return tkl_zone_workday (master->zone, tick->time_utc_ms,
                           own_start_min >= 0 ? own_start_min : master->company->day_start_min);
}

/* Ticks outside the range keep their link, whatever changed since: only their doubles may move.
 * What was never linked has none that could stay. */
static guint8 *
mark_context (const TklMaster *master, const GArray *ticks, TklDay from, TklDay to)
{
  guint8 *fixed = g_new0 (guint8, ticks->len + 1);

  for (guint i = 0; i < ticks->len; i++)
    {
      const TklTick *tick = &g_array_index (ticks, TklTick, i);

      fixed[i] = is_linked (tick) && !tkl_day_in_period (tick->day, from, to)
                 && !tkl_day_in_period (workday_now (master, tick), from, to);
    }
  return fixed;
}

static TklDay
shift_day (TklDay day, int by)
{
  return day == TKL_DAY_NONE ? TKL_DAY_NONE : day + by;
}

/* @set: linked. Of the ticks outside the range those stay as they are that never were linked, which
 * were read for the doubles of others, and those near the ends of the context. */
static guint8 *
mark_unwritten (const TklTickSet *set, TklDay from, TklDay to)
{
  guint8 *skip = g_new0 (guint8, set->ticks->len + 1);
  TklDay first = shift_day (from, -WRITTEN_DAYS);
  TklDay last = shift_day (to, WRITTEN_DAYS);

  for (guint i = 0; i < set->ticks->len; i++)
    {
      TklDay day = g_array_index (set->ticks, TklTick, i).day;
      gboolean was_linked = g_array_index (set->stored, TklStoredLink, i).linked;

      skip[i] = !tkl_day_in_period (day, from, to)
                && !(was_linked && tkl_day_in_period (day, first, last));
    }
  return skip;
}

/* Links the ticks of some people alone; all others are to be skipped. */
static void
link_reached (const TklLinkInput *input,
              const TklLinkReach *reach,
              TklTickSet *set,
              const guint8 *fixed,
              guint8 *skip)
{
  g_autoptr (GArray) chosen = tkl_link_reach_choose (reach, set->ticks);
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (TklTick));
  g_autofree guint8 *chosen_fixed = g_new (guint8, chosen->len + 1);

  memset (skip, 1, set->ticks->len);
  for (guint i = 0; i < chosen->len; i++)
    {
      guint32 at = g_array_index (chosen, guint32, i);

      g_array_append_val (ticks, g_array_index (set->ticks, TklTick, at));
      chosen_fixed[i] = fixed[at];
    }
  tkl_link_ticks (input, (TklTick *) (gpointer) ticks->data, ticks->len, set->pool, chosen_fixed);
  for (guint i = 0; i < chosen->len; i++)
    {
      guint32 at = g_array_index (chosen, guint32, i);

      g_array_index (set->ticks, TklTick, at) = g_array_index (ticks, TklTick, i);
      skip[at] = 0;
    }
}

/* Adds @more to what is skipped. */
static void
skip_also (guint8 *skip, const guint8 *more, guint n)
{
  for (guint i = 0; i < n; i++)
    skip[i] |= more[i];
}

/* The ticks that linking may change: with a reach those of few people, whom a first look finds. */
static gboolean
load_ticks (TklStore *store,
            const TklMaster *master,
            const TklLinkSpan *span,
            const TklTickQuery *query,
            TklTickSet *set,
            GError **error)
{
  TklTickQuery few = *query;
  g_autoptr (GArray) keys = NULL;
  TklBox area;

  if (span->reach == NULL || span->patch != NULL || !tkl_link_reach_area (span->reach, &area))
    return tkl_store_load_ticks (store, query, set, error);
  few.area = &area;
  if (!tkl_store_load_ticks (store, &few, set, error))
    return FALSE;
  keys = tkl_link_reach_keys (span->reach, set->ticks, master->holdings);
  few.area = NULL;
  few.keys = keys;
  return tkl_store_load_ticks (store, &few, set, error);
}

gboolean
tkl_link_compute (TklStore *store,
                  const TklMaster *master,
                  const TklLinkSpan *span,
                  TklTickSet *set,
                  guint8 **ret_skip,
                  GError **error)
{
  TklTickQuery query = query_with_context (master, span);
  TklLinkInput input = tkl_master_link_input (master);
  g_autofree guint8 *fixed = NULL;
  g_autofree guint8 *others = NULL;

  if (!load_ticks (store, master, span, &query, set, error)
      || (span->patch != NULL
          && !span->patch (store, set, query.from_utc_ms, query.to_utc_ms, span->patch_data,
                           error)))
    return FALSE;
  fixed = mark_context (master, set->ticks, span->from, span->to);
  if (span->reach != NULL)
    others = g_new (guint8, set->ticks->len + 1);
  if (others != NULL)
    link_reached (&input, span->reach, set, fixed, others);
  else
    tkl_link_ticks (&input, (TklTick *) (gpointer) set->ticks->data, set->ticks->len, set->pool,
                    fixed);
  *ret_skip = mark_unwritten (set, span->from, span->to);
  if (others != NULL)
    skip_also (*ret_skip, others, set->ticks->len);
  return TRUE;
}

/* Of the ticks around the range, which were looked at too, those that stay are not told: they belong
 * to other pieces, or to none. */
static guint
count_same_around (const TklTickSet *set, const guint8 *skip, const TklLinkSpan *span)
{
  guint n = 0;

  for (guint i = 0; i < set->ticks->len; i++)
    {
      const TklTick *tick = &g_array_index (set->ticks, TklTick, i);

      n += skip[i] == 0 && !tkl_day_in_period (tick->day, span->from, span->to)
           && tkl_link_is_stored (tick, &g_array_index (set->stored, TklStoredLink, i), set->pool);
    }
  return n;
}

/* Ends the transaction it is in: what is reported is stored. */
static gboolean
link_piece (TklStore *store,
            const TklMaster *master,
            const TklLinkSpan *span,
            TklLinkReport *report,
            GError **error)
{
  g_autoptr (TklTickSet) set = tkl_tick_set_new ();
  g_autofree guint8 *skip = NULL;
  TklLinkDiff diff = { 0 };
  guint n_around;

  if (!tkl_link_compute (store, master, span, set, &skip, error))
    return FALSE;
  n_around = count_same_around (set, skip, span);
  if (!tkl_store_write_links (store, set, skip, &diff, error) || !tkl_store_commit (store, error))
    return FALSE;
  report->n_linked += diff.n_written;
  report->n_same += diff.n_same - n_around;
  report->kept |= diff.n_written > 0;
  return TRUE;
}

/* Without CT-5 start and stop ticks have no link, in whatever range. */
static gboolean
hide_ignition (TklStore *store, const TklMaster *master, guint *ret_n_hidden, GError **error)
{
  return master->company->on.start_stop || tkl_store_unlink_ignition (store, ret_n_hidden, error);
}

/* Closes the open ends of a range with the first and last record of the fleet, if any. */
static gboolean
close_ends (TklStore *store, const TklMaster *master, TklDay *from, TklDay *to, GError **error)
{
  g_autoptr (GPtrArray) vehicles = NULL;
  gint64 first_ms = G_MAXINT64;
  gint64 last_ms = G_MININT64;

  if (!tkl_store_list_vehicles (store, &vehicles, error))
    return FALSE;
  for (guint i = 0; i < vehicles->len; i++)
    {
      const TklVehicle *vehicle = vehicles->pdata[i];
      gint64 first, last;

      if (!tkl_store_record_extent (store, vehicle->id, &first, &last, error))
        return FALSE;
      if (first == TKL_INSTANT_NONE_MS)
        continue;
      first_ms = MIN (first_ms, first);
      last_ms = MAX (last_ms, last);
    }
  if (first_ms > last_ms)
    return TRUE;
  if (*from == TKL_DAY_NONE)
    *from = tkl_zone_civil_day (master->zone, first_ms);
  if (*to == TKL_DAY_NONE)
    *to = tkl_zone_civil_day (master->zone, last_ms);
  return TRUE;
}

/* One transaction a piece. The ends of the whole range stay open when they were given so. */
static gboolean
link_pieces (TklStore *store,
             const TklLinkSpan *range,
             TklLinkReport *report,
             GCancellable *cancellable,
             GError **error)
{
  TklDay first = range->from;
  TklDay last = range->to;
  TklDay next = range->from;

  for (gboolean done = FALSE, started = FALSE; !done; started = TRUE)
    {
      g_autoptr (TklMaster) master = NULL;
      TklLinkSpan piece = *range;
      guint n_hidden = 0;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !tkl_store_begin (store, error))
        return FALSE;
      master = tkl_master_load (store, error);
      if (master == NULL
          || (!started
              && (!close_ends (store, master, &first, &last, error)
                  || !hide_ignition (store, master, &n_hidden, error))))
        return FALSE;
      if (!started)
        next = first;
      done = first == TKL_DAY_NONE || last == TKL_DAY_NONE || next + TKL_LINK_PIECE_DAYS > last;
      piece.ignition = master->company->on.start_stop;
      if (started)
        piece.from = next;
      if (!done)
        piece.to = next + TKL_LINK_PIECE_DAYS - 1;
      if (!link_piece (store, master, &piece, report, error))
        return FALSE;
      report->n_unlinked += n_hidden;
      report->kept |= n_hidden > 0;
      next += TKL_LINK_PIECE_DAYS;
    }
  return TRUE;
}

/* Settings act at the next link (rules §2): another touch gap means other ticks. */
static gboolean
renew_ticks (TklStore *store, TklLinkReport *report, GCancellable *cancellable, GError **error)
{
  g_autoptr (TklCompany) company = NULL;

  return tkl_store_load_company (store, &company, error)
         && tkl_derive_ensure_gap (store, company->touch_gap_s * G_GINT64_CONSTANT (1000),
                                   &report->kept, cancellable, error);
}

gboolean
tkl_link_range (TklStore *store,
                TklDay from,
                TklDay to,
                TklLinkReport *report,
                GCancellable *cancellable,
                GError **error)
{
  const TklLinkSpan range = { .from = from, .to = to };

  if (renew_ticks (store, report, cancellable, error)
      && link_pieces (store, &range, report, cancellable, error))
    return TRUE;
  tkl_store_rollback (store);
  return FALSE;
}

gboolean
tkl_link_reached (TklStore *store,
                  TklDay from,
                  TklDay to,
                  const TklLinkReach *reach,
                  TklLinkReport *report,
                  GError **error)
{
  const TklLinkSpan range = { .from = from, .to = to, .reach = reach };

  g_return_val_if_fail (reach != NULL, FALSE);

  if (link_pieces (store, &range, report, NULL, error))
    return TRUE;
  tkl_store_rollback (store);
  return FALSE;
}

/* What waited does so no longer when all its days were in the range. */
static gboolean
clear_pending (TklStore *store, const LinkJob *job, const TklPending *pending, GError **error)
{
  TklDay first, last;

  if (pending->first_utc_ms == TKL_INSTANT_NONE_MS)
    return TRUE;
  /* A day more on both sides, as in tkl-link-pending.c. */
  first = (TklDay) (pending->first_utc_ms / TKL_MS_PER_DAY) - 1;
  last = (TklDay) (pending->last_utc_ms / TKL_MS_PER_DAY) + 1;
  if (!tkl_day_in_period (first, job->from, job->to)
      || !tkl_day_in_period (last, job->from, job->to))
    return TRUE;
  return tkl_store_begin (store, error) && tkl_store_clear_pending (store, pending->serial, error)
         && tkl_store_commit (store, error);
}

/* Several transactions: between two of them no other program may put another database in place. */
static gboolean
run_link (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  LinkJob *job = data;
  TklPending pending;
  int lock = tkl_sync_lock_take (job->database, error);
  gboolean done;

  if (lock < 0)
    return FALSE;
  done = tkl_store_get_pending (store, &pending, error)
         && tkl_link_range (store, job->from, job->to, &job->report, cancellable, error)
         && clear_pending (store, job, &pending, error);
  tkl_sync_lock_release (lock);
  return done;
}

static gboolean
note_link (gconstpointer data, gboolean done, TklRunNote *note)
{
  const LinkJob *job = data;

  tkl_run_note_days (note, job->from, job->to);
  if (!done)
    return TRUE;
  tkl_run_note_count (note, "linked", job->report.n_linked);
  tkl_run_note_count (note, "same", job->report.n_same);
  return TRUE;
}

static const TklUseCase link_case = { tkl_link_async, run_link, link_job_free, "link", note_link };

void
tkl_link_async (TklOffice *office,
                TklDay from,
                TklDay to,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  LinkJob *job = g_new0 (LinkJob, 1);

  job->database = g_strdup (tkl_office_path (office));
  job->from = from;
  job->to = to;
  tkl_office_write (office, &link_case, job, cancellable, callback, user_data);
}

gboolean
tkl_link_finish (TklOffice *office, GAsyncResult *result, TklLinkReport *ret_report, GError **error)
{
  LinkJob *job = tkl_office_finish (office, &link_case, result, error);
  const LinkJob *left = job != NULL ? job : tkl_office_failed_job (office, result);

  if (ret_report != NULL)
    *ret_report = left != NULL ? left->report : (TklLinkReport){ 0 };
  if (job == NULL)
    return FALSE;
  link_job_free (job);
  return TRUE;
}

/* --- does anything wait? ---------------------------------------------------------------------- */

typedef struct
{
  gboolean waits;
  TklPeriod days;
} Waiting;

static gboolean
run_waits (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Waiting *waiting = data;
  g_autoptr (TklCompany) company = NULL;
  g_autoptr (TklZone) zone = NULL;
  TklPending pending;

  if (!tkl_store_get_pending (store, &pending, error))
    return FALSE;
  waiting->waits = pending.first_utc_ms != TKL_INSTANT_NONE_MS;
  if (!waiting->waits)
    return TRUE;
  if (!tkl_store_load_company (store, &company, error))
    return FALSE;
  zone = tkl_zone_new (company->timezone, error);
  if (zone == NULL)
    return FALSE;
  waiting->days = (TklPeriod){
    tkl_zone_workday (zone, pending.first_utc_ms, company->day_start_min),
    tkl_zone_workday (zone, pending.last_utc_ms, company->day_start_min),
  };
  return TRUE;
}

static const TklUseCase waits_case = { tkl_link_waits_async, run_waits, g_free };

void
tkl_link_waits_async (TklOffice *office,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  tkl_office_read (office, &waits_case, g_new0 (Waiting, 1), cancellable, callback, user_data);
}

gboolean
tkl_link_waits_finish (TklOffice *office,
                       GAsyncResult *result,
                       gboolean *ret_waits,
                       TklPeriod *ret_days,
                       GError **error)
{
  Waiting waiting;

  if (!tkl_office_finish_value (office, &waits_case, result, &waiting, sizeof waiting, error))
    return FALSE;
  *ret_waits = waiting.waits;
  if (ret_days != NULL && waiting.waits)
    *ret_days = waiting.days;
  return TRUE;
}
