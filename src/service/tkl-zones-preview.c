/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which ticks would change their project under other zones or another radius, before they are saved. */
/* Thread: main; the work is done on the office's reader thread. */
#include "tkl-zones-preview-private.h"

#include "tkl-link-private.h"
#include "tkl-office-private.h"
#include "tkl-store-project.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  gint64 project_id;
  TklProject *project; /* (owned) (nullable) */
  GPtrArray *zones;    /* (owned) (nullable) of TklPoi */
  TklDay from, to;
  TklZonesPreview *preview; /* (owned) (nullable): result */
} PreviewJob;

/* What is wanted, with what is stored where nothing was said. */
typedef struct
{
  TklProject *project;      /* (owned) */
  GPtrArray *stored, *then; /* (owned) of TklPoi */
} Wanted;

static void
wanted_clear (Wanted *wanted)
{
  g_clear_pointer (&wanted->project, tkl_project_free);
  g_clear_pointer (&wanted->stored, g_ptr_array_unref);
  g_clear_pointer (&wanted->then, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wanted, wanted_clear)

static GHashTable *
names_new (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

static TklZonesPreview *
preview_new (void)
{
  TklZonesPreview *preview = g_new0 (TklZonesPreview, 1);

  preview->ticks = g_array_new (FALSE, FALSE, sizeof (TklZoneTick));
  preview->projects = names_new ();
  preview->employees = names_new ();
  return preview;
}

void
tkl_zones_preview_free (TklZonesPreview *preview)
{
  if (preview == NULL)
    return;
  g_array_unref (preview->ticks);
  g_hash_table_unref (preview->projects);
  g_hash_table_unref (preview->employees);
  g_free (preview);
}

/* --- what changes ---------------------------------------------------------------------------- */

static GPtrArray *
copy_zones (const GPtrArray *zones, gint64 project_id)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_poi_free);

  for (guint i = 0; i < zones->len; i++)
    {
      TklPoi *copy = tkl_poi_copy (zones->pdata[i]);

      copy->project_id = project_id;
      g_ptr_array_add (copies, copy);
    }
  return copies;
}

/* A project that is not stored yet gets a number that no stored one has. */
#define NEW_PROJECT_ID G_MAXINT32

static gboolean
load_wanted (TklStore *store, const TklZonesPreviewOptions *options, Wanted *wanted, GError **error)
{
  gint64 id = options->project_id;

  if (id != 0 && !tkl_store_get_project (store, id, &wanted->project, error))
    return FALSE;
  if (id != 0 && wanted->project == NULL)
    {
      g_set_error_literal (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_NOT_FOUND,
                           _ ("This project has been deleted meanwhile."));
      return FALSE;
    }
  if (id == 0)
    wanted->stored = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_poi_free);
  else if (!tkl_store_list_pois (store, id, &wanted->stored, error))
    return FALSE;
  if (options->project != NULL)
    {
      tkl_project_free (wanted->project);
      wanted->project = tkl_project_copy (options->project);
    }
  wanted->project->id = id != 0 ? id : NEW_PROJECT_ID;
  wanted->then = options->zones != NULL ? copy_zones (options->zones, wanted->project->id)
                                        : g_ptr_array_ref (wanted->stored);
  return TRUE;
}

static gboolean
has_shape (const GPtrArray *zones, const TklShape *shape)
{
  for (guint i = 0; i < zones->len; i++)
    if (tkl_shape_equal (((const TklPoi *) zones->pdata[i])->shape, shape))
      return TRUE;
  return FALSE;
}

/* Shapes of one side that the other lacks. */
static void
add_differences (TklLinkReach *reach, const GPtrArray *zones, const GPtrArray *others)
{
  for (guint i = 0; i < zones->len; i++)
    {
      const TklShape *shape = ((const TklPoi *) zones->pdata[i])->shape;
      const TklBox box = { shape->min, shape->max };

      if (!has_shape (others, shape))
        tkl_link_reach_add (reach, &box);
    }
}

/* The whole project: its circle, its period or its status may be others. */
static void
add_bounds (TklLinkReach *reach, const TklPlaces *places, gint64 project_id)
{
  TklBox box;

  switch (tkl_places_bounds (places, (gint32) project_id, &box))
    {
    case TKL_BOUNDS_BOX:
      tkl_link_reach_add (reach, &box);
      break;
    case TKL_BOUNDS_ANYWHERE:
      reach->anywhere = TRUE;
      break;
    case TKL_BOUNDS_NOWHERE:
    default:
      break;
    }
}

/* --- ticks ----------------------------------------------------------------------------------- */

static gboolean
counts (const TklTick *tick)
{
  return (tick->kind == TKL_TICK_TOUCH || tick->kind == TKL_TICK_MANUAL)
         && (tick->flags & TKL_TICK_DELETED) == 0;
}

