/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about keys that nobody holds: whose they may be and why. */
/* Thread: any; pure, in the language of the process. */
#include "tkl-key-words.h"

#include <glib/gi18n-lib.h>

const char *
tkl_key_status_title (TklKeyStatus status)
{
  switch (status)
    {
    case TKL_KEY_VALID:
      return C_ ("key", "Complete");
    case TKL_KEY_UNVERIFIED:
      return C_ ("key", "Serial number only");
    case TKL_KEY_OPAQUE:
    case TKL_KEY_NONE:
    default:
      return C_ ("key", "Other reader");
    }
}

const char *
tkl_confidence_title (TklConfidence confidence)
{
  switch (confidence)
    {
    case TKL_CONFIDENCE_STRONG:
      return C_ ("guess", "Very likely");
    case TKL_CONFIDENCE_LIKELY:
      return C_ ("guess", "Likely");
    case TKL_CONFIDENCE_WEAK:
    default:
      return C_ ("guess", "Possible");
    }
}

char *
tkl_key_say_where (const TklKeyRow *key)
{
  if (key->last_place == TKL_PLACE_EMPLOYER)
    return g_strdup (C_ ("place", "Employer"));
  if (key->last_place == TKL_PLACE_PROJECT && key->last_project != NULL)
    /* Translators: %s is the number of a project. */
    return g_strdup_printf (_ ("Project %s"), key->last_project);
  return g_strdup (key->last_address != NULL ? key->last_address : "");
}

char *
tkl_person_label (const char *number, const char *name)
{
  return g_strcmp0 (number, name) == 0 ? g_strdup (number)
                                       : g_strdup_printf ("%s %s", number, name);
}

gboolean
tkl_evidence_is_against (TklEvidence evidence)
{
  return evidence == TKL_EVIDENCE_SEEN || evidence == TKL_EVIDENCE_HAS_KEY;
}

static char *
say_home (const TklGuessRow *row)
{
  const TklKeyGuess *guess = &row->guess;

  /* Translators: first the days it was so, then all days of the key, then metres. */
  return g_strdup_printf (
      ngettext ("Ticked at this employee’s home on %1$u of %2$u day, %3$d m from the door.",
                "Ticked at this employee’s home on %1$u of %2$u days, %3$d m from the door.",
                guess->n_days),
      guess->count[TKL_EVIDENCE_HOME], guess->n_days, guess->home_m);
}

static char *
say_vehicle (const TklGuessRow *row)
{
  const TklKeyGuess *guess = &row->guess;

  if (row->vehicle == NULL)
    return NULL;
  /* Translators: first the days it was so, then all days of the key, then a vehicle. */
  return g_strdup_printf (
      ngettext ("Rode in %3$s on %1$u of %2$u day, a vehicle this employee uses.",
                "Rode in %3$s on %1$u of %2$u days, a vehicle this employee uses.", guess->n_days),
      guess->count[TKL_EVIDENCE_VEHICLE], guess->n_days, row->vehicle);
}

static char *
say_crew (const TklGuessRow *row)
{
  const TklKeyGuess *guess = &row->guess;

  if (row->mate == NULL)
    return NULL;
  /* Translators: first the days it was so, then all days of the key, then the name of a colleague. */
  return g_strdup_printf (
      ngettext ("Rode with %3$s on %1$u of %2$u day, as this employee often does.",
                "Rode with %3$s on %1$u of %2$u days, as this employee often does.", guess->n_days),
      guess->count[TKL_EVIDENCE_CREW], guess->n_days, row->mate);
}

static char *
say_planned (const TklKeyGuess *guess)
{
  /* Translators: first the days it was so, then all days of the key. */
  return g_strdup_printf (ngettext ("Ticked where this employee was planned on %1$u of %2$u day.",
                                    "Ticked where this employee was planned on %1$u of %2$u days.",
                                    guess->n_days),
                          guess->count[TKL_EVIDENCE_PLANNED], guess->n_days);
}

static char *
say_neighbour (const TklKeyGuess *guess)
{
  guint n = guess->count[TKL_EVIDENCE_NEIGHBOUR];

  /* Translators: keys are numbered in a row, and so are the people who got them. */
  return g_strdup_printf (
      ngettext ("%u key next to it in number was given to the employee next in number.",
                "%u keys next to it in number were given to the employees next in number.", n),
      n);
}

static char *
say_seen (const TklKeyGuess *guess)
{
  /* Translators: first the days it was so, then all days of the key. */
  return g_strdup_printf (ngettext ("This employee ticked with another key on %1$u of %2$u day.",
                                    "This employee ticked with another key on %1$u of %2$u days.",
                                    guess->n_days),
                          guess->count[TKL_EVIDENCE_SEEN], guess->n_days);
}

