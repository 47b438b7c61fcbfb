/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that show and change settings of the company, each saved at once and undoable. */
/* Thread: main. */
#include "tkl-setting-rows.h"

#include "tkl-company-service.h"
#include "tkl-field-row.h"
#include "tkl-file-question.h"
#include "tkl-schedule.h"
#include "tkl-setting-preview.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  FORM_TEXT,
  FORM_SWITCH,
  FORM_CHOICE,
} Form;

typedef struct
{
  const char *name;
  const char *title; /* marked for translation */
  Form form;
  const char *const *words;  /* of a choice: values … */
  const char *const *titles; /* … and what is shown for them, marked for translation */
  gboolean asks_first;       /* how many days it changes, or positions it deletes, is shown first */
  const char *help;          /* (nullable): marked for translation: a short one beside a choice */
  gboolean is_long;          /* a text that is longer than others: it is to be seen whole */
  gboolean is_folder;        /* it can be chosen instead of typed */
  /* (nullable): Returns: (nullable): translated: what does not work as the settings are stored */
  const char *(*warn) (const TklCompany *company);
} Setting;

/* Of the entry of a long text. */
#define LONG_CHARS 36

static const char *const languages[] = { "", "fr", "nl", "de", "en", NULL };
static const char *const language_titles[]
    = { N_ ("As the program"), "Français", "Nederlands", "Deutsch", "English", NULL };
static const char *const schedules[] = { "off", "daily", "weekly", "monthly", NULL };
static const char *const schedule_titles[]
    = { N_ ("Never"), N_ ("Daily"), N_ ("Weekly"), N_ ("Monthly"), NULL };

static const char *
warn_of_folder (const TklCompany *company)
{
  const TklBackground *background = &company->background;

  return background->export_schedule != TKL_SCHEDULE_OFF
                 && tkl_str_empty (background->export_folder)
             ? _ ("Without a folder no workbook is written. Choose one.")
             : NULL;
}

static const Setting settings[] = {
  { "name", N_ ("Name"), FORM_TEXT },
  { "enterprise-number", N_ ("Enterprise number"), FORM_TEXT },
  { "street", N_ ("Street"), FORM_TEXT },
  { "house-number", N_ ("House number"), FORM_TEXT },
  { "postal-code", N_ ("Postal code"), FORM_TEXT },
  { "town", N_ ("Town"), FORM_TEXT },
  { "country", N_ ("Country"), FORM_TEXT },
  { "latitude", N_ ("Latitude"), FORM_TEXT, .asks_first = TRUE },
  { "longitude", N_ ("Longitude"), FORM_TEXT, .asks_first = TRUE },
  { "timezone", N_ ("Time zone"), FORM_TEXT, .asks_first = TRUE },
  { "language", N_ ("Language of the workbooks"), FORM_CHOICE, languages, language_titles,
    .help = N_ ("Language in which Excel workbooks are written.") },
  { "day-start", N_ ("A workday begins at"), FORM_TEXT, .asks_first = TRUE },
  { "default-radius", N_ ("Default radius (m)"), FORM_TEXT, .asks_first = TRUE },
  { "edge-tolerance", N_ ("Tolerance at edges (m)"), FORM_TEXT, .asks_first = TRUE },
  { "touch-gap", N_ ("New tick after (s)"), FORM_TEXT, .asks_first = TRUE },
  { "double-window", N_ ("Double within (s)"), FORM_TEXT, .asks_first = TRUE },
  { "double-ignore-both", N_ ("Ignore the first of a double too"), FORM_SWITCH,
    .asks_first = TRUE },
  { "road-factor", N_ ("Road factor"), FORM_TEXT, .asks_first = TRUE },
  { "trusttrack-url", N_ ("Address of TrustTrack"), FORM_TEXT, .is_long = TRUE },
  { "geocoder-url", N_ ("Address service"), FORM_TEXT, .is_long = TRUE },
  { "failsafe-mails", N_ ("FailSafe addresses"), FORM_TEXT, .is_long = TRUE },
  { "sync-minutes", N_ ("Synchronise every (min)"), FORM_TEXT },
  { "auto-addresses", N_ ("Look up addresses of ticks"), FORM_SWITCH },
  { "export-schedule", N_ ("Excel export"), FORM_CHOICE, schedules, schedule_titles,
    .help = N_ ("How often past lines are written to Excel.") },
  { "export-time", N_ ("At"), FORM_TEXT },
  { "export-day", N_ ("On day"), FORM_TEXT },
  { "export-folder", N_ ("Folder"), FORM_TEXT, .is_long = TRUE, .is_folder = TRUE,
    .warn = warn_of_folder },
  { "export-split", N_ ("One workbook per employee"), FORM_SWITCH },
  { "export-pattern", N_ ("File name"), FORM_TEXT, .is_long = TRUE },
  { "retention-months", N_ ("Keep raw positions (months)"), FORM_TEXT, .asks_first = TRUE },
  { "ct-1", N_ ("Link mobility to projects"), FORM_SWITCH, .asks_first = TRUE },
  { "ct-2", N_ ("Between two projects is work"), FORM_SWITCH, .asks_first = TRUE },
  { "ct-3", N_ ("Breaks between ticks at one project"), FORM_SWITCH, .asks_first = TRUE },
  { "ct-4", N_ ("Ignore double ticks"), FORM_SWITCH, .asks_first = TRUE },
  { "ct-5", N_ ("Show starts and stops"), FORM_SWITCH, .asks_first = TRUE },
  { "ct-6", N_ ("Fetch ticks automatically"), FORM_SWITCH },
  { "ct-7", N_ ("Checkin@Work automatically"), FORM_SWITCH },
  { "ct-8", N_ ("Checkin@Work only inside a zone"), FORM_SWITCH },
  { "ct-10", N_ ("Link automatically"), FORM_SWITCH },
  { "ct-11", N_ ("Planned projects only"), FORM_SWITCH, .asks_first = TRUE },
  { "cl-2", N_ ("Round to five minutes"), FORM_SWITCH, .asks_first = TRUE },
  { "cl-3", N_ ("Lines added are by hand"), FORM_SWITCH },
  { "cl-4", N_ ("Double the distance"), FORM_SWITCH, .asks_first = TRUE },
  { "cl-5", N_ ("Double the driving time"), FORM_SWITCH, .asks_first = TRUE },
  { "cl-7", N_ ("“To book” is ticked"), FORM_SWITCH, .asks_first = TRUE },
  { "cl-8", N_ ("Everything is work"), FORM_SWITCH, .asks_first = TRUE },
};

