/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a change of the history did, in words: fields and values as screens call them. */
/* Thread: main. */
#include "tkl-change-words.h"

#include "tkl-clock-line.h"
#include "tkl-employee.h"
#include "tkl-format.h"
#include "tkl-preview-words.h"
#include "tkl-project.h"
#include "tkl-text.h"
#include "tkl-tick-words.h"

#include <glib/gi18n-lib.h>

/* Notes may be long. */
#define MOST_CHARS 200

typedef enum
{
  VALUE_TEXT,
  VALUE_NAME, /* an id, shown by the name it has */
  VALUE_DAY,
  VALUE_MOMENT,
  VALUE_MINUTES,
  VALUE_YES_NO,
  VALUE_DEGREES,
  VALUE_METRES,
  VALUE_KM,
  VALUE_CENTS,
  VALUE_PLACE,
  VALUE_LINE_TYPE,
  VALUE_ROLE,
  VALUE_MODE,
  VALUE_STATUS,
  VALUE_SHAPE,
} ValueKind;

/* Fields of the same name mean the same in all tables, but for those of one @subject before them. */
static const struct
{
  const char *field;
  const char *title; /* marked for translation */
  ValueKind kind;
  const char *subject; /* (nullable): of that one only */
} fields[] = {
  { "name", N_ ("Setting"), VALUE_TEXT, "setting" },
  { "role", N_ ("On the way to work"), VALUE_ROLE, "employee" },
  { "role", N_ ("Role"), VALUE_ROLE, "clock_line" },
  { "to_presence", N_ ("To presence"), VALUE_YES_NO, "tick_edit" },
  { "active", N_ ("Active"), VALUE_YES_NO },
  { "begin_ms", N_ ("Begin"), VALUE_MOMENT },
  { "blocked", N_ ("Blocked"), VALUE_YES_NO },
  { "client", N_ ("Client") },
  { "colour", N_ ("Colour") },
  { "committee", N_ ("Joint committee") },
  { "country", N_ ("Country") },
  { "day", N_ ("Date"), VALUE_DAY },
  { "day_start_min", N_ ("A workday begins at"), VALUE_MINUTES },
  { "declaration_number", N_ ("Declaration number") },
  { "deleted", N_ ("Deleted"), VALUE_YES_NO },
  { "employee_id", N_ ("Employee"), VALUE_NAME },
  { "end_ms", N_ ("End"), VALUE_MOMENT },
  { "first_name", N_ ("First name") },
  { "for_service", N_ ("For technicians"), VALUE_YES_NO },
  { "friday_min", N_ ("Friday"), VALUE_MINUTES },
  { "from_day", N_ ("From"), VALUE_DAY },
  { "house_number", N_ ("House number") },
  { "in_service_from", N_ ("In service from"), VALUE_DAY },
  { "in_service_to", N_ ("In service until"), VALUE_DAY },
  { "key_id", N_ ("Key"), VALUE_NAME },
  { "km_tenths", N_ ("Km"), VALUE_KM },
  { "last_name", N_ ("Last name") },
  { "lat", N_ ("Latitude"), VALUE_DEGREES },
  { "lon", N_ ("Longitude"), VALUE_DEGREES },
  { "minutes", N_ ("Duration"), VALUE_MINUTES },
  { "mode", N_ ("Found by"), VALUE_MODE },
  { "monday_min", N_ ("Monday"), VALUE_MINUTES },
  { "name", N_ ("Name") },
  { "national_number", N_ ("National number") },
  { "note", N_ ("Note") },
  { "notes", N_ ("Notes") },
  { "number", N_ ("Number") },
  { "place", N_ ("Place"), VALUE_PLACE },
  { "plate", N_ ("Plate") },
  { "postal_code", N_ ("Postal code") },
  { "presence_note", N_ ("Internal note") },
  { "presence_required", N_ ("Presence required"), VALUE_YES_NO },
  { "project_id", N_ ("Project"), VALUE_NAME },
  { "radius_m", N_ ("Radius"), VALUE_METRES },
  { "registered", N_ ("Registered for clocking"), VALUE_YES_NO },
  { "saturday_min", N_ ("Saturday"), VALUE_MINUTES },
  { "shape", N_ ("Zone"), VALUE_SHAPE },
  { "status", N_ ("State"), VALUE_STATUS },
  { "street", N_ ("Street") },
  { "sunday_min", N_ ("Sunday"), VALUE_MINUTES },
  { "thursday_min", N_ ("Thursday"), VALUE_MINUTES },
  { "time_ms", N_ ("Time"), VALUE_MOMENT },
  { "to_clock", N_ ("To clock"), VALUE_YES_NO },
  { "to_day", N_ ("To"), VALUE_DAY },
  { "town", N_ ("Town") },
  { "tuesday_min", N_ ("Tuesday"), VALUE_MINUTES },
  { "type", N_ ("Type"), VALUE_LINE_TYPE },
  { "value", N_ ("Value") },
  { "vehicle_id", N_ ("Vehicle"), VALUE_NAME },
  { "wage_cents", N_ ("Gross hourly wage (€)"), VALUE_CENTS },
  { "wednesday_min", N_ ("Wednesday"), VALUE_MINUTES },
  { "works_declared", N_ ("Works declared"), VALUE_YES_NO },
};

