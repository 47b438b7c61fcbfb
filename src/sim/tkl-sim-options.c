/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line of tikklok-simulator. */
/* Thread: main. */
#include "tkl-sim-options.h"

#include "tkl-demo.h"
#include "tkl-instant.h"
#include "tkl-sim-error.h"
#include "tkl-sim-replay.h"
#include "tkl-sim-scenario.h"
#include "tkl-sim-trace.h"
#include "tkl-text.h"

#include <string.h>

#define DEFAULT_KEY "demo-key"

static void
clear_replay (gpointer data)
{
  TklSimReplay *replay = data;

  g_free (replay->path);
  g_free (replay->vehicle);
  g_array_unref (replay->touches);
}

void
tkl_sim_options_init (TklSimOptions *options)
{
  *options = (TklSimOptions){ .seed = TKL_DEMO_SEED };
  options->keys = g_ptr_array_new_with_free_func (g_free);
  options->switches = g_ptr_array_new_with_free_func (g_free);
  options->faults = g_ptr_array_new_with_free_func (g_free);
  options->replays = g_array_new (FALSE, FALSE, sizeof (TklSimReplay));
  g_array_set_clear_func (options->replays, clear_replay);
}

void
tkl_sim_options_clear (TklSimOptions *options)
{
  g_free (options->scenario);
  g_free (options->write_demo);
  g_free (options->month);
  g_free (options->now);
  g_ptr_array_unref (options->keys);
  g_ptr_array_unref (options->switches);
  g_ptr_array_unref (options->faults);
  g_array_unref (options->replays);
}

static gboolean
add_text_cb (const char *name, const char *value, gpointer data, GError **error)
{
  TklSimOptions *options = data;
  GPtrArray *texts = g_str_equal (name, "--key")      ? options->keys
                     : g_str_equal (name, "--switch") ? options->switches
                                                      : options->faults;

  g_ptr_array_add (texts, g_strdup (value));
  return TRUE;
}

static gboolean
add_replay_cb (const char *name, const char *value, gpointer data, GError **error)
{
  TklSimOptions *options = data;
  TklSimReplay replay
      = { g_strdup (value), NULL, g_array_new (FALSE, FALSE, sizeof (TklSimTouch)) };

  g_array_set_clear_func (replay.touches, (GDestroyNotify) tkl_sim_touch_clear);
  g_array_append_val (options->replays, replay);
  return TRUE;
}

/* (nullable): the replay that --vehicle and --touch speak of. */
static TklSimReplay *
last_replay (const TklSimOptions *options, const char *name, GError **error)
{
  if (options->replays->len > 0)
    return &g_array_index (options->replays, TklSimReplay, options->replays->len - 1);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s stands behind a --replay",
               name);
  return NULL;
}

static gboolean
set_vehicle_cb (const char *name, const char *value, gpointer data, GError **error)
{
  TklSimReplay *replay = last_replay (data, name, error);

  if (replay == NULL)
    return FALSE;
  tkl_set_str (&replay->vehicle, value);
  return TRUE;
}

static gboolean
add_touch_cb (const char *name, const char *value, gpointer data, GError **error)
{
  TklSimReplay *replay = last_replay (data, name, error);
  TklSimTouch touch;

  if (replay == NULL || !tkl_sim_touch_parse (value, &touch, error))
    return FALSE;
  g_array_append_val (replay->touches, touch);
  return TRUE;
}

/* The lists of switches and faults, made from their own tables. */
static char *
describe_names (void)
{
  GString *text
      = g_string_new ("Switches, --switch NAME=VALUE (the first value is the default):\n");
  const char *const *names = tkl_sim_switch_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *values = g_strjoinv (" ", (char **) tkl_sim_switch_values (names[i]));

      g_string_append_printf (text, "  %-16s %s\n", names[i], values);
    }
  g_string_append (
      text, "\nFaults, --fault NAME[=VALUE][,count:N][,after:N][,every:N][,path:TEXT]\n"
            "(after N requests, each N-th, at most N times, only where path?query has TEXT):\n");
  for (guint i = 0; i < TKL_SIM_N_FAULTS; i++)
    g_string_append_printf (text, "  %-16s %s\n", tkl_sim_fault_name (i),
                            tkl_sim_fault_meaning (i));
  g_string_append (text, "\nWhen it is ready it prints one line, `listening on URL admin URL`. It "
                         "serves until it is\ninterrupted (SIGINT, SIGTERM). Exit status: 0 ended, "
                         "1 failed, 2 wrong usage.");
  return g_string_free (text, FALSE);
}

