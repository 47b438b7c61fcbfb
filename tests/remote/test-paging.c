/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guard of paging: what to ask after each answer (docs/trusttrack.md §5.3). */
/* Thread: main. */
#include "tkl-instant.h"
#include "tkl-paging.h"

#define FROM 1000
#define TO 100000
#define NONE G_MININT64

/* An answer and the step it must lead to. */
typedef struct
{
  const char *token;
  gsize n_items;
  gint64 last;
  TklPagingStep step;
  gint64 from;
} Move;

#define T1 "2026-03-02T06:10:44.000Z"
#define T2 "2026-03-02T06:10:44.001Z"
#define T3 "2026-03-02T07:10:44Z"

#define MAX_MOVES 6

static const struct
{
  const char *name;
  const char *resumed; /* token at the start */
  Move moves[MAX_MOVES];
} cases[] = {
  { "one page", NULL, { { NULL, 5, 2000, TKL_PAGING_DONE, FROM } } },
  { "empty", NULL, { { NULL, 0, NONE, TKL_PAGING_DONE, FROM } } },
  { "empty token is none", NULL, { { "", 5, 2000, TKL_PAGING_DONE, FROM } } },
  { "three pages, short ones too",
    NULL,
    { { T1, 1000, 2000, TKL_PAGING_TOKEN, FROM },
      { T2, 1, 3000, TKL_PAGING_TOKEN, FROM },
      { NULL, 7, 4000, TKL_PAGING_DONE, FROM } } },
  { "one empty page at the end",
    NULL,
    { { T1, 1000, 2000, TKL_PAGING_TOKEN, FROM }, { NULL, 0, NONE, TKL_PAGING_DONE, FROM } } },
  { "an empty page with a new token is followed",
    NULL,
    { { T1, 1000, 2000, TKL_PAGING_TOKEN, FROM },
      { T2, 0, NONE, TKL_PAGING_TOKEN, FROM },
      { NULL, 3, 3000, TKL_PAGING_DONE, FROM } } },
  { "an empty page with an opaque token is followed once",
    NULL,
    { { "a", 1000, 2000, TKL_PAGING_TOKEN, FROM },
      { "b", 0, NONE, TKL_PAGING_TOKEN, FROM },
      { "c", 0, NONE, TKL_PAGING_FROM, 2001 },
      { NULL, 0, NONE, TKL_PAGING_DONE, 2001 } } },
  { "nothing but empty pages",
    NULL,
    { { "a", 0, NONE, TKL_PAGING_TOKEN, FROM }, { "b", 0, NONE, TKL_PAGING_DONE, FROM } } },
  { "the same token for ever, the service advances by from",
    NULL,
    { { "t", 1000, 2000, TKL_PAGING_TOKEN, FROM },
      { "t", 1000, 2000, TKL_PAGING_FROM, 2001 },
      { "t", 1000, 3000, TKL_PAGING_TOKEN, 2001 },
      { "t", 1000, 3000, TKL_PAGING_FROM, 3001 },
      { "t", 0, NONE, TKL_PAGING_TOKEN, 3001 },
      { "t", 0, NONE, TKL_PAGING_DONE, 3001 } } },
  { "the same token, though the page was new",
    NULL,
    { { "t", 1000, 2000, TKL_PAGING_TOKEN, FROM },
      { "t", 1000, 3000, TKL_PAGING_FROM, 3001 },
      { NULL, 1, 4000, TKL_PAGING_DONE, 3001 } } },
  { "a date that goes back while pages bring new records",
    NULL,
    { { T3, 1000, 2000, TKL_PAGING_TOKEN, FROM },
      { T1, 1000, 3000, TKL_PAGING_TOKEN, FROM },
      { NULL, 1, 4000, TKL_PAGING_DONE, FROM } } },
  { "a date that goes back and nothing new",
    NULL,
    { { T3, 1000, 2000, TKL_PAGING_TOKEN, FROM },
      { T1, 1000, 2000, TKL_PAGING_FROM, 2001 },
      { NULL, 1, 4000, TKL_PAGING_DONE, 2001 } } },
  { "a later date and nothing new is the seam",
    NULL,
    { { T1, 1000, 2000, TKL_PAGING_TOKEN, FROM },
      { T2, 1, 2000, TKL_PAGING_TOKEN, FROM },
      { NULL, 0, NONE, TKL_PAGING_DONE, FROM } } },
  { "the window is full at the loop",
    NULL,
    { { "t", 1000, 2000, TKL_PAGING_TOKEN, FROM }, { "t", 1000, TO, TKL_PAGING_DONE, FROM } } },
  { "only implausible records in a loop",
    NULL,
    { { "t", 1000, NONE, TKL_PAGING_TOKEN, FROM }, { "t", 1000, NONE, TKL_PAGING_LOOP, FROM } } },
  { "resumed with a token that is worth nothing any more",
    "t",
    { { "t", 0, NONE, TKL_PAGING_FROM, FROM },
      { "u", 1000, 2000, TKL_PAGING_TOKEN, FROM },
      { NULL, 1, 3000, TKL_PAGING_DONE, FROM } } },
  { "resumed, and stuck for good",
    "t",
    { { "t", 5, NONE, TKL_PAGING_FROM, FROM },
      { "t", 5, NONE, TKL_PAGING_TOKEN, FROM },
      { "t", 5, NONE, TKL_PAGING_LOOP, FROM } } },
  { "resumed in order",
    T1,
    { { T2, 1000, 2000, TKL_PAGING_TOKEN, FROM }, { NULL, 1, 3000, TKL_PAGING_DONE, FROM } } },
};

