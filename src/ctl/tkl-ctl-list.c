/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tikklokctl list: employees, projects, vehicles, keys, ticks, days, lines. */
/* Thread: main; rows arrive on the office's reader thread while main waits. */
#include "tkl-ctl-progress.h"
#include "tkl-ctl.h"

#include "tkl-ident.h"
#include "tkl-list-service.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

/* --- ticks --------------------------------------------------------------------------------- */

static const TklCtlColumn tick_columns[] = {
  { "id", N_ ("Id"), TKL_CELL_INT },
  { "kind", N_ ("Kind"), TKL_CELL_WORD },
  { "time", N_ ("Time"), TKL_CELL_INSTANT },
  { "vehicle", N_ ("Vehicle"), TKL_CELL_TEXT },
  { "key", N_ ("Key"), TKL_CELL_TEXT },
  { "employee", N_ ("Employee"), TKL_CELL_TEXT },
  { "latitude", N_ ("Latitude"), TKL_CELL_DEGREES },
  { "longitude", N_ ("Longitude"), TKL_CELL_DEGREES },
  { "address", N_ ("Address"), TKL_CELL_TEXT },
  { "place", N_ ("Place"), TKL_CELL_WORD },
  { "project", N_ ("Project"), TKL_CELL_TEXT },
  { "candidates", N_ ("Candidates"), TKL_CELL_LIST },
  { "reason", N_ ("Reason"), TKL_CELL_WORD },
  { "double", N_ ("Double"), TKL_CELL_BOOL },
  { "blocked", N_ ("Blocked"), TKL_CELL_BOOL },
  { "to_clock", N_ ("To clock"), TKL_CELL_BOOL },
  { "in_clock", N_ ("In clock"), TKL_CELL_BOOL },
  { NULL },
};

static gboolean
add_tick (const TklTickRow *row, gpointer data, GError **error)
{
  TklCtlTable *table = data;
  const TklTick *tick = row->tick;
  gboolean has_point = tkl_point_is_set (tick->point);

  tkl_ctl_table_int (table, tick->id);
  tkl_ctl_table_text (table, tkl_tick_kind_to_text (tick->kind));
  tkl_ctl_table_int (table, tick->time_utc_ms);
  tkl_ctl_table_text (table, row->vehicle_name);
  tkl_ctl_table_text (table, row->key_text);
  tkl_ctl_table_text (table, row->employee_number);
  tkl_ctl_table_int_or (table, has_point ? tick->point.lat_e7 : G_MININT32, G_MININT32);
  tkl_ctl_table_int_or (table, has_point ? tick->point.lon_e7 : G_MININT32, G_MININT32);
  tkl_ctl_table_text (table, row->address);
  tkl_ctl_table_text (table, tkl_place_to_text (tick->place));
  tkl_ctl_table_text (table, row->project_number);
  tkl_ctl_table_list (table, row->candidate_numbers, tick->n_candidates);
  tkl_ctl_table_text (table, tkl_tick_reason_text (tick));
  tkl_ctl_table_int (table, (tick->flags & TKL_TICK_IS_DOUBLE) != 0);
  tkl_ctl_table_int (table, (tick->flags & TKL_TICK_BLOCKED) != 0);
  tkl_ctl_table_int (table, (tick->flags & TKL_TICK_NOT_TO_CLOCK) == 0);
  tkl_ctl_table_int (table, (tick->flags & TKL_TICK_IN_CLOCK) != 0);
  return TRUE;
}

/* --- lines --------------------------------------------------------------------------------- */

static const TklCtlColumn line_columns[] = {
  { "id", N_ ("Id"), TKL_CELL_INT },
  { "employee", N_ ("Employee"), TKL_CELL_TEXT },
  { "date", N_ ("Date"), TKL_CELL_DAY },
  { "begin", N_ ("Begin"), TKL_CELL_INSTANT },
  { "end", N_ ("End"), TKL_CELL_INSTANT },
  { "minutes", N_ ("Duration"), TKL_CELL_MINUTES },
  { "type", N_ ("Type"), TKL_CELL_WORD },
  { "subtype", N_ ("Sub-type"), TKL_CELL_WORD },
  { "project", N_ ("Project"), TKL_CELL_TEXT },
  { "km", N_ ("Km"), TKL_CELL_TENTHS },
  { "km_source", N_ ("Km from"), TKL_CELL_WORD },
  { "doubled", N_ ("Doubled"), TKL_CELL_BOOL },
  { "role", N_ ("Role"), TKL_CELL_WORD },
  { "with_passengers", N_ ("With passengers"), TKL_CELL_BOOL },
  { "origin", N_ ("Origin"), TKL_CELL_WORD },
  { "finished", N_ ("Finished"), TKL_CELL_BOOL },
  { "note", N_ ("Note"), TKL_CELL_TEXT },
  { NULL },
};

