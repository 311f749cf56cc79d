#!/bin/sh
# Schema and roles of one service that a release brought, in a PostgreSQL that has data; inside its container. init.sh makes
# those of a new one. deploy/add-schema.sh
set -eu
. "${ROLES_FILE:-/run/secrets/roles}"
schema=$1
upper=$(printf %s "$schema" | tr 'a-z' 'A-Z')
owner=$(eval "printf %s \"\$${upper}_OWNER\"")
runtime=$(eval "printf %s \"\$$upper\"")
psql -X -q -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname piattaforma -v database=piattaforma \
  -v schema="$schema" -v owner="${schema}_owner" -v owner_password="$owner" -v runtime="$schema" -v runtime_password="$runtime" \
  -f "${SQL_DIR:-/deploy/sql}/schema.sql"
