/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One day as the pane shows it: sentences, legs, repairs, mates, engines. */
/* Thread: that of the store. */
#include "tkl-day-decide.h"
#include "tkl-day-legs.h"
#include "tkl-doctor-private.h"
#include "tkl-key-world.h"
#include "tkl-transfer-private.h"

#define MOST_GUESSES 3
#define MOST_BORROWED 2
#define MOST_REPAIRS 9
/* The track of a day begins so long before its first tick. */
#define TRACK_AROUND_MS G_GINT64_CONSTANT (1800000)

/* --- free ------------------------------------------------------------------------------------- */

void
tkl_doctor_repair_free (TklDoctorRepair *repair)
{
  if (repair == NULL)
    return;
  g_free (repair->title);
  g_free (repair->why);
  g_free (repair->outcome);
  tkl_doctor_edge_free (repair->edge);
  g_free (repair);
}

gboolean
tkl_doctor_repair_decides (const TklDoctorRepair *repair)
{
  return repair->repair.kind == TKL_REPAIR_LEAVE || repair->repair.kind == TKL_REPAIR_TAKE_UP;
}

static void
tick_free (gpointer data)
{
  g_free (((TklDoctorTick *) data)->label);
  g_free (data);
}

static void
fact_free (gpointer data)
{
  TklDoctorFact *fact = data;

  g_free (fact->title);
  g_free (fact->text);
  g_free (fact);
}

void
tkl_doctor_day_free (TklDoctorDay *day)
{
  if (day == NULL)
    return;
  g_ptr_array_unref (day->sentences);
  g_ptr_array_unref (day->ticks);
  g_array_unref (day->legs);
  g_ptr_array_unref (day->repairs);
  g_ptr_array_unref (day->mates);
  g_ptr_array_unref (day->engines);
  g_clear_pointer (&day->zones, tkl_areas_unref);
  g_free (day);
}

/* --- repairs ---------------------------------------------------------------------------------- */

static gint32
whose_day (const TklExam *exam, const TklRepair *repair)
{
  if (exam->employee_id != 0)
    return exam->employee_id;
  return repair->kind == TKL_REPAIR_GIVE_ALL ? repair->employee_id : repair->steps[0].employee_id;
}

static const TklDayFault *
first_holding (const GArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    if (tkl_fault_holds ((TklFaultKind) g_array_index (faults, TklDayFault, i).kind))
      return &g_array_index (faults, TklDayFault, i);
  return NULL;
}

