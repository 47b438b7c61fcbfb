/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV as in RFC 4180, and what only pretends to be. */
#include "import-text.h"
#include "tkl-csv.h"
#include "tkl-import-error.h"

#include <string.h>

/* Rows as `line:field|field`, with `!quotes@1` behind the line for a fault in field 1; `~` = blank. */
static char *
dump (TklCsv *csv, GError **error)
{
  static const char *const faults[] = { "", "!quotes", "!encoding", "!nul" };
  g_autoptr (GString) text = g_string_new (NULL);
  TklTableRow row = *tkl_csv_header (csv);

  while (row.n_fields > 0)
    {
      g_string_append_printf (text, "%s%" G_GINT64_FORMAT "%s", text->len > 0 ? " / " : "",
                              row.line, faults[row.fault]);
      if (row.fault != TKL_ROW_OK)
        g_string_append_printf (text, "@%u", row.fault_field);
      else if (row.blank)
        g_string_append_c (text, '~');
      for (guint i = 0; row.fault == TKL_ROW_OK && i < row.n_fields; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "|" : ":", row.fields[i]);
      if (!tkl_csv_next (csv, &row, error))
        return NULL;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *rows; /* NULL: an error */
  int code;         /* of that error */
  const char *says; /* part of its message */
} Case;

static const Case cases[] = {
  { "one-column", "a", "1:a" },
  { "header-only", "number,name\n", "1:number|name" },
  { "lf", "a,b\n1,2\n", "1:a|b / 2:1|2" },
  { "no-last-newline", "a,b\n1,2", "1:a|b / 2:1|2" },
  { "crlf", "a,b\r\n1,2\r\n3,4\r\n", "1:a|b / 2:1|2 / 3:3|4" },
  { "cr", "a,b\r1,2\r3,4", "1:a|b / 2:1|2 / 3:3|4" },
  { "mark",
    "\xEF\xBB\xBF"
    "a,b\n1,2\n",
    "1:a|b / 2:1|2" },
  { "semicolon", "a;b\n1,5;2\n", "1:a|b / 2:1,5|2" },
  { "semicolon-wins", "a,x;b;c\n1;2;3\n", "1:a,x|b|c / 2:1|2|3" },
  { "comma-when-equal", "a,b;c\n", "1:a|b;c" },
  { "quoted-separators-do-not-count", "\"a;;;\",b\n1,2\n", "1:a;;;|b / 2:1|2" },
  { "quotes", "a,b\n\"1,2\",\"say \"\"yes\"\"\"\n", "1:a|b / 2:1,2|say \"yes\"" },
  { "empty-quotes", "a,b\n\"\",\"\"\"\"\n", "1:a|b / 2:|\"" },
  { "quoted-newlines", "a,b\n\"x\ny\r\nz\",1\n2,3\n", "1:a|b / 2:x\ny\r\nz|1 / 5:2|3" },
  { "quoted-cr", "a\n\"x\ry\"\nz\n", "1:a / 2:x\ry / 4:z" },
  { "newline-in-header", "\"a\nb\",c\n1,2\n", "1:a\nb|c / 3:1|2" },
  { "blank-lines", "\n\n a,b\n\n1,2\n ,\n", "3: a|b / 4~: / 5:1|2 / 6~: |" },
  { "trailing-separator", "a,b\n1,\n", "1:a|b / 2:1|" },
  { "fewer-and-more", "a,b\n1\n1,2,3\n", "1:a|b / 2:1 / 3:1|2|3" },
  { "blanks-kept", "a\n x \n", "1:a / 2: x " },
  { "quote-inside", "a,b\n1,2\"x\n3,4\n", "1:a|b / 2!quotes@1 / 3:3|4" },
  { "text-behind-quote", "a,b\n\"1\"x,2\n3,4\n", "1:a|b / 2!quotes@0 / 3:3|4" },
  { "blank-before-quote", "a,b\n1, \"2\"\n3,4\n", "1:a|b / 2!quotes@1 / 3:3|4" },
  { "latin-1", "a,b\n1,caf\xE9\n3,4\n", "1:a|b / 2!encoding@1 / 3:3|4" },
  { "first-fault-counts", "a,b\n\xE9,2\"x\n", "1:a|b / 2!encoding@0" },
  { "empty", "", NULL, TKL_IMPORT_ERROR_FORMAT, "empty" },
  { "mark-only", "\xEF\xBB\xBF", NULL, TKL_IMPORT_ERROR_FORMAT, "empty" },
  { "blanks-only", " \n\r\n,,\n", NULL, TKL_IMPORT_ERROR_FORMAT, "empty" },
  { "unclosed", "a,b\n1,2\n\n3,\"4\n5,6\n", NULL, TKL_IMPORT_ERROR_FORMAT, "Line 4" },
  { "unclosed-late", "a,b\n\"x\ny\",\"4\n5,6\n", NULL, TKL_IMPORT_ERROR_FORMAT, "Line 3" },
  { "unclosed-header", "a,\"b\n1,2\n", NULL, TKL_IMPORT_ERROR_FORMAT, "Line 1" },
  { "latin-1-header", "num\xE9ro,nom\n1,2\n", NULL, TKL_IMPORT_ERROR_FORMAT,
    "Line 1: This text is not UTF-8. Save the file as “CSV UTF-8”." },
  { "control-in-header", "a\x01,b\n1,2\n", NULL, TKL_IMPORT_ERROR_FORMAT, "CSV" },
  { "quote-in-header", "\n\na\",b\n1,2\n", NULL, TKL_IMPORT_ERROR_FORMAT, "Line 3" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GBytes) bytes = bytes_of (c->text, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (TklCsv) csv = tkl_csv_new (bytes, &error);
  g_autofree char *rows = csv != NULL ? dump (csv, &error) : NULL;

  g_assert_cmpstr (rows, ==, c->rows);
  if (c->rows != NULL)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_error (error, TKL_IMPORT_ERROR, c->code);
  g_assert_nonnull (strstr (error->message, c->says));
}

/* Told by its mark, however much of it is there. */
static void
test_utf16 (void)
{
  static const char little[] = "\xFF\xFE"
                               "a\0\t\0b\0\n\0";
  static const char big[] = "\xFE\xFF"
                            "\0a\0;\0b\0\n";
  const struct
  {
    const char *text;
    gssize size;
  } texts[]
      = { { little, sizeof little - 1 }, { big, sizeof big - 1 }, { little, sizeof little - 2 },
          { big, sizeof big - 2 },       { little, 2 },           { big, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = bytes_of (texts[i].text, texts[i].size);
      g_autoptr (GError) error = NULL;

      g_assert_null (tkl_csv_new (bytes, &error));
      g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT);
      g_assert_cmpstr (error->message, ==,
                       "This text is in UTF-16. Save it as .xlsx or as CSV UTF-8.");
    }
}

static void
test_nul (void)
{
  static const char in_row[] = "a,b\n1,x\0y\n3,4\n";
  static const char in_header[] = "a\0,b\n1,2\n";
  static const char utf_16[] = "a\0,\0b\0\n\0"; /* without its mark */
  g_autoptr (GBytes) row = bytes_of (in_row, sizeof in_row - 1);
  g_autoptr (GBytes) header = bytes_of (in_header, sizeof in_header - 1);
  g_autoptr (GBytes) wide = bytes_of (utf_16, sizeof utf_16 - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (TklCsv) csv = tkl_csv_new (row, &error);
  g_autofree char *rows = NULL;

  g_assert_no_error (error);
  rows = dump (csv, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rows, ==, "1:a|b / 2!nul@1 / 3:3|4");

  g_assert_null (tkl_csv_new (header, &error));
  g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (tkl_csv_new (wide, &error));
  g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT);
}

/* A field of @n_bytes on line 2. Returns: whether it was read. */
static gboolean
read_field_of (gsize n_bytes, gboolean quoted)
{
  g_autoptr (GString) text = g_string_new (quoted ? "a\n\"" : "a\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklCsv) csv = NULL;
  TklTableRow row;

  for (gsize i = 0; i < n_bytes; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, quoted ? "\"\nb\n" : "\nb\n");
  bytes = bytes_of (text->str, (gssize) text->len);
  csv = tkl_csv_new (bytes, &error);
  g_assert_no_error (error);
  if (tkl_csv_next (csv, &row, &error))
    {
      g_assert_cmpuint (strlen (row.fields[0]), ==, n_bytes);
      return TRUE;
    }
  g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "Line 2"));
  return FALSE;
}

static void
test_field_limit (void)
{
  g_assert_true (read_field_of (TKL_ROW_MAX_FIELD_BYTES, FALSE));
  g_assert_false (read_field_of (TKL_ROW_MAX_FIELD_BYTES + 1, FALSE));
  g_assert_true (read_field_of (TKL_ROW_MAX_FIELD_BYTES, TRUE));
  g_assert_false (read_field_of (TKL_ROW_MAX_FIELD_BYTES + 1, TRUE));
}

static void
test_column_limit (void)
{
  g_autoptr (GString) text = g_string_new ("a");
  g_autoptr (GBytes) most = NULL;
  g_autoptr (GBytes) too_many = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklCsv) csv = NULL;

  for (guint i = 1; i < TKL_ROW_MAX_COLUMNS; i++)
    g_string_append (text, ",a");
  most = bytes_of (text->str, -1);
  csv = tkl_csv_new (most, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tkl_csv_header (csv)->n_fields, ==, TKL_ROW_MAX_COLUMNS);

  g_string_append (text, ",a");
  too_many = bytes_of (text->str, -1);
  g_assert_null (tkl_csv_new (too_many, &error));
  g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_LIMIT);
}

