/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklKeyPane: one key: whose it may be and why, its ticks, and what to do with it. */
/* Thread: main. */
#include "tkl-key-pane.h"

#include "tkl-row-chooser.h"
#include "tkl-format.h"
#include "tkl-key-changes.h"
#include "tkl-key-method-row.h"
#include "tkl-key-words.h"
#include "tkl-typing.h"

#include <glib/gi18n-lib.h>

#define N_TOUCHES 30
#define N_GUESSES 5

struct _TklKeyPane
{
  GtkWidget parent_instance;
  GtkWidget *scroller, *content;
  GtkLabel *key, *about;
  GtkListBox *guesses;
  GtkWidget *no_guess;
  TklKeyMethodRow *method;
  TklRowChooser *chooser;
  GtkEntry *note;
  GtkButton *move;
  GtkGrid *touches;
  TklDesk *desk;                    /* (owned) */
  GCancellable *cancellable;        /* (owned) (nullable): of what is being read */
  GPtrArray *shown;                 /* (owned) (nullable) (element-type TklGuessRow): the guesses */
  gint64 key_id;                    /* 0 = none */
  gint64 first_utc_ms, last_utc_ms; /* of its ticks */
  gboolean aside;
};

G_DEFINE_FINAL_TYPE (TklKeyPane, tkl_key_pane, GTK_TYPE_WIDGET)

/* --- changes ---------------------------------------------------------------------------------- */

static const char *
key_text (TklKeyPane *self)
{
  return gtk_label_get_text (self->key);
}

void
tkl_key_pane_give (TklKeyPane *self, guint number)
{
  const TklGuessRow *guess;
  g_autofree char *person = NULL;

  g_return_if_fail (TKL_IS_KEY_PANE (self));

  if (self->key_id == 0 || self->shown == NULL || number == 0
      || number > MIN (self->shown->len, N_GUESSES))
    return;
  guess = self->shown->pdata[number - 1];
  person = tkl_person_label (guess->number, guess->name);
  tkl_key_change_give (self->desk, self->key_id, self->first_utc_ms, key_text (self),
                       guess->guess.employee_id, person);
}

static void
chosen_cb (TklKeyPane *self, gint64 id)
{
  g_autofree char *person = tkl_row_chooser_dup_label (self->chooser, id);

  if (self->key_id != 0)
    tkl_key_change_give (self->desk, self->key_id, self->first_utc_ms, key_text (self), id, person);
}

void
tkl_key_pane_move (TklKeyPane *self)
{
  g_autofree char *note = NULL;

  g_return_if_fail (TKL_IS_KEY_PANE (self));

  if (self->key_id == 0)
    return;
  note = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note))));
  if (self->aside)
    tkl_key_change_take_back (self->desk, self->key_id, key_text (self));
  else
    tkl_key_change_put_aside (self->desk, self->key_id, key_text (self),
                              note[0] != '\0' ? note : NULL);
}

void
tkl_key_pane_choose (TklKeyPane *self)
{
  g_return_if_fail (TKL_IS_KEY_PANE (self));

  if (self->key_id != 0)
    tkl_row_chooser_open (self->chooser);
}

/* --- guesses ---------------------------------------------------------------------------------- */

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* A grid, since boxes of GTK 4.8 complain about a wrapped label beside an icon. */
static GtkWidget *
make_evidence (const TklGuessRow *guess)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  int line = 0;

  gtk_grid_set_column_spacing (grid, 6);
  gtk_grid_set_row_spacing (grid, 3);
  for (int i = 0; i < TKL_N_EVIDENCE; i++)
    {
      g_autofree char *sentence = tkl_guess_say_evidence (guess, (TklEvidence) i);
      gboolean against = tkl_evidence_is_against ((TklEvidence) i);
      GtkWidget *icon, *label;

      if (sentence == NULL)
        continue;
      label = make_label (sentence, against ? "warning" : "dim-label");
      gtk_widget_set_hexpand (label, TRUE);
      icon = gtk_image_new_from_icon_name (against ? "list-remove-symbolic" : "list-add-symbolic");
      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      against ? _ ("Speaks against it") : _ ("Speaks for it"), -1);
      gtk_grid_attach (grid, icon, 0, line, 1, 1);
      gtk_grid_attach (grid, label, 1, line++, 1, 1);
    }
  return GTK_WIDGET (grid);
}

static GtkWidget *
make_give_button (const char *person, guint number)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Give"));
  /* Translators: %s is an employee, %u the key of the keyboard. */
  g_autofree char *tooltip = g_strdup_printf (_ ("Give the key to %s (%u)"), person, number);

  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "key.give");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", number);
  return button;
}

