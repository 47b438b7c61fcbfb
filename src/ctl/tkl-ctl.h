/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of tikklokctl share: options, the office, exit statuses, waiting. */
/* Thread: main. */
#pragma once

#include "tkl-company.h"
#include "tkl-ctl-table.h"
#include "tkl-office.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Exit statuses: part of the contract, scripts rely on them. */
typedef enum
{
  TKL_EXIT_DONE = 0,
  TKL_EXIT_PARTLY = 1,
  TKL_EXIT_USAGE = 2,
  TKL_EXIT_IMPOSSIBLE = 3,
} TklExit;

/* Options as typed; which of them a command takes is said in its TklCtlCommand. */
typedef struct
{
  char *database; /* (owned) (nullable) */
  char *format;   /* (owned) (nullable) */
  gboolean quiet;
  gboolean help;
  gboolean version;
  char *from, *to; /* (owned) (nullable) */
  char **vehicles; /* (owned) (nullable): --vehicle, as often as given */
  char *employee;  /* (owned) (nullable) */
  char *project;   /* (owned) (nullable) */
  char *before;    /* (owned) (nullable) */
  char *split;     /* (owned) (nullable) */
  char *sheet;     /* (owned) (nullable) */
  char *entry;     /* (owned) (nullable) */
  gboolean force;
  gboolean dry_run;
  gboolean skip_bad;
  gboolean replace;
} TklCtlOptions;

typedef enum
{
  TKL_OPTION_RANGE = 1 << 0, /* --from --to */
  TKL_OPTION_VEHICLE = 1 << 1,
  TKL_OPTION_FILTER = 1 << 2, /* --employee --project */
  TKL_OPTION_SPLIT = 1 << 3,
  TKL_OPTION_FORCE = 1 << 4,
  TKL_OPTION_IMPORT = 1 << 5, /* --dry-run --skip-bad */
  TKL_OPTION_REPLACE = 1 << 6,
  TKL_OPTION_PURGE = 1 << 7, /* --before --dry-run */
  TKL_OPTION_SHEET = 1 << 8,
  TKL_OPTION_EMPLOYEE = 1 << 9, /* --employee alone */
  TKL_OPTION_ENTRY = 1 << 10,
  TKL_READS_ONLY = 1 << 11, /* no option: needs nothing but to read the database */
} TklCtlOptionSet;

typedef struct
{
  TklCtlOptions options;
  TklCtlFormat format;
  TklOffice *office; /* (owned): set before a command runs */
  char **arguments;  /* (borrowed): what follows the command's words */
  guint n_arguments;
  GCancellable *cancellable; /* (owned): cancelled by Ctrl+C */
} TklCtl;

typedef struct
{
  const char *words;   /* `import employees` */
  const char *usage;   /* arguments and options after the words, as in the manual */
  const char *summary; /* N_(): one sentence */
  const char *details; /* N_() (nullable): further help */
  guint options;       /* TklCtlOptionSet */
  guint min_arguments, max_arguments;
  TklExit (*run) (TklCtl *ctl);
  /* (nullable): complains about wrong options before a database is opened, or made. */
  gboolean (*check) (TklCtl *ctl);
} TklCtlCommand;

/* The commands, one table a file. Each ends with words NULL. */
extern const TklCtlCommand tkl_ctl_company_commands[];
extern const TklCtlCommand tkl_ctl_import_commands[];
extern const TklCtlCommand tkl_ctl_key_commands[];
extern const TklCtlCommand tkl_ctl_diagnose_commands[];
extern const TklCtlCommand tkl_ctl_run_commands[];
extern const TklCtlCommand tkl_ctl_addresses_commands[];
extern const TklCtlCommand tkl_ctl_notice_commands[];
extern const TklCtlCommand tkl_ctl_list_commands[];
extern const TklCtlCommand tkl_ctl_export_commands[];
extern const TklCtlCommand tkl_ctl_data_commands[];
extern const TklCtlCommand tkl_ctl_jobs_commands[];
extern const TklCtlCommand tkl_ctl_journal_commands[];

/**
 * tkl_ctl_await:
 * @ret_result: (out) (transfer full)
 *
 * Turns an _async call into a waiting one: pass tkl_ctl_arrived and the address of a NULL
 * GAsyncResult, then call this with the same address. What was stopped too late, when it was done
 * already, has a result like any other.
 */
void tkl_ctl_arrived (GObject *source, GAsyncResult *result, gpointer result_address);
GAsyncResult *tkl_ctl_await (GAsyncResult **result_address);

/**
 * tkl_ctl_iterate_until:
 * @is_done: asked after each turn of the main loop
 *
 * Here alone, and where it is waited with it, Ctrl+C and SIGTERM cancel the command.
 */
void tkl_ctl_iterate_until (gboolean (*is_done) (gpointer data), gpointer data);

/**
 * tkl_ctl_await_input:
 * Returns: FALSE when the command was stopped before there was anything to read on standard input.
 */
gboolean tkl_ctl_await_input (void);

/**
 * tkl_ctl_stop_by_signals:
 * @cancellable: (nullable) (unowned): cancelled by Ctrl+C and SIGTERM
 */
void tkl_ctl_stop_by_signals (GCancellable *cancellable);

/**
 * tkl_ctl_complain: prints `tikklokctl: …` on standard error. Names in it may come from outside:
 * what could steer the terminal is printed as blanks.
 */
void tkl_ctl_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);

/** tkl_ctl_say: prints a sentence about what was done on standard error, unless --quiet. */
void tkl_ctl_say (TklCtl *ctl, const char *format, ...) G_GNUC_PRINTF (2, 3);

/**
 * tkl_ctl_fail: (transfer full): complains about @error.
 * Returns: the status it asks for; a command that was stopped changed nothing.
 */
TklExit tkl_ctl_fail (GError *error);

/**
 * tkl_ctl_fail_midway: the same for commands that store piece by piece.
 * @kept: something was stored before @error, and stays
 */
TklExit tkl_ctl_fail_midway (GError *error, gboolean kept);

/**
 * tkl_ctl_days:
 * Reads --from and --to as dates. @needed: both must be there.
 * Returns: FALSE after a complaint.
 */
gboolean tkl_ctl_days (TklCtl *ctl, gboolean needed, TklDay *ret_from, TklDay *ret_to);

/** tkl_ctl_day: likewise one date, @text, of the option @name; NULL gives TKL_DAY_NONE. */
gboolean tkl_ctl_day (const char *name, const char *text, TklDay *ret_day);

/** tkl_ctl_check_days: for TklCtlCommand.check: what --from and --to say are dates, in order. */
gboolean tkl_ctl_check_days (TklCtl *ctl);
/** tkl_ctl_check_both_days: the same where both are needed. */
gboolean tkl_ctl_check_both_days (TklCtl *ctl);

/** tkl_ctl_load_company: Returns: (transfer full) (nullable): the settings. */
TklCompany *tkl_ctl_load_company (TklCtl *ctl, GError **error);

/** tkl_ctl_load_zone: Returns: (transfer full) (nullable): the company's time zone. */
TklZone *tkl_ctl_load_zone (TklCtl *ctl, GError **error);

G_END_DECLS
