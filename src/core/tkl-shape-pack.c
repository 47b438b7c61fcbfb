/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The packed form of a shape, as the store keeps it: little-endian 32-bit words. */
/* Thread: any; pure. */
#include "tkl-shape-private.h"

#include <string.h>

/* `TKS` and the version of the form. Then: number of parts, rings of each part, points of each
 * ring, and latitude and longitude of each point. */
#define PACK_MAGIC 0x01534b54u

typedef struct
{
  const guint8 *bytes;
  gsize size;
  gsize offset;
} Reader;

static gboolean
read_word (Reader *reader, guint32 *ret_word)
{
  guint32 word;

  if (reader->size - reader->offset < sizeof word)
    return FALSE;
  memcpy (&word, reader->bytes + reader->offset, sizeof word);
  reader->offset += sizeof word;
  *ret_word = GUINT32_FROM_LE (word);
  return TRUE;
}

/* Turns @n counts into @n + 1 first indexes. Returns: FALSE when one is below @least, or the sum is
 * above TKL_SHAPE_MAX_CORNERS. */
static gboolean
read_counts (Reader *reader, guint n, guint least, GArray *firsts)
{
  guint sum = 0;

  g_array_append_val (firsts, sum);
  for (guint i = 0; i < n; i++)
    {
      guint32 count;

      if (!read_word (reader, &count) || count < least || count > TKL_SHAPE_MAX_CORNERS - sum)
        return FALSE;
      sum += count;
      g_array_append_val (firsts, sum);
    }
  return sum > 0;
}

static gboolean
read_points (Reader *reader, TklPoint *points, guint n_points)
{
  for (guint i = 0; i < n_points; i++)
    {
      guint32 lat, lon;

      if (!read_word (reader, &lat) || !read_word (reader, &lon))
        return FALSE;
      points[i] = (TklPoint){ (gint32) lat, (gint32) lon };
      if (!tkl_point_valid (points[i]))
        return FALSE;
    }
  return reader->offset == reader->size;
}

GBytes *
tkl_shape_pack (const TklShape *shape)
{
  gsize n_words;
  guint32 *words;
  gsize n = 0;

  g_return_val_if_fail (shape != NULL, NULL);

  n_words = 2 + (gsize) shape->n_parts + shape->n_rings + 2 * (gsize) shape->n_points;
  words = g_new (guint32, n_words);
  words[n++] = GUINT32_TO_LE (PACK_MAGIC);
  words[n++] = GUINT32_TO_LE (shape->n_parts);
  for (guint i = 0; i < shape->n_parts; i++)
    words[n++] = GUINT32_TO_LE (shape->part_ring[i + 1] - shape->part_ring[i]);
  for (guint i = 0; i < shape->n_rings; i++)
    words[n++] = GUINT32_TO_LE (shape->ring_point[i + 1] - shape->ring_point[i]);
  for (guint i = 0; i < shape->n_points; i++)
    {
      words[n++] = GUINT32_TO_LE ((guint32) shape->points[i].lat_e7);
      words[n++] = GUINT32_TO_LE ((guint32) shape->points[i].lon_e7);
    }
  return g_bytes_new_take (words, n_words * sizeof (guint32));
}

TklShape *
tkl_shape_unpack (gconstpointer data, gsize size)
{
  Reader reader = { data, size, 0 };
  g_autoptr (GArray) part_firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) ring_firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (TklShape) shape = NULL;
  guint32 magic, n_parts;
  guint n_rings, n_points;
  guint *part_ring, *ring_point;
  TklPoint *points;

  g_return_val_if_fail (data != NULL || size == 0, NULL);

  if (!read_word (&reader, &magic) || magic != PACK_MAGIC || !read_word (&reader, &n_parts)
      || n_parts > TKL_SHAPE_MAX_CORNERS || !read_counts (&reader, n_parts, 1, part_firsts))
    return NULL;
  n_rings = g_array_index (part_firsts, guint, n_parts);
  if (!read_counts (&reader, n_rings, 3, ring_firsts))
    return NULL;
  n_points = g_array_index (ring_firsts, guint, n_rings);

  shape = tkl_shape_alloc (n_parts, n_rings, n_points, &part_ring, &ring_point, &points);
  memcpy (part_ring, part_firsts->data, (n_parts + 1) * sizeof (guint));
  memcpy (ring_point, ring_firsts->data, (n_rings + 1) * sizeof (guint));
  if (!read_points (&reader, points, n_points))
    return NULL;
  tkl_shape_measure (shape);
  return tkl_shape_spans_ok (shape) ? g_steal_pointer (&shape) : NULL;
}