/* Returns: (transfer full): copies of the ticks in the reach that linking may place. */
static GArray *
choose_ticks (const TklLinkReach *reach, const GArray *ticks, TklZonesPreview *preview)
{
  g_autoptr (GArray) reached = tkl_link_reach_ticks (reach, ticks);
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (TklTick));

  for (guint i = 0; i < reached->len; i++)
    {
      const TklTick *tick = &g_array_index (ticks, TklTick, g_array_index (reached, guint32, i));

      if (!counts (tick))
        continue;
      if (tick->flags & TKL_TICK_PLACE_EDITED)
        preview->n_kept++;
      else
        g_array_append_vals (chosen, tick, 1);
    }
  return chosen;
}

static gboolean
same_candidates (const TklTick *a, const TklTick *b, const GArray *pool)
{
  if (a->n_candidates != b->n_candidates)
    return FALSE;
  for (guint i = 0; i < a->n_candidates; i++)
    if (g_array_index (pool, gint32, a->candidates + i)
        != g_array_index (pool, gint32, b->candidates + i))
      return FALSE;
  return TRUE;
}

static TklZoneEffect
effect_of (const TklTick *before, const TklTick *after)
{
  if (after->place == TKL_PLACE_PROJECT && after->project_id == 0)
    return TKL_ZONE_EFFECT_SEVERAL;
  if (after->project_id == 0)
    return TKL_ZONE_EFFECT_LOSES;
  return before->project_id != 0 ? TKL_ZONE_EFFECT_MOVES : TKL_ZONE_EFFECT_GAINS;
}

/* From several projects to none, home or the employer loses as well: no project is left to choose. */
static void
compare_ticks (const GArray *before,
               const GArray *after,
               const GArray *pool,
               TklZonesPreview *preview)
{
  for (guint i = 0; i < before->len; i++)
    {
      const TklTick *old = &g_array_index (before, TklTick, i);
      const TklTick *new = &g_array_index (after, TklTick, i);
      TklZoneTick row;

      if (old->place == new->place
          && old->project_id == new->project_id &&same_candidates (old, new, pool))
        continue;
      row = (TklZoneTick){ .tick_id = new->id,
                           .time_utc_ms = new->time_utc_ms,
                           .day = new->day,
                           .point = new->point,
                           .employee_id = new->employee_id,
                           .before_id = old->project_id,
                           .after_id = new->project_id,
                           .before = old->place,
                           .after = new->place,
                           .effect = effect_of (old, new),
                           .in_clock = (new->flags &TKL_TICK_IN_CLOCK) != 0 };
      preview->n[row.effect]++;
      g_array_append_val (preview->ticks, row);
    }
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const TklZoneTick *left = a;
  const TklZoneTick *right = b;

  if (left->time_utc_ms != right->time_utc_ms)
    return (left->time_utc_ms > right->time_utc_ms) - (left->time_utc_ms < right->time_utc_ms);
  return (left->tick_id > right->tick_id) - (left->tick_id < right->tick_id);
}

static guint
count_days_in_clock (const GArray *rows)
{
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const TklZoneTick *row = &g_array_index (rows, TklZoneTick, i);
      gint64 day = (gint64) row->employee_id << 32 | (guint32) row->day;

      if (row->in_clock)
        g_hash_table_add (days, g_memdup2 (&day, sizeof day));
    }
  return g_hash_table_size (days);
}

/* --- names ----------------------------------------------------------------------------------- */

static void
name_project (TklZonesPreview *preview,
              const TklMaster *master,
              const TklProject *wanted,
              gint32 id)
{
  const TklProject *project = id == wanted->id ? wanted
                              : id != 0        ? tkl_master_project (master, id)
                                               : NULL;

  if (project != NULL && !g_hash_table_contains (preview->projects, GINT_TO_POINTER (id)))
    g_hash_table_insert (preview->projects, GINT_TO_POINTER (id), tkl_project_label (project));
}

static void
name_all (TklZonesPreview *preview, const TklMaster *master, const TklProject *wanted)
{
  for (guint i = 0; i < preview->ticks->len; i++)
    {
      const TklZoneTick *row = &g_array_index (preview->ticks, TklZoneTick, i);
      gpointer key = GINT_TO_POINTER (row->employee_id);
      const TklEmployee *employee = tkl_master_employee (master, row->employee_id);

      name_project (preview, master, wanted, row->before_id);
      name_project (preview, master, wanted, row->after_id);
      if (employee != NULL && !g_hash_table_contains (preview->employees, key))
        g_hash_table_insert (preview->employees, key, tkl_employee_label (employee));
    }
}

/* --- run ------------------------------------------------------------------------------------- */

