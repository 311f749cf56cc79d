#!/bin/sh
# deploy/restore.sh FOLDER/<instant>: puts back what deploy/backup.sh took. All that came after it is forgotten: databases, objects
# and events. Then what had been announced in the last day before the backup is announced again, for an event that was under way
# in Kafka is in no backup; who has read it already knows by its id and passes over it.
set -eu
from="$(cd "${1:?usage: deploy/restore.sh FOLDER/<instant>}" && pwd)"
cd "$(dirname "$0")/.."
(cd "$from" && sha256sum --quiet -c SHA256SUMS)

postgres() { docker compose exec -T postgres psql -Xq -v ON_ERROR_STOP=1 -U postgres "$@"; }

# Everything but the database: nobody may write, and the events of later belong to nobody.
docker compose down --remove-orphans
docker volume rm -f "${COMPOSE_PROJECT_NAME:-mypay}_kafka" >/dev/null
docker compose up -d --wait postgres

for dump in "$from"/*.dump; do
  docker compose exec -T postgres pg_restore -U postgres -d postgres --clean --if-exists --create --exit-on-error <"$dump"
done
for schema in onboarding dovuti pagamenti pivot; do
  postgres -d piattaforma -c "update $schema.outbox set inviato_il = null where inviato_il is not null"
done
docker compose run --rm --no-deps -T pivot sh -c \
  'find /var/lib/mypay/objects -mindepth 1 -delete && tar -C /var/lib/mypay/objects -xf -' <"$from/objects.tar"

docker compose up -d --wait
