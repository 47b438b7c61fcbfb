/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones through the services: saved, refused, linked, undone, and what they would change (F126–F129). */
/* Thread: main. */
#include "office-fixture.h"

#include "tkl-record.h"
#include "tkl-notice-service.h"
#include "tkl-outline.h"
#include "tkl-service-error.h"
#include "tkl-sketch.h"
#include "tkl-text.h"
#include "tkl-tick-service.h"
#include "tkl-zones-preview.h"
#include "tkl-zones-service.h"

#define ANNA "3D00000BADC0DE01"
#define BART "4E00001234567801"
#define YARD 50.9700, 4.0700        /* nobody's */
#define GATE 50.9703, 4.0703        /* 40 m from it */
#define BESIDE_YARD 50.9700, 4.0691 /* 63 m west of it */
#define SITE 50.9400, 4.0500        /* P1's circle */
#define FAR_AWAY 51.2000, 4.4000

static const OfficeTouch touches[] = {
  { "VAN 1", "2026-03-02T07:00:00+01:00", SITE, ANNA, 0 },
  { "VAN 1", "2026-03-02T10:00:00+01:00", YARD, ANNA, 0 },
  { "VAN 1", "2026-03-02T10:03:00+01:00", GATE, ANNA,
    0 }, /* a double only when both are one place */
  { "VAN 1", "2026-03-02T16:00:00+01:00", SITE, ANNA, 0 },
  { "VAN 2", "2026-03-02T11:00:00+01:00", YARD, BART, 0 },
  { "VAN 2", "2026-03-02T12:00:00+01:00", FAR_AWAY, BART, 0 },
  { "VAN 2", "2026-06-20T12:00:00+02:00", YARD, BART, 0 }, /* more than a quarter later */
};

static void
set_up (OfficeFixture *fixture, gconstpointer data)
{
  office_set_up (fixture, data);
  office_set (fixture, "default-radius=100", NULL);
  office_import_good (fixture, TKL_IMPORT_EMPLOYEES,
                      "number,first_name,key\n12,Anna," ANNA "\n13,Bart," BART "\n");
  office_import_good (fixture, TKL_IMPORT_PROJECTS,
                      "number,name,latitude,longitude,mode\nP1,Station,50.9400,4.0500,radius\n"
                      "P2,Yard,,,poi\nP3,,,,poi\n");
  office_take (fixture, touches, G_N_ELEMENTS (touches));
  office_link (fixture);
}

/* --- zones ----------------------------------------------------------------------------------- */

static GPtrArray *
zones_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_poi_free);
}

/* A square around a point, reach in metres; the edges are metres from whole degrees. */
static TklShape *
square (double latitude, double longitude, double reach_m)
{
  TklPoint centre = tkl_point_from_degrees (latitude, longitude);
  g_autoptr (GArray) corners
      = tkl_outline_rectangle (tkl_point_travel (centre, 225, reach_m * 1.414),
                               tkl_point_travel (centre, 45, reach_m * 1.414));

  return tkl_sketch_new ((const TklPoint *) (gpointer) corners->data, corners->len);
}

static TklPoi *
add_zone (GPtrArray *zones, const char *name, TklShape *shape)
{
  TklPoi *poi = tkl_poi_new (0, name, shape);

  g_ptr_array_add (zones, poi);
  return poi;
}

static GPtrArray *
copy_zones (const GPtrArray *zones)
{
  GPtrArray *copies = zones_new ();

  for (guint i = 0; i < zones->len; i++)
    g_ptr_array_add (copies, tkl_poi_copy (zones->pdata[i]));
  return copies;
}

/* @code: the error, −1 = none. Returns: (nullable): the zones as stored then. */
static GPtrArray *
save (OfficeFixture *fixture,
      gint64 project_id,
      const GPtrArray *loaded,
      const GPtrArray *wanted,
      int code,
      TklChange *ret_change)
{
  const TklZonesSave zones = { project_id, loaded, wanted };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *stored = NULL;

  tkl_zones_save_async (fixture->office, &zones, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_cmpint (tkl_zones_save_finish (fixture->office, result, ret_change, &stored, &error), ==,
                   code < 0);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, TKL_SERVICE_ERROR, code);
  return stored;
}

