/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Check digits: every vector of the ONSS documentation; numbers are made up. */
/* Thread: main. */
#include "tkl-ident.h"

static TklDay
get_today (void)
{
  return tkl_day_from_ymd (2026, 3, 2);
}

static const struct
{
  const char *text;
  TklIdentProblem problem;
  const char *digits; /* NULL: as typed */
} national[] = {
  { "84022999708", TKL_IDENT_OK, NULL }, /* 29 February 1984 */
  { "84022999807", TKL_IDENT_OK, NULL },
  { "51061799197", TKL_IDENT_OK, NULL },
  { "99123199643", TKL_IDENT_OK, NULL },
  { "00022999521", TKL_IDENT_OK, NULL }, /* 29 February 2000 */
  { "01010199403", TKL_IDENT_OK, NULL }, /* 2001 */
  { "01010199471", TKL_IDENT_OK, NULL }, /* the same nine digits, 1901 */
  { "24073199317", TKL_IDENT_OK, NULL },
  { "03040099201", TKL_IDENT_OK, NULL }, /* day unknown */
  { "00000198156", TKL_IDENT_OK, NULL }, /* date unknown */
  { "67042190297", TKL_IDENT_OK, NULL }, /* check digits 97 and 01 */
  { "67042190101", TKL_IDENT_OK, NULL },
  { "12041990397", TKL_IDENT_OK, NULL },
  { "12041990201", TKL_IDENT_OK, NULL },
  { "84022999709", TKL_IDENT_CHECK, NULL },
  { "84022997908", TKL_IDENT_CHECK, NULL },
  { "85022999828", TKL_IDENT_DATE, NULL }, /* 29 February 1985 */
  { "00022999589", TKL_IDENT_DATE, NULL }, /* … 1900 */
  { "84132999785", TKL_IDENT_DATE, NULL },
  { "84332999731", TKL_IDENT_DATE, NULL },
  { "84532999774", TKL_IDENT_DATE, NULL },
  { "00000000097", TKL_IDENT_COUNTER, NULL },
  { "84022999906", TKL_IDENT_COUNTER, NULL },
  { "99123199672", TKL_IDENT_DATE, NULL }, /* 2099 */
  { "8402299970", TKL_IDENT_LENGTH, NULL },
  { "840229997080", TKL_IDENT_LENGTH, NULL },
  { "84023099708", TKL_IDENT_DATE, NULL },
  { "84.02.29-997.08", TKL_IDENT_OK, "84022999708" },
  { " 840229 997/08 ", TKL_IDENT_OK, "84022999708" },
  { "84022999O08", TKL_IDENT_SYNTAX, NULL },
  { "84,02,29-997.08", TKL_IDENT_SYNTAX, NULL },
  { "８4022999708", TKL_IDENT_SYNTAX, NULL },
  { NULL, TKL_IDENT_EMPTY, NULL },
  { "", TKL_IDENT_EMPTY, NULL },
  { " .-/", TKL_IDENT_EMPTY, NULL },
  /* bis numbers */
  { "05231598196", TKL_IDENT_OK, NULL },
  { "04422898211", TKL_IDENT_OK, NULL },
  { "03493098375", TKL_IDENT_OK, NULL },
  { "01200098479", TKL_IDENT_OK, NULL },
  { "10520598649", TKL_IDENT_OK, NULL },
  { "18321198592", TKL_IDENT_OK, NULL },
  { "84230000082", TKL_IDENT_OK, NULL }, /* they have no rule for the counter */
  { "84230099953", TKL_IDENT_OK, NULL },
  { "03493198345", TKL_IDENT_DATE, NULL }, /* 31 September */
  { "84611090120", TKL_IDENT_DATE, NULL }, /* months end at +40 */
  { "84601090113", TKL_IDENT_DATE, NULL },
};

static void
test_national (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (national); i++)
    {
      g_autofree char *digits = NULL;
      TklIdentProblem problem = tkl_ident_national_number (national[i].text, get_today (), &digits);

      g_test_message ("%s", national[i].text != NULL ? national[i].text : "NULL");
      g_assert_cmpint (problem, ==, national[i].problem);
      if (problem == TKL_IDENT_OK)
        g_assert_cmpstr (digits, ==,
                         national[i].digits != NULL ? national[i].digits : national[i].text);
      else
        g_assert_null (digits);
      g_assert_cmpint (tkl_ident_national_number (national[i].text, get_today (), NULL), ==,
                       problem);
    }
}

