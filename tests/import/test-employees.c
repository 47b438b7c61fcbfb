/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CSV file of employees: each column good and bad, several keys, what clears and what keeps. */
#include "import-text.h"
#include "tkl-employee.h"
#include "tkl-import-employees.h"
#include "tkl-import-error.h"

#include <string.h>

#define BIT(column) (G_GUINT64_CONSTANT (1) << TKL_EMPLOYEE_COLUMN_##column)

/* 2026-11-26 */
#define TODAY 20783

static gboolean
know_one_key (const char *key, gpointer data)
{
  guint *n_asked = data;

  (*n_asked)++;
  return g_str_equal (key, "1234567890123456");
}

static TklImportResult *
read_text (const char *text)
{
  TklEmployeeImport import = { .today = TODAY };
  g_autoptr (GBytes) bytes = bytes_of (text, -1);
  g_autoptr (GError) error = NULL;
  TklImportResult *result = tkl_import_employees (&(TklTableFile){ bytes, NULL }, &import, &error);

  g_assert_no_error (error);
  return result;
}

typedef struct
{
  const char *header; /* besides `number` */
  const char *cells;
  const char *problems; /* "" = good */
} CellCase;

static const CellCase cell_cases[] = {
  { "first_name", "Jan", "" },
  { "FIRST_NAME ", "Jan", "" },
  { "first_name", "", "" },
  { "first_name", "\"Jan\nPiet\"", "" },
  { "first_name", "J\x01n", "2:first_name:control" },
  { "first_name", "caf\xE9", "2:first_name:encoding" },
  { "first_name", "a\"b", "2:first_name:quotes" },
  { "first_name,last_name", "Jan", "2::cells" },
  { "first_name,last_name", "Jan,Peeters,", "" },
  { "first_name,last_name", "Jan,Peeters,x", "2::cells" },
  { "shoe_size", "43", "1:shoe_size:unknown" },
  { ",town", "x,Gent", "1:2:unknown" },
  { "town,,", "Gent,,", "" },
  { "town,,", "Gent,,x", "2::cells" },
  { "latitude,longitude", "50.8466,4.3517", "" },
  { "latitude,longitude", "-90,180", "" },
  { "house_number,postal_code", "12 bus 3,2800", "" },
  { "house_number,postal_code", ",", "" },
  { "house_number", "none", "2:house_number:house-number" },
  { "postal_code", "0900", "2:postal_code:postal-belgium" },
  { "postal_code,country", "59000,FR", "" },
  { "postal_code,country", "99999999999999,FR", "2:postal_code:postal-abroad" },
  { "latitude,longitude", ",", "" },
  { "latitude,longitude", "50.8466,", "2:longitude:half" },
  { "latitude,longitude", ",4.3517", "2:latitude:half" },
  { "latitude,longitude", "90.0000001,4", "2:latitude:latitude" },
  { "latitude,longitude", "50,-180.0000001", "2:longitude:longitude" },
  { "latitude,longitude", "north,4", "2:latitude:latitude" },
  { "latitude,longitude", "\"50,8\",\"4,3\"", "2:latitude:latitude 2:longitude:longitude" },
  { "latitude", "", "" },
  { "latitude", "50.8", "2:longitude:half" },
  { "registered,active", "1,0", "" },
  { "registered,active", ",", "" },
  { "registered", "yes", "2:registered:switch" },
  { "registered", "01", "2:registered:switch" },
  { "active", "2", "2:active:switch" },
  { "active", "TRUE", "2:active:switch" },
  { "role", "driver", "" },
  { "role", "passenger", "" },
  { "role", "own", "" },
  { "role", "pilot", "2:role:word" },
  { "key", "3D00000BADC0DE01", "" },
  { "key", "01:DE:C0:AD:0B:00:00:3D", "" },
  { "key", "0x00000BADC0DE", "" },
  { "key", "card 4711", "" },
  { "key", "3D00000BADC0DE02", "2:key:mistyped" },
  { "key", "1234567890123456", "2:key:mistyped" },
  { "key", "0000000000000000", "2:key:no-key" },
  { "key", "NULL", "2:key:no-key" },
  { "key", "\"4,50363E+17\"", "2:key:rounded" },
  { "key", "4.50363E+17", "2:key:rounded" },
  { "key", "5E+17", "2:key:rounded" },
  { "key", "5E17", "" },
  { "key", "\"a\nb\"", "2:key:control" },
  { "key,key_from,key_to", "5E17,2026-01-01,2026-12-31", "" },
  { "key,key_from,key_to", "5E17,2026-01-01,2026-01-01", "" },
  { "key,key_from,key_to", "5E17,2026-01-02,2026-01-01", "2:key_to:period" },
  { "key,key_from,key_to", "5E17,,2026-01-01", "" },
  { "key,key_from,key_to", ",,", "" },
  { "key,key_from,key_to", ",2026-01-01,", "2:key:key-missing" },
  { "key,key_from,key_to", "5E17,1-1-2026,2026-02-30", "2:key_from:date 2:key_to:date" },
  { "national_number", "84022999708", "" },
  { "national_number", "84.02.29-997.08", "" },
  { "national_number", "84022999709", "2:national_number:national" },
  { "national_number", "8402299970", "2:national_number:national" },
  { "national_number", "none", "2:national_number:national" },
  { "in_service_from,in_service_to", "2026-01-01,2026-01-01", "" },
  { "in_service_from,in_service_to", "2026-01-02,2026-01-01", "2:in_service_to:period" },
  { "in_service_from", "2026-02-29", "2:in_service_from:date" },
  { "in_service_from", "2024-02-29", "" },
  { "in_service_from", "01/02/2026", "2:in_service_from:date" },
  { "expected_minutes", "0", "" },
  { "expected_minutes", "1440", "" },
  { "expected_minutes", "1441", "2:expected_minutes:number" },
  { "expected_minutes", "-1", "2:expected_minutes:number" },
  { "expected_minutes", "7.6", "2:expected_minutes:number" },
  { "day_start", "00:00", "" },
  { "day_start", "23:59", "" },
  { "day_start", "24:00", "2:day_start:time" },
  { "day_start", "06:60", "2:day_start:time" },
  { "day_start", "6:00", "2:day_start:time" },
  { "hourly_wage", "18.25", "" },
  { "hourly_wage", "\"18,25\"", "" },
  { "hourly_wage", "18", "" },
  { "hourly_wage", "0", "" },
  { "hourly_wage", "18.255", "2:hourly_wage:amount" },
  { "hourly_wage", "-1", "2:hourly_wage:amount" },
  { "hourly_wage", "\"1.250,00\"", "2:hourly_wage:amount" },
  { "hourly_wage", "much", "2:hourly_wage:amount" },
  { "hourly_wage", "100000", "2:hourly_wage:amount" },
  { "committee", "124", "" },
  { "committee", "124.01", "" },
  { "committee", "\"a\nb\"", "2:committee:control" },
  { "note", "\"Works\non Fridays\"", "" },
  { "role,active", "pilot,x", "2:active:switch 2:role:word" },
};

