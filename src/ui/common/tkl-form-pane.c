/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklFormPane: when a record is loaded, saved, and gives way to another. */
/* Thread: main. */
#include "tkl-form-pane-private.h"

#include "tkl-focus.h"
#include "tkl-service-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_TYPE_WITH_PRIVATE (TklFormPane, tkl_form_pane, GTK_TYPE_WIDGET)

#define PRIVATE(self) ((TklFormPanePrivate *) tkl_form_pane_get_instance_private (self))
#define CLASS(self) (TKL_FORM_PANE_GET_CLASS (self))

enum
{
  SAVED,
  CLOSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

TklFormPanePrivate *
tkl_form_pane_private (TklFormPane *self)
{
  return PRIVATE (self);
}

static void save_if_allowed (TklFormPane *self);
static void show_none (TklFormPane *self);
static void show_waiting (TklFormPane *self);

static void
begin_if_wanted (TklFormPane *self)
{
  TklFormPanePrivate *priv = PRIVATE (self);

  if (!priv->begins || !priv->has_edit)
    return;
  priv->begins = FALSE;
  tkl_focus_into (priv->rows[priv->first]);
}

static void
show_edit (TklFormPane *self)
{
  tkl_form_pane_show_rows (self);
  CLASS (self)->shown (self);
}

/* --- loading ---------------------------------------------------------------------------------- */

/* What was typed and left unsaved is there again, with what is wrong. Not by a load that was given up:
 * before the right one has come another record may be shown. */
static void
take_up_left (TklFormPane *self, GAsyncResult *result)
{
  TklFormPanePrivate *priv = PRIVATE (self);

  if (priv->has_edit || priv->id != priv->left_id || priv->copy_of != 0
      || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  priv->left_id = -1;
  CLASS (self)->take_up (self);
}

static void
take_loaded (TklFormPane *self)
{
  TklFormPanePrivate *priv = PRIVATE (self);

  priv->has_edit = TRUE;
  priv->renewing = FALSE;
  show_edit (self);
  if (priv->save_again)
    save_if_allowed (self);
  if (CLASS (self)->loaded != NULL)
    CLASS (self)->loaded (self);
  gtk_stack_set_visible_child_name (priv->stack, "form");
  begin_if_wanted (self);
  show_waiting (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklFormPane) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done;

  take_up_left (self, result);
  done = CLASS (self)->take_loaded (self, result, &error);
  if (PRIVATE (self)->desk == NULL)
    return;
  if (done)
    take_loaded (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      PRIVATE (self)->renewing = PRIVATE (self)->save_again = FALSE;
      show_none (self);
      show_waiting (self);
    }
}

void
tkl_form_pane_reload (TklFormPane *self)
{
  TklFormPanePrivate *priv = PRIVATE (self);

  if (priv->id == 0 && !priv->is_new)
    return;
  g_cancellable_cancel (priv->cancellable);
  g_object_unref (priv->cancellable);
  priv->cancellable = g_cancellable_new ();
  CLASS (self)->load (self, priv->id, priv->copy_of, priv->cancellable, loaded_cb,
                      g_object_ref (self));
}

static void
changed_cb (TklFormPane *self)
{
  if (PRIVATE (self)->id != 0 && !PRIVATE (self)->saving)
    tkl_form_pane_reload (self);
}

/* One wrong field keeps the others from being saved: who goes on to another record is told, and finds
 * what was typed when coming back. */
static void
leave_unsaved (TklFormPane *self)
{
  TklFormPanePrivate *priv = PRIVATE (self);
  g_autoptr (GArray) problems = NULL;

  if (!priv->has_edit || !CLASS (self)->changed (self))
    return;
  problems = CLASS (self)->validate (self);
  for (guint i = 0; i < problems->len; i++)
    {
      const TklFieldProblem *problem = &g_array_index (problems, TklFieldProblem, i);
      g_autofree char *text = NULL;

      if (!problem->is_error)
        continue;
      /* Translators: the name of a record, then a sentence: what is wrong with it. */
      text = g_strdup_printf (_ ("Not saved: %s. %s"), adw_window_title_get_title (priv->title),
                              _ (problem->reason));
      tkl_desk_say (priv->desk, text);
      priv->left_id = priv->id;
      CLASS (self)->leave (self);
      return;
    }
}

static void
show_other (TklFormPane *self, gint64 id, gboolean is_new, gint64 copy_of)
{
  TklFormPanePrivate *priv = PRIVATE (self);

  tkl_form_pane_take_typed (self);
  /* What was typed while the first save is on its way is saved after it. */
  priv->waiting = (priv->saving || priv->renewing) && priv->save_again;
  priv->waiting_id = id;
  priv->waiting_is_new = is_new;
  priv->waiting_copy_of = copy_of;
  if (priv->waiting)
    return;
  leave_unsaved (self);
  CLASS (self)->forget (self);
  if (priv->locate != NULL)
    tkl_locate_row_forget (priv->locate);
  priv->has_edit = priv->renewing = FALSE;
  priv->showing_nth++;
  priv->id = id;
  priv->is_new = is_new;
  priv->copy_of = copy_of;
  if (id == 0 && !is_new)
    {
      g_cancellable_cancel (priv->cancellable);
      gtk_stack_set_visible_child_name (priv->stack, "none");
      return;
    }
  tkl_form_pane_reload (self);
}

static void
show_waiting (TklFormPane *self)
{
  TklFormPanePrivate *priv = PRIVATE (self);

  if (priv->waiting)
    show_other (self, priv->waiting_id, priv->waiting_is_new, priv->waiting_copy_of);
}

void
tkl_form_pane_show (TklFormPane *self, gint64 id)
{
  TklFormPanePrivate *priv = PRIVATE (self);

  g_return_if_fail (TKL_IS_FORM_PANE (self));

  if (id != priv->id || priv->is_new || priv->waiting)
    {
      priv->begins = FALSE;
      show_other (self, id, FALSE, 0);
    }
}

void
tkl_form_pane_begin (TklFormPane *self)
{
  g_return_if_fail (TKL_IS_FORM_PANE (self));

  PRIVATE (self)->begins = TRUE;
  begin_if_wanted (self);
}

/* Of a record that is not there any more nothing is saved. */
static void
show_none (TklFormPane *self)
{
  PRIVATE (self)->has_edit = FALSE;
  tkl_form_pane_show (self, 0);
}

void
tkl_form_pane_show_new (TklFormPane *self, gint64 copy_of)
{
  g_return_if_fail (TKL_IS_FORM_PANE (self));

  PRIVATE (self)->begins = TRUE;
  show_other (self, 0, TRUE, copy_of);
}

/* --- saving ----------------------------------------------------------------------------------- */

/* Meanwhile another one is shown: its fields are its own, and may wait to be saved. */
static void
saved_other (TklFormPane *self, const TklChange *change, const GError *error)
{
  TklFormPanePrivate *priv = PRIVATE (self);

  if (error != NULL)
    tkl_desk_report_error (priv->desk, error);
  else
    tkl_desk_report_change (priv->desk, _ (priv->words->saved), change->entry_id != 0);
  if (priv->save_again)
    save_if_allowed (self);
}

static void
not_saved (TklFormPane *self, const GError *error)
{
  TklFormPanePrivate *priv = PRIVATE (self);

  tkl_desk_report_error (priv->desk, error);
  /* Somebody else changed it: those fields are shown, with what was typed here kept. */
  if (g_error_matches (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_CONFLICT))
    tkl_form_pane_reload (self);
  else
    {
      priv->save_again = FALSE;
      show_waiting (self);
    }
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklFormPane) self = user_data;
  TklFormPanePrivate *priv = PRIVATE (self);
  g_autoptr (GError) error = NULL;
  TklChange change = { 0 };
  gboolean done = CLASS (self)->saved (self, result, &change, &error);

  priv->saving = FALSE;
  if (priv->desk == NULL)
    return;
  if (priv->saving_nth != priv->showing_nth)
    {
      saved_other (self, &change, error);
      return;
    }
  if (!done)
    {
      not_saved (self, error);
      return;
    }
  /* A new one has got an id: the map goes on showing the same place. */
  if (priv->map_of == priv->id)
    priv->map_of = change.id;
  priv->id = change.id;
  priv->is_new = FALSE;
  priv->copy_of = 0;
  priv->renewing = TRUE;
  CLASS (self)->took_id (self, change.id);
  tkl_desk_report_change (priv->desk, _ (priv->words->saved), change.entry_id != 0);
  /* The table chooses its row, unless another has been chosen. */
  if (!priv->waiting)
    g_signal_emit (self, signals[SAVED], 0, change.id);
  tkl_form_pane_reload (self);
}

static void
save (TklFormPane *self)
{
  TklFormPanePrivate *priv = PRIVATE (self);

  if (priv->saving || priv->renewing)
    {
      priv->save_again = TRUE;
      return;
    }
  priv->saving = TRUE;
  priv->saving_nth = priv->showing_nth;
  CLASS (self)->save (self, saved_cb, g_object_ref (self));
}

static void
save_if_allowed (TklFormPane *self)
{
  g_autoptr (GArray) problems = CLASS (self)->validate (self);

  PRIVATE (self)->save_again = FALSE;
  if (tkl_problems_allow_save (problems) && CLASS (self)->changed (self))
    save (self);
}

void
tkl_form_pane_take (TklFormPane *self)
{
  show_edit (self);
  save_if_allowed (self);
}

/* --- deleting --------------------------------------------------------------------------------- */

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklFormPane) self = user_data;
  TklFormPanePrivate *priv = PRIVATE (self);
  g_autoptr (GError) error = NULL;
  TklChange change = { 0 };
  gboolean done = CLASS (self)->removed (self, result, &change, &error);

  if (priv->desk == NULL)
    return;
  if (!done)
    {
      if (CLASS (self)->refused != NULL
          && g_error_matches (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_IN_USE))
        CLASS (self)->refused (self, error);
      else
        tkl_desk_report_error (priv->desk, error);
      return;
    }
  show_none (self);
  tkl_desk_report_change (priv->desk, _ (priv->words->removed), TRUE);
  g_signal_emit (self, signals[CLOSED], 0);
}

