/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tikklokctl sync, derive, link, transfer. */
/* Thread: main. */
#include "tkl-ctl-progress.h"
#include "tkl-ctl-words.h"
#include "tkl-ctl.h"
#include "tkl-instant.h"
#include "tkl-link-service.h"
#include "tkl-probe-service.h"
#include "tkl-rederive-service.h"
#include "tkl-secrets.h"
#include "tkl-sync-service.h"
#include "tkl-text.h"
#include "tkl-transfer-service.h"

#include <glib/gi18n-lib.h>

/* --- sync ---------------------------------------------------------------------------------- */

static gboolean
read_time (const char *option, const char *text, const TklZone *zone, gint64 *ret_utc_ms)
{
  if (tkl_instant_parse (text, zone, ret_utc_ms))
    return TRUE;
  /* Translators: an option such as --from, then what was typed after it. */
  tkl_ctl_complain (
      _ ("%s: “%s” is no time. Write it as 2026-03-02T06:00:00Z, or without Z for the "
         "company's time zone."),
      option, text);
  return FALSE;
}

/* Before a database is opened, hence with any zone. */
static gboolean
check_times (TklCtl *ctl)
{
  g_autoptr (TklZone) zone = NULL;
  gint64 instant;

  if (ctl->options.from == NULL && ctl->options.to == NULL)
    return TRUE;
  if (ctl->options.from == NULL || ctl->options.to == NULL)
    {
      tkl_ctl_complain (_ ("--from and --to belong together: give both or none."));
      return FALSE;
    }
  zone = tkl_zone_new ("UTC", NULL);
  return read_time ("--from", ctl->options.from, zone, &instant)
         && read_time ("--to", ctl->options.to, zone, &instant);
}

static gboolean
read_range (TklCtl *ctl, gint64 *ret_from_ms, gint64 *ret_to_ms, TklExit *ret_status)
{
  GError *error = NULL;
  g_autoptr (TklZone) zone = NULL;

  *ret_from_ms = G_MININT64;
  *ret_to_ms = G_MAXINT64;
  if (ctl->options.from == NULL)
    return TRUE;
  *ret_status = TKL_EXIT_USAGE;
  zone = tkl_ctl_load_zone (ctl, &error);
  if (zone == NULL)
    {
      *ret_status = tkl_ctl_fail (error);
      return FALSE;
    }
  if (!read_time ("--from", ctl->options.from, zone, ret_from_ms)
      || !read_time ("--to", ctl->options.to, zone, ret_to_ms))
    return FALSE;
  if (*ret_from_ms < *ret_to_ms)
    return TRUE;
  tkl_ctl_complain (_ ("--to must lie after --from."));
  return FALSE;
}

static TklVehicleChoice
chosen_vehicles (const TklCtl *ctl)
{
  return (TklVehicleChoice){ .names = (const char *const *) ctl->options.vehicles };
}

static void
show_progress (const TklSyncProgress *progress, gpointer data)
{
  int left_s = (int) (progress->left_ms / 1000);

  if (progress->left_ms < 0)
    /* Translators: vehicles done, vehicles in all, periods done, periods in all, records. */
    tkl_ctl_progress_show (_ ("%u of %u vehicles, %u of %u days, %u records"),
                           progress->vehicles_done, progress->n_vehicles, progress->windows_done,
                           progress->n_windows, (guint) progress->n_records);
  else
    /* Translators: the same, then minutes and seconds. */
    tkl_ctl_progress_show (_ ("%u of %u vehicles, %u of %u days, %u records, %d:%02d left"),
                           progress->vehicles_done, progress->n_vehicles, progress->windows_done,
                           progress->n_windows, (guint) progress->n_records, left_s / 60,
                           left_s % 60);
}

static void
report_first_sync (TklCtl *ctl, const TklSyncReport *report)
{
  if (report->n_first > 0)
    tkl_ctl_say (ctl,
                 ngettext ("First sync of %u vehicle: its last 92 days of records are read.",
                           "First sync of %u vehicles: their last 92 days of records are read.",
                           report->n_first),
                 report->n_first);
  if (report->n_older > 0)
    tkl_ctl_say (ctl,
                 ngettext ("%u vehicle has older records: read them with “sync --from T --to T”.",
                           "%u vehicles have older records: read them with “sync --from T --to T”.",
                           report->n_older),
                 report->n_older);
}

