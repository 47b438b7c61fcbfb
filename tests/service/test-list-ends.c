/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of ticks of the first or last days alone. */
/* Thread: main; add_tick() on the office's reader thread. */
#include "office-fixture.h"

#include <string.h>

#define PLACE 50.9400, 4.0500
#define ANNA "3D00000BADC0DE01"

/* The night after the second day belongs to it; after it a day without any. */
static const OfficeTouch touches[] = {
  { "VAN 1", "2026-03-02T07:00:00+01:00", PLACE, ANNA, 0 },
  { "VAN 2", "2026-03-02T08:00:00+01:00", PLACE, ANNA, 0 },
  { "VAN 1", "2026-03-03T07:00:00+01:00", PLACE, ANNA, 0 },
  { "VAN 1", "2026-03-04T01:30:00+01:00", PLACE, ANNA, 0 },
  { "VAN 1", "2026-03-06T07:00:00+01:00", PLACE, ANNA, 0 },
  { "VAN 2", "2026-03-09T07:00:00+01:00", PLACE, ANNA, 0 },
};

#define DAY(n) (20514 + (n)) /* 2 March 2026 and after it */

typedef struct
{
  TklListFilter filter;
  const char *days; /* of March, of each tick that comes */
} Case;

static const Case cases[] = {
  { { TKL_DAY_NONE, TKL_DAY_NONE, .n_days = 0 }, "2 2 3 4 6 9" },
  { { TKL_DAY_NONE, TKL_DAY_NONE, .n_days = 1 }, "2 2" },
  { { TKL_DAY_NONE, TKL_DAY_NONE, .n_days = 2 }, "2 2 3 4" },
  { { TKL_DAY_NONE, TKL_DAY_NONE, .n_days = 2, .last_days = TRUE }, "9" },
  { { TKL_DAY_NONE, TKL_DAY_NONE, .n_days = 4, .last_days = TRUE }, "6 9" },
  { { TKL_DAY_NONE, TKL_DAY_NONE, .n_days = 1000 }, "2 2 3 4 6 9" },
  { { DAY (1), TKL_DAY_NONE, .n_days = 1 }, "3 4" },
  { { DAY (2), TKL_DAY_NONE, .n_days = 1 }, "6" },
  { { DAY (-50), DAY (0), .n_days = 9 }, "2 2" },
  { { TKL_DAY_NONE, DAY (3), .n_days = 1, .last_days = TRUE }, "3 4" },
  { { DAY (1), DAY (4), .n_days = 9, .last_days = TRUE }, "3 4 6" },
  { { DAY (5), DAY (6), .n_days = 1 }, "" },
  { { TKL_DAY_NONE, TKL_DAY_NONE, .n_days = 2, .few = 5 }, "2 2 3 4" },
  { { TKL_DAY_NONE, TKL_DAY_NONE, .n_days = 2, .few = 6 }, "" },
};

static gboolean
add_tick (const TklTick *tick, TklRowNames *names, gpointer days, GError **error)
{
  g_array_append_val (days, tick->time_utc_ms);
  return TRUE;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static char *
list_days (OfficeFixture *fixture, const TklListFilter *filter)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  TklListReceiver receiver = { .plain_ticks = add_tick, .user_data = times };
  g_autoptr (GString) text = g_string_new (NULL);
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tkl_list_async (fixture->office, filter, &receiver, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  tkl_list_finish (fixture->office, result, &error);
  g_assert_no_error (error);
  g_array_sort (times, compare_times);
  for (guint i = 0; i < times->len; i++)
    {
      g_autoptr (GDateTime) time
          = g_date_time_new_from_unix_utc (g_array_index (times, gint64, i) / 1000);

      g_string_append_printf (text, "%s%d", i > 0 ? " " : "", g_date_time_get_day_of_month (time));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_ends (OfficeFixture *fixture, gconstpointer data)
{
  g_autofree char *none = NULL;

  office_set (fixture, "day-start=03:00", NULL);
  none = list_days (fixture, &cases[1].filter);
  g_assert_cmpstr (none, ==, "");
  office_take (fixture, touches, G_N_ELEMENTS (touches));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *days = list_days (fixture, &cases[i].filter);

      g_test_message ("case %u", (guint) i);
      g_assert_cmpstr (days, ==, cases[i].days);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/list-ends", OfficeFixture, NULL, office_set_up, test_ends, office_tear_down);
  return g_test_run ();
}
