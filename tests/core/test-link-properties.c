/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linking random ticks: any order, twice, in stretches with context, and doubles the slow way. */
/* Thread: main. */
#include "link-world.h"

#include <string.h>

#define WINDOW_MS 300000

static const int keys[] = { 1, 2, 3, 4, 5, 6, 11, 99, 98 };

/* Bursts of touches with pauses of ten minutes and more between, many at the same second. */
static void
fill_world (World *world, GRand *random)
{
  gint64 time_ms = world_instant ("2026-03-28 22:00"); /* over the change of the clock */
  guint n = (guint) g_rand_int_range (random, 0, 250);

  for (guint i = 0; i < n; i++)
    {
      TklTick *tick = world_add (world, "2026-03-28 22:00",
                                 keys[g_rand_int_range (random, 0, G_N_ELEMENTS (keys))],
                                 (Spot) g_rand_int_range (random, AT_P1, AT_NO_POSITION + 1));

      time_ms += g_rand_int_range (random, 0, 8) == 0 ? g_rand_int_range (random, 600, 9000) * 1000
                                                      : g_rand_int_range (random, 0, 6) * 30000;
      tick->time_utc_ms = time_ms;
      tick->vehicle_id = g_rand_int_range (random, 1, 4);
      if (g_rand_int_range (random, 0, 12) == 0)
        tick->flags |= TKL_TICK_DELETED;
      if (g_rand_int_range (random, 0, 12) == 0)
        tick->flags |= TKL_TICK_NOT_DOUBLE;
      if (g_rand_int_range (random, 0, 15) == 0)
        {
          tick->kind = TKL_TICK_MANUAL;
          tick->key_id = 0;
          tick->employee_id = g_rand_int_range (random, 0, 7);
        }
      if (g_rand_int_range (random, 0, 20) == 0)
        {
          tick->flags |= TKL_TICK_PLACE_EDITED;
          tick->place = TKL_PLACE_PROJECT;
          tick->project_id = 2;
        }
      if (g_rand_int_range (random, 0, 20) == 0)
        {
          tick->kind = g_rand_boolean (random) ? TKL_TICK_START : TKL_TICK_STOP;
          tick->key_id = 0;
        }
    }
  world->company->on.ignore_doubles = g_rand_boolean (random);
  world->company->on.double_ignore_both = g_rand_boolean (random);
  world->company->day_start_min = g_rand_boolean (random) ? 0 : 270;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = ((const TklTick *) a)->id;
  gint64 right = ((const TklTick *) b)->id;

  return (left > right) - (left < right);
}

static void
assert_same (const TklTick *a, GArray *pool_a, const TklTick *b, GArray *pool_b)
{
  g_assert_cmpint (a->id, ==, b->id);
  g_assert_cmpint (a->employee_id, ==, b->employee_id);
  g_assert_cmpint (a->nobody, ==, b->nobody);
  g_assert_cmpint (a->day, ==, b->day);
  g_assert_cmpint (a->place, ==, b->place);
  g_assert_cmpint (a->project_id, ==, b->project_id);
  g_assert_cmpint (a->distance_m, ==, b->distance_m);
  g_assert_cmpint (a->flags, ==, b->flags);
  g_assert_cmpint (a->reasons, ==, b->reasons);
  g_assert_cmpuint (a->n_candidates, ==, b->n_candidates);
  g_assert_cmpmem (
      (const gint32 *) (gpointer) pool_a->data + a->candidates, a->n_candidates * sizeof (gint32),
      (const gint32 *) (gpointer) pool_b->data + b->candidates, b->n_candidates * sizeof (gint32));
}

static void
test_any_order_and_twice (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (21);

  for (guint round = 0; round < 100; round++)
    {
      World world = world_new ();
      g_autoptr (GArray) shuffled = NULL;
      g_autoptr (GArray) pool = g_array_new (FALSE, FALSE, sizeof (gint32));

      fill_world (&world, random);
      shuffled = g_array_copy (world.ticks);
      for (guint i = shuffled->len; i > 1; i--)
        {
          TklTick *a = &g_array_index (shuffled, TklTick, i - 1);
          TklTick *b = &g_array_index (shuffled, TklTick,
                                       (guint) g_rand_int_range (random, 0, (gint32) i));
          TklTick spare = *a;

          *a = *b;
          *b = spare;
        }
      world_link (&world);
      world_link_ticks (&world, (TklTick *) (gpointer) shuffled->data, shuffled->len, pool, NULL);
      world_link_ticks (&world, (TklTick *) (gpointer) shuffled->data, shuffled->len, pool, NULL);
      g_array_sort (shuffled, compare_ids);
      for (guint i = 0; i < shuffled->len; i++)
        assert_same (&g_array_index (shuffled, TklTick, i), pool, world_tick (&world, i),
                     world.pool);
      world_clear (&world);
    }
}

