/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a project as a value: fields, changes, and what validation says (F115–F135). */
/* Thread: main. */
#include "tkl-project-edit.h"

#include "tkl-text.h"

#define TODAY 20000 /* 2024-10-04 */
#define FIELD(NAME) TKL_PROJECT_FIELD_##NAME
/* The set of fields ends here in tables. */
#define MAX_TYPED 3

typedef struct
{
  TklProjectField field;
  const char *text; /* NULL = none */
} Typed;

/* Takes @edit and gives it back with the field changed. */
static TklProjectEdit *
type (TklProjectEdit *edit, TklProjectField field, const char *text)
{
  TklProjectEdit *changed = tkl_project_edit_set_text (edit, field, text, TODAY);

  tkl_project_edit_free (edit);
  return changed;
}

static TklProjectEdit *
new_complete (void)
{
  static const Typed fields[] = {
    { FIELD (NUMBER), "P1" },        { FIELD (NAME), "Station" },     { FIELD (TOWN), "Mechelen" },
    { FIELD (LATITUDE), "51,0259" }, { FIELD (LONGITUDE), "4.4776" }, { FIELD (RADIUS), "150" },
  };
  g_autoptr (TklProject) project = tkl_project_new ();
  g_autoptr (TklProjectEdit) complete = NULL;
  TklProjectEdit *edit = tkl_project_edit_new (project);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    edit = type (edit, fields[i].field, fields[i].text);
  complete = edit;
  return tkl_project_edit_new (complete->curr);
}

/* `field:code!` for an error, `field:code` for a warning, joined by blanks. */
static char *
list_problems (const TklProjectEdit *edit, const TklProjectSurroundings *around)
{
  g_autoptr (GArray) problems = tkl_project_edit_validate (edit, around);
  GString *text = g_string_new (NULL);
  gboolean any_error = FALSE;

  for (guint i = 0; i < problems->len; i++)
    {
      const TklFieldProblem *problem = &g_array_index (problems, TklFieldProblem, i);

      g_string_append_printf (text, "%s%u:%u%s", i > 0 ? " " : "", problem->field, problem->code,
                              problem->is_error ? "!" : "");
      any_error = any_error || problem->is_error;
      g_assert_nonnull (problem->reason);
    }
  g_assert_cmpint (tkl_problems_allow_save (problems), ==, !any_error);
  return g_string_free (text, FALSE);
}

/* What is typed, and how the field shows it afterwards; what an empty text means. */
static void
test_fields (void)
{
  static const struct
  {
    TklProjectField field;
    const char *typed, *shown, *empty;
  } cases[] = {
    { FIELD (NUMBER), " P12 ", "P12", "" },
    { FIELD (CLIENT), "Stad Gent", "Stad Gent", "" },
    { FIELD (STATUS), "blocked", "blocked", "active" },
    { FIELD (STATUS), "closed", "closed", "active" },
    { FIELD (FROM), "2026-03-01", "01/03/2026", "" },
    { FIELD (TO), "1/3/26", "01/03/2026", "" },
    { FIELD (HOUSE_NUMBER), "12 bus 3", "12 bus 3", "" },
    { FIELD (LATITUDE), "50,8466", "50.8466", "" },
    { FIELD (MODE), "poi", "poi", "radius" },
    { FIELD (RADIUS), "75", "75", "" },
    { FIELD (RADIUS), "100000 m", "100000", "" },
    { FIELD (RADIUS), "0", "", "" },
    { FIELD (PRESENCE_REQUIRED), "1", "1", "0" },
    { FIELD (WORKS_DECLARED), "1", "1", "0" },
    { FIELD (DECLARATION_NUMBER), " 1y1zz 000001hz", "1Y1ZZ000001HZ", "" },
    { FIELD (PRESENCE_PARTY), "client", "client", "" },
    { FIELD (PRESENCE_PARTY), "executor", "executor", "" },
    { FIELD (PRESENCE_NOTE), "a\nb\n", "a\nb", "" },
    { FIELD (FOR_SERVICE), "1", "1", "0" },
    { FIELD (COLOUR), "1c71d8", "#1C71D8", "" },
    { FIELD (COLOUR), "#000000", "#000000", "" },
    { FIELD (NOTE), "gate 2", "gate 2", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklProjectEdit) before = new_complete ();
      g_autoptr (TklProjectEdit) after
          = tkl_project_edit_set_text (before, cases[i].field, cases[i].typed, TODAY);
      g_autoptr (TklProjectEdit) cleared = NULL;
      g_autofree char *shown = tkl_project_edit_text (after, cases[i].field);
      g_autofree char *empty = NULL;

      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_null (after->typed[cases[i].field]);
      /* The edit it came from is untouched. */
      g_assert_false (tkl_project_edit_changed (before));
      g_assert_true (tkl_project_edit_changed (after));
      cleared = tkl_project_edit_set_text (after, cases[i].field, "  ", TODAY);
      empty = tkl_project_edit_text (cleared, cases[i].field);
      g_assert_cmpstr (empty, ==, cases[i].empty);
    }
}

