/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spellings in which a telematics platform may write an i-Button key. */
/* Thread: any; pure. */
#pragma once

#include "tkl-key.h"

G_BEGIN_DECLS

/* Values of the switch `ibutton`. The last two concern records without a key. */
typedef enum
{
  TKL_SIM_SPELL_WIRE,     /* 01DEC0AD0B00003D: as the reader sends it */
  TKL_SIM_SPELL_PRINTED,  /* 3D00000BADC0DE01: as engraved */
  TKL_SIM_SPELL_LOWER,    /* wire order, lower case */
  TKL_SIM_SPELL_0X,       /* wire order behind 0x */
  TKL_SIM_SPELL_UNSIGNED, /* wire order as an unsigned decimal */
  TKL_SIM_SPELL_SIGNED,   /* printed order as a signed decimal: negative for half of all keys */
  TKL_SIM_SPELL_SERIAL,   /* the twelve digits of the serial, printed order */
  TKL_SIM_SPELL_STRIPPED, /* wire order without leading zeros */
  TKL_SIM_SPELL_ZEROS,    /* wire order; sixteen zeros where there is no key */
  TKL_SIM_SPELL_NULL,     /* wire order; null where there is no key */
} TklSimSpelling;

/* Bytes of the longest spelling with its NUL: a sign and twenty digits. */
#define TKL_SIM_SPELLING_SIZE 24

/**
 * tkl_sim_key_from_serial:
 * @serial: 1 … 2^48 − 1
 * @ret_printed: TKL_KEY_SIZE bytes
 *
 * Completes a serial to a whole key of family 01 with its check sum, in printed order.
 */
void tkl_sim_key_from_serial (guint64 serial, char ret_printed[TKL_KEY_SIZE]);

/**
 * tkl_sim_spell_key:
 * @printed: sixteen hex digits, printed order
 * @ret_text: TKL_SIM_SPELLING_SIZE bytes
 */
void tkl_sim_spell_key (const char *printed,
                        TklSimSpelling spelling,
                        char ret_text[TKL_SIM_SPELLING_SIZE]);

G_END_DECLS