TklDoctorRepair *
tkl_doctor_repair_new (const TklExam *exam, const TklRepair *repair, GError **error)
{
  TklDoctorRepair *told = g_new0 (TklDoctorRepair, 1);
  g_autoptr (GArray) lines = tkl_clock_lines_new ();
  g_autoptr (GArray) faults = g_array_new (FALSE, FALSE, sizeof (TklDayFault));
  g_autoptr (GError) local = NULL;

  told->repair = *repair;
  told->employee_id = exam->employee_id;
  told->key_id = exam->key_id;
  told->day = exam->date;
  told->stamp = tkl_exam_stamp (exam, repair);
  told->after = tkl_exam_foresee (exam, repair, whose_day (exam, repair), lines, faults, &local);
  /* Of nobody's ticks only those of this key are. */
  told->after.left |= repair->kind == TKL_REPAIR_LEAVE;
  told->title = tkl_doctor_say_repair (exam, repair);
  told->why = tkl_doctor_say_why (exam, repair);
  told->outcome = tkl_doctor_say_outcome (exam, &told->after, lines, first_holding (faults));
  if (local == NULL)
    return told;
  tkl_doctor_repair_free (told);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
add_repair (const TklExam *exam, const TklRepair *repair, TklDoctorDay *day, GError **error)
{
  TklDoctorRepair *told = tkl_doctor_repair_new (exam, repair, error);

  if (told == NULL)
    return FALSE;
  g_ptr_array_add (day->repairs, told);
  return TRUE;
}

/* Last, and however many others there are: it has a key of its own. */
static gboolean
add_decision (const TklExam *exam, TklDoctorDay *day, GError **error)
{
  TklRepair repair;

  return !tkl_day_decide (&exam->facts, &repair) || add_repair (exam, &repair, day, error);
}

/* --- a key without a holder ------------------------------------------------------------------- */

static gboolean
rode_in (const TklExam *exam, gint32 vehicle_id)
{
  for (guint i = 0; vehicle_id != 0 && i < exam->day->len; i++)
    if (g_array_index (exam->day, TklTick, i).vehicle_id == vehicle_id)
      return TRUE;
  return FALSE;
}

static gboolean
has_key_tick (const TklExam *exam, gint64 id)
{
  for (guint i = 0; i < exam->day->len; i++)
    if (g_array_index (exam->day, TklTick, i).id == id)
      return TRUE;
  return FALSE;
}

/* What the days of those who rode along would do with a tick of this key. */
static gboolean
ask_day_of (const TklExam *exam, const TklTick *rider, TklDoctorDay *day, GError **error)
{
  g_autoptr (TklExam) other = tkl_exam_new (exam->world, rider, NULL);

  for (guint i = 0; i < other->repairs->len; i++)
    {
      TklRepair repair = g_array_index (other->repairs, TklRepair, i);

      if (repair.kind != TKL_REPAIR_GIVE || !has_key_tick (exam, repair.steps[0].tick_id))
        continue;
      repair.kind = TKL_REPAIR_GIVE_ALL;
      repair.employee_id = rider->employee_id;
      if (!add_repair (other, &repair, day, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
ask_riders (const TklExam *exam, TklDoctorDay *day, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < exam->others->len; i++)
    {
      const TklTick *other = &g_array_index (exam->others, TklTick, i);

      if (other->employee_id == 0 || other->day != exam->date || !rode_in (exam, other->vehicle_id)
          || !g_hash_table_add (seen, GINT_TO_POINTER (other->employee_id)))
        continue;
      if (!ask_day_of (exam, other, day, error))
        return FALSE;
    }
  return TRUE;
}

/* As the inbox of keys guesses: all the ticks of that day go to one employee, or none of them. */
static gboolean
ask_guesser (const TklExam *exam, TklDoctorDay *day, GError **error)
{
  const TklTick *last = &g_array_index (exam->day, TklTick, exam->day->len - 1);
  g_autoptr (TklKeyWorld) keys = tkl_key_world_load (exam->world->store, error);
  TklKeyGuesser *guesser
      = keys != NULL ? tkl_key_world_guesser (keys, exam->world->store, last->time_utc_ms, error)
                     : NULL;
  g_autoptr (GArray) guesses = NULL;
  gboolean fits = exam->day->len <= TKL_REPAIR_MAX_STEPS;
  gboolean done = TRUE;

  if (guesser == NULL)
    return FALSE;
  guesses = tkl_key_guesser_run (guesser, exam->key_id);
  for (guint i = 0; done && fits && i < MIN (guesses->len, MOST_GUESSES); i++)
    {
      const TklKeyGuess *guess = &g_array_index (guesses, TklKeyGuess, i);
      TklRepair repair = { .kind = TKL_REPAIR_GIVE_ALL,
                           .tick_id = last->id,
                           .time_utc_ms = last->time_utc_ms,
                           .employee_id = guess->employee_id,
                           .n_people = 1,
                           .confidence = guess->confidence };

      if (guess->count[TKL_EVIDENCE_HOME] > 0)
        repair.says_gap |= TKL_GAP_SAYS_HOME;
      if (guess->count[TKL_EVIDENCE_CREW] > 0)
        repair.says_gap |= TKL_GAP_SAYS_CREW;
      if (guess->count[TKL_EVIDENCE_PLANNED] > 0)
        repair.says_place |= TKL_PLACE_SAYS_PLAN;
      for (guint k = 0; k < exam->day->len; k++)
        repair.steps[repair.n_steps++]
            = (TklRepairStep){ .kind = TKL_STEP_GIVE,
                               .tick_id = g_array_index (exam->day, TklTick, k).id,
                               .time_utc_ms = TKL_INSTANT_NONE_MS,
                               .employee_id = guess->employee_id };
      done = add_repair (exam, &repair, day, error);
    }
  tkl_key_guesser_free (guesser);
  return done;
}

/* --- what happened ---------------------------------------------------------------------------- */

static void
tell_ticks (const TklExam *exam, TklDoctorDay *day)
{
  gboolean ignore_doubles = exam->facts.company->on.ignore_doubles;

  for (guint i = 0; i < exam->day->len; i++)
    {
      const TklTick *tick = &g_array_index (exam->day, TklTick, i);
      TklDoctorTick *told;

      if (!tkl_tick_is_kept (tick, ignore_doubles))
        continue;
      told = g_new0 (TklDoctorTick, 1);
      told->id = tick->id;
      told->time_utc_ms = tick->time_utc_ms;
      told->place = tick->place;
      told->label = tkl_doctor_place (exam->world, tick->place, tick->project_id);
      told->good = tkl_tick_in_order (tick, ignore_doubles);
      g_ptr_array_add (day->ticks, told);
    }
}

/* The legs that lines would be made of, and between them those of which nothing is known. */
static void
tell_legs (const TklExam *exam, TklDoctorDay *day)
{
  const TklCompany *company = exam->facts.company;
  TklWorkday workday = { exam->facts.day, exam->facts.n_day, exam->employee_id, exam->date };
  TklLegWalk walk = tkl_leg_walk_start (&workday, company, TKL_TICK_BLOCKED,
                                        company->on.breaks && !company->on.all_work);
  gboolean more = tkl_leg_walk_next (&walk);

  for (guint i = 0; exam->employee_id != 0 && i + 1 < day->ticks->len; i++)
    {
      const TklDoctorTick *from = day->ticks->pdata[i];
      const TklDoctorTick *to = day->ticks->pdata[i + 1];
      TklDoctorLeg leg = { .from_utc_ms = from->time_utc_ms, .to_utc_ms = to->time_utc_ms };

      if (more && walk.from->id == from->id)
        {
          TklLegKind kind = tkl_leg_kind (&walk, &company->on);

          leg.known = TRUE;
          leg.line = kind.line;
          leg.type = kind.type;
          more = tkl_leg_walk_next (&walk);
        }
      g_array_append_val (day->legs, leg);
    }
}

static void
add_moment (
    const TklExam *exam, GHashTable *texts, gint32 id, const TklTick *tick, const char *what)
{
  GString *text = g_hash_table_lookup (texts, GINT_TO_POINTER (id));
  g_autofree char *time = tkl_doctor_time (exam->world, tick->time_utc_ms);
  g_autofree char *place = tick->place != TKL_PLACE_NONE
                               ? tkl_doctor_place (exam->world, tick->place, tick->project_id)
                               : g_strdup ("");

  if (text == NULL)
    {
      text = g_string_new (NULL);
      g_hash_table_insert (texts, GINT_TO_POINTER (id), text);
    }
  g_string_append_printf (text, "%s%s%s%s%s", text->len > 0 ? " · " : "", what, time,
                          *place != '\0' ? " " : "", place);
}

static void
free_string (gpointer data)
{
  g_string_free (data, TRUE);
}

static int
compare_facts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(TklDoctorFact *const *) a)->title, (*(TklDoctorFact *const *) b)->title);
}

/* @texts: id → GString. */
static void
take_facts (const TklExam *exam, GHashTable *texts, gboolean people, GPtrArray *facts)
{
  GHashTableIter iter;
  gpointer id, text;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &id, &text))
    {
      TklDoctorFact *fact = g_new0 (TklDoctorFact, 1);
      const char *name = NULL;

      if (!people)
        tkl_names_get (exam->world->names, TKL_NAME_VEHICLE, GPOINTER_TO_INT (id), &name, NULL);
      fact->title = people ? tkl_doctor_person (exam->world, GPOINTER_TO_INT (id))
                           : g_strdup (name != NULL ? name : "");
      fact->text = g_strdup (((GString *) text)->str);
      g_ptr_array_add (facts, fact);
    }
  g_ptr_array_sort (facts, compare_facts);
}

