/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vehicles, drivers and trips from JSON (docs/trusttrack.md §3.1, §3.2, §3.6, §3.7). */
/* Thread: main. */
#include <string.h>

#include "tkl-remote-error.h"
#include "tkl-trusttrack-fleet.h"

typedef gboolean (*Parse) (const char *data, gsize size, TklFleetPage *page, GError **error);

static TklFleetPage
parse (Parse func, const char *text)
{
  TklFleetPage page = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean ok = func (text, strlen (text), &page, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
  return page;
}

static void
test_objects (void)
{
  g_auto (TklFleetPage) page = parse (
      tkl_fleet_parse_vehicles,
      "[{\"id\":\"3f6c\",\"name\":\"VAN 07 - KLM412\",\"imei\":68324051112223,\"vehicle_params\":{"
      "\"vin\":null,\"plate_number\":null,\"fuel_type\":\"DIESEL\"}},"
      "{\"id\":\"b\",\"name\":\"\",\"imei\":\"868324051112224\",\"vehicle_params\":{\"plate_"
      "number\":\"1-ABC-"
      "123\"}},{\"id\":12},{\"name\":\"no id\"},{\"id\":\"\"},null,7,"
      "{\"id\":\"c\",\"imei\":0,\"vehicle_params\":[]},{\"id\":\"d\",\"imei\":\"ABC\"},{\"id\":"
      "\"e\",\"imei\":1234}]");
  const TklRemoteVehicle *vehicle = page.items->pdata[0];

  g_assert_cmpuint (page.items->len, ==, 6);
  g_assert_cmpuint (page.n_skipped, ==, 4);
  g_assert_cmpstr (vehicle->id, ==, "3f6c");
  g_assert_cmpstr (vehicle->name, ==, "VAN 07 - KLM412");
  g_assert_cmpstr (vehicle->imei, ==, "068324051112223");
  g_assert_cmpstr (vehicle->plate, ==, NULL);
  g_assert_cmpint (vehicle->last_device_utc_ms, ==, TKL_INSTANT_NONE_MS);
  vehicle = page.items->pdata[1];
  g_assert_cmpstr (vehicle->name, ==, "");
  g_assert_cmpstr (vehicle->imei, ==, "868324051112224");
  g_assert_cmpstr (vehicle->plate, ==, "1-ABC-123");
  vehicle = page.items->pdata[2];
  g_assert_cmpstr (vehicle->id, ==, "12");
  g_assert_cmpstr (((TklRemoteVehicle *) page.items->pdata[3])->imei, ==, NULL);
  g_assert_cmpstr (((TklRemoteVehicle *) page.items->pdata[4])->imei, ==, "ABC");
  g_assert_cmpstr (((TklRemoteVehicle *) page.items->pdata[5])->imei, ==, "000000000001234");
}

static void
test_one_object (void)
{
  g_auto (TklFleetPage) page = parse (tkl_fleet_parse_vehicles, "{\"id\":\"a\",\"name\":\"V\"}");
  g_auto (TklFleetPage) none = parse (tkl_fleet_parse_vehicles, "[]");

  g_assert_cmpuint (page.items->len, ==, 1);
  g_assert_cmpuint (none.items->len, ==, 0);
}

static void
test_snapshot (void)
{
  g_auto (TklFleetPage) page = parse (
      tkl_fleet_parse_vehicles,
      "{\"results\":[{\"id\":\"a\",\"name\":\"V\",\"imei\":868324051112223,\"last_coordinate\":{"
      "\"latitude\":46.05,\"datetime\":\"2026-03-02T05:41:07.000Z\","
      "\"server_datetime\":\"2026-03-02T05:41:12.310Z\"}},"
      "{\"id\":\"b\",\"last_coordinate\":{}},{\"id\":\"c\",\"last_coordinate\":null},{\"id\":\"d\"}"
      "],"
      "\"continuation_token\":\"opaque==\"}");
  const TklRemoteVehicle *vehicle = page.items->pdata[0];

  g_assert_cmpstr (page.token, ==, "opaque==");
  g_assert_cmpint (vehicle->last_device_utc_ms, ==, G_GINT64_CONSTANT (1772430067000));
  g_assert_cmpint (vehicle->last_server_utc_ms, ==, G_GINT64_CONSTANT (1772430072310));
  for (guint i = 1; i < 4; i++)
    {
      vehicle = page.items->pdata[i];
      g_assert_cmpint (vehicle->last_device_utc_ms, ==, TKL_INSTANT_NONE_MS);
      g_assert_cmpint (vehicle->last_server_utc_ms, ==, TKL_INSTANT_NONE_MS);
    }
}

static void
test_drivers (void)
{
  g_auto (TklFleetPage) page = parse (
      tkl_fleet_parse_drivers,
      "{\"count\":2,\"continuation_token\":1000,\"items\":[{\"id\":\"d1\",\"first_name\":\"Ana\","
      "\"last_name\":null,\"identifiers\":[{\"identifier\":\" "
      "3D00000BADC0DE01\",\"type\":\"IBUTTON\"},"
      "{\"identifier\":123456789,\"type\":\"ibutton\"},{\"identifier\":\"SI01\",\"type\":"
      "\"TACHOGRAPH\"},"
      "{\"identifier\":\"X\",\"type\":\"NEW\"},{\"identifier\":\"Y\"},{\"identifier\":null},5]},"
      "{\"id\":\"d2\",\"identifiers\":null}]}");
  const TklRemoteDriver *driver = page.items->pdata[0];
  static const struct
  {
    const char *text;
    gboolean is_ibutton;
  } expected[] = {
    { "3D00000BADC0DE01", TRUE },
    { "123456789", TRUE },
    { "SI01", FALSE },
    { "X", FALSE },
    { "Y", FALSE },
  };

  g_assert_cmpstr (page.token, ==, "1000");
  g_assert_cmpstr (driver->first_name, ==, "Ana");
  g_assert_cmpstr (driver->last_name, ==, "");
  g_assert_cmpuint (driver->identifiers->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const TklRemoteIdentifier *identifier = driver->identifiers->pdata[i];

      g_assert_cmpstr (identifier->text, ==, expected[i].text);
      g_assert_cmpint (identifier->is_ibutton, ==, expected[i].is_ibutton);
    }
  driver = page.items->pdata[1];
  g_assert_cmpuint (driver->identifiers->len, ==, 0);
}

static void
test_trips (void)
{
  g_auto (TklFleetPage) page = parse (
      tkl_fleet_parse_trips,
      "{\"continuation_token\":null,\"trips\":[{\"trip_duration\":2714,\"mileage\":31870.25,"
      "\"driver_ids\":[\"d1\",7,null,{}],\"trip_start\":{\"datetime\":\"2026-03-02T05:40:55.000Z\","
      "\"latitude\":46.0511,\"longitude\":14.5067},\"trip_end\":{\"datetime\":\"2026-03-02T06:26:"
      "09.000Z\"}},"
      "{\"trip_start\":{\"datetime\":\"2026-03-02T07:00:00Z\"},\"mileage\":-4,\"trip_duration\":\"-"
      "1\"},"
      "{\"trip_end\":{\"datetime\":\"2026-03-02T07:00:00Z\"}}]}");
  const TklRemoteTrip *trip = page.items->pdata[0];

  g_assert_cmpuint (page.items->len, ==, 2);
  g_assert_cmpuint (page.n_skipped, ==, 1);
  g_assert_cmpint (trip->start_utc_ms, ==, G_GINT64_CONSTANT (1772430055000));
  g_assert_cmpint (trip->end_utc_ms - trip->start_utc_ms, ==, 2714000);
  g_assert_cmpint (trip->start.lat_e7, ==, 460511000);
  g_assert_false (tkl_point_is_set (trip->end));
  g_assert_cmpint (trip->duration_s, ==, 2714);
  g_assert_cmpint (trip->mileage_milli, ==, 31870250);
  g_assert_cmpuint (g_strv_length (trip->driver_ids), ==, 2);
  g_assert_cmpstr (trip->driver_ids[1], ==, "7");
  trip = page.items->pdata[1]; /* still running */
  g_assert_cmpint (trip->end_utc_ms, ==, TKL_INSTANT_NONE_MS);
  g_assert_cmpint (trip->duration_s, ==, -1);
  g_assert_cmpint (trip->mileage_milli, ==, -1);
  g_assert_cmpuint (g_strv_length (trip->driver_ids), ==, 0);
}

static void
test_trip_unit (void)
{
  static const struct
  {
    gint64 mileage_milli, odometer_m, duration_s, expected;
  } cases[] = {
    { -1, 31000, 2714, -1 },
    { 31870250, 31000, 2714, 31870 }, /* metres */
    { 31870, 31000, 2714, 31870 },    /* kilometres */
    { 31870250, -1, 2714, 31870 },    /* 31 870 km in 45 minutes: metres */
    { 31870, -1, 2714, 31870 },
    { 31870, -1, -1, -1 },
    { 0, -1, 60, 0 },
    { 0, 5, 60, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklRemoteTrip trip
          = { .mileage_milli = cases[i].mileage_milli, .duration_s = cases[i].duration_s };

      g_assert_cmpint (tkl_remote_trip_distance_m (&trip, cases[i].odometer_m), ==,
                       cases[i].expected);
    }
}

/* Nothing that is not the list looks like an empty one. */
static void
test_failures (void)
{
  static const Parse parsers[]
      = { tkl_fleet_parse_vehicles, tkl_fleet_parse_drivers, tkl_fleet_parse_trips };
  static const struct
  {
    const char *text;
    TklRemoteError code;
  } cases[] = {
    { "{}", TKL_REMOTE_ERROR_ANSWER },
    { "{\"message\":\"no\"}", TKL_REMOTE_ERROR_ANSWER },
    { "{\"results\":null,\"items\":7,\"trips\":{}}", TKL_REMOTE_ERROR_ANSWER },
    { "null", TKL_REMOTE_ERROR_ANSWER },
    { "\"x\"", TKL_REMOTE_ERROR_ANSWER },
    { "<html></html>", TKL_REMOTE_ERROR_ANSWER },
    { "{\"results\":[],\"items\":[],\"trips\":[],\"continuation_token\":true}",
      TKL_REMOTE_ERROR_ANSWER },
    { "{\"results\":[],\"items\":[],\"trips\":[],\"continuation_token\":[]}",
      TKL_REMOTE_ERROR_ANSWER },
    { "", TKL_REMOTE_ERROR_OFFLINE },
    { "{\"results\":[{\"id\"", TKL_REMOTE_ERROR_OFFLINE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (parsers); j++)
      {
        g_auto (TklFleetPage) page = { 0 };
        g_autoptr (GError) error = NULL;

        g_assert_false (parsers[j](cases[i].text, strlen (cases[i].text), &page, &error));
        g_assert_error (error, TKL_REMOTE_ERROR, (int) cases[i].code);
        g_assert_null (page.items);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fleet/objects", test_objects);
  g_test_add_func ("/fleet/one-object", test_one_object);
  g_test_add_func ("/fleet/snapshot", test_snapshot);
  g_test_add_func ("/fleet/drivers", test_drivers);
  g_test_add_func ("/fleet/trips", test_trips);
  g_test_add_func ("/fleet/trip-unit", test_trip_unit);
  g_test_add_func ("/fleet/failures", test_failures);
  return g_test_run ();
}
