/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of the TrustTrack client: vehicles, drivers, trips, with all their pages. */
/* Thread: that of the client. */
#include "tkl-paging.h"
#include "tkl-trusttrack-private.h"

/* A fleet that needs more pages than this is a loop. */
#define MAX_LIST_PAGES 200

/* What is asked for: where, how it is read, and what tells its items apart. */
typedef struct
{
  const char *path;
  const char *version;
  gboolean paged;
  gboolean (*parse) (const char *data, gsize size, TklFleetPage *page, GError **error);
  const char *(*get_id) (gpointer item);
  GDestroyNotify free_item;
} List;

/* A list being read. */
typedef struct
{
  const List *list;
  TklFleetPage page;  /* the last answer */
  GPtrArray *items;   /* (owned): all so far, each once */
  GHashTable *ids;    /* (owned): theirs */
  GHashTable *tokens; /* (owned): all so far */
  char *token;        /* (owned) (nullable): of the next page */
} Walk;

static const char *
get_vehicle_id (gpointer item)
{
  return ((TklRemoteVehicle *) item)->id;
}

static const char *
get_driver_id (gpointer item)
{
  return ((TklRemoteDriver *) item)->id;
}

static const List objects = { "/objects",     "1",
                              FALSE,          tkl_fleet_parse_vehicles,
                              get_vehicle_id, (GDestroyNotify) tkl_remote_vehicle_free };
static const List snapshot = { "/objects-last-coordinate",
                               "2",
                               TRUE,
                               tkl_fleet_parse_vehicles,
                               get_vehicle_id,
                               (GDestroyNotify) tkl_remote_vehicle_free };
static const List drivers = { "/drivers",    "2",
                              TRUE,          tkl_fleet_parse_drivers,
                              get_driver_id, (GDestroyNotify) tkl_remote_driver_free };

static void
walk_init (Walk *walk, const List *list)
{
  *walk = (Walk){
    .list = list,
    .items = g_ptr_array_new_with_free_func (list->free_item),
    .ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
}

static void
walk_clear (Walk *walk)
{
  tkl_fleet_page_clear (&walk->page);
  g_clear_pointer (&walk->items, g_ptr_array_unref);
  g_clear_pointer (&walk->ids, g_hash_table_unref);
  g_clear_pointer (&walk->tokens, g_hash_table_unref);
  g_clear_pointer (&walk->token, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static gboolean
read_list_page (const char *body, gsize size, gpointer data, GError **error)
{
  Walk *walk = data;

  tkl_fleet_page_clear (&walk->page);
  return walk->list->parse (body, size, &walk->page, error);
}

/* Moves the items whose id was not there yet; pages may overlap. Returns: how many. */
static guint
take_new (Walk *walk)
{
  gsize n;
  g_autofree gpointer *items = g_ptr_array_steal (walk->page.items, &n);
  guint n_new = 0;

  for (gsize i = 0; i < n; i++)
    if (g_hash_table_add (walk->ids, g_strdup (walk->list->get_id (items[i]))))
      {
        g_ptr_array_add (walk->items, items[i]);
        n_new++;
      }
    else
      walk->list->free_item (items[i]);
  return n_new;
}

static gboolean
set_loop_error (const char *path, GError **error)
{
  g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_LOOP, "The pages of %s do not advance",
               path);
  return FALSE;
}

/* Sets the token of the next page, NULL behind the last. These tokens are opaque: one seen before
 * leads in a circle. When its page is not full and brings nothing new, nothing is lost: then the
 * service does not look at tokens and each page is the whole list. */
static gboolean
take_page (Walk *walk, GError **error)
{
  guint n_rows = walk->page.items->len + walk->page.n_skipped;
  guint n_new = take_new (walk);

  g_free (walk->token);
  walk->token = g_steal_pointer (&walk->page.token);
  if (walk->token == NULL)
    return TRUE;
  if (g_hash_table_add (walk->tokens, g_strdup (walk->token)))
    return g_hash_table_size (walk->tokens) <= MAX_LIST_PAGES
           || set_loop_error (walk->list->path, error);
  if (n_new > 0 || n_rows >= TKL_TRUSTTRACK_LIMIT_ROWS)
    return set_loop_error (walk->list->path, error);
  g_clear_pointer (&walk->token, g_free);
  return TRUE;
}

static gboolean
fetch_list (TklTrusttrack *client,
            const List *list,
            GPtrArray **ret_items,
            GCancellable *cancellable,
            GError **error)
{
  g_auto (Walk) walk = { 0 };

  walk_init (&walk, list);
  do
    {
      g_autoptr (GString) target = tkl_target_new (list->path, NULL, "", list->version);

      if (list->paged)
        tkl_target_add (target, "limit", TKL_TRUSTTRACK_LIMIT);
      tkl_target_add (target, "continuation_token", walk.token);
      if (!tkl_lane_ask (&client->lane, target->str, read_list_page, &walk, cancellable, error)
          || !take_page (&walk, error))
        return FALSE;
    }
  while (walk.token != NULL);
  *ret_items = g_steal_pointer (&walk.items);
  return TRUE;
}

gboolean
tkl_trusttrack_fetch_vehicles (TklTrusttrack *client,
                               GPtrArray **ret_vehicles,
                               GCancellable *cancellable,
                               GError **error)
{
  g_return_val_if_fail (client != NULL && ret_vehicles != NULL, FALSE);

  return fetch_list (client, &objects, ret_vehicles, cancellable, error);
}

gboolean
tkl_trusttrack_fetch_snapshot (TklTrusttrack *client,
                               GPtrArray **ret_vehicles,
                               GCancellable *cancellable,
                               GError **error)
{
  g_return_val_if_fail (client != NULL && ret_vehicles != NULL, FALSE);

  return fetch_list (client, &snapshot, ret_vehicles, cancellable, error);
}

gboolean
tkl_trusttrack_fetch_drivers (TklTrusttrack *client,
                              GPtrArray **ret_drivers,
                              GCancellable *cancellable,
                              GError **error)
{
  g_return_val_if_fail (client != NULL && ret_drivers != NULL, FALSE);

  return fetch_list (client, &drivers, ret_drivers, cancellable, error);
}

gboolean
tkl_trusttrack_fetch_driver (TklTrusttrack *client,
                             const char *driver_id,
                             TklRemoteDriver **ret_driver,
                             GCancellable *cancellable,
                             GError **error)
{
  g_auto (Walk) walk = { 0 };
  g_autoptr (GString) target = NULL;

  g_return_val_if_fail (client != NULL && driver_id != NULL && ret_driver != NULL, FALSE);

  walk_init (&walk, &drivers);
  target = tkl_target_new ("/drivers/", driver_id, "", "2");
  if (!tkl_lane_ask (&client->lane, target->str, read_list_page, &walk, cancellable, error))
    return FALSE;
  if (walk.page.items->len == 0)
    {
      g_set_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_NOT_FOUND,
                   "TrustTrack knows no such driver");
      return FALSE;
    }
  *ret_driver = g_ptr_array_steal_index (walk.page.items, 0);
  return TRUE;
}

static gboolean
read_trips (const char *body, gsize size, gpointer data, GError **error)
{
  TklFleetPage *page = data;

  tkl_fleet_page_clear (page);
  return tkl_fleet_parse_trips (body, size, page, error);
}

/* A trip that comes again, at a seam or longer than before, takes the place of the first. */
static void
take_trips (TklFleetPage *page, GHashTable *by_start, gint64 *last_utc_ms)
{
  gsize n;
  g_autofree gpointer *items = g_ptr_array_steal (page->items, &n);

  for (gsize i = 0; i < n; i++)
    {
      TklRemoteTrip *trip = items[i];

      *last_utc_ms = MAX (*last_utc_ms, trip->start_utc_ms);
      g_hash_table_replace (by_start, &trip->start_utc_ms, trip);
    }
}

static int
compare_trips (gconstpointer a, gconstpointer b)
{
  gint64 start_a = (*(TklRemoteTrip *const *) a)->start_utc_ms;
  gint64 start_b = (*(TklRemoteTrip *const *) b)->start_utc_ms;

  return (start_a > start_b) - (start_a < start_b);
}

static GPtrArray *
sort_trips (GHashTable *by_start)
{
  GPtrArray *trips = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_remote_trip_free);
  GHashTableIter iter;
  gpointer trip;

  g_hash_table_iter_init (&iter, by_start);
  while (g_hash_table_iter_next (&iter, NULL, &trip))
    {
      g_hash_table_iter_steal (&iter);
      g_ptr_array_add (trips, trip);
    }
  g_ptr_array_sort (trips, compare_trips);
  return trips;
}

