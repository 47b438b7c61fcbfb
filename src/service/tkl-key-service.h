/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys as a use case: all of them, the inbox of those that tick without a holder, whose they may be. */
/* Thread: main; the work is done on the office's threads. */
#pragma once

#include "tkl-employee.h"
#include "tkl-key-guess.h"
#include "tkl-key.h"
#include "tkl-office.h"

G_BEGIN_DECLS

/* A guess with names for its sentence: “ticked at home on 5 of 6 days, 20 m from the door”. */
typedef struct
{
  TklKeyGuess guess;
  char *number;  /* (owned): of the employee */
  char *name;    /* (owned): first and last name, or the number */
  char *vehicle; /* (owned) (nullable): title of guess.vehicle_id */
  char *mate;    /* (owned) (nullable): name of guess.mate_id */
} TklGuessRow;

void tkl_guess_row_free (TklGuessRow *row);

/* Of the touches of a key in the inbox, or put aside, only the newest so many are looked at: years of
 * them say no more about whose it may be, and nobody waits for a million to be counted. */
#define TKL_KEY_MAX_TICKS 1000

typedef struct
{
  gint64 key_id;
  char *text; /* (owned): printed form of a VALID key, else the text as sent or typed */
  TklKeyStatus status;
  GStrv spellings;  /* (owned): texts as readers sent them */
  char *turned;     /* (owned) (nullable): that of them which is another way round than confirmed */
  GStrv candidates; /* (owned): UNVERIFIED: the full keys it may mean, most likely first, or the one
                     that is printed by the setting `key-order`; else empty */

  /* of the touches that count: in the inbox those without a holder at that time, at most
   * TKL_KEY_MAX_TICKS of them, else all */
  guint n_ticks;
  guint n_unheld;                   /* of them: without a holder at that time */
  gint64 first_utc_ms, last_utc_ms; /* of all that count; TKL_INSTANT_NONE without any */
  TklPoint last_point;              /* of the last one; may be unset */
  TklPlace last_place;              /* EMPLOYER, PROJECT or NONE; homes are told by the guesses */
  char *last_project;               /* (owned) (nullable): number, when it was one project */
  char *last_address;               /* (owned) (nullable): of the geocoder, where it is known */
  char *last_vehicle;               /* (owned) (nullable): title */
  GStrv vehicles;                   /* (owned): titles, the one used most first */

  gint64 holder_id;  /* 0 = nobody ever held it */
  char *holder;      /* (owned) (nullable): number of the last holder, also a former one */
  char *holder_name; /* (owned) (nullable) */
  TklDay from, to;   /* of his holding; NONE = open, or no holder */

  TklKeyMethod method; /* never UNSAID */
  gboolean aside;      /* put aside: not ours */
  char *aside_note;    /* (owned) (nullable) */
  TklGuessRow
      *best; /* (owned) (nullable): inbox: whose it may be, from the last weeks of the inbox */
} TklKeyRow;

void tkl_key_row_free (TklKeyRow *row);

typedef enum
{
  TKL_KEYS_ALL,   /* by text, those put aside too */
  TKL_KEYS_INBOX, /* with a touch without a holder at that time, not put aside; last seen first */
  TKL_KEYS_ASIDE, /* put aside; likewise last seen first */
} TklKeyChoice;

/** tkl_keys_async: F046-F049. */
void tkl_keys_async (TklOffice *office,
                     TklKeyChoice choice,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
/** tkl_keys_finish: Returns: (transfer full) (element-type TklKeyRow). */
GPtrArray *tkl_keys_finish (TklOffice *office, GAsyncResult *result, GError **error);

/** tkl_key_count_async: How many keys are in the inbox? Milliseconds, however often they ticked. */
void tkl_key_count_async (TklOffice *office,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean
tkl_key_count_finish (TklOffice *office, GAsyncResult *result, guint *ret_n, GError **error);

/**
 * tkl_key_guesses_async:
 * Whose may this one be? By the weeks up to its own last touch without a holder.
 */
void tkl_key_guesses_async (TklOffice *office,
                            gint64 key_id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/** tkl_key_guesses_finish: Returns: (transfer full) (element-type TklGuessRow): best first. */
GPtrArray *tkl_key_guesses_finish (TklOffice *office, GAsyncResult *result, GError **error);

/* Touches of a key (F047, F049): each is a row to look at, the last one first. */
typedef struct
{
  gint64 tick_id;
  gint64 time_utc_ms;
  TklPoint point; /* may be unset */
  char *vehicle;  /* (owned) (nullable): title */
  char *holder;   /* (owned) (nullable): number of who held it on that day */
} TklTouchRow;

void tkl_touch_row_free (TklTouchRow *row);

/** tkl_key_touches_async: @limit: 1 … 10 000 newest ones. */
void tkl_key_touches_async (TklOffice *office,
                            gint64 key_id,
                            guint limit,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/** tkl_key_touches_finish: Returns: (transfer full) (element-type TklTouchRow): newest first. */
GPtrArray *tkl_key_touches_finish (TklOffice *office, GAsyncResult *result, GError **error);

/** tkl_key_set_method_async: F045: what it is identified by. One journal entry, `set-key-method`. */
void tkl_key_set_method_async (TklOffice *office,
                               gint64 key_id,
                               TklKeyMethod method,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean tkl_key_set_method_finish (TklOffice *office, GAsyncResult *result, GError **error);

/**
 * tkl_key_put_aside_async:
 * @note: (nullable): whose it may be
 * Not ours: out of the inbox. One journal entry, `put-key-aside`.
 */
void tkl_key_put_aside_async (TklOffice *office,
                              gint64 key_id,
                              const char *note,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean tkl_key_put_aside_finish (TklOffice *office, GAsyncResult *result, GError **error);

/** tkl_key_take_back_async: back into the inbox. One journal entry, `take-key-back`. */
void tkl_key_take_back_async (TklOffice *office,
                              gint64 key_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean tkl_key_take_back_finish (TklOffice *office, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklGuessRow, tkl_guess_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklKeyRow, tkl_key_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklTouchRow, tkl_touch_row_free)

G_END_DECLS
