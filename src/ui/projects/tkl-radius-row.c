/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRadiusRow: the row under a radius that suggests one by where people really ticked (F117–F121). */
/* Thread: main. */
#include "tkl-radius-row.h"

#include "tkl-error-face.h"
#include "tkl-focus.h"
#include "tkl-help-topic.h"
#include "tkl-zone-advice.h"

#include <glib/gi18n-lib.h>

struct _TklRadiusRow
{
  AdwActionRow parent_instance;
  GtkWidget *ask, *apply; /* buttons */
  GtkSpinner *spinner;

  TklDesk *desk; /* (owned) */
  gint64 project_id;
  TklPoint location;
  int radius_now_m;
  TklRadiusGuess guess;      /* the suggestion, while it is shown */
  GCancellable *cancellable; /* (owned) (nullable): of the question on its way */
};

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TklRadiusRow, tkl_radius_row, ADW_TYPE_ACTION_ROW)

/* --- words ------------------------------------------------------------------------------------ */

static char *
describe_evidence (const TklRadiusGuess *guess, int radius_now_m)
{
  if (guess->radius_m == radius_now_m)
    /* Translators: how many visits lie within the radius, of how many, and the radius. */
    return g_strdup_printf (ngettext ("%u of %u visit lies within %d m: the radius of today fits.",
                                      "%u of %u visits lie within %d m: the radius of today fits.",
                                      guess->n_ticks),
                            guess->n_inside, guess->n_ticks, guess->radius_m);
  /* Translators: how many visits lie within a radius, of how many, that radius, and how many lie within
   * the radius of today. */
  return g_strdup_printf (ngettext ("%u of %u visit lies within %d m; within that of today: %u.",
                                    "%u of %u visits lie within %d m; within that of today: %u.",
                                    guess->n_ticks),
                          guess->n_inside, guess->n_ticks, guess->radius_m, guess->n_now);
}

static char *
describe (const TklRadiusGuess *guess, int radius_now_m)
{
  g_autofree char *evidence = NULL;
  g_autofree char *elsewhere = NULL;

  if (guess->radius_m == 0)
    return g_strdup_printf (ngettext ("%u visit near the work address is too little to go by.",
                                      "%u visits near the work address are too little to go by.",
                                      guess->n_ticks),
                            guess->n_ticks);
  evidence = describe_evidence (guess, radius_now_m);
  if (guess->n_elsewhere == 0)
    return g_steal_pointer (&evidence);
  elsewhere = g_strdup_printf (ngettext ("%u tick of another place lies within it too.",
                                         "%u ticks of other places lie within it too.",
                                         guess->n_elsewhere),
                               guess->n_elsewhere);
  return g_strdup_printf ("%s %s", evidence, elsewhere); /* two sentences */
}

/* --- asking ----------------------------------------------------------------------------------- */

static gboolean
is_worth_it (TklRadiusRow *self)
{
  return self->guess.radius_m > 0 && self->guess.radius_m != self->radius_now_m;
}

static void
say (TklRadiusRow *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), escaped);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), NULL);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_sensitive (self->ask, tkl_point_valid (self->location));
  /* One of both: beside two there is little room for what is said. */
  gtk_widget_set_visible (is_worth_it (self) ? self->apply : self->ask, TRUE);
  if (is_worth_it (self))
    tkl_focus_hand_over (self->ask, self->apply, NULL);
  else
    tkl_focus_hand_over (self->apply, self->ask, NULL);
  gtk_widget_set_visible (is_worth_it (self) ? self->ask : self->apply, FALSE);
}

static void
forget (TklRadiusRow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->guess = (TklRadiusGuess){ 0 };
  say (self, tkl_point_valid (self->location)
                 ? _ ("By how far from the work address people really ticked.")
                 : _ ("The work address needs coordinates first."));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklRadiusRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  TklRadiusGuess guess;

  if (!tkl_radius_advice_finish (TKL_OFFICE (source), result, &guess, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      forget (self);
      tkl_error_face_tell (ADW_ACTION_ROW (self), error);
      return;
    }
  /* In the moment it was answered another project may have been chosen. */
  if (self->cancellable == NULL)
    return;
  g_clear_object (&self->cancellable);
  self->guess = guess;
  text = describe (&guess, self->radius_now_m);
  say (self, text);
}

static void
ask_cb (TklRadiusRow *self)
{
  const TklRadiusOptions options = { self->project_id, self->location, TKL_DAY_NONE, TKL_DAY_NONE };

  forget (self);
  gtk_spinner_start (self->spinner);
  gtk_widget_set_sensitive (self->ask, FALSE);
  self->cancellable = g_cancellable_new ();
  tkl_radius_advice_async (tkl_desk_get_office (self->desk), &options, self->cancellable,
                           answered_cb, g_object_ref (self));
}

static void
apply_cb (TklRadiusRow *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, self->guess.radius_m);
}

void
tkl_radius_row_show (TklRadiusRow *self, gint64 project_id, TklPoint location, int radius_now_m)
{
  gboolean same;

  g_return_if_fail (TKL_IS_RADIUS_ROW (self));

  same = self->project_id == project_id && self->location.lat_e7 == location.lat_e7
         && self->location.lon_e7 == location.lon_e7 && self->radius_now_m == radius_now_m;
  self->project_id = project_id;
  self->location = location;
  self->radius_now_m = radius_now_m;
  if (!same)
    forget (self);
}

/* --- life ------------------------------------------------------------------------------------- */

static GtkWidget *
add_button (TklRadiusRow *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

GtkWidget *
tkl_radius_row_new (TklDesk *desk)
{
  TklRadiusRow *self = g_object_new (TKL_TYPE_RADIUS_ROW, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}

static void
tkl_radius_row_dispose (GObject *object)
{
  TklRadiusRow *self = TKL_RADIUS_ROW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (tkl_radius_row_parent_class)->dispose (object);
}

static void
tkl_radius_row_class_init (TklRadiusRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tkl_radius_row_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", TKL_TYPE_RADIUS_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
tkl_radius_row_init (TklRadiusRow *self)
{
  self->location = TKL_POINT_NONE;
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Radius by ticks"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->spinner));
  self->apply = add_button (self, _ ("_Apply"), G_CALLBACK (apply_cb));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  self->ask = add_button (self, _ ("_Suggest"), G_CALLBACK (ask_cb));
  tkl_help_topic_set (GTK_WIDGET (self), TKL_HELP_RADIUS);
  forget (self);
}
