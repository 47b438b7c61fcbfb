/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where ticks happened: their street addresses, fetched in the background (F154). */
/* Thread: main; the work is done on the office's lookup thread, one question at a time. */
#pragma once

#include "tkl-day.h"
#include "tkl-office.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_positions; /* to be asked for; found step by step while none is done */
  guint n_done;
  guint n_found; /* of those done, with an address */
} TklAddressesProgress;

/** TklAddressesFunc: called in the main context of tkl_addresses_fill_async(), after each answer. */
typedef void (*TklAddressesFunc) (const TklAddressesProgress *progress, gpointer user_data);

typedef struct
{
  TklDay from, to;           /* workdays, both included; TKL_DAY_NONE = open */
  guint limit;               /* positions to ask for at most; 0 = all */
  gint32 interval_ms;        /* as TklGeocodeOptions */
  TklAddressesFunc progress; /* (nullable) */
  gpointer progress_data;
} TklAddressesOptions;

#define TKL_ADDRESSES_OPTIONS_INIT                                                                 \
  {                                                                                                \
    TKL_DAY_NONE, TKL_DAY_NONE, 0, -1, NULL, NULL                                                  \
  }

/**
 * tkl_addresses_fill_async:
 * Asks for the address at each position of a tick that has none yet, the newest first; positions
 * within some 10 m are one. Each answer is stored at once: cancelled, failed or closed, the next run
 * goes on where this one was. Between two questions others get their turn.
 */
void tkl_addresses_fill_async (TklOffice *office,
                               const TklAddressesOptions *options,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/**
 * tkl_addresses_fill_finish:
 * @ret_report: (out) (optional): also after FALSE: what was done until then
 * @error: OFFLINE, DENIED, FAILED; BUSY: see tkl_addresses_lock_take(); G_IO_ERROR_CANCELLED
 */
gboolean tkl_addresses_fill_finish (TklOffice *office,
                                    GAsyncResult *result,
                                    TklAddressesProgress *ret_report,
                                    GError **error);

G_END_DECLS
