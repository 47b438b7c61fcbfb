/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPlaces: building the index and changing it by difference. */
/* Thread: read from any thread once built; changed by one. */
#include "tkl-places-private.h"

#include <stdlib.h>

/* After so many changed projects the whole index is built again. */
#define MAX_FRESH 256

/* --- sites ----------------------------------------------------------------------------------- */

static TklPlaceSite *
get_site (TklPlaces *places, guint32 index)
{
  return &g_array_index (places->sites, TklPlaceSite, index);
}

static void
clear_site (TklPlaceSite *site)
{
  site->number = NULL;
  for (guint i = 0; i < site->n_shapes; i++)
    tkl_shape_free (site->shapes[i]);
  g_clear_pointer (&site->shapes, g_free);
  site->n_shapes = 0;
  site->alive = FALSE;
}

static void
fill_site (TklPlaces *places, TklPlaceSite *site, const TklProject *project)
{
  site->id = (gint32) project->id;
  site->alive = TRUE;
  if (project->number != NULL)
    site->number = g_string_chunk_insert (places->numbers, project->number);
  site->location = project->location;
  site->radius_m = project->radius_m > 0 ? project->radius_m : places->default_radius_m;
  site->from = project->from == TKL_DAY_NONE ? G_MININT32 : project->from;
  site->to = project->to == TKL_DAY_NONE ? G_MAXINT32 : project->to;
  site->findable = project->status == TKL_PROJECT_ACTIVE && site->from <= site->to;
  site->circle = project->mode == TKL_PROJECT_MODE_RADIUS && tkl_point_valid (project->location);
}

/* Sites have one polygon or a few: growing by one costs less than room kept free. */
static void
add_shape (TklPlaceSite *site, const TklPoi *poi)
{
  if (poi->shape == NULL)
    return;
  site->shapes = g_renew (TklShape *, site->shapes, site->n_shapes + 1);
  site->shapes[site->n_shapes++] = tkl_shape_copy (poi->shape);
}

/* --- level 5 --------------------------------------------------------------------------------- */

static int
compare_sites_by_lat (gconstpointer a, gconstpointer b, gpointer places)
{
  const TklPlaceSite *left = tkl_places_site (places, *(const guint32 *) a);
  const TklPlaceSite *right = tkl_places_site (places, *(const guint32 *) b);

  if (left->location.lat_e7 != right->location.lat_e7)
    return (left->location.lat_e7 > right->location.lat_e7)
           - (left->location.lat_e7 < right->location.lat_e7);
  return (left->id > right->id) - (left->id < right->id);
}

static void
collect_unbounded (TklPlaces *places)
{
  g_array_set_size (places->unbounded, 0);
  for (guint32 i = 0; i < places->sites->len; i++)
    if (tkl_place_site_unbounded (tkl_places_site (places, i)))
      g_array_append_val (places->unbounded, i);
  g_array_sort_with_data (places->unbounded, compare_sites_by_lat, places);
}

/* --- indexes --------------------------------------------------------------------------------- */

static void
clear_index (TklPlaceIndex *index)
{
  for (guint i = index->n_rings; i < index->n_polygons; i++)
    tkl_shape_slabs_free (index->polygons[i].slabs);
  g_clear_pointer (&index->grid, tkl_place_grid_free);
  g_clear_pointer (&index->polygons, g_free);
  g_clear_pointer (&index->rings, g_aligned_free);
  g_clear_pointer (&index->circles, g_free);
  index->n_rings = index->n_polygons = 0;
}

/* One ring of few corners decides alone. */
static gboolean
is_small_ring (const TklShape *shape)
{
  return shape->n_rings == 1 && shape->n_points <= TKL_SMALL_RING_CORNERS;
}

/* Items of each kind: how many, then where the next one goes. */
typedef struct
{
  guint rings, others, circles;
} Kinds;

static gboolean
has_circle (const TklPlaceSite *site)
{
  return site->circle && site->radius_m > 0;
}

static void
count_items (const TklPlaceSite *site, Kinds *count)
{
  for (guint i = 0; i < site->n_shapes; i++)
    if (is_small_ring (site->shapes[i]))
      count->rings++;
    else
      count->others++;
  count->circles += has_circle (site);
}

