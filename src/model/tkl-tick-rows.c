/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of ticks (F021): columns and rows. */
/* Thread: main; add_row() and arrange() on the reader thread. */
#include "tkl-tick-rows.h"

#include "tkl-format.h"
#include "tkl-row-sort.h"
#include "tkl-table-source.h"
#include "tkl-tick-words.h"

#include <glib/gi18n-lib.h>

enum
{
  FIELD_DAY = TKL_FIELD_ID + 1, /* civil day */
  FIELD_SECOND,                 /* of the day, on the wall */
  FIELD_EMPLOYEE,
  FIELD_VEHICLE,
  FIELD_KIND,  /* TklTickKind, and why there is no employee */
  FIELD_PLACE, /* TklPlace */
  FIELD_PROJECT,
  FIELD_DISTANCE, /* metres; −1 = none */
  FIELD_REASON,   /* TklReason bits and REASON_BLOCKED, or one of those below; 0 = ok */
  FIELD_MARKS,    /* TklTickMark bits */
  FIELD_KEY,
  FIELD_ADDRESS,
  FIELD_NOTE,
  FIELD_POINT,       /* read on demand from here on; latitude and longitude, see pack_point() */
  FIELD_ODOMETER,    /* metres; −1 = unknown */
  FIELD_SPEED,       /* km/h; −1 = unknown */
  FIELD_CHANGED_AT,  /* instant; TKL_INSTANT_NONE_MS = never */
  FIELD_CHANGED_BY,  /* text */
  FIELD_PERFORMANCE, /* 0 = none, else as pack_performance() */
  FIELD_TO_PRESENCE, /* its presence is to be registered */
  FIELD_STANDING,    /* TklDayStanding of the workday */
  FIELD_DOUBT,       /* text: why that is provisional; with FIELD_STANDING */
  N_FIELDS,
  FIELD_INSTANT = N_FIELDS, /* to bring them in order by, then forgotten */
  FIELD_WORKDAY,            /* likewise, to judge it by */
  N_FIELDS_READ
};

/* Beside those of single ticks: another bit, and what stands in the place of them all. */
#define REASON_BLOCKED (1 << 6)
#define REASON_ODD (-1)  /* of the first tick of a day of which nothing else is wrong */
#define REASON_LEFT (-2) /* the whole day is kept from the time clock */

/* What stands in the boxes of a row. */
typedef enum
{
  MARK_IN_CLOCK = 1 << 0,
  MARK_TO_CLOCK = 1 << 1,
  MARK_BLOCKED = 1 << 2,
  MARK_COUNTS = 1 << 3,    /* kept, and no double */
  MARK_ATTENTION = 1 << 4, /* it holds its day up */
  MARK_IGNORED = 1 << 5,   /* a double, where the company ignores them (CT-4) */
  MARK_NIGHT = 1 << 6,     /* of the workday that began the civil day before */
} TklTickMark;

/* TklTickKind, and below it TklNobody: both fit into one byte of a row. */
#define KIND_SHIFT 3
#define NOBODY_MASK ((1 << KIND_SHIFT) - 1)

static char *
text_of_kind (const TklRowSet *set, gint64 kind)
{
  return g_strdup (tkl_tick_kind_title ((TklTickKind) (kind >> KIND_SHIFT)));
}

static char *
text_of_place (const TklRowSet *set, gint64 place)
{
  return g_strdup (tkl_place_title ((TklPlace) place));
}

/* The first that applies is shown, as in the list of the command line (rules §5). */
static gint64
shown_reason (gint64 reasons)
{
  if (reasons <= 0)
    return reasons;
  return reasons & REASON_BLOCKED ? REASON_BLOCKED : reasons & -reasons;
}

static const char *
title_of_reason (gint64 reason)
{
  switch (reason)
    {
    case 0:
      return "";
    case REASON_BLOCKED:
      return C_ ("tick", "Blocked");
    case REASON_ODD:
      return _ ("A tick missing or too many");
    case REASON_LEFT:
      return _ ("Left as it is");
    default:
      return tkl_reason_title ((TklReason) reason);
    }
}

static char *
text_of_reason (const TklRowSet *set, gint64 reasons)
{
  return g_strdup (title_of_reason (shown_reason (reasons)));
}