/* The zones of projects 1 … 3. */
static GPtrArray *
lists_new (void)
{
  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (lists, zones_new ());
  return lists;
}

static void
replace_list (GPtrArray *lists, gint64 project_id, GPtrArray *zones)
{
  g_ptr_array_unref (lists->pdata[project_id]);
  lists->pdata[project_id] = zones;
}

static char *
zones_to_text (const GPtrArray *zones)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < zones->len; i++)
    {
      const TklPoi *poi = zones->pdata[i];

      g_string_append_printf (text, "%s%d:%s:%u", i > 0 ? " " : "", (int) poi->id,
                              poi->name != NULL ? poi->name : "-", poi->shape->n_points);
    }
  return g_string_free (text, FALSE);
}

static void
assert_zones (const GPtrArray *zones, const char *expected)
{
  g_autofree char *text = zones_to_text (zones);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_save (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = zones_new ();
  g_autoptr (GPtrArray) wanted = zones_new ();
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) third = NULL;
  TklChange change;

  add_zone (wanted, "Yard", square (YARD, 50));
  add_zone (wanted, NULL, square (FAR_AWAY, 50));
  first = save (fixture, 2, none, wanted, -1, &change);
  assert_zones (first, "1:Yard:4 2:-:4");
  g_assert_cmpint (change.id, ==, 2);
  g_assert_cmpint (change.entry_id, >, 0);
  office_assert_title (fixture, "Change the zones of project P2 Yard");

  /* the same again writes nothing */
  second = save (fixture, 2, first, first, -1, &change);
  g_assert_cmpint (change.entry_id, ==, 0);

  /* rename, delete, duplicate and draw in one save */
  g_ptr_array_set_size (wanted, 0);
  g_ptr_array_add (wanted, tkl_poi_copy (second->pdata[0]));
  tkl_set_str (&((TklPoi *) wanted->pdata[0])->name, "Gate");
  add_zone (wanted, "Gate 2", tkl_shape_copy (((TklPoi *) second->pdata[0])->shape));
  third = save (fixture, 2, second, wanted, -1, &change);
  assert_zones (third, "1:Gate:4 3:Gate 2:4");

  office_undo (fixture);
  g_clear_pointer (&first, g_ptr_array_unref);
  first = save (fixture, 2, second, second, -1, &change);
  assert_zones (first, "1:Yard:4 2:-:4");
  g_assert_cmpint (change.entry_id, ==, 0);
}

static void
test_refused (OfficeFixture *fixture, gconstpointer data)
{
  static const TklPoint tie[] = { { 509700000, 40700000 },
                                  { 509710000, 40710000 },
                                  { 509700000, 40710000 },
                                  { 509710000, 40700000 } };
  g_autoptr (GPtrArray) none = zones_new ();
  g_autoptr (GPtrArray) wanted = zones_new ();
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  g_autofree char *too_long = g_strnfill (1001, 'x');
  TklChange change;

  add_zone (wanted, "Yard", square (YARD, 50));
  g_assert_null (save (fixture, 99, none, wanted, TKL_SERVICE_ERROR_NOT_FOUND, &change));
  stored = save (fixture, 2, none, wanted, -1, &change);
  /* somebody else saved meanwhile: loaded without, with another name, with another shape */
  g_assert_null (save (fixture, 2, none, wanted, TKL_SERVICE_ERROR_CONFLICT, &change));
  gone = copy_zones (stored);
  tkl_set_str (&((TklPoi *) gone->pdata[0])->name, "Other");
  g_assert_null (save (fixture, 2, gone, stored, TKL_SERVICE_ERROR_CONFLICT, &change));
  /* a zone of another project */
  g_assert_null (save (fixture, 3, none, stored, TKL_SERVICE_ERROR_CONFLICT, &change));
  /* a crossed one, beside a good one that must not be written either */
  g_ptr_array_set_size (wanted, 0);
  add_zone (wanted, "Good", square (FAR_AWAY, 50));
  add_zone (wanted, "Crossed", tkl_sketch_new (tie, G_N_ELEMENTS (tie)));
  g_assert_null (save (fixture, 3, none, wanted, TKL_SERVICE_ERROR_USAGE, &change));
  /* a name that nobody would read */
  g_ptr_array_set_size (wanted, 0);
  add_zone (wanted, too_long, square (FAR_AWAY, 50));
  g_assert_null (save (fixture, 3, none, wanted, TKL_SERVICE_ERROR_USAGE, &change));
  g_ptr_array_set_size (wanted, 0);
  g_clear_pointer (&gone, g_ptr_array_unref);
  gone = save (fixture, 3, none, wanted, -1, &change);
  assert_zones (gone, "");
}

