/* SPDX-License-Identifier: GPL-3.0-or-later */
/* File names made of a pattern with placeholders, such as `{company} {from} {to}`. */
/* Thread: any; pure. */
#include "tkl-file-pattern.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NUMBER_MAX 40 /* bytes */

typedef enum
{
  WORD_COMPANY,
  WORD_FROM,
  WORD_TO,
  WORD_NUMBER,
  WORD_NAME,
  N_WORDS,
} Word;

static const char *const placeholders[N_WORDS]
    = { "{company}", "{from}", "{to}", "{number}", "{name}" };

/* Returns: which placeholder @text begins with, N_WORDS for none. */
static Word
find_word (const char *text)
{
  for (Word word = 0; word < N_WORDS; word++)
    if (g_str_has_prefix (text, placeholders[word]))
      return word;
  return N_WORDS;
}

const char *
tkl_file_pattern_check (const char *pattern)
{
  guint count[N_WORDS] = { 0 };

  g_return_val_if_fail (pattern != NULL, NULL);

  if (strlen (pattern) > TKL_FILE_PATTERN_MAX)
    return N_ ("A pattern of at most 60 characters is expected.");
  for (const char *at = pattern; *at != '\0';)
    {
      Word word = find_word (at);

      if (strchr ("/\\:*?\"<>|", *at) != NULL)
        return N_ ("A file name cannot hold any of / \\ : * ? \" < > |.");
      if (word == N_WORDS && (*at == '{' || *at == '}'))
        return N_ ("Braces stand around company, from, to, number or name only.");
      if (word < N_WORDS && ++count[word] > 1)
        return N_ ("A placeholder is expected once at most.");
      at += word < N_WORDS ? strlen (placeholders[word]) : 1;
    }
  if (count[WORD_FROM] == 0 || count[WORD_TO] == 0)
    return N_ ("The pattern has to hold {from} and {to}, so that no period takes the file of "
               "another.");
  return NULL;
}

/* @max_bytes: never cut inside of a character */
static void
append_cut (GString *text, const char *word, gsize max_bytes)
{
  gsize length = word != NULL ? strlen (word) : 0;

  if (length > max_bytes)
    {
      const char *end = g_utf8_find_prev_char (word, word + max_bytes + 1);

      length = end != NULL ? (gsize) (end - word) : 0;
    }
  g_string_append_len (text, word, (gssize) length);
}

static void
append_word (GString *text, Word word, const TklFileWords *words, gsize name_max)
{
  g_autofree char *day = NULL;

  switch (word)
    {
    case WORD_COMPANY:
      append_cut (text, words->company, name_max);
      break;
    case WORD_NAME:
      append_cut (text, words->name, name_max);
      break;
    case WORD_NUMBER:
      append_cut (text, words->number, NUMBER_MAX);
      break;
    default:
      day = tkl_day_format (word == WORD_FROM ? words->from : words->to);
      g_string_append (text, day);
    }
}

static char *
expand (const char *pattern, const TklFileWords *words, gsize name_max)
{
  GString *text = g_string_new (NULL);

  for (const char *at = pattern; *at != '\0';)
    {
      Word word = find_word (at);

      if (word < N_WORDS)
        {
          append_word (text, word, words, name_max);
          at += strlen (placeholders[word]);
        }
      else
        g_string_append_c (text, *at++);
    }
  if (words->number != NULL && strstr (pattern, placeholders[WORD_NUMBER]) == NULL)
    {
      g_string_append_c (text, ' ');
      append_word (text, WORD_NUMBER, words, name_max);
    }
  return g_string_free (text, FALSE);
}

char *
tkl_file_pattern_expand (const char *pattern, const TklFileWords *words, gsize max_bytes)
{
  g_autofree char *without_names = NULL;
  gsize fixed, room;

  g_return_val_if_fail (pattern != NULL && words != NULL, NULL);

  without_names = expand (pattern, words, 0);
  fixed = strlen (without_names);
  room = fixed < max_bytes ? max_bytes - fixed : 0;
  return expand (pattern, words, room / 2);
}
