/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of keys that come another way round than confirmed. */
/* Thread: main. */
#include "tkl-odd-keys.h"

static const struct
{
  const char *texts, *vehicles; /* with commas between */
  const char *begin, *end;      /* of the sentence; NULL: there is none */
} cases[] = {
  { "", "VAN 1", NULL, NULL },
  { "DEC0AD0B0000", "", "1 key is", "re-derive the ticks." },
  { "DEC0AD0B0000,DEC0AD0B0000", "VAN 1,VAN 1", "1 key is",
    "ticks. For example DEC0AD0B0000; vehicles: VAN 1." },
  { "B2,A1", "VAN 1,VAN 2,VAN 3", "2 keys are", "For example B2; vehicles: VAN 1, VAN 2, VAN 3." },
  { "A1", "V1,V2,V3,V4", "1 key is", "For example A1; vehicles: V1, V2, V3 and 1 more." },
  { "A1", "V1,V2,V3,V4,V5", "1 key is", "For example A1; vehicles: V1, V2, V3 and 2 more." },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) vehicles = g_strsplit (cases[i].vehicles, ",", -1);
      g_auto (GStrv) texts = g_strsplit (cases[i].texts, ",", -1);
      g_autoptr (GPtrArray) list = g_ptr_array_new ();
      g_autofree char *said = NULL;
      TklOddKeys odd = { 0 };

      for (gsize j = 0; texts[j] != NULL; j++)
        g_ptr_array_add (list, texts[j]);
      tkl_odd_keys_add (&odd, list);
      for (gsize j = 0; vehicles[j] != NULL; j++)
        tkl_odd_keys_add_vehicle (&odd, vehicles[j]);
      said = tkl_odd_keys_say (&odd);
      g_test_message ("%s", said);
      g_assert_true ((said == NULL) == (cases[i].begin == NULL));
      if (said != NULL)
        {
          g_assert_true (g_str_has_prefix (said, cases[i].begin));
          g_assert_true (g_str_has_suffix (said, cases[i].end));
        }
      tkl_odd_keys_clear (&odd);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/odd-keys/cases", test_cases);
  return g_test_run ();
}
