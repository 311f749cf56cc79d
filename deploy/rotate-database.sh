#!/bin/sh
# deploy/rotate-database.sh: a new password for every role of the platform, in PostgreSQL and in the files of the secrets. The
# connections that are open stay; recreate the containers at once, for a new one would be refused.
set -eu
cd "$(dirname "$0")/.."
secrets="${SECRETS_DIR:-deploy/secrets}"

# First the files, aside: if PostgreSQL then refuses, the old ones are still in force.
rm -rf "$secrets/.new"
docker compose run --rm --no-deps -T secrets node /deploy/make-secrets.mjs /secrets/.new 2>/dev/null
while IFS='=' read -r role password; do
  printf "alter role %s password '%s';\n" "$(printf %s "$role" | tr 'A-Z' 'a-z')" "$password"
done <"$secrets/.new/postgres/roles" >"$secrets/.new/roles.sql"
docker compose exec -T postgres psql -Xq -v ON_ERROR_STOP=1 -U postgres -d postgres --single-transaction <"$secrets/.new/roles.sql"

mv -f "$secrets/.new/postgres/roles" "$secrets/postgres/roles"
for file in "$secrets"/.new/*/database_url "$secrets"/.new/*-owner/eventi_url; do
  mv -f "$file" "$secrets/${file#"$secrets/.new/"}"
done
rm -rf "$secrets/.new"
echo 'fatto: docker compose up -d --force-recreate --wait'
