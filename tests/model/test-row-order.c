/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packed numbers of rows, and their order: against slow ways to say the same. */
/* Thread: main. */
#include "tkl-row-order.h"
#include "tkl-row-sort.h"
#include "tkl-text.h"

#include <string.h>

enum
{
  FIELD_NAME = TKL_FIELD_ID + 1,
  FIELD_AMOUNT,
  FIELD_MOMENT, /* values far apart */
  N_FIELDS
};

static char *
text_of_number (const TklRowSet *set, gint64 value)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

/* The least there is stands for none. */
static char *
text_of_amount (const TklRowSet *set, gint64 value)
{
  return value == -300 ? g_strdup ("") : text_of_number (set, value);
}

static const TklColumn columns[] = {
  { "name", "Name", 10, FIELD_NAME },
  { "amount", "Amount", 10, FIELD_AMOUNT, .text = text_of_amount, .order = TKL_ORDER_VALUE },
  { "moment", "Moment", 10, FIELD_MOMENT, .text = text_of_number, .order = TKL_ORDER_VALUE },
  { "id", "Id", 10, TKL_FIELD_ID, .text = text_of_number, .order = TKL_ORDER_READ },
};

static TklRowSet *
make_rows (guint n)
{
  static const char *const names[]
      = { "P10", "p9", "Élan", "Elan", "", "P9", "zoë", "Ann 2", "ann 10" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  TklRowSet *set = tkl_row_set_new (N_FIELDS, NULL);

  for (guint i = 0; i < n; i++)
    {
      gint64 moment = (gint64) g_rand_int (random) * g_rand_int_range (random, -5000, 5000);
      const gint64 values[]
          = { 100 + i,
              tkl_row_set_intern (set, names[g_rand_int_range (random, 0, G_N_ELEMENTS (names))]),
              g_rand_int_range (random, -300, 300), moment };

      tkl_row_set_append (set, values);
    }
  return set;
}

/* Each number comes back whatever came before and after it. */
static void
test_numbers (void)
{
  static const gint64 numbers[] = { 0,         -1,           127,        -128,       128,
                                    -129,      32767,        -32768,     32768,      8388607,
                                    8388608,   G_MAXINT32,   G_MININT32, 1LL << 39,  -(1LL << 39),
                                    1LL << 47, -(1LL << 55), G_MAXINT64, G_MININT64, 5 };
  TklRowSet *set = tkl_row_set_new (1, NULL);
  gint64 min, max;
  gsize bytes;

  tkl_row_set_get_range (set, 0, &min, &max);
  g_assert_cmpint (min, ==, 0);
  g_assert_cmpint (max, ==, 0);
  bytes = tkl_row_set_get_bytes (set);
  for (guint i = 0; i < 10; i++)
    tkl_row_set_append (set, &numbers[0]);
  /* A field that nobody reads takes no room. */
  g_assert_cmpuint (tkl_row_set_get_bytes (set), ==, bytes);
  for (guint i = 10; i < 10 * G_N_ELEMENTS (numbers); i++)
    tkl_row_set_append (set, &numbers[i / 10]);
  for (guint i = 0; i < 10 * G_N_ELEMENTS (numbers); i++)
    g_assert_cmpint (tkl_row_set_value (set, i, 0), ==, numbers[i / 10]);
  tkl_row_set_get_range (set, 0, &min, &max);
  g_assert_cmpint (min, ==, G_MININT64);
  g_assert_cmpint (max, ==, G_MAXINT64);
  tkl_row_set_unref (set);
}

/* Filled in any order, arranged at the end; what was there for that alone is gone. */
static void
test_arrange (void)
{
  static const char *const names[] = { "van 10", "Van 9", "van 9" };
  static const TklColumn by_moment[]
      = { { .field = FIELD_MOMENT, .order = TKL_ORDER_VALUE }, { .field = FIELD_NAME } };
  TklRowSet *set = tkl_row_set_new (N_FIELDS, NULL);
  gsize bytes;
  guint row;

  for (guint i = 0; i < 300; i++)
    {
      TklTextRef *known = tkl_row_set_recall (set, 1, i % 3);
      gint64 values[N_FIELDS] = { 1000 + i };

      if (i < 3)
        {
          g_assert_cmpuint (*known, ==, TKL_TEXT_UNKNOWN);
          *known = tkl_row_set_intern (set, names[i]);
        }
      values[FIELD_NAME] = *known;
      values[FIELD_MOMENT] = -(gint64) (i / 3);
      tkl_row_set_append (set, values);
    }
  bytes = tkl_row_set_get_bytes (set);
  tkl_row_arrange (set, by_moment, 2, FIELD_MOMENT);
  g_assert_cmpuint (tkl_row_set_get_bytes (set), <, bytes);
  g_assert_cmpuint (tkl_row_set_n_rows (set), ==, 300);
  for (guint i = 0; i < 300; i++)
    {
      static const guint order[] = { 1, 2, 0 };

      g_assert_cmpint (tkl_row_set_id (set, i), ==, 1000 + 297 - i / 3 * 3 + order[i % 3]);
      g_assert_cmpstr (tkl_row_set_text_at (set, i, FIELD_NAME), ==, names[order[i % 3]]);
    }
  g_assert_true (tkl_row_set_find (set, 1000, &row));
  g_assert_cmpuint (row, ==, 299);
  g_assert_false (tkl_row_set_find (set, 999, &row));
  tkl_row_set_unref (set);
}

typedef struct
{
  const TklRowSet *set;
  const TklColumn *column;
  gboolean descending;
} Slow;

static int
compare_slowly (gconstpointer a, gconstpointer b, gpointer data)
{
  const Slow *slow = data;
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  int order = 0;

  g_autofree char *left = tkl_column_cell (slow->column, slow->set, x);
  g_autofree char *right = tkl_column_cell (slow->column, slow->set, y);

  /* What has no text comes last in either direction. */
  if ((left[0] == '\0') != (right[0] == '\0'))
    return (left[0] == '\0') - (right[0] == '\0');
  if (slow->column->order == TKL_ORDER_TEXT)
    {
      g_autofree char *left_folded = tkl_fold (left);
      g_autofree char *right_folded = tkl_fold (right);

      order = tkl_compare_natural (left_folded, right_folded);
      if (order == 0)
        order = tkl_compare_natural (left, right);
    }
  else
    {
      gint64 less = tkl_row_set_value (slow->set, x, slow->column->field);
      gint64 more = tkl_row_set_value (slow->set, y, slow->column->field);

      order = (less > more) - (less < more);
    }
  order = slow->descending ? -order : order;
  return order != 0 ? order : (x > y) - (x < y);
}

static gboolean
keep_even (const TklRowSet *set, guint row, guint choice)
{
  return tkl_row_set_value (set, row, FIELD_AMOUNT) % 2 == 0;
}

/* What a slow person would show. */
static GArray *
order_slowly (const TklRowSet *set, const TklRowQuery *query)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  Slow slow = { set, query->sorted_by, query->descending };

  for (guint32 row = 0; row < tkl_row_set_n_rows (set); row++)
    {
      g_autoptr (GString) cells = g_string_new (NULL);
      g_autofree char *folded = NULL;
      gboolean found = TRUE;

      for (guint i = 0; i < query->n_columns; i++)
        {
          g_autofree char *cell = tkl_column_cell (&query->columns[i], set, row);

          g_string_append_printf (cells, "%s\n", cell);
        }
      folded = tkl_fold (cells->str);
      for (guint i = 0; query->words != NULL && query->words[i] != NULL; i++)
        found = found && strstr (folded, query->words[i]) != NULL;
      if (found && (query->keep == NULL || query->choice == 0 || query->keep (set, row, 1)))
        g_array_append_val (rows, row);
    }
  if (query->sorted_by != NULL)
    g_array_sort_with_data (rows, compare_slowly, &slow);
  return rows;
}

