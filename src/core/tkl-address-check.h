/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklAddressFault: what cannot be right in a postal code or a house number (F078, F115). */
/* Thread: any; pure. */
#pragma once

#include "tkl-address.h"

G_BEGIN_DECLS

/* With the box, `118 boîte 12`. */
#define TKL_ADDRESS_HOUSE_CHARS 20
/* The longest codes of the world have ten, `12345-6789`. */
#define TKL_ADDRESS_POSTAL_CHARS 10

typedef enum
{
  TKL_ADDRESS_GOOD,
  TKL_ADDRESS_POSTAL_BELGIUM, /* not four digits from 1000 to 9999 */
  TKL_ADDRESS_POSTAL_ABROAD,  /* too long, or others than letters, digits, blanks and hyphens */
  TKL_ADDRESS_HOUSE,          /* too long, or no digit at all */
} TklAddressFault;

/** tkl_address_is_belgian: Returns: TRUE for no country, the code, or a name of it (nl, fr, de, en). */
gboolean tkl_address_is_belgian (const TklAddress *address);

/** tkl_address_check_postal_code: Returns: what is wrong with it in that country; none is good. */
TklAddressFault tkl_address_check_postal_code (const TklAddress *address);

/** tkl_address_check_house_number: Returns: what is wrong with it; none is good. */
TklAddressFault tkl_address_check_house_number (const TklAddress *address);

/** tkl_address_explain: Returns: a sentence, not translated: marked for gettext(); NULL for GOOD. */
const char *tkl_address_explain (TklAddressFault fault);

/**
 * tkl_address_check_change:
 * @base: as it was
 * @ret_house: (out): what is new and wrong with the house number
 *
 * What @base has already is no reason to refuse a change of something else. Returns: what is new and
 * wrong with the postal code.
 */
TklAddressFault tkl_address_check_change (const TklAddress *base,
                                          const TklAddress *wanted,
                                          TklAddressFault *ret_house);

G_END_DECLS
