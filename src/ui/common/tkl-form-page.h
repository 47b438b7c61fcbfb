/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklFormPage: a tab with a table and the form of the chosen row; new, delete. */
/* Thread: main. */
#pragma once

#include "tkl-form-pane.h"
#include "tkl-table-page.h"

G_BEGIN_DECLS

#define TKL_TYPE_FORM_PAGE (tkl_form_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (TklFormPage, tkl_form_page, TKL, FORM_PAGE, TklTablePage)

struct _TklFormPageClass
{
  TklTablePageClass parent_class;

  const char *delete_action; /* set by tkl_form_page_class_install() */
  /** update_actions: (nullable): @n_selected: what would do nothing cannot be pressed. */
  void (*update_actions) (TklFormPage *self, guint n_selected);
};

/** tkl_form_page_class_install: @new_action: @delete_action: static names; Delete, pressed in the
 * table, is bound to the latter. In class_init. */
void tkl_form_page_class_install (TklFormPageClass *klass,
                                  const char *new_action,
                                  const char *delete_action);

/** tkl_form_page_set_up: as tkl_table_page_set_up(); @pane: a TklFormPane. */
void tkl_form_page_set_up (TklFormPage *self,
                           TklDesk *desk,
                           const TklTableSource *source,
                           GSettings *state,
                           GtkWidget *pane);

/** tkl_form_page_get_pane: Returns: (transfer none): the form. */
TklFormPane *tkl_form_page_get_pane (TklFormPage *self);

/** tkl_form_page_add_tool: @label: translated: a button over the table. */
void tkl_form_page_add_tool (TklFormPage *self, const char *label, const char *action);

/** tkl_form_page_dup_selected: Returns: (transfer full) (element-type gint64). */
GArray *tkl_form_page_dup_selected (TklFormPage *self);

G_END_DECLS
