/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing: every tool as a row of commands and what is drawn after them (F124–F129). */
/* Thread: main. */
#include "geo-text.h"

#include "tkl-zone-edit.h"

#include <string.h>

/* --- commands as text ------------------------------------------------------------------------ */

typedef struct
{
  gint64 numbers[4];
  const char *name; /* (nullable) */
} Words;

static Words
read_words (char **words, guint n_numbers)
{
  Words read = { { 0 }, NULL };
  guint n = g_strv_length (words);

  for (guint i = 0; i < n_numbers; i++)
    {
      g_assert_cmpuint (i + 1, <, n);
      read.numbers[i] = g_ascii_strtoll (words[i + 1], NULL, 10);
    }
  if (n > n_numbers + 1)
    read.name = words[n_numbers + 1];
  return read;
}

static TklZoneHandle
handle_of (char **words)
{
  Words read = read_words (words, 3);

  return (TklZoneHandle){ (guint) read.numbers[0], (guint) read.numbers[1],
                          (guint) read.numbers[2] };
}

static TklPoint
point_at (char **words, guint first)
{
  return (TklPoint){ (gint32) g_ascii_strtoll (words[first], NULL, 10),
                     (gint32) g_ascii_strtoll (words[first + 1], NULL, 10) };
}

static TklZoneEdit *
run_pen (const TklZoneEdit *edit, char **words, gboolean *ret_known)
{
  const char *word = words[0];

  *ret_known = TRUE;
  if (g_str_equal (word, "outline"))
    return tkl_zone_edit_take_pen (edit, TKL_ZONE_PEN_OUTLINE);
  if (g_str_equal (word, "hole"))
    return tkl_zone_edit_take_pen (edit, TKL_ZONE_PEN_HOLE);
  if (g_str_equal (word, "box"))
    return words[1] == NULL ? tkl_zone_edit_take_pen (edit, TKL_ZONE_PEN_BOX)
                            : tkl_zone_edit_box (edit, point_at (words, 1), point_at (words, 3),
                                                 words[4] != NULL ? words[5] : NULL);
  if (g_str_equal (word, "set"))
    return tkl_zone_edit_set_corner (edit, point_at (words, 1), words[3]);
  if (g_str_equal (word, "back"))
    return tkl_zone_edit_take_back (edit);
  if (g_str_equal (word, "close"))
    return tkl_zone_edit_close (edit, words[1]);
  if (g_str_equal (word, "leave"))
    return tkl_zone_edit_leave (edit);
  if (g_str_equal (word, "undo"))
    return tkl_zone_edit_undo (edit);
  if (g_str_equal (word, "redo"))
    return tkl_zone_edit_redo (edit);
  if (g_str_equal (word, "revert"))
    return tkl_zone_edit_revert (edit);
  *ret_known = FALSE;
  return NULL;
}

static TklZoneEdit *
run_corner (const TklZoneEdit *edit, char **words, gboolean *ret_known)
{
  const char *word = words[0];

  *ret_known = TRUE;
  if (g_str_equal (word, "choose"))
    return tkl_zone_edit_choose (edit, handle_of (words));
  if (g_str_equal (word, "choose-zone"))
    return tkl_zone_edit_choose (edit, (TklZoneHandle){ (guint) read_words (words, 1).numbers[0],
                                                        TKL_ZONE_NONE, TKL_ZONE_NONE });
  if (g_str_equal (word, "choose-none"))
    return tkl_zone_edit_choose (edit, TKL_ZONE_HANDLE_NONE);
  if (g_str_equal (word, "insert"))
    return tkl_zone_edit_insert (edit, handle_of (words), point_at (words, 4));
  if (g_str_equal (word, "move") || g_str_equal (word, "drag"))
    return tkl_zone_edit_move (edit, handle_of (words), point_at (words, 4), *word == 'd');
  if (g_str_equal (word, "nudge"))
    return tkl_zone_edit_nudge (edit, handle_of (words), g_ascii_strtod (words[4], NULL),
                                g_ascii_strtod (words[5], NULL), FALSE);
  if (g_str_equal (word, "remove"))
    return tkl_zone_edit_remove (edit, handle_of (words));
  *ret_known = FALSE;
  return NULL;
}

static GArray *
corners_from (const char *text)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), "_", ' ');
  g_autoptr (TklShape) sketch = sketch_from_text (plain);
  GArray *corners = g_array_new (FALSE, FALSE, sizeof (TklPoint));

  return g_array_append_vals (corners, sketch->points, sketch->n_points);
}