/* What is wrong where nobody ticked differs: it is said as beside the tick. */
static void
add_reason (GString *tip, gint64 reason, TklNobody nobody)
{
  if (tip->len > 0)
    g_string_append_c (tip, '\n');
  g_string_append (tip, title_of_reason (reason));
  if (reason == TKL_REASON_NO_EMPLOYEE)
    g_string_append_printf (tip, "\n%s", tkl_reason_advice (TKL_REASON_NO_EMPLOYEE, nobody));
}

/* All of them, one a line, where there are several. Of some hundred texts at most. */
static const char *
tip_of_reason (const TklRowSet *set, guint row)
{
  gint64 reasons = tkl_row_set_value (set, row, FIELD_REASON);
  gint64 shown = shown_reason (reasons);
  TklNobody nobody = (TklNobody) (tkl_row_set_value (set, row, FIELD_KIND) & NOBODY_MASK);
  g_autoptr (GString) tip = NULL;

  if (reasons <= 0 || (reasons == shown && shown != TKL_REASON_NO_EMPLOYEE))
    return NULL;
  tip = g_string_new (NULL);
  add_reason (tip, shown, nobody);
  for (gint64 rest = reasons & ~shown; rest != 0; rest &= rest - 1)
    add_reason (tip, rest & -rest, nobody);
  return g_intern_string (tip->str);
}

static char *
text_of_in_clock (const TklRowSet *set, gint64 marks)
{
  return tkl_text_of_mark (set, marks & MARK_IN_CLOCK);
}

static char *
text_of_to_clock (const TklRowSet *set, gint64 marks)
{
  return tkl_text_of_mark (set, marks & MARK_TO_CLOCK);
}

static char *
text_of_blocked (const TklRowSet *set, gint64 marks)
{
  return tkl_text_of_mark (set, marks & MARK_BLOCKED);
}

/* Of what is to be registered: this version registers none. */
static char *
text_of_presence_sent (const TklRowSet *set, gint64 to_presence)
{
  return g_strdup (to_presence != 0 ? C_ ("presence", "Not yet") : "");
}

/* Ordered by latitude; none is 0. */
static gint64
pack_point (TklPoint point)
{
  return tkl_point_is_set (point) ? point.lat_e7 * (G_GINT64_CONSTANT (1) << 32) + point.lon_e7 : 0;
}

static char *
text_of_point (const TklRowSet *set, gint64 packed)
{
  gint32 lon_e7 = (gint32) (guint32) packed;
  g_autofree char *lat = tkl_point_format_degrees ((gint32) ((packed - lon_e7) >> 32));
  g_autofree char *lon = tkl_point_format_degrees (lon_e7);

  return packed != 0 ? g_strdup_printf ("%s, %s", lat, lon) : g_strdup ("");
}

static char *
text_of_odometer (const TklRowSet *set, gint64 metres)
{
  return tkl_format_km (metres < 0 ? -1 : metres / 100);
}

static char *
text_of_speed (const TklRowSet *set, gint64 kmh)
{
  /* Translators: a speed. */
  return kmh < 0 ? g_strdup ("") : g_strdup_printf (_ ("%d km/h"), (int) kmh);
}

static gint64
pack_performance (const TklTickPerformance *performance)
{
  return performance->known ? 1 + performance->type + 8 * performance->subtype
                                  + 64 * (performance->ride ? performance->role : 0)
                            : 0;
}

static char *
text_of_performance (const TklRowSet *set, gint64 packed)
{
  return g_strdup (packed != 0 ? tkl_performance_title ((TklLineType) ((packed - 1) % 8),
                                                        (TklLineSubtype) ((packed - 1) / 8 % 8))
                               : "");
}

static char *
text_of_ride (const TklRowSet *set, gint64 packed)
{
  return tkl_text_of_role (set, packed != 0 ? (packed - 1) / 64 : TKL_ROLE_NONE);
}

