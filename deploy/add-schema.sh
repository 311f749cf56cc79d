#!/bin/sh
# deploy/add-schema.sh SCHEMA: roles and schema of a service that a release brought, in the running PostgreSQL. Once, before the
# containers of the new release start.
set -eu
cd "$(dirname "$0")/.."
docker compose run --rm --no-deps -T secrets
docker compose up -d --wait postgres
docker compose exec -T postgres sh /deploy/schema.sh "${1:?usage: deploy/add-schema.sh SCHEMA}"
