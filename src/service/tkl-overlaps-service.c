/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones of different projects that overlap, and the days this made ambiguous (F122). */
/* Thread: main; the work is done on the office's reader thread. */
#include "tkl-overlaps-service.h"

#include "tkl-master.h"
#include "tkl-office-private.h"
#include "tkl-overlap-pairs.h"
#include "tkl-overlap.h"
#include "tkl-store-key.h"
#include "tkl-store-project.h"
#include "tkl-store-tick.h"

#define NOT_MEASURED (-1.0)

typedef struct
{
  TklOverlapsOptions options;
  TklOverlaps *overlaps; /* (owned) (nullable): result */
} OverlapsJob;

static void
clear_side (TklOverlapSide *side)
{
  g_free (side->zone);
  g_free (side->project);
}

static void
clear_day (gpointer data)
{
  g_free (((TklOverlapDay *) data)->who);
}

static void
row_free (gpointer data)
{
  TklOverlapRow *row = data;

  clear_side (&row->a);
  clear_side (&row->b);
  g_array_unref (row->days);
  g_free (row);
}

void
tkl_overlaps_free (TklOverlaps *overlaps)
{
  if (overlaps == NULL)
    return;
  g_ptr_array_unref (overlaps->rows);
  g_free (overlaps);
}

static TklOverlaps *
overlaps_new (void)
{
  TklOverlaps *overlaps = g_new0 (TklOverlaps, 1);

  overlaps->rows = g_ptr_array_new_with_free_func (row_free);
  return overlaps;
}

/* --- pairs ----------------------------------------------------------------------------------- */

/* One that is not found has no days at all. */
static TklOverlapSite
site_of (const TklMaster *master, const TklPoi *poi)
{
  const TklProject *project = tkl_master_project (master, (gint32) poi->project_id);
  TklOverlapSite site
      = { { poi->shape->min, poi->shape->max }, poi->project_id, G_MAXINT32, G_MININT32 };

  if (project == NULL || project->status != TKL_PROJECT_ACTIVE)
    return site;
  site.from = project->from == TKL_DAY_NONE ? G_MININT32 : project->from;
  site.to = project->to == TKL_DAY_NONE ? G_MAXINT32 : project->to;
  return site;
}

static GArray *
find_pairs (const TklMaster *master, const GPtrArray *pois, guint *ret_n_left)
{
  g_autoptr (GArray) sites = g_array_new (FALSE, FALSE, sizeof (TklOverlapSite));

  for (guint i = 0; i < pois->len; i++)
    {
      TklOverlapSite site = site_of (master, pois->pdata[i]);

      g_array_append_val (sites, site);
    }
  return tkl_overlap_pairs ((const TklOverlapSite *) (gpointer) sites->data, sites->len,
                            TKL_OVERLAP_MAX_PAIRS, ret_n_left);
}

/* As in TklOverlapSide. */
typedef struct
{
  guint place, nth;
} Rank;

/* @pois: by project, then id */
static GArray *
rank_zones (const GPtrArray *pois)
{
  GArray *ranks = g_array_sized_new (FALSE, FALSE, sizeof (Rank), pois->len);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal); /* of a project */

  for (guint i = 0; i < pois->len; i++)
    {
      const TklPoi *poi = pois->pdata[i];
      Rank rank = { 0 };
      guint before;

      if (i > 0 && ((const TklPoi *) pois->pdata[i - 1])->project_id == poi->project_id)
        rank.place = g_array_index (ranks, Rank, i - 1).place + 1;
      else
        g_hash_table_remove_all (names);
      before = poi->name != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (names, poi->name)) : 0;
      if (before > 0)
        {
          Rank *other = &g_array_index (ranks, Rank, before - 1);

          other->nth = MAX (other->nth, 1);
          rank.nth = other->nth + 1;
        }
      if (poi->name != NULL)
        g_hash_table_insert (names, poi->name, GUINT_TO_POINTER (i + 1));
      g_array_append_val (ranks, rank);
    }
  return ranks;
}

