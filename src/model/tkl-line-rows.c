/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of clock lines (F168–F175): columns and rows. */
/* Thread: main; add_row() and arrange() on the reader thread. */
#include "tkl-format.h"
#include "tkl-row-sort.h"
#include "tkl-table-source.h"
#include "tkl-tick-words.h"

#include <glib/gi18n-lib.h>

enum
{
  FIELD_EMPLOYEE = TKL_FIELD_ID + 1,
  FIELD_DAY,   /* workday */
  FIELD_BEGIN, /* minute of the day, on the wall */
  FIELD_END,
  FIELD_MINUTES,
  FIELD_TYPE, /* TklLineType */
  FIELD_PROJECT,
  FIELD_ROLE,      /* TklRole */
  FIELD_KM_TENTHS, /* −1 = none */
  FIELD_FINISHED,
  FIELD_VEHICLE,
  FIELD_NOTE,
  FIELD_STANDING, /* TklDayStanding of the workday, on demand */
  FIELD_DOUBT,    /* text: why that is provisional; with FIELD_STANDING */
  N_FIELDS,
  FIELD_INSTANT = N_FIELDS, /* to bring them in order by, then forgotten */
  N_FIELDS_READ
};

static char *
text_of_weekday (const TklRowSet *set, gint64 day)
{
  return tkl_format_weekday ((TklDay) day);
}

static char *
text_of_minutes (const TklRowSet *set, gint64 minutes)
{
  return tkl_format_minutes (minutes, FALSE);
}

static char *
text_of_km (const TklRowSet *set, gint64 km_tenths)
{
  return tkl_format_km (km_tenths);
}

static char *
text_of_type (const TklRowSet *set, gint64 type)
{
  static const char *const titles[]
      = { NC_ ("line", "Work"), NC_ ("line", "Mobility"), NC_ ("line", "Commute"),
          NC_ ("line", "Break"), NC_ ("line", "Other") };

  return g_strdup (g_dpgettext2 (NULL, "line", titles[type]));
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
  { "employee", N_ ("Employee"), 16, FIELD_EMPLOYEE, .grows = TRUE },
  { "date", N_ ("Date"), 11, FIELD_DAY, .numeric = TRUE, .text = tkl_text_of_day,
    .order = TKL_ORDER_VALUE },
  { "weekday", N_ ("Day"), 6, FIELD_DAY, .text = text_of_weekday, .order = TKL_ORDER_VALUE },
  { "begin", N_ ("Begin"), 7, FIELD_BEGIN, .numeric = TRUE, .text = tkl_text_of_minute,
    .order = TKL_ORDER_VALUE },
  { "end", N_ ("End"), 7, FIELD_END, .numeric = TRUE, .text = tkl_text_of_minute,
    .order = TKL_ORDER_VALUE },
  { "duration", N_ ("Duration"), 9, FIELD_MINUTES, .numeric = TRUE, .text = text_of_minutes,
    .typed = TKL_TYPED_LENGTH, .order = TKL_ORDER_VALUE },
  { "type", N_ ("Type"), 12, FIELD_TYPE, .text = text_of_type },
  { "project", N_ ("Project"), 14, FIELD_PROJECT, .grows = TRUE },
  { "role", N_ ("Role"), 14, FIELD_ROLE, .text = tkl_text_of_role },
  { "km", N_ ("Km"), 8, FIELD_KM_TENTHS, .numeric = TRUE, .text = text_of_km,
    .typed = TKL_TYPED_KM_TENTHS, .order = TKL_ORDER_VALUE },
  { "finished", N_ ("Finished"), 9, FIELD_FINISHED, .text = tkl_text_of_mark },
  { "day-state", N_ ("State of the day"), 15, FIELD_STANDING, .optional = TRUE, .on_demand = TRUE,
    .text = tkl_text_of_standing, .order = TKL_ORDER_VALUE, .style = style_of_standing,
    .tip = tip_of_standing },
  { "vehicle", N_ ("Vehicle"), 14, FIELD_VEHICLE, .optional = TRUE },
  { "note", N_ ("Note"), 24, FIELD_NOTE, .optional = TRUE },
};

