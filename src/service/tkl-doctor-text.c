/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day doctor in words: faults, repairs, what speaks for them and what would come of them. */
/* Thread: that of the store. */
#include "tkl-doctor-private.h"
#include "tkl-totals.h"
#include "tkl-typed.h"

#include <glib/gi18n-lib.h>

/* --- names ------------------------------------------------------------------------------------ */

char *
tkl_doctor_time (const TklDoctorWorld *world, gint64 utc_ms)
{
  return tkl_typed_format_time (tkl_zone_minute_of_day (world->master->zone, utc_ms));
}

/* `12 Anna`: the number, and the name where there is one. */
static char *
name_of (TklDoctorWorld *world, TklNameKind number_kind, TklNameKind name_kind, gint32 id)
{
  const char *number = NULL, *name = NULL;

  /* Names that cannot be read are left out: what was found does not depend on them. */
  if (!tkl_names_get (world->names, number_kind, id, &number, NULL)
      || !tkl_names_get (world->names, name_kind, id, &name, NULL) || number == NULL)
    return g_strdup ("");
  return name != NULL && number_kind != name_kind ? g_strdup_printf ("%s %s", number, name)
                                                  : g_strdup (number);
}

char *
tkl_doctor_place (TklDoctorWorld *world, guint8 place, gint32 project_id)
{
  switch ((TklPlace) place)
    {
    case TKL_PLACE_HOME:
      return g_strdup (C_ ("place", "Home"));
    case TKL_PLACE_EMPLOYER:
      return g_strdup (C_ ("place", "Employer"));
    case TKL_PLACE_PROJECT:
      return project_id != 0 ? name_of (world, TKL_NAME_PROJECT, TKL_NAME_OF_PROJECT, project_id)
                             : g_strdup (_ ("Several projects found"));
    case TKL_PLACE_NONE:
      break;
    }
  return g_strdup (C_ ("place", "None"));
}

char *
tkl_doctor_person (TklDoctorWorld *world, gint32 employee_id)
{
  return name_of (world, TKL_NAME_EMPLOYEE, TKL_NAME_PERSON, employee_id);
}

static const TklTick *
find_tick (const TklExam *exam, gint64 id)
{
  const GArray *sets[] = { exam->day, exam->others, exam->ignition };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    for (guint k = 0; k < sets[i]->len; k++)
      if (g_array_index (sets[i], TklTick, k).id == id)
        return &g_array_index (sets[i], TklTick, k);
  return NULL;
}

/* A mate's: what is done for the crew is told once. */
static gboolean
is_foreign (const TklExam *exam, const TklTick *tick)
{
  return tick->employee_id != 0 && tick->employee_id != exam->employee_id;
}

static char *
person_of_tick (const TklExam *exam, gint64 id)
{
  const TklTick *tick = find_tick (exam, id);

  return tkl_doctor_person (exam->world, tick != NULL ? tick->employee_id : 0);
}

/* --- what is wrong ---------------------------------------------------------------------------- */

static char *
say_early (const TklExam *exam, const TklDayFault *fault, const char *time, const char *place)
{
  const TklTick *stop = find_tick (exam, fault->other_id);
  g_autofree char *arrival
      = tkl_doctor_time (exam->world, stop != NULL ? stop->time_utc_ms : fault->time_utc_ms);

  /* Translators: time of a tick, a place, and when the vehicle was there. */
  return g_strdup_printf (_ ("The tick at %s came too early: the vehicle was at %s only at %s."),
                          time, place, arrival);
}

static char *
say_odd (guint n)
{
  return g_strdup_printf (
      ngettext ("%u tick: one is missing or too many.", "%u ticks: one is missing or too many.", n),
      n);
}

/* @format: translated, with `%s`. Number and unit stay on one line. */
static void
add_km (GPtrArray *parts, const char *format, double metres)
{
  g_autofree char *km = g_strdup_printf (_ ("%.1f km"), metres / 1000);
  GString *whole = g_string_new (km);
  GString *text = g_string_new (format);

  g_string_replace (whole, " ", "\u00a0", 0);
  g_string_replace (text, "%s", whole->str, 1);
  g_string_free (whole, TRUE);
  g_ptr_array_add (parts, g_string_free (text, FALSE));
}

