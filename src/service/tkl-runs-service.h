/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of imports and runs (F020): what was fetched, linked, transferred … and how it went. */
/* Thread: main; the work is done on the office's reader thread. */
#pragma once

#include "tkl-day.h"
#include "tkl-office.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_RUN_IS_DONE,
  TKL_RUN_IS_PARTLY,  /* done in part: see problems */
  TKL_RUN_IS_STOPPED, /* by a person */
  TKL_RUN_IS_FAILED,  /* nothing was changed: the summary says why */
} TklRunResult;

typedef struct
{
  gint64 id;
  char *kind;  /* (owned): `sync` `link` `transfer` `import-employees` … `addresses` `backup` */
  char *title; /* (owned): translated name of the kind */
  gint64 began_utc_ms;
  gint64 ended_utc_ms;
  gint64 from_utc_ms; /* range of instants asked for; G_MININT64 = none, or open */
  gint64 to_utc_ms;
  TklDay from, to; /* workday dates asked for; TKL_DAY_NONE = none, or open */
  TklRunResult result;
  gboolean key_refused; /* FAILED: the other system does not take the API key */
  char *subject;        /* (owned) (nullable): name of a file, names of vehicles */
  char *summary;        /* (owned): translated counts, or the reason of the failure */
  char *problems;       /* (owned) (nullable): sentences, one a line: `VAN 07: …` */
} TklRunRow;

void tkl_run_row_free (TklRunRow *row);

/**
 * tkl_runs_async:
 * @limit: 1 … 10 000
 * Also for runs of tikklokctl and of other computers on the same database.
 */
void tkl_runs_async (TklOffice *office,
                     int limit,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
/** tkl_runs_finish: Returns: (transfer full) (element-type TklRunRow): newest first. */
GPtrArray *tkl_runs_finish (TklOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