static void
tell_facts (const TklExam *exam, TklDoctorDay *day)
{
  g_autoptr (GHashTable) mates = g_hash_table_new_full (NULL, NULL, NULL, free_string);
  g_autoptr (GHashTable) engines = g_hash_table_new_full (NULL, NULL, NULL, free_string);

  for (guint i = 0; i < exam->others->len; i++)
    {
      const TklTick *other = &g_array_index (exam->others, TklTick, i);

      if (other->employee_id != 0 && other->day == exam->date && rode_in (exam, other->vehicle_id)
          && tkl_tick_is_kept (other, exam->facts.company->on.ignore_doubles))
        add_moment (exam, mates, other->employee_id, other, "");
    }
  for (guint i = 0; i < exam->ignition->len; i++)
    {
      const TklTick *event = &g_array_index (exam->ignition, TklTick, i);

      add_moment (exam, engines, event->vehicle_id, event,
                  event->kind == TKL_TICK_START ? "▶ " : "■ ");
    }
  take_facts (exam, mates, TRUE, day->mates);
  take_facts (exam, engines, FALSE, day->engines);
}

/* --- the whole -------------------------------------------------------------------------------- */

static TklDoctorDay *
day_new (void)
{
  TklDoctorDay *day = g_new0 (TklDoctorDay, 1);

  day->sentences = g_ptr_array_new_with_free_func (g_free);
  day->ticks = g_ptr_array_new_with_free_func (tick_free);
  day->legs = g_array_new (FALSE, FALSE, sizeof (TklDoctorLeg));
  day->repairs = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_doctor_repair_free);
  day->mates = g_ptr_array_new_with_free_func (fact_free);
  day->engines = g_ptr_array_new_with_free_func (fact_free);
  return day;
}

