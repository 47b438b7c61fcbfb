/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of ticks (F021): its rows, read and chosen. */
/* Thread: main; add_row() and arrange() on the reader thread. */
#include "tkl-tick-rows.h"

#include "tkl-row-sort.h"
#include "tkl-table-source.h"
#include "tkl-tick-columns.h"
#include "tkl-tick-words.h"

#include <glib/gi18n-lib.h>

/* --- reading ---------------------------------------------------------------------------------- */

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
    values[FIELD_POINT] = tkl_tick_pack_point (tick->point);
  if (tkl_row_set_wants (set, FIELD_ODOMETER))
    values[FIELD_ODOMETER] = tick->odometer_m;
  if (tkl_row_set_wants (set, FIELD_PERFORMANCE))
    {
      TklTickPerformance performance = tkl_row_names_performance (names, tick);

      values[FIELD_PERFORMANCE] = tkl_tick_pack_performance (&performance);
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

/* Oldest first, equal times by vehicle, then key (rules §4). */
static void
arrange (gpointer user_data)
{
  static const TklColumn order[] = { { .field = FIELD_INSTANT, .order = TKL_ORDER_VALUE },
                                     { .field = FIELD_VEHICLE },
                                     { .field = FIELD_KEY } };

  tkl_tick_judge_days (user_data);
  tkl_row_arrange (user_data, order, G_N_ELEMENTS (order), N_FIELDS);
}

/* --- choosing --------------------------------------------------------------------------------- */

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
      return choice_of_reason (tkl_tick_shown_reason (tkl_row_set_value (set, row, FIELD_REASON)))
             == choice;
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

      counts[choice_of_reason (tkl_tick_shown_reason (reasons))]++;
    }
}

const TklTableSource tkl_tick_source
    = { .name = "ticks",
        .title = N_ ("Ticks"),
        .n_fields = N_FIELDS_READ,
        .columns = tkl_tick_columns,
        .n_columns = TKL_TICK_N_COLUMNS,
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
        .columns = tkl_tick_columns,
        .n_columns = TKL_TICK_N_COLUMNS,
        .by_period = TRUE,
        .performance_field = FIELD_PERFORMANCE,
        .standing_field = FIELD_STANDING,
        .icon_name = "user-trash-symbolic",
        .empty_title = N_ ("No deleted ticks in this period"),
        .empty_text = N_ ("Ticks that are deleted can be brought back from here."),
        .receiver = { .plain_ticks = add_row, .deleted = TRUE, .done = arrange } };
