/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ticks of a stretch, one day of them with all around it, and that day after a repair. */
/* Thread: that of the store. */
#include "tkl-doctor-private.h"
#include "tkl-store-planning.h"

/* What lies so long before a day's first tick or after its last one may belong to it. */
#define AROUND_MS G_GINT64_CONSTANT (14400000)

/* --- the stretch ------------------------------------------------------------------------------ */

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const TklTick *left = a;
  const TklTick *right = b;

  if (left->time_utc_ms != right->time_utc_ms)
    return left->time_utc_ms < right->time_utc_ms ? -1 : 1;
  return (left->id > right->id) - (left->id < right->id);
}

static GArray *
sort_by_time (const GArray *ticks)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (TklTick), ticks->len);

  for (guint i = 0; i < ticks->len; i++)
    if ((g_array_index (ticks, TklTick, i).flags & TKL_TICK_DELETED) == 0)
      g_array_append_val (sorted, g_array_index (ticks, TklTick, i));
  g_array_sort (sorted, compare_times);
  return sorted;
}

/* Two days of context, as whole workdays are linked with it. */
static TklWorkdays *
load_ticks (TklStore *store, const TklMaster *master, TklDay from, TklDay to, GError **error)
{
  g_autoptr (TklTickSet) set = tkl_tick_set_new ();
  TklTickQuery query = TKL_TICK_QUERY_ALL;
  int day_start_min = master->company->day_start_min;

  query.ignition = TRUE;
  if (from != TKL_DAY_NONE)
    query.from_utc_ms = tkl_zone_workday_start_utc_ms (master->zone, from - 2, day_start_min);
  if (to != TKL_DAY_NONE)
    query.to_utc_ms = tkl_zone_workday_start_utc_ms (master->zone, to + 3, day_start_min);
  if (!tkl_store_load_ticks (store, &query, set, error))
    return NULL;
  return tkl_workdays_new (master, g_steal_pointer (&set), from, to);
}

TklDoctorWorld *
tkl_doctor_world_load (TklStore *store, TklDay from, TklDay to, GError **error)
{
  g_autoptr (TklDoctorWorld) world = g_new0 (TklDoctorWorld, 1);

  world->store = store;
  world->pool = g_array_new (FALSE, FALSE, sizeof (gint32));
  world->names = tkl_names_new (store);
  world->master = tkl_master_load (store, error);
  if (world->master == NULL)
    return NULL;
  world->workdays = load_ticks (store, world->master, from, to, error);
  if (world->workdays == NULL || !tkl_store_load_planning (store, from, to, &world->plan, error))
    return NULL;
  world->crew = tkl_workdays_crew (world->workdays);
  world->by_time = sort_by_time (world->workdays->set->ticks);
  return g_steal_pointer (&world);
}

void
tkl_doctor_world_free (TklDoctorWorld *world)
{
  if (world == NULL)
    return;
  g_clear_pointer (&world->crew, tkl_crew_free);
  g_clear_pointer (&world->workdays, tkl_workdays_free);
  g_clear_pointer (&world->master, tkl_master_free);
  g_clear_pointer (&world->by_time, g_array_unref);
  g_clear_pointer (&world->plan, g_array_unref);
  g_clear_pointer (&world->pool, g_array_unref);
  g_clear_pointer (&world->names, tkl_names_free);
  g_free (world);
}

/* --- one day ---------------------------------------------------------------------------------- */

static const TklTick *
ticks_of (const GArray *ticks)
{
  return (const TklTick *) (gconstpointer) ticks->data;
}

static gboolean
is_ignition (const TklTick *tick)
{
  return tick->kind == TKL_TICK_START || tick->kind == TKL_TICK_STOP;
}

static gboolean
is_of_day (const TklExam *exam, const TklTick *tick)
{
  return !is_ignition (tick) && tick->day == exam->date && tick->employee_id == exam->employee_id
         && (exam->employee_id != 0 || tick->key_id == exam->key_id);
}

static gboolean
is_planned (const TklExam *exam, gint32 project_id)
{
  for (guint i = 0; i < exam->planned->len; i++)
    if (g_array_index (exam->planned, gint32, i) == project_id)
      return TRUE;
  return FALSE;
}

