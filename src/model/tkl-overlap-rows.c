/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of zones of different projects that overlap (F122): columns and rows. */
/* Thread: main. */
#include "tkl-overlap-rows.h"

#include "tkl-overlaps-service.h"

#include <glib/gi18n-lib.h>
#include <math.h>

enum
{
  FIELD_FIRST = TKL_FIELD_ID + 1,
  FIELD_FIRST_ZONE,
  FIELD_SECOND,
  FIELD_SECOND_ZONE,
  FIELD_AREA, /* whole square metres; NOT_MEASURED */
  FIELD_DAYS,
  FIELD_TICKS,
  FIELD_LAST,
  FIELD_FIRST_ID, /* of projects … */
  FIELD_SECOND_ID,
  FIELD_LAT, /* 1e-7 degree */
  FIELD_LON,
  N_FIELDS
};

#define NOT_MEASURED (-1)

static char *
text_of_area (const TklRowSet *set, gint64 area_m2)
{
  return area_m2 == NOT_MEASURED ? g_strdup (C_ ("area", "Too many corners"))
                                 : tkl_text_of_count (set, area_m2);
}

/* Of the two zones; the same in both tables, so that the rows of one pair are found in the other. */
#define COLUMNS_OF_PAIR                                                                            \
  { TKL_OVERLAP_FIRST, N_ ("First project"), 18, FIELD_FIRST, .grows = TRUE },                     \
      { TKL_OVERLAP_FIRST_ZONE, N_ ("Zone of the first"), 13, FIELD_FIRST_ZONE },                  \
      { TKL_OVERLAP_SECOND, N_ ("Second project"), 18, FIELD_SECOND, .grows = TRUE },              \
  {                                                                                                \
    TKL_OVERLAP_SECOND_ZONE, N_ ("Zone of the second"), 13, FIELD_SECOND_ZONE                      \
  }

static const TklColumn columns[] = {
  COLUMNS_OF_PAIR,
  { "area", N_ ("In common (m²)"), 12, FIELD_AREA, .numeric = TRUE, .text = text_of_area,
    .order = TKL_ORDER_VALUE },
  { "days", N_ ("Ambiguous days"), 12, FIELD_DAYS, .numeric = TRUE, .text = tkl_text_of_count,
    .order = TKL_ORDER_VALUE },
  { "ticks", N_ ("Ticks"), 6, FIELD_TICKS, .numeric = TRUE, .optional = TRUE,
    .text = tkl_text_of_count, .order = TKL_ORDER_VALUE },
  { "last", N_ ("Last of them"), 10, FIELD_LAST, .numeric = TRUE, .text = tkl_text_of_day,
    .order = TKL_ORDER_VALUE },
};

static const char *const choices[] = { N_ ("All overlaps"), N_ ("With ambiguous days"), NULL };

static gboolean
keep_row (const TklRowSet *set, guint row, guint choice)
{
  return tkl_row_set_value (set, row, FIELD_DAYS) > 0;
}

/* One without a name is called as in the editor, and those of one name are numbered: the days of a
 * pair are found by these texts. */
static TklTextRef
intern_zone (TklRowSet *set, const TklOverlapSide *side)
{
  g_autofree char *text = NULL;

  if (side->zone != NULL && side->zone[0] != '\0')
    text = side->nth == 0 ? g_strdup (side->zone)
                          : g_strdup_printf ("%s (%u)", side->zone, side->nth);
  else
    /* Translators: a zone without a name; %u is its place in the list. */
    text = g_strdup_printf (_ ("Zone %u"), side->place + 1);
  return tkl_row_set_intern (set, text);
}

static void
fill_pair (TklRowSet *set, gint64 *values, const TklOverlapRow *overlap)
{
  values[FIELD_FIRST] = tkl_row_set_intern (set, overlap->a.project);
  values[FIELD_FIRST_ZONE] = intern_zone (set, &overlap->a);
  values[FIELD_SECOND] = tkl_row_set_intern (set, overlap->b.project);
  values[FIELD_SECOND_ZONE] = intern_zone (set, &overlap->b);
}

static void
add_row (TklRowSet *set, gconstpointer item)
{
  const TklOverlapRow *overlap = item;
  gint64 values[N_FIELDS] = { overlap->a.zone_id << 32 | overlap->b.zone_id };

  if (overlap->a.project == NULL)
    {
      tkl_row_set_leave_out (set, overlap->n_ticks);
      return;
    }

  fill_pair (set, values, overlap);
  values[FIELD_AREA] = overlap->area_m2 < 0 ? NOT_MEASURED : llround (overlap->area_m2);
  values[FIELD_DAYS] = overlap->days->len;
  values[FIELD_TICKS] = overlap->n_ticks;
  values[FIELD_LAST]
      = overlap->days->len > 0 ? g_array_index (overlap->days, TklOverlapDay, 0).day : TKL_DAY_NONE;
  values[FIELD_FIRST_ID] = overlap->a.project_id;
  values[FIELD_SECOND_ID] = overlap->b.project_id;
  values[FIELD_LAT] = overlap->where.lat_e7;
  values[FIELD_LON] = overlap->where.lon_e7;
  tkl_row_set_append (set, values);
}

static void
ask (TklOffice *office, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  const TklOverlapsOptions options = { 0, TKL_DAY_NONE, TKL_DAY_NONE };

  tkl_overlaps_async (office, &options, cancellable, callback, user_data);
}

