/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings by name: defaults, limits, and text that comes back as it went in (ctl: company set). */
/* Thread: main. */
#include "tkl-company.h"
#include "tkl-core-error.h"

#include <locale.h>
#include <string.h>

/* In the order of the command line, with their defaults. */
static const struct
{
  const char *name;
  const char *value;
} defaults[] = {
  { "name", "" },
  { "enterprise-number", "" },
  { "street", "" },
  { "house-number", "" },
  { "postal-code", "" },
  { "town", "" },
  { "country", "" },
  { "latitude", "" },
  { "longitude", "" },
  { "timezone", "Europe/Brussels" },
  { "language", "" },
  { "day-start", "00:00" },
  { "default-radius", "0" },
  { "edge-tolerance", "0" },
  { "touch-gap", "120" },
  { "double-window", "300" },
  { "double-ignore-both", "off" },
  { "road-factor", "1.3" },
  { "trusttrack-url", "https://api.fm-track.com" },
  { "geocoder-url", "https://nominatim.openstreetmap.org" },
  { "key-order", "unknown" },
  { "failsafe-mails", "" },
  { "sync-minutes", "5" },
  { "auto-addresses", "off" },
  { "export-schedule", "off" },
  { "export-time", "06:00" },
  { "export-day", "1" },
  { "export-folder", "" },
  { "export-split", "off" },
  { "export-pattern", "{company} {from} {to}" },
  { "retention-months", "0" },
  { "ct-1", "on" },
  { "ct-2", "on" },
  { "ct-3", "on" },
  { "ct-4", "on" },
  { "ct-5", "off" },
  { "ct-6", "off" },
  { "ct-7", "off" },
  { "ct-8", "off" },
  { "ct-10", "off" },
  { "ct-11", "off" },
  { "cl-2", "off" },
  { "cl-3", "off" },
  { "cl-4", "off" },
  { "cl-5", "off" },
  { "cl-7", "off" },
  { "cl-8", "off" },
};

/* Escaped, since TAP is UTF-8 and some values are not. */
static void
tell (const char *name, const char *value)
{
  g_autofree char *shown = g_strescape (value, NULL);

  g_test_message ("%s=%s", name, shown);
}

static void
assert_field (const TklCompany *company, const char *name, const char *value)
{
  g_autofree char *text = tkl_company_get_field (company, name);

  g_assert_cmpstr (text, ==, value);
}

static void
set_field (TklCompany *company, const char *name, const char *value)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = tkl_company_set_field (company, name, value, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

/* All settings as one text, to see that nothing else changed. */
static char *
describe (const TklCompany *company)
{
  GString *text = g_string_new (NULL);

  for (const TklCompanyField *field = tkl_company_fields (); field->name != NULL; field++)
    {
      g_autofree char *value = tkl_company_get_field (company, field->name);

      g_string_append_printf (text, "%s=%s\n", field->name, value);
    }
  return g_string_free (text, FALSE);
}

/* In the window a clerk reads the words, and never the name. */
static void
test_help_names_none (void)
{
  for (const TklCompanyField *field = tkl_company_fields (); field->name != NULL; field++)
    for (const TklCompanyField *other = tkl_company_fields (); other->name != NULL; other++)
      if (strchr (other->name, '-') != NULL && strstr (field->help, other->name) != NULL)
        g_error ("The help of %s names %s: %s", field->name, other->name, field->help);
}

static void
test_fields (void)
{
  const TklCompanyField *fields = tkl_company_fields ();
  g_autoptr (TklCompany) company = tkl_company_new ();

  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      g_assert_cmpstr (fields[i].name, ==, defaults[i].name);
      g_assert_cmpuint (strlen (fields[i].help), >, 15);
      g_assert_true (g_str_has_suffix (fields[i].help, "."));
      assert_field (company, defaults[i].name, defaults[i].value);
    }
  g_assert_null (fields[G_N_ELEMENTS (defaults)].name);
  g_assert_true (tkl_company_fields () == fields);
}

