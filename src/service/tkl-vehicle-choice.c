/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklVehicleChoice: which vehicles a synchronisation or derivation is about. */
/* Thread: plain values. */
#include "tkl-vehicle-choice-private.h"

#include "tkl-service-error.h"

#include <glib/gi18n-lib.h>

/* More of them fill a line. */
#define MAX_TITLES 10

TklVehicleChoice *
tkl_vehicle_choice_copy (const TklVehicleChoice *choice)
{
  TklVehicleChoice *copy = g_new0 (TklVehicleChoice, 1);

  if (choice == NULL)
    return copy;
  copy->n_ids = choice->n_ids;
  copy->ids = g_memdup2 (choice->ids, choice->n_ids * sizeof *choice->ids);
  copy->names = (const char *const *) g_strdupv ((char **) choice->names);
  return copy;
}

void
tkl_vehicle_choice_free (TklVehicleChoice *choice)
{
  if (choice == NULL)
    return;
  g_free ((gpointer) choice->ids);
  g_strfreev ((char **) choice->names);
  g_free (choice);
}

gboolean
tkl_vehicle_choice_is_all (const TklVehicleChoice *choice)
{
  return choice->n_ids == 0 && (choice->names == NULL || choice->names[0] == NULL);
}

static gboolean
is_named (const TklVehicle *vehicle, const char *name)
{
  const char *const names[] = { vehicle->name,         vehicle->remote_name, vehicle->plate,
                                vehicle->remote_plate, vehicle->imei,        vehicle->remote_id };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i], name) == 0)
      return TRUE;
  return FALSE;
}

gboolean
tkl_vehicle_choice_has (const TklVehicleChoice *choice, const TklVehicle *vehicle)
{
  if (tkl_vehicle_choice_is_all (choice))
    return TRUE;
  for (gsize i = 0; i < choice->n_ids; i++)
    if (choice->ids[i] == vehicle->id)
      return TRUE;
  for (gsize i = 0; choice->names != NULL && choice->names[i] != NULL; i++)
    if (is_named (vehicle, choice->names[i]))
      return TRUE;
  return FALSE;
}

/* A choice of one: of the id or the name at an index of a longer one. */
static gboolean
finds_any (const TklVehicleChoice *one, const GPtrArray *vehicles)
{
  for (guint i = 0; i < vehicles->len; i++)
    if (tkl_vehicle_choice_has (one, vehicles->pdata[i]))
      return TRUE;
  return FALSE;
}

gboolean
tkl_vehicle_choice_check (const TklVehicleChoice *choice, const GPtrArray *vehicles, GError **error)
{
  for (gsize i = 0; choice->names != NULL && choice->names[i] != NULL; i++)
    {
      const char *const names[] = { choice->names[i], NULL };

      if (finds_any (&(TklVehicleChoice){ .names = names }, vehicles))
        continue;
      g_set_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE,
                   _ ("There is no vehicle named “%s”."), choice->names[i]);
      return FALSE;
    }
  for (gsize i = 0; i < choice->n_ids; i++)
    if (!finds_any (&(TklVehicleChoice){ .ids = &choice->ids[i], .n_ids = 1 }, vehicles))
      {
        g_set_error_literal (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_NOT_FOUND,
                             _ ("One of the chosen vehicles is no longer there."));
        return FALSE;
      }
  return TRUE;
}

char *
tkl_vehicle_choice_describe (const TklVehicleChoice *choice, const GPtrArray *vehicles)
{
  g_autoptr (GString) text = NULL;
  guint n = 0;

  if (tkl_vehicle_choice_is_all (choice))
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < vehicles->len && n <= MAX_TITLES; i++)
    {
      const TklVehicle *vehicle = vehicles->pdata[i];

      if (!tkl_vehicle_choice_has (choice, vehicle))
        continue;
      if (n++ > 0)
        g_string_append (text, ", ");
      g_string_append (text, n <= MAX_TITLES ? tkl_vehicle_title (vehicle) : "…");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
