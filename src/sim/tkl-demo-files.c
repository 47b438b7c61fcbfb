/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo as the files that tikklokctl imports. */
/* Thread: any single one. */
#include "tkl-demo-private.h"

#include "tkl-sim-error.h"
#include "tkl-text.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* One cell and the comma or line end behind it. */
static void
add_cell (GString *csv, const char *text, char behind)
{
  gboolean quoted = text != NULL && strpbrk (text, ",;\"\n") != NULL;

  if (quoted)
    g_string_append_c (csv, '"');
  for (const char *c = text != NULL ? text : ""; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *c);
    }
  if (quoted)
    g_string_append_c (csv, '"');
  g_string_append_c (csv, behind);
}

static void
add_number_cell (GString *csv, int number, char behind)
{
  g_string_append_printf (csv, "%d%c", number, behind);
}

static void
add_degrees (GString *csv, TklPoint point)
{
  g_autofree char *lat = tkl_point_format_degrees (point.lat_e7);
  g_autofree char *lon = tkl_point_format_degrees (point.lon_e7);

  g_string_append_printf (csv, "%s,%s,", lat, lon);
}

static void
add_address (GString *csv, const char *street, int house_number, const TklDemoTown *town)
{
  add_cell (csv, street, ',');
  add_number_cell (csv, house_number, ',');
  add_cell (csv, town->postal_code, ',');
  add_cell (csv, town->name, ',');
  add_cell (csv, "BE", ',');
}

static void
write_employees (const TklDemo *demo, GString *csv)
{
  g_autofree char *first_day = tkl_day_format (demo->first - 365);

  g_string_append (csv, "number,first_name,last_name,street,house_number,postal_code,town,country,"
                        "latitude,longitude,registered,active,role,key,key_from,national_number,"
                        "in_service_from,expected_minutes\n");
  for (guint i = 0; i < TKL_DEMO_PEOPLE; i++)
    {
      const TklDemoPerson *person = &demo->people[i];

      add_number_cell (csv, person->number, ',');
      add_cell (csv, person->first_name, ',');
      add_cell (csv, person->last_name, ',');
      add_address (csv, person->street, person->house_number, person->town);
      add_degrees (csv, person->home);
      add_number_cell (csv, 1, ',');
      add_number_cell (csv, person->active, ',');
      add_cell (csv, person->role, ',');
      add_cell (csv, person->key, ',');
      add_cell (csv, first_day, ',');
      add_cell (csv, person->national_number, ',');
      add_cell (csv, first_day, ',');
      add_number_cell (csv, 480, '\n');
    }
}

static void
write_projects (const TklDemo *demo, GString *csv)
{
  g_autofree char *from = tkl_day_format (demo->first - 60);

  g_string_append (csv, "number,name,client,street,house_number,postal_code,town,country,latitude,"
                        "longitude,radius,mode,status,from,presence_required,works_declared,"
                        "for_service\n");
  for (guint i = 0; i < TKL_DEMO_SITES; i++)
    {
      const TklDemoSite *site = &demo->sites[i];
      gboolean is_circle = site->outline == TKL_DEMO_CIRCLE;
      /* Where presences have to be announced the works are declared, but not everywhere yet. */
      gboolean presence = i % 5 == 1;

      add_cell (csv, site->number, ',');
      add_cell (csv, site->name, ',');
      add_cell (csv, site->client, ',');
      add_address (csv, site->street, site->house_number, site->town);
      add_degrees (csv, site->centre);
      add_number_cell (csv, is_circle ? site->radius_m : 0, ',');
      add_cell (csv, is_circle ? "radius" : "poi", ',');
      add_cell (csv, i == TKL_DEMO_CLOSED ? "closed" : "active", ',');
      add_cell (csv, from, ',');
      add_number_cell (csv, presence, ',');
      add_number_cell (csv, presence && i % 10 == 1, ',');
      add_number_cell (csv, i == TKL_DEMO_SERVICE, '\n');
    }
}

