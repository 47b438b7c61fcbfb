/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of TklZoneEditor share. */
/* Thread: main. */
#pragma once

#include "tkl-draw-layer.h"
#include "tkl-map.h"
#include "tkl-mark-layer.h"
#include "tkl-zone-editor.h"
#include "tkl-zone-side.h"
#include "tkl-zones-service.h"

G_BEGIN_DECLS

struct _TklZoneEditor
{
  AdwWindow parent_instance;
  TklMap *map;
  TklDrawLayer *layer;
  TklMarkLayer *marks; /* ticks that would change; they go with the next change of the drawing */
  guint n_marks;
  TklZoneSide *side;
  GtkToggleButton *draw, *box, *hole;
  GtkLabel *hint;

  TklDesk *desk; /* (owned) */
  gint64 project_id;
  TklZonesForm *form;        /* (owned) (nullable): until it is loaded */
  TklZoneEdit *edit;         /* (owned) (nullable) */
  GArray *problems;          /* (owned) (nullable) of TklZoneProblem */
  GCancellable *cancellable; /* (owned) */
  gint64 wanted_id;          /* zone to be chosen once they are read; 0 = none */
  TklShape *draft;           /* (owned) (nullable): a zone to be added then … */
  char *draft_name;          /* (owned) (nullable) */
  gint64 draft_id;           /* … and its id in the drawing since; 0 = none, or no more */
  gint64 redrawn_id;         /* the draft is to stand instead of that zone; 0 = beside all */
  int draft_radius_m;        /* of the project, to be drawn then; 0 = none */
  gboolean showing;          /* controls follow the edit: their signals mean nothing */
  gboolean closing;          /* the window goes when the zones are saved */
};

/** tkl_zone_editor_become: @next: (transfer full) (nullable): what is drawn from now on. */
void tkl_zone_editor_become (TklZoneEditor *self, TklZoneEdit *next);

/** tkl_zone_editor_has_circle: Returns: FALSE: that of the project does not count. */
gboolean tkl_zone_editor_has_circle (TklZoneEditor *self);
/** tkl_zone_editor_radius_m: Returns: that of now, drawn or stored; 0 = none. */
int tkl_zone_editor_radius_m (TklZoneEditor *self);

/** tkl_zone_editor_add_circle: Returns: (transfer full) (nullable): with a zone as the radius has it, to be
 * changed from there. */
TklZoneEdit *tkl_zone_editor_add_circle (TklZoneEditor *self);
/** tkl_zone_editor_insert_corner: Returns: (transfer full) (nullable): with one in the middle of the edge
 * that follows, to be moved from there. */
TklZoneEdit *tkl_zone_editor_insert_corner (TklZoneEditor *self);

/** tkl_zone_editor_press: a key on the map, before the map has it. Returns: FALSE: it is nothing here; it
 * moves or zooms the map. */
gboolean tkl_zone_editor_press (TklZoneEditor *self, guint key, GdkModifierType state);

/** tkl_zone_editor_find_draft: Returns: which of the zones is the draft that is not stored yet;
 * TKL_ZONE_NONE. */
guint tkl_zone_editor_find_draft (TklZoneEditor *self);
/** tkl_zone_editor_draft_saved: it is stored now, with that id. */
void tkl_zone_editor_draft_saved (TklZoneEditor *self, gint64 zone_id);

/** tkl_zone_editor_mark: @marks: (element-type TklMark): shown on the map until something is changed. */
void tkl_zone_editor_mark (TklZoneEditor *self, GArray *marks);

/** tkl_zone_editor_recall_hidden: hides the zones that were hidden when the window was closed. */
void tkl_zone_editor_recall_hidden (TklZoneEditor *self);

/** tkl_zone_editor_keep_hidden: remembers which zones are hidden, as far as they are stored. */
void tkl_zone_editor_keep_hidden (TklZoneEditor *self);

/** tkl_zone_editor_load: reads the zones as they are stored; what was drawn is gone. */
void tkl_zone_editor_load (TklZoneEditor *self);

/** tkl_zone_editor_save: shows what would change, then saves. */
void tkl_zone_editor_save (TklZoneEditor *self);

/** tkl_zone_editor_ask_to_close: Returns: TRUE when there is something to save first: a question is asked. */
gboolean tkl_zone_editor_ask_to_close (TklZoneEditor *self);

/** tkl_zone_editor_repair: offers a repair of the chosen zone. */
void tkl_zone_editor_repair (TklZoneEditor *self);

G_END_DECLS
