/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements of the store about: employee. */
/* Thread: constant text. */
#pragma once

#define TKL_SQL_EMPLOYEE(X)
