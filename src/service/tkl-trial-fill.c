/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an empty database to the demo company: settings, lists, ticks, clock lines. */
/* Thread: one with a main context of its own, which it may turn. */
#include "tkl-trial-fill.h"

#include "tkl-company-service.h"
#include "tkl-import-service.h"
#include "tkl-period.h"
#include "tkl-sync-service.h"
#include "tkl-transfer-service.h"
#include "tkl-trial.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- use cases, one after the other ----------------------------------------------------------- */

static void
arrived_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Returns: (transfer full) */
static GAsyncResult *
await (GAsyncResult **arrived)
{
  while (*arrived == NULL)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
  return g_steal_pointer (arrived);
}

static TklCompany *
load (const TklTrialFill *fill, GError **error)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tkl_company_load_async (fill->office, fill->cancellable, arrived_cb, &arrived);
  result = await (&arrived);
  return tkl_company_load_finish (fill->office, result, error);
}

static gboolean
save (const TklTrialFill *fill, const TklCompany *company, GError **error)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tkl_company_save_async (fill->office, NULL, company, fill->cancellable, arrived_cb, &arrived);
  result = await (&arrived);
  return tkl_company_save_finish (fill->office, result, NULL, error);
}

static gboolean
set_urls (TklCompany *company, const char *url, GError **error)
{
  return tkl_company_set_field (company, "trusttrack-url", url, error)
         && tkl_company_set_field (company, "geocoder-url", url, error);
}

/* company.txt has one setting a line: `name=Voorbeeldbouw`. */
static gboolean
enter_settings (const TklTrialFill *fill, GError **error)
{
  g_autofree char *path = g_build_filename (fill->folder, "company.txt", NULL);
  g_autoptr (TklCompany) company = tkl_company_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, error) || !set_urls (company, fill->url, error))
    return FALSE;
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *equals = strchr (lines[i], '=');

      if (equals == NULL)
        continue;
      *equals = '\0';
      if (!tkl_company_set_field (company, lines[i], equals + 1, error))
        return FALSE;
    }
  return save (fill, company, error);
}

static gboolean
import (const TklTrialFill *fill, TklImportKind kind, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (fill->folder, name, NULL);
  TklImportOptions options = { .kind = kind, .path = path };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TklImportReport) report = NULL;

  tkl_import_async (fill->office, &options, fill->cancellable, arrived_cb, &arrived);
  result = await (&arrived);
  report = tkl_import_finish (fill->office, result, error);
  if (report == NULL || !report->refused)
    return report != NULL;
  g_set_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_REFUSED, "%s: %s", name,
               report->problems->len > 0 ? (const char *) report->problems->pdata[0] : "");
  return FALSE;
}

static gboolean
import_lists (const TklTrialFill *fill, GError **error)
{
  static const struct
  {
    TklImportKind kind;
    const char *name;
  } lists[] = { { TKL_IMPORT_EMPLOYEES, "employees.csv" },
                { TKL_IMPORT_PROJECTS, "projects.csv" },
                { TKL_IMPORT_ZONES, "zones.geojson" },
                { TKL_IMPORT_PLANNING, "planning.csv" } };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!import (fill, lists[i].kind, lists[i].name, error))
      return FALSE;
  return TRUE;
}

/* Linked as well: so the demo company wants it (CT-10). */
static gboolean
fetch_ticks (const TklTrialFill *fill, GError **error)
{
  /* The simulator on this machine does not mind requests without a pause between them. */
  TklSyncOptions options = { .key = TKL_TRIAL_KEY, .from_utc_ms = G_MININT64, .interval_ms = 0 };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TklSyncReport) report = NULL;

  tkl_sync_async (fill->office, &options, fill->cancellable, arrived_cb, &arrived);
  result = await (&arrived);
  report = tkl_sync_finish (fill->office, result, error);
  if (report == NULL || g_cancellable_set_error_if_cancelled (fill->cancellable, error))
    return FALSE;
  if (report->failures->len == 0)
    return TRUE;
  g_set_error_literal (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_OFFLINE,
                       report->failures->pdata[0]);
  return FALSE;
}

static gboolean
transfer_days (const TklTrialFill *fill, GError **error)
{
  TklTransferOptions options = { 0 };
  TklPeriod period;
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TklTransferReport) report = NULL;

  g_assert (tkl_period_from_text (TKL_TRIAL_PERIOD, 0, &period));
  options.from = period.from;
  options.to = period.to;
  tkl_transfer_async (fill->office, &options, fill->cancellable, arrived_cb, &arrived);
  result = await (&arrived);
  report = tkl_transfer_finish (fill->office, result, error);
  return report != NULL;
}

/* --- all of it -------------------------------------------------------------------------------- */

gboolean
tkl_trial_fill (const TklTrialFill *fill, GError **error)
{
  static const struct
  {
    const char *text;
    gboolean (*run) (const TklTrialFill *fill, GError **error);
  } steps[] = {
    { N_ ("The company and its rules"), enter_settings },
    { N_ ("Employees, projects and planning"), import_lists },
    { N_ ("Ticks of a month"), fetch_ticks },
    { N_ ("Complete workdays to the time clock"), transfer_days },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      fill->step (_ (steps[i].text), fill->step_data);
      if (!steps[i].run (fill, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tkl_trial_set_url (const TklTrialFill *fill, GError **error)
{
  g_autoptr (TklCompany) company = load (fill, error);

  if (company == NULL)
    return FALSE;
  if (g_str_equal (company->trusttrack_url, fill->url)
      && g_str_equal (company->geocoder_url, fill->url))
    return TRUE;
  return set_urls (company, fill->url, error) && save (fill, company, error);
}

guint
tkl_trial_get_port (const TklTrialFill *fill)
{
  g_autoptr (TklCompany) company = load (fill, NULL);
  g_autoptr (GUri) uri = NULL;

  if (company == NULL || !tkl_company_is_served_here (company))
    return 0;
  uri = g_uri_parse (company->trusttrack_url, G_URI_FLAGS_NONE, NULL);
  return uri != NULL && g_uri_get_port (uri) > 0 ? (guint) g_uri_get_port (uri) : 0;
}
