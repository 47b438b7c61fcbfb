/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTableViews: the button of a table page with its views: columns, filters, order and grouping under a
 * name. */
/* Thread: main. */
#include "tkl-table-views.h"

#include "tkl-help-topic.h"
#include "tkl-lazy-menu.h"
#include "tkl-name-dialog.h"
#include "tkl-settings.h"
#include "tkl-table-page.h"
#include "tkl-text.h"
#include "tkl-toast.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Ids of views of ours and of the office never meet. */
#define BUNDLED ":"
#define OWN "="

#define MOST_CHARS 28 /* of a name on the button */

/* Of the settings. */
#define ENTRY_OWN "own"         /* a(sv): name, what is shown */
#define ENTRY_CHOSEN "chosen"   /* s: id */
#define ENTRY_SAVED "saved"     /* what the chosen view shows */
#define ENTRY_CURRENT "current" /* what is shown */

/* A view of the office. */
typedef struct
{
  char *name;      /* (owned) */
  GVariant *shown; /* (owned): see tkl_table_page_get_shown() */
} Own;

struct _TklTableViews
{
  GtkWidget parent_instance;
  GtkMenuButton *button; /* child */
  GMenu *menu;           /* (owned) */
  GtkWidget *page;       /* (nullable): TklTablePage around it */
  const TklTableSource *source;
  GSettings *state; /* (owned) */
  GPtrArray *own;   /* (owned) (element-type Own): as they were saved */
  char *chosen;     /* (owned): id */
  GVariant *saved;  /* (owned) (nullable): what the chosen view shows */
  gboolean changed; /* what is shown is otherwise */
  gboolean quiet;   /* a view is being put on the screen */
  Own deleted;      /* (owned): that can be brought back; name NULL: none */
};

G_DEFINE_FINAL_TYPE (TklTableViews, tkl_table_views, GTK_TYPE_WIDGET)

static void
own_clear (Own *own)
{
  g_clear_pointer (&own->name, g_free);
  g_clear_pointer (&own->shown, g_variant_unref);
}

static void
own_free (gpointer own)
{
  own_clear (own);
  g_free (own);
}

static void
entry_free (gpointer data)
{
  TklTableViewEntry *entry = data;

  g_free (entry->id);
  g_free (entry->title);
  g_free (entry);
}

/* --- finding ---------------------------------------------------------------------------------- */

static const TklTableView *
find_bundled (TklTableViews *self, const char *id)
{
  for (guint i = 0; i < self->source->n_views; i++)
    if (id[0] == BUNDLED[0] && g_str_equal (self->source->views[i].id, id + 1))
      return &self->source->views[i];
  return NULL;
}

/* Returns: index in `own`; G_MAXUINT: there is none of that id. */
static guint
find_own (TklTableViews *self, const char *id)
{
  for (guint i = 0; i < self->own->len && id[0] == OWN[0]; i++)
    if (g_str_equal (((Own *) self->own->pdata[i])->name, id + 1))
      return i;
  return G_MAXUINT;
}

static const char *
title_of (TklTableViews *self, const char *id)
{
  const TklTableView *bundled = find_bundled (self, id);

  return bundled != NULL ? _ (bundled->title) : id + 1;
}

static void
add_entry (GPtrArray *entries, const char *kind, const char *id, const char *title)
{
  TklTableViewEntry *entry = g_new (TklTableViewEntry, 1);

  entry->id = g_strconcat (kind, id, NULL);
  entry->title = g_strdup (title);
  g_ptr_array_add (entries, entry);
}

GPtrArray *
tkl_table_views_list (TklTableViews *self)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);

  g_return_val_if_fail (TKL_IS_TABLE_VIEWS (self), entries);

  if (self->source == NULL)
    return entries;
  for (guint i = 0; i < self->source->n_views; i++)
    add_entry (entries, BUNDLED, self->source->views[i].id, _ (self->source->views[i].title));
  for (guint i = 0; i < self->own->len; i++)
    {
      const Own *own = self->own->pdata[i];

      add_entry (entries, OWN, own->name, own->name);
    }
  return entries;
}

/* --- button and menu -------------------------------------------------------------------------- */

