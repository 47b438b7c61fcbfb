/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures one zone changed among 10,000 places and 300,000 ticks: what it would do, and doing it. */
/* Thread: main. */
#include "bench-link-store.h"
#include "bench.h"
#include "ref-store.h"

#include "tkl-link-pending.h"
#include "tkl-outline.h"
#include "tkl-overlap-pairs.h"
#include "tkl-overlap.h"
#include "tkl-sketch.h"
#include "tkl-store-journal.h"
#include "tkl-store-project.h"
#include "tkl-zones-preview-private.h"

#include <time.h>

/* 200 crews of some men, 60 days. */
#define N_TICKS 300000u
#define MAX_MS 200
#define N_RUNS 7

typedef struct
{
  BenchLinkStore of;   /* the database */
  TklPoi *poi;         /* (owned): of the first project that has a zone */
  TklShape *shapes[2]; /* (owned): as drawn first, and a circle of 2 km */
  guint turn;          /* which of them is stored */
  TklLinkReach reach;
} Zones;

static void
check (gboolean done, const GError *error)
{
  bench_link_store_check (done, error);
}

/* A zone of 2 km around a corner of the old one: in a town, so that hundreds of ticks move. */
static void
prepare_zone (Zones *zones)
{
  g_autoptr (GPtrArray) pois = NULL;
  g_autoptr (GArray) corners = NULL;
  g_autoptr (GError) error = NULL;
  const TklShape *shape;

  check (tkl_store_list_pois (zones->of.store, 0, &pois, &error) && pois->len > 0, error);
  zones->poi = tkl_poi_copy (pois->pdata[0]);
  shape = zones->poi->shape;
  zones->shapes[0] = tkl_shape_copy (shape);
  corners = tkl_outline_circle (shape->points[0], 2000);
  zones->shapes[1] = tkl_sketch_new ((const TklPoint *) (gpointer) corners->data, corners->len);
  for (guint i = 0; i < 2; i++)
    {
      const TklBox box = { zones->shapes[i]->min, zones->shapes[i]->max };

      tkl_link_reach_add (&zones->reach, &box);
    }
}

static guint64
preview (gpointer data)
{
  Zones *zones = data;
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_poi_free);
  TklZonesPreviewOptions options
      = { zones->poi->project_id, NULL, wanted, TKL_DAY_NONE, TKL_DAY_NONE };
  g_autoptr (TklZonesPreview) found = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (wanted, tkl_poi_new (zones->poi->project_id, NULL,
                                        tkl_shape_copy (zones->shapes[1 - zones->turn])));
  check (tkl_store_begin_read (zones->of.store, &error), error);
  found = tkl_zones_preview_run (zones->of.store, &options, NULL, &error);
  check (found != NULL && found->ticks->len > 0, error);
  tkl_store_rollback (zones->of.store);
  return zones->of.data->n_ticks;
}

/* The other shape is saved: the ticks of all days wait then. */
static void
change_zone (gpointer data)
{
  Zones *zones = data;
  g_autoptr (GError) error = NULL;

  zones->turn = 1 - zones->turn;
  tkl_shape_free (zones->poi->shape);
  zones->poi->shape = tkl_shape_copy (zones->shapes[zones->turn]);
  check (tkl_store_journal_begin (zones->of.store, "bench", "change-zones", NULL, NULL, &error)
             && tkl_store_update_poi (zones->of.store, zones->poi, NULL, &error)
             && tkl_store_journal_commit (zones->of.store, NULL, &error),
         error);
}

static guint64
link_again (gpointer data)
{
  Zones *zones = data;
  gboolean waits = TRUE;

  tkl_link_pending_follow_reach (zones->of.store, FALSE, &zones->reach, &waits);
  check (!waits, NULL);
  return zones->of.data->n_ticks;
}

/* All zones against each other, as the list of overlaps does. */
static guint64
find_overlaps (gpointer data)
{
  Zones *zones = data;
  g_autoptr (GPtrArray) pois = NULL;
  g_autoptr (GArray) sites = g_array_new (FALSE, FALSE, sizeof (TklOverlapSite));
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (TklOverlapFinder) finder = tkl_overlap_finder_new ();
  g_autoptr (GError) error = NULL;

  check (tkl_store_list_pois (zones->of.store, 0, &pois, &error), error);
  for (guint i = 0; i < pois->len; i++)
    {
      const TklPoi *poi = pois->pdata[i];
      TklOverlapSite site
          = { { poi->shape->min, poi->shape->max }, poi->project_id, G_MININT32, G_MAXINT32 };

      g_array_append_val (sites, site);
    }
  pairs = tkl_overlap_pairs ((const TklOverlapSite *) (gpointer) sites->data, sites->len, G_MAXUINT,
                             NULL);
  for (guint i = 0; i < pairs->len; i++)
    {
      const TklOverlapPair *pair = &g_array_index (pairs, TklOverlapPair, i);
      TklOverlap overlap;

      check (tkl_overlap_measure (finder, ((const TklPoi *) pois->pdata[pair->a])->shape,
                                  ((const TklPoi *) pois->pdata[pair->b])->shape, &overlap, &error),
             error);
    }
  return pairs->len;
}

static guint64
plain_read (gpointer data)
{
  return ref_store_read (((Zones *) data)->of.reference);
}

/* What a person waits on a machine that does nothing else: time of the processor, whatever runs beside. */
static void
measure (const char *metric, Zones *zones, BenchFunc func, BenchPrepare prepare)
{
  double least_ms = G_MAXDOUBLE;

  for (guint i = 0; i < N_RUNS; i++)
    {
      clock_t began;

      if (prepare != NULL)
        prepare (zones);
      began = clock ();
      (void) func (zones);
      least_ms = MIN (least_ms, (double) (clock () - began) * 1000 / CLOCKS_PER_SEC);
    }
  bench_value (metric, least_ms, "ms", MAX_MS);
}

int
main (int argc, char **argv)
{
  Zones zones = { .turn = 0 };
  TklLinkReport report = { 0 };
  g_autoptr (GError) error = NULL;

  bench_init (argc, argv);
  bench_link_store_set_up (&zones.of, BENCH_N_PLACES, N_TICKS);
  check (tkl_link_range (zones.of.store, TKL_DAY_NONE, TKL_DAY_NONE, &report, NULL, &error), error);
  prepare_zone (&zones);
  bench_compare (
      &(BenchCase){ .metric = "zones: what one would change, 300,000 ticks, against plain SQLite",
                    .ours = preview,
                    .reference = plain_read,
                    .data = &zones,
                    .goal = 4 });
  bench_compare (&(BenchCase){ .metric = "zones: one changed, 300,000 ticks, against plain SQLite",
                               .ours = link_again,
                               .prepare_ours = change_zone,
                               .reference = plain_read,
                               .data = &zones,
                               .goal = 5 });
  measure ("zones: what one would change, 300,000 ticks, processor", &zones, preview, NULL);
  measure ("zones: one changed, 300,000 ticks, processor", &zones, link_again, change_zone);
  measure ("zones: overlaps of 4,000 zones, processor", &zones, find_overlaps, NULL);
  tkl_poi_free (zones.poi);
  for (guint i = 0; i < G_N_ELEMENTS (zones.shapes); i++)
    tkl_shape_free (zones.shapes[i]);
  bench_link_store_tear_down (&zones.of);
  return bench_finish ();
}
