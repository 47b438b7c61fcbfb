/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every spelling of every key of the API description gives one printed form (trap 9). */
/* Thread: main. */
#include "tkl-key.h"

#include <locale.h>
#include <string.h>

static const struct
{
  const char *wire;
  const char *printed;
  const char *serial;
} keys[] = {
  { "017856341200004E", "4E00001234567801", "000012345678" },
  { "01D4C3B2A1000082", "820000A1B2C3D401", "0000A1B2C3D4" },
  { "01DEC0AD0B00003D", "3D00000BADC0DE01", "00000BADC0DE" },
  { "013C2B1A00000006", "060000001A2B3C01", "0000001A2B3C" },
  { "01EEFFC0000000F7", "F7000000C0FFEE01", "000000C0FFEE" },
  { "010100000000000A", "0A00000000000101", "000000000001" },
  { "01FFFFFFFFFFFF2F", "2FFFFFFFFFFFFF01", "FFFFFFFFFFFF" },
  { "81785634120000D9", "D900001234567881", "000012345678" },
  { "01D042F31D000030", "3000001DF342D001", "00001DF342D0" },
  { "0151883D010000AF", "AF0000013D885101", "0000013D8851" },
  { "01EB450D030000AE", "AE0000030D45EB01", "0000030D45EB" },
  /* check sum 00: thirteen digits once the zeros are gone */
  { "015A0000DEBC0A00", "000ABCDE00005A01", "0ABCDE00005A" },
};

static void
assert_valid (const char *text, const char *printed)
{
  TklKeyReading reading = tkl_key_read (text);

  g_test_message ("“%s”", text);
  g_assert_cmpint (reading.status, ==, TKL_KEY_VALID);
  g_assert_cmpuint (reading.n_candidates, ==, 1);
  g_assert_cmpstr (reading.candidate[0], ==, printed);
  g_assert_false (tkl_key_looks_mistyped (text));
}

/* @text with @separator between groups of @group characters. */
static char *
separate (const char *text, const char *separator, gsize group)
{
  GString *result = g_string_new (NULL);

  for (gsize i = 0; text[i] != '\0'; i++)
    {
      if (i > 0 && i % group == 0)
        g_string_append (result, separator);
      g_string_append_c (result, text[i]);
    }
  return g_string_free (result, FALSE);
}

static void
assert_valid_taken (char *text, const char *printed)
{
  assert_valid (text, printed);
  g_free (text);
}

static void
check_spellings (const char *hex, const char *printed)
{
  g_autofree char *lower = g_ascii_strdown (hex, -1);
  guint64 number = g_ascii_strtoull (hex, NULL, 16);
  const char *stripped = hex + strspn (hex, "0");

  assert_valid (hex, printed);
  assert_valid (lower, printed);
  assert_valid_taken (g_strconcat ("0x", hex, NULL), printed);
  assert_valid_taken (g_strconcat ("0X", lower, NULL), printed);
  assert_valid_taken (g_strconcat (" \t", hex, "\r\n", NULL), printed);
  assert_valid_taken (separate (hex, ":", 2), printed);
  assert_valid_taken (separate (hex, "-", 2), printed);
  assert_valid_taken (separate (lower, ".", 4), printed);
  assert_valid_taken (separate (hex, " ", 2), printed);
  assert_valid_taken (g_strdup_printf ("%" G_GUINT64_FORMAT, number), printed);
  assert_valid_taken (g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) number), printed);
  assert_valid_taken (g_strdup_printf (" %" G_GINT64_FORMAT " ", (gint64) number), printed);
  assert_valid_taken (g_strdup_printf ("%020" G_GUINT64_FORMAT, number), printed);
  if (strlen (stripped) >= 13)
    {
      assert_valid (stripped, printed);
      assert_valid_taken (g_strconcat ("0x", stripped, NULL), printed);
    }
}

