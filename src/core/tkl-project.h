/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklProject: a site with its circle, and TklPoi: a polygon drawn for it. */
/* Thread: plain values; any thread, one at a time. */
#pragma once

#include "tkl-address.h"
#include "tkl-day.h"
#include "tkl-shape.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_PROJECT_MODE_RADIUS, /* found by its polygons and by its circle */
  TKL_PROJECT_MODE_POI,    /* found by its polygons only */
} TklProjectMode;

typedef enum
{
  TKL_PROJECT_ACTIVE,
  TKL_PROJECT_BLOCKED,
  TKL_PROJECT_CLOSED,
} TklProjectStatus;

/* F246: sender and executor are both liable for Checkin@Work; who of them registers at this site. */
typedef enum
{
  TKL_PARTY_UNKNOWN,
  TKL_PARTY_OWN,      /* this company */
  TKL_PARTY_CLIENT,   /* whoever gave us the work */
  TKL_PARTY_EXECUTOR, /* a subcontractor, who registers his own people */
} TklParty;

/* `radius`, `poi`; `active`, `blocked`, `closed` in files and lists. */
const char *tkl_project_mode_to_text (TklProjectMode mode);
gboolean tkl_project_mode_from_text (const char *text, TklProjectMode *ret_mode);
const char *tkl_project_status_to_text (TklProjectStatus status);
gboolean tkl_project_status_from_text (const char *text, TklProjectStatus *ret_status);

typedef struct
{
  gint64 id;      /* 0 = not stored yet */
  gint64 version; /* grows with each change; a save from an older one is a conflict */
  char *number;   /* (owned): unique */
  char *name;     /* (owned) (nullable) */
  char *client;   /* (owned) (nullable) */
  TklAddress address;
  TklPoint location; /* centre of the circle; may be unset */
  int radius_m;      /* 0 = none of its own … 100 000 */
  TklProjectMode mode;
  TklProjectStatus status;
  TklDay from, to;          /* validity, both included; NONE = open */
  char *declaration_number; /* (owned) (nullable): DDT/UWM, stored as given */
  gboolean presence_required;
  gboolean works_declared;
  TklParty presence_party;
  char *presence_note;  /* (owned) (nullable): F134: several lines, internal, never sent */
  gboolean for_service; /* F071: collects the hours of the service technicians */
  int colour;           /* on maps and in plans: 0xRRGGBB; −1 = none */
  char *note;           /* (owned) (nullable): several lines, internal */
} TklProject;

/** tkl_project_new: Returns: (transfer full): mode radius, active, nothing else known. */
TklProject *tkl_project_new (void);
TklProject *tkl_project_copy (const TklProject *project);
void tkl_project_free (TklProject *project);

/** tkl_project_label: Returns: (transfer full): `P001 Station`, or the number alone. */
char *tkl_project_label (const TklProject *project);

/** tkl_project_active_on: Returns: TRUE when ticks of workday @day may be linked to it (rules §3). */
gboolean tkl_project_active_on (const TklProject *project, TklDay day);

/** tkl_project_is_over: Returns: TRUE when it is active, but its last day lies before @day. */
gboolean tkl_project_is_over (const TklProject *project, TklDay day);

/**
 * tkl_project_end:
 *
 * Closes it so that the past stays: an active one gets @day as its last day, unless it has an earlier
 * one, and keeps its ticks until then. One that is blocked or begins after @day has no such past: its
 * status becomes closed.
 */
void tkl_project_end (TklProject *project, TklDay day);

/** tkl_project_open: the way back: active, and without a last day that is not after @day. */
void tkl_project_open (TklProject *project, TklDay day);

typedef struct
{
  gint64 id; /* 0 = not stored yet */
  gint64 project_id;
  char *name;      /* (owned) (nullable) */
  TklShape *shape; /* (owned) */
} TklPoi;

TklPoi *tkl_poi_new (gint64 project_id, const char *name, TklShape *shape_taken);
TklPoi *tkl_poi_copy (const TklPoi *poi);
void tkl_poi_free (TklPoi *poi);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklProject, tkl_project_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklPoi, tkl_poi_free)

G_END_DECLS
