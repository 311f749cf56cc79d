#!/bin/sh
# Health of the PostgreSQL container: it takes connections over TCP (while the first start runs its scripts, the server listens
# on its socket alone), and init.sh came to its end: a first start that was cut leaves a server that answers and has nothing.
set -eu
PGPASSWORD="$(cat "${POSTGRES_PASSWORD_FILE:-/run/secrets/password}")"
export PGPASSWORD PGCONNECT_TIMEOUT=3
made=$(psql -XqtA -h 127.0.0.1 -U postgres -d postgres -c "select shobj_description(oid, 'pg_database') from pg_database where datname = 'piattaforma'")
[ "$made" = 'fatta da deploy/compose/init.sh' ] || {
  echo 'the database was never made to its end: see deploy/README.md, "A first start that was cut"'
  exit 1
}
