/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who holds which key once the rows of an employees file are in, checked before it is written. */
/* Thread: the office's writer thread, inside a journal entry. */
#include "tkl-merge-holdings.h"

#include "tkl-import-employees.h"
#include "tkl-store-employee.h"
#include "tkl-store-key.h"

/* A holding as it is to be. */
typedef struct
{
  gint64 id; /* 0 = new */
  gint64 key_id;
  const char *number; /* of the employee (borrowed) */
  TklDay from, to;
  gint64 line;     /* of the row that made or changed it; 0 = as stored */
  const char *key; /* as typed in that row (borrowed) (nullable) */
  gboolean taken;  /* a row of the file speaks of it, whether it changes it or not */
  gboolean written;
} Holding;

struct _TklHoldingMerge
{
  TklStore *store;
  TklImportResult *result; /* (borrowed) */
  GPtrArray *employees;    /* (owned) of TklEmployee: as stored */
  GArray *stored;          /* (owned) of Holding */
  GArray *wanted;          /* (owned) of Holding: of the last check */
};

void
tkl_holding_merge_free (TklHoldingMerge *merge)
{
  if (merge == NULL)
    return;
  g_clear_pointer (&merge->employees, g_ptr_array_unref);
  g_clear_pointer (&merge->stored, g_array_unref);
  g_clear_pointer (&merge->wanted, g_array_unref);
  g_free (merge);
}

static const char *
number_of_id (const TklHoldingMerge *merge, gint64 id)
{
  for (guint i = 0; i < merge->employees->len; i++)
    {
      const TklEmployee *employee = merge->employees->pdata[i];

      if (employee->id == id)
        return employee->number;
    }
  return "";
}

TklHoldingMerge *
tkl_holding_merge_new (TklStore *store, TklImportResult *result, GError **error)
{
  g_autoptr (TklHoldingMerge) merge = g_new0 (TklHoldingMerge, 1);
  g_autoptr (GArray) rows = NULL;

  merge->store = store;
  merge->result = result;
  merge->stored = g_array_new (FALSE, TRUE, sizeof (Holding));
  merge->wanted = g_array_new (FALSE, TRUE, sizeof (Holding));
  if (!tkl_store_list_employees (store, &merge->employees, error)
      || !tkl_store_list_holdings (store, 0, &rows, error))
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      const TklKeyHolding *row = &g_array_index (rows, TklKeyHolding, i);
      Holding holding = { .id = row->id,
                          .key_id = row->key_id,
                          .number = number_of_id (merge, row->employee_id),
                          .from = row->from,
                          .to = row->to };

      g_array_append_val (merge->stored, holding);
    }
  return g_steal_pointer (&merge);
}

/* An open end sorts before or after every date: TKL_DAY_NONE is the least number there is. */
static gboolean
starts_by (TklDay from, TklDay to)
{
  return from == TKL_DAY_NONE || to == TKL_DAY_NONE || from <= to;
}

static gboolean
periods_overlap (const Holding *a, const Holding *b)
{
  return starts_by (a->from, b->to) && starts_by (b->from, a->to);
}

/* The holding that a row is about: the one of that very period, else the last that no row before
 * was about. So "the same key again" changes its dates, yet a key that comes back to its holder
 * after somebody else had it is a second period, in one file as well. */
static Holding *
find_holding (GArray *holdings, const Holding *of_row)
{
  Holding *found = NULL;

  for (guint i = 0; i < holdings->len; i++)
    {
      Holding *holding = &g_array_index (holdings, Holding, i);

      if (holding->key_id != of_row->key_id || !g_str_equal (holding->number, of_row->number))
        continue;
      if (holding->from == of_row->from && holding->to == of_row->to)
        return holding;
      if ((!holding->taken || periods_overlap (holding, of_row))
          && (found == NULL || holding->from >= found->from))
        found = holding;
    }
  return found;
}

static void
apply_row (GArray *wanted, const TklEmployeeRow *row, gint64 key_id)
{
  gboolean has_from = (row->present & (1u << TKL_EMPLOYEE_COLUMN_KEY_FROM)) != 0;
  gboolean has_to = (row->present & (1u << TKL_EMPLOYEE_COLUMN_KEY_TO)) != 0;
  Holding of_row = { .key_id = key_id,
                     .number = row->values->number,
                     .from = row->key_from,
                     .to = row->key_to,
                     .line = row->line,
                     .key = row->key,
                     .taken = TRUE };
  Holding *holding = find_holding (wanted, &of_row);

  if (holding == NULL)
    {
      g_array_append_val (wanted, of_row);
      return;
    }
  holding->taken = TRUE;
  if ((!has_from || holding->from == row->key_from) && (!has_to || holding->to == row->key_to))
    return;
  if (has_from)
    holding->from = row->key_from;
  if (has_to)
    holding->to = row->key_to;
  holding->line = row->line;
  holding->key = row->key;
}

