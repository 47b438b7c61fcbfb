/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTickPage: the tab of ticks: table, pane of the chosen ones, and what is done with several. */
/* Thread: main. */
#include "tkl-tick-page.h"

#include "tkl-focus.h"
#include "tkl-hand-link.h"
#include "tkl-lazy-menu.h"
#include "tkl-repair-dialog.h"
#include "tkl-month-strip.h"
#include "tkl-settings.h"
#include "tkl-table-dialog.h"
#include "tkl-tick-advance.h"
#include "tkl-tick-batch.h"
#include "tkl-tick-cells.h"
#include "tkl-tick-days.h"
#include "tkl-tick-doctor.h"
#include "tkl-tick-dialog.h"
#include "tkl-tick-edits.h"
#include "tkl-tick-legend.h"
#include "tkl-tick-menu.h"
#include "tkl-tick-open.h"
#include "tkl-tick-pane.h"
#include "tkl-tick-rows.h"
#include "tkl-record.h"
#include "tkl-zone-draft-dialog.h"

#include <glib/gi18n-lib.h>

struct _TklTickPage
{
  TklTablePage parent_instance;
  AdwBin *side;         /* of the page; gets the pane when it is seen first */
  TklTickPane *pane;    /* (nullable): in the side */
  GtkPopover *menu;     /* of the table; child of the page */
  GtkWidget *pressed;   /* (weak) (nullable): what the menu was opened on with the mouse */
  TklMonthStrip *month; /* (nullable): above the table */
  gint64 repaired_id;   /* chosen when its day was repaired, which is to be left; 0 = none */
};

G_DEFINE_FINAL_TYPE (TklTickPage, tkl_tick_page, TKL_TYPE_TABLE_PAGE)

static GArray *
get_ids (TklTickPage *self)
{
  return tkl_table_get_selected_ids (tkl_table_page_get_table (TKL_TABLE_PAGE (self)));
}

static TklDesk *
get_desk (TklTickPage *self)
{
  return tkl_table_page_get_desk (TKL_TABLE_PAGE (self));
}

/* --- several at once -------------------------------------------------------------------------- */

/* Commands that say one thing about all ticks that are chosen (F157, F163). */
static const struct
{
  const char *action;
  guint field;
  TklTickValues values;
} edits[] = {
  { "ticks.block", TKL_TICK_FIELD_BLOCKED, { .blocked = TRUE } },
  { "ticks.unblock", TKL_TICK_FIELD_BLOCKED, { 0 } },
  { "ticks.to-clock", TKL_TICK_FIELD_TO_CLOCK, { .to_clock = TRUE } },
  { "ticks.not-to-clock", TKL_TICK_FIELD_TO_CLOCK, { 0 } },
  { "ticks.to-presence", TKL_TICK_FIELD_TO_PRESENCE, { .to_presence = 1 } },
  { "ticks.not-to-presence", TKL_TICK_FIELD_TO_PRESENCE, { .to_presence = 0 } },
  { "ticks.keep-double", TKL_TICK_FIELD_NOT_DOUBLE, { .not_double = TRUE } },
  { "ticks.home", TKL_TICK_FIELD_PLACE, { .place = TKL_PLACE_HOME } },
  { "ticks.employer", TKL_TICK_FIELD_PLACE, { .place = TKL_PLACE_EMPLOYER } },
  { "ticks.delete", TKL_TICK_FIELD_DELETED, { .deleted = TRUE } },
  { "ticks.restore", TKL_TICK_FIELD_DELETED, { 0 } },
  { "ticks.revert",
    TKL_TICK_FIELDS_ALL,
    { .time_utc_ms = TKL_INSTANT_NONE_MS,
      .place = TKL_TICK_PLACE_LINKED,
      .to_clock = TRUE,
      .to_presence = TKL_TICK_PRESENCE_BY_PROJECT } },
};

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) ids = get_ids (TKL_TICK_PAGE (widget));

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    if (g_str_equal (edits[i].action, name))
      tkl_ticks_change (get_desk (TKL_TICK_PAGE (widget)), ids, edits[i].field, edits[i].values);
}

