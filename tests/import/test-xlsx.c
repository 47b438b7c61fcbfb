/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks as tables: each kind of cell, named sheets, where problems are, and hostile files. */
#include "import-text.h"
#include "tkl-import-employees.h"
#include "tkl-import-error.h"
#include "tkl-import-projects.h"
#include "tkl-table-rows.h"
#include "tkl-xlsx-sheet.h"
#include "tkl-zip.h"
#include "workbook.h"

#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

/* `1|number|name 3|12|Jan`: rows with their numbers. */
static char *
rows_text (GBytes *bytes, const char *sheet, GError **error)
{
  g_autoptr (TklTableRows) rows = tkl_table_rows_new (&(TklTableFile){ bytes, sheet }, error);
  g_autoptr (GString) text = g_string_new (NULL);
  TklTableRow row;

  if (rows == NULL)
    return NULL;
  for (row = *tkl_table_rows_header (rows); row.n_fields > 0;)
    {
      g_string_append_printf (text, "%s%d", text->len > 0 ? " " : "", (int) row.line);
      for (guint i = 0; i < row.n_fields; i++)
        g_string_append_printf (text, "|%s%s", row.errors != NULL && row.errors[i] ? "!" : "",
                                row.fields[i]);
      if (!tkl_table_rows_next (rows, &row, error))
        return NULL;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_cells (void)
{
  static const struct
  {
    const char *cells; /* of row 2 */
    const char *text;
  } cases[] = {
    { "<c r=\"A2\"><v>12</v></c>", "2|12" },
    { "<c><v>12</v></c><c><v>13</v></c>", "2|12|13" },
    { "<c r=\"A2\"><v>1</v></c><c r=\"C2\"><v>3</v></c>", "2|1||3" },
    { "<c r=\"A2\" t=\"n\"><v>12.0</v></c>", "2|12" },
    { "<c r=\"A2\" s=\"1\"><v>900</v></c>", "2|0900" },
    { "<c r=\"A2\" s=\"2\"><v>46112</v></c>", "2|2026-03-31" },
    { "<c r=\"A2\" s=\"3\"><v>0.25</v></c>", "2|06:00" },
    { "<c r=\"A2\" s=\"4\"><v>46112.25</v></c>", "2|2026-03-31 06:00" },
    { "<c r=\"A2\" s=\"5\"><v>1.5</v></c>", "2|36:00" },
    { "<c r=\"A2\" s=\"999\"><v>5</v></c>", "2|5" },
    { "<c r=\"A2\" t=\"s\"><v>1</v></c>", "2|a & b" },
    { "<c r=\"A2\" t=\"s\"><v>2</v></c>", "2|Jan Peeters" },
    { "<c r=\"A2\" t=\"s\"><v>3</v></c>", "2|x\ry" },
    { "<c r=\"A2\" t=\"inlineStr\"><is><t>0475</t></is></c>", "2|0475" },
    { "<c r=\"A2\" t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r>"
      "<rPh><t>c</t></rPh></is></c>",
      "2|ab" },
    { "<c r=\"A2\" t=\"inlineStr\"><is><t>_x0041__xD800_ _x12 _x0000_</t></is></c>",
      "2|A\357\277\275 _x12 \357\277\275" },
    { "<c r=\"A2\" t=\"str\"><f>A1&amp;\"x\"</f><v>0475x</v></c>", "2|0475x" },
    { "<c r=\"A2\"><f>1+1</f><v>2</v></c>", "2|2" },
    { "<c r=\"A2\"><f>1+1</f></c><c r=\"B2\"><v>1</v></c>", "2||1" },
    { "<c r=\"A2\" t=\"b\"><v>1</v></c><c r=\"B2\" t=\"b\"><v>0</v></c>", "2|1|0" },
    { "<c r=\"A2\" t=\"e\"><v>#N/A</v></c>", "2|!#N/A" },
    { "<c r=\"A2\" t=\"d\"><v>2026-03-31T00:00:00.000Z</v></c>", "2|2026-03-31" },
    { "<c r=\"A2\" t=\"d\"><v>2026-03-31T07:30:00</v></c>", "2|2026-03-31 07:30" },
    { "<c r=\"A2\" t=\"d\"><v>2026-03-31</v></c>", "2|2026-03-31" },
    { "<c r=\"A2\"><v>word</v></c>", "2|word" },
    { "<c r=\"A2\"/><c r=\"XFD2\" s=\"1\"/>", NULL },
    { "<c r=\"A2\" t=\"inlineStr\"><is><t>  </t></is></c>", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rows = g_strdup_printf (
          "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\">%s</row>",
          cases[i].cells);
      g_autoptr (GBytes) bytes = workbook_of (rows);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = rows_text (bytes, NULL, &error);
      g_autofree char *wanted = g_strdup_printf ("1|number%s%s", cases[i].text != NULL ? " " : "",
                                                 cases[i].text != NULL ? cases[i].text : "");

      g_test_message ("%s", cases[i].cells);
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, wanted);
    }
}

static void
test_rows (void)
{
  g_autoptr (GBytes) bytes = workbook_of (
      "<row r=\"1\"/><row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c><c r=\"C3\"><v>1</v></c></row>"
      "<row r=\"4\"><c r=\"A4\" s=\"1\"/></row><row r=\"7\"><c r=\"B7\"><v>5</v></c></row>"
      "<row><c><v>6</v></c></row>");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = rows_text (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "3||number|1 7||5| 8|6||");
}

static void
test_sheets (void)
{
  static const struct
  {
    const char *sheet;
    const char *text; /* NULL: there is none */
  } cases[] = {
    { NULL, "1|number" },
    { "People", "1|number" },
    { "pEOPLE", "1|number" },
    { "Q & A", "1|number 2|77" },
    { "q & a", "1|number 2|77" },
    { "Absent", NULL },
    { "Lists", NULL }, /* is in the list, and its part is missing */
  };
  g_autoptr (GBytes) bytes = workbook_with (NULL, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = rows_text (bytes, cases[i].sheet, &error);

      g_test_message ("%s", cases[i].sheet);
      g_assert_cmpstr (text, ==, cases[i].text);
      if (cases[i].text == NULL)
        g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT);
    }
}

static void
test_csv_has_no_sheets (void)
{
  g_autoptr (GBytes) bytes = bytes_of ("number\n1\n", -1);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = rows_text (bytes, NULL, NULL);

  g_assert_cmpstr (text, ==, "1|number 2|1");
  g_assert_null (rows_text (bytes, "People", &error));
  g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT);
}

