/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enrolment at home addresses (F075), and the days on which a key has no holder. */
/* Thread: main. */
#include "tkl-key-match.h"

#include <string.h>

#define DAY 20514 /* 2026-03-02 */

/* Homes at 50.00, 50.10, 50.1004 (44 m further) and none; 0.001 degree is 111 m. */
static const gint32 homes[] = { 500000000, 501000000, 501004000, 0 };

typedef struct
{
  gint32 key;
  int day;
  gint32 lat_e7; /* 0 = no position */
} Touch;

typedef struct
{
  const char *name;
  Touch touches[8];
  int holder; /* employee 11 … 14 who holds a key all the time; 0 = nobody */
  const char *expected;
} Case;

static const Case cases[] = {
  { "nobody ticked", { { 0 } }, 0, "" },
  { "one key, one home, one day", { { 1, 1, 500000000 } }, 0, "1=11 0m 1/1 1d likely *\n" },
  { "two days are sure",
    { { 1, 1, 500000000 }, { 1, 1, 509000000 }, { 1, 2, 500001000 } },
    0,
    "1=11 0m 2/3 2d strong *\n" },
  { "at the edge of the reach, and beyond",
    { { 1, 1, 500013400 }, { 2, 1, 500014000 } },
    0,
    "1=11 149m 1/1 1d likely *\n" },
  { "no position, no pair", { { 1, 1, 0 } }, 0, "" },
  { "neighbours: one key at two homes; the nearer one is proposed",
    { { 1, 1, 501000000 } },
    0,
    "1=12 0m 1/1 1d weak * homes\n1=13 44m 1/1 1d weak homes\n" },
  { "two keys want one home: the one with more days",
    { { 1, 1, 500000000 }, { 2, 1, 500000000 }, { 2, 2, 500000000 } },
    0,
    "2=11 0m 2/2 2d likely * keys\n1=11 0m 1/1 1d weak keys\n" },
  { "neighbours with a key each",
    { { 1, 1, 501000000 }, { 2, 1, 501004000 } },
    0,
    "1=12 0m 1/1 1d weak * keys homes\n2=13 0m 1/1 1d weak * keys homes\n"
    "2=12 44m 1/1 1d weak keys homes\n1=13 44m 1/1 1d weak keys homes\n" },
  { "he has a key already", { { 1, 1, 500000000 } }, 11, "1=11 0m 1/1 1d weak has-key\n" },
};

static GArray *
make_touches (const Case *row, const TklZone *zone)
{
  GArray *touches = g_array_new (FALSE, FALSE, sizeof (TklKeyTouch));

  for (gsize i = 0; i < G_N_ELEMENTS (row->touches) && row->touches[i].key != 0; i++)
    {
      const Touch *from = &row->touches[i];
      TklKeyTouch touch
          = { .tick_id = 1 + (gint64) i,
              .key_id = from->key,
              .time_utc_ms = tkl_zone_to_utc_ms (zone, DAY + from->day, 7 * 3600000 + i),
              .point = TKL_POINT_NONE };

      if (from->lat_e7 != 0)
        touch.point = (TklPoint){ from->lat_e7, 40000000 };
      g_array_append_val (touches, touch);
    }
  return touches;
}

