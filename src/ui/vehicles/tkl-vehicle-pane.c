/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklVehiclePane: one vehicle: what the office calls it, to be changed, and what is known of it. */
/* Thread: main. */
#include "tkl-vehicle-pane.h"

#include "tkl-field-row.h"
#include "tkl-focus.h"
#include "tkl-format.h"
#include "tkl-vehicle-detail.h"
#include "tkl-vehicle-rows.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  WORD_NAME,
  WORD_PLATE,
  WORD_NOTES,
  N_WORDS
} Word;
static const char *const word_titles[N_WORDS] = { N_ ("Name"), N_ ("Plate"), N_ ("Notes") };

typedef enum
{
  FACT_REMOTE_NAME,
  FACT_IMEI,
  FACT_STATE,
  FACT_LAST_RECORD,
  FACT_LAST_TICK,
  FACT_RECORDS,
  FACT_PLACE,
  FACT_ADDRESS,
  FACT_SEEN,
  FACT_MONTH_DAYS,
  FACT_MONTH_RECORDS,
  FACT_MONTH_TICKS,
  FACT_MONTH_KM,
  N_FACTS
} Fact;
static const char *const fact_titles[N_FACTS] = { [FACT_REMOTE_NAME] = N_ ("Name at TrustTrack"),
                                                  [FACT_IMEI] = N_ ("IMEI"),
                                                  [FACT_STATE] = N_ ("State"),
                                                  [FACT_LAST_RECORD] = N_ ("Last record"),
                                                  [FACT_LAST_TICK] = N_ ("Last tick"),
                                                  [FACT_RECORDS] = N_ ("Records"),
                                                  [FACT_PLACE] = N_ ("Project or employer"),
                                                  [FACT_ADDRESS] = N_ ("Address"),
                                                  [FACT_SEEN] = N_ ("Seen there"),
                                                  [FACT_MONTH_DAYS] = N_ ("Days with data"),
                                                  [FACT_MONTH_RECORDS] = N_ ("Records"),
                                                  [FACT_MONTH_TICKS] = N_ ("Ticks"),
                                                  [FACT_MONTH_KM] = N_ ("Kilometres") };

/* One change at a time: the next needs the version that comes after it. */
typedef enum
{
  SAVE_IDLE,
  SAVE_RUNS,
  SAVE_READS_BACK,
} SaveState;

struct _TklVehiclePane
{
  GtkWidget parent_instance;
  GtkStack *faces;
  GtkLabel *title;
  GtkLabel *problem;
  AdwPreferencesGroup *words, *facts, *place, *month;
  TklFieldRow *rows[N_WORDS]; /* children of words */
  GtkLabel *values[N_FACTS];  /* children of facts, place and month */

  TklDesk *desk;             /* (owned) */
  gint64 id;                 /* of the vehicle shown; 0 = none */
  TklVehicleInfo *info;      /* (owned) (nullable): as read last */
  GCancellable *cancellable; /* (owned) (nullable): of what is being read */
  SaveState save_state;
  guint waiting; /* bits of words committed while another was saved */
};

G_DEFINE_FINAL_TYPE (TklVehiclePane, tkl_vehicle_pane, GTK_TYPE_WIDGET)

static void save_word (TklVehiclePane *self, Word word, const char *text);

static const char *
word_of (const TklVehicleInfo *info, Word word)
{
  const char *words[N_WORDS] = { info->name, info->plate, info->notes };

  return words[word] != NULL ? words[word] : "";
}

/* --- showing ---------------------------------------------------------------------------------- */

/* @text: (transfer full) (nullable). */
static void
take_text (TklVehiclePane *self, Fact fact, char *text)
{
  gtk_label_set_text (self->values[fact], text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->values[fact]), text);
  g_free (text);
}

static void
show_facts (TklVehiclePane *self)
{
  const TklVehicleInfo *info = self->info;
  const TklZone *zone = tkl_desk_get_zone (self->desk);
  char *texts[N_FACTS]
      = { [FACT_REMOTE_NAME] = g_strdup (info->remote_name),
          [FACT_IMEI] = g_strdup (info->imei),
          [FACT_STATE] = g_strdup (tkl_vehicle_state_title (info->state)),
          [FACT_LAST_RECORD] = tkl_format_moment (zone, info->last_record_utc_ms),
          [FACT_LAST_TICK] = tkl_format_moment (zone, info->last_tick_utc_ms),
          [FACT_RECORDS] = g_strdup_printf ("%'" G_GINT64_FORMAT, info->n_records) };

  for (guint i = 0; i <= FACT_RECORDS; i++)
    take_text (self, (Fact) i, texts[i]);
}

/* --- where it stands, and this month ------------------------------------------------------------ */

static char *
describe_place (const TklVehicleDetail *detail)
{
  if (detail->place_title != NULL)
    return g_strdup (detail->place_title);
  return g_strdup (detail->place == TKL_PLACE_PROJECT ? _ ("Several projects found")
                                                      : _ ("None of them"));
}

