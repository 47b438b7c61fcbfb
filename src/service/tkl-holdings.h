/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklHoldingRow: who holds which key when, with names. */
/* Thread: plain values. */
#pragma once

#include "tkl-day.h"
#include "tkl-key.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id; /* of the holding */
  gint64 key_id;
  gint64 employee_id;
  TklKeyMethod method; /* of the key; never UNSAID */
  char *key;           /* (owned): printed form, else the raw text */
  char *employee;      /* (owned): as tkl_employee_label() */
  TklDay from, to;     /* civil dates, both included; NONE = open */
} TklHoldingRow;

void tkl_holding_row_free (TklHoldingRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklHoldingRow, tkl_holding_row_free)

G_END_DECLS
