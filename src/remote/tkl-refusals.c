/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRefusals: questions that a service called wrong (400, 422), which are not asked again. */
/* Thread: any. */
#include "tkl-refusals.h"

#include "tkl-remote-error.h"

#include <string.h>

struct _TklRefusals
{
  GMutex mutex;
  GHashTable *messages; /* (owned) (mutex): what was said, by question */
};

TklRefusals *
tkl_refusals_new (void)
{
  TklRefusals *refusals = g_atomic_rc_box_new0 (TklRefusals);

  g_mutex_init (&refusals->mutex);
  refusals->messages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return refusals;
}

TklRefusals *
tkl_refusals_ref (TklRefusals *refusals)
{
  return g_atomic_rc_box_acquire (refusals);
}

static void
clear (gpointer data)
{
  TklRefusals *refusals = data;

  g_hash_table_unref (refusals->messages);
  g_mutex_clear (&refusals->mutex);
}

void
tkl_refusals_unref (TklRefusals *refusals)
{
  g_atomic_rc_box_release_full (refusals, clear);
}

/* Values are percent-encoded: `&` stands nowhere but between parameters. Names are of either version. */
static const char *
find_parameter (const char *target, const char *name)
{
  g_autofree char *start = g_strconcat ("&", name, NULL);

  return strstr (target, start);
}

static gboolean
goes_on (const char *target)
{
  return find_parameter (target, "continuation") != NULL;
}

/* Returns: (transfer full): the question without its period, which stands last. */
static char *
question_of (const char *url, const char *target)
{
  const char *period = find_parameter (target, "from");
  gsize length = period != NULL ? (gsize) (period - target) : strlen (target);

  return g_strdup_printf ("%s%.*s", url, (int) length, target);
}

gboolean
tkl_refusals_check (TklRefusals *refusals, const char *url, const char *target, GError **error)
{
  g_autofree char *question = question_of (url, target);
  const char *message;

  g_mutex_lock (&refusals->mutex);
  message = goes_on (target) ? NULL : g_hash_table_lookup (refusals->messages, question);
  if (message != NULL)
    g_set_error_literal (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_REQUEST, message);
  g_mutex_unlock (&refusals->mutex);
  return message == NULL;
}

void
tkl_refusals_note (TklRefusals *refusals, const char *url, const char *target, const GError *fault)
{
  if (!g_error_matches (fault, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_REQUEST) || goes_on (target))
    return;
  g_mutex_lock (&refusals->mutex);
  g_hash_table_replace (refusals->messages, question_of (url, target), g_strdup (fault->message));
  g_mutex_unlock (&refusals->mutex);
}

void
tkl_refusals_forget (TklRefusals *refusals)
{
  g_mutex_lock (&refusals->mutex);
  g_hash_table_remove_all (refusals->messages);
  g_mutex_unlock (&refusals->mutex);
}
