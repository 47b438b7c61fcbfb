/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSimLog: the requests served, for assertions on rate, concurrency and parameters. */
/* Thread: main. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint number;      /* counts from 1, also over a forgetting */
  gint64 started_us; /* monotonic, since the simulator started */
  char *method;      /* (owned) */
  char *path;        /* (owned): as sent */
  char *query;       /* (owned): as sent, keys replaced by `***` */
  guint status;      /* 0 = not answered yet, or the connection was cut before a status */
  guint in_flight;   /* when it started, itself included; 0 for streams, which do not count */
  gint64 ended_us;   /* −1 = not yet */
} TklSimLogEntry;

typedef struct
{
  GPtrArray *entries; /* (element-type TklSimLogEntry) (owned) */
  gint64 start_us;    /* monotonic */
  guint in_flight;    /* now */
  guint n_begun;
  gboolean to_stderr; /* a line for each request when it ends */
} TklSimLog;

/** tkl_sim_log_init: an empty log that starts now; to be cleared with tkl_sim_log_clear(). */
void tkl_sim_log_init (TklSimLog *log);
void tkl_sim_log_clear (TklSimLog *log);

/**
 * tkl_sim_log_begin:
 * @query: (nullable): with the keys already taken out
 * @counts: FALSE for a stream, which stays open
 * Returns: (transfer none): the entry, valid until tkl_sim_log_end().
 */
TklSimLogEntry *tkl_sim_log_begin (
    TklSimLog *log, const char *method, const char *path, const char *query, gboolean counts);

/** tkl_sim_log_end: once an entry. @status: 0 when the connection was cut without one. */
void tkl_sim_log_end (TklSimLog *log, TklSimLogEntry *entry, guint status);

/**
 * tkl_sim_log_forget:
 * Drops the requests that have ended; those in flight stay.
 */
void tkl_sim_log_forget (TklSimLog *log);

/** tkl_sim_log_write: appends a JSON array of the entries to @json. */
void tkl_sim_log_write (const TklSimLog *log, GString *json);

/**
 * tkl_sim_redact_query:
 * @query: (nullable): raw, as in the request line
 * @secrets: (element-type utf8): values that are keys, whatever the parameter is called
 * Returns: (transfer full): `api_key=***&version=2`: the values of parameters whose name contains
 *   `key`, and all that contain a secret, replaced.
 */
char *tkl_sim_redact_query (const char *query, const GPtrArray *secrets);

/** tkl_sim_redact_path: Returns: (transfer full): the path; `***` when it contains a secret. */
char *tkl_sim_redact_path (const char *path, const GPtrArray *secrets);

G_END_DECLS
