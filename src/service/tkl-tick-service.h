/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrections of ticks by the office (F140, F141, F149, F156, F157, F163), and one tick in full. */
/* Thread: main; the work is done on the office's threads. */
#pragma once

#include "tkl-change.h"
#include "tkl-office.h"
#include "tkl-tick.h"

G_BEGIN_DECLS

/* What an edit changes; everything else of each tick stays as it is. */
typedef enum
{
  TKL_TICK_FIELD_TIME = 1 << 0,
  TKL_TICK_FIELD_PLACE = 1 << 1, /* with the project */
  TKL_TICK_FIELD_EMPLOYEE = 1 << 2,
  TKL_TICK_FIELD_BLOCKED = 1 << 3,
  TKL_TICK_FIELD_TO_CLOCK = 1 << 4,
  TKL_TICK_FIELD_TO_PRESENCE = 1 << 5,
  TKL_TICK_FIELD_NOT_DOUBLE = 1 << 6,
  TKL_TICK_FIELD_DELETED = 1 << 7,
  TKL_TICK_FIELD_NOTE = 1 << 8,
} TklTickField;

/* All of them: with values that say nothing an edit takes every correction back. */
#define TKL_TICK_FIELDS_ALL 0x1ffu

/* No place was chosen: linking finds it. */
#define TKL_TICK_PLACE_LINKED (-1)
/* Whether a presence is sent follows from the project. */
#define TKL_TICK_PRESENCE_BY_PROJECT (-1)

typedef struct
{
  gint64 time_utc_ms; /* TKL_INSTANT_NONE_MS = as ticked */
  int place;          /* TklPlace, or TKL_TICK_PLACE_LINKED */
  gint32 project_id;  /* of TKL_PLACE_PROJECT */
  gint32 employee_id; /* 0 = the holder of the key */
  gboolean blocked, to_clock, not_double, deleted;
  int to_presence;  /* 0, 1, or TKL_TICK_PRESENCE_BY_PROJECT */
  const char *note; /* (nullable) */
} TklTickValues;

/** TKL_TICK_VALUES_NONE: nothing was said about the tick. */
#define TKL_TICK_VALUES_NONE                                                                       \
  ((TklTickValues){ .time_utc_ms = TKL_INSTANT_NONE_MS,                                            \
                    .place = TKL_TICK_PLACE_LINKED,                                                \
                    .to_clock = TRUE,                                                              \
                    .to_presence = TKL_TICK_PRESENCE_BY_PROJECT })

typedef struct
{
  const gint64 *ids; /* (array length=n_ids) */
  gsize n_ids;
  guint fields; /* TklTickField bits */
  TklTickValues values;
  int shift_min; /* 0, or of TIME instead of the value: each is so many minutes later than it stands */
} TklTickEdit;

/**
 * tkl_ticks_edit_async:
 * @edit: copied
 *
 * One journal entry for all of them, named by what it does: `block-ticks`, `place-ticks` … Their days
 * are linked again as after every change (CT-10); lines of the time clock change at the next transfer.
 */
void tkl_ticks_edit_async (TklOffice *office,
                           const TklTickEdit *edit,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/**
 * tkl_ticks_edit_finish:
 * @ret_n_changed: (out): ticks that were not so already
 * @error: USAGE (starts and stops are facts of the engine and cannot be changed; a time out of range),
 *   NOT_FOUND (a tick, project or employee is gone). Nothing is changed then.
 */
gboolean tkl_ticks_edit_finish (TklOffice *office,
                                GAsyncResult *result,
                                TklChange *ret_change,
                                guint *ret_n_changed,
                                GError **error);

/* What some ticks get from another one. */
typedef struct
{
  gint64 from_id;    /* the tick whose value the others get */
  const gint64 *ids; /* (array length=n_ids): the others */
  gsize n_ids;
  TklTickField
      field; /* TIME: the same time of day, each on its own day; PLACE: with its project, as it
                         stands; EMPLOYEE, BLOCKED, TO_CLOCK or NOTE */
} TklTickFilling;

/** tkl_ticks_fill_async: @filling: copied. One journal entry, as of tkl_ticks_edit_async(). */
void tkl_ticks_fill_async (TklOffice *office,
                           const TklTickFilling *filling,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

/* What became of the ticks that were filled. */
typedef struct
{
  guint n_changed;
  guint n_same;   /* had the value already */
  guint n_engine; /* left out: starts and stops are facts of the engine */
} TklTickFill;

/**
 * tkl_ticks_fill_finish:
 * @error: USAGE (that tick is a start or stop, or has no place or employee to give), NOT_FOUND (one of them
 *   is gone). Nothing is changed then.
 */
gboolean tkl_ticks_fill_finish (TklOffice *office,
                                GAsyncResult *result,
                                TklChange *ret_change,
                                TklTickFill *ret_fill,
                                GError **error);

/* A tick that was forgotten. */
typedef struct
{
  gint64
      copy_of; /* F140: the tick that gives vehicle, position and chosen place; 0 = none: the place
                         is told below */
  gint64 time_utc_ms; /* F141 */
  gint32 employee_id; /* 0 with @copy_of: the employee of that tick */
  int place;          /* TklPlace: home, employer, project */
  gint32 project_id;
  const char *note; /* (nullable) */
} TklTickAddition;

/** tkl_tick_add_async: @addition: copied. Entry `copy-tick` or `add-tick`; deleted by an edit. */
void tkl_tick_add_async (TklOffice *office,
                         const TklTickAddition *addition,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
/**
 * tkl_tick_add_finish:
 * @ret_change: (out): with the id of the tick
 * @error: USAGE (no employee, no place, a time out of range), NOT_FOUND (what it refers to is gone)
 */
gboolean tkl_tick_add_finish (TklOffice *office,
                              GAsyncResult *result,
                              TklChange *ret_change,
                              GError **error);

G_END_DECLS
