/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole state of the simulator. */
/* Thread: main. */
#include "tkl-sim.h"

#include <string.h>

TklSim *
tkl_sim_new (void)
{
  TklSim *sim = g_new0 (TklSim, 1);

  sim->model = tkl_sim_model_new ();
  sim->max_rows = TKL_SIM_MAX_LIMIT;
  tkl_sim_faults_init (&sim->faults);
  tkl_sim_log_init (&sim->log);
  return sim;
}

void
tkl_sim_free (TklSim *sim)
{
  if (sim == NULL)
    return;
  tkl_sim_model_free (sim->model);
  tkl_sim_faults_clear (&sim->faults);
  tkl_sim_log_clear (&sim->log);
  g_free (sim);
}

typedef struct
{
  TklSimVehicle *vehicle;
  gint64 received_utc_ms;
  guint index;
} Arrival;

static int
compare_arrivals (gconstpointer a, gconstpointer b)
{
  const Arrival *left = a;
  const Arrival *right = b;

  return (left->received_utc_ms > right->received_utc_ms)
         - (left->received_utc_ms < right->received_utc_ms);
}

static void
find_arrivals (GArray *arrivals, TklSimVehicle *vehicle, gint64 after_utc_ms, gint64 until_utc_ms)
{
  const GArray *records = tkl_sim_vehicle_records (vehicle);

  for (guint i = 0; i < records->len; i++)
    {
      Arrival arrival = { vehicle, g_array_index (records, TklSimRecord, i).received_utc_ms, i };

      if (arrival.received_utc_ms > after_utc_ms && arrival.received_utc_ms <= until_utc_ms)
        g_array_append_val (arrivals, arrival);
    }
}

void
tkl_sim_set_now (TklSim *sim, gint64 now_utc_ms)
{
  g_autoptr (GArray) arrivals = g_array_new (FALSE, FALSE, sizeof (Arrival));
  gint64 before = sim->model->now_utc_ms;

  sim->model->now_utc_ms = now_utc_ms;
  if (sim->arrived == NULL)
    return;

  for (guint i = 0; i < sim->model->vehicles->len; i++)
    find_arrivals (arrivals, g_ptr_array_index (sim->model->vehicles, i), before, now_utc_ms);
  g_array_sort (arrivals, compare_arrivals);
  for (guint i = 0; i < arrivals->len; i++)
    {
      const Arrival *arrival = &g_array_index (arrivals, Arrival, i);

      sim->arrived (arrival->vehicle, arrival->index, sim->arrived_data);
    }
}

void
tkl_sim_add_record (TklSim *sim, TklSimVehicle *vehicle, const TklSimRecord *record)
{
  const GArray *records;
  guint index;

  tkl_sim_vehicle_add (vehicle, record);
  records = tkl_sim_vehicle_records (vehicle);
  if (sim->arrived == NULL || record->received_utc_ms > sim->model->now_utc_ms)
    return;

  /* Of equal records any one will do. */
  index = tkl_sim_vehicle_lower_bound (vehicle, record->time_utc_ms);
  while (memcmp (&g_array_index (records, TklSimRecord, index), record, sizeof *record) != 0)
    index++;
  sim->arrived (vehicle, index, sim->arrived_data);
}
