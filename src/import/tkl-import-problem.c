/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklImportProblem and TklImportResult: keeping faults, hiding what is private, telling people. */
/* Thread: plain values; any thread, one at a time. */
#include "tkl-import-problem.h"

#include "tkl-ident.h"
#include "tkl-text.h"
#include "tkl-zone-sink.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Digits of a national number that may be seen: the birth date. */
#define SHOWN_DIGITS 6

/* --- sentences ------------------------------------------------------------------------------- */

/* Those with a detail are in describe_detail(), so that the compiler checks their formats. */
static const char *const sentences[TKL_IMPORT_N_REASONS] = {
  [TKL_IMPORT_COLUMN_UNKNOWN] = N_ ("This column is not known and is ignored."),
  [TKL_IMPORT_CELL_COUNT]
  = N_ ("This row has more or fewer cells than the header. Is a separator missing or too many?"),
  [TKL_IMPORT_QUOTES] = N_ ("A quotation mark is misplaced. Put the whole cell in quotation marks "
                            "and write those inside it twice."),
  [TKL_IMPORT_ENCODING] = N_ ("This text is not UTF-8. Save the file as “CSV UTF-8”."),
  [TKL_IMPORT_CONTROL] = N_ ("There is a character that cannot be shown."),
  [TKL_IMPORT_EMPTY] = N_ ("A value is required here."),
  [TKL_IMPORT_LATITUDE]
  = N_ ("A latitude is expected: degrees from -90 to 90 with a dot, such as 50.8466."),
  [TKL_IMPORT_LONGITUDE]
  = N_ ("A longitude is expected: degrees from -180 to 180 with a dot, such as 4.3517."),
  [TKL_IMPORT_HALF_POSITION] = N_ ("Latitude and longitude belong together: fill in both or none."),
  [TKL_IMPORT_SWITCH] = N_ ("1 (yes) or 0 (no) is expected."),
  [TKL_IMPORT_DATE] = N_ ("A date that exists is expected, such as 2026-03-31."),
  [TKL_IMPORT_PERIOD] = N_ ("This period ends before it begins."),
  [TKL_IMPORT_TIME] = N_ ("A time of day from 00:00 to 23:59 is expected."),
  [TKL_IMPORT_AMOUNT] = N_ ("An amount in euros is expected, such as 18,25."),
  [TKL_IMPORT_NATIONAL_NUMBER]
  = N_ ("This is no national number: one of its digits is wrong or missing."),
  [TKL_IMPORT_NATIONAL_MASKED]
  = N_ ("The end of this national number is hidden, and the one stored for this employee begins "
        "otherwise or is missing. Write the whole number, or leave the column out."),
  [TKL_IMPORT_DECLARATION]
  = N_ ("This does not look like the number of a works declaration. It is stored as it is."),
  [TKL_IMPORT_POSTAL_BELGIUM]
  = N_ ("This is no Belgian postal code (1000 to 9999): correct it, or fill in the country of an "
        "address abroad. It is stored as it is."),
  [TKL_IMPORT_POSTAL_ABROAD]
  = N_ ("This does not look like a postal code: at most 10 letters, digits, blanks and hyphens. "
        "It is stored as it is."),
  [TKL_IMPORT_HOUSE_NUMBER]
  = N_ ("This does not look like a house number: a digit and at most 20 characters. It is stored "
        "as it is."),
  [TKL_IMPORT_KEY_NONE] = N_ ("This is not the number of a key."),
  [TKL_IMPORT_KEY_MISTYPED]
  = N_ ("The check digits of this key are wrong: there is a typing error in its number."),
  [TKL_IMPORT_KEY_ROUNDED] = N_ ("A spreadsheet has rounded the number of this key. Format the "
                                 "column as text and enter the number again."),
  [TKL_IMPORT_KEY_MISSING] = N_ ("Dates without a key are ignored."),
  [TKL_IMPORT_CELL_ERROR] = N_ ("The spreadsheet shows an error here. Correct its formula."),
  [TKL_IMPORT_CELL_IGNORED] = N_ ("The column of this cell has no name. The cell is ignored."),
  [TKL_IMPORT_EMPLOYEE_UNKNOWN] = N_ ("There is no employee with this number."),
  [TKL_IMPORT_PROJECT_UNKNOWN] = N_ ("There is no project with this number."),
  [TKL_IMPORT_NOT_FEATURE] = N_ ("A GeoJSON feature is expected here."),
  [TKL_IMPORT_NO_PROJECT] = N_ ("The number of the project is missing."),
  [TKL_IMPORT_TEXT_EXPECTED] = N_ ("A text or a whole number is expected."),
  [TKL_IMPORT_GEOMETRY] = N_ ("There is no polygon. Only areas can be used."),
  [TKL_IMPORT_POSITION]
  = N_ ("A corner is no position: a longitude and a latitude in degrees are expected."),
  [TKL_IMPORT_HOLE_FIRST] = N_ ("A hole comes before the outline it belongs to."),
  [TKL_IMPORT_NOT_CLOSED]
  = N_ ("The track does not return to where it began, so that it encloses nothing."),
  [TKL_IMPORT_GEOMETRY_IGNORED] = N_ ("Points and lines are ignored. Only areas are used."),
  [TKL_IMPORT_SHAPE_EMPTY] = N_ ("The polygon has no corners."),
  [TKL_IMPORT_SHAPE_OUT_OF_RANGE] = N_ ("A corner is no position on Earth. Coordinates must be "
                                        "degrees of WGS 84, longitude first."),
  [TKL_IMPORT_SHAPE_TOO_MANY_CORNERS] = N_ ("The polygon has too many corners."),
  [TKL_IMPORT_SHAPE_TOO_LARGE]
  = N_ ("The polygon is too large for a site. Are latitude and longitude swapped?"),
  [TKL_IMPORT_SHAPE_TOO_FEW_CORNERS]
  = N_ ("An outline or a hole has fewer than three different corners."),
  [TKL_IMPORT_SHAPE_NO_AREA]
  = N_ ("An outline or a hole encloses nothing: its corners are on one line."),
  [TKL_IMPORT_SHAPE_CROSSED] = N_ ("An outline or a hole crosses or touches itself."),
  [TKL_IMPORT_SHAPE_HOLE_BEYOND] = N_ ("A hole lies outside the outline it belongs to."),
};

