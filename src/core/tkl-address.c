/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklAddress: a postal address, embedded by value in its owner. */
/* Thread: any. */
#include "tkl-address.h"

#include "tkl-text.h"

void
tkl_address_copy_into (const TklAddress *from, TklAddress *to)
{
  g_return_if_fail (from != NULL && to != NULL);

  tkl_set_str (&to->street, from->street);
  tkl_set_str (&to->house_number, from->house_number);
  tkl_set_str (&to->postal_code, from->postal_code);
  tkl_set_str (&to->town, from->town);
  tkl_set_str (&to->country, from->country);
}

void
tkl_address_clear (TklAddress *address)
{
  if (address == NULL)
    return;
  g_clear_pointer (&address->street, g_free);
  g_clear_pointer (&address->house_number, g_free);
  g_clear_pointer (&address->postal_code, g_free);
  g_clear_pointer (&address->town, g_free);
  g_clear_pointer (&address->country, g_free);
}

gboolean
tkl_address_equal (const TklAddress *a, const TklAddress *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_strcmp0 (a->street, b->street) == 0 && g_strcmp0 (a->house_number, b->house_number) == 0
         && g_strcmp0 (a->postal_code, b->postal_code) == 0 && g_strcmp0 (a->town, b->town) == 0
         && g_strcmp0 (a->country, b->country) == 0;
}