static void
test_cells (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cell_cases); i++)
    {
      const CellCase *c = &cell_cases[i];
      g_autofree char *text = g_strdup_printf ("number,%s\n12,%s\n", c->header, c->cells);
      g_autoptr (TklImportResult) result = read_text (text);
      g_autofree char *problems = problems_text (result);
      gboolean bad = FALSE;

      g_test_message ("%s: %" G_GSIZE_FORMAT, c->header, i);
      g_assert_cmpstr (problems, ==, c->problems);
      for (guint j = 0; j < result->problems->len; j++)
        bad |= !((TklImportProblem *) g_ptr_array_index (result->problems, j))->warning;
      g_assert_cmpuint (result->n_rows, ==, 1);
      g_assert_cmpuint (result->n_bad_rows, ==, bad ? 1 : 0);
      g_assert_cmpuint (result->rows->len, ==, bad ? 0 : 1);
    }
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *cell;
    const char *number; /* NULL: bad */
    const char *problems;
  } cases[] = {
    { "12", "12", "" },
    { "  0012\xC2\xA0", "0012", "" },
    { "\"A, B\"", "A, B", "" },
    { "É-1", "É-1", "" },
    { "\"\"", NULL, "2:number:empty" },
    { "\" \"", NULL, "2:number:empty" },
    { "\"1\n2\"", NULL, "2:number:control" },
    { "1234567890123456789012345678901234567890123456789012345678901234",
      "1234567890123456789012345678901234567890123456789012345678901234", "" },
    { "12345678901234567890123456789012345678901234567890123456789012345", NULL, "2:number:long" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("town,number\nGent,%s\n", cases[i].cell);
      g_autoptr (TklImportResult) result = read_text (text);
      g_autofree char *problems = problems_text (result);

      g_assert_cmpstr (problems, ==, cases[i].problems);
      g_assert_cmpuint (result->rows->len, ==, cases[i].number != NULL ? 1 : 0);
      if (cases[i].number != NULL)
        {
          const TklEmployeeRow *row = g_ptr_array_index (result->rows, 0);

          g_assert_cmpstr (row->values->number, ==, cases[i].number);
        }
    }
}

