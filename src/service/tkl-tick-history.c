/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who changed what of a tick, when and why, from the journal. */
/* Thread: that of the store. */
#include "tkl-tick-history.h"

#include "tkl-journal-title.h"
#include "tkl-json.h"
#include "tkl-record.h"
#include "tkl-store-journal.h"

#include <string.h>

static void
change_free (gpointer data)
{
  TklTickChange *change = data;

  g_free (change->before.name);
  g_free (change->after.name);
  g_free (change);
}

void
tkl_tick_event_free (gpointer data)
{
  TklTickEvent *event = data;

  g_free (event->who);
  g_free (event->title);
  g_free (event->why);
  g_ptr_array_unref (event->changes);
  g_free (event);
}

gboolean
tkl_tick_name (TklNames *names,
               TklNameKind number_kind,
               TklNameKind name_kind,
               gint32 id,
               char **ret_label,
               GError **error)
{
  const char *number, *text;

  *ret_label = NULL;
  if (!tkl_names_get (names, number_kind, id, &number, error)
      || !tkl_names_get (names, name_kind, id, &text, error))
    return FALSE;
  if (number != NULL)
    *ret_label = text != NULL && number_kind != name_kind ? g_strdup_printf ("%s %s", number, text)
                                                          : g_strdup (number);
  return TRUE;
}

gboolean
tkl_tick_name_project (TklNames *names, gint32 id, char **ret_label, GError **error)
{
  return tkl_tick_name (names, TKL_NAME_PROJECT, TKL_NAME_OF_PROJECT, id, ret_label, error);
}

/* --- one field -------------------------------------------------------------------------------- */

/* Of the images of a layer; where there is none, nothing was said about the tick. */
typedef struct
{
  JsonNode *before, *after; /* (owned) (nullable) */
} Images;

static JsonNode *
parse (const char *image)
{
  return image != NULL ? tkl_json_parse (image, strlen (image), NULL) : NULL;
}

static gint64
get_number (JsonNode *image, const char *member, gint64 without)
{
  gint64 value;

  if (image == NULL || !JSON_NODE_HOLDS_OBJECT (image)
      || !tkl_json_int64 (json_node_get_object (image), member, &value))
    return without;
  return value;
}

static char *
get_text (JsonNode *image, const char *member)
{
  if (image == NULL || !JSON_NODE_HOLDS_OBJECT (image))
    return NULL;
  return tkl_json_text (json_node_get_object (image), member);
}

static gboolean
say_employee (JsonNode *image, TklNames *names, TklTickSaid *said, GError **error)
{
  said->value = get_number (image, "employee_id", 0);
  return said->value == 0
         || tkl_tick_name (names, TKL_NAME_EMPLOYEE, TKL_NAME_PERSON, (gint32) said->value,
                           &said->name, error);
}

static gboolean
say_place (JsonNode *image, TklNames *names, TklTickSaid *said, GError **error)
{
  gint64 project_id = get_number (image, "project_id", 0);

  said->value = get_number (image, "place", TKL_TICK_PLACE_LINKED);
  return project_id == 0 || tkl_tick_name_project (names, (gint32) project_id, &said->name, error);
}

/* --- all fields ------------------------------------------------------------------------------- */

/* @change: (transfer full): kept when something changed */
static void
take_change (GPtrArray *changes, TklTickChange *change)
{
  if (change->before.value == change->after.value
      && g_strcmp0 (change->before.name, change->after.name) == 0)
    change_free (change);
  else
    g_ptr_array_add (changes, change);
}

static TklTickChange *
new_change (TklTickField field)
{
  TklTickChange *change = g_new0 (TklTickChange, 1);

  change->field = field;
  return change;
}

