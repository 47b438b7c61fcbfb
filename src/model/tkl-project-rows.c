/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of projects: columns and rows. */
/* Thread: main; add_row() on the reader thread. */
#include "tkl-project-rows.h"

#include "tkl-format.h"
#include "tkl-ident.h"
#include "tkl-project-edit.h"
#include "tkl-table-source.h"

#include <glib/gi18n-lib.h>

enum
{
  FIELD_NUMBER = TKL_FIELD_ID + 1,
  FIELD_NAME,
  FIELD_CLIENT,
  FIELD_TOWN,
  FIELD_STATUS, /* as stored */
  FIELD_STATE,  /* … and what its last day makes of it */
  FIELD_ZONES,
  FIELD_RADIUS, /* that counts, its own or the company's; −1: there is none, or places are drawn */
  FIELD_LAST,
  FIELD_MINUTES,
  FIELD_FROM,
  FIELD_TO,
  FIELD_STREET,
  FIELD_SERVICE,
  FIELD_DECLARATION,
  FIELD_FLAGS,
  N_FIELDS
};

enum
{
  FLAG_NO_PLACE = 1 << 0,  /* neither coordinates nor a zone */
  FLAG_NO_RADIUS = 1 << 1, /* takes ticks at any distance (F121) */
  FLAG_PRESENCE = 1 << 2,  /* data for Checkin@Work are missing */
  FLAG_ATTENTION = 1 << 3,
};

/* On its last day a project still takes ticks. */
enum
{
  STATE_ACTIVE,
  STATE_BLOCKED,
  STATE_ENDS_TODAY,
  STATE_ENDED,
  STATE_CLOSED,
};

static gint64
find_state (const TklProject *project, TklDay today)
{
  switch (project->status)
    {
    case TKL_PROJECT_BLOCKED:
      return STATE_BLOCKED;
    case TKL_PROJECT_CLOSED:
      return STATE_CLOSED;
    case TKL_PROJECT_ACTIVE:
    default:
      if (tkl_project_is_over (project, today))
        return STATE_ENDED;
      return project->to == today ? STATE_ENDS_TODAY : STATE_ACTIVE;
    }
}

static char *
text_of_state (const TklRowSet *set, gint64 state)
{
  switch (state)
    {
    case STATE_BLOCKED:
      return g_strdup (C_ ("project", "Blocked"));
    case STATE_ENDS_TODAY:
      return g_strdup (C_ ("project", "Ends today"));
    case STATE_ENDED:
      return g_strdup (C_ ("project", "Ended"));
    case STATE_CLOSED:
      return g_strdup (C_ ("project", "Closed"));
    default:
      return g_strdup (C_ ("project", "Active"));
    }
}

static char *
text_of_minutes (const TklRowSet *set, gint64 minutes)
{
  return tkl_format_minutes (minutes, FALSE);
}

static const TklColumn columns[] = {
  { "number", N_ ("Number"), 8, FIELD_NUMBER },
  { "name", N_ ("Name"), 24, FIELD_NAME, .grows = TRUE },
  { "client", N_ ("Client"), 15, FIELD_CLIENT },
  { "town", N_ ("Town"), 14, FIELD_TOWN },
  { "status", N_ ("State"), 10, FIELD_STATE, .text = text_of_state },
  { "zones", N_ ("Zones"), 6, FIELD_ZONES, .numeric = TRUE, .text = tkl_text_of_count,
    .order = TKL_ORDER_VALUE },
  { "radius", N_ ("Radius"), 8, FIELD_RADIUS, .numeric = TRUE, .text = tkl_text_of_metres,
    .order = TKL_ORDER_VALUE },
  { "last-tick", N_ ("Last tick"), 10, FIELD_LAST, .numeric = TRUE, .text = tkl_text_of_day,
    .order = TKL_ORDER_VALUE },
  { "month", N_ ("This month"), 10, FIELD_MINUTES, .numeric = TRUE, .text = text_of_minutes,
    .typed = TKL_TYPED_LENGTH, .order = TKL_ORDER_VALUE },
  { "from", N_ ("From"), 11, FIELD_FROM, .numeric = TRUE, .optional = TRUE, .text = tkl_text_of_day,
    .order = TKL_ORDER_VALUE },
  { "to", N_ ("To"), 11, FIELD_TO, .numeric = TRUE, .optional = TRUE, .text = tkl_text_of_day,
    .order = TKL_ORDER_VALUE },
  { "street", N_ ("Street"), 24, FIELD_STREET, .optional = TRUE },
  { "service", N_ ("For technicians"), 10, FIELD_SERVICE, .optional = TRUE,
    .text = tkl_text_of_mark },
  { "declaration", N_ ("Declaration number"), 16, FIELD_DECLARATION, .optional = TRUE },
};

static gboolean
lacks_presence (const TklProject *project)
{
  TklIdentProblem problem = tkl_ident_declaration_number (project->declaration_number, NULL);

  return project->presence_required
         && (!project->works_declared || (problem != TKL_IDENT_OK && problem != TKL_IDENT_CHECK));
}

