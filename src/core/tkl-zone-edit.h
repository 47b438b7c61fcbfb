/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZoneEdit: zones and radius of a project while somebody draws them, with undo (F124–F129). */
/* Thread: any; a plain value. */
#pragma once

#include "tkl-project.h"
#include "tkl-sketch.h"

G_BEGIN_DECLS

/* "None" for a zone, a ring or a corner. */
#define TKL_ZONE_NONE G_MAXUINT

/* So many steps can be undone; older ones are forgotten. */
#define TKL_ZONE_EDIT_MAX_STEPS 500

typedef enum
{
  TKL_ZONE_PEN_AWAY,
  TKL_ZONE_PEN_OUTLINE, /* draws a new zone */
  TKL_ZONE_PEN_HOLE,    /* draws a hole into the chosen zone */
  TKL_ZONE_PEN_BOX,     /* draws a rectangle as a new zone: two corners that lie opposite */
} TklZonePen;

/* Which corner: the handle that is shown chosen. Ring and corner may be TKL_ZONE_NONE when a whole zone is
 * chosen. */
typedef struct
{
  guint zone;   /* index in the list */
  guint ring;   /* of all rings of its shape */
  guint corner; /* of the ring */
} TklZoneHandle;

#define TKL_ZONE_HANDLE_NONE ((TklZoneHandle){ TKL_ZONE_NONE, TKL_ZONE_NONE, TKL_ZONE_NONE })

/* What is drawn at one moment; never changed, shared by the steps. */
typedef struct
{
  GPtrArray
      *zones; /* (owned) (element-type TklPoi): their shapes are sketches (tkl-sketch.h); those that
                     * are not stored yet have an id below 0 */
  TklZonePen pen;
  GArray *corners; /* (owned) (element-type TklPoint): set with the pen, not closed yet */
  TklZoneHandle chosen;
  int radius_m;           /* of the project's circle; 0 = none of its own */
  gboolean chosen_radius; /* its handle is the chosen one, until something else is done */
} TklZoneDrawing;

typedef struct
{
  gint64 project_id;
  TklZoneDrawing *orig; /* (owned): as loaded */
  TklZoneDrawing *curr; /* (owned): as drawn */
  GPtrArray *steps;     /* (owned) (element-type TklZoneDrawing): `curr` is one of them */
  guint step;           /* which one; those after it were undone */
  GArray *hidden; /* (owned) of gint64: ids of zones that are not to be drawn; no step has them */
  gint64 new_id;  /* of the next new zone, below 0: none is given twice, also after undo */
} TklZoneEdit;

/**
 * tkl_zone_edit_new:
 * @radius_m: of the project, as stored; 0 = none of its own
 * @pois: (element-type TklPoi): those of the project, as stored; copied
 * Returns: (transfer full): nothing changed yet, nothing chosen, the pen away.
 */
TklZoneEdit *tkl_zone_edit_new (gint64 project_id, int radius_m, const GPtrArray *pois);
TklZoneEdit *tkl_zone_edit_copy (const TklZoneEdit *edit);
void tkl_zone_edit_free (TklZoneEdit *edit);

/* All changes below return (transfer full) (nullable): the edit with one step more, or NULL when there is
 * nothing to do: the zone, ring or corner does not exist, a corner would leave the Earth, all is so
 * already. What was undone is forgotten then. Copies share what did not change. */

/** tkl_zone_edit_undo: back by a step. NULL at the first. */
TklZoneEdit *tkl_zone_edit_undo (const TklZoneEdit *edit);
/** tkl_zone_edit_redo: forth by a step that was undone. NULL at the last. */
TklZoneEdit *tkl_zone_edit_redo (const TklZoneEdit *edit);
/** tkl_zone_edit_revert: as loaded; can be undone. */
TklZoneEdit *tkl_zone_edit_revert (const TklZoneEdit *edit);