static void
fill_side (TklOverlapSide *side, const TklMaster *master, const TklPoi *poi, const Rank *rank)
{
  side->zone_id = poi->id;
  side->project_id = poi->project_id;
  side->zone = g_strdup (poi->name);
  side->place = rank->place;
  side->nth = rank->nth;
  side->project = tkl_project_label (tkl_master_project (master, (gint32) poi->project_id));
}

static void
add_row (TklOverlaps *overlaps,
         const TklMaster *master,
         const GPtrArray *pois,
         const GArray *ranks,
         const TklOverlapPair *pair,
         const TklOverlap *overlap)
{
  TklOverlapRow *row = g_new0 (TklOverlapRow, 1);

  fill_side (&row->a, master, pois->pdata[pair->a], &g_array_index (ranks, Rank, pair->a));
  fill_side (&row->b, master, pois->pdata[pair->b], &g_array_index (ranks, Rank, pair->b));
  row->area_m2 = overlap->area_m2;
  row->where = overlap->where;
  row->days = g_array_new (FALSE, FALSE, sizeof (TklOverlapDay));
  g_array_set_clear_func (row->days, clear_day);
  g_ptr_array_add (overlaps->rows, row);
}

static TklPoint
corner_of_both (const TklShape *a, const TklShape *b)
{
  return (TklPoint){ MAX (a->min.lat_e7, b->min.lat_e7), MAX (a->min.lon_e7, b->min.lon_e7) };
}

static gboolean
measure_pairs (OverlapsJob *job,
               const TklMaster *master,
               const GPtrArray *pois,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GArray) pairs = find_pairs (master, pois, &job->overlaps->n_left);
  g_autoptr (GArray) ranks = rank_zones (pois);
  g_autoptr (TklOverlapFinder) finder = tkl_overlap_finder_new ();

  for (guint i = 0; i < pairs->len; i++)
    {
      const TklOverlapPair *pair = &g_array_index (pairs, TklOverlapPair, i);
      const TklPoi *a = pois->pdata[pair->a];
      const TklPoi *b = pois->pdata[pair->b];
      TklOverlap overlap;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (job->options.project_id != 0 && a->project_id != job->options.project_id
          && b->project_id != job->options.project_id)
        continue;
      if (!tkl_overlap_measure (finder, a->shape, b->shape, &overlap, NULL))
        {
          job->overlaps->n_skipped++;
          overlap = (TklOverlap){ NOT_MEASURED, corner_of_both (a->shape, b->shape) };
          add_row (job->overlaps, master, pois, ranks, pair, &overlap);
        }
      else if (overlap.area_m2 >= TKL_OVERLAP_LEAST_M2)
        add_row (job->overlaps, master, pois, ranks, pair, &overlap);
    }
  return TRUE;
}

/* --- ticks ----------------------------------------------------------------------------------- */

/* A row with what is needed to count for it. */
typedef struct
{
  TklOverlapRow *row;    /* (borrowed) */
  const TklShape *a, *b; /* (borrowed) */
  GHashTable *days;      /* (owned): person and day → its place in the row, from 1 on */
} Counter;

static void
counter_free (gpointer data)
{
  Counter *counter = data;

  g_hash_table_unref (counter->days);
  g_free (counter);
}

/* Two projects, the smaller first. */
static gint64
pair_key (gint64 a, gint64 b)
{
  return MIN (a, b) << 32 | MAX (a, b);
}