static char *
text_of_id (const TklRowSet *set, gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static const char *
style_of_place (const TklRowSet *set, guint row)
{
  static const char *const styles[] = { "tkl-nowhere", "tkl-home", "tkl-employer", "tkl-project" };

  return styles[tkl_row_set_value (set, row, FIELD_PLACE)];
}

/* F142, F143: the colour of the reason, at the beginning of the row and behind its word. */
static const char *
style_of_row (const TklRowSet *set, guint row)
{
  static const char *const styles[]
      = { "tkl-no-employee",       "tkl-double",      "tkl-no-destination", "tkl-several-projects",
          "tkl-presence-expected", "tkl-presence-due" };
  gint64 shown = shown_reason (tkl_row_set_value (set, row, FIELD_REASON));
  gint64 marks = tkl_row_set_value (set, row, FIELD_MARKS);
  gint64 kind = tkl_row_set_value (set, row, FIELD_KIND) >> KIND_SHIFT;

  if (shown == REASON_BLOCKED || shown == REASON_LEFT || kind == TKL_TICK_START
      || kind == TKL_TICK_STOP)
    return "tkl-blocked";
  if (shown == REASON_ODD)
    return "tkl-odd";
  if (shown == TKL_REASON_DOUBLE && (marks & MARK_IGNORED) != 0)
    return "tkl-ignored";
  return shown != 0 ? styles[g_bit_nth_lsf ((gulong) shown, -1)] : NULL;
}

static const char *
style_of_standing (const TklRowSet *set, guint row)
{
  return tkl_standing_style ((TklDayStanding) tkl_row_set_value (set, row, FIELD_STANDING));
}

static const char *
tip_of_standing (const TklRowSet *set, guint row)
{
  return tkl_row_set_text_at (set, row, FIELD_DOUBT);
}

static const TklColumn columns[] = {
  { "date", N_ ("Date"), 11, FIELD_DAY, .numeric = TRUE, .text = tkl_text_of_day,
    .order = TKL_ORDER_READ, .style = style_of_row },
  { "time", N_ ("Time"), 9, FIELD_SECOND, .numeric = TRUE, .text = tkl_text_of_second,
    .order = TKL_ORDER_VALUE, .edit = TKL_EDIT_TEXT },
  { "employee", N_ ("Employee"), 22, FIELD_EMPLOYEE, .grows = TRUE, .least = 18,
    .edit = TKL_EDIT_CHOICE },
  { "place", N_ ("Place"), 13, FIELD_PLACE, .text = text_of_place, .style = style_of_place },
  { "project", N_ ("Project"), 22, FIELD_PROJECT, .grows = TRUE, .edit = TKL_EDIT_CHOICE },
  { "reason", N_ ("Reason"), 24, FIELD_REASON, .text = text_of_reason, .style = style_of_row,
    .tip = tip_of_reason },
  { "vehicle", N_ ("Vehicle"), 18, FIELD_VEHICLE },
  { "in-clock", N_ ("In clock"), 7, FIELD_MARKS, .text = text_of_in_clock, .typed = TKL_TYPED_BOX },
  { "to-clock", N_ ("To clock"), 7, FIELD_MARKS, .text = text_of_to_clock, .edit = TKL_EDIT_BOX },
  { "blocked", N_ ("Blocked"), 7, FIELD_MARKS, .text = text_of_blocked, .edit = TKL_EDIT_BOX },
  { "to-presence", N_ ("To presence"), 12, FIELD_TO_PRESENCE, .optional = TRUE, .on_demand = TRUE,
    .text = tkl_text_of_mark, .edit = TKL_EDIT_BOX },
  { "presence-sent", N_ ("Presence sent"), 13, FIELD_TO_PRESENCE, .optional = TRUE,
    .on_demand = TRUE, .text = text_of_presence_sent },
  { "distance", N_ ("Distance"), 10, FIELD_DISTANCE, .numeric = TRUE, .text = tkl_text_of_metres,
    .order = TKL_ORDER_VALUE },
  { "kind", N_ ("Kind"), 9, FIELD_KIND, .optional = TRUE, .text = text_of_kind },
  { "key", N_ ("Key"), 20, FIELD_KEY, .optional = TRUE },
  { "address", N_ ("Address"), 30, FIELD_ADDRESS, .optional = TRUE },
  { "note", N_ ("Note"), 24, FIELD_NOTE, .optional = TRUE, .edit = TKL_EDIT_TEXT },
  { "performance", N_ ("Performance"), 14, FIELD_PERFORMANCE, .optional = TRUE, .on_demand = TRUE,
    .text = text_of_performance },
  { "ride", N_ ("Mobility"), 14, FIELD_PERFORMANCE, .optional = TRUE, .on_demand = TRUE,
    .text = text_of_ride },
  { "day-state", N_ ("State of the day"), 15, FIELD_STANDING, .optional = TRUE, .on_demand = TRUE,
    .text = tkl_text_of_standing, .order = TKL_ORDER_VALUE, .style = style_of_standing,
    .tip = tip_of_standing },
  { "coordinates", N_ ("Coordinates"), 22, FIELD_POINT, .numeric = TRUE, .optional = TRUE,
    .on_demand = TRUE, .text = text_of_point, .order = TKL_ORDER_VALUE },
  { "odometer", N_ ("Odometer (km)"), 12, FIELD_ODOMETER, .numeric = TRUE, .optional = TRUE,
    .on_demand = TRUE, .text = text_of_odometer, .typed = TKL_TYPED_ODOMETER,
    .order = TKL_ORDER_VALUE },
  { "speed", N_ ("Speed"), 10, FIELD_SPEED, .numeric = TRUE, .optional = TRUE, .on_demand = TRUE,
    .text = text_of_speed, .typed = TKL_TYPED_SPEED, .order = TKL_ORDER_VALUE },
  { "changed-by", N_ ("Changed by"), 16, FIELD_CHANGED_BY, .optional = TRUE, .on_demand = TRUE },
  { "changed", N_ ("Changed"), 17, FIELD_CHANGED_AT, .numeric = TRUE, .optional = TRUE,
    .on_demand = TRUE, .text = tkl_text_of_moment, .order = TKL_ORDER_VALUE },
  { "id", N_ ("Id"), 9, TKL_FIELD_ID, .numeric = TRUE, .optional = TRUE, .text = text_of_id,
    .typed = TKL_TYPED_NUMBER, .order = TKL_ORDER_VALUE },
};

static gboolean
name_tick (TklRowSet *set, TklRowNames *names, const TklTick *tick, gint64 *values, GError **error)
{
  return tkl_table_intern_id (set, names, TKL_NAMED_EMPLOYEE, tick->employee_id,
                              &values[FIELD_EMPLOYEE], error)
         && tkl_table_intern_id (set, names, TKL_NAMED_VEHICLE, tick->vehicle_id,
                                 &values[FIELD_VEHICLE], error)
         && tkl_table_intern_id (set, names, TKL_NAMED_PROJECT, tick->project_id,
                                 &values[FIELD_PROJECT], error)
         && tkl_table_intern_id (set, names, TKL_NAMED_KEY, tick->key_id, &values[FIELD_KEY],
                                 error);
}

/* What is missing for a declaration holds no day up: it stands at the project. */
#define REASONS_THAT_HOLD                                                                          \
  (TKL_REASON_NO_EMPLOYEE | TKL_REASON_NO_DESTINATION | TKL_REASON_SEVERAL_PROJECTS)

static gboolean
holds_its_day_up (const TklTick *tick, gboolean ignores_doubles)
{
  guint holding = REASONS_THAT_HOLD | (ignores_doubles ? 0u : (guint) TKL_REASON_DOUBLE);

  return tkl_tick_is_kept (tick, ignores_doubles)
         && (tkl_tick_is_held (tick) || (tick->reasons & holding) != 0);
}

static gint64
get_marks (const TklTick *tick, gboolean ignores_doubles)
{
  gboolean touch = tick->kind == TKL_TICK_TOUCH || tick->kind == TKL_TICK_MANUAL;

  return (tkl_tick_is_kept (tick, TRUE) && (tick->flags & TKL_TICK_LINKED) != 0 ? MARK_COUNTS : 0)
         | (holds_its_day_up (tick, ignores_doubles) ? MARK_ATTENTION : 0)
         | ((tick->flags & TKL_TICK_IN_CLOCK) != 0 ? MARK_IN_CLOCK : 0)
         | ((tick->flags & TKL_TICK_BLOCKED) != 0 ? MARK_BLOCKED : 0)
         | (ignores_doubles && (tick->reasons & TKL_REASON_DOUBLE) != 0 ? MARK_IGNORED : 0)
         | (touch && (tick->flags & TKL_TICK_NOT_TO_CLOCK) == 0 ? MARK_TO_CLOCK : 0);
}

static gboolean
read_note (TklRowSet *set, TklRowNames *names, const TklTick *tick, gint64 *values, GError **error)
{
  g_autofree char *note = NULL;

  if (!tkl_row_names_note (names, tick, &note, error))
    return FALSE;
  values[FIELD_NOTE] = tkl_row_set_intern (set, note);
  return TRUE;
}

static gboolean
read_speed (TklRowSet *set, TklRowNames *names, const TklTick *tick, gint64 *values, GError **error)
{
  int kmh;

  if (!tkl_row_names_speed (names, tick, &kmh, error))
    return FALSE;
  values[FIELD_SPEED] = kmh;
  return TRUE;
}

static gboolean
read_change (
    TklRowSet *set, TklRowNames *names, const TklTick *tick, gint64 *values, GError **error)
{
  g_autofree char *who = NULL;

  if (!tkl_row_names_change (names, tick, &values[FIELD_CHANGED_AT], &who, error))
    return FALSE;
  values[FIELD_CHANGED_BY] = tkl_row_set_intern (set, who);
  return TRUE;
}

/* Who ticked is not known: that is to be repaired as well. */
static void
read_standing (TklRowSet *set, TklRowNames *names, const TklTick *tick, gint64 *values)
{
  const TklListStanding *of_day = tkl_row_names_standing (names, tick->employee_id, tick->day);

  if (tick->kind != TKL_TICK_TOUCH && tick->kind != TKL_TICK_MANUAL)
    return;
  values[FIELD_STANDING] = of_day != NULL ? of_day->standing : TKL_STANDING_TO_REPAIR;
  values[FIELD_DOUBT] = tkl_row_set_intern (set, of_day != NULL ? of_day->doubt : NULL);
}

static gboolean
read_to_presence (
    TklRowSet *set, TklRowNames *names, const TklTick *tick, gint64 *values, GError **error)
{
  gboolean on;

  if (!tkl_row_names_to_presence (names, tick, &on, error))
    return FALSE;
  values[FIELD_TO_PRESENCE] = on;
  return TRUE;
}

/* What takes room or time for each tick, when somebody looks at it. */
static gboolean
read_on_demand (
    TklRowSet *set, TklRowNames *names, const TklTick *tick, gint64 *values, GError **error)
{
  if (tkl_row_set_wants (set, FIELD_POINT))
    values[FIELD_POINT] = pack_point (tick->point);
  if (tkl_row_set_wants (set, FIELD_ODOMETER))
    values[FIELD_ODOMETER] = tick->odometer_m;
  if (tkl_row_set_wants (set, FIELD_PERFORMANCE))
    {
      TklTickPerformance performance = tkl_row_names_performance (names, tick);

      values[FIELD_PERFORMANCE] = pack_performance (&performance);
    }
  if (tkl_row_set_wants (set, FIELD_STANDING))
    read_standing (set, names, tick, values);
  if (tkl_row_set_wants (set, FIELD_TO_PRESENCE)
      && !read_to_presence (set, names, tick, values, error))
    return FALSE;
  if (tkl_row_set_wants (set, FIELD_SPEED) && !read_speed (set, names, tick, values, error))
    return FALSE;
  return (!tkl_row_set_wants (set, FIELD_CHANGED_AT) && !tkl_row_set_wants (set, FIELD_CHANGED_BY))
         || read_change (set, names, tick, values, error);
}

static gboolean
add_row (const TklTick *tick, TklRowNames *names, gpointer user_data, GError **error)
{
  TklRowSet *set = user_data;
  gint64 offset_s = tkl_zone_offset_s (tkl_row_set_zone (set), tick->time_utc_ms);
  gint64 values[N_FIELDS_READ] = { tick->id };
  const char *address;

  values[FIELD_DAY] = tkl_zone_civil_day (tkl_row_set_zone (set), tick->time_utc_ms);
  values[FIELD_SECOND]
      = (tick->time_utc_ms + offset_s * 1000 - values[FIELD_DAY] * TKL_MS_PER_DAY) / 1000;
  values[FIELD_KIND] = (gint64) tick->kind << KIND_SHIFT | tick->nobody;
  values[FIELD_PLACE] = tick->place;
  values[FIELD_DISTANCE] = tick->distance_m;
  values[FIELD_REASON]
      = (gint64) tick->reasons | (tick->flags & TKL_TICK_BLOCKED ? REASON_BLOCKED : 0);
  values[FIELD_MARKS] = get_marks (tick, tkl_row_names_ignores_doubles (names))
                        | (tick->day < values[FIELD_DAY] ? MARK_NIGHT : 0);
  values[FIELD_WORKDAY] = tick->day;
  values[FIELD_INSTANT] = tick->time_utc_ms;
  if (!name_tick (set, names, tick, values, error)
      || !tkl_row_names_address (names, tick->point, &address, error)
      || !read_note (set, names, tick, values, error)
      || !read_on_demand (set, names, tick, values, error))
    return FALSE;
  values[FIELD_ADDRESS] = tkl_row_set_intern (set, address);
  tkl_row_set_append (set, values);
  return TRUE;
}

/* --- whole days ------------------------------------------------------------------------------- */

/* A workday of an employee, or of nobody with that key. */
typedef struct
{
  guint64 who, day; /* who: numbers of both texts */
  guint first_row;  /* that counts */
  gint64 first_utc_ms;
  guint n_counts, n_held, n_attention;
} Day;

static guint
hash_day (gconstpointer key)
{
  const Day *day = key;
  guint64 mixed = (day->who ^ day->day << 20) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (guint) (mixed >> 32);
}

static gboolean
is_same_day (gconstpointer a, gconstpointer b)
{
  return ((const Day *) a)->who == ((const Day *) b)->who
         && ((const Day *) a)->day == ((const Day *) b)->day;
}

static Day *
find_day (GHashTable *days, const TklRowSet *set, guint row)
{
  guint64 employee = (guint64) tkl_row_set_value (set, row, FIELD_EMPLOYEE);
  guint64 key = (guint64) tkl_row_set_value (set, row, FIELD_KEY);
  Day wanted = { .who = employee != 0 ? employee << 32 : key,
                 .day = (guint32) tkl_row_set_value (set, row, FIELD_WORKDAY) };
  Day *day = g_hash_table_lookup (days, &wanted);

  if (day != NULL)
    return day;
  day = g_memdup2 (&wanted, sizeof wanted);
  g_hash_table_add (days, day);
  return day;
}

static void
add_to_day (Day *day, const TklRowSet *set, guint row)
{
  gint64 marks = tkl_row_set_value (set, row, FIELD_MARKS);
  gint64 utc_ms = tkl_row_set_value (set, row, FIELD_INSTANT);

  day->n_attention += (marks & MARK_ATTENTION) != 0;
  if ((marks & MARK_COUNTS) == 0)
    return;
  if (day->n_counts == 0 || utc_ms < day->first_utc_ms)
    {
      day->first_row = row;
      day->first_utc_ms = utc_ms;
    }
  day->n_counts++;
  day->n_held += (marks & MARK_BLOCKED) != 0 || (marks & MARK_TO_CLOCK) == 0;
}

static void
leave_row (TklRowSet *set, guint row)
{
  tkl_row_set_set (set, row, FIELD_REASON, REASON_LEFT);
  tkl_row_set_set (set, row, FIELD_MARKS,
                   tkl_row_set_value (set, row, FIELD_MARKS) & ~(gint64) MARK_ATTENTION);
}

/* Of a day with an odd number of ticks that are all in order one row is marked, so that there is a place to
 * go to. */
static void
mark_odd (TklRowSet *set, GHashTable *days)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, days);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Day *day = key;
      gint64 marks;

      if (day->n_attention > 0 || day->n_counts % 2 == 0)
        continue;
      marks = tkl_row_set_value (set, day->first_row, FIELD_MARKS);
      tkl_row_set_set (set, day->first_row, FIELD_REASON, REASON_ODD);
      tkl_row_set_set (set, day->first_row, FIELD_MARKS, marks | MARK_ATTENTION);
    }
}

