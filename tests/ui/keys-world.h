/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A company with four keys that nobody holds, and two homes at which two of them ticked. */
/* Thread: main. */
#pragma once

#include "tkl-window.h"
#include "ui-fixture.h"

#define KEY_A "3D00000BADC0DE01" /* three times, twice at the home of 12 Anna */
#define KEY_B "4E00001234567801" /* once, at the home of 13 Bert */
#define KEY_C "060000001A2B3C01" /* held by 14 Carl until the day before it ticked */
#define SERIAL "0000A1B2C3D4"

void keys_fill (UiFixture *fixture);
TklWindow *keys_open_window (UiFixture *fixture);
void keys_close_window (TklWindow *window);

/* As a person clicks: the button with that label or name for screen readers. */
void keys_click (GtkWidget *root, const char *text);

/* Waits until a widget of that type with that text is there and visible. */
GtkWidget *keys_await (GtkWidget *root, GType type, const char *text);
