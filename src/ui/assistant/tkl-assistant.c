/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklAssistant: sets up a new company step by step; every step can be left and taken up again. */
/* Thread: main. */
#include "tkl-assistant.h"

#include "tkl-field-row.h"
#include "tkl-help-topic.h"
#include "tkl-import-dialog.h"
#include "tkl-key-service.h"
#include "tkl-key-words.h"
#include "tkl-present.h"
#include "tkl-premises.h"
#include "tkl-setting-rows.h"
#include "tkl-settings.h"
#include "tkl-registered-group.h"
#include "tkl-repeats-group.h"
#include "tkl-spelling-group.h"
#include "tkl-text.h"
#include "tkl-trial-dialog.h"
#include "tkl-trial.h"
#include "tkl-trusttrack-group.h"

#include <glib/gi18n-lib.h>

/* Keys shown for comparing with the buttons. */
#define MOST_KEYS 3

struct _TklAssistant
{
  AdwWindow parent_instance;
  AdwWindowTitle *title;
  GtkButton *back;
  GtkButton *next;
  GtkStack *stack;

  TklDesk *desk;                  /* (owned) */
  GSettings *state;               /* (owned): keeps the step */
  TklSettingRows *rows;           /* (owned) */
  AdwPreferencesGroup *keys;      /* of the last step */
  TklRegisteredGroup *registered; /* likewise */
  TklSpellingGroup *spelling;     /* likewise */
  gboolean compares;              /* its answer gets the focus once keys are read */
  GPtrArray *key_rows;            /* (owned) (element-type GtkWidget) */
  GCancellable *cancellable;      /* (owned) */
  guint step;                     /* index */
};

G_DEFINE_FINAL_TYPE (TklAssistant, tkl_assistant, ADW_TYPE_WINDOW)

static const struct
{
  const char *name;
  const char *title;
} steps[] = {
  { "company", N_ ("The Company") },      { "trusttrack", N_ ("TrustTrack") },
  { "rules", N_ ("Rules of the House") }, { "people", N_ ("Employees and Projects") },
  { "ticks", N_ ("First Ticks") },
};

static const char *
path_of (TklDesk *desk)
{
  return tkl_office_path (tkl_desk_get_office (desk));
}

gboolean
tkl_assistant_wanted (TklDesk *desk)
{
  g_autoptr (GSettings) state = g_settings_new (TKL_SETTINGS_STATE);
  gboolean open;
  g_autofree char *step = tkl_settings_get_step (state, path_of (desk), &open);

  return open || tkl_str_empty (tkl_desk_get_company (desk)->name);
}

/* --- pages ------------------------------------------------------------------------------------ */

static AdwPreferencesPage *
add_page (TklAssistant *self, const char *name)
{
  GtkWidget *page = adw_preferences_page_new ();

  gtk_stack_add_named (self->stack, page, name);
  return ADW_PREFERENCES_PAGE (page);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title, const char *text)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  if (title != NULL)
    adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, text);
  adw_preferences_page_add (page, group);
  return group;
}

#define ADD(title, ...)                                                                            \
  tkl_setting_rows_add (self->rows, page, title, (const char *const[]){ __VA_ARGS__, NULL })

/* Not in the demo itself. It stays open: it is in the way no more once the demo is there. */
static void
add_demo (TklAssistant *self, AdwPreferencesPage *page)
{
  if (!tkl_trial_is_at (path_of (self->desk)))
    adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (tkl_trial_group_new (FALSE)));
}

static void
add_company (TklAssistant *self)
{
  AdwPreferencesPage *page = add_page (self, "company");

  add_group (
      page, NULL,
      _ ("What is entered here stands on lists and workbooks. Everything can be changed later "
         "in the settings."));
  if (tkl_str_empty (tkl_desk_get_company (self->desk)->name))
    add_demo (self, page);
  ADD (NULL, "name", "enterprise-number", "timezone", "language");
  ADD (_ ("Premises"), "street", "house-number", "postal-code", "town", "country");
  tkl_premises_add (self->desk, self->rows,
                    ADD (_ ("Place of the premises"), "latitude", "longitude"));
}

static void
add_trusttrack (TklAssistant *self)
{
  AdwPreferencesPage *page = add_page (self, "trusttrack");

  add_group (
      page, NULL,
      _ ("Ticks come from the trackers in your vehicles through TrustTrack. Ask its support "
         "desk for an API key. Until you have one, you can go on and enter it later, or try the "
         "demo."));
  ADD (NULL, "trusttrack-url");
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (tkl_trusttrack_group_new (self->desk)));
  add_demo (self, page);
}

