/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of keys: spellings, serials alone, holders (F012 and rules §2). */
/* Thread: main. */
#include "store-fixture.h"

#include "tkl-store-key.h"
#include "tkl-store-private.h"

#define PRINTED "3D00000BADC0DE01"
#define WIRE "01DEC0AD0B00003D"
#define SERIAL "00000BADC0DE"
#define SERIAL_SHORT "bad c0de"
#define OTHER "820000A1B2C3D401"

static gint64
read_raw (const Fixture *fixture, const char *raw)
{
  g_autoptr (GError) error = NULL;
  gint64 key_id = -1;

  (void) tkl_store_key_for_raw (fixture->store, raw, &key_id, &error);
  g_assert_no_error (error);
  return key_id;
}

static gint64
type_text (const Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 key_id = -1;

  (void) tkl_store_key_for_text (fixture->store, text, &key_id, &error);
  g_assert_no_error (error);
  return key_id;
}

static gint64
hold (const Fixture *fixture, gint64 key_id, gint64 employee_id)
{
  TklKeyHolding holding = { 0, key_id, employee_id, TKL_DAY_NONE, TKL_DAY_NONE };
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture, "hold");
  (void) tkl_store_add_holding (fixture->store, &holding, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  return holding.id;
}

static Fixture
open_world (void)
{
  Fixture fixture = fixture_open ();

  fixture_begin (&fixture, "world");
  fixture_run (&fixture, "INSERT INTO employee (number) VALUES ('1'), ('2');"
                         "INSERT INTO vehicle (remote_id) VALUES ('v')");
  fixture_commit (&fixture);
  return fixture;
}

static void
expect_key (const Fixture *fixture, gint64 id, const char *text, TklKeyStatus status)
{
  g_autoptr (TklKey) key = NULL;

  g_assert_true (tkl_store_get_key (fixture->store, id, &key, NULL));
  g_assert_nonnull (key);
  g_assert_cmpstr (key->text, ==, text);
  g_assert_cmpint (key->status, ==, status);
}

static void
test_spellings (void)
{
  static const char *const same[]
      = { WIRE, "3d:00:00:0b:ad:c0:de:01", "0x01dec0ad0b00003d", " " PRINTED " " };
  static const char *const none[] = { "", "0", "0000000000000000", "FFFFFFFFFFFFFFFF", "null" };
  g_auto (Fixture) fixture = open_world ();
  g_autoptr (TklKey) missing = NULL;
  gint64 id = read_raw (&fixture, PRINTED);
  gboolean read = FALSE;

  expect_key (&fixture, id, PRINTED, TKL_KEY_VALID);
  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_assert_cmpint (read_raw (&fixture, same[i]), ==, id);
      g_assert_cmpint (type_text (&fixture, same[i]), ==, id);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_assert_cmpint (read_raw (&fixture, none[i]), ==, 0);
      g_assert_cmpint (type_text (&fixture, none[i]), ==, 0);
    }
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM key"), ==, 1);
  g_assert_cmpint (fixture_int (&fixture, "SELECT count (*) FROM key_spelling"), ==,
                   1 + G_N_ELEMENTS (same));
  g_assert_true (tkl_store_get_key (fixture.store, 99, &missing, NULL));
  g_assert_null (missing);

  /* Others: as text; blanks around it do not count. */
  id = read_raw (&fixture, "RFID-card#7");
  expect_key (&fixture, id, "RFID-card#7", TKL_KEY_OPAQUE);
  g_assert_cmpint (type_text (&fixture, " RFID-card#7 "), ==, id);
  g_assert_cmpint (type_text (&fixture, "rfid-CARD#7"), !=, id);
  g_assert_true (tkl_store_key_was_read (fixture.store, "RFID-card#7", &read, NULL));
  g_assert_true (read);
  g_assert_true (tkl_store_key_was_read (fixture.store, "rfid-CARD#7", &read, NULL));
  g_assert_false (read);
}