/* Returns: the first tick of the context for a stretch that begins with tick @begin: the start of
 * its workdays, then back to a pause of a window. Ticks lie in time order. */
static guint
find_context (World *world, guint begin)
{
  TklDay day = world_tick (world, begin)->day - 1; /* another's workday may be one earlier */
  guint first = begin;

  while (first > 0 && world_tick (world, first - 1)->day >= day)
    first--;
  while (first > 0
         && world_tick (world, first)->time_utc_ms - world_tick (world, first - 1)->time_utc_ms
                < WINDOW_MS)
    first--;
  return first;
}

static void
test_stretches (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (22);

  for (guint round = 0; round < 200; round++)
    {
      World world = world_new ();
      g_autoptr (GArray) part = g_array_new (FALSE, FALSE, sizeof (TklTick));
      g_autoptr (GByteArray) fixed = g_byte_array_new ();
      g_autoptr (GArray) facts = NULL;
      guint begin, end, first, last;

      fill_world (&world, random);
      if (world.ticks->len == 0)
        {
          world_clear (&world);
          continue;
        }
      facts = g_array_copy (world.ticks);
      world_link (&world);
      begin = (guint) g_rand_int_range (random, 0, (gint32) world.ticks->len);
      end = (guint) g_rand_int_range (random, (gint32) begin, (gint32) world.ticks->len) + 1;
      first = find_context (&world, begin);
      for (last = end; last < world.ticks->len
                       && world_tick (&world, last)->time_utc_ms
                              < world_tick (&world, end - 1)->time_utc_ms + WINDOW_MS;)
        last++;

      /* Context comes as stored, places linked; the stretch as new. */
      for (guint i = first; i < last; i++)
        {
          guint8 is_context = i < begin || i >= end;

          g_array_append_val (part, g_array_index (is_context ? world.ticks : facts, TklTick, i));
          g_byte_array_append (fixed, &is_context, 1);
        }
      world_link_ticks (&world, (TklTick *) (gpointer) part->data, part->len, world.pool,
                        fixed->data);
      for (guint i = begin; i < end; i++)
        assert_same (&g_array_index (part, TklTick, i - first), world.pool, world_tick (&world, i),
                     world.pool);
      world_clear (&world);
    }
}

/* A fixed place stays, whatever the places say now, and with a stored link the person and the workday
 * as well; the rest is computed. */
static void
test_fixed (void)
{
  World world = world_new ();
  static const guint8 fixed[] = { 1, 0, 1, 1 };
  TklTick *tick = world_add (&world, "2026-03-02 08:00", 1, AT_P1);

  tick->place = TKL_PLACE_HOME;
  tick->distance_m = 77;
  world_add (&world, "2026-03-02 08:01", 1, AT_HOME_1);
  tick = world_add (&world, "2026-03-02 08:02", 5, AT_P1); /* whose holder counts no longer */
  tick->flags = TKL_TICK_LINKED | TKL_TICK_IS_DOUBLE;
  tick->employee_id = 1;
  tick->day = 20500;
  tick->place = TKL_PLACE_HOME;
  tick->reasons = 0xff;
  world_add (&world, "2026-03-02 08:03", 5, AT_P1)->flags = TKL_TICK_LINKED; /* nobody's then */
  world_link_ticks (&world, (TklTick *) (gpointer) world.ticks->data, 4, world.pool, fixed);
  tick = world_tick (&world, 0);
  g_assert_cmpint (tick[0].place, ==, TKL_PLACE_HOME);
  g_assert_cmpint (tick[0].distance_m, ==, 77);
  g_assert_cmpint (tick[0].employee_id, ==, 1);
  g_assert_true (tick[1].flags & TKL_TICK_IS_DOUBLE);
  g_assert_cmpint (tick[2].employee_id, ==, 1);
  g_assert_cmpint (tick[2].day, ==, 20500);
  g_assert_cmpint (tick[2].reasons, ==, TKL_REASON_DOUBLE);
  g_assert_cmpint (tick[3].employee_id, ==, 0);
  g_assert_cmpint (tick[3].reasons, ==, TKL_REASON_NO_EMPLOYEE | TKL_REASON_NO_DESTINATION);
  world_clear (&world);
}

