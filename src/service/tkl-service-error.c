/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the services: what a person can do about it. Texts are translated. */
/* Thread: any. */
#include "tkl-service-error.h"

#include "tkl-core-error.h"
#include "tkl-export-error.h"
#include "tkl-import-error.h"
#include "tkl-remote-error.h"
#include "tkl-service-error-parts.h"
#include "tkl-store-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  char *sentence; /* (owned) (nullable): NULL: the message is one, with nothing behind it */
  char *detail;   /* (owned) (nullable): technical text that stands behind it in the message */
} TklServiceErrorPrivate;

static void
tkl_service_error_private_init (TklServiceErrorPrivate *priv)
{
  *priv = (TklServiceErrorPrivate){ NULL, NULL };
}

static void
tkl_service_error_private_copy (const TklServiceErrorPrivate *from, TklServiceErrorPrivate *to)
{
  *to = (TklServiceErrorPrivate){ g_strdup (from->sentence), g_strdup (from->detail) };
}

static void
tkl_service_error_private_clear (TklServiceErrorPrivate *priv)
{
  g_free (priv->sentence);
  g_free (priv->detail);
}

G_DEFINE_EXTENDED_ERROR (TklServiceError, tkl_service_error)

typedef struct
{
  int from; /* code of the lower layer */
  TklServiceError to;
  const char *sentence; /* (nullable): NULL: the original text is already a sentence */
} Conversion;

static const Conversion store_conversions[] = {
  { TKL_STORE_ERROR_BUSY, TKL_SERVICE_ERROR_BUSY,
    N_ ("Another program is writing to this database. Try again in a moment.") },
  { TKL_STORE_ERROR_CONFLICT, TKL_SERVICE_ERROR_CONFLICT,
    N_ ("This was changed by somebody else in the meantime. Look at it again before you save.") },
  { TKL_STORE_ERROR_CONSTRAINT, TKL_SERVICE_ERROR_CONFLICT,
    N_ ("The database does not accept this.") },
  { TKL_STORE_ERROR_NOT_FOUND, TKL_SERVICE_ERROR_NOT_FOUND,
    N_ ("There is nothing of that name in the database.") },
  { TKL_STORE_ERROR_CORRUPT, TKL_SERVICE_ERROR_CORRUPT,
    N_ ("This file is damaged or no Tikklok database. Restore a backup.") },
  { TKL_STORE_ERROR_TOO_NEW, TKL_SERVICE_ERROR_TOO_NEW,
    N_ ("This database was made by a later version of Tikklok. Update the program.") },
  { TKL_STORE_ERROR_FULL, TKL_SERVICE_ERROR_FULL,
    N_ ("There is no space left. Make some room and try again.") },
  { TKL_STORE_ERROR_DENIED, TKL_SERVICE_ERROR_DENIED,
    N_ ("The database may not be opened. Check the permissions of the file and its folder.") },
  { TKL_STORE_ERROR_TAKEN, TKL_SERVICE_ERROR_DENIED,
    N_ ("This file holds something else. Choose another one.") },
  { TKL_STORE_ERROR_FOLDER, TKL_SERVICE_ERROR_CORRUPT, N_ ("This is a folder. Choose a file.") },
  { TKL_STORE_ERROR_FAILED, TKL_SERVICE_ERROR_FAILED,
    N_ ("The database reported a fault. Try again. If it stays, restore a backup.") },
};

static const Conversion remote_conversions[] = {
  { TKL_REMOTE_ERROR_KEY, TKL_SERVICE_ERROR_KEY,
    N_ ("TrustTrack refuses the API key. Ask for a new key and enter it.") },
  { TKL_REMOTE_ERROR_DENIED, TKL_SERVICE_ERROR_DENIED,
    N_ ("TrustTrack does not allow this with your key or from this computer.") },
  { TKL_REMOTE_ERROR_NOT_FOUND, TKL_SERVICE_ERROR_NOT_FOUND,
    N_ ("TrustTrack does not know this vehicle any more.") },
  { TKL_REMOTE_ERROR_REQUEST, TKL_SERVICE_ERROR_FAILED,
    N_ ("TrustTrack did not understand a question of Tikklok. It is not asked again before Tikklok "
        "is started anew: look for an update.") },
  { TKL_REMOTE_ERROR_BUSY, TKL_SERVICE_ERROR_OFFLINE,
    N_ ("TrustTrack is too busy to answer. Try again later.") },
  { TKL_REMOTE_ERROR_OFFLINE, TKL_SERVICE_ERROR_OFFLINE,
    N_ ("TrustTrack cannot be reached. Check the network and the address.") },
  { TKL_REMOTE_ERROR_ANSWER, TKL_SERVICE_ERROR_OFFLINE,
    N_ ("The answer is not one of TrustTrack. Check the address.") },
  { TKL_REMOTE_ERROR_LOOP, TKL_SERVICE_ERROR_OFFLINE,
    N_ ("TrustTrack keeps sending the same page. Try again later.") },
  { TKL_REMOTE_ERROR_ADDRESS, TKL_SERVICE_ERROR_FAILED,
    N_ ("This is no address of TrustTrack. Correct it in the settings.") },
};

