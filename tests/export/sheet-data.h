/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made-up clock lines for the tests of the workbook. */
/* Thread: main. */
#pragma once

#include "tkl-xlsx.h"

G_BEGIN_DECLS

/* A book over arrays; free with sheet_data_free(). */
typedef struct
{
  TklSheetBook book;
  TklZone *zone;        /* (owned) */
  GPtrArray *employees; /* (owned) (element-type TklEmployee) */
  GPtrArray *lines;     /* (owned) (element-type GArray): of the employee of the same index */
  GArray *days;         /* (owned) (nullable): given for every employee */
  TklWorkSchedule schedules[2]; /* given for every employee … */
  gsize n_schedules;            /* … as many of them */
  GPtrArray *projects;          /* (owned) (element-type TklProject): id = index + 1 */
  guint at;                     /* next employee */
  guint fail_at;                /* the callback fails there; G_MAXUINT = never */
  GCancellable *cancel;         /* (nullable): cancelled at … */
  guint cancel_at;              /* … this employee */
} SheetData;

SheetData *sheet_data_new (const char *language);
void sheet_data_free (SheetData *data);
TklProject *sheet_data_add_project (SheetData *data, const char *number, const char *name);

/* Returns: (transfer none): his lines, to be filled with sheet_data_add_line(). */
GArray *sheet_data_add_employee (SheetData *data, const char *number, const char *name);

/* Of the first employee, by first day. */
void sheet_data_add_schedule (SheetData *data, TklDay from, TklDay to, int minutes);

/* @begin: @end: instants in UTC, `2026-03-02T05:45`; day: the workday. Returns: (transfer none). */
TklClockLine *sheet_data_add_line (
    GArray *lines, TklLineType type, const char *day, const char *begin, const char *end);

/* Fills a month of ordinary days for one employee. */
void sheet_data_add_month (SheetData *data, GArray *lines, guint n_lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheetData, sheet_data_free)

G_END_DECLS
