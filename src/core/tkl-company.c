/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklCompany: the struct, and reading and writing its settings by name. */
/* Thread: any, one at a time. */
#include "tkl-company.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tkl-address-check.h"
#include "tkl-company-private.h"
#include "tkl-core-error.h"
#include "tkl-file-pattern.h"
#include "tkl-ident.h"
#include "tkl-schedule.h"
#include "tkl-text-limit.h"
#include "tkl-text.h"
#include "tkl-zone.h"

static int *
get_int (TklCompany *company, const TklSetting *setting)
{
  return (int *) (void *) ((char *) company + setting->offset);
}

static char **
get_text (TklCompany *company, const TklSetting *setting)
{
  return (char **) (void *) ((char *) company + setting->offset);
}

static gint32 *
get_degrees (TklCompany *company, const TklSetting *setting)
{
  return (gint32 *) (void *) ((char *) company + setting->offset);
}

static gboolean
holds_text (const TklSetting *setting)
{
  return setting->kind <= TKL_SETTING_LAST_TEXT;
}

/* "" stands for nothing where nothing is allowed. */
static void
set_default (TklCompany *company, const TklSetting *setting)
{
  if (setting->kind == TKL_SETTING_DEGREES)
    *get_degrees (company, setting) = G_MININT32;
  else if (holds_text (setting))
    tkl_set_str (get_text (company, setting), setting->default_text);
  else
    *get_int (company, setting) = setting->default_value;
}

TklCompany *
tkl_company_new (void)
{
  TklCompany *company = g_new0 (TklCompany, 1);
  gsize n_settings;
  const TklSetting *settings = tkl_company_settings (&n_settings);

  for (gsize i = 0; i < n_settings; i++)
    set_default (company, &settings[i]);
  return company;
}

TklCompany *
tkl_company_copy (const TklCompany *company)
{
  TklCompany *copy;

  if (company == NULL)
    return NULL;

  copy = g_new (TklCompany, 1);
  *copy = *company;
  copy->name = g_strdup (company->name);
  copy->enterprise_number = g_strdup (company->enterprise_number);
  copy->timezone = g_strdup (company->timezone);
  copy->language = g_strdup (company->language);
  copy->trusttrack_url = g_strdup (company->trusttrack_url);
  copy->geocoder_url = g_strdup (company->geocoder_url);
  copy->failsafe_mails = g_strdup (company->failsafe_mails);
  copy->background.export_folder = g_strdup (company->background.export_folder);
  copy->background.export_pattern = g_strdup (company->background.export_pattern);
  copy->address = (TklAddress){ NULL };
  tkl_address_copy_into (&company->address, &copy->address);
  return copy;
}

void
tkl_company_free (TklCompany *company)
{
  if (company == NULL)
    return;
  g_free (company->name);
  g_free (company->enterprise_number);
  g_free (company->timezone);
  g_free (company->language);
  g_free (company->trusttrack_url);
  g_free (company->geocoder_url);
  g_free (company->failsafe_mails);
  g_free (company->background.export_folder);
  g_free (company->background.export_pattern);
  tkl_address_clear (&company->address);
  g_free (company);
}

const TklCompanyField *
tkl_company_fields (void)
{
  static TklCompanyField *fields = NULL;

  if (g_once_init_enter (&fields))
    {
      gsize n_settings;
      const TklSetting *settings = tkl_company_settings (&n_settings);
      TklCompanyField *list = g_new0 (TklCompanyField, n_settings + 1);

      for (gsize i = 0; i < n_settings; i++)
        {
          list[i] = settings[i].field;
          list[i].is_number = settings[i].kind == TKL_SETTING_INTEGER
                              || settings[i].kind == TKL_SETTING_MILLI
                              || settings[i].kind == TKL_SETTING_DEGREES;
        }
      g_once_init_leave (&fields, list);
    }
  return fields;
}

static const TklSetting *
find_setting (const char *name)
{
  gsize n_settings;
  const TklSetting *settings = tkl_company_settings (&n_settings);

  /* CT-9 of the features is the default radius. */
  if (g_strcmp0 (name, "ct-9") == 0)
    name = "default-radius";
  for (gsize i = 0; i < n_settings; i++)
    if (g_strcmp0 (name, settings[i].field.name) == 0)
      return &settings[i];
  return NULL;
}