static void
add_rules (TklAssistant *self)
{
  AdwPreferencesPage *page = add_page (self, "rules");

  add_group (page, NULL,
             _ ("How ticks become hours. Each rule says what it does to the lines of the time "
                "clock."));
  ADD (_ ("Ticks"), "ct-6", "ct-10", "default-radius", "ct-4", "ct-5", "ct-11");
  ADD (_ ("Time clock"), "ct-1", "ct-2", "ct-3", "cl-2", "cl-4", "cl-5", "cl-7", "cl-8");
}

static void
import_cb (GtkButton *button, TklAssistant *self)
{
  TklImportKind kind
      = (TklImportKind) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "kind"));

  tkl_import_choose (GTK_WINDOW (self), self->desk, kind);
}

static void
add_import (TklAssistant *self,
            AdwPreferencesGroup *group,
            const char *title,
            const char *help,
            TklImportKind kind)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Import…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "kind", GUINT_TO_POINTER (kind));
  g_signal_connect_object (button, "clicked", G_CALLBACK (import_cb), self, 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), help);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (group, row);
}

static void
add_people (TklAssistant *self)
{
  AdwPreferencesPage *page = add_page (self, "people");
  AdwPreferencesGroup *group
      = add_group (page, NULL,
                   _ ("Lists from Excel or CSV. What would be added or changed is shown before "
                      "anything is written. You can also enter them by hand later."));

  add_import (self, group, _ ("Employees"), _ ("Number, name, address, key of each."),
              TKL_IMPORT_EMPLOYEES);
  add_import (self, group, _ ("Projects"), _ ("Number, name, address, radius of each."),
              TKL_IMPORT_PROJECTS);
  add_import (self, group, _ ("Zones"), _ ("Polygons of projects from a map file."),
              TKL_IMPORT_ZONES);
}

static void read_keys (TklAssistant *self);

static void
sync_cb (TklAssistant *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.sync", NULL);
}

static void
add_ticks (TklAssistant *self)
{
  AdwPreferencesPage *page = add_page (self, "ticks");
  AdwPreferencesGroup *group
      = add_group (page, NULL,
                   _ ("The first synchronisation fetches the last three months and may take a "
                      "while. You can close this window: it goes on in the background."));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Synchronise"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_object (button, "clicked", G_CALLBACK (sync_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Fetch ticks now"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (group, row);
  tkl_repeats_group_add (self->desk, self->rows, page);
  self->keys = add_group (page, _ ("Keys seen so far"),
                          _ ("As they are read; below each stands what its reader sends."));
  self->registered = TKL_REGISTERED_GROUP (tkl_registered_group_new (self->desk));
  g_signal_connect_object (self->registered, "read", G_CALLBACK (read_keys), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (self->registered));
  self->spelling = TKL_SPELLING_GROUP (tkl_spelling_group_new (self->desk));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (self->spelling));
}

/* --- keys ------------------------------------------------------------------------------------- */

static void
add_key (TklAssistant *self, const TklKeyRow *key)
{
  GtkWidget *row = adw_action_row_new ();
  const char *read = key->candidates[0] != NULL ? key->candidates[0] : key->text;
  g_autofree char *title = g_markup_escape_text (read, -1);
  g_autofree char *spellings = g_strjoinv (", ", key->spellings);
  g_autofree char *escaped = g_markup_escape_text (spellings, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  gtk_widget_add_css_class (row, "numeric");
  adw_preferences_group_add (self->keys, row);
  g_ptr_array_add (self->key_rows, row);
}

static void
keys_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklAssistant) self = user_data;
  g_autoptr (GPtrArray) keys = tkl_keys_finish (TKL_OFFICE (source), result, NULL);
  g_autofree char *kinds = NULL;
  g_autofree char *description = NULL;

  if (keys == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  for (guint i = 0; i < self->key_rows->len; i++)
    adw_preferences_group_remove (self->keys, g_ptr_array_index (self->key_rows, i));
  g_ptr_array_set_size (self->key_rows, 0);
  for (guint i = 0; i < MIN (keys->len, MOST_KEYS); i++)
    add_key (self, keys->pdata[i]);
  kinds = tkl_key_say_kinds (keys);
  description = g_strjoin ("\n", _ ("As they are read; below each stands what its reader sends."),
                           *kinds != '\0' ? kinds : NULL, NULL);
  adw_preferences_group_set_description (self->keys, description);
  gtk_widget_set_visible (GTK_WIDGET (self->keys), keys->len > 0);
  tkl_spelling_group_show (self->spelling, keys, tkl_registered_group_get_keys (self->registered));
  if (self->compares)
    tkl_spelling_group_focus (self->spelling);
  self->compares = FALSE;
}

