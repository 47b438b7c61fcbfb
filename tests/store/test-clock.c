/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clock lines and "in clock" boxes as rows; notices. */
/* Thread: main. */
#include "store-seed.h"
#include "tkl-store-clock.h"
#include "tkl-store-notice.h"

#define DAY_1 20514 /* 2026-03-02 */

static TklClockLine
make_line (gint32 employee_id, TklDay day, int begin_min)
{
  return (TklClockLine){ .employee_id = employee_id,
                         .day = day,
                         .begin_utc_ms = day * TKL_MS_PER_DAY + begin_min * SEED_MINUTE,
                         .end_utc_ms = day * TKL_MS_PER_DAY + (begin_min + 30) * SEED_MINUTE,
                         .minutes = 30,
                         .km_tenths = -1 };
}

static void
insert (const Fixture *fixture, TklClockLine *line)
{
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture, "transfer");
  g_assert_true (tkl_store_insert_line (fixture->store, line, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_commit (fixture), >, 0);
  g_assert_cmpint (line->id, >, 0);
  g_assert_cmpint (line->version, ==, 1);
}

static void
assert_same_line (const TklClockLine *a, const TklClockLine *b)
{
  g_assert_cmpint (a->id, ==, b->id);
  g_assert_cmpint (a->version, ==, b->version);
  g_assert_cmpint (a->begin_utc_ms, ==, b->begin_utc_ms);
  g_assert_cmpint (a->end_utc_ms, ==, b->end_utc_ms);
  g_assert_cmpint (a->from_tick, ==, b->from_tick);
  g_assert_cmpint (a->to_tick, ==, b->to_tick);
  g_assert_cmpint (a->employee_id, ==, b->employee_id);
  g_assert_cmpint (a->day, ==, b->day);
  g_assert_cmpint (a->minutes, ==, b->minutes);
  g_assert_cmpint (a->km_tenths, ==, b->km_tenths);
  g_assert_cmpint (a->project_id, ==, b->project_id);
  g_assert_cmpint (a->vehicle_id, ==, b->vehicle_id);
  g_assert_cmpint (a->type, ==, b->type);
  g_assert_cmpint (a->subtype, ==, b->subtype);
  g_assert_cmpint (a->km_source, ==, b->km_source);
  g_assert_cmpint (a->role, ==, b->role);
  g_assert_cmpint (a->origin, ==, b->origin);
  g_assert_cmpint (a->flags, ==, b->flags);
  g_assert_cmpstr (a->wage_code, ==, b->wage_code);
  g_assert_cmpstr (a->note, ==, b->note);
}

static TklClockLine
full_line (void)
{
  TklClockLine line = make_line (2, DAY_1, 300);

  line.from_tick = 11;
  line.to_tick = 12;
  line.minutes = 60;
  line.km_tenths = 123;
  line.project_id = 4;
  line.vehicle_id = 3;
  line.type = TKL_LINE_MOBILITY;
  line.subtype = TKL_SUBTYPE_BETWEEN_SITES;
  line.km_source = TKL_KM_TRACK;
  line.role = TKL_ROLE_OWN;
  line.origin = TKL_ORIGIN_MANUAL;
  line.flags = TKL_LINE_DOUBLED | TKL_LINE_TO_SYNC;
  line.wage_code = (char *) "W1";
  line.note = (char *) "noté";
  return line;
}

static void
test_round_trip (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  TklClockLine lines[] = { make_line (1, DAY_1, 0), full_line (), make_line (3, -1, 1439) };

  seed_company (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;
      TklClockLine back;

      insert (&fixture, &lines[i]);
      g_assert_true (tkl_store_get_line (fixture.store, lines[i].id, &back, &error));
      g_assert_no_error (error);
      assert_same_line (&lines[i], &back);
      tkl_clock_line_clear (&back);
    }
}