/* One row. */
typedef struct
{
  TklSettingRows *rows; /* (unowned) */
  const Setting *setting;
  GtkWidget *widget;  /* (weak) (nullable) */
  GtkWidget *control; /* (weak) (nullable): the switch of FORM_SWITCH; else the row itself */
  GtkWidget *preview; /* (weak) (nullable): of settings that change days */
  char *sent;         /* (owned) (nullable): on its way into the database … */
  guint n_saving;     /* … so often, with the ones before */
  guint readings;     /* of the desk: its settings have it, once that many are read */
} Row;

struct _TklSettingRows
{
  GObject parent_instance;
  TklDesk *desk;             /* (owned) */
  GPtrArray *rows;           /* (owned) (element-type Row) */
  GCancellable *cancellable; /* (owned) */
  gboolean showing;          /* what changes now is not typed by anybody */
};

G_DEFINE_FINAL_TYPE (TklSettingRows, tkl_setting_rows, G_TYPE_OBJECT)

static const Setting *
find_setting (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_str_equal (settings[i].name, name))
      return &settings[i];
  g_assert_not_reached ();
}

static const char *
help_of (const Setting *setting)
{
  if (setting->help != NULL)
    return _ (setting->help);
  for (const TklCompanyField *field = tkl_company_fields (); field->name != NULL; field++)
    if (g_str_equal (field->name, setting->name))
      return _ (field->help);
  g_assert_not_reached ();
}

/* --- showing ---------------------------------------------------------------------------------- */

static void
show_row (Row *row)
{
  const TklCompany *company = tkl_desk_get_company (row->rows->desk);
  g_autofree char *text = tkl_company_get_field (company, row->setting->name);

  g_clear_pointer (&row->sent, g_free);
  if (row->control == NULL)
    return;
  switch (row->setting->form)
    {
    case FORM_SWITCH:
      gtk_switch_set_active (GTK_SWITCH (row->control), g_str_equal (text, "on"));
      break;
    case FORM_CHOICE:
      for (guint i = 0; row->setting->words[i] != NULL; i++)
        if (g_str_equal (row->setting->words[i], text))
          adw_combo_row_set_selected (ADW_COMBO_ROW (row->control), i);
      break;
    case FORM_TEXT:
      tkl_field_row_set_text (TKL_FIELD_ROW (row->control), text);
      if (row->setting->warn != NULL)
        tkl_field_row_set_warning (TKL_FIELD_ROW (row->control), row->setting->warn (company));
      break;
    }
}