void
tkl_form_pane_delete (TklFormPane *self)
{
  g_return_if_fail (TKL_IS_FORM_PANE (self));

  if (PRIVATE (self)->is_new)
    {
      show_none (self);
      g_signal_emit (self, signals[CLOSED], 0);
      return;
    }
  /* Whoever was chosen this moment is still being read. */
  if (PRIVATE (self)->has_edit)
    CLASS (self)->remove (self, removed_cb, g_object_ref (self));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tkl_form_pane_delete (TKL_FORM_PANE (widget));
}

/* --- what forms ask for ----------------------------------------------------------------------- */

AdwPreferencesPage *
tkl_form_pane_get_page (TklFormPane *self)
{
  return PRIVATE (self)->page;
}

GMenu *
tkl_form_pane_get_menu (TklFormPane *self)
{
  return PRIVATE (self)->menu;
}

TklDesk *
tkl_form_pane_get_desk (TklFormPane *self)
{
  return PRIVATE (self)->desk;
}

void
tkl_form_pane_set_titles (TklFormPane *self, const char *title, const char *subtitle)
{
  TklFormPanePrivate *priv = PRIVATE (self);

  adw_window_title_set_title (priv->title, priv->is_new ? _ (priv->words->new_title) : title);
  adw_window_title_set_subtitle (priv->title, subtitle != NULL ? subtitle : "");
}

