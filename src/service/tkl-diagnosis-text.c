/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A diagnosis in words: what each check found, and what to do about it. */
/* Thread: the office's reader thread. */
#include "tkl-diagnosis-private.h"

#include "tkl-instant.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

/* What a check is called, and what to do when it is the cause. */
static const struct
{
  const char *title;
  const char *cure;
  const char *action;
} words[] = {
  [TKL_CHECK_EMPLOYEE] = { N_ ("Employee known"),
                           N_ ("Look for the name, among the inactive employees and in your other "
                               "companies (Ctrl+O) too, or add the employee."),
                           "employee.new" },
  [TKL_CHECK_ACTIVE] = { N_ ("Active"), N_ ("Make the employee active again."), "employee.edit" },
  [TKL_CHECK_REGISTERED]
  = { N_ ("Registered for clocking"), N_ ("Register the employee for clocking."), "employee.edit" },
  [TKL_CHECK_SERVICE]
  = { N_ ("In service"), N_ ("Correct the dates of service."), "employee.edit" },
  [TKL_CHECK_KEY]
  = { N_ ("Key held"), N_ ("Enter the number of the key, or choose it among the unknown keys."),
      "employee.keys" },
  [TKL_CHECK_SPELLING]
  = { N_ ("Number of the key"),
      N_ ("Compare the number with what is engraved on the key, and correct it."),
      "employee.keys" },
  [TKL_CHECK_HOLDER]
  = { N_ ("Dates of the key"), N_ ("Correct from when to when the employee holds the key."),
      "employee.keys" },
  [TKL_CHECK_API_KEY]
  = { N_ ("API key"), N_ ("Enter an API key that TrustTrack accepts."), "settings.trusttrack" },
  [TKL_CHECK_SYNC] = { N_ ("Synchronisation"), N_ ("Synchronise."), "sync.run" },
  [TKL_CHECK_SOURCE]
  = { N_ ("Source of ticks"),
      N_ ("Ask TrustTrack for a plan with the history of coordinates, then try the API key."),
      "settings.trusttrack" },
  [TKL_CHECK_VEHICLES]
  = { N_ ("Vehicles"),
      N_ ("Ask the administrator at TrustTrack which vehicles the API key may see."),
      "vehicle.report" },
  [TKL_CHECK_READER]
  = { N_ ("Reader in the vehicle"),
      N_ ("Ask the administrator at TrustTrack to switch the reader and the i-Button field on."),
      "vehicle.report" },
  [TKL_CHECK_SILENT]
  = { N_ ("Reception"),
      N_ ("Check the tracker of the vehicle and its power, then download the vehicle again."),
      "vehicle.download" },
  [TKL_CHECK_OTHER_KEY]
  = { N_ ("Unknown keys"), N_ ("Look at the unknown key, and give it to the employee."),
      "keys.inbox" },
  [TKL_CHECK_TOUCHED] = { N_ ("Key touched"),
                          N_ ("Choose a longer period, or hold the key against a reader and "
                              "synchronise."),
                          "period.all" },
  [TKL_CHECK_DELETED]
  = { N_ ("Deleted ticks"), N_ ("Restore the ticks that should count."), "ticks.show" },
  [TKL_CHECK_GIVEN] = { N_ ("Changed employee"),
                        N_ ("Restore the employee of the ticks that should count."), "ticks.show" },
  [TKL_CHECK_LINKED] = { N_ ("Linked"), N_ ("Link the ticks."), "ticks.link" },
  [TKL_CHECK_BLOCKED]
  = { N_ ("Blocked ticks"), N_ ("Unblock the ticks that should count."), "ticks.show" },
  [TKL_CHECK_PLACE]
  = { N_ ("Place of the ticks"),
      N_ ("Choose the place of the ticks, or correct position and radius of the project."),
      "ticks.show" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (words) == TKL_N_CHECKS);

char *
tkl_findings_say_time (const TklFindings *findings, gint64 utc_ms)
{
  TklDay day = tkl_zone_civil_day (findings->zone, utc_ms);
  int minute = tkl_zone_minute_of_day (findings->zone, utc_ms);
  int year, month, day_of_month;

  tkl_day_to_ymd (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%02d/%02d/%04d %02d:%02d", day_of_month, month, year, minute / 60,
                          minute % 60);
}

static char *
say_key (const TklFindings *findings, gboolean wrong)
{
  if (!wrong)
    /* Translators: %s are numbers of keys with commas between. */
    return g_strdup_printf (_ ("Holds %s."), findings->keys);
  return g_strdup (findings->facts.n_holdings > 0 ? _ ("The employee holds no key in this period.")
                                                  : _ ("The employee has never held a key."));
}

static char *
say_spelling (const TklFindings *findings, TklCheckState state)
{
  if (state == TKL_CHECK_UNKNOWN)
    /* Translators: %s is the number of a key as a reader sent it. */
    return g_strdup_printf (_ ("A reader sends %s for the key: another way round than was "
                               "confirmed."),
                            findings->turned);
  if (state == TKL_CHECK_OK)
    return g_strdup (_ ("The number can be that of a key."));
  /* Translators: %s is a number that somebody typed. */
  return g_strdup_printf (_ ("%s cannot be a key: its check digits are wrong, and no reader ever "
                             "sent it. It is probably a typing error."),
                          findings->mistyped);
}

static char *
say_holder (const TklFindings *findings, TklCheckState state)
{
  const TklDiagnosisFacts *facts = &findings->facts;

  if (state == TKL_CHECK_CAUSE)
    /* Translators: %u is a number of ticks. */
    return g_strdup_printf (ngettext ("%u tick of the key falls on a day on which nobody holds it.",
                                      "%u ticks of the key fall on days on which nobody holds it.",
                                      facts->n_unheld),
                            facts->n_unheld);
  if (state == TKL_CHECK_UNKNOWN)
    /* Translators: %u is a number of ticks, %s the name of an employee. */
    return g_strdup_printf (ngettext ("The key was passed on to %2$s, who has %1$u tick of it.",
                                      "The key was passed on to %2$s, who has %1$u ticks of it.",
                                      facts->n_passed_on),
                            facts->n_passed_on, findings->passed_to);
  return g_strdup (_ ("All ticks of the key fall on days on which the employee holds it."));
}

static char *
say_api_key (const TklFindings *findings)
{
  switch (findings->facts.api_key)
    {
    case TKL_API_KEY_MISSING:
      return g_strdup (_ ("There is no API key for TrustTrack."));
    case TKL_API_KEY_REFUSED:
      return g_strdup (_ ("TrustTrack refuses the API key."));
    case TKL_API_KEY_THERE:
      return g_strdup (_ ("There is an API key."));
    case TKL_API_KEY_UNKNOWN:
    default:
      return g_strdup (_ ("The API key was not looked at."));
    }
}

static char *
say_sync (const TklFindings *findings, gboolean wrong)
{
  g_autofree char *when = NULL;

  if (findings->facts.last_sync_utc_ms == TKL_INSTANT_NONE)
    return findings->sync_fault == NULL
               ? g_strdup (_ ("Nothing was ever fetched from TrustTrack."))
               /* Translators: %s is a sentence that says why. */
               : g_strdup_printf (_ ("Synchronising has failed so far: %s"), findings->sync_fault);
  when = tkl_findings_say_time (findings, findings->facts.last_sync_utc_ms);
  if (wrong && findings->sync_fault != NULL)
    /* Translators: a date with a time, then a sentence that says why. */
    return g_strdup_printf (_ ("Last synchronised on %s. The last attempt failed: %s"), when,
                            findings->sync_fault);
  /* Translators: %s is a date with a time. */
  return g_strdup_printf (wrong ? _ ("Last synchronised on %s: later ticks are not here yet.")
                                : _ ("Last synchronised on %s."),
                          when);
}

static char *
say_source (TklTickSource source)
{
  switch (source)
    {
    case TKL_SOURCE_TRIPS:
      return g_strdup (
          _ ("The API key may not read touches of keys. Ticks come from the beginnings "
             "and ends of trips: whoever rode along has none."));
    case TKL_SOURCE_STREAM:
      return g_strdup (
          _ ("The API key may not read touches of keys, but only hear them: those that happened "
             "while nobody listened are missing."));
    case TKL_SOURCE_NONE:
      return g_strdup (
          _ ("The API key may not read touches of keys, nor anything in their place."));
    case TKL_SOURCE_HISTORY:
    default:
      return g_strdup (_ ("Ticks come from touches of keys."));
    }
}

static char *
say_vehicles (const TklFindings *findings, gboolean wrong)
{
  guint n = findings->facts.n_vehicles;

  if (wrong)
    return g_strdup (_ ("TrustTrack names no vehicle."));
  return g_strdup_printf (
      ngettext ("TrustTrack names %u vehicle.", "TrustTrack names %u vehicles.", n), n);
}

static char *
say_reader (const TklFindings *findings, TklCheckState state)
{
  if (state == TKL_CHECK_OK && findings->usual != NULL)
    /* Translators: %s are vehicles with commas between. */
    return g_strdup_printf (_ ("The vehicle in use sends keys: %s."), findings->usual);
  if (state == TKL_CHECK_OK)
    return g_strdup (_ ("All vehicles send keys."));
  if (state == TKL_CHECK_UNKNOWN)
    /* Translators: %s are vehicles with commas between. */
    return g_strdup_printf (_ ("No key ever came from %s. If the employee uses one of these, there "
                               "is no key data on this unit."),
                            findings->without_reader);
  /* Translators: %s are vehicles with commas between. */
  return g_strdup_printf (_ ("No key ever came from %s: there is no key data on this unit."),
                          findings->without_reader);
}

static char *
say_silent (const TklFindings *findings, TklCheckState state)
{
  g_autofree char *when = NULL;

  if (state == TKL_CHECK_OK)
    return g_strdup (_ ("The vehicles send."));
  if (findings->facts.n_silent == 0)
    /* Translators: %s is a vehicle. */
    return g_strdup_printf (_ ("%s could not be fetched the last time."), findings->failing);
  if (findings->facts.n_silent > 1 || findings->silent_utc_ms == TKL_INSTANT_NONE)
    /* Translators: %s are vehicles with commas between. */
    return g_strdup_printf (_ ("Nothing came lately from %s."), findings->silent);
  when = tkl_findings_say_time (findings, findings->silent_utc_ms);
  /* Translators: the first %s is a vehicle, the second a date with a time. */
  return g_strdup_printf (_ ("Nothing came from %s since %s."), findings->silent, when);
}

static char *
say_touched (const TklFindings *findings)
{
  guint n = findings->facts.n_touches;
  g_autofree char *when = NULL;

  if (n > 0)
    /* Translators: %u is a number of ticks. */
    return g_strdup_printf (ngettext ("The key touched a reader %u time in this period.",
                                      "The key touched a reader %u times in this period.", n),
                            n);
  if (findings->last_utc_ms == TKL_INSTANT_NONE)
    return g_strdup (_ ("The key has never touched a reader."));
  when = tkl_findings_say_time (findings, findings->last_utc_ms);
  /* Translators: the first %s is a date with a time, the second a vehicle. */
  return g_strdup_printf (_ ("The key touched no reader in this period. The last time was on %s in "
                             "%s."),
                          when, findings->last_vehicle != NULL ? findings->last_vehicle : "");
}

/* What the office did to them, or linking did not; 0 is the good case of each. */
static char *
say_ticks (const TklDiagnosisFacts *facts, TklCheckCode code)
{
  guint n;

  switch (code)
    {
    case TKL_CHECK_DELETED:
      n = facts->n_deleted;
      /* Translators: %u is a number of ticks, here and in the sentences below. */
      return n == 0 ? g_strdup (_ ("No tick was deleted."))
                    : g_strdup_printf (ngettext ("%u tick was deleted by the office.",
                                                 "%u ticks were deleted by the office.", n),
                                       n);
    case TKL_CHECK_GIVEN:
      n = facts->n_given;
      return n == 0 ? g_strdup (_ ("No tick was given to somebody else."))
                    : g_strdup_printf (
                        ngettext ("%u tick was given to somebody else by the office.",
                                  "%u ticks were given to somebody else by the office.", n),
                        n);
    case TKL_CHECK_LINKED:
      n = facts->n_unlinked;
      return n == 0
                 ? g_strdup (_ ("All ticks are linked."))
                 : g_strdup_printf (
                     ngettext ("%u tick is not linked yet.", "%u ticks are not linked yet.", n), n);
    case TKL_CHECK_BLOCKED:
      n = facts->n_blocked;
      return n == 0 ? g_strdup (_ ("No tick is blocked."))
                    : g_strdup_printf (ngettext ("%u tick is blocked: it does not reach the time "
                                                 "clock.",
                                                 "%u ticks are blocked: they do not reach the time "
                                                 "clock.",
                                                 n),
                                       n);
    default:
      n = facts->n_placeless;
      return n == 0 ? g_strdup (_ ("Every tick has its place."))
                    : g_strdup_printf (ngettext ("%u tick has no single place: it is shown, but "
                                                 "does not reach the time clock.",
                                                 "%u ticks have no single place: they are shown, "
                                                 "but do not reach the time clock.",
                                                 n),
                                       n);
    }
}

static char *
say_employee (const TklFindings *findings, gboolean wrong)
{
  if (wrong && !tkl_str_empty (findings->company))
    /* Translators: a number, then the name of a company. */
    return g_strdup_printf (_ ("There is no employee with the number “%s” in %s."),
                            findings->number, findings->company);
  if (wrong)
    return g_strdup_printf (_ ("There is no employee with the number “%s”."), findings->number);
  /* Translators: the number of an employee, then the name. */
  return g_strdup_printf (_ ("%s is %s."), findings->number, findings->name);
}

static char *
say_other_key (const TklFindings *findings, gboolean wrong)
{
  if (!wrong)
    return g_strdup (_ ("No unknown key points to this employee."));
  /* Translators: %s is the number of a key. */
  return g_strdup_printf (_ ("The unknown key %s probably belongs to this employee."),
                          findings->other_key);
}

static char *
say (const TklFindings *findings, TklCheckCode code, TklCheckState state)
{
  gboolean wrong = state == TKL_CHECK_CAUSE;

  switch (code)
    {
    case TKL_CHECK_EMPLOYEE:
      return say_employee (findings, wrong);
    case TKL_CHECK_ACTIVE:
      return g_strdup (wrong ? _ ("The employee is inactive: the ticks count for nobody.")
                             : _ ("The employee is active."));
    case TKL_CHECK_REGISTERED:
      return g_strdup (wrong ? _ ("The employee is not registered for clocking: the ticks count "
                                  "for nobody.")
                             : _ ("The employee is registered for clocking."));
    case TKL_CHECK_SERVICE:
      return g_strdup (wrong ? _ ("The employee is not in service in this period.")
                             : _ ("The employee is in service in this period."));
    case TKL_CHECK_KEY:
      return say_key (findings, wrong);
    case TKL_CHECK_SPELLING:
      return say_spelling (findings, state);
    case TKL_CHECK_HOLDER:
      return say_holder (findings, state);
    case TKL_CHECK_API_KEY:
      return say_api_key (findings);
    case TKL_CHECK_SYNC:
      return say_sync (findings, wrong);
    case TKL_CHECK_SOURCE:
      return say_source (findings->facts.source);
    case TKL_CHECK_VEHICLES:
      return say_vehicles (findings, wrong);
    case TKL_CHECK_READER:
      return say_reader (findings, state);
    case TKL_CHECK_SILENT:
      return say_silent (findings, state);
    case TKL_CHECK_OTHER_KEY:
      return say_other_key (findings, wrong);
    case TKL_CHECK_TOUCHED:
      return say_touched (findings);
    default:
      return say_ticks (&findings->facts, code);
    }
}

const char *
tkl_diagnosis_action (TklCheckCode code)
{
  g_return_val_if_fail (code < TKL_N_CHECKS, NULL);

  return words[code].action;
}

TklCheckRow *
tkl_check_row_new (const TklFindings *findings, TklCheckCode code, TklCheckState state)
{
  TklCheckRow *row = g_new0 (TklCheckRow, 1);

  row->code = code;
  row->state = state;
  row->title = _ (words[code].title);
  if (state == TKL_CHECK_NOT_REACHED)
    return row;
  row->what = say (findings, code, state);
  if (state == TKL_CHECK_OK || (code == TKL_CHECK_API_KEY && state == TKL_CHECK_UNKNOWN))
    return row;
  row->cure = _ (words[code].cure);
  row->action = tkl_diagnosis_action (code);
  if (code == TKL_CHECK_SPELLING && state == TKL_CHECK_UNKNOWN)
    {
      row->cure
          = _ ("Compare one with its metal: Set Up the Company, last step. Then re-derive the "
               "ticks.");
      row->action = "keys.compare";
    }
  return row;
}

void
tkl_check_row_free (TklCheckRow *row)
{
  if (row == NULL)
    return;
  g_free (row->what);
  g_free (row);
}
