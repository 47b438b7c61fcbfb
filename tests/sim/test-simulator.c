/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program itself: starting, the line that scripts wait for, ending, wrong usage. */
#include <gio/gio.h>
#include <libsoup/soup.h>

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

static GSubprocess *
start_with (const char *const *arguments, GSubprocessFlags flags)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_ptr_array_add (argv, (gpointer) g_getenv ("TKL_TEST_SIMULATOR"));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv (
      (const char *const *) argv->pdata,
      flags | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  return process;
}

static GSubprocess *
start (const char *const *arguments)
{
  return start_with (arguments, G_SUBPROCESS_FLAGS_NONE);
}

/* Runs to the end. Returns: the exit status. */
static int
run (const char *const *arguments, char **ret_out, char **ret_err)
{
  g_autoptr (GSubprocess) process = start (arguments);
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8 (process, NULL, NULL, ret_out, ret_err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

static char *
fetch (const char *url, const char *path)
{
  g_autoptr (SoupSession) session = soup_session_new_with_options ("proxy-resolver", NULL, NULL);
  g_autofree char *whole = g_strconcat (url, path, NULL);
  g_autoptr (SoupMessage) message = soup_message_new ("GET", whole);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = soup_session_send_and_read (session, message, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, 200);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_serve (gconstpointer signal_pointer)
{
  const char *const arguments[] = { "--demo",     "--key",   "my-secret",         "--switch",
                                    "token=next", "--fault", "html,path:nowhere", NULL };
  g_autoptr (GSubprocess) process = start (arguments);
  g_autoptr (GDataInputStream) lines
      = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_autofree char *objects = NULL;
  g_autofree char *state = NULL;
  g_autofree char *rest = NULL;
  g_auto (GStrv) words = NULL;
  char log[4096] = "";
  gsize n_read = 0;

  g_assert_nonnull (line);
  words = g_strsplit (line, " ", -1);
  g_assert_cmpuint (g_strv_length (words), ==, 5);
  g_assert_cmpstr (words[0], ==, "listening");
  g_assert_cmpstr (words[3], ==, "admin");
  g_assert_true (g_str_has_prefix (words[2], "http://127.0.0.1:"));
  objects = fetch (words[2], "/objects?version=1&api_key=my-secret");
  g_assert_nonnull (strstr (objects, "VAN 08"));
  state = fetch (words[4], "/state");
  g_assert_nonnull (strstr (state, "\"token\":\"next\""));

  g_subprocess_send_signal (process, GPOINTER_TO_INT (signal_pointer));
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  /* One line and no more; the key in no output. */
  rest = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_assert_null (rest);
  g_input_stream_read_all (g_subprocess_get_stderr_pipe (process), log, sizeof log - 1, &n_read,
                           NULL, NULL);
  g_assert_nonnull (strstr (log, "api_key=***"));
  g_assert_null (strstr (log, "my-secret"));
}

static void
test_wrong_usage (void)
{
  static const struct
  {
    const char *arguments[6];
    const char *word;
  } cases[] = {
    { { "--nothing" }, "--nothing" },
    { { "file.json" }, "file.json" },
    { { "--port", "70000" }, "70000" },
    { { "--port", "x" }, "port" },
    { { "--scenario", "/nonexistent.json" }, "/nonexistent.json" },
    { { "--switch", "token" }, "NAME=VALUE" },
    { { "--switch", "token=x" }, "last-delivered" },
    { { "--fault", "x" }, "“x”" },
    { { "--touch", "K@1,1" }, "--replay" },
    { { "--vehicle", "V" }, "--replay" },
    { { "--replay", "/nonexistent.gpx" }, "/nonexistent.gpx" },
    { { "--replay", "/nonexistent.gpx", "--touch", "K" }, "touch" },
    { { "--demo", "--month", "2026-13" }, "2026-13" },
    { { "--now", "noon" }, "noon" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *out = NULL;
      g_autofree char *err = NULL;
      int status = run (cases[i].arguments, &out, &err);

      g_test_message ("%s", err);
      g_assert_cmpint (status, ==, 2);
      g_assert_cmpstr (out, ==, "");
      g_assert_true (g_str_has_prefix (err, "tikklok-simulator: "));
      g_assert_nonnull (strstr (err, cases[i].word));
    }
}

static void
test_help_and_version (void)
{
  const char *const help[] = { "--help", NULL };
  const char *const version[] = { "--version", NULL };
  const char *const words[]
      = { "--write-demo", "last-delivered next", "token-loop", "Exit status" };
  g_autofree char *help_out = NULL;
  g_autofree char *version_out = NULL;
  g_autofree char *err = NULL;
  g_autofree char *no_err = NULL;

  g_assert_cmpint (run (help, &help_out, &err), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_nonnull (strstr (help_out, words[i]));
  g_assert_cmpint (run (version, &version_out, &no_err), ==, 0);
  g_assert_true (g_str_has_prefix (version_out, "tikklok-simulator "));
}

static void
test_write_demo (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tkl-demo-XXXXXX", NULL);
  const char *const arguments[]
      = { "--write-demo", folder, "--month", "2026-10", "--seed", "4", NULL };
  const char *const nowhere[] = { "--write-demo", "/dev/null/x", NULL };
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autofree char *nowhere_out = NULL;
  g_autofree char *nowhere_err = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n = 0;

  g_assert_cmpint (run (arguments, &out, &err), ==, 0);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
      n++;
    }
  g_assert_cmpuint (n, ==, 6);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_cmpint (run (nowhere, &nowhere_out, &nowhere_err), ==, 1);
}

/* What is written there does not end it, its end does. */
static void
test_until_eof (void)
{
  const char *const arguments[] = { "--quiet", "--until-eof", NULL };
  g_autoptr (GSubprocess) process = start_with (arguments, G_SUBPROCESS_FLAGS_STDIN_PIPE);
  g_autoptr (GDataInputStream) lines
      = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autofree char *state = NULL;
  GOutputStream *input = g_subprocess_get_stdin_pipe (process);

  g_assert_true (g_output_stream_write_all (input, "hello\n", 6, NULL, NULL, NULL));
  state = fetch (words[4], "/state");
  g_assert_nonnull (state);
  g_assert_true (g_output_stream_close (input, NULL, NULL));
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}

static void
test_port_in_use (void)
{
  const char *const first[] = { "--quiet", NULL };
  g_autoptr (GSubprocess) process = start (first);
  g_autoptr (GDataInputStream) lines
      = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  const char *const second[] = { "--port", strrchr (words[2], ':') + 1, NULL };
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  g_assert_cmpint (run (second, &out, &err), ==, 1);
  g_assert_nonnull (strstr (err, "cannot listen"));
  g_subprocess_send_signal (process, SIGTERM);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/simulator/serve-term", GINT_TO_POINTER (SIGTERM), test_serve);
  g_test_add_data_func ("/simulator/serve-int", GINT_TO_POINTER (SIGINT), test_serve);
  g_test_add_func ("/simulator/wrong-usage", test_wrong_usage);
  g_test_add_func ("/simulator/help-and-version", test_help_and_version);
  g_test_add_func ("/simulator/write-demo", test_write_demo);
  g_test_add_func ("/simulator/until-eof", test_until_eof);
  g_test_add_func ("/simulator/port-in-use", test_port_in_use);
  return g_test_run ();
}