static TklZoneEdit *
run_zone (const TklZoneEdit *edit, char **words)
{
  const char *word = words[0];
  Words read;

  if (g_str_equal (word, "add") || g_str_equal (word, "cut"))
    {
      g_autoptr (GArray) corners = corners_from (words[1]);

      return *word == 'a' ? tkl_zone_edit_add (edit, corners, words[2])
                          : tkl_zone_edit_cut (edit, corners);
    }
  if (g_str_equal (word, "replace"))
    {
      g_autofree char *plain = g_strdelimit (g_strdup (words[2]), "_", ' ');
      g_autoptr (TklShape) shape = shape_from_text (plain, NULL, NULL);

      return tkl_zone_edit_replace (edit, (guint) read_words (words, 1).numbers[0], shape);
    }
  if (g_str_equal (word, "fill"))
    {
      read = read_words (words, 2);
      return tkl_zone_edit_fill (edit, (guint) read.numbers[0], (guint) read.numbers[1]);
    }
  if (g_str_equal (word, "shift") || g_str_equal (word, "slide"))
    {
      read = read_words (words, 3);
      return tkl_zone_edit_shift (edit, (guint) read.numbers[0], (gint32) read.numbers[1],
                                  (gint32) read.numbers[2], word[1] == 'l');
    }
  if (g_str_equal (word, "duplicate"))
    {
      read = read_words (words, 3);
      return tkl_zone_edit_duplicate (edit, (guint) read.numbers[0], read.name,
                                      (gint32) read.numbers[1], (gint32) read.numbers[2]);
    }
  if (g_str_equal (word, "choose-radius"))
    return tkl_zone_edit_choose_radius (edit);
  read = read_words (words, 1);
  if (g_str_equal (word, "radius") || g_str_equal (word, "widen"))
    return tkl_zone_edit_set_radius (edit, (int) read.numbers[0], *word == 'w');
  if (g_str_equal (word, "hide") || g_str_equal (word, "show"))
    return tkl_zone_edit_set_visible (edit, (guint) read.numbers[0], *word == 's');
  if (g_str_equal (word, "rename"))
    return tkl_zone_edit_rename (edit, (guint) read.numbers[0], read.name);
  g_assert_cmpstr (word, ==, "delete");
  return tkl_zone_edit_delete (edit, (guint) read.numbers[0]);
}

/* A command with a `!` before it must find nothing to do. */
static void
run (TklZoneEdit **edit, const char *command)
{
  gboolean refused = *command == '!';
  g_auto (GStrv) words = g_strsplit (command + refused, " ", -1);
  gboolean known;
  TklZoneEdit *next = run_pen (*edit, words, &known);

  if (!known)
    next = run_corner (*edit, words, &known);
  if (!known)
    next = run_zone (*edit, words);
  g_test_message ("%s", command);
  g_assert_cmpint (next == NULL, ==, refused);
  if (next == NULL)
    return;
  tkl_zone_edit_free (*edit);
  *edit = next;
}

static void
append_number (GString *text, guint number)
{
  if (number != TKL_ZONE_NONE)
    g_string_append_printf (text, " %u", number);
}

#define RADIUS_M 120

/* `NAME: CORNERS; …`, `~` before those hidden, the pen when it is taken, what is chosen after `@`, and the
 * radius when it is chosen or another one. */
static char *
edit_to_text (const TklZoneEdit *edit)
{
  static const char *const pens[] = { "", "outline", "hole", "box" };
  const TklZoneDrawing *drawing = edit->curr;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < drawing->zones->len; i++)
    {
      const TklPoi *poi = drawing->zones->pdata[i];
      g_autofree char *shape = shape_to_text (poi->shape);

      g_string_append_printf (text, "%s%s%s: %s", i > 0 ? "; " : "",
                              tkl_zone_edit_is_visible (edit, i) ? "" : "~",
                              poi->name != NULL ? poi->name : "-", shape);
    }
  if (drawing->pen != TKL_ZONE_PEN_AWAY)
    g_string_append_printf (text, " %s", pens[drawing->pen]);
  if (drawing->corners->len > 0)
    {
      g_autoptr (TklShape) path = tkl_sketch_new (
          (const TklPoint *) (gpointer) drawing->corners->data, drawing->corners->len);
      g_autofree char *points = shape_to_text (path);

      g_string_append_printf (text, " (%s)", points);
    }
  if (drawing->chosen.zone != TKL_ZONE_NONE)
    g_string_append (text, " @");
  append_number (text, drawing->chosen.zone);
  append_number (text, drawing->chosen.ring);
  append_number (text, drawing->chosen.corner);
  if (drawing->chosen_radius || drawing->radius_m != RADIUS_M)
    g_string_append_printf (text, " %so%d", drawing->chosen_radius ? "@ " : "", drawing->radius_m);
  return g_string_free (text, FALSE);
}

