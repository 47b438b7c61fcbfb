/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The firm of the demo: people with keys, crews, sites. All names and streets are invented. */
/* Thread: any single one. */
#include "tkl-demo-private.h"

#include "tkl-sim-spelling.h"

#include <math.h>

#define METRES_PER_DEGREE 111195.0
#define FIRST_SERIAL G_GUINT64_CONSTANT (0x00001D2E3F00)
#define SPARE_SERIAL G_GUINT64_CONSTANT (0x00005A5A5A5A)
/* Places are so far apart that no touch is in doubt. */
#define APART_M 700
#define MAX_TRIES 200
#define NAME_OF(array, i) ((array)[(i) % G_N_ELEMENTS (array)])

static const char *const first_names[TKL_DEMO_PEOPLE]
    = { "Jef",    "Koen",  "Luc",   "Youssef", "Marc",    "Bart",   "Ahmed", "Tom", "Pieter",
        "Ivan",   "Dirk",  "Kevin", "Sofie",   "Wim",     "Mehmet", "Jan",   "Els", "Radu",
        "Steven", "Karim", "Geert", "Nick",    "Katrien", "Paul",   "Frans" };
static const char *const last_names[TKL_DEMO_PEOPLE]
    = { "Steenvoort",  "Van Hout-Beek", "Delvaux-Roc", "El Marrah",   "Kasseman",
        "De Voeger",   "Benhaddar",     "Plankaert",   "Dakwaert",    "Mortelov",
        "Truweels",    "Balkemans",     "Lijnraet",    "Cementiers",  "Yapiçioğlu",
        "Kruiwagens",  "Waterpas",      "Zidaru",      "Schroefaert", "Beniziane",
        "Tegelbeeckx", "Looijdraet",    "Kraanders",   "Poortmans",   "Oudewerf" };
static const char *const streets[]
    = { "Metserspad",    "Zandgroevelaan",   "Troffelstraat", "Oude Steenbakkerij",
        "Rue du Niveau", "Kalkovenweg",      "Hamerstraat",   "Rue de la Truelle",
        "Lindenhoek",    "Chemin des Tuiles" };
static const char *const clients[] = { "Woonmaatschappij De Vlinder",
                                       "Stad (fictief)",
                                       "Immo Ster NV",
                                       "Scholengroep Kompas",
                                       "Bakkerij Zonneke",
                                       "Logis Fictif SC",
                                       "Garage Voorbeeld",
                                       "Zorghuis Het Anker" };
static const char *const works[]
    = { "Dakwerken",       "Nieuwbouw",   "Gevelrenovatie", "Riolering",
        "Extension école", "Ruwbouw hal", "Terrasaanleg",   "Isolation façade" };
static const guint crew_sizes[TKL_DEMO_CREWS] = { 4, 4, 4, 3, 3, 3 };

TklPoint
tkl_demo_offset (TklPoint from, double north_m, double east_m)
{
  double cosine = cos (from.lat_e7 * 1e-7 * G_PI / 180);

  return (TklPoint){ from.lat_e7 + (gint32) lround (north_m / METRES_PER_DEGREE * 1e7),
                     from.lon_e7 + (gint32) lround (east_m / (METRES_PER_DEGREE * cosine) * 1e7) };
}

static TklPoint
pick_near (TklSimRandom *random, TklPoint centre, int min_m, int max_m)
{
  double angle = tkl_sim_random_unit (random) * 2 * G_PI;
  double distance_m = tkl_sim_random_between (random, min_m, max_m);

  return tkl_demo_offset (centre, cos (angle) * distance_m, sin (angle) * distance_m);
}

static gboolean
is_apart (const GArray *taken, TklPoint point)
{
  for (guint i = 0; i < taken->len; i++)
    if (tkl_point_distance_m (g_array_index (taken, TklPoint, i), point) < APART_M)
      return FALSE;
  return TRUE;
}

/* A place in a town that is not near any other place. */
static TklPoint
take_place (TklSimRandom *random, GArray *taken, const TklDemoTown *town)
{
  TklPoint point;
  int tries = 0;

  do
    point = pick_near (random, town->point, 400, 2500);
  while (!is_apart (taken, point) && ++tries < MAX_TRIES);
  g_array_append_val (taken, point);
  return point;
}

/* Made up, with counters so high that hardly any day uses them. */
static void
make_national_number (TklSimRandom *random, char ret_number[12])
{
  int year = tkl_sim_random_between (random, 62, 99);
  int month = tkl_sim_random_between (random, 1, 12);
  int day = tkl_sim_random_between (random, 1, 28);
  int counter = tkl_sim_random_between (random, 985, 998);
  gint64 base = ((gint64) year * 10000 + month * 100 + day) * 1000 + counter;

  g_snprintf (ret_number, 12, "%09" G_GINT64_FORMAT "%02d", base, (int) (97 - base % 97));
}

