/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with drawn zones, why and where, told while they are drawn (F125, F127). */
/* Thread: any; pure. */
#pragma once

#include "tkl-zone-edit.h"

G_BEGIN_DECLS

/* Positions of vehicles are some metres off: smaller zones are missed. */
#define TKL_ZONE_SMALL_M2 100
/* A corner is astray when it lies farther than this from the box of the others of its ring, and farther
 * than so many times the diagonal of that box: a digit was mistyped, or a drag slipped. */
#define TKL_ZONE_ASTRAY_M 1000
#define TKL_ZONE_ASTRAY_TIMES 3
/* Several corners of a ring are astray, fewer than half of them, when each lies farther than this from the
 * box of the others and from every other corner, and farther than so many times the diagonal. Half of
 * them, or some that lie together as those of a long zone do, have to be farther than the second. */
#define TKL_ZONE_SEVERAL_M 2000
#define TKL_ZONE_SEVERAL_FAR_M 10000
#define TKL_ZONE_SEVERAL_TIMES 10
/* Farther from the work address a zone is probably in the wrong place. */
#define TKL_ZONE_FAR_M 10000

/* Errors first: with one of them a zone cannot be saved. */
typedef enum
{
  TKL_ZONE_NO_POLYGON,    /* fewer than three different corners */
  TKL_ZONE_NO_AREA,       /* all corners on one line */
  TKL_ZONE_CROSSED,       /* an edge crosses or touches another of its ring */
  TKL_ZONE_HOLE_BEYOND,   /* a hole outside of its outline */
  TKL_ZONE_TOO_LARGE,     /* wider than TKL_SHAPE_MAX_SPAN_E7 */
  TKL_ZONE_TOO_MANY,      /* more than TKL_SHAPE_MAX_CORNERS */
  TKL_ZONE_PEN_CROSSED,   /* an edge of the pen crosses or touches another one of it */
  TKL_ZONE_OPEN,          /* the pen has corners that are not closed */
  TKL_ZONE_HOLE_CROSSES,  /* a hole reaches over the edge of its zone, or over another hole */
  TKL_ZONE_CORNER_ASTRAY, /* a corner far from all others; also of a zone with an error */
  TKL_ZONE_TOO_SMALL,
  TKL_ZONE_DUPLICATE, /* another zone has the same corners */
  TKL_ZONE_TOO_FAR,
} TklZoneFault;

typedef struct
{
  TklZoneFault fault;
  gboolean is_error;    /* FALSE: to be told, but it may be saved */
  TklZoneHandle handle; /* of the edit; zone NONE: of the pen's corners */
  TklPoint where;       /* to be marked on the map */
  const TklPoi *other;  /* (nullable) (borrowed): of a duplicate */
  const char *reason;   /* a sentence, not translated: mark for gettext() */
} TklZoneProblem;

/* What the zones are compared with; borrowed. */
typedef struct
{
  TklPoint location;       /* of the project; may be unset */
  const GPtrArray *others; /* (nullable) (element-type TklPoi): zones of other projects */
} TklZoneNeighbours;

/**
 * tkl_zone_edit_validate:
 *
 * Returns: (transfer full) (element-type TklZoneProblem): by zone, at most one error each, corners
 *   that are astray each on its own; the pen's,
 *   one as well, last. Fast enough for every movement of a drag.
 */
GArray *tkl_zone_edit_validate (const TklZoneEdit *edit, const TklZoneNeighbours *neighbours);

/**
 * tkl_zone_edit_may_save:
 * @problems: of that edit
 * Returns: TRUE when something changed and there is no error: nothing crossed is ever saved.
 */
gboolean tkl_zone_edit_may_save (const TklZoneEdit *edit, const GArray *problems);

/**
 * tkl_zone_edit_pen_crosses:
 * @next: where the next corner would be set
 * @ret_where: (out): where the new edge meets one drawn before
 * Returns: TRUE when it does; closing on the first corner is no crossing.
 */
gboolean tkl_zone_edit_pen_crosses (const TklZoneEdit *edit, TklPoint next, TklPoint *ret_where);

G_END_DECLS
