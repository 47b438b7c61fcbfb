/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of an answer without what it tells: for people who help with a key that they must not see
 * (docs/trusttrack.md §12). */
/* Thread: any; pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tkl_sample_describe:
 * @body: (array length=size): of an answer; any bytes
 *
 * JSON of the same structure in which every value is a sentence about itself: `text, length 16,
 * hexadecimal, upper case, ends with 01`, `whole number, length 5`, `instant 9999-99-99T99:99:99Z`.
 * No digit and no word of a value is in it, but for the names of kinds that the service's documents
 * list. Members with names that they do not list lose their name, which may be one of a person. Of a
 * list the different shapes are told once.
 *
 * Returns: (transfer full): one line; `"no JSON"` for anything else.
 */
char *tkl_sample_describe (const char *body, gsize size);

G_END_DECLS