static void
test_values (void)
{
  g_autoptr (TklImportResult) result = read_text (
      "number;first_name;last_name;street;house_number;postal_code;town;country;latitude;longitude;"
      "registered;active;role;key;key_from;key_to;national_number;in_service_from;in_service_to;"
      "expected_minutes;day_start;hourly_wage;committee;note\r\n"
      "12; Jan ;Peeters;\"Rue \"\"X\"\"; \n cour\";12 bus "
      "3;9000;Gent;BE;51.05;3.7212345678;0;0;own;"
      "3d-00-00-0b-ad-c0-de-01;2026-01-01;2026-12-31;84.02.29 997-08;2020-02-29;2199-12-31;480;"
      "06:30;18,25;124.01;\"Fridays\nonly\"\r\n");
  const TklEmployeeRow *row;
  const TklEmployee *e;

  g_assert_cmpuint (result->problems->len, ==, 0);
  g_assert_cmpuint (result->rows->len, ==, 1);
  row = g_ptr_array_index (result->rows, 0);
  e = row->values;
  g_assert_cmpint (row->line, ==, 2);
  g_assert_cmpuint (row->present, ==, (G_GUINT64_CONSTANT (1) << TKL_EMPLOYEE_N_COLUMNS) - 1);
  g_assert_cmpstr (row->key, ==, "3d-00-00-0b-ad-c0-de-01");
  g_assert_false (row->key_mistyped);
  g_assert_cmpint (row->key_from, ==, tkl_day_from_ymd (2026, 1, 1));
  g_assert_cmpint (row->key_to, ==, tkl_day_from_ymd (2026, 12, 31));
  g_assert_cmpstr (e->number, ==, "12");
  g_assert_cmpstr (e->first_name, ==, "Jan");
  g_assert_cmpstr (e->last_name, ==, "Peeters");
  g_assert_cmpstr (e->address.street, ==, "Rue \"X\"; cour");
  g_assert_cmpstr (e->address.house_number, ==, "12 bus 3");
  g_assert_cmpstr (e->address.postal_code, ==, "9000");
  g_assert_cmpstr (e->address.town, ==, "Gent");
  g_assert_cmpstr (e->address.country, ==, "BE");
  g_assert_cmpint (e->home.lat_e7, ==, 510500000);
  g_assert_cmpint (e->home.lon_e7, ==, 37212346);
  g_assert_false (e->registered);
  g_assert_false (e->active);
  g_assert_cmpint (e->role, ==, TKL_ROLE_OWN);
  g_assert_cmpstr (e->national_number, ==, "84022999708");
  g_assert_cmpint (e->in_service_from, ==, tkl_day_from_ymd (2020, 2, 29));
  g_assert_cmpint (e->in_service_to, ==, TKL_DAY_LAST);
  g_assert_cmpint (row->expected_min, ==, 480);
  g_assert_cmpint (e->day_start_min, ==, 390);
  g_assert_cmpint (e->wage_cents, ==, 1825);
  g_assert_cmpstr (e->committee, ==, "124.01");
  g_assert_cmpstr (e->note, ==, "Fridays only");
}

