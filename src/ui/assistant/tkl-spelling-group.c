/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSpellingGroup: asks whether what was read of the keys is printed on them, and keeps the answer. */
/* Thread: main. */
#include "tkl-spelling-group.h"

#include "tkl-company-service.h"
#include "tkl-key-service.h"
#include "tkl-registered-keys-service.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

struct _TklSpellingGroup
{
  AdwPreferencesGroup parent_instance;
  TklDesk *desk;                              /* (owned) */
  char *example;                              /* (owned) (nullable): the key that is asked about */
  GPtrArray *registered;                      /* (owned) (nullable) of TklRegisteredKey */
  GtkWidget *rows[TKL_KEY_ORDER_UNSEEN + 1];  /* by TklKeyOrder; NULL for UNKNOWN */
  GtkWidget *marks[TKL_KEY_ORDER_UNSEEN + 1]; /* likewise */
  gboolean is_seen;                           /* a reader has sent the example */
  gboolean showing;                           /* what changes now is chosen by nobody */
  guint n_saving;                             /* answers on their way into the database … */
  int sent;                                   /* … and the last of them: TklKeyOrder */
};

G_DEFINE_FINAL_TYPE (TklSpellingGroup, tkl_spelling_group, ADW_TYPE_PREFERENCES_GROUP)

static const struct
{
  TklKeyOrder order;
  const char *title;
} answers[] = {
  { TKL_KEY_ORDER_PRINTED, N_ ("Yes, this is what is printed on the key") },
  { TKL_KEY_ORDER_REVERSED, N_ ("No, its digits stand the other way round") },
  { TKL_KEY_ORDER_DECIMAL, N_ ("No, the number is a decimal one") },
  { TKL_KEY_ORDER_OTHER, N_ ("No, something else is printed, or nothing") },
  { TKL_KEY_ORDER_UNSEEN, N_ ("I cannot see it now") },
};

static const char *
advise (TklKeyOrder order)
{
  switch (order)
    {
    case TKL_KEY_ORDER_PRINTED:
    case TKL_KEY_ORDER_REVERSED:
    case TKL_KEY_ORDER_DECIMAL:
      return _ ("Numbers can be typed as they are printed, in lists for import too.");
    case TKL_KEY_ORDER_OTHER:
      return _ ("Then do not type numbers from the metal. Keys are told apart all the same: give "
                "them to their employees under Unknown Keys, by where and when they tick.");
    case TKL_KEY_ORDER_UNSEEN:
      return _ ("Nothing is lost. Once you have a key in your hand, come back here: Set Up the "
                "Company, in the main menu.");
    case TKL_KEY_ORDER_UNKNOWN:
    default:
      return NULL;
    }
}

/* --- showing ---------------------------------------------------------------------------------- */

/* What the key would read with that answer; NULL: it is no answer to this key. */
static const char *
read_example (const char *example, TklKeyOrder order, TklKeyReading *ret_reading)
{
  TklKeyReading plain = tkl_key_read_as (example, TKL_KEY_ORDER_PRINTED);

  *ret_reading = tkl_key_read_as (example, order);
  if (!tkl_key_order_is_told (order) || ret_reading->n_candidates == 0)
    return NULL;
  if (order != TKL_KEY_ORDER_PRINTED && g_str_equal (plain.candidate[0], ret_reading->candidate[0]))
    return NULL;
  return ret_reading->candidate[0];
}

/* The number by that answer, and what it means once it is chosen. */
static void
show_answer (TklSpellingGroup *self, TklKeyOrder order, gboolean chosen)
{
  GtkWidget *row = self->rows[order];
  TklKeyReading reading;
  const char *number = read_example (self->example, order, &reading);
  const char *lines[4] = { 0 };
  guint n = 0;
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (number != NULL)
    lines[n++] = number;
  if (number != NULL && self->is_seen && tkl_registered_keys_has (self->registered, number))
    lines[n++] = _ ("Registered like this in TrustTrack.");
  if (chosen && advise (order) != NULL)
    lines[n++] = advise (order);
  text = g_strjoinv ("\n", (char **) lines);
  escaped = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  gtk_widget_set_visible (row, number != NULL || !tkl_key_order_is_told (order));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->marks[order]), chosen);
}

static void
show (TklSpellingGroup *self)
{
  TklKeyOrder order = (TklKeyOrder) tkl_desk_get_company (self->desk)->key_order;

  gtk_widget_set_visible (GTK_WIDGET (self), self->example != NULL);
  if (self->example == NULL)
    return;
  self->showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    show_answer (self, answers[i].order, answers[i].order == order);
  self->showing = FALSE;
}

/* Returns: (nullable): what a reader sent. One that is not as confirmed is what the office is asked about;
 * else one of which only the serial is sent leaves most to ask. */
static const char *
choose_example (GPtrArray *keys)
{
  const char *serial = NULL, *whole = NULL;

  for (guint i = 0; i < keys->len; i++)
    {
      const TklKeyRow *key = keys->pdata[i];

      if (key->turned != NULL)
        return key->turned;
      if (key->status == TKL_KEY_UNVERIFIED && serial == NULL)
        serial = key->spellings[0];
      if (key->status == TKL_KEY_VALID && whole == NULL)
        whole = key->spellings[0];
    }
  return serial != NULL ? serial : whole;
}

