/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRunNote: what the log of runs keeps of a use case besides its times and its failure (F020). */
/* Thread: belongs to the job that is being logged. */
#pragma once

#include "tkl-day.h"
#include "tkl-store-run.h"

G_BEGIN_DECLS

/* Members of the JSON in run_log; tkl-runs-service.c reads them. */
#define TKL_RUN_RESULT "result" /* absent = done, else one of: */
#define TKL_RUN_PARTLY "partly"
#define TKL_RUN_STOPPED "stopped"
#define TKL_RUN_FAILED "failed"
#define TKL_RUN_ERROR "error"       /* translated sentence */
#define TKL_RUN_FAULT "fault"       /* of a failure with a cure of its own: */
#define TKL_RUN_FAULT_KEY "key"     /* the API key was refused */
#define TKL_RUN_PROBLEMS "problems" /* translated sentences, one a line */
#define TKL_RUN_SUBJECT "subject"   /* a file, vehicles … */
#define TKL_RUN_FROM "from"         /* workday dates */
#define TKL_RUN_TO "to"

typedef struct
{
  gint64 from_utc_ms; /* range of instants worked on; TKL_INSTANT_NONE_MS = none, or open */
  gint64 to_utc_ms;
  GString *members; /* (owned): of the JSON object, without its braces */
} TklRunNote;

/** tkl_run_note_init: an empty note; clear it with tkl_run_note_clear(). */
void tkl_run_note_init (TklRunNote *note);
void tkl_run_note_clear (TklRunNote *note);

/** tkl_run_note_count: a number of things. @name: constant, without quotes */
void tkl_run_note_count (TklRunNote *note, const char *name, guint64 count);
/** tkl_run_note_text: @text: any bytes; never a secret. */
void tkl_run_note_text (TklRunNote *note, const char *name, const char *text);
/** tkl_run_note_days: workday dates worked on, both included; TKL_DAY_NONE = open. */
void tkl_run_note_days (TklRunNote *note, TklDay from, TklDay to);
/** tkl_run_note_file: the name of a file is the subject, without its folders. */
void tkl_run_note_file (TklRunNote *note, const char *path);
/** tkl_run_note_problems: @sentences: (element-type utf8): the first twenty are kept. */
void tkl_run_note_problems (TklRunNote *note, const GPtrArray *sentences);
/** tkl_run_note_failure: the run was stopped, or failed with @fault, a converted error. */
void tkl_run_note_failure (TklRunNote *note, const GError *fault);

/** tkl_run_note_to_run: Returns: (transfer full): the run as it is stored; it ended just now. */
TklRun *tkl_run_note_to_run (const TklRunNote *note, const char *kind, gint64 began_utc_ms);

/** tkl_run_note_store: writes @run in a transaction of its own. */
gboolean tkl_run_note_store (TklStore *store, TklRun *run, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TklRunNote, tkl_run_note_clear)

G_END_DECLS
