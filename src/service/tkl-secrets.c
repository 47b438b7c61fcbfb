/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and passwords in the secret store of the desktop, per database. */
/* Thread: any; calls block on the session bus. */
#include "tkl-secrets.h"

#include "tkl-main-watch.h"
#include "tkl-secret-library.h"
#include "tkl-service-error-parts.h"
#include "tkl-service-error.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

static const SecretSchema trusttrack_schema = {
  .name = "be.tikklok.Tikklok.TrustTrack",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = { { "database", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

static void
explain (GError **error, GError *fault)
{
  g_autofree char *detail = NULL;

  if (fault == NULL)
    return;
  /* Translators: %s is the technical text of the fault. For whoever looks after the computer. */
  detail = g_strdup_printf (_ ("%s. The key can also be given in $TIKKLOK_TRUSTTRACK_KEY."),
                            fault->message);
  g_propagate_error (
      error,
      tkl_service_error_new (
          TKL_SERVICE_ERROR_KEY,
          _ ("The key of TrustTrack cannot be read or kept: the secret store of this computer is "
             "locked or missing. Log in again, or ask whoever looks after the computer. "
             "Everything else works as before."),
          detail));
  g_error_free (fault);
}

/* The same file reached by two paths has one key. */
static char *
canonical (const char *database)
{
  return g_canonicalize_filename (database, NULL);
}

char *
tkl_secrets_lookup_trusttrack (const char *database, GError **error)
{
  g_autofree char *path = canonical (database);
  GError *fault = NULL;
  g_autofree char *found = NULL;
  char *key;

  TKL_ASSERT_MAY_BLOCK ();
  found = secret_password_lookup_sync (&trusttrack_schema, NULL, &fault, "database", path, NULL);
  explain (error, fault);
  key = g_strdup (found);
  if (found != NULL)
    secret_password_wipe (found);
  return key;
}

char *
tkl_secrets_find_trusttrack (const char *database, GError **error)
{
  const char *key = g_getenv ("TIKKLOK_TRUSTTRACK_KEY");

  return tkl_str_empty (key) ? tkl_secrets_lookup_trusttrack (database, error) : g_strdup (key);
}

gboolean
tkl_secrets_store_trusttrack (const char *database, const char *key, GError **error)
{
  g_autofree char *path = canonical (database);
  GError *fault = NULL;

  TKL_ASSERT_MAY_BLOCK ();
  if (key == NULL)
    secret_password_clear_sync (&trusttrack_schema, NULL, &fault, "database", path, NULL);
  else
    secret_password_store_sync (&trusttrack_schema, SECRET_COLLECTION_DEFAULT,
                                _ ("TrustTrack key of Tikklok"), key, NULL, &fault, "database",
                                path, NULL);
  if (fault == NULL)
    return TRUE;
  explain (error, fault);
  return FALSE;
}
