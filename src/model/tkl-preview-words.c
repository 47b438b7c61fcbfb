/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import would change, in words: columns and values of files as forms call them. */
/* Thread: main. */
#include "tkl-preview-words.h"

#include "tkl-format.h"
#include "tkl-typed.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

typedef enum
{
  VALUE_TEXT,
  VALUE_DAY,
  VALUE_MINUTES, /* one number, or seven with blanks between */
  VALUE_DECIMAL,
  VALUE_METRES,
  VALUE_WORD,
} ValueKind;

static const struct
{
  const char *name;  /* of the file */
  const char *title; /* marked for translation */
  ValueKind kind;
} columns[] = {
  { "number", N_ ("Number") },
  { "first_name", N_ ("First name") },
  { "last_name", N_ ("Last name") },
  { "street", N_ ("Street") },
  { "house_number", N_ ("House number") },
  { "postal_code", N_ ("Postal code") },
  { "town", N_ ("Town") },
  { "country", N_ ("Country") },
  { "latitude", N_ ("Latitude"), VALUE_DECIMAL },
  { "longitude", N_ ("Longitude"), VALUE_DECIMAL },
  { "registered", N_ ("Registered for clocking"), VALUE_WORD },
  { "active", N_ ("Active"), VALUE_WORD },
  { "role", N_ ("On the way to work"), VALUE_WORD },
  { "key", N_ ("Key") },
  { "key_from", N_ ("Key from"), VALUE_DAY },
  { "key_to", N_ ("Key until"), VALUE_DAY },
  { "national_number", N_ ("National number") },
  { "in_service_from", N_ ("In service from"), VALUE_DAY },
  { "in_service_to", N_ ("In service until"), VALUE_DAY },
  { "expected_minutes", N_ ("Expected hours"), VALUE_MINUTES },
  { "day_start", N_ ("A workday begins at") },
  { "hourly_wage", N_ ("Gross hourly wage (€)"), VALUE_DECIMAL },
  { "committee", N_ ("Joint committee") },
  { "note", N_ ("Note") },
  { "name", N_ ("Name") },
  { "client", N_ ("Client") },
  { "radius", N_ ("Radius"), VALUE_METRES },
  { "mode", N_ ("Found by"), VALUE_WORD },
  { "status", N_ ("State"), VALUE_WORD },
  { "from", N_ ("From"), VALUE_DAY },
  { "to", N_ ("To"), VALUE_DAY },
  { "declaration_number", N_ ("Declaration number") },
  { "presence_required", N_ ("Presence required"), VALUE_WORD },
  { "works_declared", N_ ("Works declared"), VALUE_WORD },
  { "for_service", N_ ("For technicians"), VALUE_WORD },
};

char *
tkl_preview_word (const char *value)
{
  static const struct
  {
    const char *value;
    const char *context; /* (nullable) */
    const char *word;
  } words[] = {
    { "1", "import", NC_ ("import", "yes") },
    { "0", "import", NC_ ("import", "no") },
    { "driver", NULL, N_ ("Driver") },
    { "passenger", NULL, N_ ("Passenger") },
    { "own", NULL, N_ ("Own transport") },
    { "radius", "import", NC_ ("import", "radius") },
    { "poi", "import", NC_ ("import", "zones") },
    { "active", "project", NC_ ("project", "Active") },
    { "blocked", "project", NC_ ("project", "Blocked") },
    { "closed", "project", NC_ ("project", "Closed") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].value, value))
      return g_strdup (words[i].context != NULL
                           ? g_dpgettext2 (NULL, words[i].context, words[i].word)
                           : _ (words[i].word));
  return g_strdup (value);
}

static char *
format_minutes (const char *value)
{
  g_auto (GStrv) days = g_strsplit (value, " ", -1);

  for (guint i = 0; days[i] != NULL; i++)
    {
      int minutes = (int) g_ascii_strtoll (days[i], NULL, 10);

      g_free (days[i]);
      days[i] = tkl_typed_format_minutes (MAX (minutes, 0));
    }
  return g_strjoinv (" ", days);
}

/* @value: (nullable): as a file has it. */
static char *
format_value (ValueKind kind, const char *value)
{
  TklDay day;

  if (value == NULL)
    return g_strdup ("–");
  switch (kind)
    {
    case VALUE_DAY:
      return tkl_day_parse (value, &day) ? tkl_format_day (day) : g_strdup (value);
    case VALUE_MINUTES:
      return format_minutes (value);
    case VALUE_DECIMAL:
      return g_strdelimit (g_strdup (value), ".", localeconv ()->decimal_point[0]);
    case VALUE_METRES:
      /* Translators: a number of metres, as a file has it. */
      return g_strdup_printf (_ ("%s m"), value);
    case VALUE_WORD:
      return tkl_preview_word (value);
    case VALUE_TEXT:
    default:
      return g_strdup (value);
    }
}

char *
tkl_preview_describe_change (const TklImportPreviewChange *change)
{
  const char *title = change->column;
  ValueKind kind = VALUE_TEXT;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (columns[i].name, change->column))
      {
        title = _ (columns[i].title);
        kind = columns[i].kind;
      }
  before = format_value (kind, change->before);
  after = format_value (kind, change->after);
  return g_strdup_printf ("%s: %s → %s", title, before, after);
}
