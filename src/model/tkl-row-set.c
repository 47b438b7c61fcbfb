/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRowSet: the rows of one table as read from the database: a packed array of integers per field. */
/* Thread: filled by one thread, then immutable: any thread. */
#include "tkl-row-set.h"

#include "tkl-text.h"

#include <string.h>

#define FIRST_ROOM 64
#define MAX_GROUPS 4
/* A value is read with the eight bytes from its first on. */
#define SPARE_BYTES sizeof (guint64)

/* The numbers of one field, little-endian, signed, each of the same width. */
typedef struct
{
  guint8 *bytes; /* (owned): room × width, and what is spare */
  guint width;   /* bytes: 1 … 8; 0 = all of them are 0 */
} Field;

/* Who watches is told after so many. */
#define ROWS_OF_A_STEP 1024

struct _TklRowSet
{
  gatomicrefcount ref_count;
  TklZone *zone; /* (owned) (nullable) */
  Field *fields; /* (owned) (array length=n_fields) */
  guint n_fields;
  guint64 wanted; /* bits of fields that are read on demand */
  guint n_rows;
  guint n_left_out;
  guint n_so_far;        /* (atomic): of n_rows, for those who watch it being filled */
  guint room;            /* rows that the arrays hold */
  GStringChunk *chunk;   /* (owned): the texts */
  GPtrArray *texts;      /* (owned) (element-type utf8): by number; the first stands for none */
  GHashTable *text_refs; /* (owned): text → number */
  GArray *recalled[MAX_GROUPS]; /* (owned) (nullable) (element-type TklTextRef): by id */
};

void
tkl_row_set_leave_out (TklRowSet *set, guint n)
{
  set->n_left_out = n;
}

guint
tkl_row_set_get_left_out (const TklRowSet *set)
{
  return set->n_left_out;
}

/* --- packed numbers --------------------------------------------------------------------------- */

/* The value's own bytes moved to the top and back, which spreads its sign. */
static inline gint64
unpack (guint64 bytes, guint width)
{
  guint shift = 64 - 8 * width;

  if (width == 0)
    return 0;
  return (gint64) (bytes << shift) >> shift;
}

static inline gint64
read_at (const Field *field, guint row)
{
  guint64 bytes;

  memcpy (&bytes, field->bytes + (gsize) row * field->width, sizeof bytes);
  return unpack (GUINT64_FROM_LE (bytes), field->width);
}

static void
write_at (Field *field, guint row, gint64 value)
{
  guint64 bytes = GUINT64_TO_LE ((guint64) value);

  memcpy (field->bytes + (gsize) row * field->width, &bytes, field->width);
}

static guint
width_of (gint64 value)
{
  guint width = 1;

  while (unpack ((guint64) value, width) != value)
    width++;
  return width;
}

static guint8 *
allocate (gsize room, guint width)
{
  return g_malloc0 (room * width + SPARE_BYTES);
}

static void
widen (Field *field, guint width, guint n_rows, guint room)
{
  Field wider = { allocate (room, width), width };

  for (guint row = 0; row < n_rows && field->width > 0; row++)
    write_at (&wider, row, read_at (field, row));
  g_free (field->bytes);
  *field = wider;
}

/* --- the set ---------------------------------------------------------------------------------- */

TklRowSet *
tkl_row_set_new (guint n_fields, TklZone *zone)
{
  TklRowSet *set = g_new0 (TklRowSet, 1);

  g_return_val_if_fail (n_fields > 0, NULL);

  g_atomic_ref_count_init (&set->ref_count);
  set->zone = zone != NULL ? tkl_zone_ref (zone) : NULL;
  set->fields = g_new0 (Field, n_fields);
  set->n_fields = n_fields;
  set->room = FIRST_ROOM;
  for (guint i = 0; i < n_fields; i++)
    set->fields[i] = (Field){ allocate (FIRST_ROOM, 0), 0 };
  set->chunk = g_string_chunk_new (4096);
  set->texts = g_ptr_array_new ();
  set->text_refs = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (set->texts, (gpointer) "");
  return set;
}

TklRowSet *
tkl_row_set_ref (TklRowSet *set)
{
  g_atomic_ref_count_inc (&set->ref_count);
  return set;
}

void
tkl_row_set_want (TklRowSet *set, guint64 fields)
{
  g_return_if_fail (set->n_rows == 0);

  set->wanted = fields;
}

gboolean
tkl_row_set_wants (const TklRowSet *set, guint field)
{
  return (set->wanted >> field & 1) != 0;
}

static void
forget_recalled (TklRowSet *set)
{
  for (guint i = 0; i < MAX_GROUPS; i++)
    g_clear_pointer (&set->recalled[i], g_array_unref);
}

void
tkl_row_set_unref (TklRowSet *set)
{
  if (set == NULL || !g_atomic_ref_count_dec (&set->ref_count))
    return;
  g_clear_pointer (&set->zone, tkl_zone_unref);
  for (guint i = 0; i < set->n_fields; i++)
    g_free (set->fields[i].bytes);
  g_free (set->fields);
  g_string_chunk_free (set->chunk);
  g_ptr_array_unref (set->texts);
  g_hash_table_unref (set->text_refs);
  forget_recalled (set);
  g_free (set);
}

/* By half: what is not used at the end is a quarter of all on average. */
static void
make_room (TklRowSet *set)
{
  set->room += MAX (set->room / 2, FIRST_ROOM);
  for (guint i = 0; i < set->n_fields; i++)
    set->fields[i].bytes
        = g_realloc (set->fields[i].bytes, (gsize) set->room * set->fields[i].width + SPARE_BYTES);
}