static void
add_numbers (const Images *images, GPtrArray *changes)
{
  static const struct
  {
    TklTickField field;
    const char *member;
    gint64 without;
  } numbers[] = {
    { TKL_TICK_FIELD_TIME, "time_ms", TKL_INSTANT_NONE_MS },
    { TKL_TICK_FIELD_BLOCKED, "blocked", 0 },
    { TKL_TICK_FIELD_TO_CLOCK, "to_clock", 1 },
    { TKL_TICK_FIELD_TO_PRESENCE, "to_presence", TKL_TICK_PRESENCE_BY_PROJECT },
    { TKL_TICK_FIELD_NOT_DOUBLE, "not_double", 0 },
    { TKL_TICK_FIELD_DELETED, "deleted", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      TklTickChange *change = new_change (numbers[i].field);

      change->before.value = get_number (images->before, numbers[i].member, numbers[i].without);
      change->after.value = get_number (images->after, numbers[i].member, numbers[i].without);
      take_change (changes, change);
    }
}

static void
add_note (const Images *images, GPtrArray *changes)
{
  TklTickChange *change = new_change (TKL_TICK_FIELD_NOTE);

  change->before.name = get_text (images->before, "note");
  change->after.name = get_text (images->after, "note");
  take_change (changes, change);
}

static gboolean
add_names (const Images *images, TklNames *names, GPtrArray *changes, GError **error)
{
  TklTickChange *employee = new_change (TKL_TICK_FIELD_EMPLOYEE);
  TklTickChange *place = new_change (TKL_TICK_FIELD_PLACE);
  gboolean done = say_employee (images->before, names, &employee->before, error)
                  && say_employee (images->after, names, &employee->after, error)
                  && say_place (images->before, names, &place->before, error)
                  && say_place (images->after, names, &place->after, error);

  take_change (changes, employee);
  take_change (changes, place);
  return done;
}

static gboolean
add_fields (const TklJournalChange *row, TklNames *names, GPtrArray *changes, GError **error)
{
  Images images = { parse (row->before), parse (row->after) };
  gboolean done;

  add_numbers (&images, changes);
  done = add_names (&images, names, changes, error);
  add_note (&images, changes);
  g_clear_pointer (&images.before, json_node_unref);
  g_clear_pointer (&images.after, json_node_unref);
  return done;
}

/* --- events ----------------------------------------------------------------------------------- */

/* Returns: (transfer none) (nullable): that of the entry; NULL with or without an error. */
static TklTickEvent *
find_event (TklStore *store, gint64 entry_id, GPtrArray *history, GError **error)
{
  g_autoptr (TklJournalEntry) entry = NULL;
  TklTickEvent *event;

  for (guint i = 0; i < history->len; i++)
    if (((TklTickEvent *) history->pdata[i])->entry_id == entry_id)
      return history->pdata[i];
  if (!tkl_store_get_entry (store, entry_id, &entry, error) || entry == NULL)
    return NULL;
  event = g_new0 (TklTickEvent, 1);
  event->entry_id = entry_id;
  event->at_utc_ms = entry->at_utc_ms;
  event->who = g_strdup (entry->who);
  event->why = g_strdup (entry->why);
  event->title = tkl_journal_title (entry);
  event->changes = g_ptr_array_new_with_free_func (change_free);
  g_ptr_array_add (history, event);
  return event;
}

/* Of the tick itself, which is there since then, or of what the office said about it. */
static gboolean
read_subject (TklStore *store,
              TklNames *names,
              const TklJournalChange *row,
              GPtrArray *history,
              GError **error)
{
  GError *local_error = NULL;
  TklTickEvent *event = find_event (store, row->entry_id, history, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  return event == NULL || !g_str_equal (row->subject, "tick_edit")
         || add_fields (row, names, event->changes, error);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const TklTickEvent *x = *(TklTickEvent *const *) a, *y = *(TklTickEvent *const *) b;

  return (x->entry_id > y->entry_id) - (x->entry_id < y->entry_id);
}

gboolean
tkl_tick_history_read (
    TklStore *store, TklNames *names, gint64 id, GPtrArray *history, GError **error)
{
  static const char *const subjects[] = { "tick", "tick_edit" };

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      g_autoptr (GPtrArray) rows = NULL;

      if (!tkl_store_row_history (store, subjects[i], id, &rows, error))
        return FALSE;
      for (guint k = 0; k < rows->len; k++)
        if (!read_subject (store, names, rows->pdata[k], history, error))
          return FALSE;
    }
  g_ptr_array_sort (history, compare_events);
  return TRUE;
}
