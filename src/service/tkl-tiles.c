/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTiles: a file of map tiles, opened; it belongs to no company. */
/* Thread: main; the file is read on a thread of its own. */
#include "tkl-tiles.h"

#include "tkl-service-error.h"
#include "tkl-store-error.h"
#include "tkl-tile-store.h"
#include "tkl-worker.h"

#include <glib/gi18n-lib.h>

/* What both threads know. Jobs hold it and not the object: a job's last reference may go on the worker,
 * whose thread cannot wait for its own end. */
typedef struct
{
  char *path; /* (owned) */
  TklTileStore
      *store;      /* (owned) (nullable): this and what follows is written once, by the worker */
  TklBaseMap *map; /* (owned) (nullable) */
  TklTileFormat format;
} TileFile;

struct _TklTiles
{
  GObject parent_instance;
  TklWorker *worker; /* (owned) */
  TileFile *file;    /* (owned) */
};

G_DEFINE_FINAL_TYPE (TklTiles, tkl_tiles, G_TYPE_OBJECT)

typedef struct
{
  TileFile *file; /* (owned) */
  TklTilePlace place;
} Reading;

static void
clear_file (gpointer data)
{
  TileFile *file = data;

  tkl_tile_store_free (file->store);
  tkl_base_map_free (file->map);
  g_free (file->path);
}

static void
unref_file (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_file);
}

/* --- opening ---------------------------------------------------------------------------------- */

static GError *
convert (GError *error)
{
  GError *converted;

  if (!g_error_matches (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CORRUPT))
    return tkl_service_error_convert_file (error);
  converted = g_error_new (
      TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_CORRUPT, "%s (%s)",
      _ ("This file is damaged or holds no map tiles. Choose an MBTiles file with PNG, JPEG or "
         "WebP pictures."),
      error->message);
  g_error_free (error);
  return converted;
}

static void
open_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  TileFile *file = data;
  GError *error = NULL;

  file->store = tkl_tile_store_open (file->path, &file->map, &file->format, &error);
  if (file->store == NULL)
    g_task_return_error (task, convert (error));
  else if (file->format == TKL_TILE_VECTOR)
    g_task_return_new_error (task, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_REFUSED, "%s",
                             _ ("This file has vector tiles. Maps are made of pictures: choose an "
                                "MBTiles file with PNG, JPEG or WebP pictures."));
  else
    g_task_return_boolean (task, TRUE);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_pointer (task, g_object_ref (g_task_get_task_data (task)), g_object_unref);
  else
    g_task_return_error (task, error);
}

void
tkl_tiles_open_async (const char *path,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  TklTiles *self = g_object_new (TKL_TYPE_TILES, NULL);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  GTask *job = g_task_new (NULL, cancellable, opened_cb, task);

  TKL_ASSERT_MAIN ();

  self->file->path = g_strdup (path);
  g_task_set_source_tag (task, tkl_tiles_open_async);
  g_task_set_task_data (task, self, g_object_unref);
  g_task_set_task_data (job, g_atomic_rc_box_acquire (self->file), unref_file);
  tkl_worker_push (self->worker, job, open_job);
}

TklTiles *
tkl_tiles_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const TklBaseMap *
tkl_tiles_get_map (TklTiles *self)
{
  g_return_val_if_fail (TKL_IS_TILES (self), NULL);

  return self->file->map;
}

TklTileFormat
tkl_tiles_get_format (TklTiles *self)
{
  g_return_val_if_fail (TKL_IS_TILES (self), TKL_TILE_UNKNOWN);

  return self->file->format;
}

/* --- reading ---------------------------------------------------------------------------------- */

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  unref_file (reading->file);
  g_free (reading);
}

static void
read_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Reading *reading = data;
  const TklTilePlace *place = &reading->place;
  GError *error = NULL;
  GBytes *bytes
      = tkl_tile_store_read (reading->file->store, place->zoom, place->x, place->y, &error);

  if (error != NULL)
    g_task_return_error (task, convert (error));
  else
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
}

void
tkl_tiles_read_async (TklTiles *self,
                      const TklTilePlace *place,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *reading = g_new (Reading, 1);

  g_return_if_fail (TKL_IS_TILES (self));

  *reading = (Reading){ g_atomic_rc_box_acquire (self->file), *place };
  g_task_set_source_tag (task, tkl_tiles_read_async);
  g_task_set_task_data (task, reading, free_reading);
  tkl_worker_push (self->worker, task, read_job);
}

GBytes *
tkl_tiles_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- life ------------------------------------------------------------------------------------- */

/* On the main thread: only callers there hold one. What waits is answered, at once. */
static void
tkl_tiles_finalize (GObject *object)
{
  TklTiles *self = TKL_TILES (object);

  if (self->file->store != NULL)
    tkl_tile_store_stop (self->file->store);
  tkl_worker_shutdown (self->worker);
  unref_file (self->file);
  G_OBJECT_CLASS (tkl_tiles_parent_class)->finalize (object);
}

static void
tkl_tiles_class_init (TklTilesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tkl_tiles_finalize;
}

static void
tkl_tiles_init (TklTiles *self)
{
  self->file = g_atomic_rc_box_new0 (TileFile);
  self->worker = tkl_worker_new ("tkl-tiles");
}