/* @ret_sentence: (out) (transfer full) (nullable): why late data may still change the day. */
static gboolean
tell_standing (const TklExam *exam,
               const TklWorkday *workday,
               TklDoctorDay *day,
               char **ret_sentence,
               GError **error)
{
  const TklMaster *master = exam->world->master;
  g_autoptr (GHashTable) marks = NULL;
  TklDayDoubt doubt;
  const char *vehicle;

  day->state = tkl_day_state (workday, master->company);
  day->standing = TKL_STANDING_TO_REPAIR;
  *ret_sentence = NULL;
  if (exam->employee_id == 0)
    return TRUE;
  marks = tkl_transfer_load_marks (exam->world->store, error);
  if (marks == NULL)
    return FALSE;
  doubt = tkl_transfer_doubt (master, marks, workday);
  day->standing = tkl_day_standing (workday, master->company, doubt.doubt != TKL_SYNC_SURE);
  if (!tkl_names_get (exam->world->names, TKL_NAME_VEHICLE, doubt.vehicle_id, &vehicle, error))
    return FALSE;
  *ret_sentence = tkl_day_doubt_say (&doubt, vehicle, master->zone);
  return TRUE;
}

/* @doubt: (transfer full) (nullable): right after how the day is. */
static void
tell_sentences (const TklExam *exam, TklDoctorDay *day, char *doubt)
{
  if (first_holding (exam->faults) == NULL)
    g_ptr_array_add (day->sentences, tkl_doctor_say_state (&day->state, day->standing));
  for (guint i = 0; i < exam->faults->len; i++)
    g_ptr_array_add (day->sentences,
                     tkl_doctor_say_fault (exam, &g_array_index (exam->faults, TklDayFault, i)));
  if (doubt != NULL)
    g_ptr_array_insert (day->sentences, 1, doubt);
}

/* What completes the day and is likely comes first: one key should do. Then what is about the tick that
 * somebody looks at; of a key that was borrowed each tick may be somebody else's. */