static void
add_guess (TklKeyPane *self, guint number, const TklGuessRow *guess)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_grid_new ();
  g_autofree char *person = tkl_person_label (guess->number, guess->name);
  /* Translators: rank, employee, how likely: “1. 12 Anna Peeters (likely)”. */
  g_autofree char *title = g_strdup_printf (_ ("%u. %s (%s)"), number, person,
                                            tkl_confidence_title (guess->guess.confidence));
  GtkWidget *heading = make_label (title, "heading");

  gtk_widget_set_hexpand (heading, TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (head), 6);
  gtk_grid_attach (GTK_GRID (head), heading, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (head), make_give_button (person, number), 1, 0, 1, 1);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), make_evidence (guess));
  gtk_widget_add_css_class (box, "tkl-guess");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->guesses, row);
}

static void
clear_guesses (TklKeyPane *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->guesses, 0)) != NULL)
    gtk_list_box_remove (self->guesses, GTK_WIDGET (row));
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  gtk_widget_set_visible (GTK_WIDGET (self->guesses), FALSE);
  gtk_widget_set_visible (self->no_guess, FALSE);
}

static void
guesses_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklKeyPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) guesses = tkl_key_guesses_finish (TKL_OFFICE (source), result, &error);

  if (self->desk == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  clear_guesses (self);
  if (guesses == NULL)
    {
      tkl_desk_report_error (self->desk, error);
      return;
    }
  for (guint i = 0; i < MIN (guesses->len, N_GUESSES); i++)
    add_guess (self, i + 1, guesses->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->guesses), guesses->len > 0);
  gtk_widget_set_visible (self->no_guess, guesses->len == 0);
  self->shown = g_steal_pointer (&guesses);
}

/* --- ticks ------------------------------------------------------------------------------------ */

static void
clear_touches (TklKeyPane *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->touches))) != NULL)
    gtk_grid_remove (self->touches, child);
}

static void
add_touch (TklKeyPane *self, int line, const TklTouchRow *touch)
{
  g_autofree char *moment = tkl_format_moment (tkl_desk_get_zone (self->desk), touch->time_utc_ms);
  GtkWidget *vehicle = make_label (touch->vehicle != NULL ? touch->vehicle : "", NULL);

  gtk_widget_set_hexpand (vehicle, TRUE);
  gtk_grid_attach (self->touches, make_label (moment, "numeric"), 0, line, 1, 1);
  gtk_grid_attach (self->touches, vehicle, 1, line, 1, 1);
  if (touch->holder != NULL)
    {
      /* Translators: %s is the number of the employee who held the key at that time. */
      g_autofree char *holder = g_strdup_printf (_ ("held by %s"), touch->holder);

      gtk_grid_attach (self->touches, make_label (holder, "dim-label"), 2, line, 1, 1);
    }
}

static void
touches_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklKeyPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) touches = tkl_key_touches_finish (TKL_OFFICE (source), result, &error);

  if (self->desk == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  clear_touches (self);
  if (touches == NULL)
    {
      tkl_desk_report_error (self->desk, error);
      return;
    }
  for (guint i = 0; i < touches->len; i++)
    add_touch (self, (int) i, touches->pdata[i]);
}

/* In the window of the company, which the window of keys would cover. */
static void
show_ticks_cb (TklKeyPane *self)
{
  GtkWindow *keys = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWindow *window = gtk_window_get_transient_for (keys);

  if (self->key_id == 0 || window == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-ticks", "(sx)", key_text (self),
                              self->last_utc_ms);
  gtk_window_present (window);
  gtk_window_close (keys);
}

/* --- the key ---------------------------------------------------------------------------------- */

static void
show_about (TklKeyPane *self, const TklRowSet *set, guint row)
{
  const char *candidates = tkl_row_set_text_at (set, row, TKL_KEY_FIELD_CANDIDATES);
  const char *holder = tkl_row_set_text_at (set, row, TKL_KEY_FIELD_HOLDER);
  gint64 status = tkl_row_set_value (set, row, TKL_KEY_FIELD_STATUS);
  g_autofree char *text = NULL;

  if (status == TKL_KEY_UNVERIFIED && candidates[0] != '\0')
    /* Translators: %s are complete numbers of keys with commas between, most likely first. */
    text = g_strdup_printf (_ ("The reader sends a serial number only. The complete number is "
                               "probably %s."),
                            candidates);
  else if (status == TKL_KEY_OPAQUE)
    text = g_strdup (_ ("This is not the number of an i-Button: it comes from another reader."));
  else if (holder[0] != '\0')
    /* Translators: %s is an employee. */
    text = g_strdup_printf (_ ("Last holder: %s."), holder);
  gtk_label_set_text (self->about, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->about), text != NULL);
}

