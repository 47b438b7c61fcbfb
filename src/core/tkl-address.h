/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklAddress: a postal address, embedded by value in its owner. */
/* Thread: any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *street;       /* (owned) (nullable) */
  char *house_number; /* (owned) (nullable): with box, `12 bus 3` */
  char *postal_code;  /* (owned) (nullable) */
  char *town;         /* (owned) (nullable) */
  char *country;      /* (owned) (nullable): as typed; empty means Belgium */
} TklAddress;

/** tkl_address_copy_into: @to: (inout): zeroed, or holding an address that is replaced; may be @from. */
void tkl_address_copy_into (const TklAddress *from, TklAddress *to);
void tkl_address_clear (TklAddress *address);
gboolean tkl_address_equal (const TklAddress *a, const TklAddress *b);

G_END_DECLS