static GOptionContext *
make_context (TklSimOptions *options, int *port, int *admin_port)
{
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, port, "Port of the API (0 = a free one)", "N" },
    { "admin-port", 0, 0, G_OPTION_ARG_INT, admin_port, "Port of the admin interface", "N" },
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME, &options->scenario, "Load a scenario file", "FILE" },
    { "demo", 0, 0, G_OPTION_ARG_NONE, &options->demo, "A month of an invented building firm",
      NULL },
    { "month", 0, 0, G_OPTION_ARG_STRING, &options->month, "Month of the demo (2026-03)",
      "YYYY-MM" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &options->seed, "Another demo (1)", "N" },
    { "write-demo", 0, 0, G_OPTION_ARG_FILENAME, &options->write_demo,
      "Write the files of the demo for tikklokctl and end", "FOLDER" },
    { "key", 0, 0, G_OPTION_ARG_CALLBACK, add_text_cb, "An API key (demo-key)", "KEY" },
    { "switch", 0, 0, G_OPTION_ARG_CALLBACK, add_text_cb, "Answer an open question", "NAME=VALUE" },
    { "fault", 0, 0, G_OPTION_ARG_CALLBACK, add_text_cb, "Let something go wrong", "NAME[=VALUE]" },
    { "replay", 0, G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, add_replay_cb,
      "A recorded track as a vehicle", "FILE.gpx|csv" },
    { "vehicle", 0, 0, G_OPTION_ARG_CALLBACK, set_vehicle_cb, "Name of the replayed vehicle",
      "NAME" },
    { "touch", 0, 0, G_OPTION_ARG_CALLBACK, add_touch_cb, "A key touched on the track",
      "KEY@LAT,LON|KEY@TIME" },
    { "now", 0, 0, G_OPTION_ARG_STRING, &options->now, "The simulated time, standing still",
      "TIME" },
    { "quiet", 0, 0, G_OPTION_ARG_NONE, &options->quiet, "No line per request on standard error",
      NULL },
    { "until-eof", 0, 0, G_OPTION_ARG_NONE, &options->until_eof,
      "End when standard input ends, as it does with the program that started this", NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, "Print the version and end", NULL },
    { NULL },
  };
  GOptionContext *context = g_option_context_new ("— imitates the TrustTrack API on this machine");
  GOptionGroup *group = g_option_group_new ("main", "", "", options, NULL);
  g_autofree char *names = describe_names ();

  g_option_group_add_entries (group, entries);
  g_option_context_set_main_group (context, group);
  g_option_context_set_description (context, names);
  return context;
}

static gboolean
set_port (int given, guint *ret_port, GError **error)
{
  if (given >= 0 && given <= 65535)
    {
      *ret_port = (guint) given;
      return TRUE;
    }
  g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_USAGE, "port %d: must be from 0 to 65535",
               given);
  return FALSE;
}

gboolean
tkl_sim_options_parse (TklSimOptions *options, char ***arguments, GError **error)
{
  int port = 0, admin_port = 0;
  g_autoptr (GOptionContext) context = make_context (options, &port, &admin_port);
  g_autoptr (GError) cause = NULL;

  if (!g_option_context_parse_strv (context, arguments, &cause))
    {
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_USAGE, "%s", cause->message);
      return FALSE;
    }
  if ((*arguments)[0] != NULL && (*arguments)[1] != NULL)
    {
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_USAGE, "“%s” is not understood",
                   (*arguments)[1]);
      return FALSE;
    }
  return set_port (port, &options->port, error)
         && set_port (admin_port, &options->admin_port, error);
}

