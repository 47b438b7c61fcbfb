/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of projects: columns and rows. */
/* Thread: main; add_row() on the reader thread. */
#include "tkl-format.h"
#include "tkl-list-load.h"
#include "tkl-table-source.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 id;
  TklTextRef number, name, client, town;
  gint32 radius_m;
  guint32 n_zones;
  TklDay from, to;
  guint8 status, mode;
} ProjectRow;

#define TEXT_OF(member)                                                                            \
  static char *text_of_##member (const TklRowSet *set, gconstpointer row)                          \
  {                                                                                                \
    return g_strdup (tkl_row_set_text (set, ((const ProjectRow *) row)->member));                  \
  }
TEXT_OF (number)
TEXT_OF (name)
TEXT_OF (client)
TEXT_OF (town)

static char *
text_of_status (const TklRowSet *set, gconstpointer row)
{
  switch (((const ProjectRow *) row)->status)
    {
    case TKL_PROJECT_BLOCKED:
      return g_strdup (C_ ("project", "Blocked"));
    case TKL_PROJECT_CLOSED:
      return g_strdup (C_ ("project", "Closed"));
    default:
      return g_strdup (C_ ("project", "Active"));
    }
}

static char *
text_of_zones (const TklRowSet *set, gconstpointer row)
{
  return g_strdup_printf ("%u", ((const ProjectRow *) row)->n_zones);
}

static char *
text_of_radius (const TklRowSet *set, gconstpointer row)
{
  const ProjectRow *project = row;

  if (project->mode == TKL_PROJECT_MODE_POI || project->radius_m == 0)
    return g_strdup ("");
  /* Translators: metres. */
  return g_strdup_printf (_ ("%d m"), project->radius_m);
}

static char *
text_of_from (const TklRowSet *set, gconstpointer row)
{
  return tkl_format_day (((const ProjectRow *) row)->from);
}

static char *
text_of_to (const TklRowSet *set, gconstpointer row)
{
  return tkl_format_day (((const ProjectRow *) row)->to);
}

#define COMPARE(name, member)                                                                      \
  static int compare_##name (const TklRowSet *set, gconstpointer a, gconstpointer b)               \
  {                                                                                                \
    gint64 left = ((const ProjectRow *) a)->member;                                                \
    gint64 right = ((const ProjectRow *) b)->member;                                               \
    return (left > right) - (left < right);                                                        \
  }
COMPARE (zones, n_zones)
COMPARE (radius, radius_m)
COMPARE (from, from)
COMPARE (to, to)

static const TklColumn columns[] = {
  { "number", N_ ("Number"), 10, .text = text_of_number },
  { "name", N_ ("Name"), 28, .grows = TRUE, .text = text_of_name },
  { "client", N_ ("Client"), 20, .text = text_of_client },
  { "town", N_ ("Town"), 18, .text = text_of_town },
  { "status", N_ ("State"), 12, .text = text_of_status },
  { "zones", N_ ("Zones"), 8, .numeric = TRUE, .text = text_of_zones, .compare = compare_zones },
  { "radius", N_ ("Radius"), 10, .numeric = TRUE, .text = text_of_radius,
    .compare = compare_radius },
  { "from", N_ ("From"), 12, .numeric = TRUE, .optional = TRUE, .text = text_of_from,
    .compare = compare_from },
  { "to", N_ ("To"), 12, .numeric = TRUE, .optional = TRUE, .text = text_of_to,
    .compare = compare_to },
};

static gboolean
add_row (const TklProjectRow *of_service, gpointer user_data, GError **error)
{
  TklRowSet *set = user_data;
  const TklProject *project = of_service->project;
  ProjectRow *row = tkl_row_set_append (set);

  row->id = project->id;
  row->number = tkl_row_set_intern (set, project->number);
  row->name = tkl_row_set_intern (set, project->name);
  row->client = tkl_row_set_intern (set, project->client);
  row->town = tkl_row_set_intern (set, project->address.town);
  row->radius_m = project->radius_m;
  row->n_zones = of_service->n_zones;
  row->from = project->from;
  row->to = project->to;
  row->status = project->status;
  row->mode = project->mode;
  return TRUE;
}

static const char *const choices[]
    = { N_ ("All projects"), N_ ("Active"), N_ ("Blocked"), N_ ("Closed"), NULL };

static gboolean
keep_row (const TklRowSet *set, gconstpointer row, guint choice)
{
  return choice == 0 || ((const ProjectRow *) row)->status == choice - 1;
}

static void
load_async (TklDesk *desk,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (desk, cancellable, callback, user_data);

  tkl_list_load_async (desk, sizeof (ProjectRow), (TklListReceiver){ .projects = add_row }, FALSE,
                       cancellable, task);
}

const TklTableSource tkl_project_source
    = { .name = "projects",
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .icon_name = "mark-location-symbolic",
        .empty_title = N_ ("No projects"),
        .empty_text = N_ ("Import a list of projects from Excel or CSV."),
        .empty_action = "win.import::projects",
        .empty_label = N_ ("Import…"),
        .choices = choices,
        .keep = keep_row,
        .load_async = load_async,
        .load_finish = tkl_list_load_finish };
