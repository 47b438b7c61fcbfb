/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words about ticks that screens share: kinds, places, reasons and what to do about them. */
/* Thread: any. */
#include "tkl-tick-words.h"

#include "tkl-format.h"
#include "tkl-record.h"

#include <glib/gi18n-lib.h>

const char *
tkl_tick_kind_title (TklTickKind kind)
{
  switch (kind)
    {
    case TKL_TICK_START:
      /* Translators: of the engine of a vehicle. */
      return C_ ("tick", "Start");
    case TKL_TICK_STOP:
      /* Translators: of the engine of a vehicle. */
      return C_ ("tick", "Stop");
    case TKL_TICK_MANUAL:
      /* Translators: a tick added by hand. */
      return C_ ("tick", "By hand");
    case TKL_TICK_TOUCH:
      break;
    }
  return C_ ("tick", "Tick");
}

const char *
tkl_place_title (TklPlace place)
{
  switch (place)
    {
    case TKL_PLACE_HOME:
      return C_ ("place", "Home");
    case TKL_PLACE_EMPLOYER:
      return C_ ("place", "Employer");
    case TKL_PLACE_PROJECT:
      return C_ ("place", "Project");
    case TKL_PLACE_NONE:
      break;
    }
  return "";
}

const char *
tkl_standing_title (TklDayStanding standing)
{
  static const char *const titles[TKL_N_STANDINGS] = { NULL,
                                                       NC_ ("day", "To repair"),
                                                       NC_ ("day", "Provisional"),
                                                       NC_ ("day", "Complete"),
                                                       NC_ ("day", "Transferred"),
                                                       NC_ ("day", "Left as it is") };

  g_return_val_if_fail (standing < TKL_N_STANDINGS, "");

  return titles[standing] != NULL ? g_dpgettext2 (NULL, "day", titles[standing]) : "";
}

const char *
tkl_standing_style (TklDayStanding standing)
{
  static const char *const styles[TKL_N_STANDINGS]
      = { NULL,         "tkl-to-repair", "tkl-provisional", "tkl-day-complete", "tkl-transferred",
          "tkl-blocked" };

  g_return_val_if_fail (standing < TKL_N_STANDINGS, NULL);

  return styles[standing];
}

const char *
tkl_standing_icon (TklDayStanding standing)
{
  static const char *const icons[TKL_N_STANDINGS] = { "",
                                                      "dialog-warning-symbolic",
                                                      "content-loading-symbolic",
                                                      "object-select-symbolic",
                                                      "emblem-default-symbolic",
                                                      "changes-prevent-symbolic" };

  g_return_val_if_fail (standing < TKL_N_STANDINGS, "");

  return icons[standing];
}

const char *
tkl_performance_title (TklLineType type, TklLineSubtype subtype)
{
  switch (type)
    {
    case TKL_LINE_MOBILITY:
      return C_ ("line", "Mobility");
    case TKL_LINE_COMMUTE:
      return C_ ("line", "Commute");
    case TKL_LINE_BREAK:
      return C_ ("line", "Break");
    case TKL_LINE_OTHER:
      return C_ ("line", "Other");
    case TKL_LINE_WORK:
      break;
    }
  switch (subtype)
    {
    case TKL_SUBTYPE_LOADING:
      return C_ ("line", "Loading");
    case TKL_SUBTYPE_BETWEEN_SITES:
      return C_ ("line", "Between sites");
    case TKL_SUBTYPE_WORKSHOP:
      return C_ ("line", "Workshop");
    case TKL_SUBTYPE_SITE:
    case TKL_SUBTYPE_NONE:
      break;
    }
  return C_ ("line", "Work");
}

const char *
tkl_reason_title (TklReason reason)
{
  switch (reason)
    {
    case TKL_REASON_NO_EMPLOYEE:
      return _ ("No employee");
    case TKL_REASON_DOUBLE:
      return _ ("Double tick");
    case TKL_REASON_NO_DESTINATION:
      return _ ("No destination found");
    case TKL_REASON_SEVERAL_PROJECTS:
      return _ ("Several projects found");
    case TKL_REASON_PRESENCE_EXPECTED:
      return _ ("Checkin@Work expected, data missing");
    case TKL_REASON_PRESENCE_DUE:
      return _ ("Checkin@Work to be done");
    }
  return "";
}

