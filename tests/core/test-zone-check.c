/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told of drawn zones, where, and whether they may be saved (F125, F127). */
/* Thread: main. */
#include "geo-text.h"

#include "tkl-zone-check.h"

/* About 111 × 70 m at Brussels. */
#define FIELD "508460000 43510000, 508460000 43520000, 508470000 43520000, 508470000 43510000"
#define BACKWARDS "508470000 43510000, 508470000 43520000, 508460000 43520000, 508460000 43510000"
/* 5 × 7 m */
#define SPOT "508460000 43510000, 508460000 43511000, 508460500 43511000, 508460500 43510000"

#define SITE                                                                                       \
  {                                                                                                \
    508466000, 43517000                                                                            \
  }
#define UNSET                                                                                      \
  {                                                                                                \
    G_MININT32, G_MININT32                                                                         \
  }

static TklZoneEdit *
edit_of (const char *const *texts)
{
  g_autoptr (GPtrArray) pois = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_poi_free);

  for (guint i = 0; texts[i] != NULL; i++)
    g_ptr_array_add (pois, tkl_poi_new (7, NULL, sketch_from_text (texts[i])));
  return tkl_zone_edit_new (7, 0, pois);
}

static const struct
{
  const char *zones[3];
  TklPoint location;
  const char *other; /* (nullable): zone of another project */
  guint n_faults;
  TklZoneFault fault; /* of the first */
  guint zone;
  gboolean is_error;
  TklPoint where;
} cases[] = {
  { { FIELD }, SITE, NULL, 0, 0, 0, FALSE, { 0, 0 } },
  { { FIELD }, UNSET, NULL, 0, 0, 0, FALSE, { 0, 0 } },
  { { "508460000 43510000, 508460000 43520000" },
    SITE,
    NULL,
    1,
    TKL_ZONE_NO_POLYGON,
    0,
    TRUE,
    { 508460000, 43510000 } },
  { { "508460000 43510000, 508460000 43520000, 508460000 43530000" },
    SITE,
    NULL,
    1,
    TKL_ZONE_NO_AREA,
    0,
    TRUE,
    { 508460000, 43510000 } },
  { { FIELD, "508460000 43530000, 508470000 43540000, 508460000 43540000, 508470000 43530000" },
    SITE,
    NULL,
    1,
    TKL_ZONE_CROSSED,
    1,
    TRUE,
    { 508465000, 43535000 } },
  { { FIELD " / 508480000 43510000, 508480000 43520000, 508490000 43520000" },
    SITE,
    NULL,
    1,
    TKL_ZONE_HOLE_BEYOND,
    0,
    TRUE,
    { 508480000, 43510000 } },
  { { FIELD " / 508462000 43512000, 508462000 43530000, 508464000 43530000, 508464000 43512000" },
    SITE,
    NULL,
    1,
    TKL_ZONE_HOLE_CROSSES,
    0,
    FALSE,
    { 508462000, 43520000 } },
  { { "508460000 43510000, 508460000 143510001, 508470000 43520000" },
    SITE,
    NULL,
    1,
    TKL_ZONE_TOO_LARGE,
    0,
    TRUE,
    { 508460000, 43510000 } },
  /* 1.5 degrees, as a wrong digit of a latitude makes it */
  { { "508460000 43510000, 508460000 43520000, 523470000 43520000, 508470000 43510000" },
    SITE,
    NULL,
    1,
    TKL_ZONE_CORNER_ASTRAY,
    0,
    FALSE,
    { 523470000, 43520000 } },
  /* 1.2 km off, of a hole */
  { { FIELD " / 508462000 43512000, 508462000 43514000, 508464000 43690000" },
    SITE,
    NULL,
    2,
    TKL_ZONE_CORNER_ASTRAY,
    0,
    FALSE,
    { 508464000, 43690000 } },
  /* two of them, each another way, do not hide each other; of four corners they are half */
  { { "508460000 43510000, 508460000 43520000, 508465000 43530000, 508470000 43900000, 508700000 "
      "43520000" },
    SITE,
    NULL,
    2,
    TKL_ZONE_CORNER_ASTRAY,
    0,
    FALSE,
    { 508470000, 43900000 } },
  { { "508460000 43510000, 508460000 43520000, 508470000 63510000, 518470000 43520000" },
    SITE,
    NULL,
    2,
    TKL_ZONE_CORNER_ASTRAY,
    0,
    FALSE,
    { 508470000, 63510000 } },
  /* two with the same wrong digit */
  { { "508460000 43510000, 508460000 43520000, 508465000 43530000, 518470000 43520000, 518470000 "
      "43510000" },
    SITE,
    NULL,
    2,
    TKL_ZONE_CORNER_ASTRAY,
    0,
    FALSE,
    { 518470000, 43520000 } },
  /* a stretch of road of 8 km, drawn closer at one end */
  { { "508460000 43510000, 508460000 43511000, 508465000 43512000, 509180000 43512000, 509180000 "
      "43510000" },
    SITE,
    NULL,
    0,
    0,
    0,
    FALSE,
    { 0, 0 } },
  /* 900 m off is a yard with a tongue; and so is 2 km with two corners at its end */
  { { "508460000 43510000, 508460000 43520000, 508550000 43520000, 508470000 43510000" },
    SITE,
    NULL,
    0,
    0,
    0,
    FALSE,
    { 0, 0 } },
  { { "508460000 43510000, 508460000 43520000, 508660000 43520000, 508660000 43510000" },
    SITE,
    NULL,
    0,
    0,
    0,
    FALSE,
    { 0, 0 } },
  { { SPOT }, SITE, NULL, 1, TKL_ZONE_TOO_SMALL, 0, FALSE, { 508460000, 43510000 } },
  { { FIELD, BACKWARDS }, SITE, NULL, 1, TKL_ZONE_DUPLICATE, 1, FALSE, { 508470000, 43510000 } },
  { { FIELD }, SITE, BACKWARDS, 1, TKL_ZONE_DUPLICATE, 0, FALSE, { 508460000, 43510000 } },
  { { FIELD }, SITE, SPOT, 0, 0, 0, FALSE, { 0, 0 } },
  /* 0.2 degrees to the north; a zone around the place is never far */
  { { FIELD },
    { 510466000, 43517000 },
    NULL,
    1,
    TKL_ZONE_TOO_FAR,
    0,
    FALSE,
    { 508460000, 43510000 } },
  { { "500000000 40000000, 500000000 50000000, 515000000 50000000, 515000000 40000000" },
    SITE,
    NULL,
    0,
    0,
    0,
    FALSE,
    { 0, 0 } },
  { { SPOT, SPOT },
    { 510466000, 43517000 },
    NULL,
    5,
    TKL_ZONE_TOO_SMALL,
    0,
    FALSE,
    { 508460000, 43510000 } },
};

