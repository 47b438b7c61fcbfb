/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the zones of a TklZoneLayer. */
/* Thread: main. */
#pragma once

#include "tkl-layer.h"
#include "tkl-zone-layer.h"

G_BEGIN_DECLS

/* What of them: names may stand above what lies between. */
typedef enum
{
  TKL_ZONE_PARTS_ALL,
  TKL_ZONE_PARTS_SHAPES,
  TKL_ZONE_PARTS_NAMES,
} TklZoneParts;

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
  const GArray
      *covered;  /* (nullable) (element-type graphene_rect_t): in pixels of the view: neither
                            there */
  int margin_px; /* drawn beyond each edge of the view */
  TklZoneParts parts;
} TklZoneCanvas;

/** tkl_zone_canvas_draw: shapes, the chosen ones over them, names. */
void tkl_zone_canvas_draw (const TklZoneCanvas *canvas);

/**
 * tkl_zone_canvas_take_room:
 * @canvas: its cr is not used
 * @room: of the view and the margin around it
 *
 * Takes the room of the names as they would be drawn, and of what they keep clear of. With more than some
 * hundred zones in sight nothing: that would cost as much time as drawing them.
 */
void tkl_zone_canvas_take_room (const TklZoneCanvas *canvas, TklLabelRoom *room);

G_END_DECLS
