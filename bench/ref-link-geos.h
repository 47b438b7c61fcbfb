/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reference for linking: GEOS STRtree and prepared polygons, own haversine for circles. */
/* Thread: main; shares nothing with the product. */
#pragma once

#include "bench-data.h"

G_BEGIN_DECLS

/* What both sides sum up: one number a tick from what it was linked to. */
#define BENCH_LINK_EMPLOYER 2000000001u
#define BENCH_LINK_HOME 2000000002u

static inline guint64
bench_link_mix (guint64 tick, guint64 linked_to)
{
  guint64 z = (tick << 32 | linked_to) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (z ^ z >> 29) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
}

/**
 * ref_link_geos:
 * Builds the tree and finds for each tick: polygons, else the employer, else the home of its
 * person, else circles. Returns: the sum of bench_link_mix() over all that is found.
 */
guint64 ref_link_geos (const BenchData *data);

/** ref_scan_boxes: Returns: how many of @points lie in the box: the plain loop. */
guint64 ref_scan_box (const BenchPoint *points, guint n_points, BenchPoint min, BenchPoint max);

G_END_DECLS