static gboolean
load_ticks (TklStore *store,
            const TklMaster *master,
            const TklZonesPreviewOptions *options,
            const TklLinkReach *reach,
            TklTickSet *set,
            GError **error)
{
  TklTickQuery query = TKL_TICK_QUERY_ALL;
  TklBox area;

  if (options->from != TKL_DAY_NONE)
    query.from_utc_ms = tkl_zone_to_utc_ms (master->zone, options->from, 0);
  if (options->to != TKL_DAY_NONE)
    query.to_utc_ms = tkl_zone_to_utc_ms (master->zone, options->to + 1, 0);
  if (tkl_link_reach_area (reach, &area))
    query.area = &area;
  return tkl_store_load_ticks (store, &query, set, error);
}

static void
link_copies (const TklMaster *master, GArray *ticks, GArray *pool)
{
  TklLinkInput input = tkl_master_link_input (master);

  tkl_link_ticks (&input, (TklTick *) (gpointer) ticks->data, ticks->len, pool, NULL);
}

/* Puts what is wanted into the index. */
static TklLinkReach
change_places (TklMaster *master, const TklZonesPreviewOptions *options, const Wanted *wanted)
{
  TklLinkReach reach = { .n_boxes = 0 };
  gint32 id = (gint32) wanted->project->id;

  if (options->project != NULL)
    add_bounds (&reach, master->places, id);
  tkl_places_replace_project (master->places, id, wanted->project, wanted->then);
  if (options->project != NULL)
    add_bounds (&reach, master->places, id);
  add_differences (&reach, wanted->stored, wanted->then);
  add_differences (&reach, wanted->then, wanted->stored);
  return reach;
}

static void
put_back (TklMaster *master, const Wanted *wanted)
{
  gint32 id = (gint32) wanted->project->id;

  tkl_places_replace_project (master->places, id, tkl_master_project (master, id), wanted->stored);
}

TklZonesPreview *
tkl_zones_preview_run (TklStore *store,
                       const TklZonesPreviewOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (TklZonesPreview) preview = preview_new ();
  g_autoptr (TklTickSet) set = tkl_tick_set_new ();
  g_autoptr (TklMaster) now = tkl_master_load (store, error);
  g_auto (Wanted) wanted = { NULL };
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  TklLinkReach reach;

  if (now == NULL || !load_wanted (store, options, &wanted, error))
    return NULL;
  /* One index serves both: it is changed by difference, and back. */
  reach = change_places (now, options, &wanted);
  if (!load_ticks (store, now, options, &reach, set, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  after = choose_ticks (&reach, set->ticks, preview);
  before = g_array_copy (after);
  link_copies (now, after, set->pool);
  put_back (now, &wanted);
  link_copies (now, before, set->pool);
  compare_ticks (before, after, set->pool, preview);
  g_array_sort (preview->ticks, compare_times);
  preview->n_in_clock = count_days_in_clock (preview->ticks);
  if (preview->ticks->len > TKL_ZONES_PREVIEW_MAX_TICKS)
    g_array_set_size (preview->ticks, TKL_ZONES_PREVIEW_MAX_TICKS);
  name_all (preview, now, wanted.project);
  return g_steal_pointer (&preview);
}

static gboolean
run_preview (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  PreviewJob *job = data;
  const TklZonesPreviewOptions options
      = { job->project_id, job->project, job->zones, job->from, job->to };

  if (!tkl_store_begin_read (store, error))
    return FALSE;
  job->preview = tkl_zones_preview_run (store, &options, cancellable, error);
  tkl_store_rollback (store);
  return job->preview != NULL;
}

static void
preview_job_free (gpointer data)
{
  PreviewJob *job = data;

  tkl_project_free (job->project);
  g_clear_pointer (&job->zones, g_ptr_array_unref);
  tkl_zones_preview_free (job->preview);
  g_free (job);
}

static const TklUseCase preview_case = { tkl_zones_preview_async, run_preview, preview_job_free };

void
tkl_zones_preview_async (TklOffice *office,
                         const TklZonesPreviewOptions *options,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  PreviewJob *job;

  g_return_if_fail (options != NULL);
  g_return_if_fail (options->project_id != 0
                    || (options->project != NULL && options->zones != NULL));

  job = g_new0 (PreviewJob, 1);
  job->project_id = options->project_id;
  job->project = tkl_project_copy (options->project);
  if (options->zones != NULL)
    job->zones = copy_zones (options->zones, options->project_id);
  job->from = options->from;
  job->to = options->to;
  tkl_office_read (office, &preview_case, job, cancellable, callback, user_data);
}

TklZonesPreview *
tkl_zones_preview_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &preview_case, G_STRUCT_OFFSET (PreviewJob, preview),
                                 result, error);
}
