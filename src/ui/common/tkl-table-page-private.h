/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of TklTablePage share. */
/* Thread: main. */
#pragma once

#include "tkl-table-groups.h"
#include "tkl-table-out.h"
#include "tkl-table-page.h"
#include "tkl-table-pins.h"
#include "tkl-table-progress.h"
#include "tkl-wrap-box.h"

G_BEGIN_DECLS

typedef struct _TklTablePrinting TklTablePrinting;

typedef struct
{
  AdwFlap *flap;
  GtkBox *content;
  GtkBox *tools;
  GtkDropDown *choice;
  TklTableViews *views;
  GtkMenuButton *grouping;
  GtkMenuButton *columns;
  TklWrapBox *buttons;
  TklTableProgress *progress;
  GtkLabel *count;
  TklTablePins *pins;
  TklTableGroups *groups;
  GtkStack *stack;
  AdwBin *table_bin;
  AdwStatusPage *empty;
  GtkButton *empty_button;
  AdwStatusPage *nothing_found;
  AdwStatusPage *error;
  AdwBin *side;

  TklDesk *desk;    /* (owned) */
  GSettings *state; /* (owned) */
  const TklTableSource *source;
  TklRowList *list;          /* (owned) */
  TklTable *table;           /* child of table_bin */
  GCancellable *cancellable; /* (owned) (nullable): of the rows being read */
  guint64 fields;            /* read on demand, with the rows that were read last */
  gboolean loading;          /* rows are being read, or wait to be shown */
  gboolean from_top;         /* the rows being read answer another question than those shown */
  gint64 wanted_id;          /* to be selected when the rows are there; 0 = none */
  int ended;                 /* the way in which no row was left that needs attention; 0 = none */
  gboolean seen;             /* was on the screen at least once */
  TklRowSet *held;           /* (owned) (nullable): rows that came before that */
  TklRowSet *part;   /* (owned) (nullable): the first rows, shown when the others take long … */
  guint part_source; /* … which this finds out */

  /* What is being written to a file (tkl-table-page-export.c). */
  GCancellable *exporting; /* (owned) (nullable) */
  TklTableOut *out;        /* (nullable): of the work that is going on */
  guint export_source;     /* tells how far it is */

  /* What is being printed (tkl-table-page-print.c). */
  TklTablePrinting *printing; /* (nullable) */
} TklTablePagePrivate;

/** tkl_table_page_get_private: Returns: (transfer none). */
TklTablePagePrivate *tkl_table_page_get_private (TklTablePage *self);

/** tkl_table_page_show_from_top: what the list shows next answers another question. */
void tkl_table_page_show_from_top (TklTablePage *self);
/** tkl_table_page_layout_cb: columns are other ones: kept. */
void tkl_table_page_layout_cb (TklTablePage *self);

/** tkl_table_page_show_status: one of the faces without a table. */
void tkl_table_page_show_status (GtkStack *stack,
                                 const char *name,
                                 AdwStatusPage *page,
                                 const char *icon_name);
/** tkl_table_page_wait_for_list: that rows are being put in order is seen. */
void tkl_table_page_wait_for_list (TklTablePage *self);

/* --- tkl-table-page-read.c ---------------------------------------------------------------------- */

/** tkl_table_page_fields_cb: values may be needed that were not read yet. */
void tkl_table_page_fields_cb (TklTablePage *self);
/** tkl_table_page_wait_for_paint: rows are shown when the page was on the screen. When it is mapped. */
void tkl_table_page_wait_for_paint (TklTablePage *self);
/** tkl_table_page_stop_loads: nobody waits for what is being read. */
void tkl_table_page_stop_loads (TklTablePage *self);
/** tkl_table_page_stop_reading: likewise, and says so in the place of the table. */
void tkl_table_page_stop_reading (TklTablePage *self);
/** tkl_table_page_is_whole: Returns: FALSE, and says so: more rows are on their way than those shown. */
gboolean tkl_table_page_is_whole (TklTablePage *self);

/* --- tkl-table-page-shown.c --------------------------------------------------------------------- */

/** tkl_table_page_install_shown: properties and actions, in class_init. */
void tkl_table_page_install_shown (TklTablePageClass *klass);
/** tkl_table_page_set_up_groups: once, when the list is there. */
void tkl_table_page_set_up_groups (TklTablePage *self);
/** tkl_table_page_shown_cb: other rows are pinned. */
void tkl_table_page_shown_cb (TklTablePage *self);
/** tkl_table_page_left_groups_cb: the focus goes to the first row, or the one that is selected. */
void tkl_table_page_left_groups_cb (TklTablePage *self);

/** tkl_table_page_find_column: @id: (nullable). Returns: (transfer none) (nullable). */
const TklColumn *tkl_table_page_find_column (TklTablePage *self, const char *id);

/* --- tkl-table-page-out.c ----------------------------------------------------------------------- */

/** tkl_table_page_make_out: Returns: (transfer full): the columns and rows that are shown, as they are
 * now. */
TklTableOut *tkl_table_page_make_out (TklTablePage *self);
/** tkl_table_page_make_chosen_out: Returns: (transfer full): of the rows only those that are selected. */
TklTableOut *tkl_table_page_make_chosen_out (TklTablePage *self);

/* --- tkl-table-page-print.c --------------------------------------------------------------------- */

/** tkl_table_page_install_print: `page.print`, in class_init. */
void tkl_table_page_install_print (GtkWidgetClass *page_class);
/** tkl_table_page_stop_print: Returns: FALSE: nothing was being printed. */
gboolean tkl_table_page_stop_print (TklTablePage *self);

/* --- tkl-table-page-export.c -------------------------------------------------------------------- */

/** tkl_table_page_install_export: `page.export`, in class_init. */
void tkl_table_page_install_export (GtkWidgetClass *page_class);
/** tkl_table_page_stop_export: Returns: FALSE: nothing was being written. */
gboolean tkl_table_page_stop_export (TklTablePage *self);

G_END_DECLS
