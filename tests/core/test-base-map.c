/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Base maps: what is refused, names that stay unique, credits without tags; what a tile is. */
/* Thread: main. */
#include "tkl-base-map.h"
#include "tkl-label-room.h"
#include "tkl-tile-picture.h"

#include <string.h>

#define TILES "https://tiles.example/{z}/{x}/{y}.png"

static void
test_check (void)
{
  static const struct
  {
    const char *texts[4]; /* name, source, credit, its page */
    int min_zoom, max_zoom;
    TklBaseMapProblem problem;
  } cases[] = {
    { { "Mine", TILES, "", "" }, 0, 19, TKL_BASE_MAP_OK },
    { { "Mine", "http://127.0.0.1:8080/{z}/{y}/{x}?key=a&b", "©", "" }, 5, 5, TKL_BASE_MAP_OK },
    { { "Mine", "/home/ann/belgium.mbtiles", "", "http://a.example" }, 0, 22, TKL_BASE_MAP_OK },
    { { "", TILES, "", "" }, 0, 19, TKL_BASE_MAP_NO_NAME },
    { { "Taken", TILES, "", "" }, 0, 19, TKL_BASE_MAP_NAME_TAKEN },
    { { "Mine", "", "", "" }, 0, 19, TKL_BASE_MAP_SOURCE },
    { { "Mine", "https://tiles.example/{z}/{x}.png", "", "" }, 0, 19, TKL_BASE_MAP_SOURCE },
    { { "Mine", "file:///tmp/{z}/{x}/{y}.png", "", "" }, 0, 19, TKL_BASE_MAP_SOURCE },
    { { "Mine", "tiles.example/{z}/{x}/{y}.png", "", "" }, 0, 19, TKL_BASE_MAP_SOURCE },
    { { "Mine", "https:///{z}/{x}/{y}.png", "", "" }, 0, 19, TKL_BASE_MAP_SOURCE },
    { { "Mine", "https://tiles.example/{z}/{x}/{y} .png", "", "" }, 0, 19, TKL_BASE_MAP_SOURCE },
    { { "Mine", "belgium.mbtiles", "", "" }, 0, 19, TKL_BASE_MAP_SOURCE },
    { { "Mine", TILES, "", "javascript:alert(1)" }, 0, 19, TKL_BASE_MAP_CREDIT_URL },
    { { "Mine", TILES, "", "www.example" }, 0, 19, TKL_BASE_MAP_CREDIT_URL },
    { { "Mine", TILES, "", "" }, -1, 19, TKL_BASE_MAP_ZOOM },
    { { "Mine", TILES, "", "" }, 6, 5, TKL_BASE_MAP_ZOOM },
    { { "Mine", TILES, "", "" }, 0, 23, TKL_BASE_MAP_ZOOM },
  };
  g_autoptr (GPtrArray) others
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_base_map_free);

  g_ptr_array_add (others, tkl_base_map_new ("Taken", TILES, "", "", 0, 19));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *texts = cases[i].texts;
      g_autoptr (TklBaseMap) map = tkl_base_map_new (texts[0], texts[1], texts[2], texts[3],
                                                     cases[i].min_zoom, cases[i].max_zoom);

      g_test_message ("%u: %s", i, map->source);
      g_assert_cmpint (tkl_base_map_check (map, others), ==, cases[i].problem);
    }
  g_assert_cmpint (tkl_base_map_check (others->pdata[0], others), ==, TKL_BASE_MAP_OK);
}

static void
test_names (void)
{
  g_autoptr (GPtrArray) maps = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_base_map_free);
  g_autoptr (TklBaseMap) copy = NULL;

  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *expected = i == 1 ? g_strdup ("Map") : g_strdup_printf ("Map %u", i);
      g_autofree char *name = tkl_base_map_free_name (maps, "Map");

      g_assert_cmpstr (name, ==, expected);
      g_ptr_array_add (maps, tkl_base_map_new (name, "/a", "c", "u", 1, 2));
    }
  g_assert_null (tkl_base_map_find (maps, "Map 4"));
  copy = tkl_base_map_copy (tkl_base_map_find (maps, "Map 2"));
  g_assert_cmpstr (copy->name, ==, "Map 2");
  g_assert_cmpstr (copy->credit, ==, "c");
  g_assert_cmpstr (copy->credit_url, ==, "u");
  g_assert_cmpint (copy->min_zoom * 10 + copy->max_zoom, ==, 12);
}

static void
test_credit (void)
{
  static const struct
  {
    const char *html, *plain;
  } cases[] = {
    { "", "" },
    { "© IGN", "© IGN" },
    { "<a href=\"https://osm.org\">&copy; OSM</a> contributors\n", "© OSM contributors" },
    { "A &amp;lt; B", "A &lt; B" },
    { "  <script>x</script> ", "x" },
    { "no end <b", "no end" },
    { "bad \xff byte", "bad \357\277\275 byte" },
  };
  g_autofree char *long_text = g_strnfill (1000, 'a');
  g_autofree char *cut = tkl_base_map_plain_credit (long_text);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = tkl_base_map_plain_credit (cases[i].html);
      g_autofree char *trimmed = g_strstrip (g_strdup (plain));

      g_assert_cmpstr (trimmed, ==, cases[i].plain);
    }
  g_assert_cmpuint (strlen (cut), ==, 200);
}

/* --- tiles ------------------------------------------------------------------------------------ */

#define BYTES(text) (const guint8 *) (text), sizeof (text) - 1