static gboolean
add_line (const TklLineRow *row, gpointer data, GError **error)
{
  TklCtlTable *table = data;
  const TklClockLine *line = row->line;

  tkl_ctl_table_int (table, line->id);
  tkl_ctl_table_text (table, row->employee_number);
  tkl_ctl_table_int (table, line->day);
  tkl_ctl_table_int (table, line->begin_utc_ms);
  tkl_ctl_table_int (table, line->end_utc_ms);
  tkl_ctl_table_int (table, line->minutes);
  tkl_ctl_table_text (table, tkl_line_type_to_text (line->type));
  tkl_ctl_table_text (table, tkl_line_subtype_to_text (line->subtype));
  tkl_ctl_table_text (table, row->project_number);
  tkl_ctl_table_int_or (table, line->km_tenths, -1);
  tkl_ctl_table_text (table, tkl_km_source_to_text (line->km_source));
  tkl_ctl_table_int (table, (line->flags & TKL_LINE_DOUBLED) != 0);
  tkl_ctl_table_text (table, tkl_role_to_text (line->role));
  tkl_ctl_table_int (table, (line->flags & TKL_LINE_WITH_PASSENGERS) != 0);
  tkl_ctl_table_text (table, line->origin == TKL_ORIGIN_TICKS ? "ticks" : "manual");
  tkl_ctl_table_int (table, (line->flags & TKL_LINE_FINISHED) != 0);
  tkl_ctl_table_text (table, line->note);
  return TRUE;
}

/* --- days ---------------------------------------------------------------------------------- */

static const TklCtlColumn day_columns[] = {
  { "employee", N_ ("Employee"), TKL_CELL_TEXT },
  { "date", N_ ("Date"), TKL_CELL_DAY },
  { "ticks", N_ ("Ticks"), TKL_CELL_INT },
  { "complete", N_ ("Complete"), TKL_CELL_BOOL },
  { "problem", N_ ("Problem"), TKL_CELL_WORD },
  { "worked", N_ ("Worked"), TKL_CELL_MINUTES },
  { "break", N_ ("Break"), TKL_CELL_MINUTES },
  { "commute", N_ ("Commute"), TKL_CELL_MINUTES },
  { "mobility", N_ ("Mobility"), TKL_CELL_MINUTES },
  { "km", N_ ("Km"), TKL_CELL_TENTHS },
  { "expected", N_ ("Expected"), TKL_CELL_MINUTES },
  { "balance", N_ ("Balance"), TKL_CELL_BALANCE },
  { NULL },
};

static gboolean
add_day (const TklDayRow *row, gpointer data, GError **error)
{
  TklCtlTable *table = data;
  const TklTotals *totals = &row->totals;

  tkl_ctl_table_text (table, row->employee_number);
  tkl_ctl_table_int (table, row->day);
  tkl_ctl_table_int (table, row->state.n_kept);
  tkl_ctl_table_int (table, row->state.complete);
  tkl_ctl_table_text (table, tkl_day_problem_to_text (row->state.problem));
  tkl_ctl_table_int (table, totals->worked_min);
  tkl_ctl_table_int (table, totals->break_min);
  tkl_ctl_table_int (table, totals->commute_min);
  tkl_ctl_table_int (table, totals->mobility_min);
  tkl_ctl_table_int (table, totals->km_tenths);
  tkl_ctl_table_int_or (table, totals->has_schedule ? totals->expected_min : G_MININT64,
                        G_MININT64);
  tkl_ctl_table_int_or (table, totals->has_schedule ? totals->balance_min : G_MININT64, G_MININT64);
  return TRUE;
}

/* --- employees ----------------------------------------------------------------------------- */

