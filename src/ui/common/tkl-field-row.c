/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklFieldRow: a row of a form with one text: title, help, what was typed, and what is wrong with it. */
/* Thread: main. */
#include "tkl-field-row.h"

#include "tkl-service-error.h"
#include "tkl-text-size.h"
#include "tkl-text.h"
#include "tkl-typing.h"

#define USUAL_CHARS 22
#define LEAST_CHARS 14

struct _TklFieldRow
{
  AdwActionRow parent_instance;
  GtkBox *suffixes;
  GtkEntry *entry;
  char *help;     /* (owned) (nullable) */
  char *stored;   /* (owned): as set; what is typed is committed when it differs */
  gboolean taken; /* what is typed was committed, and nothing was wrong with it */
};

enum
{
  COMMITTED,
  EDITED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TklFieldRow, tkl_field_row, ADW_TYPE_ACTION_ROW)

static void
commit (TklFieldRow *self)
{
  const char *text = tkl_field_row_get_text (self);

  if (g_strcmp0 (text, self->stored) == 0 || self->taken)
    return;
  self->taken = TRUE;
  g_signal_emit (self, signals[COMMITTED], 0, text);
}

gboolean
tkl_field_row_is_edited (TklFieldRow *self)
{
  g_return_val_if_fail (TKL_IS_FIELD_ROW (self), FALSE);

  return !self->taken && g_strcmp0 (tkl_field_row_get_text (self), self->stored) != 0;
}

/* Titles and subtitles of libadwaita 1.2 are always markup. */
static void
show_sentence (TklFieldRow *self, const char *sentence, const char *css_class)
{
  g_autofree char *escaped = sentence != NULL ? g_markup_escape_text (sentence, -1) : NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (self), "tkl-error");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "tkl-warning");
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), escaped != NULL ? escaped : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), NULL);
}

void
tkl_field_row_commit (TklFieldRow *self)
{
  g_return_if_fail (TKL_IS_FIELD_ROW (self));

  commit (self);
}

gboolean
tkl_field_row_stop_at_wrong (GtkWidget *root)
{
  gboolean stopped = FALSE;

  g_return_val_if_fail (GTK_IS_WIDGET (root), FALSE);

  if (TKL_IS_FIELD_ROW (root))
    {
      commit (TKL_FIELD_ROW (root));
      if (!gtk_widget_has_css_class (root, "tkl-error"))
        return FALSE;
      gtk_widget_grab_focus (GTK_WIDGET (TKL_FIELD_ROW (root)->entry));
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && !stopped;
       child = gtk_widget_get_next_sibling (child))
    stopped = tkl_field_row_stop_at_wrong (child);
  return stopped;
}

static void
changed_cb (TklFieldRow *self)
{
  self->taken = FALSE;
  tkl_field_row_set_error (self, NULL);
  if (tkl_field_row_is_edited (self))
    g_signal_emit (self, signals[EDITED], 0);
}

void
tkl_field_row_set_error (TklFieldRow *self, const char *reason)
{
  g_return_if_fail (TKL_IS_FIELD_ROW (self));

  if (reason != NULL)
    self->taken = FALSE;
  show_sentence (self, reason != NULL ? reason : self->help, reason != NULL ? "tkl-error" : NULL);
  if (reason != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      reason != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

void
tkl_field_row_set_warning (TklFieldRow *self, const char *reason)
{
  g_return_if_fail (TKL_IS_FIELD_ROW (self));

  tkl_field_row_set_error (self, NULL);
  if (reason != NULL)
    show_sentence (self, reason, "tkl-warning");
}

void
tkl_field_row_set_fault (TklFieldRow *self, const GError *error)
{
  tkl_field_row_set_error (self, tkl_service_error_sentence (error));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tkl_service_error_detail (error));
}

const char *
tkl_field_row_get_text (TklFieldRow *self)
{
  g_return_val_if_fail (TKL_IS_FIELD_ROW (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
tkl_field_row_set_text (TklFieldRow *self, const char *text)
{
  g_return_if_fail (TKL_IS_FIELD_ROW (self));

  tkl_set_str (&self->stored, text != NULL ? text : "");
  self->taken = FALSE;
  tkl_typing_replace (GTK_EDITABLE (self->entry), self->stored);
  tkl_field_row_set_error (self, NULL);
}

/* Esc takes back what was typed; then it leaves, as it does where nothing was. */
static gboolean
take_back_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TklFieldRow *self = TKL_FIELD_ROW (widget);
  g_autofree char *stored = g_strdup (self->stored);

  if (!tkl_field_row_is_edited (self))
    return FALSE;
  tkl_field_row_set_text (self, stored);
  return TRUE;
}

/* libadwaita keeps a group 600 pixels wide however large the text is: beside a field of as many
 * characters there would be no room to read what it is for. */
static int
fit (TklFieldRow *self, int chars)
{
  int percent = tkl_text_size_percent (GTK_WIDGET (self));

  return percent <= 100 ? chars : MAX (MIN (chars, LEAST_CHARS), chars * 100 / percent);
}

void
tkl_field_row_set_width (TklFieldRow *self, int chars)
{
  g_return_if_fail (TKL_IS_FIELD_ROW (self));

  tkl_field_row_keep_width (self, fit (self, chars));
}

void
tkl_field_row_keep_width (TklFieldRow *self, int chars)
{
  g_return_if_fail (TKL_IS_FIELD_ROW (self));

  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), chars);
}

void
tkl_field_row_add (TklFieldRow *self, GtkWidget *widget)
{
  g_return_if_fail (TKL_IS_FIELD_ROW (self));

  gtk_box_append (self->suffixes, widget);
}

GtkWidget *
tkl_field_row_new (const char *title, const char *help)
{
  TklFieldRow *self = g_object_new (TKL_TYPE_FIELD_ROW, NULL);
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), escaped);
  self->help = g_strdup (help);
  tkl_field_row_set_error (self, NULL);
  return GTK_WIDGET (self);
}

static void
tkl_field_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TKL_TYPE_FIELD_ROW);
  G_OBJECT_CLASS (tkl_field_row_parent_class)->dispose (object);
}

static void
tkl_field_row_finalize (GObject *object)
{
  TklFieldRow *self = TKL_FIELD_ROW (object);

  g_free (self->help);
  g_free (self->stored);
  G_OBJECT_CLASS (tkl_field_row_parent_class)->finalize (object);
}

static void
tkl_field_row_class_init (TklFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tkl_field_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_field_row_finalize;
  signals[COMMITTED] = g_signal_new ("committed", TKL_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[EDITED] = g_signal_new ("edited", TKL_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/be/tikklok/Tikklok/ui/tkl-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TklFieldRow, suffixes);
  gtk_widget_class_bind_template_child (widget_class, TklFieldRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, commit);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, take_back_cb, NULL);
}

static void
tkl_field_row_init (TklFieldRow *self)
{
  self->stored = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  tkl_field_row_set_width (self, USUAL_CHARS);
}
