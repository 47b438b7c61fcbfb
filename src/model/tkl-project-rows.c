/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of projects: columns and rows. */
/* Thread: main; add_row() on the reader thread. */
#include "tkl-table-source.h"

#include <glib/gi18n-lib.h>

enum
{
  FIELD_NUMBER = TKL_FIELD_ID + 1,
  FIELD_NAME,
  FIELD_CLIENT,
  FIELD_TOWN,
  FIELD_STATUS,
  FIELD_ZONES,
  FIELD_RADIUS, /* −1: places are drawn */
  FIELD_FROM,
  FIELD_TO,
  N_FIELDS
};

static char *
text_of_status (const TklRowSet *set, gint64 status)
{
  switch (status)
    {
    case TKL_PROJECT_BLOCKED:
      return g_strdup (C_ ("project", "Blocked"));
    case TKL_PROJECT_CLOSED:
      return g_strdup (C_ ("project", "Closed"));
    default:
      return g_strdup (C_ ("project", "Active"));
    }
}

static const TklColumn columns[] = {
  { "number", N_ ("Number"), 10, FIELD_NUMBER },
  { "name", N_ ("Name"), 28, FIELD_NAME, .grows = TRUE },
  { "client", N_ ("Client"), 20, FIELD_CLIENT },
  { "town", N_ ("Town"), 18, FIELD_TOWN },
  { "status", N_ ("State"), 12, FIELD_STATUS, .text = text_of_status },
  { "zones", N_ ("Zones"), 8, FIELD_ZONES, .numeric = TRUE, .text = tkl_text_of_count,
    .order = TKL_ORDER_VALUE },
  { "radius", N_ ("Radius"), 10, FIELD_RADIUS, .numeric = TRUE, .text = tkl_text_of_metres,
    .order = TKL_ORDER_VALUE },
  { "from", N_ ("From"), 12, FIELD_FROM, .numeric = TRUE, .optional = TRUE, .text = tkl_text_of_day,
    .order = TKL_ORDER_VALUE },
  { "to", N_ ("To"), 12, FIELD_TO, .numeric = TRUE, .optional = TRUE, .text = tkl_text_of_day,
    .order = TKL_ORDER_VALUE },
};

static gboolean
add_row (const TklProjectRow *row, gpointer user_data, GError **error)
{
  TklRowSet *set = user_data;
  const TklProject *project = row->project;
  gboolean has_radius = project->mode != TKL_PROJECT_MODE_POI && project->radius_m != 0;
  gint64 values[N_FIELDS] = { project->id };

  values[FIELD_NUMBER] = tkl_row_set_intern (set, project->number);
  values[FIELD_NAME] = tkl_row_set_intern (set, project->name);
  values[FIELD_CLIENT] = tkl_row_set_intern (set, project->client);
  values[FIELD_TOWN] = tkl_row_set_intern (set, project->address.town);
  values[FIELD_STATUS] = project->status;
  values[FIELD_ZONES] = row->n_zones;
  values[FIELD_RADIUS] = has_radius ? project->radius_m : -1;
  values[FIELD_FROM] = project->from;
  values[FIELD_TO] = project->to;
  tkl_row_set_append (set, values);
  return TRUE;
}

static const char *const choices[]
    = { N_ ("All projects"), N_ ("Active"), N_ ("Blocked"), N_ ("Closed"), NULL };

static gboolean
keep_row (const TklRowSet *set, guint row, guint choice)
{
  return tkl_row_set_value (set, row, FIELD_STATUS) == choice - 1;
}

const TklTableSource tkl_project_source
    = { .name = "projects",
        .n_fields = N_FIELDS,
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .icon_name = "mark-location-symbolic",
        .empty_title = N_ ("No projects"),
        .empty_text = N_ ("Import a list of projects from Excel or CSV."),
        .empty_action = "win.import::projects",
        .empty_label = N_ ("Import…"),
        .choices = choices,
        .keep = keep_row,
        .receiver = { .projects = add_row } };
