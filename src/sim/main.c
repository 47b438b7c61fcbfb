/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tikklok-simulator: a server on this machine that imitates the TrustTrack API. */
/* Thread: main. */
#include "tkl-demo.h"
#include "tkl-sim-admin.h"
#include "tkl-sim-error.h"
#include "tkl-sim-options.h"
#include "tkl-sim-server.h"

#include <glib-unix.h>
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

enum
{
  EXIT_DONE = 0,
  EXIT_FAILED = 1,
  EXIT_USAGE = 2,
};

static gboolean
interrupted_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_CONTINUE;
}

/* Nothing is expected to be written, but whatever is must not keep the end from being seen. */
static gboolean
input_cb (int descriptor, GIOCondition condition, gpointer loop)
{
  char ignored[256];

  if (read (descriptor, ignored, sizeof ignored) > 0)
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static int
fail (const GError *error)
{
  gboolean failed = g_error_matches (error, TKL_SIM_ERROR, TKL_SIM_ERROR_FAILED);

  g_printerr ("tikklok-simulator: %s\n", error->message);
  return failed || error->domain != TKL_SIM_ERROR ? EXIT_FAILED : EXIT_USAGE;
}

static int
write_demo (const TklSimOptions *options)
{
  g_autoptr (TklDemo) demo = NULL;
  g_autoptr (GError) error = NULL;
  int year, month;

  if (!tkl_sim_options_month (options, &year, &month, &error))
    return fail (error);
  demo = tkl_demo_new ((guint64) options->seed, year, month, &error);
  if (demo == NULL || !tkl_demo_write (demo, options->write_demo, &error))
    return fail (error);
  return EXIT_DONE;
}

static int
serve (const TklSimOptions *options, TklSim *sim)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (TklSimServer) server = NULL;
  g_autoptr (TklSimAdmin) admin = NULL;
  g_autoptr (GError) error = NULL;
  guint interrupt, terminate;

  server = tkl_sim_server_new (sim, options->port, &error);
  if (server == NULL)
    return fail (error);
  admin = tkl_sim_admin_new (sim, options->admin_port, &error);
  if (admin == NULL)
    return fail (error);
  interrupt = g_unix_signal_add (SIGINT, interrupted_cb, loop);
  terminate = g_unix_signal_add (SIGTERM, interrupted_cb, loop);

  if (options->until_eof)
    g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR, input_cb, loop);

  /* Scripts wait for this line and read the addresses from it. */
  printf ("listening on %s admin %s\n", tkl_sim_server_url (server), tkl_sim_admin_url (admin));
  fflush (stdout);
  g_main_loop_run (loop);

  g_source_remove (interrupt);
  g_source_remove (terminate);
  return EXIT_DONE;
}

static int
run (TklSimOptions *options, char ***arguments)
{
  g_autoptr (TklSim) sim = tkl_sim_new ();
  g_autoptr (GError) error = NULL;

  if (!tkl_sim_options_parse (options, arguments, &error))
    {
      fail (error);
      g_printerr ("`tikklok-simulator --help` explains the options.\n");
      return EXIT_USAGE;
    }
  if (options->version)
    {
      printf ("tikklok-simulator " TKL_VERSION "\n");
      return EXIT_DONE;
    }
  if (options->write_demo != NULL)
    return write_demo (options);
  if (!tkl_sim_options_apply (options, sim, &error))
    return fail (error);
  sim->log.to_stderr = !options->quiet;
  return serve (options, sim);
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) arguments = g_strdupv (argv);
  TklSimOptions options;
  int status;

  setlocale (LC_ALL, "");
  tkl_sim_options_init (&options);
  status = run (&options, &arguments);
  tkl_sim_options_clear (&options);
  return status;
}