/* A missing column keeps what is stored, an empty cell clears it. */
static void
test_present (void)
{
  g_autoptr (TklImportResult) result
      = read_text ("active,number,town,latitude,day_start,expected_minutes\n,12,,,,\n");
  const TklEmployeeRow *row;

  g_assert_cmpuint (result->rows->len, ==, 1);
  row = g_ptr_array_index (result->rows, 0);
  g_assert_cmpuint (row->present, ==,
                    BIT (ACTIVE) | BIT (NUMBER) | BIT (TOWN) | BIT (DAY_START)
                        | BIT (EXPECTED_MINUTES));
  g_assert_null (row->values->address.town);
  g_assert_true (row->values->active);
  g_assert_true (row->values->registered);
  g_assert_false (tkl_point_is_set (row->values->home));
  g_assert_cmpint (row->values->day_start_min, ==, -1);
  g_assert_cmpint (row->expected_min, ==, -1);
  g_assert_null (row->key);
  g_assert_cmpint (row->key_from, ==, TKL_DAY_NONE);
}

static void
test_several_keys (void)
{
  g_autoptr (TklImportResult) result = read_text ("number,town,role,key,latitude,longitude\n"
                                                  "12,Gent,own,3D00000BADC0DE01,50,4\n"
                                                  "13,Gent,own,F7000000C0FFEE01,50,4\n"
                                                  "12,Gent,own,card 1,50.0,4.00\n"
                                                  "12,Aalst,own,card 2,50,4\n"
                                                  "12,Gent,,card 3,50,\n"
                                                  "12,,,card 4,50,4\n"
                                                  "12,Gent,own,,50,4\n");
  g_autofree char *problems = problems_text (result);
  const TklEmployeeRow *third;
  const TklImportProblem *problem;

  g_assert_cmpstr (problems, ==,
                   "5:town:disagrees 6:longitude:half 7:town:disagrees 7:role:disagrees");
  g_assert_cmpuint (result->n_rows, ==, 7);
  g_assert_cmpuint (result->n_bad_rows, ==, 3);
  g_assert_cmpuint (result->rows->len, ==, 4);
  third = g_ptr_array_index (result->rows, 2);
  g_assert_cmpint (third->line, ==, 4);
  g_assert_cmpstr (third->key, ==, "card 1");
  problem = g_ptr_array_index (result->problems, 0);
  g_assert_cmpstr (problem->value, ==, "Aalst");
  g_assert_nonnull (strstr (problem->text, "Line 2"));
}

/* The first good row counts, not a bad one before it. */
static void
test_agrees_with_good_rows (void)
{
  g_autoptr (TklImportResult) result
      = read_text ("number,town,active\n12,Gent,no\n12,Aalst,1\n12,Gent,1\n12,Aalst,1\n");
  g_autofree char *problems = problems_text (result);

  g_assert_cmpstr (problems, ==, "2:active:switch 4:town:disagrees");
  g_assert_cmpuint (result->rows->len, ==, 2);
}

/* A reader that sends a key with a wrong check sum overrules the typing error. */
static void
test_key_seen (void)
{
  guint n_asked = 0;
  TklEmployeeImport import = { TODAY, know_one_key, &n_asked };
  g_autoptr (GBytes) bytes = bytes_of ("number,key\n1,1234567890123456\n2,1234567890123457\n"
                                       "3,3D00000BADC0DE01\n4,card\n5,0000000000000000\n",
                                       -1);
  g_autoptr (TklImportResult) result
      = tkl_import_employees (&(TklTableFile){ bytes, NULL }, &import, NULL);
  g_autofree char *problems = problems_text (result);
  const TklEmployeeRow *first = g_ptr_array_index (result->rows, 0);

  g_assert_cmpstr (problems, ==, "3:key:mistyped 6:key:no-key");
  g_assert_cmpuint (n_asked, ==, 2);
  g_assert_true (first->key_mistyped);
  g_assert_cmpstr (first->key, ==, "1234567890123456");
  g_assert_false (((TklEmployeeRow *) g_ptr_array_index (result->rows, 1))->key_mistyped);
}