static void
test_default_struct (void)
{
  g_autoptr (TklCompany) company = tkl_company_new ();

  g_assert_cmpstr (company->name, ==, "");
  g_assert_null (company->enterprise_number);
  g_assert_false (tkl_point_is_set (company->location));
  g_assert_cmpstr (company->timezone, ==, "Europe/Brussels");
  g_assert_cmpint (company->day_start_min, ==, 0);
  g_assert_cmpint (company->default_radius_m, ==, 0);
  g_assert_cmpint (company->touch_gap_s, ==, 120);
  g_assert_cmpint (company->double_window_s, ==, 300);
  g_assert_cmpint (company->road_factor_milli, ==, 1300);
  g_assert_true (company->on.link_mobility);
  g_assert_true (company->on.between_sites);
  g_assert_true (company->on.breaks);
  g_assert_true (company->on.ignore_doubles);
  g_assert_false (company->on.start_stop);
  g_assert_false (company->on.planned_only);
  g_assert_false (company->on.all_work);
  g_assert_false (company->on.double_ignore_both);
}

/* A service on this machine needs no network. */
static void
test_served_here (void)
{
  static const struct
  {
    const char *url;
    gboolean here;
  } cases[] = {
    { "http://127.0.0.1:8080", TRUE },
    { "http://localhost:1/x", TRUE },
    { "https://api.fm-track.com", FALSE },
    { "https://127.example.be", FALSE },
  };
  g_autoptr (TklCompany) company = tkl_company_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_field (company, "trusttrack-url", cases[i].url);
      g_assert_true (tkl_company_is_served_here (company) == cases[i].here);
    }
}

