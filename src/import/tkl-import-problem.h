/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklImportProblem: one fault of a file, by place, value and reason; TklImportResult: all of a file. */
/* Thread: plain values; any thread, one at a time. */
#pragma once

#include "tkl-shape.h"

G_BEGIN_DECLS

/* Problems kept of one file; further ones are only counted. */
#define TKL_IMPORT_MAX_PROBLEMS 10000
/* Characters of an excerpt of a value. */
#define TKL_IMPORT_EXCERPT_CHARS 40
/* Characters of what a parser of others says about a fault. */
#define TKL_IMPORT_FAULT_CHARS 120

/* Why. "Detail" is the text some sentences take, see tkl_import_problem_new(). Those marked
 * "warning" leave the row good. */
typedef enum
{
  /* CSV and columns */
  TKL_IMPORT_COLUMN_UNKNOWN,  /* warning */
  TKL_IMPORT_CELL_COUNT,      /* other than the header; nothing in the row can be trusted */
  TKL_IMPORT_QUOTES,          /* a quotation mark where RFC 4180 has none */
  TKL_IMPORT_ENCODING,        /* not UTF-8 */
  TKL_IMPORT_CONTROL,         /* NUL or another control character */
  TKL_IMPORT_EMPTY,           /* a value is required */
  TKL_IMPORT_TOO_LONG,        /* detail: characters allowed */
  TKL_IMPORT_WHOLE_NUMBER,    /* detail: range, `0–1440` */
  TKL_IMPORT_LATITUDE,        /* no decimal degrees, or beyond ±90 */
  TKL_IMPORT_LONGITUDE,       /* no decimal degrees, or beyond ±180 */
  TKL_IMPORT_HALF_POSITION,   /* one of latitude and longitude only */
  TKL_IMPORT_SWITCH,          /* neither 1 nor 0 */
  TKL_IMPORT_WORD,            /* detail: the words allowed */
  TKL_IMPORT_DATE,            /* no ISO date, or one that does not exist */
  TKL_IMPORT_PERIOD,          /* ends before it begins */
  TKL_IMPORT_TIME,            /* no HH:MM */
  TKL_IMPORT_AMOUNT,          /* no euros with at most two decimals */
  TKL_IMPORT_NATIONAL_NUMBER, /* wrong digits, date or check digits */
  TKL_IMPORT_NATIONAL_MASKED, /* masked, and not so of the number that is stored */
  TKL_IMPORT_DECLARATION,     /* warning: ill-formed works declaration number, stored as given */
  TKL_IMPORT_POSTAL_BELGIUM,  /* warning: no Belgian postal code, stored as given; these three: */
  TKL_IMPORT_POSTAL_ABROAD,   /* likewise: TklAddressFault */
  TKL_IMPORT_HOUSE_NUMBER,    /* likewise */
  TKL_IMPORT_KEY_NONE,        /* stands for "no key": zeros, `NULL` … */
  TKL_IMPORT_KEY_MISTYPED,    /* check sum wrong: a typing error */
  TKL_IMPORT_KEY_ROUNDED,     /* `4,50E+17`: a spreadsheet has lost its last digits */
  TKL_IMPORT_KEY_MISSING,     /* warning: dates without a key, ignored */
  TKL_IMPORT_DISAGREES,       /* detail: line with another value for the same number */
  TKL_IMPORT_CELL_ERROR,      /* a spreadsheet shows `#N/A` or the like */
  TKL_IMPORT_CELL_IGNORED,    /* warning: a cell of a sheet under no name */
  /* what only the caller can see, who knows what is stored */
  TKL_IMPORT_EMPLOYEE_UNKNOWN,
  TKL_IMPORT_PROJECT_UNKNOWN,
  TKL_IMPORT_KEY_HELD, /* detail: number of the employee who holds it in that period */
  /* zones */
  TKL_IMPORT_NOT_FEATURE,      /* an entry that is no Feature */
  TKL_IMPORT_NO_PROJECT,       /* no project number */
  TKL_IMPORT_TEXT_EXPECTED,    /* a property of another type than text */
  TKL_IMPORT_GEOMETRY,         /* another geometry than (multi-)polygons, or none */
  TKL_IMPORT_POSITION,         /* a corner that is no pair of degrees */
  TKL_IMPORT_HOLE_FIRST,       /* KML: an inner boundary before the outer one */
  TKL_IMPORT_NOT_CLOSED,       /* GPX: a track whose ends lie apart */
  TKL_IMPORT_GEOMETRY_IGNORED, /* warning: points and lines beside the polygon, way points */
  TKL_IMPORT_SHAPE_EMPTY,      /* these nine: TklShapeProblem */
  TKL_IMPORT_SHAPE_OUT_OF_RANGE,
  TKL_IMPORT_SHAPE_TOO_MANY_CORNERS,
  TKL_IMPORT_SHAPE_TOO_LARGE,
  TKL_IMPORT_SHAPE_TOO_FEW_CORNERS,
  TKL_IMPORT_SHAPE_NO_AREA,
  TKL_IMPORT_SHAPE_CROSSED,
  TKL_IMPORT_SHAPE_HOLE_BEYOND,
  TKL_IMPORT_N_REASONS,
} TklImportReason;

/** tkl_import_reason_is_warning: Returns: TRUE for those marked so above. */
gboolean tkl_import_reason_is_warning (TklImportReason reason);

/* Where in the file. */
typedef struct
{
  gint64 line;        /* from 1; 0 = not known */
  guint feature;      /* zones: from 1, in the order of the file; 0 = a table */
  const char *column; /* (nullable): name of the column or property */
  const char *letter; /* (nullable): of a column of a sheet that has no name: `B` */
  const char *number; /* (nullable): whom the row is about, as it stands there */
  const char *name;   /* (nullable): likewise */
} TklImportPlace;