static void
test_change (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GError) error = NULL;
  TklClockLine line = make_line (1, DAY_1, 0);
  TklClockLine other, stale, back;

  seed_company (&fixture);
  insert (&fixture, &line);
  stale = line;
  other = full_line ();
  other.id = line.id;
  other.version = line.version;
  fixture_begin (&fixture, "edit-lines");
  g_assert_true (tkl_store_update_line (fixture.store, &other, &error));
  g_assert_no_error (error);
  fixture_commit (&fixture);
  g_assert_cmpint (other.version, ==, 2);
  g_assert_true (tkl_store_get_line (fixture.store, line.id, &back, &error));
  assert_same_line (&other, &back);
  tkl_clock_line_clear (&back);

  /* Read before the change: neither saved nor deleted over it. */
  fixture_begin (&fixture, "edit-lines");
  g_assert_false (tkl_store_update_line (fixture.store, &stale, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (tkl_store_delete_line (fixture.store, stale.id, stale.version, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (tkl_store_delete_line (fixture.store, other.id, other.version, &error));
  g_assert_no_error (error);
  fixture_commit (&fixture);

  fixture_begin (&fixture, "edit-lines");
  g_assert_false (tkl_store_update_line (fixture.store, &other, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (tkl_store_delete_line (fixture.store, other.id, other.version, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (tkl_store_get_line (fixture.store, other.id, &back, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND);
  tkl_store_rollback (fixture.store);
}

static void
test_refused (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  TklClockLine lines[7];

  seed_company (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    lines[i] = make_line (1, DAY_1, 0);
  lines[0].employee_id = 99;
  lines[1].project_id = 99;
  lines[2].vehicle_id = 99;
  lines[3].begin_utc_ms += 1;
  lines[4].end_utc_ms = lines[4].begin_utc_ms;
  lines[5].minutes = -1;
  lines[6].type = 9;
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;

      fixture_begin (&fixture, "transfer");
      g_assert_false (tkl_store_insert_line (fixture.store, &lines[i], &error));
      g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT);
      g_assert_cmpint (lines[i].id, ==, 0);
      tkl_store_rollback (fixture.store);
    }
}

typedef struct
{
  const GArray *lines; /* what was loaded */
  guint at;
} Scanned;

static gboolean
same_line (const TklClockLine *line, gpointer data, GError **error)
{
  Scanned *scanned = data;
  const TklClockLine *expected = &g_array_index (scanned->lines, TklClockLine, scanned->at++);

  g_assert_cmpint (line->id, ==, expected->id);
  g_assert_true (tkl_clock_line_same_rules (line, expected));
  return TRUE;
}

static gboolean
refuse_line (const TklClockLine *line, gpointer data, GError **error)
{
  g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONFLICT, "enough");
  return FALSE;
}

/* One by one the same lines come as all at once, until somebody has enough of them. */
static void
assert_scanned (const Fixture *fixture, const TklLineQuery *query, const GArray *lines)
{
  Scanned scanned = { lines, 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (tkl_store_scan_lines (fixture->store, query, same_line, &scanned, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (scanned.at, ==, lines->len);
  if (lines->len == 0)
    return;
  g_assert_false (tkl_store_scan_lines (fixture->store, query, refuse_line, NULL, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONFLICT);
}

static char *
begins_of (const Fixture *fixture, const TklLineQuery *query)
{
  g_autoptr (GArray) lines = tkl_clock_lines_new ();
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (tkl_store_load_lines (fixture->store, query, lines, &error));
  g_assert_no_error (error);
  assert_scanned (fixture, query, lines);
  for (guint i = 0; i < lines->len; i++)
    {
      const TklClockLine *line = &g_array_index (lines, TklClockLine, i);

      g_string_append_printf (text, "%s%d/%d/%d", i > 0 ? " " : "", line->day - DAY_1,
                              line->employee_id,
                              (int) (line->begin_utc_ms / SEED_MINUTE - line->day * 1440));
    }
  return g_string_free (text, FALSE);
}

static void
test_queries (void)
{
  static const struct
  {
    TklLineQuery query;
    const char *lines; /* day/employee/minute */
  } cases[] = {
    { { TKL_DAY_NONE, TKL_DAY_NONE, 0, 0 }, "-1/2/5 0/1/7 0/1/10 0/2/0 1/2/0" },
    { { DAY_1, DAY_1, 0, 0 }, "0/1/7 0/1/10 0/2/0" },
    { { TKL_DAY_NONE, DAY_1 - 1, 0, 0 }, "-1/2/5" },
    { { DAY_1 + 1, TKL_DAY_NONE, 0, 0 }, "1/2/0" },
    { { DAY_1 + 2, TKL_DAY_NONE, 0, 0 }, "" },
    { { DAY_1 + 1, DAY_1, 0, 0 }, "" },
    { { TKL_DAY_NONE, TKL_DAY_NONE, 2, 0 }, "-1/2/5 0/2/0 1/2/0" },
    { { DAY_1, DAY_1, 2, 0 }, "0/2/0" },
    { { TKL_DAY_NONE, TKL_DAY_NONE, 0, 4 }, "0/1/10 1/2/0" },
    { { TKL_DAY_NONE, TKL_DAY_NONE, 2, 4 }, "1/2/0" },
    { { TKL_DAY_NONE, TKL_DAY_NONE, 3, 0 }, "" },
  };
  g_auto (Fixture) fixture = fixture_open ();
  TklClockLine lines[]
      = { make_line (1, DAY_1, 10), make_line (2, DAY_1 + 1, 0), make_line (2, DAY_1, 0),
          make_line (1, DAY_1, 7), make_line (2, DAY_1 - 1, 5) };

  seed_company (&fixture);
  lines[0].project_id = lines[1].project_id = 4;
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    insert (&fixture, &lines[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = begins_of (&fixture, &cases[i].query);

      g_assert_cmpstr (text, ==, cases[i].lines);
    }
}

/* Returns: whether anything changed; @ids ends with 0. */
static gboolean
set_in_clock (const Fixture *fixture, gint32 employee_id, TklDay day, const gint64 *ids)
{
  TklInClock in_clock = { .employee_id = employee_id, .day = day, .tick_ids = ids };
  g_autoptr (GError) error = NULL;
  gboolean changed = TRUE;

  while (ids != NULL && ids[in_clock.n_ids] != 0)
    in_clock.n_ids++;
  fixture_begin (fixture, "transfer");
  g_assert_true (tkl_store_set_in_clock (fixture->store, &in_clock, &changed, &error));
  g_assert_no_error (error);
  /* What did not change leaves no trace in the journal. */
  g_assert_cmpint (fixture_commit (fixture) != 0, ==, changed);
  return changed;
}

static void
assert_in_clock (const Fixture *fixture, const char *rows)
{
  g_autofree char *dump = fixture_dump (
      fixture, "SELECT employee_id, day - 20514, id FROM tick_clock ORDER BY 1, 2, 3");

  g_assert_cmpstr (dump, ==, rows);
}

static void
test_in_clock (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TklClockDay));
  g_autoptr (GError) error = NULL;
  TklInClock nobody = { .employee_id = 99, .day = DAY_1, .tick_ids = (gint64[]){ 1 }, .n_ids = 1 };
  TklClockLine line = make_line (3, DAY_1 + 5, 0);

  seed_company (&fixture);
  g_assert_false (set_in_clock (&fixture, 1, DAY_1, NULL));
  g_assert_true (set_in_clock (&fixture, 1, DAY_1, (gint64[]){ 4, 2, 3, 2, 0 }));
  assert_in_clock (&fixture, "1|0|2\n1|0|3\n1|0|4\n");
  g_assert_false (set_in_clock (&fixture, 1, DAY_1, (gint64[]){ 2, 3, 4, 0 }));
  g_assert_true (set_in_clock (&fixture, 1, DAY_1, (gint64[]){ 1, 3, 5, 0 }));
  assert_in_clock (&fixture, "1|0|1\n1|0|3\n1|0|5\n");
  /* Only what differs: 2 and 4 went, 1 and 5 came. */
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM journal_change WHERE entry_id ="
                                          " (SELECT max (entry_id) FROM journal_change)"),
                   ==, 4);

  /* A tick that belongs to another day or person by now changes over. */
  g_assert_true (set_in_clock (&fixture, 2, DAY_1 + 1, (gint64[]){ 5, 6, 0 }));
  assert_in_clock (&fixture, "1|0|1\n1|0|3\n2|1|5\n2|1|6\n");
  g_assert_true (set_in_clock (&fixture, 1, DAY_1, NULL));
  assert_in_clock (&fixture, "2|1|5\n2|1|6\n");

  fixture_begin (&fixture, "transfer");
  g_assert_false (tkl_store_set_in_clock (fixture.store, &nobody, NULL, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  tkl_store_rollback (fixture.store);

  insert (&fixture, &line);
  g_assert_true (
      tkl_store_list_in_clock_days (fixture.store, TKL_DAY_NONE, TKL_DAY_NONE, days, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpint (g_array_index (days, TklClockDay, 0).day, ==, DAY_1 + 1);
  g_assert_cmpint (g_array_index (days, TklClockDay, 0).employee_id, ==, 2);
  g_assert_cmpint (g_array_index (days, TklClockDay, 1).day, ==, DAY_1 + 5);
  g_assert_cmpint (g_array_index (days, TklClockDay, 1).employee_id, ==, 3);
  g_array_set_size (days, 0);
  g_assert_true (tkl_store_list_in_clock_days (fixture.store, DAY_1, DAY_1 + 4, days, &error));
  g_assert_cmpuint (days->len, ==, 1);
}

/* --- notices ------------------------------------------------------------------------------- */

static gboolean
put_notice (const Fixture *fixture, TklNotice *notice)
{
  g_autoptr (GError) error = NULL;
  gboolean changed = FALSE;

  fixture_begin (fixture, "transfer");
  g_assert_true (tkl_store_put_notice (fixture->store, notice, &changed, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_commit (fixture) != 0, ==, changed);
  g_assert_cmpint (notice->id, >, 0);
  return changed;
}

static gboolean
set_state (const Fixture *fixture, gint64 id, TklNoticeState state)
{
  g_autoptr (GError) error = NULL;
  gboolean changed = FALSE;

  fixture_begin (fixture, "notice");
  g_assert_true (tkl_store_set_notice_state (fixture->store, id, state, &changed, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_commit (fixture) != 0, ==, changed);
  return changed;
}

static gint64
count_notices (const Fixture *fixture)
{
  return fixture_int (fixture, "SELECT count (*) FROM notice");
}

/* A transfer repeated leaves one notice; what the office dismissed is not asked again. */
static void
test_notice_life (void)
{
  g_auto (Fixture) fixture = fixture_open ();
  TklNotice notice = { .at_utc_ms = SEED_TIME,
                       .employee_id = 2,
                       .day = DAY_1,
                       .kind = TKL_NOTICE_DIFFERS,
                       .before = (char *) "[1]",
                       .after = (char *) "[]" };
  TklNotice other;
  g_autoptr (GError) error = NULL;
  gboolean changed = FALSE;
  gint64 first;

  seed_company (&fixture);
  g_assert_true (put_notice (&fixture, &notice));
  first = notice.id;
  notice.at_utc_ms += 1000;
  g_assert_false (put_notice (&fixture, &notice));
  g_assert_cmpint (notice.id, ==, first);
  g_assert_cmpint (fixture_int (&fixture, "SELECT at_ms FROM notice"), ==, SEED_TIME);

  /* Something else to say: the open one says it. */
  notice.after = (char *) "[2]";
  notice.id = 0;
  g_assert_true (put_notice (&fixture, &notice));
  g_assert_cmpint (notice.id, ==, first);
  notice.problem = (char *) "odd";
  g_assert_true (put_notice (&fixture, &notice));
  g_assert_cmpint (count_notices (&fixture), ==, 1);
  g_assert_cmpint (fixture_int (&fixture, "SELECT at_ms FROM notice"), ==, SEED_TIME + 1000);

  /* Dismissed: silent about the same, open again about something new. */
  g_assert_true (set_state (&fixture, first, TKL_NOTICE_DISMISSED));
  g_assert_false (set_state (&fixture, first, TKL_NOTICE_DISMISSED));
  g_assert_false (put_notice (&fixture, &notice));
  g_assert_cmpint (notice.state, ==, TKL_NOTICE_DISMISSED);
  notice.after = (char *) "[3]";
  g_assert_true (put_notice (&fixture, &notice));
  g_assert_cmpint (notice.id, !=, first);
  g_assert_cmpint (notice.state, ==, TKL_NOTICE_OPEN);

  /* Accepted: the same difference later is a new one. */
  g_assert_true (set_state (&fixture, notice.id, TKL_NOTICE_ACCEPTED));
  g_assert_true (put_notice (&fixture, &notice));
  g_assert_cmpint (count_notices (&fixture), ==, 3);

  /* Another kind, day or person is another notice. */
  other = notice;
  other.kind = TKL_NOTICE_WITHDRAWN;
  g_assert_true (put_notice (&fixture, &other));
  other = notice;
  other.day++;
  g_assert_true (put_notice (&fixture, &other));
  other = notice;
  other.employee_id = 1;
  g_assert_true (put_notice (&fixture, &other));
  g_assert_cmpint (count_notices (&fixture), ==, 6);

  /* Its reason is gone: the open one goes, what the office decided stays. */
  fixture_begin (&fixture, "transfer");
  g_assert_true (
      tkl_store_drop_notice (fixture.store, 2, DAY_1, TKL_NOTICE_DIFFERS, &changed, &error));
  g_assert_true (changed);
  g_assert_true (
      tkl_store_drop_notice (fixture.store, 2, DAY_1, TKL_NOTICE_DIFFERS, &changed, &error));
  g_assert_false (changed);
  g_assert_no_error (error);
  fixture_commit (&fixture);
  g_assert_cmpint (count_notices (&fixture), ==, 5);

  fixture_begin (&fixture, "notice");
  g_assert_false (
      tkl_store_set_notice_state (fixture.store, 999, TKL_NOTICE_ACCEPTED, NULL, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  other.employee_id = 99;
  g_assert_false (tkl_store_put_notice (fixture.store, &other, NULL, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT);
  tkl_store_rollback (fixture.store);
}

static void
test_notice_list (void)
{
  static const struct
  {
    TklNoticeQuery query;
    const char *found; /* day/employee/kind/state */
  } cases[] = {
    { { TKL_DAY_NONE, TKL_DAY_NONE, 0, FALSE }, "0/1/1/0 0/2/0/2 0/2/1/1 3/1/0/0 " },
    { { TKL_DAY_NONE, TKL_DAY_NONE, 0, TRUE }, "0/1/1/0 3/1/0/0 " },
    { { DAY_1, DAY_1, 0, FALSE }, "0/1/1/0 0/2/0/2 0/2/1/1 " },
    { { DAY_1 + 1, TKL_DAY_NONE, 0, FALSE }, "3/1/0/0 " },
    { { TKL_DAY_NONE, DAY_1 + 2, 1, FALSE }, "0/1/1/0 " },
    { { TKL_DAY_NONE, TKL_DAY_NONE, 3, FALSE }, "" },
  };
  TklNotice notices[] = {
    { 0, 5, 1, DAY_1 + 3, TKL_NOTICE_WITHDRAWN, 0, (char *) "odd", (char *) "[1]", (char *) "[]" },
    { 0, 6, 2, DAY_1, TKL_NOTICE_WITHDRAWN, 0, NULL, (char *) "[1]", (char *) "[]" },
    { 0, 7, 2, DAY_1, TKL_NOTICE_DIFFERS, 0, NULL, (char *) "[1]", (char *) "[]" },
    { 0, 8, 1, DAY_1, TKL_NOTICE_DIFFERS, 0, NULL, (char *) "[1]", (char *) "[2]" },
  };
  g_auto (Fixture) fixture = fixture_open ();

  seed_company (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (notices); i++)
    put_notice (&fixture, &notices[i]);
  set_state (&fixture, notices[1].id, TKL_NOTICE_DISMISSED);
  set_state (&fixture, notices[2].id, TKL_NOTICE_ACCEPTED);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) list = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (tkl_store_list_notices (fixture.store, &cases[i].query, &list, &error));
      g_assert_no_error (error);
      for (guint j = 0; j < list->len; j++)
        {
          const TklNotice *notice = list->pdata[j];

          g_string_append_printf (text, "%d/%d/%d/%d ", notice->day - DAY_1, notice->employee_id,
                                  (int) notice->kind, (int) notice->state);
          g_assert_cmpstr (notice->before, ==, "[1]");
          if (notice->at_utc_ms == 5)
            g_assert_cmpstr (notice->problem, ==, "odd");
          if (notice->at_utc_ms == 8)
            g_assert_cmpstr (notice->after, ==, "[2]");
        }
      g_assert_cmpstr (text->str, ==, cases[i].found);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/clock/round-trip", test_round_trip);
  g_test_add_func ("/store/clock/change", test_change);
  g_test_add_func ("/store/clock/refused", test_refused);
  g_test_add_func ("/store/clock/queries", test_queries);
  g_test_add_func ("/store/clock/in-clock", test_in_clock);
  g_test_add_func ("/store/clock/notice-life", test_notice_life);
  g_test_add_func ("/store/clock/notice-list", test_notice_list);
  return g_test_run ();
}