#define HEADER                                                                                     \
  "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Number</t></is></c>"                            \
  "<c r=\"B1\" t=\"inlineStr\"><is><t>day_start</t></is></c>"                                      \
  "<c r=\"C1\" t=\"inlineStr\"><is><t>shoe</t></is></c>"                                           \
  "<c r=\"E1\" t=\"inlineStr\"><is><t>active</t></is></c></row>"

static void
test_problems (void)
{
  static const struct
  {
    const char *cells; /* of row 2 */
    const char *problems;
    guint n_bad;
    const char *line; /* the last problem, for people */
  } cases[] = {
    { "<c r=\"A2\"><v>1</v></c><c r=\"B2\" s=\"3\"><v>0.25</v></c>", "", 0, NULL },
    { "<c r=\"A2\"><v>1</v></c><c r=\"E2\" t=\"b\"><v>1</v></c>", "", 0, NULL },
    { "<c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>0.25</v></c>", "2:day_start:time", 1,
      "sheet “People”, cell B2, day_start: A time of day from 00:00 to 23:59 is expected. "
      "(“0.25”)" },
    { "<c r=\"A2\" t=\"e\"><v>#N/A</v></c><c r=\"E2\" t=\"e\"><v>#REF!</v></c>",
      "2:number:cell-error 2:active:cell-error", 1,
      "sheet “People”, cell E2, active: The spreadsheet shows an error here. Correct its formula. "
      "(“#REF!”)" },
    { "<c r=\"A2\"><v>1</v></c><c r=\"C2\" t=\"e\"><v>#N/A</v></c>", "", 0, NULL },
    { "<c r=\"B2\" s=\"3\"><v>0</v></c>", "2:number:empty", 1,
      "sheet “People”, cell A2, number: A value is required here." },
    { "<c r=\"A2\"><v>1</v></c><c r=\"AA2\"><v>7</v></c>", "2::cell-ignored", 0,
      "sheet “People”, cell AA2: The column of this cell has no name. The cell is ignored. "
      "(“7”)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rows = g_strdup_printf (HEADER "<row r=\"2\">%s</row>", cases[i].cells);
      g_autofree char *wanted
          = g_strdup_printf ("1:shoe:unknown 1::unknown%s%s",
                             cases[i].problems[0] != '\0' ? " " : "", cases[i].problems);
      g_autoptr (GBytes) bytes = workbook_of (rows);
      g_autoptr (GError) error = NULL;
      TklEmployeeImport import = { .today = TKL_DAY_LAST };
      g_autoptr (TklImportResult) result
          = tkl_import_employees (&(TklTableFile){ bytes, NULL }, &import, &error);
      g_autofree char *problems = NULL;
      g_autofree char *line = NULL;

      g_test_message ("%s", cases[i].cells);
      g_assert_no_error (error);
      problems = problems_text (result);
      g_assert_cmpstr (problems, ==, wanted);
      g_assert_cmpuint (result->n_bad_rows, ==, cases[i].n_bad);
      g_assert_cmpuint (result->rows->len, ==, 1 - cases[i].n_bad);
      if (cases[i].line != NULL)
        line = tkl_import_problem_format (result->problems->pdata[result->problems->len - 1]);
      g_assert_cmpstr (line, ==, cases[i].line);
    }
}

