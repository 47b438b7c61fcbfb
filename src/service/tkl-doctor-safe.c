/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repairs that may be done unseen: of a period, week by week. */
/* Thread: main; the work is done on the office's reader thread. */
#include "tkl-doctor-private.h"
#include "tkl-store-tick.h"
#include "tkl-transfer-private.h"
#include "tkl-weeks-private.h"

static void
safe_free (gpointer data)
{
  TklDoctorSafe *safe = data;

  g_free (safe->person);
  tkl_doctor_repair_free (safe->repair);
  g_free (safe);
}

/* Only the first: where another one is as likely, nothing is sure. */
static gboolean
find_safe (const TklExam *exam, TklDoctorSafe **ret_safe, GError **error)
{
  const TklRepair *first
      = exam->repairs->len > 0 ? &g_array_index (exam->repairs, TklRepair, 0) : NULL;
  TklDoctorRepair *repair;

  *ret_safe = NULL;
  if (first == NULL || first->confidence != TKL_CONFIDENCE_STRONG || first->n_people != 1)
    return TRUE;
  repair = tkl_doctor_repair_new (exam, first, error);
  if (repair == NULL)
    return FALSE;
  if (!repair->after.complete)
    {
      tkl_doctor_repair_free (repair);
      return TRUE;
    }
  *ret_safe = g_new0 (TklDoctorSafe, 1);
  (*ret_safe)->employee_id = exam->employee_id;
  (*ret_safe)->day = exam->date;
  (*ret_safe)->person = tkl_doctor_person (exam->world, exam->employee_id);
  (*ret_safe)->repair = repair;
  return TRUE;
}

/* Two days cannot have the same tick: neither has it. */
static void
drop_rivals (GPtrArray *safe)
{
  g_autofree const TklRepair **repairs = g_new (const TklRepair *, safe->len);
  g_autofree gboolean *rival = g_new0 (gboolean, safe->len);

  for (guint i = 0; i < safe->len; i++)
    repairs[i] = &((TklDoctorSafe *) safe->pdata[i])->repair->repair;
  tkl_repairs_find_rivals (repairs, safe->len, rival);
  for (guint i = safe->len; i-- > 0;)
    if (rival[i])
      g_ptr_array_remove_index (safe, i);
}

static int
compare_safe (gconstpointer a, gconstpointer b)
{
  const TklDoctorSafe *left = *(TklDoctorSafe *const *) a;
  const TklDoctorSafe *right = *(TklDoctorSafe *const *) b;

  if (left->day != right->day)
    return (left->day > right->day) - (left->day < right->day);
  return g_strcmp0 (left->person, right->person);
}

static gboolean
examine_all (TklDoctorWorld *world,
             GHashTable *marks,
             GPtrArray *safe,
             GCancellable *cancellable,
             GError **error)
{
  TklWorkday workday = { 0 };

  while (tkl_workdays_step (world->workdays, &workday))
    {
      TklDayState state = tkl_day_state (&workday, world->master->company);
      g_autoptr (TklExam) exam = NULL;
      TklDoctorSafe *found;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (state.complete || !state.has_ticks
          || tkl_transfer_doubt (world->master, marks, &workday).doubt != TKL_SYNC_SURE)
        continue;
      exam = tkl_exam_new (world, &workday.ticks[0], NULL);
      if (!find_safe (exam, &found, error))
        return FALSE;
      if (found != NULL)
        g_ptr_array_add (safe, found);
    }
  return TRUE;
}

/* Weeks before the first tick and after the last one are not looked at. A workday may begin the day before
 * the civil day of its tick. */
static gboolean
begin (TklStore *store, TklWeeks *weeks, GError **error)
{
  g_autoptr (TklMaster) master = tkl_master_load (store, error);
  gint64 first_utc_ms, last_utc_ms;
  TklDay first, last;

  if (master == NULL || !tkl_store_tick_extent (store, &first_utc_ms, &last_utc_ms, error))
    return FALSE;
  if (first_utc_ms == TKL_INSTANT_NONE_MS)
    {
      weeks->from = 1;
      weeks->to = 0;
      return TRUE;
    }
  first = tkl_zone_civil_day (master->zone, first_utc_ms) - 1;
  last = tkl_zone_civil_day (master->zone, last_utc_ms);
  weeks->from = weeks->from != TKL_DAY_NONE ? MAX (weeks->from, first) : first;
  weeks->to = weeks->to != TKL_DAY_NONE ? MIN (weeks->to, last) : last;
  return TRUE;
}

static gboolean
look (TklStore *store, TklWeeks *weeks, TklDay last, GCancellable *cancellable, GError **error)
{
  g_autoptr (TklDoctorWorld) world = tkl_doctor_world_load (store, weeks->from, last, error);
  g_autoptr (GHashTable) marks = world != NULL ? tkl_transfer_load_marks (store, error) : NULL;

  return marks != NULL && examine_all (world, marks, weeks->found, cancellable, error);
}

static void
end (GPtrArray *safe)
{
  drop_rivals (safe);
  g_ptr_array_sort (safe, compare_safe);
}

static const TklWeeksCase safe_case = { tkl_doctor_safe_async, begin, look, safe_free, end };

void
tkl_doctor_safe_async (TklOffice *office,
                       TklDay from,
                       TklDay to,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  tkl_weeks_look (office, &safe_case, (TklPeriod){ from, to }, cancellable, callback, user_data);
}

GPtrArray *
tkl_doctor_safe_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_weeks_finish (office, &safe_case, result, error);
}