/** tkl_zone_edit_changed: Returns: TRUE when zones or radius differ from those loaded, or the pen set
 * a corner. */
gboolean tkl_zone_edit_changed (const TklZoneEdit *edit);

/** tkl_zone_edit_choose: @handle: existing, or NONE. No step: only what is shown as chosen. */
TklZoneEdit *tkl_zone_edit_choose (const TklZoneEdit *edit, TklZoneHandle handle);

/** tkl_zone_edit_zone: Returns: (transfer none) (nullable): that zone. */
const TklPoi *tkl_zone_edit_zone (const TklZoneEdit *edit, guint zone);

/** tkl_zone_edit_corner: Returns: TKL_POINT_NONE when there is no such corner. */
TklPoint tkl_zone_edit_corner (const TklZoneEdit *edit, TklZoneHandle handle);

/* --- pen (F125) ------------------------------------------------------------------------------ */

/** tkl_zone_edit_take_pen: @pen: not AWAY; HOLE while a zone is chosen. Corners set before are gone. */
TklZoneEdit *tkl_zone_edit_take_pen (const TklZoneEdit *edit, TklZonePen pen);

/**
 * tkl_zone_edit_set_corner:
 * @name: (nullable): as for tkl_zone_edit_close()
 *
 * The pen sets a corner at @point. On the first corner it closes the ring instead; on the last one
 * nothing happens (a double click). The second corner of a rectangle closes it.
 */
TklZoneEdit *tkl_zone_edit_set_corner (const TklZoneEdit *edit, TklPoint point, const char *name);

/** tkl_zone_edit_take_back: the corner set last. */
TklZoneEdit *tkl_zone_edit_take_back (const TklZoneEdit *edit);

/**
 * tkl_zone_edit_close:
 * The corners become a zone of that name, which is then chosen, or a hole of the chosen one; the pen is
 * put away. NULL with fewer than three. The new ring may be crossed: tkl-zone-check.h tells.
 */
TklZoneEdit *tkl_zone_edit_close (const TklZoneEdit *edit, const char *name);

/**
 * tkl_zone_edit_box:
 * @a: @b: opposite corners
 * The rectangle between them becomes a zone of that name, in one step; the pen is put away. NULL too when
 * they lie on one line.
 */
TklZoneEdit *tkl_zone_edit_box (const TklZoneEdit *edit, TklPoint a, TklPoint b, const char *name);

/** tkl_zone_edit_leave: puts the pen away; corners that were not closed are gone. */
TklZoneEdit *tkl_zone_edit_leave (const TklZoneEdit *edit);

/* --- corners (F127) -------------------------------------------------------------------------- */

/** tkl_zone_edit_between: Returns: middle of the edge that begins at that corner; TKL_POINT_NONE when
 * there is none. */
TklPoint tkl_zone_edit_between (const TklZoneEdit *edit, TklZoneHandle handle);

/** tkl_zone_edit_insert: a corner at @point after the one of @handle; it is then chosen. */
TklZoneEdit *tkl_zone_edit_insert (const TklZoneEdit *edit, TklZoneHandle handle, TklPoint point);

/**
 * tkl_zone_edit_move:
 * @joins: the step goes into the one before, which moved the same corner: a drag is one step
 *
 * The corner of @handle goes to @point and is chosen.
 */
TklZoneEdit *
tkl_zone_edit_move (const TklZoneEdit *edit, TklZoneHandle handle, TklPoint point, gboolean joins);

/** tkl_zone_edit_nudge: by metres to the north and east, at least 1e-7 degree; @joins: as above. */
TklZoneEdit *tkl_zone_edit_nudge (
    const TklZoneEdit *edit, TklZoneHandle handle, double north_m, double east_m, gboolean joins);

/**
 * tkl_zone_edit_remove:
 * The corner of @handle; the one before it is then chosen. Of a ring of three the ring goes: a hole is
 * filled, an outline takes its part along, the last one its zone.
 */