/* --- links ----------------------------------------------------------------------------------- */

static void
assert_same_as_full_link (OfficeFixture *fixture)
{
  g_autofree char *ticks = office_ticks (fixture);

  office_link (fixture);
  office_assert_ticks (fixture, ticks);
}

static void
test_links (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = zones_new ();
  g_autoptr (GPtrArray) wanted = zones_new ();
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GPtrArray) empty = NULL;
  g_autofree char *before = office_ticks (fixture);
  g_autofree char *after = NULL;
  TklChange change;

  g_assert_null (strstr (before, "P2"));
  add_zone (wanted, "Yard", square (YARD, 20));
  stored = save (fixture, 2, none, wanted, -1, &change);
  g_assert_false (change.links_wait);
  after = office_ticks (fixture);
  g_assert_nonnull (strstr (after, "P2 ok"));
  assert_same_as_full_link (fixture);

  /* large enough for the gate as well: the tick there becomes a double of the one before */
  g_ptr_array_set_size (wanted, 0);
  g_ptr_array_add (wanted, tkl_poi_copy (stored->pdata[0]));
  tkl_shape_free (((TklPoi *) wanted->pdata[0])->shape);
  ((TklPoi *) wanted->pdata[0])->shape = square (YARD, 100);
  g_clear_pointer (&empty, g_ptr_array_unref);
  empty = save (fixture, 2, stored, wanted, -1, &change);
  g_assert_false (change.links_wait);
  g_clear_pointer (&after, g_free);
  after = office_ticks (fixture);
  g_assert_nonnull (strstr (after, "P2 double"));
  assert_same_as_full_link (fixture);

  /* and gone again */
  g_clear_pointer (&stored, g_ptr_array_unref);
  stored = save (fixture, 2, empty, none, -1, &change);
  g_assert_false (change.links_wait);
  office_assert_ticks (fixture, before);
}

