/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklColumn: a column of a table: which number of a row it shows, as what text, in which order. */
/* Thread: static descriptions; the functions are pure: any thread. */
#pragma once

#include "tkl-row-set.h"
#include "tkl-table-out.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_ORDER_TEXT,  /* as people look things up: without case and accents, "P9" before "P10" */
  TKL_ORDER_VALUE, /* the numbers themselves */
  TKL_ORDER_READ,  /* the rows are read in the order of this column */
} TklColumnOrder;

/* How a cell is changed where it stands. */
typedef enum
{
  TKL_EDIT_NONE,
  TKL_EDIT_TEXT,   /* typed */
  TKL_EDIT_CHOICE, /* from a list */
  TKL_EDIT_BOX,    /* on or off: a cell without a text is off */
} TklColumnEdit;

/* How its values are typed, to be filtered by. */
typedef enum
{
  TKL_TYPED_AS_SHOWN, /* told by how the column says its values; what is not below is a text */
  TKL_TYPED_NUMBER,
  TKL_TYPED_METRES,
  TKL_TYPED_SPEED,     /* km/h */
  TKL_TYPED_KM_TENTHS, /* kilometres; values are tenths of one */
  TKL_TYPED_ODOMETER,  /* kilometres; values are metres */
  TKL_TYPED_MINUTE,    /* a time; values are minutes of the day */
  TKL_TYPED_SECOND,    /* a time; values are seconds of the day */
  TKL_TYPED_LENGTH,    /* hours; values are minutes */
  TKL_TYPED_DAY,       /* TklDay */
  TKL_TYPED_MOMENT,    /* UTC ms */
  TKL_TYPED_BOX,       /* on or off: a cell without a text is off */
} TklColumnTyped;

/* A static array of them describes a table. */
typedef struct
{
  const char *id;    /* stable: kept in settings */
  const char *title; /* marked for translation */
  guint8 chars;      /* width in characters at first */
  guint8 field;     /* of the row set; of one ordered by text a text of the set or a small number */
  gboolean numeric; /* right-aligned, tabular figures */
  gboolean optional; /* not shown until chosen */
  gboolean
      on_demand; /* its field is read only while it is shown or sorted by, see tkl_row_set_want() */
  gboolean grows; /* takes the space that is left */
  guint8 least; /* of one that grows: characters it keeps beside a pane; 0 = two thirds of chars */
  /** text: (nullable): NULL: the value is a text of the set. Returns: (transfer full): the cell. Pure:
   * equal values of a set have equal texts. */
  char *(*text) (const TklRowSet *set, gint64 value);
  TklColumnOrder order;
  TklColumnEdit edit; /* in tables with tkl_table_set_edits() */
  TklColumnTyped typed;
  /** style: (nullable): Returns: (nullable): class of the style sheet for the cell of a row. Pure. */
  const char *(*style) (const TklRowSet *set, guint row);
  /** tip: (nullable): Returns: (nullable): what is told about the cell of a row beside its text. Pure. */
  const char *(*tip) (const TklRowSet *set, guint row);
} TklColumn;

/** tkl_column_cell: Returns: (transfer full): the cell of a row. */
char *tkl_column_cell (const TklColumn *column, const TklRowSet *set, guint row);

/** tkl_column_cell_of: Returns: (transfer full): the cell of rows with that value. */
char *tkl_column_cell_of (const TklColumn *column, const TklRowSet *set, gint64 value);

/** tkl_column_kind: Returns: what its values are beside texts, told by how they are typed. */
TklOutKind tkl_column_kind (const TklColumn *column);

/** tkl_column_typed: Returns: how its values are typed; AS_SHOWN: as texts. */
TklColumnTyped tkl_column_typed (const TklColumn *column);

/* Texts of values that many tables have. */
char *tkl_text_of_day (const TklRowSet *set, gint64 day);
char *tkl_text_of_moment (const TklRowSet *set, gint64 utc_ms);
/** tkl_text_of_minute: @minute: of a day: `07:30`. */
char *tkl_text_of_minute (const TklRowSet *set, gint64 minute);
/** tkl_text_of_second: @second: of a day: `07:30:12`. */
char *tkl_text_of_second (const TklRowSet *set, gint64 second);
/** tkl_text_of_count: with separators of thousands. */
char *tkl_text_of_count (const TklRowSet *set, gint64 n);
/** tkl_text_of_metres: "" below 0. */
char *tkl_text_of_metres (const TklRowSet *set, gint64 metres);
/** tkl_text_of_mark: a tick mark, or "" for 0. */
char *tkl_text_of_mark (const TklRowSet *set, gint64 on);
/** tkl_text_of_role: @role: TklRole. */
char *tkl_text_of_role (const TklRowSet *set, gint64 role);
/** tkl_text_of_standing: @standing: TklDayStanding. */
char *tkl_text_of_standing (const TklRowSet *set, gint64 standing);

G_END_DECLS
