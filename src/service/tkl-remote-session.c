/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client of TrustTrack as the company's settings want it. */
/* Thread: the office's remote thread. */
#include "tkl-remote-session.h"

#include "tkl-office-private.h"
#include "tkl-secrets.h"
#include "tkl-sync-ledger.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

char *
tkl_remote_session_find_key (TklOffice *office, GError **error)
{
  GError *fault = NULL;
  char *key = g_strdup (tkl_office_lent_key (office));

  if (key == NULL)
    key = tkl_secrets_find_trusttrack (tkl_office_path (office), &fault);
  if (fault == NULL && !tkl_str_empty (key))
    return key;
  g_free (key);
  if (fault != NULL)
    g_propagate_error (error, fault);
  else
    g_set_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_KEY, "%s",
                 _ ("There is no API key of TrustTrack yet. Enter it first."));
  return NULL;
}

TklTrusttrack *
tkl_remote_session_new (TklOffice *office, const char *key, gint32 interval_ms, GError **error)
{
  g_autoptr (TklCompany) company = tkl_sync_ledger_company (office, error);
  TklTrusttrackOptions options = TKL_TRUSTTRACK_OPTIONS_INIT;

  if (company == NULL)
    return NULL;
  options.url = company->trusttrack_url;
  options.key = key;
  options.refusals = tkl_office_refusals (office);
  if (interval_ms >= 0)
    options.interval_ms = (guint) interval_ms;
  return tkl_trusttrack_new (&options, error);
}