/* @sentence: marked for translation; whoever shows it translates it. */
static gboolean
set_problem (GError **error, TklCoreError code, const char *sentence)
{
  g_set_error_literal (error, TKL_CORE_ERROR, code, sentence);
  return FALSE;
}

static gboolean
check_line (const char *text, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    return set_problem (error, TKL_CORE_ERROR_SYNTAX, N_ ("This text is not UTF-8."));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return set_problem (error, TKL_CORE_ERROR_SYNTAX,
                          N_ ("There is a character that cannot be shown."));
  return TRUE;
}

/* The name stands in titles; folders and lists of addresses may be long. */
static TklTextKind
text_kind (const TklSetting *setting)
{
  if (setting->kind == TKL_SETTING_FOLDER || setting->kind == TKL_SETTING_MAILS)
    return TKL_TEXT_LINES;
  return setting->offset == offsetof (TklCompany, name) ? TKL_TEXT_NAME : TKL_TEXT_LINE;
}

static gboolean
check_length (const TklSetting *setting, const char *text, GError **error)
{
  const char *too_long = tkl_text_too_long (text, text_kind (setting));

  return too_long == NULL || set_problem (error, TKL_CORE_ERROR_RANGE, too_long);
}

static gboolean
check_enterprise (const char *text, char **ret_digits, GError **error)
{
  switch (tkl_ident_enterprise_number (text, ret_digits))
    {
    case TKL_IDENT_OK:
      return TRUE;
    case TKL_IDENT_CHECK:
      return set_problem (
          error, TKL_CORE_ERROR_CHECK,
          N_ ("The check digits of this number disagree: a digit is wrong or two are swapped."));
    default:
      return set_problem (
          error, TKL_CORE_ERROR_SYNTAX,
          N_ ("Ten digits that begin with 0 or 1 are expected, such as 0123.456.749."));
    }
}

static gboolean
is_loopback (const char *host)
{
  return g_strcmp0 (host, "localhost") == 0 || g_strcmp0 (host, "::1") == 0
         || (host != NULL && g_str_has_prefix (host, "127.") && g_hostname_is_ip_address (host));
}

/* Keys and addresses of people travel in the requests: never in the clear, except to this machine. */
static gboolean
check_url (const TklSetting *setting, const char *text, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  gboolean is_https = g_ascii_strcasecmp (scheme, "https") == 0;

  if (tkl_str_empty (host) || (!is_https && g_ascii_strcasecmp (scheme, "http") != 0)
      || g_uri_get_userinfo (uri) != NULL || g_uri_get_query (uri) != NULL
      || g_uri_get_fragment (uri) != NULL)
    return set_problem (error, TKL_CORE_ERROR_SYNTAX, setting->expected);
  if (!is_https && !is_loopback (host))
    return set_problem (
        error, TKL_CORE_ERROR_RANGE,
        N_ ("The address has to begin with https://; else others could read what is sent."));
  return TRUE;
}