static TklExit
report_sync (TklCtl *ctl, const TklSyncReport *report)
{
  for (guint i = 0; i < report->notes->len; i++)
    tkl_ctl_say (ctl, "%s", (const char *) report->notes->pdata[i]);
  if (report->degraded != NULL)
    tkl_ctl_complain ("%s", report->degraded);
  for (guint i = 0; i < report->failures->len; i++)
    tkl_ctl_complain ("%s", (const char *) report->failures->pdata[i]);
  if (report->n_trips > 0)
    tkl_ctl_say (ctl,
                 ngettext ("%u trip was read.", "%u trips were read.", (gulong) report->n_trips),
                 (guint) report->n_trips);
  if (report->degraded == NULL)
    report_first_sync (ctl, report);
  tkl_ctl_say (
      ctl,
      _ ("Vehicles: %u. Records: %u new, %u changed, %u known. Ticks, starts and stops: %u "
         "new, %u changed, %u gone."),
      report->n_vehicles, (guint) report->n_new, (guint) report->n_changed, (guint) report->n_same,
      report->n_new_ticks, report->n_changed_ticks, report->n_gone_ticks);
  if (report->n_skipped > 0)
    tkl_ctl_say (ctl,
                 ngettext ("%u record was left out: without a time, or with one that cannot be.",
                           "%u records were left out: without a time, or with one that cannot be.",
                           (gulong) report->n_skipped),
                 (guint) report->n_skipped);
  if (report->n_purged > 0)
    tkl_ctl_say (ctl,
                 ngettext ("%u record was left out: the raw positions of its time were purged.",
                           "%u records were left out: the raw positions of their time were purged.",
                           (gulong) report->n_purged),
                 (guint) report->n_purged);
  if (report->linked)
    tkl_ctl_say (ctl, _ ("Linked: %u ticks new or changed."), report->link.n_linked);
  return report->failures->len > 0 || report->degraded != NULL ? TKL_EXIT_PARTLY : TKL_EXIT_DONE;
}

static char *
find_key (TklCtl *ctl, GError **error)
{
  return tkl_secrets_find_trusttrack (tkl_office_path (ctl->office), error);
}

static TklExit
run_sync (TklCtl *ctl)
{
  const TklVehicleChoice choice = chosen_vehicles (ctl);
  TklSyncOptions options = { .vehicles = &choice, .interval_ms = tkl_sync_request_interval () };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TklSyncReport) report = NULL;
  g_autofree char *key = NULL;
  GError *error = NULL;
  TklExit status;

  if (!read_range (ctl, &options.from_utc_ms, &options.to_utc_ms, &status))
    return status;
  key = find_key (ctl, &error);
  if (error != NULL)
    return tkl_ctl_fail (error);
  options.key = key;
  options.progress = show_progress;
  tkl_sync_async (ctl->office, &options, ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  report = tkl_sync_finish (ctl->office, result, &error);
  return report != NULL ? report_sync (ctl, report) : tkl_ctl_fail (error);
}

static const TklCtlColumn probe_columns[] = {
  { "name", N_ ("Service of TrustTrack"), TKL_CELL_TEXT },
  { "state", N_ ("State"), TKL_CELL_WORD },
  { "message", N_ ("Answer"), TKL_CELL_TEXT },
  { NULL },
};

static TklExit
run_probe (TklCtl *ctl)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *key = NULL;
  TklCtlTable *table;
  gboolean usable = FALSE;
  GError *error = NULL;

  key = find_key (ctl, &error);
  if (error != NULL)
    return tkl_ctl_fail (error);
  tkl_probe_async (ctl->office, key, tkl_sync_request_interval (), ctl->cancellable,
                   tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  if (!tkl_probe_finish (ctl->office, result, &rows, &usable, &error))
    return tkl_ctl_fail (error);

  table = tkl_ctl_table_new (ctl->format, probe_columns, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const TklProbeRow *row = rows->pdata[i];

      tkl_ctl_table_text (table, row->name);
      tkl_ctl_table_text (table, row->state);
      tkl_ctl_table_text (table, row->message);
    }
  tkl_ctl_table_finish (table);
  if (usable && tkl_probe_say_source (rows) != NULL)
    {
      tkl_ctl_complain ("%s", tkl_probe_say_source (rows));
      return TKL_EXIT_PARTLY;
    }
  if (usable && tkl_probe_saw_vehicle (rows))
    return TKL_EXIT_DONE;
  tkl_ctl_complain ("%s", usable ? _ ("The key is taken, but it may see no vehicle. Ask the "
                                      "administrator at TrustTrack to give it the vehicles.")
                                 : _ ("This key cannot fetch touches of keys. Ask TrustTrack for a "
                                      "plan with the history of coordinates."));
  return TKL_EXIT_PARTLY;
}

/* --- derive -------------------------------------------------------------------------------- */

