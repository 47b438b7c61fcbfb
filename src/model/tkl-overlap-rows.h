/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of zones of different projects that overlap (F122): columns and rows. */
/* Thread: main. */
#pragma once

#include "tkl-point.h"
#include "tkl-table-source.h"

G_BEGIN_DECLS

extern const TklTableSource tkl_overlap_source;

/* What a row is about. */
typedef struct
{
  gint64 zone_ids[2], project_ids[2]; /* of the first and the second */
  TklPoint where;                     /* in both zones */
  gint64 area_m2;                     /* in common; 0: not measured */
} TklOverlapPlace;

/** tkl_overlap_rows_get: @set: (nullable). Returns: FALSE: there is no row with that id. */
gboolean tkl_overlap_rows_get (const TklRowSet *set, gint64 id, TklOverlapPlace *ret_place);

G_END_DECLS
