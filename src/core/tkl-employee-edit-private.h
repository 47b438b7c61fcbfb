/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two halves of TklEmployeeEdit share: where a field lies in the struct, and its kind. */
/* Thread: constant. */
#pragma once

#include "tkl-employee-edit.h"

G_BEGIN_DECLS

typedef enum
{
  FIELD_LINE,      /* char * without line breaks */
  FIELD_LINES,     /* char * */
  FIELD_NATIONAL,  /* char *: eleven digits */
  FIELD_SWITCH,    /* gboolean */
  FIELD_ROLE,      /* TklRole */
  FIELD_LATITUDE,  /* gint32 */
  FIELD_LONGITUDE, /* gint32 */
  FIELD_DAY,       /* TklDay */
  FIELD_MINUTES,   /* int */
  FIELD_TIME,      /* int */
  FIELD_CENTS,     /* gint64 */
} TklEmployeeFieldKind;

typedef struct
{
  TklEmployeeFieldKind kind;
  gsize offset; /* in TklEmployee */
} TklEmployeeFieldInfo;

extern const TklEmployeeFieldInfo tkl_employee_fields[TKL_EMPLOYEE_N_FIELDS];

/** tkl_employee_field_at: Returns: the field inside @employee, of the type its kind says. */
gpointer tkl_employee_field_at (const TklEmployee *employee, TklEmployeeField field);

G_END_DECLS
