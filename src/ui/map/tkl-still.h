/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklStill: what a layer drew, kept while the map is only moved: a frame is then a copy of a picture. */
/* Thread: main. */
#pragma once

#include "tkl-layer.h"

G_BEGIN_DECLS

typedef struct
{
  cairo_surface_t *surface; /* (owned) (nullable): NULL = it must be drawn anew */
  GdkTexture *texture;      /* (owned) (nullable): the same, made when a renderer wants it */
  TklView drawn;            /* the view it was drawn for */
  int margin_px;            /* drawn beyond each edge of it */
} TklStill;

/**
 * TklStillDraw:
 * @cr: in pixels of the layer; the margin around it is drawn too
 * @margin_px: how wide that is
 */
typedef void (*TklStillDraw) (
    ShumateLayer *layer, cairo_t *cr, const TklView *view, int margin_px, gpointer data);

/** tkl_still_snapshot: puts the picture into a frame; calls @draw when there is none for this view. */
void tkl_still_snapshot (TklStill *still,
                         ShumateLayer *layer,
                         GtkSnapshot *snapshot,
                         const TklView *view,
                         TklStillDraw draw,
                         gpointer data);

/** tkl_still_forget: something else than the view changed. */
void tkl_still_forget (TklStill *still);

G_END_DECLS
