/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about keys that nobody holds: whose they may be and why. */
/* Thread: any; pure, in the language of the process. */
#pragma once

#include "tkl-key-service.h"
#include "tkl-registered-keys-service.h"

G_BEGIN_DECLS

/** tkl_key_status_title: Returns: what kind of number it is, a word or two. */
const char *tkl_key_status_title (TklKeyStatus status);

/** tkl_confidence_title: Returns: `Likely` …. */
const char *tkl_confidence_title (TklConfidence confidence);

/** tkl_key_say_where: Returns: (transfer full): place of its last tick; "" where it is not known. */
char *tkl_key_say_where (const TklKeyRow *key);

/** tkl_evidence_is_against: Returns: TRUE where it speaks against the guess. */
gboolean tkl_evidence_is_against (TklEvidence evidence);

/** tkl_guess_say_evidence: Returns: (transfer full) (nullable): NULL: there is no such evidence. */
char *tkl_guess_say_evidence (const TklGuessRow *guess, TklEvidence evidence);

/** tkl_guess_say: Returns: (transfer full): name and the best evidence in one sentence. */
char *tkl_guess_say (const TklGuessRow *guess);

/** tkl_person_label: Returns: (transfer full): `12 Anna Peeters`, as everywhere. */
char *tkl_person_label (const char *number, const char *name);

/** tkl_key_method_title: Returns: (transfer none): translated; @method is not UNSAID. */
const char *tkl_key_method_title (TklKeyMethod method);

/**
 * tkl_key_say_kinds:
 * @keys: (element-type TklKeyRow)
 *
 * Returns: (transfer full): how many of the keys that readers sent are whole numbers of i-Buttons, are
 *   serials only, or are something else; "" for none.
 */
char *tkl_key_say_kinds (const GPtrArray *keys);
/** tkl_key_say_registered_kinds: @keys: (element-type TklRegisteredKey). Returns: likewise. */
char *tkl_key_say_registered_kinds (const GPtrArray *keys);

G_END_DECLS