static char *
describe (const GArray *pairs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const TklKeyPair *pair = &g_array_index (pairs, TklKeyPair, i);

      g_string_append_printf (text, "%d=%d %dm %u/%u %ud %s%s%s%s%s\n", pair->key_id,
                              pair->employee_id, pair->distance_m, pair->n_at_home, pair->n_touches,
                              pair->n_days, tkl_confidence_to_text (pair->confidence),
                              pair->proposed ? " *" : "",
                              pair->conflicts & TKL_CONFLICT_SEVERAL_KEYS ? " keys" : "",
                              pair->conflicts & TKL_CONFLICT_SEVERAL_HOMES ? " homes" : "",
                              pair->conflicts & TKL_CONFLICT_HAS_KEY ? " has-key" : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_table (void)
{
  g_autoptr (TklZone) zone = tkl_zone_new ("Europe/Brussels", NULL);
  g_autoptr (GPtrArray) employees
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_employee_free);

  for (gsize i = 0; i < G_N_ELEMENTS (homes); i++)
    {
      TklEmployee *employee = tkl_employee_new ();

      employee->id = 11 + (gint64) i;
      employee->number = g_strdup_printf ("%d", (int) (11 + i));
      if (homes[i] != 0)
        employee->home = (TklPoint){ homes[i], 40000000 };
      g_ptr_array_add (employees, employee);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) touches = make_touches (&cases[i], zone);
      TklKeyHolding holding = { 1, 99, cases[i].holder, TKL_DAY_NONE, TKL_DAY_NONE };
      g_autoptr (GArray) pairs = tkl_key_match (
          &(TklKeyMatchInput){ .touches = (const TklKeyTouch *) (gpointer) touches->data,
                               .n_touches = touches->len,
                               .employees = employees,
                               .holdings = &holding,
                               .n_holdings = 1,
                               .zone = zone,
                               .reach_m = 150 });
      g_autofree char *found = describe (pairs);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* --- days without a holder ----------------------------------------------------------------- */

static char *
describe_gaps (const GArray *gaps)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < gaps->len; i++)
    {
      const TklKeyGap *gap = &g_array_index (gaps, TklKeyGap, i);

      if (gap->from != TKL_DAY_NONE)
        g_string_append_printf (text, "%d", gap->from);
      g_string_append (text, "..");
      if (gap->to != TKL_DAY_NONE)
        g_string_append_printf (text, "%d", gap->to);
      g_string_append_c (text, ' ');
    }
  return g_string_free (text, FALSE);
}

static void
test_gaps (void)
{
  static const TklKeyHolding holdings[] = {
    { 1, 7, 70, 100, 200 },         { 2, 7, 71, 203, TKL_DAY_NONE },
    { 3, 7, 72, TKL_DAY_NONE, 50 }, { 4, 8, 80, TKL_DAY_NONE, TKL_DAY_NONE },
    { 5, 9, 90, 100, 100 },         { 6, 6, 1, 100, 199 },
    { 7, 6, 2, 200, 300 },
  };
  static const struct
  {
    gint32 key_id;
    const char *gaps;
    TklDay day;
    const char *enrolled; /* NULL: held on that day */
  } rows[] = {
    { 7, "51..99 201..202 ", 60, "60..99 " },
    { 7, "51..99 201..202 ", 201, "201..202 " },
    { 7, "51..99 201..202 ", 150, NULL },
    { 8, "", 150, NULL },
    { 9, "..99 101.. ", 40, "..99 " }, /* nobody before: open */
    { 9, "..99 101.. ", 140, "140.. " },
    { 6, "..99 301.. ", 200, NULL },
    { 5, ".. ", 200, ".. " },
  };
  g_autoptr (TklKeyHolders) holders = tkl_key_holders_new (holdings, G_N_ELEMENTS (holdings));

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (TklKeyGap));
      g_autoptr (GArray) enrolled = g_array_new (FALSE, FALSE, sizeof (TklKeyGap));
      g_autofree char *found = NULL;
      g_autofree char *found_enrolled = NULL;
      TklKeyGap gap;

      tkl_key_holders_gaps (holders, rows[i].key_id, gaps);
      found = describe_gaps (gaps);
      g_assert_cmpstr (found, ==, rows[i].gaps);
      if (!tkl_key_holders_enrol (holders, rows[i].key_id, rows[i].day, &gap))
        {
          g_assert_null (rows[i].enrolled);
          continue;
        }
      g_array_append_val (enrolled, gap);
      found_enrolled = describe_gaps (enrolled);
      g_assert_cmpstr (found_enrolled, ==, rows[i].enrolled);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/key-match/table", test_table);
  g_test_add_func ("/core/key-match/gaps", test_gaps);
  return g_test_run ();
}
