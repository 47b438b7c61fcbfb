/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tikklokctl notices, notices accept, notices dismiss. */
/* Thread: main. */
#include "tkl-ctl-words.h"
#include "tkl-ctl.h"
#include "tkl-notice-service.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

static const TklCtlColumn notice_columns[] = {
  { "id", N_ ("Id"), TKL_CELL_INT },
  { "employee", N_ ("Employee"), TKL_CELL_TEXT },
  { "date", N_ ("Date"), TKL_CELL_DAY },
  { "kind", N_ ("Kind"), TKL_CELL_WORD },
  { "problem", N_ ("Problem"), TKL_CELL_WORD },
  { "time", N_ ("Time"), TKL_CELL_INSTANT },
  { "before", N_ ("Lines before"), TKL_CELL_TEXT },
  { "after", N_ ("Lines by the rules"), TKL_CELL_TEXT },
  { NULL },
};

/* `06:45–16:00 work P001, 16:00–16:40 mobility P001 12.3 km`. */
static char *
describe_lines (const GPtrArray *lines, const TklZone *zone)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const TklNoticeLine *line = lines->pdata[i];
      int begin = tkl_zone_minute_of_day (zone, line->begin_utc_ms);
      int end = tkl_zone_minute_of_day (zone, line->end_utc_ms);

      g_string_append_printf (text, "%s%02d:%02d–%02d:%02d %s", i > 0 ? ", " : "", begin / 60,
                              begin % 60, end / 60, end % 60,
                              line->type != NULL ? tkl_ctl_word (line->type) : "");
      if (line->project != NULL)
        g_string_append_printf (text, " %s", line->project);
      if (line->km_tenths >= 0)
        g_string_append_printf (text, " %d.%d km", line->km_tenths / 10, line->km_tenths % 10);
    }
  return g_string_free (text, FALSE);
}

/* Programs get the JSON. */
static void
put_lines (
    TklCtl *ctl, TklCtlTable *table, const char *json, const GPtrArray *lines, const TklZone *zone)
{
  g_autofree char *text = NULL;

  if (ctl->format == TKL_CTL_TABLE && lines != NULL)
    text = describe_lines (lines, zone);
  tkl_ctl_table_text (table, text != NULL ? text : json);
}

static TklExit
run_list (TklCtl *ctl)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (TklZone) zone = NULL;
  TklCtlTable *table;
  GError *error = NULL;
  TklDay from, to;

  if (!tkl_ctl_days (ctl, FALSE, &from, &to))
    return TKL_EXIT_USAGE;
  zone = tkl_ctl_load_zone (ctl, &error);
  if (zone == NULL)
    return tkl_ctl_fail (error);
  tkl_notices_async (ctl->office, from, to, ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  rows = tkl_notices_finish (ctl->office, result, &error);
  if (rows == NULL)
    return tkl_ctl_fail (error);

  table = tkl_ctl_table_new (ctl->format, notice_columns, zone);
  for (guint i = 0; i < rows->len; i++)
    {
      const TklNoticeRow *row = rows->pdata[i];

      tkl_ctl_table_int (table, row->id);
      tkl_ctl_table_text (table, row->employee);
      tkl_ctl_table_int (table, row->day);
      tkl_ctl_table_text (table, row->kind);
      tkl_ctl_table_text (table, row->problem);
      tkl_ctl_table_int (table, row->at_utc_ms);
      put_lines (ctl, table, row->before, row->lines_before, zone);
      put_lines (ctl, table, row->after, row->lines_after, zone);
    }
  tkl_ctl_table_finish (table);
  return TKL_EXIT_DONE;
}

static gboolean
read_id (TklCtl *ctl, gint64 *ret_id)
{
  if (tkl_parse_int64 (ctl->arguments[0], 1, G_MAXINT32, ret_id))
    return TRUE;
  tkl_ctl_complain (_ ("“%s” is no number of a notice. “tikklokctl notices” lists them."),
                    ctl->arguments[0]);
  return FALSE;
}

static gboolean
check_id (TklCtl *ctl)
{
  gint64 id;

  return read_id (ctl, &id);
}

static TklExit
answer (TklCtl *ctl, gboolean accept)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  gint64 id;

  if (!read_id (ctl, &id))
    return TKL_EXIT_USAGE;
  tkl_notice_answer_async (ctl->office, id, accept, ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  if (!tkl_notice_answer_finish (ctl->office, result, &error))
    return tkl_ctl_fail (error);
  tkl_ctl_say (ctl, "%s",
               accept ? _ ("The day is now what the rules give.")
                      : _ ("The lines stay as they are."));
  return TKL_EXIT_DONE;
}

static TklExit
run_accept (TklCtl *ctl)
{
  return answer (ctl, TRUE);
}

static TklExit
run_dismiss (TklCtl *ctl)
{
  return answer (ctl, FALSE);
}

const TklCtlCommand tkl_ctl_notice_commands[] = {
  { "notices accept", "ID", N_ ("Make a day what the rules give, finished and edited lines too."),
    N_ ("Refused when the day has changed since the notice: transfer it again first."), 0, 1, 1,
    run_accept, check_id },
  { "notices dismiss", "ID", N_ ("Leave the lines of a notice as they are."), NULL, 0, 1, 1,
    run_dismiss, check_id },
  { "notices", "[--from D --to D]",
    N_ ("List what transfers withdrew, or may not change and the office decides."), NULL,
    TKL_READS_ONLY | TKL_OPTION_RANGE, 0, 0, run_list, tkl_ctl_check_days },
  { NULL },
};