static void
test_list (void)
{
  g_auto (Fixture) fixture = open_world ();
  g_autoptr (GPtrArray) keys = NULL;
  gint64 second = read_raw (&fixture, OTHER);

  read_raw (&fixture, PRINTED);
  hold (&fixture, second, 1);
  g_assert_true (tkl_store_list_keys (fixture.store, &keys, NULL));
  g_assert_cmpint (keys->len, ==, 2);
  g_assert_cmpstr (((TklKey *) keys->pdata[0])->text, ==, PRINTED);
  g_assert_false (((TklKey *) keys->pdata[0])->registered);
  g_assert_cmpint (((TklKey *) keys->pdata[1])->id, ==, second);
  g_assert_true (((TklKey *) keys->pdata[1])->registered);
}

/* A feed of serials alone gives the same ticks as one of full keys, whatever came first. */
static void
test_serial_before_register (void)
{
  g_auto (Fixture) fixture = open_world ();
  gint64 provisional = read_raw (&fixture, SERIAL);
  gint64 shorter = read_raw (&fixture, SERIAL_SHORT);
  gint64 key_id;

  expect_key (&fixture, provisional, SERIAL, TKL_KEY_UNVERIFIED);
  g_assert_cmpint (shorter, !=, provisional);
  g_assert_cmpint (read_raw (&fixture, SERIAL), ==, provisional);
  fixture_run (&fixture, "INSERT INTO ident (vehicle_id, time_ms, raw) VALUES (1, 1000, '" SERIAL
                         "'), (1, 2000, '" SERIAL_SHORT "'), (1, 3000, '" SERIAL
                         "'), (1, 3000, '" PRINTED "')");
  {
    g_autofree char *sql = g_strdup_printf (
        "INSERT INTO tick (id, vehicle_id, time_ms, key_id, kind) VALUES (1, 1, 1000, %d, 0),"
        " (2, 1, 2000, %d, 0), (3, 1, 3000, %d, 0)",
        (int) provisional, (int) shorter, (int) provisional);

    fixture_run (&fixture, sql);
  }

  /* Seen in full: not in the register yet, so nothing moves. */
  key_id = read_raw (&fixture, PRINTED);
  g_assert_cmpint (read_raw (&fixture, SERIAL), ==, provisional);
  {
    g_autofree char *sql = g_strdup_printf (
        "INSERT INTO tick (id, vehicle_id, time_ms, key_id, kind) VALUES (4, 1, 3000, %d, 0)",
        (int) key_id);

    fixture_run (&fixture, sql);
  }

  hold (&fixture, key_id, 1);
  g_assert_cmpint (read_raw (&fixture, SERIAL), ==, key_id);
  g_assert_cmpint (read_raw (&fixture, SERIAL_SHORT), ==, key_id);
  g_assert_cmpint (read_raw (&fixture, "0x00000badc0de"), ==, key_id);
  {
    g_autofree char *dump = fixture_dump (
        &fixture, "SELECT t.id, k.text, t.withdrawn FROM tick AS t JOIN key AS k ON k.id = t.key_id"
                  " ORDER BY t.id");

    /* The third is the twin of the fourth: one touch that two feeds told of. */
    g_assert_cmpstr (dump, ==,
                     "1|" PRINTED "|0\n2|" PRINTED "|0\n3|" SERIAL "|1\n4|" PRINTED "|0\n");
  }
}

static void
test_register_before_serial (void)
{
  g_auto (Fixture) fixture = open_world ();
  gint64 key_id = type_text (&fixture, WIRE);

  hold (&fixture, key_id, 1);
  g_assert_cmpint (read_raw (&fixture, SERIAL), ==, key_id);
  g_assert_cmpint (type_text (&fixture, SERIAL_SHORT), ==, key_id);
  /* Reversed serial: the other candidate. */
  g_assert_cmpint (read_raw (&fixture, "DEC0AD0B0000"), ==, key_id);
  expect_key (&fixture, key_id, PRINTED, TKL_KEY_VALID);
}