static void
write_planning (const TklDemo *demo, GString *csv)
{
  g_string_append (csv, "date,employee,project\n");
  for (guint i = 0; i < demo->planned->len; i++)
    {
      const TklDemoPlanned *planned = &g_array_index (demo->planned, TklDemoPlanned, i);
      g_autofree char *date = tkl_day_format (planned->date);

      add_cell (csv, date, ',');
      add_number_cell (csv, demo->people[planned->person].number, ',');
      add_cell (csv, demo->sites[planned->site].number, '\n');
    }
}

static void
write_expected (const TklDemo *demo, GString *csv)
{
  g_string_append (csv, "employee,date,ticks,complete\n");
  for (guint i = 0; i < demo->workdays->len; i++)
    {
      const TklDemoWorkday *workday = &g_array_index (demo->workdays, TklDemoWorkday, i);
      g_autofree char *date = tkl_day_format (workday->date);

      add_number_cell (csv, demo->people[workday->person].number, ',');
      add_cell (csv, date, ',');
      add_number_cell (csv, workday->n_ticks, ',');
      add_number_cell (csv, workday->in_order, '\n');
    }
}

/* No value has a blank, so that a shell may split the file into arguments as it is. */
static void
write_company (const TklDemo *demo, GString *text)
{
  g_autofree char *lat = tkl_point_format_degrees (demo->employer.lat_e7);
  g_autofree char *lon = tkl_point_format_degrees (demo->employer.lon_e7);

  g_string_append (text, "name=Voorbeeldbouw\n"
                         "enterprise-number=0123456749\n"
                         "street=" TKL_DEMO_STREET "\n"
                         "house-number=" TKL_DEMO_HOUSE "\n"
                         "postal-code=2800\n"
                         "town=Mechelen\n"
                         "country=BE\n"
                         "timezone=Europe/Brussels\n"
                         "default-radius=150\n"
                         "ct-1=on\n"
                         "ct-2=on\n"
                         "ct-3=on\n"
                         "ct-4=on\n"
                         "ct-10=on\n");
  g_string_append_printf (text, "latitude=%s\nlongitude=%s\n", lat, lon);
}

typedef struct
{
  const char *name;
  void (*write) (const TklDemo *demo, GString *text);
} DemoFile;

static const DemoFile files[] = {
  { "company.txt", write_company },          { "employees.csv", write_employees },
  { "projects.csv", write_projects },        { "planning.csv", write_planning },
  { "zones.geojson", tkl_demo_write_zones }, { "expected-days.csv", write_expected },
};

/* Nothing, or the same: whoever writes the demo twice loses nothing. */
static gboolean
is_free (const char *path, const GString *text)
{
  g_autofree char *found = NULL;
  gsize size = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  return g_file_get_contents (path, &found, &size, NULL) && size == text->len
         && memcmp (found, text->str, size) == 0;
}

static void
free_text (gpointer text)
{
  g_string_free (text, TRUE);
}

/* Returns: (transfer full) (nullable): the texts of all files, when none of them is in the way. */
static GPtrArray *
compose_files (const TklDemo *demo, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (free_text);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);
      GString *text = g_string_new (NULL);

      g_ptr_array_add (texts, text);
      files[i].write (demo, text);
      if (!is_free (path, text))
        {
          g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_FAILED,
                       "%s is there already and says something else; nothing was written", path);
          return NULL;
        }
    }
  return g_steal_pointer (&texts);
}

gboolean
tkl_demo_write (const TklDemo *demo, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) texts = compose_files (demo, folder, error);
  g_autoptr (GError) cause = NULL;

  if (texts == NULL)
    return FALSE;
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_FAILED, "cannot make the folder %s: %s",
                   folder, g_strerror (errno));
      return FALSE;
    }
  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);
      const GString *text = texts->pdata[i];

      if (!g_file_set_contents (path, text->str, (gssize) text->len, &cause))
        {
          g_set_error (error, TKL_SIM_ERROR, TKL_SIM_ERROR_FAILED, "%s", cause->message);
          return FALSE;
        }
    }
  return TRUE;
}