static const TklCtlColumn employee_columns[] = {
  { "number", N_ ("Number"), TKL_CELL_TEXT },
  { "first_name", N_ ("First name"), TKL_CELL_TEXT },
  { "last_name", N_ ("Last name"), TKL_CELL_TEXT },
  { "street", N_ ("Street"), TKL_CELL_TEXT },
  { "house_number", N_ ("House number"), TKL_CELL_TEXT },
  { "postal_code", N_ ("Postal code"), TKL_CELL_TEXT },
  { "town", N_ ("Town"), TKL_CELL_TEXT },
  { "country", N_ ("Country"), TKL_CELL_TEXT },
  { "latitude", N_ ("Latitude"), TKL_CELL_DEGREES },
  { "longitude", N_ ("Longitude"), TKL_CELL_DEGREES },
  { "registered", N_ ("Registered"), TKL_CELL_BOOL },
  { "active", N_ ("Active"), TKL_CELL_BOOL },
  { "role", N_ ("Role"), TKL_CELL_WORD },
  { "key", N_ ("Key"), TKL_CELL_TEXT },
  { "key_from", N_ ("Key from"), TKL_CELL_DAY },
  { "key_to", N_ ("Key to"), TKL_CELL_DAY },
  { "national_number", N_ ("National number"), TKL_CELL_TEXT },
  { "in_service_from", N_ ("In service from"), TKL_CELL_DAY },
  { "in_service_to", N_ ("In service to"), TKL_CELL_DAY },
  { "expected_minutes", N_ ("Expected"), TKL_CELL_MINUTES },
  { "day_start", N_ ("Day start"), TKL_CELL_CLOCK },
  { NULL },
};

static void
add_address (TklCtlTable *table, const TklAddress *address, TklPoint point)
{
  gboolean has_point = tkl_point_is_set (point);

  tkl_ctl_table_text (table, address->street);
  tkl_ctl_table_text (table, address->house_number);
  tkl_ctl_table_text (table, address->postal_code);
  tkl_ctl_table_text (table, address->town);
  tkl_ctl_table_text (table, address->country);
  tkl_ctl_table_int_or (table, has_point ? point.lat_e7 : G_MININT32, G_MININT32);
  tkl_ctl_table_int_or (table, has_point ? point.lon_e7 : G_MININT32, G_MININT32);
}

/* The same columns as the file that is imported; a row for each key. */
static void
add_employee_with_key (TklCtlTable *table, const TklEmployeeRow *row, const TklHeldKey *key)
{
  const TklEmployee *employee = row->employee;
  const TklWorkSchedule *schedule = row->schedule;
  g_autofree char *masked = employee->national_number != NULL
                                ? tkl_ident_mask_national_number (employee->national_number)
                                : NULL;

  tkl_ctl_table_text (table, employee->number);
  tkl_ctl_table_text (table, employee->first_name);
  tkl_ctl_table_text (table, employee->last_name);
  add_address (table, &employee->address, employee->home);
  tkl_ctl_table_int (table, employee->registered);
  tkl_ctl_table_int (table, employee->active);
  tkl_ctl_table_text (table, tkl_role_to_text (employee->role));
  tkl_ctl_table_text (table, key != NULL ? key->key : NULL);
  tkl_ctl_table_int_or (table, key != NULL ? key->from : TKL_DAY_NONE, TKL_DAY_NONE);
  tkl_ctl_table_int_or (table, key != NULL ? key->to : TKL_DAY_NONE, TKL_DAY_NONE);
  tkl_ctl_table_text (table, masked);
  tkl_ctl_table_int_or (table, employee->in_service_from, TKL_DAY_NONE);
  tkl_ctl_table_int_or (table, employee->in_service_to, TKL_DAY_NONE);
  tkl_ctl_table_int_or (table, schedule != NULL ? schedule->minutes[0] : -1, -1);
  tkl_ctl_table_int_or (table, employee->day_start_min, -1);
}

static gboolean
add_employee (const TklEmployeeRow *row, gpointer data, GError **error)
{
  if (row->n_keys == 0)
    add_employee_with_key (data, row, NULL);
  for (gsize i = 0; i < row->n_keys; i++)
    add_employee_with_key (data, row, &row->keys[i]);
  return TRUE;
}

/* --- schedules ----------------------------------------------------------------------------- */

