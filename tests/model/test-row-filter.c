/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed into the filter row (beyond 8): read, refused, and which rows it keeps. */
/* Thread: main. */
#include "tkl-row-filter.h"
#include "tkl-row-list.h"
#include "tkl-table-source.h"

#include <string.h>

enum
{
  FIELD_NAME = TKL_FIELD_ID + 1,
  FIELD_METRES,
  FIELD_SECOND,
  FIELD_BOX,
  FIELD_MOMENT,
  N_FIELDS
};

enum
{
  NAME,
  METRES,
  SECOND,
  BOX,
  MOMENT,
  DAY,
  MINUTE,
  LENGTH,
  KM,
  ODOMETER,
  NUMBER,
  SPEED,
};

static char *
text_of_number (const TklRowSet *set, gint64 value)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static const TklColumn columns[] = {
  { "name", "Name", 10, FIELD_NAME },
  { "metres", "Metres", 10, FIELD_METRES, .text = tkl_text_of_metres },
  { "second", "Second", 10, FIELD_SECOND, .text = tkl_text_of_second },
  { "box", "Box", 10, FIELD_BOX, .text = tkl_text_of_mark },
  { "moment", "Moment", 10, FIELD_MOMENT, .text = tkl_text_of_moment },
  { "day", "Day", 10, FIELD_METRES, .text = tkl_text_of_day },
  { "minute", "Minute", 10, FIELD_METRES, .text = tkl_text_of_minute },
  { "length", "Length", 10, FIELD_METRES, .text = text_of_number, .typed = TKL_TYPED_LENGTH },
  { "km", "Km", 10, FIELD_METRES, .text = text_of_number, .typed = TKL_TYPED_KM_TENTHS },
  { "odometer", "Odometer", 10, FIELD_METRES, .text = text_of_number, .typed = TKL_TYPED_ODOMETER },
  { "number", "Number", 10, FIELD_METRES, .text = tkl_text_of_count },
  { "speed", "Speed", 10, FIELD_METRES, .text = text_of_number, .typed = TKL_TYPED_SPEED },
};

static TklZone *
brussels (void)
{
  g_autoptr (GError) error = NULL;
  TklZone *zone = tkl_zone_new ("Europe/Brussels", &error);

  g_assert_no_error (error);
  return zone;
}

#define LEAST G_MININT64
#define MOST G_MAXINT64

