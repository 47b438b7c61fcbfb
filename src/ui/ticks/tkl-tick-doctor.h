/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTickDoctor: the day of a tick: what is wrong with it, and what would repair it. */
/* Thread: main. */
#pragma once

#include "tkl-day-doctor.h"
#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_TICK_DOCTOR (tkl_tick_doctor_get_type ())
G_DECLARE_FINAL_TYPE (TklTickDoctor, tkl_tick_doctor, TKL, TICK_DOCTOR, GtkWidget)

/**
 * Signals:
 * chosen (n): repair @n (from 0) of the day was clicked, or TKL_TICK_DECISION
 * edge (n): what repair @n draws is to be looked at first
 */

/* What leaves a day as it is, or takes it up again: key 0. */
#define TKL_TICK_DECISION 100

/**
 * tkl_tick_doctor_show:
 * @desk: its office and time zone
 * @day: (nullable): NULL shows nothing; must live until the next call
 * @tick_id: stands out among the ticks of the day
 */
void
tkl_tick_doctor_show (TklTickDoctor *self, TklDesk *desk, const TklDoctorDay *day, gint64 tick_id);

G_END_DECLS
