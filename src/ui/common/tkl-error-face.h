/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an error is shown: our sentence; the technical text only for who asks for it. */
/* Thread: main. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * tkl_error_face_show:
 * The description of @page becomes the sentence of @error; its technical text, when there is one,
 * unfolds below the child that @page has.
 */
void tkl_error_face_show (AdwStatusPage *page, const GError *error);

/** tkl_error_face_say: the same for the text of a banner: the technical text is its tooltip. */
void tkl_error_face_say (GtkLabel *label, const GError *error);

/** tkl_error_face_tell: the same for a row: its subtitle, and its tooltip. */
void tkl_error_face_tell (AdwActionRow *row, const GError *error);

/** tkl_error_face_ask: the same for a dialog: below its body. */
void tkl_error_face_ask (AdwMessageDialog *dialog, const GError *error);

G_END_DECLS
