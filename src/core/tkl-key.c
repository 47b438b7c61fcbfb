/* SPDX-License-Identifier: GPL-3.0-or-later */
/* i-Button keys: every spelling of trackers and people to the printed form. */
/* Thread: any; pure. */
#include "tkl-key.h"

#include <string.h>

#include "tkl-text.h"

#define ROM_BYTES 8
#define ROM_DIGITS 16
#define SERIAL_BYTES 6
#define SERIAL_DIGITS 12
#define FAMILY_DS1990 0x01
#define FAMILY_DS1420 0x81
/* The longest spelling is an unsigned decimal; longer text is counted, but not kept. */
#define MAX_DIGITS 20

/* A text without its prefix and separators, in upper case. */
typedef struct
{
  char text[MAX_DIGITS + 1];
  gsize n;              /* characters, those not kept included */
  gboolean all_same;    /* … are equal to the first one */
  gboolean all_hex;     /* … are hex digits */
  gboolean all_decimal; /* … are decimal digits */
} CleanText;

static void
clean_text (const char *text, CleanText *clean)
{
  const char *p = text;

  *clean = (CleanText){ .all_same = TRUE, .all_hex = TRUE, .all_decimal = TRUE };
  while (g_ascii_isspace (*p))
    p++;
  if (p[0] == '0' && (p[1] == 'x' || p[1] == 'X'))
    p += 2;
  for (; *p != '\0'; p++)
    {
      char c = g_ascii_toupper (*p);

      if (g_ascii_isspace (c) || c == ':' || c == '.' || c == '-')
        continue;
      if (clean->n < MAX_DIGITS)
        clean->text[clean->n] = c;
      clean->n++;
      clean->all_same &= c == clean->text[0];
      clean->all_hex &= g_ascii_isxdigit (c);
      clean->all_decimal &= g_ascii_isdigit (c);
    }
}

static gboolean
says_no_key (const CleanText *clean)
{
  static const char *const words[] = { "NULL", "NONE", "UNKNOWN", NULL };

  return clean->n == 0 || (clean->all_same && (clean->text[0] == '0' || clean->text[0] == 'F'))
         || (clean->n <= MAX_DIGITS && g_strv_contains (words, clean->text));
}

guint8
tkl_key_crc (const guint8 *bytes, gsize n_bytes)
{
  guint8 crc = 0;

  g_return_val_if_fail (bytes != NULL || n_bytes == 0, 0);

  for (gsize i = 0; i < n_bytes; i++)
    {
      crc ^= bytes[i];
      for (int bit = 0; bit < 8; bit++)
        crc = (guint8) ((crc & 1) != 0 ? (crc >> 1) ^ 0x8C : crc >> 1);
    }
  return crc;
}

/* Bytes as on the wire: family, serial from its least significant byte, check sum. Eight zero bytes
 * have a valid check sum, hence the look at the serial. */
static gboolean
is_rom (const guint8 *wire)
{
  static const guint8 no_serial[SERIAL_BYTES] = { 0 };

  return (wire[0] == FAMILY_DS1990 || wire[0] == FAMILY_DS1420)
         && memcmp (wire + 1, no_serial, SERIAL_BYTES) != 0
         && tkl_key_crc (wire, ROM_BYTES - 1) == wire[ROM_BYTES - 1];
}

static void
reverse_bytes (const guint8 *bytes, gsize n, guint8 *ret_reversed)
{
  for (gsize i = 0; i < n; i++)
    ret_reversed[i] = bytes[n - 1 - i];
}

static void
add_candidate (TklKeyReading *reading, const guint8 *printed)
{
  char text[TKL_KEY_SIZE];

  for (gsize i = 0; i < ROM_BYTES; i++)
    g_snprintf (text + 2 * i, 3, "%02X", printed[i]);
  for (guint i = 0; i < reading->n_candidates; i++)
    if (strcmp (reading->candidate[i], text) == 0)
      return;
  g_assert (reading->n_candidates < TKL_KEY_MAX_CANDIDATES);
  memcpy (reading->candidate[reading->n_candidates++], text, sizeof text);
}

/* Adds the key that eight bytes in wire or printed order spell, if they do. About one key in 30,000
 * is a valid ROM both ways; of its two forms always the same one is taken, so that all spellings
 * of a key stay one key. */