static gboolean
save_radius (OfficeFixture *fixture, const GPtrArray *zones, int from_m, int to_m, GError **error)
{
  const TklZonesSave wanted = { 1, zones, zones, from_m, to_m };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  TklChange change;

  tkl_zones_save_async (fixture->office, &wanted, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  return tkl_zones_save_finish (fixture->office, result, &change, NULL, error);
}

/* The circle is saved with the zones, and who ticked in it is linked at once. */
static void
test_radius (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = zones_new ();
  g_autofree char *before = office_ticks (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (save_radius (fixture, none, 0, 5000, &error));
  g_assert_no_error (error);
  office_assert_title (fixture, "Change project P1 Station");
  after = office_ticks (fixture);
  g_assert_cmpstr (after, !=, before);
  assert_same_as_full_link (fixture);

  /* somebody who still sees the old one is told */
  g_assert_false (save_radius (fixture, none, 0, 300, &error));
  g_assert_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (save_radius (fixture, none, 5000, 100, &error));
  g_assert_no_error (error);
  office_assert_ticks (fixture, before);
}

static void
edit_tick (OfficeFixture *fixture, const TklTickEdit *edit)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  TklChange change;
  guint n;

  tkl_ticks_edit_async (fixture->office, edit, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  g_assert_true (tkl_ticks_edit_finish (fixture->office, result, &change, &n, NULL));
}

static void
give_to (OfficeFixture *fixture, gint64 tick_id, gint32 employee_id)
{
  TklTickEdit edit = { &tick_id, 1, TKL_TICK_FIELD_EMPLOYEE, TKL_TICK_VALUES_NONE };

  edit.values.employee_id = employee_id;
  edit_tick (fixture, &edit);
}

static void
place_at (OfficeFixture *fixture, gint64 tick_id, gint32 project_id)
{
  TklTickEdit edit = { &tick_id, 1, TKL_TICK_FIELD_PLACE, TKL_TICK_VALUES_NONE };

  edit.values.place = TKL_PLACE_PROJECT;
  edit.values.project_id = project_id;
  edit_tick (fixture, &edit);
}

/* Who ticked in a zone has ticks with other keys, and such as the office gave him: all of them are linked
 * again, and so are those of a key that is nobody's. */
static void
test_links_of_people (OfficeFixture *fixture, gconstpointer data)
{
  static const OfficeTouch more[] = {
    { "VAN 3", "2026-03-02T10:01:00+01:00", GATE, "AD00000BADC0E201", 0 }, /* Anna's second key */
    { "VAN 3", "2026-03-02T10:02:00+01:00", GATE, "9A00000BADC0E301", 0 }, /* nobody's */
    { "VAN 3", "2026-03-02T10:04:00+01:00", YARD, "9A00000BADC0E301", 0 },
    { "VAN 3", "2026-03-02T11:02:00+01:00", GATE, "1F00000BADC0E401", 0 }, /* given to Bart */
    { "VAN 3", "2026-03-02T15:58:00+01:00", SITE, "AD00000BADC0E201", 0 },
  };
  g_autoptr (GPtrArray) loaded = lists_new ();

  office_import_good (fixture, TKL_IMPORT_EMPLOYEES, "number,key\n12,AD00000BADC0E201\n");
  office_take (fixture, more, G_N_ELEMENTS (more));
  office_link (fixture);
  give_to (fixture, 11, 2);
  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (GPtrArray) wanted = zones_new ();
      TklChange change;
      g_autofree char *ticks = NULL;

      if (round % 2 == 0)
        add_zone (wanted, NULL, square (YARD, 20 + round * 8));
      replace_list (loaded, 2, save (fixture, 2, loaded->pdata[2], wanted, -1, &change));
      g_assert_false (change.links_wait);
      ticks = office_ticks (fixture);
      g_assert_cmpint (round % 2 == 0, ==, strstr (ticks, "P2") != NULL);
      assert_same_as_full_link (fixture);
    }
}

/* Many zones drawn at random over the ticks: always what a link of everything gives. */
static void
test_links_random (OfficeFixture *fixture, gconstpointer data)
{
  static const double places[][2] = { { YARD }, { GATE }, { SITE }, { FAR_AWAY } };
  g_autoptr (GRand) random = g_rand_new_with_seed (126);
  g_autoptr (GPtrArray) loaded = lists_new ();

  for (guint round = 0; round < 40; round++)
    {
      gint64 project = g_rand_int_range (random, 1, 4);
      g_autoptr (GPtrArray) wanted = copy_zones (loaded->pdata[project]);
      TklChange change;
      guint place = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (places));

      if (wanted->len > 2 || (wanted->len > 0 && g_rand_boolean (random)))
        g_ptr_array_remove_index (wanted, (guint) g_rand_int_range (random, 0, (int) wanted->len));
      if (g_rand_boolean (random))
        add_zone (
            wanted, NULL,
            square (places[place][0], places[place][1], g_rand_double_range (random, 5, 120)));
      replace_list (loaded, project,
                    save (fixture, project, loaded->pdata[project], wanted, -1, &change));
      g_assert_false (change.links_wait);
      assert_same_as_full_link (fixture);
    }
}

static void
test_links_random_near (OfficeFixture *fixture, gconstpointer data)
{
  office_set (fixture, "edge-tolerance=50", NULL);
  office_link (fixture);
  test_links_random (fixture, data);
}