/* --- doubles the slow way ------------------------------------------------------------------------ */

static int
compare_order (gconstpointer a, gconstpointer b)
{
  const TklTick *left = *(TklTick *const *) a;
  const TklTick *right = *(TklTick *const *) b;

  if (left->time_utc_ms != right->time_utc_ms)
    return left->time_utc_ms < right->time_utc_ms ? -1 : 1;
  if (left->vehicle_id != right->vehicle_id)
    return left->vehicle_id < right->vehicle_id ? -1 : 1;
  if (left->key_id != right->key_id)
    return left->key_id < right->key_id ? -1 : 1;
  return left->id < right->id ? -1 : 1;
}

static gboolean
same_person (const TklTick *a, const TklTick *b)
{
  if (a->employee_id != 0 || b->employee_id != 0)
    return a->employee_id == b->employee_id;
  return a->key_id == b->key_id && a->key_id != 0;
}

static gboolean
same_place (const TklTick *a, const TklTick *b)
{
  if (a->place == TKL_PLACE_NONE && b->place == TKL_PLACE_NONE)
    return tkl_point_is_set (a->point) && tkl_point_is_set (b->point)
           && tkl_point_distance_m (a->point, b->point) <= 200;
  /* The only set of several in this world is { 4, 5 }. */
  return a->place == b->place && a->project_id == b->project_id;
}

static gboolean
takes_part (const TklTick *tick)
{
  return !(tick->flags & TKL_TICK_DELETED)
         && (tick->kind == TKL_TICK_TOUCH || tick->kind == TKL_TICK_MANUAL);
}

static void
test_doubles (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (23);

  for (guint round = 0; round < 200; round++)
    {
      World world = world_new ();
      g_autoptr (GPtrArray) order = g_ptr_array_new ();
      g_autofree gboolean *plain = NULL;  /* a double of the one before */
      g_autofree gboolean *marked = NULL; /* shown as one */

      fill_world (&world, random);
      world_link (&world);
      for (guint i = 0; i < world.ticks->len; i++)
        g_ptr_array_add (order, world_tick (&world, i));
      g_ptr_array_sort (order, compare_order);
      plain = g_new0 (gboolean, order->len + 1);
      marked = g_new0 (gboolean, order->len + 1);
      for (guint i = 0; i < order->len; i++)
        {
          const TklTick *tick = g_ptr_array_index (order, i);
          guint last = i;

          if (!takes_part (tick) || (tick->flags & TKL_TICK_NOT_DOUBLE))
            continue;
          while (last > 0)
            {
              const TklTick *other = g_ptr_array_index (order, --last);

              if (!takes_part (other) || !same_person (tick, other) || plain[last])
                continue;
              plain[i]
                  = tick->time_utc_ms - other->time_utc_ms < WINDOW_MS && same_place (tick, other);
              if (plain[i] && world.company->on.ignore_doubles
                  && world.company->on.double_ignore_both && !(other->flags & TKL_TICK_NOT_DOUBLE))
                marked[last] = TRUE;
              break;
            }
          marked[i] = marked[i] || plain[i];
        }
      for (guint i = 0; i < order->len; i++)
        g_assert_cmpint (
            (((const TklTick *) g_ptr_array_index (order, i))->flags & TKL_TICK_IS_DOUBLE) != 0, ==,
            marked[i]);
      world_clear (&world);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/link-properties/any-order-and-twice", test_any_order_and_twice);
  g_test_add_func ("/link-properties/stretches", test_stretches);
  g_test_add_func ("/link-properties/fixed", test_fixed);
  g_test_add_func ("/link-properties/doubles", test_doubles);
  return g_test_run ();
}
