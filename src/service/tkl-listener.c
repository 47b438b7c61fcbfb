/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklListener: keeps what the stream of positions sends until a synchronisation takes it. */
/* Thread: made, asked and freed by one thread; listens on one of its own. */
#include "tkl-listener.h"

#include "tkl-backoff.h"
#include "tkl-remote-error.h"

struct _TklListener
{
  TklTrusttrack *client;     /* (owned): the thread's */
  char *fingerprint;         /* (owned): of the client */
  GCancellable *cancellable; /* (owned) */
  GThread *thread;
  gboolean heard; /* the thread's: something came on this connection */
  GMutex mutex;   /* for all below */
  GCond changed;
  GHashTable *pages; /* (owned) of TklPage, by the id of the vehicle */
  GError *refusal;   /* (owned) (nullable) */
};

static GHashTable *
pages_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) tkl_page_free);
}

static void
keep_page (GHashTable *pages, const char *object_id, TklPage *page)
{
  TklPage *kept = g_hash_table_lookup (pages, object_id);

  if (kept == NULL)
    {
      kept = tkl_page_new ();
      g_hash_table_insert (pages, g_strdup (object_id), kept);
    }
  tkl_page_move (kept, page);
}

static void
heard_cb (const char *object_id, TklPage *page, gpointer data)
{
  TklListener *listener = data;

  g_mutex_lock (&listener->mutex);
  keep_page (listener->pages, object_id, page);
  g_mutex_unlock (&listener->mutex);
  listener->heard = TRUE;
}

/* All others may be over in a minute. */
static gboolean
is_for_good (const GError *fault)
{
  return g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_KEY)
         || g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_DENIED)
         || g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_NOT_FOUND)
         || g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_REQUEST);
}

/* Until @until_us, or woken by @cancellable. With the mutex. */
static void
pause_until (TklListener *listener, gint64 until_us, GCancellable *cancellable)
{
  while (listener->refusal == NULL && !g_cancellable_is_cancelled (cancellable)
         && g_cond_wait_until (&listener->changed, &listener->mutex, until_us))
    continue;
}

static void
pause_before_next (TklListener *listener, guint attempt)
{
  gint64 pause_ms = tkl_backoff_delay_ms (attempt, g_random_int ());

  g_mutex_lock (&listener->mutex);
  pause_until (listener, g_get_monotonic_time () + pause_ms * 1000, listener->cancellable);
  g_mutex_unlock (&listener->mutex);
}

static gpointer
listen (gpointer data)
{
  TklListener *listener = data;

  for (guint attempt = 1; !g_cancellable_is_cancelled (listener->cancellable); attempt++)
    {
      g_autoptr (GError) fault = NULL;

      listener->heard = FALSE;
      tkl_trusttrack_listen (listener->client, heard_cb, listener, listener->cancellable, &fault);
      if (is_for_good (fault))
        {
          g_mutex_lock (&listener->mutex);
          listener->refusal = g_steal_pointer (&fault);
          g_cond_broadcast (&listener->changed);
          g_mutex_unlock (&listener->mutex);
          break;
        }
      if (listener->heard)
        attempt = 1;
      pause_before_next (listener, attempt);
    }
  tkl_trusttrack_free (listener->client);
  return NULL;
}

TklListener *
tkl_listener_new (TklTrusttrack *client)
{
  TklListener *listener = g_new0 (TklListener, 1);

  listener->client = client;
  listener->fingerprint = tkl_trusttrack_fingerprint (client);
  listener->cancellable = g_cancellable_new ();
  listener->pages = pages_new ();
  g_mutex_init (&listener->mutex);
  g_cond_init (&listener->changed);
  listener->thread = g_thread_new ("tkl-listener", listen, listener);
  return listener;
}

static void
wake (TklListener *listener)
{
  g_mutex_lock (&listener->mutex);
  g_cond_broadcast (&listener->changed);
  g_mutex_unlock (&listener->mutex);
}

void
tkl_listener_free (TklListener *listener)
{
  if (listener == NULL)
    return;
  g_cancellable_cancel (listener->cancellable);
  wake (listener);
  g_thread_join (listener->thread);
  g_object_unref (listener->cancellable);
  g_hash_table_unref (listener->pages);
  g_free (listener->fingerprint);
  g_clear_error (&listener->refusal);
  g_mutex_clear (&listener->mutex);
  g_cond_clear (&listener->changed);
  g_free (listener);
}

gboolean
tkl_listener_serves (const TklListener *listener, const TklTrusttrack *client)
{
  g_autofree char *fingerprint = tkl_trusttrack_fingerprint (client);

  return g_str_equal (listener->fingerprint, fingerprint);
}

gboolean
tkl_listener_take (TklListener *listener, GHashTable **ret_pages, GError **error)
{
  gboolean refused;

  g_mutex_lock (&listener->mutex);
  refused = listener->refusal != NULL && g_hash_table_size (listener->pages) == 0;
  if (refused)
    g_propagate_error (error, g_error_copy (listener->refusal));
  else
    {
      *ret_pages = listener->pages;
      listener->pages = pages_new ();
    }
  g_mutex_unlock (&listener->mutex);
  return !refused;
}

void
tkl_listener_put_back (TklListener *listener, GHashTable *pages)
{
  GHashTableIter iter;
  gpointer object_id, page;

  g_mutex_lock (&listener->mutex);
  g_hash_table_iter_init (&iter, pages);
  while (g_hash_table_iter_next (&iter, &object_id, &page))
    keep_page (listener->pages, object_id, page);
  g_mutex_unlock (&listener->mutex);
  g_hash_table_unref (pages);
}

static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  wake (data);
}

void
tkl_listener_wait (TklListener *listener, guint ms, GCancellable *cancellable)
{
  gint64 until_us = g_get_monotonic_time () + ms * G_GINT64_CONSTANT (1000);
  gulong handler
      = cancellable != NULL
            ? g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), listener, NULL)
            : 0;

  g_mutex_lock (&listener->mutex);
  pause_until (listener, until_us, cancellable);
  g_mutex_unlock (&listener->mutex);
  g_cancellable_disconnect (cancellable, handler);
}
