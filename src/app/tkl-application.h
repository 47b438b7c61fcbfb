/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklApplication: one process for all windows; wires databases and settings into them. */
/* Thread: main. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_APPLICATION (tkl_application_get_type ())
G_DECLARE_FINAL_TYPE (TklApplication, tkl_application, TKL, APPLICATION, AdwApplication)

/** tkl_application_new: @flags: of GApplication besides the product's own; tests: NON_UNIQUE. */
TklApplication *tkl_application_new (GApplicationFlags flags);

G_END_DECLS