/* Only ticks like the chosen one. */
static const struct
{
  const char *action, *column;
} pins[] = {
  { "ticks.only-employee", "employee" },
  { "ticks.only-vehicle", "vehicle" },
  { "ticks.only-project", "project" },
  { "ticks.only-day", "date" },
};

static void
pin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pins); i++)
    if (g_str_equal (pins[i].action, name))
      tkl_table_page_pin (TKL_TABLE_PAGE (widget), pins[i].column);
}

/* What would do nothing cannot be pressed. */
static void
update_actions (TklTickPage *self)
{
  g_autoptr (GArray) ids = get_ids (self);

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), edits[i].action, ids->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ticks.copy", ids->len == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ticks.zone", ids->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ticks.change", ids->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ticks.fill", ids->len > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ticks.link-chosen", ids->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ticks.transfer-chosen", ids->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ticks.force-chosen", ids->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ticks.history", ids->len == 1);
  for (gsize i = 0; i < G_N_ELEMENTS (pins); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), pins[i].action, ids->len > 0);
  tkl_tick_open_update (GTK_WIDGET (self), ids->len);
}

/* What cannot be filled is told: keys may be about any column. */
static void
fill_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklTickPage *self = TKL_TICK_PAGE (widget);
  TklTable *table = tkl_table_page_get_table (TKL_TABLE_PAGE (self));

  if (tkl_tick_cells_can_fill (tkl_table_get_cursor (table)))
    tkl_tick_cells_fill (table, get_desk (self));
  else
    tkl_desk_say (get_desk (self), _ ("Go to the time, employee, place, project, a box or the note "
                                      "with Left and Right, then fill down"));
}

/* --- the pane --------------------------------------------------------------------------------- */

static void
show_chosen (TklTickPage *self)
{
  g_autoptr (GArray) ids = get_ids (self);
  TklPeriod days;

  /* Who goes elsewhere is not called away from there. */
  if ((ids->len != 1 || g_array_index (ids, gint64, 0) != self->repaired_id)
      && tkl_row_list_find (tkl_table_page_get_list (TKL_TABLE_PAGE (self)), self->repaired_id)
             != G_MAXUINT)
    self->repaired_id = 0;
  update_actions (self);
  if (self->pane != NULL)
    tkl_tick_pane_show (self->pane, ids);
  if (self->month != NULL && tkl_days_find_chosen (TKL_TABLE_PAGE (self), &days))
    tkl_month_strip_look_at (self->month, days.from);
}

/* A pane has choosers, which read whom and what there is to choose: not before somebody looks. */
static void
side_seen_cb (TklTickPage *self)
{
  GtkWidget *pane;

  if (self->pane != NULL)
    return;
  pane = tkl_tick_pane_new (get_desk (self));
  self->pane = TKL_TICK_PANE (pane);
  adw_bin_set_child (self->side, pane);
  show_chosen (self);
}

static void
activate_row (TklTablePage *page, gint64 id)
{
  tkl_table_page_show_side (page, TRUE);
  side_seen_cb (TKL_TICK_PAGE (page));
  tkl_tick_pane_edit (TKL_TICK_PAGE (page)->pane);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklTickPage *self = TKL_TICK_PAGE (widget);

  tkl_table_page_show_side (TKL_TABLE_PAGE (self), TRUE);
  side_seen_cb (self);
  tkl_tick_pane_copy (self->pane);
}

static void
present_add (TklTickPage *self, const TklTick *beside)
{
  TklDesk *desk = get_desk (self);
  TklPeriod period = tkl_desk_get_period (desk);
  TklDay day = period.from != TKL_DAY_NONE ? period.from : tkl_desk_get_today (desk);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (beside != NULL)
    day = tkl_zone_civil_day (tkl_desk_get_zone (desk), beside->time_utc_ms);
  tkl_tick_dialog_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, desk,
                           beside != NULL ? beside->employee_id : 0, day);
}