static const char *
role_of (guint person)
{
  if (person == TKL_DEMO_FOREMAN)
    return "own";
  return person >= TKL_DEMO_TECHNICIAN ? "driver" : "passenger";
}

static void
make_person (TklDemo *demo, TklSimRandom *random, GArray *taken, guint index, guint town)
{
  TklDemoPerson *person = &demo->people[index];

  person->number = (int) index + 1;
  person->first_name = first_names[index];
  person->last_name = last_names[index];
  person->town = &tkl_demo_towns[town];
  person->street = NAME_OF (streets, index * 3);
  person->house_number = tkl_sim_random_between (random, 1, 180);
  person->home = take_place (random, taken, person->town);
  person->role = role_of (index);
  person->active = index != TKL_DEMO_INACTIVE;
  tkl_sim_key_from_serial (FIRST_SERIAL + index * 37, person->key);
  make_national_number (random, person->national_number);
}

static void
make_people (TklDemo *demo, TklSimRandom *random, GArray *taken)
{
  guint person = 0;

  for (guint van = 0; van < TKL_DEMO_VEHICLES; van++)
    {
      TklDemoCrew *crew = &demo->crews[van];

      crew->n_members = van < TKL_DEMO_CREWS ? crew_sizes[van] : 1;
      for (guint i = 0; i < crew->n_members; i++, person++)
        {
          crew->members[i] = person;
          make_person (demo, random, taken, person, van);
        }
      demo->people[crew->members[0]].role = "driver";
    }
  for (; person < TKL_DEMO_PEOPLE; person++)
    make_person (demo, random, taken, person, person % TKL_DEMO_CREWS);
}

static void
make_site (TklDemo *demo, TklSimRandom *random, GArray *taken, guint index)
{
  TklDemoSite *site = &demo->sites[index];
  guint town = TKL_DEMO_HOME_TOWNS + index % (TKL_DEMO_TOWNS - TKL_DEMO_HOME_TOWNS - 2);

  g_snprintf (site->number, sizeof site->number, "P%03u", index + 1);
  site->town = &tkl_demo_towns[town];
  site->name = g_strdup_printf ("%s %s", NAME_OF (works, index), site->town->name);
  site->client = NAME_OF (clients, index * 5);
  site->street = NAME_OF (streets, index * 7 + 1);
  site->house_number = tkl_sim_random_between (random, 1, 240);
  site->centre = take_place (random, taken, site->town);
  site->radius_m = tkl_sim_random_between (random, 4, 10) * 25;
  site->n_corners = tkl_sim_random_between (random, 4, 9);
  /* Every third one has polygons; of these, some a hole and some two parts. */
  if (index % 3 == 2 && index < TKL_DEMO_OVERLAP)
    site->outline = index % 12 == 5   ? TKL_DEMO_RING
                    : index % 12 == 8 ? TKL_DEMO_PAIR
                                      : TKL_DEMO_POLYGON;
}

static void
make_special_sites (TklDemo *demo)
{
  TklDemoSite *first = &demo->sites[TKL_DEMO_OVERLAP];
  TklDemoSite *second = &demo->sites[TKL_DEMO_OVERLAP + 1];
  TklDemoSite *service = &demo->sites[TKL_DEMO_SERVICE];

  first->radius_m = 200;
  second->radius_m = 200;
  second->town = first->town;
  second->centre = tkl_demo_offset (first->centre, 120, 60);

  g_free (service->name);
  service->name = g_strdup ("Onderhoudsdienst Kempen");
  service->client = "Diverse";
  service->town = &tkl_demo_towns[TKL_DEMO_TOWNS - 2];
  service->centre = tkl_demo_offset (service->town->point, 2000, 4000);
  service->radius_m = 9000;
  service->outline = TKL_DEMO_POLYGON;
  service->n_corners = 8;
}

void
tkl_demo_make_company (TklDemo *demo)
{
  TklSimRandom random = { demo->seed * 7919 + 1 };
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (TklPoint));

  demo->employer = tkl_demo_offset (tkl_demo_towns[0].point, -1800, 2600);
  g_array_append_val (taken, demo->employer);
  make_people (demo, &random, taken);
  for (guint i = 0; i < TKL_DEMO_SITES; i++)
    make_site (demo, &random, taken, i);
  make_special_sites (demo);
  tkl_sim_key_from_serial (SPARE_SERIAL, demo->spare_key);
}