static TklZoneEdit *
edit_from (const char *zones)
{
  g_autoptr (GPtrArray) pois = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_poi_free);
  g_auto (GStrv) texts = g_strsplit (zones, ";", -1);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (texts[i], ":", 2);
      TklPoi *poi = tkl_poi_new (7, g_strstrip (parts[0]), shape_from_text (parts[1], NULL, NULL));

      poi->id = i + 1;
      g_ptr_array_add (pois, poi);
    }
  return tkl_zone_edit_new (7, RADIUS_M, pois);
}

/* --- cases ----------------------------------------------------------------------------------- */

#define SQUARE "A: 0 0, 0 90, 90 90, 90 0"

typedef struct
{
  const char *zones, *commands, *after;
} Case;

static const Case pen_cases[] = {
  { "", "outline", " outline" },
  { "", "!hole, !set 0 0, !back, !close X, !leave, !undo, !redo, !revert", "" },
  { "", "outline, set 0 0, set 0 90, set 90 90", " outline (0 0, 0 90, 90 90)" },
  { "", "outline, set 0 0, !set 0 0, set 0 90, !set 0 90", " outline (0 0, 0 90)" },
  { "", "outline, set 0 0, set 0 90, !close X, set 90 90, close X", "X: 0 0, 0 90, 90 90 @ 0" },
  { "", "outline, set 0 0, set 0 90, set 90 90, set 0 0 X", "X: 0 0, 0 90, 90 90 @ 0" },
  { "", "outline, set 0 0, set 0 90, !set 0 0", " outline (0 0, 0 90)" },
  { "", "outline, set 0 0, set 0 90, back", " outline (0 0)" },
  { "", "outline, set 0 0, back, !back", " outline" },
  { "", "outline, set 0 0, set 0 90, leave, !leave", "" },
  { "", "outline, set 0 0, outline", " outline" }, /* starts afresh */
  { "", "outline, !outline, !set 900000001 0", " outline" },
  { "", "outline, set 0 0, set 0 90, undo, undo, !hole", " outline" },
  { "", "outline, set 0 0, undo, undo, redo, redo, !redo", " outline (0 0)" },
  { "", "outline, set 0 0, undo, set 5 5, !redo", " outline (5 5)" },
  /* a rectangle: by two corners, or by a drag, which is one step */
  { "", "box, !box, set 5 9, !set 5 9, !set 1 9, set 1 2 X", "X: 1 2, 1 9, 5 9, 5 2 @ 0" },
  { "", "box, set 5 9, set 1 2, undo", " box (5 9)" },
  { "", "box, !box 5 9 5 2, !box 5 9 1 9, box 5 9 1 2, undo, undo, !undo", "" },
  { "", "box, set 5 9, leave", "" },
  /* a hole */
  { SQUARE, "!hole, choose-zone 0, hole, set 10 10, set 10 20, set 20 20, close X",
    "A: 0 0, 0 90, 90 90, 90 0 / 10 10, 10 20, 20 20 @ 0" },
  { SQUARE, "choose-zone 0, cut 10_10,10_20,20_20, undo", "A: 0 0, 0 90, 90 90, 90 0 @ 0" },
  { SQUARE, "!cut 10_10,10_20,20_20, choose-zone 0, !cut 10_10,10_20", SQUARE " @ 0" },
  { "A: 0 0, 0 9, 9 9 | 20 0, 20 9, 29 9", "choose-zone 0, cut 21_5,21_6,22_6",
    "A: 0 0, 0 9, 9 9 | 20 0, 20 9, 29 9 / 21 5, 21 6, 22 6 @ 0" },
  { SQUARE, "choose-zone 0, cut 10_10,10_20,20_20, cut 30_30,30_40,40_40, fill 0 1",
    "A: 0 0, 0 90, 90 90, 90 0 / 30 30, 30 40, 40 40 @ 0" },
  { SQUARE, "!fill 0 0, !fill 0 1, !fill 1 0", SQUARE },
};

