#!/bin/sh
# Databases, schemas and roles of a new PostgreSQL, by the scripts of deploy/sql. The image of PostgreSQL runs it once, on an
# empty data folder; the passwords of the roles are in a secret (make-secrets.mjs). Its last act is the mark that the health
# check looks for (postgres-ready.sh).
set -eu
. "${ROLES_FILE:-/run/secrets/roles}"
sql="${SQL_DIR:-/deploy/sql}"

run() { # database file variables…
  database=$1 file=$2
  shift 2
  psql -X -q -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname "$database" -v database="$database" "$@" -f "$sql/$file"
}

schema() { # database schema owner_password runtime_password
  run "$1" schema.sql -v schema="$2" -v owner="$2_owner" -v owner_password="$3" -v runtime="$2" -v runtime_password="$4"
}

for database in piattaforma nodo_simulator; do
  psql -X -q -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
    -c "create database $database template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'"
  psql -X -q -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname "$database" \
    -c 'revoke all on schema public from public'
done
run piattaforma eventi.sql -v schema=eventi -v owner=eventi_owner -v owner_password="$EVENTI_OWNER"
schema piattaforma onboarding "$ONBOARDING_OWNER" "$ONBOARDING"
schema piattaforma dovuti "$DOVUTI_OWNER" "$DOVUTI"
schema piattaforma pagamenti "$PAGAMENTI_OWNER" "$PAGAMENTI"
schema piattaforma pivot "$PIVOT_OWNER" "$PIVOT"
schema piattaforma portale "$PORTALE_OWNER" "$PORTALE"
schema nodo_simulator nodo_simulator "$NODO_SIMULATOR_OWNER" "$NODO_SIMULATOR"
psql -X -q -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
  -c "comment on database piattaforma is 'fatta da deploy/compose/init.sh'"
