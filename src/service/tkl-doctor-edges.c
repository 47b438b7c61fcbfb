/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones that end just before the place of a tick: what would be drawn, and what speaks for it (F144). */
/* Thread: that of the store. */
#include "tkl-doctor-private.h"
#include "tkl-edge-guess.h"
#include "tkl-outline.h"
#include "tkl-store-project.h"

#include <glib/gi18n-lib.h>

#define MOST_EDGES 2
/* Ticks so near to each other are at one spot. */
#define SAME_SPOT_M 100
#define MARGIN_M 15
/* A zone farther from the address of its project is asked for with it only. */
#define NEAR_M 5000

void
tkl_doctor_edge_free (gpointer data)
{
  TklDoctorEdge *edge = data;

  g_free (edge->title);
  g_free (edge->why);
  g_clear_pointer (&edge->corners, g_array_unref);
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

static char *
say_why (const TklEdgeGuess *guess)
{
  g_autofree char *ticks = g_strdup_printf (
      ngettext ("%u tick without a place", "%u ticks without a place", guess->n_ticks),
      guess->n_ticks);
  g_autofree char *people = g_strdup_printf (
      ngettext ("of %u person", "of %u people", guess->n_people), guess->n_people);

  /* Translators: “3 ticks without a place”, “of 2 people”, then metres. */
  return g_strdup_printf (_ ("%s %s, %d m outside. What changes is shown before it is saved."),
                          ticks, people, guess->outside_m);
}

/* Nothing, when no zone can be drawn around them. */
static void
add_edge (const TklExam *exam, const TklEdgeGuess *guess, const GArray *beside, GPtrArray *edges)
{
  g_autofree char *place = tkl_doctor_place (exam->world, TKL_PLACE_PROJECT, guess->project_id);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (TklPoint));
  TklDoctorEdge *edge;
  GArray *corners = NULL;

  for (guint i = 0; i < beside->len; i++)
    g_array_append_val (points, g_array_index (beside, TklTick, i).point);
  if (guess->radius_m == 0)
    corners
        = tkl_outline_hull ((const TklPoint *) (gconstpointer) points->data, points->len, MARGIN_M);
  if (guess->radius_m == 0 && corners == NULL)
    return;
  edge = g_new0 (TklDoctorEdge, 1);
  edge->project_id = guess->project_id;
  edge->radius_m = guess->radius_m;
  edge->corners = corners;
  edge->why = say_why (guess);
  edge->title
      = guess->radius_m > 0
            /* Translators: a project, then metres. */
            ? g_strdup_printf (_ ("Widen the radius of %s to %d m…"), place, guess->radius_m)
            /* Translators: a project. */
            : g_strdup_printf (_ ("Enlarge the zone of %s by this place…"), place);
  g_ptr_array_add (edges, edge);
}

gboolean
tkl_doctor_edges (const TklExam *exam, const TklTick *tick, GPtrArray *edges, GError **error)
{
  g_autoptr (GArray) beside = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (TklEdgeSite));
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) guesses = g_array_new (FALSE, FALSE, sizeof (TklEdgeGuess));
  Sites sites = { found, lists, rows };

  if (tick->place != TKL_PLACE_NONE || !tkl_point_is_set (tick->point))
    return TRUE;
  beside = gather_ticks (exam, tick);
  if (beside->len < TKL_EDGE_MIN_TICKS)
    return TRUE;
  if (!find_sites (exam, tick, &sites, error))
    return FALSE;
  tkl_edge_guess ((const TklTick *) (gconstpointer) beside->data, beside->len,
                  (const TklEdgeSite *) (gconstpointer) found->data, found->len, guesses);
  for (guint i = 0; i < guesses->len && edges->len < MOST_EDGES; i++)
    add_edge (exam, &g_array_index (guesses, TklEdgeGuess, i), beside, edges);
  return TRUE;
}