static const Case corner_cases[] = {
  { SQUARE, "insert 0 0 1 45 95", "A: 0 0, 0 90, 45 95, 90 90, 90 0 @ 0 0 2" },
  { SQUARE, "insert 0 0 3 45 -5", "A: 0 0, 0 90, 90 90, 90 0, 45 -5 @ 0 0 4" },
  { SQUARE, "!insert 0 0 4 1 1, !insert 0 1 0 1 1, !insert 1 0 0 1 1", SQUARE },
  { SQUARE, "move 0 0 2 95 95, !move 0 0 2 95 95, !move 0 0 4 1 1, !move 0 0 1 900000001 1",
    "A: 0 0, 0 90, 95 95, 90 0 @ 0 0 2" },
  { SQUARE, "move 0 0 2 91 91, drag 0 0 2 92 92, drag 0 0 2 93 93, undo", SQUARE },
  { SQUARE, "move 0 0 2 91 91, move 0 0 2 92 92, undo", "A: 0 0, 0 90, 91 91, 90 0 @ 0 0 2" },
  { SQUARE, "drag 0 0 2 91 91, undo, !undo", SQUARE }, /* what was loaded stays */
  { SQUARE, "remove 0 0 2, !remove 0 0 3", "A: 0 0, 0 90, 90 0 @ 0 0 1" },
  { SQUARE, "remove 0 0 0", "A: 0 90, 90 90, 90 0 @ 0 0 2" },
  { SQUARE, "remove 0 0 0, remove 0 0 0", "" },
  { "A: 0 0, 0 9, 9 9 | 20 0, 20 9, 29 9", "remove 0 0 0", "A: 20 0, 20 9, 29 9 @ 0" },
  { "A: 0 0, 0 90, 90 90, 90 0 / 10 10, 10 20, 20 20", "remove 0 1 2",
    "A: 0 0, 0 90, 90 90, 90 0 @ 0" },
  { SQUARE, "choose 0 0 3, !choose 0 0 3, !choose 0 0 4, !choose-zone 1",
    "A: 0 0, 0 90, 90 90, 90 0 @ 0 0 3" },
  { SQUARE, "choose 0 0 3, choose-none, !choose-none, !undo", SQUARE },
  /* a metre is 90 units to the north everywhere, and 90 to the east at the equator */
  { SQUARE, "nudge 0 0 0 1 0", "A: 90 0, 0 90, 90 90, 90 0 @ 0 0 0" },
  { SQUARE, "nudge 0 0 0 -1 0.1", "A: -90 9, 0 90, 90 90, 90 0 @ 0 0 0" },
  { SQUARE, "nudge 0 0 0 0.0001 -0.0001", "A: 1 -1, 0 90, 90 90, 90 0 @ 0 0 0" },
  { SQUARE, "!nudge 0 0 0 0 0, !nudge 0 0 9 1 0, !nudge 0 0 0 20000000 0", SQUARE },
  { "A: 600000000 0, 600000000 9, 600000009 9", "nudge 0 0 0 0 1",
    "A: 600000000 180, 600000000 9, 600000009 9 @ 0 0 0" },
};

static const Case zone_cases[] = {
  { SQUARE, "add 0_0,0_5,5_5 B, !add 0_0,0_5 C, !add 0_0,0_5,900000001_5 D",
    SQUARE "; B: 0 0, 0 5, 5 5 @ 1" },
  { SQUARE, "shift 0 5 -5, !shift 0 0 0, !shift 1 1 1, !shift 0 900000000 0",
    "A: 5 -5, 5 85, 95 85, 95 -5 @ 0" },
  { SQUARE, "shift 0 5 0, slide 0 5 0, slide 0 5 0", "A: 15 0, 15 90, 105 90, 105 0 @ 0" },
  { SQUARE, "shift 0 5 0, slide 0 5 0, slide 0 5 0, undo", SQUARE },
  { SQUARE, "duplicate 0 1 2 B, !duplicate 5 1 2 B", SQUARE "; B: 1 2, 1 92, 91 92, 91 2 @ 1" },
  { SQUARE, "rename 0 Parking, !rename 0 Parking, !rename 1 X", "Parking: 0 0, 0 90, 90 90, 90 0" },
  { SQUARE, "rename 0, !rename 0", "-: 0 0, 0 90, 90 90, 90 0" },
  { "A: 0 0, 0 9, 9 9; B: 20 0, 20 9, 29 9", "delete 0, !delete 1", "B: 20 0, 20 9, 29 9 @ 0" },
  { "A: 0 0, 0 9, 9 9; B: 20 0, 20 9, 29 9", "delete 1", "A: 0 0, 0 9, 9 9 @ 0" },
  { SQUARE, "delete 0, undo", SQUARE },
  { SQUARE, "delete 0, add 1_1,1_2,2_2 N, revert, !revert", SQUARE },
  { SQUARE, "delete 0, revert, undo", "" },
  /* the circle: a drag is one step; another thing chosen leaves it */
  { SQUARE, "choose-radius, !choose-radius", SQUARE " @ o120" },
  { SQUARE, "radius 150, !radius 150, !radius -1, !radius 100001", SQUARE " @ o150" },
  { SQUARE, "radius 150, widen 155, widen 160, undo, !undo", SQUARE },
  { SQUARE, "radius 150, choose-zone 0", SQUARE " @ 0 o150" },
  { SQUARE, "choose-zone 0, radius 150, revert, !revert", SQUARE },
  { SQUARE, "replace 0 0_0,0_9,9_9, !replace 0 0_0,0_9,9_9, !replace 1 0_0,0_9,9_9",
    "A: 0 0, 0 9, 9 9 @ 0" },
};