/* Before the first tick. Returns: (nullable). */
static const TklRegisteredKey *
choose_registered (const GPtrArray *registered)
{
  for (guint i = 0; registered != NULL && i < registered->len; i++)
    if (((const TklRegisteredKey *) registered->pdata[i])->reading.n_candidates > 0)
      return registered->pdata[i];
  return NULL;
}

/* Returns: (transfer full) (nullable): which key to take in one's hand. */
static char *
ask_for (const char *seen, const TklRegisteredKey *registered)
{
  if (seen != NULL)
    /* Translators: %s is the number of a key as a reader sent it. */
    return g_strdup_printf (_ ("Take the key in your hand of which the reader sends %s, and "
                               "compare the digits on its metal."),
                            seen);
  if (registered != NULL)
    /* Translators: %s is the number of a key as it is registered in TrustTrack. */
    return g_strdup_printf (_ ("Take the key in your hand that is registered as %s, and compare "
                               "the digits on its metal."),
                            registered->text);
  return NULL;
}

void
tkl_spelling_group_show (TklSpellingGroup *self, GPtrArray *keys, GPtrArray *registered)
{
  const char *seen = choose_example (keys);
  const TklRegisteredKey *other = choose_registered (registered);
  g_autofree char *text = ask_for (seen, other);
  g_autofree char *escaped = g_markup_escape_text (text != NULL ? text : "", -1);

  g_return_if_fail (TKL_IS_SPELLING_GROUP (self));

  self->is_seen = seen != NULL;
  tkl_set_str (&self->example, seen != NULL ? seen : other != NULL ? other->text : NULL);
  if (registered != NULL)
    g_ptr_array_ref (registered);
  g_clear_pointer (&self->registered, g_ptr_array_unref);
  self->registered = registered;
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), escaped);
  show (self);
}

void
tkl_spelling_group_focus (TklSpellingGroup *self)
{
  TklKeyOrder order;

  g_return_if_fail (TKL_IS_SPELLING_GROUP (self));

  order = (TklKeyOrder) tkl_desk_get_company (self->desk)->key_order;
  if (order == TKL_KEY_ORDER_UNKNOWN || !gtk_widget_get_visible (self->rows[order]))
    order = TKL_KEY_ORDER_PRINTED;
  gtk_widget_grab_focus (self->rows[order]);
}

/* --- answering -------------------------------------------------------------------------------- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TklSpellingGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_changed = 0;

  self->n_saving--;
  if (self->desk == NULL)
    return;
  if (!tkl_company_save_finish (TKL_OFFICE (source), result, &n_changed, &error))
    {
      tkl_desk_report_error (self->desk, error);
      show (self);
    }
  else if (n_changed > 0)
    tkl_desk_report_change (self->desk, _ ("Setting changed"), TRUE);
}

static void
toggled_cb (TklSpellingGroup *self, GtkCheckButton *mark)
{
  g_autoptr (TklCompany) base = NULL;
  g_autoptr (TklCompany) wanted = NULL;

  if (self->showing || !gtk_check_button_get_active (mark))
    return;
  base = tkl_company_copy (tkl_desk_get_company (self->desk));
  if (self->n_saving > 0)
    base->key_order = self->sent;
  wanted = tkl_company_copy (base);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (self->marks[answers[i].order] == GTK_WIDGET (mark))
      wanted->key_order = answers[i].order;
  self->sent = wanted->key_order;
  self->n_saving++;
  tkl_company_save_async (tkl_desk_get_office (self->desk), base, wanted, NULL, saved_cb,
                          g_object_ref (self));
}

/* --- life ------------------------------------------------------------------------------------- */

static void
add_answer (TklSpellingGroup *self, TklKeyOrder order, const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *mark = gtk_check_button_new ();

  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (mark),
                              GTK_CHECK_BUTTON (self->marks[answers[0].order]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), mark);
  gtk_widget_add_css_class (row, "numeric");
  g_signal_connect_object (mark, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  self->rows[order] = row;
  self->marks[order] = mark;
}

GtkWidget *
tkl_spelling_group_new (TklDesk *desk)
{
  TklSpellingGroup *self = g_object_new (TKL_TYPE_SPELLING_GROUP, NULL);

  self->desk = g_object_ref (desk);
  show (self);
  return GTK_WIDGET (self);
}

static void
tkl_spelling_group_dispose (GObject *object)
{
  g_clear_object (&TKL_SPELLING_GROUP (object)->desk);
  G_OBJECT_CLASS (tkl_spelling_group_parent_class)->dispose (object);
}

static void
tkl_spelling_group_finalize (GObject *object)
{
  g_free (TKL_SPELLING_GROUP (object)->example);
  g_clear_pointer (&TKL_SPELLING_GROUP (object)->registered, g_ptr_array_unref);
  G_OBJECT_CLASS (tkl_spelling_group_parent_class)->finalize (object);
}

static void
tkl_spelling_group_class_init (TklSpellingGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tkl_spelling_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = tkl_spelling_group_finalize;
}

static void
tkl_spelling_group_init (TklSpellingGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Is this printed on the key?"));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    add_answer (self, answers[i].order, _ (answers[i].title));
}
