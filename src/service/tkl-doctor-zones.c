/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places that a day is about, for its map: its projects, those that may be meant, home, employer. */
/* Thread: that of the store. */
#include "tkl-doctor-private.h"
#include "tkl-store-project.h"

static void
want (GHashTable *wanted, gint32 project_id)
{
  if (project_id != 0)
    g_hash_table_add (wanted, GINT_TO_POINTER (project_id));
}

static GHashTable *
find_projects (const TklExam *exam)
{
  GHashTable *wanted = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < exam->day->len; i++)
    {
      const TklTick *tick = &g_array_index (exam->day, TklTick, i);

      want (wanted, tick->project_id);
      for (guint k = 0; k < tick->n_candidates; k++)
        want (wanted, exam->facts.pool[tick->candidates + k]);
    }
  for (guint i = 0; i < exam->repairs->len; i++)
    want (wanted, g_array_index (exam->repairs, TklRepair, i).project_id);
  for (guint i = 0; i < exam->planned->len; i++)
    want (wanted, g_array_index (exam->planned, gint32, i));
  return wanted;
}

static gboolean
add_project (const TklExam *exam, gint32 id, TklAreas *zones, GError **error)
{
  const TklMaster *master = exam->world->master;
  const TklProject *project = tkl_master_project (master, id);
  g_autoptr (GPtrArray) pois = NULL;
  g_autofree char *label = project != NULL ? tkl_project_label (project) : NULL;
  int radius_m;

  if (project == NULL)
    return TRUE;
  if (!tkl_store_list_pois (exam->world->store, id, &pois, error))
    return FALSE;
  for (guint i = 0; i < pois->len; i++)
    tkl_areas_add_shape (zones, id, TKL_DOCTOR_ZONE_PROJECT, label,
                         ((TklPoi *) pois->pdata[i])->shape);
  radius_m = project->radius_m > 0 ? project->radius_m : master->company->default_radius_m;
  if (project->mode == TKL_PROJECT_MODE_RADIUS && radius_m > 0
      && tkl_point_is_set (project->location))
    tkl_areas_add_circle (zones, id, TKL_DOCTOR_ZONE_PROJECT, label, project->location, radius_m);
  return TRUE;
}

TklAreas *
tkl_doctor_zones (const TklExam *exam, GError **error)
{
  g_autoptr (TklAreas) zones = tkl_areas_new ();
  g_autoptr (GHashTable) wanted = find_projects (exam);
  const TklMaster *master = exam->world->master;
  const TklEmployee *employee = tkl_master_employee (master, exam->employee_id);
  int radius_m = tkl_company_home_radius_m (master->company);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!add_project (exam, GPOINTER_TO_INT (id), zones, error))
      return NULL;
  if (employee != NULL && tkl_point_is_set (employee->home))
    {
      g_autofree char *home = tkl_doctor_place (exam->world, TKL_PLACE_HOME, 0);

      tkl_areas_add_circle (zones, 0, TKL_DOCTOR_ZONE_HOME, home, employee->home, radius_m);
    }
  if (tkl_point_is_set (master->company->location))
    {
      g_autofree char *employer = tkl_doctor_place (exam->world, TKL_PLACE_EMPLOYER, 0);

      tkl_areas_add_circle (zones, 0, TKL_DOCTOR_ZONE_EMPLOYER, employer, master->company->location,
                            radius_m);
    }
  tkl_areas_finish (zones);
  return g_steal_pointer (&zones);
}