static void
test_spellings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      check_spellings (keys[i].wire, keys[i].printed);
      check_spellings (keys[i].printed, keys[i].printed);
    }
}

static gboolean
has_candidate (const TklKeyReading *reading, const char *printed)
{
  for (guint i = 0; i < reading->n_candidates; i++)
    if (strcmp (reading->candidate[i], printed) == 0)
      return TRUE;
  return FALSE;
}

/* Twelve digits, stripped ones and fourteen (family and serial) leave it to the register. */
static void
test_serials (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *wire_14 = g_strndup (keys[i].wire, 14);
      g_autofree char *lower = g_ascii_strdown (keys[i].serial, -1);
      g_autofree char *printed_14 = g_strdup_printf ("%.2s%s", keys[i].wire, keys[i].serial);
      const char *const texts[]
          = { keys[i].serial, lower, keys[i].serial + strspn (lower, "0"), wire_14, printed_14 };

      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          TklKeyReading reading = tkl_key_read (texts[j]);
          gboolean other_family = strlen (texts[j]) != 14 && g_str_has_prefix (wire_14, "81");

          g_test_message ("“%s”", texts[j]);
          if (strspn (texts[j], "Ff") == strlen (texts[j]))
            {
              g_assert_cmpint (reading.status, ==, TKL_KEY_NONE);
              continue;
            }
          g_assert_cmpint (reading.status, ==, TKL_KEY_UNVERIFIED);
          /* A bare serial is taken for the usual family. */
          g_assert_cmpint (has_candidate (&reading, keys[i].printed), ==, !other_family);
        }
    }
}

