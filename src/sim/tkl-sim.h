/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSim: the whole state of the simulator, shared by its two servers. */
/* Thread: main. */
#pragma once

#include "tkl-sim-faults.h"
#include "tkl-sim-log.h"
#include "tkl-sim-model.h"
#include "tkl-sim-switches.h"

G_BEGIN_DECLS

/* Rows of a page at most, whatever the limit asked for. */
#define TKL_SIM_MAX_LIMIT 1000

typedef struct _TklSim TklSim;

/* Told about each record that becomes visible: by the clock, or by arriving now. @index: among the
 * vehicle's records, valid during the call. */
typedef void (*TklSimArrived) (TklSimVehicle *vehicle, guint index, gpointer data);

struct _TklSim
{
  TklSimModel *model; /* (owned) */
  TklSimSwitches switches;
  TklSimFaults faults;
  TklSimLog log;
  guint max_rows;        /* TKL_SIM_MAX_LIMIT; tests take less for pages with few records */
  TklSimArrived arrived; /* (nullable) */
  gpointer arrived_data;
};

TklSim *tkl_sim_new (void);
void tkl_sim_free (TklSim *sim);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklSim, tkl_sim_free)

/** tkl_sim_set_now: moves the simulated clock, also backwards; tells what arrives in between. */
void tkl_sim_set_now (TklSim *sim, gint64 now_utc_ms);

/** tkl_sim_add_record: adds a copy of a record while the servers run; tells when it is visible. */
void tkl_sim_add_record (TklSim *sim, TklSimVehicle *vehicle, const TklSimRecord *record);

G_END_DECLS