/* The last day that is looked at is 2026-03-31. */
static void
test_values (void)
{
  static const struct
  {
    guint column;
    const char *text;
    gint64 from, to;
  } cases[] = {
    { METRES, "150", 150, 150 },
    { METRES, " 150 m ", 150, 150 },
    { METRES, "=150", 150, 150 },
    { METRES, ">150", 151, MOST },
    { METRES, "> 150", 151, MOST },
    { METRES, ">=150", 150, MOST },
    { METRES, "<150", LEAST, 149 },
    { METRES, "<=150", LEAST, 150 },
    { METRES, "7..9", 7, 9 },
    { METRES, "9 .. 7", 7, 9 },
    { NUMBER, "1.234", 1234, 1234 },
    { NUMBER, "1 234 567", 1234567, 1234567 },
    { NUMBER, "1\u202f234", 1234, 1234 },
    { NUMBER, ">1,234", 1235, MOST },
    { SPEED, "<50 km/h", LEAST, 49 },
    { KM, "12", 120, 129 },
    { KM, "12,0", 120, 120 },
    { KM, ">12", 121, MOST },
    { KM, "7..9", 70, 90 },
    { ODOMETER, "12,3", 12300, 12399 },
    { ODOMETER, "12", 12000, 12999 },
    { MINUTE, "7", 420, 479 },
    { MINUTE, "7:30", 450, 450 },
    { MINUTE, "730", 450, 450 },
    { MINUTE, ">7", 421, MOST },
    { MINUTE, "7..9", 420, 540 },
    { SECOND, "7", 25200, 28799 },
    { SECOND, "7h30", 27000, 27059 },
    { SECOND, "07:30:05", 27005, 27005 },
    { SECOND, ">7:30", 27060, MOST },
    { SECOND, "<7:30", LEAST, 26999 },
    { SECOND, "7..9", 25200, 32459 },
    { LENGTH, "7", 420, 479 },
    { LENGTH, "7:30", 450, 450 },
    { LENGTH, "7,5", 450, 450 },
    { LENGTH, "160", 9600, 9659 },
    { LENGTH, ">160:30", 9631, MOST },
    { LENGTH, "7..9", 420, 540 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *problem = NULL;
      g_autoptr (TklRowFilter) filter = tkl_row_filter_new (&columns[cases[i].column], NULL,
                                                            TKL_DAY_NONE, cases[i].text, &problem);

      g_test_message ("%s: %s", columns[cases[i].column].id, cases[i].text);
      g_assert_nonnull (filter);
      g_assert_null (filter->word);
      g_assert_cmpint (filter->from, ==, cases[i].from);
      g_assert_cmpint (filter->to, ==, cases[i].to);
    }
}

static void
test_days (void)
{
  g_autoptr (TklZone) zone = brussels ();
  static const struct
  {
    guint column;
    const char *text;
    const char *from, *to; /* NULL: open */
  } cases[] = {
    { DAY, "16/03/2026", "2026-03-16", "2026-03-16" },
    { DAY, "2026-03-16", "2026-03-16", "2026-03-16" },
    { DAY, "16.3.26", "2026-03-16", "2026-03-16" },
    { DAY, "16", "2026-03-16", "2026-03-16" },
    { DAY, "31", "2026-03-31", "2026-03-31" },
    { DAY, "16/11", "2026-11-16", "2026-11-16" },
    { DAY, "16..20", "2026-03-16", "2026-03-20" },
    { DAY, ">16/3", "2026-03-17", NULL },
    { DAY, "<16", NULL, "2026-03-15" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *problem = NULL;
      TklDay base, day;
      g_autoptr (TklRowFilter) filter = NULL;

      g_assert_true (tkl_day_parse ("2026-03-31", &base));
      filter = tkl_row_filter_new (&columns[cases[i].column], zone, base, cases[i].text, &problem);
      g_test_message ("%s", cases[i].text);
      g_assert_nonnull (filter);
      g_assert_true (cases[i].from == NULL || tkl_day_parse (cases[i].from, &day));
      g_assert_cmpint (filter->from, ==, cases[i].from != NULL ? day : LEAST);
      g_assert_true (cases[i].to == NULL || tkl_day_parse (cases[i].to, &day));
      g_assert_cmpint (filter->to, ==, cases[i].to != NULL ? day : MOST);
    }
}

/* A day is all of it, also the one that has 23 hours; without a zone there are no instants. */
static void
test_moments (void)
{
  g_autoptr (TklZone) zone = brussels ();
  const char *problem = NULL;
  g_autoptr (TklRowFilter) day = NULL, minute = NULL, word = NULL;
  TklDay base;
  gint64 start;

  g_assert_true (tkl_day_parse ("2026-03-31", &base));
  start = tkl_zone_to_utc_ms (zone, base - 2, 0);
  day = tkl_row_filter_new (&columns[MOMENT], zone, base, "29/3", &problem);
  g_assert_nonnull (day);
  g_assert_cmpint (day->from, ==, start);
  g_assert_cmpint (day->to, ==, start + 23 * G_GINT64_CONSTANT (3600000) - 1);
  minute = tkl_row_filter_new (&columns[MOMENT], zone, base, "<29/03/2026 1:30", &problem);
  g_assert_nonnull (minute);
  g_assert_cmpint (minute->to, ==, start + 90 * 60000 - 1);
  word = tkl_row_filter_new (&columns[MOMENT], NULL, base, "29/3", &problem);
  g_assert_nonnull (word);
  g_assert_cmpstr (word->word, ==, "29/3");
}

static void
test_refused (void)
{
  g_autoptr (TklZone) zone = brussels ();
  static const struct
  {
    guint column;
    const char *text;
    const char *problem; /* begins so */
  } cases[] = {
    { METRES, "far", "A number" },      { METRES, "7.5", "A number" },
    { METRES, "-7", "A number" },       { METRES, "7..", "A number" },
    { METRES, "..", "A number" },       { METRES, "><7", "A number" },
    { METRES, ">", "A number" },        { METRES, "7 8", "A number" },
    { METRES, "1.23.456", "A number" }, { NUMBER, "99999999999999999999", "A number" },
    { KM, "12,34", "A number" },        { KM, "12,", "A number" },
    { MINUTE, "24", "A time" },         { MINUTE, "7:60", "A time" },
    { MINUTE, "760", "A time" },        { SECOND, "7:30:60", "A time" },
    { SECOND, "7:3", "A time" },        { LENGTH, "7:75", "Hours" },
    { DAY, "31/02/2026", "A date" },    { DAY, "32", "A date" },
    { DAY, "16/13", "A date" },         { DAY, "0", "A date" },
    { MOMENT, "16/3 25", "A date" },    { MOMENT, "noon", "A date" },
    { BOX, "maybe", "“yes”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *problem = NULL;
      TklDay base;

      g_assert_true (tkl_day_parse ("2026-03-31", &base));
      g_test_message ("%s: %s", columns[cases[i].column].id, cases[i].text);
      g_assert_null (
          tkl_row_filter_new (&columns[cases[i].column], zone, base, cases[i].text, &problem));
      g_assert_nonnull (problem);
      g_assert_true (g_str_has_prefix (problem, cases[i].problem));
    }
}

/* --- rows ------------------------------------------------------------------------------------- */

static TklRowSet *
make_rows (guint64 wanted)
{
  static const struct
  {
    const char *name;
    gint64 metres, second, box;
  } rows[] = { { "Zoë Élan", -1, 25199, 1 },
               { "Anna", 0, 25200, 0 },
               { "zoe", 7, 27000, 1 },
               { "", 150, 28800, 0 } };
  TklRowSet *set = tkl_row_set_new (N_FIELDS, NULL);

  tkl_row_set_want (set, wanted);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 values[N_FIELDS] = { 1 + i };

      values[FIELD_NAME] = tkl_row_set_intern (set, rows[i].name);
      values[FIELD_METRES] = rows[i].metres;
      values[FIELD_SECOND] = rows[i].second;
      values[FIELD_BOX] = rows[i].box;
      tkl_row_set_append (set, values);
    }
  return set;
}

/* Returns: (transfer full): ids of the rows shown. */
static char *
get_ids (TklRowList *list)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    g_string_append_printf (ids, "%d", (int) tkl_row_list_get_id (list, i));
  return g_string_free (ids, FALSE);
}

static void
add (GPtrArray *filters, guint column, const char *text)
{
  const char *problem = NULL;
  TklRowFilter *filter = tkl_row_filter_new (&columns[column], NULL, TKL_DAY_NONE, text, &problem);

  g_assert_nonnull (filter);
  g_ptr_array_add (filters, filter);
}

/* An empty cell has no value, and a box without a mark is off. */
static void
test_rows (void)
{
  static const struct
  {
    guint column;
    const char *text;
    const char *ids;
  } cases[] = {
    { NAME, "ZOE", "13" },  { NAME, "e el", "1" }, { NAME, "x", "" },     { METRES, "<7", "2" },
    { METRES, ">6", "34" }, { METRES, "0", "2" },  { SECOND, "7", "23" }, { SECOND, "<7", "1" },
    { BOX, "yes", "13" },   { BOX, "Y", "13" },    { BOX, "no", "24" },   { BOX, "✓", "13" },
  };
  g_autoptr (TklRowSet) set = make_rows (0);
  g_autoptr (TklRowList) list = tkl_row_list_new (columns, BOX + 1);

  tkl_row_list_set_rows (list, set);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) filters = g_ptr_array_new_with_free_func (tkl_row_filter_free);
      g_autofree char *ids = NULL;

      add (filters, cases[i].column, cases[i].text);
      g_test_message ("%s: %s", columns[cases[i].column].id, cases[i].text);
      tkl_row_list_set_filters (list, filters);
      ids = get_ids (list);
      g_assert_cmpstr (ids, ==, cases[i].ids);
    }
}