static void
show_button (TklTableViews *self)
{
  const char *title = title_of (self, self->chosen);
  g_autofree char *start = g_utf8_substring (title, 0, MIN (MOST_CHARS, g_utf8_strlen (title, -1)));
  gboolean cut = strlen (start) < strlen (title);
  g_autofree char *label
      = g_strdup_printf ("%s%s%s", start, cut ? "…" : "", self->changed ? " •" : "");
  /* Translators: %s is the name of a view of a table. */
  g_autofree char *said
      = g_strdup_printf (self->changed ? _ ("View: %s, changed") : _ ("View: %s"), title);

  gtk_menu_button_set_label (self->button, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), said);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  said, -1);
}

/* What would do nothing cannot be chosen. */
static void
update_actions (TklTableViews *self)
{
  gboolean is_own = find_own (self, self->chosen) != G_MAXUINT;

  gtk_widget_action_set_enabled (self->page, "page.view-save", is_own && self->changed);
  gtk_widget_action_set_enabled (self->page, "page.view-reset", self->changed);
  gtk_widget_action_set_enabled (self->page, "page.view-rename", is_own);
  gtk_widget_action_set_enabled (self->page, "page.view-delete", is_own);
  gtk_widget_action_set_enabled (self->page, "page.view-restore", self->deleted.name != NULL);
}

static GMenu *
make_list_menu (TklTableViews *self, gboolean own)
{
  g_autoptr (GPtrArray) entries = tkl_table_views_list (self);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      const TklTableViewEntry *entry = entries->pdata[i];
      /* A name is no mnemonic. */
      g_auto (GStrv) parts = g_strsplit (entry->title, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "page.view", "s", entry->id);
      if ((entry->id[0] == OWN[0]) == own)
        g_menu_append_item (menu, item);
    }
  return menu;
}

static void
update_menu (TklTableViews *self)
{
  g_autoptr (GMenu) bundled = make_list_menu (self, FALSE);
  g_autoptr (GMenu) own = make_list_menu (self, TRUE);
  g_autoptr (GMenu) changes = g_menu_new ();
  g_autoptr (GMenu) name = g_menu_new ();
  g_autoptr (GMenu) file = g_menu_new ();

  g_menu_append (changes, _ ("_Save"), "page.view-save");
  g_menu_append (changes, _ ("Save _As…"), "page.view-save-as");
  g_menu_append (changes, _ ("Reset to Saved"), "page.view-reset");
  g_menu_append (name, _ ("_Rename…"), "page.view-rename");
  g_menu_append (name, _ ("_Delete"), "page.view-delete");
  g_menu_append (file, _ ("_Write to a File…"), "page.export");
  g_menu_append (file, _ ("_Print…"), "page.print");
  g_menu_remove_all (self->menu);
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (bundled));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (own));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (changes));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (name));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (file));
}

/* --- keeping ---------------------------------------------------------------------------------- */

static void
keep (TklTableViews *self)
{
  g_autoptr (GVariant) current = tkl_table_page_get_shown (TKL_TABLE_PAGE (self->page));
  GVariantBuilder own;
  GVariantDict dict;

  g_variant_builder_init (&own, G_VARIANT_TYPE ("a(sv)"));
  for (guint i = 0; i < self->own->len; i++)
    {
      const Own *view = self->own->pdata[i];

      g_variant_builder_add (&own, "(sv)", view->name, view->shown);
    }
  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert_value (&dict, ENTRY_OWN, g_variant_builder_end (&own));
  g_variant_dict_insert (&dict, ENTRY_CHOSEN, "s", self->chosen);
  if (self->saved != NULL)
    g_variant_dict_insert_value (&dict, ENTRY_SAVED, self->saved);
  g_variant_dict_insert_value (&dict, ENTRY_CURRENT, current);
  tkl_settings_set_views (self->state, self->source->name, g_variant_dict_end (&dict));
}

static void
read_own (TklTableViews *self, GVariantDict *dict)
{
  g_autoptr (GVariant) kept
      = g_variant_dict_lookup_value (dict, ENTRY_OWN, G_VARIANT_TYPE ("a(sv)"));
  GVariantIter iter;
  const char *name;
  GVariant *shown;

  if (kept == NULL)
    return;
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&sv)", &name, &shown))
    {
      Own *own = g_new (Own, 1);

      *own = (Own){ g_strdup (name), shown };
      g_ptr_array_add (self->own, own);
    }
}

