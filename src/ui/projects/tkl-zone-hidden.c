/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZoneEditor: which zones are hidden, from one time to the next. */
/* Thread: main. */
#include "tkl-zone-editor-private.h"

#include "tkl-settings.h"

static guint
find_stored (TklZoneEditor *self, gint64 id)
{
  const GPtrArray *zones = self->edit->curr->zones;

  for (guint i = 0; i < zones->len; i++)
    if (((const TklPoi *) zones->pdata[i])->id == id)
      return i;
  return TKL_ZONE_NONE;
}

void
tkl_zone_editor_recall_hidden (TklZoneEditor *self)
{
  g_autoptr (GSettings) state = g_settings_new (TKL_SETTINGS_STATE);
  g_autoptr (GArray) hidden
      = tkl_settings_get_hidden (state, tkl_office_path (tkl_desk_get_office (self->desk)));

  for (guint i = 0; i < hidden->len; i++)
    tkl_zone_editor_become (
        self, tkl_zone_edit_set_visible (
                  self->edit, find_stored (self, g_array_index (hidden, gint64, i)), FALSE));
}

static gboolean
is_of_project (const TklZonesForm *form, gint64 id)
{
  for (guint i = 0; i < form->zones->len; i++)
    if (((const TklPoi *) form->zones->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

void
tkl_zone_editor_keep_hidden (TklZoneEditor *self)
{
  g_autoptr (GSettings) state = g_settings_new (TKL_SETTINGS_STATE);
  const char *company = tkl_office_path (tkl_desk_get_office (self->desk));
  g_autoptr (GArray) before = tkl_settings_get_hidden (state, company);
  g_autoptr (GArray) hidden = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < before->len; i++)
    if (!is_of_project (self->form, g_array_index (before, gint64, i)))
      g_array_append_vals (hidden, &g_array_index (before, gint64, i), 1);
  for (guint i = 0; i < self->edit->hidden->len; i++)
    if (g_array_index (self->edit->hidden, gint64, i) > 0)
      g_array_append_vals (hidden, &g_array_index (self->edit->hidden, gint64, i), 1);
  tkl_settings_set_hidden (state, company, hidden);
}
