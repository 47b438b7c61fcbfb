/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The zone editor of a project, a hand on its map, and what is drawn there. */
/* Thread: main. */
#include "zone-screen.h"

#include "tkl-layer.h"

static gboolean
is_loaded (gpointer data)
{
  return ((ZoneScreen *) data)->editor->edit != NULL;
}

void
zone_screen_set_up (ZoneScreen *fixture, gconstpointer data)
{
  ui_set_up (&fixture->ui, data);
  ui_fill (&fixture->ui);
  fixture->editor = TKL_ZONE_EDITOR (tkl_zone_editor_present (NULL, fixture->ui.desk, 1));
  ui_wait (is_loaded, fixture);
  ui_settle ();
}

void
zone_screen_tear_down (ZoneScreen *fixture, gconstpointer data)
{
  if (fixture->editor != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (fixture->editor), (gpointer *) &fixture->editor);
      gtk_window_destroy (GTK_WINDOW (fixture->editor));
      ui_settle ();
    }
  g_assert_null (fixture->editor);
  ui_tear_down (&fixture->ui, data);
}

/* --- hands ----------------------------------------------------------------------------------- */

void
zone_screen_click (ZoneScreen *fixture, int x, int y, int button)
{
  GtkWidget *layer = GTK_WIDGET (fixture->editor->layer);

  ui_click (layer, gtk_widget_get_width (layer) / 2.0 + x, gtk_widget_get_height (layer) / 2.0 + y,
            button);
}

void
zone_screen_double_click (ZoneScreen *fixture, int x, int y)
{
  GtkWidget *layer = GTK_WIDGET (fixture->editor->layer);

  ui_double_click (layer, gtk_widget_get_width (layer) / 2.0 + x,
                   gtk_widget_get_height (layer) / 2.0 + y);
}

void
zone_screen_drag (ZoneScreen *fixture, int from_x, int from_y, int to_x, int to_y, const char *key)
{
  GtkWidget *layer = GTK_WIDGET (fixture->editor->layer);
  double middle_x = gtk_widget_get_width (layer) / 2.0;
  double middle_y = gtk_widget_get_height (layer) / 2.0;

  if (key != NULL)
    ui_do ("xdotool keydown %s", key);
  ui_drag (layer, middle_x + from_x, middle_y + from_y, middle_x + to_x, middle_y + to_y);
  if (key != NULL)
    ui_do ("xdotool keyup %s", key);
}

void
zone_screen_press_button (ZoneScreen *fixture, const char *label)
{
  GtkWidget *button = ui_find (GTK_WIDGET (fixture->editor), GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  ui_click (button, gtk_widget_get_width (button) / 2.0, gtk_widget_get_height (button) / 2.0, 1);
}

void
zone_screen_type_into (ZoneScreen *fixture, const char *title, const char *text)
{
  GtkWidget *row = ui_find (GTK_WIDGET (fixture->editor), ADW_TYPE_ENTRY_ROW, title);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
}

/* --- what is drawn --------------------------------------------------------------------------- */

/* `5+3 @ring.corner` a zone: corners of each ring. */
static char *
drawn (ZoneScreen *fixture)
{
  const TklZoneDrawing *drawing = fixture->editor->edit->curr;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < drawing->zones->len; i++)
    {
      const TklShape *shape = ((const TklPoi *) drawing->zones->pdata[i])->shape;

      if (i > 0)
        g_string_append_c (text, ' ');
      for (guint ring = 0; ring < shape->n_rings; ring++)
        g_string_append_printf (text, "%s%u", ring > 0 ? "+" : "",
                                shape->ring_point[ring + 1] - shape->ring_point[ring]);
    }
  if (drawing->corners->len > 0)
    g_string_append_printf (text, " (%u)", drawing->corners->len);
  return g_string_free (text, FALSE);
}

typedef struct
{
  ZoneScreen *fixture;
  const char *expected;
} Drawn;

static gboolean
is_drawn (gpointer data)
{
  const Drawn *wanted = data;
  g_autofree char *text = drawn (wanted->fixture);

  return g_str_equal (text, wanted->expected);
}

/* What was pressed may wait for the next frame. */
void
zone_screen_assert_drawn (ZoneScreen *fixture, const char *expected)
{
  ui_wait (is_drawn, (&(Drawn){ fixture, expected }));
}

TklPoint
zone_screen_corner (ZoneScreen *fixture, guint zone, guint ring, guint number)
{
  return tkl_zone_edit_corner (fixture->editor->edit, (TklZoneHandle){ zone, ring, number });
}

/* Where it lies on the map, from its middle. */
void
zone_screen_assert_at (ZoneScreen *fixture, TklPoint point, int dx, int dy)
{
  GtkWidget *layer = GTK_WIDGET (fixture->editor->layer);
  graphene_point_t at = tkl_layer_project (SHUMATE_LAYER (layer), point);

  g_assert_cmpfloat_with_epsilon (at.x - gtk_widget_get_width (layer) / 2.0, dx, 2.5);
  g_assert_cmpfloat_with_epsilon (at.y - gtk_widget_get_height (layer) / 2.0, dy, 2.5);
}

gboolean
zone_screen_may (ZoneScreen *fixture, const char *label)
{
  return gtk_widget_is_sensitive (ui_find (GTK_WIDGET (fixture->editor), GTK_TYPE_BUTTON, label));
}

void
zone_screen_draw_five (ZoneScreen *fixture)
{
  static const int at[][2]
      = { { -100, -100 }, { 100, -100 }, { 150, 20 }, { 100, 100 }, { -100, 100 }, { -100, -100 } };

  zone_screen_press_button (fixture, "Draw");
  for (gsize i = 0; i < G_N_ELEMENTS (at); i++)
    zone_screen_click (fixture, at[i][0], at[i][1], 1);
}

typedef struct
{
  ShumateLayer *layer;
  TklPoint a, b;
} Box;

static gboolean
is_in_the_middle (gpointer data)
{
  const Box *box = data;
  double width = gtk_widget_get_width (GTK_WIDGET (box->layer));
  double height = gtk_widget_get_height (GTK_WIDGET (box->layer));
  graphene_point_t from = tkl_layer_project (box->layer, box->a);
  graphene_point_t to = tkl_layer_project (box->layer, box->b);

  return fabs (((double) from.x + to.x) / 2 - width / 2) < 2
         && fabs (((double) from.y + to.y) / 2 - height / 2) < 2;
}

double
zone_screen_share_of_map (ZoneScreen *fixture, TklPoint a, TklPoint b)
{
  ShumateLayer *layer = SHUMATE_LAYER (fixture->editor->layer);
  double width, height;
  graphene_point_t from, to;

  ui_wait (is_in_the_middle, (&(Box){ layer, a, b }));
  width = gtk_widget_get_width (GTK_WIDGET (layer));
  height = gtk_widget_get_height (GTK_WIDGET (layer));
  from = tkl_layer_project (layer, a);
  to = tkl_layer_project (layer, b);
  return MAX (fabs ((double) to.x - from.x) / width, fabs ((double) to.y - from.y) / height);
}

gboolean
zone_screen_is_saved (gpointer data)
{
  const ZoneScreen *fixture = data;

  return fixture->editor->form->zones->len == 1 && !tkl_zone_edit_changed (fixture->editor->edit);
}

void
zone_screen_open_again (ZoneScreen *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->editor));
  fixture->editor = TKL_ZONE_EDITOR (tkl_zone_editor_present (NULL, fixture->ui.desk, 1));
  ui_wait (is_loaded, fixture);
  ui_settle ();
}