static void
put (TklRowSet *set, guint row, guint i, gint64 value)
{
  Field *field = &set->fields[i];

  if (unpack ((guint64) value, field->width) != value)
    widen (field, width_of (value), set->n_rows, set->room);
  write_at (field, row, value);
}

void
tkl_row_set_set (TklRowSet *set, guint row, guint field, gint64 value)
{
  g_return_if_fail (set != NULL && row < set->n_rows && field < set->n_fields);

  put (set, row, field, value);
}

void
tkl_row_set_append (TklRowSet *set, const gint64 *values)
{
  g_return_if_fail (set != NULL && set->n_rows < G_MAXUINT32);

  if (set->n_rows == set->room)
    make_room (set);
  for (guint i = 0; i < set->n_fields; i++)
    put (set, set->n_rows, i, values[i]);
  if (++set->n_rows % ROWS_OF_A_STEP == 0)
    g_atomic_int_set ((gint *) &set->n_so_far, (gint) set->n_rows);
}

guint
tkl_row_set_count_so_far (const TklRowSet *set)
{
  return (guint) g_atomic_int_get ((const gint *) &set->n_so_far);
}

TklTextRef
tkl_row_set_intern (TklRowSet *set, const char *text)
{
  gpointer ref;
  char *kept;

  if (tkl_str_empty (text))
    return 0;
  ref = g_hash_table_lookup (set->text_refs, text);
  if (ref != NULL)
    return GPOINTER_TO_UINT (ref);
  kept = g_string_chunk_insert (set->chunk, text);
  g_ptr_array_add (set->texts, kept);
  g_hash_table_insert (set->text_refs, kept, GUINT_TO_POINTER (set->texts->len - 1));
  return set->texts->len - 1;
}

TklTextRef
tkl_row_set_intern_named (TklRowSet *set, const char *number, const char *name)
{
  g_autofree char *text = NULL;

  if (number == NULL || name == NULL)
    return tkl_row_set_intern (set, number != NULL ? number : name);
  text = g_strdup_printf ("%s %s", number, name);
  return tkl_row_set_intern (set, text);
}

TklTextRef *
tkl_row_set_recall (TklRowSet *set, guint group, guint32 id)
{
  const TklTextRef unknown = TKL_TEXT_UNKNOWN;
  GArray *refs;

  g_return_val_if_fail (group < MAX_GROUPS, NULL);

  if (set->recalled[group] == NULL)
    set->recalled[group] = g_array_new (FALSE, FALSE, sizeof (TklTextRef));
  refs = set->recalled[group];
  while (refs->len <= id)
    g_array_append_val (refs, unknown);
  return &g_array_index (refs, TklTextRef, id);
}

void
tkl_row_set_arrange (TklRowSet *set, const guint32 *order, guint n_fields)
{
  g_return_if_fail (n_fields > 0 && n_fields <= set->n_fields);

  for (guint i = 0; i < set->n_fields; i++)
    {
      Field *field = &set->fields[i];
      Field arranged = { NULL, field->width };

      if (i < n_fields)
        arranged.bytes = allocate (set->n_rows, field->width);
      for (guint row = 0; row < set->n_rows && i < n_fields; row++)
        write_at (&arranged, row, read_at (field, order[row]));
      g_free (field->bytes);
      *field = arranged;
    }
  set->n_fields = n_fields;
  set->room = set->n_rows;
  forget_recalled (set);
}

const char *
tkl_row_set_text (const TklRowSet *set, TklTextRef ref)
{
  g_return_val_if_fail (ref < set->texts->len, "");

  return g_ptr_array_index (set->texts, ref);
}

guint
tkl_row_set_n_rows (const TklRowSet *set)
{
  return set->n_rows;
}

gint64
tkl_row_set_value (const TklRowSet *set, guint row, guint field)
{
  g_return_val_if_fail (row < set->n_rows && field < set->n_fields, 0);

  return read_at (&set->fields[field], row);
}

gint64
tkl_row_set_id (const TklRowSet *set, guint row)
{
  return tkl_row_set_value (set, row, TKL_FIELD_ID);
}

gboolean
tkl_row_set_find (const TklRowSet *set, gint64 id, guint *ret_row)
{
  for (guint row = 0; row < set->n_rows; row++)
    if (read_at (&set->fields[TKL_FIELD_ID], row) == id)
      {
        *ret_row = row;
        return TRUE;
      }
  return FALSE;
}

const char *
tkl_row_set_text_at (const TklRowSet *set, guint row, guint field)
{
  return tkl_row_set_text (set, (TklTextRef) tkl_row_set_value (set, row, field));
}

void
tkl_row_set_get_range (const TklRowSet *set, guint field, gint64 *ret_min, gint64 *ret_max)
{
  gint64 min = G_MAXINT64, max = G_MININT64;

  g_return_if_fail (field < set->n_fields);

  for (guint row = 0; row < set->n_rows; row++)
    {
      gint64 value = read_at (&set->fields[field], row);

      min = MIN (min, value);
      max = MAX (max, value);
    }
  *ret_min = set->n_rows > 0 ? min : 0;
  *ret_max = set->n_rows > 0 ? max : 0;
}

gsize
tkl_row_set_get_bytes (const TklRowSet *set)
{
  gsize bytes = 0;

  for (guint i = 0; i < set->n_fields; i++)
    bytes += (gsize) set->room * set->fields[i].width + SPARE_BYTES;
  return bytes;
}

const TklZone *
tkl_row_set_zone (const TklRowSet *set)
{
  return set->zone;
}