static const TklCtlColumn schedule_columns[] = {
  { "employee", N_ ("Employee"), TKL_CELL_TEXT },
  { "from", N_ ("From"), TKL_CELL_DAY },
  { "to", N_ ("To"), TKL_CELL_DAY },
  { "monday", N_ ("Monday"), TKL_CELL_MINUTES },
  { "tuesday", N_ ("Tuesday"), TKL_CELL_MINUTES },
  { "wednesday", N_ ("Wednesday"), TKL_CELL_MINUTES },
  { "thursday", N_ ("Thursday"), TKL_CELL_MINUTES },
  { "friday", N_ ("Friday"), TKL_CELL_MINUTES },
  { "saturday", N_ ("Saturday"), TKL_CELL_MINUTES },
  { "sunday", N_ ("Sunday"), TKL_CELL_MINUTES },
  { "week", N_ ("Week"), TKL_CELL_MINUTES },
  { NULL },
};

static gboolean
add_schedule (const TklWorkScheduleRow *row, gpointer data, GError **error)
{
  const TklWorkSchedule *schedule = row->schedule;

  tkl_ctl_table_text (data, row->employee->number);
  tkl_ctl_table_int_or (data, schedule->from, TKL_DAY_NONE);
  tkl_ctl_table_int_or (data, schedule->to, TKL_DAY_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (schedule->minutes); i++)
    tkl_ctl_table_int (data, schedule->minutes[i]);
  tkl_ctl_table_int (data, tkl_work_schedule_week_min (schedule));
  return TRUE;
}

/* --- projects and vehicles ----------------------------------------------------------------- */

static const TklCtlColumn project_columns[] = {
  { "number", N_ ("Number"), TKL_CELL_TEXT },
  { "name", N_ ("Name"), TKL_CELL_TEXT },
  { "client", N_ ("Client"), TKL_CELL_TEXT },
  { "street", N_ ("Street"), TKL_CELL_TEXT },
  { "house_number", N_ ("House number"), TKL_CELL_TEXT },
  { "postal_code", N_ ("Postal code"), TKL_CELL_TEXT },
  { "town", N_ ("Town"), TKL_CELL_TEXT },
  { "country", N_ ("Country"), TKL_CELL_TEXT },
  { "latitude", N_ ("Latitude"), TKL_CELL_DEGREES },
  { "longitude", N_ ("Longitude"), TKL_CELL_DEGREES },
  { "radius", N_ ("Radius"), TKL_CELL_INT },
  { "mode", N_ ("Found by"), TKL_CELL_WORD },
  { "status", N_ ("Status"), TKL_CELL_WORD },
  { "from", N_ ("From"), TKL_CELL_DAY },
  { "to", N_ ("To"), TKL_CELL_DAY },
  { "declaration_number", N_ ("Declaration number"), TKL_CELL_TEXT },
  { "presence_required", N_ ("Presence required"), TKL_CELL_BOOL },
  { "works_declared", N_ ("Works declared"), TKL_CELL_BOOL },
  { "for_service", N_ ("For technicians"), TKL_CELL_BOOL },
  { "zones", N_ ("Zones"), TKL_CELL_INT },
  { NULL },
};

static gboolean
add_project (const TklProjectRow *row, gpointer data, GError **error)
{
  TklCtlTable *table = data;
  const TklProject *project = row->project;

  tkl_ctl_table_text (table, project->number);
  tkl_ctl_table_text (table, project->name);
  tkl_ctl_table_text (table, project->client);
  add_address (table, &project->address, project->location);
  tkl_ctl_table_int_or (table, project->radius_m, 0);
  tkl_ctl_table_text (table, tkl_project_mode_to_text (project->mode));
  tkl_ctl_table_text (table, tkl_project_status_to_text (project->status));
  tkl_ctl_table_int_or (table, project->from, TKL_DAY_NONE);
  tkl_ctl_table_int_or (table, project->to, TKL_DAY_NONE);
  tkl_ctl_table_text (table, project->declaration_number);
  tkl_ctl_table_int (table, project->presence_required);
  tkl_ctl_table_int (table, project->works_declared);
  tkl_ctl_table_int (table, project->for_service);
  tkl_ctl_table_int (table, row->n_zones);
  return TRUE;
}

static const TklCtlColumn vehicle_columns[] = {
  { "name", N_ ("Name"), TKL_CELL_TEXT },
  { "plate", N_ ("Plate"), TKL_CELL_TEXT },
  { "imei", N_ ("IMEI"), TKL_CELL_TEXT },
  { "remote_id", N_ ("Id at TrustTrack"), TKL_CELL_TEXT },
  { "gone", N_ ("Gone"), TKL_CELL_BOOL },
  { "first_record", N_ ("First record"), TKL_CELL_INSTANT },
  { "last_record", N_ ("Last record"), TKL_CELL_INSTANT },
  { NULL },
};

