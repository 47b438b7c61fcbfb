/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Databases of a firm: after three years, and before. */
/* Thread: main. */
#include "bench-office-data.h"

#include "bench-store-data.h"
#include "bench.h"

#include "tkl-store-clock.h"
#include "tkl-store-company.h"
#include "tkl-store-employee.h"
#include "tkl-store-journal.h"
#include "tkl-store-key.h"
#include "tkl-store-project.h"
#include "tkl-store-record.h"
#include "tkl-store-tick.h"
#include "tkl-store-vehicle.h"

#include <stdio.h>
#include <stdlib.h>

#define N_RECORDS 5000000u
#define N_TICKS 1300000u
#define N_FEW 1000u
#define TICK_EVERY 145u /* steps of the records: three years of ticks */
#define N_EMPLOYEES 200u
#define N_DAYS 220u
#define FIRST_DAY 20454 /* 2026-01-01 */
#define LINES_PER_DAY 4u
#define CREW 6u /* keys in a van */

static void
check (gboolean done, const GError *error)
{
  if (done)
    return;
  fprintf (stderr, "bench: %s\n", error != NULL ? error->message : "failed");
  exit (EXIT_FAILURE);
}

static void
add_fleet (TklStore *store)
{
  g_autoptr (GPtrArray) fleet = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_vehicle_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < BENCH_N_VEHICLES; i++)
    {
      TklVehicle *vehicle = tkl_vehicle_new ();

      vehicle->remote_id = g_strdup_printf ("vehicle-%u", i + 1);
      g_ptr_array_add (fleet, vehicle);
    }
  check (tkl_store_begin (store, &error) && tkl_store_put_fleet (store, fleet, &error)
             && tkl_store_commit (store, &error),
         error);
}

static void
add_records (TklStore *store, guint vehicle, guint n_records)
{
  g_autofree TklRecord *records = g_new (TklRecord, BENCH_PAGE);
  g_autoptr (GError) error = NULL;

  check (tkl_store_begin (store, &error), error);
  for (guint first = 0; first < n_records; first += BENCH_PAGE)
    {
      TklPutPage page = { .records = records, .n_records = MIN (BENCH_PAGE, n_records - first) };
      TklPutResult result;

      for (guint i = 0; i < page.n_records; i++)
        {
          BenchRecord record = bench_record (vehicle, first + i);

          records[i] = (TklRecord){
            record.time_utc_ms,        { record.lat_e7, record.lon_e7 }, record.odometer_m,
            (gint16) record.speed_kmh, (gint16) record.direction_deg,    (gint8) record.satellites,
            (guint8) record.ignition
          };
        }
      check (tkl_store_put_records (store, vehicle, &page, &result, &error), error);
    }
  check (tkl_store_commit (store, &error), error);
}

static void
add_ticks (TklStore *store, guint vehicle, guint n_ticks, const gint64 *key_ids)
{
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (TklDerivedTick));
  TklDerivation derivation = { .vehicle_id = vehicle,
                               .from_utc_ms = 0,
                               .to_utc_ms = G_MAXINT64,
                               .touch_gap_ms = 120000,
                               .ticks = ticks };
  g_autoptr (GError) error = NULL;
  TklTickDiff diff;

  for (guint i = 0; i < n_ticks; i++)
    {
      BenchRecord record = bench_record (vehicle, i * TICK_EVERY);
      TklDerivedTick tick
          = { .time_utc_ms = record.time_utc_ms,
              .key_id = (gint32) key_ids[((vehicle - 1) * CREW + i % CREW) % N_EMPLOYEES],
              .kind = TKL_TICK_TOUCH,
              .point = { record.lat_e7, record.lon_e7 },
              .odometer_m = record.odometer_m,
              .speed_kmh = 0 };

      g_array_append_val (ticks, tick);
    }
  check (tkl_store_begin (store, &error)
             && tkl_store_replace_ticks (store, &derivation, &diff, &error)
             && tkl_store_commit (store, &error),
         error);
}