/* Every step can be taken back, to what was loaded. */
static void
undo_all (TklZoneEdit **edit)
{
  for (TklZoneEdit *back; (back = tkl_zone_edit_undo (*edit)) != NULL; *edit = back)
    tkl_zone_edit_free (*edit);
  g_assert_false (tkl_zone_edit_changed (*edit));
  if ((*edit)->curr->chosen.zone != TKL_ZONE_NONE || (*edit)->curr->chosen_radius)
    run (edit, "choose-none");
}

static void
check_cases (const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (TklZoneEdit) edit = edit_from (cases[i].zones);
      g_auto (GStrv) commands = g_strsplit (cases[i].commands, ", ", -1);
      g_autofree char *loaded = edit_to_text (edit);
      g_autofree char *text = NULL;
      g_autofree char *undone = NULL;

      for (guint c = 0; commands[c] != NULL; c++)
        run (&edit, commands[c]);
      text = edit_to_text (edit);
      g_assert_cmpstr (text, ==, cases[i].after);
      undo_all (&edit);
      undone = edit_to_text (edit);
      g_assert_cmpstr (undone, ==, loaded);
    }
}

static void
test_pen (void)
{
  check_cases (pen_cases, G_N_ELEMENTS (pen_cases));
}

static void
test_corners (void)
{
  check_cases (corner_cases, G_N_ELEMENTS (corner_cases));
}

static void
test_zones (void)
{
  check_cases (zone_cases, G_N_ELEMENTS (zone_cases));
}

static void
test_changed (void)
{
  static const struct
  {
    const char *commands;
    gboolean changed;
  } cases[] = {
    { "choose 0 0 1", FALSE },
    { "outline", FALSE },
    { "outline, set 5 5", TRUE },
    { "outline, set 5 5, leave", FALSE },
    { "move 0 0 0 1 1", TRUE },
    { "move 0 0 0 1 1, undo", FALSE },
    { "move 0 0 0 1 1, move 0 0 0 0 0", FALSE },
    { "rename 0 Z", TRUE },
    { "delete 0", TRUE },
    { "duplicate 0 0 0 A", TRUE },
    { "delete 0, revert", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklZoneEdit) edit = edit_from (SQUARE);
      g_auto (GStrv) commands = g_strsplit (cases[i].commands, ", ", -1);

      for (guint c = 0; commands[c] != NULL; c++)
        run (&edit, commands[c]);
      g_assert_cmpint (tkl_zone_edit_changed (edit), ==, cases[i].changed);
    }
}

/* Old steps are forgotten, what was loaded never. */
static void
test_many_steps (void)
{
  g_autoptr (TklZoneEdit) edit = edit_from (SQUARE);
  guint n = 0;

  for (guint i = 1; i <= TKL_ZONE_EDIT_MAX_STEPS + 50; i++)
    {
      g_autofree char *command = g_strdup_printf ("move 0 0 0 %u 0", i);

      run (&edit, command);
    }
  for (;; n++)
    {
      TklZoneEdit *back = tkl_zone_edit_undo (edit);

      if (back == NULL)
        break;
      tkl_zone_edit_free (edit);
      edit = back;
    }
  g_assert_cmpuint (n, ==, TKL_ZONE_EDIT_MAX_STEPS);
  g_assert_true (tkl_zone_edit_changed (edit));
  run (&edit, "revert");
  g_assert_false (tkl_zone_edit_changed (edit));
}

