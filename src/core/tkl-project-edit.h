/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklProjectEdit: a project being changed in a form, and what is wrong or missing (F115–F135). */
/* Thread: any; a plain value. */
#pragma once

#include "tkl-field.h"
#include "tkl-project.h"

G_BEGIN_DECLS

/* The fields of the form, in its order. */
typedef enum
{
  TKL_PROJECT_FIELD_NUMBER,
  TKL_PROJECT_FIELD_NAME,
  TKL_PROJECT_FIELD_CLIENT,
  TKL_PROJECT_FIELD_STATUS, /* `active`, `blocked`, `closed` */
  TKL_PROJECT_FIELD_FROM,
  TKL_PROJECT_FIELD_TO,
  TKL_PROJECT_FIELD_STREET,
  TKL_PROJECT_FIELD_HOUSE_NUMBER,
  TKL_PROJECT_FIELD_POSTAL_CODE,
  TKL_PROJECT_FIELD_TOWN,
  TKL_PROJECT_FIELD_COUNTRY,
  TKL_PROJECT_FIELD_LATITUDE,
  TKL_PROJECT_FIELD_LONGITUDE,
  TKL_PROJECT_FIELD_MODE, /* `radius`, `poi` */
  TKL_PROJECT_FIELD_RADIUS,
  TKL_PROJECT_FIELD_PRESENCE_REQUIRED, /* `1` or `0` */
  TKL_PROJECT_FIELD_WORKS_DECLARED,    /* `1` or `0` */
  TKL_PROJECT_FIELD_DECLARATION_NUMBER,
  TKL_PROJECT_FIELD_PRESENCE_PARTY, /* ``, `own`, `client`, `executor` */
  TKL_PROJECT_FIELD_PRESENCE_NOTE,
  TKL_PROJECT_FIELD_FOR_SERVICE, /* `1` or `0` */
  TKL_PROJECT_FIELD_COLOUR,
  TKL_PROJECT_FIELD_NOTE,
  TKL_PROJECT_N_FIELDS,
} TklProjectField;

typedef struct
{
  TklProject *orig;                  /* (owned): as loaded, or new */
  TklProject *curr;                  /* (owned): as the form has it */
  char *typed[TKL_PROJECT_N_FIELDS]; /* (owned) (nullable): text that cannot be understood; `curr`
                                        keeps the value before it */
} TklProjectEdit;

/** tkl_project_edit_new: @project: copied. Returns: (transfer full): nothing changed yet. */
TklProjectEdit *tkl_project_edit_new (const TklProject *project);
TklProjectEdit *tkl_project_edit_copy (const TklProjectEdit *edit);
void tkl_project_edit_free (TklProjectEdit *edit);

/**
 * tkl_project_edit_set_text:
 * @text: what the field says now, see tkl-typed.h for what is understood; empty clears
 * @today: as in tkl_fields_set_text()
 *
 * Blanks at either end are dropped. Returns: (transfer full): the edit with that field changed.
 */
TklProjectEdit *tkl_project_edit_set_text (const TklProjectEdit *edit,
                                           TklProjectField field,
                                           const char *text,
                                           TklDay today);

/** tkl_project_edit_set_location: both coordinates, found by address or set on the map.
 * Returns: (transfer full). */
TklProjectEdit *tkl_project_edit_set_location (const TklProjectEdit *edit, TklPoint location);

/** tkl_project_edit_text: Returns: (transfer full): the text for the field, "" when it is empty. */
char *tkl_project_edit_text (const TklProjectEdit *edit, TklProjectField field);

/** tkl_project_edit_changed: Returns: TRUE when anything differs from how it was loaded. */
gboolean tkl_project_edit_changed (const TklProjectEdit *edit);

/**
 * tkl_project_edit_rebase:
 * @stored: the project as somebody else saved it meanwhile
 *
 * For a conflict: fields changed here keep the change, all others become those of @stored.
 * Returns: (transfer full).
 */
TklProjectEdit *tkl_project_edit_rebase (const TklProjectEdit *edit, const TklProject *stored);

/* What else decides whether a project can be found. */
typedef struct
{
  GHashTable *taken;    /* (nullable) (element-type utf8): set of the numbers of all others */
  int default_radius_m; /* CT-9; 0 = none */
  guint n_zones;        /* drawn for it */
} TklProjectSurroundings;

/**
 * tkl_project_edit_validate:
 *
 * Only what cannot be stored is an error: a clerk who is interrupted must be able to save what there
 * is, and the number of a works declaration is checked by a rule that ONSS does not publish.
 * Returns: (transfer full) (element-type TklFieldProblem): in the order of the fields.
 */
GArray *
tkl_project_edit_validate (const TklProjectEdit *edit, const TklProjectSurroundings *around);

/** tkl_project_needs_attention: Returns: TRUE for one that is active while something is told about it:
 * nobody is found there, anybody is, or data for Checkin@Work are missing. */
gboolean
tkl_project_needs_attention (const TklProject *project, const TklProjectSurroundings *around);

/**
 * tkl_project_take_fields:
 * @fields: (1 << TklProjectField) for each field that @to gets from @from
 */
void tkl_project_take_fields (TklProject *to, const TklProject *from, guint32 fields);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklProjectEdit, tkl_project_edit_free)

G_END_DECLS