/* Each switch is its own member: turning one leaves all others alone. */
static void
test_switches (void)
{
  g_autoptr (TklCompany) company = tkl_company_new ();

  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      gboolean was_on = strcmp (defaults[i].value, "on") == 0;
      g_autofree char *before = describe (company);
      g_autofree char *after = NULL;

      if ((!was_on && strcmp (defaults[i].value, "off") != 0)
          || strcmp (defaults[i].name, "export-schedule") == 0)
        continue;
      set_field (company, defaults[i].name, was_on ? "off" : "on");
      assert_field (company, defaults[i].name, was_on ? "off" : "on");
      set_field (company, defaults[i].name, "");
      after = describe (company);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_switch_members (void)
{
  g_autoptr (TklCompany) company = tkl_company_new ();
  const struct
  {
    const char *name;
    const gboolean *member;
  } cases[] = {
    { "ct-1", &company->on.link_mobility },
    { "ct-2", &company->on.between_sites },
    { "ct-3", &company->on.breaks },
    { "ct-4", &company->on.ignore_doubles },
    { "ct-5", &company->on.start_stop },
    { "ct-6", &company->on.auto_import },
    { "ct-7", &company->on.auto_presence },
    { "ct-8", &company->on.presence_in_zone },
    { "ct-10", &company->on.auto_link },
    { "ct-11", &company->on.planned_only },
    { "cl-2", &company->on.round_5_min },
    { "cl-3", &company->on.manual_default },
    { "cl-4", &company->on.double_distance },
    { "cl-5", &company->on.double_duration },
    { "cl-7", &company->on.to_book },
    { "cl-8", &company->on.all_work },
    { "double-ignore-both", &company->on.double_ignore_both },
    { "export-split", &company->background.export_split },
    { "auto-addresses", &company->background.auto_addresses },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_field (company, cases[i].name, "on");
      g_assert_true (*cases[i].member);
      set_field (company, cases[i].name, "off");
      g_assert_false (*cases[i].member);
    }
}

static void
test_accepted (void)
{
  static const struct
  {
    const char *name;
    const char *value;
    const char *stored; /* NULL: the same */
  } cases[] = {
    { "name", "Bouwwerken Peeters & Zonen bv", NULL },
    { "name", "  Société “Été”  ", "Société “Été”" },
    { "enterprise-number", "BE 0123.456.749", "0123456749" },
    { "enterprise-number", "123456749", "0123456749" },
    { "house-number", "12 bus 3", NULL },
    { "latitude", "50.8466", NULL },
    { "latitude", "-90", NULL },
    { "latitude", "90.0000000", "90" },
    { "longitude", "180", NULL },
    { "longitude", "-180", NULL },
    { "longitude", "4.35170004", "4.3517" },
    { "timezone", "UTC", NULL },
    { "language", "nl", NULL },
    { "timezone", "America/New_York", NULL },
    { "day-start", "23:59", NULL },
    { "day-start", "04:30", NULL },
    { "default-radius", "100000", NULL },
    { "edge-tolerance", "0", NULL },
    { "edge-tolerance", "50", NULL },
    { "ct-9", "250", NULL },
    { "touch-gap", "1", NULL },
    { "touch-gap", "86400", NULL },
    { "double-window", "0", NULL },
    { "double-window", "86400", NULL },
    { "road-factor", "1", "1.0" },
    { "road-factor", "5.000", "5.0" },
    { "road-factor", "1.275", NULL },
    { "trusttrack-url", "https://resellers.example/api/", NULL },
    { "trusttrack-url", "http://127.0.0.1:8080", NULL },
    { "trusttrack-url", "http://localhost:8080/x", NULL },
    { "trusttrack-url", "http://[::1]:8080", NULL },
    { "sync-minutes", "1", NULL },
    { "sync-minutes", "1440", NULL },
    { "export-schedule", "daily", NULL },
    { "export-schedule", "weekly", NULL },
    { "export-schedule", "monthly", NULL },
    { "export-time", "23:59", NULL },
    { "export-day", "31", NULL },
    { "export-folder", "/srv/Uren à payer", NULL },
    { "export-pattern", "{number} {name} {from} {to}", NULL },
    { "retention-months", "240", NULL },
    { "geocoder-url", "https://geo.example/nominatim", NULL },
    { "geocoder-url", "http://127.0.0.1:8080", NULL },
    { "key-order", "reversed", NULL },
    { "key-order", "unseen", NULL },
    { "failsafe-mails", "a@example.be", NULL },
    { "failsafe-mails", "a@example.be, b.c+d@example.be", "a@example.be,b.c+d@example.be" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklCompany) company = tkl_company_new ();
      g_autofree char *fresh = describe (company);
      g_autofree char *cleared = NULL;
      const char *stored = cases[i].stored != NULL ? cases[i].stored : cases[i].value;

      tell (cases[i].name, cases[i].value);
      set_field (company, cases[i].name, cases[i].value);
      assert_field (company, cases[i].name, stored);
      /* What is read can be set again. */
      set_field (company, cases[i].name, stored);
      assert_field (company, cases[i].name, stored);
      set_field (company, cases[i].name, "");
      cleared = describe (company);
      g_assert_cmpstr (cleared, ==, fresh);
    }
}

static const struct
{
  const char *name;
  const char *value;
  TklCoreError code;
} refused[] = {
  { "nonsense", "1", TKL_CORE_ERROR_UNKNOWN },
  { "", "1", TKL_CORE_ERROR_UNKNOWN },
  { "cl-1", "on", TKL_CORE_ERROR_UNKNOWN },
  { "cl-6", "on", TKL_CORE_ERROR_UNKNOWN },
  { "ct-12", "on", TKL_CORE_ERROR_UNKNOWN },
  { "CT-1", "on", TKL_CORE_ERROR_UNKNOWN },
  { "name", "two\nlines", TKL_CORE_ERROR_SYNTAX },
  { "name", "\xff", TKL_CORE_ERROR_SYNTAX },
  { "enterprise-number", "0123456794", TKL_CORE_ERROR_CHECK },
  { "enterprise-number", "2999999073", TKL_CORE_ERROR_SYNTAX },
  { "enterprise-number", "123", TKL_CORE_ERROR_SYNTAX },
  { "latitude", "90.0000001", TKL_CORE_ERROR_RANGE },
  { "latitude", "-91", TKL_CORE_ERROR_RANGE },
  { "latitude", "50,8466", TKL_CORE_ERROR_SYNTAX },
  { "latitude", "north", TKL_CORE_ERROR_SYNTAX },
  { "longitude", "180.0000001", TKL_CORE_ERROR_RANGE },
  { "longitude", "429.4967296", TKL_CORE_ERROR_RANGE },
  { "timezone", "Brussels", TKL_CORE_ERROR_UNKNOWN },
  { "language", "Dutch", TKL_CORE_ERROR_SYNTAX },
  { "timezone", "GMT+1", TKL_CORE_ERROR_UNKNOWN },
  { "day-start", "24:00", TKL_CORE_ERROR_RANGE },
  { "day-start", "99:59", TKL_CORE_ERROR_RANGE },
  { "day-start", "23:60", TKL_CORE_ERROR_SYNTAX },
  { "day-start", "6:00", TKL_CORE_ERROR_SYNTAX },
  { "day-start", "06.00", TKL_CORE_ERROR_SYNTAX },
  { "day-start", "06:-0", TKL_CORE_ERROR_SYNTAX },
  { "day-start", "06:00:00", TKL_CORE_ERROR_SYNTAX },
  { "day-start", "360", TKL_CORE_ERROR_SYNTAX },
  { "edge-tolerance", "-1", TKL_CORE_ERROR_RANGE },
  { "edge-tolerance", "51", TKL_CORE_ERROR_RANGE },
  { "edge-tolerance", "1.5", TKL_CORE_ERROR_SYNTAX },
  { "default-radius", "-1", TKL_CORE_ERROR_RANGE },
  { "default-radius", "100001", TKL_CORE_ERROR_RANGE },
  { "default-radius", "12.5", TKL_CORE_ERROR_SYNTAX },
  { "default-radius", "100 m", TKL_CORE_ERROR_SYNTAX },
  { "default-radius", "9223372036854775808", TKL_CORE_ERROR_SYNTAX },
  { "default-radius", "4294967296", TKL_CORE_ERROR_RANGE },
  { "ct-9", "on", TKL_CORE_ERROR_SYNTAX },
  { "touch-gap", "0", TKL_CORE_ERROR_RANGE },
  { "touch-gap", "86401", TKL_CORE_ERROR_RANGE },
  { "double-window", "-1", TKL_CORE_ERROR_RANGE },
  { "double-window", "86401", TKL_CORE_ERROR_RANGE },
  { "road-factor", "0.999", TKL_CORE_ERROR_RANGE },
  { "road-factor", "5.001", TKL_CORE_ERROR_RANGE },
  { "road-factor", "1,3", TKL_CORE_ERROR_SYNTAX },
  { "road-factor", "130%", TKL_CORE_ERROR_SYNTAX },
  { "trusttrack-url", "api.fm-track.com", TKL_CORE_ERROR_SYNTAX },
  { "trusttrack-url", "ftp://api.fm-track.com", TKL_CORE_ERROR_SYNTAX },
  { "trusttrack-url", "https://", TKL_CORE_ERROR_SYNTAX },
  { "trusttrack-url", "https://user:pass@api.fm-track.com", TKL_CORE_ERROR_SYNTAX },
  { "trusttrack-url", "https://api.fm-track.com/?api_key=1", TKL_CORE_ERROR_SYNTAX },
  { "trusttrack-url", "https://api.fm-track.com/#x", TKL_CORE_ERROR_SYNTAX },
  { "trusttrack-url", "http://api.fm-track.com", TKL_CORE_ERROR_RANGE },
  { "trusttrack-url", "http://127.evil.example", TKL_CORE_ERROR_RANGE },
  { "sync-minutes", "0", TKL_CORE_ERROR_RANGE },
  { "sync-minutes", "1441", TKL_CORE_ERROR_RANGE },
  { "sync-minutes", "off", TKL_CORE_ERROR_SYNTAX },
  { "export-schedule", "on", TKL_CORE_ERROR_SYNTAX },
  { "export-schedule", "interval", TKL_CORE_ERROR_SYNTAX },
  { "export-schedule", "1", TKL_CORE_ERROR_SYNTAX },
  { "export-schedule", "Daily", TKL_CORE_ERROR_SYNTAX },
  { "export-time", "24:00", TKL_CORE_ERROR_RANGE },
  { "export-day", "0", TKL_CORE_ERROR_RANGE },
  { "export-day", "32", TKL_CORE_ERROR_RANGE },
  { "export-day", "Monday", TKL_CORE_ERROR_SYNTAX },
  { "export-folder", "exports", TKL_CORE_ERROR_SYNTAX },
  { "export-folder", "~/exports", TKL_CORE_ERROR_SYNTAX },
  { "export-pattern", "{company}", TKL_CORE_ERROR_SYNTAX },
  { "export-pattern", "{from} {to}/x", TKL_CORE_ERROR_SYNTAX },
  { "retention-months", "-1", TKL_CORE_ERROR_RANGE },
  { "retention-months", "241", TKL_CORE_ERROR_RANGE },
  { "geocoder-url", "nominatim.openstreetmap.org", TKL_CORE_ERROR_SYNTAX },
  { "geocoder-url", "https://geo.example/?key=1", TKL_CORE_ERROR_SYNTAX },
  { "geocoder-url", "http://geo.example", TKL_CORE_ERROR_RANGE },
  { "failsafe-mails", "nobody", TKL_CORE_ERROR_SYNTAX },
  { "failsafe-mails", "@example.be", TKL_CORE_ERROR_SYNTAX },
  { "failsafe-mails", "a@", TKL_CORE_ERROR_SYNTAX },
  { "failsafe-mails", "a@b@c", TKL_CORE_ERROR_SYNTAX },
  { "failsafe-mails", "a@example.be,", TKL_CORE_ERROR_SYNTAX },
  { "failsafe-mails", "a@example.be;b@example.be", TKL_CORE_ERROR_SYNTAX },
  { "ct-1", "yes", TKL_CORE_ERROR_SYNTAX },
  { "ct-1", "ON", TKL_CORE_ERROR_SYNTAX },
  { "ct-1", "1", TKL_CORE_ERROR_SYNTAX },
  { "double-ignore-both", "true", TKL_CORE_ERROR_SYNTAX },
};

static void
test_refused (void)
{
  g_autoptr (TklCompany) company = tkl_company_new ();
  g_autofree char *before = describe (company);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      tell (refused[i].name, refused[i].value);
      g_assert_false (tkl_company_set_field (company, refused[i].name, refused[i].value, &error));
      g_assert_error (error, TKL_CORE_ERROR, (int) refused[i].code);
      /* A whole sentence that can be translated: no name, no value in it. */
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_null (strchr (error->message, '='));
      after = describe (company);
      g_assert_cmpstr (after, ==, before);
    }
}