/* What is hidden is no step, and stays hidden through those that are. */
static void
test_hidden (void)
{
  static const Case cases[] = {
    { SQUARE, "hide 0, !hide 0, !hide 1, !undo, !revert", "~" SQUARE },
    { SQUARE, "hide 0, shift 0 5 0, undo", "~" SQUARE },
    { SQUARE, "hide 0, show 0, !show 0", SQUARE },
    { SQUARE, "add 0_0,0_5,5_5 B, add 1_1,1_2,2_2 C, hide 1, choose-none",
      SQUARE "; ~B: 0 0, 0 5, 5 5; C: 1 1, 1 2, 2 2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklZoneEdit) edit = edit_from (cases[i].zones);
      g_auto (GStrv) commands = g_strsplit (cases[i].commands, ", ", -1);
      g_autofree char *text = NULL;

      for (guint c = 0; commands[c] != NULL; c++)
        run (&edit, commands[c]);
      text = edit_to_text (edit);
      g_assert_cmpstr (text, ==, cases[i].after);
    }
}

/* Who remembers a new zone does not take another one for it. */
static void
test_new_ids (void)
{
  g_autoptr (TklZoneEdit) edit = edit_from (SQUARE);
  gint64 first;

  run (&edit, "add 0_0,0_90,90_90 B");
  first = tkl_zone_edit_zone (edit, 1)->id;
  g_assert_cmpint (first, <, 0);
  run (&edit, "undo");
  run (&edit, "redo");
  g_assert_cmpint (tkl_zone_edit_zone (edit, 1)->id, ==, first);
  run (&edit, "undo");
  run (&edit, "add 0_0,0_90,90_90 C");
  g_assert_cmpint (tkl_zone_edit_zone (edit, 1)->id, <, first);
  run (&edit, "duplicate 1 10 10 D");
  g_assert_cmpint (tkl_zone_edit_zone (edit, 2)->id, <, tkl_zone_edit_zone (edit, 1)->id);
  run (&edit, "delete 2");
  run (&edit, "box 0 0 90 90");
  g_assert_cmpint (tkl_zone_edit_zone (edit, 2)->id, ==, first - 3);
}

static void
test_radius_round (void)
{
  static const struct
  {
    double from;
    int to;
  } cases[]
      = { { -3, 5 },      { 0, 5 },        { 7.4, 5 },       { 7.6, 10 },      { 132.4, 130 },
          { 199.9, 200 }, { 204, 200 },    { 206, 210 },     { 999, 1000 },    { 1024, 1000 },
          { 1026, 1050 }, { 9990, 10000 }, { 10200, 10000 }, { 10300, 10500 }, { 1e9, 100000 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (tkl_zone_radius_round (cases[i].from), ==, cases[i].to);
}

static void
test_finish (void)
{
  g_autoptr (TklZoneEdit) edit = edit_from (SQUARE "; B: 200 0, 200 90, 290 90, 290 0");
  g_autoptr (GPtrArray) saved = NULL;
  const TklPoi *poi;
  guint zone = 9;

  run (&edit, "insert 0 0 0 0 0"); /* twice the same corner */
  run (&edit, "add 400_0,400_9,409_9 C");
  saved = tkl_zone_edit_finish (edit, &zone);
  g_assert_cmpuint (saved->len, ==, 3);
  poi = saved->pdata[0];
  g_assert_cmpuint (poi->shape->n_points, ==, 4);
  g_assert_cmpint (poi->id, ==, 1);
  poi = saved->pdata[2];
  g_assert_cmpint (poi->id, ==, 0);
  g_assert_cmpint (poi->project_id, ==, 7);
  g_assert_cmpstr (poi->name, ==, "C");

  run (&edit, "move 1 0 0 245 100");
  g_assert_null (tkl_zone_edit_finish (edit, &zone));
  g_assert_cmpuint (zone, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/zone-edit/pen", test_pen);
  g_test_add_func ("/core/zone-edit/corners", test_corners);
  g_test_add_func ("/core/zone-edit/zones", test_zones);
  g_test_add_func ("/core/zone-edit/changed", test_changed);
  g_test_add_func ("/core/zone-edit/many-steps", test_many_steps);
  g_test_add_func ("/core/zone-edit/hidden", test_hidden);
  g_test_add_func ("/core/zone-edit/new-ids", test_new_ids);
  g_test_add_func ("/core/zone-edit/radius-round", test_radius_round);
  g_test_add_func ("/core/zone-edit/finish", test_finish);
  return g_test_run ();
}
