/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a diagnosis: gathering facts, and putting checks into words. */
/* Thread: the office's reader thread. */
#pragma once

#include "tkl-diagnosis-service.h"
#include "tkl-key-world.h"
#include "tkl-store-vehicle.h"

G_BEGIN_DECLS

/* A vehicle that matters, as its administrator knows it. */
typedef struct
{
  TklVehicle *vehicle;  /* (owned) */
  gint64 record_utc_ms; /* last record ever; TKL_INSTANT_NONE = never */
  gint64 ident_utc_ms;  /* last touch of any key; likewise */
  gboolean silent;      /* in the period */
  char *fault;          /* (owned) (nullable): why it could not be fetched the last time */
} TklSuspect;

void tkl_suspect_free (TklSuspect *suspect);

/* The facts, and the names their sentences need. */
typedef struct
{
  TklDiagnosisFacts facts;
  TklZone *zone;        /* (owned) */
  char *company;        /* (owned) (nullable): name of the one that is open */
  char *number;         /* (owned): as asked for */
  char *name;           /* (owned) (nullable): of the employee */
  char *keys;           /* (owned) (nullable): those he holds in the period, with commas between */
  char *mistyped;       /* (owned) (nullable): the number that cannot be right */
  char *turned;         /* (owned) (nullable): a text sent for his key that is not as confirmed */
  char *passed_to;      /* (owned) (nullable): name of the holder after him */
  char *sync_fault;     /* (owned) (nullable): why the last synchronisation failed */
  char *usual;          /* (owned) (nullable): vehicles he uses, with commas */
  char *without_reader; /* (owned) (nullable): of his (else: of all) vehicles, with commas */
  char *silent;         /* (owned) (nullable): likewise */
  gint64 silent_utc_ms; /* last record of the first of them; TKL_INSTANT_NONE = never */
  char *failing;        /* (owned) (nullable): title of the first vehicle that cannot be fetched */
  GPtrArray *suspects;  /* (owned) of TklSuspect: his vehicles, else all */
  char *other_key;      /* (owned) (nullable): number of the unknown key that points to him */
  gint64 last_utc_ms;   /* last touch of his keys ever; TKL_INSTANT_NONE = never */
  char *last_vehicle;   /* (owned) (nullable) */
} TklFindings;

/**
 * tkl_findings_gather:
 * @findings: (inout): zeroed; number and facts.api_key, facts.now_utc_ms are given
 * Inside a read transaction.
 */
gboolean tkl_findings_gather (
    TklStore *store, TklDay from, TklDay to, TklFindings *findings, GError **error);
void tkl_findings_clear (TklFindings *findings);

/* Who is asked about, while facts are gathered. */
typedef struct
{
  TklStore *store;
  TklKeyWorld *world;          /* (owned) */
  const TklEmployee *employee; /* (nullable) (borrowed) */
  TklDay from, to;
  TklFindings *findings;
  GHashTable *own_keys; /* (owned): ids of the keys he holds or held */
  GHashTable *usual;    /* (owned): ids of the vehicles he uses */
} TklDiagnosisSearch;

/** tkl_findings_add_name: appends to names with commas between. */
void tkl_findings_add_name (char **list, const char *name);

/** tkl_diagnosis_look_at_fleet: facts of the synchronisation and the vehicles. */
gboolean tkl_diagnosis_look_at_fleet (TklDiagnosisSearch *search, GError **error);

/** tkl_findings_say_time: in the company's time, never the tracker's (F240). Returns: (transfer full). */
char *tkl_findings_say_time (const TklFindings *findings, gint64 utc_ms);

/** tkl_diagnosis_letter_new: Returns: (transfer full) (nullable): see TklDiagnosisReport.letter. */
char *tkl_diagnosis_letter_new (const TklFindings *findings, const TklDiagnosisReport *report);

/** tkl_check_row_new: Returns: (transfer full): the check in words. */
TklCheckRow *
tkl_check_row_new (const TklFindings *findings, TklCheckCode code, TklCheckState state);
void tkl_check_row_free (TklCheckRow *row);

G_END_DECLS
