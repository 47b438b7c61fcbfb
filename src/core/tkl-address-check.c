/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklAddressFault: what cannot be right in a postal code or a house number (F078, F115). */
/* Thread: any; pure. */
#include "tkl-address-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BELGIAN_DIGITS 4

gboolean
tkl_address_is_belgian (const TklAddress *address)
{
  static const char *const names[]
      = { "", "be", "bel", "belgië", "belgie", "belgique", "belgien", "belgium", NULL };
  g_autofree char *trimmed = NULL;
  g_autofree char *composed = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (address != NULL, FALSE);

  trimmed = g_strstrip (g_strdup (address->country != NULL ? address->country : ""));
  composed = g_utf8_normalize (trimmed, -1, G_NORMALIZE_ALL_COMPOSE);
  if (composed == NULL)
    return FALSE;
  folded = g_utf8_casefold (composed, -1);
  return g_strv_contains (names, folded);
}

static gboolean
is_belgian_code (const char *code)
{
  return strlen (code) == BELGIAN_DIGITS && strspn (code, "0123456789") == BELGIAN_DIGITS
         && code[0] != '0';
}

static gboolean
is_code (const char *code)
{
  gboolean has_sign = FALSE;

  if (strlen (code) > TKL_ADDRESS_POSTAL_CHARS)
    return FALSE;
  for (const char *p = code; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      has_sign = TRUE;
    else if (*p != ' ' && *p != '-')
      return FALSE;
  return has_sign;
}

TklAddressFault
tkl_address_check_postal_code (const TklAddress *address)
{
  g_autofree char *code = NULL;

  g_return_val_if_fail (address != NULL, TKL_ADDRESS_GOOD);

  if (address->postal_code == NULL)
    return TKL_ADDRESS_GOOD;
  code = g_strstrip (g_strdup (address->postal_code));
  if (*code == '\0')
    return TKL_ADDRESS_GOOD;
  if (tkl_address_is_belgian (address))
    return is_belgian_code (code) ? TKL_ADDRESS_GOOD : TKL_ADDRESS_POSTAL_BELGIUM;
  return is_code (code) ? TKL_ADDRESS_GOOD : TKL_ADDRESS_POSTAL_ABROAD;
}

TklAddressFault
tkl_address_check_house_number (const TklAddress *address)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (address != NULL, TKL_ADDRESS_GOOD);

  if (address->house_number == NULL)
    return TKL_ADDRESS_GOOD;
  number = g_strstrip (g_strdup (address->house_number));
  if (*number == '\0')
    return TKL_ADDRESS_GOOD;
  if (!g_utf8_validate (number, -1, NULL) || g_utf8_strlen (number, -1) > TKL_ADDRESS_HOUSE_CHARS)
    return TKL_ADDRESS_HOUSE;
  return number[strcspn (number, "0123456789")] != '\0' ? TKL_ADDRESS_GOOD : TKL_ADDRESS_HOUSE;
}

const char *
tkl_address_explain (TklAddressFault fault)
{
  switch (fault)
    {
    case TKL_ADDRESS_POSTAL_BELGIUM:
      return N_ ("A Belgian postal code has four digits, from 1000 to 9999. For an address "
                 "abroad, fill in the country.");
    case TKL_ADDRESS_POSTAL_ABROAD:
      return N_ ("A postal code has at most 10 characters: letters, digits, blanks and hyphens.");
    case TKL_ADDRESS_HOUSE:
      return N_ ("A house number has a digit and at most 20 characters, such as 12 bus 3. Leave "
                 "it empty when there is none.");
    default:
      return NULL;
    }
}

static gboolean
is_same (const char *a, const char *b)
{
  return g_str_equal (a != NULL ? a : "", b != NULL ? b : "");
}

TklAddressFault
tkl_address_check_change (const TklAddress *base,
                          const TklAddress *wanted,
                          TklAddressFault *ret_house)
{
  g_return_val_if_fail (base != NULL && wanted != NULL && ret_house != NULL, TKL_ADDRESS_GOOD);

  *ret_house = is_same (base->house_number, wanted->house_number)
                   ? TKL_ADDRESS_GOOD
                   : tkl_address_check_house_number (wanted);
  if (is_same (base->postal_code, wanted->postal_code) && is_same (base->country, wanted->country))
    return TKL_ADDRESS_GOOD;
  return tkl_address_check_postal_code (wanted);
}
