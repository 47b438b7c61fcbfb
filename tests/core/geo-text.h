/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes and points written as text, and seeded random places, for the tests of geometry. */
/* Thread: main. */
#pragma once

#include "tkl-places.h"

G_BEGIN_DECLS

/**
 * shape_from_text:
 * @text: parts by `|`, rings by `/`, points by `,`: `0 0, 0 9, 9 9 / 2 3, 2 4, 3 4 | …`; latitude
 *   and longitude in 1e-7 degree
 * Returns: (transfer full) (nullable).
 */
TklShape *shape_from_text (const char *text, TklShapeProblem *ret_problem, GError **error);

/** sketch_from_text: one part of that form, of which nothing is checked or dropped. Returns: (transfer full). */
TklShape *sketch_from_text (const char *text);

/** shape_to_text: Returns: (transfer full): as above, with single blanks. */
char *shape_to_text (const TklShape *shape);

/** project_new: a project in mode radius. Returns: (transfer full). */
TklProject *project_new (gint32 id, const char *number, TklPoint location, int radius_m);

/** random_star: a simple polygon of 3 … 12 corners on a grid of @step, no wider than 2 × @reach. */
TklShape *random_star (GRand *random, TklPoint centre, gint32 reach, gint32 step);

G_END_DECLS
