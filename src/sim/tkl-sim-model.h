/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklSimModel: what the imitated platform knows: vehicles, records, drivers, groups, keys, time. */
/* Thread: main. */
#pragma once

#include "tkl-record.h"

G_BEGIN_DECLS

/* One record of a vehicle, packed since a million of them must fit easily. */
typedef struct
{
  gint64 time_utc_ms;     /* by the device */
  gint64 received_utc_ms; /* arrival at the platform: visible from then on */
  TklPoint point;         /* unset: the record has no position at all; 0/0 is possible */
  gint32 odometer_m;      /* −1 = none */
  gint32 key;             /* index of the text in the model, 0 = no key touched */
  gint16 speed_kmh;
  gint16 direction_deg;
  gint16 altitude_m;
  guint8 satellites; /* 0 = no fix */
  guint8 ignition;   /* TklIgnition */
} TklSimRecord;

typedef struct
{
  char *id;          /* (owned): opaque, unique */
  char *name;        /* (owned): may be empty */
  gint64 imei;       /* 0 = not told */
  char *plate;       /* (owned) (nullable) */
  char *make;        /* (owned) (nullable) */
  char *model;       /* (owned) (nullable) */
  const char *fuel;  /* enum word, static or (nullable) */
  GArray *records;   /* (element-type TklSimRecord): by device time, then arrival */
  gboolean unsorted; /* records were added since the last sort */
} TklSimVehicle;

typedef struct
{
  char *text; /* (owned): as registered */
  char *type; /* (owned): IBUTTON, TACHOGRAPH, DLT, WIRELESS, or a word nobody knows */
} TklSimIdentifier;

typedef struct
{
  char *id;                          /* (owned) */
  char *first_name;                  /* (owned) */
  char *last_name, *address, *phone; /* (owned) (nullable) */
  GArray *identifiers;               /* (element-type TklSimIdentifier) */
  gboolean unlisted;                 /* TRUE: only GET /drivers/{id} finds it */
} TklSimDriver;

typedef struct
{
  char *id, *name;       /* (owned) */
  GPtrArray *object_ids; /* (element-type utf8) */
} TklSimGroup;

/* An occurrence of a rule that the customer made in the portal. */
typedef struct
{
  char *object_id;          /* (owned) */
  char *name, *description; /* (owned) */
  char *driver_id;          /* (owned) (nullable) */
  gint64 start_utc_ms, end_utc_ms;
  TklPoint start_point, end_point;
  gint32 start_odometer_m, end_odometer_m;
  gint16 speed_kmh;
} TklSimEvent;

/* An address that the geocoder knows. */
typedef struct
{
  char *street, *number;    /* (owned) */
  char *postal_code, *town; /* (owned) */
  TklPoint point;
} TklSimAddress;

/* A key of the API and what its web user may see. */
typedef struct
{
  char *key;             /* (owned) */
  GPtrArray *object_ids; /* (element-type utf8) (nullable): NULL = all vehicles */
  GPtrArray *denied;     /* (element-type utf8): capabilities outside the plan, `coordinates-3` */
  gboolean revoked;
} TklSimApiKey;

typedef struct
{
  gint64 now_utc_ms;     /* the simulated clock; it moves only when told to */
  GPtrArray *vehicles;   /* (element-type TklSimVehicle) (owned) */
  GPtrArray *drivers;    /* (element-type TklSimDriver) (owned) */
  GPtrArray *groups;     /* (element-type TklSimGroup) (owned) */
  GPtrArray *events;     /* (element-type TklSimEvent) (owned) */
  GPtrArray *api_keys;   /* (element-type TklSimApiKey) (owned) */
  GPtrArray *addresses;  /* (element-type TklSimAddress) (owned): of people and sites */
  GPtrArray *key_texts;  /* (element-type utf8) (owned): i-Button texts; index 0 is NULL */
  GHashTable *key_index; /* (element-type utf8 gint) (borrowed keys) */
} TklSimModel;

TklSimModel *tkl_sim_model_new (void);
void tkl_sim_model_free (TklSimModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklSimModel, tkl_sim_model_free)

