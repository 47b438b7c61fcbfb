/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Databases of a firm: after three years, and before. */
/* Thread: main. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * bench_fill_office:
 * @database: file to be made; a failure ends the program
 *
 * 30 vehicles with 5,000,000 records, 1,300,000 ticks of 2026 to 2028, 200 employees with 176,000
 * lines of the time clock from 1 January 2026 on (a tenth with --quick).
 */
void bench_fill_office (const char *database);

/** bench_fill_young_office: the same people, vehicles and lines with 1,000 records and 1,000 ticks. */
void bench_fill_young_office (const char *database);

/** bench_found_office: a company with a name and nothing else. */
void bench_found_office (const char *database);

G_END_DECLS
