/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cannot be right in a postal code or a house number (F078, F115). */
/* Thread: main. */
#include "tkl-address-check.h"

static void
test_postal_codes (void)
{
  static const struct
  {
    const char *country, *code;
    TklAddressFault fault;
  } cases[] = {
    { NULL, NULL, TKL_ADDRESS_GOOD },
    { NULL, "", TKL_ADDRESS_GOOD },
    { NULL, "  ", TKL_ADDRESS_GOOD },
    { NULL, "1000", TKL_ADDRESS_GOOD },
    { "", " 9999 ", TKL_ADDRESS_GOOD },
    { "BE", "2800", TKL_ADDRESS_GOOD },
    { "NL", "1012 AB", TKL_ADDRESS_GOOD },
    { "FR", "59000", TKL_ADDRESS_GOOD },
    { "Luxembourg", "L-1234", TKL_ADDRESS_GOOD },
    { "US", "12345-6789", TKL_ADDRESS_GOOD },
    { "", "0999", TKL_ADDRESS_POSTAL_BELGIUM },
    { "", "99999999999999", TKL_ADDRESS_POSTAL_BELGIUM },
    { "be", "280", TKL_ADDRESS_POSTAL_BELGIUM },
    { "BE", "28000", TKL_ADDRESS_POSTAL_BELGIUM },
    { "BE", "B-2800", TKL_ADDRESS_POSTAL_BELGIUM },
    { " belgië ", "28o0", TKL_ADDRESS_POSTAL_BELGIUM },
    { "BELGIE\xcc\x88", "59000", TKL_ADDRESS_POSTAL_BELGIUM },
    { "BELGIQUE", "59000", TKL_ADDRESS_POSTAL_BELGIUM },
    { "Belgien", "59000", TKL_ADDRESS_POSTAL_BELGIUM },
    { "Belgium", "59000", TKL_ADDRESS_POSTAL_BELGIUM },
    { "NL", "12345678901", TKL_ADDRESS_POSTAL_ABROAD },
    { "DE", "50_667", TKL_ADDRESS_POSTAL_ABROAD },
    { "DE", "-", TKL_ADDRESS_POSTAL_ABROAD },
    { "DE", "1é", TKL_ADDRESS_POSTAL_ABROAD },
    { "\xff", "50667", TKL_ADDRESS_GOOD },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklAddress address
          = { .postal_code = (char *) cases[i].code, .country = (char *) cases[i].country };

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpint (tkl_address_check_postal_code (&address), ==, cases[i].fault);
    }
}

static void
test_house_numbers (void)
{
  static const struct
  {
    const char *number;
    TklAddressFault fault;
  } cases[] = {
    { NULL, TKL_ADDRESS_GOOD },
    { " ", TKL_ADDRESS_GOOD },
    { "1", TKL_ADDRESS_GOOD },
    { "12A", TKL_ADDRESS_GOOD },
    { "12-14", TKL_ADDRESS_GOOD },
    { "118 boîte 12", TKL_ADDRESS_GOOD },
    { "boîte 1234567890 ééé", TKL_ADDRESS_GOOD }, /* 20 characters, more bytes */
    { "boîte 1234567890 éééé", TKL_ADDRESS_HOUSE },
    { "none", TKL_ADDRESS_HOUSE },
    { "/", TKL_ADDRESS_HOUSE },
    { "1\xff", TKL_ADDRESS_HOUSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklAddress address = { .house_number = (char *) cases[i].number };

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpint (tkl_address_check_house_number (&address), ==, cases[i].fault);
    }
}

/* Each fault has a sentence. */
static void
test_sentences (void)
{
  for (int fault = TKL_ADDRESS_GOOD; fault <= TKL_ADDRESS_HOUSE; fault++)
    g_assert_cmpint (tkl_address_explain ((TklAddressFault) fault) == NULL, ==,
                     fault == TKL_ADDRESS_GOOD);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address-check/postal-codes", test_postal_codes);
  g_test_add_func ("/address-check/house-numbers", test_house_numbers);
  g_test_add_func ("/address-check/sentences", test_sentences);
  return g_test_run ();
}
