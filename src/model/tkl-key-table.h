/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of keys (F046-F049): those that nobody holds, those put aside, all of them. */
/* Thread: main. */
#pragma once

#include "tkl-table-source.h"

G_BEGIN_DECLS

/* The numbers of a row of each of them. */
enum
{
  TKL_KEY_FIELD_TEXT = TKL_FIELD_ID + 1,
  TKL_KEY_FIELD_FIRST, /* instants; TKL_INSTANT_NONE without any tick */
  TKL_KEY_FIELD_LAST,
  TKL_KEY_FIELD_N_TICKS,
  TKL_KEY_FIELD_N_UNHELD,
  TKL_KEY_FIELD_WHERE,
  TKL_KEY_FIELD_VEHICLES,
  TKL_KEY_FIELD_BEST,
  TKL_KEY_FIELD_HOLDER,
  TKL_KEY_FIELD_SPELLINGS,
  TKL_KEY_FIELD_CANDIDATES,
  TKL_KEY_FIELD_NOTE,
  TKL_KEY_FIELD_STATUS,
  TKL_KEY_FIELD_METHOD,
  /* TklKeyMethod */   /* TklKeyStatus */
  TKL_KEY_FIELD_STATE, /* TklKeyState */
  TKL_KEY_N_FIELDS
};

typedef enum
{
  TKL_KEY_IS_KNOWN,
  TKL_KEY_IS_UNKNOWN, /* a tick of it has nobody */
  TKL_KEY_IS_ASIDE,
} TklKeyState;

extern const TklTableSource tkl_unknown_key_source;
extern const TklTableSource tkl_aside_key_source;
extern const TklTableSource tkl_all_key_source;

G_END_DECLS