static void
add_polygon (
    TklPlaceIndex *index, TklPlaceItem *items, const TklPlaceSite *site, guint i, Kinds *next)
{
  const TklShape *shape = site->shapes[i];
  gboolean small = is_small_ring (shape);
  guint at = small ? next->rings++ : next->others++;
  TklBox box = { shape->min, shape->max };

  index->polygons[at].shape = shape;
  index->polygons[at].slabs = NULL;
  if (small)
    tkl_small_ring_init (&index->rings[at], shape);
  else if (shape->n_points > TKL_SMALL_RING_CORNERS)
    index->polygons[at].slabs = tkl_shape_slabs_new (shape);
  items[at].project_id = site->id;
  tkl_place_item_init (&items[at], &box, site->from, site->to);
}

static void
add_circle (TklPlaceIndex *index, TklPlaceItem *items, const TklPlaceSite *site, Kinds *next)
{
  guint at = next->circles++;
  TklCircle *circle = &index->circles[at - index->n_polygons];
  TklBox box;

  tkl_circle_init (circle, site->location, site->radius_m);
  box = tkl_circle_box (circle);
  items[at].project_id = site->id;
  tkl_place_item_init (&items[at], &box, site->from, site->to);
}

static gboolean
belongs_to (const TklPlaceSite *site, gboolean fresh)
{
  return site->alive && site->findable && site->fresh == fresh;
}

/* Squares of about 12 by 15 km, told apart as far as they are in one country. */
#define N_SQUARES 4096

static guint
get_square (const TklPlaceSite *site)
{
  TklPoint at = site->location;

  if (!tkl_point_is_set (at) && site->n_shapes > 0)
    at = site->shapes[0]->min;
  return ((guint32) at.lat_e7 >> 20 & 63) << 6 | ((guint32) at.lon_e7 >> 21 & 63);
}

/* Who drives in a town asks for its places again and again: by lying together they take few cache lines.
 * Returns: (transfer full): indexes of the sites of the index, square by square. */
static guint32 *
order_sites (const TklPlaces *places, gboolean fresh, guint *ret_n)
{
  g_autofree guint *end = g_new0 (guint, N_SQUARES);
  guint32 *order;
  guint n = 0;

  for (guint32 i = 0; i < places->sites->len; i++)
    if (belongs_to (tkl_places_site (places, i), fresh))
      end[get_square (tkl_places_site (places, i))]++;
  for (guint square = 0; square < N_SQUARES; square++)
    end[square] = n += end[square];
  order = g_new (guint32, n);
  for (guint32 i = 0; i < places->sites->len; i++)
    if (belongs_to (tkl_places_site (places, i), fresh))
      order[--end[get_square (tkl_places_site (places, i))]] = i;
  *ret_n = n;
  return order;
}

/* Builds one index of the sites that are, or are not, fresh. */
static void
build_index (TklPlaces *places, TklPlaceIndex *index, gboolean fresh)
{
  guint n_sites;
  g_autofree guint32 *order = order_sites (places, fresh, &n_sites);
  Kinds n = { 0 };
  Kinds next;
  TklPlaceItem *items;

  clear_index (index);
  for (guint i = 0; i < n_sites; i++)
    count_items (tkl_places_site (places, order[i]), &n);
  if (n.rings + n.others + n.circles == 0)
    return;

  index->n_rings = n.rings;
  index->n_polygons = n.rings + n.others;
  index->rings = g_aligned_alloc (n.rings, sizeof (TklSmallRing), TKL_CACHE_LINE);
  index->circles = g_new (TklCircle, n.circles);
  index->polygons = g_new (TklPlacePolygon, index->n_polygons);
  items = g_new0 (TklPlaceItem, index->n_polygons + n.circles);
  next = (Kinds){ 0, n.rings, index->n_polygons };
  for (guint i = 0; i < n_sites; i++)
    {
      const TklPlaceSite *site = tkl_places_site (places, order[i]);

      for (guint shape = 0; shape < site->n_shapes; shape++)
        add_polygon (index, items, site, shape, &next);
      if (has_circle (site))
        add_circle (index, items, site, &next);
    }
  index->items = items;
  index->grid = tkl_place_grid_new (items, index->n_polygons + n.circles);
}