static void
test_faults (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklZoneEdit) edit = edit_of (cases[i].zones);
      g_autoptr (TklZoneEdit) named = tkl_zone_edit_rename (edit, 0, "named");
      g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_poi_free);
      TklZoneNeighbours neighbours = { cases[i].location, others };
      g_autoptr (GArray) problems = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      if (cases[i].other != NULL)
        g_ptr_array_add (others, tkl_poi_new (8, "other", sketch_from_text (cases[i].other)));
      /* The project's own zones among those of all are no others. */
      g_ptr_array_add (others, tkl_poi_new (7, "own", sketch_from_text (cases[i].zones[0])));
      problems = tkl_zone_edit_validate (named, &neighbours);
      g_assert_cmpuint (problems->len, ==, cases[i].n_faults);
      g_assert_cmpint (tkl_zone_edit_may_save (named, problems), ==, !cases[i].is_error);
      g_assert_false (tkl_zone_edit_may_save (edit, problems)); /* nothing changed */
      if (problems->len > 0)
        {
          const TklZoneProblem *first = &g_array_index (problems, TklZoneProblem, 0);

          g_assert_cmpint (first->fault, ==, cases[i].fault);
          g_assert_cmpint (first->is_error, ==, cases[i].is_error);
          g_assert_cmpuint (first->handle.zone, ==, cases[i].zone);
          g_assert_cmpint (first->where.lat_e7, ==, cases[i].where.lat_e7);
          g_assert_cmpint (first->where.lon_e7, ==, cases[i].where.lon_e7);
          g_assert_cmpuint (strlen (first->reason), >, 10);
          g_assert_cmpint (first->other != NULL, ==, first->fault == TKL_ZONE_DUPLICATE);
        }
    }
}

