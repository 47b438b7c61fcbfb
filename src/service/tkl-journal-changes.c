/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one entry of the journal changed, field by field, before and after. */
/* Thread: main; the work is done on the office's reader thread. */
#include "tkl-journal-changes.h"

#include "tkl-ident.h"
#include "tkl-json.h"
#include "tkl-office-private.h"
#include "tkl-store-journal.h"
#include "tkl-text.h"
#include "tkl-tick-history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  gint64 entry_id;
  GPtrArray *changes; /* (owned) (nullable): result */
} ChangesJob;

static void
changes_job_free (gpointer data)
{
  ChangesJob *job = data;

  g_clear_pointer (&job->changes, g_ptr_array_unref);
  g_free (job);
}

void
tkl_history_change_free (TklHistoryChange *change)
{
  if (change == NULL)
    return;
  g_free (change->subject);
  g_free (change->field);
  g_free (change->row_name);
  g_free (change->before);
  g_free (change->after);
  g_free (change->before_name);
  g_free (change->after_name);
  g_free (change);
}

static JsonNode *
parse (const char *image)
{
  return image != NULL ? tkl_json_parse (image, strlen (image), NULL) : NULL;
}

static JsonObject *
get_object (JsonNode *image)
{
  return image != NULL && JSON_NODE_HOLDS_OBJECT (image) ? json_node_get_object (image) : NULL;
}

/* Returns: (transfer none) (nullable): NULL also for null */
static JsonNode *
member_of (JsonObject *image, const char *field)
{
  JsonNode *node = image != NULL ? json_object_get_member (image, field) : NULL;

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

/* Returns: (transfer full) (nullable) */
static char *
say_value (JsonNode *node, const char *field)
{
  g_autofree char *text = NULL;

  if (node == NULL)
    return NULL;
  text = JSON_NODE_HOLDS_VALUE (node) ? tkl_json_node_text (node) : json_to_string (node, FALSE);
  return text != NULL && g_str_equal (field, "national_number")
             ? tkl_ident_mask_national_number (text)
             : g_steal_pointer (&text);
}

/* Returns: (transfer full) (nullable) */
static char *
name_row (JsonObject *image)
{
  static const char *const members[] = { "number", "first_name", "last_name", "name" };
  GString *name = g_string_new (NULL);

  for (guint i = 0; image != NULL && i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *text = tkl_json_text (image, members[i]);

      if (!tkl_str_empty (text))
        g_string_append_printf (name, name->len > 0 ? " %s" : "%s", text);
    }
  return g_string_free (name, name->len == 0);
}

/* @ret_name: (out) (transfer full) (nullable): of the row that the value of @field is the id of */
static gboolean
name_value (TklNames *names, const char *field, const char *value, char **ret_name, GError **error)
{
  static const struct
  {
    const char *field;
    TklNameKind number, name;
  } ids[] = {
    { "employee_id", TKL_NAME_EMPLOYEE, TKL_NAME_PERSON },
    { "project_id", TKL_NAME_PROJECT, TKL_NAME_OF_PROJECT },
    { "vehicle_id", TKL_NAME_VEHICLE, TKL_NAME_VEHICLE },
    { "key_id", TKL_NAME_KEY, TKL_NAME_KEY },
  };
  gint64 id;

  *ret_name = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_str_equal (ids[i].field, field) && tkl_parse_int64 (value, 1, G_MAXINT32, &id))
      return tkl_tick_name (names, ids[i].number, ids[i].name, (gint32) id, ret_name, error);
  return TRUE;
}

static void
add_field (GPtrArray *changes,
           const TklJournalChange *row,
           const char *field,
           JsonObject *before,
           JsonObject *after)
{
  JsonNode *old = member_of (before, field);
  JsonNode *new = member_of (after, field);
  TklHistoryChange *change;

  /* The version counts changes and is none. */
  if (g_str_equal (field, "version")
      || (old != NULL && new != NULL ? json_node_equal (old, new) : old == new))
    return;
  change = g_new0 (TklHistoryChange, 1);
  change->subject = g_strdup (row->subject);
  change->row_id = row->row_id;
  change->row_name = name_row (after != NULL ? after : before);
  change->field = g_strdup (field);
  change->before = say_value (old, field);
  change->after = say_value (new, field);
  g_ptr_array_add (changes, change);
}

/* Images of an older schema may lack members that newer ones have. */
static void
add_row (GPtrArray *changes, const TklJournalChange *row)
{
  g_autoptr (JsonNode) before_node = parse (row->before);
  g_autoptr (JsonNode) after_node = parse (row->after);
  JsonObject *before = get_object (before_node);
  JsonObject *after = get_object (after_node);
  JsonObjectIter iter;
  const char *field;

  if (before != NULL)
    {
      json_object_iter_init_ordered (&iter, before);
      while (json_object_iter_next_ordered (&iter, &field, NULL))
        add_field (changes, row, field, before, after);
    }
  if (after == NULL)
    return;
  json_object_iter_init_ordered (&iter, after);
  while (json_object_iter_next_ordered (&iter, &field, NULL))
    if (before == NULL || !json_object_has_member (before, field))
      add_field (changes, row, field, before, after);
}

static gboolean
name_values (TklStore *store, GPtrArray *changes, GError **error)
{
  g_autoptr (TklNames) names = tkl_names_new (store);

  for (guint i = 0; i < changes->len; i++)
    {
      TklHistoryChange *change = changes->pdata[i];

      if (!name_value (names, change->field, change->before, &change->before_name, error)
          || !name_value (names, change->field, change->after, &change->after_name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_changes (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ChangesJob *job = data;
  g_autoptr (TklJournalEntry) entry = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (!tkl_store_get_entry (store, job->entry_id, &entry, error))
    return FALSE;
  if (entry == NULL)
    {
      g_set_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_NOT_FOUND, "%s",
                   _ ("There is no such change in the history."));
      return FALSE;
    }
  if (!tkl_store_list_changes (store, job->entry_id, &rows, error))
    return FALSE;
  job->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_history_change_free);
  for (guint i = 0; i < rows->len; i++)
    add_row (job->changes, rows->pdata[i]);
  return name_values (store, job->changes, error);
}

static const TklUseCase changes_case = { tkl_history_changes_async, run_changes, changes_job_free };

void
tkl_history_changes_async (TklOffice *office,
                           gint64 entry_id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  ChangesJob *job = g_new0 (ChangesJob, 1);

  job->entry_id = entry_id;
  tkl_office_read (office, &changes_case, job, cancellable, callback, user_data);
}

GPtrArray *
tkl_history_changes_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &changes_case, G_STRUCT_OFFSET (ChangesJob, changes),
                                 result, error);
}
