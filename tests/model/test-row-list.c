/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a table: texts once, sorted, searched, filtered, found again after a reload. */
/* Thread: main. */
#include "tkl-row-list.h"

typedef struct
{
  gint64 id;
  TklTextRef name, town;
} Row;

static char *
text_of_name (const TklRowSet *set, gconstpointer row)
{
  return g_strdup (tkl_row_set_text (set, ((const Row *) row)->name));
}

static char *
text_of_town (const TklRowSet *set, gconstpointer row)
{
  return g_strdup (tkl_row_set_text (set, ((const Row *) row)->town));
}

static const TklColumn columns[] = {
  { "name", "Name", 10, .text = text_of_name },
  { "town", "Town", 10, .text = text_of_town },
};

static TklRowSet *
make_set (const char *const *names, const char *const *towns)
{
  TklRowSet *set = tkl_row_set_new (sizeof (Row), NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      Row *row = tkl_row_set_append (set);

      row->id = 10 + i;
      row->name = tkl_row_set_intern (set, names[i]);
      row->town = tkl_row_set_intern (set, towns[i]);
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
      g_autofree char *name = text_of_name (tkl_row_get_set (row), tkl_row_get_data (row));

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
  const Row *first = tkl_row_set_row (set, 0);
  const Row *last = tkl_row_set_row (set, 3);

  g_assert_cmpuint (first->town, ==, last->town);
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
  assert_shown (list, "P9 P9b P10 Élan");
  tkl_row_list_sort (list, &columns[0], TRUE);
  assert_shown (list, "Élan P10 P9b P9");
  /* Equal rows keep the order in which they were read. */
  tkl_row_list_sort (list, &columns[1], FALSE);
  assert_shown (list, "P10 P9b P9 Élan");
  tkl_row_list_sort (list, NULL, FALSE);
  assert_shown (list, "P10 P9 Élan P9b");
}

static void
test_search (void)
{
  static const struct
  {
    const char *words, *shown;
  } cases[] = {
    { "elan", "Élan" },          { "LIEGE", "Élan" }, { "p9 gent", "P9b" },
    { "gent  p", "P10 P9b" },    { "nothing", "" },   { "  ", "P10 P9 Élan P9b" },
    { NULL, "P10 P9 Élan P9b" },
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
keep_in_gent (const TklRowSet *set, gconstpointer row, guint choice)
{
  return choice == 0 || g_strcmp0 (tkl_row_set_text (set, ((const Row *) row)->town), "Gent") == 0;
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
  name = text_of_name (tkl_row_get_set (row), tkl_row_get_data (row));
  g_assert_cmpstr (name, ==, "P9");
  g_assert_cmpint (tkl_row_get_id (row), ==, 11);
  tkl_row_list_set_rows (list, NULL);
  assert_shown (list, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-list/texts", test_texts);
  g_test_add_func ("/row-list/sort", test_sort);
  g_test_add_func ("/row-list/search", test_search);
  g_test_add_func ("/row-list/filter", test_filter);
  g_test_add_func ("/row-list/reload", test_reload);
  return g_test_run ();
}
