/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of transferred days that would be others now, and of notices of transfers. */
/* Thread: main. */
#include "tkl-notice-table.h"

#include "tkl-format.h"
#include "tkl-text.h"
#include "tkl-tick-words.h"

#include <glib/gi18n-lib.h>

enum
{
  FIELD_EMPLOYEE = TKL_FIELD_ID + 1,
  FIELD_DAY,
  FIELD_WHY,
  FIELD_BEFORE,
  FIELD_AFTER,
  FIELD_ALL_BEFORE, /* markup */
  FIELD_ALL_AFTER,
  FIELD_NOTICE_ID, /* 0: late */
  FIELD_EMPLOYEE_ID,
  FIELD_BEFORE_JSON, /* as they are answered */
  FIELD_AFTER_JSON,
  N_FIELDS
};

/* Late days have no id of their own: behind all ids of notices. */
#define LATE_ID(employee_id, day)                                                                  \
  ((G_GINT64_CONSTANT (1) << 52) + ((gint64) (employee_id) << 24) + (day))

static const TklColumn columns[] = {
  { "employee", N_ ("Employee"), 18, FIELD_EMPLOYEE },
  { "date", N_ ("Date"), 11, FIELD_DAY, .numeric = TRUE, .text = tkl_text_of_day,
    .order = TKL_ORDER_VALUE },
  { "before", N_ ("Time clock now"), 36, FIELD_BEFORE, .grows = TRUE },
  { "after", N_ ("By the ticks"), 36, FIELD_AFTER, .grows = TRUE },
  { "why", N_ ("Reason"), 30, FIELD_WHY },
};

static const char *
say_type (const char *type)
{
  static const struct
  {
    const char *type;
    const char *title;
  } titles[] = { { "work", NC_ ("line", "Work") },
                 { "mobility", NC_ ("line", "Mobility") },
                 { "commute", NC_ ("line", "Commute") },
                 { "break", NC_ ("line", "Break") },
                 { "other", NC_ ("line", "Other") } };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (type, titles[i].type) == 0)
      return g_dpgettext2 (NULL, "line", titles[i].title);
  return "";
}

static gboolean
is_same (const TklNoticeLine *a, const TklNoticeLine *b)
{
  return a->begin_utc_ms == b->begin_utc_ms && a->end_utc_ms == b->end_utc_ms
         && a->km_tenths == b->km_tenths && g_strcmp0 (a->type, b->type) == 0
         && g_strcmp0 (a->project, b->project) == 0;
}

static gboolean
has_line (const GPtrArray *lines, const TklNoticeLine *line)
{
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    if (is_same (lines->pdata[i], line))
      return TRUE;
  return FALSE;
}

/* `06:45–07:30 Mobility P001 12.3 km`. */
static char *
say_line (const TklNoticeLine *line, const TklZone *zone)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *begin = tkl_format_time (zone, line->begin_utc_ms, FALSE);
  g_autofree char *end = tkl_format_time (zone, line->end_utc_ms, FALSE);
  g_autofree char *km = tkl_format_km (line->km_tenths);

  g_string_append_printf (text, "%s–%s %s", begin, end, say_type (line->type));
  if (line->project != NULL)
    g_string_append_printf (text, " %s", line->project);
  if (line->km_tenths > 0)
    {
      g_string_append_c (text, ' ');
      /* Translators: %s is a number of kilometres. */
      g_string_append_printf (text, _ ("%s km"), km);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What a cell has room for: the lines that are not in @other. */
static char *
say_difference (const GPtrArray *lines, const GPtrArray *other, const TklZone *zone)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (lines == NULL)
    return g_strdup (_ ("These lines cannot be read."));
  for (guint i = 0; i < lines->len; i++)
    if (!has_line (other, lines->pdata[i]))
      {
        g_autofree char *line = say_line (lines->pdata[i], zone);

        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", line);
      }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (_ ("No lines"));
}