static gboolean
add_vehicle (const TklVehicleRow *row, gpointer data, GError **error)
{
  TklCtlTable *table = data;

  tkl_ctl_table_text (table, row->title);
  tkl_ctl_table_text (table, row->plate);
  tkl_ctl_table_text (table, row->imei);
  tkl_ctl_table_text (table, row->remote_id);
  tkl_ctl_table_int (table, row->gone);
  tkl_ctl_table_int_or (table, row->first_utc_ms, G_MININT64);
  tkl_ctl_table_int_or (table, row->last_utc_ms, G_MININT64);
  return TRUE;
}

/* --- keys ---------------------------------------------------------------------------------- */

static const TklCtlColumn key_columns[] = {
  { "key", N_ ("Key"), TKL_CELL_TEXT },
  { "status", N_ ("Number"), TKL_CELL_WORD },
  { "spellings", N_ ("As sent"), TKL_CELL_LIST },
  { "candidates", N_ ("May be"), TKL_CELL_LIST },
  { "employee", N_ ("Employee"), TKL_CELL_TEXT },
  { "from", N_ ("From"), TKL_CELL_DAY },
  { "to", N_ ("To"), TKL_CELL_DAY },
  { "ticks", N_ ("Ticks"), TKL_CELL_INT },
  { "unknown", N_ ("Without holder"), TKL_CELL_INT },
  { "first", N_ ("First tick"), TKL_CELL_INSTANT },
  { "last", N_ ("Last tick"), TKL_CELL_INSTANT },
  { "vehicle", N_ ("Vehicle"), TKL_CELL_TEXT },
  { "vehicles", N_ ("Vehicles"), TKL_CELL_LIST },
  { "latitude", N_ ("Latitude"), TKL_CELL_DEGREES },
  { "longitude", N_ ("Longitude"), TKL_CELL_DEGREES },
  { "address", N_ ("Address"), TKL_CELL_TEXT },
  { "aside", N_ ("Put aside"), TKL_CELL_BOOL },
  { "method", N_ ("Identification method"), TKL_CELL_WORD },
  { NULL },
};

static const char *
name_key_status (TklKeyStatus status)
{
  switch (status)
    {
    case TKL_KEY_VALID:
      return "valid";
    case TKL_KEY_UNVERIFIED:
      return "serial";
    case TKL_KEY_OPAQUE:
    case TKL_KEY_NONE:
    default:
      return "opaque";
    }
}

static void
add_strings (TklCtlTable *table, GStrv strings)
{
  tkl_ctl_table_list (table, (const char *const *) strings, g_strv_length (strings));
}

static gboolean
add_key (const TklKeyRow *row, gpointer data, GError **error)
{
  TklCtlTable *table = data;
  gboolean has_point = tkl_point_is_set (row->last_point);

  tkl_ctl_table_text (table, row->text);
  tkl_ctl_table_text (table, name_key_status (row->status));
  add_strings (table, row->spellings);
  add_strings (table, row->candidates);
  tkl_ctl_table_text (table, row->holder);
  tkl_ctl_table_int_or (table, row->from, TKL_DAY_NONE);
  tkl_ctl_table_int_or (table, row->to, TKL_DAY_NONE);
  tkl_ctl_table_int (table, row->n_ticks);
  tkl_ctl_table_int (table, row->n_unheld);
  tkl_ctl_table_int_or (table, row->first_utc_ms, G_MININT64);
  tkl_ctl_table_int_or (table, row->last_utc_ms, G_MININT64);
  tkl_ctl_table_text (table, row->last_vehicle);
  add_strings (table, row->vehicles);
  tkl_ctl_table_int_or (table, has_point ? row->last_point.lat_e7 : G_MININT32, G_MININT32);
  tkl_ctl_table_int_or (table, has_point ? row->last_point.lon_e7 : G_MININT32, G_MININT32);
  tkl_ctl_table_text (table, row->last_address);
  tkl_ctl_table_int (table, row->aside);
  tkl_ctl_table_text (table, tkl_key_method_to_text (row->method));
  return TRUE;
}

/* --- the command --------------------------------------------------------------------------- */