/* The source that counts first, then the others to compare it with. */
static char *
say_distance (const TklExam *exam, const TklDayFault *fault, const char *time)
{
  const TklTick *from = find_tick (exam, fault->other_id);
  const TklTick *to = find_tick (exam, fault->tick_id);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  TklDayDistances by = { -1, -1, -1 };
  g_autofree char *text = NULL;

  if (from != NULL && to != NULL)
    tkl_day_distances (&exam->facts, from, to, &by);
  /* Translators: %s in these three is a distance, 12.3 km. */
  if (by.odometer_m >= 0)
    add_km (parts, _ ("%s by the odometer"), by.odometer_m);
  if (by.track_m >= 0)
    add_km (parts, _ ("%s by the positions"), by.track_m);
  if (by.straight_m >= 0)
    add_km (parts, _ ("%s in a straight line"), by.straight_m);
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (char **) parts->pdata);
  /* Translators: the time of a tick, then distances by source. */
  return g_strdup_printf (_ ("The distance to the tick at %s cannot be right: %s."), time, text);
}

static char *
say_warning (const TklExam *exam, const TklDayFault *fault, const char *time, const char *place)
{
  g_autofree char *person = NULL;

  switch ((TklFaultKind) fault->kind)
    {
    case TKL_FAULT_SWAPPED:
      person = person_of_tick (exam, fault->other_id);
      return g_strdup_printf (
          /* Translators: a time, then the name of an employee. */
          _ ("The tick at %s is in another vehicle, and %s ticked in this one: were the keys "
             "exchanged?"),
          time, person);
    case TKL_FAULT_TWO_VEHICLES:
      return g_strdup_printf (_ ("The tick at %s is in another vehicle, in the middle of a ride."),
                              time);
    case TKL_FAULT_TOO_FAST:
      return g_strdup_printf (
          /* Translators: a time and a speed. */
          _ ("The tick at %s is too far from the one before: nobody drives %u km/h."), time,
          fault->n);
    case TKL_FAULT_DISTANCE:
      return say_distance (exam, fault, time);
    case TKL_FAULT_WRONG_PLACE:
      /* Translators: a time and a place. */
      return g_strdup_printf (_ ("At %s the mates were at another place: %s."), time, place);
    case TKL_FAULT_UNTICKED:
    default:
      /* Translators: a time and a place. */
      return g_strdup_printf (_ ("At %s the vehicle stopped without a tick: %s."), time, place);
    }
}

static char *
say_single (const TklExam *exam, const TklDayFault *fault, const char *time, const char *place)
{
  switch ((TklFaultKind) fault->kind)
    {
    case TKL_FAULT_UNLINKED:
      return g_strdup_printf (_ ("The tick at %s has not been linked yet."), time);
    case TKL_FAULT_BLOCKED:
      return g_strdup_printf (_ ("The tick at %s is blocked, or kept from the time clock."), time);
    case TKL_FAULT_EARLY:
      return say_early (exam, fault, time, place);
    case TKL_FAULT_NO_POSITION:
      return g_strdup_printf (_ ("The tick at %s has no position."), time);
    case TKL_FAULT_NO_PLACE:
      return g_strdup_printf (_ ("The tick at %s is at no home, employer or project."), time);
    case TKL_FAULT_SEVERAL:
      return g_strdup_printf (_ ("The tick at %s lies at several projects."), time);
    case TKL_FAULT_DOUBLE:
      return g_strdup_printf (_ ("The tick at %s is a double."), time);
    case TKL_FAULT_SUPERFLUOUS:
      return g_strdup_printf (_ ("The tick at %s is one too many at the same place."), time);
    case TKL_FAULT_MISSING:
    default:
      /* Translators: a time and a place. */
      return g_strdup_printf (_ ("A tick is missing, at about %s: %s."), time, place);
    }
}

char *
tkl_doctor_say_fault (const TklExam *exam, const TklDayFault *fault)
{
  g_autofree char *time = tkl_doctor_time (exam->world, fault->time_utc_ms);
  g_autofree char *place = tkl_doctor_place (exam->world, fault->place, fault->project_id);

  if (fault->kind == TKL_FAULT_UNKNOWN_KEY)
    return g_strdup (_ ("Nobody holds this key on that day."));
  if (fault->kind == TKL_FAULT_LEFT)
    return g_strdup (_ ("Left as it is: its ticks are kept from the time clock."));
  if (fault->kind == TKL_FAULT_ODD)
    return say_odd (fault->n);
  return tkl_fault_holds ((TklFaultKind) fault->kind) ? say_single (exam, fault, time, place)
                                                      : say_warning (exam, fault, time, place);
}