static void
read_keys (TklAssistant *self)
{
  tkl_keys_async (tkl_desk_get_office (self->desk), TKL_KEYS_ALL, self->cancellable, keys_cb,
                  g_object_ref (self));
}

/* --- steps ------------------------------------------------------------------------------------ */

static void
show_step (TklAssistant *self)
{
  guint last = G_N_ELEMENTS (steps) - 1;
  /* Translators: step of an assistant, then how many there are. */
  g_autofree char *place = g_strdup_printf (_ ("Step %u of %u"), self->step + 1, last + 1);

  gtk_stack_set_visible_child_name (self->stack, steps[self->step].name);
  adw_window_title_set_title (self->title, _ (steps[self->step].title));
  adw_window_title_set_subtitle (self->title, place);
  gtk_widget_set_sensitive (GTK_WIDGET (self->back), self->step > 0);
  gtk_button_set_label (self->next, self->step < last ? _ ("_Next") : _ ("_Done"));
  tkl_settings_set_step (self->state, path_of (self->desk), steps[self->step].name, TRUE);
  if (g_str_equal (steps[self->step].name, "ticks"))
    tkl_registered_group_read (self->registered);
}

/* Left half-way: the company is told how to go on, and does so at that step. */
static gboolean
close_request_cb (TklAssistant *self)
{
  g_autofree char *step = tkl_settings_get_step (self->state, path_of (self->desk), NULL);

  if (step != NULL)
    {
      tkl_settings_set_step (self->state, path_of (self->desk), step, FALSE);
      tkl_desk_say (self->desk, _ ("“Set Up the Company” in the main menu goes on at this step"));
    }
  return FALSE;
}

static void
back_cb (TklAssistant *self)
{
  self->step--;
  show_step (self);
}

static void
next_cb (TklAssistant *self)
{
  /* What is wrong was not stored, and would be forgotten. */
  if (tkl_field_row_stop_at_wrong (gtk_stack_get_visible_child (self->stack)))
    return;
  if (self->step == G_N_ELEMENTS (steps) - 1)
    {
      tkl_settings_set_step (self->state, path_of (self->desk), NULL, FALSE);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  self->step++;
  show_step (self);
}

/* @step: (nullable): the first */
static void
go (TklAssistant *self, const char *step)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (steps[i].name, step) == 0)
      self->step = i;
  show_step (self);
}

void
tkl_assistant_go (TklAssistant *self, const char *step)
{
  g_return_if_fail (TKL_IS_ASSISTANT (self));

  go (self, step);
}

void
tkl_assistant_compare_key (TklAssistant *self)
{
  g_return_if_fail (TKL_IS_ASSISTANT (self));

  go (self, "ticks");
  self->compares = TRUE;
}

GtkWidget *
tkl_assistant_present (GtkWindow *parent, TklDesk *desk)
{
  TklAssistant *self = g_object_new (TKL_TYPE_ASSISTANT, NULL);
  g_autofree char *step = tkl_settings_get_step (self->state, path_of (desk), NULL);

  tkl_present_over (GTK_WINDOW (self), parent);
  tkl_help_topic_set (GTK_WIDGET (self), TKL_HELP_FIRST_STEPS);
  self->desk = g_object_ref (desk);
  self->rows = tkl_setting_rows_new (desk);
  add_company (self);
  add_trusttrack (self);
  add_rules (self);
  add_people (self);
  add_ticks (self);
  g_signal_connect_object (desk, "changed", G_CALLBACK (read_keys), self, G_CONNECT_SWAPPED);
  read_keys (self);
  go (self, step);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

static void
tkl_assistant_dispose (GObject *object)
{
  TklAssistant *self = TKL_ASSISTANT (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_ASSISTANT);
  g_clear_object (&self->rows);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (tkl_assistant_parent_class)->dispose (object);
}

static void
tkl_assistant_finalize (GObject *object)
{
  TklAssistant *self = TKL_ASSISTANT (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->state);
  g_ptr_array_unref (self->key_rows);
  G_OBJECT_CLASS (tkl_assistant_parent_class)->finalize (object);
}

static void
tkl_assistant_class_init (TklAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_assistant_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_assistant_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-assistant.ui");
  gtk_widget_class_bind_template_child (widget_class, TklAssistant, title);
  gtk_widget_class_bind_template_child (widget_class, TklAssistant, back);
  gtk_widget_class_bind_template_child (widget_class, TklAssistant, next);
  gtk_widget_class_bind_template_child (widget_class, TklAssistant, stack);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
tkl_assistant_init (TklAssistant *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->state = g_settings_new (TKL_SETTINGS_STATE);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
  self->key_rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
}