static void
test_picture (void)
{
  static const struct
  {
    const guint8 *data;
    gsize size;
    TklTileFormat format;
    guint width, height;
  } cases[] = {
    { BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\2\0"), TKL_TILE_PNG, 256, 512 },
    { BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1"), TKL_TILE_PNG, 0, 0 },
    { BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7f\xff\xff\xff\0\0\1\0"), TKL_TILE_PNG, 0x7fffffff,
      256 },
    { BYTES ("\xff\xd8\xff\xe0\0\4ab\xff\xc4\0\3a\xff\xc0\0\x11\x08\1\0\2\0\3"), TKL_TILE_JPEG, 512,
      256 },
    { BYTES ("\xff\xd8\xff\xe0\xff\xff"), TKL_TILE_JPEG, 0, 0 },
    { BYTES ("\xff\xd8\xff\xe0\0\0\xff\xe0\0\0\xff\xe0\0\0"), TKL_TILE_JPEG, 0, 0 },
    { BYTES ("RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\0\0\xff\1\0"), TKL_TILE_WEBP, 256, 512 },
    { BYTES ("RIFF\0\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\1\x2a\0\1\0\2"), TKL_TILE_WEBP, 256, 512 },
    { BYTES ("RIFF\0\0\0\0WEBPVP8L\x0a\0\0\0\x2f\xff\x40\x07\x00\0\0\0\0\0"), TKL_TILE_WEBP, 256,
      30 },
    { BYTES ("RIFF\0\0\0\0WEBP"), TKL_TILE_WEBP, 0, 0 },
    { BYTES ("RIFF\0\0\0\0WAVE"), TKL_TILE_UNKNOWN, 0, 0 },
    { BYTES ("\x1f\x8b\x08"), TKL_TILE_VECTOR, 0, 0 },
    { BYTES ("Dear Sir"), TKL_TILE_UNKNOWN, 0, 0 },
    { BYTES (""), TKL_TILE_UNKNOWN, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint width, height;

      g_test_message ("case %u", i);
      g_assert_cmpint (tkl_tile_picture_look (cases[i].data, cases[i].size, &width, &height), ==,
                       cases[i].format);
      g_assert_cmpuint (width, ==, cases[i].width);
      g_assert_cmpuint (height, ==, cases[i].height);
      g_assert_true (tkl_tile_picture_is_usable (cases[i].data, cases[i].size)
                     == (width > 0 && width <= TKL_TILE_PICTURE_MAX_PX && height > 0
                         && height <= TKL_TILE_PICTURE_MAX_PX));
    }
}

/* --- room for names --------------------------------------------------------------------------- */

static void
test_room (void)
{
  static const struct
  {
    int x, y, width, height;
    gboolean taken;
  } cases[] = {
    { 10, 10, 100, 20, TRUE },   { 10, 10, 100, 20, FALSE },  { 109, 29, 50, 20, FALSE },
    { 110, 10, 100, 20, TRUE }, /* beside it */
    { 10, 30, 100, 20, TRUE },  /* below it */
    { 0, 0, 1280, 800, FALSE },  { -1, 100, 50, 20, FALSE },  { 1231, 100, 50, 20, FALSE },
    { 1230, 780, 50, 20, TRUE }, { 100, 781, 50, 20, FALSE }, { 300, 300, 0, 20, FALSE },
    { 60, 200, 200, 90, TRUE }, /* over many cells */
    { 250, 280, 20, 20, FALSE },
  };
  g_autoptr (TklLabelRoom) room = tkl_label_room_new (1280, 800);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_true (
          tkl_label_room_take (room, cases[i].x, cases[i].y, cases[i].width, cases[i].height)
          == cases[i].taken);
    }
  tkl_label_room_block (room, -20, 590, 40, 20);
  tkl_label_room_block (room, 2000, 2000, 40, 20);
  g_assert_false (tkl_label_room_take (room, 19, 600, 40, 20));
  g_assert_true (tkl_label_room_take (room, 20, 600, 40, 20));
}

/* Against the slow way. */
static void
test_room_random (void)
{
  g_autoptr (TklLabelRoom) room = tkl_label_room_new (500, 400);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, 4 * sizeof (int));
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int i = 0; i < 5000; i++)
    {
      int rect[4] = { g_rand_int_range (random, 0, 480), g_rand_int_range (random, 0, 390),
                      g_rand_int_range (random, 1, 90), g_rand_int_range (random, 1, 40) };
      gboolean expected = rect[0] + rect[2] <= 500 && rect[1] + rect[3] <= 400;

      for (guint j = 0; j < taken->len; j++)
        {
          const int *other = (const int *) taken->data + 4 * j;

          expected &= rect[0] >= other[0] + other[2] || other[0] >= rect[0] + rect[2]
                      || rect[1] >= other[1] + other[3] || other[1] >= rect[1] + rect[3];
        }
      g_assert_true (tkl_label_room_take (room, rect[0], rect[1], rect[2], rect[3]) == expected);
      if (expected)
        g_array_append_vals (taken, rect, 1);
    }
  g_assert_cmpuint (taken->len, >, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base-map/check", test_check);
  g_test_add_func ("/base-map/names", test_names);
  g_test_add_func ("/base-map/credit", test_credit);
  g_test_add_func ("/tile-picture/look", test_picture);
  g_test_add_func ("/label-room/cases", test_room);
  g_test_add_func ("/label-room/random", test_room_random);
  return g_test_run ();
}