gboolean
tkl_sim_options_month (const TklSimOptions *options, int *ret_year, int *ret_month, GError **error)
{
  g_autofree char *first = NULL;
  TklDay day;
  int unused;

  *ret_year = TKL_DEMO_YEAR;
  *ret_month = TKL_DEMO_MONTH;
  if (options->month == NULL)
    return TRUE;
  first = g_strconcat (options->month, "-01", NULL);
  if (tkl_day_parse (first, &day))
    {
      tkl_day_to_ymd (day, ret_year, ret_month, &unused);
      if (*ret_year >= 1990 && *ret_year <= 2099)
        return TRUE;
    }
  g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_USAGE,
               "month “%s”: must be like 2026-03, from 1990-01 to 2099-12", options->month);
  return FALSE;
}

static gboolean
add_demo (const TklSimOptions *options, TklSim *sim, GError **error)
{
  g_autoptr (TklDemo) demo = NULL;
  int year, month;

  if (!tkl_sim_options_month (options, &year, &month, error))
    return FALSE;
  demo = tkl_demo_new ((guint64) options->seed, year, month, error);
  if (demo == NULL)
    return FALSE;
  tkl_demo_fill (demo, sim->model);
  return TRUE;
}

static gboolean
add_replay (const TklSimReplay *replay, TklSim *sim, GError **error)
{
  g_autoptr (GArray) fixes = tkl_sim_trace_read (replay->path, error);
  g_autofree char *name = NULL;
  gint64 end;

  if (fixes == NULL)
    return FALSE;
  name = replay->vehicle != NULL ? g_strdup (replay->vehicle) : g_path_get_basename (replay->path);
  if (!tkl_sim_replay_add (sim->model, name, fixes, replay->touches, error))
    {
      g_prefix_error (error, "%s: ", replay->path);
      return FALSE;
    }
  end = g_array_index (fixes, TklSimFix, fixes->len - 1).time_utc_ms + TKL_MS_PER_DAY;
  sim->model->now_utc_ms = MAX (sim->model->now_utc_ms, end);
  return TRUE;
}

static gboolean
set_switch (const char *text, TklSim *sim, GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *name = equals != NULL ? g_strndup (text, equals - text) : NULL;

  if (equals != NULL)
    return tkl_sim_switches_set (&sim->switches, name, equals + 1, error);
  g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_USAGE, "switch “%s”: NAME=VALUE is needed",
               text);
  return FALSE;
}

static gboolean
set_now (const TklSimOptions *options, TklSim *sim, GError **error)
{
  if (options->now == NULL)
    {
      /* Nothing in it yet: then the time of the machine is as good as any. */
      if (sim->model->now_utc_ms == 0)
        sim->model->now_utc_ms = g_get_real_time () / 1000;
      return TRUE;
    }
  if (tkl_instant_parse (options->now, NULL, &sim->model->now_utc_ms))
    return TRUE;
  g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_USAGE,
               "time “%s”: must be like 2026-03-02T05:41:07Z", options->now);
  return FALSE;
}

static gboolean
apply_behaviour (const TklSimOptions *options, TklSim *sim, GError **error)
{
  for (guint i = 0; i < options->keys->len; i++)
    tkl_sim_model_add_api_key (sim->model, g_ptr_array_index (options->keys, i));
  if (sim->model->api_keys->len == 0)
    tkl_sim_model_add_api_key (sim->model, DEFAULT_KEY);
  for (guint i = 0; i < options->switches->len; i++)
    if (!set_switch (g_ptr_array_index (options->switches, i), sim, error))
      return FALSE;
  for (guint i = 0; i < options->faults->len; i++)
    if (!tkl_sim_faults_add (&sim->faults, g_ptr_array_index (options->faults, i), error))
      return FALSE;
  return set_now (options, sim, error);
}

gboolean
tkl_sim_options_apply (const TklSimOptions *options, TklSim *sim, GError **error)
{
  if (options->scenario != NULL && !tkl_sim_scenario_load_file (sim, options->scenario, error))
    return FALSE;
  if (options->demo && !add_demo (options, sim, error))
    return FALSE;
  for (guint i = 0; i < options->replays->len; i++)
    if (!add_replay (&g_array_index (options->replays, TklSimReplay, i), sim, error))
      return FALSE;
  return apply_behaviour (options, sim, error);
}
