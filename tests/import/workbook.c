/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks written by hand, part by part: also those that no program would write. */
/* Thread: that of the test. */
#include "workbook.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define OOXML "http://schemas.openxmlformats.org/"
#define SPACE "xmlns=\"" OOXML "spreadsheetml/2006/main\" "
#define RELATION OOXML "officeDocument/2006/relationships"
#define RELATIONS "<Relationships xmlns=\"" OOXML "package/2006/relationships\">"

static const WorkbookPart plain[] = {
  { "[Content_Types].xml",
    "<Types xmlns=\"" OOXML "package/2006/content-types\">"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>" },
  { "_rels/.rels", RELATIONS "<Relationship Id=\"rId1\" Type=\"" RELATION "/officeDocument\" "
                             "Target=\"xl/workbook.xml\"/></Relationships>" },
  { "xl/workbook.xml",
    "<workbook " SPACE "xmlns:r=\"" RELATION "\"><sheets>"
    "<sheet name=\"Lists\" sheetId=\"1\" state=\"hidden\" r:id=\"rId9\"/>"
    "<sheet name=\"People\" sheetId=\"2\" r:id=\"rId1\"/>"
    "<sheet name=\"Q &amp; A\" sheetId=\"3\" r:id=\"rId4\"/></sheets></workbook>" },
  { "xl/_rels/workbook.xml.rels", RELATIONS
    "<Relationship Id=\"rId1\" Type=\"" RELATION "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" RELATION "/styles\" Target=\"/xl/styles.xml\"/>"
    "<Relationship Id=\"rId3\" Type=\"" RELATION "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    "<Relationship Id=\"rId4\" Type=\"" RELATION "/worksheet\" Target=\"./worksheets/sheet2.xml\"/>"
    "<Relationship Id=\"rId9\" Type=\"" RELATION "/worksheet\" Target=\"worksheets/sheet9.xml\"/>"
    "</Relationships>" },
  { "xl/styles.xml",
    "<styleSheet " SPACE "><numFmts>"
    "<numFmt numFmtId=\"164\" formatCode=\"0000\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"dd/mm/yyyy\\ hh:mm;@\"/>"
    "<numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/>"
    "<xf numFmtId=\"20\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/></cellXfs></styleSheet>" },
  { "xl/sharedStrings.xml",
    "<sst " SPACE "><si><t>number</t></si><si><t>a &amp; b</t></si>"
    "<si><r><t xml:space=\"preserve\">Jan </t></r><r><rPr><b/></rPr><t>Peeters</t></r>"
    "<rPh sb=\"0\" eb=\"1\"><t>aloud</t></rPh></si><si><t>x_x000D_y</t></si></sst>" },
  { "xl/worksheets/sheet1.xml", "<worksheet " SPACE "><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\">"
                                "<v>0</v></c></row></sheetData></worksheet>" },
  { "xl/worksheets/sheet2.xml",
    "<worksheet " SPACE "><sheetData><row><c t=\"inlineStr\"><is><t>number</t></is></c></row>"
    "<row><c><v>77</v></c></row></sheetData></worksheet>" },
};

static const char *
find_text (const WorkbookPart *parts, gsize n_parts, const WorkbookPart *part)
{
  for (gsize i = 0; i < n_parts; i++)
    if (g_str_equal (parts[i].name, part->name))
      return parts[i].text;
  return part->text;
}

GBytes *
workbook_zip (const WorkbookPart *parts, gsize n_parts)
{
  gsize capacity = 64 * 1024;
  struct archive *archive = archive_write_new ();
  g_autofree char *buffer = NULL;
  size_t used = 0;

  for (gsize i = 0; i < n_parts; i++)
    capacity += 1024 + strlen (parts[i].text);
  buffer = g_malloc0 (capacity);
  archive_write_set_format_zip (archive);
  /* No blocks of tapes behind the end. */
  archive_write_set_bytes_in_last_block (archive, 1);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, capacity, &used), ==, ARCHIVE_OK);
  for (gsize i = 0; i < n_parts; i++)
    {
      struct archive_entry *entry = archive_entry_new ();
      gsize length = strlen (parts[i].text);

      archive_entry_set_pathname (entry, parts[i].name);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      archive_entry_set_size (entry, (la_int64_t) length);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_data (archive, parts[i].text, length), ==, length);
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_bytes_new (buffer, used);
}

GBytes *
workbook_with (const WorkbookPart *parts, gsize n_parts)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (WorkbookPart));

  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      WorkbookPart part = { plain[i].name, find_text (parts, n_parts, &plain[i]) };

      if (part.text != NULL)
        g_array_append_val (all, part);
    }
  for (gsize i = 0; i < n_parts; i++)
    {
      gboolean known = FALSE;

      for (gsize j = 0; j < G_N_ELEMENTS (plain); j++)
        known |= g_str_equal (parts[i].name, plain[j].name);
      if (!known)
        g_array_append_val (all, parts[i]);
    }
  return workbook_zip ((const WorkbookPart *) (gpointer) all->data, all->len);
}

GBytes *
workbook_of (const char *rows)
{
  g_autofree char *text = g_strdup_printf (
      "<worksheet " SPACE "><dimension ref=\"A1\"/><sheetData>%s</sheetData></worksheet>", rows);
  const WorkbookPart part = { "xl/worksheets/sheet1.xml", text };

  return workbook_with (&part, 1);
}