/* Text that is no value stays in the field, is an error, and the value before it stays behind. */
static void
test_unreadable (void)
{
  static const Typed cases[] = {
    { FIELD (STATUS), "open" },     { FIELD (FROM), "31/02/2026" },   { FIELD (TO), "soon" },
    { FIELD (LATITUDE), "90,1" },   { FIELD (LONGITUDE), "N4" },      { FIELD (MODE), "circle" },
    { FIELD (RADIUS), "100001" },   { FIELD (RADIUS), "-5" },         { FIELD (RADIUS), "1,5" },
    { FIELD (RADIUS), "5 km" },     { FIELD (COLOUR), "red" },        { FIELD (COLOUR), "#12345" },
    { FIELD (FOR_SERVICE), "yes" }, { FIELD (PRESENCE_PARTY), "me" },
  };
  const TklProjectSurroundings around = { NULL, 0, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklProjectEdit) edit = type (new_complete (), cases[i].field, cases[i].text);
      g_autofree char *shown = tkl_project_edit_text (edit, cases[i].field);
      g_autofree char *problems = list_problems (edit, &around);
      g_autofree char *expected
          = g_strdup_printf ("%u:%u!", cases[i].field, (guint) TKL_PROBLEM_UNREADABLE);

      g_assert_cmpstr (shown, ==, cases[i].text);
      g_assert_cmpstr (problems, ==, expected);
      g_assert_cmpint (edit->curr->radius_m, ==, 150);
      g_assert_true (tkl_project_edit_changed (edit));
    }
}

