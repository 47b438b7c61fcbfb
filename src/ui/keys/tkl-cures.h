/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window can do about the causes that a diagnosis finds (F233-F241). */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;     /* as the service names it */
  const char *action;   /* detailed, of the window of the company */
  const char *title;    /* N_(): of the button */
  gboolean of_employee; /* the action takes the employee's id */
  gboolean of_ticks;    /* the search is set to the employee */
} TklCure;

/** tkl_cure_find: @name: (nullable). Returns: (transfer none) (nullable): NULL: nothing to press. */
const TklCure *tkl_cure_find (const char *name);

/**
 * tkl_cure_run:
 * @window: of the company
 * @employee_id: the action is about; @employee: (nullable): words that find the ticks of that one
 *
 * Shows the window when what is done can be seen there.
 */
void tkl_cure_run (const TklCure *cure,
                   GtkWindow *window,
                   TklDesk *desk,
                   gint64 employee_id,
                   const char *employee);

G_END_DECLS
