/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spellings in which a telematics platform may write an i-Button key. */
/* Thread: any; pure. */
#include "tkl-sim-spelling.h"

#include <string.h>

#define N_ROM 8
#define FAMILY 0x01

static guint64
read_hex (const char *digits)
{
  return g_ascii_strtoull (digits, NULL, 16);
}

static void
reverse_bytes (const char *hex, char ret_hex[TKL_KEY_SIZE])
{
  for (gsize i = 0; i < N_ROM; i++)
    memcpy (ret_hex + 2 * i, hex + 2 * (N_ROM - 1 - i), 2);
  ret_hex[2 * N_ROM] = '\0';
}

void
tkl_sim_key_from_serial (guint64 serial, char ret_printed[TKL_KEY_SIZE])
{
  guint8 rom[N_ROM] = { FAMILY };

  g_return_if_fail (serial > 0 && serial < G_GUINT64_CONSTANT (1) << 48);

  for (gsize i = 1; i < N_ROM - 1; i++, serial >>= 8)
    rom[i] = (guint8) (serial & 0xFF);
  rom[N_ROM - 1] = tkl_key_crc (rom, N_ROM - 1);
  for (gsize i = 0; i < N_ROM; i++)
    g_snprintf (ret_printed + 2 * i, 3, "%02X", rom[N_ROM - 1 - i]);
}

void
tkl_sim_spell_key (const char *printed,
                   TklSimSpelling spelling,
                   char ret_text[TKL_SIM_SPELLING_SIZE])
{
  char wire[TKL_KEY_SIZE];
  const char *shown = wire;

  g_return_if_fail (printed != NULL && strlen (printed) == 2 * N_ROM);

  reverse_bytes (printed, wire);
  switch (spelling)
    {
    case TKL_SIM_SPELL_PRINTED:
      g_strlcpy (ret_text, printed, TKL_SIM_SPELLING_SIZE);
      return;
    case TKL_SIM_SPELL_0X:
      g_snprintf (ret_text, TKL_SIM_SPELLING_SIZE, "0x%s", wire);
      return;
    case TKL_SIM_SPELL_UNSIGNED:
      g_snprintf (ret_text, TKL_SIM_SPELLING_SIZE, "%" G_GUINT64_FORMAT, read_hex (wire));
      return;
    case TKL_SIM_SPELL_SIGNED:
      g_snprintf (ret_text, TKL_SIM_SPELLING_SIZE, "%" G_GINT64_FORMAT,
                  (gint64) read_hex (printed));
      return;
    case TKL_SIM_SPELL_SERIAL:
      g_snprintf (ret_text, TKL_SIM_SPELLING_SIZE, "%.12s", printed + 2);
      return;
    case TKL_SIM_SPELL_STRIPPED:
      while (*shown == '0')
        shown++;
      break;
    case TKL_SIM_SPELL_LOWER:
      for (char *c = wire; *c != '\0'; c++)
        *c = g_ascii_tolower (*c);
      break;
    case TKL_SIM_SPELL_WIRE:
    case TKL_SIM_SPELL_ZEROS:
    case TKL_SIM_SPELL_NULL:
    default:
      break;
    }
  g_strlcpy (ret_text, shown, TKL_SIM_SPELLING_SIZE);
}