#define SAY(text) (plain ? (text) : _ (text))

/* @plain: in English, for programs */
static char *
describe_detail (TklImportReason reason, const char *detail, gboolean plain)
{
  switch (reason)
    {
    case TKL_IMPORT_TOO_LONG:
      /* Translators: %s is a number. */
      return g_strdup_printf (SAY (N_ ("This text is longer than the %s characters allowed.")),
                              detail);
    case TKL_IMPORT_WHOLE_NUMBER:
      /* Translators: %s is a range, "0–1440". */
      return g_strdup_printf (SAY (N_ ("A whole number is expected (%s).")), detail);
    case TKL_IMPORT_WORD:
      /* Translators: %s are words of the file format, never translated: "driver, passenger, own". */
      return g_strdup_printf (SAY (N_ ("One of these words is expected: %s.")), detail);
    case TKL_IMPORT_DISAGREES:
      /* Translators: %s is a line number. */
      return g_strdup_printf (SAY (N_ ("Line %s says something else for the same number.")),
                              detail);
    case TKL_IMPORT_KEY_HELD:
      /* Translators: %s is the number of an employee. */
      return g_strdup_printf (SAY (N_ ("Employee %s holds this key in that period.")), detail);
    default:
      return NULL;
    }
}

static char *
describe_reason (TklImportReason reason, const char *detail, gboolean plain)
{
  return sentences[reason] != NULL ? g_strdup (SAY (sentences[reason]))
                                   : describe_detail (reason, detail, plain);
}

/* --- excerpts -------------------------------------------------------------------------------- */

static gboolean
is_national_number (const char *value, const char *column)
{
  if (g_strcmp0 (column, "national_number") == 0)
    return TRUE;
  return tkl_ident_national_number (value, TKL_DAY_LAST, NULL) == TKL_IDENT_OK;
}

/* Controls could rewrite the terminal, direction marks the order of what is read. */
static gboolean
is_invisible (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR
         || type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/* @hide: digits beyond the birth date. */
static char *
make_printable (const char *text, guint max_chars, gboolean hide)
{
  /* The text may be as long as a file. */
  g_autofree char *valid = g_utf8_make_valid (text, strnlen (text, 4 * ((gsize) max_chars + 1)));
  GString *printable = g_string_new (NULL);
  guint n_chars = 0;
  guint n_digits = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (++n_chars == max_chars && *g_utf8_next_char (p) != '\0')
        {
          g_string_append (printable, "…");
          break;
        }
      if (hide && g_unichar_isdigit (c) && ++n_digits > SHOWN_DIGITS)
        g_string_append_c (printable, '*');
      else
        g_string_append_unichar (printable, is_invisible (c) ? 0xFFFD : c);
    }
  return g_string_free (printable, FALSE);
}

