/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklKeyDatesRow: a key in the form of an employee: from when until when he holds it (F087). */
/* Thread: main. */
#include "tkl-key-dates-row.h"

#include "tkl-field-row.h"
#include "tkl-format.h"
#include "tkl-holding-service.h"
#include "tkl-key-method-row.h"
#include "tkl-typed.h"

#include <glib/gi18n-lib.h>

struct _TklKeyDatesRow
{
  AdwExpanderRow parent_instance;
  TklDesk *desk;   /* (owned) */
  gint64 id;       /* of the holding */
  TklDay from, to; /* as stored */
  TklKeyMethodRow *method;
  TklFieldRow *first;  /* the fields of the two days */
  TklFieldRow *last;   /* … */
  GtkWidget *returned; /* button: a key that was given back needs it no more */
};

G_DEFINE_FINAL_TYPE (TklKeyDatesRow, tkl_key_dates_row, ADW_TYPE_EXPANDER_ROW)

/* --- changes ---------------------------------------------------------------------------------- */

/* A change of dates on its way. */
typedef struct
{
  TklKeyDatesRow *row; /* (owned) */
  TklFieldRow *field;  /* where the reason stands when it is refused */
  const char *text;    /* translated: what is said afterwards */
  TklHoldingDates dates;
} Change;

static void
show_days (TklKeyDatesRow *self)
{
  g_autofree char *from = tkl_format_day (self->from);
  g_autofree char *to = tkl_format_day (self->to);

  tkl_field_row_set_text (self->first, from);
  tkl_field_row_set_text (self->last, to);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Change *change = user_data;
  g_autoptr (TklKeyDatesRow) self = change->row;
  g_autoptr (GError) error = NULL;
  TklChange done;

  if (!tkl_holding_change_finish (TKL_OFFICE (source), result, &done, &error))
    {
      /* Who left for another employee meanwhile is told by the window. */
      if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
        tkl_desk_report_error (self->desk, error);
      tkl_field_row_set_fault (change->field, error);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
      return;
    }
  self->from = change->dates.from;
  self->to = change->dates.to;
  show_days (self);
  tkl_desk_report_change (self->desk, change->text, TRUE);
}

static void
change_days (TklKeyDatesRow *self, TklFieldRow *field, TklDay from, TklDay to, const char *text)
{
  Change *change = g_new0 (Change, 1);

  *change = (Change){ g_object_ref (self), field, text, { self->id, from, to } };
  tkl_holding_change_async (tkl_desk_get_office (self->desk), &change->dates, NULL, changed_cb,
                            change);
}

static gboolean
read_day (TklFieldRow *field, TklDay *ret_day)
{
  const char *text = tkl_field_row_get_text (field);
  TklDay day = TKL_DAY_NONE;

  if (text[0] != '\0' && !tkl_typed_day (text, &day))
    {
      tkl_field_row_set_error (field, _ ("A date is expected, such as 16/11/2026."));
      return FALSE;
    }
  *ret_day = day;
  return TRUE;
}

/* Both days as they are typed: one that was refused for the sake of the other comes with it. */
static void
committed_cb (TklKeyDatesRow *self, const char *text, TklFieldRow *field)
{
  TklDay from, to;

  if (read_day (self->first, &from) && read_day (self->last, &to)
      && (from != self->from || to != self->to))
    change_days (self, field, from, to, _ ("Dates of the key changed"));
}

static void
return_cb (TklKeyDatesRow *self)
{
  change_days (self, self->last, self->from, tkl_desk_get_today (self->desk), _ ("Key returned"));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklDesk) desk = user_data;
  g_autoptr (GError) error = NULL;
  TklChange change;

  if (tkl_holding_remove_finish (TKL_OFFICE (source), result, &change, &error))
    tkl_desk_report_change (desk, _ ("Key removed"), TRUE);
  else
    tkl_desk_report_error (desk, error);
}

static void
remove_cb (TklKeyDatesRow *self)
{
  tkl_holding_remove_async (tkl_desk_get_office (self->desk), self->id, NULL, removed_cb,
                            g_object_ref (self->desk));
}

/* --- showing ---------------------------------------------------------------------------------- */

void
tkl_key_dates_row_show (TklKeyDatesRow *self, const TklHoldingRow *holding)
{
  g_autofree char *dates = tkl_format_days (holding->from, holding->to);

  g_return_if_fail (TKL_IS_KEY_DATES_ROW (self));

  self->id = holding->id;
  self->from = holding->from;
  self->to = holding->to;
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), dates);
  gtk_widget_set_visible (self->returned, holding->to == TKL_DAY_NONE);
  tkl_key_method_row_show (self->method, holding->key_id, holding->method);
  if (!tkl_field_row_is_edited (self->first) && !tkl_field_row_is_edited (self->last))
    show_days (self);
}

gint64
tkl_key_dates_row_get_id (TklKeyDatesRow *self)
{
  g_return_val_if_fail (TKL_IS_KEY_DATES_ROW (self), 0);

  return self->id;
}

/* --- life ------------------------------------------------------------------------------------- */

static GtkWidget *
add_button (TklKeyDatesRow *self, const char *icon_name, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), button);
  return button;
}

static TklFieldRow *
add_field (TklKeyDatesRow *self, const char *title, const char *help)
{
  GtkWidget *field = tkl_field_row_new (title, help);

  tkl_field_row_set_width (TKL_FIELD_ROW (field), 12);
  g_signal_connect_object (field, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), field);
  return TKL_FIELD_ROW (field);
}

GtkWidget *
tkl_key_dates_row_new (TklDesk *desk, const TklHoldingRow *holding)
{
  TklKeyDatesRow *self = g_object_new (TKL_TYPE_KEY_DATES_ROW, NULL);
  g_autofree char *title = g_markup_escape_text (holding->key, -1);

  self->desk = g_object_ref (desk);
  tkl_key_method_row_set_desk (self->method, desk);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  tkl_key_dates_row_show (self, holding);
  return GTK_WIDGET (self);
}

static void
tkl_key_dates_row_finalize (GObject *object)
{
  g_clear_object (&TKL_KEY_DATES_ROW (object)->desk);
  G_OBJECT_CLASS (tkl_key_dates_row_parent_class)->finalize (object);
}

static void
tkl_key_dates_row_class_init (TklKeyDatesRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tkl_key_dates_row_finalize;
}

static void
tkl_key_dates_row_init (TklKeyDatesRow *self)
{
  /* Each comes before the one that was added earlier. */
  add_button (self, "user-trash-symbolic", _ ("Remove: it was entered by mistake"),
              G_CALLBACK (remove_cb));
  self->returned
      = add_button (self, "edit-undo-symbolic", _ ("Returned today"), G_CALLBACK (return_cb));
  self->first = add_field (self, _ ("First day"), _ ("Empty: always held before"));
  self->last = add_field (self, _ ("Last day"), _ ("Empty: still held"));
  self->method = g_object_new (TKL_TYPE_KEY_METHOD_ROW, NULL);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->method));
}
