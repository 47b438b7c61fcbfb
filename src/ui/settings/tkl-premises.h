/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPremises: where the employer's premises lie: found by their address, corrected by a pin. */
/* Thread: main. */
#pragma once

#include "tkl-setting-rows.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_PREMISES (tkl_premises_get_type ())
G_DECLARE_FINAL_TYPE (TklPremises, tkl_premises, TKL, PREMISES, GObject)

/**
 * tkl_premises_add:
 * @rows: with those of the address: it is looked for as it is typed, stored or not yet
 * @group: gets a row that finds the coordinates of the premises, and a map with a pin to correct them
 *   (F084, F110). What that would change is asked first
 *
 * The object lives as long as these widgets, and until a move is stored.
 */
void tkl_premises_add (TklDesk *desk, TklSettingRows *rows, AdwPreferencesGroup *group);

G_END_DECLS
