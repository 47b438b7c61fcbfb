/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklProject and TklPoi as plain structs. */
/* Thread: any, one at a time. */
#include "tkl-project.h"

#include "tkl-text.h"

static const char *const mode_texts[] = {
  [TKL_PROJECT_MODE_RADIUS] = "radius",
  [TKL_PROJECT_MODE_POI] = "poi",
};

static const char *const status_texts[] = {
  [TKL_PROJECT_ACTIVE] = "active",
  [TKL_PROJECT_BLOCKED] = "blocked",
  [TKL_PROJECT_CLOSED] = "closed",
};

/* Returns: the index of @text, or −1. */
static int
find_text (const char *const *texts, guint n_texts, const char *text)
{
  for (guint i = 0; i < n_texts; i++)
    if (g_strcmp0 (text, texts[i]) == 0)
      return (int) i;
  return -1;
}

const char *
tkl_project_mode_to_text (TklProjectMode mode)
{
  g_return_val_if_fail ((guint) mode < G_N_ELEMENTS (mode_texts), NULL);

  return mode_texts[mode];
}

gboolean
tkl_project_mode_from_text (const char *text, TklProjectMode *ret_mode)
{
  int index = find_text (mode_texts, G_N_ELEMENTS (mode_texts), text);

  g_return_val_if_fail (ret_mode != NULL, FALSE);

  if (index < 0)
    return FALSE;
  *ret_mode = (TklProjectMode) index;
  return TRUE;
}

const char *
tkl_project_status_to_text (TklProjectStatus status)
{
  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (status_texts), NULL);

  return status_texts[status];
}

gboolean
tkl_project_status_from_text (const char *text, TklProjectStatus *ret_status)
{
  int index = find_text (status_texts, G_N_ELEMENTS (status_texts), text);

  g_return_val_if_fail (ret_status != NULL, FALSE);

  if (index < 0)
    return FALSE;
  *ret_status = (TklProjectStatus) index;
  return TRUE;
}

TklProject *
tkl_project_new (void)
{
  TklProject *project = g_new0 (TklProject, 1);

  project->location = TKL_POINT_NONE;
  project->mode = TKL_PROJECT_MODE_RADIUS;
  project->status = TKL_PROJECT_ACTIVE;
  project->from = TKL_DAY_NONE;
  project->to = TKL_DAY_NONE;
  project->colour = -1;
  return project;
}

TklProject *
tkl_project_copy (const TklProject *project)
{
  TklProject *copy;

  if (project == NULL)
    return NULL;

  copy = g_new (TklProject, 1);
  *copy = *project;
  copy->number = g_strdup (project->number);
  copy->name = g_strdup (project->name);
  copy->client = g_strdup (project->client);
  copy->declaration_number = g_strdup (project->declaration_number);
  copy->presence_note = g_strdup (project->presence_note);
  copy->note = g_strdup (project->note);
  copy->address = (TklAddress){ NULL };
  tkl_address_copy_into (&project->address, &copy->address);
  return copy;
}

void
tkl_project_free (TklProject *project)
{
  if (project == NULL)
    return;
  g_free (project->number);
  g_free (project->name);
  g_free (project->client);
  g_free (project->declaration_number);
  g_free (project->presence_note);
  g_free (project->note);
  tkl_address_clear (&project->address);
  g_free (project);
}

char *
tkl_project_label (const TklProject *project)
{
  g_return_val_if_fail (project != NULL, NULL);

  if (tkl_str_empty (project->name))
    return g_strdup (project->number != NULL ? project->number : "");
  if (tkl_str_empty (project->number))
    return g_strdup (project->name);
  return g_strdup_printf ("%s %s", project->number, project->name);
}

gboolean
tkl_project_active_on (const TklProject *project, TklDay day)
{
  g_return_val_if_fail (project != NULL, FALSE);

  return project->status == TKL_PROJECT_ACTIVE
         && tkl_day_in_period (day, project->from, project->to);
}

gboolean
tkl_project_is_over (const TklProject *project, TklDay day)
{
  g_return_val_if_fail (project != NULL, FALSE);

  return project->status == TKL_PROJECT_ACTIVE && project->to != TKL_DAY_NONE && project->to < day;
}

void
tkl_project_end (TklProject *project, TklDay day)
{
  g_return_if_fail (project != NULL && day != TKL_DAY_NONE);

  if (project->status != TKL_PROJECT_ACTIVE
      || (project->from != TKL_DAY_NONE && project->from > day))
    project->status = TKL_PROJECT_CLOSED;
  else if (project->to == TKL_DAY_NONE || project->to > day)
    project->to = day;
}

void
tkl_project_open (TklProject *project, TklDay day)
{
  g_return_if_fail (project != NULL && day != TKL_DAY_NONE);

  project->status = TKL_PROJECT_ACTIVE;
  if (project->to != TKL_DAY_NONE && project->to <= day)
    project->to = TKL_DAY_NONE;
}

TklPoi *
tkl_poi_new (gint64 project_id, const char *name, TklShape *shape_taken)
{
  TklPoi *poi;

  g_return_val_if_fail (shape_taken != NULL, NULL);

  poi = g_new0 (TklPoi, 1);
  poi->project_id = project_id;
  poi->name = g_strdup (name);
  poi->shape = shape_taken;
  return poi;
}

TklPoi *
tkl_poi_copy (const TklPoi *poi)
{
  TklPoi *copy;

  g_return_val_if_fail (poi != NULL, NULL);

  copy = tkl_poi_new (poi->project_id, poi->name, tkl_shape_copy (poi->shape));
  copy->id = poi->id;
  return copy;
}

void
tkl_poi_free (TklPoi *poi)
{
  if (poi == NULL)
    return;
  g_free (poi->name);
  tkl_shape_free (poi->shape);
  g_free (poi);
}
