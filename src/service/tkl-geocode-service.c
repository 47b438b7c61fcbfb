/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses to coordinates, for a person who waits for the answer (F083, F084, F116). */
/* Thread: main; the work is done on the office's lookup thread. */
#include "tkl-geocode-service.h"

#include "tkl-geocoder.h"
#include "tkl-office-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TklGeocodeOptions options;
  char *language; /* (owned) */
  TklAddress address;
  gint64 asked_utc_ms;
  GPtrArray *places; /* (owned) (nullable): result */
} GeocodeJob;

static void
geocode_job_free (gpointer data)
{
  GeocodeJob *job = data;

  g_free (job->language);
  tkl_address_clear (&job->address);
  g_clear_pointer (&job->places, g_ptr_array_unref);
  g_free (job);
}

const char *
tkl_geocode_attribution (void)
{
  /* Translators: required by the licence of the map data. */
  return _ ("© OpenStreetMap contributors");
}

static GeocodeJob *
geocode_job_new (const TklGeocodeOptions *options)
{
  GeocodeJob *job = g_new0 (GeocodeJob, 1);

  job->options = options != NULL ? *options : (TklGeocodeOptions) TKL_GEOCODE_OPTIONS_INIT;
  job->language = tkl_geocoder_language ();
  return job;
}

static gboolean
search (const TklGeocoder *geocoder, GeocodeJob *job, GCancellable *cancellable, GError **error)
{
  if (!tkl_address_is_blank (&job->address))
    return tkl_geocoder_search (geocoder, &job->address, &job->asked_utc_ms, &job->places,
                                cancellable, error);
  g_set_error_literal (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE,
                       _ ("Enter a street, a postal code or a town first."));
  return FALSE;
}

static void
run_geocode (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  GeocodeJob *job = task_data;
  TklGeocoder geocoder = { .office = source_object,
                           .language = job->language,
                           .interval_ms = job->options.interval_ms,
                           .fresh = job->options.fresh };
  GError *error = NULL;

  if (search (&geocoder, job, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
tkl_geocode_search_async (TklOffice *office,
                          const TklAddress *address,
                          const TklGeocodeOptions *options,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GeocodeJob *job;
  GTask *task;

  g_return_if_fail (TKL_IS_OFFICE (office) && address != NULL);

  job = geocode_job_new (options);
  tkl_address_copy_into (address, &job->address);
  task = g_task_new (office, cancellable, callback, user_data);
  g_task_set_source_tag (task, tkl_geocode_search_async);
  g_task_set_task_data (task, job, geocode_job_free);
  tkl_office_push_lookup (office, task, run_geocode);
}

GPtrArray *
tkl_geocode_search_finish (TklOffice *office,
                           GAsyncResult *result,
                           gint64 *ret_asked_utc_ms,
                           GError **error)
{
  GeocodeJob *job;

  g_return_val_if_fail (g_task_is_valid (result, office), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == tkl_geocode_search_async, NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  job = g_task_get_task_data (G_TASK (result));
  if (ret_asked_utc_ms != NULL)
    *ret_asked_utc_ms = job->asked_utc_ms;
  return g_steal_pointer (&job->places);
}
