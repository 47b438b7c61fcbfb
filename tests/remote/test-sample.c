/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of an answer: what is told of values, and that nothing of them is. */
/* Thread: main. */
#include "tkl-sample.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
test_values (void)
{
  static const struct
  {
    const char *value, *shape;
  } cases[] = {
    { "null", "null" },
    { "true", "true or false" },
    { "0", "whole number, length 1" },
    { "-868324050001111", "whole number, length 15, negative" },
    { "50.8466", "decimal number, length 2 before the point" },
    { "-4.35", "decimal number, length 1 before the point, negative" },
    { "\"\"", "text, length 0" },
    { "\"2026-03-02T05:41:07.250Z\"", "instant 9999-99-99T99:99:99.999Z" },
    { "\"2026-03-02T06:41:07+01:00\"", "instant 9999-99-99T99:99:99+99:99" },
    { "\"IBUTTON\"", "the word IBUTTON" },
    { "\"3D00000BADC0DE01\"", "text, length 16, hexadecimal, upper case, ends with 01" },
    { "\"01dec0ad0b00003d\"", "text, length 16, hexadecimal, lower case, begins with 01" },
    { "\"123456789\"", "text, length 9, digits" },
    { "\"1234\"", "text, length 4, digits" },
    { "\"50.8466\"", "text, length 7, a number" },
    { "\"3D:00:00:0B:AD:C0:DE:01\"", "text, length 23, hexadecimal with marks" },
    { "\" 1-XYZ-234\"", "text, length 10, with blanks around it" },
    { "\"Élodie\"", "text, length 6" },
    { "\"6f1c9e30-5b0e-4a0e-9d0b-0123456789ab\"", "text, length 36, a UUID" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"name\":%s}", cases[i].value);
      g_autofree char *expected = g_strdup_printf ("{\"name\":\"%s\"}", cases[i].shape);
      g_autofree char *shape = tkl_sample_describe (body, strlen (body));

      g_assert_cmpstr (shape, ==, expected);
    }
}

static void
test_structure (void)
{
  static const struct
  {
    const char *body, *shape;
  } cases[] = {
    { "", "\"no JSON\"" },
    { "<html>Jan Peeters</html>", "\"no JSON\"" },
    { "[]", "[]" },
    { "{}", "{}" },
    /* Different shapes once each. */
    { "[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":7}]",
      "[{\"id\":\"text, length 1\"},{\"id\":\"whole number, length 1\"}]" },
    { "{\"items\":[{\"position\":{\"latitude\":50.8466}}],\"continuation_token\":null}",
      "{\"items\":[{\"position\":{\"latitude\":\"decimal number, length 2 before the point\"}}],"
      "\"continuation_token\":\"null\"}" },
    /* A name that no document has may be one of a person. */
    { "{\"jan_peeters\":1,\"id\":2}", "{\"(unlisted 1, length 11)\":\"whole number, length 1\","
                                      "\"id\":\"whole number, length 1\"}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shape = tkl_sample_describe (cases[i].body, strlen (cases[i].body));

      g_assert_cmpstr (shape, ==, cases[i].shape);
    }
}

/* --- nothing leaks ---------------------------------------------------------------------------- */

/* As names, numbers and keys are; four characters at least, so that chance does not find them. */
static char *
make_secret (GRand *random)
{
  static const char *const alphabets[]
      = { "0123456789", "0123456789ABCDEF", "abcdefghijklmnopqrstuvwxyz",
          "ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789", "JaneliosPtrzk @.-" };
  const char *alphabet = alphabets[g_rand_int_range (random, 0, G_N_ELEMENTS (alphabets))];
  GString *secret = g_string_new (NULL);
  int n = g_rand_int_range (random, 6, 20);

  for (int i = 0; i < n; i++)
    g_string_append_c (secret, alphabet[g_rand_int_range (random, 0, (int) strlen (alphabet))]);
  return g_string_free (secret, FALSE);
}

