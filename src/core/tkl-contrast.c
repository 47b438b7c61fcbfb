/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours that people chose, so that they are seen on light and on dark ground. */
/* Thread: any; pure. */
#include "tkl-contrast.h"

#include <math.h>

/* Steps between a colour and black or white. */
#define STEPS 32

static double
linear (int value)
{
  double share = value / 255.0;

  return share <= 0.03928 ? share / 12.92 : pow ((share + 0.055) / 1.055, 2.4);
}

static double
luminance (int rgb)
{
  return 0.2126 * linear (rgb >> 16 & 0xFF) + 0.7152 * linear (rgb >> 8 & 0xFF)
         + 0.0722 * linear (rgb & 0xFF);
}

double
tkl_contrast_ratio (int a, int b)
{
  double x = luminance (a), y = luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

static int
mix (int from, int to, int step)
{
  int mixed = 0;

  for (int shift = 16; shift >= 0; shift -= 8)
    {
      int begin = from >> shift & 0xFF, end = to >> shift & 0xFF;

      mixed |= (begin + (end - begin) * step / STEPS) << shift;
    }
  return mixed;
}

int
tkl_contrast_adjust (int rgb, int ground, double least)
{
  int end = tkl_contrast_ratio (0x000000, ground) > tkl_contrast_ratio (0xFFFFFF, ground)
                ? 0x000000
                : 0xFFFFFF;
  int step = 0;

  while (step < STEPS && tkl_contrast_ratio (mix (rgb, end, step), ground) < least)
    step++;
  return mix (rgb, end, step);
}