static const char *
advise_on_nobody (TklNobody nobody)
{
  switch (nobody)
    {
    case TKL_NOBODY_INACTIVE:
      return _ ("The holder of this key is inactive. Activate him, or choose another employee.");
    case TKL_NOBODY_NOT_REGISTERED:
      return _ ("The holder of this key is not registered for clocking. Register him, or choose "
                "another employee.");
    case TKL_NOBODY_OUT_OF_SERVICE:
      return _ (
          "The holder of this key was not in service on that day. Correct his dates, or choose "
          "another employee.");
    case TKL_NOBODY_NO_HOLDER:
    case TKL_NOBODY_NOT:
      break;
    }
  return _ ("Nobody holds this key on that day. Give the key out, or choose an employee here.");
}

const char *
tkl_reason_advice (TklReason reason, TklNobody nobody)
{
  switch (reason)
    {
    case TKL_REASON_NO_EMPLOYEE:
      return advise_on_nobody (nobody);
    case TKL_REASON_DOUBLE:
      return _ (
          "The same employee ticked here a moment before. Delete this tick, or keep it when it "
          "was meant.");
    case TKL_REASON_NO_DESTINATION:
      return _ (
          "No home, employer or project is near. Choose the place here, or make the radius of "
          "the project wider and link again.");
    case TKL_REASON_SEVERAL_PROJECTS:
      return _ ("The places of several projects overlap here. Choose the one that is meant.");
    case TKL_REASON_PRESENCE_EXPECTED:
      return _ (
          "A presence must be declared here, but the declaration number of the project or the "
          "national number of the employee is missing.");
    case TKL_REASON_PRESENCE_DUE:
      return _ ("The presence of this employee has not been declared yet.");
    }
  return "";
}

/* --- changes ---------------------------------------------------------------------------------- */

static const char *
field_title (TklTickField field)
{
  switch (field)
    {
    case TKL_TICK_FIELD_TIME:
      return _ ("Time");
    case TKL_TICK_FIELD_PLACE:
      return _ ("Place");
    case TKL_TICK_FIELD_EMPLOYEE:
      return _ ("Employee");
    case TKL_TICK_FIELD_BLOCKED:
      return C_ ("tick", "Blocked");
    case TKL_TICK_FIELD_TO_CLOCK:
      return _ ("To the time clock");
    case TKL_TICK_FIELD_TO_PRESENCE:
      return _ ("To Checkin@Work");
    case TKL_TICK_FIELD_NOT_DOUBLE:
      return _ ("Kept though double");
    case TKL_TICK_FIELD_DELETED:
      return _ ("Deleted");
    case TKL_TICK_FIELD_NOTE:
      return _ ("Note");
    default:
      g_return_val_if_reached ("");
    }
}

static char *
say_moment (gint64 utc_ms, const TklZone *zone)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (utc_ms == TKL_INSTANT_NONE_MS)
    return g_strdup (_ ("as ticked"));
  day = tkl_format_day (tkl_zone_civil_day (zone, utc_ms));
  time = tkl_format_time (zone, utc_ms, TRUE);
  return g_strdup_printf ("%s %s", day, time);
}

static const char *
say_place (const TklTickSaid *said)
{
  if (said->name != NULL)
    return said->name;
  if (said->value == TKL_TICK_PLACE_LINKED)
    return _ ("as linked");
  return said->value == TKL_PLACE_NONE ? C_ ("place", "None")
                                       : tkl_place_title ((TklPlace) said->value);
}

/* Returns: (transfer full). */
static char *
say_value (TklTickField field, const TklTickSaid *said, const TklZone *zone)
{
  switch (field)
    {
    case TKL_TICK_FIELD_TIME:
      return say_moment (said->value, zone);
    case TKL_TICK_FIELD_PLACE:
      return g_strdup (say_place (said));
    case TKL_TICK_FIELD_EMPLOYEE:
      return g_strdup (said->name != NULL ? said->name : _ ("holder of the key"));
    case TKL_TICK_FIELD_NOTE:
      return g_strdup (said->name != NULL ? said->name : "–");
    default:
      if (said->value < 0)
        return g_strdup (_ ("as the project asks"));
      return g_strdup (said->value != 0 ? _ ("yes") : _ ("no"));
    }
}

char *
tkl_tick_change_say (const TklTickChange *change, const TklZone *zone)
{
  g_autofree char *before = say_value (change->field, &change->before, zone);
  g_autofree char *after = say_value (change->field, &change->after, zone);

  /* Translators: of a change: what was changed, what it was before, what it is since then. */
  return g_strdup_printf (_ ("%s: %s → %s"), field_title (change->field), before, after);
}
