/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklGroupList: the GListModel over the groups of a TklRowList; the first item stands for all of them. */
/* Thread: main. */
#pragma once

#include "tkl-row-list.h"

G_BEGIN_DECLS

/* An item of the list. */
#define TKL_TYPE_GROUP (tkl_group_get_type ())
G_DECLARE_FINAL_TYPE (TklGroup, tkl_group, TKL, GROUP, GObject)

/** tkl_group_get_text: Returns: (transfer none) (nullable): NULL = all groups. */
const char *tkl_group_get_text (TklGroup *self);
/** tkl_group_get_n_rows: @ret_n_marked: (out): of them, those that need attention. */
guint tkl_group_get_n_rows (TklGroup *self, guint *ret_n_marked);

#define TKL_TYPE_GROUP_LIST (tkl_group_list_get_type ())
G_DECLARE_FINAL_TYPE (TklGroupList, tkl_group_list, TKL, GROUP_LIST, GObject)

TklGroupList *tkl_group_list_new (void);

/**
 * tkl_group_list_set_groups:
 * @groups: (nullable) (element-type TklRowGroup): copied; NULL = the list is empty
 * @chosen: (nullable): a group that stays, with no rows, when it is not among them any more
 *
 * Tells of the range of groups that are other ones than before.
 */
void tkl_group_list_set_groups (TklGroupList *self, const GArray *groups, const char *chosen);

/** tkl_group_list_find: @text: (nullable). Returns: its position; 0 for all groups and for one that is not
 * there. */
guint tkl_group_list_find (TklGroupList *self, const char *text);

G_END_DECLS