static char *
describe_address (const TklVehicleDetail *detail)
{
  g_autofree char *latitude = NULL;
  g_autofree char *longitude = NULL;

  if (detail->address != NULL)
    return g_strdup (detail->address);
  latitude = tkl_point_format_degrees (detail->point.lat_e7);
  longitude = tkl_point_format_degrees (detail->point.lon_e7);
  return g_strdup_printf ("%s, %s", latitude, longitude);
}

static void
show_detail (TklVehiclePane *self, const TklVehicleDetail *detail)
{
  gboolean known = detail->last_fix_utc_ms != G_MININT64;

  take_text (self, FACT_PLACE, known ? describe_place (detail) : NULL);
  take_text (self, FACT_ADDRESS, known ? describe_address (detail) : NULL);
  take_text (self, FACT_SEEN,
             tkl_format_moment (tkl_desk_get_zone (self->desk), detail->last_fix_utc_ms));
  take_text (self, FACT_MONTH_DAYS, g_strdup_printf ("%u", detail->n_days));
  take_text (self, FACT_MONTH_RECORDS, g_strdup_printf ("%'u", detail->n_records));
  take_text (self, FACT_MONTH_TICKS, g_strdup_printf ("%'u", detail->n_ticks));
  take_text (self, FACT_MONTH_KM,
             tkl_format_km (detail->metres < 0 ? -1 : (detail->metres + 50) / 100));
  gtk_widget_set_visible (GTK_WIDGET (self->place), known);
}

static void
detail_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklVehiclePane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklVehicleDetail) detail
      = tkl_vehicle_detail_finish (TKL_OFFICE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;
  if (detail != NULL)
    show_detail (self, detail);
  else
    tkl_desk_report_error (self->desk, error);
}

static void
load_detail (TklVehiclePane *self)
{
  TklPeriod month = tkl_period_preset (TKL_PERIOD_THIS_MONTH, tkl_desk_get_today (self->desk));

  tkl_vehicle_detail_async (tkl_desk_get_office (self->desk), self->id, month, self->cancellable,
                            detail_cb, g_object_ref (self));
}

static void
show_problem (TklVehiclePane *self)
{
  const TklVehicleInfo *info = self->info;
  g_autofree char *text = NULL;

  if (info->problem != NULL)
    text = g_strdup (info->problem);
  else if (!info->reader_seen && info->state != TKL_VEHICLE_IS_NEW)
    text = g_strdup_printf (_ ("No key ever came from %s: there is no key data on this unit."),
                            info->title);
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->problem), info->problem_detail);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

/* A text that was typed meanwhile stays; one that is another in the database replaces it. */
static void
show_info (TklVehiclePane *self, const TklVehicleInfo *before)
{
  for (guint i = 0; i < N_WORDS; i++)
    if (before == NULL || before->id != self->info->id
        || g_strcmp0 (word_of (before, i), word_of (self->info, i)) != 0)
      tkl_field_row_set_text (self->rows[i], word_of (self->info, i));
  gtk_label_set_text (self->title, self->info->title);
  show_problem (self);
  show_facts (self);
  gtk_stack_set_visible_child_name (self->faces, "vehicle");
}

static TklVehicleInfo *
take_info (GPtrArray *infos, gint64 id)
{
  for (guint i = 0; i < infos->len; i++)
    if (((TklVehicleInfo *) infos->pdata[i])->id == id)
      return g_ptr_array_steal_index (infos, i);
  return NULL;
}

static void
end_save (TklVehiclePane *self)
{
  guint waiting = self->waiting;

  self->save_state = SAVE_IDLE;
  self->waiting = 0;
  for (guint i = 0; i < N_WORDS; i++)
    if ((waiting & (1u << i)) != 0)
      save_word (self, i, tkl_field_row_get_text (self->rows[i]));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklVehiclePane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) infos = tkl_vehicles_finish (TKL_OFFICE (source), result, &error);
  TklVehicleInfo *before;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;
  if (infos == NULL)
    {
      self->save_state = SAVE_IDLE;
      tkl_desk_report_error (self->desk, error);
      return;
    }
  before = g_steal_pointer (&self->info);
  self->info = take_info (infos, self->id);
  if (self->info != NULL)
    {
      show_info (self, before);
      load_detail (self);
    }
  else
    gtk_stack_set_visible_child_name (self->faces, "none");
  g_clear_pointer (&before, tkl_vehicle_info_free);
  if (self->save_state == SAVE_READS_BACK)
    end_save (self);
}

static void
load (TklVehiclePane *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->id == 0)
    {
      gtk_stack_set_visible_child_name (self->faces, "none");
      return;
    }
  self->cancellable = g_cancellable_new ();
  tkl_vehicles_async (tkl_desk_get_office (self->desk), self->cancellable, loaded_cb,
                      g_object_ref (self));
}

void
tkl_vehicle_pane_show (TklVehiclePane *self, gint64 id)
{
  g_return_if_fail (TKL_IS_VEHICLE_PANE (self));

  if (self->id != id)
    self->waiting = 0;
  self->id = id;
  load (self);
}

void
tkl_vehicle_pane_edit (TklVehiclePane *self)
{
  g_return_if_fail (TKL_IS_VEHICLE_PANE (self));

  tkl_focus_into (GTK_WIDGET (self->words));
}