static void
beside_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklTickPage) self = user_data;
  g_autoptr (TklTickDetail) detail = tkl_tick_detail_finish (TKL_OFFICE (source), result, NULL);

  /* The window may be closed by now; a tick that is gone says nothing. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    present_add (self, detail != NULL ? &detail->tick : NULL);
}

/* For whom and on which day a tick was forgotten is mostly seen from the one beside it. */
static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklTickPage *self = TKL_TICK_PAGE (widget);
  g_autoptr (GArray) ids = get_ids (self);

  if (ids->len > 0)
    tkl_tick_detail_async (tkl_desk_get_office (get_desk (self)), g_array_index (ids, gint64, 0),
                           NULL, beside_cb, g_object_ref (self));
  else
    present_add (self, NULL);
}

/* Of the chosen ones those that can be changed. @ret_ids: (transfer full) */
static TklTickBatchChoice
find_changeable (TklTickPage *self)
{
  TklRowList *list = tkl_table_page_get_list (TKL_TABLE_PAGE (self));
  g_autoptr (GtkBitset) chosen
      = tkl_table_get_chosen (tkl_table_page_get_table (TKL_TABLE_PAGE (self)));
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);
  TklTickBatchChoice choice = { .ids = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  GtkBitsetIter iter;
  guint position;
  gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &position);

  for (; more; more = gtk_bitset_iter_next (&iter, &position))
    {
      const TklRowSet *set = tkl_row_list_get_rows (list);
      guint row = tkl_row_list_get_row (list, position);
      gint64 id = tkl_row_list_get_id (list, position);

      if (tkl_tick_rows_is_engine (set, row))
        {
          choice.n_engine++;
          continue;
        }
      g_array_append_val (choice.ids, id);
      g_hash_table_add (days, GINT_TO_POINTER (tkl_tick_rows_get_day (set, row)));
    }
  choice.n_days = g_hash_table_size (days);
  return choice;
}

static void
change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklTickPage *self = TKL_TICK_PAGE (widget);
  TklTickBatchChoice choice = find_changeable (self);
  GtkRoot *root = gtk_widget_get_root (widget);

  tkl_tick_batch_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, get_desk (self),
                          &choice);
  g_array_unref (choice.ids);
}

/* Where people ticked, and no place is known. */
static void
zone_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklTickPage *self = TKL_TICK_PAGE (widget);
  g_autoptr (GArray) ids = get_ids (self);
  GtkRoot *root = gtk_widget_get_root (widget);

  tkl_zone_draft_dialog_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, get_desk (self),
                                 ids);
}

/* As it was ticked, and what was changed since: at the end of the pane. */
static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklTickPage *self = TKL_TICK_PAGE (widget);

  tkl_table_page_show_side (TKL_TABLE_PAGE (self), TRUE);
  side_seen_cb (self);
  tkl_tick_pane_show_history (self->pane);
}

/* The number of the next repair is pressed in the table, wherever that of the last one was. */
static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklTickPage *self = TKL_TICK_PAGE (widget);
  TklTable *table = tkl_table_page_get_table (TKL_TABLE_PAGE (self));
  g_autoptr (GArray) ids = get_ids (self);

  /* A number that nobody sees means nothing, and one beside a cell that is edited was meant for that. */
  if (self->pane == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->pane))
      || tkl_table_get_editor (table) != NULL
      || !tkl_tick_pane_choose (self->pane, g_variant_get_uint32 (parameter)))
    return;
  self->repaired_id = g_array_index (ids, gint64, 0);
  gtk_widget_grab_focus (GTK_WIDGET (table));
}

