/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of ticks (F021): columns and rows. */
/* Thread: main; add_row() on the reader thread. */
#include "tkl-format.h"
#include "tkl-instant.h"
#include "tkl-list-load.h"
#include "tkl-table-source.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 id;
  gint64 time_utc_ms;
  TklTextRef employee, key, vehicle, project;
  TklDay day;
  gint32 distance_m;
  guint16 flags; /* TklTickFlags */
  guint8 kind, place, reasons;
} TickRow;

#define TEXT_OF(member)                                                                            \
  static char *text_of_##member (const TklRowSet *set, gconstpointer row)                          \
  {                                                                                                \
    return g_strdup (tkl_row_set_text (set, ((const TickRow *) row)->member));                     \
  }
TEXT_OF (employee)
TEXT_OF (key)
TEXT_OF (vehicle)
TEXT_OF (project)

static char *
text_of_date (const TklRowSet *set, gconstpointer row)
{
  return tkl_format_day (
      tkl_zone_civil_day (tkl_row_set_zone (set), ((const TickRow *) row)->time_utc_ms));
}

static char *
text_of_time (const TklRowSet *set, gconstpointer row)
{
  return tkl_format_time (tkl_row_set_zone (set), ((const TickRow *) row)->time_utc_ms, TRUE);
}

static char *
text_of_kind (const TklRowSet *set, gconstpointer row)
{
  switch (((const TickRow *) row)->kind)
    {
    case TKL_TICK_START:
      /* Translators: of the engine of a vehicle. */
      return g_strdup (C_ ("tick", "Start"));
    case TKL_TICK_STOP:
      return g_strdup (C_ ("tick", "Stop"));
    case TKL_TICK_MANUAL:
      /* Translators: a tick added by hand. */
      return g_strdup (C_ ("tick", "By hand"));
    default:
      return g_strdup (C_ ("tick", "Tick"));
    }
}

static char *
text_of_place (const TklRowSet *set, gconstpointer row)
{
  switch (((const TickRow *) row)->place)
    {
    case TKL_PLACE_HOME:
      return g_strdup (C_ ("place", "Home"));
    case TKL_PLACE_EMPLOYER:
      return g_strdup (C_ ("place", "Employer"));
    case TKL_PLACE_PROJECT:
      return g_strdup (C_ ("place", "Project"));
    default:
      return g_strdup ("");
    }
}

static char *
text_of_distance (const TklRowSet *set, gconstpointer row)
{
  gint32 distance_m = ((const TickRow *) row)->distance_m;

  return distance_m < 0 ? g_strdup ("") : g_strdup_printf (_ ("%d m"), distance_m);
}

/* The first that applies is shown, as in the list of the command line (rules §5). */
static char *
text_of_reason (const TklRowSet *set, gconstpointer row)
{
  static const char *const titles[] = { N_ ("No employee"),
                                        N_ ("Double tick"),
                                        N_ ("No destination found"),
                                        N_ ("Several projects found"),
                                        N_ ("Checkin@Work expected, data missing"),
                                        N_ ("Checkin@Work to be done") };
  const TickRow *tick = row;

  if (tick->flags & TKL_TICK_BLOCKED)
    return g_strdup (C_ ("tick", "Blocked"));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (tick->reasons & 1u << i)
      return g_strdup (_ (titles[i]));
  return g_strdup ("");
}

static char *
text_of_in_clock (const TklRowSet *set, gconstpointer row)
{
  return g_strdup (((const TickRow *) row)->flags & TKL_TICK_IN_CLOCK ? "✓" : "");
}

static int
compare_time (const TklRowSet *set, gconstpointer a, gconstpointer b)
{
  gint64 left = ((const TickRow *) a)->time_utc_ms;
  gint64 right = ((const TickRow *) b)->time_utc_ms;

  return (left > right) - (left < right);
}

static int
compare_distance (const TklRowSet *set, gconstpointer a, gconstpointer b)
{
  gint32 left = ((const TickRow *) a)->distance_m;
  gint32 right = ((const TickRow *) b)->distance_m;

  return (left > right) - (left < right);
}

static const TklColumn columns[] = {
  { "date", N_ ("Date"), 11, .numeric = TRUE, .text = text_of_date, .compare = compare_time },
  { "time", N_ ("Time"), 9, .numeric = TRUE, .text = text_of_time, .compare = compare_time },
  { "employee", N_ ("Employee"), 22, .grows = TRUE, .text = text_of_employee },
  { "vehicle", N_ ("Vehicle"), 16, .text = text_of_vehicle },
  { "kind", N_ ("Kind"), 9, .text = text_of_kind },
  { "place", N_ ("Place"), 11, .text = text_of_place },
  { "project", N_ ("Project"), 22, .text = text_of_project },
  { "distance", N_ ("Distance"), 10, .numeric = TRUE, .text = text_of_distance,
    .compare = compare_distance },
  { "reason", N_ ("Reason"), 26, .text = text_of_reason },
  { "in-clock", N_ ("In clock"), 9, .text = text_of_in_clock },
  { "key", N_ ("Key"), 20, .optional = TRUE, .text = text_of_key },
};

static gboolean
add_row (const TklTickRow *of_service, gpointer user_data, GError **error)
{
  TklRowSet *set = user_data;
  const TklTick *tick = of_service->tick;
  TickRow *row = tkl_row_set_append (set);

  row->id = tick->id;
  row->time_utc_ms = tick->time_utc_ms;
  row->employee = tkl_intern_named (set, of_service->employee_number, of_service->employee_name);
  row->key = tkl_row_set_intern (set, of_service->key_text);
  row->vehicle = tkl_row_set_intern (set, of_service->vehicle_name);
  row->project = tkl_intern_named (set, of_service->project_number, of_service->project_name);
  row->day = tick->day;
  row->distance_m = tick->distance_m;
  row->flags = tick->flags;
  row->kind = tick->kind;
  row->place = tick->place;
  row->reasons = tick->reasons;
  return TRUE;
}

static const char *const choices[]
    = { N_ ("All ticks"), N_ ("Needs attention"), N_ ("Not in the clock"), NULL };

static gboolean
keep_row (const TklRowSet *set, gconstpointer row, guint choice)
{
  const TickRow *tick = row;

  switch (choice)
    {
    case 1:
      return tick->reasons != 0;
    case 2:
      return !(tick->flags & TKL_TICK_IN_CLOCK)
             && (tick->kind == TKL_TICK_TOUCH || tick->kind == TKL_TICK_MANUAL);
    default:
      return TRUE;
    }
}

static void
load_async (TklDesk *desk,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (desk, cancellable, callback, user_data);

  tkl_list_load_async (desk, sizeof (TickRow), (TklListReceiver){ .ticks = add_row }, TRUE,
                       cancellable, task);
}

const TklTableSource tkl_tick_source
    = { .name = "ticks",
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .by_period = TRUE,
        .icon_name = "tkl-tick-symbolic",
        .empty_title = N_ ("No ticks in this period"),
        .empty_text = N_ ("Choose another period, or synchronise with TrustTrack."),
        .choices = choices,
        .keep = keep_row,
        .load_async = load_async,
        .load_finish = tkl_list_load_finish };
