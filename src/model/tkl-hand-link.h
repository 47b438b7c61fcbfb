/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linking because somebody asked for it, with the addresses of those ticks (F145, F153, F154). */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

G_BEGIN_DECLS

/**
 * tkl_hand_link_days:
 * @chosen: the period is that of some chosen ticks: what is said speaks of those days
 *
 * Links the ticks of a period again and then looks up their addresses, however old they are. Both are
 * orders of the desk's jobs. Positions leave the house only while `auto-addresses` is on; what is done
 * is said.
 */
void tkl_hand_link_days (TklDesk *desk, TklPeriod period, gboolean chosen);

/** tkl_hand_link_waiting: the same with the ticks that wait to be linked; nothing waits: says nothing. */
void tkl_hand_link_waiting (TklDesk *desk);

G_END_DECLS
