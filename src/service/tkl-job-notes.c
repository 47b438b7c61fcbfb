/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What jobs read before they are planned: the settings, and when each kind ran last. */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-job-notes.h"

#include "tkl-instant.h"
#include "tkl-job-private.h"
#include "tkl-office-private.h"
#include "tkl-store-company.h"
#include "tkl-store-sync.h"
#include "tkl-text.h"

#include <string.h>

typedef struct
{
  TklJobNotes *notes; /* (owned) (nullable): result */
  char *who;          /* (owned): whose orders */
} Load;

typedef struct
{
  char *name;  /* (owned) */
  char *value; /* (owned) (nullable): NULL forgets */
} Put;

static void
put_free (gpointer data)
{
  Put *put = data;

  g_free (put->name);
  g_free (put->value);
  g_free (put);
}

static void
load_free (gpointer data)
{
  Load *load = data;

  tkl_job_notes_free (load->notes);
  g_free (load->who);
  g_free (load);
}

/* Two people at work on one database have orders of their own. */
static char *
name_orders (const char *who)
{
  return g_strdup_printf ("job-orders %s", who);
}

static char *
name_note (TklJobKind kind)
{
  return g_strdup_printf ("job-%s-ms", tkl_job_type (kind)->name);
}

static char *
name_failures (TklJobKind kind)
{
  return g_strdup_printf ("job-%s-failed", tkl_job_type (kind)->name);
}

void
tkl_job_notes_free (TklJobNotes *notes)
{
  if (notes == NULL)
    return;
  tkl_company_free (notes->company);
  g_free (notes->orders);
  g_free (notes);
}

gboolean
tkl_job_notes_read_run (TklStore *store, TklJobKind kind, gint64 *ret_time_utc_ms, GError **error)
{
  g_autofree char *name = name_note (kind);
  g_autofree char *value = NULL;

  if (!tkl_store_get_sync_value (store, name, &value, error))
    return FALSE;
  if (!tkl_parse_int64 (value, 0, G_MAXINT64, ret_time_utc_ms))
    *ret_time_utc_ms = TKL_INSTANT_NONE;
  return TRUE;
}

/* The value is `NUMBER@RETRY`. */
static gboolean
load_failures (TklStore *store, TklJobNotes *notes, TklJobKind kind, GError **error)
{
  g_autofree char *name = name_failures (kind);
  g_autofree char *value = NULL;
  char *at;
  gint64 n;

  if (!tkl_store_get_sync_value (store, name, &value, error))
    return FALSE;
  at = value != NULL ? strchr (value, '@') : NULL;
  if (at == NULL)
    return TRUE;
  *at = '\0';
  if (tkl_parse_int64 (value, 1, G_MAXINT, &n)
      && tkl_parse_int64 (at + 1, 0, G_MAXINT64, &notes->retry_utc_ms[kind]))
    notes->n_failures[kind] = (guint) n;
  return TRUE;
}

static gboolean
run_load (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Load *load = data;
  TklJobNotes *notes = load->notes;
  g_autofree char *orders = name_orders (load->who);

  for (TklJobKind kind = 0; kind < TKL_JOB_N_STANDING; kind++)
    if (!tkl_job_notes_read_run (store, kind, &notes->since_utc_ms[kind], error)
        || !load_failures (store, notes, kind, error))
      return FALSE;
  return tkl_store_get_sync_value (store, orders, &notes->orders, error)
         && tkl_store_load_company (store, &notes->company, error);
}

static gboolean
run_put (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Put *put = data;

  return tkl_store_begin (store, error)
         && tkl_store_set_sync_value (store, put->name, put->value, error)
         && tkl_store_commit (store, error);
}

static const TklUseCase load_case = { tkl_job_notes_load_async, run_load, load_free };
static const TklUseCase put_case = { tkl_job_notes_put_async, run_put, put_free };

void
tkl_job_notes_load_async (TklOffice *office,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Load *load = g_new (Load, 1);

  *load = (Load){ g_new0 (TklJobNotes, 1), g_strdup (tkl_office_who (office)) };
  tkl_office_read (office, &load_case, load, cancellable, callback, user_data);
}

TklJobNotes *
tkl_job_notes_load_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &load_case, G_STRUCT_OFFSET (Load, notes), result, error);
}

void
tkl_job_notes_put_async (TklOffice *office,
                         TklJobKind kind,
                         gint64 time_utc_ms,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Put *put = g_new0 (Put, 1);

  put->name = name_note (kind);
  if (time_utc_ms != TKL_INSTANT_NONE)
    put->value = g_strdup_printf ("%" G_GINT64_FORMAT, time_utc_ms);
  tkl_office_write (office, &put_case, put, NULL, callback, user_data);
}

gboolean
tkl_job_notes_put_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_done (office, &put_case, result, error);
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  /* Not noted: tried again a little early; orders are noted again when the next one ends. */
  (void) tkl_job_notes_put_finish (TKL_OFFICE (source), result, NULL);
}

void
tkl_job_notes_put_failures_async (TklOffice *office,
                                  TklJobKind kind,
                                  guint n_failures,
                                  gint64 retry_utc_ms)
{
  Put *put = g_new0 (Put, 1);

  put->name = name_failures (kind);
  if (n_failures > 0)
    put->value = g_strdup_printf ("%u@%" G_GINT64_FORMAT, n_failures, retry_utc_ms);
  tkl_office_write (office, &put_case, put, NULL, put_cb, NULL);
}

void
tkl_job_notes_put_orders_async (TklOffice *office, const char *orders)
{
  Put *put = g_new0 (Put, 1);

  put->name = name_orders (tkl_office_who (office));
  put->value = g_strdup (orders);
  tkl_office_write (office, &put_case, put, NULL, put_cb, NULL);
}

gboolean
tkl_job_notes_add_order (TklStore *store, const char *who, const TklJobOrder *order, GError **error)
{
  g_autofree char *name = name_orders (who);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) orders = NULL;
  gboolean taken_in = FALSE;

  if (!tkl_store_get_sync_value (store, name, &before, error))
    return FALSE;
  orders = tkl_job_orders_from_text (before);
  for (guint i = 0; i < orders->len && !taken_in; i++)
    taken_in = tkl_job_order_take_in (orders->pdata[i], order);
  if (!taken_in)
    g_ptr_array_add (orders, tkl_job_order_copy (order));
  after = tkl_job_orders_to_text (orders);
  return tkl_store_set_sync_value (store, name, after, error);
}
