/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklMarkLayer: marks on the map, each with a shape, a label and a tooltip. */
/* Thread: main. */
#pragma once

#include "tkl-point.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

typedef enum
{
  TKL_MARK_PIN,      /* large dot with its label */
  TKL_MARK_DOT,      /* small dot */
  TKL_MARK_TRIANGLE, /* pointing right, as “play” */
  TKL_MARK_SQUARE,   /* as “stop” */
} TklMarkShape;

typedef struct
{
  gint64 id;      /* told when it is clicked; 0 = cannot be clicked */
  TklPoint point; /* set */
  TklMarkShape shape;
  gboolean strong; /* drawn as the one that is chosen */
  char *label;     /* (owned) (nullable): beside the mark */
  char *tooltip;   /* (owned) (nullable) */
} TklMark;

#define TKL_TYPE_MARK_LAYER (tkl_mark_layer_get_type ())
G_DECLARE_FINAL_TYPE (TklMarkLayer, tkl_mark_layer, TKL, MARK_LAYER, ShumateLayer)

/**
 * tkl_mark_layer_new:
 * Signal: picked (id): a mark was clicked
 */
ShumateLayer *tkl_mark_layer_new (ShumateViewport *viewport);

/** tkl_mark_layer_make_marks: Returns: (transfer full) (element-type TklMark): empty. */
GArray *tkl_mark_layer_make_marks (void);

/** tkl_mark_layer_set_marks: @marks: made with the above; referenced; later ones lie on top. */
void tkl_mark_layer_set_marks (TklMarkLayer *self, GArray *marks);
/** tkl_mark_layer_get_marks: Returns: (transfer none) (element-type TklMark): as set last. */
const GArray *tkl_mark_layer_get_marks (TklMarkLayer *self);

G_END_DECLS