/* A company may hold one half of its position while it is being set. */
static void
test_location (void)
{
  g_autoptr (TklCompany) company = tkl_company_new ();

  set_field (company, "longitude", "4.3517");
  g_assert_false (tkl_point_is_set (company->location));
  assert_field (company, "longitude", "4.3517");
  assert_field (company, "latitude", "");
  set_field (company, "latitude", "50.8466");
  g_assert_true (tkl_point_valid (company->location));
  g_assert_cmpint (company->location.lat_e7, ==, 508466000);
  g_assert_cmpint (company->location.lon_e7, ==, 43517000);
  set_field (company, "latitude", "");
  g_assert_false (tkl_point_is_set (company->location));
  assert_field (company, "longitude", "4.3517");
}

static void
test_radius_alias (void)
{
  g_autoptr (TklCompany) company = tkl_company_new ();

  set_field (company, "ct-9", "75");
  g_assert_cmpint (company->default_radius_m, ==, 75);
  assert_field (company, "default-radius", "75");
  set_field (company, "default-radius", "80");
  assert_field (company, "ct-9", "80");
}

static void
test_copy (void)
{
  g_autoptr (TklCompany) company = tkl_company_new ();
  g_autoptr (TklCompany) copy = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_field (company, "name", "Peeters");
  set_field (company, "enterprise-number", "0123456749");
  set_field (company, "town", "Mechelen");
  set_field (company, "failsafe-mails", "a@example.be");
  set_field (company, "export-folder", "/srv/exports");
  set_field (company, "export-pattern", "{from}{to}");
  set_field (company, "latitude", "51");
  set_field (company, "cl-8", "on");
  before = describe (company);
  copy = tkl_company_copy (company);
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    set_field (company, defaults[i].name, "");
  after = describe (copy);
  g_assert_cmpstr (after, ==, before);
  g_assert_null (tkl_company_copy (NULL));
  tkl_company_free (NULL);
}