static gboolean
add_rom (TklKeyReading *reading, const guint8 *bytes)
{
  guint8 reversed[ROM_BYTES];
  gboolean forward, backward;

  reverse_bytes (bytes, ROM_BYTES, reversed);
  forward = is_rom (bytes);
  backward = is_rom (reversed);
  if (!forward && !backward)
    return FALSE;

  if (forward && backward)
    add_candidate (reading, memcmp (bytes, reversed, ROM_BYTES) < 0 ? bytes : reversed);
  else
    add_candidate (reading, forward ? reversed : bytes);
  return TRUE;
}

/* Adds the key of a serial in printed order, with the family given and the check sum made up. */
static void
add_serial (TklKeyReading *reading, guint8 family, const guint8 *serial)
{
  guint8 wire[ROM_BYTES] = { family };

  reverse_bytes (serial, SERIAL_BYTES, wire + 1);
  wire[ROM_BYTES - 1] = tkl_key_crc (wire, ROM_BYTES - 1);
  add_rom (reading, wire);
}

static void
write_big_endian (guint64 value, gsize n, guint8 *ret_bytes)
{
  for (gsize i = n; i > 0; i--, value >>= 8)
    ret_bytes[i - 1] = (guint8) (value & 0xFF);
}

/* Reads at most sixteen hex digits as one number, that is, padded with zeros on the left. */
static guint64
read_hex (const char *digits, gsize n)
{
  guint64 value = 0;

  g_assert (n <= ROM_DIGITS);
  for (gsize i = 0; i < n; i++)
    value = value << 4 | (guint64) g_ascii_xdigit_value (digits[i]);
  return value;
}

static gboolean
add_rom_number (TklKeyReading *reading, guint64 value)
{
  guint8 bytes[ROM_BYTES];

  write_big_endian (value, ROM_BYTES, bytes);
  return add_rom (reading, bytes);
}

/* `-` and 1 … 19 digits: a ROM as a signed number. Asked before dashes are dropped as separators.
 * @ret_fits: the number has 64 bits; only then @ret_value is written. */
static gboolean
is_signed_decimal (const char *text, gboolean *ret_fits, guint64 *ret_value)
{
  char number[MAX_DIGITS + 1];
  gsize n_digits, n_space;
  gint64 value;

  text += strspn (text, " \t\n\v\f\r");
  if (text[0] != '-')
    return FALSE;
  n_digits = strspn (text + 1, "0123456789");
  n_space = strspn (text + 1 + n_digits, " \t\n\v\f\r");
  if (n_digits < 1 || n_digits >= MAX_DIGITS || text[1 + n_digits + n_space] != '\0')
    return FALSE;

  g_strlcpy (number, text, 1 + n_digits + 1);
  *ret_fits = tkl_parse_int64 (number, G_MININT64, G_MAXINT64, &value);
  if (*ret_fits)
    *ret_value = (guint64) value;
  return TRUE;
}

static gboolean
add_whole_key (TklKeyReading *reading, const CleanText *clean)
{
  guint64 value;

  if (clean->all_hex && clean->n == ROM_DIGITS
      && add_rom_number (reading, read_hex (clean->text, clean->n)))
    return TRUE;
  if (clean->all_decimal && clean->n <= MAX_DIGITS
      && g_ascii_string_to_unsigned (clean->text, 10, 0, G_MAXUINT64, &value, NULL)
      && add_rom_number (reading, value))
    return TRUE;
  /* Zeros in front were dropped. */
  return clean->all_hex && clean->n >= 13 && clean->n < ROM_DIGITS
         && add_rom_number (reading, read_hex (clean->text, clean->n));
}

/* A serial, with the family that stands before it or the usual one. */
typedef struct
{
  guint8 family;
  guint8 bytes[SERIAL_BYTES];
  gboolean has_decimal;
  guint8 decimal[SERIAL_BYTES]; /* the digits taken as a decimal number */
} Serial;