/* With a place for the number of ticks. */
static const char *
get_standing_format (TklDayStanding standing, guint n)
{
  switch (standing)
    {
    case TKL_STANDING_PROVISIONAL:
      return ngettext ("The day is complete so far: %u tick",
                       "The day is complete so far: %u ticks", n);
    case TKL_STANDING_COMPLETE:
      return ngettext ("The day is complete: %u tick", "The day is complete: %u ticks", n);
    case TKL_STANDING_TRANSFERRED:
      return ngettext ("The day is in the time clock: %u tick",
                       "The day is in the time clock: %u ticks", n);
    case TKL_STANDING_LEFT:
      return ngettext ("The day is left as it is: %u tick", "The day is left as it is: %u ticks",
                       n);
    case TKL_STANDING_NONE:
    case TKL_STANDING_TO_REPAIR:
    case TKL_N_STANDINGS:
      break;
    }
  return ngettext ("%u tick: the day is not in order yet", "%u ticks: the day is not in order yet",
                   n);
}

char *
tkl_doctor_say_state (const TklDayState *state, TklDayStanding standing)
{
  GString *text = g_string_new (get_standing_format (standing, state->n_kept));
  g_autofree char *number = g_strdup_printf ("%u", state->n_kept);

  g_string_replace (text, "%u", number, 1);
  return g_string_free (text, FALSE);
}

/* --- repairs ---------------------------------------------------------------------------------- */

static char *
say_step (const TklExam *exam, const TklRepairStep *step, const TklTick *tick)
{
  gint64 utc_ms = step->time_utc_ms != TKL_INSTANT_NONE_MS ? step->time_utc_ms : tick->time_utc_ms;
  g_autofree char *time = tkl_doctor_time (exam->world, utc_ms);
  g_autofree char *place = tkl_doctor_place (exam->world, step->place, step->project_id);

  if (step->kind == TKL_STEP_DELETE)
    /* Translators: the time of a tick. */
    return g_strdup_printf (_ ("%s deleted"), time);
  return g_strdup_printf ("%s %s", time, step->place != TKL_PLACE_NONE ? place : "");
}