static void
test_moves (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (TklPaging) paging = { 0 };

      g_test_message ("%s", cases[i].name);
      tkl_paging_init (&paging, FROM, TO, cases[i].resumed);
      g_assert_cmpstr (paging.token, ==, cases[i].resumed);
      for (guint j = 0;
           j == 0
           || (j < MAX_MOVES && paging.step != TKL_PAGING_DONE && paging.step != TKL_PAGING_LOOP);
           j++)
        {
          const Move *move = &cases[i].moves[j];
          TklPagingAnswer answer = { move->token, move->n_items, move->last };

          g_assert_cmpint (tkl_paging_advance (&paging, &answer), ==, move->step);
          g_assert_cmpint (paging.from_utc_ms, ==, move->from);
          if (move->step == TKL_PAGING_TOKEN)
            g_assert_cmpstr (paging.token, ==, move->token);
          if (move->step == TKL_PAGING_FROM)
            g_assert_cmpstr (paging.token, ==, NULL);
        }
    }
}

/* Small pages are no loop: after sixty it starts again from the last instant, itself included. */
static void
test_cap (void)
{
  g_auto (TklPaging) paging = { 0 };
  char token[TKL_INSTANT_SIZE];

  tkl_paging_init (&paging, FROM, TO, NULL);
  for (int i = 1; i <= 2 * 60; i++)
    {
      TklPagingAnswer answer = { tkl_instant_write (i, token), 100, FROM + i };
      TklPagingStep step = tkl_paging_advance (&paging, &answer);

      g_assert_cmpint (step, ==, i % 60 == 0 ? TKL_PAGING_FROM : TKL_PAGING_TOKEN);
      if (step == TKL_PAGING_FROM)
        g_assert_cmpint (paging.from_utc_ms, ==, FROM + i);
    }
}

/* Sixty pages that bring nothing are one, whatever their tokens say. */
static void
test_cap_without_progress (void)
{
  g_auto (TklPaging) paging = { 0 };
  char token[TKL_INSTANT_SIZE];
  TklPagingStep step = TKL_PAGING_TOKEN;
  int n = 0;

  tkl_paging_init (&paging, FROM, TO, NULL);
  while (step == TKL_PAGING_TOKEN)
    {
      TklPagingAnswer answer = { token, ++n % 2, NONE };

      tkl_instant_write (n, token);
      step = tkl_paging_advance (&paging, &answer);
    }
  g_assert_cmpint (step, ==, TKL_PAGING_LOOP);
  g_assert_cmpint (n, ==, 60);
}

/* A server with these habits; the client must see all its records and come to an end. */
typedef struct
{
  gboolean next_token; /* token = first record not delivered, else last delivered */
  gboolean empty_end;  /* a token on the last page, followed by an empty one */
  gboolean stuck;      /* the same token on every page, and it does nothing */
  int page_size;
} Habits;

#define N_RECORDS 500

static TklPagingAnswer
serve (const Habits *habits, const TklPaging *paging, char *token)
{
  gint64 from = paging->from_utc_ms, token_ms;
  gint64 last;
  TklPagingAnswer answer = { NULL, 0, NONE };

  if (!habits->stuck && tkl_instant_parse (paging->token, NULL, &token_ms))
    from = token_ms;
  last = MIN (from + habits->page_size - 1, FROM + N_RECORDS - 1);
  if (from > FROM + N_RECORDS - 1)
    return answer;
  answer.n_items = (gsize) (last - from + 1);
  answer.last_utc_ms = last;
  if (habits->stuck)
    answer.token = T1;
  else if (last < FROM + N_RECORDS - 1)
    answer.token = tkl_instant_write (habits->next_token ? last + 1 : last, token);
  else if (habits->empty_end)
    answer.token = tkl_instant_write (last + 1, token);
  return answer;
}

static void
test_servers (void)
{
  for (int bits = 0; bits < 8; bits++)
    for (int size = 2; size <= 1000; size = size * 5 - 1)
      {
        Habits habits = { bits & 1, bits & 2, bits & 4, size };
        g_auto (TklPaging) paging = { 0 };
        gint64 next_expected = FROM;
        int n = 0;

        tkl_paging_init (&paging, FROM, TO, NULL);
        do
          {
            char token[TKL_INSTANT_SIZE];
            TklPagingAnswer answer = serve (&habits, &paging, token);

            if (answer.n_items > 0)
              {
                g_assert_cmpint (answer.last_utc_ms - (gint64) answer.n_items + 1, <=,
                                 next_expected);
                next_expected = MAX (next_expected, answer.last_utc_ms + 1);
              }
            tkl_paging_advance (&paging, &answer);
            g_assert_cmpint (++n, <, 3 * N_RECORDS);
          }
        while (paging.step == TKL_PAGING_TOKEN || paging.step == TKL_PAGING_FROM);
        g_assert_cmpint (paging.step, ==, TKL_PAGING_DONE);
        g_assert_cmpint (next_expected, ==, FROM + N_RECORDS);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paging/moves", test_moves);
  g_test_add_func ("/paging/cap", test_cap);
  g_test_add_func ("/paging/cap-without-progress", test_cap_without_progress);
  g_test_add_func ("/paging/servers", test_servers);
  return g_test_run ();
}
