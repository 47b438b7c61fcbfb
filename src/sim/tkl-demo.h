/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklDemo: an invented Belgian building firm and what its vans and keys did in one month. */
/* Thread: any single one; nothing is shared. */
#pragma once

#include "tkl-sim-model.h"

G_BEGIN_DECLS

typedef struct _TklDemo TklDemo;

#define TKL_DEMO_SEED 1
#define TKL_DEMO_YEAR 2026
#define TKL_DEMO_MONTH 3 /* holds a change of the clock */

/**
 * tkl_demo_new:
 * @seed: the same seed, year and month give the same firm, days and records
 * @year: 1990 … 2099
 * @month: 1 … 12
 * @error: TKL_CORE_ERROR_UNKNOWN: the system knows no zone Europe/Brussels
 *
 * 25 employees, 8 vehicles, 40 projects with circles and polygons; all names, streets and numbers
 * are invented, the towns are real. About three person-days of four are in order; in the others
 * touches are missing, early, by a wrong key, without position, away from any project or between
 * two of them.
 */
TklDemo *tkl_demo_new (guint64 seed, int year, int month, GError **error);
void tkl_demo_free (TklDemo *demo);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklDemo, tkl_demo_free)

/**
 * tkl_demo_fill:
 * Adds the vehicles with their records, drivers, groups and events to @model, and the addresses of
 * people and sites; sets its clock to two days after the month.
 */
void tkl_demo_fill (const TklDemo *demo, TklSimModel *model);

/**
 * tkl_demo_write:
 * @folder: made when missing
 * @error: TKL_SIM_ERROR: FAILED, also when a file of one of these names says something else: it is
 *   named then, and nothing is written
 *
 * For `tikklokctl`: company.txt (arguments of `company set`, one a line), employees.csv,
 * projects.csv, planning.csv, zones.geojson; and expected-days.csv, the workdays by construction:
 * `employee,date,ticks,complete`.
 */
gboolean tkl_demo_write (const TklDemo *demo, const char *folder, GError **error);

G_END_DECLS
