/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of a company: names, what they do, defaults and limits. */
/* Thread: constant. */
#include "tkl-company-private.h"

#include "tkl-file-pattern.h"

#include <glib/gi18n-lib.h>

#define AT(member) .offset = offsetof (TklCompany, member)
#define TEXT(member) .kind = TKL_SETTING_TEXT, AT (member)
#define SWITCH(member, by_default)                                                                 \
  .kind = TKL_SETTING_SWITCH, AT (member), .default_value = by_default, .min = FALSE, .max = TRUE, \
  .expected = N_ ("“on” or “off” is expected.")

/* In the order of TklScheduleKind. */
static const char *const export_schedules[] = { "off", "daily", "weekly", "monthly", NULL };

/* In the order of TklKeyOrder. */
static const char *const key_orders[]
    = { "unknown", "printed", "reversed", "decimal", "other", "unseen", NULL };

static const TklSetting settings[] = {
  { { "name", N_ ("Name of the company, as printed on lists and workbooks.") },
    TEXT (name),
    .default_text = "" },
  { { "enterprise-number", N_ ("Enterprise number: ten digits, the last two are check digits.") },
    .kind = TKL_SETTING_ENTERPRISE,
    AT (enterprise_number) },
  { { "street", N_ ("Street of the employer's premises.") }, TEXT (address.street) },
  { { "house-number", N_ ("House number, with the box when there is one.") },
    TEXT (address.house_number) },
  { { "postal-code", N_ ("Postal code of the employer's premises.") }, TEXT (address.postal_code) },
  { { "town", N_ ("Town of the employer's premises.") }, TEXT (address.town) },
  { { "country", N_ ("Country of the employer's premises; empty means Belgium.") },
    TEXT (address.country) },
  { { "latitude",
      N_ ("Latitude of the employer's premises in decimal degrees; ticks near it are at the "
          "employer.") },
    .kind = TKL_SETTING_DEGREES,
    AT (location.lat_e7),
    .min = -900000000,
    .max = 900000000,
    .expected
    = N_ ("A latitude is expected: degrees from -90 to 90 with a dot, such as 50.8466.") },
  { { "longitude", N_ ("Longitude of the employer's premises in decimal degrees.") },
    .kind = TKL_SETTING_DEGREES,
    AT (location.lon_e7),
    .min = -1800000000,
    .max = 1800000000,
    .expected
    = N_ ("A longitude is expected: degrees from -180 to 180 with a dot, such as 4.3517.") },
  { { "timezone",
      N_ ("Time zone in which days and hours are counted and shown, such as Europe/Brussels.") },
    .kind = TKL_SETTING_ZONE,
    AT (timezone),
    .default_text = "Europe/Brussels" },
  { { "language",
      N_ ("Language of the workbooks: fr, nl, de or en; empty means that of the program.") },
    .kind = TKL_SETTING_LANGUAGE,
    AT (language) },
  { { "day-start",
      N_ ("Time at which a workday begins; earlier ticks belong to the day before. An employee "
          "may have his own.") },
    .kind = TKL_SETTING_MINUTE,
    AT (day_start_min),
    .max = 1439,
    .expected = N_ ("A time of day from 00:00 to 23:59 is expected.") },
  { { "default-radius",
      N_ ("Radius in metres around projects without one of their own, the employer and homes "
          "(CT-9); 0 = none.") },
    .kind = TKL_SETTING_INTEGER,
    AT (default_radius_m),
    .max = 100000,
    .expected = N_ ("Whole metres from 0 to 100000 are expected.") },
  { { "edge-tolerance",
      N_ ("Metres by which a tick outside all places may miss the edge of one and still count "
          "there, since positions are not exact; 0 = none.") },
    .kind = TKL_SETTING_INTEGER,
    AT (edge_tolerance_m),
    .max = TKL_EDGE_TOLERANCE_MAX_M,
    .expected = N_ ("Whole metres from 0 to 50 are expected.") },
  { { "touch-gap",
      N_ ("Seconds after which the same key in the same vehicle is a new tick; raise it for "
          "readers that repeat a key.") },
    .kind = TKL_SETTING_INTEGER,
    AT (touch_gap_s),
    .default_value = 120,
    .min = 1,
    .max = 86400,
    .expected = N_ ("Whole seconds from 1 to 86400 are expected.") },
  { { "double-window",
      N_ ("Seconds within which a second tick of a person at the same place is a double.") },
    .kind = TKL_SETTING_INTEGER,
    AT (double_window_s),
    .default_value = 300,
    .max = 86400,
    .expected = N_ ("Whole seconds from 0 to 86400 are expected.") },
  { { "double-ignore-both",
      N_ ("With CT-4: the first tick of a double is ignored as well, not only the later ones.") },
    SWITCH (on.double_ignore_both, FALSE) },
  { { "road-factor",
      N_ ("What a straight line is multiplied by when the distance driven is not known.") },
    .kind = TKL_SETTING_MILLI,
    AT (road_factor_milli),
    .default_value = 1300,
    .min = 1000,
    .max = 5000,
    .expected = N_ ("A number from 1 to 5 is expected, with a dot, such as 1.3.") },
  { { "trusttrack-url", N_ ("Address of the TrustTrack service.") },
    .kind = TKL_SETTING_URL,
    AT (trusttrack_url),
    .default_text = "https://api.fm-track.com",
    .expected = N_ ("An address such as https://api.fm-track.com is expected, without the key.") },
  { { "geocoder-url",
      N_ ("Address of the service that finds the coordinates of an address and the address of "
          "coordinates.") },
    .kind = TKL_SETTING_URL,
    AT (geocoder_url),
    .default_text = "https://nominatim.openstreetmap.org",
    .expected = N_ ("An address such as https://nominatim.openstreetmap.org is expected.") },
  { { "key-order",
      N_ ("What is printed on keys of which readers send the serial number only: the number as it "
          "is sent, its bytes reversed, or that decimal number; other and unseen: nobody could "
          "tell.") },
    .kind = TKL_SETTING_CHOICE,
    AT (key_order),
    .max = G_N_ELEMENTS (key_orders) - 2,
    .words = key_orders,
    .expected = N_ ("unknown, printed, reversed, decimal, other or unseen is expected.") },
  { { "failsafe-mails",
      N_ ("Mail addresses, with commas, that are warned when something goes wrong unseen. In "
          "effect once a later version registers presences.") },
    .kind = TKL_SETTING_MAILS,
    AT (failsafe_mails) },
  { { "sync-minutes",
      N_ ("Minutes from one automatic fetching of ticks to the next, while CT-6 is on.") },
    .kind = TKL_SETTING_INTEGER,
    AT (background.sync_min),
    .default_value = 5,
    .min = 1,
    .max = 1440,
    .expected = N_ ("Whole minutes from 1 to 1440 are expected.") },
  { { "auto-addresses", N_ ("Street addresses of ticks are looked up by themselves: their "
                            "positions go to the address service.") },
    SWITCH (background.auto_addresses, FALSE) },
  { { "export-schedule",
      N_ ("When the lines of the day, week or month before are written to Excel by themselves.") },
    .kind = TKL_SETTING_CHOICE,
    AT (background.export_schedule),
    .max = 3,
    .words = export_schedules,
    .expected = N_ ("off, daily, weekly or monthly is expected.") },
  { { "export-time", N_ ("Time of day of the scheduled Excel export.") },
    .kind = TKL_SETTING_MINUTE,
    AT (background.export_min),
    .default_value = 360,
    .max = 1439,
    .expected = N_ ("A time of day from 00:00 to 23:59 is expected.") },
  { { "export-day",
      N_ ("Day of the scheduled Excel export: of the week, 1 = Monday to 7 = Sunday, or of the "
          "month; the last one in shorter months.") },
    .kind = TKL_SETTING_INTEGER,
    AT (background.export_day),
    .default_value = 1,
    .min = 1,
    .max = 31,
    .expected = N_ ("A whole number from 1 to 31 is expected.") },
  { { "export-folder", N_ ("Folder in which the scheduled Excel export puts its workbooks.") },
    .kind = TKL_SETTING_FOLDER,
    AT (background.export_folder) },
  { { "export-split",
      N_ ("The scheduled Excel export writes one workbook per employee instead of one for all.") },
    SWITCH (background.export_split, FALSE) },
  { { "export-pattern",
      N_ ("Names of the scheduled workbooks, with the placeholders {company} {from} {to} {number} "
          "{name}.") },
    .kind = TKL_SETTING_PATTERN,
    AT (background.export_pattern),
    .default_text = TKL_FILE_PATTERN_DEFAULT },
  { { "retention-months",
      N_ ("Months after which raw positions of vehicles are deleted; ticks and lines stay; 0 = "
          "never.") },
    .kind = TKL_SETTING_INTEGER,
    AT (background.retention_months),
    .max = 240,
    .expected = N_ ("Whole months from 0 to 240 are expected.") },
  { { "ct-1", N_ ("CT-1: mobility lines carry the project driven to or from.") },
    SWITCH (on.link_mobility, TRUE) },
  { { "ct-2", N_ ("CT-2: the way from one project to another is work, not mobility.") },
    SWITCH (on.between_sites, TRUE) },
  { { "ct-3",
      N_ ("CT-3: of four or more ticks in a row at one project, the time between the second and "
          "the third is a break.") },
    SWITCH (on.breaks, TRUE) },
  { { "ct-4", N_ ("CT-4: double ticks are ignored; off, they wait for the office.") },
    SWITCH (on.ignore_doubles, TRUE) },
  { { "ct-5", N_ ("CT-5: lines for starting and stopping the engine stand among the ticks.") },
    SWITCH (on.start_stop, FALSE) },
  { { "ct-6", N_ ("CT-6: ticks are fetched automatically, at the times of the schedule.") },
    SWITCH (on.auto_import, FALSE) },
  { { "ct-7", N_ ("CT-7: presences are sent to Checkin@Work automatically. In effect once a later "
                  "version registers presences.") },
    SWITCH (on.auto_presence, FALSE) },
  { { "ct-8", N_ ("CT-8: presences are sent automatically only for ticks inside a polygon of the "
                  "project. In effect once a later version registers presences.") },
    SWITCH (on.presence_in_zone, FALSE) },
  { { "ct-10", N_ ("CT-10: ticks are linked to their places as soon as they are fetched.") },
    SWITCH (on.auto_link, FALSE) },
  { { "ct-11",
      N_ ("CT-11: only projects planned for the employee on that day are linked to his ticks.") },
    SWITCH (on.planned_only, FALSE) },
  { { "cl-2", N_ ("CL-2: begin and end of lines are rounded to the nearest five minutes.") },
    SWITCH (on.round_5_min, FALSE) },
  { { "cl-3", N_ ("CL-3: a line added in the window is by default one entered by hand. In effect "
                  "once a later version lets you add lines.") },
    SWITCH (on.manual_default, FALSE) },
  { { "cl-4", N_ ("CL-4: a day with a single journey counts its distance twice, there and back.") },
    SWITCH (on.double_distance, FALSE) },
  { { "cl-5",
      N_ ("CL-5: a day with a single journey counts its travel time twice, there and back.") },
    SWITCH (on.double_duration, FALSE) },
  { { "cl-7", N_ ("CL-7: new lines have “to book” ticked.") }, SWITCH (on.to_book, FALSE) },
  { { "cl-8", N_ ("CL-8: all time between ticks is work, journeys included.") },
    SWITCH (on.all_work, FALSE) },
};

const TklSetting *
tkl_company_settings (gsize *ret_n_settings)
{
  g_return_val_if_fail (ret_n_settings != NULL, NULL);

  *ret_n_settings = G_N_ELEMENTS (settings);
  return settings;
}