static gboolean
stage_rows (TklHoldingMerge *merge, GError **error)
{
  g_array_set_size (merge->wanted, 0);
  if (merge->stored->len > 0)
    g_array_append_vals (merge->wanted, merge->stored->data, merge->stored->len);
  for (guint i = 0; i < merge->result->rows->len; i++)
    {
      const TklEmployeeRow *row = merge->result->rows->pdata[i];
      gint64 key_id = 0;

      if (row->key == NULL)
        continue;
      if (!tkl_store_key_for_text (merge->store, row->key, &key_id, error))
        return FALSE;
      if (key_id != 0)
        apply_row (merge->wanted, row, key_id);
    }
  return TRUE;
}

static int
compare_by_key (gconstpointer a, gconstpointer b, gpointer data)
{
  const Holding *left = &g_array_index ((GArray *) data, Holding, *(const guint *) a);
  const Holding *right = &g_array_index ((GArray *) data, Holding, *(const guint *) b);

  if (left->key_id != right->key_id)
    return left->key_id < right->key_id ? -1 : 1;
  return (left->from > right->from) - (left->from < right->from);
}

/* The first two holdings that overlap; of those the one from the later row. */
static const Holding *
find_overlap (GArray *wanted, const Holding **ret_other)
{
  g_autofree guint *order = g_new (guint, wanted->len + 1);

  for (guint i = 0; i < wanted->len; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) wanted->len, sizeof (guint), compare_by_key, wanted);
  for (guint i = 0; i + 1 < wanted->len; i++)
    for (guint j = i + 1; j < wanted->len; j++)
      {
        const Holding *a = &g_array_index (wanted, Holding, order[i]);
        const Holding *b = &g_array_index (wanted, Holding, order[j]);

        if (a->key_id != b->key_id || !starts_by (b->from, a->to))
          break;
        if (!periods_overlap (a, b))
          continue;
        *ret_other = a->line > b->line ? b : a;
        return a->line > b->line ? a : b;
      }
  return NULL;
}

static void
drop_row (TklImportResult *result, gint64 line)
{
  for (guint i = 0; i < result->rows->len; i++)
    if (((const TklEmployeeRow *) result->rows->pdata[i])->line == line)
      {
        g_ptr_array_remove_index (result->rows, i);
        return;
      }
}

static gboolean
is_period_wrong (const Holding *holding)
{
  return holding->from != TKL_DAY_NONE && holding->to != TKL_DAY_NONE
         && holding->from > holding->to;
}

/* A period of which one end was stored before. */
static const Holding *
find_wrong_period (GArray *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    if (is_period_wrong (&g_array_index (wanted, Holding, i)))
      return &g_array_index (wanted, Holding, i);
  return NULL;
}

gboolean
tkl_holding_merge_check (TklHoldingMerge *merge, GError **error)
{
  for (;;)
    {
      const Holding *other = NULL;
      const Holding *bad;
      gint64 line;

      if (!stage_rows (merge, error))
        return FALSE;
      bad = find_wrong_period (merge->wanted);
      if (bad != NULL)
        tkl_import_result_complain (
            merge->result,
            &(TklImportPlace){ .line = bad->line, .column = "key_to", .number = bad->number },
            TKL_IMPORT_PERIOD, NULL, NULL);
      else
        {
          bad = find_overlap (merge->wanted, &other);
          if (bad == NULL)
            return TRUE;
          tkl_import_result_complain (
              merge->result,
              &(TklImportPlace){ .line = bad->line, .column = "key", .number = bad->number },
              TKL_IMPORT_KEY_HELD, bad->key, other->number);
        }
      line = bad->line;
      /* What is stored already overlaps in itself: the database forbids it. */
      g_assert (line != 0);
      drop_row (merge->result, line);
    }
}

static const Holding *
find_stored (const TklHoldingMerge *merge, gint64 id)
{
  for (guint i = 0; id != 0 && i < merge->stored->len; i++)
    if (g_array_index (merge->stored, Holding, i).id == id)
      return &g_array_index (merge->stored, Holding, i);
  return NULL;
}