static guint
find_class (const TklDoctorRepair *told, gint64 tick_id, gboolean borrowed)
{
  if (!borrowed && told->after.complete && told->repair.confidence != TKL_CONFIDENCE_WEAK)
    return 0;
  if (told->edge != NULL)
    return 1;
  for (guint i = 0; i < told->repair.n_steps; i++)
    if (told->repair.steps[i].tick_id == tick_id)
      return 1;
  return 2;
}

/* Stable: in each class the likeliest stays first. */
static void
put_first (GPtrArray *repairs, gint64 tick_id, gboolean borrowed)
{
  for (guint i = 1; i < repairs->len; i++)
    {
      TklDoctorRepair *told = repairs->pdata[i];
      guint k = i;

      for (; k > 0
             && find_class (repairs->pdata[k - 1], tick_id, borrowed)
                    > find_class (told, tick_id, borrowed);
           k--)
        repairs->pdata[k] = repairs->pdata[k - 1];
      repairs->pdata[k] = told;
    }
}

/* Each has a key of its own: the least likely ones make room for those that move an edge. */
static gboolean
add_edges (const TklExam *exam, const TklTick *tick, TklDoctorDay *day, GError **error)
{
  g_autoptr (GPtrArray) edges
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_doctor_repair_free);

  if (!tkl_doctor_edges (exam, tick, edges, error))
    return FALSE;
  if (day->repairs->len + edges->len > MOST_REPAIRS)
    g_ptr_array_set_size (day->repairs, (int) (MOST_REPAIRS - edges->len));
  g_ptr_array_extend_and_steal (day->repairs, g_steal_pointer (&edges));
  return TRUE;
}

static gboolean
tell_repairs (const TklExam *exam, const TklTick *tick, TklDoctorDay *day, GError **error)
{
  gint64 tick_id = tick->id;

  for (guint i = 0; i < exam->repairs->len; i++)
    if (!add_repair (exam, &g_array_index (exam->repairs, TklRepair, i), day, error))
      return FALSE;
  if (!add_edges (exam, tick, day, error))
    return FALSE;
  put_first (day->repairs, tick_id, FALSE);
  if (exam->employee_id != 0 || exam->key_id == 0)
    return TRUE;
  /* A key that ticks all day is somebody's; one that ticked once was borrowed. */
  if (exam->day->len > MOST_BORROWED)
    return ask_guesser (exam, day, error) && ask_riders (exam, day, error);
  if (!ask_riders (exam, day, error) || !ask_guesser (exam, day, error))
    return FALSE;
  put_first (day->repairs, tick_id, TRUE);
  return TRUE;
}

TklDoctorDay *
tkl_doctor_examine (TklDoctorWorld *world, const TklTick *tick, GError **error)
{
  TklDayTrack track = { world->store, NULL };
  g_autoptr (TklExam) exam = tkl_exam_new (world, tick, &track);
  g_autoptr (TklDoctorDay) day = day_new ();
  TklWorkday workday = { exam->facts.day, exam->facts.n_day, exam->employee_id, exam->date };
  char *doubt;

  if (exam->day->len == 0)
    return g_steal_pointer (&day);
  day->employee_id = exam->employee_id;
  day->vehicle_id = tick->vehicle_id;
  for (guint i = 0; day->vehicle_id == 0 && i < exam->day->len; i++)
    day->vehicle_id = g_array_index (exam->day, TklTick, i).vehicle_id;
  day->from_utc_ms = exam->facts.day[0].time_utc_ms - TRACK_AROUND_MS;
  day->to_utc_ms = exam->facts.day[exam->facts.n_day - 1].time_utc_ms + TRACK_AROUND_MS;
  if (!tell_standing (exam, &workday, day, &doubt, error))
    return NULL;
  tell_sentences (exam, day, doubt);
  tell_ticks (exam, day);
  tell_legs (exam, day);
  tell_facts (exam, day);
  day->zones = tkl_doctor_zones (exam, error);
  if (day->zones == NULL)
    return NULL;
  if (!tell_repairs (exam, tick, day, error) || !add_decision (exam, day, error))
    {
      g_clear_error (&track.error);
      return NULL;
    }
  return tkl_day_track_check (&track, error) ? g_steal_pointer (&day) : NULL;
}
