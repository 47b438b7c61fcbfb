/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses of the imitated geocoder: those of the model, else invented streets in real towns. */
/* Thread: main. */
#pragma once

#include "tkl-sim-model.h"

G_BEGIN_DECLS

/* What a person asks for, or what is answered. Texts are borrowed from the question, the model or
 * the tables of towns and streets. */
typedef struct
{
  const char *street; /* (nullable) */
  char number[12];    /* "" = none */
  const char *postal_code, *town;
  TklPoint point;
} TklSimSpot;

typedef struct
{
  char *street;            /* (owned) (nullable) */
  char *number;            /* (owned) (nullable) */
  const char *postal_code; /* (borrowed) (nullable) */
  const char *town;        /* (borrowed) (nullable) */
  const char *text;        /* (borrowed) (nullable): all of it, in place of the parts */
} TklSimQuestion;

/**
 * tkl_sim_places_search:
 * @max: spots at most
 * @ret_spots: (array length=max): best first
 *
 * The same question has the same answer. A street without town is found in many towns; one that is
 * nowhere in none.
 * Returns: the number of spots.
 */
guint tkl_sim_places_search (const TklSimModel *model,
                             const TklSimQuestion *question,
                             TklSimSpot *ret_spots,
                             guint max);

/** tkl_sim_places_reverse: Returns: FALSE far from all towns. */
gboolean tkl_sim_places_reverse (const TklSimModel *model, TklPoint point, TklSimSpot *ret_spot);

G_END_DECLS
