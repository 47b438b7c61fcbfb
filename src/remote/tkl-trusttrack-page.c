/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPage: one page of vehicle history, from JSON of any version to records and identifications. */
/* Thread: any; pure. */
#include <string.h>

#include "tkl-answer.h"
#include "tkl-instant.h"
#include "tkl-key.h"
#include "tkl-scan.h"
#include "tkl-trusttrack-page.h"

#define MAX_SATELLITES 62

/* One record while its members come in, in whatever order. */
typedef struct
{
  TklRecord record;
  gint64 lat_e7; /* valid when has_lat */
  gint64 lon_e7;
  gboolean has_time;
  gboolean has_lat;
  gboolean has_lon;
  TklScanValue ibutton; /* NULL = none */
  TklScanValue object_id;
  guint n_bad; /* values left out */
} Draft;

static void
clear_ident (gpointer data)
{
  g_free (((TklIdent *) data)->raw);
}

TklPage *
tkl_page_new (void)
{
  TklPage *page = g_new0 (TklPage, 1);

  page->records = g_array_new (FALSE, FALSE, sizeof (TklRecord));
  page->idents = g_array_new (FALSE, FALSE, sizeof (TklIdent));
  g_array_set_clear_func (page->idents, clear_ident);
  tkl_page_reset (page);
  return page;
}

void
tkl_page_free (TklPage *page)
{
  if (page == NULL)
    return;
  g_array_unref (page->records);
  g_array_unref (page->idents);
  g_free (page->token);
  g_free (page);
}

void
tkl_page_reset (TklPage *page)
{
  g_array_set_size (page->records, 0);
  g_array_set_size (page->idents, 0);
  g_clear_pointer (&page->token, g_free);
  page->n_items = page->n_skipped = page->n_implausible = page->n_future = 0;
  page->n_out_of_range = 0;
  page->first_utc_ms = page->last_utc_ms = TKL_INSTANT_NONE_MS;
}

/* A number of [min, max], scaled. */
static gboolean
read_bounded (const TklScanValue *value, guint decimals, gint64 min, gint64 max, gint64 *ret)
{
  gint64 scaled;

  if (!tkl_scan_scaled (value, decimals, &scaled) || scaled < min || scaled > max)
    return FALSE;
  *ret = scaled;
  return TRUE;
}

/* Something was there, but nothing that can be used. */
static void
count_bad (Draft *draft, const TklScanValue *value)
{
  draft->n_bad += value->kind != TKL_SCAN_NULL;
}

static void
take_small (Draft *draft, const TklScanValue *value, gint64 max, gint16 *ret)
{
  gint64 number;

  if (read_bounded (value, 0, 0, max, &number))
    *ret = (gint16) number;
  else
    count_bad (draft, value);
}

static void
take_degrees (
    Draft *draft, const TklScanValue *value, gint64 max_deg, gint64 *ret_e7, gboolean *ret_has)
{
  gint64 limit = max_deg * 10000000;

  *ret_has = read_bounded (value, 7, -limit, limit, ret_e7);
  if (!*ret_has)
    count_bad (draft, value);
}

static void
take_satellites (Draft *draft, const TklScanValue *value)
{
  gint16 number = -1;

  take_small (draft, value, G_MAXINT16, &number);
  if (number >= 0)
    draft->record.satellites = (gint8) MIN (number, MAX_SATELLITES);
}

static void
take_mileage (Draft *draft, const TklScanValue *value)
{
  gint64 metres;

  if (read_bounded (value, 3, 0, TKL_PAGE_MAX_ODOMETER_M, &metres))
    draft->record.odometer_m = (gint32) metres;
  else
    count_bad (draft, value);
}

/* Words that are not known are "unknown", as the documents say: no fault. */
static void
take_ignition (Draft *draft, const TklScanValue *value)
{
  static const char *const on[] = { "ON", "TRUE", "1", NULL };
  static const char *const off[] = { "OFF", "FALSE", "0", NULL };
  gint64 number = -1;

  if (value->kind == TKL_SCAN_NUMBER)
    tkl_scan_scaled (value, 0, &number);
  if (value->kind == TKL_SCAN_TRUE || number == 1 || tkl_scan_word (value, on) >= 0)
    draft->record.ignition = TKL_IGNITION_ON;
  else if (value->kind == TKL_SCAN_FALSE || number == 0 || tkl_scan_word (value, off) >= 0)
    draft->record.ignition = TKL_IGNITION_OFF;
}

static void
take_time (Draft *draft, const TklScanValue *value)
{
  char text[40];

  if (value->kind != TKL_SCAN_STRING || value->length >= sizeof text)
    return;
  memcpy (text, value->text, value->length);
  text[value->length] = '\0';
  draft->has_time = tkl_instant_parse (text, NULL, &draft->record.time_utc_ms);
}