/* As Excel would write it, by a program that is not ours. */
static void
test_written_by_others (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tikklok-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "projects.xlsx", NULL);
  lxw_workbook *workbook = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, "Werven");
  lxw_worksheet *hidden = workbook_add_worksheet (workbook, "Rekenblad");
  lxw_format *date = workbook_add_format (workbook);
  lxw_datetime from = { .year = 2026, .month = 3, .day = 31 };
  const char *const names[]
      = { "number", "name", "from", "radius", "postal_code", "works_declared", "country" };
  g_auto (GStrv) names_of_sheets = NULL;
  g_autofree char *content = NULL;
  gsize size;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TklImportResult) result = NULL;
  const TklProjectRow *row;

  worksheet_hide (hidden);
  workbook_add_chartsheet (workbook, "Grafiek");
  workbook_add_worksheet (workbook, "Zeitplan");
  format_set_num_format (date, "dd/mm/yyyy");
  for (lxw_col_t i = 0; i < G_N_ELEMENTS (names); i++)
    worksheet_write_string (sheet, 0, i, names[i], NULL);
  worksheet_write_number (sheet, 1, 0, 41, NULL);
  worksheet_write_string (sheet, 1, 1, "Één < twee", NULL);
  worksheet_write_datetime (sheet, 1, 2, &from, date);
  worksheet_write_number (sheet, 1, 3, 75, NULL);
  worksheet_write_string (sheet, 1, 4, "01000", NULL);
  worksheet_write_boolean (sheet, 1, 5, 1, NULL);
  worksheet_write_string (sheet, 1, 6, "FR", NULL);
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  bytes = g_bytes_new (content, size);
  result = tkl_import_projects (&(TklTableFile){ bytes, NULL }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->problems->len, ==, 0);
  row = result->rows->pdata[0];
  g_assert_cmpstr (row->values->number, ==, "41");
  g_assert_cmpstr (row->values->name, ==, "Één < twee");
  g_assert_cmpint (row->values->from, ==, tkl_day_from_ymd (2026, 3, 31));
  g_assert_cmpint (row->values->radius_m, ==, 75);
  g_assert_cmpstr (row->values->address.postal_code, ==, "01000");
  g_assert_true (row->values->works_declared);
  names_of_sheets = tkl_table_sheets (bytes);
  g_assert_cmpstrv (names_of_sheets, ((const char *const[]){ "Werven", "Zeitplan", NULL }));
  g_unlink (path);
  g_rmdir (folder);
}

/* --- files that are refused ------------------------------------------------------------------ */

static void
refuse (GBytes *bytes, TklImportError code, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = rows_text (bytes, NULL, &error);

  g_assert_null (text);
  g_assert_error (error, TKL_IMPORT_ERROR, (int) code);
  if (strstr (error->message, part) == NULL)
    g_error ("no “%s” in “%s”", part, error->message);
}

#define MAIN_TYPE(type)                                                                            \
  "<Types xmlns=\"t\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/" type     \
  "\"/></Types>"
#define SHEET(rows) "<worksheet xmlns=\"m\"><sheetData>" rows "</sheetData></worksheet>"
#define SHEET_PART "xl/worksheets/sheet1.xml"
#define TYPES_PART "[Content_Types].xml"

