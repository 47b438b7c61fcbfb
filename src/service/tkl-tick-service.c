/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrections of ticks by the office (F140, F141, F149, F156, F157, F163). */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-tick-service.h"

#include "tkl-change-private.h"
#include "tkl-link-pending.h"
#include "tkl-office-private.h"
#include "tkl-service-error.h"
#include "tkl-store-company.h"
#include "tkl-store-employee.h"
#include "tkl-store-journal.h"
#include "tkl-store-layer.h"
#include "tkl-store-project.h"
#include "tkl-text-limit.h"
#include "tkl-tick-read.h"

#include <glib/gi18n-lib.h>

/* 1990 … 2100: outside of it there were no trackers, and a slip of a key is more likely. */
#define FIRST_TIME_MS G_GINT64_CONSTANT (631152000000)
#define END_OF_TIME_MS G_GINT64_CONSTANT (4102444800000)

typedef struct
{
  char *who;    /* (owned) */
  GArray *ids;  /* (owned) (element-type gint64) */
  guint fields; /* TklTickField bits */
  TklTickValues values;
  char *note;      /* (owned) (nullable): of the values */
  gint64 shift_ms; /* of an edit: by which each time is moved; 0 = they get that of the values */
  gint64 copy_of;  /* of an addition */
  gboolean others_wait; /* ticks waited to be linked before this change */
  TklChange change;
  guint n_changed;
  guint n_engine; /* of a fill: starts and stops that were passed over */
  gint64 from_id; /* of a fill: the tick it takes the value of, … */
  TklTick from;   /* … as it stands */
  TklZone *zone;  /* (owned) (nullable): of a fill of times */
} TickJob;

static void
tick_job_free (gpointer data)
{
  TickJob *job = data;

  g_free (job->who);
  g_array_unref (job->ids);
  g_free (job->note);
  g_clear_pointer (&job->zone, tkl_zone_unref);
  g_free (job);
}

static TickJob *
tick_job_new (TklOffice *office, const char *note)
{
  TickJob *job = g_new0 (TickJob, 1);

  job->who = g_strdup (tkl_office_who (office));
  job->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  job->note = note != NULL ? g_strstrip (g_strdup (note)) : NULL;
  return job;
}

/* --- what is wrong ---------------------------------------------------------------------------- */

static gboolean
refuse (TklServiceError code, const char *sentence, GError **error)
{
  g_set_error_literal (error, TKL_SERVICE_ERROR, code, sentence);
  return FALSE;
}

static gboolean
check_employee (TklStore *store, gint32 id, GError **error)
{
  g_autoptr (TklEmployee) employee = NULL;

  if (id == 0)
    return TRUE;
  if (!tkl_store_get_employee (store, id, &employee, error))
    return FALSE;
  return employee != NULL
         || refuse (TKL_SERVICE_ERROR_NOT_FOUND, _ ("This employee has been deleted meanwhile."),
                    error);
}

static gboolean
check_project (TklStore *store, gint32 id, GError **error)
{
  g_autoptr (TklProject) project = NULL;

  if (id == 0)
    return TRUE;
  if (!tkl_store_get_project (store, id, &project, error))
    return FALSE;
  return project != NULL
         || refuse (TKL_SERVICE_ERROR_NOT_FOUND, _ ("This project has been deleted meanwhile."),
                    error);
}

static gboolean
check_time (gint64 utc_ms, GError **error)
{
  return (utc_ms >= FIRST_TIME_MS && utc_ms < END_OF_TIME_MS)
         || refuse (TKL_SERVICE_ERROR_USAGE, _ ("This is not the time of a tick. Check the date."),
                    error);
}

/* Before anything is written: what is refused leaves nothing behind. */
static gboolean
check_values (TklStore *store, const TickJob *job, GError **error)
{
  const char *too_long = tkl_text_too_long (job->note, TKL_TEXT_LINE);

  if (too_long != NULL)
    return refuse (TKL_SERVICE_ERROR_USAGE, _ (too_long), error);
  if ((job->fields & TKL_TICK_FIELD_TIME) != 0 && job->shift_ms == 0
      && job->values.time_utc_ms != TKL_INSTANT_NONE_MS
      && !check_time (job->values.time_utc_ms, error))
    return FALSE;
  if ((job->fields & TKL_TICK_FIELD_PLACE) != 0 && job->values.place == TKL_PLACE_PROJECT
      && job->values.project_id == 0)
    return refuse (TKL_SERVICE_ERROR_USAGE, _ ("Choose the project."), error);
  return ((job->fields & TKL_TICK_FIELD_PLACE) == 0
          || check_project (store, job->values.project_id, error))
         && ((job->fields & TKL_TICK_FIELD_EMPLOYEE) == 0
             || check_employee (store, job->values.employee_id, error));
}

