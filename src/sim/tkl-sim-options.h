/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSimOptions: the command line of tikklok-simulator. */
/* Thread: main. */
#pragma once

#include "tkl-sim.h"

G_BEGIN_DECLS

/* A track to be replayed. */
typedef struct
{
  char *path;      /* (owned) */
  char *vehicle;   /* (owned) (nullable): NULL = the name of the file */
  GArray *touches; /* (element-type TklSimTouch) (owned) */
} TklSimReplay;

typedef struct
{
  guint port, admin_port;
  char *scenario;   /* (owned) (nullable) */
  char *write_demo; /* (owned) (nullable): a folder */
  char *month;      /* (owned) (nullable): `2026-03` */
  char *now;        /* (owned) (nullable) */
  gint64 seed;
  gboolean demo, quiet, version;
  gboolean until_eof; /* whoever started it holds its standard input open as long as it is wanted */
  GPtrArray *keys;    /* (element-type utf8) (owned) */
  GPtrArray *switches; /* (element-type utf8) (owned): `name=value` */
  GPtrArray *faults;   /* (element-type utf8) (owned) */
  GArray *replays;     /* (element-type TklSimReplay) (owned) */
} TklSimOptions;

/** tkl_sim_options_init: the defaults; to be cleared with tkl_sim_options_clear(). */
void tkl_sim_options_init (TklSimOptions *options);
void tkl_sim_options_clear (TklSimOptions *options);

/**
 * tkl_sim_options_parse:
 * @arguments: (inout): as in main(), in UTF-8
 * @error: TKL_SIM_ERROR: USAGE
 *
 * `--help` prints and exits, as GOptionContext does.
 */
gboolean tkl_sim_options_parse (TklSimOptions *options, char ***arguments, GError **error);

/**
 * tkl_sim_options_apply:
 * Fills @sim: scenario, then demo, then replays; then keys, switches, faults and the clock, which
 * thus go before what the scenario says.
 * @error: TKL_SIM_ERROR
 */
gboolean tkl_sim_options_apply (const TklSimOptions *options, TklSim *sim, GError **error);

/** tkl_sim_options_month: @ret_year, @ret_month: of --month, else the default. */
gboolean
tkl_sim_options_month (const TklSimOptions *options, int *ret_year, int *ret_month, GError **error);

G_END_DECLS
