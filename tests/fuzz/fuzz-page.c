/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz target: pages of history, and the other readers of JSON from outside. */
/* Thread: main. */
#include "tkl-answer.h"
#include "tkl-json.h"
#include "tkl-trusttrack-fleet.h"
#include "tkl-trusttrack-page.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define NOW_MS G_GINT64_CONSTANT (1790000000000)

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Not g_error(): libFuzzer keeps no input for its SIGTRAP. */
static _Noreturn void
fail (const char *what)
{
  g_printerr ("%s\n", what);
  abort ();
}

/* What the contract of the page promises about every record. */
static void
check_record (const TklPage *page, const TklRecord *record)
{
  if (record->time_utc_ms < page->first_utc_ms || record->time_utc_ms > page->last_utc_ms
      || record->time_utc_ms < TKL_PAGE_FIRST_PLAUSIBLE_MS
      || record->time_utc_ms > NOW_MS + TKL_PAGE_FUTURE_MARGIN_MS)
    fail ("implausible time");
  if ((tkl_point_is_set (record->point) && !tkl_point_valid (record->point))
      || (record->point.lat_e7 == 0 && record->point.lon_e7 == 0))
    fail ("point out of range");
  if (record->odometer_m < -1 || record->odometer_m > TKL_PAGE_MAX_ODOMETER_M
      || record->speed_kmh < -1 || record->speed_kmh > 400 || record->direction_deg < -1
      || record->direction_deg > 360 || record->satellites < -1 || record->satellites > 62
      || record->ignition > TKL_IGNITION_ON)
    fail ("value out of range");
}

static void
check_page (const TklPage *page)
{
  if (page->n_items != page->records->len + page->n_skipped + page->n_implausible
      || page->idents->len > page->records->len || page->n_future > page->n_implausible)
    fail ("counts that do not add up");
  for (guint i = 0; i < page->records->len; i++)
    check_record (page, &g_array_index (page->records, TklRecord, i));
  for (guint i = 0; i < page->idents->len; i++)
    {
      const char *raw = g_array_index (page->idents, TklIdent, i).raw;

      if (*raw == '\0' || strlen (raw) > TKL_PAGE_MAX_KEY_BYTES || !g_utf8_validate (raw, -1, NULL))
        fail ("no text for a key");
    }
}

/* A text cannot be JSON for one reader and not for the other; but json-glib alone refuses halves of
 * surrogate pairs and text that is not UTF-8. */
static void
check_tree (const char *text, size_t size)
{
  g_autoptr (JsonNode) root = tkl_json_parse (text, size, NULL);

  if (root == NULL && tkl_scan_check (text, size) == TKL_SCAN_FAULT_NONE
      && g_utf8_validate_len (text, size, NULL) && memmem (text, size, "\\u", 2) == NULL)
    fail ("json-glib refuses what the scanner takes");
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *text = (const char *) data;
  g_autoptr (TklPage) page = tkl_page_new ();
  g_auto (TklFleetPage) vehicles = { 0 };
  g_auto (TklFleetPage) drivers = { 0 };
  g_auto (TklFleetPage) trips = { 0 };
  g_autofree char *said = tkl_answer_explain (text, size);

  if (tkl_page_parse (text, size, NOW_MS, page, NULL))
    check_page (page);
  check_tree (text, size);
  tkl_fleet_parse_vehicles (text, size, &vehicles, NULL);
  tkl_fleet_parse_drivers (text, size, &drivers, NULL);
  tkl_fleet_parse_trips (text, size, &trips, NULL);
  if (!g_utf8_validate (said, -1, NULL) || g_utf8_strlen (said, -1) > 220)
    fail ("an explanation that cannot be shown");
  return 0;
}
