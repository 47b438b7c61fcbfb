/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences of the two ways of giving keys out: at home addresses (F075), one by one (F076). */
/* Thread: any; pure, in the language of the process. */
#include "tkl-enrol-words.h"

#include <glib/gi18n-lib.h>

static void
append_sentence (GString *text, const char *sentence)
{
  if (sentence == NULL)
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

char *
tkl_pair_say_home (const TklKeyPair *pair)
{
  /* Translators: ticks at home, all ticks of the key, days, metres. */
  return g_strdup_printf (
      ngettext ("At home on %3$u day (ticks: %1$u of %2$u), %4$d m from the door.",
                "At home on %3$u days (ticks: %1$u of %2$u), %4$d m from the door.", pair->n_days),
      pair->n_at_home, pair->n_touches, pair->n_days, pair->distance_m);
}

char *
tkl_pair_say (const TklKeyPair *pair)
{
  GString *text = g_string_new (NULL);

  if (pair->conflicts & TKL_CONFLICT_HAS_KEY)
    append_sentence (text, _ ("The employee holds a key already."));
  if (pair->conflicts & TKL_CONFLICT_SEVERAL_KEYS)
    append_sentence (text, _ ("Another key was at this home too."));
  if (pair->conflicts & TKL_CONFLICT_SEVERAL_HOMES)
    append_sentence (text, _ ("The key was at another home too."));
  return g_string_free (text, FALSE);
}

static char *
say_kind (const TklRollRow *row, const char *name)
{
  switch (row->kind)
    {
    case TKL_ROLL_PASSED:
      return g_strdup (_ ("Passed over."));
    case TKL_ROLL_MISSING:
      return g_strdup (_ ("No tick yet."));
    case TKL_ROLL_DOUBLE:
      return g_strdup (_ ("The same key once more: it does not count."));
    case TKL_ROLL_HELD:
      if (row->position >= 0)
        return g_strdup (_ ("Holds this key already."));
      /* Translators: %s is an employee. */
      return g_strdup_printf (_ ("This key belongs to %s: it does not count."), name);
    case TKL_ROLL_EXTRA:
      return g_strdup (_ ("One key more than there are names."));
    case TKL_ROLL_PAIR:
    default:
      return NULL;
    }
}

char *
tkl_roll_row_say (const TklRollRow *row, const char *name)
{
  GString *text = g_string_new (NULL);
  g_autofree char *kind = say_kind (row, name);

  append_sentence (text, kind);
  if (row->doubts & TKL_ROLL_LONG_PAUSE)
    append_sentence (text, _ ("A long pause before it: a tick may have been lost."));
  if (row->doubts & TKL_ROLL_SAME_TIME)
    append_sentence (text, _ ("At the same moment as another key: their order is not known."));
  if (row->doubts & TKL_ROLL_OUT_OF_TURN)
    append_sentence (text, _ ("It was not this employee’s turn."));
  return g_string_free (text, FALSE);
}

char *
tkl_roll_say (const TklRoll *roll)
{
  if (roll->n_pairs == 0 && roll->n_extra > 0)
    /* Translators: %u is a number of keys. */
    return g_strdup_printf (ngettext ("%u new key ticked: add its employee to the order.",
                                      "%u new keys ticked: add their employees to the order.",
                                      roll->n_extra),
                            roll->n_extra);
  if (roll->n_pairs == 0)
    return g_strdup (_ ("No new key ticked in this vehicle since then."));
  if (roll->fits)
    /* Translators: %u is a number of keys. */
    return g_strdup_printf (ngettext ("%u key has its employee, and nothing is doubtful.",
                                      "%u keys have their employees, and nothing is doubtful.",
                                      roll->n_pairs),
                            roll->n_pairs);
  if (roll->n_doubtful > 0 || roll->n_extra > 0)
    /* Translators: %u is a number of lines of a table. */
    return g_strdup_printf (ngettext ("%u line is doubtful: look at it before you apply.",
                                      "%u lines are doubtful: look at them before you apply.",
                                      roll->n_doubtful + roll->n_extra),
                            roll->n_doubtful + roll->n_extra);
  /* Translators: %u is a number of employees. */
  return g_strdup_printf (ngettext ("%u employee has not ticked yet.",
                                    "%u employees have not ticked yet.", roll->n_missing),
                          roll->n_missing);
}
