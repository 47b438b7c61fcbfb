/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tikklokctl: reads the command line, opens the office and runs one command. */
/* Thread: main. */
#include "tkl-ctl-progress.h"
#include "tkl-ctl.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const TklCtlCommand *const command_tables[] = {
  tkl_ctl_company_commands, tkl_ctl_import_commands,    tkl_ctl_key_commands,
  tkl_ctl_run_commands,     tkl_ctl_addresses_commands, tkl_ctl_notice_commands,
  tkl_ctl_list_commands,    tkl_ctl_export_commands,    tkl_ctl_jobs_commands,
  tkl_ctl_data_commands,    tkl_ctl_journal_commands,   tkl_ctl_diagnose_commands,
};

/* All texts are read as FILENAME, which leaves the bytes alone: STRING would convert them from the
 * locale and refuse “é” under LC_ALL=C, the locale of cron. find_garbled_option() checks them. */
static gboolean
parse_options (TklCtlOptions *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &options->database, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options->format, NULL, NULL },
    { "quiet", 0, 0, G_OPTION_ARG_NONE, &options->quiet, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &options->help, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &options->from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &options->to, NULL, NULL },
    { "vehicle", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->vehicles, NULL, NULL },
    { "employee", 0, 0, G_OPTION_ARG_FILENAME, &options->employee, NULL, NULL },
    { "project", 0, 0, G_OPTION_ARG_FILENAME, &options->project, NULL, NULL },
    { "before", 0, 0, G_OPTION_ARG_FILENAME, &options->before, NULL, NULL },
    { "split", 0, 0, G_OPTION_ARG_FILENAME, &options->split, NULL, NULL },
    { "sheet", 0, 0, G_OPTION_ARG_FILENAME, &options->sheet, NULL, NULL },
    { "entry", 0, 0, G_OPTION_ARG_FILENAME, &options->entry, NULL, NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &options->force, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options->dry_run, NULL, NULL },
    { "skip-bad", 0, 0, G_OPTION_ARG_NONE, &options->skip_bad, NULL, NULL },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &options->replace, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return g_option_context_parse (context, argc, argv, error);
}

static void
options_clear (TklCtlOptions *options)
{
  g_free (options->database);
  g_free (options->format);
  g_free (options->from);
  g_free (options->to);
  g_strfreev (options->vehicles);
  g_free (options->employee);
  g_free (options->project);
  g_free (options->before);
  g_free (options->split);
  g_free (options->sheet);
  g_free (options->entry);
}

/* An option that is there but says nothing; NULL when there is none. */
static const char *
find_empty_option (const TklCtlOptions *options)
{
  if (g_strcmp0 (options->database, "") == 0)
    return "--database";
  if (g_strcmp0 (options->sheet, "") == 0)
    return "--sheet";
  return g_strcmp0 (options->split, "") == 0 ? "--split" : NULL;
}

/* Options typed that the command does not take; NULL when there are none. */
static const char *
find_foreign_option (const TklCtlOptions *options, guint allowed)
{
  const struct
  {
    gboolean given;
    guint set;
    const char *name;
  } table[] = {
    { options->from != NULL, TKL_OPTION_RANGE, "--from" },
    { options->to != NULL, TKL_OPTION_RANGE, "--to" },
    { options->vehicles != NULL, TKL_OPTION_VEHICLE, "--vehicle" },
    { options->employee != NULL, TKL_OPTION_FILTER | TKL_OPTION_EMPLOYEE, "--employee" },
    { options->project != NULL, TKL_OPTION_FILTER, "--project" },
    { options->before != NULL, TKL_OPTION_PURGE, "--before" },
    { options->split != NULL, TKL_OPTION_SPLIT, "--split" },
    { options->sheet != NULL, TKL_OPTION_SHEET, "--sheet" },
    { options->entry != NULL, TKL_OPTION_ENTRY, "--entry" },
    { options->force, TKL_OPTION_FORCE, "--force" },
    { options->dry_run, TKL_OPTION_IMPORT | TKL_OPTION_PURGE, "--dry-run" },
    { options->skip_bad, TKL_OPTION_IMPORT, "--skip-bad" },
    { options->replace, TKL_OPTION_REPLACE, "--replace" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].given && !(allowed & table[i].set))
      return table[i].name;
  return NULL;
}

/* An option whose text is not UTF-8; NULL when there is none. File names may be any bytes. */
static const char *
find_garbled_option (const TklCtlOptions *options)
{
  const struct
  {
    const char *text;
    const char *name;
  } table[] = {
    { options->format, "--format" },   { options->from, "--from" },
    { options->to, "--to" },           { options->employee, "--employee" },
    { options->project, "--project" }, { options->before, "--before" },
    { options->sheet, "--sheet" },     { options->entry, "--entry" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].text != NULL && !g_utf8_validate (table[i].text, -1, NULL))
      return table[i].name;
  for (guint i = 0; options->vehicles != NULL && options->vehicles[i] != NULL; i++)
    if (!g_utf8_validate (options->vehicles[i], -1, NULL))
      return "--vehicle";
  return NULL;
}

