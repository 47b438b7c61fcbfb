/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours that people chose, on light and dark ground. */
/* Thread: main. */
#include "tkl-contrast.h"

#define LIGHT 0xFFFFFF
#define DARK 0x1E1E1E

/* Ratios are those of the WCAG, to two digits. */
static void
test_ratio (void)
{
  static const struct
  {
    int a, b;
    int hundredths;
  } cases[]
      = { { 0x000000, 0xFFFFFF, 2100 }, { 0xFFFFFF, 0x000000, 2100 }, { 0x808080, 0x808080, 100 },
          { 0xFF0000, 0xFFFFFF, 400 },  { 0x767676, 0xFFFFFF, 454 },  { 0x0000FF, 0xFFFFFF, 859 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint ((int) (tkl_contrast_ratio (cases[i].a, cases[i].b) * 100 + 0.5), ==,
                     cases[i].hundredths);
}

static void
test_adjust (void)
{
  static const struct
  {
    int rgb, ground;
    gboolean stays;
  } cases[] = {
    { 0x1C71D8, LIGHT, TRUE },  { 0x1C71D8, DARK, TRUE },  { 0xFFFFFF, LIGHT, FALSE },
    { 0xFFFFFF, DARK, TRUE },   { 0x000000, DARK, FALSE }, { 0x000000, LIGHT, TRUE },
    { 0xF8E45C, LIGHT, FALSE }, { 0x26264D, DARK, FALSE }, { 0x777777, 0x777777, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int adjusted = tkl_contrast_adjust (cases[i].rgb, cases[i].ground, TKL_CONTRAST_SIGN);

      g_test_message ("#%06X on #%06X: #%06X", (guint) cases[i].rgb, (guint) cases[i].ground,
                      (guint) adjusted);
      g_assert_cmpint (adjusted == cases[i].rgb, ==, cases[i].stays);
      g_assert_cmpfloat (tkl_contrast_ratio (adjusted, cases[i].ground), >=, TKL_CONTRAST_SIGN);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contrast/ratio", test_ratio);
  g_test_add_func ("/contrast/adjust", test_adjust);
  return g_test_run ();
}