/* The birth date tells today: 2026-11-26 has been, the day after not. */
static void
test_born_tomorrow (void)
{
  g_autoptr (GBytes) bytes = bytes_of ("number,national_number\n1,24073199317\n", -1);
  TklEmployeeImport then = { .today = tkl_day_from_ymd (2024, 7, 31) };
  TklEmployeeImport before = { .today = tkl_day_from_ymd (2024, 7, 30) };
  g_autoptr (TklImportResult) good
      = tkl_import_employees (&(TklTableFile){ bytes, NULL }, &then, NULL);
  g_autoptr (TklImportResult) bad
      = tkl_import_employees (&(TklTableFile){ bytes, NULL }, &before, NULL);
  const TklImportProblem *problem;

  g_assert_cmpuint (good->n_bad_rows, ==, 0);
  g_assert_cmpuint (bad->n_bad_rows, ==, 1);
  problem = g_ptr_array_index (bad->problems, 0);
  g_assert_cmpstr (problem->value, ==, "240731*****");
}

static void
test_lines (void)
{
  g_autoptr (TklImportResult) result = read_text ("\xEF\xBB\xBF"
                                                  "\r\nnumber;town;role\r\n"
                                                  "1;\"a\r\nb\r\nc\";pilot\r\n"
                                                  "\r\n"
                                                  ";;\r\n"
                                                  "2;x;pilot\r\n"
                                                  "3;x;own");
  g_autofree char *problems = problems_text (result);

  g_assert_cmpstr (problems, ==, "3:role:word 8:role:word");
  g_assert_cmpuint (result->n_rows, ==, 3);
  g_assert_cmpint (((TklEmployeeRow *) g_ptr_array_index (result->rows, 0))->line, ==, 9);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *says;
  } cases[] = {
    { "", "empty" },
    { "name,town\n1,2\n", "number" },
    { "number,town,Number\n1,2,3\n", "twice" },
    { "number,town,TOWN \n1,2,3\n", "town" },
    { "PK\x03\x04\n", "damaged" },
    { "number\n\"1\n", "Line 2" },
    { "{\"type\": \"FeatureCollection\"}", "CSV" },
  };
  TklEmployeeImport import = { .today = TODAY };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = bytes_of (cases[i].text, -1);
      g_autoptr (GError) error = NULL;

      g_assert_null (tkl_import_employees (&(TklTableFile){ bytes, NULL }, &import, &error));
      g_assert_error (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("number,town,active,key\n");
  g_autoptr (TklImportResult) result = NULL;

  for (guint i = 0; i < 15000; i++)
    g_string_append_printf (text, "%u,Gent,%s,card %u\n", i, i % 5 == 0 ? "1" : "x", i);
  result = read_text (text->str);
  g_assert_cmpuint (result->n_rows, ==, 15000);
  g_assert_cmpuint (result->n_bad_rows, ==, 12000);
  g_assert_cmpuint (result->rows->len, ==, 3000);
  g_assert_cmpuint (result->problems->len, ==, TKL_IMPORT_MAX_PROBLEMS);
  g_assert_cmpuint (result->n_unlisted, ==, 2000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/employees/cells", test_cells);
  g_test_add_func ("/import/employees/numbers", test_numbers);
  g_test_add_func ("/import/employees/values", test_values);
  g_test_add_func ("/import/employees/present", test_present);
  g_test_add_func ("/import/employees/several-keys", test_several_keys);
  g_test_add_func ("/import/employees/agrees-with-good-rows", test_agrees_with_good_rows);
  g_test_add_func ("/import/employees/key-seen", test_key_seen);
  g_test_add_func ("/import/employees/born-tomorrow", test_born_tomorrow);
  g_test_add_func ("/import/employees/lines", test_lines);
  g_test_add_func ("/import/employees/refused", test_refused);
  g_test_add_func ("/import/employees/many", test_many);
  return g_test_run ();
}
