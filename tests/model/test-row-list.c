/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a table: texts once, sorted, searched, filtered, found again after a reload. */
/* Thread: main. */
#include "tkl-row-list.h"

enum
{
  FIELD_NAME = TKL_FIELD_ID + 1,
  FIELD_TOWN,
  N_FIELDS
};

static const TklColumn columns[] = {
  { "name", "Name", 10, FIELD_NAME },
  { "town", "Town", 10, FIELD_TOWN },
};

static TklRowSet *
make_set (const char *const *names, const char *const *towns)
{
  TklRowSet *set = tkl_row_set_new (N_FIELDS, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const gint64 values[]
          = { 10 + i, tkl_row_set_intern (set, names[i]), tkl_row_set_intern (set, towns[i]) };

      tkl_row_set_append (set, values);
    }
  return set;
}

static char *
shown (TklRowList *list)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (TklRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *name = tkl_row_dup_text (row, &columns[0]);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_shown (TklRowList *list, const char *expected)
{
  g_autofree char *names = shown (list);

  g_assert_cmpstr (names, ==, expected);
}

static const char *const names[] = { "P10", "P9", "Élan", "P9b", NULL };
static const char *const towns[] = { "Gent", "Lier", "Liège", "Gent", NULL };

static void
test_texts (void)
{
  g_autoptr (TklRowSet) set = make_set (names, towns);

  g_assert_cmpint (tkl_row_set_value (set, 0, FIELD_TOWN), ==,
                   tkl_row_set_value (set, 3, FIELD_TOWN));
  g_assert_cmpuint (tkl_row_set_intern (set, ""), ==, 0);
  g_assert_cmpuint (tkl_row_set_intern (set, NULL), ==, 0);
  g_assert_cmpstr (tkl_row_set_text (set, 0), ==, "");
}

static void
test_sort (void)
{
  g_autoptr (TklRowSet) set = make_set (names, towns);
  g_autoptr (TklRowList) list = tkl_row_list_new (columns, 2);

  assert_shown (list, "");
  tkl_row_list_sort (list, &columns[0], FALSE);
  tkl_row_list_set_rows (list, set);
  assert_shown (list, "Élan P9 P9b P10");
  tkl_row_list_sort (list, &columns[0], TRUE);
  assert_shown (list, "P10 P9b P9 Élan");
  /* Equal rows keep the order in which they were read. */
  tkl_row_list_sort (list, &columns[1], FALSE);
  assert_shown (list, "P10 P9b Élan P9");
  tkl_row_list_sort (list, NULL, FALSE);
  assert_shown (list, "P10 P9 Élan P9b");
}

/* Rows read in the order of names. */
static const TklColumn read_columns[] = {
  { "name", "Name", 10, FIELD_NAME, .order = TKL_ORDER_READ },
  { "town", "Town", 10, FIELD_TOWN },
};

/* What is shown first is known before all is read only in the order of reading, and not in groups. */
static void
test_end (void)
{
  g_autoptr (TklRowList) list = tkl_row_list_new (read_columns, 2);
  gboolean last = TRUE;

  g_assert_true (tkl_row_list_get_end (list, &last));
  g_assert_false (last);
  tkl_row_list_sort (list, &read_columns[0], TRUE);
  g_assert_true (tkl_row_list_get_end (list, &last));
  g_assert_true (last);
  tkl_row_list_sort (list, &read_columns[1], FALSE);
  g_assert_false (tkl_row_list_get_end (list, &last));
  tkl_row_list_sort (list, NULL, FALSE);
  tkl_row_list_group (list, &read_columns[1], NULL);
  g_assert_false (tkl_row_list_get_end (list, &last));
}

static void
test_part (void)
{
  static const char *const few_names[] = { "P10", "P9", NULL };
  static const char *const few_towns[] = { "Gent", "Lier", NULL };
  g_autoptr (TklRowSet) part = make_set (few_names, few_towns);
  g_autoptr (TklRowSet) empty = tkl_row_set_new (N_FIELDS, NULL);
  g_autoptr (TklRowSet) all = make_set (names, towns);
  g_autoptr (TklRowList) list = tkl_row_list_new (columns, 2);

  g_assert_false (tkl_row_list_show_part (list, empty));
  g_assert_true (tkl_row_list_show_part (list, part));
  g_assert_true (tkl_row_list_is_part (list));
  assert_shown (list, "P10 P9");
  /* It stays one, whatever is asked of it. */
  tkl_row_list_search (list, "lier");
  g_assert_true (tkl_row_list_is_part (list));
  assert_shown (list, "P9");
  tkl_row_list_set_rows (list, all);
  g_assert_false (tkl_row_list_is_part (list));
  assert_shown (list, "P9");

  /* Nothing to be shown of it: what was there before stays. */
  tkl_row_list_search (list, "liege");
  g_assert_false (tkl_row_list_show_part (list, part));
  g_assert_false (tkl_row_list_is_part (list));
  assert_shown (list, "Élan");
}

static void
test_search (void)
{
  static const struct
  {
    const char *words, *shown;
  } cases[] = {
    { "elan", "Élan" },
    { "LIEGE", "Élan" },
    { "p9 gent", "P9b" },
    { "gent  p", "P10 P9b" },
    { "nothing", "" },
    { "  ", "P10 P9 Élan P9b" },
    { NULL, "P10 P9 Élan P9b" },
    { "\"p9 gent\"", "" },
    { "\" gent \" p9", "P9b" },
    { "\"p9", "P9 P9b" },
    { "\"\"", "P10 P9 Élan P9b" },
  };
  g_autoptr (TklRowSet) set = make_set (names, towns);
  g_autoptr (TklRowList) list = tkl_row_list_new (columns, 2);

  tkl_row_list_set_rows (list, set);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      tkl_row_list_search (list, cases[i].words);
      assert_shown (list, cases[i].shown);
    }
}

