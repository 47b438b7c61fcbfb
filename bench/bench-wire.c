/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wire pages as TrustTrack sends them: history version 2, 1,000 records each. */
/* Thread: any; the product's types do not occur here. */
#include "bench-wire.h"

#include "bench-data.h"

#define PAGE_RECORDS 1000u
#define FIRST_S G_GINT64_CONSTANT (1767247200) /* 2026-01-01T06:00:00Z */

/* Where a vehicle is; it moves on with every record. */
typedef struct
{
  gint64 time_s;
  gint32 lat_e7, lon_e7;
  gint64 odometer_m;
} Track;

static void
append_time (GString *text, gint64 time_s)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (time_s);
  g_autofree char *stamp = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S.000Z");

  g_string_append (text, stamp);
}

static void
append_degrees (GString *text, gint32 e7)
{
  g_string_append_printf (text, "%d.%07d", e7 / 10000000, e7 % 10000000);
}

/* One record in forty carries a key. */
static void
append_record (GString *text, Track *track, guint vehicle, BenchRandom *random)
{
  guint speed = bench_random_below (random, 90);

  track->time_s += 10 + bench_random_below (random, 20);
  track->lat_e7 += (gint32) bench_random_below (random, 4001) - 2000;
  track->lon_e7 += (gint32) bench_random_below (random, 4001) - 2000;
  track->odometer_m += speed * 5;
  g_string_append_printf (text, "{\"object_id\":\"vehicle-%02u\",\"datetime\":\"", vehicle);
  append_time (text, track->time_s);
  g_string_append_printf (text,
                          "\",\"ignition_status\":\"%s\",\"trip_type\":\"NONE\","
                          "\"position\":{\"latitude\":",
                          speed > 0 ? "ON" : "OFF");
  append_degrees (text, track->lat_e7);
  g_string_append (text, ",\"longitude\":");
  append_degrees (text, track->lon_e7);
  g_string_append_printf (text,
                          ",\"altitude\":%u,\"direction\":%u,\"speed\":%u,"
                          "\"satellites_count\":%u},",
                          bench_random_below (random, 300), bench_random_below (random, 360), speed,
                          5 + bench_random_below (random, 9));
  g_string_append_printf (
      text,
      "\"inputs\":{\"other\":{\"virtual_gps_odometer\":%" G_GINT64_FORMAT ".4},"
      "\"calculated_inputs\":{\"mileage\":%" G_GINT64_FORMAT ".%03d,\"rpm\":1900.0},"
      "\"device_inputs\":{",
      track->odometer_m / 1000, track->odometer_m / 1000, (int) (track->odometer_m % 1000));
  if (bench_random_below (random, 40) == 0)
    g_string_append (text, "\"ibutton\":\"01DEC0AD0B00003D\",");
  g_string_append (text, "\"digital_input_1\":true,\"power_supply_voltage\":13.9,"
                         "\"battery_voltage\":4.1,\"gsm_signal_strength\":27,"
                         "\"movement\":\"MOVING\",\"hdop\":\"0.7\",\"input_trigger\":34,"
                         "\"priority\":\"HIGH\"}}}");
}

static GBytes *
make_page (Track *track, guint vehicle, guint n_records, BenchRandom *random)
{
  GString *text = g_string_new ("{\"items\":[");

  for (guint i = 0; i < n_records; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_record (text, track, vehicle, random);
    }
  g_string_append (text, "],\"continuation_token\":\"");
  append_time (text, track->time_s);
  g_string_append (text, "\"}");
  return g_string_free_to_bytes (text);
}

BenchWire *
bench_wire_new (guint32 seed, guint n_records, guint n_vehicles)
{
  BenchWire *wire = g_new0 (BenchWire, 1);
  BenchRandom random = { seed };
  g_autofree Track *tracks = g_new0 (Track, n_vehicles);
  g_autoptr (GArray) vehicles = g_array_new (FALSE, FALSE, sizeof (guint));
  guint vehicle = 0;

  for (guint i = 0; i < n_vehicles; i++)
    tracks[i] = (Track){ FIRST_S, 508500000 + (gint32) i * 10000, 43500000, 50000000 };
  wire->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint left = n_records; left > 0;)
    {
      guint n = MIN (left, PAGE_RECORDS);

      g_ptr_array_add (wire->pages, make_page (&tracks[vehicle], vehicle, n, &random));
      g_array_append_val (vehicles, vehicle);
      vehicle = (vehicle + 1) % n_vehicles;
      left -= n;
    }
  wire->vehicles = (guint *) (gpointer) g_array_free (g_steal_pointer (&vehicles), FALSE);
  return wire;
}

void
bench_wire_free (BenchWire *wire)
{
  g_ptr_array_unref (wire->pages);
  g_free (wire->vehicles);
  g_free (wire);
}
