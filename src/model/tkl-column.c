/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklColumn: a column of a table: which number of a row it shows, as what text, in which order. */
/* Thread: any. */
#include "tkl-column.h"

#include "tkl-employee.h"
#include "tkl-format.h"
#include "tkl-tick-words.h"

#include <glib/gi18n-lib.h>

char *
tkl_column_cell_of (const TklColumn *column, const TklRowSet *set, gint64 value)
{
  if (column->text != NULL)
    return column->text (set, value);
  return g_strdup (tkl_row_set_text (set, (TklTextRef) value));
}

char *
tkl_column_cell (const TklColumn *column, const TklRowSet *set, guint row)
{
  return tkl_column_cell_of (column, set, tkl_row_set_value (set, row, column->field));
}

TklOutKind
tkl_column_kind (const TklColumn *column)
{
  switch (tkl_column_typed (column))
    {
    case TKL_TYPED_NUMBER:
    case TKL_TYPED_METRES:
    case TKL_TYPED_SPEED:
      return TKL_OUT_NUMBER;
    case TKL_TYPED_KM_TENTHS:
      return TKL_OUT_TENTHS;
    case TKL_TYPED_ODOMETER:
      return TKL_OUT_MILLIS;
    case TKL_TYPED_MINUTE:
      return TKL_OUT_MINUTE;
    case TKL_TYPED_SECOND:
      return TKL_OUT_SECOND;
    case TKL_TYPED_LENGTH:
      return TKL_OUT_LENGTH;
    case TKL_TYPED_DAY:
      return TKL_OUT_DAY;
    case TKL_TYPED_MOMENT:
      return TKL_OUT_MOMENT;
    case TKL_TYPED_BOX:
    case TKL_TYPED_AS_SHOWN:
    default:
      return TKL_OUT_TEXT;
    }
}

TklColumnTyped
tkl_column_typed (const TklColumn *column)
{
  static const struct
  {
    char *(*text) (const TklRowSet *set, gint64 value);
    TklColumnTyped typed;
  } shown[] = {
    { tkl_text_of_day, TKL_TYPED_DAY },       { tkl_text_of_second, TKL_TYPED_SECOND },
    { tkl_text_of_minute, TKL_TYPED_MINUTE }, { tkl_text_of_moment, TKL_TYPED_MOMENT },
    { tkl_text_of_count, TKL_TYPED_NUMBER },  { tkl_text_of_metres, TKL_TYPED_METRES },
    { tkl_text_of_mark, TKL_TYPED_BOX },
  };

  if (column->typed != TKL_TYPED_AS_SHOWN)
    return column->typed;
  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    if (column->text == shown[i].text)
      return shown[i].typed;
  return column->edit == TKL_EDIT_BOX ? TKL_TYPED_BOX : TKL_TYPED_AS_SHOWN;
}

char *
tkl_text_of_second (const TklRowSet *set, gint64 second)
{
  return g_strdup_printf ("%02d:%02d:%02d", (int) second / 3600, (int) second / 60 % 60,
                          (int) second % 60);
}

char *
tkl_text_of_day (const TklRowSet *set, gint64 day)
{
  return tkl_format_day ((TklDay) day);
}

char *
tkl_text_of_moment (const TklRowSet *set, gint64 utc_ms)
{
  return tkl_format_moment (tkl_row_set_zone (set), utc_ms);
}

char *
tkl_text_of_minute (const TklRowSet *set, gint64 minute)
{
  return g_strdup_printf ("%02d:%02d", (int) minute / 60, (int) minute % 60);
}

char *
tkl_text_of_count (const TklRowSet *set, gint64 n)
{
  return g_strdup_printf ("%'" G_GINT64_FORMAT, n);
}

char *
tkl_text_of_metres (const TklRowSet *set, gint64 metres)
{
  /* Translators: metres. */
  return metres < 0 ? g_strdup ("") : g_strdup_printf (_ ("%d m"), (int) metres);
}

char *
tkl_text_of_mark (const TklRowSet *set, gint64 on)
{
  return g_strdup (on ? "✓" : "");
}

char *
tkl_text_of_standing (const TklRowSet *set, gint64 standing)
{
  return g_strdup (tkl_standing_title ((TklDayStanding) standing));
}

char *
tkl_text_of_role (const TklRowSet *set, gint64 role)
{
  static const char *const titles[] = { "", N_ ("Driver"), N_ ("Passenger"), N_ ("Own transport") };

  g_return_val_if_fail (role >= 0 && role < (gint64) G_N_ELEMENTS (titles), g_strdup (""));

  return g_strdup (role != TKL_ROLE_NONE ? _ (titles[role]) : "");
}