static gint64
find_flags (const TklProjectRow *row)
{
  const TklProject *project = row->project;
  const TklProjectSurroundings around = { NULL, row->default_radius_m, row->n_zones };
  gboolean has_place = tkl_point_is_set (project->location);
  gboolean has_circle = project->mode == TKL_PROJECT_MODE_RADIUS && has_place;
  gint64 flags = 0;

  if (!has_circle && row->n_zones == 0)
    flags |= FLAG_NO_PLACE;
  if (has_circle && project->radius_m == 0 && row->default_radius_m == 0)
    flags |= FLAG_NO_RADIUS;
  if (lacks_presence (project))
    flags |= FLAG_PRESENCE;
  if (!tkl_project_is_over (project, row->today) && tkl_project_needs_attention (project, &around))
    flags |= FLAG_ATTENTION;
  return flags;
}

static int
find_radius (const TklProjectRow *row)
{
  int radius_m = row->project->radius_m != 0 ? row->project->radius_m : row->default_radius_m;

  return row->project->mode == TKL_PROJECT_MODE_POI || radius_m == 0 ? -1 : radius_m;
}

static gboolean
add_row (const TklProjectRow *row, gpointer user_data, GError **error)
{
  TklRowSet *set = user_data;
  const TklProject *project = row->project;
  gint64 values[N_FIELDS] = { project->id };

  values[FIELD_NUMBER] = tkl_row_set_intern (set, project->number);
  values[FIELD_NAME] = tkl_row_set_intern (set, project->name);
  values[FIELD_CLIENT] = tkl_row_set_intern (set, project->client);
  values[FIELD_TOWN] = tkl_row_set_intern (set, project->address.town);
  values[FIELD_STATUS] = project->status;
  values[FIELD_STATE] = find_state (project, row->today);
  values[FIELD_ZONES] = row->n_zones;
  values[FIELD_RADIUS] = find_radius (row);
  values[FIELD_LAST] = row->last_day;
  values[FIELD_MINUTES] = row->month_min;
  values[FIELD_FROM] = project->from;
  values[FIELD_TO] = project->to;
  values[FIELD_STREET] = tkl_row_set_intern (set, project->address.street);
  values[FIELD_SERVICE] = project->for_service;
  values[FIELD_DECLARATION] = tkl_row_set_intern (set, project->declaration_number);
  values[FIELD_FLAGS] = find_flags (row);
  tkl_row_set_append (set, values);
  return TRUE;
}

enum
{
  SHOW_ALL,
  SHOW_ACTIVE,
  SHOW_BLOCKED,
  SHOW_OVER,
  SHOW_WITHOUT_PLACE,
  SHOW_WITHOUT_RADIUS,
  SHOW_PRESENCE,
  SHOW_SERVICE,
};
static const char *const choices[] = { N_ ("All projects"),
                                       N_ ("Active"),
                                       N_ ("Blocked"),
                                       N_ ("Ended or closed"),
                                       N_ ("Without coordinates"),
                                       N_ ("Without radius"),
                                       N_ ("Checkin@Work: data missing"),
                                       N_ ("For technicians"),
                                       NULL };

/* What is missing matters while a project is active. */
static gboolean
keep_row (const TklRowSet *set, guint row, guint choice)
{
  gint64 state = tkl_row_set_value (set, row, FIELD_STATE);
  gboolean active = state == STATE_ACTIVE || state == STATE_ENDS_TODAY;
  gint64 flags = active ? tkl_row_set_value (set, row, FIELD_FLAGS) : 0;

  switch (choice)
    {
    case SHOW_ACTIVE:
      return active;
    case SHOW_BLOCKED:
      return state == STATE_BLOCKED;
    case SHOW_OVER:
      return state >= STATE_ENDS_TODAY;
    case SHOW_WITHOUT_PLACE:
      return (flags & FLAG_NO_PLACE) != 0;
    case SHOW_WITHOUT_RADIUS:
      return (flags & FLAG_NO_RADIUS) != 0;
    case SHOW_PRESENCE:
      return (flags & FLAG_PRESENCE) != 0;
    case SHOW_SERVICE:
      return tkl_row_set_value (set, row, FIELD_SERVICE) != 0;
    default:
      return TRUE;
    }
}

static gboolean
needs_attention (const TklRowSet *set, guint row)
{
  return (tkl_row_set_value (set, row, FIELD_FLAGS) & FLAG_ATTENTION) != 0;
}

gboolean
tkl_project_rows_collects (const TklRowSet *set, guint row, TklDay day)
{
  return tkl_row_set_value (set, row, FIELD_SERVICE) != 0
         && tkl_row_set_value (set, row, FIELD_STATUS) == TKL_PROJECT_ACTIVE
         && (day == TKL_DAY_NONE
             || tkl_day_in_period (day, (TklDay) tkl_row_set_value (set, row, FIELD_FROM),
                                   (TklDay) tkl_row_set_value (set, row, FIELD_TO)));
}

const TklTableSource tkl_project_source
    = { .name = "projects",
        .title = N_ ("Projects"),
        .n_fields = N_FIELDS,
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .views = &tkl_table_plain_view,
        .n_views = 1,
        .icon_name = "mark-location-symbolic",
        .empty_title = N_ ("No projects"),
        .empty_text = N_ ("Import a list from Excel or CSV, or add the first one by hand."),
        .empty_action = "win.import::projects",
        .empty_label = N_ ("Import…"),
        .choices = choices,
        .keep = keep_row,
        .needs_attention = needs_attention,
        .receiver = { .projects = add_row, .project_uses = TRUE } };
