/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz target: what people might draw, repaired by GEOS. */
/* Thread: main. */
#include "tkl-repair.h"
#include "tkl-sketch.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* One byte a coordinate: edges meet often. A pair of 255 begins a hole, of 254 a part. */
static TklShape *
read_sketch (const uint8_t *data, size_t size, GArray *ring)
{
  TklShape *sketch = NULL;
  uint8_t kind = 254;

  for (size_t i = 0; i + 1 < size + 2; i += 2)
    {
      gboolean ends = i + 1 >= size || (data[i] == data[i + 1] && data[i] >= 254);
      TklShape *more;

      if (!ends)
        {
          TklPoint point = { 508466000 + data[i] * 977, 43517000 + data[i + 1] * 1009 };

          g_array_append_val (ring, point);
          continue;
        }
      if (ring->len > 0)
        {
          const TklPoint *points = (const TklPoint *) (gpointer) ring->data;

          more = sketch == NULL || kind == 254
                     ? tkl_sketch_add_part (sketch, points, ring->len)
                     : tkl_sketch_add_hole (sketch, sketch->n_parts - 1, points, ring->len);
          tkl_shape_free (sketch);
          sketch = more;
          g_array_set_size (ring, 0);
        }
      if (i + 1 < size)
        kind = data[i];
    }
  return sketch;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (TklPoint));
  g_autoptr (TklShape) sketch = read_sketch (data, MIN (size, 400), ring);
  g_autoptr (TklRepair) repair = sketch != NULL ? tkl_repair_new (sketch, NULL) : NULL;
  g_autoptr (TklShape) again = NULL;

  if (repair == NULL)
    return 0;
  again = tkl_sketch_finish (repair->shape, NULL, NULL);
  if (!tkl_shape_equal (again, repair->shape))
    g_error ("a repaired shape is not what a builder makes of it");
  return 0;
}
