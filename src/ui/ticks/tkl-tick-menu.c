/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done in the table of ticks: its menu, and the keys that do the same. */
/* Thread: main. */
#include "tkl-tick-menu.h"

#include "tkl-tick-doctor.h"

#include <glib/gi18n-lib.h>

/* Of the table alone: the menu tells them. */
static const struct
{
  guint key;
  GdkModifierType mods;
  const char *action;
} table_keys[] = {
  { GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "ticks.only-employee" },
  { GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "ticks.only-vehicle" },
  { GDK_KEY_j, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "ticks.only-project" },
  { GDK_KEY_d, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "ticks.only-day" },
  { GDK_KEY_e, GDK_ALT_MASK | GDK_SHIFT_MASK, "ticks.open-employee" },
  { GDK_KEY_v, GDK_ALT_MASK | GDK_SHIFT_MASK, "ticks.open-vehicle" },
  { GDK_KEY_j, GDK_ALT_MASK | GDK_SHIFT_MASK, "ticks.open-project" },
  { GDK_KEY_d, GDK_ALT_MASK | GDK_SHIFT_MASK, "ticks.open-day" },
  { GDK_KEY_h, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "ticks.history" },
  { GDK_KEY_b, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "ticks.change" },
  { GDK_KEY_Insert, 0, "ticks.add" },
  { GDK_KEY_KP_Insert, 0, "ticks.add" },
  { GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "ticks.copy" },
  { GDK_KEY_b, GDK_ALT_MASK | GDK_SHIFT_MASK, "ticks.block" },
  { GDK_KEY_u, GDK_ALT_MASK | GDK_SHIFT_MASK, "ticks.unblock" },
  { GDK_KEY_d, GDK_CONTROL_MASK, "ticks.fill" },
  { GDK_KEY_Delete, 0, "ticks.delete" },
  { GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "ticks.link-chosen" },
  { GDK_KEY_k, GDK_ALT_MASK | GDK_SHIFT_MASK, "ticks.keep-double" },
  { GDK_KEY_t, GDK_ALT_MASK | GDK_SHIFT_MASK, "ticks.transfer-chosen" },
  { GDK_KEY_f, GDK_ALT_MASK | GDK_SHIFT_MASK, "ticks.fetch" },
  { GDK_KEY_r, GDK_ALT_MASK | GDK_SHIFT_MASK, "ticks.derive" },
};

/* --- menu ------------------------------------------------------------------------------------- */

typedef struct
{
  const char *label; /* marked for translation; NULL: a new section */
  const char *action;
} Item;

/* Keys of actions that the application knows are told by GTK. */
static void
append (GMenu *section, const Item *item)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (_ (item->label), item->action);

  for (gsize i = 0; i < G_N_ELEMENTS (table_keys); i++)
    if (g_str_equal (table_keys[i].action, item->action))
      {
        g_autofree char *accel = gtk_accelerator_name (table_keys[i].key, table_keys[i].mods);

        g_menu_item_set_attribute (entry, "accel", "s", accel);
        break;
      }
  g_menu_append_item (section, entry);
}

static GMenu *
make_sections (const Item *items, gsize n)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  for (gsize i = 0; i < n; i++)
    if (items[i].label != NULL)
      append (section, &items[i]);
    else
      {
        g_object_unref (section);
        section = g_menu_new ();
        g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
      }
  return menu;
}

