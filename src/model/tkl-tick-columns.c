/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of ticks (F021): its columns, and how their cells read and look. */
/* Thread: main. */
#include "tkl-tick-columns.h"

#include "tkl-format.h"
#include "tkl-tick-words.h"

#include <glib/gi18n-lib.h>

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

gint64
tkl_tick_shown_reason (gint64 reasons)
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
  return g_strdup (title_of_reason (tkl_tick_shown_reason (reasons)));
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
  gint64 shown = tkl_tick_shown_reason (reasons);
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

gint64
tkl_tick_pack_point (TklPoint point)
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

gint64
tkl_tick_pack_performance (const TklTickPerformance *performance)
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
  gint64 shown = tkl_tick_shown_reason (tkl_row_set_value (set, row, FIELD_REASON));
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

const TklColumn tkl_tick_columns[TKL_TICK_N_COLUMNS] = {
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