/* What somebody types, or has not decided yet, stays. */
static gboolean
is_in_hand (const Row *row)
{
  if (row->preview != NULL && tkl_setting_preview_is_open (TKL_SETTING_PREVIEW (row->preview)))
    return TRUE;
  return row->setting->form == FORM_TEXT && row->control != NULL
         && tkl_field_row_is_edited (TKL_FIELD_ROW (row->control));
}

/* What was typed is still on its way, or the settings that are known are those of before it. */
static gboolean
is_ahead (const Row *row)
{
  return row->n_saving > 0 || !tkl_desk_has_read (row->rows->desk, row->readings);
}

static void
show_all (TklSettingRows *self)
{
  self->showing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (!is_in_hand (row) && !is_ahead (row))
        show_row (row);
    }
  self->showing = FALSE;
}

/* What was refused may be good beside a setting that has changed: a postal code with its country. */
static void
changed_cb (TklSettingRows *self)
{
  show_all (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (row->setting->form == FORM_TEXT && row->control != NULL
          && gtk_widget_has_css_class (row->control, "tkl-error") && is_in_hand (row))
        tkl_field_row_commit (TKL_FIELD_ROW (row->control));
    }
}

static void
show_one (Row *row)
{
  row->rows->showing = TRUE;
  show_row (row);
  row->rows->showing = FALSE;
}

/* --- saving ----------------------------------------------------------------------------------- */

typedef struct
{
  TklSettingRows *rows; /* (owned) */
  Row *row;             /* (borrowed): of them */
  TklSettingRenewal renewal;
} Save;

static Save *
save_new (Row *row)
{
  Save *new = g_new0 (Save, 1);

  new->rows = g_object_ref (row->rows);
  new->row = row;
  if (row->preview != NULL)
    new->renewal = tkl_setting_preview_get_renewal (TKL_SETTING_PREVIEW (row->preview));
  row->n_saving++;
  return new;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Save *save = user_data;
  g_autoptr (TklSettingRows) self = save->rows;
  g_autoptr (GError) error = NULL;
  guint n_changed = 0;

  save->row->n_saving--;
  if (!tkl_company_save_finish (TKL_OFFICE (source), result, &n_changed, &error))
    {
      tkl_desk_report_error (self->desk, error);
      show_all (self);
      return;
    }
  if (n_changed == 0)
    return;
  tkl_desk_report_change (self->desk, _ ("Setting changed"), TRUE);
  save->row->readings = tkl_desk_get_readings (self->desk);
  tkl_setting_renewal_run (&save->renewal, self->desk);
}

/* A second change may come before the first is read again: it is based on that one. */
static void
save (Row *row, const TklCompany *valid)
{
  TklSettingRows *self = row->rows;
  const char *name = row->setting->name;
  g_autoptr (TklCompany) base = tkl_company_copy (tkl_desk_get_company (self->desk));
  g_autoptr (TklCompany) wanted = tkl_company_copy (base);
  Save *save = save_new (row);
  g_autoptr (TklJobOrder) order = tkl_setting_renewal_order (&save->renewal, self->desk);

  if (row->sent != NULL)
    tkl_company_set_field (base, name, row->sent, NULL);
  g_free (row->sent);
  row->sent = tkl_company_get_field (valid, name);
  /* Other settings may have changed since this one was typed. */
  tkl_company_set_field (wanted, name, row->sent, NULL);
  tkl_company_save_ordering_async (tkl_desk_get_office (self->desk),
                                   &(TklCompanySave){ base, wanted, order }, self->cancellable,
                                   saved_cb, save);
}

/* A row's sentence of help makes place for what would change. @sentence: (nullable): help again. */
static void
tell (Row *row, const char *sentence)
{
  g_autofree char *escaped
      = g_markup_escape_text (sentence != NULL ? sentence : help_of (row->setting), -1);

  if (row->setting->form == FORM_TEXT)
    {
      tkl_field_row_set_warning (TKL_FIELD_ROW (row->widget), sentence);
      return;
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row->widget), escaped);
  if (sentence != NULL)
    gtk_widget_add_css_class (row->widget, "tkl-warning");
  else
    gtk_widget_remove_css_class (row->widget, "tkl-warning");
}

