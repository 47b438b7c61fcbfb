/* SPDX-License-Identifier: GPL-3.0-or-later */
/* i-Buttons that are registered in TrustTrack, in whatever spelling. */
/* Thread: main. */
#include "sync-fixture.h"
#include "tkl-registered-keys-service.h"

static GPtrArray *
read_keys (SyncFixture *fixture, GError **error)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tkl_registered_keys_async (fixture->office.office, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  return tkl_registered_keys_finish (fixture->office.office, result, error);
}

static void
add_driver (SyncFixture *fixture, const char *first_name, const char *key, const char *type)
{
  TklSimDriver *driver
      = tkl_sim_model_add_driver (fixture->sim->model, NULL, first_name, "Peeters");

  tkl_sim_driver_add_identifier (driver, key, type);
}

static void
test_read (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  tkl_office_lend_key (fixture->office.office, SYNC_KEY);
  keys = read_keys (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (keys->len, ==, 0);
  g_ptr_array_unref (keys);

  add_driver (fixture, "Ann", "01DEC0AD0B00003D", "IBUTTON"); /* as the wire has it */
  add_driver (fixture, "Bert", "12345678", "IBUTTON");        /* a serial */
  add_driver (fixture, "Cas", "SI00000012345678", "TACHOGRAPH");
  add_driver (fixture, "Dirk", "0000000000000000", "IBUTTON");
  add_driver (fixture, "Els", "12345678", "IBUTTON");
  add_driver (fixture, "Fons", "RFID 17", "IBUTTON");
  keys = read_keys (fixture, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < keys->len; i++)
    {
      const TklRegisteredKey *key = keys->pdata[i];

      g_string_append_printf (text, "%s %s %u %s\n", key->name, key->text, key->reading.status,
                              key->reading.n_candidates > 0 ? key->reading.candidate[0] : "");
    }
  g_assert_cmpstr (text->str, ==,
                   "Ann Peeters 01DEC0AD0B00003D 1 3D00000BADC0DE01\n"
                   "Bert Peeters 12345678 2 4E00001234567801\n"
                   "Fons Peeters RFID 17 3 \n");
  g_assert_true (tkl_registered_keys_has (keys, "3D00000BADC0DE01"));
  /* a serial says nothing about the order of its digits */
  g_assert_false (tkl_registered_keys_has (keys, "4E00001234567801"));
  g_assert_false (tkl_registered_keys_has (NULL, "3D00000BADC0DE01"));
  g_string_free (text, TRUE);
}

static void
test_refused (SyncFixture *fixture, gconstpointer data)
{
  TklSimApiKey *key = tkl_sim_model_find_api_key (fixture->sim->model, SYNC_KEY);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_keys (fixture, &error));
  g_assert_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_KEY);
  g_clear_error (&error);
  tkl_office_lend_key (fixture->office.office, SYNC_KEY);
  g_ptr_array_add (key->denied, g_strdup ("drivers-2"));
  g_assert_null (read_keys (fixture, &error));
  g_assert_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_DENIED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/registered-keys/read", SyncFixture, NULL, sync_set_up, test_read, sync_tear_down);
  g_test_add ("/registered-keys/refused", SyncFixture, NULL, sync_set_up, test_refused,
              sync_tear_down);
  return g_test_run ();
}