static void
note_saved (TklTableViews *self)
{
  g_clear_pointer (&self->saved, g_variant_unref);
  self->saved = tkl_table_page_get_shown (TKL_TABLE_PAGE (self->page));
}

void
tkl_table_views_note (TklTableViews *self)
{
  g_autoptr (GVariant) current = NULL;

  g_return_if_fail (TKL_IS_TABLE_VIEWS (self));

  if (self->page == NULL || self->quiet)
    return;
  current = tkl_table_page_get_shown (TKL_TABLE_PAGE (self->page));
  self->changed = self->saved != NULL && !g_variant_equal (self->saved, current);
  keep (self);
  show_button (self);
  update_actions (self);
}

/* --- choosing --------------------------------------------------------------------------------- */

const char *
tkl_table_views_get_chosen (TklTableViews *self)
{
  g_return_val_if_fail (TKL_IS_TABLE_VIEWS (self), NULL);

  return self->chosen != NULL ? self->chosen : "";
}

gboolean
tkl_table_views_is_changed (TklTableViews *self)
{
  g_return_val_if_fail (TKL_IS_TABLE_VIEWS (self), FALSE);

  return self->changed;
}

static void
set_chosen (TklTableViews *self, const char *id)
{
  tkl_set_str (&self->chosen, id);
  note_saved (self);
  tkl_table_views_note (self);
  g_object_notify (G_OBJECT (self->page), "view");
}

void
tkl_table_views_choose (TklTableViews *self, const char *id)
{
  const TklTableView *bundled;
  guint own;

  g_return_if_fail (TKL_IS_TABLE_VIEWS (self) && id != NULL);

  if (self->page == NULL)
    return;
  bundled = find_bundled (self, id);
  own = find_own (self, id);
  if (bundled == NULL && own == G_MAXUINT)
    return;
  self->quiet = TRUE;
  if (bundled != NULL)
    tkl_table_page_show_view (TKL_TABLE_PAGE (self->page), bundled);
  else
    tkl_table_page_set_shown (TKL_TABLE_PAGE (self->page), ((Own *) self->own->pdata[own])->shown);
  self->quiet = FALSE;
  set_chosen (self, id);
}

/* --- own views -------------------------------------------------------------------------------- */

/* Own ones by name, as people look it up. */
static int
compare_own (gconstpointer a, gconstpointer b)
{
  const Own *x = *(Own *const *) a, *y = *(Own *const *) b;

  return g_utf8_collate (x->name, y->name);
}

/* @shown: (transfer full) */
static void
put_own (TklTableViews *self, const char *name, GVariant *shown)
{
  g_autofree char *id = g_strconcat (OWN, name, NULL);
  guint found = find_own (self, id);
  Own *own = g_new (Own, 1);

  *own = (Own){ g_strdup (name), shown };
  if (found != G_MAXUINT)
    g_ptr_array_remove_index (self->own, found);
  g_ptr_array_add (self->own, own);
  g_ptr_array_sort (self->own, compare_own);
  update_menu (self);
}

void
tkl_table_views_save_as (TklTableViews *self, const char *name)
{
  g_autofree char *id = g_strconcat (OWN, name, NULL);

  g_return_if_fail (TKL_IS_TABLE_VIEWS (self) && name[0] != '\0');

  put_own (self, name, tkl_table_page_get_shown (TKL_TABLE_PAGE (self->page)));
  set_chosen (self, id);
}

static TklTableViews *
views_of (GtkWidget *page)
{
  return tkl_table_page_get_views (TKL_TABLE_PAGE (page));
}

/* Returns: (nullable): translated: why a view cannot have that name. */
static const char *
check_name (const char *name, gpointer user_data)
{
  TklTableViews *self = user_data;
  g_autoptr (GPtrArray) entries = tkl_table_views_list (self);

  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (((TklTableViewEntry *) entries->pdata[i])->title, name))
      return _ ("There is a view of this name");
  return NULL;
}

static void
named_cb (const char *name, gpointer user_data)
{
  tkl_table_views_save_as (user_data, name);
}

