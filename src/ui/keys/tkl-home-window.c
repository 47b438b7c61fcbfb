/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving keys out at home addresses (F075): pairs of a key and a home, chosen and applied in one step. */
/* Thread: main. */
#include "tkl-home-window.h"

#include "tkl-enrol-words.h"
#include "tkl-help-topic.h"
#include "tkl-key-changes.h"
#include "tkl-key-words.h"
#include "tkl-news.h"
#include "tkl-pair-choice.h"
#include "tkl-present.h"

#include <glib/gi18n-lib.h>

struct _TklHomeWindow
{
  AdwWindow parent_instance;
  TklNews *news;
  GtkButton *apply;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkListBox *list;
  TklDesk *desk;             /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable): of the pairs being read */
  TklPairChoice *choice;     /* (owned) (nullable) */
  gboolean quiet;            /* boxes are set by us now */
};

G_DEFINE_FINAL_TYPE (TklHomeWindow, tkl_home_window, ADW_TYPE_WINDOW)

/* --- choosing --------------------------------------------------------------------------------- */

static GtkCheckButton *
check_at (TklHomeWindow *self, guint index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) index);

  return GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
}

static void
show_number (TklHomeWindow *self)
{
  g_autoptr (GArray) list = tkl_pair_choice_list (self->choice);
  /* Translators: button; %u is a number of keys. */
  g_autofree char *label
      = g_strdup_printf (ngettext ("Give _out %u key", "Give _out %u keys", list->len), list->len);

  gtk_button_set_use_underline (self->apply, TRUE);
  gtk_button_set_label (self->apply, label);
  gtk_widget_set_visible (GTK_WIDGET (self->apply), self->choice->rows->len > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), list->len > 0);
}

static void
show_choice (TklHomeWindow *self)
{
  self->quiet = TRUE;
  for (guint i = 0; i < self->choice->rows->len; i++)
    gtk_check_button_set_active (check_at (self, i), self->choice->chosen[i]);
  self->quiet = FALSE;
  show_number (self);
}

static void
toggled_cb (GtkCheckButton *check, TklHomeWindow *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "index"));

  if (self->quiet)
    return;
  tkl_pair_choice_set (self->choice, index, gtk_check_button_get_active (check));
  show_choice (self);
}

static void
apply_cb (TklHomeWindow *self)
{
  g_autoptr (GArray) list = tkl_pair_choice_list (self->choice);

  if (list->len > 0)
    tkl_key_change_enrol (self->desk, TKL_ENROL_HOME, (const TklEnrolment *) list->data, list->len);
}

/* --- the list --------------------------------------------------------------------------------- */

static void
add_pair (TklHomeWindow *self, guint index, const TklPairRow *pair)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *person = tkl_person_label (pair->number, pair->name);
  /* Translators: the number of a key, then the employee who may get it. */
  g_autofree char *title = g_strdup_printf (_ ("%s for %s"), pair->key, person);
  g_autofree char *home = tkl_pair_say_home (&pair->pair);
  g_autofree char *doubt = tkl_pair_say (&pair->pair);
  g_autofree char *lines = doubt[0] != '\0' ? g_strjoin ("\n", home, doubt, NULL) : g_strdup (home);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), lines);
  g_object_set_data (G_OBJECT (check), "index", GUINT_TO_POINTER (index));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  if (doubt[0] != '\0')
    {
      GtkWidget *mark = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (mark, "warning");
      gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Needs a second look"), -1);
      gtk_widget_set_tooltip_text (mark, _ ("Needs a second look"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (tkl_confidence_title (
                                                       (TklConfidence) pair->pair.confidence)));
  gtk_list_box_append (self->list, row);
}

static void
show_pairs (TklHomeWindow *self, GPtrArray *rows)
{
  TklPairChoice *choice = tkl_pair_choice_new (rows);
  GtkListBoxRow *row;

  tkl_pair_choice_keep (choice, self->choice);
  tkl_pair_choice_free (self->choice);
  self->choice = choice;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < rows->len; i++)
    add_pair (self, i, rows->pdata[i]);
  gtk_stack_set_visible_child_name (self->stack, rows->len > 0 ? "pairs" : "none");
  gtk_spinner_stop (self->spinner);
  show_choice (self);
}

static void
matched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklHomeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = tkl_home_match_finish (TKL_OFFICE (source), result, &error);

  if (rows != NULL && self->desk != NULL)
    show_pairs (self, rows);
  else if (self->desk != NULL)
    tkl_desk_report_error (self->desk, error);
  else
    g_clear_pointer (&rows, g_ptr_array_unref);
}

static void
match (TklHomeWindow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tkl_home_match_async (tkl_desk_get_office (self->desk), self->cancellable, matched_cb,
                        g_object_ref (self));
}

/* --- life ------------------------------------------------------------------------------------- */

GtkWidget *
tkl_home_window_present (GtkWindow *parent, TklDesk *desk)
{
  GtkWindow *open = tkl_present_open_one (parent, TKL_TYPE_HOME_WINDOW);
  TklHomeWindow *self;

  if (open != NULL)
    return GTK_WIDGET (open);
  self = g_object_new (TKL_TYPE_HOME_WINDOW, NULL);
  tkl_present_over (GTK_WINDOW (self), parent);
  tkl_help_topic_set (GTK_WIDGET (self), TKL_HELP_EMPLOYEES);
  self->desk = g_object_ref (desk);
  tkl_news_set_desk (self->news, desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (match), self, G_CONNECT_SWAPPED);
  match (self);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

static void
tkl_home_window_dispose (GObject *object)
{
  TklHomeWindow *self = TKL_HOME_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_HOME_WINDOW);
  g_clear_pointer (&self->choice, tkl_pair_choice_free);
  G_OBJECT_CLASS (tkl_home_window_parent_class)->dispose (object);
}

static void
tkl_home_window_class_init (TklHomeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_home_window_dispose;
  g_type_ensure (TKL_TYPE_NEWS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-home-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TklHomeWindow, news);
  gtk_widget_class_bind_template_child (widget_class, TklHomeWindow, apply);
  gtk_widget_class_bind_template_child (widget_class, TklHomeWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TklHomeWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, TklHomeWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
tkl_home_window_init (TklHomeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