static void
add_lines_of_day (TklStore *store, gint32 employee_id, gint32 project_id, TklDay day)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < LINES_PER_DAY; i++)
    {
      gint64 begin_ms = day * TKL_MS_PER_DAY + (6 + i * 2) * G_GINT64_CONSTANT (3600000);
      TklClockLine line = { .employee_id = employee_id,
                            .day = day,
                            .begin_utc_ms = begin_ms,
                            .end_utc_ms = begin_ms + 7200000,
                            .minutes = 120,
                            .km_tenths = -1,
                            .project_id = project_id,
                            .type = TKL_LINE_WORK,
                            .subtype = TKL_SUBTYPE_SITE };

      check (tkl_store_insert_line (store, &line, &error), error);
    }
}

/* Everybody has a key; it is written as its reader does: family, serial, checksum. */
static gint64
give_key (TklStore *store, gint64 employee_id)
{
  const guint8 bytes[]
      = { 0x01, (guint8) employee_id, (guint8) (employee_id >> 8), 0xAD, 0x0B, 0, 0 };
  g_autofree char *raw = g_strdup_printf ("01%02X%02XAD0B0000%02X", bytes[1], bytes[2],
                                          tkl_key_crc (bytes, sizeof bytes));
  TklKeyHolding holding = { .employee_id = employee_id, .from = TKL_DAY_NONE, .to = TKL_DAY_NONE };
  g_autoptr (GError) error = NULL;

  check (tkl_store_key_for_raw (store, raw, &holding.key_id, &error)
             && tkl_store_add_holding (store, &holding, &error),
         error);
  return holding.key_id;
}

/* With a name it is no new company, for which the window would open its assistant. */
static void
name_company (TklStore *store)
{
  g_autoptr (TklCompany) company = tkl_company_new ();
  g_autoptr (GError) error = NULL;

  check (tkl_company_set_field (company, "name", "Bench", &error)
             && tkl_store_save_company (store, NULL, company, NULL, &error),
         error);
}

/* @ret_key_ids: (out) (array length=N_EMPLOYEES) */
static void
add_people_and_lines (TklStore *store, gint64 *ret_key_ids)
{
  g_autoptr (TklProject) project = tkl_project_new ();
  g_autoptr (GError) error = NULL;

  check (tkl_store_journal_begin (store, "bench", "bench", NULL, NULL, &error), error);
  name_company (store);
  project->number = g_strdup ("P1");
  check (tkl_store_insert_project (store, project, &error), error);
  for (guint e = 0; e < N_EMPLOYEES; e++)
    {
      g_autoptr (TklEmployee) employee = tkl_employee_new ();

      employee->number = g_strdup_printf ("%u", e + 1);
      check (tkl_store_insert_employee (store, employee, &error), error);
      ret_key_ids[e] = give_key (store, employee->id);
      for (guint d = 0; d < N_DAYS; d++)
        add_lines_of_day (store, (gint32) employee->id, (gint32) project->id,
                          FIRST_DAY + (TklDay) d);
    }
  check (tkl_store_journal_commit (store, NULL, &error), error);
}

static void
fill (const char *database, guint n_records, guint n_ticks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TklStore) store = tkl_store_open (database, TKL_STORE_WRITE, &error);
  gint64 key_ids[N_EMPLOYEES];

  check (store != NULL, error);
  add_fleet (store);
  add_people_and_lines (store, key_ids);
  for (guint v = 1; v <= BENCH_N_VEHICLES; v++)
    {
      add_records (store, v, n_records / BENCH_N_VEHICLES);
      add_ticks (store, v, n_ticks / BENCH_N_VEHICLES, key_ids);
    }
}

void
bench_fill_office (const char *database)
{
  fill (database, bench_scale (N_RECORDS), bench_scale (N_TICKS));
}

void
bench_fill_young_office (const char *database)
{
  fill (database, N_FEW, N_FEW);
}

void
bench_found_office (const char *database)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TklStore) store = tkl_store_open (database, TKL_STORE_WRITE, &error);

  check (store != NULL && tkl_store_journal_begin (store, "bench", "bench", NULL, NULL, &error),
         error);
  name_company (store);
  check (tkl_store_journal_commit (store, NULL, &error), error);
}
