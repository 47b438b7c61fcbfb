/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of libxml2 is used: loaded by the first file that is read with it. */
/* Thread: any. */
#include "tkl-xml-library.h"

const TklXmlLibrary *
tkl_xml_library (void)
{
  static const char *const names[] = { TKL_XML_FUNCTIONS (TKL_LIBRARY_NAME) NULL };
  static TklXmlLibrary functions;
  static gsize loaded;

  tkl_library_load (&loaded, TKL_XML_SONAME, names, &functions);
  return &functions;
}