static gboolean
is_stored (const Row *row, const TklCompany *wanted)
{
  g_autofree char *new = tkl_company_get_field (wanted, row->setting->name);
  g_autofree char *old
      = tkl_company_get_field (tkl_desk_get_company (row->rows->desk), row->setting->name);

  return g_str_equal (new, old);
}

static void
leave (Row *row)
{
  tkl_setting_preview_drop (TKL_SETTING_PREVIEW (row->preview));
  tell (row, NULL);
  show_one (row);
}

static void
told_cb (TklSettingPreview *preview, const char *sentence, Row *row)
{
  tell (row, sentence);
}

static void
decided_cb (TklSettingPreview *preview, gboolean apply, Row *row)
{
  tell (row, NULL);
  if (apply)
    save (row, tkl_setting_preview_get_wanted (preview));
  else
    show_one (row);
}

static void
refuse (Row *row, const char *sentence)
{
  if (row->setting->form == FORM_TEXT)
    {
      tkl_field_row_set_error (TKL_FIELD_ROW (row->control), sentence);
      return;
    }
  tell (row, sentence);
  show_one (row);
}

static void
commit (Row *row, const char *text)
{
  TklSettingRows *self = row->rows;
  const TklCompany *base = tkl_desk_get_company (self->desk);
  g_autoptr (TklCompany) wanted = tkl_company_copy (base);
  g_autoptr (GError) error = NULL;

  if (!tkl_company_set_field (wanted, row->setting->name, text, &error)
      || !tkl_company_check_change (base, wanted, NULL, &error))
    {
      refuse (row, _ (error->message));
      return;
    }
  /* A choice that was refused is shown as it is stored, which is no answer to the refusal. */
  if (row->preview == NULL && row->setting->form != FORM_TEXT && !is_stored (row, wanted))
    tell (row, NULL);
  if (row->preview == NULL)
    save (row, wanted);
  else if (is_stored (row, wanted))
    leave (row);
  else
    tkl_setting_preview_ask (TKL_SETTING_PREVIEW (row->preview), wanted);
}

static void
committed_cb (TklFieldRow *widget, const char *text, Row *row)
{
  commit (row, text);
}

static void
switched_cb (GtkSwitch *widget, GParamSpec *pspec, Row *row)
{
  if (!row->rows->showing)
    commit (row, gtk_switch_get_active (widget) ? "on" : "off");
}

static void
chosen_cb (AdwComboRow *widget, GParamSpec *pspec, Row *row)
{
  if (!row->rows->showing)
    commit (row, row->setting->words[adw_combo_row_get_selected (widget)]);
}

/* --- a folder that is chosen ------------------------------------------------------------------- */

static void
folder_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Row *row = user_data;
  g_autoptr (TklSettingRows) rows = row->rows; /* which choose_cb() kept */
  g_autofree char *path = tkl_file_question_finish (result, NULL);

  if (path == NULL || row->control == NULL)
    return;
  tkl_field_row_set_text (TKL_FIELD_ROW (row->control), path);
  commit (row, path);
}

static void
choose_cb (Row *row)
{
  const char *typed = tkl_field_row_get_text (TKL_FIELD_ROW (row->control));
  const TklFileQuestion question = { .title = _ ("Folder for the Workbooks"),
                                     .action = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                     .folder = typed[0] == '/' ? typed : NULL };

  g_object_ref (row->rows);
  tkl_file_question_async (GTK_WINDOW (gtk_widget_get_root (row->control)), &question, NULL,
                           folder_cb, row);
}

static void
add_chooser (Row *row, GtkWidget *widget)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-open-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Choose the folder"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose the folder"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (choose_cb), row);
  tkl_field_row_add (TKL_FIELD_ROW (widget), button);
}

/* --- rows ------------------------------------------------------------------------------------- */

static GtkWidget *
make_switch (Row *row)
{
  GtkWidget *widget = adw_action_row_new ();

  g_set_weak_pointer (&row->control, gtk_switch_new ());
  gtk_widget_set_valign (row->control, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), row->control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (widget), row->control);
  g_signal_connect (row->control, "notify::active", G_CALLBACK (switched_cb), row);
  return widget;
}

