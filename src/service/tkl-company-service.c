/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of the company as a use case: read them, change them in one journal entry. */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-company-service.h"

#include "tkl-job-notes.h"
#include "tkl-journal-service.h"
#include "tkl-office-private.h"
#include "tkl-store-company.h"
#include "tkl-store-journal.h"
#include "tkl-zone.h"

typedef struct
{
  char *who;           /* (owned) (nullable) */
  TklCompany *base;    /* (owned) (nullable) */
  TklCompany *company; /* (owned) (nullable): input of a save, result of a load */
  TklJobOrder *order;  /* (owned) (nullable): of a save */
  guint n_changed;
} CompanyJob;

static void
company_job_free (gpointer data)
{
  CompanyJob *job = data;

  g_free (job->who);
  g_clear_pointer (&job->base, tkl_company_free);
  g_clear_pointer (&job->company, tkl_company_free);
  tkl_job_order_free (job->order);
  g_free (job);
}

static gboolean
run_load (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  CompanyJob *job = data;
  TklZone *zone;

  if (!tkl_store_load_company (store, &job->company, error))
    return FALSE;
  /* A zone that is not the last one asked for takes milliseconds to make. Whoever gets the settings
   * asks for it next, on the main thread. */
  zone = tkl_zone_new (job->company->timezone, NULL);
  tkl_zone_unref (zone);
  return TRUE;
}

static gboolean
run_save (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  CompanyJob *job = data;

  return tkl_store_journal_begin (store, job->who, TKL_HISTORY_SETTINGS, NULL, NULL, error)
         && tkl_store_save_company (store, job->base, job->company, &job->n_changed, error)
         && (job->order == NULL || job->n_changed == 0
             || tkl_job_notes_add_order (store, job->who, job->order, error))
         && tkl_store_journal_commit (store, NULL, error);
}

static const TklUseCase load_case = { tkl_company_load_async, run_load, company_job_free };
static const TklUseCase save_case = { tkl_company_save_async, run_save, company_job_free };

void
tkl_company_load_async (TklOffice *office,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  tkl_office_read (office, &load_case, g_new0 (CompanyJob, 1), cancellable, callback, user_data);
}

void
tkl_company_open_async (TklOffice *office,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  tkl_office_write (office, &load_case, g_new0 (CompanyJob, 1), cancellable, callback, user_data);
}

TklCompany *
tkl_company_load_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &load_case, G_STRUCT_OFFSET (CompanyJob, company), result,
                                 error);
}

void
tkl_company_save_async (TklOffice *office,
                        const TklCompany *base,
                        const TklCompany *company,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  const TklCompanySave save = { base, company, NULL };

  tkl_company_save_ordering_async (office, &save, cancellable, callback, user_data);
}

void
tkl_company_save_ordering_async (TklOffice *office,
                                 const TklCompanySave *save,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  CompanyJob *job = g_new0 (CompanyJob, 1);

  job->who = g_strdup (tkl_office_who (office));
  job->base = save->base != NULL ? tkl_company_copy (save->base) : NULL;
  job->company = tkl_company_copy (save->company);
  job->order = save->order != NULL ? tkl_job_order_copy (save->order) : NULL;
  tkl_office_write (office, &save_case, job, cancellable, callback, user_data);
}

gboolean
tkl_company_save_finish (TklOffice *office,
                         GAsyncResult *result,
                         guint *ret_n_changed,
                         GError **error)
{
  CompanyJob *job = tkl_office_finish (office, &save_case, result, error);

  if (job == NULL)
    return FALSE;
  if (ret_n_changed != NULL)
    *ret_n_changed = job->n_changed;
  company_job_free (job);
  return TRUE;
}