gboolean
tkl_company_is_served_here (const TklCompany *company)
{
  g_autoptr (GUri) uri = g_uri_parse (company->trusttrack_url, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && is_loopback (g_uri_get_host (uri));
}

static gboolean
is_mail_address (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at != text && at[1] != '\0' && strchr (at + 1, '@') == NULL
         && strpbrk (text, " \t<>\"") == NULL;
}

static gboolean
check_mails (const char *text, char **ret_list, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (!is_mail_address (g_strstrip (parts[i])))
      return set_problem (error, TKL_CORE_ERROR_SYNTAX,
                          N_ ("Mail addresses are expected, with commas between them."));

  *ret_list = g_strjoinv (",", parts);
  return TRUE;
}

static gboolean
check_language (const char *text, GError **error)
{
  static const char *const languages[] = { "fr", "nl", "de", "en", NULL };

  return g_strv_contains (languages, text)
         || set_problem (error, TKL_CORE_ERROR_SYNTAX, N_ ("fr, nl, de or en is expected."));
}

static gboolean
check_zone (const char *text, GError **error)
{
  g_autoptr (TklZone) zone = tkl_zone_new (text, NULL);

  return zone != NULL
         || set_problem (error, TKL_CORE_ERROR_UNKNOWN,
                         N_ ("This system knows no such time zone. Time zones are named like "
                             "Europe/Brussels."));
}

static gboolean
check_folder (const char *text, GError **error)
{
  return g_path_is_absolute (text)
         || set_problem (error, TKL_CORE_ERROR_SYNTAX,
                         N_ ("A folder is expected with its whole path, beginning with /."));
}

static gboolean
check_pattern (const char *text, GError **error)
{
  const char *problem = tkl_file_pattern_check (text);

  return problem == NULL || set_problem (error, TKL_CORE_ERROR_SYNTAX, problem);
}

static gboolean
set_text_setting (TklCompany *company, const TklSetting *setting, const char *value, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (value));
  g_autofree char *normal = NULL;

  if (!check_line (text, error))
    return FALSE;
  if (text[0] == '\0')
    {
      set_default (company, setting);
      return TRUE;
    }

  if (setting->kind == TKL_SETTING_ENTERPRISE && !check_enterprise (text, &normal, error))
    return FALSE;
  if (setting->kind == TKL_SETTING_MAILS && !check_mails (text, &normal, error))
    return FALSE;
  if (setting->kind == TKL_SETTING_LANGUAGE && !check_language (text, error))
    return FALSE;
  if (setting->kind == TKL_SETTING_URL && !check_url (setting, text, error))
    return FALSE;
  if (setting->kind == TKL_SETTING_ZONE && !check_zone (text, error))
    return FALSE;
  if (setting->kind == TKL_SETTING_FOLDER && !check_folder (text, error))
    return FALSE;
  if (setting->kind == TKL_SETTING_PATTERN && !check_pattern (text, error))
    return FALSE;
  tkl_set_str (get_text (company, setting), normal != NULL ? normal : text);
  return TRUE;
}

/* `HH:MM`, always five characters. */
static gboolean
parse_minute (const char *text, gint64 *ret_minute)
{
  int minute;

  if (strlen (text) != 5 || strspn (text, "0123456789") != 2 || text[2] != ':'
      || strspn (text + 3, "0123456789") != 2)
    return FALSE;
  minute = (text[3] - '0') * 10 + (text[4] - '0');
  *ret_minute = ((text[0] - '0') * 10 + (text[1] - '0')) * 60 + minute;
  return minute < 60;
}

static gboolean
parse_word (const char *const *words, const char *text, gint64 *ret_index)
{
  for (gint64 i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], text) == 0)
      {
        *ret_index = i;
        return TRUE;
      }
  return FALSE;
}

/* Every number in its own unit; @ret_value is scaled as the struct keeps it. */
static gboolean
parse_number (const TklSetting *setting, const char *text, gint64 *ret_value)
{
  switch (setting->kind)
    {
    case TKL_SETTING_SWITCH:
      *ret_value = strcmp (text, "on") == 0;
      return *ret_value || strcmp (text, "off") == 0;
    case TKL_SETTING_MINUTE:
      return parse_minute (text, ret_value);
    case TKL_SETTING_CHOICE:
      return parse_word (setting->words, text, ret_value);
    case TKL_SETTING_MILLI:
      return tkl_parse_decimal (text, 3, ret_value);
    case TKL_SETTING_DEGREES:
      return tkl_parse_decimal (text, 7, ret_value);
    default:
      return tkl_parse_int64 (text, G_MININT64, G_MAXINT64, ret_value);
    }
}

static gboolean
set_number_setting (TklCompany *company,
                    const TklSetting *setting,
                    const char *value,
                    GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (value));
  gint64 number;

  if (text[0] == '\0')
    {
      set_default (company, setting);
      return TRUE;
    }
  if (!parse_number (setting, text, &number))
    return set_problem (error, TKL_CORE_ERROR_SYNTAX, setting->expected);
  if (number < setting->min || number > setting->max)
    return set_problem (error, TKL_CORE_ERROR_RANGE, setting->expected);

  if (setting->kind == TKL_SETTING_DEGREES)
    *get_degrees (company, setting) = (gint32) number;
  else
    *get_int (company, setting) = (int) number;
  return TRUE;
}

