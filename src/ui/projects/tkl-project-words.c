/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choices of a project as forms show them, and what a zone is like. */
/* Thread: any. */
#include "tkl-project-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

const char *const tkl_project_states[] = { "active", "blocked", "closed", NULL };
const char *const tkl_project_state_titles[]
    = { NC_ ("project", "Active"), NC_ ("project", "Blocked"), NC_ ("project", "Closed") };

const char *const tkl_project_modes[] = { "radius", "poi", NULL };
const char *const tkl_project_mode_titles[] = { N_ ("Circle and zones"), N_ ("Zones only") };

const char *const tkl_project_parties[] = { "", "own", "client", "executor", NULL };
const char *const tkl_project_party_titles[]
    = { N_ ("Not said"), N_ ("Our company"), N_ ("The client"), N_ ("A subcontractor") };

char *
tkl_project_words_zone (const TklShape *shape)
{
  guint n = shape->n_points;

  /* Translators: square metres, then a number of corners. */
  return g_strdup_printf (ngettext ("%'.0f m², %u corner", "%'.0f m², %u corners", n),
                          round (tkl_sketch_area_m2 (shape)), n);
}

char *
tkl_project_words_corners (const TklShape *shape)
{
  return g_strdup_printf (ngettext ("%u corner", "%u corners", shape->n_points), shape->n_points);
}