static gboolean
read_serial (const CleanText *clean, Serial *ret_serial)
{
  gsize n_family = clean->n == SERIAL_DIGITS + 2 ? 2 : 0;

  if (!clean->all_hex || clean->n > SERIAL_DIGITS + n_family)
    return FALSE;
  *ret_serial = (Serial){ .family = FAMILY_DS1990 };
  write_big_endian (read_hex (clean->text + n_family, clean->n - n_family), SERIAL_BYTES,
                    ret_serial->bytes);
  if (n_family > 0)
    {
      ret_serial->family = (guint8) read_hex (clean->text, n_family);
      return ret_serial->family == FAMILY_DS1990 || ret_serial->family == FAMILY_DS1420;
    }
  ret_serial->has_decimal = clean->all_decimal;
  if (clean->all_decimal)
    write_big_endian (g_ascii_strtoull (clean->text, NULL, 10), SERIAL_BYTES, ret_serial->decimal);
  return TRUE;
}

static void
add_in_order (TklKeyReading *reading, const Serial *serial, TklKeyOrder order)
{
  guint8 reversed[SERIAL_BYTES];

  if (order == TKL_KEY_ORDER_PRINTED)
    add_serial (reading, serial->family, serial->bytes);
  else if (order == TKL_KEY_ORDER_REVERSED)
    {
      reverse_bytes (serial->bytes, SERIAL_BYTES, reversed);
      add_serial (reading, serial->family, reversed);
    }
  else if (order == TKL_KEY_ORDER_DECIMAL && serial->has_decimal)
    add_serial (reading, serial->family, serial->decimal);
}

static void
add_guesses (TklKeyReading *reading, const CleanText *clean, TklKeyOrder likely)
{
  Serial serial;

  if (!read_serial (clean, &serial))
    return;
  add_in_order (reading, &serial, likely);
  add_in_order (reading, &serial, TKL_KEY_ORDER_PRINTED);
  add_in_order (reading, &serial, TKL_KEY_ORDER_REVERSED);
  add_in_order (reading, &serial, TKL_KEY_ORDER_DECIMAL);
}

gboolean
tkl_key_order_is_told (TklKeyOrder order)
{
  return order == TKL_KEY_ORDER_PRINTED || order == TKL_KEY_ORDER_REVERSED
         || order == TKL_KEY_ORDER_DECIMAL;
}

TklKeyReading
tkl_key_read_as (const char *text, TklKeyOrder order)
{
  TklKeyReading reading = { .status = TKL_KEY_OPAQUE };
  CleanText clean;
  gboolean fits;
  guint64 value;

  if (is_signed_decimal (text != NULL ? text : "", &fits, &value))
    {
      if (fits && add_rom_number (&reading, value))
        reading.status = TKL_KEY_VALID;
      return reading;
    }

  clean_text (text != NULL ? text : "", &clean);
  if (says_no_key (&clean))
    reading.status = TKL_KEY_NONE;
  else if (add_whole_key (&reading, &clean))
    reading.status = TKL_KEY_VALID;
  else
    {
      add_guesses (&reading, &clean, order);
      if (reading.n_candidates > 0)
        reading.status = TKL_KEY_UNVERIFIED;
    }
  return reading;
}

TklKeyReading
tkl_key_read (const char *text)
{
  return tkl_key_read_as (text, TKL_KEY_ORDER_UNKNOWN);
}

gboolean
tkl_key_looks_mistyped (const char *text)
{
  CleanText clean;

  clean_text (text != NULL ? text : "", &clean);
  return clean.all_hex && clean.n == ROM_DIGITS && tkl_key_read (text).status != TKL_KEY_VALID;
}

TklKeyMethod
tkl_key_method_of (TklKeyStatus status, TklKeyMethod said)
{
  if (said != TKL_KEY_METHOD_UNSAID)
    return said;
  return status == TKL_KEY_VALID || status == TKL_KEY_UNVERIFIED ? TKL_KEY_METHOD_IBUTTON
                                                                 : TKL_KEY_METHOD_RFID;
}

const char *
tkl_key_method_to_text (TklKeyMethod method)
{
  switch (method)
    {
    case TKL_KEY_METHOD_IBUTTON:
      return "i-button";
    case TKL_KEY_METHOD_RFID:
      return "rfid";
    case TKL_KEY_METHOD_UNSAID:
    default:
      return "";
    }
}
