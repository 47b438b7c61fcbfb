/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words about ticks that screens share: kinds, places, reasons and what to do about them. */
/* Thread: any. */
#pragma once

#include "tkl-clock-line.h"
#include "tkl-day-engine.h"
#include "tkl-tick.h"
#include "tkl-tick-detail.h"
#include "tkl-zone.h"

G_BEGIN_DECLS

/* All of them: Returns: translated. */

/** tkl_tick_kind_title: `Tick`, `Start` … */
const char *tkl_tick_kind_title (TklTickKind kind);

/** tkl_place_title: `Home` …; "" for none. */
const char *tkl_place_title (TklPlace place);

/** tkl_standing_title: `To repair`, `Provisional` …; "" for none. */
const char *tkl_standing_title (TklDayStanding standing);

/** tkl_standing_style: Returns: (nullable): class of the style sheet, the name of its colour and icon. */
const char *tkl_standing_style (TklDayStanding standing);

/** tkl_standing_icon: Returns: name of its icon. */
const char *tkl_standing_icon (TklDayStanding standing);

/** tkl_performance_title: `Loading`, `Mobility` … (F022). */
const char *tkl_performance_title (TklLineType type, TklLineSubtype subtype);

/** tkl_reason_title: `No destination found` … */
const char *tkl_reason_title (TklReason reason);

/** tkl_reason_advice: @nobody: why there is no employee. What the office can do (F143–F151). */
const char *tkl_reason_advice (TklReason reason, TklNobody nobody);

/** tkl_tick_change_say: Returns: (transfer full): `Time: 07:30:48 → 07:45:00`. */
char *tkl_tick_change_say (const TklTickChange *change, const TklZone *zone);

G_END_DECLS
