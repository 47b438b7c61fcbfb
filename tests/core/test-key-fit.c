/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys that come another way round than the office confirmed. */
/* Thread: main. */
#include "tkl-key-fit.h"

/* Serial 00000BADC0DE, printed 3D00000BADC0DE01; reversed DEC0AD0B0000, decimal 195936478. */
#define KNOWN "3D00000BADC0DE01"

static gboolean
is_known (const char *printed, gpointer data)
{
  return g_strcmp0 (printed, data) == 0;
}

static void
test_cases (void)
{
  static const struct
  {
    const char *raw;
    TklKeyOrder confirmed;
    const char *known; /* NULL: no key is */
    gboolean expected;
  } cases[] = {
    /* as confirmed */
    { "00000BADC0DE", TKL_KEY_ORDER_PRINTED, KNOWN, FALSE },
    { "DEC0AD0B0000", TKL_KEY_ORDER_REVERSED, KNOWN, FALSE },
    { "195936478", TKL_KEY_ORDER_DECIMAL, KNOWN, FALSE },
    /* only another way round */
    { "DEC0AD0B0000", TKL_KEY_ORDER_PRINTED, KNOWN, TRUE },
    { "195936478", TKL_KEY_ORDER_PRINTED, KNOWN, TRUE },
    { "00000BADC0DE", TKL_KEY_ORDER_REVERSED, KNOWN, TRUE },
    { "00000BADC0DE", TKL_KEY_ORDER_DECIMAL, KNOWN, TRUE },
    { "DEC0AD0B0000", TKL_KEY_ORDER_DECIMAL, KNOWN, TRUE },
    /* nobody knows the key, so nothing is told by it */
    { "DEC0AD0B0000", TKL_KEY_ORDER_PRINTED, NULL, FALSE },
    { "00000BADC0DE", TKL_KEY_ORDER_DECIMAL, NULL, FALSE },
    /* whole keys, other readers, no key */
    { "01DEC0AD0B00003D", TKL_KEY_ORDER_DECIMAL, KNOWN, FALSE },
    { KNOWN, TKL_KEY_ORDER_REVERSED, KNOWN, FALSE },
    { "FFFF00000000AA01", TKL_KEY_ORDER_PRINTED, KNOWN, FALSE },
    { "", TKL_KEY_ORDER_PRINTED, KNOWN, FALSE },
    /* nothing was confirmed */
    { "DEC0AD0B0000", TKL_KEY_ORDER_UNKNOWN, KNOWN, FALSE },
    { "DEC0AD0B0000", TKL_KEY_ORDER_OTHER, KNOWN, FALSE },
    { "DEC0AD0B0000", TKL_KEY_ORDER_UNSEEN, KNOWN, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, confirmed %d", cases[i].raw, (int) cases[i].confirmed);
      g_assert_cmpint (
          tkl_key_deviates (cases[i].raw, cases[i].confirmed, is_known, (gpointer) cases[i].known),
          ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/key-fit/cases", test_cases);
  return g_test_run ();
}
