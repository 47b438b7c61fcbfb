/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of clock lines (F168–F175): columns and rows. */
/* Thread: main; add_row() on the reader thread. */
#include "tkl-format.h"
#include "tkl-list-load.h"
#include "tkl-table-source.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 id;
  gint64 begin_utc_ms, end_utc_ms;
  TklTextRef employee, project, vehicle, note;
  TklDay day;
  gint32 minutes, km_tenths;
  guint8 type, subtype, role, flags;
} LineRow;

#define TEXT_OF(member)                                                                            \
  static char *text_of_##member (const TklRowSet *set, gconstpointer row)                          \
  {                                                                                                \
    return g_strdup (tkl_row_set_text (set, ((const LineRow *) row)->member));                     \
  }
TEXT_OF (employee)
TEXT_OF (project)
TEXT_OF (vehicle)
TEXT_OF (note)

static char *
text_of_date (const TklRowSet *set, gconstpointer row)
{
  return tkl_format_day (((const LineRow *) row)->day);
}

static char *
text_of_weekday (const TklRowSet *set, gconstpointer row)
{
  return tkl_format_weekday (((const LineRow *) row)->day);
}

static char *
text_of_begin (const TklRowSet *set, gconstpointer row)
{
  return tkl_format_time (tkl_row_set_zone (set), ((const LineRow *) row)->begin_utc_ms, FALSE);
}

static char *
text_of_end (const TklRowSet *set, gconstpointer row)
{
  return tkl_format_time (tkl_row_set_zone (set), ((const LineRow *) row)->end_utc_ms, FALSE);
}

static char *
text_of_minutes (const TklRowSet *set, gconstpointer row)
{
  return tkl_format_minutes (((const LineRow *) row)->minutes, FALSE);
}

static char *
text_of_km (const TklRowSet *set, gconstpointer row)
{
  return tkl_format_km (((const LineRow *) row)->km_tenths);
}

static char *
text_of_type (const TklRowSet *set, gconstpointer row)
{
  static const char *const titles[]
      = { NC_ ("line", "Work"), NC_ ("line", "Mobility"), NC_ ("line", "Commute"),
          NC_ ("line", "Break"), NC_ ("line", "Other") };

  return g_strdup (g_dpgettext2 (NULL, "line", titles[((const LineRow *) row)->type]));
}

static char *
text_of_role (const TklRowSet *set, gconstpointer row)
{
  static const char *const titles[] = { "", N_ ("Driver"), N_ ("Passenger"), N_ ("Own transport") };
  const char *title = titles[((const LineRow *) row)->role];

  return g_strdup (title[0] != '\0' ? _ (title) : "");
}

static char *
text_of_finished (const TklRowSet *set, gconstpointer row)
{
  return g_strdup (((const LineRow *) row)->flags & TKL_LINE_FINISHED ? "✓" : "");
}

#define COMPARE(name, member)                                                                      \
  static int compare_##name (const TklRowSet *set, gconstpointer a, gconstpointer b)               \
  {                                                                                                \
    gint64 left = ((const LineRow *) a)->member;                                                   \
    gint64 right = ((const LineRow *) b)->member;                                                  \
    return (left > right) - (left < right);                                                        \
  }
COMPARE (day, day)
COMPARE (begin, begin_utc_ms)
COMPARE (end, end_utc_ms)
COMPARE (minutes, minutes)
COMPARE (km, km_tenths)

static const TklColumn columns[] = {
  { "employee", N_ ("Employee"), 16, .grows = TRUE, .text = text_of_employee },
  { "date", N_ ("Date"), 11, .numeric = TRUE, .text = text_of_date, .compare = compare_day },
  { "weekday", N_ ("Day"), 6, .text = text_of_weekday, .compare = compare_day },
  { "begin", N_ ("Begin"), 7, .numeric = TRUE, .text = text_of_begin, .compare = compare_begin },
  { "end", N_ ("End"), 7, .numeric = TRUE, .text = text_of_end, .compare = compare_end },
  { "duration", N_ ("Duration"), 9, .numeric = TRUE, .text = text_of_minutes,
    .compare = compare_minutes },
  { "type", N_ ("Type"), 12, .text = text_of_type },
  { "project", N_ ("Project"), 14, .text = text_of_project },
  { "role", N_ ("Role"), 14, .text = text_of_role },
  { "km", N_ ("Km"), 8, .numeric = TRUE, .text = text_of_km, .compare = compare_km },
  { "finished", N_ ("Finished"), 9, .text = text_of_finished },
  { "vehicle", N_ ("Vehicle"), 14, .optional = TRUE, .text = text_of_vehicle },
  { "note", N_ ("Note"), 24, .optional = TRUE, .text = text_of_note },
};

static gboolean
add_row (const TklLineRow *of_service, gpointer user_data, GError **error)
{
  TklRowSet *set = user_data;
  const TklClockLine *line = of_service->line;
  LineRow *row = tkl_row_set_append (set);

  row->id = line->id;
  row->begin_utc_ms = line->begin_utc_ms;
  row->end_utc_ms = line->end_utc_ms;
  row->employee = tkl_intern_named (set, of_service->employee_number, of_service->employee_name);
  row->project = tkl_intern_named (set, of_service->project_number, of_service->project_name);
  row->vehicle = tkl_row_set_intern (set, of_service->vehicle_name);
  row->note = tkl_row_set_intern (set, line->note);
  row->day = line->day;
  row->minutes = line->minutes;
  row->km_tenths = line->km_tenths;
  row->type = line->type;
  row->subtype = line->subtype;
  row->role = line->role;
  row->flags = line->flags;
  return TRUE;
}

static const char *const choices[]
    = { N_ ("All lines"), N_ ("Work"), N_ ("Mobility"), N_ ("Commute"), N_ ("Break"), NULL };

static gboolean
keep_row (const TklRowSet *set, gconstpointer row, guint choice)
{
  return choice == 0 || ((const LineRow *) row)->type == choice - 1;
}

static void
load_async (TklDesk *desk,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (desk, cancellable, callback, user_data);

  tkl_list_load_async (desk, sizeof (LineRow), (TklListReceiver){ .lines = add_row }, TRUE,
                       cancellable, task);
}

const TklTableSource tkl_line_source
    = { .name = "lines",
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .by_period = TRUE,
        .icon_name = "document-open-recent-symbolic",
        .empty_title = N_ ("No clock lines in this period"),
        .empty_text = N_ ("Transfer the ticks of complete days to the time clock."),
        .choices = choices,
        .keep = keep_row,
        .load_async = load_async,
        .load_finish = tkl_list_load_finish };