/* A person may write the serial from the metal only: readers then tell the rest. */
static void
test_registered_by_serial (void)
{
  g_auto (Fixture) fixture = open_world ();
  gint64 key_id = type_text (&fixture, SERIAL);

  expect_key (&fixture, key_id, SERIAL, TKL_KEY_UNVERIFIED);
  hold (&fixture, key_id, 1);
  g_assert_cmpint (read_raw (&fixture, SERIAL), ==, key_id);
  g_assert_cmpint (read_raw (&fixture, SERIAL_SHORT), ==, key_id);
  g_assert_cmpint (read_raw (&fixture, WIRE), ==, key_id);
  expect_key (&fixture, key_id, PRINTED, TKL_KEY_VALID);
  g_assert_cmpint (type_text (&fixture, PRINTED), ==, key_id);
}

/* Both keys that a serial may mean are in use: what the office says is printed decides. */
static void
test_order_decides (void)
{
  static const struct
  {
    const char *order;
    const char *text;
  } cases[] = { { "unknown", PRINTED },
                { "printed", PRINTED },
                { "reversed", "B3DEC0AD0B000001" },
                { "other", PRINTED } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = open_world ();
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO setting (name, value) VALUES ('key-order', '%s')", cases[i].order);
      gint64 late;

      fixture_begin (&fixture, "answer");
      fixture_run (&fixture, sql);
      fixture_commit (&fixture);
      /* One spelling is there before they are registered, another comes after. */
      read_raw (&fixture, SERIAL);
      hold (&fixture, type_text (&fixture, PRINTED), 1);
      hold (&fixture, type_text (&fixture, "B3DEC0AD0B000001"), 2);
      late = read_raw (&fixture, SERIAL_SHORT);
      expect_key (&fixture, late, cases[i].text, TKL_KEY_VALID);
      g_assert_cmpint (read_raw (&fixture, SERIAL), ==, late);
    }
}

static void
test_typed_serial_of_seen_key (void)
{
  g_auto (Fixture) fixture = open_world ();
  gint64 key_id = read_raw (&fixture, PRINTED);

  g_assert_cmpint (type_text (&fixture, SERIAL), ==, key_id);
  /* A reader's serial does not decide by itself: the register does. */
  g_assert_cmpint (read_raw (&fixture, SERIAL), !=, key_id);
}

/* Of two registered keys that a serial may mean, the likelier one counts, in either order. */
static void
test_two_candidates (void)
{
  for (int order = 0; order < 2; order++)
    {
      g_auto (Fixture) fixture = open_world ();
      TklKeyReading reading = tkl_key_read (SERIAL);
      gint64 ids[2];
      gint64 provisional = read_raw (&fixture, SERIAL);

      g_assert_cmpint (reading.n_candidates, >=, 2);
      ids[0] = type_text (&fixture, reading.candidate[0]);
      ids[1] = type_text (&fixture, reading.candidate[1]);
      hold (&fixture, ids[order], 1);
      g_assert_cmpint (read_raw (&fixture, SERIAL), ==, ids[order]);
      hold (&fixture, ids[1 - order], 2);
      g_assert_cmpint (read_raw (&fixture, SERIAL), ==, ids[0]);
      g_assert_cmpint (provisional, !=, ids[0]);
    }
}

/* Ticks of a key that was registered first move by what their readers sent, not all of them. */
static void
test_move_between_keys (void)
{
  g_auto (Fixture) fixture = open_world ();
  TklKeyReading reading = tkl_key_read (SERIAL);
  gint64 unlikely = type_text (&fixture, reading.candidate[1]);
  gint64 likely;
  g_autofree char *sql = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *expected = NULL;

  hold (&fixture, unlikely, 1);
  g_assert_cmpint (read_raw (&fixture, SERIAL), ==, unlikely);
  sql = g_strdup_printf (
      "INSERT INTO ident (vehicle_id, time_ms, raw) VALUES (1, 1000, '%s'), (1, 2000, '%s');"
      "INSERT INTO tick (id, vehicle_id, time_ms, key_id, kind) VALUES (1, 1, 1000, %d, 0),"
      " (2, 1, 2000, %d, 0)",
      SERIAL, reading.candidate[1], (int) unlikely, (int) unlikely);
  fixture_run (&fixture, sql);

  likely = type_text (&fixture, reading.candidate[0]);
  hold (&fixture, likely, 2);
  dump = fixture_dump (&fixture, "SELECT id, key_id FROM tick ORDER BY id");
  expected = g_strdup_printf ("1|%d\n2|%d\n", (int) likely, (int) unlikely);
  g_assert_cmpstr (dump, ==, expected);
}