/* All of them, one below the other; those that are not in @other stand out. */
static char *
mark_up (const GPtrArray *lines, const GPtrArray *other, const TklZone *zone)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      g_autofree char *line = say_line (lines->pdata[i], zone);
      g_autofree char *marked
          = g_markup_printf_escaped (has_line (other, lines->pdata[i]) ? "%s" : "<b>%s</b>", line);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", marked);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE)
                       : g_markup_escape_text (_ ("No lines"), -1);
}

static const char *
say_problem (const char *problem)
{
  static const struct
  {
    const char *problem;
    TklReason reason;
  } reasons[] = { { "no-employee", TKL_REASON_NO_EMPLOYEE },
                  { "double", TKL_REASON_DOUBLE },
                  { "no-destination", TKL_REASON_NO_DESTINATION },
                  { "several-projects", TKL_REASON_SEVERAL_PROJECTS } };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (problem, reasons[i].problem))
      return tkl_reason_title (reasons[i].reason);
  return g_str_equal (problem, "blocked") ? _ ("Blocked ticks")
                                          : _ ("A tick is missing or too many");
}

static const char *
say_why (const TklNoticeRow *notice)
{
  if (notice->problem != NULL)
    return say_problem (notice->problem);
  if (g_str_equal (notice->kind, "withdrawn"))
    return _ ("Lines were taken back");
  return _ ("Late data or a change");
}

static void
add_row (TklRowSet *set, gconstpointer item)
{
  const TklNoticeRow *notice = item;
  const TklZone *zone = tkl_row_set_zone (set);
  g_autofree char *before = say_difference (notice->lines_before, notice->lines_after, zone);
  g_autofree char *after = say_difference (notice->lines_after, notice->lines_before, zone);
  g_autofree char *all_before = mark_up (notice->lines_before, notice->lines_after, zone);
  g_autofree char *all_after = mark_up (notice->lines_after, notice->lines_before, zone);
  gint64 values[N_FIELDS]
      = { notice->is_late ? LATE_ID (notice->employee_id, notice->day) : notice->id };

  values[FIELD_EMPLOYEE] = tkl_row_set_intern_named (set, notice->employee, notice->name);
  values[FIELD_DAY] = notice->day;
  values[FIELD_WHY] = tkl_row_set_intern (set, say_why (notice));
  values[FIELD_BEFORE] = tkl_row_set_intern (set, before);
  values[FIELD_AFTER] = tkl_row_set_intern (set, after);
  values[FIELD_ALL_BEFORE] = tkl_row_set_intern (set, all_before);
  values[FIELD_ALL_AFTER] = tkl_row_set_intern (set, all_after);
  values[FIELD_NOTICE_ID] = notice->id;
  values[FIELD_EMPLOYEE_ID] = notice->employee_id;
  values[FIELD_BEFORE_JSON] = tkl_row_set_intern (set, notice->before);
  values[FIELD_AFTER_JSON] = tkl_row_set_intern (set, notice->after);
  tkl_row_set_append (set, values);
}

TklNoticeChoice *
tkl_notice_choice_new (const TklRowSet *set, guint row)
{
  TklNoticeChoice *choice = g_new (TklNoticeChoice, 1);

  *choice = (TklNoticeChoice){ tkl_row_set_value (set, row, FIELD_NOTICE_ID),
                               (gint32) tkl_row_set_value (set, row, FIELD_EMPLOYEE_ID),
                               (TklDay) tkl_row_set_value (set, row, FIELD_DAY),
                               g_strdup (tkl_row_set_text_at (set, row, FIELD_BEFORE_JSON)),
                               g_strdup (tkl_row_set_text_at (set, row, FIELD_AFTER_JSON)) };
  return choice;
}

const char *
tkl_notice_lines (const TklRowSet *set, guint row, gboolean after)
{
  return tkl_row_set_text_at (set, row, after ? FIELD_ALL_AFTER : FIELD_ALL_BEFORE);
}

const TklTableSource tkl_notice_source
    = { .name = "notices",
        .n_fields = N_FIELDS,
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .icon_name = "emblem-ok-symbolic",
        .empty_title = N_ ("No changed days"),
        .empty_text = N_ ("Every transferred day says what its ticks say."),
        .ask = tkl_notice_days_async,
        .answer = tkl_notice_days_finish,
        .add = add_row };
