/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones of different projects that overlap, and the days this made ambiguous (F122). */
/* Thread: main; the work is done on the office's reader thread. */
#pragma once

#include "tkl-day.h"
#include "tkl-office.h"
#include "tkl-point.h"

G_BEGIN_DECLS

/* Narrower than that zones are said to touch: drawn along the same fence. */
#define TKL_OVERLAP_LEAST_M2 1.0

/* So many pairs are measured. */
#define TKL_OVERLAP_MAX_PAIRS 20000

typedef struct
{
  gint64 zone_id, project_id;
  char *zone;    /* (owned) (nullable): its name */
  guint place;   /* among the zones of its project, by id, from 0 on */
  guint nth;     /* among those of them with its name, from 1 on; 0: no other has it */
  char *project; /* (owned): label of its project */
} TklOverlapSide;

/* The workday of a person on which something was ambiguous. */
typedef struct
{
  TklDay day;
  gint64 employee_id; /* 0: nobody held the key … */
  gint64 key_id;      /* … else 0 */
  char *who;          /* (owned) (nullable): tkl_employee_label(), or the text of the key */
  gint64 tick_id;     /* the first of the day … */
  gint64 time_utc_ms; /* … and its time */
  guint n_ticks;
} TklOverlapDay;

typedef struct
{
  TklOverlapSide a, b;
  double area_m2; /* −1: their corners are too many to measure it … */
  TklPoint where; /* a point in both zones; … then a corner of both boxes */
  guint n_ticks;  /* “several projects found” with both, on … */
  GArray *days;   /* (owned) of TklOverlapDay: … these days, the newest first, then by who */
} TklOverlapRow;

typedef struct
{
  GPtrArray *rows; /* (owned) of TklOverlapRow: most days first, then the largest area */
  guint n_left; /* pairs of zones near each other beyond TKL_OVERLAP_MAX_PAIRS: nothing is known of
                        them */
  guint n_skipped; /* pairs that could not be measured */
} TklOverlaps;

void tkl_overlaps_free (TklOverlaps *overlaps);

typedef struct
{
  gint64 project_id; /* only pairs with a zone of it; 0 = all */
  TklDay from,
      to; /* workday dates in which ambiguous ticks are counted, both included; NONE = open */
} TklOverlapsOptions;

/**
 * tkl_overlaps_async:
 * @options: copied
 *
 * Zones of active projects that are valid on a common day. Circles do not count: a zone comes before
 * them (rules §3). Ticks whose place was chosen by hand are no longer ambiguous.
 */
void tkl_overlaps_async (TklOffice *office,
                         const TklOverlapsOptions *options,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
/** tkl_overlaps_finish: Returns: (transfer full). */
TklOverlaps *tkl_overlaps_finish (TklOffice *office, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklOverlaps, tkl_overlaps_free)

G_END_DECLS
