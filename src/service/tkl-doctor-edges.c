/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones that end just before the place of a tick: how their edge would move, and what comes of it (F144). */
/* Thread: that of the store. */
#include "tkl-doctor-private.h"
#include "tkl-edge-guess.h"
#include "tkl-edge-stretch.h"
#include "tkl-outline.h"
#include "tkl-sketch.h"
#include "tkl-store-project.h"

#include <glib/gi18n-lib.h>

#define MOST_EDGES 2
/* Ticks so near to each other are at one spot. */
#define SAME_SPOT_M 100
/* A zone farther from the address of its project is asked for with it only. */
#define NEAR_M 5000

void
tkl_doctor_edge_free (TklDoctorEdge *edge)
{
  if (edge == NULL)
    return;
  g_clear_pointer (&edge->draft, tkl_shape_free);
  g_clear_pointer (&edge->loaded, g_ptr_array_unref);
  g_clear_pointer (&edge->wanted, g_ptr_array_unref);
  g_free (edge);
}

static gboolean
is_beside (const TklTick *tick, const TklTick *other)
{
  return (other->kind == TKL_TICK_TOUCH || other->kind == TKL_TICK_MANUAL)
         && other->place == TKL_PLACE_NONE && tkl_point_is_set (other->point)
         && tkl_point_distance_m (tick->point, other->point) <= SAME_SPOT_M;
}

/* Of the day and of everybody else around it. */
static GArray *
gather_ticks (const TklExam *exam, const TklTick *tick)
{
  const GArray *sets[] = { exam->day, exam->others };
  GArray *beside = g_array_new (FALSE, FALSE, sizeof (TklTick));

  for (guint set = 0; set < G_N_ELEMENTS (sets); set++)
    for (guint i = 0; i < sets[set]->len; i++)
      if (is_beside (tick, &g_array_index (sets[set], TklTick, i)))
        g_array_append_vals (beside, &g_array_index (sets[set], TklTick, i), 1);
  return beside;
}

/* Sites with the lists of their shapes, which they borrow from @pois. */
typedef struct
{
  GArray *sites;    /* (owned) (element-type TklEdgeSite) */
  GPtrArray *lists; /* (owned) (element-type GPtrArray): of TklPoi */
  GPtrArray *rows;  /* (owned): arrays of shapes */
} Sites;

static gboolean
add_site (const TklExam *exam, const TklProject *project, Sites *sites, GError **error)
{
  const TklCompany *company = exam->world->master->company;
  TklEdgeSite site = { .project_id = (gint32) project->id, .centre = TKL_POINT_NONE };
  GPtrArray *pois = NULL;
  const TklShape **shapes;

  if (!tkl_store_list_pois (exam->world->store, project->id, &pois, error))
    return FALSE;
  g_ptr_array_add (sites->lists, pois);
  shapes = g_new (const TklShape *, pois->len + 1);
  g_ptr_array_add (sites->rows, shapes);
  for (guint i = 0; i < pois->len; i++)
    shapes[i] = ((const TklPoi *) pois->pdata[i])->shape;
  site.shapes = shapes;
  site.n_shapes = pois->len;
  if (project->mode == TKL_PROJECT_MODE_RADIUS)
    {
      site.centre = project->location;
      site.radius_m = project->radius_m > 0 ? project->radius_m : company->default_radius_m;
    }
  g_array_append_val (sites->sites, site);
  return TRUE;
}

static gboolean
find_sites (const TklExam *exam, const TklTick *tick, Sites *sites, GError **error)
{
  const GPtrArray *projects = exam->world->master->projects;

  for (guint i = 0; i < projects->len; i++)
    {
      const TklProject *project = projects->pdata[i];

      if (!tkl_project_active_on (project, exam->date)
          || (tkl_point_is_set (project->location)
              && tkl_point_distance_m (project->location, tick->point) > NEAR_M))
        continue;
      if (!add_site (exam, project, sites, error))
        return FALSE;
    }
  return TRUE;
}

