/* SPDX-License-Identifier: GPL-3.0-or-later */
/* addresses: where ticks happened, asked of the geocoder. */
/* Thread: main. */
#include "tkl-ctl.h"

#include "tkl-addresses-service.h"
#include "tkl-ctl-progress.h"
#include "tkl-sync-service.h"

#include <glib/gi18n-lib.h>

static void
show_progress (const TklAddressesProgress *progress, gpointer data)
{
  /* Translators: positions asked for, positions in all, addresses found. */
  tkl_ctl_progress_show (_ ("%u of %u positions, %u addresses"), progress->n_done,
                         progress->n_positions, progress->n_found);
}

static TklExit
run_addresses (TklCtl *ctl)
{
  TklAddressesOptions options = TKL_ADDRESSES_OPTIONS_INIT;
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  TklAddressesProgress report;
  GError *error = NULL;

  if (!tkl_ctl_days (ctl, FALSE, &options.from, &options.to))
    return TKL_EXIT_USAGE;
  options.interval_ms = tkl_sync_request_interval ();
  options.progress = show_progress;
  tkl_addresses_fill_async (ctl->office, &options, ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  tkl_addresses_fill_finish (ctl->office, result, &report, &error);
  if (report.n_done > 0 || error == NULL)
    tkl_ctl_say (ctl, _ ("Positions: %u, addresses found: %u."), report.n_done, report.n_found);
  return error == NULL ? TKL_EXIT_DONE : tkl_ctl_fail_midway (error, report.n_done > 0);
}

const TklCtlCommand tkl_ctl_addresses_commands[] = {
  { "addresses", "[--from D --to D]", N_ ("Look up the street addresses of ticks."),
    N_ ("Asks the address service for each position that has no address yet, one a second, the "
        "newest first. Interrupted, the next run goes on."),
    TKL_OPTION_RANGE, 0, 0, run_addresses, tkl_ctl_check_days },
  { NULL },
};
