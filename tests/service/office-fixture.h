/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office on a database of its own, with short words for what the tests of services do. */
/* Thread: main. */
#pragma once

#include "tkl-import-service.h"
#include "tkl-list-service.h"
#include "tkl-office.h"
#include "tkl-record.h"
#include "tkl-transfer-service.h"

typedef struct
{
  char *folder;
  char *database;
  TklOffice *office;
} OfficeFixture;

void office_set_up (OfficeFixture *fixture, gconstpointer data);
void office_tear_down (OfficeFixture *fixture, gconstpointer data);
/* Closes the office and opens the same database again; or the two apart. */
void office_reopen (OfficeFixture *fixture);
void office_close (OfficeFixture *fixture);
void office_open (OfficeFixture *fixture);

/* Waiting for a pair of _async and _finish: give office_arrived and the address of a NULL result. */
void office_arrived (GObject *source, GAsyncResult *result, gpointer address);
GAsyncResult *office_await (GAsyncResult **address);

/* Settings as `name=value`; NULL ends the list. */
void office_set (OfficeFixture *fixture, ...) G_GNUC_NULL_TERMINATED;

/* Imports @text as a file with @ending; the report is the caller's. */
TklImportReport *
office_import (OfficeFixture *fixture, TklImportKind kind, const char *ending, const char *text);
/* The same, where nothing may be wrong with it. */
void office_import_good (OfficeFixture *fixture, TklImportKind kind, const char *text);

/* A touch as its tracker sends it: `2026-03-02T06:45:00+01:00`, degrees, key in any spelling. The
 * vehicle is made when it is new. @key (nullable): a position without a touch. */
typedef struct
{
  const char *vehicle;
  const char *time;
  double latitude, longitude;
  const char *key;
  gint32 odometer_m;    /* 0 = unknown */
  TklIgnition ignition; /* 0 = unknown */
} OfficeTouch;
void office_take (OfficeFixture *fixture, const OfficeTouch *touches, gsize n_touches);
/* The vehicles of these touches were read and read again until then: nothing late comes any more. */
void
office_read_on (OfficeFixture *fixture, const OfficeTouch *touches, gsize n_touches, gint64 utc_ms);

void office_link (OfficeFixture *fixture);
TklTransferReport *
office_transfer (OfficeFixture *fixture, const char *from, const char *to, gboolean force);

/* Takes the newest change back; there must be one. */
void office_undo (OfficeFixture *fixture);
/* The title of the newest entry of the history. */
void office_assert_title (OfficeFixture *fixture, const char *title);

/* Lists as one line of text a row, in the company's time: short enough for tables of cases. */
char *office_ticks (OfficeFixture *fixture);
char *office_days (OfficeFixture *fixture);
char *office_lines (OfficeFixture *fixture);
void office_assert_ticks (OfficeFixture *fixture, const char *expected);
void office_assert_days (OfficeFixture *fixture, const char *expected);
void office_assert_lines (OfficeFixture *fixture, const char *expected);
