/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reasons of ticks, presences among them (rules §5). */
/* Thread: any; a TklPresences by one at a time. */
#include "tkl-reasons.h"

#include "tkl-id-map.h"
#include "tkl-ident.h"
#include "tkl-link.h"

/* Around the repeated hour of autumn, workdays that start in it take turns: two days at once. */
#define N_DAYS 2

typedef struct
{
  const TklProject *project;
  guint chain; /* number of the chain that saw @days */
  TklDay days[N_DAYS];
} Site;

struct _TklPresences
{
  GArray *sites; /* Site */
  TklIdMap site_of;
  guint chain;
};

gboolean
tkl_link_presence_complete (const TklProject *project, const TklEmployee *employee, TklDay today)
{
  TklIdentProblem declaration;

  g_return_val_if_fail (project != NULL && employee != NULL, FALSE);

  if (!project->works_declared)
    return FALSE;
  /* The check character of a declaration number is known by experience only. */
  declaration = tkl_ident_declaration_number (project->declaration_number, NULL);
  return (declaration == TKL_IDENT_OK || declaration == TKL_IDENT_CHECK)
         && tkl_ident_national_number (employee->national_number, today, NULL) == TKL_IDENT_OK;
}

guint8
tkl_reasons_of_state (const TklTick *tick)
{
  guint8 reasons = 0;

  g_return_val_if_fail (tick != NULL, 0);

  if (tick->kind == TKL_TICK_START || tick->kind == TKL_TICK_STOP)
    return 0;
  if (tick->employee_id == 0)
    reasons |= TKL_REASON_NO_EMPLOYEE;
  if (tick->flags & TKL_TICK_IS_DOUBLE)
    reasons |= TKL_REASON_DOUBLE;
  if (tick->place == TKL_PLACE_NONE)
    reasons |= TKL_REASON_NO_DESTINATION;
  if (tick->place == TKL_PLACE_PROJECT && tick->project_id == 0)
    reasons |= TKL_REASON_SEVERAL_PROJECTS;
  return reasons;
}

TklPresences *
tkl_presences_new (GPtrArray *projects)
{
  TklPresences *presences = g_new0 (TklPresences, 1);

  presences->sites = g_array_new (FALSE, FALSE, sizeof (Site));
  tkl_id_map_init (&presences->site_of, 0);
  for (guint i = 0; i < projects->len; i++)
    {
      Site site = { .project = g_ptr_array_index (projects, i) };

      if (!site.project->presence_required)
        continue;
      tkl_id_map_set (&presences->site_of, (gint32) site.project->id, presences->sites->len);
      g_array_append_val (presences->sites, site);
    }
  return presences;
}

void
tkl_presences_free (TklPresences *presences)
{
  if (presences == NULL)
    return;
  g_array_unref (presences->sites);
  tkl_id_map_clear (&presences->site_of);
  g_free (presences);
}

/* Returns: TRUE the first time this chain comes to the site on that workday. */
static gboolean
comes_first (Site *site, guint chain, TklDay day)
{
  if (site->chain != chain)
    {
      site->chain = chain;
      for (guint i = 0; i < N_DAYS; i++)
        site->days[i] = TKL_DAY_NONE;
    }
  for (guint i = 0; i < N_DAYS; i++)
    if (site->days[i] == day)
      return FALSE;
  site->days[site->days[0] < site->days[1] ? 0 : 1] = day;
  return TRUE;
}

void
tkl_presences_mark (TklPresences *presences,
                    const TklEmployee *employee,
                    TklTick *ticks,
                    const guint32 *chain,
                    gsize n_chain,
                    gboolean ignore_doubles)
{
  g_return_if_fail (presences != NULL && employee != NULL);

  if (presences->sites->len == 0)
    return;
  presences->chain++;
  for (gsize i = 0; i < n_chain; i++)
    {
      TklTick *tick = &ticks[chain[i]];
      guint32 index;
      Site *site;

      if (tick->place != TKL_PLACE_PROJECT || !tkl_tick_is_kept (tick, ignore_doubles))
        continue;
      index = tkl_id_map_get (&presences->site_of, tick->project_id);
      if (index == TKL_ID_MAP_NONE)
        continue;
      site = &g_array_index (presences->sites, Site, index);
      if (!comes_first (site, presences->chain, tick->day)
          || (tick->flags & TKL_TICK_PRESENCE_SENT))
        continue;
      tick->reasons |= tkl_link_presence_complete (site->project, employee, tick->day)
                           ? TKL_REASON_PRESENCE_DUE
                           : TKL_REASON_PRESENCE_EXPECTED;
    }
}
