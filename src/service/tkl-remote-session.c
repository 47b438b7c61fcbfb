/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client of TrustTrack as the company's settings want it. */
/* Thread: the office's remote thread. */
#include "tkl-remote-session.h"

#include "tkl-sync-ledger.h"

TklTrusttrack *
tkl_remote_session_new (TklOffice *office, const char *key, gint32 interval_ms, GError **error)
{
  g_autoptr (TklCompany) company = tkl_sync_ledger_company (office, error);
  TklTrusttrackOptions options = TKL_TRUSTTRACK_OPTIONS_INIT;

  if (company == NULL)
    return NULL;
  options.url = company->trusttrack_url;
  options.key = key;
  if (interval_ms >= 0)
    options.interval_ms = (guint) interval_ms;
  return tkl_trusttrack_new (&options, error);
}
