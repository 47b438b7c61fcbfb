/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of history: both versions, odd spellings, wrong types (docs/trusttrack.md §3.3, §3.4). */
/* Thread: main. */
#include <string.h>

#include "tkl-instant.h"
#include "tkl-remote-error.h"
#include "tkl-trusttrack-page.h"

#define DATETIME "\"datetime\":\"2026-03-02T05:41:07.250Z\""
#define TIME_MS G_GINT64_CONSTANT (1772430067250)
#define NOW_MS (TIME_MS + 60000)
#define UNKNOWN G_MININT32

static TklPage *
parse (const char *text)
{
  TklPage *page = tkl_page_new ();
  g_autoptr (GError) error = NULL;
  gboolean ok = tkl_page_parse (text, strlen (text), NOW_MS, page, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
  return page;
}

/* A page with one record of these members besides the time. */
static TklPage *
parse_record (const char *members)
{
  g_autofree char *text
      = g_strdup_printf ("{\"items\":[{" DATETIME "%s%s}]}", *members != '\0' ? "," : "", members);

  return parse (text);
}

static void
assert_fails (const char *text, TklRemoteError code)
{
  g_autoptr (TklPage) page = tkl_page_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (tkl_page_parse (text, strlen (text), NOW_MS, page, &error));
  g_assert_error (error, TKL_REMOTE_ERROR, (int) code);
}

static const TklRecord *
only_record (const TklPage *page)
{
  g_assert_cmpuint (page->records->len, ==, 1);
  return &g_array_index (page->records, TklRecord, 0);
}

static const char *
only_ident (const TklPage *page)
{
  if (page->idents->len == 0)
    return NULL;
  g_assert_cmpuint (page->idents->len, ==, 1);
  return g_array_index (page->idents, TklIdent, 0).raw;
}

static void
assert_full_record (const TklPage *page)
{
  const TklRecord *record = only_record (page);

  g_assert_cmpint (record->time_utc_ms, ==, TIME_MS);
  g_assert_cmpint (record->point.lat_e7, ==, 460511234);
  g_assert_cmpint (record->point.lon_e7, ==, 145067891);
  g_assert_cmpint (record->odometer_m, ==, 84211370);
  g_assert_cmpint (record->speed_kmh, ==, 42);
  g_assert_cmpint (record->direction_deg, ==, 203);
  g_assert_cmpint (record->satellites, ==, 11);
  g_assert_cmpint (record->ignition, ==, TKL_IGNITION_ON);
  g_assert_cmpstr (only_ident (page), ==, "01DEC0AD0B00003D");
  g_assert_cmpuint (page->n_items, ==, 1);
  g_assert_cmpuint (page->n_skipped + page->n_implausible + page->n_out_of_range, ==, 0);
  g_assert_cmpint (page->first_utc_ms, ==, TIME_MS);
  g_assert_cmpint (page->last_utc_ms, ==, TIME_MS);
}

#define POSITION                                                                                   \
  "\"position\":{\"latitude\":46.0511234,\"longitude\":14.5067891,\"altitude\":287,"               \
  "\"direction\":203,\"speed\":42,\"satellites_count\":11}"

static void
test_version_2 (void)
{
  g_autoptr (TklPage) page
      = parse ("{\"continuation_token\":\"2026-03-02T06:10:44.000Z\",\"items\":[{\"object_id\":"
               "\"3f6c\"," DATETIME ",\"ignition_status\":\"ON\",\"trip_type\":\"NONE\"," POSITION
               ",\"geozone_ids\":[\"a\",[1],{\"datetime\":\"2020-01-01T00:00:00Z\"}],\"inputs\":{"
               "\"other\":{\"virtual_gps_odometer\":15302.4,\"mileage\":1},"
               "\"calculated_inputs\":{\"mileage\":84211.37,\"fuel_level\":41.5},"
               "\"device_inputs\":{\"ibutton\":\"01DEC0AD0B00003D\",\"digital_input_1\":true,"
               "\"hdop\":\"0.7\",\"virtual_odometer\":9,\"new_thing\":{\"ibutton\":\"x\"}}}}]}");

  assert_full_record (page);
  g_assert_cmpstr (page->token, ==, "2026-03-02T06:10:44.000Z");
}

static void
test_version_1 (void)
{
  g_autoptr (TklPage) page = parse (
      "{\"items\":[{\"object_id\":\"3f6c\"," DATETIME ",\"ignition_status\":\"ON\"," POSITION
      ",\"device_inputs\":{\"power_supply_voltage\":12512,\"ibutton\":\"01DEC0AD0B00003D\","
      "\"first_driver_id\":null},\"calculated_inputs\":{\"mileage\":84211.37}}],"
      "\"continuation_token\":null}");

  assert_full_record (page);
  g_assert_cmpstr (page->token, ==, NULL);
}

/* Version 3 adds addresses; a client may also see numbers as strings. */
static void
test_version_3_numbers_as_strings (void)
{
  g_autoptr (TklPage) page = parse (
      "{\"items\":[{" DATETIME ",\"address\":{\"country\":\"Belgium\",\"position\":7},"
      "\"nearest_geozone\":{\"id\":\"z\",\"distance\":12},\"ignition_status\":\"on\","
      "\"position\":{\"latitude\":\"46.0511234\",\"longitude\":\" "
      "14.5067891\",\"direction\":\"203.2\","
      "\"speed\":\"41.5\",\"satellites_count\":\"11\"},\"inputs\":{\"calculated_inputs\":"
      "{\"mileage\":\"84211.37\"},\"device_inputs\":{\"ibutton\":\" 01DEC0AD0B00003D \"}}}]}");

  assert_full_record (page);
}

static void
test_values (void)
{
  static const struct
  {
    const char *members;
    int lat_e7, odometer_m, speed, direction, satellites, ignition;
    guint n_bad;
  } cases[] = {
    { "", UNKNOWN, -1, -1, -1, -1, TKL_IGNITION_UNKNOWN, 0 },
    { "\"position\":null,\"inputs\":null", UNKNOWN, -1, -1, -1, -1, 0, 0 },
    { "\"position\":[],\"inputs\":[{\"device_inputs\":{}}]", UNKNOWN, -1, -1, -1, -1, 0, 0 },
    { "\"position\":{\"latitude\":0,\"longitude\":0}", UNKNOWN, -1, -1, -1, -1, 0, 0 },
    { "\"position\":{\"latitude\":0.0,\"longitude\":\"0\"}", UNKNOWN, -1, -1, -1, -1, 0, 0 },
    { "\"position\":{\"latitude\":0,\"longitude\":1}", 0, -1, -1, -1, -1, 0, 0 },
    { "\"position\":{\"latitude\":50}", UNKNOWN, -1, -1, -1, -1, 0, 0 },
    { "\"position\":{\"latitude\":90,\"longitude\":180}", 900000000, -1, -1, -1, -1, 0, 0 },
    { "\"position\":{\"latitude\":90.0000001,\"longitude\":4}", UNKNOWN, -1, -1, -1, -1, 0, 1 },
    { "\"position\":{\"latitude\":50,\"longitude\":-180.1}", UNKNOWN, -1, -1, -1, -1, 0, 1 },
    { "\"position\":{\"latitude\":true,\"longitude\":4}", UNKNOWN, -1, -1, -1, -1, 0, 1 },
    { "\"position\":{\"latitude\":null,\"longitude\":4}", UNKNOWN, -1, -1, -1, -1, 0, 0 },
    { "\"position\":{\"speed\":0,\"direction\":0,\"satellites_count\":0}", UNKNOWN, -1, 0, 0, 0, 0,
      0 },
    { "\"position\":{\"speed\":400,\"direction\":360,\"satellites_count\":99}", UNKNOWN, -1, 400,
      360, 62, 0, 0 },
    { "\"position\":{\"speed\":401,\"direction\":361,\"satellites_count\":-1}", UNKNOWN, -1, -1, -1,
      -1, 0, 3 },
    { "\"position\":{\"speed\":-0.4,\"direction\":359.5,\"satellites_count\":7.6}", UNKNOWN, -1, 0,
      360, 8, 0, 0 },
    { "\"position\":{\"speed\":\"fast\",\"direction\":{},\"satellites_count\":[1]}", UNKNOWN, -1,
      -1, -1, -1, 0, 3 },
    { "\"calculated_inputs\":{\"mileage\":0}", UNKNOWN, 0, -1, -1, -1, 0, 0 },
    { "\"calculated_inputs\":{\"mileage\":2000000}", UNKNOWN, 2000000000, -1, -1, -1, 0, 0 },
    { "\"calculated_inputs\":{\"mileage\":2000000.001}", UNKNOWN, -1, -1, -1, -1, 0, 1 },
    { "\"calculated_inputs\":{\"mileage\":-1}", UNKNOWN, -1, -1, -1, -1, 0, 1 },
    { "\"calculated_inputs\":{\"mileage\":1e99}", UNKNOWN, -1, -1, -1, -1, 0, 1 },
    { "\"calculated_inputs\":{\"mileage\":12.3456}", UNKNOWN, 12346, -1, -1, -1, 0, 0 },
    { "\"calculated_inputs\":{\"mileage\":null}", UNKNOWN, -1, -1, -1, -1, 0, 0 },
    { "\"ignition_status\":\"OFF\"", UNKNOWN, -1, -1, -1, -1, TKL_IGNITION_OFF, 0 },
    { "\"ignition_status\":\"UNKNOWN\"", UNKNOWN, -1, -1, -1, -1, TKL_IGNITION_UNKNOWN, 0 },
    { "\"ignition_status\":\"CRANKING\"", UNKNOWN, -1, -1, -1, -1, TKL_IGNITION_UNKNOWN, 0 },
    { "\"ignition_status\":true", UNKNOWN, -1, -1, -1, -1, TKL_IGNITION_ON, 0 },
    { "\"ignition_status\":false", UNKNOWN, -1, -1, -1, -1, TKL_IGNITION_OFF, 0 },
    { "\"ignition_status\":1", UNKNOWN, -1, -1, -1, -1, TKL_IGNITION_ON, 0 },
    { "\"ignition_status\":0", UNKNOWN, -1, -1, -1, -1, TKL_IGNITION_OFF, 0 },
    { "\"ignition_status\":2", UNKNOWN, -1, -1, -1, -1, TKL_IGNITION_UNKNOWN, 0 },
    { "\"ignition_status\":null", UNKNOWN, -1, -1, -1, -1, TKL_IGNITION_UNKNOWN, 0 },
    { "\"ignition_status\":[\"ON\"]", UNKNOWN, -1, -1, -1, -1, TKL_IGNITION_UNKNOWN, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklPage) page = parse_record (cases[i].members);
      const TklRecord *record = only_record (page);

      g_test_message ("%s", cases[i].members);
      g_assert_cmpint (record->point.lat_e7, ==, cases[i].lat_e7);
      g_assert_cmpint (record->odometer_m, ==, cases[i].odometer_m);
      g_assert_cmpint (record->speed_kmh, ==, cases[i].speed);
      g_assert_cmpint (record->direction_deg, ==, cases[i].direction);
      g_assert_cmpint (record->satellites, ==, cases[i].satellites);
      g_assert_cmpint (record->ignition, ==, cases[i].ignition);
      g_assert_cmpuint (page->n_out_of_range, ==, cases[i].n_bad);
      g_assert_cmpuint (page->idents->len, ==, 0);
    }
}

static void
test_ibutton (void)
{
  static const struct
  {
    const char *value;
    const char *raw; /* NULL = no identification */
    guint n_bad;
  } cases[] = {
    { "\"01DEC0AD0B00003D\"", "01DEC0AD0B00003D", 0 },
    { "\"3d00000badc0de01\"", "3d00000badc0de01", 0 },
    { "\"  0x01DEC0AD0B00003D\\n\"", "0x01DEC0AD0B00003D", 0 },
    { "\"-9079256848778919935\"", "-9079256848778919935", 0 },
    { "18446744073709551000", "18446744073709551000", 0 },
    { "134660641906888765", "134660641906888765", 0 },
    { "\"RFID 12/7\"", "RFID 12/7", 0 },
    { "\"cl\\u00e9\"", "clé", 0 },
    { "null", NULL, 0 },
    { "\"\"", NULL, 0 },
    { "\" \"", NULL, 0 },
    { "\"0000000000000000\"", NULL, 0 },
    { "\"FFFFFFFFFFFFFFFF\"", NULL, 0 },
    { "\"null\"", NULL, 0 },
    { "\"NONE\"", NULL, 0 },
    { "0", NULL, 0 },
    { "true", NULL, 1 },
    { "{\"id\":\"01DEC0AD0B00003D\"}", NULL, 1 },
    { "[\"01DEC0AD0B00003D\"]", NULL, 1 },
    { "\"\xff\xff\xff\xff\"", NULL, 1 },
    { "\"a\\u0000b\"", NULL, 1 },
    { "\"a\\u0007b\"", NULL, 1 },
    { "\"0123456789012345678901234567890123456789012345678901234567890123\"",
      "0123456789012345678901234567890123456789012345678901234567890123", 0 },
    { "\"01234567890123456789012345678901234567890123456789012345678901234\"", NULL, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *members
          = g_strdup_printf ("\"inputs\":{\"device_inputs\":{\"ibutton\":%s}}", cases[i].value);
      g_autoptr (TklPage) page = parse_record (members);

      g_test_message ("case %u", i);
      only_record (page);
      g_assert_cmpstr (only_ident (page), ==, cases[i].raw);
      g_assert_cmpuint (page->n_out_of_range, ==, cases[i].n_bad);
    }
}

/* Nothing but `ibutton` identifies anybody. */
static void
test_other_readers (void)
{
  g_autoptr (TklPage) page = parse_record (
      "\"ibutton\":\"01DEC0AD0B00003D\",\"inputs\":{\"ibutton\":\"01DEC0AD0B00003D\",\"device_"
      "inputs\":{"
      "\"first_driver_id\":\"SI00000012345678\",\"rfid_a\":\"01DEC0AD0B00003D\","
      "\"wireless_driver_id\":12345},\"calculated_inputs\":{\"ibutton\":\"01DEC0AD0B00003D\"}}");

  only_record (page);
  g_assert_cmpuint (page->idents->len, ==, 0);
}

static void
test_times (void)
{
  static const struct
  {
    const char *datetime;
    guint n_records, n_skipped, n_implausible, n_future;
  } cases[] = {
    { "\"2026-03-02T05:41:07Z\"", 1, 0, 0, 0 },
    { "\"2026-03-02T06:41:07.250+01:00\"", 1, 0, 0, 0 },
    { "\"2015-01-01T00:00:00.000Z\"", 1, 0, 0, 0 },
    { "\"2014-12-31T23:59:59.999Z\"", 0, 0, 1, 0 },
    { "\"1980-01-06T00:00:00.000Z\"", 0, 0, 1, 0 },
    { "\"2026-03-02T05:52:07.250Z\"", 1, 0, 0, 0 }, /* now + 10 min */
    { "\"2026-03-02T05:52:07.251Z\"", 0, 0, 1, 1 },
    { "\"2045-11-17T00:00:00.000Z\"", 0, 0, 1, 1 },
    { "\"2026-02-30T05:41:07.000Z\"", 0, 1, 0, 0 },
    { "\"yesterday\"", 0, 1, 0, 0 },
    { "\"\"", 0, 1, 0, 0 },
    { "\"2026-03-02T05:41:07.00000000000000000000000000000000000000000Z\"", 0, 1, 0, 0 },
    { "1772430067250", 0, 1, 0, 0 },
    { "null", 0, 1, 0, 0 },
    { "{}", 0, 1, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"items\":[{\"datetime\":%s,\"device_inputs\":{\"ibutton\":\"01DEC0AD0B00003D\"}}]}",
          cases[i].datetime);
      g_autoptr (TklPage) page = parse (text);

      g_test_message ("%s", cases[i].datetime);
      g_assert_cmpuint (page->records->len, ==, cases[i].n_records);
      g_assert_cmpuint (page->idents->len, ==, cases[i].n_records);
      g_assert_cmpuint (page->n_skipped, ==, cases[i].n_skipped);
      g_assert_cmpuint (page->n_implausible, ==, cases[i].n_implausible);
      g_assert_cmpuint (page->n_future, ==, cases[i].n_future);
      g_assert_cmpint (page->last_utc_ms == TKL_INSTANT_NONE_MS, ==, cases[i].n_records == 0);
    }
}

/* One bad record never takes the others with it. */
static void
test_bad_records (void)
{
  g_autoptr (TklPage) page = parse (
      "{\"items\":[null,7,\"x\",[1,[2]],{},{\"a\":{\"datetime\":\"2026-03-02T05:41:07Z\"}},"
      "{\"datetime\":\"2099-01-01T00:00:00Z\"},"
      "{\"datetime\":\"2026-03-02T05:41:09Z\",\"position\":{\"speed\":\"x\"}},"
      "{\"datetime\":\"2026-03-02T05:41:08Z\"},{\"datetime\":\"2026-03-02T05:41:08Z\"}]}");

  g_assert_cmpuint (page->n_items, ==, 10);
  g_assert_cmpuint (page->records->len, ==, 3); /* repeats are the store's business */
  g_assert_cmpuint (page->n_skipped, ==, 6);
  g_assert_cmpuint (page->n_implausible, ==, 1);
  g_assert_cmpuint (page->n_out_of_range, ==, 1);
  g_assert_cmpint (page->first_utc_ms, ==, G_GINT64_CONSTANT (1772430068000));
  g_assert_cmpint (page->last_utc_ms, ==, G_GINT64_CONSTANT (1772430069000));
}

static void
test_tokens (void)
{
  static const struct
  {
    const char *member;
    const char *token;
  } cases[] = {
    { "", NULL },
    { ",\"continuation_token\":null", NULL },
    { ",\"continuation_token\":\"\"", NULL },
    { ",\"continuation_token\":\"2026-03-02T06:10:44.120Z\"", "2026-03-02T06:10:44.120Z" },
    { ",\"continuation_token\":\"a+b/c= &\\u00e9\"", "a+b/c= &é" },
    { ",\"continuation_token\":100", "100" },
    { ",\"continuation_token\":9007199254740993", "9007199254740993" },
    { ",\"continuation_token\":1.0", "1.0" },
    { ",\"continuation_token\":0", "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"items\":[]%s}", cases[i].member);
      g_autoptr (TklPage) page = parse (text);

      g_assert_cmpstr (page->token, ==, cases[i].token);
      g_assert_cmpuint (page->n_items, ==, 0);
      g_assert_cmpint (page->last_utc_ms, ==, TKL_INSTANT_NONE_MS);
    }
}

static void
test_failures (void)
{
  static const char *const wrong[] = {
    "[]",
    "7",
    "null",
    "\"items\"",
    "{}",
    "{\"results\":[]}",
    "{\"items\":null}",
    "{\"items\":{}}",
    "{\"message\":\"no\"}",
    "[{\"items\":[]}]",
    "<html><title>Sorry</title></html>",
    "{\"items\":[]} x",
    "{\"items\":[],}",
    "{'items':[]}",
    "{\"items\":[],\"continuation_token\":true}",
    "{\"items\":[],\"continuation_token\":{}}",
    "{\"items\":[],\"continuation_token\":\"\xff\"}",
    "{\"items\":[{\"datetime\":\"2026-03-02T05:41:07Z\"}}",
  };
  static const char *const cut[] = {
    "",
    " ",
    "{",
    "{\"items\":",
    "{\"items\":[",
    "{\"items\":[{\"datetime\":\"2026-03-02T05",
    "{\"items\":[]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_fails (wrong[i], TKL_REMOTE_ERROR_ANSWER);
  for (guint i = 0; i < G_N_ELEMENTS (cut); i++)
    assert_fails (cut[i], TKL_REMOTE_ERROR_OFFLINE);
}

/* The same page object serves page after page. */
static void
test_reuse (void)
{
  g_autoptr (TklPage) page = tkl_page_new ();
  static const char full[] = "{\"items\":[{" DATETIME ",\"device_inputs\":{\"ibutton\":\"X1\"}},8],"
                             "\"continuation_token\":\"t\"}";
  static const char empty[] = "{\"items\":[]}";
  static const char broken[]
      = "{\"items\":[{" DATETIME ",\"device_inputs\":{\"ibutton\":\"X1\"}}, }";

  g_assert_true (tkl_page_parse (full, strlen (full), NOW_MS, page, NULL));
  g_assert_cmpuint (page->idents->len, ==, 1);
  g_assert_false (tkl_page_parse (broken, strlen (broken), NOW_MS, page, NULL));
  g_assert_true (tkl_page_parse (empty, strlen (empty), NOW_MS, page, NULL));
  g_assert_cmpuint (page->records->len + page->idents->len + page->n_skipped, ==, 0);
  g_assert_cmpstr (page->token, ==, NULL);
  g_assert_cmpint (page->first_utc_ms, ==, TKL_INSTANT_NONE_MS);
}

static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("{\"items\":[");
  g_autoptr (TklPage) page = NULL;
  char time[TKL_INSTANT_SIZE];

  for (int i = 0; i < 5000; i++)
    {
      tkl_instant_write (TIME_MS - i * 1000, time);
      g_string_append_printf (text, "%s{\"datetime\":\"%s\",\"position\":{\"speed\":%d}}",
                              i > 0 ? "," : "", time, i % 300);
    }
  g_string_append (text, "]}");
  page = parse (text->str);
  g_assert_cmpuint (page->records->len, ==, 5000);
  g_assert_cmpint (g_array_index (page->records, TklRecord, 4999).time_utc_ms, ==,
                   TIME_MS - 4999000);
  g_assert_cmpint (g_array_index (page->records, TklRecord, 4999).speed_kmh, ==, 4999 % 300);
  g_assert_cmpint (page->first_utc_ms, ==, TIME_MS - 4999000);
  g_assert_cmpint (page->last_utc_ms, ==, TIME_MS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page/version-2", test_version_2);
  g_test_add_func ("/page/version-1", test_version_1);
  g_test_add_func ("/page/version-3-numbers-as-strings", test_version_3_numbers_as_strings);
  g_test_add_func ("/page/values", test_values);
  g_test_add_func ("/page/ibutton", test_ibutton);
  g_test_add_func ("/page/other-readers", test_other_readers);
  g_test_add_func ("/page/times", test_times);
  g_test_add_func ("/page/bad-records", test_bad_records);
  g_test_add_func ("/page/tokens", test_tokens);
  g_test_add_func ("/page/failures", test_failures);
  g_test_add_func ("/page/reuse", test_reuse);
  g_test_add_func ("/page/many", test_many);
  return g_test_run ();
}