/* Pair of projects → array of Counter: their zones may overlap more than once. */
static GHashTable *
counters_new (const TklOverlaps *overlaps, GHashTable *shapes)
{
  GHashTable *counters = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < overlaps->rows->len; i++)
    {
      TklOverlapRow *row = overlaps->rows->pdata[i];
      gint64 key = pair_key (row->a.project_id, row->b.project_id);
      GPtrArray *of_pair = g_hash_table_lookup (counters, &key);
      Counter *counter = g_new (Counter, 1);

      *counter = (Counter){ row, g_hash_table_lookup (shapes, &row->a.zone_id),
                            g_hash_table_lookup (shapes, &row->b.zone_id),
                            g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL) };
      if (of_pair == NULL)
        {
          of_pair = g_ptr_array_new_with_free_func (counter_free);
          g_hash_table_insert (counters, g_memdup2 (&key, sizeof key), of_pair);
        }
      g_ptr_array_add (of_pair, counter);
    }
  return counters;
}

/* Returns: (transfer none): of the person who ticked; valid until the next one. */
static TklOverlapDay *
day_of (Counter *counter, const TklTick *tick)
{
  gint64 person = tick->employee_id != 0 ? tick->employee_id : -tick->key_id;
  gint64 key = person * G_GINT64_CONSTANT (0x100000000) + (guint32) tick->day;
  GArray *days = counter->row->days;
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (counter->days, &key));

  if (place == 0)
    {
      const TklOverlapDay day = { .day = tick->day,
                                  .employee_id = tick->employee_id,
                                  .key_id = tick->employee_id != 0 ? 0 : tick->key_id,
                                  .tick_id = tick->id,
                                  .time_utc_ms = tick->time_utc_ms };

      g_array_append_val (days, day);
      place = days->len;
      g_hash_table_insert (counter->days, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (place));
    }
  return &g_array_index (days, TklOverlapDay, place - 1);
}

/* Circles may have made it ambiguous, somewhere else: only what lies in both zones counts. */
static void
count_tick (Counter *counter, const TklTick *tick)
{
  TklOverlapDay *day;

  if (!tkl_shape_contains (counter->a, tick->point)
      || !tkl_shape_contains (counter->b, tick->point))
    return;
  counter->row->n_ticks++;
  day = day_of (counter, tick);
  day->n_ticks++;
  /* Ticks come in any order: a vehicle may have told of it late. */
  if (tick->time_utc_ms < day->time_utc_ms)
    {
      day->tick_id = tick->id;
      day->time_utc_ms = tick->time_utc_ms;
    }
}

static void
count_candidates (GHashTable *counters, const TklTick *tick, gint64 a, gint64 b)
{
  gint64 key = pair_key (a, b);
  const GPtrArray *of_pair = g_hash_table_lookup (counters, &key);

  for (guint i = 0; of_pair != NULL && i < of_pair->len; i++)
    count_tick (of_pair->pdata[i], tick);
}

static gboolean
take_tick (const TklTick *tick, const GArray *pool, gpointer user_data, GError **error)
{
  const guint unlike = TKL_TICK_DELETED | TKL_TICK_PLACE_EDITED;

  if (tick->place != TKL_PLACE_PROJECT || tick->project_id != 0 || (tick->flags & unlike) != 0
      || !(tick->flags & TKL_TICK_LINKED))
    return TRUE;
  for (guint i = 0; i < tick->n_candidates; i++)
    for (guint j = i + 1; j < tick->n_candidates; j++)
      count_candidates (user_data, tick, g_array_index (pool, gint32, tick->candidates + i),
                        g_array_index (pool, gint32, tick->candidates + j));
  return TRUE;
}

static TklTickQuery
query_of (const OverlapsJob *job, const TklMaster *master)
{
  TklTickQuery query = TKL_TICK_QUERY_ALL;
  int start_min = master->company->day_start_min;

  query.from_day = job->options.from;
  query.to_day = job->options.to;
  if (job->options.from != TKL_DAY_NONE)
    query.from_utc_ms = tkl_zone_workday_start_utc_ms (master->zone, job->options.from, start_min);
  if (job->options.to != TKL_DAY_NONE)
    query.to_utc_ms = tkl_zone_workday_start_utc_ms (master->zone, job->options.to + 1, start_min);
  return query;
}