static gboolean
keep_in_gent (const TklRowSet *set, guint row, guint choice)
{
  return g_str_equal (tkl_row_set_text_at (set, row, FIELD_TOWN), "Gent");
}

typedef struct
{
  guint n_signals;
  gboolean both; /* a signal removed and added rows at once */
} Watched;

static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, Watched *watched)
{
  watched->n_signals++;
  watched->both |= removed > 0 && added > 0;
}

/* Told of a replacement, a view of GTK 4.8 fetches every item: rows go first, then come. */
static void
test_filter (void)
{
  g_autoptr (TklRowSet) set = make_set (names, towns);
  g_autoptr (TklRowList) list = tkl_row_list_new (columns, 2);
  Watched watched = { 0, FALSE };

  tkl_row_list_set_rows (list, set);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &watched);
  tkl_row_list_filter (list, keep_in_gent, 1);
  assert_shown (list, "P10 P9b");
  g_assert_cmpuint (watched.n_signals, ==, 2);
  g_assert_false (watched.both);
  tkl_row_list_filter (list, keep_in_gent, 1);
  g_assert_cmpuint (watched.n_signals, ==, 2);
  g_assert_cmpuint (tkl_row_list_find (list, 13), ==, 1);
  g_assert_cmpuint (tkl_row_list_find (list, 11), ==, G_MAXUINT);
}

/* An item outlives the set it came from. */
static void
test_reload (void)
{
  static const char *const other_names[] = { "Q", NULL };
  static const char *const other_towns[] = { "Namur", NULL };
  TklRowSet *set = make_set (names, towns);
  g_autoptr (TklRowSet) other = make_set (other_names, other_towns);
  g_autoptr (TklRowList) list = tkl_row_list_new (columns, 2);
  g_autoptr (TklRow) row = NULL;
  g_autofree char *name = NULL;

  tkl_row_list_set_rows (list, set);
  tkl_row_set_unref (set);
  row = g_list_model_get_item (G_LIST_MODEL (list), 1);
  tkl_row_list_set_rows (list, other);
  assert_shown (list, "Q");
  name = tkl_row_dup_text (row, &columns[0]);
  g_assert_cmpstr (name, ==, "P9");
  g_assert_cmpint (tkl_row_get_id (row), ==, 11);
  tkl_row_list_set_rows (list, NULL);
  assert_shown (list, "");
}

/* More rows than are put in order at once: by the office. */
static TklRowSet *
make_many (gint64 first_id)
{
  TklRowSet *set = tkl_row_set_new (N_FIELDS, NULL);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *name = g_strdup_printf ("N%u", i);
      const gint64 values[] = { first_id + i, tkl_row_set_intern (set, name),
                                tkl_row_set_intern (set, i % 2 == 0 ? "Gent" : "Lier") };

      tkl_row_set_append (set, values);
    }
  return set;
}

static TklOffice *
make_office (void)
{
  /* Nothing is read or written: there is no such file. */
  return tkl_office_new ("/nonexistent/rows.db", "tester");
}

