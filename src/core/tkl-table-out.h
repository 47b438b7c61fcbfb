/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTableOut: rows of a table on their way into a file, or onto paper. */
/* Thread: any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TKL_OUT_TEXT,
  TKL_OUT_NUMBER, /* value: the number */
  TKL_OUT_DAY,    /* value: a TklDay */
  TKL_OUT_SECOND, /* value: seconds of a day */
  TKL_OUT_MINUTE, /* value: minutes of a day */
  TKL_OUT_LENGTH, /* value: minutes */
  TKL_OUT_MOMENT, /* value: ms since 1970, by the clock on the wall */
  TKL_OUT_TENTHS, /* value: tenths of the number */
  TKL_OUT_MILLIS, /* value: thousandths of the number */
} TklOutKind;

typedef struct
{
  const char *title; /* translated */
  guint chars;       /* width in characters */
  TklOutKind kind;
  gboolean numeric; /* stands on the right, on one line */
} TklOutColumn;

typedef struct
{
  char *title;     /* (owned): of the table, translated */
  char *subtitle;  /* (owned): company and period, in words */
  char *filter;    /* (owned) (nullable): why these rows and no others, in words */
  GArray *columns; /* (owned) (element-type TklOutColumn) */
  guint n_rows;
  /**
   * cell:
   * @ret_value: (out): of what is no text
   *
   * Pure. Returns: (transfer full): as people see it; "" = nothing.
   */
  char *(*cell) (gpointer data, guint row, guint column, gint64 *ret_value);
  /** style: (nullable): Returns: (nullable): class of the style sheet for the cell. Pure. */
  const char *(*style) (gpointer data, guint row, guint column);
  gpointer data;            /* of @cell and @style … */
  GDestroyNotify free_data; /* … and how it goes */
  guint n_done;             /* (atomic): rows written so far */
} TklTableOut;

/** tkl_table_out_free: @out: (nullable). */
static inline void
tkl_table_out_free (TklTableOut *out)
{
  if (out == NULL)
    return;
  g_free (out->title);
  g_free (out->subtitle);
  g_free (out->filter);
  g_array_unref (out->columns);
  out->free_data (out->data);
  g_free (out);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklTableOut, tkl_table_out_free)

G_END_DECLS