static void
judge_days (TklRowSet *set)
{
  g_autoptr (GHashTable) days = g_hash_table_new_full (hash_day, is_same_day, g_free, NULL);
  guint n = tkl_row_set_n_rows (set);

  for (guint row = 0; row < n; row++)
    if ((tkl_row_set_value (set, row, FIELD_MARKS) & (MARK_COUNTS | MARK_ATTENTION)) != 0)
      add_to_day (find_day (days, set, row), set, row);
  for (guint row = 0; row < n; row++)
    if ((tkl_row_set_value (set, row, FIELD_MARKS) & MARK_COUNTS) != 0)
      {
        const Day *day = find_day (days, set, row);

        if (day->n_held == day->n_counts)
          leave_row (set, row);
      }
  mark_odd (set, days);
}

/* --- reading ---------------------------------------------------------------------------------- */

/* Oldest first, equal times by vehicle, then key (rules §4). */
static void
arrange (gpointer user_data)
{
  static const TklColumn order[] = { { .field = FIELD_INSTANT, .order = TKL_ORDER_VALUE },
                                     { .field = FIELD_VEHICLE },
                                     { .field = FIELD_KEY } };

  judge_days (user_data);
  tkl_row_arrange (user_data, order, G_N_ELEMENTS (order), N_FIELDS);
}

