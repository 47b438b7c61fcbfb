/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choices of a project as forms show them, and what a zone is like. */
/* Thread: any. */
#pragma once

#include "tkl-sketch.h"

G_BEGIN_DECLS

/* Words of tkl-project-edit.h (array zero-terminated=1), and as people read them, marked for
 * translation; those of states with the context `project`. */
extern const char *const tkl_project_states[], *const tkl_project_state_titles[];
extern const char *const tkl_project_modes[], *const tkl_project_mode_titles[];
extern const char *const tkl_project_parties[], *const tkl_project_party_titles[];

/** tkl_project_words_zone: Returns: (transfer full): `1,234 m², 5 corners`. */
char *tkl_project_words_zone (const TklShape *shape);

/** tkl_project_words_corners: Returns: (transfer full): `5 corners`: of a shape that crosses itself, which
 * has no area. */
char *tkl_project_words_corners (const TklShape *shape);

G_END_DECLS