gboolean
tkl_company_set_field (TklCompany *company, const char *name, const char *value, GError **error)
{
  const TklSetting *setting = find_setting (name);

  g_return_val_if_fail (company != NULL && value != NULL, FALSE);

  return (setting == NULL || !holds_text (setting) || check_length (setting, value, error))
         && tkl_company_load_field (company, name, value, error);
}

gboolean
tkl_company_load_field (TklCompany *company, const char *name, const char *value, GError **error)
{
  const TklSetting *setting = find_setting (name);

  g_return_val_if_fail (company != NULL && value != NULL, FALSE);

  if (setting == NULL)
    return set_problem (error, TKL_CORE_ERROR_UNKNOWN, N_ ("There is no such setting."));
  return holds_text (setting) ? set_text_setting (company, setting, value, error)
                              : set_number_setting (company, setting, value, error);
}

char *
tkl_company_get_field (const TklCompany *company, const char *name)
{
  const TklSetting *setting = find_setting (name);
  TklCompany *readable = (TklCompany *) company;
  gint32 degrees_e7;

  g_return_val_if_fail (company != NULL && setting != NULL, NULL);

  switch (setting->kind)
    {
    case TKL_SETTING_SWITCH:
      return g_strdup (*get_int (readable, setting) ? "on" : "off");
    case TKL_SETTING_CHOICE:
      return g_strdup (setting->words[*get_int (readable, setting)]);
    case TKL_SETTING_MINUTE:
      return g_strdup_printf ("%02d:%02d", *get_int (readable, setting) / 60,
                              *get_int (readable, setting) % 60);
    case TKL_SETTING_MILLI:
      return tkl_format_decimal (*get_int (readable, setting), 3, 1);
    case TKL_SETTING_INTEGER:
      return g_strdup_printf ("%d", *get_int (readable, setting));
    case TKL_SETTING_DEGREES:
      degrees_e7 = *get_degrees (readable, setting);
      return degrees_e7 == G_MININT32 ? g_strdup ("") : tkl_point_format_degrees (degrees_e7);
    default:
      return g_strdup (*get_text (readable, setting) != NULL ? *get_text (readable, setting) : "");
    }
}

static gboolean
check_export_day (const TklCompany *base, const TklCompany *wanted, GError **error)
{
  const TklBackground *old = &base->background;
  const TklBackground *new = &wanted->background;

  if (new->export_schedule != TKL_SCHEDULE_WEEKLY || new->export_day <= 7
      || (new->export_schedule == old->export_schedule &&new->export_day == old->export_day))
    return TRUE;
  return set_problem (
      error, TKL_CORE_ERROR_RANGE,
      N_ ("With a weekly export, a day from 1 = Monday to 7 = Sunday is expected."));
}

gboolean
tkl_company_check_change (const TklCompany *base,
                          const TklCompany *wanted,
                          const char **ret_name,
                          GError **error)
{
  TklAddressFault house;
  TklAddressFault postal = tkl_address_check_change (&base->address, &wanted->address, &house);
  const char *name = "export-day";

  if (house != TKL_ADDRESS_GOOD)
    name = "house-number";
  else if (postal != TKL_ADDRESS_GOOD)
    name = "postal-code";
  if (ret_name != NULL)
    *ret_name = name;
  if (house != TKL_ADDRESS_GOOD || postal != TKL_ADDRESS_GOOD)
    return set_problem (error, TKL_CORE_ERROR_RANGE,
                        tkl_address_explain (house != TKL_ADDRESS_GOOD ? house : postal));
  return check_export_day (base, wanted, error);
}

int
tkl_company_home_radius_m (const TklCompany *company)
{
  return company->default_radius_m > 0 ? company->default_radius_m : TKL_HOME_RADIUS_M;
}