/* Where the employee of the day would be there; of several projects the only one that was planned. */
static void
place_for (TklExam *exam, TklTick *tick)
{
  TklDoctorWorld *world = exam->world;
  guint first = world->pool->len;
  gint32 planned = 0;
  TklMatch match = tkl_places_find (world->master->places, tick->point,
                                    tkl_master_employee (world->master, exam->employee_id),
                                    exam->date, world->pool);

  tick->place = (guint8) match.place;
  tick->project_id = match.project_id;
  for (guint i = first; i < first + match.n_candidates; i++)
    if (is_planned (exam, g_array_index (world->pool, gint32, i)))
      planned = planned == 0 ? g_array_index (world->pool, gint32, i) : -1;
  if (planned > 0)
    {
      tick->project_id = planned;
      /* Linking would not choose. */
      tick->flags |= TKL_TICK_PLACE_EDITED;
    }
  g_array_set_size (world->pool, first);
}

static gboolean
has_vehicle (const TklExam *exam, gint32 vehicle_id)
{
  for (guint i = 0; i < exam->day->len; i++)
    if (g_array_index (exam->day, TklTick, i).vehicle_id == vehicle_id)
      return TRUE;
  return FALSE;
}

static guint
find_first (const GArray *by_time, gint64 from_utc_ms)
{
  guint low = 0;
  guint high = by_time->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (by_time, TklTick, middle).time_utc_ms < from_utc_ms)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
gather_around (TklExam *exam)
{
  const GArray *by_time = exam->world->by_time;
  gint64 from_utc_ms = g_array_index (exam->day, TklTick, 0).time_utc_ms - AROUND_MS;
  gint64 to_utc_ms = g_array_index (exam->day, TklTick, exam->day->len - 1).time_utc_ms + AROUND_MS;

  for (guint i = find_first (by_time, from_utc_ms);
       i < by_time->len && g_array_index (by_time, TklTick, i).time_utc_ms <= to_utc_ms; i++)
    {
      TklTick tick = g_array_index (by_time, TklTick, i);

      if (is_ignition (&tick) ? !has_vehicle (exam, tick.vehicle_id) : is_of_day (exam, &tick))
        continue;
      if (tick.employee_id == 0)
        place_for (exam, &tick);
      g_array_append_val (is_ignition (&tick) ? exam->ignition : exam->others, tick);
    }
}

