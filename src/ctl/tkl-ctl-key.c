/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tikklokctl key store, key forget. */
/* Thread: main. */
#include "tkl-ctl.h"
#include "tkl-secrets.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define MAX_KEY 1024

/* One line from standard input; on a terminal it is not shown while typed. */
static gboolean
read_secret (char buffer[MAX_KEY])
{
  struct termios shown;
  gboolean hidden = isatty (STDIN_FILENO) && tcgetattr (STDIN_FILENO, &shown) == 0;
  gboolean read;

  if (hidden)
    {
      struct termios silent = shown;

      silent.c_lflag &= ~(tcflag_t) ECHO;
      fputs (_ ("API key of TrustTrack: "), stderr);
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &silent);
    }
  read = tkl_ctl_await_input () && fgets (buffer, MAX_KEY, stdin) != NULL;
  if (hidden)
    {
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &shown);
      fputc ('\n', stderr);
    }
  return read;
}

static TklExit
run_store (TklCtl *ctl)
{
  char buffer[MAX_KEY] = "";
  GError *error = NULL;
  gboolean stored;

  if (!read_secret (buffer) || tkl_str_empty (g_strstrip (buffer)))
    {
      if (g_cancellable_is_cancelled (ctl->cancellable))
        return tkl_ctl_fail (g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, ""));
      tkl_ctl_complain ("%s", _ ("No key was given: write it on standard input."));
      return TKL_EXIT_USAGE;
    }
  stored = tkl_secrets_store_trusttrack (tkl_office_path (ctl->office), buffer, &error);
  explicit_bzero (buffer, sizeof buffer);
  if (!stored)
    return tkl_ctl_fail (error);
  tkl_ctl_say (ctl, "%s", _ ("The key is in the secret store."));
  return TKL_EXIT_DONE;
}

static TklExit
run_forget (TklCtl *ctl)
{
  GError *error = NULL;

  if (!tkl_secrets_store_trusttrack (tkl_office_path (ctl->office), NULL, &error))
    return tkl_ctl_fail (error);
  tkl_ctl_say (ctl, "%s", _ ("The secret store has no key for this database any more."));
  return TKL_EXIT_DONE;
}

const TklCtlCommand tkl_ctl_key_commands[] = {
  { "key store", "", N_ ("Put the API key of TrustTrack into the secret store."),
    N_ ("The key is read from standard input, never from the command line, where others could see "
        "it. It belongs to this database."),
    0, 0, 0, run_store },
  { "key forget", "", N_ ("Remove the API key of this database from the secret store."), NULL, 0, 0,
    0, run_forget },
  { NULL },
};