static const struct
{
  Typed typed[MAX_TYPED];
  int default_radius_m;
  guint n_zones;
  int field; /* −1: nothing is wrong */
  TklProblemCode code;
  gboolean is_error;
} faults[] = {
  { { { FIELD (NUMBER), "" } }, 0, 0, FIELD (NUMBER), TKL_PROBLEM_MISSING, TRUE },
  { { { FIELD (NUMBER), "P2" } }, 0, 0, FIELD (NUMBER), TKL_PROBLEM_TAKEN, TRUE },
  { { { FIELD (NUMBER), "p2" } }, 0, 0, -1, 0, FALSE },
  { { { FIELD (TOWN), "a\nb" } }, 0, 0, FIELD (TOWN), TKL_PROBLEM_TEXT, TRUE },
  { { { FIELD (NOTE), "a\nb" } }, 0, 0, -1, 0, FALSE },
  { { { FIELD (NAME), "" }, { FIELD (TOWN), "" } }, 0, 0, -1, 0, FALSE },
  { { { FIELD (FROM), "2/3/2026" }, { FIELD (TO), "1/3/2026" } },
    0,
    0,
    FIELD (TO),
    TKL_PROBLEM_ORDER,
    TRUE },
  { { { FIELD (FROM), "1/3/2026" }, { FIELD (TO), "1/3/2026" } }, 0, 0, -1, 0, FALSE },
  { { { FIELD (TO), "1/3/2026" } }, 0, 0, -1, 0, FALSE },
  /* A place is needed by the circle alone. */
  { { { FIELD (LATITUDE), "" } }, 0, 0, FIELD (LATITUDE), TKL_PROBLEM_HALF, TRUE },
  { { { FIELD (LONGITUDE), "" } }, 0, 0, FIELD (LONGITUDE), TKL_PROBLEM_HALF, TRUE },
  { { { FIELD (LATITUDE), "" }, { FIELD (LONGITUDE), "" } },
    0,
    0,
    FIELD (LATITUDE),
    TKL_PROBLEM_NO_PLACE,
    FALSE },
  { { { FIELD (LATITUDE), "" }, { FIELD (LONGITUDE), "" } }, 0, 1, -1, 0, FALSE },
  { { { FIELD (LATITUDE), "" }, { FIELD (LONGITUDE), "" }, { FIELD (MODE), "poi" } },
    0,
    1,
    -1,
    0,
    FALSE },
  /* F118: found by its zones. */
  { { { FIELD (MODE), "poi" } }, 0, 0, FIELD (MODE), TKL_PROBLEM_NO_ZONE, FALSE },
  { { { FIELD (MODE), "poi" } }, 0, 2, -1, 0, FALSE },
  /* F121: with no radius anywhere it takes ticks at any distance. */
  { { { FIELD (RADIUS), "" } }, 0, 0, FIELD (RADIUS), TKL_PROBLEM_NO_RADIUS, FALSE },
  { { { FIELD (RADIUS), "0" } }, 0, 3, FIELD (RADIUS), TKL_PROBLEM_NO_RADIUS, FALSE },
  { { { FIELD (RADIUS), "" } }, 100, 0, -1, 0, FALSE },
  { { { FIELD (RADIUS), "" }, { FIELD (MODE), "poi" } }, 0, 1, -1, 0, FALSE },
  /* F132, F133: both boxes and a number; whatever is wrong with it is only told. */
  { { { FIELD (PRESENCE_REQUIRED), "1" }, { FIELD (DECLARATION_NUMBER), "1Y1ZZ000001HZ" } },
    0,
    0,
    FIELD (WORKS_DECLARED),
    TKL_PROBLEM_MISSING,
    FALSE },
  { { { FIELD (PRESENCE_REQUIRED), "1" }, { FIELD (WORKS_DECLARED), "1" } },
    0,
    0,
    FIELD (DECLARATION_NUMBER),
    TKL_PROBLEM_MISSING,
    FALSE },
  { { { FIELD (PRESENCE_REQUIRED), "1" },
      { FIELD (WORKS_DECLARED), "1" },
      { FIELD (DECLARATION_NUMBER), "1Y1ZZ000001HZ" } },
    0,
    0,
    -1,
    0,
    FALSE },
  { { { FIELD (WORKS_DECLARED), "1" } }, 0, 0, -1, 0, FALSE },
  { { { FIELD (DECLARATION_NUMBER), "1Y1ZZZZZZZZXZ" } }, 0, 0, -1, 0, FALSE },
  { { { FIELD (DECLARATION_NUMBER), "1Y1ZZ000001JZ" } },
    0,
    0,
    FIELD (DECLARATION_NUMBER),
    TKL_PROBLEM_CHECK,
    FALSE },
  { { { FIELD (DECLARATION_NUMBER), "1Y1ZZ000001HA" } },
    0,
    0,
    FIELD (DECLARATION_NUMBER),
    TKL_PROBLEM_CHECK,
    FALSE },
  { { { FIELD (DECLARATION_NUMBER), "1Y1ZZ00O001HZ" } },
    0,
    0,
    FIELD (DECLARATION_NUMBER),
    TKL_PROBLEM_UNREADABLE,
    FALSE },
  { { { FIELD (DECLARATION_NUMBER), "1Y1ZZ000001H" } },
    0,
    0,
    FIELD (DECLARATION_NUMBER),
    TKL_PROBLEM_UNREADABLE,
    FALSE },
};

static void
test_validate (void)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_add (taken, (gpointer) "P2");
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      const TklProjectSurroundings around
          = { taken, faults[i].default_radius_m, faults[i].n_zones };
      TklProjectEdit *edit = new_complete ();
      g_autofree char *problems = NULL;
      g_autofree char *expected = faults[i].field < 0
                                      ? g_strdup ("")
                                      : g_strdup_printf ("%d:%u%s", faults[i].field, faults[i].code,
                                                         faults[i].is_error ? "!" : "");

      for (gsize t = 0; t < MAX_TYPED && faults[i].typed[t].text != NULL; t++)
        edit = type (edit, faults[i].typed[t].field, faults[i].typed[t].text);
      problems = list_problems (edit, &around);
      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (problems, ==, expected);
      tkl_project_edit_free (edit);
    }
}

