/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTileSource: tiles of a file for a map of libshumate. */
/* Thread: main. */
#include "tkl-tile-source.h"

#include "tkl-tiles.h"

struct _TklTileSource
{
  ShumateDataSource parent_instance;
  TklTiles *tiles;    /* (owned) (nullable): NULL while the file is opened, and when it is bad */
  GPtrArray *waiting; /* (owned) (nullable) (element-type GTask): asked before it was open */
};

G_DEFINE_FINAL_TYPE (TklTileSource, tkl_tile_source, SHUMATE_TYPE_DATA_SOURCE)

/* libshumate draws what "received-data" gives, and takes an error for the end of it. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const TklTilePlace *place = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = tkl_tiles_read_finish (result, &error);

  if (bytes != NULL)
    {
      g_signal_emit_by_name (g_task_get_source_object (task), "received-data", place->x, place->y,
                             place->zoom, bytes);
      g_task_return_pointer (task, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
    }
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such tile");
}

/* @task: (transfer full). */
static void
ask (TklTileSource *self, GTask *task)
{
  const TklTilePlace *place = g_task_get_task_data (task);

  if (self->tiles != NULL)
    {
      tkl_tiles_read_async (self->tiles, place, g_task_get_cancellable (task), read_cb, task);
      return;
    }
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "the file has no tiles");
  g_object_unref (task);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklTileSource) self = user_data;
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->tiles = tkl_tiles_open_finish (result, NULL);
  for (guint i = 0; i < waiting->len; i++)
    ask (self, g_object_ref (waiting->pdata[i]));
}

/* lint: foreign signature (get_tile_data_async of ShumateDataSource) */
static void
tkl_tile_source_get_async (ShumateDataSource *source,
                           int x,
                           int y,
                           int zoom,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  TklTileSource *self = TKL_TILE_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  TklTilePlace *place = g_new (TklTilePlace, 1);

  *place = (TklTilePlace){ zoom, x, y };
  g_task_set_source_tag (task, tkl_tile_source_get_async);
  g_task_set_task_data (task, place, g_free);
  if (self->waiting != NULL)
    g_ptr_array_add (self->waiting, task);
  else
    ask (self, task);
}

static GBytes *
tkl_tile_source_get_finish (ShumateDataSource *source, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, source), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

ShumateDataSource *
tkl_tile_source_new (const char *path)
{
  TklTileSource *self = g_object_new (TKL_TYPE_TILE_SOURCE, NULL);

  tkl_tiles_open_async (path, NULL, opened_cb, g_object_ref (self));
  return SHUMATE_DATA_SOURCE (self);
}

static void
tkl_tile_source_dispose (GObject *object)
{
  TklTileSource *self = TKL_TILE_SOURCE (object);

  g_clear_object (&self->tiles);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  G_OBJECT_CLASS (tkl_tile_source_parent_class)->dispose (object);
}

static void
tkl_tile_source_class_init (TklTileSourceClass *klass)
{
  ShumateDataSourceClass *source_class = SHUMATE_DATA_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_tile_source_dispose;
  source_class->get_tile_data_async = tkl_tile_source_get_async;
  source_class->get_tile_data_finish = tkl_tile_source_get_finish;
}

static void
tkl_tile_source_init (TklTileSource *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}