typedef struct
{
  gint64 line;   /* from 1; the line on which the row or feature begins; 0 = not known */
  guint feature; /* from 1; 0 = a table */
  char *sheet;   /* (owned) (nullable): excerpt of its name; then line is the number of the row */
  char *cell;    /* (owned) (nullable): of a sheet: `B12` */
  char *column;  /* (owned) (nullable) */
  char *number;  /* (owned) (nullable): excerpt: whom the row is about, where that could be read */
  char *name;    /* (owned) (nullable): likewise */
  char *value;   /* (owned) (nullable): excerpt, safe to print; see tkl_import_excerpt() */
  TklImportReason reason;
  gboolean warning;  /* the row is good all the same */
  char *text;        /* (owned): a translated sentence about the reason alone */
  char *plain;       /* (owned): the same sentence in English, for programs */
  TklShape *sketch;  /* (owned) (nullable): of a feature: what it looks like, for a map */
  gint64 project_id; /* of a feature that can be drawn right: whose zone it would be, as the caller
                        found; else 0 */
} TklImportProblem;

/**
 * tkl_import_problem_new:
 * @value: (nullable): the text at fault, as it stands in the file; only an excerpt is kept
 * @detail: (nullable): what the sentence of @reason takes; NULL for the others
 *
 * Returns: (transfer full): in the language of the process at the moment of the call.
 */
TklImportProblem *tkl_import_problem_new (const TklImportPlace *place,
                                          TklImportReason reason,
                                          const char *value,
                                          const char *detail);
void tkl_import_problem_free (TklImportProblem *problem);

/**
 * tkl_import_problem_format:
 *
 * Returns: (transfer full): one translated line for people:
 * `line 12, key: The check digits … (“3D00…02”)`, `sheet “People”, cell B12, key: …`.
 */
char *tkl_import_problem_format (const TklImportProblem *problem);

/**
 * tkl_import_problem_describe:
 * @plain: in English, for programs
 *
 * Returns: (transfer full): the same without sheet, line and row.
 */
char *tkl_import_problem_describe (const TklImportProblem *problem, gboolean plain);

/**
 * tkl_import_excerpt:
 * @value: (nullable): untrusted, not necessarily UTF-8
 * @column: (nullable): `national_number` hides digits even in a wrong number
 *
 * Returns: (transfer full) (nullable): NULL for NULL and ""; else valid UTF-8 of at most
 * TKL_IMPORT_EXCERPT_CHARS characters without control or direction marks (shown as U+FFFD), cut
 * with `…`; of a national number only the birth date, whatever the column.
 */
char *tkl_import_excerpt (const char *value, const char *column);

/**
 * tkl_import_fault_text:
 * @message: (nullable): of a foreign parser; quotes the file, so that it is not to be trusted
 *
 * Returns: (transfer full): one line of at most TKL_IMPORT_FAULT_CHARS characters, safe to print.
 */
char *tkl_import_fault_text (const char *message);

/* What a reader made of a file. */
typedef struct
{
  GPtrArray *rows;        /* (owned): good rows in the order of the file; type: see the reader */
  GPtrArray *bad_rows;    /* (owned): others, as far as they could be read, that the caller may look
                             at further; few readers keep them */
  GPtrArray *problems;    /* (owned) (element-type TklImportProblem): as found, at most
                          TKL_IMPORT_MAX_PROBLEMS */
  guint n_rows;           /* rows or features in the file, blank lines not counted */
  guint n_bad_rows;       /* of those, with at least one problem that is no warning */
  guint n_unlisted;       /* problems beyond TKL_IMPORT_MAX_PROBLEMS */
  gint64 last_bad_line;   /* of n_bad_rows, to count a row once; 0 = none */
  guint last_bad_feature; /* likewise */
  char *sheet;            /* (owned) (nullable): name of the sheet it was read from */
  GHashTable *letters;    /* (owned): name of a column → its letters in the sheet, `B` */
} TklImportResult;

/** tkl_import_result_new: @free_row: for the elements of rows. Returns: (transfer full). */
TklImportResult *tkl_import_result_new (GDestroyNotify free_row);
void tkl_import_result_free (TklImportResult *result);

/**
 * tkl_import_result_complain:
 * @place: problems of one row or feature must be added one after the other: the row is counted once
 * @value: @detail: as for tkl_import_problem_new()
 *
 * Adds a problem and counts its row as bad unless it is a warning. Callers add those that only
 * they can see in the same way; removing the row from rows is up to them.
 */
void tkl_import_result_complain (TklImportResult *result,
                                 const TklImportPlace *place,
                                 TklImportReason reason,
                                 const char *value,
                                 const char *detail);

/** tkl_import_result_complain_more: the same of a row that was complained about, and counted, before. */
void tkl_import_result_complain_more (TklImportResult *result,
                                      const TklImportPlace *place,
                                      TklImportReason reason,
                                      const char *value,
                                      const char *detail);

/**
 * tkl_import_result_picture:
 * @shape: (nullable): referenced
 * What the feature that was complained about last looks like.
 */
void tkl_import_result_picture (TklImportResult *result, const TklShape *shape);

/**
 * tkl_import_result_name_feature:
 * @number: @name: (nullable): untrusted
 * Names the feature in all problems of it that stand at the end and do not say whom they are about: a
 * reader may have found the fault before the name.
 */
void tkl_import_result_name_feature (TklImportResult *result,
                                     guint feature,
                                     const char *number,
                                     const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklImportProblem, tkl_import_problem_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklImportResult, tkl_import_result_free)

G_END_DECLS
