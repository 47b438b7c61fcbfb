/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a text of a person may be: one answer for forms, command line and files. */
/* Thread: any; pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Characters. What is stored already may be longer and stays readable. */
#define TKL_TEXT_MAX_NUMBER 64
#define TKL_TEXT_MAX_NAME 200
#define TKL_TEXT_MAX_LINE 1000
#define TKL_TEXT_MAX_LINES 10000

typedef enum
{
  TKL_TEXT_NUMBER, /* of an employee or project */
  TKL_TEXT_NAME,   /* of a company or vehicle, in titles */
  TKL_TEXT_LINE,   /* any other text without line breaks */
  TKL_TEXT_LINES,  /* notes, lists */
} TklTextKind;

/**
 * tkl_text_too_long:
 * @text: (nullable)
 *
 * Returns: (transfer none) (nullable): a sentence that names the limit, marked for translation; NULL when
 *   @text fits.
 */
const char *tkl_text_too_long (const char *text, TklTextKind kind);

G_END_DECLS