static GPtrArray *
answer (TklOffice *office, GAsyncResult *result, GError **error)
{
  g_autoptr (TklOverlaps) overlaps = tkl_overlaps_finish (office, result, error);

  if (overlaps == NULL)
    return NULL;
  /* One without projects says how many pairs were not compared: only rows come to the set. */
  if (overlaps->n_left > 0)
    {
      TklOverlapRow *rest = g_new0 (TklOverlapRow, 1);

      rest->n_ticks = overlaps->n_left;
      rest->days = g_array_new (FALSE, FALSE, sizeof (TklOverlapDay));
      g_ptr_array_add (overlaps->rows, rest);
    }
  return g_ptr_array_ref (overlaps->rows);
}

const TklTableSource tkl_overlap_source
    = { .name = "overlaps",
        .n_fields = N_FIELDS,
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .icon_name = "emblem-ok-symbolic",
        .empty_title = N_ ("No zones overlap"),
        .empty_text = N_ ("A tick inside of two zones of different projects would be listed as "
                          "“Several projects found”."),
        .choices = choices,
        .keep = keep_row,
        .ask = ask,
        .answer = answer,
        .add = add_row };

gboolean
tkl_overlap_rows_get (const TklRowSet *set, gint64 id, TklOverlapPlace *ret_place)
{
  guint row;

  g_return_val_if_fail (ret_place != NULL, FALSE);

  if (set == NULL || !tkl_row_set_find (set, id, &row))
    return FALSE;
  *ret_place = (TklOverlapPlace){
    .zone_ids = { id >> 32, id & G_MAXUINT32 },
    .project_ids = { tkl_row_set_value (set, row, FIELD_FIRST_ID),
                     tkl_row_set_value (set, row, FIELD_SECOND_ID) },
    .where = { (gint32) tkl_row_set_value (set, row, FIELD_LAT),
               (gint32) tkl_row_set_value (set, row, FIELD_LON) },
    .area_m2 = MAX (tkl_row_set_value (set, row, FIELD_AREA), 0),
    .n_days = (guint) tkl_row_set_value (set, row, FIELD_DAYS),
    .projects
    = { tkl_row_set_text_at (set, row, FIELD_FIRST), tkl_row_set_text_at (set, row, FIELD_SECOND) },
    .zones = { tkl_row_set_text_at (set, row, FIELD_FIRST_ZONE),
               tkl_row_set_text_at (set, row, FIELD_SECOND_ZONE) },
  };
  return TRUE;
}

/* --- days ------------------------------------------------------------------------------------- */

enum
{
  FIELD_DAY = FIELD_AREA, /* after those of the pair */
  FIELD_WHO,
  FIELD_DAY_TICKS,
  FIELD_TICK_ID,
  N_DAY_FIELDS
};

static const TklColumn day_columns[] = {
  { "date", N_ ("Date"), 10, FIELD_DAY, .numeric = TRUE, .text = tkl_text_of_day,
    .order = TKL_ORDER_VALUE },
  { "employee", N_ ("Employee"), 20, FIELD_WHO, .grows = TRUE },
  { "ticks", N_ ("Ticks"), 6, FIELD_DAY_TICKS, .numeric = TRUE, .text = tkl_text_of_count,
    .order = TKL_ORDER_VALUE },
  COLUMNS_OF_PAIR,
};

static void
add_days (TklRowSet *set, gconstpointer item)
{
  const TklOverlapRow *overlap = item;

  for (guint i = 0; i < overlap->days->len; i++)
    {
      const TklOverlapDay *day = &g_array_index (overlap->days, TklOverlapDay, i);
      /* A tick may lie in several pairs: the rows are numbered. */
      gint64 values[N_DAY_FIELDS] = { tkl_row_set_n_rows (set) + 1 };

      fill_pair (set, values, overlap);
      values[FIELD_DAY] = day->day;
      values[FIELD_WHO] = tkl_row_set_intern (set, day->who);
      values[FIELD_DAY_TICKS] = day->n_ticks;
      values[FIELD_TICK_ID] = day->tick_id;
      tkl_row_set_append (set, values);
    }
}

static GPtrArray *
answer_days (TklOffice *office, GAsyncResult *result, GError **error)
{
  g_autoptr (TklOverlaps) overlaps = tkl_overlaps_finish (office, result, error);

  return overlaps != NULL ? g_ptr_array_ref (overlaps->rows) : NULL;
}

const TklTableSource tkl_overlap_day_source
    = { .name = "overlap-days",
        .n_fields = N_DAY_FIELDS,
        .columns = day_columns,
        .n_columns = G_N_ELEMENTS (day_columns),
        .icon_name = "emblem-ok-symbolic",
        .empty_title = N_ ("No ambiguous days"),
        .empty_text = N_ ("No tick lies in two zones of different projects."),
        .ask = ask,
        .answer = answer_days,
        .add = add_days };

gint64
tkl_overlap_days_get_tick (const TklRowSet *set, gint64 id, TklDay *ret_day)
{
  guint row;

  if (set == NULL || !tkl_row_set_find (set, id, &row))
    return 0;
  *ret_day = (TklDay) tkl_row_set_value (set, row, FIELD_DAY);
  return tkl_row_set_value (set, row, FIELD_TICK_ID);
}
