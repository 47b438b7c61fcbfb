/* SPDX-License-Identifier: GPL-3.0-or-later */
/* i-Button keys: one canonical form for every spelling in which trackers and people write them. */
/* Thread: any; pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TKL_KEY_NONE,       /* no key: empty, zeros, NULL, … */
  TKL_KEY_VALID,      /* a ROM code with family and check sum */
  TKL_KEY_UNVERIFIED, /* a serial only: candidates, the register decides */
  TKL_KEY_OPAQUE,     /* anything else: compared as text (RFID readers) */
} TklKeyStatus;

/* By what an employee is identified (F045). */
typedef enum
{
  TKL_KEY_METHOD_UNSAID, /* nobody said: its spelling tells */
  TKL_KEY_METHOD_IBUTTON,
  TKL_KEY_METHOD_RFID,
} TklKeyMethod;

/**
 * tkl_key_method_of:
 * @said: what the office said; UNSAID: an i-Button has a ROM code or the serial of one, all else comes
 *   from an RFID reader
 * Returns: never UNSAID.
 */
TklKeyMethod tkl_key_method_of (TklKeyStatus status, TklKeyMethod said);

/** tkl_key_method_to_text: Returns: `i-button`, `rfid`; "" for UNSAID. */
const char *tkl_key_method_to_text (TklKeyMethod method);

/* Printed form: sixteen hex digits, upper case: check sum, serial (most significant byte first),
 * family, as engraved on the metal. */
#define TKL_KEY_SIZE 17
#define TKL_KEY_MAX_CANDIDATES 3

typedef struct
{
  TklKeyStatus status;
  guint n_candidates; /* VALID: 1; UNVERIFIED: 1 … 3, most likely first; else 0 */
  char candidate[TKL_KEY_MAX_CANDIDATES][TKL_KEY_SIZE]; /* printed form */
} TklKeyReading;

/**
 * tkl_key_read:
 * @text: (nullable): any spelling: wire or printed order, with or without separators and `0x`,
 *   lower case, leading zeros stripped, signed or unsigned decimal, serial only
 *
 * Requiring the family code and the check sum together makes the byte order unambiguous.
 */
TklKeyReading tkl_key_read (const char *text);

/* How a serial alone relates to what is printed on the metal: check digits cannot tell, so the office
 * is asked (setting `key-order`). */
typedef enum
{
  TKL_KEY_ORDER_UNKNOWN,  /* not asked yet */
  TKL_KEY_ORDER_PRINTED,  /* as printed */
  TKL_KEY_ORDER_REVERSED, /* its bytes reversed */
  TKL_KEY_ORDER_DECIMAL,  /* as a decimal number */
  TKL_KEY_ORDER_OTHER,    /* something else is printed */
  TKL_KEY_ORDER_UNSEEN,   /* asked, but nobody could look */
} TklKeyOrder;

/** tkl_key_order_is_told: Returns: TRUE when @order says how to read a serial. */
gboolean tkl_key_order_is_told (TklKeyOrder order);

/** tkl_key_read_as: The same, with the candidate that @order means as the most likely. */
TklKeyReading tkl_key_read_as (const char *text, TklKeyOrder order);

/**
 * tkl_key_crc:
 * CRC-8 of Dallas/Maxim (x⁸+x⁵+x⁴+1, least significant bit first). "123456789" gives 0xA1.
 */
guint8 tkl_key_crc (const guint8 *bytes, gsize n_bytes);

/**
 * tkl_key_looks_mistyped:
 *
 * Returns: TRUE for sixteen hex digits (separators and `0x` dropped) that are no valid key in either
 * byte order nor as a decimal: a typing error when a person entered them, unless a reader has
 * really sent that very text (the caller knows).
 */
gboolean tkl_key_looks_mistyped (const char *text);

G_END_DECLS
