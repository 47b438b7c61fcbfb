/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The API key of TrustTrack and what it may do. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_TRUSTTRACK_GROUP (tkl_trusttrack_group_get_type ())
G_DECLARE_FINAL_TYPE (
    TklTrusttrackGroup, tkl_trusttrack_group, TKL, TRUSTTRACK_GROUP, AdwPreferencesGroup)

/** tkl_trusttrack_group_new: @desk: whose key; referenced. */
GtkWidget *tkl_trusttrack_group_new (TklDesk *desk);

/** tkl_trusttrack_group_focus_key: the key can be typed at once. */
void tkl_trusttrack_group_focus_key (TklTrusttrackGroup *self);

/** tkl_trusttrack_group_save_sample: @path: gets what the last probe's answers are made of
 * (tkl_probe_sample()); nothing before there was one. */
void tkl_trusttrack_group_save_sample (TklTrusttrackGroup *self, const char *path);

G_END_DECLS
