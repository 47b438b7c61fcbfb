/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells: the text of one cell into one field of a struct, by kind. */
/* Thread: any; pure. */
#pragma once

#include "tkl-day.h"
#include "tkl-import-problem.h"

G_BEGIN_DECLS

/* What is expected in a cell, and the type of the field it goes to. */
typedef enum
{
  TKL_CELL_OWN,       /* read by the owner of the column, not by tkl_cell_read() */
  TKL_CELL_CODE,      /* char *: number of an employee or project: one line, no controls */
  TKL_CELL_TEXT,      /* char *: line breaks and tabs become blanks */
  TKL_CELL_LATITUDE,  /* gint32 e7 */
  TKL_CELL_LONGITUDE, /* gint32 e7 */
  TKL_CELL_SWITCH,    /* gboolean: 1 or 0 */
  TKL_CELL_DAY,       /* TklDay */
  TKL_CELL_TIME,      /* int, minute of the day */
  TKL_CELL_EXPECTED,  /* int, minutes of a day of work; −1 = none */
  TKL_CELL_RADIUS,    /* int, metres */
  TKL_CELL_ROLE,      /* TklRole */
  TKL_CELL_MODE,      /* TklProjectMode */
  TKL_CELL_STATUS,    /* TklProjectStatus */
  TKL_CELL_NATIONAL,  /* char *: eleven digits, or as lists mask them: see tkl_ident_is_masked() */
  TKL_CELL_CENTS,     /* gint64: euros, `18.25` or `18,25` */
} TklCellKind;

/* What is wrong with a cell: arguments of tkl_import_problem_new(). */
typedef struct
{
  TklImportReason reason;
  const char *detail; /* (nullable): static */
} TklCellFault;

/**
 * tkl_cell_trim:
 * @text: (inout): changed in place
 *
 * Returns: (transfer none): @text without blanks, no-break blanks too, at either end.
 */
char *tkl_cell_trim (char *text);

/**
 * tkl_cell_read:
 * @text: trimmed UTF-8, not empty
 * @today: for TKL_CELL_NATIONAL: a birth date after it is refused
 * @target: field of the type of @kind; owned text is replaced
 * @ret_fault: (out): written only on FALSE
 *
 * Returns: FALSE and @target unchanged when the text is not what is expected.
 */
gboolean tkl_cell_read (
    TklCellKind kind, const char *text, TklDay today, gpointer target, TklCellFault *ret_fault);

/** tkl_cell_copy: one field of that kind to another, owned text copied; nothing for TKL_CELL_OWN. */
void tkl_cell_copy (TklCellKind kind, gconstpointer from, gpointer to);

/** tkl_cell_equal: whether two fields of that kind hold the same; FALSE never for TKL_CELL_OWN. */
gboolean tkl_cell_equal (TklCellKind kind, gconstpointer a, gconstpointer b);

/**
 * tkl_cell_format:
 * Returns: (transfer full) (nullable): a field as a file would have it; NULL for an empty one and for
 * TKL_CELL_OWN. Of a national number only the birth date.
 */
char *tkl_cell_format (TklCellKind kind, gconstpointer field);

G_END_DECLS