static TklExit
run_list (TklCtl *ctl, const TklCtlColumn *columns, TklListReceiver receiver)
{
  TklListFilter filter = { .employee = ctl->options.employee, .project = ctl->options.project };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TklZone) zone = NULL;
  TklCtlTable *table;
  GError *error = NULL;

  if (!tkl_ctl_days (ctl, FALSE, &filter.from, &filter.to))
    return TKL_EXIT_USAGE;
  zone = tkl_ctl_load_zone (ctl, &error);
  if (zone == NULL)
    return tkl_ctl_fail (error);

  /* A table is printed when all its widths are known, other rows as they come. */
  if (ctl->format != TKL_CTL_TABLE)
    tkl_ctl_progress_end ();
  table = tkl_ctl_table_new (ctl->format, columns, zone);
  receiver.user_data = table;
  tkl_list_async (ctl->office, &filter, &receiver, ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  if (!tkl_list_finish (ctl->office, result, &error))
    {
      tkl_ctl_table_discard (table);
      return tkl_ctl_fail (error);
    }
  tkl_ctl_table_finish (table);
  return TKL_EXIT_DONE;
}

static TklExit
run_ticks (TklCtl *ctl)
{
  return run_list (ctl, tick_columns, (TklListReceiver){ .ticks = add_tick });
}

static TklExit
run_lines (TklCtl *ctl)
{
  return run_list (ctl, line_columns, (TklListReceiver){ .lines = add_line });
}

static TklExit
run_days (TklCtl *ctl)
{
  return run_list (ctl, day_columns, (TklListReceiver){ .days = add_day });
}

static TklExit
run_employees (TklCtl *ctl)
{
  return run_list (ctl, employee_columns, (TklListReceiver){ .employees = add_employee });
}

static TklExit
run_schedules (TklCtl *ctl)
{
  return run_list (ctl, schedule_columns, (TklListReceiver){ .schedules = add_schedule });
}

static TklExit
run_projects (TklCtl *ctl)
{
  return run_list (ctl, project_columns, (TklListReceiver){ .projects = add_project });
}

static TklExit
run_vehicles (TklCtl *ctl)
{
  return run_list (ctl, vehicle_columns, (TklListReceiver){ .vehicles = add_vehicle });
}

static TklExit
run_keys (TklCtl *ctl)
{
  return run_list (ctl, key_columns, (TklListReceiver){ .keys = add_key });
}

#define LIST_USAGE "[--from D --to D] [--employee NUMBER] [--project NUMBER]"

const TklCtlCommand tkl_ctl_list_commands[] = {
  { "list employees", LIST_USAGE, N_ ("List employees and their keys."), NULL,
    TKL_READS_ONLY | TKL_OPTION_RANGE | TKL_OPTION_FILTER, 0, 0, run_employees,
    tkl_ctl_check_days },
  { "list schedules", LIST_USAGE, N_ ("List the expected hours of employees."), NULL,
    TKL_READS_ONLY | TKL_OPTION_RANGE | TKL_OPTION_FILTER, 0, 0, run_schedules,
    tkl_ctl_check_days },
  { "list projects", LIST_USAGE, N_ ("List projects."), NULL,
    TKL_READS_ONLY | TKL_OPTION_RANGE | TKL_OPTION_FILTER, 0, 0, run_projects, tkl_ctl_check_days },
  { "list vehicles", LIST_USAGE, N_ ("List vehicles."), NULL,
    TKL_READS_ONLY | TKL_OPTION_RANGE | TKL_OPTION_FILTER, 0, 0, run_vehicles, tkl_ctl_check_days },
  { "list keys", LIST_USAGE, N_ ("List keys, known and unknown, with who holds them."), NULL,
    TKL_READS_ONLY | TKL_OPTION_RANGE | TKL_OPTION_FILTER, 0, 0, run_keys, tkl_ctl_check_days },
  { "list ticks", LIST_USAGE, N_ ("List ticks, oldest first."), NULL,
    TKL_READS_ONLY | TKL_OPTION_RANGE | TKL_OPTION_FILTER, 0, 0, run_ticks, tkl_ctl_check_days },
  { "list days", LIST_USAGE, N_ ("List workdays with their state and totals."), NULL,
    TKL_READS_ONLY | TKL_OPTION_RANGE | TKL_OPTION_FILTER, 0, 0, run_days, tkl_ctl_check_days },
  { "list lines", LIST_USAGE, N_ ("List lines of the time clock."), NULL,
    TKL_READS_ONLY | TKL_OPTION_RANGE | TKL_OPTION_FILTER, 0, 0, run_lines, tkl_ctl_check_days },
  { NULL },
};