static void
test_birth_today (void)
{
  TklDay birth = tkl_day_from_ymd (2024, 7, 31);

  g_assert_cmpint (tkl_ident_national_number ("24073199317", birth, NULL), ==, TKL_IDENT_OK);
  g_assert_cmpint (tkl_ident_national_number ("24073199317", birth - 1, NULL), ==, TKL_IDENT_DATE);
  /* April 2003, day unknown: in the future before the first of the month only. */
  birth = tkl_day_from_ymd (2003, 4, 1);
  g_assert_cmpint (tkl_ident_national_number ("03040099201", birth, NULL), ==, TKL_IDENT_OK);
  g_assert_cmpint (tkl_ident_national_number ("03040099201", birth - 1, NULL), ==, TKL_IDENT_DATE);
}

/* One wrong digit in the number or its check digits is always noticed. */
static void
test_national_typing_errors (void)
{
  static const char right[] = "84022999708";

  for (guint place = 6; place < 11; place++)
    for (char digit = '0'; digit <= '9'; digit++)
      {
        g_autofree char *wrong = g_strdup (right);

        wrong[place] = digit;
        g_assert_cmpint (tkl_ident_national_number (wrong, get_today (), NULL) == TKL_IDENT_OK, ==,
                         digit == right[place]);
      }
}

