/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reference: json-glib parses a page, and nothing else is done with it. */
/* Thread: any. */
#pragma once

#include <glib.h>

/** ref_json_count_items: Returns: members of the page's list. */
guint ref_json_count_items (GBytes *page);