/* --- what would be drawn ---------------------------------------------------------------------- */

static GPtrArray *
copy_zones (const GPtrArray *zones)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_poi_free);

  for (guint i = 0; i < zones->len; i++)
    g_ptr_array_add (copies, tkl_poi_copy (zones->pdata[i]));
  return copies;
}

static const TklEdgeSite *
find_site (const Sites *sites, gint32 project_id, const GPtrArray **ret_pois)
{
  for (guint i = 0; i < sites->sites->len; i++)
    if (g_array_index (sites->sites, TklEdgeSite, i).project_id == project_id)
      {
        *ret_pois = sites->lists->pdata[i];
        return &g_array_index (sites->sites, TklEdgeSite, i);
      }
  return NULL;
}

static GArray *
get_points (const GArray *beside)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (TklPoint));

  for (guint i = 0; i < beside->len; i++)
    g_array_append_val (points, g_array_index (beside, TklTick, i).point);
  return points;
}

/* Where the edge cannot be led around them, they get a zone of their own. */
static gboolean
draw_zone (const TklEdgeSite *site, const GArray *beside, TklDoctorEdge *edge)
{
  g_autoptr (GArray) array = get_points (beside);
  const TklPoint *points = (const TklPoint *) (gconstpointer) array->data;
  g_autoptr (GArray) hull = NULL;
  g_autoptr (TklShape) sketch = NULL;
  gsize which;
  TklPoi *poi;

  edge->draft = tkl_edge_stretch (site->shapes, site->n_shapes, points, array->len, &which);
  if (edge->draft != NULL)
    {
      poi = edge->wanted->pdata[which];
      edge->zone_id = poi->id;
      tkl_shape_free (poi->shape);
      poi->shape = tkl_shape_copy (edge->draft);
      return TRUE;
    }
  hull = tkl_outline_hull (points, array->len, TKL_EDGE_SPARE_M);
  if (hull == NULL)
    return FALSE;
  sketch = tkl_sketch_new ((const TklPoint *) (gconstpointer) hull->data, hull->len);
  edge->draft = tkl_sketch_finish (sketch, NULL, NULL);
  if (edge->draft == NULL)
    return FALSE;
  poi = g_new0 (TklPoi, 1);
  poi->project_id = edge->project_id;
  poi->shape = tkl_shape_copy (edge->draft);
  g_ptr_array_add (edge->wanted, poi);
  return TRUE;
}

/* Returns: (transfer full) (nullable): NULL when no zone can be drawn around them. */
static TklDoctorEdge *
edge_new (const TklProject *project,
          const TklEdgeGuess *guess,
          const Sites *sites,
          const GArray *beside)
{
  TklDoctorEdge *edge = g_new0 (TklDoctorEdge, 1);
  const GPtrArray *pois = NULL;
  const TklEdgeSite *site = find_site (sites, guess->project_id, &pois);

  edge->project_id = guess->project_id;
  edge->loaded = copy_zones (pois);
  edge->wanted = copy_zones (pois);
  edge->loaded_radius_m = edge->wanted_radius_m = project->radius_m;
  if (guess->radius_m > 0)
    edge->wanted_radius_m = guess->radius_m;
  else if (!draw_zone (site, beside, edge))
    g_clear_pointer (&edge, tkl_doctor_edge_free);
  return edge;
}

/* --- in words --------------------------------------------------------------------------------- */

static char *
say_title (const TklExam *exam, const TklDoctorEdge *edge)
{
  g_autofree char *place = tkl_doctor_place (exam->world, TKL_PLACE_PROJECT, edge->project_id);

  if (edge->draft == NULL)
    /* Translators: a project, then metres. */
    return g_strdup_printf (_ ("Widen the radius of %s to %d m"), place, edge->wanted_radius_m);
  return g_strdup_printf (edge->zone_id != 0
                              /* Translators: a project. */
                              ? _ ("Move the edge of the zone of %s around this place")
                              /* Translators: a project. */
                              : _ ("Enlarge the zone of %s by this place"),
                          place);
}

