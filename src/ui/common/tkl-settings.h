/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of the GSettings schemas and keys, and what is kept per table. */
/* Thread: main. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Preferences of the user on this machine. */
#define TKL_SETTINGS_PREFERENCES "be.tikklok.Tikklok"
#define TKL_KEY_COLOUR_SCHEME "colour-scheme"
#define TKL_KEY_BACKGROUND "background"
#define TKL_KEY_BASE_MAPS "base-maps"
#define TKL_KEY_BASE_MAP "base-map"
#define TKL_KEY_COMPANIES "companies"
#define TKL_KEY_LAST_COMPANY "last-company"

/* Where everything was when the program ended, however it did. */
#define TKL_SETTINGS_STATE "be.tikklok.Tikklok.state"
#define TKL_KEY_WIDTH "width"
#define TKL_KEY_HEIGHT "height"
#define TKL_KEY_MAXIMIZED "maximized"
#define TKL_KEY_TAB "tab"
#define TKL_KEY_PERIOD "period"
#define TKL_KEY_MAP_SHOWN "map-shown"
#define TKL_KEY_MONTH_SHOWN "month-shown"
#define TKL_KEY_MONTH_OPEN "month-open"
#define TKL_KEY_LAYOUTS "layouts"
#define TKL_KEY_FILTERS "filters"
#define TKL_KEY_VIEWS "views"
#define TKL_KEY_PAGE_SETUP "page-setup"
#define TKL_KEY_EXPORT_FOLDER "export-folder"
#define TKL_KEY_ASSISTANTS "assistants"
#define TKL_KEY_HIDDEN_ZONES "hidden-zones"

/** tkl_settings_forget_company: @path: taken off the list; not opened at the next start. Its file stays. */
void tkl_settings_forget_company (GSettings *preferences, const char *path);

/** tkl_settings_get_layout: @table: its name. Returns: (transfer full) (nullable). */
GVariant *tkl_settings_get_layout (GSettings *state, const char *table);
void tkl_settings_set_layout (GSettings *state, const char *table, GVariant *layout);

/** tkl_settings_get_filter: Returns: index of the quick filter; 0 when none was chosen. */
guint tkl_settings_get_filter (GSettings *state, const char *table);
void tkl_settings_set_filter (GSettings *state, const char *table, guint choice);

/** tkl_settings_get_views: Returns: (transfer full) (nullable): `a{sv}`, see TklTableViews. */
GVariant *tkl_settings_get_views (GSettings *state, const char *table);
void tkl_settings_set_views (GSettings *state, const char *table, GVariant *views);

/**
 * tkl_settings_get_step:
 * @company: file of its database
 * @ret_open: (out) (optional): the assistant was open when the program ended
 * Returns: (transfer full) (nullable): step of the assistant to go on with; NULL: it was not left half-way.
 */
char *tkl_settings_get_step (GSettings *state, const char *company, gboolean *ret_open);
/** tkl_settings_set_step: @step: (nullable): NULL: it was gone through to its end. */
void tkl_settings_set_step (GSettings *state, const char *company, const char *step, gboolean open);

/** tkl_settings_get_hidden: @company: file of its database. Returns: (transfer full) (element-type
 * gint64): ids of zones. */
GArray *tkl_settings_get_hidden (GSettings *state, const char *company);
void tkl_settings_set_hidden (GSettings *state, const char *company, const GArray *zones);

G_END_DECLS