static const char *const choices[] = { N_ ("All ticks"),
                                       N_ ("Needs attention"),
                                       N_ ("Not in the clock"),
                                       N_ ("No employee"),
                                       N_ ("Double tick"),
                                       N_ ("No destination found"),
                                       N_ ("Several projects found"),
                                       N_ ("Blocked ticks"),
                                       N_ ("A tick missing or too many"),
                                       N_ ("Left as it is"),
                                       N_ ("Checkin@Work expected, data missing"),
                                       N_ ("Checkin@Work to be done"),
                                       NULL };

/* Where keys and addresses matter: who ticked with what, and where that was. */
static const char *const where_columns[] = { "date",    "time",  "employee", "key",    "vehicle",
                                             "address", "place", "project",  "reason", NULL };

/* How far the days are, and what keeps them. */
static const char *const day_columns[]
    = { "date", "time", "employee", "day-state", "place", "project", "reason", "in-clock", NULL };

static const TklTableView views[] = {
  { .id = "all", .title = N_ ("Standard view") },
  { .id = "attention",
    .title = N_ ("To be cleared, by reason"),
    .choice = TKL_TICK_CHOICE_ATTENTION,
    .group = "reason" },
  { .id = "employees", .title = N_ ("By employee"), .group = "employee" },
  { .id = "clock",
    .title = N_ ("Not in the clock, by day"),
    .choice = TKL_TICK_CHOICE_NOT_IN_CLOCK,
    .group = "date" },
  { .id = "days",
    .title = N_ ("By state of the day"),
    .group = "day-state",
    .columns = day_columns },
  { .id = "where", .title = N_ ("Keys and addresses"), .columns = where_columns },
};

