/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTick: one line of the tick table: the fact, the office's layer on it, and what linking found. */
/* Thread: plain values. */
#pragma once

#include "tkl-day.h"
#include "tkl-point.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_TICK_TOUCH, /* `tick`: a key on a reader */
  TKL_TICK_START, /* ignition on */
  TKL_TICK_STOP,  /* ignition off */
  TKL_TICK_MANUAL /* added or copied by the office */
} TklTickKind;

typedef enum
{
  TKL_PLACE_NONE,
  TKL_PLACE_HOME,
  TKL_PLACE_EMPLOYER,
  TKL_PLACE_PROJECT, /* with project_id 0: several projects found */
} TklPlace;

/* Reasons in order of priority, as bits; a line shows the lowest bit set (rules §5). */
typedef enum
{
  TKL_REASON_NO_EMPLOYEE = 1 << 0,
  TKL_REASON_DOUBLE = 1 << 1,
  TKL_REASON_NO_DESTINATION = 1 << 2,
  TKL_REASON_SEVERAL_PROJECTS = 1 << 3,
  TKL_REASON_PRESENCE_EXPECTED = 1 << 4,
  TKL_REASON_PRESENCE_DUE = 1 << 5,
} TklReason;

/* Why a key gave no employee, for the tooltip; 0 when it did. */
typedef enum
{
  TKL_NOBODY_NOT,
  TKL_NOBODY_NO_HOLDER, /* unknown key, or no holder on that date */
  TKL_NOBODY_INACTIVE,
  TKL_NOBODY_NOT_REGISTERED,
  TKL_NOBODY_OUT_OF_SERVICE,
} TklNobody;

typedef enum
{
  TKL_TICK_LINKED = 1 << 0,       /* the part "link" below is filled */
  TKL_TICK_IS_DOUBLE = 1 << 1,    /* link */
  TKL_TICK_DELETED = 1 << 2,      /* layer */
  TKL_TICK_BLOCKED = 1 << 3,      /* layer; neither clock nor presence */
  TKL_TICK_NOT_TO_CLOCK = 1 << 4, /* layer; "to clock" is on by default */
  TKL_TICK_NOT_DOUBLE = 1 << 5,   /* layer: the office un-marked the double */
  TKL_TICK_TIME_EDITED = 1 << 6,  /* layer */
  TKL_TICK_PLACE_EDITED
  = 1 << 7,                   /* layer: place and project are a manual choice, kept by re-links */
  TKL_TICK_IN_CLOCK = 1 << 8, /* result of a transfer */
  TKL_TICK_PRESENCE_SENT = 1 << 9,
  TKL_TICK_EMPLOYEE_EDITED = 1 << 10, /* layer: employee_id is a manual choice, kept by re-links */
  TKL_TICK_HAS_NOTE = 1 << 11,        /* layer */
  TKL_TICK_TO_PRESENCE = 1 << 12,     /* layer: chosen; neither of these two: as the project asks */
  TKL_TICK_NOT_TO_PRESENCE = 1 << 13, /* layer: chosen */
} TklTickFlags;

typedef struct
{
  /* fact, with the layer's time and place already applied */
  gint64 id; /* stable */
  gint64 time_utc_ms;
  gint32 vehicle_id; /* 0 = none (manual) */
  gint32 key_id;     /* 0 = none (start, stop, manual) */
  TklPoint point;    /* unset: no position or no fix */
  gint32 odometer_m; /* −1 = unknown */
  guint16 flags;     /* TklTickFlags */
  guint8 kind;       /* TklTickKind */
  /* link */
  guint8 place;         /* TklPlace */
  guint8 reasons;       /* TklReason bits; 0 = ok */
  guint8 nobody;        /* TklNobody */
  guint16 n_candidates; /* projects found when several */
  guint32 candidates;   /* index of the first one in the pool that came with the array */
  gint32 employee_id;   /* 0 = none; of a manual tick: set by the office */
  gint32 project_id;    /* 0 = none */
  gint32 distance_m;    /* to the centre of the linked circle or nearest project; −1 = none */
  TklDay day;           /* workday date; by the company's day start without an employee */
} TklTick;

/** tkl_tick_kind_to_text: Returns: `tick`, `start`, `stop`, `manual`. */
const char *tkl_tick_kind_to_text (TklTickKind kind);

/** tkl_place_to_text: Returns: `none`, `home`, `employer`, `project`. */
const char *tkl_place_to_text (TklPlace place);

/** tkl_tick_reason_text: Returns: `ok`, `unlinked`, or the first reason that applies: `no-employee`… */
const char *tkl_tick_reason_text (const TklTick *tick);

/** tkl_tick_has_single_place: Returns: TRUE for home, employer or exactly one project. */
gboolean tkl_tick_has_single_place (const TklTick *tick);

/**
 * tkl_tick_is_kept:
 * @ignore_doubles: CT-4
 * Returns: TRUE when the tick counts for its workday: a touch or manual tick, not deleted, and no
 * double while doubles are ignored (rules §6).
 */
gboolean tkl_tick_is_kept (const TklTick *tick, gboolean ignore_doubles);

/**
 * tkl_tick_is_held:
 *
 * Returns: TRUE when the office keeps it from the time clock: blocked, or “to clock” off.
 */
gboolean tkl_tick_is_held (const TklTick *tick);

/**
 * tkl_tick_goes_to_presence:
 * @required: its project requires presences; without meaning for a tick that is at none
 * Returns: TRUE when its presence is to be registered (F159, rules §5 "to presence"): as the office chose,
 * else where it is required. Starts and stops never are.
 */
gboolean tkl_tick_goes_to_presence (const TklTick *tick, gboolean required);

/**
 * tkl_tick_compare_time:
 * Total order of rules §4 given equal times: GCompareDataFunc over TklTick; @vehicle_rank maps a
 * vehicle id to its place in the order of names, @key_rank a key id to its place in the order of
 * printed forms (GHashTable of GINT_TO_POINTER; (nullable): by id).
 */
typedef struct
{
  GHashTable *vehicle_rank;
  GHashTable *key_rank;
} TklTickOrder;
int tkl_tick_compare_time (gconstpointer a, gconstpointer b, gpointer order);

G_END_DECLS
