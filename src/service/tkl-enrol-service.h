/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enrolment as a use case: at home addresses (F075), one by one in a numbered order (F076), applying. */
/* Thread: main; the work is done on the office's threads. */
#pragma once

#include "tkl-key-match.h"
#include "tkl-key-roll.h"
#include "tkl-office.h"

G_BEGIN_DECLS

/* --- 1: at home addresses ------------------------------------------------------------------ */

typedef struct
{
  TklKeyPair pair;
  char *key;    /* (owned): printed form, else the raw text */
  char *number; /* (owned): of the employee */
  char *name;   /* (owned) */
} TklPairRow;

void tkl_pair_row_free (TklPairRow *row);

/** tkl_home_match_async: all keys of the inbox against all homes. Nothing is changed. */
void tkl_home_match_async (TklOffice *office,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/** tkl_home_match_finish: Returns: (transfer full) (element-type TklPairRow): as tkl_key_match(). */
GPtrArray *tkl_home_match_finish (TklOffice *office, GAsyncResult *result, GError **error);

/* --- 2: one by one ------------------------------------------------------------------------- */

typedef struct
{
  gint64 vehicle_id;
  gint64 begin_utc_ms; /* the first tick that counts */
  gint64 end_utc_ms;   /* excluded; G_MAXINT64 = all that came since */
  const TklRollEntry
      *list; /* (array length=n_list): employees in the order of their numbers; copied */
  gsize n_list;
} TklRollOptions;

typedef struct
{
  TklRoll *roll;   /* (owned) */
  GPtrArray *keys; /* (owned) (element-type utf8): text of the key of each row; "" without one */
  GPtrArray
      *names; /* (owned) (element-type utf8): name of the employee of each row; "" without one */
} TklRollReport;

void tkl_roll_report_free (TklRollReport *report);

/**
 * tkl_roll_async:
 * The ticks in one vehicle since an instant against the list. Ask again after each sync to watch
 * them come in; nothing is changed.
 */
void tkl_roll_async (TklOffice *office,
                     const TklRollOptions *options,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
/** tkl_roll_finish: Returns: (transfer full). */
TklRollReport *tkl_roll_finish (TklOffice *office, GAsyncResult *result, GError **error);

/* --- applying ------------------------------------------------------------------------------ */

typedef struct
{
  gint64 key_id;
  gint64 employee_id;
  gint64 first_utc_ms; /* the key's first touch that is his */
  gboolean since; /* his time starts on that day: the key was handed out then (F076). Else a key
                          that nobody held before is his from the start (F075), and one that changes
                          hands from that day */
} TklEnrolment;

typedef enum
{
  TKL_ENROL_HOME,  /* journal action `enrol-at-home` */
  TKL_ENROL_ROLL,  /* `enrol-one-by-one` */
  TKL_ENROL_GUESS, /* `enrol-key`: one key of the inbox given to the person guessed or chosen */
} TklEnrolKind;

typedef struct
{
  TklEnrolKind kind;
  const TklEnrolment *enrolments; /* (array length=n_enrolments): copied; a key at most once */
  gsize n_enrolments;
} TklEnrolOptions;

/**
 * tkl_enrol_async:
 * Makes them holders in one journal entry, all or none. A holding ends where that of the next holder
 * begins. Keys put aside come back. The ticks follow with CT-10 on.
 */
void tkl_enrol_async (TklOffice *office,
                      const TklEnrolOptions *options,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
/**
 * tkl_enrol_finish:
 * @ret_wait: (out) (optional): TRUE when ticks wait for the next link, see tkl_link_async()
 * @error: CONFLICT: somebody holds a key on that day, the same key came twice, or there is no such
 *   employee; nothing changed
 */
gboolean
tkl_enrol_finish (TklOffice *office, GAsyncResult *result, gboolean *ret_wait, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklPairRow, tkl_pair_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklRollReport, tkl_roll_report_free)

G_END_DECLS
