/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small company with places and keys, for the tests of linking. */
/* Thread: main. */
#include "link-world.h"

#include "geo-text.h"
#include "tkl-instant.h"

#define LAT 508000000
#define LON 43000000
#define M 90 /* 1e-7 degree of latitude in a metre, nearly */

TklPoint
world_point (Spot spot)
{
  static const int north_m[] = { 0, 5000, 10000, 15000, 15040, 20000, 25000, 30000, 30199, 30200 };

  return spot == AT_NO_POSITION ? TKL_POINT_NONE : (TklPoint){ LAT + north_m[spot] * M, LON };
}

Spot
world_spot (const char *name)
{
  static const char *const names[] = { "P1", "P2", "P3", "S1", "S2", "E", "H", "N", "M", "F", "X" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      return (Spot) i;
  g_assert_not_reached ();
}

static TklProject *
add_project (World *world, gint32 id, TklPoint location)
{
  g_autofree char *number = g_strdup_printf ("P%d", id);
  TklProject *project = project_new (id, number, location, 100);

  g_ptr_array_add (world->projects, project);
  return project;
}

static void
add_projects (World *world)
{
  TklProject *project;

  add_project (world, 1, world_point (AT_P1));
  project = add_project (world, 2, world_point (AT_P2));
  project->presence_required = TRUE;
  project->works_declared = TRUE;
  project->declaration_number = g_strdup ("1Y1000NF9KCQZ");
  project = add_project (world, 3, world_point (AT_P3));
  project->presence_required = TRUE;
  add_project (world, 4, world_point (AT_SEVERAL));
  add_project (world, 5, world_point (AT_SEVERAL_OTHER));
}

static void
add_holding (World *world, gint32 key_id, gint32 employee_id, const char *from, const char *to)
{
  TklKeyHolding holding
      = { world->holdings->len + 1, key_id, employee_id, TKL_DAY_NONE, TKL_DAY_NONE };

  tkl_day_parse (from, &holding.from);
  tkl_day_parse (to, &holding.to);
  g_array_append_val (world->holdings, holding);
}

static TklEmployee *
add_employee (World *world, gint32 id)
{
  TklEmployee *employee = tkl_employee_new ();

  employee->id = id;
  g_free (employee->number);
  employee->number = g_strdup_printf ("%d", id);
  g_ptr_array_add (world->employees, employee);
  return employee;
}

static void
add_employees (World *world)
{
  for (gint32 id = 1; id <= 6; id++)
    add_employee (world, id);
  ((TklEmployee *) world->employees->pdata[0])->home = world_point (AT_HOME_1);
  ((TklEmployee *) world->employees->pdata[0])->national_number = g_strdup ("84022999708");
  ((TklEmployee *) world->employees->pdata[3])->active = FALSE;
  ((TklEmployee *) world->employees->pdata[4])->registered = FALSE;
  tkl_day_parse ("2026-03-02", &((TklEmployee *) world->employees->pdata[5])->in_service_from);
  tkl_day_parse ("2026-03-03", &((TklEmployee *) world->employees->pdata[5])->in_service_to);

  add_holding (world, 3, 2, "2026-04-10", NULL);
  add_holding (world, 6, 6, NULL, NULL);
  add_holding (world, 1, 1, NULL, NULL);
  add_holding (world, 2, 2, NULL, NULL);
  add_holding (world, 3, 3, NULL, "2026-03-31");
  add_holding (world, 4, 4, NULL, NULL);
  add_holding (world, 5, 5, NULL, NULL);
  add_holding (world, 11, 1, NULL, NULL);
}

/* Made once for the whole program: it takes a few milliseconds. */
static TklZone *
get_brussels (void)
{
  static TklZone *zone;

  if (zone == NULL)
    zone = tkl_zone_new ("Europe/Brussels", NULL);
  return zone;
}

World
world_new (void)
{
  World world = { .company = tkl_company_new (),
                  .zone = tkl_zone_ref (get_brussels ()),
                  .projects = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_project_free),
                  .pois = g_ptr_array_new (),
                  .employees = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_employee_free),
                  .holdings = g_array_new (FALSE, FALSE, sizeof (TklKeyHolding)),
                  .vehicle_rank = g_hash_table_new (NULL, NULL),
                  .key_rank = g_hash_table_new (NULL, NULL),
                  .ticks = g_array_new (FALSE, FALSE, sizeof (TklTick)),
                  .pool = g_array_new (FALSE, FALSE, sizeof (gint32)) };

  world.company->location = world_point (AT_EMPLOYER);
  add_projects (&world);
  add_employees (&world);
  return world;
}

void
world_clear (World *world)
{
  tkl_company_free (world->company);
  tkl_zone_unref (world->zone);
  g_ptr_array_unref (world->projects);
  g_ptr_array_unref (world->pois);
  g_ptr_array_unref (world->employees);
  g_array_unref (world->holdings);
  g_hash_table_unref (world->vehicle_rank);
  g_hash_table_unref (world->key_rank);
  g_array_unref (world->ticks);
  g_array_unref (world->pool);
}

gint64
world_instant (const char *text)
{
  gint64 utc_ms = 0;

  g_assert_true (tkl_instant_parse (text, get_brussels (), &utc_ms));
  return utc_ms;
}

TklTick *
world_add (World *world, const char *when, int key_id, Spot spot)
{
  TklTick tick = { .id = world->ticks->len + 1,
                   .time_utc_ms = world_instant (when),
                   .vehicle_id = 1,
                   .key_id = key_id,
                   .point = world_point (spot),
                   .odometer_m = -1 };

  g_array_append_val (world->ticks, tick);
  return world_tick (world, world->ticks->len - 1);
}

TklTick *
world_tick (World *world, guint i)
{
  return &g_array_index (world->ticks, TklTick, i);
}

void
world_link_ticks (World *world, TklTick *ticks, gsize n, GArray *pool, const guint8 *fixed)
{
  g_autoptr (TklPlaces) places = tkl_places_new (world->company, world->projects, world->pois);
  TklLinkInput input = { .company = world->company,
                         .zone = world->zone,
                         .places = places,
                         .employees = world->employees,
                         .holdings = (const TklKeyHolding *) (gpointer) world->holdings->data,
                         .n_holdings = world->holdings->len,
                         .projects = world->projects,
                         .vehicle_rank = world->vehicle_rank,
                         .key_rank = world->key_rank };

  tkl_link_ticks (&input, ticks, n, pool, fixed);
}

void
world_link (World *world)
{
  world_link_ticks (world, (TklTick *) (gpointer) world->ticks->data, world->ticks->len,
                    world->pool, NULL);
}