/* --- editing ---------------------------------------------------------------------------------- */

/* The entry's name. An edit of several fields has no better one than that. */
static const char *
get_action (const TickJob *job)
{
  const TklTickValues *values = &job->values;

  switch (job->fields)
    {
    case TKL_TICK_FIELD_TIME:
      return "move-ticks";
    case TKL_TICK_FIELD_PLACE:
      return values->place == TKL_TICK_PLACE_LINKED ? "unplace-ticks" : "place-ticks";
    case TKL_TICK_FIELD_EMPLOYEE:
      return "give-ticks";
    case TKL_TICK_FIELD_BLOCKED:
      return values->blocked ? "block-ticks" : "unblock-ticks";
    case TKL_TICK_FIELD_TO_CLOCK:
      return values->to_clock ? "clock-ticks" : "unclock-ticks";
    case TKL_TICK_FIELD_TO_PRESENCE:
      return values->to_presence != 0 ? "presence-ticks" : "unpresence-ticks";
    case TKL_TICK_FIELD_NOT_DOUBLE:
      return values->not_double ? "keep-doubles" : "unkeep-doubles";
    case TKL_TICK_FIELD_DELETED:
      return values->deleted ? "delete-ticks" : "restore-ticks";
    case TKL_TICK_FIELD_NOTE:
      return "note-ticks";
    case TKL_TICK_FIELDS_ALL:
      return "revert-ticks";
    default:
      return "edit-ticks";
    }
}

static void
set_note (TklTickLayer *layer, const char *note)
{
  g_free (layer->note);
  layer->note = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
}

static void
apply (TklTickLayer *layer, const TickJob *job)
{
  const TklTickValues *values = &job->values;

  if (job->fields & TKL_TICK_FIELD_TIME)
    layer->time_utc_ms = values->time_utc_ms;
  if (job->fields & TKL_TICK_FIELD_PLACE)
    {
      layer->place = values->place;
      layer->project_id = values->place == TKL_PLACE_PROJECT ? values->project_id : 0;
    }
  if (job->fields & TKL_TICK_FIELD_EMPLOYEE)
    layer->employee_id = values->employee_id;
  if (job->fields & TKL_TICK_FIELD_BLOCKED)
    layer->blocked = values->blocked;
  if (job->fields & TKL_TICK_FIELD_TO_CLOCK)
    layer->to_clock = values->to_clock;
  if (job->fields & TKL_TICK_FIELD_TO_PRESENCE)
    layer->to_presence = values->to_presence;
  if (job->fields & TKL_TICK_FIELD_NOT_DOUBLE)
    layer->not_double = values->not_double;
  if (job->fields & TKL_TICK_FIELD_DELETED)
    layer->deleted = values->deleted;
  if (job->fields & TKL_TICK_FIELD_NOTE)
    set_note (layer, job->note);
}

/* From where it stands now. */
static gboolean
shift (TickJob *job, const TklTickFact *fact, const TklTickLayer *layer, GError **error)
{
  gint64 stands
      = layer->time_utc_ms != TKL_INSTANT_NONE_MS ? layer->time_utc_ms : fact->time_utc_ms;

  if (job->shift_ms == 0 || (job->fields & TKL_TICK_FIELD_TIME) == 0)
    return TRUE;
  job->values.time_utc_ms = stands + job->shift_ms;
  return check_time (job->values.time_utc_ms, error);
}

