/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the zones of a TklZoneLayer. */
/* Thread: main. */
#pragma once

#include "tkl-layer.h"
#include "tkl-zone-layer.h"

G_BEGIN_DECLS

typedef struct
{
  ShumateLayer *layer; /* for colours and the font */
  cairo_t *cr;         /* on an image of 32 bits a pixel, as TklStill makes it */
  const TklView *view;
  TklAreas *zones;
  const TklZoneStyle *styles; /* (array length=n_styles) */
  guint n_styles;
  gint64 selected;     /* 0 = none */
  const GArray *clear; /* (element-type TklPoint): of labelled marks, where no names are written */
  int margin_px;       /* drawn beyond each edge of the view */
} TklZoneCanvas;

/** tkl_zone_canvas_draw: shapes, the chosen ones over them, names. */
void tkl_zone_canvas_draw (const TklZoneCanvas *canvas);

G_END_DECLS
