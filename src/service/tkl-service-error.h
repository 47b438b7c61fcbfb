/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the services: what a person can do about it. Texts are translated. */
/* Thread: any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TKL_SERVICE_ERROR (tkl_service_error_quark ())

/**
 * TklServiceError:
 * @TKL_SERVICE_ERROR_USAGE: a name or value that does not exist or is out of range
 * @TKL_SERVICE_ERROR_REFUSED: a file with bad rows; nothing was changed
 * @TKL_SERVICE_ERROR_BUSY: another program works on the same database; wait and repeat
 * @TKL_SERVICE_ERROR_KEY: there is no API key, or TrustTrack refuses it
 * @TKL_SERVICE_ERROR_OFFLINE: TrustTrack cannot be reached or does not answer properly
 * @TKL_SERVICE_ERROR_DENIED: a file or folder may not be read or written
 * @TKL_SERVICE_ERROR_NOT_FOUND: no such file, employee, vehicle …
 * @TKL_SERVICE_ERROR_CONFLICT: somebody else changed the same thing in the meantime
 * @TKL_SERVICE_ERROR_CORRUPT: a file is damaged or not what it should be
 * @TKL_SERVICE_ERROR_TOO_NEW: the database comes from a later version of the program
 * @TKL_SERVICE_ERROR_FULL: no space left
 * @TKL_SERVICE_ERROR_IN_USE: something else needs it or has it; the text says what
 * @TKL_SERVICE_ERROR_KEY_ORDER: keys come another way round than was confirmed; ask again
 * @TKL_SERVICE_ERROR_FAILED: anything else; the text says what
 */
typedef enum
{
  TKL_SERVICE_ERROR_USAGE,
  TKL_SERVICE_ERROR_REFUSED,
  TKL_SERVICE_ERROR_BUSY,
  TKL_SERVICE_ERROR_KEY,
  TKL_SERVICE_ERROR_OFFLINE,
  TKL_SERVICE_ERROR_DENIED,
  TKL_SERVICE_ERROR_NOT_FOUND,
  TKL_SERVICE_ERROR_CONFLICT,
  TKL_SERVICE_ERROR_CORRUPT,
  TKL_SERVICE_ERROR_TOO_NEW,
  TKL_SERVICE_ERROR_FULL,
  TKL_SERVICE_ERROR_IN_USE,
  TKL_SERVICE_ERROR_KEY_ORDER,
  TKL_SERVICE_ERROR_FAILED,
} TklServiceError;

GQuark tkl_service_error_quark (void);

/**
 * tkl_service_error_convert:
 * @error: (transfer full): of the store, a client, a reader, a writer or the core
 *
 * Turns an error of a lower layer into this domain: a translated sentence with what to do, and the
 * original text behind it, in brackets. Cancellation (G_IO_ERROR_CANCELLED) and errors of this domain pass.
 * Returns: (transfer full).
 */
GError *tkl_service_error_convert (GError *error);

/** tkl_service_error_sentence: Returns: (transfer none): the message without its technical text. */
const char *tkl_service_error_sentence (const GError *error);
/** tkl_service_error_detail: Returns: (transfer none) (nullable): the technical text alone. */
const char *tkl_service_error_detail (const GError *error);

/**
 * tkl_service_error_convert_geocoder:
 * @error: (transfer full): of the client of the geocoder, or any other
 *
 * Returns: (transfer full): the same as above, speaking of the address service.
 */
GError *tkl_service_error_convert_geocoder (GError *error);

/**
 * tkl_service_error_convert_file:
 * @error: (transfer full): of the store about a file other than the database: a backup
 *
 * Returns: (transfer full): the same as above, speaking of a file that is missing or may not be used.
 */
GError *tkl_service_error_convert_file (GError *error);

G_END_DECLS