static void
test_one_holder (void)
{
  static const struct
  {
    TklDay from, to;
    gboolean fits;
  } cases[] = {
    /* beside a holding of days 100 … 200 */
    { 100, 200, FALSE },
    { 150, 160, FALSE },
    { 50, 100, FALSE },
    { 200, 300, FALSE },
    { 50, 300, FALSE },
    { TKL_DAY_NONE, 100, FALSE },
    { 200, TKL_DAY_NONE, FALSE },
    { TKL_DAY_NONE, TKL_DAY_NONE, FALSE },
    { TKL_DAY_NONE, 99, TRUE },
    { 201, TKL_DAY_NONE, TRUE },
    { 50, 99, TRUE },
    { 201, 300, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int update = 0; update < 2; update++)
      {
        g_auto (Fixture) fixture = open_world ();
        gint64 key_id = type_text (&fixture, PRINTED);
        TklKeyHolding first = { 0, key_id, 1, 100, 200 };
        TklKeyHolding second = { 0, key_id, 1 + (gint64) i % 2, cases[i].from, cases[i].to };
        g_autoptr (GError) error = NULL;
        gboolean fits;

        fixture_begin (&fixture, "hold");
        g_assert_true (tkl_store_add_holding (fixture.store, &first, &error));
        if (update)
          {
            TklKeyHolding other = { 0, key_id, 2, 1000, 1000 };

            g_assert_true (tkl_store_add_holding (fixture.store, &other, &error));
            second.id = other.id;
            fits = tkl_store_update_holding (fixture.store, &second, NULL, &error);
          }
        else
          fits = tkl_store_add_holding (fixture.store, &second, &error);
        g_assert_cmpint (fits, ==, cases[i].fits);
        if (!fits)
          g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT);
        fixture_commit (&fixture);
      }
}

