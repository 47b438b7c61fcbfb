/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places with ticks around them, and zones over each other: for what helps to draw zones. */
/* Thread: main. */
#pragma once

#include "tkl-zone-editor-private.h"
#include "ui-fixture.h"

/** workshop_fill: six days at P001, from 30 to 130 metres north of its work address, which has a radius of 60;
 * P002 is elsewhere. */
void workshop_fill (UiFixture *fixture);
/** workshop_import_zone: from @west, in degrees, on: 140 by 220 metres. Half of those at 4.3500 and 4.3510 is the
 * same ground. */
void workshop_import_zone (UiFixture *fixture, const char *project, const char *name, double west);
/** workshop_fill_overlap: a zone of each of the two; they share half of their ground, where four of the ticks
 * lie. */
void workshop_fill_overlap (UiFixture *fixture);

/** workshop_await_editor: Returns: (transfer none): once one is there in which a zone is chosen. */
TklZoneEditor *workshop_await_editor (void);
/** workshop_chosen_zone: Returns: (transfer none). */
const TklPoi *workshop_chosen_zone (TklZoneEditor *editor);