char *
tkl_guess_say_evidence (const TklGuessRow *row, TklEvidence evidence)
{
  const TklKeyGuess *guess = &row->guess;

  g_return_val_if_fail (evidence < TKL_N_EVIDENCE, NULL);

  if (guess->count[evidence] == 0)
    return NULL;
  switch (evidence)
    {
    case TKL_EVIDENCE_HOME:
      return say_home (row);
    case TKL_EVIDENCE_VEHICLE:
      return say_vehicle (row);
    case TKL_EVIDENCE_CREW:
      return say_crew (row);
    case TKL_EVIDENCE_PLANNED:
      return say_planned (guess);
    case TKL_EVIDENCE_NEIGHBOUR:
      return say_neighbour (guess);
    case TKL_EVIDENCE_SEEN:
      return say_seen (guess);
    default:
      return g_strdup (_ ("This employee already holds another key."));
    }
}

char *
tkl_guess_say (const TklGuessRow *row)
{
  const TklKeyGuess *guess = &row->guess;
  guint n = guess->n_days;
  g_autofree char *person = tkl_person_label (row->number, row->name);

  /* Translators: the sentences below: an employee, the days it was so, all days of the key. */
  if (guess->count[TKL_EVIDENCE_HOME] > 0)
    return g_strdup_printf (ngettext ("%1$s: ticked at home on %2$u of %3$u day",
                                      "%1$s: ticked at home on %2$u of %3$u days", n),
                            person, guess->count[TKL_EVIDENCE_HOME], n);
  if (guess->count[TKL_EVIDENCE_PLANNED] > 0)
    return g_strdup_printf (ngettext ("%1$s: planned where it ticked on %2$u of %3$u day",
                                      "%1$s: planned where it ticked on %2$u of %3$u days", n),
                            person, guess->count[TKL_EVIDENCE_PLANNED], n);
  if (guess->count[TKL_EVIDENCE_VEHICLE] > 0)
    return g_strdup_printf (ngettext ("%1$s: same vehicle on %2$u of %3$u day",
                                      "%1$s: same vehicle on %2$u of %3$u days", n),
                            person, guess->count[TKL_EVIDENCE_VEHICLE], n);
  if (guess->count[TKL_EVIDENCE_CREW] > 0)
    return g_strdup_printf (ngettext ("%1$s: same companions on %2$u of %3$u day",
                                      "%1$s: same companions on %2$u of %3$u days", n),
                            person, guess->count[TKL_EVIDENCE_CREW], n);
  /* Translators: %s is an employee. */
  return g_strdup_printf (_ ("%s: next in number"), person);
}

const char *
tkl_key_method_title (TklKeyMethod method)
{
  return method == TKL_KEY_METHOD_RFID ? C_ ("key", "RFID") : C_ ("key", "i-Button");
}

/* @n_of: by TklKeyStatus */
static char *
say_kinds (const guint *n_of)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  guint n_valid = n_of[TKL_KEY_VALID];
  guint n_serial = n_of[TKL_KEY_UNVERIFIED];
  guint n_other = n_of[TKL_KEY_OPAQUE];

  if (n_valid > 0)
    g_ptr_array_add (
        sentences,
        g_strdup_printf (ngettext ("%u key is a whole i-Button number: its check digits agree.",
                                   "%u keys are whole i-Button numbers: their check digits agree.",
                                   n_valid),
                         n_valid));
  if (n_serial > 0)
    g_ptr_array_add (
        sentences,
        g_strdup_printf (ngettext ("Of %u key only the serial number is sent.",
                                   "Of %u keys only the serial number is sent.", n_serial),
                         n_serial));
  if (n_other > 0)
    g_ptr_array_add (
        sentences,
        g_strdup_printf (
            ngettext ("%u key is no i-Button number: it is compared letter by letter.",
                      "%u keys are no i-Button numbers: they are compared letter by letter.",
                      n_other),
            n_other));
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv ("\n", (char **) sentences->pdata);
}

char *
tkl_key_say_kinds (const GPtrArray *keys)
{
  guint n_of[TKL_KEY_OPAQUE + 1] = { 0 };

  for (guint i = 0; i < keys->len; i++)
    {
      const TklKeyRow *key = keys->pdata[i];

      if (key->spellings[0] != NULL)
        n_of[key->status]++;
    }
  return say_kinds (n_of);
}

char *
tkl_key_say_registered_kinds (const GPtrArray *keys)
{
  guint n_of[TKL_KEY_OPAQUE + 1] = { 0 };

  for (guint i = 0; i < keys->len; i++)
    n_of[((const TklRegisteredKey *) keys->pdata[i])->reading.status]++;
  return say_kinds (n_of);
}