static gboolean
needs_attention (const TklRowSet *set, guint row)
{
  return (tkl_row_set_value (set, row, FIELD_MARKS) & MARK_ATTENTION) != 0;
}

/* Starts and stops of an engine, and ticks added by hand, have none. */
static gboolean
has_key (const TklRowSet *set, guint row)
{
  TklTextRef key = (TklTextRef) tkl_row_set_value (set, row, FIELD_KEY);

  return tkl_row_set_text (set, key)[0] != '\0';
}

static gboolean
waits_for_clock (const TklRowSet *set, guint row)
{
  gint64 kind = tkl_row_set_value (set, row, FIELD_KIND) >> KIND_SHIFT;

  return (tkl_row_set_value (set, row, FIELD_MARKS) & MARK_IN_CLOCK) == 0
         && (kind == TKL_TICK_TOUCH || kind == TKL_TICK_MANUAL);
}

/* Returns: the quick filter of rows that show @reason; 0 = of all. */
static guint
choice_of_reason (gint64 reason)
{
  switch (reason)
    {
    case REASON_BLOCKED:
      return TKL_TICK_CHOICE_BLOCKED;
    case REASON_ODD:
      return TKL_TICK_CHOICE_ODD;
    case REASON_LEFT:
      return TKL_TICK_CHOICE_LEFT;
    case TKL_REASON_NO_EMPLOYEE:
      return TKL_TICK_CHOICE_NO_EMPLOYEE;
    case TKL_REASON_DOUBLE:
      return TKL_TICK_CHOICE_DOUBLE;
    case TKL_REASON_NO_DESTINATION:
      return TKL_TICK_CHOICE_NO_DESTINATION;
    case TKL_REASON_SEVERAL_PROJECTS:
      return TKL_TICK_CHOICE_SEVERAL_PROJECTS;
    case TKL_REASON_PRESENCE_EXPECTED:
      return TKL_TICK_CHOICE_PRESENCE_EXPECTED;
    case TKL_REASON_PRESENCE_DUE:
      return TKL_TICK_CHOICE_PRESENCE_DUE;
    default:
      return 0;
    }
}

