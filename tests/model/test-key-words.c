/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about keys: each evidence, singular and plural, and what is missing. */
/* Thread: main. */
#include "tkl-key-words.h"

static TklGuessRow
guess_of (TklEvidence evidence, guint16 count, guint16 n_days)
{
  TklGuessRow row = { .number = (char *) "12",
                      .name = (char *) "Anna Peeters",
                      .vehicle = (char *) "VAN 1",
                      .mate = (char *) "Bert" };

  row.guess.n_days = n_days;
  row.guess.home_m = 20;
  row.guess.count[evidence] = count;
  return row;
}

static void
test_evidence (void)
{
  static const struct
  {
    TklEvidence evidence;
    guint16 count, n_days;
    const char *expected;
  } cases[] = {
    { TKL_EVIDENCE_HOME, 5, 6,
      "Ticked at this employee’s home on 5 of 6 days, 20 m from the door." },
    { TKL_EVIDENCE_HOME, 1, 1,
      "Ticked at this employee’s home on 1 of 1 day, 20 m from the door." },
    { TKL_EVIDENCE_HOME, 0, 6, NULL },
    { TKL_EVIDENCE_VEHICLE, 2, 3, "Rode in VAN 1 on 2 of 3 days, a vehicle this employee uses." },
    { TKL_EVIDENCE_CREW, 2, 3, "Rode with Bert on 2 of 3 days, as this employee often does." },
    { TKL_EVIDENCE_PLANNED, 1, 3, "Ticked where this employee was planned on 1 of 3 days." },
    { TKL_EVIDENCE_NEIGHBOUR, 1, 3,
      "1 key next to it in number was given to the employee next in number." },
    { TKL_EVIDENCE_NEIGHBOUR, 2, 3,
      "2 keys next to it in number were given to the employees next in number." },
    { TKL_EVIDENCE_SEEN, 1, 3, "This employee ticked with another key on 1 of 3 days." },
    { TKL_EVIDENCE_HAS_KEY, 1, 3, "This employee already holds another key." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklGuessRow row = guess_of (cases[i].evidence, cases[i].count, cases[i].n_days);
      g_autofree char *said = tkl_guess_say_evidence (&row, cases[i].evidence);

      g_assert_cmpstr (said, ==, cases[i].expected);
      g_assert_cmpint (tkl_evidence_is_against (cases[i].evidence), ==,
                       cases[i].evidence >= TKL_EVIDENCE_SEEN);
    }
}

/* The vehicle or the colleague may be gone since. */
static void
test_without_name (void)
{
  TklGuessRow row = guess_of (TKL_EVIDENCE_VEHICLE, 2, 3);

  row.guess.count[TKL_EVIDENCE_CREW] = 1;
  row.vehicle = row.mate = NULL;
  g_assert_null (tkl_guess_say_evidence (&row, TKL_EVIDENCE_VEHICLE));
  g_assert_null (tkl_guess_say_evidence (&row, TKL_EVIDENCE_CREW));
}

static void
test_guess (void)
{
  static const struct
  {
    TklEvidence evidence;
    const char *expected;
  } cases[] = {
    { TKL_EVIDENCE_HOME, "12 Anna Peeters: ticked at home on 2 of 3 days" },
    { TKL_EVIDENCE_PLANNED, "12 Anna Peeters: planned where it ticked on 2 of 3 days" },
    { TKL_EVIDENCE_VEHICLE, "12 Anna Peeters: same vehicle on 2 of 3 days" },
    { TKL_EVIDENCE_CREW, "12 Anna Peeters: same companions on 2 of 3 days" },
    { TKL_EVIDENCE_NEIGHBOUR, "12 Anna Peeters: next in number" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklGuessRow row = guess_of (cases[i].evidence, 2, 3);
      g_autofree char *said = NULL;

      /* The strongest evidence comes first. */
      row.guess.count[TKL_EVIDENCE_NEIGHBOUR] = 1;
      said = tkl_guess_say (&row);
      g_assert_cmpstr (said, ==, cases[i].expected);
    }
}

static void
test_where (void)
{
  static const struct
  {
    TklPlace place;
    const char *project, *address, *expected;
  } cases[] = {
    { TKL_PLACE_EMPLOYER, NULL, "Rue X", "Employer" },
    { TKL_PLACE_PROJECT, "P001", NULL, "Project P001" },
    { TKL_PLACE_PROJECT, NULL, "Rue X 1, Halle", "Rue X 1, Halle" },
    { TKL_PLACE_NONE, NULL, NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklKeyRow key = { .last_place = cases[i].place,
                        .last_project = (char *) cases[i].project,
                        .last_address = (char *) cases[i].address };
      g_autofree char *said = tkl_key_say_where (&key);

      g_assert_cmpstr (said, ==, cases[i].expected);
    }
}

static void
test_person (void)
{
  g_autofree char *both = tkl_person_label ("12", "Anna");
  g_autofree char *nameless = tkl_person_label ("12", "12");

  g_assert_cmpstr (both, ==, "12 Anna");
  g_assert_cmpstr (nameless, ==, "12");
}

/* Keys that nobody ticked with yet say nothing of what readers send. */
static void
test_kinds (void)
{
  static const struct
  {
    const char *statuses; /* a letter for each key: v, s (serial), o; upper case: never ticked */
    const char *expected;
  } cases[] = {
    { "", "" },
    { "VSO", "" },
    { "vvV", "2 keys are whole i-Button numbers: their check digits agree." },
    { "s", "Of 1 key only the serial number is sent." },
    { "ooo", "3 keys are no i-Button numbers: they are compared letter by letter." },
    { "osv", "1 key is a whole i-Button number: its check digits agree.\n"
             "Of 1 key only the serial number is sent.\n"
             "1 key is no i-Button number: it is compared letter by letter." },
  };
  char *sent[] = { (char *) "0123", NULL };
  char *never[] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklKeyRow rows[4] = { { 0 } };
      g_autoptr (GPtrArray) keys = g_ptr_array_new ();
      g_autofree char *said = NULL;

      for (guint k = 0; cases[i].statuses[k] != '\0'; k++)
        {
          char letter = cases[i].statuses[k];

          rows[k].spellings = g_ascii_isupper (letter) ? never : sent;
          rows[k].status = g_ascii_tolower (letter) == 'v'   ? TKL_KEY_VALID
                           : g_ascii_tolower (letter) == 's' ? TKL_KEY_UNVERIFIED
                                                             : TKL_KEY_OPAQUE;
          g_ptr_array_add (keys, &rows[k]);
        }
      said = tkl_key_say_kinds (keys);
      g_assert_cmpstr (said, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/key-words/evidence", test_evidence);
  g_test_add_func ("/key-words/without-name", test_without_name);
  g_test_add_func ("/key-words/guess", test_guess);
  g_test_add_func ("/key-words/where", test_where);
  g_test_add_func ("/key-words/person", test_person);
  g_test_add_func ("/key-words/kinds", test_kinds);
  return g_test_run ();
}