static void
renamed_cb (const char *name, gpointer user_data)
{
  TklTableViews *self = user_data;
  guint own = find_own (self, self->chosen);
  g_autofree char *id = g_strconcat (OWN, name, NULL);
  g_autoptr (GVariant) shown = NULL;

  if (own == G_MAXUINT)
    return;
  shown = g_variant_ref (((Own *) self->own->pdata[own])->shown);
  g_ptr_array_remove_index (self->own, own);
  put_own (self, name, g_steal_pointer (&shown));
  tkl_set_str (&self->chosen, id);
  tkl_table_views_note (self);
  g_object_notify (G_OBJECT (self->page), "view");
}

static void
name_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  TklTableViews *self = views_of (page);
  gboolean rename = g_str_equal (name, "page.view-rename");
  guint own = find_own (self, self->chosen);
  GtkRoot *root = gtk_widget_get_root (page);
  const TklNameQuestion question = {
    .title = rename ? _ ("Rename View") : _ ("Save View"),
    .text = rename ? _ ("Another name for this view.")
                   : _ ("Columns, filters, order and grouping, as they are now, under a name."),
    .name = rename && own != G_MAXUINT ? ((Own *) self->own->pdata[own])->name : "",
    .check = check_name,
    .named = rename ? renamed_cb : named_cb,
  };

  tkl_name_dialog_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &question, self);
}

static void
save_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  TklTableViews *self = views_of (page);

  if (find_own (self, self->chosen) != G_MAXUINT)
    {
      g_autofree char *own = g_strdup (self->chosen + 1);

      tkl_table_views_save_as (self, own);
    }
}

static void
reset_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  TklTableViews *self = views_of (page);
  g_autofree char *id = g_strdup (self->chosen);

  tkl_table_views_choose (self, id);
}

/* Returns: (transfer full): @name, or with a number after it, when there is a view of that name by now. */
static char *
find_free_name (TklTableViews *self, const char *name)
{
  char *found = g_strdup (name);

  for (guint i = 2; check_name (found, self) != NULL; i++)
    {
      g_free (found);
      found = g_strdup_printf ("%s (%u)", name, i);
    }
  return found;
}

static void
restore_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  TklTableViews *self = views_of (page);
  g_autofree char *free_name = NULL;
  g_autofree char *id = NULL;

  if (self->deleted.name == NULL)
    return;
  free_name = find_free_name (self, self->deleted.name);
  id = g_strconcat (OWN, free_name, NULL);
  put_own (self, free_name, g_steal_pointer (&self->deleted.shown));
  own_clear (&self->deleted);
  tkl_table_views_choose (self, id);
}

static void
undo_cb (TklTableViews *self)
{
  if (self->page != NULL)
    gtk_widget_activate_action (self->page, "page.view-restore", NULL);
}

static void
say_deleted (TklTableViews *self)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (self->page, ADW_TYPE_TOAST_OVERLAY);
  /* Translators: %s is the name of a view of a table. */
  g_autofree char *text = g_strdup_printf (_ ("View “%s” deleted"), self->deleted.name);
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast;

  if (overlay == NULL)
    return;
  toast = adw_toast_new (markup);
  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  tkl_toast_add (ADW_TOAST_OVERLAY (overlay), toast);
}

/* The first view takes its place. */
static void
delete_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  TklTableViews *self = views_of (page);
  guint own = find_own (self, self->chosen);
  Own *gone;
  g_autofree char *first = g_strconcat (BUNDLED, self->source->views[0].id, NULL);

  if (own == G_MAXUINT)
    return;
  gone = self->own->pdata[own];
  own_clear (&self->deleted);
  self->deleted = (Own){ g_strdup (gone->name), g_variant_ref (gone->shown) };
  g_ptr_array_remove_index (self->own, own);
  update_menu (self);
  tkl_table_views_choose (self, first);
  say_deleted (self);
}

static void
open_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (views_of (page)->button);
}

static void
nth_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  TklTableViews *self = views_of (page);
  g_autoptr (GPtrArray) entries = tkl_table_views_list (self);
  guint i = parameter != NULL ? g_variant_get_uint32 (parameter) : 0;

  if (i < entries->len)
    tkl_table_views_choose (self, ((TklTableViewEntry *) entries->pdata[i])->id);
}