static void
show_ticks_cb (TklVehiclePane *self)
{
  if (self->info != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-ticks", "(sx)", self->info->title,
                                self->info->last_tick_utc_ms);
}

/* --- changing --------------------------------------------------------------------------------- */

/* What a save has to know when it is done: another vehicle may be shown by then. */
typedef struct
{
  TklVehiclePane *pane; /* (owned) */
  Word word;
  gint64 id;
} Saving;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Saving *saving = user_data;
  g_autoptr (TklVehiclePane) self = saving->pane;
  g_autoptr (GError) error = NULL;
  gboolean same, changed = FALSE;

  tkl_vehicle_save_finish (TKL_OFFICE (source), result, &changed, &error);
  self->save_state = SAVE_READS_BACK;
  if (self->desk == NULL)
    return;
  same = self->info != NULL && self->info->id == saving->id;
  if (changed)
    {
      tkl_desk_report_change (self->desk, _ ("Vehicle changed"), TRUE);
      return;
    }
  if (error != NULL && same)
    tkl_field_row_set_fault (self->rows[saving->word], error);
  else if (error != NULL)
    tkl_desk_report_error (self->desk, error);
  else if (same)
    tkl_field_row_set_text (self->rows[saving->word], word_of (self->info, saving->word));
  if (error != NULL)
    /* Somebody else was here: every screen reads again. */
    tkl_desk_report_change (self->desk, NULL, FALSE);
  else
    load (self);
}

static void
save_word (TklVehiclePane *self, Word word, const char *text)
{
  const char *words[N_WORDS];
  TklVehicleEdit edit;
  Saving *saving;

  if (self->info == NULL)
    return;
  if (self->save_state != SAVE_IDLE)
    {
      self->waiting |= 1u << word;
      return;
    }
  for (guint i = 0; i < N_WORDS; i++)
    words[i] = i == word ? text : word_of (self->info, i);
  edit = (TklVehicleEdit){ self->info->id, self->info->version, words[WORD_NAME], words[WORD_PLATE],
                           words[WORD_NOTES] };
  saving = g_new0 (Saving, 1);
  *saving = (Saving){ g_object_ref (self), word, self->info->id };
  self->save_state = SAVE_RUNS;
  tkl_vehicle_save_async (tkl_desk_get_office (self->desk), &edit, NULL, saved_cb, saving);
}

static void
committed_cb (TklFieldRow *row, const char *text, TklVehiclePane *self)
{
  save_word (self, (Word) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "word")), text);
}

/* --- life ------------------------------------------------------------------------------------- */

static void
add_words (TklVehiclePane *self)
{
  for (guint i = 0; i < N_WORDS; i++)
    {
      self->rows[i] = TKL_FIELD_ROW (tkl_field_row_new (_ (word_titles[i]), NULL));
      tkl_field_row_set_width (self->rows[i], 14); /* the pane is narrow, with large text more so */
      g_object_set_data (G_OBJECT (self->rows[i]), "word", GUINT_TO_POINTER (i));
      g_signal_connect_object (self->rows[i], "committed", G_CALLBACK (committed_cb), self, 0);
      adw_preferences_group_add (self->words, GTK_WIDGET (self->rows[i]));
    }
}

static void
add_facts (TklVehiclePane *self)
{
  for (guint i = 0; i < N_FACTS; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *value = gtk_label_new (NULL);

      self->values[i] = GTK_LABEL (value);
      gtk_label_set_selectable (self->values[i], TRUE);
      gtk_label_set_ellipsize (self->values[i], PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (value, "numeric");
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (fact_titles[i]));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
      adw_preferences_group_add (i <= FACT_RECORDS ? self->facts
                                 : i <= FACT_SEEN  ? self->place
                                                   : self->month,
                                 row);
    }
}

GtkWidget *
tkl_vehicle_pane_new (TklDesk *desk)
{
  TklVehiclePane *self = g_object_new (TKL_TYPE_VEHICLE_PANE, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
tkl_vehicle_pane_dispose (GObject *object)
{
  TklVehiclePane *self = TKL_VEHICLE_PANE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_VEHICLE_PANE);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->info, tkl_vehicle_info_free);
  G_OBJECT_CLASS (tkl_vehicle_pane_parent_class)->dispose (object);
}

static void
tkl_vehicle_pane_class_init (TklVehiclePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_vehicle_pane_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-vehicle-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TklVehiclePane, faces);
  gtk_widget_class_bind_template_child (widget_class, TklVehiclePane, title);
  gtk_widget_class_bind_template_child (widget_class, TklVehiclePane, problem);
  gtk_widget_class_bind_template_child (widget_class, TklVehiclePane, words);
  gtk_widget_class_bind_template_child (widget_class, TklVehiclePane, facts);
  gtk_widget_class_bind_template_child (widget_class, TklVehiclePane, place);
  gtk_widget_class_bind_template_child (widget_class, TklVehiclePane, month);
  gtk_widget_class_bind_template_callback (widget_class, show_ticks_cb);
}

static void
tkl_vehicle_pane_init (TklVehiclePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_words (self);
  add_facts (self);
}