static void
add_value (GRand *random, JsonBuilder *builder, GPtrArray *secrets, guint depth)
{
  int kind = g_rand_int_range (random, 0, depth > 0 ? 5 : 3);

  if (kind >= 3)
    {
      int n = g_rand_int_range (random, 0, 6);

      if (kind == 3)
        json_builder_begin_array (builder);
      else
        json_builder_begin_object (builder);
      for (int i = 0; i < n; i++)
        {
          char *name = make_secret (random);

          g_ptr_array_add (secrets, name);
          if (kind == 4)
            json_builder_set_member_name (builder, i % 2 == 0 ? name : "identifier");
          add_value (random, builder, secrets, depth - 1);
        }
      if (kind == 3)
        json_builder_end_array (builder);
      else
        json_builder_end_object (builder);
      return;
    }
  if (kind == 2)
    {
      gint64 number = g_rand_int (random) + G_GINT64_CONSTANT (100000000);

      g_ptr_array_add (secrets, g_strdup_printf ("%" G_GINT64_FORMAT, number));
      json_builder_add_int_value (builder, number);
      return;
    }
  g_ptr_array_add (secrets, make_secret (random));
  json_builder_add_string_value (builder, g_ptr_array_index (secrets, secrets->len - 1));
}

/* Whatever is in an answer, as a value or as the name of one, is not in what is told of it. */
static void
test_no_leak (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (41);
  guint n_secrets = 0;

  for (int round = 0; round < 500; round++)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autoptr (GPtrArray) secrets = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (JsonNode) root = NULL;
      g_autofree char *body = NULL;
      g_autofree char *shape = NULL;

      json_builder_begin_array (builder);
      for (int i = 0; i < 4; i++)
        add_value (random, builder, secrets, 4);
      json_builder_end_array (builder);
      root = json_builder_get_root (builder);
      body = json_to_string (root, FALSE);
      shape = tkl_sample_describe (body, strlen (body));
      for (guint i = 0; i < secrets->len; i++)
        g_assert_null (strstr (shape, secrets->pdata[i]));
      n_secrets += secrets->len;
    }
  g_assert_cmpuint (n_secrets, >, 5000);
}

/* Answers as the documents show them, with everything that must not get out. */
static void
test_no_leak_example (void)
{
  static const char body[]
      = "[{\"id\":\"0b7d3a50-1111-2222-3333-444455556666\",\"name\":\"VAN 01 Peeters\","
        "\"imei\":\"868324050001111\",\"vehicle_params\":{\"plate_number\":\"1-ABC-234\","
        "\"vin\":\"WF0XXXTTGXKY12345\"},\"first_name\":\"Jan\",\"last_name\":\"Peeters\","
        "\"phone\":\"+32475123456\",\"email_of_jan\":\"jan@dak.be\","
        "\"identifiers\":[{\"identifier\":\"3D00000BADC0DE01\",\"type\":\"IBUTTON\"}],"
        "\"position\":{\"latitude\":50.846612,\"longitude\":4.351734,\"address\":\"Rue Neuve 1\"},"
        "\"api_key\":\"very-secret-0815\",\"datetime\":\"2026-03-02T05:41:07Z\"}]";
  static const char *const secrets[]
      = { "0b7d", "VAN",    "Peeters", "8683", "ABC",    "234",  "WF0X",   "Jan",
          "jan",  "dak.be", "3247",    "BADC", "3D0000", "846",  "351734", "50.8",
          "Rue",  "Neuve",  "secret",  "0815", "2026",   "05:41" };
  g_autofree char *shape = tkl_sample_describe (body, strlen (body));

  g_test_message ("%s", shape);
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_null (strstr (shape, secrets[i]));
  g_assert_nonnull (strstr (shape, "\"identifier\":\"text, length 16, hexadecimal, upper case, "
                                   "ends with 01\",\"type\":\"the word IBUTTON\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample/values", test_values);
  g_test_add_func ("/sample/structure", test_structure);
  g_test_add_func ("/sample/no-leak", test_no_leak);
  g_test_add_func ("/sample/no-leak-example", test_no_leak_example);
  return g_test_run ();
}
