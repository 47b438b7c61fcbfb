/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window can do about the causes that a diagnosis finds (F233-F241). */
/* Thread: main. */
#include "tkl-cures.h"

#include <glib/gi18n-lib.h>

static const TklCure cures[] = {
  { "employee.new", "win.new-employee", N_ ("Add an employee") },
  { "employee.edit", "win.show-employee", N_ ("Show the employee"), .of_employee = TRUE },
  { "employee.keys", "win.show-employee", N_ ("Show the employee"), .of_employee = TRUE },
  { "keys.inbox", "win.unknown-keys", N_ ("Show the unknown keys") },
  { "keys.compare", "win.compare-key", N_ ("Compare a key") },
  { "settings.trusttrack", "win.enter-key", N_ ("Open the settings") },
  { "sync.run", "win.sync", N_ ("Synchronise") },
  { "vehicle.report", "win.tab::vehicles", N_ ("Show the vehicles") },
  { "vehicle.download", "win.tab::vehicles", N_ ("Show the vehicles") },
  { "period.all", "win.all-days", N_ ("Show all days") },
  { "ticks.show", "win.tab::ticks", N_ ("Show the ticks"), .of_ticks = TRUE },
  { "ticks.link", "win.link", N_ ("Link the ticks") },
};

const TklCure *
tkl_cure_find (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (cures); i++)
    if (g_str_equal (cures[i].name, name))
      return &cures[i];
  return NULL;
}

void
tkl_cure_run (
    const TklCure *cure, GtkWindow *window, TklDesk *desk, gint64 employee_id, const char *employee)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (!g_action_parse_detailed_name (cure->action, &name, &target, NULL))
    g_return_if_reached ();
  if (cure->of_employee)
    target = g_variant_ref_sink (g_variant_new_int64 (employee_id));
  gtk_widget_activate_action_variant (GTK_WIDGET (window), name, target);
  if (cure->of_ticks)
    tkl_desk_set_search (desk, employee);
  if (g_str_equal (name, "win.tab") || g_str_equal (name, "win.new-employee") || cure->of_employee)
    gtk_window_present (window);
}
