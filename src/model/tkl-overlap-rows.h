/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of zones of different projects that overlap (F122): columns and rows. */
/* Thread: main. */
#pragma once

#include "tkl-point.h"
#include "tkl-table-source.h"

G_BEGIN_DECLS

extern const TklTableSource tkl_overlap_source;
/* The workdays of people on which something was ambiguous, of all pairs of zones. */
extern const TklTableSource tkl_overlap_day_source;

/* Columns of both. */
#define TKL_OVERLAP_FIRST "first"
#define TKL_OVERLAP_FIRST_ZONE "first-zone"
#define TKL_OVERLAP_SECOND "second"
#define TKL_OVERLAP_SECOND_ZONE "second-zone"

/* What a row is about. */
typedef struct
{
  gint64 zone_ids[2], project_ids[2]; /* of the first and the second */
  TklPoint where;                     /* in both zones */
  gint64 area_m2;                     /* in common; 0: not measured */
  guint n_days;                       /* that are ambiguous */
  const char *projects[2], *zones[2]; /* (borrowed): as the table shows them */
} TklOverlapPlace;

/** tkl_overlap_rows_get: @set: (nullable). Returns: FALSE: there is no row with that id. */
gboolean tkl_overlap_rows_get (const TklRowSet *set, gint64 id, TklOverlapPlace *ret_place);

/**
 * tkl_overlap_days_get_tick:
 * @set: (nullable): of tkl_overlap_day_source
 * @ret_day: (out): the workday
 * Returns: the first ambiguous tick of a row; 0: there is no such row.
 */
gint64 tkl_overlap_days_get_tick (const TklRowSet *set, gint64 id, TklDay *ret_day);

G_END_DECLS