static char *
say_why (const TklEdgeGuess *guess)
{
  g_autofree char *ticks = g_strdup_printf (
      ngettext ("%u tick without a place", "%u ticks without a place", guess->n_ticks),
      guess->n_ticks);
  g_autofree char *people = g_strdup_printf (
      ngettext ("of %u person", "of %u people", guess->n_people), guess->n_people);

  /* Translators: “3 ticks without a place”, “of 2 people”, then metres. */
  return g_strdup_printf (_ ("%s %s, %d m outside"), ticks, people, guess->outside_m);
}

/* --- what comes of it ------------------------------------------------------------------------- */

/* The day is linked by the places as they would be, then they are put back. */
static TklDoctorRepair *
foretell (const TklExam *exam,
          const TklProject *project,
          const TklDoctorEdge *edge,
          const TklRepair *repair,
          GError **error)
{
  TklPlaces *places = exam->world->master->places;
  g_autoptr (TklProject) wanted = tkl_project_copy (project);
  TklDoctorRepair *told;

  wanted->radius_m = edge->wanted_radius_m;
  tkl_places_replace_project (places, edge->project_id, wanted, edge->wanted);
  told = tkl_doctor_repair_new (exam, repair, error);
  tkl_places_replace_project (places, edge->project_id, project, edge->loaded);
  return told;
}

static gboolean
add_edge (const TklExam *exam,
          const TklTick *tick,
          const TklEdgeGuess *guess,
          TklDoctorEdge *edge,
          GPtrArray *repairs,
          GError **error)
{
  const TklProject *project = tkl_master_project (exam->world->master, guess->project_id);
  TklRepair repair = { .kind = TKL_REPAIR_EDGE,
                       .tick_id = tick->id,
                       .time_utc_ms = tick->time_utc_ms,
                       .project_id = guess->project_id,
                       .place = TKL_PLACE_PROJECT,
                       .n_people = guess->n_people,
                       .confidence = guess->confidence };
  TklDoctorRepair *told = foretell (exam, project, edge, &repair, error);

  if (told == NULL)
    {
      tkl_doctor_edge_free (edge);
      return FALSE;
    }
  g_free (told->title);
  g_free (told->why);
  told->title = say_title (exam, edge);
  told->why = say_why (guess);
  told->edge = edge;
  g_ptr_array_add (repairs, told);
  return TRUE;
}

gboolean
tkl_doctor_edges (const TklExam *exam, const TklTick *tick, GPtrArray *repairs, GError **error)
{
  g_autoptr (GArray) beside = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (TklEdgeSite));
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) guesses = g_array_new (FALSE, FALSE, sizeof (TklEdgeGuess));
  Sites sites = { found, lists, rows };
  guint n_edges = 0;

  if (tick->place != TKL_PLACE_NONE || !tkl_point_is_set (tick->point))
    return TRUE;
  beside = gather_ticks (exam, tick);
  if (beside->len < TKL_EDGE_MIN_TICKS)
    return TRUE;
  if (!find_sites (exam, tick, &sites, error))
    return FALSE;
  tkl_edge_guess ((const TklTick *) (gconstpointer) beside->data, beside->len,
                  (const TklEdgeSite *) (gconstpointer) found->data, found->len, guesses);
  for (guint i = 0; i < guesses->len && n_edges < MOST_EDGES; i++)
    {
      const TklEdgeGuess *guess = &g_array_index (guesses, TklEdgeGuess, i);
      TklDoctorEdge *edge = edge_new (tkl_master_project (exam->world->master, guess->project_id),
                                      guess, &sites, beside);

      if (edge == NULL)
        continue;
      if (!add_edge (exam, tick, guess, edge, repairs, error))
        return FALSE;
      n_edges++;
    }
  return TRUE;
}