static const Conversion geocoder_conversions[] = {
  { TKL_REMOTE_ERROR_KEY, TKL_SERVICE_ERROR_DENIED,
    N_ ("The address service refuses this computer. Check its address in the settings.") },
  { TKL_REMOTE_ERROR_DENIED, TKL_SERVICE_ERROR_DENIED,
    N_ ("The address service refuses this computer. Check its address in the settings.") },
  { TKL_REMOTE_ERROR_NOT_FOUND, TKL_SERVICE_ERROR_OFFLINE,
    N_ ("There is no address service here. Check its address in the settings.") },
  { TKL_REMOTE_ERROR_REQUEST, TKL_SERVICE_ERROR_FAILED,
    N_ ("The address service did not understand the request.") },
  { TKL_REMOTE_ERROR_BUSY, TKL_SERVICE_ERROR_OFFLINE,
    N_ ("The address service is too busy to answer. Try again in a few minutes.") },
  { TKL_REMOTE_ERROR_OFFLINE, TKL_SERVICE_ERROR_OFFLINE,
    N_ ("The address service cannot be reached. Check the network, or enter what you know by "
        "hand.") },
  { TKL_REMOTE_ERROR_ANSWER, TKL_SERVICE_ERROR_OFFLINE,
    N_ ("The answer is not one of an address service. Check its address in the settings.") },
  { TKL_REMOTE_ERROR_ADDRESS, TKL_SERVICE_ERROR_FAILED,
    N_ ("This is no address of an address service. Correct it in the settings.") },
};

static const Conversion file_conversions[] = {
  { TKL_IMPORT_ERROR_NOT_FOUND, TKL_SERVICE_ERROR_NOT_FOUND,
    N_ ("There is no such file or folder.") },
  { TKL_IMPORT_ERROR_DENIED, TKL_SERVICE_ERROR_DENIED,
    N_ ("This file or folder may not be used. Check its permissions.") },
  { TKL_IMPORT_ERROR_FORMAT, TKL_SERVICE_ERROR_CORRUPT,
    N_ ("This is not a file of the kind expected.") },
  { TKL_IMPORT_ERROR_LIMIT, TKL_SERVICE_ERROR_CORRUPT, N_ ("This file is too large.") },
  { TKL_IMPORT_ERROR_FULL, TKL_SERVICE_ERROR_FULL, N_ ("There is no space left.") },
  { TKL_IMPORT_ERROR_FOLDER, TKL_SERVICE_ERROR_CORRUPT, N_ ("This is a folder. Choose a file.") },
  { TKL_IMPORT_ERROR_FAILED, TKL_SERVICE_ERROR_FAILED, N_ ("The file could not be handled.") },
};

G_STATIC_ASSERT ((int) TKL_IMPORT_ERROR_FAILED == (int) TKL_EXPORT_ERROR_FAILED);
G_STATIC_ASSERT ((int) TKL_IMPORT_ERROR_FOLDER == (int) TKL_EXPORT_ERROR_FOLDER);
G_STATIC_ASSERT ((int) TKL_IMPORT_ERROR_FULL == (int) TKL_EXPORT_ERROR_FULL);

GError *
tkl_service_error_new (int code, const char *sentence, const char *detail)
{
  TklServiceErrorPrivate *priv;
  GError *error;

  g_return_val_if_fail (sentence != NULL, NULL);

  if (detail == NULL || detail[0] == '\0')
    return g_error_new_literal (TKL_SERVICE_ERROR, code, sentence);
  /* Translators: a sentence, then the technical text of the fault. */
  error = g_error_new (TKL_SERVICE_ERROR, code, _ ("%s (%s)"), sentence, detail);
  priv = tkl_service_error_get_private (error);
  priv->sentence = g_strdup (sentence);
  priv->detail = g_strdup (detail);
  return error;
}

static GError *
convert_by (const Conversion *table, gsize n_rows, GError *error)
{
  GError *converted;

  for (gsize i = 0; i < n_rows; i++)
    if (table[i].from == error->code)
      {
        converted = tkl_service_error_new (table[i].to, _ (table[i].sentence), error->message);
        g_error_free (error);
        return converted;
      }
  return error;
}

GError *
tkl_service_error_convert (GError *error)
{
  GError *converted;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == TKL_SERVICE_ERROR
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return error;
  if (error->domain == TKL_STORE_ERROR)
    return convert_by (store_conversions, G_N_ELEMENTS (store_conversions), error);
  if (error->domain == TKL_REMOTE_ERROR)
    return convert_by (remote_conversions, G_N_ELEMENTS (remote_conversions), error);
  if (error->domain == TKL_IMPORT_ERROR || error->domain == TKL_EXPORT_ERROR)
    return convert_by (file_conversions, G_N_ELEMENTS (file_conversions), error);

  converted = g_error_new_literal (TKL_SERVICE_ERROR,
                                   error->domain == TKL_CORE_ERROR ? TKL_SERVICE_ERROR_USAGE
                                                                   : TKL_SERVICE_ERROR_FAILED,
                                   error->message);
  g_error_free (error);
  return converted;
}

const char *
tkl_service_error_sentence (const GError *error)
{
  const char *sentence = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == TKL_SERVICE_ERROR)
    sentence = tkl_service_error_get_private (error)->sentence;
  return sentence != NULL ? sentence : error->message;
}

const char *
tkl_service_error_detail (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return error->domain == TKL_SERVICE_ERROR ? tkl_service_error_get_private (error)->detail : NULL;
}

GError *
tkl_service_error_convert_geocoder (GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == TKL_REMOTE_ERROR)
    return convert_by (geocoder_conversions, G_N_ELEMENTS (geocoder_conversions), error);
  return tkl_service_error_convert (error);
}

GError *
tkl_service_error_convert_file (GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND))
    {
      error->domain = TKL_IMPORT_ERROR;
      error->code = TKL_IMPORT_ERROR_NOT_FOUND;
    }
  else if (g_error_matches (error, TKL_STORE_ERROR, TKL_STORE_ERROR_DENIED))
    {
      error->domain = TKL_IMPORT_ERROR;
      error->code = TKL_IMPORT_ERROR_DENIED;
    }
  return tkl_service_error_convert (error);
}
