/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo put together: firm, plan, records. */
/* Thread: any single one. */
#include "tkl-demo-private.h"

static void
clear_run (gpointer data)
{
  g_array_unref (((TklDemoRun *) data)->stops);
}

void
tkl_demo_free (TklDemo *demo)
{
  if (demo == NULL)
    return;
  for (guint i = 0; i < TKL_DEMO_SITES; i++)
    g_free (demo->sites[i].name);
  g_clear_pointer (&demo->runs, g_array_unref);
  g_clear_pointer (&demo->workdays, g_array_unref);
  g_clear_pointer (&demo->planned, g_array_unref);
  g_clear_pointer (&demo->zone, tkl_zone_unref);
  g_free (demo);
}

gint64
tkl_demo_local (const TklDemo *demo, TklDay date, int minute)
{
  return tkl_zone_to_utc_ms (demo->zone, date, (gint64) minute * 60 * 1000);
}

TklDemo *
tkl_demo_new (guint64 seed, int year, int month, GError **error)
{
  g_autoptr (TklDemo) demo = g_new0 (TklDemo, 1);

  g_return_val_if_fail (year >= 1990 && year <= 2099 && month >= 1 && month <= 12, NULL);

  demo->seed = seed;
  demo->zone = tkl_zone_new ("Europe/Brussels", error);
  if (demo->zone == NULL)
    return NULL;
  demo->first = tkl_day_from_ymd (year, month, 1);
  demo->last = tkl_day_from_ymd (month == 12 ? year + 1 : year, month % 12 + 1, 1) - 1;
  demo->runs = g_array_new (FALSE, FALSE, sizeof (TklDemoRun));
  g_array_set_clear_func (demo->runs, clear_run);
  demo->workdays = g_array_new (FALSE, FALSE, sizeof (TklDemoWorkday));
  demo->planned = g_array_new (FALSE, FALSE, sizeof (TklDemoPlanned));
  tkl_demo_make_company (demo);
  tkl_demo_make_plan (demo);
  return g_steal_pointer (&demo);
}

static void
add_drivers (const TklDemo *demo, TklSimModel *model)
{
  for (guint i = 0; i < TKL_DEMO_PEOPLE; i++)
    {
      const TklDemoPerson *person = &demo->people[i];
      TklSimDriver *driver
          = tkl_sim_model_add_driver (model, NULL, person->first_name, person->last_name);

      tkl_sim_driver_add_identifier (driver, person->key, "IBUTTON");
      if (i == 0)
        tkl_sim_driver_add_identifier (driver, "B100000012345678", "TACHOGRAPH");
      /* The list of the platform does not show everybody it knows. */
      driver->unlisted = i == TKL_DEMO_INACTIVE;
    }
}

static void
add_groups (TklSimModel *model)
{
  TklSimGroup *crews = tkl_sim_model_add_group (model, NULL, "Ploegen");
  TklSimGroup *service = tkl_sim_model_add_group (model, NULL, "Dienst");

  for (guint i = 0; i < model->vehicles->len; i++)
    {
      const TklSimVehicle *vehicle = g_ptr_array_index (model->vehicles, i);

      g_ptr_array_add ((i < TKL_DEMO_CREWS ? crews : service)->object_ids, g_strdup (vehicle->id));
    }
}

static void
add_address (
    TklSimModel *model, const char *street, int number, const TklDemoTown *town, TklPoint point)
{
  g_autofree char *text = g_strdup_printf ("%d", number);
  const char *const parts[] = { street, text, town->postal_code, town->name };

  tkl_sim_model_add_address (model, parts, point);
}

static void
add_addresses (const TklDemo *demo, TklSimModel *model)
{
  const TklDemoTown *town = &tkl_demo_towns[0];
  const char *const employer[] = { TKL_DEMO_STREET, TKL_DEMO_HOUSE, town->postal_code, town->name };

  tkl_sim_model_add_address (model, employer, demo->employer);
  for (guint i = 0; i < TKL_DEMO_PEOPLE; i++)
    add_address (model, demo->people[i].street, demo->people[i].house_number, demo->people[i].town,
                 demo->people[i].home);
  for (guint i = 0; i < TKL_DEMO_SITES; i++)
    add_address (model, demo->sites[i].street, demo->sites[i].house_number, demo->sites[i].town,
                 demo->sites[i].centre);
}

void
tkl_demo_fill (const TklDemo *demo, TklSimModel *model)
{
  for (guint i = 0; i < TKL_DEMO_VEHICLES; i++)
    tkl_demo_drive (demo, model, i);
  add_drivers (demo, model);
  add_groups (model);
  add_addresses (demo, model);
  model->now_utc_ms = tkl_demo_local (demo, demo->last + 3, 0);
}
