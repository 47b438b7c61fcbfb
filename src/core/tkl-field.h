/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklField, TklFields: a record being changed in a form, field by field: what all forms share. */
/* Thread: any; pure. */
#pragma once

#include "tkl-address.h"
#include "tkl-day.h"

G_BEGIN_DECLS

/* The type of a field in its struct, and what may be typed into it; see tkl-typed.h. */
typedef enum
{
  TKL_FIELD_LINE,        /* char * without line breaks */
  TKL_FIELD_LINES,       /* char * */
  TKL_FIELD_NATIONAL,    /* char *: eleven digits */
  TKL_FIELD_DECLARATION, /* char *: without blanks, upper case; its check is a warning for the form */
  TKL_FIELD_SWITCH,      /* gboolean: `1` or `0` */
  TKL_FIELD_CHOICE,      /* an enum: one of the words */
  TKL_FIELD_LATITUDE,    /* gint32 of 1e-7 degree; G_MININT32 = unset */
  TKL_FIELD_LONGITUDE,   /* likewise */
  TKL_FIELD_DAY,         /* TklDay */
  TKL_FIELD_TIME,        /* int: minute of the day; −1 = unset */
  TKL_FIELD_METRES,      /* int; 0 = unset */
  TKL_FIELD_COLOUR,      /* int: 0xRRGGBB; −1 = none */
  TKL_FIELD_CENTS,       /* gint64; −1 = unset */
} TklFieldKind;

typedef struct
{
  TklFieldKind kind;
  gsize offset;             /* in the record */
  const char *const *words; /* (nullable) (array zero-terminated=1): of a choice, by its values; the
                               first is what an empty text means */
} TklField;

typedef enum
{
  TKL_PROBLEM_MISSING,      /* mandatory, or needed by another field */
  TKL_PROBLEM_TAKEN,        /* a number that another record has */
  TKL_PROBLEM_TEXT,         /* too long, or a character that cannot be shown */
  TKL_PROBLEM_UNREADABLE,   /* no such date, time, amount … */
  TKL_PROBLEM_CHECK,        /* the check digits disagree */
  TKL_PROBLEM_HALF,         /* one coordinate without the other */
  TKL_PROBLEM_ORDER,        /* the last day lies before the first */
  TKL_PROBLEM_UNREGISTERED, /* F079 */
  TKL_PROBLEM_NO_PLACE,     /* no coordinates (F082, F115) */
  TKL_PROBLEM_NO_RADIUS,    /* F121 */
  TKL_PROBLEM_NO_ZONE,      /* found by its zones, but there are none (F118) */
  TKL_PROBLEM_ADDRESS,      /* a postal code or house number that cannot be */
} TklProblemCode;

typedef struct
{
  guint field; /* where to show it */
  TklProblemCode code;
  gboolean is_error;  /* FALSE: to be told, but it may be saved */
  const char *reason; /* a sentence, not translated: mark for gettext() */
} TklFieldProblem;

/* A view of an edit; nothing in it is owned. */
typedef struct
{
  const TklField *fields; /* (array length=n_fields) */
  guint n_fields;
  gconstpointer orig; /* the record as loaded */
  gpointer curr;      /* … and as the form has it */
  char **typed;       /* (array length=n_fields): of each (owned) (nullable): text that cannot be
                         understood; `curr` keeps the value before it */
} TklFields;

/**
 * tkl_fields_set_text:
 * @text: what the field says now; empty clears; blanks at either end are dropped
 * @today: a national number born after it is refused
 */
void tkl_fields_set_text (const TklFields *fields, guint field, const char *text, TklDay today);

/**
 * tkl_fields_text:
 * @point: decimal point of amounts: `,` or `.`; coordinates always have a dot
 * Returns: (transfer full): the text for the field, "" when it is empty
 */
char *tkl_fields_text (const TklFields *fields, guint field, char point);

/** tkl_fields_str: Returns: (transfer none) (nullable): a text field as the form has it. */
const char *tkl_fields_str (const TklFields *fields, guint field);

/** tkl_fields_changed: Returns: TRUE when anything differs from how it was loaded. */
gboolean tkl_fields_changed (const TklFields *fields);

/** tkl_fields_copy_typed: @to: its `typed` are NULL. */
void tkl_fields_copy_typed (const TklFields *from, const TklFields *to);

/**
 * tkl_fields_rebase:
 * @onto: a new edit of the record as somebody else stored it meanwhile
 *
 * Fields changed in @fields keep the change there.
 */
void tkl_fields_rebase (const TklFields *fields, const TklFields *onto);

/** tkl_field_take: @to: gets the value of the field from @from, a record of the same type. */
void tkl_field_take (const TklField *field, gpointer to, gconstpointer from);

/** tkl_fields_clear_typed: frees the texts that were not understood. */
void tkl_fields_clear_typed (const TklFields *fields);

/** tkl_fields_check_text: adds what is wrong with the text of the field itself. */
void tkl_fields_check_text (const TklFields *fields, guint field, GArray *problems);

/**
 * tkl_fields_check_place:
 * @lat: the field of the latitude; that of the longitude follows it
 * @reason: (nullable): a warning at the latitude when there are no coordinates
 *
 * Adds to the problems of @field, one of the two.
 */
void tkl_fields_check_place (
    const TklFields *fields, guint field, guint lat, const char *reason, GArray *problems);

/** tkl_fields_check_period: adds an error at @to when it lies before @from. */
void tkl_fields_check_period (const TklFields *fields, guint from, guint to, GArray *problems);

/**
 * tkl_problems_check_address:
 * @field: where to show it
 * @house: the field of the house number; that of the postal code follows it
 *
 * An error when it is new, a warning when it was stored like that; for other fields nothing.
 */
void tkl_problems_check_address (
    GArray *problems, guint field, guint house, const TklAddress *orig, const TklAddress *curr);

/** tkl_problems_new: Returns: (transfer full) (element-type TklFieldProblem): none yet. */
GArray *tkl_problems_new (void);
void tkl_problems_add (
    GArray *problems, guint field, TklProblemCode code, gboolean is_error, const char *reason);
/** tkl_problems_allow_save: Returns: TRUE when there is no error among @problems. */
gboolean tkl_problems_allow_save (const GArray *problems);

G_END_DECLS
