/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to TklTickPane: its parts, for the files that make it up. */
/* Thread: main. */
#pragma once

#include "tkl-field-row.h"
#include "tkl-row-chooser.h"
#include "tkl-tick-detail.h"
#include "tkl-tick-doctor.h"
#include "tkl-tick-facts.h"
#include "tkl-tick-pane.h"

G_BEGIN_DECLS

struct _TklTickPane
{
  GtkWidget parent_instance;
  GtkStack *faces;
  GtkLabel *title, *subtitle;
  GtkLabel *problems;
  AdwPreferencesGroup *corrections;
  TklTickDoctor *doctor;
  TklTickFacts *facts;
  TklFieldRow *time, *note;
  AdwActionRow *employee, *place;
  TklRowChooser *employees, *projects;
  AdwActionRow *block_row, *clock_row, *presence_row, *double_row;
  GtkSwitch *blocked, *to_clock, *to_presence;
  GtkButton *revert;
  GtkMenuButton *copy;
  GtkPopover *copy_popover;
  GtkEntry *copy_time;
  GtkLabel *copy_problem;

  TklDesk *desk;             /* (owned) */
  GArray *ids;               /* (owned) (element-type gint64): of the ticks chosen */
  TklTickDetail *detail;     /* (owned) (nullable): of a single one, as read last */
  GCancellable *cancellable; /* (owned) (nullable): of what is being read */
  guint frames_to_facts;     /* until they are scrolled to */
  gboolean to_history;       /* its facts are to come into view */
  gboolean to_copy;          /* its other time is to be asked for */
  gboolean repairing;        /* what the detail offers is being done: it is not offered twice */
  gboolean showing;          /* switches move because of what was read */
  guint n_typed;             /* what was typed about the tick shown, on its way into the database */
};

/** tkl_tick_pane_show_detail: @is_other: another tick than before. What is being typed about the same one
 * stays. */
void tkl_tick_pane_show_detail (TklTickPane *self, gboolean is_other);

/** tkl_tick_pane_show_several: that more than one are chosen, and what holds for all of them. */
void tkl_tick_pane_show_several (TklTickPane *self);

/** tkl_tick_pane_show_facts: as it was ticked and who changed what come into view together: as much of it
 * as there is room for. */
void tkl_tick_pane_show_facts (TklTickPane *self);

G_END_DECLS