/* Each of them holds, with search and order; the same again is no other question. */
static void
test_several (void)
{
  g_autoptr (TklRowSet) set = make_rows (0);
  g_autoptr (TklRowList) list = tkl_row_list_new (columns, BOX + 1);
  g_autoptr (GPtrArray) filters = g_ptr_array_new_with_free_func (tkl_row_filter_free);
  g_autoptr (GPtrArray) same = g_ptr_array_new_with_free_func (tkl_row_filter_free);
  g_autofree char *both = NULL, *sorted = NULL, *all = NULL;

  tkl_row_list_set_rows (list, set);
  add (filters, SECOND, ">=7");
  add (filters, METRES, "<150");
  g_assert_true (tkl_row_list_set_filters (list, filters));
  both = get_ids (list);
  g_assert_cmpstr (both, ==, "23");
  add (same, SECOND, ">= 07:00");
  add (same, METRES, "<150 m");
  g_assert_false (tkl_row_list_set_filters (list, same));
  tkl_row_list_sort (list, &columns[NAME], TRUE);
  sorted = get_ids (list);
  g_assert_cmpstr (sorted, ==, "32");
  tkl_row_list_sort (list, NULL, FALSE);
  g_assert_true (tkl_row_list_set_filters (list, NULL));
  all = get_ids (list);
  g_assert_cmpstr (all, ==, "1234");
}

