/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences of the two ways of giving keys out: at home addresses (F075), one by one (F076). */
/* Thread: any; pure, in the language of the process. */
#pragma once

#include "tkl-enrol-service.h"

G_BEGIN_DECLS

/** tkl_pair_say_home: Returns: (transfer full): how often it was there and how near. */
char *tkl_pair_say_home (const TklKeyPair *pair);

/** tkl_pair_say: Returns: (transfer full): what needs a second look; "" for nothing. */
char *tkl_pair_say (const TklKeyPair *pair);

/** tkl_roll_row_say: @name: of its employee; "". Returns: (transfer full): "" where all is well. */
char *tkl_roll_row_say (const TklRollRow *row, const char *name);

/** tkl_roll_say: Returns: (transfer full): how far it is, in one sentence. */
char *tkl_roll_say (const TklRoll *roll);

G_END_DECLS
