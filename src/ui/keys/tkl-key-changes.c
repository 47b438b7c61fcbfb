/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the office does with a key: each change is told by the desk, with Undo. */
/* Thread: main. */
#include "tkl-key-changes.h"

#include "tkl-key-service.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TklDesk *desk;  /* (owned) */
  char *sentence; /* (owned): for the toast, once it is done */
} Change;

static Change *
change_new (TklDesk *desk, char *sentence)
{
  Change *change = g_new0 (Change, 1);

  change->desk = g_object_ref (desk);
  change->sentence = sentence;
  return change;
}

static void
change_free (Change *change)
{
  g_object_unref (change->desk);
  g_free (change->sentence);
  g_free (change);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static void
end (Change *change, gboolean done, const GError *error)
{
  if (done)
    tkl_desk_report_change (change->desk, change->sentence, TRUE);
  else
    tkl_desk_report_error (change->desk, error);
}

/* --- giving ----------------------------------------------------------------------------------- */

static void
enrolled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Change) change = user_data;
  g_autoptr (GError) error = NULL;

  end (change, tkl_enrol_finish (TKL_OFFICE (source), result, NULL, &error), error);
}

void
tkl_key_change_give (TklDesk *desk,
                     gint64 key_id,
                     gint64 first_utc_ms,
                     const char *key,
                     gint64 employee_id,
                     const char *person)
{
  TklEnrolment enrolment
      = { .key_id = key_id, .employee_id = employee_id, .first_utc_ms = first_utc_ms };

  /* Translators: the number of a key, then an employee. */
  tkl_enrol_async (tkl_desk_get_office (desk), &(TklEnrolOptions){ TKL_ENROL_GUESS, &enrolment, 1 },
                   NULL, enrolled_cb,
                   change_new (desk, g_strdup_printf (_ ("Key %s given to %s"), key, person)));
}

void
tkl_key_change_enrol (TklDesk *desk, TklEnrolKind kind, const TklEnrolment *enrolments, gsize n)
{
  /* Translators: %u is a number of keys. */
  char *sentence
      = g_strdup_printf (ngettext ("%u key given out", "%u keys given out", n), (guint) n);

  g_return_if_fail (n > 0);

  tkl_enrol_async (tkl_desk_get_office (desk), &(TklEnrolOptions){ kind, enrolments, n }, NULL,
                   enrolled_cb, change_new (desk, sentence));
}

/* --- putting aside ---------------------------------------------------------------------------- */

static void
put_aside_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Change) change = user_data;
  g_autoptr (GError) error = NULL;

  end (change, tkl_key_put_aside_finish (TKL_OFFICE (source), result, &error), error);
}

void
tkl_key_change_put_aside (TklDesk *desk, gint64 key_id, const char *key, const char *note)
{
  /* Translators: %s is the number of a key. */
  tkl_key_put_aside_async (tkl_desk_get_office (desk), key_id, note, NULL, put_aside_cb,
                           change_new (desk, g_strdup_printf (_ ("Key %s put aside"), key)));
}

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Change) change = user_data;
  g_autoptr (GError) error = NULL;

  end (change, tkl_key_take_back_finish (TKL_OFFICE (source), result, &error), error);
}

void
tkl_key_change_take_back (TklDesk *desk, gint64 key_id, const char *key)
{
  /* Translators: %s is the number of a key. */
  tkl_key_take_back_async (tkl_desk_get_office (desk), key_id, NULL, taken_back_cb,
                           change_new (desk, g_strdup_printf (_ ("Key %s taken back"), key)));
}