gint64
tkl_form_pane_get_id (TklFormPane *self)
{
  g_return_val_if_fail (TKL_IS_FORM_PANE (self), 0);

  return PRIVATE (self)->id;
}

gboolean
tkl_form_pane_is_new (TklFormPane *self)
{
  return PRIVATE (self)->is_new;
}

/* --- building --------------------------------------------------------------------------------- */

static GtkWidget *
make_head (TklFormPanePrivate *priv)
{
  GtkWidget *head = gtk_center_box_new ();
  GtkWidget *button = gtk_menu_button_new ();

  priv->title = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (priv->menu));
  gtk_widget_set_tooltip_text (button, _ ("More commands"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("More commands"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_margin_top (head, 12);
  gtk_widget_set_margin_start (head, 12);
  gtk_widget_set_margin_end (head, 12);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (head), GTK_WIDGET (priv->title));
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (head), button);
  return head;
}

static void
build (TklFormPane *self)
{
  TklFormPanePrivate *priv = PRIVATE (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  priv->stack = GTK_STACK (gtk_stack_new ());
  priv->none = ADW_STATUS_PAGE (adw_status_page_new ());
  priv->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (priv->none), "compact");
  gtk_widget_set_vexpand (GTK_WIDGET (priv->page), TRUE);
  gtk_box_append (GTK_BOX (box), make_head (priv));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (priv->page));
  gtk_stack_add_named (priv->stack, GTK_WIDGET (priv->none), "none");
  gtk_stack_add_named (priv->stack, box, "form");
  gtk_widget_set_parent (GTK_WIDGET (priv->stack), GTK_WIDGET (self));
}

void
tkl_form_pane_set_up (TklFormPane *self, TklDesk *desk, const TklFormWords *words)
{
  TklFormPanePrivate *priv = PRIVATE (self);

  priv->desk = g_object_ref (desk);
  priv->words = words;
  adw_status_page_set_icon_name (priv->none, words->icon_name);
  adw_status_page_set_title (priv->none, _ (words->none_title));
  adw_status_page_set_description (priv->none, _ (words->none_text));
  g_menu_append (priv->menu, _ (words->remove), "form.delete");
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
tkl_form_pane_dispose (GObject *object)
{
  TklFormPanePrivate *priv = PRIVATE (TKL_FORM_PANE (object));

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->desk);
  if (priv->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (priv->stack));
  priv->stack = NULL;
  G_OBJECT_CLASS (tkl_form_pane_parent_class)->dispose (object);
}

static void
tkl_form_pane_finalize (GObject *object)
{
  TklFormPanePrivate *priv = PRIVATE (TKL_FORM_PANE (object));

  g_clear_object (&priv->cancellable);
  g_clear_object (&priv->menu);
  G_OBJECT_CLASS (tkl_form_pane_parent_class)->finalize (object);
}

static void
tkl_form_pane_class_init (TklFormPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_form_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_form_pane_finalize;
  signals[SAVED] = g_signal_new ("saved", TKL_TYPE_FORM_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CLOSED] = g_signal_new ("closed", TKL_TYPE_FORM_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "form.delete", NULL, delete_action);
}

static void
tkl_form_pane_init (TklFormPane *self)
{
  TklFormPanePrivate *priv = PRIVATE (self);

  priv->cancellable = g_cancellable_new ();
  priv->menu = g_menu_new ();
  priv->map_of = priv->left_id = -1;
  gtk_widget_add_css_class (GTK_WIDGET (self), "tkl-side");
  build (self);
}