static void
test_candidates (void)
{
  static const struct
  {
    const char *text;
    const char *candidates[4]; /* in order, ended by NULL */
  } cases[] = {
    /* printed order, reversed order */
    { "00000BADC0DE", { "3D00000BADC0DE01", "B3DEC0AD0B000001" } },
    { "BADC0DE", { "3D00000BADC0DE01", "B3DEC0AD0B000001" } },
    { "01DEC0AD0B0000", { "B3DEC0AD0B000001", "3D00000BADC0DE01" } },
    /* … and as a decimal */
    { "12345678", { "4E00001234567801", "A578563412000001", "04000000BC614E01" } },
    /* the same both ways: once */
    { "ABCDEFEFCDAB", { "AEABCDEFEFCDAB01" } },
    { "81FFFFFFFFFFFF", { "B8FFFFFFFFFFFF81" } },
    /* decimal and printed order agree */
    { "1", { "0A00000000000101", "6301000000000001" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklKeyReading reading = tkl_key_read (cases[i].text);

      g_assert_cmpint (reading.status, ==, TKL_KEY_UNVERIFIED);
      for (guint j = 0; j < reading.n_candidates; j++)
        g_assert_cmpstr (reading.candidate[j], ==, cases[i].candidates[j]);
      g_assert_null (cases[i].candidates[reading.n_candidates]);
    }
}

/* What the office says is printed comes first; an order that a text cannot have changes nothing. */
static void
test_order (void)
{
  static const struct
  {
    const char *text;
    TklKeyOrder order;
    const char *first;
    guint n;
  } cases[] = {
    { "12345678", TKL_KEY_ORDER_UNKNOWN, "4E00001234567801", 3 },
    { "12345678", TKL_KEY_ORDER_PRINTED, "4E00001234567801", 3 },
    { "12345678", TKL_KEY_ORDER_REVERSED, "A578563412000001", 3 },
    { "12345678", TKL_KEY_ORDER_DECIMAL, "04000000BC614E01", 3 },
    { "12345678", TKL_KEY_ORDER_OTHER, "4E00001234567801", 3 },
    { "12345678", TKL_KEY_ORDER_UNSEEN, "4E00001234567801", 3 },
    { "00000BADC0DE", TKL_KEY_ORDER_REVERSED, "B3DEC0AD0B000001", 2 },
    { "00000BADC0DE", TKL_KEY_ORDER_DECIMAL, "3D00000BADC0DE01", 2 },
    { "01DEC0AD0B0000", TKL_KEY_ORDER_REVERSED, "3D00000BADC0DE01", 2 },
    { "ABCDEFEFCDAB", TKL_KEY_ORDER_REVERSED, "AEABCDEFEFCDAB01", 1 },
    /* Check digits decide alone. */
    { "01DEC0AD0B00003D", TKL_KEY_ORDER_REVERSED, "3D00000BADC0DE01", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklKeyReading reading = tkl_key_read_as (cases[i].text, cases[i].order);

      g_assert_cmpstr (reading.candidate[0], ==, cases[i].first);
      g_assert_cmpuint (reading.n_candidates, ==, cases[i].n);
    }
}

static void
test_others (void)
{
  static const struct
  {
    const char *text;
    TklKeyStatus status;
    gboolean mistyped;
  } cases[] = {
    { NULL, TKL_KEY_NONE, FALSE },
    { "", TKL_KEY_NONE, FALSE },
    { " \t\n", TKL_KEY_NONE, FALSE },
    { "-", TKL_KEY_NONE, FALSE },
    { "0x", TKL_KEY_NONE, FALSE },
    { "null", TKL_KEY_NONE, FALSE },
    { "None", TKL_KEY_NONE, FALSE },
    { " UNKNOWN ", TKL_KEY_NONE, FALSE },
    { "0", TKL_KEY_NONE, FALSE },
    { "0x0", TKL_KEY_NONE, FALSE },
    { "00:00:00:00:00:00:00:00", TKL_KEY_NONE, TRUE },
    { "F", TKL_KEY_NONE, FALSE },
    { "ffffffffffffffff", TKL_KEY_NONE, TRUE },
    { "000000000000000000000000000000000000000000000000000000000000000000000", TKL_KEY_NONE,
      FALSE },
    { "017857341200004E", TKL_KEY_OPAQUE, TRUE }, /* one bit flipped */
    { "01-78-57-34-12-00-00-4E", TKL_KEY_OPAQUE, TRUE },
    { "0x4E00001234577801", TKL_KEY_OPAQUE, TRUE },
    { "0100000000000099", TKL_KEY_OPAQUE, TRUE }, /* no serial */
    { "0100000000000000", TKL_KEY_OPAQUE, TRUE },
    { "01000000000000", TKL_KEY_OPAQUE, FALSE },
    { "107856341200004E", TKL_KEY_OPAQUE, TRUE }, /* another family */
    { "1234567890123456", TKL_KEY_OPAQUE, TRUE },
    { "02DEC0AD0B0000", TKL_KEY_OPAQUE, FALSE },
    { "123456789ABCD", TKL_KEY_OPAQUE, FALSE }, /* 13 digits, no key */
    { "18446744073709551615", TKL_KEY_OPAQUE, FALSE },
    { "18446744073709551616", TKL_KEY_OPAQUE, FALSE }, /* more than 64 bits */
    { "99999999999999999999", TKL_KEY_OPAQUE, FALSE },
    { "123456789012345678901", TKL_KEY_OPAQUE, FALSE }, /* 21 digits */
    { "-1", TKL_KEY_OPAQUE, FALSE },
    { "-9223372036854775808", TKL_KEY_OPAQUE, FALSE },
    { "-9999999999999999999", TKL_KEY_OPAQUE, FALSE },
    { "- 1", TKL_KEY_UNVERIFIED, FALSE }, /* a dash, not a sign */
    { "RFID-CARD-7", TKL_KEY_OPAQUE, FALSE },
    { "xxxxxxxxxx", TKL_KEY_OPAQUE, FALSE },
    { "017856341200004E017856341200004E", TKL_KEY_OPAQUE, FALSE },
    { "017856341200004É", TKL_KEY_OPAQUE, FALSE },
    { "\xff\xfe", TKL_KEY_OPAQUE, FALSE },
    { "123456789", TKL_KEY_UNVERIFIED, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TklKeyReading reading = tkl_key_read (cases[i].text);
      g_autofree char *shown = g_strescape (cases[i].text != NULL ? cases[i].text : "NULL", NULL);

      /* Escaped, since TAP is UTF-8 and one of them is not. */
      g_test_message ("“%s”", shown);
      g_assert_cmpint (reading.status, ==, cases[i].status);
      if (reading.status != TKL_KEY_UNVERIFIED)
        g_assert_cmpuint (reading.n_candidates, ==, 0);
      g_assert_cmpint (tkl_key_looks_mistyped (cases[i].text), ==, cases[i].mistyped);
    }
}

static void
test_crc (void)
{
  static const guint8 zeros[8] = { 0 };

  g_assert_cmpuint (tkl_key_crc ((const guint8 *) "123456789", 9), ==, 0xA1);
  g_assert_cmpuint (tkl_key_crc (zeros, 8), ==, 0);
  g_assert_cmpuint (tkl_key_crc (NULL, 0), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      guint8 bytes[8];

      for (guint j = 0; j < 8; j++)
        bytes[j] = (guint8) (g_ascii_xdigit_value (keys[i].wire[2 * j]) << 4
                             | g_ascii_xdigit_value (keys[i].wire[2 * j + 1]));
      g_assert_cmpuint (tkl_key_crc (bytes, 8), ==, 0);
    }
}

/* A wrong digit, or two neighbours swapped, never gives another key. */
static void
test_typing_errors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    for (guint place = 0; place < 16; place++)
      for (guint digit = 0; digit < 16; digit++)
        {
          g_autofree char *wrong = g_strdup (keys[i].printed);

          wrong[place] = "0123456789ABCDEF"[digit];
          if (wrong[place] == keys[i].printed[place])
            continue;
          g_assert_cmpint (tkl_key_read (wrong).status, !=, TKL_KEY_VALID);
          g_assert_true (tkl_key_looks_mistyped (wrong));
        }
}

static char *
make_key (guint8 family, guint64 serial, gboolean printed)
{
  guint8 bytes[8] = { family };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 6; i++)
    bytes[1 + i] = (guint8) (serial >> (8 * i));
  bytes[7] = tkl_key_crc (bytes, 7);
  for (guint i = 0; i < 8; i++)
    g_string_append_printf (text, "%02X", bytes[printed ? 7 - i : i]);
  return g_string_free (text, FALSE);
}

/* Both orders of a key are one key, also of the few that are valid both ways. */
static void
test_one_form (void)
{
  guint n_reversed = 0;

  for (guint64 i = 1; i < 300000; i++)
    {
      guint64 serial = (i * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> 16;
      g_autofree char *wire = make_key (0x01, serial, FALSE);
      g_autofree char *printed = make_key (0x01, serial, TRUE);
      TklKeyReading a = tkl_key_read (wire);
      TklKeyReading b = tkl_key_read (printed);

      g_assert_cmpint (a.status, ==, TKL_KEY_VALID);
      g_assert_cmpstr (a.candidate[0], ==, b.candidate[0]);
      n_reversed += strcmp (a.candidate[0], printed) != 0;
    }
  /* The price: these few are shown in wire order. */
  g_assert_cmpuint (n_reversed, <, 30);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/key/spellings", test_spellings);
  g_test_add_func ("/key/serials", test_serials);
  g_test_add_func ("/key/candidates", test_candidates);
  g_test_add_func ("/key/order", test_order);
  g_test_add_func ("/key/others", test_others);
  g_test_add_func ("/key/crc", test_crc);
  g_test_add_func ("/key/typing-errors", test_typing_errors);
  g_test_add_func ("/key/one-form", test_one_form);
  return g_test_run ();
}