static void
test_holdings (void)
{
  g_auto (Fixture) fixture = open_world ();
  gint64 key_id = type_text (&fixture, PRINTED);
  gint64 other_id = type_text (&fixture, OTHER);
  TklKeyHolding holdings[] = {
    { 0, key_id, 1, TKL_DAY_NONE, 10 },
    { 0, key_id, 1, 20, 30 },
    { 0, key_id, 2, 31, TKL_DAY_NONE },
    { 0, other_id, 2, TKL_DAY_NONE, TKL_DAY_NONE },
  };
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) his = NULL;
  g_autoptr (GError) error = NULL;
  TklKeyHolding bad = { 0, key_id, 1, 19, 12 };
  gboolean changed = TRUE;

  fixture_begin (&fixture, "hold");
  for (gsize i = G_N_ELEMENTS (holdings); i > 0; i--)
    g_assert_true (tkl_store_add_holding (fixture.store, &holdings[i - 1], &error));
  g_assert_false (tkl_store_add_holding (fixture.store, &bad, &error)); /* from after to */
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  bad = (TklKeyHolding){ 0, key_id, 99, 12, 13 };
  g_assert_false (tkl_store_add_holding (fixture.store, &bad, &error)); /* nobody */
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  bad = (TklKeyHolding){ 0, 99, 1, 12, 13 };
  g_assert_false (tkl_store_add_holding (fixture.store, &bad, &error)); /* no key */
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  fixture_commit (&fixture);

  g_assert_true (tkl_store_list_holdings (fixture.store, 0, &all, &error));
  g_assert_cmpint (all->len, ==, G_N_ELEMENTS (holdings));
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpmem (&g_array_index (all, TklKeyHolding, i), sizeof (TklKeyHolding), &holdings[i],
                     sizeof (TklKeyHolding));
  g_assert_true (tkl_store_list_holdings (fixture.store, 1, &his, &error));
  g_assert_cmpint (his->len, ==, 2);

  fixture_begin (&fixture, "change");
  g_assert_true (tkl_store_update_holding (fixture.store, &holdings[1], &changed, &error));
  g_assert_false (changed);
  holdings[1].to = 25;
  g_assert_true (tkl_store_update_holding (fixture.store, &holdings[1], &changed, &error));
  g_assert_true (changed);
  g_assert_true (tkl_store_remove_holding (fixture.store, holdings[0].id, &error));
  g_assert_false (tkl_store_remove_holding (fixture.store, holdings[0].id, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (tkl_store_update_holding (fixture.store, &holdings[0], &changed, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND);
  fixture_commit (&fixture);
  g_assert_cmpint (fixture_int (&fixture, "SELECT to_day FROM key_holding WHERE from_day = 20"), ==,
                   25);
}

static TklKeyMethod
method_of (const Fixture *fixture, gint64 key_id)
{
  g_autoptr (TklKey) key = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tkl_store_get_key (fixture->store, key_id, &key, &error));
  g_assert_true (tkl_store_list_keys (fixture->store, &keys, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < keys->len; i++)
    if (((const TklKey *) keys->pdata[i])->id == key_id)
      g_assert_cmpint (((const TklKey *) keys->pdata[i])->method, ==, key->method);
  return key->method;
}

/* The number tells until the office says otherwise, which can be undone (F045). */
static void
test_method (void)
{
  static const struct
  {
    const char *text;
    TklKeyMethod told, said;
  } cases[] = { { PRINTED, TKL_KEY_METHOD_IBUTTON, TKL_KEY_METHOD_RFID },
                { "12345678", TKL_KEY_METHOD_IBUTTON, TKL_KEY_METHOD_RFID },
                { "badge 17", TKL_KEY_METHOD_RFID, TKL_KEY_METHOD_IBUTTON } };
  g_auto (Fixture) fixture = open_world ();
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 key_id;

      fixture_begin (&fixture, "read");
      key_id = read_raw (&fixture, cases[i].text);
      fixture_commit (&fixture);
      g_assert_cmpint (method_of (&fixture, key_id), ==, cases[i].told);
      fixture_begin (&fixture, "say");
      g_assert_true (tkl_store_set_key_method (fixture.store, key_id, cases[i].said, &error));
      fixture_commit (&fixture);
      g_assert_cmpint (method_of (&fixture, key_id), ==, cases[i].said);
      fixture_begin (&fixture, "say again");
      g_assert_true (tkl_store_set_key_method (fixture.store, key_id, cases[i].told, &error));
      fixture_commit (&fixture);
      g_assert_cmpint (method_of (&fixture, key_id), ==, cases[i].told);
    }
  fixture_begin (&fixture, "nobody's");
  g_assert_false (tkl_store_set_key_method (fixture.store, 77, TKL_KEY_METHOD_RFID, &error));
  g_assert_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_CONSTRAINT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/keys/spellings", test_spellings);
  g_test_add_func ("/store/keys/list", test_list);
  g_test_add_func ("/store/keys/serial-before-register", test_serial_before_register);
  g_test_add_func ("/store/keys/register-before-serial", test_register_before_serial);
  g_test_add_func ("/store/keys/registered-by-serial", test_registered_by_serial);
  g_test_add_func ("/store/keys/typed-serial-of-seen-key", test_typed_serial_of_seen_key);
  g_test_add_func ("/store/keys/order-decides", test_order_decides);
  g_test_add_func ("/store/keys/two-candidates", test_two_candidates);
  g_test_add_func ("/store/keys/move-between-keys", test_move_between_keys);
  g_test_add_func ("/store/keys/one-holder", test_one_holder);
  g_test_add_func ("/store/keys/holdings", test_holdings);
  g_test_add_func ("/store/keys/method", test_method);
  return g_test_run ();
}