/* `05:49 P15 School`, for each tick that gets a place or is added. */
static char *
say_all (const TklExam *exam, const TklRepair *repair)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < repair->n_steps; i++)
    {
      const TklRepairStep *step = &repair->steps[i];
      const TklTick *tick = find_tick (exam, step->tick_id);

      if (tick != NULL
          && (step->kind == TKL_STEP_ADD || step->kind == TKL_STEP_GIVE
              || !is_foreign (exam, tick)))
        g_ptr_array_add (parts, say_step (exam, step, tick));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static char *
say_place (const TklRepair *repair, const char *time, const char *place)
{
  if (repair->n_people > 1)
    /* Translators: a place, then how many people. */
    return g_strdup_printf (ngettext ("%s, for %u person who ticked there",
                                      "%s, for all %u who ticked there", repair->n_people),
                            place, repair->n_people);
  if (repair->n_steps > 1)
    /* Translators: a place, then how many ticks. */
    return g_strdup_printf (ngettext ("%s, for %u tick", "%s, for %u ticks", repair->n_steps),
                            place, repair->n_steps);
  /* Translators: a place, then a time of day. */
  return g_strdup_printf (_ ("%s, at %s"), place, time);
}

#define MOST_TIMES 4

/* `09:10 · 10:05`: which of the ticks they are. */
static char *
say_collect (const TklExam *exam, const TklRepair *repair, const char *place)
{
  g_autoptr (GPtrArray) times = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  if (repair->n_steps > MOST_TIMES)
    /* Translators: how many ticks, then the name of a project. */
    return g_strdup_printf (ngettext ("Put %u tick on the collecting project %s",
                                      "Put %u ticks on the collecting project %s", repair->n_steps),
                            repair->n_steps, place);
  for (guint i = 0; i < repair->n_steps; i++)
    {
      const TklTick *tick = find_tick (exam, repair->steps[i].tick_id);

      if (tick != NULL)
        g_ptr_array_add (times, tkl_doctor_time (exam->world, tick->time_utc_ms));
    }
  g_ptr_array_add (times, NULL);
  text = g_strjoinv (" · ", (char **) times->pdata);
  /* Translators: the times of one or some ticks, then the name of a project. */
  return g_strdup_printf (_ ("Put %s on the collecting project %s"), text, place);
}

static char *
say_pass (const TklRepair *repair, const char *time)
{
  if (repair->n_people > 1)
    /* Translators: a time of day, then how many people. */
    return g_strdup_printf (ngettext ("Leave the stop at %s out, for %u person",
                                      "Leave the stop at %s out, for all %u", repair->n_people),
                            time, repair->n_people);
  /* Translators: a time of day. */
  return g_strdup_printf (_ ("Leave the stop at %s out"), time);
}

static char *
say_people (const TklExam *exam, const TklRepair *repair, const char *time)
{
  g_autofree char *person = tkl_doctor_person (exam->world, repair->employee_id);

  if (repair->kind == TKL_REPAIR_EXCHANGE)
    /* Translators: a time of day, then the name of an employee. */
    return g_strdup_printf (_ ("Exchange the tick at %s with that of %s"), time, person);
  /* Translators: how many ticks, then the name of an employee. */
  return g_strdup_printf (ngettext ("Give %u tick of this key to %s",
                                    "Give %u ticks of this key to %s", repair->n_steps),
                          repair->n_steps, person);
}

char *
tkl_doctor_say_repair (const TklExam *exam, const TklRepair *repair)
{
  g_autofree char *time = tkl_doctor_time (exam->world, repair->time_utc_ms);
  g_autofree char *place = tkl_doctor_place (exam->world, repair->place, repair->project_id);

  switch ((TklRepairKind) repair->kind)
    {
    case TKL_REPAIR_ADD:
      if (repair->n_steps == 2)
        {
          g_autofree char *end = tkl_doctor_time (exam->world, repair->steps[1].time_utc_ms);

          /* Translators: two times of day and a place. */
          return g_strdup_printf (_ ("Add ticks at %s and %s: %s"), time, end, place);
        }
      /* Translators: a time of day and a place. */
      return g_strdup_printf (_ ("Add a tick at %s: %s"), time, place);
    case TKL_REPAIR_GIVE:
      /* Translators: a time of day and a place. */
      return g_strdup_printf (_ ("Take over the tick of the unknown key at %s: %s"), time, place);
    case TKL_REPAIR_GIVE_ALL:
    case TKL_REPAIR_EXCHANGE:
      return say_people (exam, repair, time);
    case TKL_REPAIR_ARRIVE:
      /* Translators: a time of day and a place. */
      return g_strdup_printf (_ ("Arrived at %s: %s"), time, place);
    case TKL_REPAIR_PLACE:
      return say_place (repair, time, place);
    case TKL_REPAIR_COLLECT:
      return say_collect (exam, repair, place);
    case TKL_REPAIR_KEEP:
      return g_strdup (_ ("Keep both ticks"));
    case TKL_REPAIR_DELETE:
      return g_strdup_printf (_ ("Delete the tick at %s"), time);
    case TKL_REPAIR_PASS:
      return say_pass (repair, time);
    case TKL_REPAIR_UNBLOCK:
      return g_strdup_printf (_ ("Unblock the tick at %s"), time);
    case TKL_REPAIR_BLOCK:
      return g_strdup_printf (_ ("Block the tick at %s"), time);
    case TKL_REPAIR_ALL:
      return say_all (exam, repair);
    case TKL_REPAIR_LEAVE:
      return g_strdup (_ ("Leave the day as it is"));
    case TKL_REPAIR_TAKE_UP:
      return g_strdup (_ ("Take the day up again"));
    case TKL_REPAIR_EDGE:
      break; /* tkl-doctor-edges.c */
    }
  return g_strdup ("");
}

/* --- what speaks for it ----------------------------------------------------------------------- */

static void
add (GPtrArray *parts, const char *text)
{
  g_ptr_array_add (parts, g_strdup (text));
}

static void
add_mates (GPtrArray *parts, guint n_mates)
{
  if (n_mates > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u mate ticked there at that time",
                                                "%u mates ticked there at that time", n_mates),
                                      n_mates));
}

