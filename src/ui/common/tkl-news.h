/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklNews: around the content of a window beside the main one: toasts with Undo, and errors. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_NEWS (tkl_news_get_type ())
G_DECLARE_FINAL_TYPE (TklNews, tkl_news, TKL, NEWS, GtkWidget)

/**
 * Properties: content (GtkWidget).
 * Actions: `news.undo` and `news.redo`, with the keys of the main window.
 */

/** tkl_news_set_desk: whose signals `said` and `failed` are shown; once. Referenced. */
void tkl_news_set_desk (TklNews *self, TklDesk *desk);

G_END_DECLS