static void
read_position (TklScan *scan, Draft *draft)
{
  TklScanValue name, value;

  while (tkl_scan_member (scan, &name))
    {
      tkl_scan_value (scan, &value);
      if (tkl_scan_is (&name, "latitude"))
        take_degrees (draft, &value, 90, &draft->lat_e7, &draft->has_lat);
      else if (tkl_scan_is (&name, "longitude"))
        take_degrees (draft, &value, 180, &draft->lon_e7, &draft->has_lon);
      else if (tkl_scan_is (&name, "speed"))
        take_small (draft, &value, 400, &draft->record.speed_kmh);
      else if (tkl_scan_is (&name, "direction"))
        take_small (draft, &value, 360, &draft->record.direction_deg);
      else if (tkl_scan_is (&name, "satellites_count"))
        take_satellites (draft, &value);
      tkl_scan_skip (scan, &value);
    }
}

static void
read_device_inputs (TklScan *scan, Draft *draft)
{
  TklScanValue name, value;

  while (tkl_scan_member (scan, &name))
    {
      tkl_scan_value (scan, &value);
      if (tkl_scan_is (&name, "ibutton"))
        {
          draft->ibutton = value;
          if (value.kind != TKL_SCAN_STRING && value.kind != TKL_SCAN_NUMBER)
            count_bad (draft, &value);
        }
      tkl_scan_skip (scan, &value);
    }
}

static void
read_calculated_inputs (TklScan *scan, Draft *draft)
{
  TklScanValue name, value;

  while (tkl_scan_member (scan, &name))
    {
      tkl_scan_value (scan, &value);
      if (tkl_scan_is (&name, "mileage"))
        take_mileage (draft, &value);
      tkl_scan_skip (scan, &value);
    }
}

/* Version 1 has the groups of inputs in the record itself, version 2 and 3 in `inputs`. */
static void
read_group (TklScan *scan, const TklScanValue *name, const TklScanValue *group, Draft *draft)
{
  TklScanValue inner_name, inner;

  if (tkl_scan_is (name, "position"))
    read_position (scan, draft);
  else if (tkl_scan_is (name, "device_inputs"))
    read_device_inputs (scan, draft);
  else if (tkl_scan_is (name, "calculated_inputs"))
    read_calculated_inputs (scan, draft);
  else if (!tkl_scan_is (name, "inputs"))
    tkl_scan_skip (scan, group);
  else
    while (tkl_scan_member (scan, &inner_name))
      {
        tkl_scan_value (scan, &inner);
        if (inner.kind == TKL_SCAN_OBJECT)
          read_group (scan, &inner_name, &inner, draft);
        else
          tkl_scan_skip (scan, &inner);
      }
}

static void
read_record (TklScan *scan, Draft *draft)
{
  TklScanValue name, value;

  while (tkl_scan_member (scan, &name))
    {
      tkl_scan_value (scan, &value);
      if (value.kind == TKL_SCAN_OBJECT)
        read_group (scan, &name, &value, draft);
      else if (tkl_scan_is (&name, "datetime"))
        take_time (draft, &value);
      else if (tkl_scan_is (&name, "ignition_status"))
        take_ignition (draft, &value);
      else if (tkl_scan_is (&name, "object_id"))
        draft->object_id = value;
      if (value.kind == TKL_SCAN_ARRAY)
        tkl_scan_skip (scan, &value);
    }
}

