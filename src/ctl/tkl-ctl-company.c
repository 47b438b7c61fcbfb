/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tikklokctl company show, company set. */
/* Thread: main. */
#include "tkl-company-service.h"
#include "tkl-ctl.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static void
print_settings_as_object (const TklCompany *company)
{
  g_autoptr (GString) json = g_string_new ("{");

  for (const TklCompanyField *field = tkl_company_fields (); field->name != NULL; field++)
    {
      g_autofree char *value = tkl_company_get_field (company, field->name);

      g_string_append_printf (json, "%s\n\"%s\": ", json->len > 1 ? "," : "", field->name);
      if (field->is_number && !tkl_str_empty (value))
        g_string_append (json, value);
      else
        tkl_append_json_text (json, tkl_str_empty (value) ? NULL : value);
    }
  printf ("%s\n}\n", json->str);
}

static void
print_settings_as_rows (TklCtlFormat format, const TklCompany *company)
{
  static const TklCtlColumn columns[] = {
    { "name", N_ ("Setting"), TKL_CELL_TEXT },
    { "value", N_ ("Value"), TKL_CELL_TEXT },
    { NULL },
  };
  static const TklCtlColumn columns_with_help[] = {
    { "name", N_ ("Setting"), TKL_CELL_TEXT },
    { "value", N_ ("Value"), TKL_CELL_TEXT },
    { "help", N_ ("Meaning"), TKL_CELL_TEXT },
    { NULL },
  };
  gboolean with_help = format == TKL_CTL_TABLE;
  TklCtlTable *table = tkl_ctl_table_new (format, with_help ? columns_with_help : columns, NULL);

  for (const TklCompanyField *field = tkl_company_fields (); field->name != NULL; field++)
    {
      g_autofree char *value = tkl_company_get_field (company, field->name);

      tkl_ctl_table_text (table, field->name);
      tkl_ctl_table_text (table, value);
      if (with_help)
        tkl_ctl_table_text (table, _ (field->help));
    }
  tkl_ctl_table_finish (table);
}

static TklExit
run_show (TklCtl *ctl)
{
  GError *error = NULL;
  g_autoptr (TklCompany) company = tkl_ctl_load_company (ctl, &error);

  if (company == NULL)
    return tkl_ctl_fail (error);
  if (ctl->format == TKL_CTL_JSON)
    print_settings_as_object (company);
  else
    print_settings_as_rows (ctl->format, company);
  return TKL_EXIT_DONE;
}

/* All settings are tried before any is stored, so that a wrong one leaves nothing behind. */
static gboolean
apply_assignments (TklCtl *ctl, TklCompany *company)
{
  for (guint i = 0; i < ctl->n_arguments; i++)
    {
      const char *assignment = ctl->arguments[i];
      const char *equals = strchr (assignment, '=');
      g_autofree char *name = NULL;
      g_autoptr (GError) error = NULL;

      if (equals == NULL)
        {
          tkl_ctl_complain (_ ("“%s” is no setting: write KEY=VALUE."), assignment);
          return FALSE;
        }
      name = g_strndup (assignment, (gsize) (equals - assignment));
      if (!tkl_company_set_field (company, name, equals + 1, &error))
        {
          tkl_ctl_complain ("%s: %s", name, _ (error->message));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
has_degrees (const TklCompany *company, const char *name)
{
  g_autofree char *text = tkl_company_get_field (company, name);

  return text[0] != '\0';
}

static gboolean
assigns (const TklCtl *ctl, const char *name)
{
  for (guint i = 0; i < ctl->n_arguments; i++)
    if (g_str_has_prefix (ctl->arguments[i], name) && ctl->arguments[i][strlen (name)] == '=')
      return TRUE;
  return FALSE;
}

/* Given one after the other, half of a position is there for a while; given at once, never. */
static gboolean
check_position (TklCtl *ctl, const TklCompany *company)
{
  if (has_degrees (company, "latitude") == has_degrees (company, "longitude")
      || !assigns (ctl, "latitude") || !assigns (ctl, "longitude"))
    return TRUE;
  tkl_ctl_complain (_ ("latitude and longitude belong together: give both or none."));
  return FALSE;
}

static gboolean
check_together (TklCtl *ctl, const TklCompany *base, const TklCompany *company)
{
  g_autoptr (GError) error = NULL;
  const char *name;

  if (!tkl_company_check_change (base, company, &name, &error))
    {
      tkl_ctl_complain ("%s: %s", name, _ (error->message));
      return FALSE;
    }
  return check_position (ctl, company);
}

static TklExit
run_set (TklCtl *ctl)
{
  GError *error = NULL;
  g_autoptr (TklCompany) base = tkl_ctl_load_company (ctl, &error);
  g_autoptr (TklCompany) company = NULL;
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  guint n_changed = 0;

  if (base == NULL)
    return tkl_ctl_fail (error);
  company = tkl_company_copy (base);
  if (!apply_assignments (ctl, company) || !check_together (ctl, base, company))
    return TKL_EXIT_USAGE;

  tkl_company_save_async (ctl->office, base, company, ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  if (!tkl_company_save_finish (ctl->office, result, &n_changed, &error))
    return tkl_ctl_fail (error);
  tkl_ctl_say (ctl, ngettext ("%u setting changed.", "%u settings changed.", n_changed), n_changed);
  if (has_degrees (company, "latitude") != has_degrees (company, "longitude"))
    tkl_ctl_say (ctl, "%s",
                 _ ("The place of the premises is known once latitude and longitude are set."));
  return TKL_EXIT_DONE;
}

const TklCtlCommand tkl_ctl_company_commands[] = {
  { "company show", "", N_ ("Show the settings of the company."), NULL, TKL_READS_ONLY, 0, 0,
    run_show },
  { "company set", "KEY=VALUE…", N_ ("Change settings of the company."),
    N_ ("“tikklokctl company show” lists the names and what each does. They act at the next link "
        "and transfer. An unknown name or a bad value changes nothing."),
    0, 1, G_MAXUINT, run_set },
  { NULL },
};
