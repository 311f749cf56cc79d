#!/bin/sh
# deploy/backup.sh FOLDER: databases and objects of the running containers into FOLDER/<instant>, which exists only when all of it
# is there. The services go on. The databases come first: whatever a row of theirs names was written before the row, so it is
# among the objects copied after. The secrets are not in it: they are kept apart (deploy/README.md).
set -eu
folder="$(mkdir -p "${1:?usage: deploy/backup.sh FOLDER}" && cd "$1" && pwd)"
cd "$(dirname "$0")/.."

name="$(date -u +%Y%m%dT%H%M%SZ)"
made="$folder/.$name.part"
umask 077
mkdir "$made"
trap 'rm -rf "$made"' EXIT

databases="$(docker compose exec -T postgres psql -XqtA -U postgres -d postgres \
  -c "select datname from pg_database where datname in ('piattaforma', 'nodo_simulator') order by 1")"
for database in $databases; do
  docker compose exec -T postgres pg_dump -U postgres -Fc "$database" >"$made/$database.dump"
done
docker compose run --rm --no-deps -T pivot tar -C /var/lib/mypay/objects -cf - . >"$made/objects.tar"
(cd "$made" && sha256sum -- *.dump objects.tar >SHA256SUMS)
mv "$made" "$folder/$name"
echo "$folder/$name"