/* Ticks near a zone are linked again with it although none is within. */
static void
test_links_near (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = zones_new ();
  g_autoptr (GPtrArray) wanted = zones_new ();
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GPtrArray) empty = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  TklChange change;

  office_set (fixture, "edge-tolerance=50", NULL);
  office_link (fixture);
  before = office_ticks (fixture);
  add_zone (wanted, "Beside", square (BESIDE_YARD, 20));
  stored = save (fixture, 2, none, wanted, -1, &change);
  after = office_ticks (fixture);
  g_assert_nonnull (strstr (after, "P2 ok"));
  assert_same_as_full_link (fixture);
  empty = save (fixture, 2, stored, none, -1, &change);
  office_assert_ticks (fixture, before);
}

/* A place chosen by hand stays; a day that was transferred keeps its lines until somebody says yes. */
static void
test_manual_and_notice (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = zones_new ();
  g_autoptr (GPtrArray) wanted = zones_new ();
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (TklTransferReport) first = NULL;
  g_autoptr (TklTransferReport) second = NULL;
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autofree char *ticks = NULL;
  TklChange change;

  place_at (fixture, 3, 1);
  add_zone (wanted, "Yard", square (YARD, 100));
  stored = save (fixture, 3, none, wanted, -1, &change);
  first = office_transfer (fixture, "2026-03-02", "2026-03-02", TRUE);
  g_clear_pointer (&none, g_ptr_array_unref);
  none = zones_new ();
  g_clear_pointer (&wanted, g_ptr_array_unref);
  wanted = save (fixture, 3, stored, none, -1, &change);
  g_assert_false (change.links_wait);
  ticks = office_ticks (fixture);
  g_assert_nonnull (strstr (ticks, "10:03 VAN 1 12 project P1"));
  second = office_transfer (fixture, "2026-03-02", "2026-03-02", FALSE);
  tkl_notices_async (fixture->office, TKL_DAY_NONE, TKL_DAY_NONE, NULL, office_arrived, &arrived);
  listed = office_await (&arrived);
  notices = tkl_notices_finish (fixture->office, listed, NULL);
  g_assert_cmpuint (notices->len, >, 0);
}

/* --- preview --------------------------------------------------------------------------------- */

static TklZonesPreview *
preview (OfficeFixture *fixture,
         gint64 project_id,
         const TklProject *project,
         const GPtrArray *zones,
         int code)
{
  TklZonesPreviewOptions options = { project_id, project, zones, TKL_DAY_NONE, TKL_DAY_NONE };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TklZonesPreview *found;

  tkl_zones_preview_async (fixture->office, &options, NULL, office_arrived, &arrived);
  result = office_await (&arrived);
  found = tkl_zones_preview_finish (fixture->office, result, &error);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, TKL_SERVICE_ERROR, code);
  return found;
}

static const char *
name_of (GHashTable *names, gint32 id)
{
  const char *name = g_hash_table_lookup (names, GINT_TO_POINTER (id));

  return name != NULL ? name : "-";
}

