/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements of the store about: company. */
/* Thread: constant text. */
#pragma once

#define TKL_SQL_COMPANY(X)                                                                         \
  X (DATA_VERSION, "PRAGMA data_version")                                                          \
  X (SETTING_LIST, "SELECT name, value FROM setting ORDER BY id")                                  \
  X (SETTING_PUT, "INSERT INTO setting (name, value) VALUES (?1, ifnull (?2, ''))"                 \
                  " ON CONFLICT (name) DO UPDATE SET value = excluded.value")