/* Rows go, then come: between the two there are none. */
static void
rows_changed_cb (TklTickPage *self, guint position, guint removed, guint added)
{
  GtkWidget *table = GTK_WIDGET (tkl_table_page_get_table (TKL_TABLE_PAGE (self)));

  if (removed == 0 && self->repaired_id != 0
      && tkl_tick_advance (TKL_TABLE_PAGE (self), self->repaired_id))
    {
      self->repaired_id = 0;
      if (tkl_has_focus_within (table))
        gtk_widget_grab_focus (table);
    }
  update_actions (self);
}

/* --- whole days ------------------------------------------------------------------------------- */

static void
days_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklDesk *desk = get_desk (TKL_TICK_PAGE (widget));
  TklPeriod period = tkl_desk_get_period (desk);

  if (g_str_equal (name, "ticks.link"))
    tkl_hand_link_days (desk, period, FALSE);
  else
    tkl_days_transfer (desk, period, widget);
}

/* F155: the workdays of the chosen ticks. */
static void
transfer_chosen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_days_transfer_chosen (TKL_TABLE_PAGE (widget), g_str_equal (name, "ticks.force-chosen"));
}

static void
repair_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  tkl_repair_dialog_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                             get_desk (TKL_TICK_PAGE (widget)));
}

/* The workdays from the first to the last chosen tick (F145). */
static void
link_chosen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklPeriod days;

  if (tkl_days_find_chosen (TKL_TABLE_PAGE (widget), &days))
    tkl_hand_link_days (get_desk (TKL_TICK_PAGE (widget)), days, TRUE);
}

/* The quick filter “Needs attention”. */
static void
attention_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_table_page_set_choice (TKL_TABLE_PAGE (widget), TKL_TICK_CHOICE_ATTENTION);
}

static void
deleted_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GSettings) state = g_settings_new (TKL_SETTINGS_STATE);
  GtkRoot *root = gtk_widget_get_root (widget);

  tkl_table_dialog_present_page (
      GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Deleted Ticks"),
      tkl_tick_page_new (get_desk (TKL_TICK_PAGE (widget)), &tkl_deleted_tick_source, state));
}

/* --- the month -------------------------------------------------------------------------------- */

static void
month_moved_cb (TklTickPage *self, gint64 tick_id)
{
  if (tick_id != 0)
    tkl_table_page_select (TKL_TABLE_PAGE (self), tick_id);
}

/* What is hidden could not be worked on. */
static void
month_opened_cb (TklTickPage *self, gint64 tick_id)
{
  if (tick_id == 0)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "page.show-all", NULL);
  tkl_table_page_select (TKL_TABLE_PAGE (self), tick_id);
  gtk_widget_grab_focus (GTK_WIDGET (tkl_table_page_get_table (TKL_TABLE_PAGE (self))));
}

static gboolean
step_days (TklTablePage *page, gboolean forward)
{
  TklTickPage *self = TKL_TICK_PAGE (page);

  return self->month != NULL && tkl_month_strip_step (self->month, forward);
}

static void
board_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TklTickPage *self = TKL_TICK_PAGE (widget);

  if (self->month == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->month), TRUE);
  tkl_month_strip_focus (self->month);
}