/* How many of the words typed make up the command: 0 when it is another one. */
static guint
match_words (const TklCtlCommand *command, char **words, guint n_words)
{
  g_auto (GStrv) wanted = g_strsplit (command->words, " ", -1);
  guint n_wanted = g_strv_length (wanted);

  if (n_words < n_wanted)
    return 0;
  for (guint i = 0; i < n_wanted; i++)
    if (strcmp (wanted[i], words[i]) != 0)
      return 0;
  return n_wanted;
}

static const TklCtlCommand *
find_command (char **words, guint n_words, guint *ret_n_used)
{
  for (gsize t = 0; t < G_N_ELEMENTS (command_tables); t++)
    for (const TklCtlCommand *command = command_tables[t]; command->words != NULL; command++)
      {
        guint n_used = match_words (command, words, n_words);

        if (n_used > 0)
          {
            *ret_n_used = n_used;
            return command;
          }
      }
  return NULL;
}

/* @group: (nullable): `list` takes `list employees`, `list days` …; NULL all. */
static gboolean
is_in_group (const TklCtlCommand *command, const char *group)
{
  gsize length = group != NULL ? strlen (group) : 0;

  return group == NULL
         || (strncmp (command->words, group, length) == 0 && command->words[length] == ' ');
}

static gboolean
group_exists (const char *group)
{
  for (gsize t = 0; t < G_N_ELEMENTS (command_tables); t++)
    for (const TklCtlCommand *command = command_tables[t]; command->words != NULL; command++)
      if (is_in_group (command, group))
        return TRUE;
  return FALSE;
}

static void
print_usage (FILE *stream, const char *group)
{
  fprintf (stream, "%s\n\n", _ ("Usage: tikklokctl [--database FILE] COMMAND …"));
  for (gsize t = 0; t < G_N_ELEMENTS (command_tables); t++)
    for (const TklCtlCommand *command = command_tables[t]; command->words != NULL; command++)
      if (is_in_group (command, group))
        fprintf (stream, "  %-18s %s\n", command->words, _ (command->summary));
  fprintf (stream, "\n%s\n",
           _ ("For all commands: --database FILE, --format table|csv|json, --quiet, --help, "
              "--version. Options may stand before or after the command. “tikklokctl COMMAND "
              "--help” explains one command, “man tikklokctl” all of them."));
}

static char *
describe_usage (const TklCtlCommand *command)
{
  g_autofree char *line = g_strjoin (" ", "tikklokctl", command->words,
                                     command->usage[0] != '\0' ? command->usage : NULL, NULL);

  /* Translators: a command line follows the colon. */
  return g_strdup_printf (_ ("Usage: %s"), line);
}

static void
print_command_help (const TklCtlCommand *command)
{
  g_autofree char *usage = describe_usage (command);

  printf ("%s\n\n%s\n", usage, _ (command->summary));
  if (command->details != NULL)
    printf ("\n%s\n", _ (command->details));
  printf ("\n%s\n", _ ("Exit status: 0 done, 1 done in part, 2 wrong usage, 3 not possible and "
                       "nothing changed."));
}

static gboolean
choose_format (TklCtl *ctl)
{
  static const char *const names[] = { "table", "csv", "json" };

  ctl->format = isatty (STDOUT_FILENO) ? TKL_CTL_TABLE : TKL_CTL_CSV;
  if (ctl->options.format == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (ctl->options.format, names[i]) == 0)
      {
        ctl->format = i;
        return TRUE;
      }
  tkl_ctl_complain (_ ("--format takes table, csv or json, not “%s”."), ctl->options.format);
  return FALSE;
}

static char *
choose_database (const TklCtlOptions *options)
{
  const char *from_environment = g_getenv ("TIKKLOK_DATABASE");

  if (options->database != NULL)
    return g_strdup (options->database);
  if (from_environment != NULL && from_environment[0] != '\0')
    return g_strdup (from_environment);
  return g_build_filename (g_get_user_data_dir (), "tikklok", "tikklok.db", NULL);
}

/* Whoever may not write a database may still list what is in it. */
static gboolean
may_still_read (const TklCtlCommand *command, const char *path, const GError *error)
{
  return (command->options & TKL_READS_ONLY) != 0
         && g_error_matches (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_DENIED)
         && g_access (path, R_OK) == 0;
}

