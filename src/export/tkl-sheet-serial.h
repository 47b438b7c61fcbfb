/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates and times as Excel counts them: days since 1899-12-30. */
/* Thread: any; pure. */
#pragma once

#include "tkl-zone.h"

G_BEGIN_DECLS

/* The serial of 1970-01-01. */
#define TKL_SHEET_EPOCH 25569

/** tkl_sheet_serial_day: Returns: the serial of a date; right from 1900-03-01 on. */
static inline double
tkl_sheet_serial_day (TklDay day)
{
  return day + TKL_SHEET_EPOCH;
}

/** tkl_sheet_serial_minutes: Returns: the serial of a length or of a time of day. */
static inline double
tkl_sheet_serial_minutes (gint64 minutes)
{
  return (double) minutes / 1440.0;
}

/**
 * tkl_sheet_wall_minutes:
 * @day: workday date of the row
 *
 * Returns: what the clock on the wall shows, in minutes from midnight of @day: 1500 for one o'clock
 * of the night after, so that times of a workday sort and subtract; 0 … 1439 for an instant that
 * lies before @day or more than a day after it.
 */
gint64 tkl_sheet_wall_minutes (const TklZone *zone, TklDay day, gint64 utc_ms);

G_END_DECLS
