/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of the company as a use case: read them, change them in one journal entry. */
/* Thread: main; the work is done on the office's threads. */
#pragma once

#include "tkl-company.h"
#include "tkl-job-order.h"
#include "tkl-office.h"

G_BEGIN_DECLS

void tkl_company_load_async (TklOffice *office,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/**
 * tkl_company_open_async:
 * As tkl_office_open_async(), and reads the settings where the database was opened: one way there and
 * back. Finished by tkl_company_load_finish(); @error: also that it cannot be opened.
 */
void tkl_company_open_async (TklOffice *office,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/** tkl_company_load_finish: Returns: (transfer full). */
TklCompany *tkl_company_load_finish (TklOffice *office, GAsyncResult *result, GError **error);

/**
 * tkl_company_save_async:
 * @base: (nullable): the settings as they were read; what differs from it is written. NULL: as
 *   stored
 * @company: the settings wanted; both are copied
 */
void tkl_company_save_async (TklOffice *office,
                             const TklCompany *base,
                             const TklCompany *company,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* Settings with what follows from them. */
typedef struct
{
  const TklCompany *base; /* (nullable) */
  const TklCompany *company;
  const TklJobOrder *order; /* (nullable) */
} TklCompanySave;

/**
 * tkl_company_save_ordering_async:
 * @save: copied with everything its pointers lead to
 *
 * As tkl_company_save_async(), finished likewise. When a setting changes, the order is noted in the same
 * transaction: whoever crashes before tkl_jobs_order() finds it at the next start.
 */
void tkl_company_save_ordering_async (TklOffice *office,
                                      const TklCompanySave *save,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/**
 * tkl_company_save_finish:
 * @ret_n_changed: (out) (optional): settings that changed
 * @error: CONFLICT: somebody else changed one of them since @base
 */
gboolean tkl_company_save_finish (TklOffice *office,
                                  GAsyncResult *result,
                                  guint *ret_n_changed,
                                  GError **error);

G_END_DECLS