/**
 * tkl_sim_model_add_vehicle:
 * @id: (nullable): NULL makes one, in the form of a UUID, from @name and the number of vehicles
 *
 * Returns: (transfer none): the new vehicle; NULL when the id is taken.
 */
TklSimVehicle *tkl_sim_model_add_vehicle (TklSimModel *model, const char *id, const char *name);

/** tkl_sim_model_find_vehicle: @text: id, else name. Returns: (transfer none) (nullable). */
TklSimVehicle *tkl_sim_model_find_vehicle (TklSimModel *model, const char *text);

/**
 * tkl_sim_model_add_driver:
 * @id: (nullable): NULL makes one from the names and the number of drivers
 * Returns: (transfer none)
 */
TklSimDriver *tkl_sim_model_add_driver (TklSimModel *model,
                                        const char *id,
                                        const char *first_name,
                                        const char *last_name);
TklSimDriver *tkl_sim_model_find_driver (TklSimModel *model, const char *id);

/** tkl_sim_driver_add_identifier: adds one way to recognise the driver. */
void tkl_sim_driver_add_identifier (TklSimDriver *driver, const char *text, const char *type);

/** tkl_sim_model_driver_of_key: Returns: (nullable): the driver who has that i-Button, any spelling. */
TklSimDriver *tkl_sim_model_driver_of_key (TklSimModel *model, gint32 key);

/** tkl_sim_model_add_group: Returns: (transfer none): a group without vehicles. */
TklSimGroup *tkl_sim_model_add_group (TklSimModel *model, const char *id, const char *name);

/** tkl_sim_model_add_event: Returns: (transfer none): an event to be filled in. */
TklSimEvent *tkl_sim_model_add_event (TklSimModel *model, const char *object_id, const char *name);

/** tkl_sim_model_add_address: @parts: street, number, postal code, town. */
void tkl_sim_model_add_address (TklSimModel *model, const char *const parts[4], TklPoint point);

/**
 * tkl_sim_model_add_api_key:
 * Returns: (transfer none): a key that sees all vehicles; third versions are outside its plan. The
 * one there is when it exists already.
 */
TklSimApiKey *tkl_sim_model_add_api_key (TklSimModel *model, const char *key);
TklSimApiKey *tkl_sim_model_find_api_key (TklSimModel *model, const char *key);

/** tkl_sim_api_key_sees: Returns: TRUE when the vehicle is visible to the key. */
gboolean tkl_sim_api_key_sees (const TklSimApiKey *key, const char *object_id);

/** tkl_sim_api_key_may: Returns: FALSE when @capability is outside the plan of the key. */
gboolean tkl_sim_api_key_may (const TklSimApiKey *key, const char *capability);

/**
 * tkl_sim_model_key:
 * @text: (nullable): a key in any spelling, or the text of a foreign reader
 * Returns: its index for TklSimRecord.key; 0 for NULL and "".
 */
gint32 tkl_sim_model_key (TklSimModel *model, const char *text);

/** tkl_sim_model_key_text: Returns: (nullable): printed form, or the foreign text; NULL for 0. */
const char *tkl_sim_model_key_text (const TklSimModel *model, gint32 key);

/** tkl_sim_record_init: a record at rest, with a fix, received five seconds later. */
void tkl_sim_record_init (TklSimRecord *record, gint64 time_utc_ms, TklPoint point);

/** tkl_sim_vehicle_add: appends a copy; records may come in any order. */
void tkl_sim_vehicle_add (TklSimVehicle *vehicle, const TklSimRecord *record);

/** tkl_sim_vehicle_records: Returns: (transfer none): the records, sorted first where needed. */
const GArray *tkl_sim_vehicle_records (TklSimVehicle *vehicle);

/** tkl_sim_vehicle_lower_bound: Returns: index of the first record at or after the instant. */
guint tkl_sim_vehicle_lower_bound (TklSimVehicle *vehicle, gint64 time_utc_ms);

/**
 * tkl_sim_model_checksum:
 * Returns: a hash over all vehicles and records; equal models give equal sums.
 */
guint64 tkl_sim_model_checksum (TklSimModel *model);

/** tkl_sim_model_n_records: Returns: the number of records, visible or not. */
guint tkl_sim_model_n_records (const TklSimModel *model);

G_END_DECLS
