/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text from outside, made fit for a terminal. */
/* Thread: any. */
#include "tkl-ctl-clean.h"

/* U+200E, U+202A … and U+2066 … reorder what stands around them, so that a name could make a row
 * show something else than it says. */
static gboolean
turns_direction (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069);
}

char *
tkl_ctl_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, g_unichar_iscntrl (c) || turns_direction (c) ? ' ' : c);
    }
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

int
tkl_ctl_width (const char *text)
{
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}