/* A day of the month is none of the week, whichever of the two is changed. */
static void
test_weekly_day (void)
{
  static const struct
  {
    const char *schedule, *day;         /* as they were */
    const char *new_schedule, *new_day; /* (nullable): as is */
    gboolean good;
  } cases[] = {
    { "off", "1", "weekly", NULL, TRUE },     { "off", "7", "weekly", NULL, TRUE },
    { "off", "8", "weekly", NULL, FALSE },    { "monthly", "31", "weekly", NULL, FALSE },
    { "monthly", "31", "weekly", "3", TRUE }, { "weekly", "1", NULL, "8", FALSE },
    { "weekly", "1", "monthly", "31", TRUE }, { "daily", "1", NULL, "31", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklCompany) base = tkl_company_new ();
      g_autoptr (TklCompany) wanted = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (tkl_company_set_field (base, "export-schedule", cases[i].schedule, NULL));
      g_assert_true (tkl_company_set_field (base, "export-day", cases[i].day, NULL));
      wanted = tkl_company_copy (base);
      if (cases[i].new_schedule != NULL)
        tkl_company_set_field (wanted, "export-schedule", cases[i].new_schedule, NULL);
      if (cases[i].new_day != NULL)
        tkl_company_set_field (wanted, "export-day", cases[i].new_day, NULL);
      g_assert_cmpint (tkl_company_check_change (base, wanted, NULL, &error), ==, cases[i].good);
      if (!cases[i].good)
        g_assert_error (error, TKL_CORE_ERROR, TKL_CORE_ERROR_RANGE);
      /* An older database may have it: whatever else is changed may be. */
      g_assert_true (tkl_company_set_field (wanted, "name", "x", NULL));
      g_assert_true (tkl_company_check_change (wanted, wanted, NULL, NULL));
    }
}