static gboolean
edit_one (TklStore *store, TickJob *job, gint64 id, GError **error)
{
  TklTickFact fact;
  TklTickLayer layer;
  gboolean changed = FALSE;
  gboolean done;

  if (!tkl_store_get_tick_fact (store, id, &fact, error))
    return FALSE;
  if (fact.kind == TKL_TICK_START || fact.kind == TKL_TICK_STOP)
    return refuse (TKL_SERVICE_ERROR_USAGE,
                   _ ("Starts and stops of the engine cannot be changed. Leave them out."), error);
  if (!tkl_store_get_layer (store, id, &layer, error))
    return FALSE;
  done = shift (job, &fact, &layer, error);
  if (done)
    {
      apply (&layer, job);
      /* The time it has anyhow is no correction. */
      if (layer.time_utc_ms == fact.time_utc_ms)
        layer.time_utc_ms = TKL_INSTANT_NONE_MS;
      done = tkl_store_put_layer (store, &layer, &changed, error);
    }
  tkl_tick_layer_clear (&layer);
  job->n_changed += changed;
  return done;
}

/* The entry tells how many ticks it is about, not each of them. */
static gboolean
commit (TklStore *store, TickJob *job, GError **error)
{
  g_autofree char *detail = g_strdup_printf ("{\"ticks\": %u}", job->n_changed);

  if (!tkl_store_journal_set_detail (store, detail, error)
      || !tkl_store_journal_commit (store, &job->change.entry_id, error))
    return FALSE;
  tkl_link_pending_follow_correction (store, job->others_wait, &job->change.links_wait);
  return TRUE;
}

static gboolean
begin (TklStore *store, TickJob *job, const char *action, GError **error)
{
  return tkl_link_pending_waits (store, &job->others_wait, error)
         && tkl_change_begin (store, job->who, action, NULL, error);
}

static gboolean
run_edit (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  TickJob *job = data;

  if (!check_values (store, job, error) || !begin (store, job, get_action (job), error))
    return FALSE;
  for (guint i = 0; i < job->ids->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !edit_one (store, job, g_array_index (job->ids, gint64, i), error))
      return FALSE;
  return commit (store, job, error);
}

/* --- filling ---------------------------------------------------------------------------------- */

static gboolean
is_engine (const TklTick *tick)
{
  return tick->kind == TKL_TICK_START || tick->kind == TKL_TICK_STOP;
}

static gboolean
load_zone (TklStore *store, TickJob *job, GError **error)
{
  g_autoptr (TklCompany) company = NULL;

  if (!tkl_store_load_company (store, &company, error))
    return FALSE;
  job->zone = tkl_zone_new (company->timezone, error);
  return job->zone != NULL;
}

static gboolean
take_note (TklStore *store, TickJob *job, GError **error)
{
  TklTickLayer layer;

  if (!tkl_store_get_layer (store, job->from_id, &layer, error))
    return FALSE;
  g_free (job->note);
  job->note = g_steal_pointer (&layer.note);
  tkl_tick_layer_clear (&layer);
  if (job->note == NULL || *job->note == '\0')
    return refuse (TKL_SERVICE_ERROR_USAGE,
                   _ ("The first of the chosen ticks has no note yet. Write it, then fill down."),
                   error);
  return TRUE;
}

/* What the others get. */
static gboolean
take_value (TklStore *store, TickJob *job, GError **error)
{
  const TklTick *from = &job->from;

  if (!tkl_tick_read (store, job->from_id, &job->from, NULL, error))
    return FALSE;
  if (is_engine (from))
    return refuse (TKL_SERVICE_ERROR_USAGE,
                   _ ("Starts and stops of the engine have nothing to fill with. Choose a tick."),
                   error);
  if (job->fields == TKL_TICK_FIELD_PLACE && !tkl_tick_has_single_place (from))
    return refuse (
        TKL_SERVICE_ERROR_USAGE,
        _ ("The first of the chosen ticks has no place yet. Choose its place, then fill down."),
        error);
  if (job->fields == TKL_TICK_FIELD_EMPLOYEE && from->employee_id == 0)
    return refuse (TKL_SERVICE_ERROR_USAGE,
                   _ ("The first of the chosen ticks has no employee yet. Choose him, then fill "
                      "down."),
                   error);
  job->values.place = from->place;
  job->values.project_id = from->project_id;
  job->values.employee_id = from->employee_id;
  job->values.blocked = (from->flags & TKL_TICK_BLOCKED) != 0;
  job->values.to_clock = (from->flags & TKL_TICK_NOT_TO_CLOCK) == 0;
  if (job->fields == TKL_TICK_FIELD_NOTE)
    return take_note (store, job, error);
  if (job->fields == TKL_TICK_FIELD_TO_PRESENCE)
    return tkl_tick_read_to_presence (store, from, &job->values.to_presence, error);
  return job->fields != TKL_TICK_FIELD_TIME || load_zone (store, job, error);
}