static void
assert_order (const TklRowSet *set, const TklRowQuery *query)
{
  g_autoptr (GArray) expected = order_slowly (set, query);
  g_autoptr (GArray) order = NULL;
  g_autoptr (GArray) groups = NULL;

  g_assert_true (tkl_row_order_make (set, query, NULL, &order, &groups));
  g_assert_null (groups);
  if (order == NULL)
    {
      g_assert_cmpuint (expected->len, ==, tkl_row_set_n_rows (set));
      return;
    }
  g_assert_cmpmem (order->data, order->len * sizeof (guint32), expected->data,
                   expected->len * sizeof (guint32));
}

static void
test_orders (void)
{
  static const char *const searches[] = { "", "elan", "1 9", "ann 2", "-2", "nothing", "zoe -1 3" };
  static const guint sizes[] = { 0, 1, 2, 3000 };

  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    for (guint search = 0; search < G_N_ELEMENTS (searches); search++)
      for (guint sorted = 0; sorted <= 2 * G_N_ELEMENTS (columns); sorted++)
        {
          g_autoptr (TklRowSet) set = make_rows (sizes[size]);
          g_auto (GStrv) words = g_strsplit (searches[search], " ", -1);
          TklRowQuery query = { .columns = columns,
                                .n_columns = G_N_ELEMENTS (columns),
                                .sorted_by = sorted > 0 ? &columns[(sorted - 1) / 2] : NULL,
                                .descending = sorted % 2 == 0,
                                .words = words[0] != NULL && words[0][0] != '\0' ? words : NULL,
                                .keep = search % 2 == 0 ? keep_even : NULL,
                                .choice = sorted % 2 };

          assert_order (set, &query);
        }
}

