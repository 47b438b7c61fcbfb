/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenario files: a whole state of the simulator as JSON. */
/* Thread: main. */
#pragma once

#include "tkl-sim.h"

G_BEGIN_DECLS

/**
 * tkl_sim_scenario_load:
 * @text: (array length=n_bytes): JSON; the members are described in tikklok-simulator(1)
 * @source: what to call it in messages
 * @error: TKL_SIM_ERROR: SYNTAX with the place, USAGE for switches and faults, NOT_FOUND
 *
 * Replaces model, switches and faults. A scenario without keys keeps the present ones.
 * Returns: FALSE with nothing changed.
 */
gboolean tkl_sim_scenario_load (
    TklSim *sim, const char *text, gssize n_bytes, const char *source, GError **error);

/** tkl_sim_scenario_load_file: the same from a file; NOT_FOUND when it cannot be read. */
gboolean tkl_sim_scenario_load_file (TklSim *sim, const char *path, GError **error);

G_END_DECLS
