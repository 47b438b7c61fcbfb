/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading wire pages into records and identifications, beside json-glib's parser alone. */
/* Thread: main. */
#include "bench-data.h"
#include "bench-wire.h"
#include "bench.h"
#include "ref-json.h"

#include "tkl-trusttrack-page.h"

#define N_RECORDS 200000u
#define N_VEHICLES 30u
#define NOW_UTC_MS G_GINT64_CONSTANT (1790000000000)

static guint64
run_ours (gpointer data)
{
  const BenchWire *wire = data;
  g_autoptr (TklPage) page = tkl_page_new ();
  guint64 n = 0;

  for (guint i = 0; i < wire->pages->len; i++)
    {
      g_autoptr (GError) error = NULL;
      gsize size;
      const char *text = g_bytes_get_data (wire->pages->pdata[i], &size);

      if (!tkl_page_parse (text, size, NOW_UTC_MS, page, &error))
        g_error ("%s", error->message);
      n += page->records->len;
    }
  return n;
}

static guint64
run_reference (gpointer data)
{
  const BenchWire *wire = data;
  guint64 n = 0;

  for (guint i = 0; i < wire->pages->len; i++)
    n += ref_json_count_items (wire->pages->pdata[i]);
  return n;
}

int
main (int argc, char **argv)
{
  BenchWire *wire;

  bench_init (argc, argv);
  wire = bench_wire_new (BENCH_SEED, bench_scale (N_RECORDS), N_VEHICLES);
  /* The 30th part: performance.md, goal A2. */
  bench_compare (&(BenchCase){ .metric = "page: records of 200,000 on the wire ÷ json-glib",
                               .ours = run_ours,
                               .reference = run_reference,
                               .data = wire,
                               .goal = 1.0 / 30 });
  bench_wire_free (wire);
  return bench_finish ();
}