static gboolean
name_line (
    TklRowSet *set, TklRowNames *names, const TklClockLine *line, gint64 *values, GError **error)
{
  return tkl_table_intern_id (set, names, TKL_NAMED_EMPLOYEE, line->employee_id,
                              &values[FIELD_EMPLOYEE], error)
         && tkl_table_intern_id (set, names, TKL_NAMED_PROJECT, line->project_id,
                                 &values[FIELD_PROJECT], error)
         && tkl_table_intern_id (set, names, TKL_NAMED_VEHICLE, line->vehicle_id,
                                 &values[FIELD_VEHICLE], error);
}

/* Of a day without ticks nothing is known. */
static void
read_standing (TklRowSet *set, TklRowNames *names, const TklClockLine *line, gint64 *values)
{
  const TklListStanding *of_day = tkl_row_names_standing (names, line->employee_id, line->day);

  if (of_day == NULL)
    return;
  values[FIELD_STANDING] = of_day->standing;
  values[FIELD_DOUBT] = tkl_row_set_intern (set, of_day->doubt);
}

static gboolean
add_row (const TklClockLine *line, TklRowNames *names, gpointer user_data, GError **error)
{
  TklRowSet *set = user_data;
  const TklZone *zone = tkl_row_set_zone (set);
  gint64 values[N_FIELDS_READ] = { line->id };

  values[FIELD_DAY] = line->day;
  values[FIELD_BEGIN] = tkl_zone_minute_of_day (zone, line->begin_utc_ms);
  values[FIELD_END] = tkl_zone_minute_of_day (zone, line->end_utc_ms);
  values[FIELD_MINUTES] = line->minutes;
  values[FIELD_TYPE] = line->type;
  values[FIELD_ROLE] = line->role;
  values[FIELD_KM_TENTHS] = line->km_tenths;
  values[FIELD_FINISHED] = (line->flags & TKL_LINE_FINISHED) != 0;
  values[FIELD_NOTE] = tkl_row_set_intern (set, line->note);
  values[FIELD_INSTANT] = line->begin_utc_ms;
  if (tkl_row_set_wants (set, FIELD_STANDING))
    read_standing (set, names, line, values);
  if (!name_line (set, names, line, values, error))
    return FALSE;
  tkl_row_set_append (set, values);
  return TRUE;
}

static void
arrange (gpointer user_data)
{
  static const TklColumn order[]
      = { { .field = FIELD_EMPLOYEE }, { .field = FIELD_INSTANT, .order = TKL_ORDER_VALUE } };

  tkl_row_arrange (user_data, order, G_N_ELEMENTS (order), N_FIELDS);
}

static const char *const choices[]
    = { N_ ("All lines"), N_ ("Work"), N_ ("Mobility"), N_ ("Commute"), N_ ("Break"), NULL };

/* What late data or a repair may still change. */
static const char *const day_columns[] = { "employee", "date",     "weekday", "day-state", "begin",
                                           "end",      "duration", "type",    "project",   NULL };

static const TklTableView views[] = {
  { .id = "all", .title = N_ ("Standard view") },
  { .id = "days",
    .title = N_ ("By state of the day"),
    .group = "day-state",
    .columns = day_columns },
};

static gboolean
keep_row (const TklRowSet *set, guint row, guint choice)
{
  return tkl_row_set_value (set, row, FIELD_TYPE) == choice - 1;
}

const TklTableSource tkl_line_source
    = { .name = "lines",
        .title = N_ ("Time Clock"),
        .n_fields = N_FIELDS_READ,
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .views = views,
        .n_views = G_N_ELEMENTS (views),
        .standing_field = FIELD_STANDING,
        .by_period = TRUE,
        .icon_name = "document-open-recent-symbolic",
        .empty_title = N_ ("No clock lines in this period"),
        .empty_text = N_ ("Transfer the ticks of complete days to the time clock."),
        .empty_action = "win.transfer",
        .empty_label = N_ ("Transfer to the time clock"),
        .choices = choices,
        .keep = keep_row,
        .receiver = { .plain_lines = add_row, .done = arrange } };