static void
collect_lookups (TklPlaces *places)
{
  places->n_lookups = 0;
  for (guint i = 0; i < TKL_PLACE_N_INDEXES; i++)
    {
      const TklPlaceIndex *index = &places->indexes[i];

      for (guint level = 0; index->grid != NULL && level < index->grid->n_levels; level++)
        places->lookups[places->n_lookups++]
            = (TklPlaceLookup){ index->grid->levels[level], index };
    }
}

static void
build_everything (TklPlaces *places)
{
  for (guint32 i = 0; i < places->sites->len; i++)
    get_site (places, i)->fresh = FALSE;
  places->n_fresh = 0;
  clear_index (&places->indexes[TKL_PLACE_CHANGES]);
  build_index (places, &places->indexes[TKL_PLACE_ALL], FALSE);
  collect_lookups (places);
}

/* Builds the index of changes again: its few sites cost microseconds. */
static void
build_changes (TklPlaces *places)
{
  build_index (places, &places->indexes[TKL_PLACE_CHANGES], TRUE);
  collect_lookups (places);
}

/* --- public ---------------------------------------------------------------------------------- */

TklPlaces *
tkl_places_new (const TklCompany *company, GPtrArray *projects, GPtrArray *pois)
{
  TklPlaces *places;

  g_return_val_if_fail (company != NULL && projects != NULL && pois != NULL, NULL);

  places = g_new0 (TklPlaces, 1);
  places->default_radius_m = company->default_radius_m;
  places->edge_tolerance_m = company->edge_tolerance_m;
  places->planned_only = company->on.planned_only;
  places->unbounded = g_array_new (FALSE, FALSE, sizeof (guint32));
  places->has_employer = tkl_point_valid (company->location);
  if (places->has_employer)
    tkl_circle_init (&places->employer, company->location, tkl_company_home_radius_m (company));

  places->numbers = g_string_chunk_new (64 * 1024);
  places->sites = g_array_sized_new (FALSE, TRUE, sizeof (TklPlaceSite), projects->len);
  g_array_set_size (places->sites, projects->len);
  tkl_id_map_init (&places->site_of, projects->len);
  for (guint32 i = 0; i < projects->len; i++)
    {
      TklPlaceSite *site = get_site (places, i);

      fill_site (places, site, g_ptr_array_index (projects, i));
      tkl_id_map_set (&places->site_of, site->id, i);
    }
  for (guint i = 0; i < pois->len; i++)
    {
      const TklPoi *poi = g_ptr_array_index (pois, i);
      guint32 site = tkl_id_map_get (&places->site_of, (gint32) poi->project_id);

      if (site != TKL_ID_MAP_NONE)
        add_shape (get_site (places, site), poi);
    }
  collect_unbounded (places);
  build_everything (places);
  return places;
}

void
tkl_places_free (TklPlaces *places)
{
  if (places == NULL)
    return;
  for (guint32 i = 0; i < places->sites->len; i++)
    clear_site (get_site (places, i));
  g_array_unref (places->sites);
  g_string_chunk_free (places->numbers);
  g_array_unref (places->unbounded);
  tkl_id_map_clear (&places->site_of);
  for (guint i = 0; i < TKL_PLACE_N_INDEXES; i++)
    clear_index (&places->indexes[i]);
  g_free (places->plan);
  g_free (places);
}

int
tkl_places_compare_plans (gconstpointer a, gconstpointer b)
{
  const TklPlan *left = a;
  const TklPlan *right = b;

  if (left->employee_id != right->employee_id)
    return (left->employee_id > right->employee_id) - (left->employee_id < right->employee_id);
  if (left->day != right->day)
    return (left->day > right->day) - (left->day < right->day);
  return (left->project_id > right->project_id) - (left->project_id < right->project_id);
}

void
tkl_places_set_planning (TklPlaces *places, const TklPlan *plan, gsize n_plan)
{
  g_return_if_fail (places != NULL && (plan != NULL || n_plan == 0));

  g_free (places->plan);
  places->plan = g_memdup2 (plan, n_plan * sizeof (TklPlan));
  places->n_plan = n_plan;
  if (n_plan > 0)
    qsort (places->plan, n_plan, sizeof (TklPlan), tkl_places_compare_plans);
}

