/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The switches of the simulator: one table of names, values and fields. */
/* Thread: main. */
#include "tkl-sim-switches.h"

#include "tkl-sim-error.h"

#define MAX_VALUES 10

typedef struct
{
  const char *name;
  gsize offset; /* of the guint in TklSimSwitches */
  const char *values[MAX_VALUES + 1];
} Switch;

static const Switch switches_table[] = {
  { "token", G_STRUCT_OFFSET (TklSimSwitches, token), { "last-delivered", "next" } },
  { "last-page", G_STRUCT_OFFSET (TklSimSwitches, last_page), { "null", "absent", "empty-page" } },
  { "to", G_STRUCT_OFFSET (TklSimSwitches, to), { "inclusive", "exclusive" } },
  { "limit", G_STRUCT_OFFSET (TklSimSwitches, limit), { "clamp", "422" } },
  { "missing", G_STRUCT_OFFSET (TklSimSwitches, missing), { "400", "404", "422" } },
  { "sub-second", G_STRUCT_OFFSET (TklSimSwitches, sub_second), { "off", "on" } },
  { "equal-datetimes", G_STRUCT_OFFSET (TklSimSwitches, equal_datetimes), { "off", "on" } },
  { "ibutton",
    G_STRUCT_OFFSET (TklSimSwitches, ibutton),
    { "wire", "printed", "lower", "0x", "unsigned", "signed", "serial", "stripped", "zeros",
      "null" } },
  { "persistence",
    G_STRUCT_OFFSET (TklSimSwitches, persistence),
    { "one", "held", "ignition-off" } },
  { "number-strings", G_STRUCT_OFFSET (TklSimSwitches, number_strings), { "off", "on" } },
  { "order", G_STRUCT_OFFSET (TklSimSwitches, order), { "ascending", "shuffled" } },
  { "trip-mileage", G_STRUCT_OFFSET (TklSimSwitches, trip_mileage), { "metres", "km" } },
  { "error-body", G_STRUCT_OFFSET (TklSimSwitches, error_body), { "json", "empty", "html" } },
};

static const Switch *
find_switch (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (switches_table); i++)
    if (g_strcmp0 (switches_table[i].name, name) == 0)
      return &switches_table[i];
  return NULL;
}

const char *const *
tkl_sim_switch_names (void)
{
  static const char *names[G_N_ELEMENTS (switches_table) + 1];

  for (gsize i = 0; i < G_N_ELEMENTS (switches_table); i++)
    names[i] = switches_table[i].name;
  return names;
}

const char *const *
tkl_sim_switch_values (const char *name)
{
  const Switch *found = find_switch (name);

  return found != NULL ? found->values : NULL;
}

const char *
tkl_sim_switches_value (const TklSimSwitches *switches, const char *name)
{
  const Switch *found = find_switch (name);

  return found != NULL ? found->values[G_STRUCT_MEMBER (guint, switches, found->offset)] : NULL;
}

gboolean
tkl_sim_switches_set (TklSimSwitches *switches, const char *name, const char *value, GError **error)
{
  const Switch *found = find_switch (name);
  g_autofree char *known = NULL;

  if (found == NULL)
    {
      known = g_strjoinv (", ", (char **) tkl_sim_switch_names ());
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_USAGE, "no switch “%s”; there are: %s", name,
                   known);
      return FALSE;
    }
  for (guint i = 0; found->values[i] != NULL; i++)
    if (g_strcmp0 (found->values[i], value) == 0)
      {
        G_STRUCT_MEMBER (guint, switches, found->offset) = i;
        return TRUE;
      }

  known = g_strjoinv (", ", (char **) found->values);
  g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_USAGE, "switch “%s” takes no “%s”; it takes: %s",
               name, value, known);
  return FALSE;
}