/* What is read on demand and not there yet keeps all rows. */
static void
test_on_demand (void)
{
  TklColumn column = columns[METRES];
  g_autoptr (TklRowSet) set = make_rows (0);
  g_autoptr (TklRowSet) read = make_rows (G_GUINT64_CONSTANT (1) << FIELD_METRES);
  g_autoptr (TklRowList) list = tkl_row_list_new (&column, 1);
  g_autoptr (GPtrArray) filters = g_ptr_array_new_with_free_func (tkl_row_filter_free);
  const char *problem = NULL;

  column.on_demand = TRUE;
  g_ptr_array_add (filters, tkl_row_filter_new (&column, NULL, TKL_DAY_NONE, ">6", &problem));
  tkl_row_list_set_rows (list, set);
  tkl_row_list_set_filters (list, filters);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 4);
  tkl_row_list_set_rows (list, read);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
}

/* What is typed as a number leaves the table as one, so that a spreadsheet can sum it. */
static void
test_kinds (void)
{
  static const struct
  {
    const TklTableSource *source;
    const char *id;
    TklOutKind kind;
  } cases[] = {
    { &tkl_line_source, "employee", TKL_OUT_TEXT },
    { &tkl_line_source, "date", TKL_OUT_DAY },
    { &tkl_line_source, "weekday", TKL_OUT_TEXT },
    { &tkl_line_source, "begin", TKL_OUT_MINUTE },
    { &tkl_line_source, "duration", TKL_OUT_LENGTH },
    { &tkl_line_source, "km", TKL_OUT_TENTHS },
    { &tkl_line_source, "finished", TKL_OUT_TEXT },
    { &tkl_tick_source, "time", TKL_OUT_SECOND },
    { &tkl_tick_source, "distance", TKL_OUT_NUMBER },
    { &tkl_tick_source, "odometer", TKL_OUT_MILLIS },
    { &tkl_tick_source, "to-clock", TKL_OUT_TEXT },
    { &tkl_tick_source, "changed", TKL_OUT_MOMENT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TklColumn *column = cases[i].source->columns;

      while (!g_str_equal (column->id, cases[i].id))
        column++;
      g_test_message ("%s", cases[i].id);
      g_assert_cmpint (tkl_column_kind (column), ==, cases[i].kind);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-filter/values", test_values);
  g_test_add_func ("/row-filter/days", test_days);
  g_test_add_func ("/row-filter/moments", test_moments);
  g_test_add_func ("/row-filter/refused", test_refused);
  g_test_add_func ("/row-filter/rows", test_rows);
  g_test_add_func ("/row-filter/several", test_several);
  g_test_add_func ("/row-filter/on-demand", test_on_demand);
  g_test_add_func ("/row-filter/kinds", test_kinds);
  return g_test_run ();
}