static void
read_again (TklKeyPane *self)
{
  TklOffice *office = tkl_desk_get_office (self->desk);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->key_id == 0)
    return;
  self->cancellable = g_cancellable_new ();
  tkl_key_guesses_async (office, self->key_id, self->cancellable, guesses_cb, g_object_ref (self));
  tkl_key_touches_async (office, self->key_id, N_TOUCHES, self->cancellable, touches_cb,
                         g_object_ref (self));
}

/* All that the table knows of the key. */
static void
show_row (TklKeyPane *self, const TklRowSet *set, guint row)
{
  self->first_utc_ms = tkl_row_set_value (set, row, TKL_KEY_FIELD_FIRST);
  self->last_utc_ms = tkl_row_set_value (set, row, TKL_KEY_FIELD_LAST);
  self->aside = tkl_row_set_value (set, row, TKL_KEY_FIELD_STATE) == TKL_KEY_IS_ASIDE;
  gtk_label_set_text (self->key, tkl_row_set_text_at (set, row, TKL_KEY_FIELD_TEXT));
  gtk_button_set_label (self->move,
                        self->aside ? C_ ("button", "Take back") : C_ ("button", "Put aside"));
  gtk_widget_set_visible (GTK_WIDGET (self->note), !self->aside);
  tkl_key_method_row_show (self->method, self->key_id,
                           (TklKeyMethod) tkl_row_set_value (set, row, TKL_KEY_FIELD_METHOD));
  show_about (self, set, row);
}

void
tkl_key_pane_show (TklKeyPane *self, TklRow *row)
{
  gint64 key_id = row != NULL ? tkl_row_get_id (row) : 0;

  g_return_if_fail (TKL_IS_KEY_PANE (self));

  if (key_id != self->key_id)
    {
      clear_guesses (self);
      clear_touches (self);
      tkl_typing_replace (GTK_EDITABLE (self->note),
                          row != NULL ? tkl_row_set_text_at (
                              tkl_row_get_set (row), tkl_row_get_index (row), TKL_KEY_FIELD_NOTE)
                                      : "");
    }
  self->key_id = key_id;
  gtk_widget_set_visible (self->content, row != NULL);
  if (row != NULL)
    show_row (self, tkl_row_get_set (row), tkl_row_get_index (row));
  read_again (self);
}

GtkWidget *
tkl_key_pane_new (TklDesk *desk)
{
  TklKeyPane *self = g_object_new (TKL_TYPE_KEY_PANE, NULL);

  self->desk = g_object_ref (desk);
  tkl_row_chooser_set_desk (self->chooser, desk);
  tkl_key_method_row_set_desk (self->method, desk);
  tkl_key_pane_show (self, NULL);
  return GTK_WIDGET (self);
}

static void
tkl_key_pane_dispose (GObject *object)
{
  TklKeyPane *self = TKL_KEY_PANE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_KEY_PANE);
  G_OBJECT_CLASS (tkl_key_pane_parent_class)->dispose (object);
}

static void
tkl_key_pane_class_init (TklKeyPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_key_pane_dispose;
  g_type_ensure (TKL_TYPE_ROW_CHOOSER);
  g_type_ensure (TKL_TYPE_KEY_METHOD_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-key-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TklKeyPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, TklKeyPane, content);
  gtk_widget_class_bind_template_child (widget_class, TklKeyPane, key);
  gtk_widget_class_bind_template_child (widget_class, TklKeyPane, about);
  gtk_widget_class_bind_template_child (widget_class, TklKeyPane, guesses);
  gtk_widget_class_bind_template_child (widget_class, TklKeyPane, no_guess);
  gtk_widget_class_bind_template_child (widget_class, TklKeyPane, method);
  gtk_widget_class_bind_template_child (widget_class, TklKeyPane, chooser);
  gtk_widget_class_bind_template_child (widget_class, TklKeyPane, note);
  gtk_widget_class_bind_template_child (widget_class, TklKeyPane, move);
  gtk_widget_class_bind_template_child (widget_class, TklKeyPane, touches);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_ticks_cb);
  gtk_widget_class_bind_template_callback (widget_class, tkl_key_pane_move);
}

static void
tkl_key_pane_init (TklKeyPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