TklZoneEdit *tkl_zone_edit_remove (const TklZoneEdit *edit, TklZoneHandle handle);

/* --- zones (F126, F128) ---------------------------------------------------------------------- */

/** tkl_zone_edit_add: a new zone, chosen: rectangle, circle, hull … @corners: (element-type TklPoint). */
TklZoneEdit *tkl_zone_edit_add (const TklZoneEdit *edit, const GArray *corners, const char *name);

/** tkl_zone_edit_add_shape: the same of any shape or sketch, with its holes and parts. */
TklZoneEdit *
tkl_zone_edit_add_shape (const TklZoneEdit *edit, const TklShape *sketch, const char *name);

/** tkl_zone_edit_cut: a hole of these corners in the chosen zone, in the part around the first one. */
TklZoneEdit *tkl_zone_edit_cut (const TklZoneEdit *edit, const GArray *corners);

/** tkl_zone_edit_fill: takes out the hole @ring of @zone. */
TklZoneEdit *tkl_zone_edit_fill (const TklZoneEdit *edit, guint zone, guint ring);

/** tkl_zone_edit_shift: moves the whole zone by 1e-7 degrees; @joins: as above. */
TklZoneEdit *tkl_zone_edit_shift (
    const TklZoneEdit *edit, guint zone, gint32 north_e7, gint32 east_e7, gboolean joins);

/** tkl_zone_edit_duplicate: a copy beside it, of that name; it is then chosen. */
TklZoneEdit *tkl_zone_edit_duplicate (
    const TklZoneEdit *edit, guint zone, const char *name, gint32 north_e7, gint32 east_e7);

/** tkl_zone_edit_rename: @name: (nullable): blanks at either end are dropped; empty: no name. */
TklZoneEdit *tkl_zone_edit_rename (const TklZoneEdit *edit, guint zone, const char *name);

/** tkl_zone_edit_delete: */
TklZoneEdit *tkl_zone_edit_delete (const TklZoneEdit *edit, guint zone);

/** tkl_zone_edit_replace: @shape: (transfer none): instead of the one of @zone: a repair. */
TklZoneEdit *tkl_zone_edit_replace (const TklZoneEdit *edit, guint zone, const TklShape *shape);

/** tkl_zone_edit_is_visible: Returns: FALSE for a hidden zone, and when there is none. */
gboolean tkl_zone_edit_is_visible (const TklZoneEdit *edit, guint zone);

/** tkl_zone_edit_set_visible: No step, and no change to save: how a person looks at the list. */
TklZoneEdit *tkl_zone_edit_set_visible (const TklZoneEdit *edit, guint zone, gboolean visible);

/* --- radius (F117) --------------------------------------------------------------------------- */

/** tkl_zone_edit_set_radius: @radius_m: 0 = none of its own … 100 000; @joins: as above. Its handle is
 * then chosen. */
TklZoneEdit *tkl_zone_edit_set_radius (const TklZoneEdit *edit, int radius_m, gboolean joins);

/** tkl_zone_edit_choose_radius: the handle of the circle. No step. */
TklZoneEdit *tkl_zone_edit_choose_radius (const TklZoneEdit *edit);

/** tkl_zone_radius_round: Returns: the nearest radius somebody would say: by 5 m below 200 m, then by 10,
 * from 1 km by 50, from 10 km by 500; 5 … 100 000. */
int tkl_zone_radius_round (double radius_m);

/**
 * tkl_zone_edit_finish:
 * @ret_zone: (out) (optional): which zone is at fault
 *
 * Returns: (transfer full) (element-type TklPoi) (nullable): the zones to save, hidden ones too, their
 *   shapes real ones, the id of new ones 0;
 *   NULL while one is crossed or otherwise no polygon.
 */
GPtrArray *tkl_zone_edit_finish (const TklZoneEdit *edit, guint *ret_zone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklZoneEdit, tkl_zone_edit_free)

G_END_DECLS