char *
tkl_import_excerpt (const char *value, const char *column)
{
  if (tkl_str_empty (value))
    return NULL;
  return make_printable (value, TKL_IMPORT_EXCERPT_CHARS, is_national_number (value, column));
}

char *
tkl_import_fault_text (const char *message)
{
  g_autofree char *line = g_strdup (message != NULL ? message : "");

  g_strdelimit (line, "\r\n\t", ' ');
  return make_printable (g_strstrip (line), TKL_IMPORT_FAULT_CHARS, FALSE);
}

/* --- problems -------------------------------------------------------------------------------- */

gboolean
tkl_import_reason_is_warning (TklImportReason reason)
{
  return reason == TKL_IMPORT_COLUMN_UNKNOWN || reason == TKL_IMPORT_CELL_IGNORED
         || reason == TKL_IMPORT_DECLARATION
         || (reason >= TKL_IMPORT_POSTAL_BELGIUM && reason <= TKL_IMPORT_HOUSE_NUMBER)
         || reason == TKL_IMPORT_KEY_MISSING || reason == TKL_IMPORT_GEOMETRY_IGNORED;
}

TklImportProblem *
tkl_import_problem_new (const TklImportPlace *place,
                        TklImportReason reason,
                        const char *value,
                        const char *detail)
{
  TklImportProblem *problem;

  g_return_val_if_fail (place != NULL && reason < TKL_IMPORT_N_REASONS, NULL);
  g_return_val_if_fail ((sentences[reason] == NULL) == (detail != NULL), NULL);

  problem = g_new0 (TklImportProblem, 1);
  problem->line = place->line;
  problem->feature = place->feature;
  problem->column = tkl_import_excerpt (place->column, NULL);
  problem->number = tkl_import_excerpt (place->number, NULL);
  problem->name = tkl_import_excerpt (place->name, NULL);
  problem->value = tkl_import_excerpt (value, place->column);
  problem->reason = reason;
  problem->warning = tkl_import_reason_is_warning (reason);
  problem->text = describe_reason (reason, detail, FALSE);
  problem->plain = describe_reason (reason, detail, TRUE);
  return problem;
}

void
tkl_import_problem_free (TklImportProblem *problem)
{
  if (problem == NULL)
    return;
  g_free (problem->sheet);
  g_free (problem->cell);
  g_free (problem->column);
  g_free (problem->number);
  g_free (problem->name);
  g_free (problem->value);
  g_free (problem->text);
  g_free (problem->plain);
  tkl_shape_free (problem->sketch);
  g_free (problem);
}

static char *
format_sheet_place (const TklImportProblem *problem)
{
  g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, problem->line);

  if (problem->cell != NULL && problem->column != NULL)
    /* Translators: name of a sheet, cell of it such as B12, name of a column. */
    return g_strdup_printf (_ ("sheet “%s”, cell %s, %s"), problem->sheet, problem->cell,
                            problem->column);
  if (problem->cell != NULL)
    /* Translators: name of a sheet, cell of it such as B12. */
    return g_strdup_printf (_ ("sheet “%s”, cell %s"), problem->sheet, problem->cell);
  /* Translators: name of a sheet, number of a row. */
  return g_strdup_printf (_ ("sheet “%s”, row %s"), problem->sheet, row);
}

static char *
format_place (const TklImportProblem *problem)
{
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT, problem->line);

  if (problem->sheet != NULL)
    return format_sheet_place (problem);
  if (problem->feature != 0 && problem->column != NULL)
    /* Translators: line of a file, number of an entry in it, name of a property. */
    return g_strdup_printf (_ ("line %s, feature %u, %s"), line, problem->feature, problem->column);
  if (problem->feature != 0)
    /* Translators: line of a file, number of an entry in it. */
    return g_strdup_printf (_ ("line %s, feature %u"), line, problem->feature);
  if (problem->column != NULL)
    /* Translators: line of a file, name of a column. */
    return g_strdup_printf (_ ("line %s, %s"), line, problem->column);
  /* Translators: line of a file. */
  return g_strdup_printf (_ ("line %s"), line);
}

static char *
format_at (const TklImportProblem *problem, const char *place, gboolean plain)
{
  const char *text = plain ? problem->plain : problem->text;

  if (problem->value == NULL)
    /* Translators: where in a file, then a sentence that says what is wrong there. */
    return g_strdup_printf (SAY (N_ ("%s: %s")), place, text);
  /* Translators: where in a file, a sentence that says what is wrong, and the text in question. */
  return g_strdup_printf (SAY (N_ ("%s: %s (“%s”)")), place, text, problem->value);
}

