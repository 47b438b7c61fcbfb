/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers with check digits: national and bis number, enterprise number, works declaration. */
/* Thread: any; pure. */
#include "tkl-ident.h"

#include <string.h>

#define NATIONAL_DIGITS 11
#define ENTERPRISE_DIGITS 10
#define DECLARATION_CHARS 13

/* Copies the digits of @text, at most @max of them, and skips the characters in @separators.
 * @ret_digits has room for @max + 1. */
static TklIdentProblem
collect_digits (const char *text, const char *separators, gsize max, char *ret_digits)
{
  gsize n = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isspace (*p) || strchr (separators, *p) != NULL)
        continue;
      if (!g_ascii_isdigit (*p))
        return TKL_IDENT_SYNTAX;
      if (n < max)
        ret_digits[n] = *p;
      n++;
    }
  ret_digits[MIN (n, max)] = '\0';
  if (n == 0)
    return TKL_IDENT_EMPTY;
  return n <= max ? TKL_IDENT_OK : TKL_IDENT_LENGTH;
}

static guint64
read_number (const char *digits, int n)
{
  guint64 value = 0;

  for (int i = 0; i < n; i++)
    value = value * 10 + (guint64) (digits[i] - '0');
  return value;
}

/* Returns: 1 … 97, never 00. */
static guint64
compute_check (guint64 number)
{
  return 97 - number % 97;
}

/* The parts of a national number that look like a date; month and day 0 = unknown. */
typedef struct
{
  int year_of_century;
  int month;
  int day;
} BirthDate;

/* The month without the 20 or 40 of a bis number; 53 and above belong to nobody. */
static TklIdentProblem
read_birth_date (const char *digits, BirthDate *ret_birth)
{
  static const int longest[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  int month_field = (int) read_number (digits + 2, 2);
  BirthDate birth
      = { (int) read_number (digits, 2), month_field % 20, (int) read_number (digits + 4, 2) };

  if (month_field > 52 || birth.month > 12)
    return TKL_IDENT_DATE;
  if (birth.month != 0 && birth.day > longest[birth.month - 1])
    return TKL_IDENT_DATE;

  *ret_birth = birth;
  return TKL_IDENT_OK;
}

/* The two rules never agree, so the check digits tell the century. */
static TklIdentProblem
find_century (const char *digits, int *ret_century)
{
  guint64 number = read_number (digits, 9);
  guint64 check = read_number (digits + 9, 2);

  if (check == compute_check (number))
    *ret_century = 1900;
  else if (check == compute_check (G_GUINT64_CONSTANT (2000000000) + number))
    *ret_century = 2000;
  else
    return TKL_IDENT_CHECK;
  return TKL_IDENT_OK;
}

static TklIdentProblem
check_birth_date (const BirthDate *birth, int century, TklDay today)
{
  /* Of an unknown date the earliest one that it may be. */
  TklDay earliest = tkl_day_from_ymd (century + birth->year_of_century, MAX (birth->month, 1),
                                      birth->month != 0 ? MAX (birth->day, 1) : 1);

  return earliest == TKL_DAY_NONE || earliest > today ? TKL_IDENT_DATE : TKL_IDENT_OK;
}

TklIdentProblem
tkl_ident_national_number (const char *text, TklDay today, char **ret_digits)
{
  char digits[NATIONAL_DIGITS + 1];
  TklIdentProblem problem;
  BirthDate birth;
  int century;

  problem = collect_digits (text != NULL ? text : "", ".-/", NATIONAL_DIGITS, digits);
  if (problem != TKL_IDENT_OK)
    return problem;
  if (strlen (digits) != NATIONAL_DIGITS)
    return TKL_IDENT_LENGTH;

  problem = read_birth_date (digits, &birth);
  if (problem != TKL_IDENT_OK)
    return problem;
  /* Bis numbers have no such rule. */
  if (read_number (digits + 2, 2) <= 12)
    {
      guint64 counter = read_number (digits + 6, 3);

      if (counter == 0 || counter == 999)
        return TKL_IDENT_COUNTER;
    }
  problem = find_century (digits, &century);
  if (problem == TKL_IDENT_OK)
    problem = check_birth_date (&birth, century, today);
  if (problem == TKL_IDENT_OK && ret_digits != NULL)
    *ret_digits = g_strdup (digits);
  return problem;
}

char *
tkl_ident_mask_national_number (const char *digits)
{
  /* Text that is none may be anything, so that nothing of it is shown. */
  if (digits == NULL || strlen (digits) != NATIONAL_DIGITS)
    return g_strdup ("***********");
  return g_strdup_printf ("%.6s*****", digits);
}

gboolean
tkl_ident_is_masked (const char *text)
{
  return text != NULL && strlen (text) == NATIONAL_DIGITS && strspn (text, "0123456789") == 6
         && strspn (text + 6, "*") == NATIONAL_DIGITS - 6;
}

TklIdentProblem
tkl_ident_enterprise_number (const char *text, char **ret_digits)
{
  /* Room for a nought in front of the old form of nine digits. */
  char digits[1 + ENTERPRISE_DIGITS + 1] = "0";
  const char *start = text != NULL ? text : "";
  TklIdentProblem problem;
  const char *number;

  while (g_ascii_isspace (*start))
    start++;
  if (g_ascii_strncasecmp (start, "BE", 2) == 0)
    start += 2;
  problem = collect_digits (start, ".", ENTERPRISE_DIGITS, digits + 1);
  if (problem != TKL_IDENT_OK)
    return problem;

  number = strlen (digits) == ENTERPRISE_DIGITS ? digits : digits + 1;
  if (strlen (number) != ENTERPRISE_DIGITS)
    return TKL_IDENT_LENGTH;
  /* 2 … 8 are establishments: no employer. */
  if (number[0] > '1')
    return TKL_IDENT_SYNTAX;
  if (read_number (number + 8, 2) != compute_check (read_number (number, 8)))
    return TKL_IDENT_CHECK;

  if (ret_digits != NULL)
    *ret_digits = g_strdup (number);
  return TKL_IDENT_OK;
}

/* Digits, then letters without I and O: base 34. */
static const char declaration_alphabet[] = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

static TklIdentProblem
check_declaration (const char *number)
{
  guint remainder = 0;

  if (*number == '\0')
    return TKL_IDENT_EMPTY;
  if (number[strspn (number, declaration_alphabet)] != '\0')
    return TKL_IDENT_SYNTAX;
  if (strlen (number) != DECLARATION_CHARS)
    return TKL_IDENT_LENGTH;

  for (int i = 0; i < DECLARATION_CHARS - 2; i++)
    {
      const char *symbol = strchr (declaration_alphabet, number[i]);

      remainder = (remainder * 34 + (guint) (symbol - declaration_alphabet)) % 31;
    }
  if (number[11] != declaration_alphabet[remainder != 0 ? remainder : 31] || number[12] != 'Z')
    return TKL_IDENT_CHECK;
  return TKL_IDENT_OK;
}

TklIdentProblem
tkl_ident_declaration_number (const char *text, char **ret_normal)
{
  g_autoptr (GString) normal = g_string_new (NULL);
  TklIdentProblem problem;

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (normal, g_ascii_toupper (*p));
  problem = check_declaration (normal->str);
  if (ret_normal != NULL)
    *ret_normal = g_strdup (normal->str);
  return problem;
}
