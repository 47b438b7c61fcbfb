/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an empty database to the demo company: settings, lists, ticks, clock lines. */
/* Thread: one with a main context of its own, which it may turn. */
#pragma once

#include "tkl-office.h"

G_BEGIN_DECLS

/* The key that the simulator takes. */
#define TKL_TRIAL_KEY "demo-key"

/* Who makes the demo company, in its history. */
#define TKL_TRIAL_WHO "Tikklok"

typedef struct
{
  TklOffice *office;         /* (borrowed) */
  const char *folder;        /* with what `tikklok-simulator --write-demo` wrote */
  const char *url;           /* of the simulator */
  GCancellable *cancellable; /* (nullable) (borrowed) */
  void (*step) (const char *text, gpointer data);
  gpointer step_data;
} TklTrialFill;

/** tkl_trial_fill: @error: those of the use cases, as they are. */
gboolean tkl_trial_fill (const TklTrialFill *fill, GError **error);

/**
 * tkl_trial_set_url:
 * The address of the simulator becomes that of TrustTrack and of the geocoder, when it is not yet.
 */
gboolean tkl_trial_set_url (const TklTrialFill *fill, GError **error);

/** tkl_trial_get_port: Returns: of the simulator as stored; 0 = none, or not to be read. */
guint tkl_trial_get_port (const TklTrialFill *fill);

G_END_DECLS