char *
tkl_import_problem_format (const TklImportProblem *problem)
{
  g_autofree char *place = NULL;

  g_return_val_if_fail (problem != NULL, NULL);

  place = format_place (problem);
  return format_at (problem, place, FALSE);
}

char *
tkl_import_problem_describe (const TklImportProblem *problem, gboolean plain)
{
  g_autofree char *place = NULL;

  g_return_val_if_fail (problem != NULL, NULL);

  /* The shape of a feature is no field that somebody would look for. */
  if (problem->cell == NULL
      && (problem->column == NULL
          || (problem->feature != 0 && g_str_equal (problem->column, TKL_ZONE_GEOMETRY))))
    return g_strdup (plain ? problem->plain : problem->text);
  if (problem->cell != NULL && problem->column != NULL)
    place = g_strdup_printf ("%s, %s", problem->cell, problem->column);
  return format_at (problem,
                    place != NULL           ? place
                    : problem->cell != NULL ? problem->cell
                                            : problem->column,
                    plain);
}

/* --- results --------------------------------------------------------------------------------- */

TklImportResult *
tkl_import_result_new (GDestroyNotify free_row)
{
  TklImportResult *result = g_new0 (TklImportResult, 1);

  result->rows = g_ptr_array_new_with_free_func (free_row);
  result->bad_rows = g_ptr_array_new_with_free_func (free_row);
  result->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_import_problem_free);
  result->letters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return result;
}

void
tkl_import_result_free (TklImportResult *result)
{
  if (result == NULL)
    return;
  g_ptr_array_unref (result->rows);
  g_ptr_array_unref (result->bad_rows);
  g_ptr_array_unref (result->problems);
  g_hash_table_unref (result->letters);
  g_free (result->sheet);
  g_free (result);
}

static void
count_bad_row (TklImportResult *result, const TklImportPlace *place)
{
  if (result->n_bad_rows > 0 && result->last_bad_line == place->line
      && result->last_bad_feature == place->feature)
    return;
  result->n_bad_rows++;
  result->last_bad_line = place->line;
  result->last_bad_feature = place->feature;
}

/* Where the place is in the sheet. */
static void
add_cell (const TklImportResult *result, const TklImportPlace *place, TklImportProblem *problem)
{
  const char *letter = place->letter;

  if (result->sheet == NULL)
    return;
  if (letter == NULL && place->column != NULL)
    letter = g_hash_table_lookup (result->letters, place->column);
  problem->sheet = tkl_import_excerpt (result->sheet, NULL);
  if (letter != NULL)
    problem->cell = g_strdup_printf ("%s%" G_GINT64_FORMAT, letter, place->line);
}

void
tkl_import_result_complain (TklImportResult *result,
                            const TklImportPlace *place,
                            TklImportReason reason,
                            const char *value,
                            const char *detail)
{
  g_return_if_fail (result != NULL && place != NULL);

  if (!tkl_import_reason_is_warning (reason))
    count_bad_row (result, place);
  tkl_import_result_complain_more (result, place, reason, value, detail);
}

void
tkl_import_result_complain_more (TklImportResult *result,
                                 const TklImportPlace *place,
                                 TklImportReason reason,
                                 const char *value,
                                 const char *detail)
{
  TklImportProblem *problem;

  g_return_if_fail (result != NULL && place != NULL);

  if (result->problems->len == TKL_IMPORT_MAX_PROBLEMS)
    {
      result->n_unlisted++;
      return;
    }
  problem = tkl_import_problem_new (place, reason, value, detail);
  add_cell (result, place, problem);
  g_ptr_array_add (result->problems, problem);
}

void
tkl_import_result_picture (TklImportResult *result, const TklShape *shape)
{
  TklImportProblem *last;

  g_return_if_fail (result != NULL);

  if (result->n_unlisted > 0 || result->problems->len == 0)
    return;
  last = result->problems->pdata[result->problems->len - 1];
  tkl_shape_free (last->sketch);
  last->sketch = tkl_shape_copy (shape);
}

void
tkl_import_result_name_feature (TklImportResult *result,
                                guint feature,
                                const char *number,
                                const char *name)
{
  g_return_if_fail (result != NULL);

  for (guint i = result->problems->len; i > 0; i--)
    {
      TklImportProblem *problem = result->problems->pdata[i - 1];

      if (problem->feature != feature)
        return;
      if (problem->number == NULL)
        problem->number = tkl_import_excerpt (number, NULL);
      if (problem->name == NULL)
        problem->name = tkl_import_excerpt (name, NULL);
    }
}