static void
wait_for (TklRowList *list)
{
  while (tkl_row_list_is_busy (list))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_many (void)
{
  g_autoptr (TklOffice) office = make_office ();
  g_autoptr (TklRowSet) set = make_many (1);
  g_autoptr (TklRowSet) fewer = make_set (names, towns);
  g_autoptr (TklRowList) list = tkl_row_list_new (columns, 2);

  tkl_row_list_set_office (list, office);
  tkl_row_list_set_rows (list, fewer);
  g_assert_false (tkl_row_list_is_busy (list));
  tkl_row_list_sort (list, &columns[0], TRUE);
  tkl_row_list_set_rows (list, set);
  /* What was there is shown until the other rows are in order. */
  g_assert_true (tkl_row_list_is_busy (list));
  assert_shown (list, "P10 P9b P9 Élan");
  g_assert_true (tkl_row_list_get_rows (list) == fewer);
  wait_for (list);
  g_assert_true (tkl_row_list_get_rows (list) == set);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 5000);
  g_assert_cmpint (tkl_row_list_get_id (list, 0), ==, 5000);
  g_assert_cmpint (tkl_row_list_get_id (list, 5000), ==, 0);
  g_assert_cmpuint (tkl_row_list_find (list, 1), ==, 4999);
  tkl_office_close (office);
}

/* There is nothing to wait for when all rows are shown as they were read. */
static void
test_plain (void)
{
  g_autoptr (TklOffice) office = make_office ();
  g_autoptr (TklRowSet) set = make_many (1);
  g_autoptr (TklRowList) list = tkl_row_list_new (columns, 2);

  tkl_row_list_set_office (list, office);
  tkl_row_list_filter (list, keep_in_gent, 0);
  tkl_row_list_set_rows (list, set);
  g_assert_false (tkl_row_list_is_busy (list));
  g_assert_cmpint (tkl_row_list_get_id (list, 4999), ==, 5000);
  tkl_office_close (office);
}

/* Only the last of several questions is answered. */
static void
test_overtaken (void)
{
  g_autoptr (TklOffice) office = make_office ();
  g_autoptr (TklRowSet) set = make_many (1);
  g_autoptr (TklRowSet) others = make_many (10001);
  g_autoptr (TklRowList) list = tkl_row_list_new (columns, 2);
  Watched watched = { 0, FALSE };

  tkl_row_list_set_office (list, office);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &watched);
  tkl_row_list_sort (list, &columns[0], FALSE);
  tkl_row_list_set_rows (list, set);
  tkl_row_list_sort (list, &columns[0], TRUE);
  tkl_row_list_search (list, "n49 gent");
  tkl_row_list_set_rows (list, others);
  tkl_row_list_filter (list, keep_in_gent, 1);
  wait_for (list);
  /* Told once that there were no rows yet, then of the answer. */
  g_assert_cmpuint (watched.n_signals, ==, 2);
  g_assert_true (tkl_row_list_get_rows (list) == others);
  /* N49…: 49, 490 to 499 and 4900 to 4999, the even ones; “n49” is in them alone. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 5 + 50);
  g_assert_cmpint (tkl_row_list_get_id (list, 0), ==, 10001 + 4998);
  /* Without rows there is nothing to wait for. */
  tkl_row_list_sort (list, NULL, FALSE);
  tkl_row_list_set_rows (list, NULL);
  g_assert_false (tkl_row_list_is_busy (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  tkl_office_close (office);
}

/* A list that goes while the office works for it, and an office that is closed. */
static void
test_gone (void)
{
  g_autoptr (TklOffice) office = make_office ();
  g_autoptr (TklRowSet) set = make_many (1);
  TklRowList *list = tkl_row_list_new (columns, 2);

  tkl_row_list_set_office (list, office);
  tkl_row_list_sort (list, &columns[0], TRUE);
  tkl_row_list_set_rows (list, set);
  g_object_run_dispose (G_OBJECT (list));
  g_object_unref (list);
  list = tkl_row_list_new (columns, 2);
  tkl_row_list_set_office (list, office);
  tkl_row_list_sort (list, &columns[0], TRUE);
  tkl_office_close (office);
  tkl_row_list_set_rows (list, set);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_object_unref (list);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-list/texts", test_texts);
  g_test_add_func ("/row-list/sort", test_sort);
  g_test_add_func ("/row-list/end", test_end);
  g_test_add_func ("/row-list/part", test_part);
  g_test_add_func ("/row-list/search", test_search);
  g_test_add_func ("/row-list/filter", test_filter);
  g_test_add_func ("/row-list/reload", test_reload);
  g_test_add_func ("/row-list/many", test_many);
  g_test_add_func ("/row-list/plain", test_plain);
  g_test_add_func ("/row-list/overtaken", test_overtaken);
  g_test_add_func ("/row-list/gone", test_gone);
  return g_test_run ();
}