/* The same time on the wall, on the tick's own day. */
static gint64
move_to_day (const TickJob *job, const TklTick *tick)
{
  gint64 from_utc_ms = job->from.time_utc_ms;
  gint64 wall_ms = from_utc_ms + 1000 * (gint64) tkl_zone_offset_s (job->zone, from_utc_ms)
                   - tkl_zone_civil_day (job->zone, from_utc_ms) * TKL_MS_PER_DAY;

  return tkl_zone_to_utc_ms (job->zone, tkl_zone_civil_day (job->zone, tick->time_utc_ms), wall_ms);
}

/* What linking found already needs no word of the office. */
static gboolean
has_value (const TickJob *job, const TklTick *tick)
{
  switch (job->fields)
    {
    case TKL_TICK_FIELD_TIME:
      return tick->time_utc_ms == job->values.time_utc_ms;
    case TKL_TICK_FIELD_PLACE:
      return tick->place == job->values.place && tick->project_id == job->values.project_id;
    case TKL_TICK_FIELD_EMPLOYEE:
      return tick->employee_id == job->values.employee_id;
    default:
      return FALSE;
    }
}

static gboolean
fill_one (TklStore *store, TickJob *job, gint64 id, GError **error)
{
  TklTick tick;

  if (!tkl_tick_read (store, id, &tick, NULL, error))
    return FALSE;
  if (is_engine (&tick))
    {
      job->n_engine++;
      return TRUE;
    }
  if (job->zone != NULL)
    job->values.time_utc_ms = move_to_day (job, &tick);
  return has_value (job, &tick) || edit_one (store, job, id, error);
}

static gboolean
run_fill (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  TickJob *job = data;

  if (!take_value (store, job, error) || !begin (store, job, get_action (job), error))
    return FALSE;
  for (guint i = 0; i < job->ids->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !fill_one (store, job, g_array_index (job->ids, gint64, i), error))
      return FALSE;
  return commit (store, job, error);
}

/* --- adding ----------------------------------------------------------------------------------- */

/* What a copy takes from the tick beside it: who and where, and the place where linking would not find
 * it again by itself. */
static gboolean
take_from_copied (TklStore *store, TickJob *job, TklTickFact *fact, GError **error)
{
  TklTick tick;

  if (!tkl_tick_read (store, job->copy_of, &tick, NULL, error))
    return FALSE;
  if (tick.kind == TKL_TICK_START || tick.kind == TKL_TICK_STOP)
    return refuse (TKL_SERVICE_ERROR_USAGE,
                   _ ("Starts and stops of the engine cannot be copied. Copy a tick."), error);
  if (fact->employee_id == 0)
    fact->employee_id = tick.employee_id;
  fact->vehicle_id = tick.vehicle_id;
  fact->point = tick.point;
  if ((tick.flags & TKL_TICK_PLACE_EDITED) != 0
      || (!tkl_point_valid (tick.point) && tick.place > TKL_PLACE_NONE))
    {
      job->values.place = tick.place;
      job->values.project_id = tick.project_id;
    }
  return TRUE;
}

static gboolean
add_fact (TklStore *store, TickJob *job, TklTickFact *fact, GError **error)
{
  fact->time_utc_ms = job->values.time_utc_ms;
  fact->employee_id = job->values.employee_id;
  if (job->copy_of != 0 && !take_from_copied (store, job, fact, error))
    return FALSE;
  if (fact->employee_id == 0)
    return refuse (TKL_SERVICE_ERROR_USAGE, _ ("Choose the employee who forgot to tick."), error);
  if (job->copy_of == 0 && job->values.place <= TKL_PLACE_NONE)
    return refuse (TKL_SERVICE_ERROR_USAGE, _ ("Choose the place."), error);
  return tkl_store_insert_manual_tick (store, fact, error);
}