static TklExit
run_in_office (TklCtl *ctl, const TklCtlCommand *command)
{
  g_autofree char *path = choose_database (&ctl->options);
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  TklExit status;

  ctl->office = tkl_office_new (path, g_get_user_name ());
  ctl->cancellable = g_cancellable_new ();
  /* Who only reads has nothing to end well, and prints while it reads. */
  if ((command->options & TKL_READS_ONLY) == 0)
    tkl_ctl_stop_by_signals (ctl->cancellable);

  tkl_ctl_progress_begin (isatty (STDERR_FILENO) && !ctl->options.quiet);
  tkl_office_open_async (ctl->office, NULL, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  if (tkl_office_open_finish (ctl->office, result, &error))
    status = command->run (ctl);
  else if (may_still_read (command, path, error))
    {
      g_clear_error (&error);
      tkl_office_only_read (ctl->office);
      status = command->run (ctl);
    }
  else
    {
      tkl_ctl_fail (error);
      status = TKL_EXIT_IMPOSSIBLE;
    }

  tkl_ctl_progress_end ();
  tkl_ctl_stop_by_signals (NULL);
  tkl_office_close (ctl->office);
  g_clear_object (&result);
  g_clear_object (&ctl->office);
  g_clear_object (&ctl->cancellable);
  return status;
}

static gboolean
has_empty_argument (const TklCtl *ctl)
{
  for (guint i = 0; i < ctl->n_arguments; i++)
    if (ctl->arguments[i][0] == '\0')
      return TRUE;
  return FALSE;
}

static TklExit
run_command (TklCtl *ctl, const TklCtlCommand *command)
{
  const char *foreign = find_foreign_option (&ctl->options, command->options);
  const char *empty = find_empty_option (&ctl->options);

  if (ctl->options.help)
    {
      print_command_help (command);
      return TKL_EXIT_DONE;
    }
  if (foreign != NULL)
    {
      /* Translators: a command such as “import employees”, then an option such as --force. */
      tkl_ctl_complain (_ ("“%s” takes no %s."), command->words, foreign);
      return TKL_EXIT_USAGE;
    }
  if (ctl->n_arguments < command->min_arguments || ctl->n_arguments > command->max_arguments
      || has_empty_argument (ctl))
    {
      g_autofree char *usage = describe_usage (command);

      tkl_ctl_complain ("%s", usage);
      return TKL_EXIT_USAGE;
    }
  if (empty != NULL)
    {
      /* Translators: %s is an option such as --database. */
      tkl_ctl_complain (_ ("%s: a name is missing."), empty);
      return TKL_EXIT_USAGE;
    }
  if (!choose_format (ctl) || (command->check != NULL && !command->check (ctl)))
    return TKL_EXIT_USAGE;
  return run_in_office (ctl, command);
}

/* Words that are no command, or only the beginning of several. */
static TklExit
explain_words (const TklCtl *ctl, char **words, guint n_words)
{
  g_autofree char *typed = NULL;

  if (n_words == 0 || (n_words == 1 && group_exists (words[0])))
    {
      print_usage (ctl->options.help ? stdout : stderr, words[0]);
      return ctl->options.help ? TKL_EXIT_DONE : TKL_EXIT_USAGE;
    }
  typed = n_words > 1 && group_exists (words[0]) ? g_strjoin (" ", words[0], words[1], NULL)
                                                 : g_strdup (words[0]);
  tkl_ctl_complain (_ ("There is no command “%s”. “tikklokctl --help” lists them."), typed);
  return TKL_EXIT_USAGE;
}

static TklExit
run (TklCtl *ctl, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  const TklCtlCommand *command;
  const char *garbled;
  guint n_used = 0;

  if (!parse_options (&ctl->options, &argc, &argv, &error))
    {
      tkl_ctl_complain ("%s", error->message);
      return TKL_EXIT_USAGE;
    }
  if (ctl->options.version)
    {
      printf ("tikklokctl %s\n", TKL_VERSION);
      return TKL_EXIT_DONE;
    }
  garbled = find_garbled_option (&ctl->options);
  if (garbled != NULL)
    {
      /* Translators: %s is an option such as --vehicle. */
      tkl_ctl_complain (_ ("%s: the text is not UTF-8."), garbled);
      return TKL_EXIT_USAGE;
    }
  /* "--" ends the options and is no word of its own. */
  if (argc > 1 && strcmp (argv[1], "--") == 0)
    {
      argv++;
      argc--;
    }
  command = find_command (argv + 1, (guint) argc - 1, &n_used);
  if (command == NULL)
    return explain_words (ctl, argv + 1, (guint) argc - 1);
  ctl->arguments = argv + 1 + n_used;
  ctl->n_arguments = (guint) argc - 1 - n_used;
  return run_command (ctl, command);
}

/* A list that did not arrive must not look like one that did. */
static TklExit
close_output (TklExit status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  /* Translators: %s is the technical text of the fault. */
  tkl_ctl_complain (_ ("The output could not be written: %s."), g_strerror (errno));
  return TKL_EXIT_IMPOSSIBLE;
}

/* Whoever closed them does not want a file of ours in their place, to be written over by what is said. What
 * is written there still fails. */
static void
occupy_standard_files (void)
{
  int fd;

  do
    fd = open ("/dev/null", O_RDONLY);
  while (fd >= 0 && fd <= STDERR_FILENO);
  if (fd >= 0)
    close (fd);
}

int
main (int argc, char **argv)
{
  TklCtl ctl = { 0 };
  const char *locale_dir;
  TklExit status;

  occupy_standard_files ();
  /* A file that may not grow is a write error like a full disk, no reason to die of. */
  signal (SIGXFSZ, SIG_IGN);
  setlocale (LC_ALL, "");
  /* Tests run programs that are not installed. */
  locale_dir = g_getenv ("TIKKLOK_LOCALE_DIR");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : TKL_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  status = close_output (run (&ctl, argc, argv));
  options_clear (&ctl.options);
  return status;
}