static gboolean
keep_row (const TklRowSet *set, guint row, guint choice)
{
  switch (choice)
    {
    case 0:
      return TRUE;
    case TKL_TICK_CHOICE_ATTENTION:
      return needs_attention (set, row);
    case TKL_TICK_CHOICE_NOT_IN_CLOCK:
      return waits_for_clock (set, row);
    default:
      return choice_of_reason (shown_reason (tkl_row_set_value (set, row, FIELD_REASON))) == choice;
    }
}

TklDay
tkl_tick_rows_get_day (const TklRowSet *set, guint row)
{
  return (TklDay) tkl_row_set_value (set, row, FIELD_DAY);
}

TklDay
tkl_tick_rows_get_workday (const TklRowSet *set, guint row)
{
  gint64 marks = tkl_row_set_value (set, row, FIELD_MARKS);

  return tkl_tick_rows_get_day (set, row) - ((marks & MARK_NIGHT) != 0 ? 1 : 0);
}

gboolean
tkl_tick_rows_is_engine (const TklRowSet *set, guint row)
{
  gint64 kind = tkl_row_set_value (set, row, FIELD_KIND) >> KIND_SHIFT;

  return kind == TKL_TICK_START || kind == TKL_TICK_STOP;
}

gboolean
tkl_tick_rows_same_day (const TklRowSet *set, guint row, guint other)
{
  gint64 employee = tkl_row_set_value (set, row, FIELD_EMPLOYEE);
  guint field = employee != 0 ? FIELD_EMPLOYEE : FIELD_KEY;

  return tkl_tick_rows_get_workday (set, row) == tkl_tick_rows_get_workday (set, other)
         && employee == tkl_row_set_value (set, other, FIELD_EMPLOYEE)
         && tkl_row_set_value (set, row, field) == tkl_row_set_value (set, other, field);
}