static TklExit
run_derive (TklCtl *ctl)
{
  const TklVehicleChoice choice = chosen_vehicles (ctl);
  TklRederiveOptions options = { .vehicles = &choice };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  TklRederiveReport report;
  GError *error = NULL;
  TklExit status;

  if (!read_range (ctl, &options.from_utc_ms, &options.to_utc_ms, &status))
    return status;
  tkl_rederive_async (ctl->office, &options, ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  if (!tkl_rederive_finish (ctl->office, result, &report, &error))
    return tkl_ctl_fail_midway (error, tkl_rederive_report_kept (&report));
  tkl_ctl_say (ctl, _ ("Vehicles: %u. Ticks, starts and stops: %u new, %u changed, %u gone."),
               report.n_vehicles, report.n_new_ticks, report.n_changed_ticks, report.n_gone_ticks);
  if (report.linked)
    tkl_ctl_say (ctl, _ ("Linked: %u ticks new or changed."), report.link.n_linked);
  if (report.key_warning != NULL)
    tkl_ctl_say (ctl, "%s", report.key_warning);
  tkl_rederive_report_clear (&report);
  return TKL_EXIT_DONE;
}

/* --- link and transfer --------------------------------------------------------------------- */

static TklExit
run_link (TklCtl *ctl)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  TklLinkReport report;
  GError *error = NULL;
  TklDay from, to;

  if (!tkl_ctl_days (ctl, FALSE, &from, &to))
    return TKL_EXIT_USAGE;
  tkl_link_async (ctl->office, from, to, ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  if (!tkl_link_finish (ctl->office, result, &report, &error))
    return tkl_ctl_fail_midway (error, report.kept);
  tkl_ctl_say (ctl, _ ("Linked: %u ticks new or changed, %u as before."), report.n_linked,
               report.n_same);
  return TKL_EXIT_DONE;
}

static void
report_left_days (TklCtl *ctl, const TklTransferReport *report)
{
  for (guint i = 0; i < report->left->len; i++)
    {
      const TklLeftDay *left = report->left->pdata[i];
      g_autofree char *day = tkl_day_format (left->day);

      /* Translators: number of an employee, a date, what is wrong with that day. */
      tkl_ctl_say (ctl, _ ("Incomplete: employee %s, %s: %s"), left->employee, day,
                   tkl_ctl_word (tkl_day_problem_to_text (left->problem)));
    }
}

static TklExit
run_transfer (TklCtl *ctl)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TklTransferReport) report = NULL;
  GError *error = NULL;
  TklTransferOptions options = { .force = ctl->options.force };

  if (!tkl_ctl_days (ctl, TRUE, &options.from, &options.to))
    return TKL_EXIT_USAGE;
  tkl_transfer_async (ctl->office, &options, ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  report = tkl_transfer_finish (ctl->office, result, &error);
  if (report == NULL)
    return tkl_ctl_fail (error);
  report_left_days (ctl, report);
  tkl_ctl_say (ctl,
               _ ("Workdays: %u, complete: %u. Lines: %u added, %u changed, %u removed, %u as "
                  "before."),
               report->n_days, report->n_complete, report->n_added, report->n_changed,
               report->n_removed, report->n_kept);
  if (report->n_provisional > 0)
    tkl_ctl_say (ctl,
                 ngettext ("%u complete workday is provisional: ticks of it may be missing.",
                           "%u complete workdays are provisional: ticks of them may be missing.",
                           report->n_provisional),
                 report->n_provisional);
  if (report->n_notices > 0)
    tkl_ctl_say (ctl,
                 ngettext ("%u notice: lines were withdrawn, or lines that may not be touched say "
                           "something else.",
                           "%u notices: lines were withdrawn, or lines that may not be touched say "
                           "something else.",
                           report->n_notices),
                 report->n_notices);
  return TKL_EXIT_DONE;
}

const TklCtlCommand tkl_ctl_run_commands[] = {
  { "sync", "[--from T --to T] [--vehicle NAME]…",
    N_ ("Fetch records from TrustTrack and derive ticks; link them when CT-10 is on."),
    N_ ("With a range, the whole range is read again; --from belongs to it, --to does not. The key "
        "comes from $TIKKLOK_TRUSTTRACK_KEY, else from the secret store."),
    TKL_OPTION_RANGE | TKL_OPTION_VEHICLE, 0, 0, run_sync, check_times },
  { "derive", "[--from T --to T] [--vehicle NAME]…",
    N_ ("Derive the ticks anew from the stored records, without the network."),
    N_ ("For all vehicles and all records, unless said. Ticks that are the same keep their id and "
        "their corrections; what changed is linked when CT-10 is on."),
    TKL_OPTION_RANGE | TKL_OPTION_VEHICLE, 0, 0, run_derive, check_times },
  { "probe", "", N_ ("Ask TrustTrack what the API key may do."),
    N_ ("Asks each service for one row and shows what is in the plan of the key."), 0, 0, 0,
    run_probe },
  { "link", "[--from D --to D]", N_ ("Link or re-link the ticks."),
    N_ ("Finds employee, place and reasons by the settings of today. Manual choices stay."),
    TKL_OPTION_RANGE, 0, 0, run_link, tkl_ctl_check_days },
  { "transfer", "--from D --to D [--force]",
    N_ ("Turn complete workdays into lines of the time clock."),
    N_ ("The lines of a day are replaced, never added to; finished, transferred and edited lines "
        "are left alone. --force also takes the legs of incomplete days whose both ends have a "
        "single place."),
    TKL_OPTION_RANGE | TKL_OPTION_FORCE, 0, 0, run_transfer, tkl_ctl_check_both_days },
  { NULL },
};