/* The largest file allowed, and one row more; blank lines do not count. */
static void
test_row_limit (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklCsv) csv = NULL;
  TklTableRow row;

  for (guint i = 0; i < TKL_ROW_MAX_ROWS + 1; i++)
    g_string_append (text, "1,\"2\"\n");
  bytes = bytes_of (text->str, (gssize) text->len);
  csv = tkl_csv_new (bytes, &error);
  g_assert_true (tkl_csv_next (csv, &row, &error));
  g_assert_true (row.blank);
  for (guint i = 0; i < TKL_ROW_MAX_ROWS; i++)
    {
      g_assert_true (tkl_csv_next (csv, &row, &error));
      g_assert_cmpint (row.line, ==, i + 3);
    }
  g_assert_false (tkl_csv_next (csv, &row, &error));
  g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_LIMIT);
}

/* Whatever is written by the rule is read back, whatever is in it. */
static void
test_round_trip (void)
{
  static const char *const pieces[]
      = { "", "x", "\"", ",", ";", "\n", "\r", "\r\n", " ", "é", "’", "\"\"", "a,b" };
  g_autoptr (GRand) random = g_rand_new_with_seed (4180);

  for (guint run = 0; run < 300; run++)
    {
      g_autoptr (GString) text = g_string_new ("h,h,h\n");
      g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (TklCsv) csv = NULL;
      TklTableRow row;

      for (guint i = 0; i < 30; i++)
        {
          g_autofree char *value = g_strconcat (
              pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))],
              pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))], "z", NULL);
          g_auto (GStrv) parts = g_strsplit (value, "\"", -1);
          g_autofree char *doubled = g_strjoinv ("\"\"", parts);

          g_string_append_printf (text, "\"%s\"%s", doubled, i % 3 == 2 ? "\r\n" : ",");
          g_ptr_array_add (values, g_steal_pointer (&value));
        }
      bytes = bytes_of (text->str, (gssize) text->len);
      csv = tkl_csv_new (bytes, NULL);
      for (guint i = 0; i < 30; i++)
        {
          if (i % 3 == 0)
            g_assert_true (tkl_csv_next (csv, &row, NULL));
          g_assert_cmpint (row.fault, ==, TKL_ROW_OK);
          g_assert_cmpuint (row.n_fields, ==, 3);
          g_assert_cmpstr (row.fields[i % 3], ==, g_ptr_array_index (values, i));
        }
      g_assert_true (tkl_csv_next (csv, &row, NULL));
      g_assert_cmpuint (row.n_fields, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/csv/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/import/csv/nul", test_nul);
  g_test_add_func ("/import/csv/utf-16", test_utf16);
  g_test_add_func ("/import/csv/limit/field", test_field_limit);
  g_test_add_func ("/import/csv/limit/columns", test_column_limit);
  g_test_add_func ("/import/csv/limit/rows", test_row_limit);
  g_test_add_func ("/import/csv/round-trip", test_round_trip);
  return g_test_run ();
}
