/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklFormPane: the form of one record beside a table; each field is saved at once, with undo. */
/* Thread: main. */
#pragma once

#include "tkl-change.h"
#include "tkl-desk.h"
#include "tkl-field.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  TKL_FORM_TEXT,
  TKL_FORM_SWITCH,
  TKL_FORM_CHOICE,
} TklFormKind;

typedef struct
{
  guint field;       /* of the edit; below TKL_FORM_MAX_FIELDS */
  const char *title; /* marked for translation */
  TklFormKind kind;
  int chars;                 /* of the entry of a text */
  const char *const *words;  /* of a choice (array zero-terminated=1): as the edit says them … */
  const char *const *titles; /* … and as people read them; marked for translation */
  const char *context;       /* (nullable): of the translation of those */
  const char *help;          /* (nullable): under the title of a text; marked for translation */
} TklFormField;

#define TKL_FORM_MAX_FIELDS 64

typedef struct
{
  const char *title; /* marked for translation */
  const TklFormField *fields;
  guint n_fields;
} TklFormGroup;

/* What the form says; all marked for translation. */
typedef struct
{
  const char *icon_name;              /* while nothing is chosen … */
  const char *none_title, *none_text; /* … with these */
  const char *new_title;
  const char *saved, *removed; /* toasts */
  const char *remove;          /* in the menu */
} TklFormWords;

#define TKL_TYPE_FORM_PANE (tkl_form_pane_get_type ())
G_DECLARE_DERIVABLE_TYPE (TklFormPane, tkl_form_pane, TKL, FORM_PANE, GtkWidget)

/* What a form knows of its record: it owns the edit, this class when it is loaded and saved. */
struct _TklFormPaneClass
{
  GtkWidgetClass parent_class;

  /** load: @id: 0 = a new one; @copy_of: a new one like that; 0 = an empty one. */
  void (*load) (TklFormPane *self,
                gint64 id,
                gint64 copy_of,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data);
  /** take_loaded: what was typed and not saved for the same record stays. */
  gboolean (*take_loaded) (TklFormPane *self, GAsyncResult *result, GError **error);
  /** forget: the edit is dropped: another record is shown, or none. */
  void (*forget) (TklFormPane *self);
  /** leave: the edit, which cannot be saved, is put aside; what was put aside before is dropped. */
  void (*leave) (TklFormPane *self);
  /** take_up: what was put aside is the edit again; its record is about to be loaded. */
  void (*take_up) (TklFormPane *self);

  /** get_text: Returns: (transfer full): what a field says. */
  char *(*get_text) (TklFormPane *self, guint field);
  void (*set_text) (TklFormPane *self, guint field, const char *text);
  /** validate: Returns: (transfer full) (element-type TklFieldProblem). */
  GArray *(*validate) (TklFormPane *self);
  gboolean (*changed) (TklFormPane *self);
  /** shown: the fields show the edit: whatever else does follows. */
  void (*shown) (TklFormPane *self);
  /** loaded: (nullable): shown for the first time since it was read. */
  void (*loaded) (TklFormPane *self);

  void (*save) (TklFormPane *self, GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*saved) (TklFormPane *self,
                     GAsyncResult *result,
                     TklChange *ret_change,
                     GError **error);
  /** took_id: a new one was stored; the edit stays, so that what is typed meanwhile is not lost. */
  void (*took_id) (TklFormPane *self, gint64 id);
  void (*remove) (TklFormPane *self, GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*removed) (TklFormPane *self,
                       GAsyncResult *result,
                       TklChange *ret_change,
                       GError **error);

  /** refused: (nullable): @error: IN_USE: it cannot be deleted. Offers what can be done instead. */
  void (*refused) (TklFormPane *self, const GError *error);

  /** get_address: Returns: (transfer none) (nullable): of the place, as it is typed now. */
  const TklAddress *(*get_address) (TklFormPane *self);
  /** get_place: @ret_radius_m: (out): of the circle on the map; 0 = none. */
  TklPoint (*get_place) (TklFormPane *self, int *ret_radius_m);
  /** set_place: found by address, or moved on the map. */
  void (*set_place) (TklFormPane *self, TklPoint place);
};

/**
 * Signals:
 * saved (id): the record was saved; a new one has got its id
 * closed (): it was deleted, or a new one was given up
 */

/** tkl_form_field_choice: Returns: (transfer none): a title of a choice, translated. */
const char *tkl_form_field_choice (const TklFormField *field, guint choice);

/** tkl_form_pane_set_up: once; @desk: referenced; @words: static. */
void tkl_form_pane_set_up (TklFormPane *self, TklDesk *desk, const TklFormWords *words);

/** tkl_form_pane_add_group: @group: static. Returns: (transfer none): at the end of the form. */
AdwPreferencesGroup *tkl_form_pane_add_group (TklFormPane *self, const TklFormGroup *group);

/**
 * tkl_form_pane_add_place: @group: of the address and the place; @map_title: translated
 * Locate and a map with a pin at the end of @group.
 */
void tkl_form_pane_add_place (TklFormPane *self, AdwPreferencesGroup *group, const char *map_title);

/** tkl_form_pane_get_row: Returns: (transfer none): of a field that was added: what stands beside it. */
GtkWidget *tkl_form_pane_get_row (TklFormPane *self, guint field);
/** tkl_form_pane_tell: @field: on or off, or a choice; @text: translated: in place of its help, until
 * the rows are shown again: see shown(). */
void tkl_form_pane_tell (TklFormPane *self, guint field, const char *text);
/** tkl_form_pane_get_page: Returns: (transfer none): for groups of another kind. */
AdwPreferencesPage *tkl_form_pane_get_page (TklFormPane *self);
/** tkl_form_pane_get_menu: Returns: (transfer none): of the form; deleting stands in it. */
GMenu *tkl_form_pane_get_menu (TklFormPane *self);
/** tkl_form_pane_get_desk: Returns: (transfer none) (nullable): NULL once the pane is gone. */
TklDesk *tkl_form_pane_get_desk (TklFormPane *self);
/** tkl_form_pane_set_titles: @title: @subtitle: (nullable): of the record. */
void tkl_form_pane_set_titles (TklFormPane *self, const char *title, const char *subtitle);

/** tkl_form_pane_get_id: Returns: 0 for nothing and a new one. */
gint64 tkl_form_pane_get_id (TklFormPane *self);
/** tkl_form_pane_is_new: Returns: TRUE: a record that is not stored yet. */
gboolean tkl_form_pane_is_new (TklFormPane *self);

/** tkl_form_pane_show: @id: 0 = nothing. */
void tkl_form_pane_show (TklFormPane *self, gint64 id);
/** tkl_form_pane_show_new: @copy_of: 0 = an empty form. The focus goes into the first field; it is
 * saved as soon as nothing is wrong with it. */
void tkl_form_pane_show_new (TklFormPane *self, gint64 copy_of);
/** tkl_form_pane_begin: the focus goes into the first field of what is shown, once that was read. */
void tkl_form_pane_begin (TklFormPane *self);
/** tkl_form_pane_reload: reads the record again; what is typed and not saved stays. */
void tkl_form_pane_reload (TklFormPane *self);
/** tkl_form_pane_take: the edit is another one: shows its problems and saves it when it may be. */
void tkl_form_pane_take (TklFormPane *self);
/** tkl_form_pane_delete: the record shown, with undo; a new one is given up. */
void tkl_form_pane_delete (TklFormPane *self);

G_END_DECLS
