/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the workbook in the four languages of the product. */
/* Thread: any; constants. */
#pragma once

#include "tkl-clock-line.h"

G_BEGIN_DECLS

/* A table of its own and not gettext: a workbook is in the language of the company, and gettext
 * only knows that of the process, which runs at night on a server in another one. */
typedef struct
{
  const char *code; /* `fr` */
  const char *company, *enterprise_number, *employee, *period;
  const char *date, *weekday, *begin, *end, *duration, *type, *subtype;
  const char *project, *project_name, *role, *km, *wage_code, *note;
  const char *day_worked, *day_mobility; /* sub-totals of a day */
  const char *number, *name, *days;
  const char *totals, *per_project, *worked, *expected, *balance, *balance_hours;
  const char *unscheduled; /* worked on days without a schedule */
  const char *days_without_lines;
  const char *total;       /* of all employees */
  const char *page;        /* `page` 1 / 3 */
  const char *types[5];    /* by TklLineType */
  const char *subtypes[5]; /* by TklLineSubtype; NONE is "" */
  const char *roles[4];    /* by TklRole; NONE is "" */
  const char *weekdays[7]; /* Monday first, short */
  const char *date_format; /* number format of Excel */
  char date_separator;     /* `/` or `.` */
} TklSheetWords;

/**
 * tkl_sheet_words:
 * @language: (nullable): `fr`, `nl_BE`, `de-BE.UTF-8` …: the letters before `_`, `-` or `.` count
 * Returns: the words; English for a language that is none of the four.
 */
const TklSheetWords *tkl_sheet_words (const char *language);

/** tkl_sheet_words_date: Returns: (transfer full): `02/03/2026` as the language writes it, "…" for an
 * open end. */
char *tkl_sheet_words_date (const TklSheetWords *words, TklDay day);

G_END_DECLS