static void
add_places (GPtrArray *parts, guint says)
{
  if ((says & TKL_PLACE_SAYS_ENGINE) != 0)
    add (parts, _ ("the vehicle stopped there"));
  if ((says & TKL_PLACE_SAYS_PLAN) != 0)
    add (parts, _ ("planned for that day"));
  if ((says & TKL_PLACE_SAYS_BEFORE) != 0)
    add (parts, _ ("the tick before was there"));
  if ((says & TKL_PLACE_SAYS_AFTER) != 0)
    add (parts, _ ("the tick after was there"));
  if ((says & TKL_PLACE_SAYS_ENDS) != 0)
    add (parts, _ ("the other end of the day was there"));
  if ((says & TKL_PLACE_SAYS_RULES) != 0)
    add (parts, _ ("it lies there"));
}

char *
tkl_doctor_say_why (const TklExam *exam, const TklRepair *repair)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add_mates (parts, repair->n_mates);
  if ((repair->says_gap & TKL_GAP_SAYS_ENGINE) != 0)
    add (parts, _ ("the vehicle stopped or started there then"));
  if ((repair->says_gap & TKL_GAP_SAYS_KEY) != 0)
    add (parts, _ ("a key that nobody holds ticked there then"));
  if ((repair->says_gap & TKL_GAP_SAYS_HOME) != 0)
    add (parts, _ ("it ticked at his home"));
  if ((repair->says_gap & TKL_GAP_SAYS_CREW) != 0)
    add (parts, _ ("it rode with his mates"));
  add_places (parts, repair->says_place);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* --- what comes of it ------------------------------------------------------------------------- */

static char *
say_hours (gint64 minutes)
{
  return g_strdup_printf ("%d:%02d", (int) (minutes / 60), (int) (minutes % 60));
}

static void
add_hours (GPtrArray *parts, const char *format, gint64 minutes)
{
  g_autofree char *hours = say_hours (minutes);
  GString *text = g_string_new (format);

  g_string_replace (text, "%s", hours, 1);
  if (minutes > 0)
    g_ptr_array_add (parts, g_string_free (text, FALSE));
  else
    g_string_free (text, TRUE);
}

static char *
say_totals (const GArray *lines)
{
  TklTotals totals = { 0 };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  for (guint i = 0; i < lines->len; i++)
    tkl_totals_add_line (&totals, &g_array_index (lines, TklClockLine, i));
  /* Translators: hours and minutes, such as 8:30. */
  add_hours (parts, _ ("worked %s"), totals.worked_min);
  /* Translators: hours and minutes, such as 8:30. */
  add_hours (parts, _ ("break %s"), totals.break_min);
  /* Translators: hours and minutes, such as 8:30. */
  add_hours (parts, _ ("mobility %s"), totals.mobility_min);
  /* Translators: hours and minutes, such as 8:30. */
  add_hours (parts, _ ("commute %s"), totals.commute_min);
  if (totals.km_tenths > 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("%.1f km"), (double) totals.km_tenths / 10));
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (", ", (char **) parts->pdata);
  return g_steal_pointer (&text);
}

char *
tkl_doctor_say_outcome (const TklExam *exam,
                        const TklDayState *after,
                        const GArray *lines,
                        const TklDayFault *fault)
{
  g_autofree char *text = NULL;

  if (after->complete)
    {
      text = say_totals (lines);
      /* Translators: %s is a list of hours, such as “worked 8:30, mobility 1:25”. */
      return *text != '\0' ? g_strdup_printf (_ ("Then complete: %s"), text)
                           : g_strdup (_ ("Then complete, without hours"));
    }
  if (after->left)
    return g_strdup (_ ("Then it needs no more attention, and gives no hours"));
  if (!after->has_ticks)
    return g_strdup (_ ("Then the day has no ticks"));
  text = fault != NULL ? tkl_doctor_say_fault (exam, fault)
                       : tkl_doctor_say_state (after, TKL_STANDING_TO_REPAIR);
  /* Translators: %s is a sentence that says what is still wrong. */
  return g_strdup_printf (_ ("Then still: %s"), text);
}
