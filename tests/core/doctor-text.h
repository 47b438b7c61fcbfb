/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day, its mates and its engine as text, for tables of cases about days that need a repair. */
/* Thread: main. */
#pragma once

#include "tkl-day-repair.h"

#define DOCTOR_ANNA 1
#define DOCTOR_DAY 20000

/* Everything of one case; start from zero. */
typedef struct
{
  TklCompany company;
  GArray *day, *others, *ignition; /* (owned) (element-type TklTick) */
  gint32 planned;                  /* 0 = none */
  gsize n_collecting;              /* of P7, P8 */
  double track_m;                  /* between any two ticks; 0 = no tracks */
  TklDayFacts facts;               /* borrows all of it */
  GArray *gaps, *faults, *repairs; /* (owned): as computed */
} DoctorCase;

/**
 * doctor_set_up:
 * @day: `6:00 H, 7:00 P1 van2`: time, place (H home, E employer, P1, x and y none, S one of P1 and P2, - no
 *   position), vehicle (van1 when it is not said), odometer (`km40.5`), `double` `blocked` `chosen` `unlinked`
 *   `nobody`; ids 1, 2 …
 * @others: the same with `ben` … for whose they are, `key` for nobody's; ids 100, 101 …
 * @engine: `7:00 stop P1`, `6:00 start H`; ids 200, 201 …
 *
 * Sites lie some km apart. CT-4 is on.
 */
void doctor_set_up (DoctorCase *self, const char *day, const char *others, const char *engine);
/** doctor_run: gaps, faults and repairs. */
void doctor_run (DoctorCase *self);
void doctor_tear_down (DoctorCase *self);

/** doctor_place: Returns: (transfer full): `P1`, `H`, `E`, `x`, `S`. */
char *doctor_place (guint8 place, gint32 project_id);
/** doctor_time: Returns: (transfer full): `16:05`. */
char *doctor_time (gint64 time_utc_ms);