/* Printable ASCII or letters; a reader's filler bytes and control characters are no key. */
static gboolean
looks_clean (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isprint (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static void
keep_ident (TklPage *page, const Draft *draft)
{
  TklIdent ident = { .time_utc_ms = draft->record.time_utc_ms };

  if (draft->ibutton.kind != TKL_SCAN_STRING && draft->ibutton.kind != TKL_SCAN_NUMBER)
    return;
  if (draft->ibutton.kind == TKL_SCAN_STRING && draft->ibutton.length == 0)
    return;
  ident.raw = tkl_scan_text (&draft->ibutton);
  if (ident.raw == NULL || !looks_clean (g_strstrip (ident.raw))
      || strlen (ident.raw) > TKL_PAGE_MAX_KEY_BYTES)
    page->n_out_of_range++;
  else if (tkl_key_read (ident.raw).status != TKL_KEY_NONE)
    {
      g_array_append_val (page->idents, ident);
      return;
    }
  g_free (ident.raw);
}

static void
keep_draft (TklPage *page, Draft *draft, gint64 now_utc_ms)
{
  gint64 time_ms = draft->record.time_utc_ms;

  if (!draft->has_time)
    {
      page->n_skipped++;
      return;
    }
  if (time_ms < TKL_PAGE_FIRST_PLAUSIBLE_MS || time_ms > now_utc_ms + TKL_PAGE_FUTURE_MARGIN_MS)
    {
      page->n_implausible++;
      page->n_future += time_ms > now_utc_ms;
      return;
    }
  /* 0/0 is what a tracker sends before its first fix. */
  if (draft->has_lat && draft->has_lon && (draft->lat_e7 != 0 || draft->lon_e7 != 0))
    draft->record.point = (TklPoint){ (gint32) draft->lat_e7, (gint32) draft->lon_e7 };
  page->n_out_of_range += draft->n_bad;
  page->last_utc_ms = MAX (page->last_utc_ms, time_ms);
  if (page->records->len == 0 || time_ms < page->first_utc_ms)
    page->first_utc_ms = time_ms;
  g_array_append_val (page->records, draft->record);
  keep_ident (page, draft);
}

static void
read_items (TklScan *scan, gint64 now_utc_ms, TklPage *page)
{
  TklScanValue value;

  while (tkl_scan_item (scan))
    {
      Draft draft = { .record = TKL_RECORD_INIT };

      tkl_scan_value (scan, &value);
      page->n_items++;
      if (value.kind == TKL_SCAN_OBJECT)
        read_record (scan, &draft);
      else
        tkl_scan_skip (scan, &value);
      if (scan->fault == TKL_SCAN_FAULT_NONE)
        keep_draft (page, &draft, now_utc_ms);
    }
}

gboolean
tkl_page_parse (const char *data, gsize size, gint64 now_utc_ms, TklPage *page, GError **error)
{
  TklScan scan;
  TklScanValue root, name, value;
  gboolean has_items = FALSE;
  gboolean token_ok = TRUE;

  g_return_val_if_fail (data != NULL || size == 0, FALSE);
  g_return_val_if_fail (page != NULL, FALSE);

  tkl_page_reset (page);
  tkl_scan_init (&scan, data, size);
  tkl_scan_value (&scan, &root);
  while (root.kind == TKL_SCAN_OBJECT && tkl_scan_member (&scan, &name))
    {
      tkl_scan_value (&scan, &value);
      if (value.kind == TKL_SCAN_ARRAY && tkl_scan_is (&name, "items"))
        {
          has_items = TRUE;
          read_items (&scan, now_utc_ms, page);
          continue;
        }
      if (tkl_scan_is (&name, "continuation_token"))
        token_ok = tkl_answer_take_token (&value, &page->token);
      tkl_scan_skip (&scan, &value);
    }
  if (root.kind == TKL_SCAN_ARRAY)
    tkl_scan_skip (&scan, &root);
  if (!tkl_scan_finish (&scan))
    return tkl_answer_fault (&scan, error);
  if (!has_items)
    return tkl_answer_no_list ("items", error);
  return token_ok || tkl_answer_bad_token (error);
}

gboolean
tkl_page_parse_record (const char *data,
                       gsize size,
                       gint64 now_utc_ms,
                       TklPage *page,
                       char **ret_object_id,
                       GError **error)
{
  Draft draft = { .record = TKL_RECORD_INIT };
  TklScan scan;
  TklScanValue root;

  g_return_val_if_fail (page != NULL && ret_object_id != NULL, FALSE);

  *ret_object_id = NULL;
  tkl_page_reset (page);
  tkl_scan_init (&scan, data, size);
  tkl_scan_value (&scan, &root);
  if (root.kind == TKL_SCAN_OBJECT)
    read_record (&scan, &draft);
  else
    tkl_scan_skip (&scan, &root);
  if (!tkl_scan_finish (&scan))
    return tkl_answer_fault (&scan, error);
  page->n_items++;
  if (draft.object_id.kind == TKL_SCAN_STRING && draft.object_id.length > 0)
    *ret_object_id = tkl_scan_text (&draft.object_id);
  keep_draft (page, &draft, now_utc_ms);
  return TRUE;
}

void
tkl_page_move (TklPage *page, TklPage *from)
{
  if (from->records->len > 0)
    page->first_utc_ms = page->records->len > 0 ? MIN (page->first_utc_ms, from->first_utc_ms)
                                                : from->first_utc_ms;
  page->last_utc_ms = MAX (page->last_utc_ms, from->last_utc_ms);
  g_array_append_vals (page->records, from->records->data, from->records->len);
  for (guint i = 0; i < from->idents->len; i++)
    {
      TklIdent *ident = &g_array_index (from->idents, TklIdent, i);
      TklIdent moved = *ident;

      ident->raw = NULL;
      g_array_append_val (page->idents, moved);
    }
  page->n_items += from->n_items;
  page->n_skipped += from->n_skipped;
  page->n_implausible += from->n_implausible;
  page->n_future += from->n_future;
  page->n_out_of_range += from->n_out_of_range;
  tkl_page_reset (from);
}
