/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of TklFormPane share. */
/* Thread: main. */
#pragma once

#include "tkl-form-pane.h"
#include "tkl-locate-row.h"
#include "tkl-place-map.h"

G_BEGIN_DECLS

typedef struct
{
  GtkStack *stack;
  AdwStatusPage *none; /* the face while nothing is chosen */
  AdwWindowTitle *title;
  AdwPreferencesPage *page;
  GMenu *menu; /* (owned) */

  TklDesk *desk; /* (owned) */
  const TklFormWords *words;
  const TklFormField *fields[TKL_FORM_MAX_FIELDS]; /* (nullable): of each field … */
  GtkWidget *rows[TKL_FORM_MAX_FIELDS];            /* … its row */
  GtkSwitch *toggles[TKL_FORM_MAX_FIELDS]; /* (nullable): of the fields that are on or off */
  GtkWidget *marks[TKL_FORM_MAX_FIELDS];   /* (nullable): exclamation marks of those */
  guint first;                             /* field of the first row */
  gboolean has_rows;

  gint64 id;                 /* shown; 0 = nothing, or a new one */
  gboolean is_new;           /* a record that is not stored yet */
  gint64 copy_of;            /* … like that one; 0 = empty */
  gboolean has_edit;         /* the record was read */
  gboolean begins;           /* the focus goes to the first field once it is read */
  GCancellable *cancellable; /* (owned): of what is being loaded */
  gboolean showing;          /* what changes now is not typed by anybody */
  gboolean saving;           /* a save is on its way … */
  gboolean renewing; /* … or what was saved is being read again: what was read before is old … */
  gboolean save_again; /* … and more was typed since */
  guint showing_nth;   /* raised with each record that is shown */
  guint saving_nth;    /* of the one being saved */
  guint rows_nth;      /* of the one the fields show */
  gboolean waiting;    /* another is shown once all of this one is saved: */
  gint64 waiting_id, waiting_copy_of;
  gboolean waiting_is_new;

  gint64 left_id; /* whose edit was put aside, unsaved; 0 = a new one, −1 = none */

  TklLocateRow *locate; /* (nullable): of the place … */
  TklPlaceMap *map;     /* … and its map */
  gint64 map_of;        /* whose place the map shows; −1 = it is to look there anew */
} TklFormPanePrivate;

/** tkl_form_pane_private: Returns: (transfer none): what the class keeps for @self. */
TklFormPanePrivate *tkl_form_pane_private (TklFormPane *self);

/** tkl_form_pane_show_rows: the edit in the fields, with what is wrong (tkl-form-rows.c). */
void tkl_form_pane_show_rows (TklFormPane *self);

/** tkl_form_pane_take_typed: commits the field that is being edited, as leaving it does. */
void tkl_form_pane_take_typed (TklFormPane *self);

G_END_DECLS