void
tkl_tick_rows_count (const TklRowSet *set, guint *counts)
{
  guint n = tkl_row_set_n_rows (set);

  for (guint row = 0; row < n; row++)
    {
      gint64 reasons = tkl_row_set_value (set, row, FIELD_REASON);

      counts[choice_of_reason (shown_reason (reasons))]++;
    }
}

const TklTableSource tkl_tick_source
    = { .name = "ticks",
        .title = N_ ("Ticks"),
        .n_fields = N_FIELDS_READ,
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .by_period = TRUE,
        .part_days = 2,
        .part_few = 20000,
        .performance_field = FIELD_PERFORMANCE,
        .standing_field = FIELD_STANDING,
        .icon_name = "tkl-tick-symbolic",
        .empty_title = N_ ("No ticks in this period"),
        .empty_text = N_ ("Choose another period, or synchronise with TrustTrack."),
        .empty_action = "win.sync",
        .empty_label = N_ ("Fetch ticks"),
        .choices = choices,
        .keep = keep_row,
        .views = views,
        .n_views = G_N_ELEMENTS (views),
        .needs_attention = needs_attention,
        .has_key = has_key,
        .receiver = { .plain_ticks = add_row, .done = arrange } };

const TklTableSource tkl_deleted_tick_source
    = { .name = "deleted-ticks",
        .n_fields = N_FIELDS_READ,
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .by_period = TRUE,
        .performance_field = FIELD_PERFORMANCE,
        .standing_field = FIELD_STANDING,
        .icon_name = "user-trash-symbolic",
        .empty_title = N_ ("No deleted ticks in this period"),
        .empty_text = N_ ("Ticks that are deleted can be brought back from here."),
        .receiver = { .plain_ticks = add_row, .deleted = TRUE, .done = arrange } };