static void
add_month (TklTickPage *self, GSettings *state)
{
  GtkWidget *month = tkl_month_strip_new (get_desk (self));
  GtkWidget *toggle = gtk_toggle_button_new ();

  self->month = TKL_MONTH_STRIP (month);
  gtk_button_set_icon_name (GTK_BUTTON (toggle), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (toggle, _ ("Show or hide the month"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Month"), -1);
  tkl_table_page_add_tool (TKL_TABLE_PAGE (self), toggle);
  tkl_table_page_set_above (TKL_TABLE_PAGE (self), month);
  g_settings_bind (state, TKL_KEY_MONTH_SHOWN, month, "visible", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (state, TKL_KEY_MONTH_OPEN, month, "open", G_SETTINGS_BIND_DEFAULT);
  g_object_bind_property (month, "visible", toggle, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (month, "moved", G_CALLBACK (month_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (month, "opened", G_CALLBACK (month_opened_cb), self, G_CONNECT_SWAPPED);
}

/* --- menu of the rows ------------------------------------------------------------------------- */

/* GTK tells what is pressed from the press to the release, which the menu gets: the row would look
 * pressed for ever. */
static void
look_released (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    gtk_widget_unset_state_flags (widget, GTK_STATE_FLAG_ACTIVE);
}

/* Before what was chosen in it is done, which may want the focus for itself. */
static void
menu_closed_cb (TklTickPage *self)
{
  look_released (self->pressed);
  g_clear_weak_pointer (&self->pressed);
  tkl_table_take_focus (tkl_table_page_get_table (TKL_TABLE_PAGE (self)));
}

/* GTK makes a menu that has room neither below nor above as small as the room that was asked for: of the
 * last rows that would be one entry. It goes where there is more. */
static void
open_menu (TklTickPage *self, double x, double y)
{
  gboolean is_low = y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  gtk_popover_set_position (self->menu, is_low ? GTK_POS_TOP : GTK_POS_BOTTOM);
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static gboolean
is_selected (GtkWidget *widget, GtkWidget *table)
{
  for (; widget != NULL && widget != table; widget = gtk_widget_get_parent (widget))
    if ((gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_SELECTED) != 0)
      return TRUE;
  return FALSE;
}

/* The row below the pointer is what the menu is about, with the others when it is one of several. The header
 * has the action of a row as well, but its titles have menus of their own. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TklTickPage *self)
{
  GtkWidget *table = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *picked = gtk_widget_pick (table, x, y, GTK_PICK_DEFAULT);
  double page_x, page_y;

  if (picked == NULL || gtk_widget_get_ancestor (picked, GTK_TYPE_LIST_VIEW) == NULL
      || (!is_selected (picked, table)
          && !gtk_widget_activate_action (picked, "listitem.select", "(bb)", FALSE, FALSE)))
    return;
  g_set_weak_pointer (&self->pressed, picked);
  gtk_widget_translate_coordinates (table, GTK_WIDGET (self), x, y, &page_x, &page_y);
  open_menu (self, page_x, page_y);
}

/* By key: at the row that has the focus, below its first words. */
static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *table = GTK_WIDGET (tkl_table_page_get_table (TKL_TABLE_PAGE (widget)));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  double x, y;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, table))
    focus = table;
  gtk_widget_translate_coordinates (focus, widget, 0, gtk_widget_get_height (focus) / 2.0, &x, &y);
  open_menu (TKL_TICK_PAGE (widget), MAX (x, 0) + gtk_widget_get_width (table) / 10.0, y);
}

static void
add_menu (TklTickPage *self)
{
  g_autoptr (GMenuModel) menu = tkl_tick_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Actions"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Actions"), -1);
  tkl_lazy_menu_set (GTK_MENU_BUTTON (button), menu);
  tkl_table_page_add_tool (TKL_TABLE_PAGE (self), button);

  self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (menu));
  gtk_popover_set_has_arrow (self->menu, FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->menu), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (tkl_table_page_get_table (TKL_TABLE_PAGE (self))),
                             GTK_EVENT_CONTROLLER (click));
}

static void
add_tool (TklTickPage *self, const char *label, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  tkl_table_page_add_tool (TKL_TABLE_PAGE (self), button);
}

/* --- life ------------------------------------------------------------------------------------- */

static void
add_side (TklTickPage *self)
{
  GtkWidget *side = adw_bin_new ();

  self->side = ADW_BIN (side);
  gtk_widget_add_css_class (side, "tkl-side");
  g_signal_connect_object (side, "map", G_CALLBACK (side_seen_cb), self, G_CONNECT_SWAPPED);
  tkl_table_page_set_side (TKL_TABLE_PAGE (self), side);
}

GtkWidget *
tkl_tick_page_new (TklDesk *desk, const TklTableSource *source, GSettings *state)
{
  TklTickPage *self = g_object_new (TKL_TYPE_TICK_PAGE, NULL);
  gboolean deleted = source == &tkl_deleted_tick_source;

  tkl_table_page_set_up (TKL_TABLE_PAGE (self), desk, source, state);
  if (deleted)
    add_tool (self, _ ("_Bring Back"), _ ("The chosen ticks stand in the table again"),
              "ticks.restore");
  else
    {
      add_side (self);
      tkl_tick_cells_set_up (tkl_table_page_get_table (TKL_TABLE_PAGE (self)),
                             tkl_table_page_get_list (TKL_TABLE_PAGE (self)), desk);
      add_tool (self, _ ("_Transfer"),
                _ ("Make lines of the time clock from the complete days of this period"),
                "ticks.transfer");
      add_menu (self);
      add_month (self, state);
      tkl_table_page_set_below (TKL_TABLE_PAGE (self), tkl_tick_legend_new (TKL_TABLE_PAGE (self)));
    }
  tkl_tick_keys_bind (GTK_WIDGET (tkl_table_page_get_table (TKL_TABLE_PAGE (self))), deleted);
  if (self->month != NULL)
    tkl_tick_keys_bind_numbers (GTK_WIDGET (self->month));
  g_signal_connect_object (tkl_table_page_get_table (TKL_TABLE_PAGE (self)), "rows-chosen",
                           G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
  /* After the table, which has selected again what is still there. */
  g_signal_connect_object (tkl_table_page_get_list (TKL_TABLE_PAGE (self)), "items-changed",
                           G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_actions (self);
  return GTK_WIDGET (self);
}

static void
tkl_tick_page_dispose (GObject *object)
{
  g_clear_weak_pointer (&TKL_TICK_PAGE (object)->pressed);
  g_clear_pointer ((GtkWidget **) &TKL_TICK_PAGE (object)->menu, gtk_widget_unparent);
  G_OBJECT_CLASS (tkl_tick_page_parent_class)->dispose (object);
}

static void
tkl_tick_page_class_init (TklTickPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_tick_page_dispose;
  TKL_TABLE_PAGE_CLASS (klass)->activate = activate_row;
  TKL_TABLE_PAGE_CLASS (klass)->step = step_days;
  TKL_TABLE_PAGE_CLASS (klass)->keeps_digits = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_class_install_action (widget_class, edits[i].action, NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "ticks.fill", NULL, fill_action);
  gtk_widget_class_install_action (widget_class, "ticks.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "ticks.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "ticks.zone", NULL, zone_action);
  gtk_widget_class_install_action (widget_class, "ticks.change", NULL, change_action);
  gtk_widget_class_install_action (widget_class, "ticks.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "ticks.link-chosen", NULL, link_chosen_action);
  gtk_widget_class_install_action (widget_class, "ticks.transfer-chosen", NULL,
                                   transfer_chosen_action);
  gtk_widget_class_install_action (widget_class, "ticks.force-chosen", NULL,
                                   transfer_chosen_action);
  for (gsize i = 0; i < G_N_ELEMENTS (pins); i++)
    gtk_widget_class_install_action (widget_class, pins[i].action, NULL, pin_action);
  tkl_tick_open_install (widget_class);
  gtk_widget_class_install_action (widget_class, "ticks.choose", "u", choose_action);
  gtk_widget_class_install_action (widget_class, "ticks.link", NULL, days_action);
  gtk_widget_class_install_action (widget_class, "ticks.transfer", NULL, days_action);
  gtk_widget_class_install_action (widget_class, "ticks.repair", NULL, repair_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK, "ticks.repair",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "ticks.attention", NULL, attention_action);
  gtk_widget_class_install_action (widget_class, "ticks.deleted", NULL, deleted_action);
  gtk_widget_class_install_action (widget_class, "ticks.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "ticks.board", NULL, board_action);
}

static void
tkl_tick_page_init (TklTickPage *self)
{
}
