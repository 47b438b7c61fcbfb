/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All statements of the store by name: an enum made of one table of texts per subject. */
/* Thread: constant; a connection prepares each once, on first use, and finalises it when closed. */
#pragma once

/* Each header defines a list macro `TKL_SQL_SUBJECT(X)` of `X (NAME, "text")`. */
#include "tkl-sql-company.h"
#include "tkl-sql-journal.h"
#include "tkl-sql-employee.h"
#include "tkl-sql-project.h"
#include "tkl-sql-vehicle.h"
#include "tkl-sql-record.h"
#include "tkl-sql-tick.h"
#include "tkl-sql-clock.h"
#include "tkl-sql-sync.h"
#include "tkl-sql-geo.h"
#include "tkl-sql-trip.h"
#include "tkl-sql-check.h"

#define TKL_SQL_ALL(X)                                                                             \
  TKL_SQL_COMPANY (X)                                                                              \
  TKL_SQL_JOURNAL (X)                                                                              \
  TKL_SQL_EMPLOYEE (X)                                                                             \
  TKL_SQL_PROJECT (X)                                                                              \
  TKL_SQL_VEHICLE (X)                                                                              \
  TKL_SQL_RECORD (X)                                                                               \
  TKL_SQL_TICK (X)                                                                                 \
  TKL_SQL_CLOCK (X)                                                                                \
  TKL_SQL_SYNC (X)                                                                                 \
  TKL_SQL_GEO (X)                                                                                  \
  TKL_SQL_TRIP (X)                                                                                 \
  TKL_SQL_CHECK (X)

typedef enum
{
#define TKL_SQL_NAME(name, text) TKL_SQL_##name,
  TKL_SQL_ALL (TKL_SQL_NAME)
#undef TKL_SQL_NAME
      TKL_SQL_N_STATEMENTS
} TklStatementId;
