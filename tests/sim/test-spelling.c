/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spellings of keys: every one is read back as the same key. */
#include "tkl-sim-spelling.h"

typedef struct
{
  const char *printed;
  guint64 serial;
  TklSimSpelling spelling;
  const char *text;
} Case;

static const Case cases[] = {
  { "4E00001234567801", 0x12345678, TKL_SIM_SPELL_WIRE, "017856341200004E" },
  { "4E00001234567801", 0x12345678, TKL_SIM_SPELL_PRINTED, "4E00001234567801" },
  { "3D00000BADC0DE01", 0xBADC0DE, TKL_SIM_SPELL_WIRE, "01DEC0AD0B00003D" },
  { "3D00000BADC0DE01", 0xBADC0DE, TKL_SIM_SPELL_LOWER, "01dec0ad0b00003d" },
  { "3D00000BADC0DE01", 0xBADC0DE, TKL_SIM_SPELL_0X, "0x01DEC0AD0B00003D" },
  { "3D00000BADC0DE01", 0xBADC0DE, TKL_SIM_SPELL_STRIPPED, "1DEC0AD0B00003D" },
  { "3D00000BADC0DE01", 0xBADC0DE, TKL_SIM_SPELL_SERIAL, "00000BADC0DE" },
  { "3D00000BADC0DE01", 0xBADC0DE, TKL_SIM_SPELL_ZEROS, "01DEC0AD0B00003D" },
  { "3D00000BADC0DE01", 0xBADC0DE, TKL_SIM_SPELL_NULL, "01DEC0AD0B00003D" },
  { "0A00000000000101", 1, TKL_SIM_SPELL_UNSIGNED, "72339069014638602" },
  { "820000A1B2C3D401", 0xA1B2C3D4, TKL_SIM_SPELL_SIGNED, "-9079256154290007039" },
  { "0A00000000000101", 1, TKL_SIM_SPELL_SIGNED, "720575940379279617" },
  { "2FFFFFFFFFFFFF01", 0xFFFFFFFFFFFF, TKL_SIM_SPELL_WIRE, "01FFFFFFFFFFFF2F" },
};

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char text[TKL_SIM_SPELLING_SIZE];

      tkl_sim_spell_key (cases[i].printed, cases[i].spelling, text);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_serials (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char printed[TKL_KEY_SIZE];

      tkl_sim_key_from_serial (cases[i].serial, printed);
      g_assert_cmpstr (printed, ==, cases[i].printed);
    }
}

static void
test_read_back (void)
{
  for (guint64 serial = 1; serial < G_GUINT64_CONSTANT (1) << 48; serial = serial * 3 + 7)
    for (int spelling = TKL_SIM_SPELL_WIRE; spelling <= TKL_SIM_SPELL_NULL; spelling++)
      {
        char printed[TKL_KEY_SIZE];
        char text[TKL_SIM_SPELLING_SIZE];
        TklKeyReading reading;
        gboolean found = FALSE;

        tkl_sim_key_from_serial (serial, printed);
        tkl_sim_spell_key (printed, (TklSimSpelling) spelling, text);
        reading = tkl_key_read (text);
        g_assert_cmpint (reading.status, ==,
                         spelling == TKL_SIM_SPELL_SERIAL ? TKL_KEY_UNVERIFIED : TKL_KEY_VALID);
        for (guint i = 0; i < reading.n_candidates; i++)
          found |= g_str_equal (reading.candidate[i], printed);
        g_assert_true (found);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spelling/table", test_table);
  g_test_add_func ("/spelling/serials", test_serials);
  g_test_add_func ("/spelling/read-back", test_read_back);
  return g_test_run ();
}