static gboolean
count_ticks (TklStore *store,
             const TklMaster *master,
             const GPtrArray *pois,
             const OverlapsJob *job,
             GError **error)
{
  g_autoptr (GHashTable) shapes = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) counters = NULL;
  TklTickQuery query = query_of (job, master);

  if (job->overlaps->rows->len == 0)
    return TRUE;
  for (guint i = 0; i < pois->len; i++)
    {
      TklPoi *poi = pois->pdata[i];

      g_hash_table_insert (shapes, &poi->id, poi->shape);
    }
  counters = counters_new (job->overlaps, shapes);
  return tkl_store_scan_ticks (store, &query, take_tick, counters, error);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const TklOverlapDay *left = a;
  const TklOverlapDay *right = b;

  if (left->day != right->day)
    return left->day > right->day ? -1 : 1;
  return g_utf8_collate (left->who != NULL ? left->who : "", right->who != NULL ? right->who : "");
}

static gboolean
name_person (TklStore *store, const TklMaster *master, TklOverlapDay *day, GError **error)
{
  const TklEmployee *employee = tkl_master_employee (master, (gint32) day->employee_id);
  g_autoptr (TklKey) key = NULL;

  if (employee != NULL)
    day->who = tkl_employee_label (employee);
  else if (day->key_id != 0 && !tkl_store_get_key (store, day->key_id, &key, error))
    return FALSE;
  if (key != NULL)
    day->who = g_strdup (key->text);
  return TRUE;
}

/* Once all are known: names, and their order. */
static gboolean
finish_days (TklStore *store, const TklMaster *master, const TklOverlaps *overlaps, GError **error)
{
  for (guint i = 0; i < overlaps->rows->len; i++)
    {
      GArray *days = ((TklOverlapRow *) overlaps->rows->pdata[i])->days;

      for (guint j = 0; j < days->len; j++)
        if (!name_person (store, master, &g_array_index (days, TklOverlapDay, j), error))
          return FALSE;
      g_array_sort (days, compare_days);
    }
  return TRUE;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const TklOverlapRow *left = *(TklOverlapRow *const *) a;
  const TklOverlapRow *right = *(TklOverlapRow *const *) b;

  if (left->days->len != right->days->len)
    return left->days->len > right->days->len ? -1 : 1;
  if (left->area_m2 != right->area_m2)
    return left->area_m2 > right->area_m2 ? -1 : 1;
  return (left->a.zone_id > right->a.zone_id) - (left->a.zone_id < right->a.zone_id);
}

static gboolean
run_overlaps (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  OverlapsJob *job = data;
  g_autoptr (TklMaster) master = NULL;
  g_autoptr (GPtrArray) pois = NULL;
  gboolean found;

  if (!tkl_store_begin_read (store, error))
    return FALSE;
  job->overlaps = overlaps_new ();
  master = tkl_master_load (store, error);
  found = master != NULL && tkl_store_list_pois (store, 0, &pois, error)
          && measure_pairs (job, master, pois, cancellable, error)
          && count_ticks (store, master, pois, job, error)
          && finish_days (store, master, job->overlaps, error);
  tkl_store_rollback (store);
  g_ptr_array_sort (job->overlaps->rows, compare_rows);
  return found;
}

static void
overlaps_job_free (gpointer data)
{
  OverlapsJob *job = data;

  tkl_overlaps_free (job->overlaps);
  g_free (job);
}

static const TklUseCase overlaps_case = { tkl_overlaps_async, run_overlaps, overlaps_job_free };

void
tkl_overlaps_async (TklOffice *office,
                    const TklOverlapsOptions *options,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  OverlapsJob *job;

  g_return_if_fail (options != NULL);

  job = g_new0 (OverlapsJob, 1);
  job->options = *options;
  tkl_office_read (office, &overlaps_case, job, cancellable, callback, user_data);
}

TklOverlaps *
tkl_overlaps_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &overlaps_case, G_STRUCT_OFFSET (OverlapsJob, overlaps),
                                 result, error);
}