/* They are sorted by employee, then by day: a long stretch is not walked for each of its days. */
static guint
find_workday (const GArray *ticks, gint32 employee_id, TklDay day)
{
  guint low = 0;
  guint high = ticks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const TklTick *tick = &g_array_index (ticks, TklTick, middle);

      if (tick->employee_id < employee_id || (tick->employee_id == employee_id && tick->day < day))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
gather_day (TklExam *exam)
{
  const GArray *ticks = exam->world->workdays->set->ticks;

  for (guint i = find_workday (ticks, exam->employee_id, exam->date); i < ticks->len; i++)
    {
      const TklTick *tick = &g_array_index (ticks, TklTick, i);

      if (tick->employee_id != exam->employee_id || tick->day != exam->date)
        break;
      if (is_of_day (exam, tick) && (tick->flags & TKL_TICK_DELETED) == 0)
        g_array_append_val (exam->day, *tick);
    }
  tkl_workdays_sort ((TklTick *) (gpointer) exam->day->data, exam->day->len,
                     &exam->world->master->order);
}

static void
gather_plan (TklExam *exam)
{
  for (guint i = 0; i < exam->world->plan->len; i++)
    {
      const TklPlan *plan = &g_array_index (exam->world->plan, TklPlan, i);

      if (plan->day == exam->date && plan->employee_id == exam->employee_id
          && exam->employee_id != 0)
        g_array_append_val (exam->planned, plan->project_id);
    }
}

/* F071: those planned for him come first. */
static void
gather_collecting (TklExam *exam)
{
  const GPtrArray *projects = exam->world->master->projects;

  for (int planned = 1; planned >= 0; planned--)
    for (guint i = 0; i < projects->len; i++)
      {
        const TklProject *project = projects->pdata[i];
        gint32 id = (gint32) project->id;

        if (project->for_service && tkl_project_active_on (project, exam->date)
            && is_planned (exam, id) == planned)
          g_array_append_val (exam->collecting, id);
      }
}

TklExam *
tkl_exam_gather (TklDoctorWorld *world, const TklTick *tick)
{
  TklExam *exam = g_new0 (TklExam, 1);

  exam->world = world;
  exam->employee_id = tick->employee_id;
  exam->key_id = tick->employee_id == 0 ? tick->key_id : 0;
  exam->date = tick->day;
  exam->day = g_array_new (FALSE, FALSE, sizeof (TklTick));
  exam->others = g_array_new (FALSE, FALSE, sizeof (TklTick));
  exam->ignition = g_array_new (FALSE, FALSE, sizeof (TklTick));
  exam->planned = g_array_new (FALSE, FALSE, sizeof (gint32));
  exam->collecting = g_array_new (FALSE, FALSE, sizeof (gint32));
  exam->gaps = g_array_new (FALSE, FALSE, sizeof (TklDayGap));
  exam->faults = g_array_new (FALSE, FALSE, sizeof (TklDayFault));
  exam->repairs = g_array_new (FALSE, FALSE, sizeof (TklRepair));
  gather_plan (exam);
  gather_collecting (exam);
  gather_day (exam);
  if (exam->day->len > 0)
    gather_around (exam);
  exam->facts = (TklDayFacts){ .day = ticks_of (exam->day),
                               .n_day = exam->day->len,
                               .others = ticks_of (exam->others),
                               .n_others = exam->others->len,
                               .ignition = ticks_of (exam->ignition),
                               .n_ignition = exam->ignition->len,
                               .pool = (const gint32 *) (gpointer) world->workdays->set->pool->data,
                               .planned = (const gint32 *) (gpointer) exam->planned->data,
                               .n_planned = exam->planned->len,
                               .collecting = (const gint32 *) (gpointer) exam->collecting->data,
                               .n_collecting = exam->collecting->len,
                               .company = world->master->company };
  return exam;
}

TklExam *
tkl_exam_new (TklDoctorWorld *world, const TklTick *tick, TklDayTrack *track)
{
  TklExam *exam = tkl_exam_gather (world, tick);

  if (track != NULL)
    {
      exam->facts.track = tkl_day_track_measure;
      exam->facts.track_data = track;
    }
  tkl_day_gaps (&exam->facts, exam->gaps);
  tkl_day_check (&exam->facts, exam->gaps, exam->faults);
  tkl_day_repairs (&exam->facts, exam->gaps, exam->faults, exam->repairs);
  return exam;
}

void
tkl_exam_free (TklExam *exam)
{
  if (exam == NULL)
    return;
  g_array_unref (exam->day);
  g_array_unref (exam->others);
  g_array_unref (exam->ignition);
  g_array_unref (exam->planned);
  g_array_unref (exam->collecting);
  g_array_unref (exam->gaps);
  g_array_unref (exam->faults);
  g_array_unref (exam->repairs);
  g_free (exam);
}

/* --- as it was seen --------------------------------------------------------------------------- */

#define BY_PEOPLE                                                                                  \
  (TKL_TICK_BLOCKED | TKL_TICK_NOT_TO_CLOCK | TKL_TICK_NOT_DOUBLE | TKL_TICK_TIME_EDITED           \
   | TKL_TICK_PLACE_EDITED | TKL_TICK_EMPLOYEE_EDITED)

/* What linking finds may come a moment later: only a place that was chosen counts. One of nobody is where
 * the examined employee would be. */
static guint64
stamp_tick (const TklTick *tick)
{
  gboolean placed = tick->employee_id != 0 && (tick->flags & TKL_TICK_PLACE_EDITED) != 0;
  const gint64 values[] = { tick->id,
                            tick->time_utc_ms,
                            tick->employee_id,
                            tick->flags & BY_PEOPLE,
                            placed ? tick->place : 0,
                            placed ? tick->project_id : 0 };
  guint64 stamp = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      stamp = (stamp ^ (guint64) values[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      stamp ^= stamp >> 29;
    }
  return stamp;
}

static gboolean
is_changed_by (const TklRepair *repair, gint64 tick_id)
{
  for (guint i = 0; i < repair->n_steps; i++)
    if (repair->steps[i].tick_id == tick_id && repair->steps[i].kind != TKL_STEP_ADD)
      return TRUE;
  return FALSE;
}

guint64
tkl_exam_stamp (const TklExam *exam, const TklRepair *repair)
{
  guint64 stamp = 0;

  for (guint i = 0; i < exam->day->len; i++)
    stamp += stamp_tick (&g_array_index (exam->day, TklTick, i));
  for (guint i = 0; i < exam->others->len; i++)
    if (is_changed_by (repair, g_array_index (exam->others, TklTick, i).id))
      stamp += stamp_tick (&g_array_index (exam->others, TklTick, i));
  return stamp;
}

/* --- as it would be --------------------------------------------------------------------------- */

/* All ticks of the employee in the stretch: doubles reach from day to day. */
static GArray *
copy_ticks (const TklDoctorWorld *world, gint32 employee_id, TklDay date)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (TklTick));
  const GArray *ticks = world->workdays->set->ticks;

  for (guint i = find_workday (ticks, employee_id, date - 2); i < ticks->len; i++)
    {
      const TklTick *tick = &g_array_index (ticks, TklTick, i);

      if (tick->employee_id != employee_id || tick->day > date + 2)
        break;
      if (!is_ignition (tick))
        g_array_append_val (copy, *tick);
    }
  return copy;
}

