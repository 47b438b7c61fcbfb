/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the company's settings, between tkl-company.c and tkl-company-settings.c. */
/* Thread: constant. */
#pragma once

#include "tkl-company.h"

G_BEGIN_DECLS

/* How the text of a setting is read and where it goes. */
typedef enum
{
  TKL_SETTING_TEXT,       /* char *: one line */
  TKL_SETTING_ENTERPRISE, /* char *: ten digits */
  TKL_SETTING_ZONE,       /* char *: name in the tz database */
  TKL_SETTING_URL,        /* char *: https, or http to this machine */
  TKL_SETTING_MAILS,      /* char *: addresses with commas */
  TKL_SETTING_LANGUAGE,   /* char *: fr, nl, de or en */
  TKL_SETTING_FOLDER,     /* char *: absolute path */
  TKL_SETTING_PATTERN,    /* char *: of file names */
  TKL_SETTING_LAST_TEXT = TKL_SETTING_PATTERN,
  TKL_SETTING_INTEGER, /* int */
  TKL_SETTING_MILLI,   /* int: a decimal × 1000 */
  TKL_SETTING_MINUTE,  /* int: HH:MM as minutes */
  TKL_SETTING_SWITCH,  /* gboolean: on, off */
  TKL_SETTING_CHOICE,  /* int: index of a word */
  TKL_SETTING_DEGREES, /* gint32: 1e-7 degree, G_MININT32 = unset */
} TklSettingKind;

typedef struct
{
  TklCompanyField field;
  TklSettingKind kind;
  gsize offset;             /* of the member in TklCompany */
  const char *default_text; /* (nullable): of the kinds with text */
  int default_value;        /* of the others except degrees, which are unset by default */
  int min, max;             /* both included, as the struct keeps it */
  const char *const *words; /* (nullable) (array zero-terminated=1): of a choice */
  const char *expected; /* (nullable): what a number or address has to be; marked for translation */
} TklSetting;

/** tkl_company_settings: Returns: (array length=ret_n_settings): in the order shown. */
const TklSetting *tkl_company_settings (gsize *ret_n_settings);

G_END_DECLS
