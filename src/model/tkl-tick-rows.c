/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of ticks (F021): columns and rows. */
/* Thread: main; add_row() and arrange() on the reader thread. */
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
  FIELD_KIND,  /* TklTickKind */
  FIELD_PLACE, /* TklPlace */
  FIELD_PROJECT,
  FIELD_DISTANCE, /* metres; −1 = none */
  FIELD_REASON,   /* what is shown: REASON_BLOCKED, or 1 + bit of the first TklReason; 0 = ok */
  FIELD_IN_CLOCK,
  FIELD_KEY,
  FIELD_ADDRESS,
  N_FIELDS,
  FIELD_INSTANT = N_FIELDS, /* to bring them in order by, then forgotten */
  N_FIELDS_READ
};

#define REASON_BLOCKED 100

static char *
text_of_second (const TklRowSet *set, gint64 second)
{
  return g_strdup_printf ("%02d:%02d:%02d", (int) second / 3600, (int) second / 60 % 60,
                          (int) second % 60);
}

static char *
text_of_kind (const TklRowSet *set, gint64 kind)
{
  return g_strdup (tkl_tick_kind_title ((TklTickKind) kind));
}

static char *
text_of_place (const TklRowSet *set, gint64 place)
{
  return g_strdup (tkl_place_title ((TklPlace) place));
}

static char *
text_of_reason (const TklRowSet *set, gint64 reason)
{
  switch (reason)
    {
    case 0:
      return g_strdup ("");
    case REASON_BLOCKED:
      return g_strdup (C_ ("tick", "Blocked"));
    default:
      return g_strdup (tkl_reason_title ((TklReason) (1 << (reason - 1))));
    }
}

/* F142, F143: the colour of the reason, at the beginning of the row and behind its word. */
static const char *
style_of_row (const TklRowSet *set, guint row)
{
  static const char *const styles[] = { NULL,
                                        "tkl-no-employee",
                                        "tkl-double",
                                        "tkl-no-destination",
                                        "tkl-several-projects",
                                        "tkl-presence-expected",
                                        "tkl-presence-due" };
  gint64 reason = tkl_row_set_value (set, row, FIELD_REASON);
  gint64 kind = tkl_row_set_value (set, row, FIELD_KIND);

  if (reason == REASON_BLOCKED || kind == TKL_TICK_START || kind == TKL_TICK_STOP)
    return "tkl-blocked";
  return styles[reason];
}

static const TklColumn columns[] = {
  { "date", N_ ("Date"), 11, FIELD_DAY, .numeric = TRUE, .text = tkl_text_of_day,
    .order = TKL_ORDER_READ, .style = style_of_row },
  { "time", N_ ("Time"), 9, FIELD_SECOND, .numeric = TRUE, .text = text_of_second,
    .order = TKL_ORDER_VALUE },
  { "employee", N_ ("Employee"), 22, FIELD_EMPLOYEE, .grows = TRUE },
  { "place", N_ ("Place"), 11, FIELD_PLACE, .text = text_of_place },
  { "project", N_ ("Project"), 22, FIELD_PROJECT, .grows = TRUE },
  { "reason", N_ ("Reason"), 24, FIELD_REASON, .text = text_of_reason, .style = style_of_row },
  { "vehicle", N_ ("Vehicle"), 18, FIELD_VEHICLE },
  { "in-clock", N_ ("In clock"), 9, FIELD_IN_CLOCK, .text = tkl_text_of_mark },
  { "distance", N_ ("Distance"), 10, FIELD_DISTANCE, .numeric = TRUE, .text = tkl_text_of_metres,
    .order = TKL_ORDER_VALUE },
  { "kind", N_ ("Kind"), 9, FIELD_KIND, .text = text_of_kind },
  { "key", N_ ("Key"), 20, FIELD_KEY, .optional = TRUE },
  { "address", N_ ("Address"), 30, FIELD_ADDRESS, .optional = TRUE },
};

/* The first that applies is shown, as in the list of the command line (rules §5). */
static gint64
first_reason (const TklTick *tick)
{
  return tick->flags & TKL_TICK_BLOCKED ? REASON_BLOCKED : g_bit_nth_lsf (tick->reasons, -1) + 1;
}

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
  values[FIELD_KIND] = tick->kind;
  values[FIELD_PLACE] = tick->place;
  values[FIELD_DISTANCE] = tick->distance_m;
  values[FIELD_REASON] = first_reason (tick);
  values[FIELD_IN_CLOCK] = (tick->flags & TKL_TICK_IN_CLOCK) != 0;
  values[FIELD_INSTANT] = tick->time_utc_ms;
  if (!name_tick (set, names, tick, values, error)
      || !tkl_row_names_address (names, tick->point, &address, error))
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
                                       NULL };

static gboolean
needs_attention (const TklRowSet *set, guint row)
{
  return tkl_row_set_value (set, row, FIELD_REASON) != 0;
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
  gint64 kind = tkl_row_set_value (set, row, FIELD_KIND);

  return !tkl_row_set_value (set, row, FIELD_IN_CLOCK)
         && (kind == TKL_TICK_TOUCH || kind == TKL_TICK_MANUAL);
}

static gboolean
keep_row (const TklRowSet *set, guint row, guint choice)
{
  gint64 reason = tkl_row_set_value (set, row, FIELD_REASON);

  switch (choice)
    {
    case 0:
      return TRUE;
    case TKL_TICK_CHOICE_ATTENTION:
      return needs_attention (set, row);
    case TKL_TICK_CHOICE_NOT_IN_CLOCK:
      return waits_for_clock (set, row);
    case TKL_TICK_CHOICE_BLOCKED:
      return reason == REASON_BLOCKED;
    default:
      return reason == 1 + choice - TKL_TICK_CHOICE_NO_EMPLOYEE;
    }
}

void
tkl_tick_rows_count (const TklRowSet *set, guint *counts)
{
  guint n = tkl_row_set_n_rows (set);

  for (guint row = 0; row < n; row++)
    {
      gint64 reason = tkl_row_set_value (set, row, FIELD_REASON);

      if (reason == REASON_BLOCKED)
        counts[TKL_TICK_CHOICE_BLOCKED]++;
      else if (reason > 0 && reason <= TKL_TICK_CHOICE_BLOCKED - TKL_TICK_CHOICE_NO_EMPLOYEE)
        counts[TKL_TICK_CHOICE_NO_EMPLOYEE - 1 + reason]++;
    }
}

const TklTableSource tkl_tick_source
    = { .name = "ticks",
        .n_fields = N_FIELDS_READ,
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .by_period = TRUE,
        .icon_name = "tkl-tick-symbolic",
        .empty_title = N_ ("No ticks in this period"),
        .empty_text = N_ ("Choose another period, or synchronise with TrustTrack."),
        .empty_action = "win.sync",
        .empty_label = N_ ("Fetch ticks"),
        .choices = choices,
        .keep = keep_row,
        .needs_attention = needs_attention,
        .has_key = has_key,
        .receiver = { .plain_ticks = add_row, .done = arrange } };

const TklTableSource tkl_deleted_tick_source
    = { .name = "deleted-ticks",
        .n_fields = N_FIELDS_READ,
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .by_period = TRUE,
        .icon_name = "user-trash-symbolic",
        .empty_title = N_ ("No deleted ticks in this period"),
        .empty_text = N_ ("Ticks that are deleted can be brought back from here."),
        .receiver = { .plain_ticks = add_row, .deleted = TRUE, .done = arrange } };