/* Returns: the site of that project, emptied; made when there is none. */
static guint32
renew_site (TklPlaces *places, gint32 project_id)
{
  guint32 index = tkl_id_map_get (&places->site_of, project_id);
  TklPlaceSite *site;

  if (index == TKL_ID_MAP_NONE)
    {
      index = places->sites->len;
      g_array_set_size (places->sites, index + 1);
      tkl_id_map_set (&places->site_of, project_id, index);
    }
  else
    clear_site (get_site (places, index));

  site = get_site (places, index);
  site->id = project_id;
  if (!site->fresh)
    {
      if (places->indexes[TKL_PLACE_ALL].grid != NULL)
        tkl_place_grid_retire (places->indexes[TKL_PLACE_ALL].grid, project_id);
      site->fresh = TRUE;
      places->n_fresh++;
    }
  return index;
}

void
tkl_places_replace_project (TklPlaces *places,
                            gint32 project_id,
                            const TklProject *project,
                            GPtrArray *pois)
{
  TklPlaceSite *site;
  guint32 index;
  gboolean was_unbounded;

  g_return_if_fail (places != NULL);
  g_return_if_fail (project == NULL || project->id == project_id);

  index = tkl_id_map_get (&places->site_of, project_id);
  if (index == TKL_ID_MAP_NONE && project == NULL)
    return;
  was_unbounded
      = index != TKL_ID_MAP_NONE && tkl_place_site_unbounded (tkl_places_site (places, index));

  index = renew_site (places, project_id);
  site = get_site (places, index);
  if (project != NULL)
    {
      fill_site (places, site, project);
      for (guint i = 0; pois != NULL && i < pois->len; i++)
        add_shape (site, g_ptr_array_index (pois, i));
    }
  if (was_unbounded || tkl_place_site_unbounded (site))
    collect_unbounded (places);

  if (places->n_fresh > MAX_FRESH)
    build_everything (places);
  else
    build_changes (places);
}

static void
widen_box (TklBox *box, gboolean *any, TklBox more)
{
  if (!*any)
    *box = more;
  box->min.lat_e7 = MIN (box->min.lat_e7, more.min.lat_e7);
  box->min.lon_e7 = MIN (box->min.lon_e7, more.min.lon_e7);
  box->max.lat_e7 = MAX (box->max.lat_e7, more.max.lat_e7);
  box->max.lon_e7 = MAX (box->max.lon_e7, more.max.lon_e7);
  *any = TRUE;
}

TklBounds
tkl_places_bounds (const TklPlaces *places, gint32 project_id, TklBox *ret_box)
{
  const TklPlaceSite *site;
  TklBox box;
  gboolean any = FALSE;
  guint32 index;

  g_return_val_if_fail (places != NULL && ret_box != NULL, TKL_BOUNDS_ANYWHERE);

  index = tkl_id_map_get (&places->site_of, project_id);
  if (index == TKL_ID_MAP_NONE)
    return TKL_BOUNDS_NOWHERE;
  site = tkl_places_site (places, index);
  if (!site->alive || !site->findable)
    return TKL_BOUNDS_NOWHERE;
  if (tkl_place_site_unbounded (site))
    return TKL_BOUNDS_ANYWHERE;

  for (guint i = 0; i < site->n_shapes; i++)
    {
      const TklShape *shape = site->shapes[i];

      widen_box (&box, &any, (TklBox){ shape->min, shape->max });
    }
  if (site->circle)
    {
      TklCircle circle;

      tkl_circle_init (&circle, site->location, site->radius_m);
      widen_box (&box, &any, tkl_circle_box (&circle));
    }
  if (!any)
    return TKL_BOUNDS_NOWHERE;
  *ret_box = tkl_box_widen (&box, places->edge_tolerance_m);
  return TKL_BOUNDS_BOX;
}

TklVisitor
tkl_places_visitor (const TklPlaces *places, const TklEmployee *employee)
{
  TklVisitor visitor = { 0 };

  g_return_val_if_fail (places != NULL, visitor);

  if (employee == NULL)
    return visitor;
  visitor.id = (gint32) employee->id;
  visitor.at_home = tkl_point_valid (employee->home);
  if (visitor.at_home)
    tkl_circle_init (&visitor.home, employee->home,
                     places->default_radius_m > 0 ? places->default_radius_m : TKL_HOME_RADIUS_M);
  return visitor;
}
