/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a text of a person may be. */
/* Thread: any; pure. */
#include "tkl-text-limit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  guint max;
  const char *sentence;
} limits[] = {
  [TKL_TEXT_NUMBER]
  = { TKL_TEXT_MAX_NUMBER, N_ ("This text is too long: at most 64 characters are possible.") },
  [TKL_TEXT_NAME]
  = { TKL_TEXT_MAX_NAME, N_ ("This text is too long: at most 200 characters are possible.") },
  [TKL_TEXT_LINE]
  = { TKL_TEXT_MAX_LINE, N_ ("This text is too long: at most 1000 characters are possible.") },
  [TKL_TEXT_LINES]
  = { TKL_TEXT_MAX_LINES, N_ ("This text is too long: at most 10000 characters are possible.") },
};

const char *
tkl_text_too_long (const char *text, TklTextKind kind)
{
  /* Counted by bytes it ends with them, whatever they are. */
  if (text == NULL || g_utf8_strlen (text, (gssize) strlen (text)) <= (glong) limits[kind].max)
    return NULL;
  return limits[kind].sentence;
}