static char *
preview_to_text (const TklZonesPreview *found)
{
  static const char *const effects[] = { "gains", "loses", "moves", "several" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < found->ticks->len; i++)
    {
      const TklZoneTick *row = &g_array_index (found->ticks, TklZoneTick, i);

      g_string_append_printf (text, "%s%d %s: %s %s > %s%s", i > 0 ? "; " : "", (int) row->tick_id,
                              name_of (found->employees, row->employee_id), effects[row->effect],
                              name_of (found->projects, row->before_id),
                              name_of (found->projects, row->after_id),
                              row->in_clock ? " clock" : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_preview (const TklZonesPreview *found, const char *expected)
{
  g_autofree char *text = preview_to_text (found);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_preview (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = zones_new ();
  g_autoptr (GPtrArray) yard = zones_new ();
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (TklZonesPreview) gains = NULL;
  g_autoptr (TklZonesPreview) same = NULL;
  g_autoptr (TklZonesPreview) several = NULL;
  g_autoptr (TklZonesPreview) loses = NULL;
  TklChange change;

  g_assert_null (preview (fixture, 99, NULL, none, TKL_SERVICE_ERROR_NOT_FOUND));
  add_zone (yard, "Yard", square (YARD, 20));
  gains = preview (fixture, 2, NULL, yard, -1);
  assert_preview (gains, "2 Anna (12): gains - > P2 Yard; 5 Bart (13): gains - > P2 Yard; "
                         "7 Bart (13): gains - > P2 Yard");
  g_assert_cmpuint (gains->n[TKL_ZONE_EFFECT_GAINS], ==, 3);
  g_assert_cmpuint (gains->n_in_clock, ==, 0);

  stored = save (fixture, 2, none, yard, -1, &change);
  same = preview (fixture, 2, NULL, stored, -1);
  assert_preview (same, "");
  several = preview (fixture, 3, NULL, yard, -1);
  assert_preview (several, "2 Anna (12): several P2 Yard > -; 5 Bart (13): several P2 Yard > -; "
                           "7 Bart (13): several P2 Yard > -");
  loses = preview (fixture, 2, NULL, none, -1);
  assert_preview (loses, "2 Anna (12): loses P2 Yard > -; 5 Bart (13): loses P2 Yard > -; "
                         "7 Bart (13): loses P2 Yard > -");
}

/* What does not follow the zones is counted: places chosen by hand, and workdays that were transferred,
 * however many of their ticks change. */
static void
test_preview_kept_and_transferred (OfficeFixture *fixture, gconstpointer data)
{
  static const OfficeTouch later = { "VAN 1", "2026-03-02T13:00:00+01:00", YARD, ANNA, 0 };
  g_autoptr (GPtrArray) none = zones_new ();
  g_autoptr (GPtrArray) wanted = zones_new ();
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (TklTransferReport) transferred = NULL;
  g_autoptr (TklZonesPreview) found = NULL;
  g_autoptr (TklZonesPreview) elsewhere = NULL;
  TklChange change;

  office_take (fixture, &later, 1);
  place_at (fixture, 3, 1);
  add_zone (wanted, "Yard", square (YARD, 100));
  stored = save (fixture, 2, none, wanted, -1, &change);
  office_link (fixture);
  transferred = office_transfer (fixture, "2026-03-02", "2026-03-02", TRUE);
  found = preview (fixture, 2, NULL, none, -1);
  assert_preview (found, "2 Anna (12): loses P2 Yard > - clock; 5 Bart (13): loses P2 Yard > -; "
                         "8 Anna (12): loses P2 Yard > - clock; 7 Bart (13): loses P2 Yard > -");
  g_assert_cmpuint (found->n_kept, ==, 1);
  g_assert_cmpuint (found->n_in_clock, ==, 1);

  /* where nothing was chosen, nor transferred */
  g_ptr_array_set_size (wanted, 0);
  g_ptr_array_add (wanted, tkl_poi_copy (stored->pdata[0]));
  add_zone (wanted, "Far", square (FAR_AWAY, 20));
  elsewhere = preview (fixture, 2, NULL, wanted, -1);
  assert_preview (elsewhere, "6 Bart (13): gains - > P2 Yard");
  g_assert_cmpuint (elsewhere->n_kept, ==, 0);
  g_assert_cmpuint (elsewhere->n_in_clock, ==, 0);
}

static void
test_preview_project (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = zones_new ();
  g_autoptr (GPtrArray) yard = zones_new ();
  g_autoptr (TklProject) wide = tkl_project_new ();
  g_autoptr (TklProject) fresh = tkl_project_new ();
  g_autoptr (TklZonesPreview) at_site = NULL;
  g_autoptr (TklZonesPreview) anywhere = NULL;
  g_autoptr (TklZonesPreview) blocked = NULL;
  g_autoptr (TklZonesPreview) of_new = NULL;

  /* 4 km further: another radius reaches the yard, 3,600 m away */
  tkl_set_str (&wide->number, "P1");
  tkl_set_str (&wide->name, "Station");
  wide->location = tkl_point_from_degrees (SITE);
  wide->radius_m = 4000;
  at_site = preview (fixture, 1, wide, NULL, -1);
  assert_preview (at_site, "2 Anna (12): gains - > P1 Station; 3 Anna (12): gains - > P1 Station; "
                           "5 Bart (13): gains - > P1 Station; 7 Bart (13): gains - > P1 Station");
  wide->status = TKL_PROJECT_BLOCKED;
  blocked = preview (fixture, 1, wide, NULL, -1);
  assert_preview (blocked, "1 Anna (12): loses P1 Station > -; 4 Anna (12): loses P1 Station > -");

  /* without any radius it is the nearest of every tick */
  office_set (fixture, "default-radius=0", NULL);
  wide->status = TKL_PROJECT_ACTIVE;
  wide->radius_m = 0;
  anywhere = preview (fixture, 1, wide, NULL, -1);
  g_assert_cmpuint (anywhere->n[TKL_ZONE_EFFECT_GAINS], ==, 0);

  /* one that is not stored yet */
  tkl_set_str (&fresh->number, "P9");
  add_zone (yard, "Yard", square (FAR_AWAY, 20));
  fresh->mode = TKL_PROJECT_MODE_POI;
  of_new = preview (fixture, 0, fresh, yard, -1);
  assert_preview (of_new, "6 Bart (13): moves P1 Station > P9");
}

/* What is told before is what happens after. */
static void
test_preview_comes_true (OfficeFixture *fixture, gconstpointer data)
{
  static const double places[][2] = { { YARD }, { GATE }, { SITE }, { FAR_AWAY } };
  g_autoptr (GRand) random = g_rand_new_with_seed (60);
  g_autoptr (GPtrArray) loaded = lists_new ();

  for (guint round = 0; round < 30; round++)
    {
      gint64 project = g_rand_int_range (random, 1, 4);
      g_autoptr (GPtrArray) wanted = zones_new ();
      guint place = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (places));
      g_autoptr (TklZonesPreview) there = NULL;
      g_autoptr (TklZonesPreview) back = NULL;
      GPtrArray *stored;
      TklChange change;

      if (g_rand_int_range (random, 0, 3) > 0)
        add_zone (
            wanted, NULL,
            square (places[place][0], places[place][1], g_rand_double_range (random, 5, 120)));
      there = preview (fixture, project, NULL, wanted, -1);
      stored = save (fixture, project, loaded->pdata[project], wanted, -1, &change);
      back = preview (fixture, project, NULL, loaded->pdata[project], -1);
      replace_list (loaded, project, stored);
      g_assert_cmpuint (back->ticks->len, ==, there->ticks->len);
      for (guint i = 0; i < there->ticks->len; i++)
        {
          const TklZoneTick *one = &g_array_index (there->ticks, TklZoneTick, i);
          const TklZoneTick *other = &g_array_index (back->ticks, TklZoneTick, i);

          g_assert_cmpint (one->tick_id, ==, other->tick_id);
          g_assert_cmpint (one->before_id, ==, other->after_id);
          g_assert_cmpint (one->after_id, ==, other->before_id);
          g_assert_cmpint (one->before, ==, other->after);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define CASE(name, function)                                                                       \
  g_test_add ("/service/zones/" name, OfficeFixture, NULL, set_up, function, office_tear_down)
  CASE ("save", test_save);
  CASE ("refused", test_refused);
  CASE ("links", test_links);
  CASE ("radius", test_radius);
  CASE ("links-of-people", test_links_of_people);
  CASE ("links-random", test_links_random);
  CASE ("links-random-near", test_links_random_near);
  CASE ("links-near", test_links_near);
  CASE ("manual-and-notice", test_manual_and_notice);
  CASE ("preview", test_preview);
  CASE ("preview-kept-and-transferred", test_preview_kept_and_transferred);
  CASE ("preview-project", test_preview_project);
  CASE ("preview-comes-true", test_preview_comes_true);
#undef CASE
  return g_test_run ();
}