/* Of a change only what is new is refused, and the setting at fault is named. */
static void
test_premises (void)
{
  static const struct
  {
    const char *field, *value;
    const char *fault; /* (nullable) */
  } cases[] = {
    { "postal-code", "2800", NULL },    { "postal-code", "99999999999999", "postal-code" },
    { "country", "BE", "postal-code" }, { "house-number", "none", "house-number" },
    { "street", "Dorp", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklCompany) base = tkl_company_new ();
      g_autoptr (TklCompany) wanted = NULL;
      g_autoptr (GError) error = NULL;
      const char *name = NULL;

      /* As an older version let it be stored. */
      g_assert_true (tkl_company_set_field (base, "postal-code", "59000x", NULL));
      wanted = tkl_company_copy (base);
      g_assert_true (tkl_company_set_field (wanted, cases[i].field, cases[i].value, NULL));
      g_assert_cmpint (tkl_company_check_change (base, wanted, &name, &error), ==,
                       cases[i].fault == NULL);
      if (cases[i].fault == NULL)
        continue;
      g_assert_error (error, TKL_CORE_ERROR, TKL_CORE_ERROR_RANGE);
      g_assert_cmpstr (name, ==, cases[i].fault);
    }
}

/* Counted in characters; what an older database has is read all the same. */
static void
test_lengths (void)
{
  static const struct
  {
    const char *name;
    guint max;
  } cases[] = { { "name", 200 }, { "street", 1000 }, { "town", 1000 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TklCompany) company = tkl_company_new ();
      g_autofree char *longest = g_strnfill (cases[i].max * 2, 'e');
      g_autofree char *too_long = g_strconcat (longest, "\xc3\xa9", NULL);
      g_autofree char *limit = g_strdup_printf (" %u ", cases[i].max);
      g_autofree char *kept = NULL;
      g_autoptr (GError) error = NULL;

      for (guint c = 0; c < cases[i].max; c++)
        memcpy (longest + 2 * (gsize) c, "\xc3\xa9", 2);
      memcpy (too_long, longest, strlen (longest));
      g_assert_true (tkl_company_set_field (company, cases[i].name, longest, NULL));
      g_assert_false (tkl_company_set_field (company, cases[i].name, too_long, &error));
      g_assert_error (error, TKL_CORE_ERROR, TKL_CORE_ERROR_RANGE);
      g_assert_nonnull (strstr (error->message, limit));
      g_assert_true (tkl_company_load_field (company, cases[i].name, too_long, NULL));
      kept = tkl_company_get_field (company, cases[i].name);
      g_assert_cmpstr (kept, ==, too_long);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/company/fields", test_fields);
  g_test_add_func ("/company/help-names-none", test_help_names_none);
  g_test_add_func ("/company/default-struct", test_default_struct);
  g_test_add_func ("/company/served-here", test_served_here);
  g_test_add_func ("/company/switches", test_switches);
  g_test_add_func ("/company/switch-members", test_switch_members);
  g_test_add_func ("/company/accepted", test_accepted);
  g_test_add_func ("/company/lengths", test_lengths);
  g_test_add_func ("/company/refused", test_refused);
  g_test_add_func ("/company/location", test_location);
  g_test_add_func ("/company/radius-alias", test_radius_alias);
  g_test_add_func ("/company/copy", test_copy);
  g_test_add_func ("/company/weekly-day", test_weekly_day);
  g_test_add_func ("/company/premises", test_premises);
  return g_test_run ();
}