void
tkl_table_views_install (GtkWidgetClass *page_class)
{
  gtk_widget_class_install_property_action (page_class, "page.view", "view");
  gtk_widget_class_install_action (page_class, "page.views", NULL, open_action);
  gtk_widget_class_install_action (page_class, "page.view-first", NULL, nth_action);
  gtk_widget_class_install_action (page_class, "page.view-nth", "u", nth_action);
  gtk_widget_class_install_action (page_class, "page.view-save", NULL, save_action);
  gtk_widget_class_install_action (page_class, "page.view-save-as", NULL, name_action);
  gtk_widget_class_install_action (page_class, "page.view-reset", NULL, reset_action);
  gtk_widget_class_install_action (page_class, "page.view-rename", NULL, name_action);
  gtk_widget_class_install_action (page_class, "page.view-delete", NULL, delete_action);
  gtk_widget_class_install_action (page_class, "page.view-restore", NULL, restore_action);
}

/* --- life ------------------------------------------------------------------------------------- */

/* Layout and quick filter the page has restored itself. */
static void
restore_current (TklTableViews *self, GVariantDict *dict)
{
  g_autoptr (GVariant) current = g_variant_dict_lookup_value (dict, ENTRY_CURRENT, NULL);

  self->quiet = TRUE;
  if (current != NULL)
    tkl_table_page_set_grouping (TKL_TABLE_PAGE (self->page), current);
  self->quiet = FALSE;
}

static void
read_kept (TklTableViews *self)
{
  g_autoptr (GVariant) kept = tkl_settings_get_views (self->state, self->source->name);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (kept);

  read_own (self, &dict);
  restore_current (self, &dict);
  g_variant_dict_lookup (&dict, ENTRY_CHOSEN, "s", &self->chosen);
  self->saved = g_variant_dict_lookup_value (&dict, ENTRY_SAVED, NULL);
  if (self->chosen == NULL
      || (find_bundled (self, self->chosen) == NULL && find_own (self, self->chosen) == G_MAXUINT))
    {
      g_free (self->chosen);
      self->chosen = g_strconcat (BUNDLED, self->source->views[0].id, NULL);
      g_clear_pointer (&self->saved, g_variant_unref);
    }
  if (self->saved == NULL)
    note_saved (self);
}

void
tkl_table_views_set_up (TklTableViews *self,
                        GtkWidget *page,
                        const TklTableSource *source,
                        GSettings *state)
{
  g_autoptr (GVariant) current = NULL;

  g_return_if_fail (TKL_IS_TABLE_VIEWS (self) && self->page == NULL);

  gtk_widget_set_visible (GTK_WIDGET (self), source->n_views > 0);
  if (source->n_views == 0)
    {
      gtk_widget_action_set_enabled (page, "page.views", FALSE);
      gtk_widget_action_set_enabled (page, "page.view-save-as", FALSE);
      return;
    }
  self->page = page;
  self->source = source;
  self->state = g_object_ref (state);
  read_kept (self);
  current = tkl_table_page_get_shown (TKL_TABLE_PAGE (page));
  self->changed = !g_variant_equal (self->saved, current);
  update_menu (self);
  show_button (self);
  update_actions (self);
  tkl_lazy_menu_set (self->button, G_MENU_MODEL (self->menu));
}

static void
tkl_table_views_dispose (GObject *object)
{
  TklTableViews *self = TKL_TABLE_VIEWS (object);

  self->page = NULL;
  g_clear_pointer ((GtkWidget **) &self->button, gtk_widget_unparent);
  g_clear_object (&self->menu);
  g_clear_object (&self->state);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->saved, g_variant_unref);
  own_clear (&self->deleted);
  G_OBJECT_CLASS (tkl_table_views_parent_class)->dispose (object);
}

static void
tkl_table_views_class_init (TklTableViewsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tkl_table_views_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
tkl_table_views_init (TklTableViews *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->button = GTK_MENU_BUTTON (button);
  self->menu = g_menu_new ();
  self->own = g_ptr_array_new_with_free_func (own_free);
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  tkl_help_topic_set (GTK_WIDGET (self), TKL_HELP_VIEWS);
}