static gboolean
run_add (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  TickJob *job = data;
  TklTickFact fact = { .point = TKL_POINT_NONE, .odometer_m = -1, .speed_kmh = -1 };

  if (!check_time (job->values.time_utc_ms, error) || !check_values (store, job, error)
      || !begin (store, job, job->copy_of != 0 ? "copy-tick" : "add-tick", error)
      || !add_fact (store, job, &fact, error))
    return FALSE;
  /* The time and the employee are facts of a tick added by hand. */
  job->fields = TKL_TICK_FIELD_PLACE | TKL_TICK_FIELD_NOTE;
  job->change.id = fact.id;
  if (!edit_one (store, job, fact.id, error))
    return FALSE;
  job->n_changed = 1;
  return commit (store, job, error);
}

/* --- public ----------------------------------------------------------------------------------- */

static const TklUseCase edit_case = { tkl_ticks_edit_async, run_edit, tick_job_free };
static const TklUseCase fill_case = { tkl_ticks_fill_async, run_fill, tick_job_free };
static const TklUseCase add_case = { tkl_tick_add_async, run_add, tick_job_free };

void
tkl_ticks_edit_async (TklOffice *office,
                      const TklTickEdit *edit,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  TickJob *job;

  g_return_if_fail (edit != NULL && edit->fields != 0);
  g_return_if_fail ((edit->fields & ~TKL_TICK_FIELDS_ALL) == 0);

  job = tick_job_new (office, edit->values.note);
  g_array_append_vals (job->ids, edit->ids, (guint) edit->n_ids);
  job->fields = edit->fields;
  job->values = edit->values;
  job->shift_ms = edit->shift_min * G_GINT64_CONSTANT (60000);
  tkl_office_write (office, &edit_case, job, cancellable, callback, user_data);
}

static gboolean
finish (TklOffice *office,
        const TklUseCase *use_case,
        GAsyncResult *result,
        TklChange *ret_change,
        guint *ret_n_changed,
        GError **error)
{
  TickJob *job = tkl_office_finish (office, use_case, result, error);

  if (job == NULL)
    return FALSE;
  *ret_change = job->change;
  if (ret_n_changed != NULL)
    *ret_n_changed = job->n_changed;
  tick_job_free (job);
  return TRUE;
}

gboolean
tkl_ticks_edit_finish (TklOffice *office,
                       GAsyncResult *result,
                       TklChange *ret_change,
                       guint *ret_n_changed,
                       GError **error)
{
  return finish (office, &edit_case, result, ret_change, ret_n_changed, error);
}

void
tkl_ticks_fill_async (TklOffice *office,
                      const TklTickFilling *filling,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  TickJob *job = tick_job_new (office, NULL);

  g_array_append_vals (job->ids, filling->ids, (guint) filling->n_ids);
  job->from_id = filling->from_id;
  job->fields = filling->field;
  job->values = TKL_TICK_VALUES_NONE;
  tkl_office_write (office, &fill_case, job, cancellable, callback, user_data);
}

gboolean
tkl_ticks_fill_finish (TklOffice *office,
                       GAsyncResult *result,
                       TklChange *ret_change,
                       TklTickFill *ret_fill,
                       GError **error)
{
  TickJob *job = tkl_office_finish (office, &fill_case, result, error);

  if (job == NULL)
    return FALSE;
  *ret_change = job->change;
  *ret_fill = (TklTickFill){ .n_changed = job->n_changed,
                             .n_same = job->ids->len - job->n_changed - job->n_engine,
                             .n_engine = job->n_engine };
  tick_job_free (job);
  return TRUE;
}

void
tkl_tick_add_async (TklOffice *office,
                    const TklTickAddition *addition,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  TickJob *job;

  g_return_if_fail (addition != NULL);

  job = tick_job_new (office, addition->note);
  job->copy_of = addition->copy_of;
  job->values = TKL_TICK_VALUES_NONE;
  job->values.time_utc_ms = addition->time_utc_ms;
  job->values.employee_id = addition->employee_id;
  if (addition->copy_of == 0)
    {
      job->values.place = addition->place;
      job->values.project_id = addition->project_id;
      job->fields = TKL_TICK_FIELD_PLACE;
    }
  job->fields |= TKL_TICK_FIELD_EMPLOYEE;
  tkl_office_write (office, &add_case, job, cancellable, callback, user_data);
}

gboolean
tkl_tick_add_finish (TklOffice *office, GAsyncResult *result, TklChange *ret_change, GError **error)
{
  return finish (office, &add_case, result, ret_change, NULL, error);
}