static void
test_cancelled (void)
{
  g_autoptr (TklRowSet) set = make_rows (10);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TklRowQuery query = { .columns = columns, .n_columns = 4, .sorted_by = &columns[0] };
  GArray *order = NULL;
  GArray *groups = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (tkl_row_order_make (set, &query, cancellable, &order, &groups));
  g_assert_null (order);
  query.grouped_by = &columns[0];
  g_assert_false (tkl_row_order_make (set, &query, cancellable, &order, &groups));
  g_assert_null (order);
  g_assert_null (groups);
}

static gboolean
is_even (const TklRowSet *set, guint row)
{
  return keep_even (set, row, 1);
}

static guint
count_slowly (const TklRowSet *set, const TklColumn *column, const char *text, gboolean even)
{
  guint n = 0;

  for (guint row = 0; row < tkl_row_set_n_rows (set); row++)
    {
      g_autofree char *cell = tkl_column_cell (column, set, row);

      n += g_str_equal (cell, text) && (!even || is_even (set, row)) ? 1 : 0;
    }
  return n;
}

/* Groups are what a slow person would count, in the order of the column; of one its rows are left, in
 * theirs; one that is gone leaves none. */
static void
test_groups (void)
{
  g_autoptr (TklRowSet) set = make_rows (3000);

  for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
    {
      TklRowQuery query = { .columns = columns,
                            .n_columns = G_N_ELEMENTS (columns),
                            .grouped_by = &columns[c],
                            .is_marked = is_even };
      g_autoptr (GArray) order = NULL;
      g_autoptr (GArray) groups = NULL;
      guint n = 0;

      g_assert_true (tkl_row_order_make (set, &query, NULL, &order, &groups));
      g_assert_cmpuint (order->len, ==, 3000);
      for (guint i = 0; i < groups->len; i++)
        {
          const TklRowGroup *group = &g_array_index (groups, TklRowGroup, i);

          n += group->n_rows;
          if (i > 0)
            g_assert_cmpstr (group->text, !=, group[-1].text);
          if (i > 0 && columns[c].order == TKL_ORDER_VALUE && group->text[0] != '\0')
            g_assert_cmpint (group->value, >, group[-1].value);
          if (i > 20)
            continue;
          g_assert_cmpuint (group->n_rows, ==, count_slowly (set, &columns[c], group->text, FALSE));
          g_assert_cmpuint (group->n_marked, ==,
                            count_slowly (set, &columns[c], group->text, TRUE));
        }
      g_assert_cmpuint (n, ==, 3000);
    }
}

/* The group is looked for among the rows that are left, and so are those of a pin. */
static void
test_group_and_pin (void)
{
  g_autoptr (TklRowSet) set = make_rows (3000);
  g_autofree char *first = tkl_column_cell (&columns[0], set, 0);
  g_autoptr (GPtrArray) pins = g_ptr_array_new_with_free_func (tkl_row_pin_free);
  TklRowPin *pin = g_new (TklRowPin, 1);
  TklRowQuery query = { .columns = columns,
                        .n_columns = G_N_ELEMENTS (columns),
                        .keep = keep_even,
                        .choice = 1,
                        .pins = pins };
  GArray *order = NULL;
  GArray *groups = NULL;
  guint expected = count_slowly (set, &columns[0], first, TRUE);

  *pin = (TklRowPin){ &columns[0], g_strdup (first) };
  g_ptr_array_add (pins, pin);
  g_assert_false (tkl_row_query_is_plain (&query));
  g_assert_true (tkl_row_order_make (set, &query, NULL, &order, &groups));
  g_assert_null (groups);
  g_assert_cmpuint (order->len, ==, expected);
  g_array_unref (order);

  query.grouped_by = &columns[0];
  query.group = first;
  query.pins = NULL;
  g_assert_true (tkl_row_order_make (set, &query, NULL, &order, &groups));
  g_assert_cmpuint (order->len, ==, expected);
  g_assert_cmpuint (groups->len, >, 1);
  g_array_unref (order);
  g_array_unref (groups);

  query.group = (char *) "nobody has this";
  g_assert_true (tkl_row_order_make (set, &query, NULL, &order, &groups));
  g_assert_cmpuint (order->len, ==, 0);
  g_array_unref (order);
  g_array_unref (groups);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-order/numbers", test_numbers);
  g_test_add_func ("/row-order/arrange", test_arrange);
  g_test_add_func ("/row-order/orders", test_orders);
  g_test_add_func ("/row-order/cancelled", test_cancelled);
  g_test_add_func ("/row-order/groups", test_groups);
  g_test_add_func ("/row-order/group-and-pin", test_group_and_pin);
  return g_test_run ();
}