static void
note_day (
    TklImportPreviewRows *preview, gint64 line, const char *column, TklDay before, TklDay after)
{
  g_autofree char *old_day = before != TKL_DAY_NONE ? tkl_day_format (before) : NULL;
  g_autofree char *new_day = after != TKL_DAY_NONE ? tkl_day_format (after) : NULL;

  if (before != after)
    tkl_import_preview_change_line (preview, line, column, old_day, new_day);
}

void
tkl_holding_merge_note (const TklHoldingMerge *merge, TklImportPreviewRows *preview)
{
  for (guint i = 0; preview != NULL && i < merge->wanted->len; i++)
    {
      const Holding *wanted = &g_array_index (merge->wanted, Holding, i);
      const Holding *stored = find_stored (merge, wanted->id);

      if (wanted->line == 0)
        continue;
      if (stored == NULL)
        tkl_import_preview_change_line (preview, wanted->line, "key", NULL, wanted->key);
      note_day (preview, wanted->line, "key_from", stored != NULL ? stored->from : TKL_DAY_NONE,
                wanted->from);
      note_day (preview, wanted->line, "key_to", stored != NULL ? stored->to : TKL_DAY_NONE,
                wanted->to);
    }
}

static gboolean
is_free_now (const TklHoldingMerge *merge, const Holding *wanted)
{
  for (guint i = 0; i < merge->stored->len; i++)
    {
      const Holding *stored = &g_array_index (merge->stored, Holding, i);

      if (stored->id != wanted->id && stored->key_id == wanted->key_id
          && periods_overlap (stored, wanted))
        return FALSE;
    }
  return TRUE;
}

static void
note_stored (TklHoldingMerge *merge, const Holding *written)
{
  for (guint i = 0; i < merge->stored->len; i++)
    if (g_array_index (merge->stored, Holding, i).id == written->id)
      {
        g_array_index (merge->stored, Holding, i) = *written;
        return;
      }
  g_array_append_vals (merge->stored, written, 1);
}

static gboolean
write_one (TklHoldingMerge *merge, Holding *holding, gint64 employee_id, GError **error)
{
  TklKeyHolding row = { holding->id, holding->key_id, employee_id, holding->from, holding->to };

  if (holding->id == 0 ? !tkl_store_add_holding (merge->store, &row, error)
                       : !tkl_store_update_holding (merge->store, &row, NULL, error))
    return FALSE;
  holding->id = row.id;
  holding->written = TRUE;
  note_stored (merge, holding);
  return TRUE;
}

/* Two people who swap keys: one must let go before the other can take. */
static gboolean
release_one (TklHoldingMerge *merge, GError **error)
{
  for (guint i = 0; i < merge->wanted->len; i++)
    {
      Holding *holding = &g_array_index (merge->wanted, Holding, i);

      if (holding->written || holding->line == 0 || holding->id == 0)
        continue;
      for (guint s = 0; s < merge->stored->len; s++)
        if (g_array_index (merge->stored, Holding, s).id == holding->id)
          {
            g_array_remove_index (merge->stored, s);
            break;
          }
      if (!tkl_store_remove_holding (merge->store, holding->id, error))
        return FALSE;
      holding->id = 0;
      return TRUE;
    }
  g_assert_not_reached ();
}

gboolean
tkl_holding_merge_write (TklHoldingMerge *merge,
                         gint64 (*id_of_number) (const char *number, gpointer data),
                         gpointer data,
                         TklImportReport *report,
                         GError **error)
{
  g_autoptr (GHashTable) touched = g_hash_table_new (g_str_hash, g_str_equal);

  /* A key is free for its new holder once the former one's period was shortened: whatever can be
   * written is, until nothing is left. */
  for (guint left = 1; left > 0;)
    {
      guint n_written = 0;

      left = 0;
      for (guint i = 0; i < merge->wanted->len; i++)
        {
          Holding *holding = &g_array_index (merge->wanted, Holding, i);

          if (holding->line == 0 || holding->written)
            continue;
          left++;
          if (!is_free_now (merge, holding))
            continue;
          if (!write_one (merge, holding, id_of_number (holding->number, data), error))
            return FALSE;
          g_hash_table_add (touched, (gpointer) holding->number);
          n_written++;
        }
      left -= n_written;
      if (left > 0 && n_written == 0 && !release_one (merge, error))
        return FALSE;
    }
  report->n_keys = g_hash_table_size (touched);
  return TRUE;
}
