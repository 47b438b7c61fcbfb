/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers with check digits: national and bis number, enterprise number, works declaration. */
/* Thread: any; pure. */
#pragma once

#include "tkl-day.h"

G_BEGIN_DECLS

typedef enum
{
  TKL_IDENT_OK,
  TKL_IDENT_EMPTY,
  TKL_IDENT_LENGTH,  /* not the right number of digits or characters */
  TKL_IDENT_SYNTAX,  /* a character that cannot be there */
  TKL_IDENT_DATE,    /* the date in it does not exist, or lies in the future */
  TKL_IDENT_COUNTER, /* the counter is 000 or 999 */
  TKL_IDENT_CHECK,   /* the check digits disagree */
} TklIdentProblem;

/**
 * tkl_ident_national_number:
 * @text: (nullable): eleven digits, blanks `.` `-` `/` between them allowed
 * @today: a birth date after it is refused
 * @ret_digits: (out) (optional) (transfer full): the eleven digits, only on TKL_IDENT_OK
 *
 * National register number (NISS/INSZ) and "bis" number of the Crossroads Bank: YYMMDD SSS CC with
 * CC = 97 − (N mod 97), N preceded by a 2 for persons born from 2000; month +20 or +40 for a bis
 * number. Month 00 or day 00 is legal (unknown date). Never log the input.
 */
TklIdentProblem tkl_ident_national_number (const char *text, TklDay today, char **ret_digits);

/** tkl_ident_mask_national_number: @digits: (nullable): eleven digits; other text is hidden whole.
 * Returns: (transfer full): `840229*****`; the birth date alone. */
char *tkl_ident_mask_national_number (const char *digits);

/** tkl_ident_is_masked: Returns: whether @text (nullable) is what masking makes of eleven digits. */
gboolean tkl_ident_is_masked (const char *text);

/**
 * tkl_ident_enterprise_number:
 * @text: (nullable): ten digits, or nine of the old form; `BE`, blanks and dots allowed
 * @ret_digits: (out) (optional) (transfer full): ten digits, only on TKL_IDENT_OK
 *
 * KBO/BCE number: [01] and nine digits, the last two = 97 − (first eight mod 97), 01 … 97.
 */
TklIdentProblem tkl_ident_enterprise_number (const char *text, char **ret_digits);

/**
 * tkl_ident_declaration_number:
 * @ret_normal: (out) (optional) (transfer full): trimmed, without blanks, upper case; written always
 *
 * Works declaration (DDT, AVW, UWM): 13 characters, digits and letters without I and O. By
 * experience the last is a Z and the one before it a check character (CHECK when either disagrees).
 * Since ONSS documents neither, a problem is a warning for the user and never a refusal;
 * presence-expected (rules §5) uses "well-formed" = TKL_IDENT_OK or TKL_IDENT_CHECK.
 */
TklIdentProblem tkl_ident_declaration_number (const char *text, char **ret_normal);

G_END_DECLS
