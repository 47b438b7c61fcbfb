/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a point lies, found by looking at every place: slow and plain. */
/* Thread: main. */
#pragma once

#include "tkl-places.h"

/* All of it belongs to the test. */
typedef struct
{
  TklCompany *company;
  GPtrArray *projects; /* of TklProject */
  GPtrArray *pois;     /* of TklPoi */
  GArray *plan;        /* of TklPlan */
} PlacesWorld;

/* As tkl_places_find() must answer. */
TklMatch places_slow_find (const PlacesWorld *world,
                           TklPoint point,
                           const TklEmployee *employee,
                           TklDay day,
                           GArray *pool);
