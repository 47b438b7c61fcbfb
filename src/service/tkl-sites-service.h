/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the map of projects shows: zones, circles, the employer, homes, ticks of a period. */
/* Thread: main; the work is done on the office's reader thread. */
#pragma once

#include "tkl-areas.h"
#include "tkl-clusters.h"
#include "tkl-office.h"
#include "tkl-period.h"

G_BEGIN_DECLS

/* TklArea.style */
typedef enum
{
  TKL_SITE_ZONE,      /* drawn for a project */
  TKL_SITE_CIRCLE,    /* of a project, at the radius that counts */
  TKL_SITE_NO_RADIUS, /* a project that has none: any distance counts */
  TKL_SITE_EMPLOYER,
  TKL_SITE_HOME,
  TKL_N_SITES
} TklSiteKind;

/* TklSpot.style: the first reason of a tick, as lists show it. */
typedef enum
{
  TKL_SPOT_OK,
  TKL_SPOT_NO_EMPLOYEE,
  TKL_SPOT_DOUBLE,
  TKL_SPOT_NO_DESTINATION,
  TKL_SPOT_SEVERAL_PROJECTS,
  TKL_SPOT_PRESENCE_EXPECTED,
  TKL_SPOT_PRESENCE_DUE,
  TKL_N_SPOTS
} TklSpotKind;

/* TklArea.id: of the project; less than 0 is none. */
#define TKL_SITES_EMPLOYER_ID (-1)
#define TKL_SITES_HOME_ID(employee_id) (-1 - (gint64) (employee_id))

typedef struct
{
  TklDay today;   /* projects that are active on that day */
  gboolean homes; /* of active employees */
  gboolean ticks; /* of period */
  TklPeriod period;
} TklSitesOptions;

typedef struct
{
  TklAreas *areas;     /* (owned): finished */
  TklClusters *ticks;  /* (owned): empty when they were not asked for */
  TklPoint corners[2]; /* south-west and north-east of all areas but homes; unset: there are none */
  guint n_projects;    /* that are active */
  guint n_nowhere;     /* of them: neither zone nor coordinates */
} TklSites;

void tkl_sites_free (TklSites *sites);

/** tkl_sites_async: @options: copied. */
void tkl_sites_async (TklOffice *office,
                      const TklSitesOptions *options,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
/** tkl_sites_finish: Returns: (transfer full) (nullable). */
TklSites *tkl_sites_finish (TklOffice *office, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklSites, tkl_sites_free)

G_END_DECLS