static void
test_refused_parts (void)
{
  static const struct
  {
    WorkbookPart part;
    const char *message;
  } cases[] = {
    { { TYPES_PART, MAIN_TYPE ("vnd.ms-excel.sheet.macroEnabled.main+xml") }, ".xlsm" },
    { { TYPES_PART, MAIN_TYPE ("vnd.ms-excel.sheet.binary.macroEnabled.main") }, ".xlsb" },
    { { TYPES_PART,
        MAIN_TYPE ("vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml") },
      "no workbook" },
    { { TYPES_PART, "<Types/>" }, "no workbook" },
    { { TYPES_PART, NULL }, "zip archive" },
    { { "_rels/.rels", NULL }, "_rels/.rels" },
    { { "_rels/.rels", "<Relationships/>" }, "officeDocument" },
    { { "_rels/.rels", "<Relationships><Relationship Id=\"1\" Type=\"x/officeDocument\" "
                       "Target=\"../../etc/passwd\"/></Relationships>" },
      "officeDocument" },
    { { "_rels/.rels", "<Relationships><Relationship Id=\"1\" Type=\"x/officeDocument\" "
                       "TargetMode=\"External\" Target=\"http://x/y\"/></Relationships>" },
      "officeDocument" },
    { { "xl/workbook.xml", NULL }, "xl/workbook.xml" },
    { { "xl/workbook.xml", "<workbook/>" }, "no sheet with cells" },
    { { "xl/workbook.xml", "<other/>" }, "xl/workbook.xml" },
    { { "xl/_rels/workbook.xml.rels", NULL }, "workbook.xml.rels" },
    { { "xl/sharedStrings.xml", NULL }, "sharedStrings" },
    { { "xl/styles.xml", NULL }, "styles" },
    { { "xl/styles.xml", "<styleSheet>" }, "xl/styles.xml" },
    { { SHEET_PART, NULL }, "sheet1" },
    { { SHEET_PART, "" }, "sheet1.xml: Line 1: This is no XML" },
    { { SHEET_PART, SHEET ("") }, "is empty" },
    { { SHEET_PART, "<worksheet xmlns=\"m\"><sheetData><row><c><v>1</v></c></row>" }, "no XML" },
    { { SHEET_PART, "<!DOCTYPE w [<!ENTITY a \"b\">]>" SHEET ("<row><c><v>&a;</v></c></row>") },
      "document type" },
    { { SHEET_PART, "<!DOCTYPE w SYSTEM \"file:///etc/passwd\">" SHEET ("") }, "document type" },
    { { SHEET_PART, SHEET ("<row><c><v>&a;</v></c></row>") }, "no XML" },
    { { SHEET_PART, SHEET ("<row r=\"2\"><c><v>1</v></c></row><row r=\"2\"/>") }, "row 2" },
    { { SHEET_PART, SHEET ("<row r=\"x\"/>") }, "wrong number" },
    { { SHEET_PART, SHEET ("<row r=\"1048577\"/>") }, "wrong number" },
    { { SHEET_PART, SHEET ("<row r=\"3\"><c r=\"B3\"/><c r=\"B3\"/></row>") }, "row 3" },
    { { SHEET_PART, SHEET ("<row r=\"3\"><c r=\"XFE3\"/></row>") }, "where none" },
    { { SHEET_PART, SHEET ("<row r=\"3\"><c r=\"3\"/></row>") }, "where none" },
    { { SHEET_PART, SHEET ("<row><c t=\"s\"><v>4</v></c></row>") }, "text of a cell is missing" },
    { { SHEET_PART, SHEET ("<row><c t=\"s\"><v>-1</v></c></row>") }, "text of a cell is missing" },
    { { "../evil", "x" }, "../evil" },
    { { "/etc/evil", "x" }, "evil" },
    { { "XL/Workbook.xml", "<workbook/>" }, "workbook.xml" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = workbook_with (&cases[i].part, 1);

      g_test_message ("%s: %s", cases[i].part.name, cases[i].part.text);
      refuse (bytes, TKL_IMPORT_ERROR_FORMAT, cases[i].message);
    }
}

static void
test_refused_kinds (void)
{
  static const WorkbookPart open_document[]
      = { { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
          { "content.xml", "<x/>" } };
  static const WorkbookPart archive[] = { { "employees.csv", "number\n1\n" } };
  static const char old[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0k";
  static const char locked[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c"
                               "\0k\0a\0g\0e\0";
  g_autoptr (GBytes) ods = workbook_zip (open_document, G_N_ELEMENTS (open_document));
  g_autoptr (GBytes) zip = workbook_zip (archive, G_N_ELEMENTS (archive));
  g_autoptr (GBytes) xls = bytes_of (old, sizeof old);
  g_autoptr (GBytes) password = bytes_of (locked, sizeof locked);
  g_autoptr (GBytes) nothing = bytes_of ("PK\003\004", 4);

  refuse (ods, TKL_IMPORT_ERROR_FORMAT, ".ods");
  refuse (zip, TKL_IMPORT_ERROR_FORMAT, "zip archive");
  refuse (xls, TKL_IMPORT_ERROR_FORMAT, ".xls");
  refuse (password, TKL_IMPORT_ERROR_FORMAT, "password");
  refuse (nothing, TKL_IMPORT_ERROR_FORMAT, "damaged");
}

/* Cut off anywhere, or with any bit the other way round: an error or rows, never a crash. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) bytes = workbook_with (NULL, 0);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize length = 4; length < size; length += 7)
    {
      g_autoptr (GBytes) cut = bytes_of (data, (gssize) length);

      refuse (cut, TKL_IMPORT_ERROR_FORMAT, "damaged");
    }
  for (gsize at = 0; at < size; at += 5)
    {
      g_autofree char *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) flipped = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      copy[at] ^= 0x10;
      flipped = bytes_of (copy, (gssize) size);
      text = rows_text (flipped, NULL, &error);
      g_assert_true ((text == NULL) == (error != NULL));
    }
}

/* The flag of a password, set by hand in the directory and before the part. */
static void
test_encrypted_part (void)
{
  g_autoptr (GBytes) bytes = workbook_with (NULL, 0);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *copy = g_memdup2 (data, size);
  g_autoptr (GBytes) locked = NULL;

  for (gsize i = 0; i + 9 < size; i++)
    if (memcmp (copy + i, "PK\001\002", 4) == 0)
      copy[i + 8] |= 1;
    else if (memcmp (copy + i, "PK\003\004", 4) == 0)
      copy[i + 6] |= 1;
  locked = bytes_of (copy, (gssize) size);
  refuse (locked, TKL_IMPORT_ERROR_FORMAT, "password");
}

static void
test_bombs (void)
{
  g_autoptr (GString) sheet = g_string_new ("<worksheet xmlns=\"m\">");
  g_autofree char *word = g_strnfill (1024 * 1024 + 1, 'x');
  g_autofree char *text = g_strconcat ("<worksheet xmlns=\"m\"><sheetData><row><c t=\"str\"><v>",
                                       word, "</v></c></row>", NULL);
  struct
  {
    const char *sheet;
    const char *message;
  } cases[] = {
    { NULL, "expands" },
    { text, "too long" },
    { SHEET ("<row><c r=\"A1\"><v>1</v></c><c r=\"AMK1\"><v>1</v></c></row>"), "too many cells" },
  };

  while (sheet->len <= TKL_ZIP_RATIO_FROM_BYTES)
    g_string_append (sheet, "<sheetPr/>");
  cases[0].sheet = sheet->str;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = workbook_with (&(WorkbookPart){ SHEET_PART, cases[i].sheet }, 1);

      refuse (bytes, TKL_IMPORT_ERROR_LIMIT, cases[i].message);
    }
}

static void
test_too_many_parts (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree WorkbookPart *parts = g_new (WorkbookPart, TKL_ZIP_MAX_PARTS + 1);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i <= TKL_ZIP_MAX_PARTS; i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("%u", i));
      parts[i] = (WorkbookPart){ names->pdata[i], "" };
    }
  bytes = workbook_zip (parts, TKL_ZIP_MAX_PARTS + 1);
  refuse (bytes, TKL_IMPORT_ERROR_LIMIT, "expands");
}

static void
test_letters (void)
{
  static const struct
  {
    guint column;
    const char *letters;
  } cases[] = { { 0, "A" },   { 25, "Z" },   { 26, "AA" },   { 51, "AZ" },
                { 52, "BA" }, { 701, "ZZ" }, { 702, "AAA" }, { 16383, "XFD" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *letters = tkl_xlsx_column_letters (cases[i].column);

      g_assert_cmpstr (letters, ==, cases[i].letters);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx/cells", test_cells);
  g_test_add_func ("/xlsx/rows", test_rows);
  g_test_add_func ("/xlsx/sheets", test_sheets);
  g_test_add_func ("/xlsx/csv-has-no-sheets", test_csv_has_no_sheets);
  g_test_add_func ("/xlsx/problems", test_problems);
  g_test_add_func ("/xlsx/written-by-others", test_written_by_others);
  g_test_add_func ("/xlsx/refused-parts", test_refused_parts);
  g_test_add_func ("/xlsx/refused-kinds", test_refused_kinds);
  g_test_add_func ("/xlsx/damaged", test_damaged);
  g_test_add_func ("/xlsx/encrypted-part", test_encrypted_part);
  g_test_add_func ("/xlsx/bombs", test_bombs);
  g_test_add_func ("/xlsx/too-many-parts", test_too_many_parts);
  g_test_add_func ("/xlsx/letters", test_letters);
  return g_test_run ();
}