/* One page of trips; the paging says how to go on. */
static gboolean
fetch_trip_page (TklTrusttrack *client,
                 const char *object_id,
                 TklPaging *paging,
                 GHashTable *by_start,
                 GCancellable *cancellable,
                 GError **error)
{
  g_auto (TklFleetPage) page = { 0 };
  g_autoptr (GString) target = tkl_target_new ("/objects/", object_id, "/trips", "1");
  TklPagingAnswer answer = { .last_utc_ms = G_MININT64 };

  tkl_target_add (target, "limit", TKL_TRUSTTRACK_LIMIT);
  tkl_target_add_instant (target, "from_datetime", paging->from_utc_ms);
  tkl_target_add_instant (target, "to_datetime", paging->to_utc_ms);
  tkl_target_add (target, "continuation_token", paging->token);
  if (!tkl_lane_ask (&client->lane, target->str, read_trips, &page, cancellable, error))
    return FALSE;
  answer.token = page.token;
  answer.n_items = page.items->len + page.n_skipped;
  take_trips (&page, by_start, &answer.last_utc_ms);
  return tkl_paging_advance (paging, &answer) != TKL_PAGING_LOOP || set_loop_error ("trips", error);
}

gboolean
tkl_trusttrack_fetch_trips (TklTrusttrack *client,
                            const TklPageRequest *request,
                            GPtrArray **ret_trips,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto (TklPaging) paging = { 0 };
  g_autoptr (GHashTable) by_start = NULL;

  g_return_val_if_fail (client != NULL && request != NULL && ret_trips != NULL, FALSE);

  by_start = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                    (GDestroyNotify) tkl_remote_trip_free);
  tkl_paging_init (&paging, request->from_utc_ms, request->to_utc_ms, NULL);
  do
    if (!fetch_trip_page (client, request->object_id, &paging, by_start, cancellable, error))
      return FALSE;
  while (paging.step != TKL_PAGING_DONE);
  *ret_trips = sort_trips (by_start);
  return TRUE;
}
