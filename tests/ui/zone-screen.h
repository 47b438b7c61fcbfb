/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The zone editor of a project, a hand on its map, and what is drawn there. */
/* Thread: main. */
#pragma once

#include "tkl-zone-editor-private.h"
#include "ui-fixture.h"

typedef struct
{
  UiFixture ui; /* as ui_fill() */
  TklZoneEditor *editor;
} ZoneScreen;

void zone_screen_set_up (ZoneScreen *fixture, gconstpointer data);
void zone_screen_tear_down (ZoneScreen *fixture, gconstpointer data);
/* The window once more. */
void zone_screen_open_again (ZoneScreen *fixture);

/* --- hands: x and y are pixels from the middle of the map --- */

void zone_screen_click (ZoneScreen *fixture, int x, int y, int button);
void zone_screen_double_click (ZoneScreen *fixture, int x, int y);
/* @key: (nullable): that is held meanwhile. */
void
zone_screen_drag (ZoneScreen *fixture, int from_x, int from_y, int to_x, int to_y, const char *key);
/* With the pointer. @label: or the tooltip. */
void zone_screen_press_button (ZoneScreen *fixture, const char *label);
void zone_screen_type_into (ZoneScreen *fixture, const char *title, const char *text);
/* Five corners around the middle, closed on the first one. */
void zone_screen_draw_five (ZoneScreen *fixture);

/* --- what is there --- */

/* Waits for it: `5+3 4 (2)`: corners of each ring of each zone, and of the pen. */
void zone_screen_assert_drawn (ZoneScreen *fixture, const char *expected);
void zone_screen_assert_at (ZoneScreen *fixture, TklPoint point, int dx, int dy);
TklPoint zone_screen_corner (ZoneScreen *fixture, guint zone, guint ring, guint number);
/* Whether that button can be pressed. */
gboolean zone_screen_may (ZoneScreen *fixture, const char *label);
/* How much of the map the box takes, where it takes most; waits until its middle is that of the map. */
double zone_screen_share_of_map (ZoneScreen *fixture, TklPoint a, TklPoint b);
/* For ui_wait(): one zone is stored, and nothing else is drawn. */
gboolean zone_screen_is_saved (gpointer data);