static void
test_location (void)
{
  const TklProjectSurroundings around = { NULL, 0, 0 };
  g_autoptr (TklProjectEdit) edit = type (new_complete (), FIELD (LATITUDE), "north");
  g_autoptr (TklProjectEdit) found
      = tkl_project_edit_set_location (edit, (TklPoint){ 508466000, 43517000 });
  g_autofree char *problems = list_problems (found, &around);
  g_autofree char *latitude = tkl_project_edit_text (found, FIELD (LATITUDE));

  g_assert_cmpstr (problems, ==, "");
  g_assert_cmpstr (latitude, ==, "50.8466");
}

/* Somebody blocked it and gave it a client meanwhile; here client and note were changed. */
static void
test_rebase (void)
{
  TklProjectEdit *edit = new_complete ();
  g_autoptr (TklProject) stored = tkl_project_copy (edit->orig);
  g_autoptr (TklProjectEdit) based = NULL;

  edit = type (edit, FIELD (CLIENT), "Stad");
  edit = type (edit, FIELD (NOTE), "gate");
  edit = type (edit, FIELD (RADIUS), "far");
  stored->version = 7;
  stored->status = TKL_PROJECT_BLOCKED;
  tkl_set_str (&stored->client, "Dorp");
  based = tkl_project_edit_rebase (edit, stored);
  g_assert_cmpint (based->curr->version, ==, 7);
  g_assert_cmpstr (based->orig->client, ==, "Dorp");
  g_assert_cmpstr (based->curr->client, ==, "Stad");
  g_assert_cmpstr (based->curr->note, ==, "gate");
  g_assert_cmpint (based->curr->status, ==, TKL_PROJECT_BLOCKED);
  g_assert_cmpstr (based->typed[FIELD (RADIUS)], ==, "far");
  tkl_project_edit_free (edit);
}

/* What F8 stops at: whatever the form would say, of those that are active. */
static void
test_attention (void)
{
  static const struct
  {
    Typed typed[MAX_TYPED];
    guint n_zones;
    gboolean needs;
  } cases[] = {
    { { { FIELD (CLIENT), "Stad" } }, 0, FALSE },
    { { { FIELD (RADIUS), "" } }, 0, TRUE },
    { { { FIELD (RADIUS), "" }, { FIELD (STATUS), "blocked" } }, 0, FALSE },
    { { { FIELD (RADIUS), "" }, { FIELD (STATUS), "closed" } }, 0, FALSE },
    { { { FIELD (MODE), "poi" } }, 0, TRUE },
    { { { FIELD (MODE), "poi" } }, 1, FALSE },
    { { { FIELD (PRESENCE_REQUIRED), "1" } }, 0, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TklProjectSurroundings around = { NULL, 0, cases[i].n_zones };
      TklProjectEdit *edit = new_complete ();

      for (gsize t = 0; t < MAX_TYPED && cases[i].typed[t].text != NULL; t++)
        edit = type (edit, cases[i].typed[t].field, cases[i].typed[t].text);
      g_assert_cmpint (tkl_project_needs_attention (edit->curr, &around), ==, cases[i].needs);
      tkl_project_edit_free (edit);
    }
}

/* What several projects get at once, and nothing else. */
static void
test_take_fields (void)
{
  g_autoptr (TklProjectEdit) edit = type (new_complete (), FIELD (CLIENT), "Stad");
  g_autoptr (TklProject) to = tkl_project_new ();

  edit->curr->presence_party = TKL_PARTY_OWN;
  tkl_set_str (&to->name, "Kade");
  tkl_project_take_fields (
      to, edit->curr, 1u << FIELD (CLIENT) | 1u << FIELD (PRESENCE_PARTY) | 1u << FIELD (RADIUS));
  g_assert_cmpstr (to->client, ==, "Stad");
  g_assert_cmpint (to->presence_party, ==, TKL_PARTY_OWN);
  g_assert_cmpint (to->radius_m, ==, 150);
  g_assert_cmpstr (to->name, ==, "Kade");
  g_assert_null (to->number);
  g_assert_false (tkl_point_is_set (to->location));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project-edit/fields", test_fields);
  g_test_add_func ("/project-edit/unreadable", test_unreadable);
  g_test_add_func ("/project-edit/validate", test_validate);
  g_test_add_func ("/project-edit/location", test_location);
  g_test_add_func ("/project-edit/rebase", test_rebase);
  g_test_add_func ("/project-edit/attention", test_attention);
  g_test_add_func ("/project-edit/take-fields", test_take_fields);
  return g_test_run ();
}