/* Those that would make the menu higher than a small screen. */
static GMenu *
make_submenus (void)
{
  static const Item only[] = {
    { N_ ("This _Employee"), "ticks.only-employee" },
    { N_ ("This _Vehicle"), "ticks.only-vehicle" },
    { N_ ("This _Project"), "ticks.only-project" },
    { N_ ("This _Day"), "ticks.only-day" },
    { NULL, NULL },
    { N_ ("_Today"), "win.today" },
    { N_ ("What _Needs Attention"), "ticks.attention" },
    { N_ ("_All Rows"), "page.show-all" },
  };
  static const Item open[] = {
    { N_ ("The _Employee"), "ticks.open-employee" },
    { N_ ("The _Project"), "ticks.open-project" },
    { N_ ("The _Vehicle"), "ticks.open-vehicle" },
    { N_ ("The _Day in the Time Clock"), "ticks.open-day" },
    { NULL, NULL },
    { N_ ("_Fetch Records of the Vehicle…"), "ticks.fetch" },
    { N_ ("_Re-derive Ticks of the Vehicle…"), "ticks.derive" },
  };
  static const Item clock[] = {
    { N_ ("To the Time _Clock"), "ticks.to-clock" },
    { N_ ("_Not to the Time Clock"), "ticks.not-to-clock" },
    { NULL, NULL },
    { N_ ("To Checkin@_Work"), "ticks.to-presence" },
    { N_ ("Not to Checkin@Work"), "ticks.not-to-presence" },
  };
  static const Item place[] = {
    { N_ ("At _Home"), "ticks.home" },
    { N_ ("At the _Employer"), "ticks.employer" },
    { N_ ("_Zone around These…"), "ticks.zone" },
  };
  g_autoptr (GMenu) only_menu = make_sections (only, G_N_ELEMENTS (only));
  g_autoptr (GMenu) open_menu = make_sections (open, G_N_ELEMENTS (open));
  g_autoptr (GMenu) clock_menu = make_sections (clock, G_N_ELEMENTS (clock));
  g_autoptr (GMenu) place_menu = make_sections (place, G_N_ELEMENTS (place));
  GMenu *submenus = g_menu_new ();

  g_menu_append_submenu (submenus, _ ("Show Onl_y"), G_MENU_MODEL (only_menu));
  g_menu_append_submenu (submenus, _ ("Open and _Read Again"), G_MENU_MODEL (open_menu));
  g_menu_append_submenu (submenus, _ ("Place of the Tic_ks"), G_MENU_MODEL (place_menu));
  g_menu_append_submenu (submenus, _ ("Time Clock and Checkin@_Work"), G_MENU_MODEL (clock_menu));
  return submenus;
}

GMenuModel *
tkl_tick_menu_new (void)
{
  static const Item items[] = {
    { N_ ("Chan_ge…"), "ticks.change" },
    { N_ ("_Block"), "ticks.block" },
    { N_ ("_Unblock"), "ticks.unblock" },
    { N_ ("_Keep Double"), "ticks.keep-double" },
    { N_ ("_Fill Down"), "ticks.fill" },
    { NULL, NULL },
    { N_ ("_Add a Tick…"), "ticks.add" },
    { N_ ("C_opy to Another Time"), "ticks.copy" },
    { N_ ("As _Ticked"), "ticks.revert" },
    { N_ ("_Delete"), "ticks.delete" },
    { NULL, NULL },
    { N_ ("Tran_sfer Chosen Days"), "ticks.transfer-chosen" },
    { N_ ("Transfer _Incomplete Days as They Are"), "ticks.force-chosen" },
    { N_ ("_Repair Days…"), "ticks.repair" },
    { N_ ("_Link Again"), "ticks.link-chosen" },
    { N_ ("Link All of This _Period Again"), "ticks.link" },
    { N_ ("De_leted Ticks"), "ticks.deleted" },
  };
  GMenu *menu = make_sections (items, G_N_ELEMENTS (items));
  g_autoptr (GMenu) submenus = make_submenus ();

  append (submenus, &(Item){ N_ ("Original _Values and History"), "ticks.history" });
  g_menu_prepend_section (menu, NULL, G_MENU_MODEL (submenus));
  return G_MENU_MODEL (menu);
}

/* --- keys ------------------------------------------------------------------------------------- */

static void
add_key (GtkShortcutController *controller,
         guint key,
         GdkModifierType mods,
         GtkShortcutAction *action)
{
  gtk_shortcut_controller_add_shortcut (
      controller, gtk_shortcut_new (gtk_keyval_trigger_new (key, mods), action));
}

void
tkl_tick_keys_bind_numbers (GtkWidget *widget)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < 10; i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new_with_arguments (
            gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_0 + i, 0),
                                         gtk_keyval_trigger_new (GDK_KEY_KP_0 + i, 0)),
            gtk_named_action_new ("ticks.choose"), "u", i > 0 ? i - 1 : TKL_TICK_DECISION));
  gtk_widget_add_controller (widget, controller);
}

void
tkl_tick_keys_bind (GtkWidget *table, gboolean deleted)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (controller);

  if (deleted)
    add_key (keys, GDK_KEY_Insert, 0, gtk_named_action_new ("ticks.restore"));
  else
    {
      for (gsize i = 0; i < G_N_ELEMENTS (table_keys); i++)
        add_key (keys, table_keys[i].key, table_keys[i].mods,
                 gtk_named_action_new (table_keys[i].action));
      add_key (keys, GDK_KEY_Menu, 0, gtk_named_action_new ("ticks.menu"));
      add_key (keys, GDK_KEY_F10, GDK_SHIFT_MASK, gtk_named_action_new ("ticks.menu"));
      tkl_tick_keys_bind_numbers (table);
    }
  gtk_widget_add_controller (table, controller);
}