static void
keep_day (GArray *ticks, gint32 employee_id, TklDay date)
{
  guint n = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      const TklTick *tick = &g_array_index (ticks, TklTick, i);

      if (tick->employee_id == employee_id && tick->day == date
          && (tick->flags & TKL_TICK_DELETED) == 0)
        g_array_index (ticks, TklTick, n++) = *tick;
    }
  g_array_set_size (ticks, n);
}

static void
check_after (const TklExam *exam, const TklWorkday *workday, GArray *ret_faults)
{
  TklDayFacts facts = exam->facts;
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (TklDayGap));

  facts.day = workday->ticks;
  facts.n_day = workday->n_ticks;
  facts.pool = (const gint32 *) (gpointer) exam->world->pool->data;
  tkl_day_gaps (&facts, gaps);
  tkl_day_check (&facts, gaps, ret_faults);
}

TklDayState
tkl_exam_foresee (const TklExam *exam,
                  const TklRepair *repair,
                  gint32 employee_id,
                  GArray *lines,
                  GArray *ret_faults,
                  GError **error)
{
  TklDoctorWorld *world = exam->world;
  const TklMaster *master = world->master;
  g_autoptr (GArray) ticks = copy_ticks (world, employee_id, exam->date);
  TklLinkInput input = tkl_master_link_input (master);
  TklDayTrack track = { world->store, NULL };
  TklDayRules rules = { master->company, tkl_day_track_measure, &track, world->crew };
  TklWorkday workday = { .employee_id = employee_id, .day = exam->date };
  TklDayState state;

  tkl_repair_apply (&exam->facts, repair, ticks);
  tkl_link_ticks (&input, (TklTick *) (gpointer) ticks->data, ticks->len, world->pool, NULL);
  keep_day (ticks, employee_id, exam->date);
  tkl_workdays_sort ((TklTick *) (gpointer) ticks->data, ticks->len, &master->order);
  workday.ticks = ticks_of (ticks);
  workday.n_ticks = ticks->len;
  state = tkl_day_state (&workday, master->company);
  tkl_day_lines (&rules, &workday, tkl_master_employee (master, employee_id), FALSE, lines, NULL);
  check_after (exam, &workday, ret_faults);
  g_array_set_size (world->pool, 0);
  if (!tkl_day_track_check (&track, error))
    state.complete = FALSE;
  return state;
}
