/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record as JSON, in the shape of each version of the API. */
/* Thread: main. */
#pragma once

#include "tkl-sim-json.h"
#include "tkl-sim-page.h"

G_BEGIN_DECLS

/* 2095-01-01: the clock of a device that the fault `skewed` sets ahead, whatever the date is. */
#define TKL_SIM_FUTURE_UTC_MS G_GINT64_CONSTANT (3944678400000)

typedef struct
{
  const TklSim *sim;         /* (borrowed) */
  const char *object_id;     /* (borrowed) */
  const TklSimHits *hits;    /* (borrowed) */
  int version;               /* 1 … 3 */
  gboolean include_geozones; /* version 2 and 3 */
  guint n_fillers;           /* further members in each record: pages above 5 MB */
} TklSimStyle;

/** tkl_sim_record_write: appends one record as an array element or whole text. */
void tkl_sim_record_write (TklSimJson *json, const TklSimStyle *style, const TklSimItem *item);

/**
 * tkl_sim_records_write:
 * @items: (element-type TklSimItem)
 * Appends the member `items`, with the records that the fault `skewed` adds.
 */
void tkl_sim_records_write (TklSimJson *json, TklSimStyle *style, const GArray *items);

G_END_DECLS