static void
test_pen (void)
{
  static const TklPoint path[] = { { 0, 0 }, { 0, 10 }, { 10, 10 }, { 10, 5 } };
  static const char *const none[] = { NULL };
  g_autoptr (TklZoneEdit) edit = edit_of (none);
  g_autoptr (TklZoneEdit) crossed = NULL;
  TklZoneNeighbours neighbours = { TKL_POINT_NONE, NULL };
  g_autoptr (GArray) problems = NULL;
  TklPoint where = TKL_POINT_NONE;

  for (guint i = 0; i <= G_N_ELEMENTS (path); i++)
    {
      TklZoneEdit *next = i == 0 ? tkl_zone_edit_take_pen (edit, TKL_ZONE_PEN_OUTLINE)
                                 : tkl_zone_edit_set_corner (edit, path[i - 1], NULL);

      tkl_zone_edit_free (edit);
      edit = next;
    }
  g_assert_false (tkl_zone_edit_pen_crosses (edit, path[0], &where));
  g_assert_true (tkl_zone_edit_pen_crosses (edit, (TklPoint){ -10, 5 }, &where));
  g_assert_cmpint (where.lat_e7, ==, 0);
  g_assert_cmpint (where.lon_e7, ==, 5);

  problems = tkl_zone_edit_validate (edit, &neighbours);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpint (g_array_index (problems, TklZoneProblem, 0).fault, ==, TKL_ZONE_OPEN);
  g_assert_cmpint (g_array_index (problems, TklZoneProblem, 0).where.lon_e7, ==, 5);
  g_assert_false (tkl_zone_edit_may_save (edit, problems));
  g_array_unref (g_steal_pointer (&problems));

  /* what crosses is told when it is set, with the place, not only when the ring is closed */
  crossed = tkl_zone_edit_set_corner (edit, (TklPoint){ -10, 5 }, NULL);
  problems = tkl_zone_edit_validate (crossed, &neighbours);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpint (g_array_index (problems, TklZoneProblem, 0).fault, ==, TKL_ZONE_PEN_CROSSED);
  g_assert_cmpint (g_array_index (problems, TklZoneProblem, 0).where.lat_e7, ==, 0);
  g_assert_cmpint (g_array_index (problems, TklZoneProblem, 0).where.lon_e7, ==, 5);
  g_assert_false (tkl_zone_edit_may_save (crossed, problems));
}

/* Whatever may be saved is a shape that a builder takes. */
static void
test_may_save (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (99);
  guint n_saved = 0;

  for (guint round = 0; round < 2000; round++)
    {
      TklPoint points[7];
      guint n = (guint) g_rand_int_range (random, 3, 8);
      static const char *const none[] = { NULL };
      g_autoptr (TklZoneEdit) empty = edit_of (none);
      g_autoptr (TklZoneEdit) edit = NULL;
      g_autoptr (GArray) corners = g_array_new (FALSE, FALSE, sizeof (TklPoint));
      g_autoptr (GArray) problems = NULL;
      g_autoptr (GPtrArray) saved = NULL;
      TklZoneNeighbours neighbours = { TKL_POINT_NONE, NULL };

      for (guint i = 0; i < n; i++)
        points[i] = (TklPoint){ g_rand_int_range (random, 0, 9), g_rand_int_range (random, 0, 9) };
      g_array_append_vals (corners, points, n);
      edit = tkl_zone_edit_add (empty, corners, NULL);
      problems = tkl_zone_edit_validate (edit, &neighbours);
      saved = tkl_zone_edit_finish (edit, NULL);
      g_assert_cmpint (saved != NULL, ==, tkl_zone_edit_may_save (edit, problems));
      n_saved += saved != NULL;
    }
  g_assert_cmpuint (n_saved, >, 100);
  g_assert_cmpuint (n_saved, <, 1900);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/zone-check/faults", test_faults);
  g_test_add_func ("/core/zone-check/pen", test_pen);
  g_test_add_func ("/core/zone-check/may-save", test_may_save);
  return g_test_run ();
}