static GtkWidget *
make_choice (Row *row)
{
  GtkWidget *widget = adw_combo_row_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; row->setting->titles[i] != NULL; i++)
    gtk_string_list_append (titles, _ (row->setting->titles[i]));
  adw_combo_row_set_model (ADW_COMBO_ROW (widget), G_LIST_MODEL (titles));
  g_signal_connect (widget, "notify::selected", G_CALLBACK (chosen_cb), row);
  return widget;
}

static GtkWidget *
make_text (Row *row)
{
  GtkWidget *widget = tkl_field_row_new (_ (row->setting->title), help_of (row->setting));

  if (row->setting->is_long)
    tkl_field_row_set_width (TKL_FIELD_ROW (widget), LONG_CHARS);
  if (row->setting->is_folder)
    add_chooser (row, widget);
  g_signal_connect (widget, "committed", G_CALLBACK (committed_cb), row);
  return widget;
}

static void
add_preview (Row *row)
{
  if (!row->setting->asks_first)
    return;
  g_set_weak_pointer (&row->preview, tkl_setting_preview_new (row->rows->desk));
  g_signal_connect (row->preview, "told", G_CALLBACK (told_cb), row);
  g_signal_connect (row->preview, "decided", G_CALLBACK (decided_cb), row);
  if (row->setting->form == FORM_TEXT)
    tkl_field_row_add (TKL_FIELD_ROW (row->widget), row->preview);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row->widget), row->preview);
}

/* The widgets keep the rows alive; a save that ends later finds no widgets any more. */
static void
take_widget (Row *row, GtkWidget *widget)
{
  g_set_weak_pointer (&row->widget, widget);
  if (row->control == NULL)
    g_set_weak_pointer (&row->control, widget);
  g_object_set_data_full (G_OBJECT (widget), "tkl-setting-rows", g_object_ref (row->rows),
                          g_object_unref);
}

static void
row_free (gpointer data)
{
  Row *row = data;

  g_clear_weak_pointer (&row->widget);
  g_clear_weak_pointer (&row->control);
  g_clear_weak_pointer (&row->preview);
  g_free (row->sent);
  g_free (row);
}

static GtkWidget *
add_row (TklSettingRows *self, const char *name)
{
  Row *row = g_new0 (Row, 1);
  g_autofree char *title = NULL;
  g_autofree char *help = NULL;

  row->rows = self;
  row->setting = find_setting (name);
  g_ptr_array_add (self->rows, row);
  if (row->setting->form == FORM_TEXT)
    {
      take_widget (row, make_text (row));
      add_preview (row);
      return row->widget;
    }
  take_widget (row, row->setting->form == FORM_SWITCH ? make_switch (row) : make_choice (row));
  title = g_markup_escape_text (_ (row->setting->title), -1);
  help = g_markup_escape_text (help_of (row->setting), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->widget), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row->widget), help);
  add_preview (row);
  return row->widget;
}

AdwPreferencesGroup *
tkl_setting_rows_add (TklSettingRows *self,
                      AdwPreferencesPage *page,
                      const char *title,
                      const char *const *names)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  if (title != NULL)
    adw_preferences_group_set_title (group, title);
  self->showing = TRUE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      adw_preferences_group_add (group, add_row (self, names[i]));
      show_row (g_ptr_array_index (self->rows, self->rows->len - 1));
    }
  self->showing = FALSE;
  adw_preferences_page_add (page, group);
  return group;
}

static Row *
find_row (TklSettingRows *self, const char *name)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (g_str_equal (row->setting->name, name))
        return row;
    }
  return NULL;
}

GtkWidget *
tkl_setting_rows_get (TklSettingRows *self, const char *name)
{
  Row *row = find_row (self, name);

  return row != NULL ? row->widget : NULL;
}

void
tkl_setting_rows_set (TklSettingRows *self, const char *name, const char *text)
{
  Row *row = find_row (self, name);

  g_return_if_fail (row != NULL);

  commit (row, text);
}

TklSettingRows *
tkl_setting_rows_new (TklDesk *desk)
{
  TklSettingRows *self = g_object_new (TKL_TYPE_SETTING_ROWS, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

static void
tkl_setting_rows_finalize (GObject *object)
{
  TklSettingRows *self = TKL_SETTING_ROWS (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (tkl_setting_rows_parent_class)->finalize (object);
}

static void
tkl_setting_rows_class_init (TklSettingRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tkl_setting_rows_finalize;
}

static void
tkl_setting_rows_init (TklSettingRows *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->cancellable = g_cancellable_new ();
}
