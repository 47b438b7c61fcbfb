/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of every change by a person: one journal entry, then the links that follow from it. */
/* Thread: the office's writer thread. */
#include "tkl-change-private.h"

#include "tkl-link-pending.h"
#include "tkl-store-journal.h"
#include "tkl-text.h"

gboolean
tkl_change_begin_named (
    TklStore *store, const char *who, const char *action, const char *name, GError **error)
{
  g_autoptr (GString) detail = NULL;

  if (name != NULL)
    {
      detail = g_string_new ("{\"name\": ");
      tkl_append_json_text (detail, name);
      g_string_append_c (detail, '}');
    }
  return tkl_store_journal_begin (store, who, action, NULL, detail != NULL ? detail->str : NULL,
                                  error);
}

gboolean
tkl_change_begin (TklStore *store,
                  const char *who,
                  const char *action,
                  const TklEmployee *employee,
                  GError **error)
{
  g_autofree char *label = employee != NULL ? tkl_employee_label (employee) : NULL;

  return tkl_change_begin_named (store, who, action, label, error);
}

gboolean
tkl_change_commit (TklStore *store, TklChange *change, GError **error)
{
  if (!tkl_store_journal_commit (store, &change->entry_id, error))
    return FALSE;
  tkl_link_pending_follow (store, &change->links_wait);
  return TRUE;
}
