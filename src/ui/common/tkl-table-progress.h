/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTableProgress: how far the rows of a table are read or copied, with a button that stops it. */
/* Thread: main. */
#pragma once

#include "tkl-row-set.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TKL_TYPE_TABLE_PROGRESS (tkl_table_progress_get_type ())
G_DECLARE_FINAL_TYPE (TklTableProgress, tkl_table_progress, TKL, TABLE_PROGRESS, GtkWidget)

/**
 * Signals:
 * stop (copying): the button was pressed: stop copying, else stop reading
 */

/**
 * tkl_table_progress_begin:
 * @reading: (nullable): rows on their way, counted as they come; NULL: they are put in order
 *
 * Nothing is seen of what is over before it is noticed.
 */
void tkl_table_progress_begin (TklTableProgress *self, TklRowSet *reading);

/** tkl_table_progress_end: the rows are there, or will not come. */
void tkl_table_progress_end (TklTableProgress *self);

/** tkl_table_progress_set_copied: @percent: −1 = nothing is copied any more. */
void tkl_table_progress_set_copied (TklTableProgress *self, int percent);

/** tkl_table_progress_set_printed: @percent: −1: nothing is printed any more. */
void tkl_table_progress_set_printed (TklTableProgress *self, int percent);

/** tkl_table_progress_set_written: @percent: into a file; −1 = nothing is written any more. */
void tkl_table_progress_set_written (TklTableProgress *self, int percent);

G_END_DECLS