static const struct
{
  const char *subject;
  const char *title; /* marked for translation */
} subjects[] = {
  { "setting", N_ ("Setting") },
  { "employee", N_ ("Employee") },
  { "work_schedule", N_ ("Schedule") },
  { "key_holding", N_ ("Key") },
  { "key_aside", N_ ("Key") },
  { "project", N_ ("Project") },
  { "poi", N_ ("Zone") },
  { "planning", N_ ("Planning") },
  { "vehicle", N_ ("Vehicle") },
  { "tick", N_ ("Tick") },
  { "tick_edit", N_ ("Tick") },
  { "clock_line", N_ ("Time clock") },
};

/* --- values ----------------------------------------------------------------------------------- */

static char *
cut (const char *value)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (value, -1) <= MOST_CHARS)
    return g_strdup (value);
  start = g_utf8_substring (value, 0, MOST_CHARS);
  return g_strconcat (start, "…", NULL);
}

/* Words that a preview of an import has as well. */
static char *
say_file_word (const char *word)
{
  return word != NULL ? tkl_preview_word (word) : g_strdup ("–");
}

/* With seconds: a change may be of them alone. */
static char *
say_moment (const TklZone *zone, gint64 utc_ms)
{
  g_autofree char *day = tkl_format_day (tkl_zone_civil_day (zone, utc_ms));
  g_autofree char *time = tkl_format_time (zone, utc_ms, TRUE);

  return g_strdup_printf ("%s %s", day, time);
}

static char *
say_number (ValueKind kind, gint64 number, const TklZone *zone)
{
  switch (kind)
    {
    case VALUE_DAY:
      return tkl_format_day ((TklDay) number);
    case VALUE_MOMENT:
      return say_moment (zone, number);
    case VALUE_MINUTES:
      return tkl_format_minutes (number, FALSE);
    case VALUE_YES_NO:
      return g_strdup (number != 0 ? _ ("Yes") : _ ("No"));
    case VALUE_DEGREES:
      return tkl_point_format_degrees ((gint32) number);
    case VALUE_METRES:
      return g_strdup_printf (_ ("%d m"), (int) number);
    case VALUE_KM:
      return tkl_format_km (number);
    case VALUE_CENTS:
      return g_strdup_printf ("%.2f", (double) number / 100);
    case VALUE_PLACE:
      return g_strdup (tkl_place_title ((TklPlace) MAX (number, 0)));
    case VALUE_LINE_TYPE:
      return g_strdup (tkl_performance_title ((TklLineType) number, TKL_SUBTYPE_NONE));
    case VALUE_ROLE:
      return say_file_word (tkl_role_to_text ((TklRole) number));
    case VALUE_MODE:
      return say_file_word (tkl_project_mode_to_text ((TklProjectMode) number));
    case VALUE_STATUS:
      return say_file_word (tkl_project_status_to_text ((TklProjectStatus) number));
    case VALUE_TEXT:
    case VALUE_NAME:
    case VALUE_SHAPE:
      break;
    }
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* @name: (nullable): of the row that an id points to */
static char *
say_value (ValueKind kind, const char *value, const char *name, const TklZone *zone)
{
  gint64 number;

  if (name != NULL)
    return g_strdup (name);
  if (value == NULL)
    return g_strdup ("–");
  if (kind == VALUE_SHAPE)
    return g_strdup (_ ("an outline"));
  if (kind == VALUE_TEXT || !tkl_parse_int64 (value, G_MININT64, G_MAXINT64, &number))
    return cut (value);
  return say_number (kind, number, zone);
}

/* --- changes ---------------------------------------------------------------------------------- */

static const char *
say_subject (const char *subject)
{
  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (g_str_equal (subjects[i].subject, subject))
      return _ (subjects[i].title);
  return NULL;
}

static gssize
find_field (const TklHistoryChange *change)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].field, change->field)
        && (fields[i].subject == NULL || g_str_equal (fields[i].subject, change->subject)))
      return (gssize) i;
  return -1;
}

char *
tkl_change_say (const TklHistoryChange *change, const TklZone *zone)
{
  const char *subject = say_subject (change->subject);
  gssize i = find_field (change);
  g_autofree char *row = NULL, *before = NULL, *after = NULL;

  if (subject == NULL || i < 0)
    return NULL;
  row = change->row_name != NULL ? g_strdup (change->row_name)
                                 : g_strdup_printf ("%" G_GINT64_FORMAT, change->row_id);
  if (fields[i].kind == VALUE_SHAPE && change->before != NULL && change->after != NULL)
    /* Translators: a kind of row and its name. */
    return g_strdup_printf (_ ("%s %s: drawn otherwise"), subject, row);
  before = say_value (fields[i].kind, change->before, change->before_name, zone);
  after = say_value (fields[i].kind, change->after, change->after_name, zone);
  /* Translators: a kind of row, its name and a field, then its value before and after. */
  return g_strdup_printf (_ ("%s %s, %s: %s → %s"), subject, row, _ (fields[i].title), before,
                          after);
}