static void
test_mask (void)
{
  static const struct
  {
    const char *digits;
    const char *masked;
  } cases[] = {
    { "84022999708", "840229*****" }, { "84.02.29-997.08", "***********" },
    { "8402299970", "***********" },  { "", "***********" },
    { NULL, "***********" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *masked = tkl_ident_mask_national_number (cases[i].digits);

      g_assert_cmpstr (masked, ==, cases[i].masked);
      g_assert_cmpint (tkl_ident_is_masked (masked), ==, i == 0);
      g_assert_false (tkl_ident_is_masked (cases[i].digits));
    }
  g_assert_false (tkl_ident_is_masked ("840229****"));
  g_assert_false (tkl_ident_is_masked ("840229******"));
  g_assert_false (tkl_ident_is_masked ("840229*99**"));
}

static void
test_enterprise (void)
{
  static const struct
  {
    const char *text;
    TklIdentProblem problem;
    const char *digits; /* NULL: as typed */
  } cases[] = {
    { "0000000196", TKL_IDENT_OK, NULL },
    { "0000009601", TKL_IDENT_OK, NULL },
    { "0000009797", TKL_IDENT_OK, NULL },
    { "0000009896", TKL_IDENT_OK, NULL },
    { "0123456749", TKL_IDENT_OK, NULL },
    { "1999999052", TKL_IDENT_OK, NULL },
    { "1999999151", TKL_IDENT_OK, NULL },
    { "1999999844", TKL_IDENT_OK, NULL },
    { "0000000197", TKL_IDENT_CHECK, NULL },
    { "0000009700", TKL_IDENT_CHECK, NULL }, /* 00 instead of 97 */
    { "0123456794", TKL_IDENT_CHECK, NULL },
    { "2999999073", TKL_IDENT_SYNTAX, NULL }, /* an establishment */
    { "BE 0123.456.749", TKL_IDENT_OK, "0123456749" },
    { "BE0123456749", TKL_IDENT_OK, "0123456749" },
    { "be 0123 456 749 ", TKL_IDENT_OK, "0123456749" },
    { " 0123.456.749", TKL_IDENT_OK, "0123456749" },
    { "123456749", TKL_IDENT_OK, "0123456749" },
    { "BE123.456.749", TKL_IDENT_OK, "0123456749" },
    { "12345674", TKL_IDENT_LENGTH, NULL },
    { "01234567490", TKL_IDENT_LENGTH, NULL },
    { "NL0123456749", TKL_IDENT_SYNTAX, NULL },
    { "0123-456-749", TKL_IDENT_SYNTAX, NULL },
    { "0123.456.74X", TKL_IDENT_SYNTAX, NULL },
    { "0123456749BE", TKL_IDENT_SYNTAX, NULL },
    { "BE", TKL_IDENT_EMPTY, NULL },
    { "", TKL_IDENT_EMPTY, NULL },
    { NULL, TKL_IDENT_EMPTY, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *digits = NULL;
      TklIdentProblem problem = tkl_ident_enterprise_number (cases[i].text, &digits);

      g_test_message ("%s", cases[i].text != NULL ? cases[i].text : "NULL");
      g_assert_cmpint (problem, ==, cases[i].problem);
      if (problem == TKL_IDENT_OK)
        g_assert_cmpstr (digits, ==, cases[i].digits != NULL ? cases[i].digits : cases[i].text);
      else
        g_assert_null (digits);
      g_assert_cmpint (tkl_ident_enterprise_number (cases[i].text, NULL), ==, problem);
    }
}

static void
test_declaration (void)
{
  static const struct
  {
    const char *text;
    TklIdentProblem problem;
    const char *normal; /* NULL: as typed */
  } cases[] = {
    { "1Y1000NF9KCQZ", TKL_IDENT_OK, NULL },
    { "1Y1000003EQCZ", TKL_IDENT_OK, NULL },
    { "1Y1000003DH2Z", TKL_IDENT_OK, NULL },
    { "1Y1002V9KLZ6Z", TKL_IDENT_OK, NULL },
    { "1Y1ZZ000001HZ", TKL_IDENT_OK, NULL },
    { "1Y1ZZ000002JZ", TKL_IDENT_OK, NULL },
    { "1Y1ZZ0000AZHZ", TKL_IDENT_OK, NULL },
    { "1Y1ZZTEST99CZ", TKL_IDENT_OK, NULL },
    { "1Y1ZY9HJNPQ1Z", TKL_IDENT_OK, NULL },
    { "1Y1ZX123456XZ", TKL_IDENT_OK, NULL },
    { "1Y1ZW0000K71Z", TKL_IDENT_OK, NULL },
    { "1Y1ZZ000029XZ", TKL_IDENT_OK, NULL }, /* remainder 0 */
    { "1Y1ZZZZZZZZXZ", TKL_IDENT_OK, NULL },
    { "1Y1ZZ000001JZ", TKL_IDENT_CHECK, NULL },
    { "1Y1ZZ000010HZ", TKL_IDENT_CHECK, NULL },  /* swapped */
    { "1Y1ZZ00O001HZ", TKL_IDENT_SYNTAX, NULL }, /* letter O */
    { "1Y1ZZ00I001HZ", TKL_IDENT_SYNTAX, NULL },
    { "1Y1ZZ000001H", TKL_IDENT_LENGTH, NULL },
    { "1Y1ZZ000001HZZ", TKL_IDENT_LENGTH, NULL },
    { "1Y1ZZ000001HA", TKL_IDENT_CHECK, NULL }, /* the last is no Z */
    { "1Y11234567890", TKL_IDENT_CHECK, NULL },
    { " 1y1 zz00 0001hz\t", TKL_IDENT_OK, "1Y1ZZ000001HZ" },
    { "1Y1-ZZ000001HZ", TKL_IDENT_SYNTAX, NULL },
    { "1Y1ZZ00000éHZ", TKL_IDENT_SYNTAX, NULL },
    { "", TKL_IDENT_EMPTY, "" },
    { "  ", TKL_IDENT_EMPTY, "" },
    { NULL, TKL_IDENT_EMPTY, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *normal = NULL;
      TklIdentProblem problem = tkl_ident_declaration_number (cases[i].text, &normal);

      g_test_message ("%s", cases[i].text != NULL ? cases[i].text : "NULL");
      g_assert_cmpint (problem, ==, cases[i].problem);
      g_assert_cmpstr (normal, ==, cases[i].normal != NULL ? cases[i].normal : cases[i].text);
      g_assert_cmpint (tkl_ident_declaration_number (cases[i].text, NULL), ==, problem);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ident/national", test_national);
  g_test_add_func ("/ident/birth-today", test_birth_today);
  g_test_add_func ("/ident/national-typing-errors", test_national_typing_errors);
  g_test_add_func ("/ident/mask", test_mask);
  g_test_add_func ("/ident/enterprise", test_enterprise);
  g_test_add_func ("/ident/declaration", test_declaration);
  return g_test_run ();
}
