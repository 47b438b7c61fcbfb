/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Libraries that are loaded when they are called for. */
/* Thread: main. */
#include "tkl-library.h"

#include <string.h>

#define NUMBER_FUNCTIONS(of) of (strlen) of (strchr)

typedef struct
{
  NUMBER_FUNCTIONS (TKL_LIBRARY_MEMBER)
} Functions;

static const char *const names[] = { NUMBER_FUNCTIONS (TKL_LIBRARY_NAME) NULL };

/* Each function is where its name says, however often it is asked for. */
static void
test_load (void)
{
  Functions functions = { 0 };
  gsize loaded = 0;

  for (int i = 0; i < 2; i++)
    {
      tkl_library_load (&loaded, "libc.so.6", names, &functions);
      g_assert_cmpuint (functions.strlen ("four"), ==, 4);
      g_assert_cmpstr (functions.strchr ("four", 'u'), ==, "ur");
    }
}

static void
test_missing (gconstpointer data)
{
  static const char *const unknown[] = { "strlen", "tkl_is_no_function_of_it", NULL };
  gpointer functions[2];
  gsize loaded = 0;
  gboolean of_function = GPOINTER_TO_INT (data);

  if (g_test_subprocess ())
    {
      tkl_library_load (&loaded, of_function ? "libc.so.6" : "libtkl-none.so.1", unknown,
                        functions);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr (of_function ? "*tkl_is_no_function_of_it*" : "*libtkl-none.so.1*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/load", test_load);
  g_test_add_data_func ("/library/missing", GINT_TO_POINTER (FALSE), test_missing);
  g_test_add_data_func ("/library/missing-function", GINT_TO_POINTER (TRUE), test_missing);
  return g_test_run ();
}
