/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRefusals: which questions are the same, and which are remembered. */
/* Thread: main. */
#include "tkl-refusals.h"
#include "tkl-remote-error.h"

#define URL "https://one.example"
#define ASKED "/objects/7/coordinates?version=2&limit=1000&from_datetime=a&to_datetime=b"

typedef struct
{
  const char *url;
  const char *target;
  gboolean is_same; /* as ASKED at URL */
} Case;

static const Case cases[] = {
  { URL, ASKED, TRUE },
  { URL, "/objects/7/coordinates?version=2&limit=1000&from_datetime=c&to_datetime=d", TRUE },
  { URL, "/objects/7/coordinates?version=2&limit=1000", TRUE },
  { URL, "/objects/7/coordinates?version=2&limit=1000&from_datetime=a&continuation_token=t",
    FALSE },
  { URL, "/objects/7/coordinates?version=2&limit=100&from_datetime=a&to_datetime=b", FALSE },
  { URL, "/objects/7/coordinates?version=1&limit=1000&fromDatetime=a&toDatetime=b", FALSE },
  { URL, "/objects/77/coordinates?version=2&limit=1000&from_datetime=a", FALSE },
  { URL, "/objects/7/trips?version=2&limit=1000&from_datetime=a", FALSE },
  { "https://two.example", ASKED, FALSE },
};

static TklRefusals *
refusals_with (const char *target, int code)
{
  TklRefusals *refusals = tkl_refusals_new ();
  g_autoptr (GError) fault = g_error_new_literal (TKL_REMOTE_ERROR, code, "what was said");

  tkl_refusals_note (refusals, URL, target, fault);
  return refusals;
}

static void
test_same_question (void)
{
  g_autoptr (TklRefusals) refusals = refusals_with (ASKED, TKL_REMOTE_ERROR_REQUEST);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s%s", cases[i].url, cases[i].target);
      g_assert_cmpint (tkl_refusals_check (refusals, cases[i].url, cases[i].target, &error), ==,
                       !cases[i].is_same);
      if (!cases[i].is_same)
        continue;
      g_assert_error (error, TKL_REMOTE_ERROR, TKL_REMOTE_ERROR_REQUEST);
      g_assert_cmpstr (error->message, ==, "what was said");
    }
  tkl_refusals_forget (refusals);
  g_assert_true (tkl_refusals_check (refusals, URL, ASKED, NULL));
}

/* Everything but 400 and 422 may be over the next time. */
static void
test_other_faults (void)
{
  for (int code = TKL_REMOTE_ERROR_KEY; code <= TKL_REMOTE_ERROR_ADDRESS; code++)
    {
      g_autoptr (TklRefusals) refusals = refusals_with (ASKED, code);

      g_assert_cmpint (tkl_refusals_check (refusals, URL, ASKED, NULL), ==,
                       code != TKL_REMOTE_ERROR_REQUEST);
    }
}

/* A token may be too old: the question is well without it. */
static void
test_token (void)
{
  static const char *const names[] = { "continuation_token", "continuationToken" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *target = g_strdup_printf (ASKED "&%s=t", names[i]);
      g_autoptr (TklRefusals) refusals = refusals_with (target, TKL_REMOTE_ERROR_REQUEST);

      g_assert_true (tkl_refusals_check (refusals, URL, target, NULL));
      g_assert_true (tkl_refusals_check (refusals, URL, ASKED, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/refusals/same-question", test_same_question);
  g_test_add_func ("/refusals/other-faults", test_other_faults);
  g_test_add_func ("/refusals/token", test_token);
  return g_test_run ();
}
