/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklOddKeys: keys found to come another way round than confirmed, and the sentence about them. */
/* Thread: any; pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All zero: none. */
typedef struct
{
  GPtrArray *texts;    /* (owned) (nullable) of char: as readers sent them, each once */
  GPtrArray *vehicles; /* (owned) (nullable) of char: titles of those that sent them, each once */
} TklOddKeys;

void tkl_odd_keys_clear (TklOddKeys *self);

/** tkl_odd_keys_add: @texts: (element-type utf8): further ones */
void tkl_odd_keys_add (TklOddKeys *self, const GPtrArray *texts);

/** tkl_odd_keys_has: Returns: TRUE when @text is one of them. */
gboolean tkl_odd_keys_has (const TklOddKeys *self, const char *text);

/** tkl_odd_keys_add_vehicle: @title: of one that sent such a key */
void tkl_odd_keys_add_vehicle (TklOddKeys *self, const char *title);

/**
 * tkl_odd_keys_say:
 * Returns: (transfer full) (nullable): translated: how many, what to do, one of them, up to three of
 *   the vehicles; NULL: there are none
 */
char *tkl_odd_keys_say (const TklOddKeys *self);

G_END_DECLS
